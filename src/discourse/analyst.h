/* analyst.h: reads an article and says who says what, and who disagrees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"
#include "language/models.h"

G_BEGIN_DECLS

/**
 * AnalyzerGiven:
 * @ANALYZER_GIVEN_NOTHING: everything is to be found
 * @ANALYZER_GIVEN_QUOTES: the quotes are there, with source, cue and content
 * @ANALYZER_GIVEN_SPEAKERS: the speakers too, and which quotes are theirs
 *
 * What is known already, by hand for instance.
 */
typedef enum
{
  ANALYZER_GIVEN_NOTHING,
  ANALYZER_GIVEN_QUOTES,
  ANALYZER_GIVEN_SPEAKERS,
} AnalyzerGiven;

#define ANALYZER_TYPE_ANALYST (analyzer_analyst_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerAnalyst, analyzer_analyst, ANALYZER, ANALYST, GObject)

AnalyzerAnalyst  *analyzer_analyst_new            (AnalyzerModels       *models);

gboolean          analyzer_analyst_complete       (AnalyzerAnalyst      *self,
                                                   AnalyzerFindings     *findings,
                                                   AnalyzerGiven         given,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
AnalyzerFindings *analyzer_analyst_analyse        (AnalyzerAnalyst      *self,
                                                   AnalyzerArticle      *article,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
void              analyzer_analyst_analyse_async  (AnalyzerAnalyst      *self,
                                                   AnalyzerArticle      *article,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
AnalyzerFindings *analyzer_analyst_analyse_finish (AnalyzerAnalyst      *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
