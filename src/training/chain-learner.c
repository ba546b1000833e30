/* chain-learner.c: learns the weights of a chain of labels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <math.h>
#include <string.h>

#include "training/chain-learner.h"
#include "training/draw.h"

/* A gradient below this moves nothing that matters. */
#define NOTHING 0.002f
#define START 1e-3f

typedef struct
{
  AnalyzerChainPlan  plan;
  GPtrArray         *examples;
  guint              columns;
  float             *cells;             /* by row: the weights, then the sums of squared gradients */
  float              transitions[ANALYZER_N_BOUNDARIES * ANALYZER_CHAIN_MAX_LABELS * ANALYZER_CHAIN_MAX_LABELS];
  float              squares[ANALYZER_N_BOUNDARIES * ANALYZER_CHAIN_MAX_LABELS * ANALYZER_CHAIN_MAX_LABELS];
  guint64            random;
} Training;

/* Leaves features out at random, so that none relies on another; @kept gets
 * the rows of the rest. */
static guint
drop (Training          *self,
      const AnalyzerRow *rows,
      guint32           *kept)
{
  guint n = 0;
  guint32 mask = ((guint32) 1 << self->plan.bits) - 1;
  guint64 limit = self->plan.dropout * 256;

  for (guint r = 0; r < 2; r++)
    for (guint i = 0; i < rows[r].n; i += 8)
      {
        guint64 bits = analyzer_draw (&self->random);

        for (guint j = i; j < MIN (i + 8, rows[r].n); j++, bits >>= 8)
          if ((bits & 255) >= limit)
            kept[n++] = rows[r].keys[j] & mask;
      }

  return n;
}

static void
learn_example (Training              *self,
               const AnalyzerExample *example,
               AnalyzerChain         *chain,
               GArray                *kept,
               GArray                *marginals,
               GArray                *ends)
{
  guint labels = self->plan.n_labels, columns = self->columns;
  float pairs[ANALYZER_N_BOUNDARIES * ANALYZER_CHAIN_MAX_LABELS * ANALYZER_CHAIN_MAX_LABELS] = { 0 };
  guint before = 0, at = 0;

  analyzer_chain_resize (chain, example->n);
  g_array_set_size (kept, example->n * 2 * ANALYZER_MAX_FEATURES);
  g_array_set_size (marginals, example->n * labels);
  g_array_set_size (ends, example->n);
  for (guint t = 0; t < example->n; t++)
    {
      float *emissions = chain->emissions + t * labels;

      chain->boundaries[t] = example->boundaries[t];
      memset (emissions, 0, labels * sizeof *emissions);
      if (example->fixed != NULL && example->fixed[t])
        {
          for (guint c = 0; c < columns; c++)
            emissions[c + 1] = ANALYZER_CHAIN_NEVER;
        }
      else
        {
          guint32 *rows = &g_array_index (kept, guint32, at);
          guint n = drop (self, example->rows + 2 * t, rows);

          for (guint i = 0; i < n; i++)
            {
              const float *cell = self->cells + (gsize) rows[i] * 2 * columns;

              for (guint c = 0; c < columns; c++)
                emissions[c + 1] += cell[c];
            }
          at += n;
        }
      g_array_index (ends, guint, t) = at;
    }

  analyzer_chain_sum (chain, (float *) marginals->data, pairs);

  at = 0;
  for (guint t = 0; t < example->n; t++)
    {
      float gradient[ANALYZER_CHAIN_MAX_LABELS], largest = 0;
      guint end = g_array_index (ends, guint, t), label = example->labels[t];

      pairs[example->boundaries[t] * labels * labels + before * labels + label] -= 1;
      before = label;
      for (guint c = 0; c < columns; c++)
        {
          gradient[c] = g_array_index (marginals, float, t * labels + c + 1) - (label == c + 1);
          largest = MAX (largest, fabsf (gradient[c]));
        }
      if (largest > NOTHING)
        for (guint i = at; i < end; i++)
          {
            float *cell = self->cells + (gsize) g_array_index (kept, guint32, i) * 2 * columns;

            for (guint c = 0; c < columns; c++)
              {
                cell[columns + c] += gradient[c] * gradient[c];
                cell[c] -= self->plan.rate * gradient[c] / sqrtf (cell[columns + c]);
              }
          }
      at = end;
    }

  for (guint i = 0; i < ANALYZER_N_BOUNDARIES * labels * labels; i++)
    if (self->transitions[i] > ANALYZER_CHAIN_NEVER && fabsf (pairs[i]) > NOTHING)
      {
        self->squares[i] += pairs[i] * pairs[i];
        self->transitions[i] -= self->plan.rate * pairs[i] / sqrtf (self->squares[i]);
      }
}

static gpointer
run_training (gpointer data)
{
  Training *self = data;
  g_autoptr(AnalyzerChain) chain = analyzer_chain_new (self->plan.n_labels);
  g_autoptr(GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GArray) marginals = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *order = g_new (guint, self->examples->len);

  chain->transitions = self->transitions;
  for (guint i = 0; i < self->examples->len; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < self->plan.n_epochs; epoch++)
    {
      for (guint i = self->examples->len; i-- > 1;)
        {
          guint j = analyzer_draw (&self->random) % (i + 1), kept_aside = order[i];

          order[i] = order[j];
          order[j] = kept_aside;
        }
      for (guint i = 0; i < self->examples->len; i++)
        learn_example (self, g_ptr_array_index (self->examples, order[i]), chain, kept, marginals, ends);
    }

  return NULL;
}

/**
 * analyzer_chain_weights_learn:
 * @plan: how to learn
 * @examples: (element-type AnalyzerExample): what to learn from
 * @start_transitions: by boundary, label before and label: 0, or
 *   %ANALYZER_CHAIN_NEVER
 *
 * Learns several times, with other features left out each time, and takes the
 * mean. The same examples give the same weights.
 *
 * Returns: (transfer full): the weights
 */
AnalyzerChainWeights *
analyzer_chain_weights_learn (const AnalyzerChainPlan *plan,
                              GPtrArray               *examples,
                              const float             *start_transitions)
{
  AnalyzerChainWeights *self = g_new0 (AnalyzerChainWeights, 1);
  guint columns = plan->n_labels - 1, n_transitions = ANALYZER_N_BOUNDARIES * plan->n_labels * plan->n_labels;
  gsize n_rows = (gsize) 1 << plan->bits;
  float keep = 1 - plan->dropout;

  self->plan = *plan;
  self->weights = g_new0 (float, n_rows * columns);
  for (guint i = 0; i < plan->n_trainings; i++)
    {
      Training training = { *plan, examples, columns };

      training.random = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) * (i + 1);
      training.cells = g_new0 (float, n_rows * 2 * columns);
      for (gsize row = 0; row < n_rows; row++)
        for (guint c = 0; c < columns; c++)
          training.cells[row * 2 * columns + columns + c] = START;
      memcpy (training.transitions, start_transitions, n_transitions * sizeof (float));
      for (guint j = 0; j < n_transitions; j++)
        training.squares[j] = START;
      run_training (&training);

      for (gsize row = 0; row < n_rows; row++)
        for (guint c = 0; c < columns; c++)
          self->weights[row * columns + c] += training.cells[row * 2 * columns + c] * keep / plan->n_trainings;
      for (guint j = 0; j < n_transitions; j++)
        self->transitions[j] += training.transitions[j] / plan->n_trainings;
      g_free (training.cells);
    }
  for (guint j = 0; j < n_transitions; j++)
    if (start_transitions[j] <= ANALYZER_CHAIN_NEVER)
      self->transitions[j] = ANALYZER_CHAIN_NEVER;

  return self;
}

void
analyzer_chain_weights_free (AnalyzerChainWeights *self)
{
  g_free (self->weights);
  g_free (self);
}
