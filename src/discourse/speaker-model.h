/* speaker-model.h: the trained weights that tell who speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/models.h"

G_BEGIN_DECLS

#define ANALYZER_SPEAKER_MODEL_NAME "speakers"

/* Changes whenever the features do: a model fits its own features only. */
#define ANALYZER_SPEAKER_MODEL_VERSION 3

/* Rows of the table that ranks who may be meant. */
#define ANALYZER_SPEAKER_ROWS (1u << 15)

/**
 * AnalyzerSpeakerModel:
 * @ranks: weights of what speaks for somebody's being meant
 */
typedef struct
{
  AnalyzerTable ranks;
} AnalyzerSpeakerModel;

gboolean analyzer_speaker_model_load (AnalyzerSpeakerModel  *self,
                                      AnalyzerModels        *models,
                                      GError               **error);

G_END_DECLS
