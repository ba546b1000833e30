/* store.c: one article's findings, into a library and out of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-library"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/library-private.h"
#include "library/lists.h"

/* Texts that are bound for one run of a statement and freed with it. */
#define bind_own(statement, column, text) sqlite3_bind_text (statement, column, text, -1, g_free)

static gboolean
store_article (sqlite3           *db,
               AnalyzerArticle   *article,
               guint              number,
               GError           **error)
{
  g_autoptr(sqlite3_stmt) statement =
    analyzer_database_prepare (db,
                               "INSERT INTO article (path, checksum, number, reader, text, ignored, added, program)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  const char *path = analyzer_article_get_path (article);
  const char *checksum = analyzer_article_get_checksum (article);
  const char *text;
  gsize length;

  if (statement == NULL)
    return FALSE;

  text = analyzer_article_get_utf8 (article, &length);
  analyzer_database_bind_text (statement, 1, path != NULL ? path : "");
  analyzer_database_bind_text (statement, 2, checksum != NULL ? checksum : "");
  sqlite3_bind_int64 (statement, 3, number);
  analyzer_database_bind_text (statement, 4, analyzer_article_get_format (article));
  sqlite3_bind_text64 (statement, 5, text, length, SQLITE_STATIC, SQLITE_UTF8);
  bind_own (statement, 6, analyzer_lists_write_spans (analyzer_article_get_ignored (article)));
  sqlite3_bind_int64 (statement, 7, g_get_real_time () / G_USEC_PER_SEC);
  analyzer_database_bind_text (statement, 8, PACKAGE_VERSION);

  return analyzer_database_execute (statement, error);
}

static gboolean
store_fields (sqlite3          *db,
              gint64            id,
              AnalyzerArticle  *article,
              GError          **error)
{
  g_autoptr(sqlite3_stmt) statement =
    analyzer_database_prepare (db, "INSERT INTO field VALUES (?1, ?2, ?3, ?4, ?5)", error);

  if (statement == NULL)
    return FALSE;

  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    {
      GPtrArray *candidates = analyzer_article_get_candidates (article, field);

      for (guint rank = 0; rank < candidates->len; rank++)
        {
          const AnalyzerCandidate *candidate = g_ptr_array_index (candidates, rank);

          sqlite3_bind_int64 (statement, 1, id);
          sqlite3_bind_int64 (statement, 2, field);
          sqlite3_bind_int64 (statement, 3, rank);
          analyzer_database_bind_text (statement, 4, candidate->value);
          analyzer_database_bind_text (statement, 5, candidate->origin);
          if (!analyzer_database_execute (statement, error))
            return FALSE;
        }
    }

  return TRUE;
}

static char *
write_span (AnalyzerSpan span)
{
  return g_strdup_printf ("%u-%u", span.start, span.end);
}

static char *
join_aliases (GPtrArray *aliases)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < aliases->len; i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (g_ptr_array_index (aliases, i)), "\n", ' ');

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (lines, FALSE);
}

static gboolean
store_speakers (sqlite3           *db,
                gint64             id,
                AnalyzerFindings  *findings,
                GError           **error)
{
  g_autoptr(sqlite3_stmt) statement =
    analyzer_database_prepare (db,
                               "INSERT INTO speaker (article, number, name, kind, gender, role, role_span,"
                               " affiliation, affiliation_span, aliases, mentions)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < findings->speakers->len; i++)
    {
      const AnalyzerSpeaker *speaker = g_ptr_array_index (findings->speakers, i);

      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int64 (statement, 2, speaker->id);
      analyzer_database_bind_text (statement, 3, speaker->name);
      sqlite3_bind_int64 (statement, 4, speaker->kind);
      sqlite3_bind_int64 (statement, 5, speaker->gender);
      analyzer_database_bind_text (statement, 6, speaker->role);
      bind_own (statement, 7, write_span (speaker->role_span));
      analyzer_database_bind_text (statement, 8, speaker->affiliation);
      bind_own (statement, 9, write_span (speaker->affiliation_span));
      bind_own (statement, 10, join_aliases (speaker->aliases));
      bind_own (statement, 11, analyzer_lists_write_spans (speaker->mentions));
      if (!analyzer_database_execute (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store_quote_speakers (sqlite3_stmt         *statement,
                      gint64                quote_id,
                      const AnalyzerQuote  *quote,
                      GError              **error)
{
  for (guint i = 0; i < quote->speakers->len; i++)
    {
      sqlite3_bind_int64 (statement, 1, quote_id);
      sqlite3_bind_int64 (statement, 2, i);
      sqlite3_bind_int64 (statement, 3, g_array_index (quote->speakers, guint, i));
      if (!analyzer_database_execute (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store_dissent (sqlite3_stmt           *statement,
               gint64                  quote_id,
               const AnalyzerDissent  *dissent,
               GError                **error)
{
  if (dissent == NULL)
    return TRUE;

  sqlite3_bind_int64 (statement, 1, quote_id);
  bind_own (statement, 2, analyzer_lists_write_numbers (dissent->against));
  sqlite3_bind_int64 (statement, 3, dissent->prevailing != FALSE);
  analyzer_database_bind_text (statement, 4, dissent->about);
  bind_own (statement, 5, analyzer_lists_write_spans (dissent->marker));
  sqlite3_bind_int64 (statement, 6, dissent->explicit_ != FALSE);
  sqlite3_bind_double (statement, 7, dissent->confidence);
  analyzer_database_bind_text (statement, 8, dissent->why);

  return analyzer_database_execute (statement, error);
}

static gboolean
store_quotes (sqlite3           *db,
              gint64             id,
              AnalyzerFindings  *findings,
              GError           **error)
{
  g_autoptr(sqlite3_stmt) insert_quote =
    analyzer_database_prepare (db,
                               "INSERT INTO quote (article, number, type, act, source, cue, content, words, agrees,"
                               " runners_up, confidence, speaker_confidence, why)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", error);
  g_autoptr(sqlite3_stmt) insert_speaker = NULL;
  g_autoptr(sqlite3_stmt) insert_dissent = NULL;
  g_autoptr(sqlite3_stmt) insert_words = NULL;
  const char *text = analyzer_article_get_utf8 (findings->article, NULL);

  if (insert_quote != NULL)
    insert_speaker = analyzer_database_prepare (db, "INSERT INTO quote_speaker VALUES (?1, ?2, ?3)", error);
  if (insert_speaker != NULL)
    insert_dissent = analyzer_database_prepare (db, "INSERT INTO dissent VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  if (insert_dissent != NULL)
    insert_words = analyzer_database_prepare (db, "INSERT INTO quote_words (rowid, words) SELECT id, words FROM quote WHERE id = ?1", error);
  if (insert_words == NULL)
    return FALSE;

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      gint64 quote_id;

      sqlite3_bind_int64 (insert_quote, 1, id);
      sqlite3_bind_int64 (insert_quote, 2, quote->id);
      sqlite3_bind_int64 (insert_quote, 3, quote->type);
      sqlite3_bind_int64 (insert_quote, 4, quote->act);
      bind_own (insert_quote, 5, analyzer_lists_write_spans (quote->source));
      bind_own (insert_quote, 6, analyzer_lists_write_spans (quote->cue));
      bind_own (insert_quote, 7, analyzer_lists_write_spans (quote->content));
      bind_own (insert_quote, 8, analyzer_spans_dup_text (quote->content, text, ANALYZER_LIBRARY_GAP));
      bind_own (insert_quote, 9, analyzer_lists_write_numbers (quote->agrees));
      bind_own (insert_quote, 10, analyzer_lists_write_numbers (quote->runners_up));
      sqlite3_bind_double (insert_quote, 11, quote->confidence);
      sqlite3_bind_double (insert_quote, 12, quote->speaker_confidence);
      analyzer_database_bind_text (insert_quote, 13, quote->why);
      if (!analyzer_database_execute (insert_quote, error))
        return FALSE;

      quote_id = sqlite3_last_insert_rowid (db);
      sqlite3_bind_int64 (insert_words, 1, quote_id);
      if (!analyzer_database_execute (insert_words, error) ||
          !store_quote_speakers (insert_speaker, quote_id, quote, error) ||
          !store_dissent (insert_dissent, quote_id, quote->dissent, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store_debates (sqlite3           *db,
               gint64             id,
               AnalyzerFindings  *findings,
               GError           **error)
{
  g_autoptr(sqlite3_stmt) statement =
    analyzer_database_prepare (db, "INSERT INTO debate VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < findings->debates->len; i++)
    {
      const AnalyzerDebate *debate = g_ptr_array_index (findings->debates, i);

      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int64 (statement, 2, debate->id);
      analyzer_database_bind_text (statement, 3, debate->claim);
      bind_own (statement, 4, analyzer_lists_write_spans (debate->claim_spans));
      sqlite3_bind_int64 (statement, 5, debate->claim_quote);
      bind_own (statement, 6, analyzer_lists_write_numbers (debate->holders));
      bind_own (statement, 7, analyzer_lists_write_numbers (debate->support));
      bind_own (statement, 8, analyzer_lists_write_numbers (debate->dissent));
      if (!analyzer_database_execute (statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * analyzer_library_store:
 * @findings: what was found in an article
 * @number: which of its file's articles it is
 *
 * Returns: whether all of it could be written
 */
gboolean
analyzer_library_store (sqlite3           *db,
                        AnalyzerFindings  *findings,
                        guint              number,
                        GError           **error)
{
  gint64 id;

  if (!store_article (db, findings->article, number, error))
    return FALSE;

  id = sqlite3_last_insert_rowid (db);

  return store_fields (db, id, findings->article, error) &&
         store_speakers (db, id, findings, error) &&
         store_quotes (db, id, findings, error) &&
         store_debates (db, id, findings, error);
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_DAMAGED,
                       _("The library is damaged; take the last copy of it that you have"));
}

static const char *
get_text (sqlite3_stmt *statement,
          int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static sqlite3_stmt *
prepare_for (sqlite3     *db,
             const char  *sql,
             gint64       article,
             GError     **error)
{
  sqlite3_stmt *statement = analyzer_database_prepare (db, sql, error);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, article);

  return statement;
}

static AnalyzerArticle *
fetch_article (sqlite3  *db,
               gint64    id,
               GError  **error)
{
  g_autoptr(sqlite3_stmt) statement =
    prepare_for (db, "SELECT path, checksum, reader, text, ignored FROM article WHERE id = ?1", id, error);
  g_autoptr(sqlite3_stmt) fields = NULL;
  g_autoptr(AnalyzerArticle) article = NULL;
  g_autoptr(GArray) ignored = analyzer_spans_new ();
  g_autoptr(GBytes) bytes = NULL;
  const char *text;
  gboolean has_row;
  gsize length;

  if (statement == NULL || !analyzer_database_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_FOUND,
                           _("The article is not in the library any more"));
      return NULL;
    }

  text = get_text (statement, 3);
  length = sqlite3_column_bytes (statement, 3);
  if (text == NULL || length > ANALYZER_TEXT_MAX || !g_utf8_validate_len (text, length, NULL) ||
      !analyzer_lists_read_spans (get_text (statement, 4), text, length, ignored))
    {
      set_damaged (error);
      return NULL;
    }

  bytes = g_bytes_new (text, length);
  article = analyzer_article_new (get_text (statement, 0), get_text (statement, 2), bytes);
  if (sqlite3_column_bytes (statement, 1) > 0)
    analyzer_article_set_checksum (article, get_text (statement, 1));
  for (guint i = 0; i < ignored->len; i++)
    analyzer_article_ignore (article, g_array_index (ignored, AnalyzerSpan, i).start, g_array_index (ignored, AnalyzerSpan, i).end);

  fields = prepare_for (db, "SELECT field, value, origin FROM field WHERE article = ?1 ORDER BY field, rank", id, error);
  if (fields == NULL)
    return NULL;
  while (analyzer_database_step (fields, &has_row, error))
    {
      gint64 field = sqlite3_column_int64 (fields, 0);

      if (!has_row)
        return g_steal_pointer (&article);
      if (field < 0 || field >= ANALYZER_N_FIELDS || get_text (fields, 1) == NULL ||
          !g_utf8_validate (get_text (fields, 1), -1, NULL))
        {
          set_damaged (error);
          return NULL;
        }
      analyzer_article_add_candidate (article, field, get_text (fields, 1), get_text (fields, 2));
    }

  return NULL;
}

/* A text of the library that is shown to users; %NULL stays %NULL. */
static gboolean
take_text (sqlite3_stmt  *statement,
           int            column,
           char         **text)
{
  const char *value = get_text (statement, column);

  if (value != NULL && !g_utf8_validate (value, -1, NULL))
    return FALSE;
  *text = g_strdup (value);

  return TRUE;
}

static gboolean
take_number (sqlite3_stmt *statement,
             int           column,
             gint64        highest,
             guint        *number)
{
  gint64 value = sqlite3_column_int64 (statement, column);

  if (value < 0 || value > highest)
    return FALSE;
  *number = value;

  return TRUE;
}

static gboolean
take_span (sqlite3_stmt *statement,
           int           column,
           const char   *text,
           gsize         length,
           AnalyzerSpan *span)
{
  g_autoptr(GArray) spans = analyzer_spans_new ();

  if (!analyzer_lists_read_spans (get_text (statement, column), text, length, spans) || spans->len != 1)
    return FALSE;
  *span = g_array_index (spans, AnalyzerSpan, 0);

  return TRUE;
}

static gboolean
take_speaker (sqlite3_stmt     *statement,
              AnalyzerFindings *findings,
              const char       *text,
              gsize             length)
{
  AnalyzerSpeaker *speaker;
  g_autofree char *name = NULL;
  g_autofree char *aliases = NULL;
  g_auto(GStrv) lines = NULL;
  guint kind, gender;

  if (sqlite3_column_int64 (statement, 0) != findings->speakers->len + 1 ||
      !take_text (statement, 1, &name) || name == NULL)
    return FALSE;

  speaker = analyzer_findings_add_speaker (findings, name);
  if (!take_number (statement, 2, ANALYZER_SPEAKER_ANONYMOUS, &kind) ||
      !take_number (statement, 3, ANALYZER_GENDER_MALE, &gender) ||
      !take_text (statement, 4, &speaker->role) ||
      !take_span (statement, 5, text, length, &speaker->role_span) ||
      !take_text (statement, 6, &speaker->affiliation) ||
      !take_span (statement, 7, text, length, &speaker->affiliation_span) ||
      !take_text (statement, 8, &aliases) ||
      !analyzer_lists_read_spans (get_text (statement, 9), text, length, speaker->mentions))
    return FALSE;

  speaker->kind = kind;
  speaker->gender = gender;
  lines = g_strsplit (aliases != NULL ? aliases : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (speaker->aliases, g_strdup (lines[i]));

  return TRUE;
}

static gboolean
take_quote (sqlite3_stmt     *statement,
            AnalyzerFindings *findings,
            const char       *text,
            gsize             length)
{
  guint n_speakers = findings->speakers->len;
  AnalyzerQuote *quote;
  guint type, act;

  if (sqlite3_column_int64 (statement, 0) != findings->quotes->len + 1)
    return FALSE;

  quote = analyzer_findings_add_quote (findings);
  if (!take_number (statement, 1, ANALYZER_QUOTE_INDIRECT, &type) ||
      !take_number (statement, 2, ANALYZER_ACT_DATA, &act) ||
      !analyzer_lists_read_spans (get_text (statement, 3), text, length, quote->source) ||
      !analyzer_lists_read_spans (get_text (statement, 4), text, length, quote->cue) ||
      !analyzer_lists_read_spans (get_text (statement, 5), text, length, quote->content) ||
      !analyzer_lists_read_numbers (get_text (statement, 6), n_speakers, quote->agrees) ||
      !analyzer_lists_read_numbers (get_text (statement, 7), n_speakers, quote->runners_up) ||
      !take_text (statement, 10, &quote->why))
    return FALSE;

  quote->type = type;
  quote->act = act;
  quote->confidence = CLAMP (sqlite3_column_double (statement, 8), 0, 1);
  quote->speaker_confidence = CLAMP (sqlite3_column_double (statement, 9), 0, 1);

  return TRUE;
}

static gboolean
take_quote_speaker (sqlite3_stmt     *statement,
                    AnalyzerFindings *findings,
                    const char       *text,
                    gsize             length)
{
  AnalyzerQuote *quote;
  guint number, speaker;

  if (!take_number (statement, 0, findings->quotes->len, &number) ||
      !take_number (statement, 1, findings->speakers->len, &speaker) || speaker == 0)
    return FALSE;

  quote = analyzer_findings_get_quote (findings, number);
  if (quote == NULL)
    return FALSE;
  analyzer_ids_add (quote->speakers, speaker);

  return TRUE;
}

static gboolean
take_dissent (sqlite3_stmt     *statement,
              AnalyzerFindings *findings,
              const char       *text,
              gsize             length)
{
  AnalyzerDissent *dissent;
  AnalyzerQuote *quote;
  guint number;

  if (!take_number (statement, 0, findings->quotes->len, &number))
    return FALSE;

  quote = analyzer_findings_get_quote (findings, number);
  if (quote == NULL || quote->dissent != NULL)
    return FALSE;

  dissent = analyzer_quote_add_dissent (quote);
  dissent->prevailing = sqlite3_column_int64 (statement, 2) != 0;
  dissent->explicit_ = sqlite3_column_int64 (statement, 5) != 0;
  dissent->confidence = CLAMP (sqlite3_column_double (statement, 6), 0, 1);

  return analyzer_lists_read_numbers (get_text (statement, 1), findings->speakers->len, dissent->against) &&
         take_text (statement, 3, &dissent->about) &&
         analyzer_lists_read_spans (get_text (statement, 4), text, length, dissent->marker) &&
         take_text (statement, 7, &dissent->why);
}

static gboolean
take_debate (sqlite3_stmt     *statement,
             AnalyzerFindings *findings,
             const char       *text,
             gsize             length)
{
  guint n_quotes = findings->quotes->len;
  AnalyzerDebate *debate;

  if (sqlite3_column_int64 (statement, 0) != findings->debates->len + 1)
    return FALSE;

  debate = analyzer_findings_add_debate (findings);

  return take_text (statement, 1, &debate->claim) &&
         analyzer_lists_read_spans (get_text (statement, 2), text, length, debate->claim_spans) &&
         take_number (statement, 3, n_quotes, &debate->claim_quote) &&
         analyzer_lists_read_numbers (get_text (statement, 4), findings->speakers->len, debate->holders) &&
         analyzer_lists_read_numbers (get_text (statement, 5), n_quotes, debate->support) &&
         analyzer_lists_read_numbers (get_text (statement, 6), n_quotes, debate->dissent);
}

/* What is read of an article, in an order in which nothing is referred to
 * before it is there. Each row is checked: the file may come from anybody. */
static const struct
{
  const char *sql;
  gboolean  (*take) (sqlite3_stmt     *statement,
                     AnalyzerFindings *findings,
                     const char       *text,
                     gsize             length);
} tables[] = {
  { "SELECT number, name, kind, gender, role, role_span, affiliation, affiliation_span, aliases, mentions"
    " FROM speaker WHERE article = ?1 ORDER BY number", take_speaker },
  { "SELECT number, type, act, source, cue, content, agrees, runners_up, confidence, speaker_confidence, why"
    " FROM quote WHERE article = ?1 ORDER BY number", take_quote },
  { "SELECT quote.number, speaker FROM quote_speaker JOIN quote ON quote.id = quote"
    " WHERE article = ?1 ORDER BY quote.number, rank", take_quote_speaker },
  { "SELECT quote.number, against, prevailing, about, marker, explicit, dissent.confidence, dissent.why"
    " FROM dissent JOIN quote ON quote.id = quote WHERE article = ?1 ORDER BY quote.number", take_dissent },
  { "SELECT number, claim, claim_spans, claim_quote, holders, support, dissent"
    " FROM debate WHERE article = ?1 ORDER BY number", take_debate },
};

/**
 * analyzer_library_fetch:
 * @article: an article's id
 *
 * Returns: (transfer full): what was stored, or %NULL with @error set
 */
AnalyzerFindings *
analyzer_library_fetch (sqlite3  *db,
                        gint64    article,
                        GError  **error)
{
  g_autoptr(AnalyzerArticle) read = fetch_article (db, article, error);
  g_autoptr(AnalyzerFindings) findings = NULL;
  const char *text;
  gsize length;

  if (read == NULL)
    return NULL;

  findings = analyzer_findings_new (read);
  text = analyzer_article_get_utf8 (read, &length);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr(sqlite3_stmt) statement = prepare_for (db, tables[i].sql, article, error);
      gboolean has_row = TRUE;

      if (statement == NULL)
        return NULL;
      while (has_row)
        {
          if (!analyzer_database_step (statement, &has_row, error))
            return NULL;
          if (has_row && !tables[i].take (statement, findings, text, length))
            {
              set_damaged (error);
              return NULL;
            }
        }
    }

  return g_steal_pointer (&findings);
}
