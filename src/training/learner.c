/* learner.c: learns the weights of sparse features, label by label.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <math.h>

#include "training/learner.h"

typedef struct
{
  guint8  label;
  guint32 stamp;        /* when @sum was last brought up to date */
  float   weight;
  double  sum;          /* of the weight over all times until @stamp */
} Entry;

typedef struct
{
  guint32  hash;
  guint16  n_entries;
  guint16  n_allocated;
  Entry   *entries;
} Feature;

struct _AnalyzerLearner
{
  guint    n_labels;
  guint32  time;
  Feature *slots;       /* open addressing; free where entries are NULL */
  guint32  n_slots;
  guint32  n_used;
};

AnalyzerLearner *
analyzer_learner_new (guint n_labels)
{
  AnalyzerLearner *self = g_new0 (AnalyzerLearner, 1);

  g_assert (n_labels <= 256);
  self->n_labels = n_labels;
  self->n_slots = 1 << 16;
  self->slots = g_new0 (Feature, self->n_slots);

  return self;
}

void
analyzer_learner_free (AnalyzerLearner *self)
{
  for (guint32 i = 0; i < self->n_slots; i++)
    g_free (self->slots[i].entries);
  g_free (self->slots);
  g_free (self);
}

static Feature *
find (AnalyzerLearner *self,
      guint32          hash)
{
  guint32 at = hash & (self->n_slots - 1);

  while (self->slots[at].entries != NULL && self->slots[at].hash != hash)
    at = (at + 1) & (self->n_slots - 1);

  return &self->slots[at];
}

static void
grow (AnalyzerLearner *self)
{
  g_autofree Feature *old = self->slots;
  guint32 n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (Feature, self->n_slots);
  for (guint32 i = 0; i < n_old; i++)
    if (old[i].entries != NULL)
      *find (self, old[i].hash) = old[i];
}

/**
 * analyzer_learner_score:
 * @features: (array length=n_features): the hashes of what is seen
 * @scores: (inout): gets the weights of each label added
 */
void
analyzer_learner_score (AnalyzerLearner *self,
                        const guint32   *features,
                        guint            n_features,
                        float           *scores)
{
  for (guint i = 0; i < n_features; i++)
    {
      const Feature *feature = find (self, features[i]);

      for (guint k = 0; k < feature->n_entries; k++)
        scores[feature->entries[k].label] += feature->entries[k].weight;
    }
}

static void
add (AnalyzerLearner *self,
     guint32          hash,
     guint            label,
     float            value)
{
  Feature *feature;
  Entry *entry = NULL;

  if (self->n_used * 2 >= self->n_slots)
    grow (self);

  feature = find (self, hash);
  if (feature->entries == NULL)
    {
      feature->hash = hash;
      feature->n_allocated = 2;
      feature->entries = g_new (Entry, 2);
      self->n_used++;
    }
  for (guint i = 0; i < feature->n_entries && entry == NULL; i++)
    if (feature->entries[i].label == label)
      entry = &feature->entries[i];

  if (entry == NULL)
    {
      if (feature->n_entries == feature->n_allocated)
        {
          feature->n_allocated *= 2;
          feature->entries = g_renew (Entry, feature->entries, feature->n_allocated);
        }
      entry = &feature->entries[feature->n_entries++];
      *entry = (Entry) { label, self->time, 0, 0 };
    }

  entry->sum += (double) entry->weight * (self->time - entry->stamp);
  entry->stamp = self->time;
  entry->weight += value;
}

/**
 * analyzer_learner_update:
 * @features: (array length=n_features): the hashes of what is seen
 * @right: the label it should have
 * @wrong: the label it was given
 *
 * Counts one decision; where it was wrong, moves the weights.
 */
void
analyzer_learner_update (AnalyzerLearner *self,
                         const guint32   *features,
                         guint            n_features,
                         guint            right,
                         guint            wrong)
{
  self->time++;
  if (right == wrong)
    return;

  for (guint i = 0; i < n_features; i++)
    {
      add (self, features[i], right, 1);
      add (self, features[i], wrong, -1);
    }
}

static int
compare_features (gconstpointer a,
                  gconstpointer b)
{
  const AnalyzerSparseWeight *first = a, *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;

  return (int) first->label - (int) second->label;
}

/**
 * analyzer_learner_end:
 * @least: averages nearer to nothing are left out
 *
 * Returns: (transfer full) (element-type AnalyzerSparseWeight): the averaged
 *   weights, in a fixed order
 */
GArray *
analyzer_learner_end (AnalyzerLearner *self,
                      float            least)
{
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (AnalyzerSparseWeight));

  for (guint32 i = 0; i < self->n_slots; i++)
    for (guint k = 0; k < self->slots[i].n_entries; k++)
      {
        const Entry *entry = &self->slots[i].entries[k];
        double sum = entry->sum + (double) entry->weight * (self->time - entry->stamp);
        AnalyzerSparseWeight weight = { self->slots[i].hash, entry->label, sum / MAX (self->time, 1) };

        if (fabsf (weight.weight) >= least)
          g_array_append_val (weights, weight);
      }
  g_array_sort (weights, compare_features);

  return weights;
}
