/* quote-card.h: all that is known of one quote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "window/quote-item.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_QUOTE_CARD (analyzer_quote_card_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerQuoteCard, analyzer_quote_card, ANALYZER, QUOTE_CARD, GtkWidget)

AnalyzerQuoteItem *analyzer_quote_card_get_quote (AnalyzerQuoteCard *self);
void               analyzer_quote_card_set_quote (AnalyzerQuoteCard *self,
                                                  AnalyzerQuoteItem *quote);

G_END_DECLS
