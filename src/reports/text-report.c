/* text-report.c: what was found in an article, for reading in a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/text-report.h"

#include <glib/gi18n-lib.h>

#include "reading/languages.h"
#include "reports/figures.h"
#include "reports/names.h"
#include "reports/terminal.h"

/* Longer lines are hard to read, shorter ones can't hold an indented word. */
#define WIDEST 100
#define NARROWEST 24

typedef struct
{
  GString          *out;
  AnalyzerFindings *findings;
  const char       *text;
  guint             width;
  gboolean          in_colours;
} Report;

static void
append_styled (Report     *report,
               const char *style,
               const char *words)
{
  if (report->in_colours)
    g_string_append_printf (report->out, "\033[%sm%s\033[0m", style, words);
  else
    g_string_append (report->out, words);
}

static guint
get_columns (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

/* White space that keeps what it parts on one line is no break. */
static gboolean
is_break (gunichar c)
{
  return g_unichar_isspace (c) && c != 0xA0 && c != 0x202F;
}

static void
append_spaces (GString *out,
               guint    n)
{
  while (n-- > 0)
    g_string_append_c (out, ' ');
}

/* Fills lines with words, from the column at which the line stands. */
static void
append_wrapped (Report     *report,
                guint       column,
                guint       indent,
                const char *words)
{
  const char *p = words;
  gboolean first = TRUE;

  while (*p != '\0')
    {
      g_autoptr(GString) word = g_string_new (NULL);
      guint columns = 0;

      while (*p != '\0' && !is_break (g_utf8_get_char (p)))
        {
          gunichar c = g_utf8_get_char (p);

          if (analyzer_terminal_may_show (c))
            {
              g_string_append_unichar (word, c);
              columns += get_columns (c);
            }
          p = g_utf8_next_char (p);
        }
      while (*p != '\0' && is_break (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (word->len == 0)
        continue;

      if (!first && column + 1 + columns > report->width)
        {
          g_string_append_c (report->out, '\n');
          append_spaces (report->out, indent);
          column = indent;
        }
      else if (!first)
        {
          g_string_append_c (report->out, ' ');
          column++;
        }
      g_string_append_len (report->out, word->str, word->len);
      column += columns;
      first = FALSE;
    }
  g_string_append_c (report->out, '\n');
}

static void
append_heading (Report     *report,
                const char *heading)
{
  g_string_append_c (report->out, '\n');
  append_styled (report, "1", heading);
  g_string_append_c (report->out, '\n');
}

static void
append_head (Report *report)
{
  static const AnalyzerField fields[] = { ANALYZER_FIELD_BYLINE, ANALYZER_FIELD_PUBLISHER, ANALYZER_FIELD_PUBLISHED };
  AnalyzerArticle *article = report->findings->article;
  g_autofree char *name = NULL;
  const char *title = analyzer_article_get_field (article, ANALYZER_FIELD_TITLE);
  g_autoptr(GString) line = g_string_new (NULL);

  if (report->in_colours)
    g_string_append (report->out, "\033[1m");
  name = g_filename_display_name (analyzer_article_get_path (article) != NULL ? analyzer_article_get_path (article) : "-");
  append_wrapped (report, 0, 0, title != NULL ? title : name);
  if (report->in_colours)
    g_string_append (report->out, "\033[0m");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = analyzer_article_get_field (article, fields[i]);

      if (value == NULL)
        continue;
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append (line, value);
    }
  if (line->len > 0)
    append_wrapped (report, 0, 0, line->str);
  if (title != NULL)
    append_wrapped (report, 0, 0, name);
}

static void
append_speaker (Report                *report,
                const AnalyzerSpeaker *speaker,
                const AnalyzerFigures *figures)
{
  const AnalyzerFigures *own = &figures[speaker->id];
  g_autofree char *role = analyzer_describe_role (speaker);
  g_autoptr(GString) line = g_string_new (speaker->name);

  g_string_append_printf (line, " (%s)", analyzer_describe_kind (speaker->kind));
  if (role != NULL)
    g_string_append_printf (line, ", %s", role);
  g_string_append (line, ": ");
  g_string_append_printf (line, g_dngettext (GETTEXT_PACKAGE, "%u quote", "%u quotes", own->n_quotes), own->n_quotes);
  g_string_append_printf (line, ", %.0f\u00A0%%", 100 * analyzer_figures_get_share (figures, speaker->id));

  g_string_append (report->out, "  ");
  append_wrapped (report, 2, 4, line->str);
}

static void
append_quote (Report              *report,
              const AnalyzerQuote *quote)
{
  g_autofree char *number = g_strdup_printf ("%3u  ", quote->id);
  g_autofree char *who = analyzer_describe_who (report->findings, quote);
  g_autofree char *words = analyzer_spans_dup_text (quote->content, report->text, " … ");
  g_autofree char *said = g_strdup_printf ("%s: %s", who, words);
  g_autofree char *dissent = analyzer_describe_dissent (report->findings, quote);
  g_autofree char *agrees = analyzer_describe_speakers (report->findings, quote->agrees);
  g_autofree char *cue = analyzer_spans_dup_text (quote->cue, report->text, " … ");
  g_autofree char *about = NULL;

  g_string_append (report->out, number);
  append_wrapped (report, 5, 5, said);

  about = g_strdup_printf ("[%s, %s%s%s]", analyzer_describe_type (quote->type), analyzer_describe_act (quote->act),
                           *cue != '\0' ? ": " : "", cue);
  append_spaces (report->out, 5);
  append_wrapped (report, 5, 5, about);

  if (dissent != NULL)
    {
      append_spaces (report->out, 5);
      append_styled (report, "33", "≠ ");
      append_wrapped (report, 7, 7, dissent);
    }
  if (*agrees != '\0')
    {
      g_autofree char *line = g_strdup_printf (_("agrees with %s"), agrees);

      append_spaces (report->out, 5);
      append_styled (report, "32", "= ");
      append_wrapped (report, 7, 7, line);
    }
}

static void
append_side (Report     *report,
             const char *label,
             GArray     *quotes)
{
  g_autoptr(GString) line = g_string_new (label);

  if (quotes->len == 0)
    return;

  for (guint i = 0; i < quotes->len; i++)
    {
      const AnalyzerQuote *quote = analyzer_findings_get_quote (report->findings, g_array_index (quotes, guint, i));

      if (quote != NULL)
        {
          g_autofree char *who = analyzer_describe_who (report->findings, quote);

          g_string_append_printf (line, "%s %s (%u)", i > 0 ? "," : "", who, quote->id);
        }
    }
  append_spaces (report->out, 5);
  append_wrapped (report, 5, 7, line->str);
}

static void
append_debate (Report               *report,
               const AnalyzerDebate *debate)
{
  g_autofree char *holders = analyzer_describe_speakers (report->findings, debate->holders);

  g_string_append_printf (report->out, "%3u  ", debate->id);
  append_wrapped (report, 5, 5, debate->claim != NULL ? debate->claim : "");
  if (*holders != '\0')
    {
      g_autofree char *line = g_strdup_printf ("%s %s", _("held by:"), holders);

      append_spaces (report->out, 5);
      append_wrapped (report, 5, 7, line);
    }
  append_side (report, _("support:"), debate->support);
  append_side (report, _("dissent:"), debate->dissent);
}

/**
 * analyzer_text_report_append:
 * @out: where the text goes
 * @findings: what was found in one article
 * @width: how many columns a line may have
 * @in_colours: whether to use the colours of a terminal; they only repeat what
 *   the words and signs say
 *
 * Appends the article's head, its speakers, quotes and debates, in the user's
 * language.
 */
void
analyzer_text_report_append (GString          *out,
                             AnalyzerFindings *findings,
                             guint             width,
                             gboolean          in_colours)
{
  Report report = { out, findings, NULL, CLAMP (width, NARROWEST, WIDEST), in_colours };
  g_autofree AnalyzerFigures *figures = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (out != NULL);
  g_return_if_fail (findings != NULL);

  report.text = analyzer_article_get_utf8 (findings->article, NULL);
  figures = analyzer_figures_new (findings);

  append_head (&report);
  note = analyzer_dup_language_note (findings->article);
  if (note != NULL)
    append_wrapped (&report, 0, 0, note);
  if (findings->quotes->len == 0)
    {
      append_wrapped (&report, 0, 0, _("No quotes found."));
      return;
    }

  append_heading (&report, _("Speakers"));
  for (guint i = 0; i < findings->speakers->len; i++)
    {
      const AnalyzerSpeaker *speaker = g_ptr_array_index (findings->speakers, i);

      if (figures[speaker->id].n_quotes > 0)
        append_speaker (&report, speaker, figures);
    }

  append_heading (&report, _("Quotes"));
  for (guint i = 0; i < findings->quotes->len; i++)
    append_quote (&report, g_ptr_array_index (findings->quotes, i));

  if (findings->debates->len > 0)
    append_heading (&report, _("Debates"));
  for (guint i = 0; i < findings->debates->len; i++)
    append_debate (&report, g_ptr_array_index (findings->debates, i));
}
