/* analyst.h: reads an article and says who says what, and who disagrees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"
#include "language/models.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_ANALYST (analyzer_analyst_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerAnalyst, analyzer_analyst, ANALYZER, ANALYST, GObject)

AnalyzerAnalyst  *analyzer_analyst_new            (AnalyzerModels       *models);

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
