/* library.h: articles and what was found in them, kept and searched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"
#include "library/error.h"

G_BEGIN_DECLS

/**
 * AnalyzerLibraryArticle:
 * @id: the article's id in the library
 * @path: the file from which it was read
 * @checksum: that file's SHA-256
 * @number: which of the file's articles it is, from 0 on
 * @title: (nullable): the headline
 * @publisher: (nullable): the outlet
 * @published: (nullable): when it came out, ISO 8601
 * @added: when it was put into the library, in seconds since 1970
 * @n_quotes: how many quotes it has
 * @n_speakers: how many speakers have a quote in it
 * @n_dissents: how many of its quotes dissent
 */
typedef struct
{
  gint64  id;
  char   *path;
  char   *checksum;
  guint   number;
  char   *title;
  char   *publisher;
  char   *published;
  gint64  added;
  guint   n_quotes;
  guint   n_speakers;
  guint   n_dissents;
} AnalyzerLibraryArticle;

/**
 * AnalyzerLibrarySpeaker:
 * @name: the name; all speakers of that name and kind are told together
 * @kind: person, organization, group or anonymous
 * @role: (nullable): a role that an article gives
 * @n_articles: in how many articles there is a quote of this speaker
 * @n_quotes: how many quotes
 * @n_dissents: how many of them dissent
 */
typedef struct
{
  char                *name;
  AnalyzerSpeakerKind  kind;
  char                *role;
  guint                n_articles;
  guint                n_quotes;
  guint                n_dissents;
} AnalyzerLibrarySpeaker;

/**
 * AnalyzerLibraryQuote:
 * @id: the quote's id in the library
 * @article: its article's id in the library
 * @number: its id among the article's quotes
 * @path: the article's file
 * @title: (nullable): the article's headline
 * @published: (nullable): when the article came out
 * @speakers: (nullable): the speakers' names, parted by semicolons
 * @type: direct, mixed or indirect
 * @act: said, thought, written or shown
 * @dissents: whether it dissents
 * @confidence: from 0 to 1
 * @words: its content; pieces of it are parted by " … "
 * @hits: (element-type AnalyzerSpan): bytes of @words that were looked for
 */
typedef struct
{
  gint64             id;
  gint64             article;
  guint              number;
  char              *path;
  char              *title;
  char              *published;
  char              *speakers;
  AnalyzerQuoteType  type;
  AnalyzerAct        act;
  gboolean           dissents;
  double             confidence;
  char              *words;
  GArray            *hits;
} AnalyzerLibraryQuote;

#define ANALYZER_TYPE_LIBRARY (analyzer_library_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerLibrary, analyzer_library, ANALYZER, LIBRARY, GObject)

AnalyzerLibrary  *analyzer_library_new           (const char       *path,
                                                  GError          **error);

gboolean          analyzer_library_add           (AnalyzerLibrary  *self,
                                                  GPtrArray        *findings,
                                                  GError          **error);
gboolean          analyzer_library_remove        (AnalyzerLibrary  *self,
                                                  gint64            article,
                                                  GError          **error);
AnalyzerFindings *analyzer_library_load          (AnalyzerLibrary  *self,
                                                  gint64            article,
                                                  GError          **error);

GPtrArray        *analyzer_library_list_articles (AnalyzerLibrary  *self,
                                                  GError          **error);
GPtrArray        *analyzer_library_list_speakers (AnalyzerLibrary  *self,
                                                  GError          **error);
GPtrArray        *analyzer_library_list_quotes   (AnalyzerLibrary  *self,
                                                  gint64            article,
                                                  const char       *speaker,
                                                  GError          **error);
GPtrArray        *analyzer_library_search        (AnalyzerLibrary  *self,
                                                  const char       *words,
                                                  guint             limit,
                                                  GError          **error);

G_END_DECLS
