/* quote-item.h: a quote in the window's lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/article-item.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_QUOTE_ITEM (analyzer_quote_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerQuoteItem, analyzer_quote_item, ANALYZER, QUOTE_ITEM, GObject)

AnalyzerQuoteItem    *analyzer_quote_item_new          (AnalyzerArticleItem *article,
                                                        guint                id);

AnalyzerArticleItem  *analyzer_quote_item_get_article  (AnalyzerQuoteItem   *self);
guint                 analyzer_quote_item_get_id       (AnalyzerQuoteItem   *self);
AnalyzerFindings     *analyzer_quote_item_get_findings (AnalyzerQuoteItem   *self);
AnalyzerQuote        *analyzer_quote_item_get_quote    (AnalyzerQuoteItem   *self);
const char           *analyzer_quote_item_get_content  (AnalyzerQuoteItem   *self);
const char           *analyzer_quote_item_get_speaker  (AnalyzerQuoteItem   *self);
char                 *analyzer_quote_item_dup_facts    (AnalyzerQuoteItem   *self);
char                 *analyzer_quote_item_dup_summary  (AnalyzerQuoteItem   *self);
char                 *analyzer_quote_item_dup_citation (AnalyzerQuoteItem   *self);

G_END_DECLS
