/* view-model.c: the trained weights that tell views.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/view-model.h"

/**
 * analyzer_view_model_load:
 * @self: (out caller-allocates): where the weights are told
 * @models: the trained models, which must outlive @self
 *
 * Returns: whether the model of views is there and whole; else %FALSE with
 *   @error set
 */
gboolean
analyzer_view_model_load (AnalyzerViewModel  *self,
                          AnalyzerModels     *models,
                          GError            **error)
{
  const AnalyzerModel *model = analyzer_models_get (models, "views", ANALYZER_VIEW_MODEL_VERSION, error);
  const float *numbers;

  if (model == NULL)
    return FALSE;
  if (!analyzer_model_get_table (model, "quote", 1, &self->quote, error) ||
      !analyzer_model_get_table (model, "neighbours", 1, &self->neighbours, error) ||
      !analyzer_model_get_table (model, "target", 1, &self->target, error) ||
      !analyzer_model_get_table (model, "pairs", 1, &self->pairs, error))
    return FALSE;

  numbers = analyzer_model_get_numbers (model, "thresholds", 2, error);
  if (numbers == NULL)
    return FALSE;

  self->threshold = numbers[0];
  self->pair_threshold = numbers[1];

  return TRUE;
}

/**
 * analyzer_view_model_score:
 * @table: the weights
 * @features: (element-type AnalyzerViewFeature): what there is
 * @by_reason: (nullable) (array fixed-size=10): where each
 *   AnalyzerViewReason's part is added
 *
 * Returns: the sum of the features' values times their weights
 */
double
analyzer_view_model_score (const AnalyzerTable *table,
                           GArray              *features,
                           double              *by_reason)
{
  double score = 0;

  for (guint i = 0; i < features->len; i++)
    {
      const AnalyzerViewFeature *feature = &g_array_index (features, AnalyzerViewFeature, i);
      double part = table->weights[feature->hash & table->mask] * table->scale * feature->value;

      score += part;
      if (by_reason != NULL)
        by_reason[feature->reason] += part;
    }

  return score;
}
