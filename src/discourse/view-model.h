/* view-model.h: the trained weights that tell views.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/view-features.h"
#include "language/models.h"

G_BEGIN_DECLS

/* Changes whenever the features do: a model fits its own features only. */
#define ANALYZER_VIEW_MODEL_VERSION 9

/* Rows of the tables. */
#define ANALYZER_VIEW_QUOTE_ROWS      (1u << 18)
#define ANALYZER_VIEW_NEIGHBOUR_ROWS  (1u << 12)
#define ANALYZER_VIEW_TARGET_ROWS     (1u << 16)
#define ANALYZER_VIEW_PAIR_ROWS       (1u << 12)

/**
 * AnalyzerViewModel:
 * @quote: weights of what is in and around a quote
 * @target: weights of what makes somebody the target of a quote
 * @neighbours: weights of the scores of a quote and those around it
 * @pairs: weights of what makes a speaker dissent from somebody
 * @threshold: the score from which on a quote is taken for a dissent
 * @pair_threshold: ... and somebody for one from whom a speaker dissents
 */
typedef struct
{
  AnalyzerTable quote;
  AnalyzerTable target;
  AnalyzerTable neighbours;
  AnalyzerTable pairs;
  double        threshold;
  double        pair_threshold;
} AnalyzerViewModel;

gboolean analyzer_view_model_load  (AnalyzerViewModel    *self,
                                    AnalyzerModels       *models,
                                    GError              **error);
double   analyzer_view_model_score (const AnalyzerTable  *table,
                                    GArray               *features,
                                    double               *by_reason);

G_END_DECLS
