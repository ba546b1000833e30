/* annotated-article.h: an article with what people found in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

#define ANALYZER_DISCOURSE_ERROR (analyzer_discourse_error_quark ())
typedef enum
{
  ANALYZER_DISCOURSE_ERROR_NO_ANNOTATION,       /* nobody annotated that article */
  ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION,      /* damaged, or of another text */
} AnalyzerDiscourseError;
GQuark analyzer_discourse_error_quark (void);

/**
 * AnalyzerAnnotatedArticle:
 * @name: the article's name, its file's without ending
 * @findings: the quotes; and, where @has_views, speakers, dissent and agreements
 * @events: (element-type utf8): the annotation's own id of each quote, such as
 *   `E12`, in the order of the quotes
 * @has_views: whether it tells who speaks and who dissents
 *
 * An article with hand-made annotations, for training and measuring.
 */
typedef struct
{
  char             *name;
  AnalyzerFindings *findings;
  GPtrArray        *events;
  gboolean          has_views;
} AnalyzerAnnotatedArticle;

GPtrArray                *analyzer_annotated_article_list (const char                *articles,
                                                           const char                *attributions,
                                                           const char                *views,
                                                           GError                   **error);
AnalyzerAnnotatedArticle *analyzer_annotated_article_load (const char                *articles,
                                                           const char                *attributions,
                                                           const char                *views,
                                                           const char                *name,
                                                           GError                   **error);
void                      analyzer_annotated_article_free (AnalyzerAnnotatedArticle  *self);
char                     *analyzer_annotated_dup_plain_name
                                                          (const char                *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerAnnotatedArticle, analyzer_annotated_article_free)

G_END_DECLS
