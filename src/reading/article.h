/* article.h: one document read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "text/span.h"

G_BEGIN_DECLS

/**
 * AnalyzerField:
 * @ANALYZER_FIELD_TITLE: the headline
 * @ANALYZER_FIELD_BYLINE: who wrote it, as printed
 * @ANALYZER_FIELD_PUBLISHED: when it came out, ISO 8601
 * @ANALYZER_FIELD_PUBLISHER: the outlet
 * @ANALYZER_FIELD_URL: where it was published
 * @ANALYZER_FIELD_LANGUAGE: BCP 47
 * @ANALYZER_FIELD_SECTION: the part of the outlet that it stood in
 *
 * What a document says of itself.
 */
typedef enum
{
  ANALYZER_FIELD_TITLE,
  ANALYZER_FIELD_BYLINE,
  ANALYZER_FIELD_PUBLISHED,
  ANALYZER_FIELD_PUBLISHER,
  ANALYZER_FIELD_URL,
  ANALYZER_FIELD_LANGUAGE,
  ANALYZER_FIELD_SECTION,
} AnalyzerField;

#define ANALYZER_N_FIELDS (ANALYZER_FIELD_SECTION + 1)

const char *analyzer_field_to_string (AnalyzerField field);

/**
 * AnalyzerCandidate:
 * @value: what the document says
 * @origin: where it says so, such as `json-ld` or `og:title`
 */
typedef struct
{
  char *value;
  char *origin;
} AnalyzerCandidate;

#define ANALYZER_TYPE_ARTICLE (analyzer_article_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerArticle, analyzer_article, ANALYZER, ARTICLE, GObject)

AnalyzerArticle *analyzer_article_new            (const char       *path,
                                                  const char       *format,
                                                  GBytes           *text);

/* For the readers, while the article is still theirs alone. */
void             analyzer_article_add_candidate  (AnalyzerArticle  *self,
                                                  AnalyzerField     field,
                                                  const char       *value,
                                                  const char       *origin);
void             analyzer_article_ignore         (AnalyzerArticle  *self,
                                                  guint             start,
                                                  guint             end);
void             analyzer_article_ignore_both   (AnalyzerArticle  *self,
                                                  GArray           *a,
                                                  GArray           *b);
void             analyzer_article_set_path       (AnalyzerArticle  *self,
                                                  const char       *path);
void             analyzer_article_set_checksum   (AnalyzerArticle  *self,
                                                  const char       *checksum);

const char      *analyzer_article_get_path       (AnalyzerArticle  *self);
const char      *analyzer_article_get_format     (AnalyzerArticle  *self);
GBytes          *analyzer_article_get_text       (AnalyzerArticle  *self);
const char      *analyzer_article_get_utf8       (AnalyzerArticle  *self,
                                                  gsize            *length);
const char      *analyzer_article_get_checksum   (AnalyzerArticle  *self);
GArray          *analyzer_article_get_ignored    (AnalyzerArticle  *self);
const char      *analyzer_article_get_field      (AnalyzerArticle  *self,
                                                  AnalyzerField     field);
GPtrArray       *analyzer_article_get_candidates (AnalyzerArticle  *self,
                                                  AnalyzerField     field);

G_END_DECLS
