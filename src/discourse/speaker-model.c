/* speaker-model.c: the trained weights that tell who speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-model.h"

/**
 * analyzer_speaker_model_load:
 * @self: (out caller-allocates): the model
 * @models: the trained models, which must outlive @self
 *
 * Returns: whether the model could be read; else @error is set
 */
gboolean
analyzer_speaker_model_load (AnalyzerSpeakerModel  *self,
                             AnalyzerModels        *models,
                             GError               **error)
{
  const AnalyzerModel *model = analyzer_models_get (models, ANALYZER_SPEAKER_MODEL_NAME,
                                                    ANALYZER_SPEAKER_MODEL_VERSION, error);

  return model != NULL && analyzer_model_get_table (model, "ranks", 1, &self->ranks, error);
}
