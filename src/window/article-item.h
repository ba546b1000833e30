/* article-item.h: an article in the window's lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

/**
 * AnalyzerArticleState:
 * @ANALYZER_ARTICLE_WAITING: in the queue
 * @ANALYZER_ARTICLE_READING: its file is being read
 * @ANALYZER_ARTICLE_ANALYSING: its text is there, its quotes are being found
 * @ANALYZER_ARTICLE_READY: all is there
 * @ANALYZER_ARTICLE_FAILED: could not be read or analysed
 * @ANALYZER_ARTICLE_STOPPED: the user stopped it
 */
typedef enum
{
  ANALYZER_ARTICLE_WAITING,
  ANALYZER_ARTICLE_READING,
  ANALYZER_ARTICLE_ANALYSING,
  ANALYZER_ARTICLE_READY,
  ANALYZER_ARTICLE_FAILED,
  ANALYZER_ARTICLE_STOPPED,
} AnalyzerArticleState;

#define ANALYZER_TYPE_ARTICLE_ITEM (analyzer_article_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerArticleItem, analyzer_article_item, ANALYZER, ARTICLE_ITEM, GObject)

AnalyzerArticleItem  *analyzer_article_item_new          (GFile                *file,
                                                          GBytes               *bytes,
                                                          const char           *name);

guint                 analyzer_article_item_get_serial   (AnalyzerArticleItem  *self);
GFile                *analyzer_article_item_get_file     (AnalyzerArticleItem  *self);
GBytes               *analyzer_article_item_get_bytes    (AnalyzerArticleItem  *self);
gboolean              analyzer_article_item_can_retry    (AnalyzerArticleItem  *self);
const char           *analyzer_article_item_get_name     (AnalyzerArticleItem  *self);
const char           *analyzer_article_item_get_title    (AnalyzerArticleItem  *self);
char                 *analyzer_article_item_dup_subtitle (AnalyzerArticleItem  *self);
char                 *analyzer_article_item_dup_date     (AnalyzerArticleItem  *self);

AnalyzerArticleState  analyzer_article_item_get_state    (AnalyzerArticleItem  *self);
void                  analyzer_article_item_set_state    (AnalyzerArticleItem  *self,
                                                          AnalyzerArticleState  state,
                                                          const char           *reason);
const char           *analyzer_article_item_get_reason   (AnalyzerArticleItem  *self);

AnalyzerArticle      *analyzer_article_item_get_article  (AnalyzerArticleItem  *self);
void                  analyzer_article_item_set_article  (AnalyzerArticleItem  *self,
                                                          AnalyzerArticle      *article);
AnalyzerFindings     *analyzer_article_item_get_findings (AnalyzerArticleItem  *self);
void                  analyzer_article_item_set_findings (AnalyzerArticleItem  *self,
                                                          AnalyzerFindings     *findings);
guint                 analyzer_article_item_get_n_quotes (AnalyzerArticleItem  *self);

G_END_DECLS
