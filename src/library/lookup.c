/* lookup.c: lists of what is in a library, and its search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-library"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/library-private.h"
#include "library/query.h"

/* Around the words of a hit. */
#define HIT_BEGINS "\002"
#define HIT_ENDS "\003"

/* How many hits are enough for anybody to read. */
#define MAX_HITS 10000

/* A field of an article, the most trusted one. */
#define FIELD(name, number) \
  "(SELECT value FROM field WHERE field.article = article.id AND field = " G_STRINGIFY (number) " ORDER BY rank LIMIT 1) AS " name

#define TITLE_NUMBER 0
#define PUBLISHED_NUMBER 2
#define PUBLISHER_NUMBER 3

G_STATIC_ASSERT (ANALYZER_FIELD_TITLE == TITLE_NUMBER);
G_STATIC_ASSERT (ANALYZER_FIELD_PUBLISHED == PUBLISHED_NUMBER);
G_STATIC_ASSERT (ANALYZER_FIELD_PUBLISHER == PUBLISHER_NUMBER);

#define QUOTE_COLUMNS \
  "quote.id, quote.article, quote.number, article.path, " FIELD ("title", TITLE_NUMBER) ", " \
  FIELD ("published", PUBLISHED_NUMBER) ", " \
  "(SELECT group_concat (name, '; ') FROM (SELECT speaker.name FROM quote_speaker JOIN speaker" \
  "  ON speaker.article = quote.article AND speaker.number = quote_speaker.speaker" \
  "  WHERE quote_speaker.quote = quote.id ORDER BY quote_speaker.rank)), " \
  "quote.type, quote.act, EXISTS (SELECT 1 FROM dissent WHERE dissent.quote = quote.id), " \
  "quote.confidence, quote.words"

static char *
dup_column (sqlite3_stmt *statement,
            int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  /* Whatever the file holds, what is shown is UTF-8. */
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static guint
get_choice (sqlite3_stmt *statement,
            int           column,
            guint         highest)
{
  gint64 value = sqlite3_column_int64 (statement, column);

  return CLAMP (value, 0, highest);
}

static void
article_free (gpointer data)
{
  AnalyzerLibraryArticle *article = data;

  g_free (article->path);
  g_free (article->checksum);
  g_free (article->title);
  g_free (article->publisher);
  g_free (article->published);
  g_free (article);
}

static void
speaker_free (gpointer data)
{
  AnalyzerLibrarySpeaker *speaker = data;

  g_free (speaker->name);
  g_free (speaker->role);
  g_free (speaker);
}

static void
quote_free (gpointer data)
{
  AnalyzerLibraryQuote *quote = data;

  g_free (quote->path);
  g_free (quote->title);
  g_free (quote->published);
  g_free (quote->speakers);
  g_free (quote->words);
  g_array_unref (quote->hits);
  g_free (quote);
}

static gpointer
make_article (sqlite3_stmt *statement)
{
  AnalyzerLibraryArticle *article = g_new0 (AnalyzerLibraryArticle, 1);

  article->id = sqlite3_column_int64 (statement, 0);
  article->path = dup_column (statement, 1);
  article->checksum = dup_column (statement, 2);
  article->number = sqlite3_column_int64 (statement, 3);
  article->title = dup_column (statement, 4);
  article->publisher = dup_column (statement, 5);
  article->published = dup_column (statement, 6);
  article->added = sqlite3_column_int64 (statement, 7);
  article->n_quotes = sqlite3_column_int64 (statement, 8);
  article->n_speakers = sqlite3_column_int64 (statement, 9);
  article->n_dissents = sqlite3_column_int64 (statement, 10);

  return article;
}

static gpointer
make_speaker (sqlite3_stmt *statement)
{
  AnalyzerLibrarySpeaker *speaker = g_new0 (AnalyzerLibrarySpeaker, 1);

  speaker->name = dup_column (statement, 0);
  speaker->kind = get_choice (statement, 1, ANALYZER_SPEAKER_ANONYMOUS);
  speaker->role = dup_column (statement, 2);
  speaker->n_articles = sqlite3_column_int64 (statement, 3);
  speaker->n_quotes = sqlite3_column_int64 (statement, 4);
  speaker->n_dissents = sqlite3_column_int64 (statement, 5);

  return speaker;
}

/* The places of the marks that the index puts around hits. Both texts are
 * walked together, so that such a character in the words themselves is no
 * hit. */
static void
find_hits (GArray     *hits,
           const char *words,
           const char *marked)
{
  const char *p = words;
  guint start = 0;

  for (const char *q = marked; *q != '\0'; q++)
    {
      if (*q == *p)
        p++;
      else if (*q == HIT_BEGINS[0])
        start = p - words;
      else if (*q == HIT_ENDS[0])
        analyzer_spans_add (hits, start, p - words);
      else
        break;
    }
}

static gpointer
make_quote (sqlite3_stmt *statement)
{
  AnalyzerLibraryQuote *quote = g_new0 (AnalyzerLibraryQuote, 1);
  const char *marked = sqlite3_column_count (statement) > 12 ? (const char *) sqlite3_column_text (statement, 12) : NULL;

  quote->id = sqlite3_column_int64 (statement, 0);
  quote->article = sqlite3_column_int64 (statement, 1);
  quote->number = sqlite3_column_int64 (statement, 2);
  quote->path = dup_column (statement, 3);
  quote->title = dup_column (statement, 4);
  quote->published = dup_column (statement, 5);
  quote->speakers = dup_column (statement, 6);
  quote->type = get_choice (statement, 7, ANALYZER_QUOTE_INDIRECT);
  quote->act = get_choice (statement, 8, ANALYZER_ACT_DATA);
  quote->dissents = sqlite3_column_int64 (statement, 9) != 0;
  quote->confidence = CLAMP (sqlite3_column_double (statement, 10), 0, 1);
  quote->words = dup_column (statement, 11);
  quote->hits = analyzer_spans_new ();
  if (marked != NULL && quote->words != NULL)
    find_hits (quote->hits, quote->words, marked);

  return quote;
}

/* All rows of a statement, which is freed. */
static GPtrArray *
collect (AnalyzerLibrary  *self,
         sqlite3_stmt     *statement,
         gpointer        (*make) (sqlite3_stmt *statement),
         GDestroyNotify    free_row,
         GError          **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  gboolean has_row = TRUE, done = statement != NULL;

  while (done && has_row)
    {
      done = analyzer_database_step (statement, &has_row, error);
      if (done && has_row)
        g_ptr_array_add (rows, make (statement));
    }
  sqlite3_finalize (statement);

  return done ? g_steal_pointer (&rows) : NULL;
}

/**
 * analyzer_library_list_articles:
 *
 * Returns: (transfer full) (element-type AnalyzerLibraryArticle): the articles
 *   in the order in which they were added, or %NULL with @error set
 */
GPtrArray *
analyzer_library_list_articles (AnalyzerLibrary  *self,
                                GError          **error)
{
  sqlite3_stmt *statement;
  GPtrArray *articles;

  g_return_val_if_fail (ANALYZER_IS_LIBRARY (self), NULL);

  g_mutex_lock (&self->lock);
  statement = analyzer_database_prepare (self->db,
    "SELECT id, path, checksum, number, " FIELD ("title", TITLE_NUMBER) ", " FIELD ("publisher", PUBLISHER_NUMBER) ", "
    FIELD ("published", PUBLISHED_NUMBER) ", added,"
    " (SELECT count (*) FROM quote WHERE quote.article = article.id),"
    " (SELECT count (DISTINCT speaker) FROM quote_speaker JOIN quote ON quote.id = quote WHERE quote.article = article.id),"
    " (SELECT count (*) FROM dissent JOIN quote ON quote.id = quote WHERE quote.article = article.id)"
    " FROM article ORDER BY id", error);
  articles = collect (self, statement, make_article, article_free, error);
  g_mutex_unlock (&self->lock);

  return articles;
}

/**
 * analyzer_library_list_speakers:
 *
 * Returns: (transfer full) (element-type AnalyzerLibrarySpeaker): who has a
 *   quote, by name, or %NULL with @error set
 */
GPtrArray *
analyzer_library_list_speakers (AnalyzerLibrary  *self,
                                GError          **error)
{
  sqlite3_stmt *statement;
  GPtrArray *speakers;

  g_return_val_if_fail (ANALYZER_IS_LIBRARY (self), NULL);

  g_mutex_lock (&self->lock);
  statement = analyzer_database_prepare (self->db,
    "SELECT speaker.name, speaker.kind, max (speaker.role), count (DISTINCT quote.article), count (*), count (dissent.quote)"
    " FROM quote_speaker JOIN quote ON quote.id = quote_speaker.quote"
    " JOIN speaker ON speaker.article = quote.article AND speaker.number = quote_speaker.speaker"
    " LEFT JOIN dissent ON dissent.quote = quote.id"
    " GROUP BY speaker.name, speaker.kind ORDER BY speaker.name, speaker.kind", error);
  speakers = collect (self, statement, make_speaker, speaker_free, error);
  g_mutex_unlock (&self->lock);

  return speakers;
}

/**
 * analyzer_library_list_quotes:
 * @article: an article's id, 0 for all articles
 * @speaker: (nullable): a speaker's name, %NULL for all speakers
 *
 * Returns: (transfer full) (element-type AnalyzerLibraryQuote): the quotes in
 *   the order of the articles and their text, or %NULL with @error set
 */
GPtrArray *
analyzer_library_list_quotes (AnalyzerLibrary  *self,
                              gint64            article,
                              const char       *speaker,
                              GError          **error)
{
  sqlite3_stmt *statement;
  GPtrArray *quotes;

  g_return_val_if_fail (ANALYZER_IS_LIBRARY (self), NULL);

  g_mutex_lock (&self->lock);
  statement = analyzer_database_prepare (self->db,
    "SELECT " QUOTE_COLUMNS " FROM quote JOIN article ON article.id = quote.article"
    " WHERE (?1 = 0 OR quote.article = ?1) AND (?2 IS NULL OR EXISTS (SELECT 1 FROM quote_speaker AS qs JOIN speaker AS s"
    "  ON s.article = quote.article AND s.number = qs.speaker WHERE qs.quote = quote.id AND s.name = ?2))"
    " ORDER BY quote.article, quote.number", error);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, article);
      analyzer_database_bind_text (statement, 2, speaker);
    }
  quotes = collect (self, statement, make_quote, quote_free, error);
  g_mutex_unlock (&self->lock);

  return quotes;
}

/**
 * analyzer_library_search:
 * @words: what to look for, see analyzer_query_to_match()
 * @limit: how many quotes at most
 *
 * Looks for words in the contents of quotes, whatever their case and accents.
 *
 * Returns: (transfer full) (element-type AnalyzerLibraryQuote): the quotes, the
 *   best hits first; none where @words has no word in it; %NULL with @error set
 */
GPtrArray *
analyzer_library_search (AnalyzerLibrary  *self,
                         const char       *words,
                         guint             limit,
                         GError          **error)
{
  g_autofree char *match = NULL;
  sqlite3_stmt *statement;
  GPtrArray *quotes;

  g_return_val_if_fail (ANALYZER_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  match = analyzer_query_to_match (words);
  if (match == NULL)
    return g_ptr_array_new_with_free_func (quote_free);

  g_mutex_lock (&self->lock);
  statement = analyzer_database_prepare (self->db,
    "SELECT " QUOTE_COLUMNS ", highlight (quote_words, 0, '" HIT_BEGINS "', '" HIT_ENDS "')"
    " FROM quote_words JOIN quote ON quote.id = quote_words.rowid JOIN article ON article.id = quote.article"
    " WHERE quote_words MATCH ?1 ORDER BY quote_words.rank, quote.id LIMIT ?2", error);
  if (statement != NULL)
    {
      analyzer_database_bind_text (statement, 1, match);
      sqlite3_bind_int64 (statement, 2, MIN (limit, MAX_HITS));
    }
  quotes = collect (self, statement, make_quote, quote_free, error);
  g_mutex_unlock (&self->lock);

  return quotes;
}
