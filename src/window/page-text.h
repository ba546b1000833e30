/* page-text.h: an article's text as the reading view lays it out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "window/article-item.h"

G_BEGIN_DECLS

typedef struct _AnalyzerPageText AnalyzerPageText;

AnalyzerPageText *analyzer_page_text_new       (AnalyzerArticleItem    *item,
                                                GtkTextBuffer          *buffer);
void              analyzer_page_text_free      (AnalyzerPageText       *self);
guint             analyzer_page_text_to_offset (const AnalyzerPageText *self,
                                                guint                   byte);
gboolean          analyzer_page_text_to_byte   (const AnalyzerPageText *self,
                                                guint                   offset,
                                                guint                  *byte);
gboolean          analyzer_page_text_get_iters (const AnalyzerPageText *self,
                                                AnalyzerSpan            span,
                                                GtkTextIter            *start,
                                                GtkTextIter            *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerPageText, analyzer_page_text_free)

G_END_DECLS
