/* view-labels.h: what was written down about articles beside the corpora.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/annotated-article.h"

G_BEGIN_DECLS

typedef struct _AnalyzerViewLabels AnalyzerViewLabels;

AnalyzerViewLabels *analyzer_view_labels_load           (const char                *path,
                                                         GError                   **error);
void                analyzer_view_labels_free           (AnalyzerViewLabels        *self);
GPtrArray          *analyzer_view_labels_list           (const AnalyzerViewLabels  *self,
                                                         const char                *corpus,
                                                         GError                   **error);
gboolean            analyzer_view_labels_apply_speakers (const AnalyzerViewLabels  *self,
                                                         AnalyzerAnnotatedArticle  *article,
                                                         GError                   **error);
gboolean            analyzer_view_labels_apply_views    (const AnalyzerViewLabels  *self,
                                                         AnalyzerAnnotatedArticle  *article,
                                                         GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerViewLabels, analyzer_view_labels_free)

G_END_DECLS
