/* quotes-place.h: a table of all quotes, and one of them in its context.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/place.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_QUOTES_PLACE (analyzer_quotes_place_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerQuotesPlace, analyzer_quotes_place, ANALYZER, QUOTES_PLACE, AnalyzerPlace)

void analyzer_quotes_place_show_quote (AnalyzerQuotesPlace *self,
                                       AnalyzerQuoteItem   *quote);

G_END_DECLS
