/* stance-card.h: a quote that supports a claim or dissents from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "window/quote-item.h"

G_BEGIN_DECLS

GtkWidget *analyzer_stance_card_new (AnalyzerQuoteItem *quote);

G_END_DECLS
