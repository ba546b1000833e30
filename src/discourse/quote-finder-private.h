/* quote-finder-private.h: what the parts of the finder of quotes share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/attribution.h"
#include "discourse/noun-phrase.h"
#include "discourse/quotation.h"
#include "discourse/quote-finder.h"

G_BEGIN_DECLS

/**
 * AnalyzerQuoteSearch:
 * @findings: gets the quotes
 * @prose: the article's words
 * @quotations: (element-type AnalyzerQuotation): the outermost quotations that
 *   hold at least one token
 * @quotation_of: for each token the number of its quotation counted from 1, 0
 *   outside of quotation marks
 * @first_token: for each quotation its first token
 * @last_token: for each quotation its last token
 * @taken: for each token 1 + the number of the quote of which it is part in
 *   @findings, 0 where it is free: a token has one role in one quote
 *
 * A search for quotes in one article.
 */
typedef struct
{
  AnalyzerFindings    *findings;
  const AnalyzerProse *prose;
  GArray              *quotations;
  guint               *quotation_of;
  guint               *first_token;
  guint               *last_token;
  guint               *taken;
} AnalyzerQuoteSearch;

void     analyzer_quote_search_take        (AnalyzerQuoteSearch  *search,
                                            AnalyzerQuote        *quote,
                                            GArray               *part,
                                            guint                 first,
                                            guint                 last);
gboolean analyzer_quote_search_is_mark     (AnalyzerQuoteSearch  *search,
                                            guint                 token);
gboolean analyzer_quote_search_are_free    (AnalyzerQuoteSearch  *search,
                                            guint                 first,
                                            guint                 last);
gboolean analyzer_quote_search_are_plain   (AnalyzerQuoteSearch  *search,
                                            guint                 first,
                                            guint                 last);
guint    analyzer_quote_search_count_words (AnalyzerQuoteSearch  *search,
                                            guint                 first,
                                            guint                 last);

void     analyzer_find_turns               (AnalyzerQuoteSearch  *search);
gboolean analyzer_find_cued_quotes         (AnalyzerQuoteSearch  *search,
                                            GCancellable         *cancellable,
                                            GError              **error);
gboolean analyzer_find_attributed_quotes   (AnalyzerQuoteSearch  *search,
                                            const AnalyzerModel  *file,
                                            const AnalyzerModel  *reranker,
                                            const AnalyzerModel  *hints,
                                            GCancellable         *cancellable,
                                            GError              **error);
void     analyzer_find_introduced_quotes   (AnalyzerQuoteSearch  *search);
void     analyzer_find_paragraph_quotes    (AnalyzerQuoteSearch  *search);
void     analyzer_judge_quotes             (AnalyzerQuoteSearch  *search);
void     analyzer_explain_attribution      (AnalyzerQuoteSearch            *search,
                                            AnalyzerQuote                  *quote,
                                            const AnalyzerAttributionModel *model,
                                            const AnalyzerView             *view,
                                            const AnalyzerAttribution      *attribution);
void     analyzer_explain_quotes           (AnalyzerQuoteSearch  *search);

G_END_DECLS
