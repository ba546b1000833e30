/* markdown-report.c: a report in Markdown (CommonMark with tables).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/figures.h"
#include "reports/names.h"
#include "reports/report-private.h"

#define GAP " … "

/* Whether a backslash keeps the character from meaning something inside a
 * line. */
static gboolean
is_special (char c)
{
  return strchr ("\\`*_[]<>&#|~!$", c) != NULL;
}

/* Appends words as they are, whatever they mean in Markdown. A new line begins
 * with @margin. */
static void
append_escaped (GString    *out,
                const char *words,
                const char *margin)
{
  gboolean begins = TRUE;
  gboolean numbers = FALSE;

  for (const char *p = words; *p != '\0'; p++)
    {
      if (*p == '\n' || *p == '\r')
        {
          if (*p == '\r' && p[1] == '\n')
            p++;
          /* Two spaces before a line end keep the line end. */
          g_string_append_printf (out, "  \n%s", margin);
          begins = TRUE;
          numbers = FALSE;
          continue;
        }

      if (begins && (*p == ' ' || *p == '\t'))
        {
          g_string_append_printf (out, "&#%d;", *p);
          continue;
        }

      /* Signs that make lists and headings, only where a line begins. */
      if (is_special (*p) || (begins && strchr ("+-=:", *p) != NULL) || (numbers && (*p == '.' || *p == ')')))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
      numbers = (begins || numbers) && g_ascii_isdigit (*p);
      begins = FALSE;
    }
}

/* A cell of a table stands on one line. */
static void
append_cell (GString    *out,
             const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words != NULL ? words : ""), "\r\n", ' ');

  append_escaped (out, line, "");
}

static void
append_item (GString    *out,
             const char *label,
             const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  g_string_append_printf (out, "- %s: ", label);
  append_cell (out, words);
  g_string_append_c (out, '\n');
}

static void
append_speakers (GString          *out,
                 AnalyzerFindings *findings)
{
  g_autofree AnalyzerFigures *figures = analyzer_figures_new (findings);

  g_string_append_printf (out, "\n## %s\n\n| %s | %s | %s | %s | %s |\n|---|---|---|--:|--:|\n",
                          _("Speakers"), _("Name"), _("Role"), _("Kind"), _("Quotes"), _("Share"));
  for (guint i = 0; i < findings->speakers->len; i++)
    {
      const AnalyzerSpeaker *speaker = g_ptr_array_index (findings->speakers, i);
      g_autofree char *role = analyzer_describe_role (speaker);

      if (figures[speaker->id].n_quotes == 0)
        continue;
      g_string_append (out, "| ");
      append_cell (out, speaker->name);
      g_string_append (out, " | ");
      append_cell (out, role);
      g_string_append_printf (out, " | %s | %u | %.0f %% |\n", analyzer_describe_kind (speaker->kind),
                              figures[speaker->id].n_quotes, 100 * analyzer_figures_get_share (figures, speaker->id));
    }
}

static void
append_quote (GString             *out,
              AnalyzerFindings    *findings,
              const AnalyzerQuote *quote)
{
  g_autofree char *who = analyzer_describe_who (findings, quote);
  g_autofree char *content = analyzer_spans_dup_text (quote->content, analyzer_article_get_utf8 (findings->article, NULL), GAP);
  g_autofree char *dissent = analyzer_describe_dissent (findings, quote);
  g_autofree char *agrees = analyzer_describe_speakers (findings, quote->agrees);

  g_string_append_printf (out, "%u\\. **", quote->id);
  append_cell (out, who);
  g_string_append_printf (out, "** (%s, %s)\n\n> ", analyzer_describe_type (quote->type), analyzer_describe_act (quote->act));
  append_escaped (out, content, "> ");
  g_string_append (out, "\n\n");

  if (dissent != NULL)
    {
      g_string_append (out, "≠ ");
      append_cell (out, dissent);
      g_string_append (out, "\n\n");
    }
  if (*agrees != '\0')
    {
      g_autofree char *line = g_strdup_printf (_("agrees with %s"), agrees);

      g_string_append (out, "\\= ");
      append_cell (out, line);
      g_string_append (out, "\n\n");
    }
}

static void
append_side (GString          *out,
             AnalyzerFindings *findings,
             const char       *label,
             GArray           *quotes)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < quotes->len; i++)
    {
      const AnalyzerQuote *quote = analyzer_findings_get_quote (findings, g_array_index (quotes, guint, i));

      if (quote != NULL)
        {
          g_autofree char *who = analyzer_describe_who (findings, quote);

          g_string_append_printf (names, "%s%s (%u)", names->len > 0 ? ", " : "", who, quote->id);
        }
    }
  append_item (out, label, names->str);
}

static void
append_debate (GString              *out,
               AnalyzerFindings     *findings,
               const AnalyzerDebate *debate)
{
  g_autofree char *holders = analyzer_describe_speakers (findings, debate->holders);

  g_string_append (out, "\n### ");
  append_cell (out, debate->claim);
  g_string_append (out, "\n\n");
  append_item (out, _("Held by"), holders);
  append_side (out, findings, _("Support"), debate->support);
  append_side (out, findings, _("Dissent"), debate->dissent);
}

static void
add (AnalyzerReport   *report,
     AnalyzerFindings *findings)
{
  AnalyzerArticle *article = findings->article;
  const char *title = analyzer_article_get_field (article, ANALYZER_FIELD_TITLE);
  const char *path = analyzer_article_get_path (article);
  g_autofree char *file = path != NULL ? g_filename_display_name (path) : NULL;
  GString *out = report->out;

  g_string_append (out, report->n_articles > 1 ? "\n# " : "# ");
  append_cell (out, title != NULL ? title : file);
  g_string_append (out, "\n\n");
  append_item (out, _("Byline"), analyzer_article_get_field (article, ANALYZER_FIELD_BYLINE));
  append_item (out, _("Publisher"), analyzer_article_get_field (article, ANALYZER_FIELD_PUBLISHER));
  append_item (out, _("Published"), analyzer_article_get_field (article, ANALYZER_FIELD_PUBLISHED));
  append_item (out, _("Address"), analyzer_article_get_field (article, ANALYZER_FIELD_URL));
  append_item (out, _("File"), file);
  append_item (out, "SHA-256", analyzer_article_get_checksum (article));

  if (findings->quotes->len == 0)
    {
      g_string_append_printf (out, "\n%s\n", _("No quotes found."));
      return;
    }

  append_speakers (out, findings);
  g_string_append_printf (out, "\n## %s\n\n", _("Quotes"));
  for (guint i = 0; i < findings->quotes->len; i++)
    append_quote (out, findings, g_ptr_array_index (findings->quotes, i));

  if (findings->debates->len > 0)
    g_string_append_printf (out, "## %s\n", _("Debates"));
  for (guint i = 0; i < findings->debates->len; i++)
    append_debate (out, findings, g_ptr_array_index (findings->debates, i));
}

static void
fail (AnalyzerReport *report,
      const char     *path,
      const char     *code,
      const char     *message)
{
  g_autofree char *file = g_filename_display_name (path);

  g_string_append (report->out, "\n**");
  append_cell (report->out, file);
  g_string_append (report->out, "**: ");
  append_cell (report->out, message);
  g_string_append (report->out, "\n");
}

static void
end (AnalyzerReport *report)
{
  g_string_append (report->out, "\n---\n\n");
  g_string_append_printf (report->out, _("Made by Analyzer %s."), PACKAGE_VERSION);
  g_string_append_c (report->out, ' ');
  g_string_append_printf (report->out, _("Findings checked by a person: %u of %u."), report->n_checked, report->n_quotes);
  g_string_append_c (report->out, '\n');
}

const AnalyzerReportFormat analyzer_markdown_report = {
  .id = "markdown",
  .name = N_("Markdown"),
  .extension = "md",
  .mime_type = "text/markdown",
  .add = add,
  .fail = fail,
  .end = end,
};
