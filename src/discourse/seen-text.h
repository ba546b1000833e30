/* seen-text.h: an article without the marks that nobody sees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

typedef struct _AnalyzerSeenText AnalyzerSeenText;

AnalyzerSeenText *analyzer_seen_text_new         (AnalyzerArticle  *article);
void              analyzer_seen_text_free        (AnalyzerSeenText *self);
AnalyzerArticle  *analyzer_seen_text_get_article (AnalyzerSeenText *self);
void              analyzer_seen_text_restore     (AnalyzerSeenText *self,
                                                  AnalyzerFindings *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerSeenText, analyzer_seen_text_free)

G_END_DECLS
