/* collection.h: the articles that are open, and all that was found in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/debate-item.h"
#include "window/speaker-item.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_COLLECTION (analyzer_collection_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerCollection, analyzer_collection, ANALYZER, COLLECTION, GObject)

AnalyzerCollection  *analyzer_collection_new          (void);

GListModel          *analyzer_collection_get_articles (AnalyzerCollection  *self);
GListModel          *analyzer_collection_get_quotes   (AnalyzerCollection  *self);
GListModel          *analyzer_collection_get_speakers (AnalyzerCollection  *self);
GListModel          *analyzer_collection_get_debates  (AnalyzerCollection  *self);

void                 analyzer_collection_add          (AnalyzerCollection  *self,
                                                       AnalyzerArticleItem *article);
void                 analyzer_collection_remove       (AnalyzerCollection  *self,
                                                       AnalyzerArticleItem *article);
void                 analyzer_collection_set_findings (AnalyzerCollection  *self,
                                                       AnalyzerArticleItem *article,
                                                       AnalyzerFindings    *findings);

AnalyzerArticleItem *analyzer_collection_find_article (AnalyzerCollection  *self,
                                                       guint                serial);
AnalyzerArticleItem *analyzer_collection_find_file    (AnalyzerCollection  *self,
                                                       GFile               *file);
AnalyzerQuoteItem   *analyzer_collection_find_quote   (AnalyzerCollection  *self,
                                                       guint                serial,
                                                       guint                id);
AnalyzerSpeakerItem *analyzer_collection_find_speaker (AnalyzerCollection  *self,
                                                       AnalyzerArticleItem *article,
                                                       guint                id);
GPtrArray           *analyzer_collection_list_findings (AnalyzerCollection *self);

G_END_DECLS
