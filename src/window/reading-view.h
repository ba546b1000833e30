/* reading-view.h: an article set for reading, with its quotes marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "window/article-item.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_READING_VIEW (analyzer_reading_view_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerReadingView, analyzer_reading_view, ANALYZER, READING_VIEW, GtkTextView)

void  analyzer_reading_view_set_item    (AnalyzerReadingView *self,
                                         AnalyzerArticleItem *item);
guint analyzer_reading_view_get_lit     (AnalyzerReadingView *self);
void  analyzer_reading_view_light       (AnalyzerReadingView *self,
                                         guint                id,
                                         gboolean             scroll);
void  analyzer_reading_view_light_spans (AnalyzerReadingView *self,
                                         GArray              *spans);
void  analyzer_reading_view_set_speaker (AnalyzerReadingView *self,
                                         guint                id);
guint analyzer_reading_view_find_quote  (AnalyzerReadingView *self,
                                         guint                after,
                                         int                  step,
                                         gboolean             dissents);

G_END_DECLS
