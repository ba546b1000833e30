/* attribution.c: finds cues, their sources and their contents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include <math.h>
#include <string.h>

#include "discourse/attribution.h"
#include "discourse/quote-links.h"

/* Where a hint says no more than this, the chain does not look at the word: it
 * costs time, and the chain is more often wrong there than the hint. */
#define HARDLY 3

static inline gboolean
is_hardly (guint8 hint)
{
  return hint > 0 && hint <= HARDLY;
}

/* Sums the weights of two columns. A row is read with 128 added to each byte. */
static void
score_two (const AnalyzerTable    *table,
           const AnalyzerFeatures *features,
           float                  *scores)
{
  const guint16 *rows = (const guint16 *) (const void *) table->weights;
  gint32 above = 128 * (gint32) features->n;
  guint32 first = 0, second = 0;

  for (guint i = 0; i < features->n; i++)
    {
      guint32 row = GUINT16_FROM_LE (rows[features->keys[i] & table->mask]) ^ 0x8080u;

      first += row & 0xFF;
      second += row >> 8;
    }
  scores[0] += ((gint32) first - above) * table->scale;
  scores[1] += ((gint32) second - above) * table->scale;
}

/* Sums those of four, two sums to a word: they are no more than 65,535 for 256
 * rows. */
static void
score_four (const AnalyzerTable    *table,
            const AnalyzerFeatures *features,
            float                  *scores)
{
  const guint32 *rows = (const guint32 *) (const void *) table->weights;
  gint32 above = 128 * (gint32) features->n;
  guint32 even = 0, odd = 0;

  G_STATIC_ASSERT (ANALYZER_MAX_FEATURES < 256);

  for (guint i = 0; i < features->n; i++)
    {
      guint32 row = GUINT32_FROM_LE (rows[features->keys[i] & table->mask]) ^ 0x80808080u;

      even += row & 0x00FF00FFu;
      odd += row >> 8 & 0x00FF00FFu;
    }
  scores[0] += ((gint32) (even & 0xFFFF) - above) * table->scale;
  scores[1] += ((gint32) (odd & 0xFFFF) - above) * table->scale;
  scores[2] += ((gint32) (even >> 16) - above) * table->scale;
  scores[3] += ((gint32) (odd >> 16) - above) * table->scale;
}

/**
 * analyzer_attribution_model_read:
 * @self: (out caller-allocates): the model, valid as long as @model
 * @model: the file
 *
 * Returns: whether the file holds what is needed; else @error is set
 */
gboolean
analyzer_attribution_model_read (AnalyzerAttributionModel  *self,
                                 const AnalyzerModel       *model,
                                 GError                   **error)
{
  const float *bias;

  self->reranker = NULL;

  return analyzer_model_get_table (model, "cues", ANALYZER_N_CUE_LABELS - 1, &self->cues, error) &&
         analyzer_model_get_table (model, "parts", ANALYZER_N_PART_LABELS - 1, &self->parts, error) &&
         (self->cue_transitions = analyzer_model_get_numbers (model, "cue-transitions",
                                                              ANALYZER_N_BOUNDARIES * ANALYZER_N_CUE_LABELS * ANALYZER_N_CUE_LABELS,
                                                              error)) != NULL &&
         (self->part_transitions = analyzer_model_get_numbers (model, "part-transitions",
                                                               ANALYZER_N_BOUNDARIES * ANALYZER_N_PART_LABELS * ANALYZER_N_PART_LABELS,
                                                               error)) != NULL &&
         (self->grounds = analyzer_model_get_numbers (model, "grounds", ANALYZER_N_GROUNDS, error)) != NULL &&
         (bias = analyzer_model_get_numbers (model, "bias", 1, error)) != NULL &&
         (self->cue_bias = *bias, TRUE);
}

/**
 * analyzer_attribution_model_find_cues:
 *
 * Finds the words that attribute.
 *
 * Returns: (transfer full) (element-type AnalyzerCue): the cues, in text order
 */
GArray *
analyzer_attribution_model_find_cues (const AnalyzerAttributionModel *self,
                                      const AnalyzerScene            *scene)
{
  const AnalyzerProse *prose = scene->prose;
  g_autoptr(GArray) cues = g_array_new (FALSE, FALSE, sizeof (AnalyzerCue));
  g_autoptr(AnalyzerChain) chain = analyzer_chain_new (ANALYZER_N_CUE_LABELS);
  g_autoptr(GByteArray) labels = g_byte_array_new ();
  g_autoptr(GArray) marginals = g_array_new (FALSE, FALSE, sizeof (float));
  AnalyzerFeatures features;

  chain->transitions = self->cue_transitions;
  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      guint first, end, n;
      gboolean any = FALSE;

      if (!analyzer_prose_get_paragraph (prose, i, &first, &end))
        continue;

      n = end - first;
      analyzer_chain_resize (chain, n);
      for (guint t = 0; t < n; t++)
        {
          float *emissions = chain->emissions + t * ANALYZER_N_CUE_LABELS;

          chain->boundaries[t] = analyzer_scene_get_boundary (scene, first + t);
          emissions[0] = 0;
          if (is_hardly (scene->traits[first + t].hints.cue))
            {
              emissions[1] = emissions[2] = ANALYZER_CHAIN_NEVER;
              continue;
            }

          features.n = 0;
          analyzer_features_add_cue (&features, scene, first + t);
          emissions[1] = emissions[2] = 0;
          score_two (&self->cues, &features, emissions + 1);
          emissions[1] += self->cue_bias;
        }

      g_byte_array_set_size (labels, n);
      analyzer_chain_find_best (chain, labels->data);
      for (guint t = 0; t < n && !any; t++)
        any = labels->data[t] != ANALYZER_CUE_LABEL_NONE;
      if (!any)
        continue;

      g_array_set_size (marginals, n * ANALYZER_N_CUE_LABELS);
      analyzer_chain_sum (chain, (float *) marginals->data, NULL);
      for (guint t = 0; t < n; t++)
        {
          AnalyzerCue cue;
          float sure;

          if (labels->data[t] != ANALYZER_CUE_LABEL_BEGIN)
            continue;

          sure = g_array_index (marginals, float, t * ANALYZER_N_CUE_LABELS + ANALYZER_CUE_LABEL_BEGIN);
          sure = CLAMP (sure, 1e-4f, 1 - 1e-4f);
          cue.first = cue.last = first + t;
          while (t + 1 < n && labels->data[t + 1] == ANALYZER_CUE_LABEL_GOES_ON)
            cue.last = first + ++t;
          cue.head = analyzer_scene_find_cue_head (scene, cue.first, cue.last);
          cue.score = logf (sure / (1 - sure));
          g_array_append_val (cues, cue);
        }
    }

  return g_steal_pointer (&cues);
}

void
analyzer_attribution_free (AnalyzerAttribution *self)
{
  g_byte_array_unref (self->labels);
  g_free (self->links);
  g_free (self);
}

/**
 * analyzer_attribution_get_grounds:
 * @grounds: (out) (array fixed-size=5): what its confidence is reckoned from
 */
void
analyzer_attribution_get_grounds (const AnalyzerAttribution *self,
                                  const AnalyzerScene       *scene,
                                  float                     *grounds)
{
  gboolean quoted = FALSE, source = FALSE;

  for (guint t = 0; t < self->labels->len; t++)
    {
      guint label = self->labels->data[t];

      source = source || label == ANALYZER_PART_LABEL_SOURCE_BEGINS;
      quoted = quoted || (label >= ANALYZER_PART_LABEL_CONTENT_BEGINS &&
                          scene->traits[self->first + t].state == ANALYZER_MARK_OPENS);
    }

  grounds[0] = 1;
  grounds[1] = CLAMP (self->cue.score, -4, 6);
  grounds[2] = MAX (self->certainty, -4);
  grounds[3] = quoted;
  grounds[4] = source;
}

static float
reckon_confidence (const AnalyzerAttributionModel *self,
                   const AnalyzerAttribution      *attribution,
                   const AnalyzerScene            *scene)
{
  float grounds[ANALYZER_N_GROUNDS], sum = 0;

  analyzer_attribution_get_grounds (attribution, scene, grounds);
  for (guint i = 0; i < ANALYZER_N_GROUNDS; i++)
    sum += grounds[i] * self->grounds[i];

  return CLAMP (1 / (1 + expf (-sum)), 0.02f, 0.99f);
}

/**
 * analyzer_attribution_score_parts:
 * @view: a cue and what stands around it
 * @chain: gets the scores of the labels of the view's words
 * @plain: four scores a token of the article that depend on no cue
 * @known: whether they are known, by token; all unknown at first
 *
 * Gives the words of @view their links, and tells how well each label suits each
 * of them.
 */
void
analyzer_attribution_score_parts (const AnalyzerAttributionModel *self,
                                  AnalyzerView                   *view,
                                  AnalyzerChain                  *chain,
                                  float                          *plain,
                                  guint8                         *known)
{
  const AnalyzerScene *scene = view->scene;
  guint n = view->end - view->first;
  AnalyzerFeatures features;

  analyzer_view_add_links (view);
  chain->transitions = self->part_transitions;
  analyzer_chain_resize (chain, n);
  for (guint t = 0; t < n; t++)
    {
      float *emissions = chain->emissions + t * ANALYZER_N_PART_LABELS;
      guint token = view->first + t;

      chain->boundaries[t] = analyzer_scene_get_boundary (scene, token);
      emissions[0] = 0;
      if (analyzer_view_is_cue (view, token) ||
          (is_hardly (view->links[t].source) && is_hardly (view->links[t].content)))
        {
          for (guint y = 1; y < ANALYZER_N_PART_LABELS; y++)
            emissions[y] = ANALYZER_CHAIN_NEVER;
          continue;
        }

      if (!known[token])
        {
          features.n = 0;
          analyzer_features_add_plain (&features, scene, token);
          memset (plain + 4 * token, 0, 4 * sizeof *plain);
          score_four (&self->parts, &features, plain + 4 * token);
          known[token] = 1;
        }
      memcpy (emissions + 1, plain + 4 * token, 4 * sizeof *plain);
      features.n = 0;
      analyzer_features_add_linked (&features, view, token);
      score_four (&self->parts, &features, emissions + 1);
    }
}

/**
 * analyzer_attribution_model_find:
 * @cues: (element-type AnalyzerCue): the cues of the article
 * @cancellable: (nullable): stops the search
 *
 * Finds the source and the content of each cue.
 *
 * Returns: (transfer full) (element-type AnalyzerAttribution): one for each
 *   cue, or %NULL with @error set
 */
GPtrArray *
analyzer_attribution_model_find (const AnalyzerAttributionModel  *self,
                                 const AnalyzerScene             *scene,
                                 GArray                          *cues,
                                 GCancellable                    *cancellable,
                                 GError                         **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_attribution_free);
  g_autoptr(AnalyzerView) view = analyzer_view_new (scene);
  g_autoptr(AnalyzerChain) chain = analyzer_chain_new (ANALYZER_N_PART_LABELS);
  g_autofree float *plain = g_new (float, 4 * (gsize) MAX (scene->prose->n_tokens, 1));
  g_autofree guint8 *known = g_new0 (guint8, MAX (scene->prose->n_tokens, 1));
  g_autofree guint8 *labels = NULL;
  gsize room = 0;

  for (guint i = 0; i < cues->len; i++)
    {
      AnalyzerAttribution *attribution;
      guint n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      analyzer_view_set_cue (view, cues, i);
      n = view->end - view->first;
      analyzer_attribution_score_parts (self, view, chain, plain, known);

      attribution = g_new0 (AnalyzerAttribution, 1);
      attribution->cue = view->cue;
      attribution->first = view->first;
      attribution->links = g_memdup2 (view->links, n * sizeof *view->links);
      attribution->labels = g_byte_array_sized_new (n);
      g_byte_array_set_size (attribution->labels, n);
      g_ptr_array_add (found, attribution);
      if (self->reranker != NULL)
        {
          AnalyzerReading readings[ANALYZER_MAX_READINGS];
          guint n_readings, best;

          if (room < n)
            {
              room = n;
              labels = g_renew (guint8, labels, ANALYZER_MAX_READINGS * room);
            }
          for (guint k = 0; k < ANALYZER_MAX_READINGS; k++)
            readings[k].labels = labels + k * room;
          n_readings = analyzer_chain_find_several (chain, readings, ANALYZER_MAX_READINGS, ANALYZER_READINGS_WIDTH);
          best = analyzer_reranker_choose (self->reranker, view, readings, n_readings);
          memcpy (attribution->labels->data, readings[best].labels, n);
          attribution->certainty = readings[0].score;
        }
      else
        {
          attribution->certainty = analyzer_chain_find_best (chain, attribution->labels->data);
        }
      attribution->certainty -= analyzer_chain_sum (chain, NULL, NULL);
      attribution->confidence = reckon_confidence (self, attribution, scene);
    }

  return g_steal_pointer (&found);
}
