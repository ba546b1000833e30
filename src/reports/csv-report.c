/* csv-report.c: a report as a table (RFC 4180), a row a quote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/names.h"
#include "reports/report-private.h"
#include "text/offsets.h"

/* Between the pieces of a part that is interrupted. */
#define GAP " … "

/* Names of columns are for programs, so they are not translated. */
static const char header[] =
  "file,sha256,title,byline,publisher,published,url,quote,speaker,kind,role,type,act,source,cue,content,"
  "dissents,against,prevailing,about,agrees,confidence,source_offsets,cue_offsets,content_offsets\r\n";

typedef struct
{
  GString          *out;
  AnalyzerFindings *findings;
  AnalyzerOffsets  *offsets;
  const char       *text;
  gboolean          first;
} Row;

/* A spreadsheet takes a cell that begins with one of these for a formula and
 * would run it; some skip white space before it, some know the wide forms. */
static gboolean
looks_like_formula (const char *cell)
{
  gunichar c = g_utf8_get_char (cell);

  while (c != 0 && (g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_iszerowidth (c)))
    {
      cell = g_utf8_next_char (cell);
      c = g_utf8_get_char (cell);
    }

  return c == '=' || c == '+' || c == '-' || c == '@' ||
         c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
}

static void
append_cell (Row        *row,
             const char *cell)
{
  if (!row->first)
    g_string_append_c (row->out, ',');
  row->first = FALSE;

  if (cell == NULL || *cell == '\0')
    return;

  /* Always in quotation marks: white space at the ends counts. An apostrophe
   * makes a spreadsheet take what follows for text. */
  g_string_append_c (row->out, '"');
  if (looks_like_formula (cell))
    g_string_append_c (row->out, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row->out, '"');
      g_string_append_c (row->out, *p);
    }
  g_string_append_c (row->out, '"');
}

static void
append_words (Row    *row,
              GArray *spans)
{
  g_autofree char *words = analyzer_spans_dup_text (spans, row->text, GAP);

  append_cell (row, words);
}

static void
append_offsets (Row    *row,
                GArray *spans)
{
  g_autoptr(GString) cell = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);

      g_string_append_printf (cell, "%s%u:%u", i > 0 ? " " : "",
                              analyzer_offsets_to_characters (row->offsets, span->start),
                              analyzer_offsets_to_characters (row->offsets, span->end));
    }
  append_cell (row, cell->str);
}

static void
append_speakers (Row    *row,
                 GArray *ids,
                 char *(*describe) (const AnalyzerSpeaker *speaker))
{
  g_autoptr(GString) cell = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      const AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (row->findings, g_array_index (ids, guint, i));
      g_autofree char *words = speaker != NULL ? describe (speaker) : NULL;

      if (words == NULL)
        continue;
      g_string_append_printf (cell, "%s%s", cell->len > 0 ? "; " : "", words);
    }
  append_cell (row, cell->str);
}

static char *
dup_name (const AnalyzerSpeaker *speaker)
{
  return g_strdup (speaker->name);
}

static char *
dup_kind (const AnalyzerSpeaker *speaker)
{
  return g_strdup (analyzer_speaker_kind_to_string (speaker->kind));
}

static void
append_dissent (Row                   *row,
                const AnalyzerDissent *dissent)
{
  append_cell (row, dissent != NULL ? "yes" : "no");
  if (dissent == NULL)
    {
      for (guint i = 0; i < 3; i++)
        append_cell (row, NULL);
      return;
    }

  append_speakers (row, dissent->against, dup_name);
  append_cell (row, dissent->prevailing ? "yes" : "no");
  append_cell (row, dissent->about);
}

static void
append_row (Row                 *row,
            const AnalyzerQuote *quote)
{
  static const AnalyzerField fields[] = {
    ANALYZER_FIELD_TITLE, ANALYZER_FIELD_BYLINE, ANALYZER_FIELD_PUBLISHER, ANALYZER_FIELD_PUBLISHED, ANALYZER_FIELD_URL,
  };
  AnalyzerArticle *article = row->findings->article;
  const char *path = analyzer_article_get_path (article);
  g_autofree char *file = path != NULL ? g_filename_display_name (path) : NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  row->first = TRUE;
  append_cell (row, file);
  append_cell (row, analyzer_article_get_checksum (article));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_cell (row, analyzer_article_get_field (article, fields[i]));

  g_snprintf (number, sizeof number, "%u", quote->id);
  append_cell (row, number);
  append_speakers (row, quote->speakers, dup_name);
  append_speakers (row, quote->speakers, dup_kind);
  append_speakers (row, quote->speakers, analyzer_describe_role);
  append_cell (row, analyzer_quote_type_to_string (quote->type));
  append_cell (row, analyzer_act_to_string (quote->act));
  append_words (row, quote->source);
  append_words (row, quote->cue);
  append_words (row, quote->content);
  append_dissent (row, quote->dissent);
  append_speakers (row, quote->agrees, dup_name);
  append_cell (row, g_ascii_formatd (number, sizeof number, "%.3f", quote->confidence));
  append_offsets (row, quote->source);
  append_offsets (row, quote->cue);
  append_offsets (row, quote->content);
  g_string_append (row->out, "\r\n");
}

static void
begin (AnalyzerReport *report)
{
  g_string_append (report->out, header);
}

static void
add (AnalyzerReport   *report,
     AnalyzerFindings *findings)
{
  Row row = { report->out, findings };
  gsize length;

  row.text = analyzer_article_get_utf8 (findings->article, &length);
  row.offsets = analyzer_offsets_new (row.text, length);
  for (guint i = 0; i < findings->quotes->len; i++)
    append_row (&row, g_ptr_array_index (findings->quotes, i));
  analyzer_offsets_free (row.offsets);
}

const AnalyzerReportFormat analyzer_csv_report = {
  .id = "csv",
  .name = N_("Table (CSV)"),
  .extension = "csv",
  .mime_type = "text/csv",
  .begin = begin,
  .add = add,
};
