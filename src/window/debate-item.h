/* debate-item.h: a debate in the window's lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/article-item.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_DEBATE_ITEM (analyzer_debate_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerDebateItem, analyzer_debate_item, ANALYZER, DEBATE_ITEM, GObject)

AnalyzerDebateItem  *analyzer_debate_item_new          (AnalyzerArticleItem *article,
                                                        AnalyzerDebate      *debate);

AnalyzerArticleItem *analyzer_debate_item_get_article  (AnalyzerDebateItem  *self);
AnalyzerDebate      *analyzer_debate_item_get_debate   (AnalyzerDebateItem  *self);
const char          *analyzer_debate_item_get_claim    (AnalyzerDebateItem  *self);
char                *analyzer_debate_item_dup_holders  (AnalyzerDebateItem  *self);

G_END_DECLS
