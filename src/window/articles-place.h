/* articles-place.h: the articles, and one of them set for reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/place.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_ARTICLES_PLACE (analyzer_articles_place_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerArticlesPlace, analyzer_articles_place, ANALYZER, ARTICLES_PLACE, AnalyzerPlace)

AnalyzerArticleItem *analyzer_articles_place_get_article  (AnalyzerArticlesPlace *self);
void                 analyzer_articles_place_show_article (AnalyzerArticlesPlace *self,
                                                           AnalyzerArticleItem   *article);
void                 analyzer_articles_place_show_quote   (AnalyzerArticlesPlace *self,
                                                           AnalyzerQuoteItem     *quote);
void                 analyzer_articles_place_show_spans   (AnalyzerArticlesPlace *self,
                                                           AnalyzerArticleItem   *article,
                                                           GArray                *spans);
void                 analyzer_articles_place_show_failed  (AnalyzerArticlesPlace *self);

G_END_DECLS
