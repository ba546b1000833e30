/* attribution-chain.c: the likeliest labels of a row of words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include <math.h>
#include <string.h>

#include "discourse/attribution-chain.h"

#define MAX_PENDING 64

/**
 * analyzer_chain_new:
 * @n_labels: how many labels there are, at most %ANALYZER_CHAIN_MAX_LABELS
 *
 * Returns: (transfer full): an empty chain, used again for one row after the
 *   other
 */
AnalyzerChain *
analyzer_chain_new (guint n_labels)
{
  AnalyzerChain *self = g_new0 (AnalyzerChain, 1);

  g_assert (n_labels <= ANALYZER_CHAIN_MAX_LABELS);
  self->n_labels = n_labels;

  return self;
}

void
analyzer_chain_free (AnalyzerChain *self)
{
  g_free (self->emissions);
  g_free (self->boundaries);
  g_free (self->best);
  g_free (self->sums);
  g_free (self->scales);
  g_free (self->back);
  g_free (self);
}

/**
 * analyzer_chain_resize:
 * @n: how many words the next row has
 *
 * Makes room. The emissions are undefined then.
 */
void
analyzer_chain_resize (AnalyzerChain *self,
                       guint          n)
{
  guint labels = self->n_labels;

  self->n = n;
  if (n <= self->size)
    return;

  self->size = MAX (n, 2 * self->size);
  self->emissions = g_renew (float, self->emissions, self->size * labels);
  self->boundaries = g_renew (guint8, self->boundaries, self->size);
  self->best = g_renew (float, self->best, self->size * labels);
  self->sums = g_renew (float, self->sums, self->size * labels * 3);
  self->scales = g_renew (float, self->scales, self->size);
  self->back = g_renew (guint8, self->back, self->size * labels);
}

static inline const float *
get_transitions (const AnalyzerChain *self,
                 guint                at)
{
  return self->transitions + self->boundaries[at] * self->n_labels * self->n_labels;
}

static guint
run_forward (AnalyzerChain *self)
{
  guint labels = self->n_labels, last = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const float *transitions = get_transitions (self, i);

      for (guint y = 0; y < labels; y++)
        {
          float best = i == 0 ? transitions[y] : self->best[(i - 1) * labels] + transitions[y];
          guint from = 0;

          for (guint x = 1; i > 0 && x < labels; x++)
            {
              float score = self->best[(i - 1) * labels + x] + transitions[x * labels + y];

              if (score > best)
                {
                  best = score;
                  from = x;
                }
            }
          self->best[i * labels + y] = best + self->emissions[i * labels + y];
          self->back[i * labels + y] = from;
        }
    }

  for (guint y = 1; y < labels; y++)
    if (self->best[(self->n - 1) * labels + y] > self->best[(self->n - 1) * labels + last])
      last = y;

  return last;
}

/**
 * analyzer_chain_find_best:
 * @labels: (out): room for one label a word
 *
 * Returns: the score of the best labels
 */
float
analyzer_chain_find_best (AnalyzerChain *self,
                          guint8        *labels)
{
  guint y;
  float score;

  if (self->n == 0)
    return 0;

  y = run_forward (self);
  score = self->best[(self->n - 1) * self->n_labels + y];
  for (guint i = self->n; i-- > 0;)
    {
      labels[i] = y;
      y = self->back[i * self->n_labels + y];
    }

  return score;
}

/* A reading that leaves another one at one place: of the word @at - 1 it takes
 * the label @from instead of the best one. */
typedef struct
{
  float score;
  guint parent;
  guint at;
  guint from;
} Departure;

static void
push (Departure       *pending,
      guint           *n_pending,
      const Departure *departure)
{
  guint at;

  if (*n_pending == MAX_PENDING)
    {
      if (pending[MAX_PENDING - 1].score >= departure->score)
        return;
      (*n_pending)--;
    }
  for (at = *n_pending; at > 0 && pending[at - 1].score < departure->score; at--)
    pending[at] = pending[at - 1];
  pending[at] = *departure;
  (*n_pending)++;
}

/**
 * analyzer_chain_find_several:
 * @readings: (out): room for @max readings, each with room for its labels
 * @max: how many are wanted at most
 * @width: how much worse than the best one the last may be
 *
 * Finds the best ways to label the words, the best first.
 *
 * Returns: how many were found, at least one where there are words
 */
guint
analyzer_chain_find_several (AnalyzerChain   *self,
                             AnalyzerReading *readings,
                             guint            max,
                             float            width)
{
  Departure pending[MAX_PENDING + 1];
  guint n_pending = 0, n_readings = 0, labels = self->n_labels, last;
  float limit;

  if (self->n == 0 || max == 0)
    return 0;

  last = run_forward (self);
  limit = self->best[(self->n - 1) * labels + last] - width;
  for (guint y = 0; y < labels; y++)
    {
      Departure departure = { self->best[(self->n - 1) * labels + y], G_MAXUINT, self->n, y };

      if (departure.score >= limit)
        push (pending, &n_pending, &departure);
    }

  while (n_pending > 0 && n_readings < max)
    {
      Departure taken = pending[0];
      AnalyzerReading *reading = &readings[n_readings];
      guint y = taken.from;

      n_pending--;
      memmove (pending, pending + 1, n_pending * sizeof *pending);
      reading->score = taken.score;
      if (taken.parent != G_MAXUINT && taken.at < self->n)
        memcpy (reading->labels + taken.at, readings[taken.parent].labels + taken.at, self->n - taken.at);

      for (guint i = taken.at; i-- > 0;)
        {
          const float *transitions = get_transitions (self, i);
          guint from = self->back[i * labels + y];
          float here;

          reading->labels[i] = y;
          if (i == 0)
            break;
          here = self->best[(i - 1) * labels + from] + transitions[from * labels + y];
          for (guint x = 0; x < labels; x++)
            {
              Departure departure = { taken.score - here + self->best[(i - 1) * labels + x] + transitions[x * labels + y],
                                      n_readings, i, x };

              if (x != from && departure.score >= limit)
                push (pending, &n_pending, &departure);
            }
          y = from;
        }
      n_readings++;
    }

  return n_readings;
}

/**
 * analyzer_chain_sum:
 * @marginals: (out) (nullable): room for the probability of each label of each
 *   word
 * @pairs: (inout) (nullable): by boundary, label before and label: to what the
 *   expected number of each is added
 *
 * Returns: the logarithm of the sum over all labellings
 */
float
analyzer_chain_sum (AnalyzerChain *self,
                    float         *marginals,
                    float         *pairs)
{
  guint labels = self->n_labels, n = self->n;
  float *forward = self->sums, *weights = forward + self->size * labels, *backward = weights + self->size * labels;
  float steps[16][ANALYZER_CHAIN_MAX_LABELS * ANALYZER_CHAIN_MAX_LABELS];
  gboolean known[16] = { FALSE };
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      const float *emissions = self->emissions + i * labels, *step;
      guint boundary = self->boundaries[i];
      float top = emissions[0], total = 0;

      if (!known[boundary])
        {
          const float *transitions = get_transitions (self, i);

          for (guint j = 0; j < labels * labels; j++)
            steps[boundary][j] = transitions[j] <= ANALYZER_CHAIN_NEVER ? 0 : expf (transitions[j]);
          known[boundary] = TRUE;
        }
      step = steps[boundary];
      for (guint y = 1; y < labels; y++)
        top = MAX (top, emissions[y]);
      for (guint y = 0; y < labels; y++)
        weights[i * labels + y] = emissions[y] - top < -60 ? 0 : expf (emissions[y] - top);
      for (guint y = 0; y < labels; y++)
        {
          float value = 0;

          if (i == 0)
            value = step[y];
          else
            for (guint x = 0; x < labels; x++)
              value += forward[(i - 1) * labels + x] * step[x * labels + y];
          value *= weights[i * labels + y];
          forward[i * labels + y] = value;
          total += value;
        }
      total = MAX (total, 1e-30f);
      self->scales[i] = 1 / total;
      for (guint y = 0; y < labels; y++)
        forward[i * labels + y] *= self->scales[i];
      sum += logf (total) + top;
    }

  if (marginals == NULL)
    return sum;

  for (guint i = n; i-- > 0;)
    {
      const float *step = i + 1 < n ? steps[self->boundaries[i + 1]] : NULL;
      float next[ANALYZER_CHAIN_MAX_LABELS];

      if (i + 1 < n)
        for (guint y = 0; y < labels; y++)
          next[y] = weights[(i + 1) * labels + y] * backward[(i + 1) * labels + y] * self->scales[i + 1];
      for (guint x = 0; x < labels; x++)
        {
          float value = i + 1 < n ? 0 : 1;

          if (i + 1 < n)
            for (guint y = 0; y < labels; y++)
              {
                float both = step[x * labels + y] * next[y];

                value += both;
                if (pairs != NULL)
                  pairs[self->boundaries[i + 1] * labels * labels + x * labels + y] += forward[i * labels + x] * both;
              }
          backward[i * labels + x] = value;
          marginals[i * labels + x] = forward[i * labels + x] * value;
        }
    }
  if (pairs != NULL && n > 0)
    for (guint y = 0; y < labels; y++)
      pairs[self->boundaries[0] * labels * labels + y] += marginals[y];

  return sum;
}
