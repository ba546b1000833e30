/* attribution-reranker.h: chooses among the best readings of a quote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/attribution-chain.h"
#include "discourse/attribution-features.h"
#include "language/model.h"

G_BEGIN_DECLS

#define ANALYZER_RERANKER_NAME "reranker"
/* The version of the features; see attribution-reranker.c. */
#define ANALYZER_RERANKER_FEATURES 2

#define ANALYZER_MAX_READINGS 8
/* How much worse than the best reading one may be that is looked at. */
#define ANALYZER_READINGS_WIDTH 3.0f

/**
 * AnalyzerReranker:
 * @segments: one column: what speaks for a reading
 * @chain_weight: what the chain's own score counts for beside it
 *
 * The weights by which readings are compared.
 */
typedef struct
{
  AnalyzerTable segments;
  float         chain_weight;
} AnalyzerReranker;

gboolean analyzer_reranker_read             (AnalyzerReranker       *self,
                                             const AnalyzerModel    *model,
                                             GError                **error);
guint    analyzer_reranker_choose           (const AnalyzerReranker *self,
                                             const AnalyzerView     *view,
                                             const AnalyzerReading  *readings,
                                             guint                   n_readings);
void     analyzer_reranker_add_features     (AnalyzerFeatures       *features,
                                             const AnalyzerView     *view,
                                             const guint8           *labels);

G_END_DECLS
