/* loader.h: reads files into a collection, beside the window's work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/progress.h"
#include "window/collection.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_LOADER (analyzer_loader_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerLoader, analyzer_loader, ANALYZER, LOADER, GObject)

AnalyzerLoader      *analyzer_loader_new          (AnalyzerCollection  *collection);

AnalyzerProgress    *analyzer_loader_get_progress (AnalyzerLoader      *self);
gboolean             analyzer_loader_is_busy      (AnalyzerLoader      *self);

AnalyzerArticleItem *analyzer_loader_add_file     (AnalyzerLoader      *self,
                                                   GFile               *file);
AnalyzerArticleItem *analyzer_loader_add_text     (AnalyzerLoader      *self,
                                                   const char          *text);
void                 analyzer_loader_retry        (AnalyzerLoader      *self,
                                                   AnalyzerArticleItem *article);
void                 analyzer_loader_cancel       (AnalyzerLoader      *self);

G_END_DECLS
