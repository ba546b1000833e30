/* html-report.c: a report that any browser shows and prints, in one file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/figures.h"
#include "reports/marking.h"
#include "reports/names.h"
#include "reports/palette.h"
#include "reports/report-private.h"

#define GAP " … "

/* Speakers are told apart by number and name first; the fill only helps the
 * eye. What stands before a quote comes from the style sheet, so that the text
 * that is copied or read by a program is the source's, byte for byte. */
static const char style[] =
  ":root{color-scheme:light dark}"
  "body{font:1rem/1.6 Georgia,'Times New Roman',serif;color:#1e1e1e;background:#fff;margin:0 auto;max-width:46rem;padding:1rem}"
  "h1,h2,h3,table,dl,nav,footer,.n,.q::before{font-family:system-ui,sans-serif}"
  "h1{font-size:1.2rem}h2{font-size:1.7rem;line-height:1.25;margin:2.5rem 0 .5rem}h3{font-size:1.1rem;margin:1.8rem 0 .5rem}"
  "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;font-size:.85rem;margin:.5rem 0}"
  "dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}"
  ".scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem;line-height:1.4;width:100%}"
  "th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #767676}"
  "td.c{font-family:Georgia,'Times New Roman',serif;white-space:pre-wrap}td.r,th.r{text-align:end}"
  ".text p{white-space:pre-wrap;margin:0 0 1em;overflow-wrap:anywhere}"
  ".q{background:var(--f);border-radius:.2em;box-decoration-break:clone;-webkit-box-decoration-break:clone;padding:.05em .1em}"
  ".q[data-n]::before{content:attr(data-n) '\\00a0';font-size:.7em;font-weight:600;color:var(--l);vertical-align:.25em}"
  ".d{border-bottom:.15em double var(--l)}.u{text-decoration:underline;text-underline-offset:.2em}"
  ".m{font-style:italic;font-weight:600}.i{opacity:.6}"
  ".n{display:inline-block;min-width:1.2em;text-align:center;padding:0 .3em;border-radius:.6em;font-weight:600;"
  "background:var(--f);border:1px solid var(--l)}"
  ".a{border-inline-start:.25rem solid #767676;padding-inline-start:1rem;margin:.8rem 0}"
  "a{color:#1a5fb4}a:focus-visible,[tabindex]:focus-visible{outline:.15rem solid #1a5fb4;outline-offset:.1rem}"
  "footer{font-size:.85rem;border-top:1px solid #767676;margin-top:3rem;padding-top:1rem}"
  ".s0{--f:#e4e4e4;--l:#5e5e5e}";

static const char dark_style[] =
  "body{color:#eee;background:#1e1e1e}a{color:#78aeed}.s0{--f:#484848;--l:#b8b8b8}";

static const char print_style[] =
  "@media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}article{break-after:page}"
  "article:last-of-type{break-after:auto}tr,.a{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible}"
  ".q,.n{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{color:inherit;text-decoration:none}}"
  "@media (forced-colors:active){.q,.n{outline:1px solid}}";

/* Appends text so that a browser reads the same characters again. */
static void
append_text (GString    *out,
             const char *text,
             gsize       length)
{
  const char *run = text;
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    {
      const char *entity;

      switch (*p)
        {
        case '&':
          entity = "&amp;";
          break;

        case '<':
          entity = "&lt;";
          break;

        case '>':
          entity = "&gt;";
          break;

        case '"':
          entity = "&quot;";
          break;

        case '\'':
          entity = "&#39;";
          break;

        case '\r':
          /* A bare one would be read as a line feed. */
          entity = "&#13;";
          break;

        case '\0':
          entity = "\xEF\xBF\xBD";
          break;

        default:
          continue;
        }

      g_string_append_len (out, run, p - run);
      g_string_append (out, entity);
      run = p + 1;
    }
  g_string_append_len (out, run, end - run);
}

static void
append_string (GString    *out,
               const char *text)
{
  if (text != NULL)
    append_text (out, text, strlen (text));
}

static guint
get_colour (const AnalyzerQuote *quote)
{
  return quote->speakers->len > 0 ? (g_array_index (quote->speakers, guint, 0) - 1) % ANALYZER_N_COLOURS + 1 : 0;
}

static char *
dup_style (void)
{
  GString *sheet = g_string_new (style);

  for (guint i = 1; i <= ANALYZER_N_COLOURS; i++)
    g_string_append_printf (sheet, ".s%u{--f:%s;--l:%s}", i, analyzer_palette_get (i)->light_fill, analyzer_palette_get (i)->light_line);
  g_string_append_printf (sheet, "@media screen and (prefers-color-scheme:dark){%s", dark_style);
  for (guint i = 1; i <= ANALYZER_N_COLOURS; i++)
    g_string_append_printf (sheet, ".s%u{--f:%s;--l:%s}", i, analyzer_palette_get (i)->dark_fill, analyzer_palette_get (i)->dark_line);
  g_string_append_c (sheet, '}');
  g_string_append (sheet, print_style);

  return g_string_free (sheet, FALSE);
}

/* The policy names the one style sheet by its hash: whatever an article holds,
 * a browser loads nothing, runs nothing and styles nothing for it. */
static char *
dup_hash (const char *sheet)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) sheet, strlen (sheet));
  g_checksum_get_digest (checksum, digest, &length);

  return g_base64_encode (digest, length);
}

static void
begin (AnalyzerReport *report)
{
  g_autofree char *sheet = dup_style ();
  g_autofree char *hash = dup_hash (sheet);
  GString *out = report->out;

  /* Translators: the code of your language, as HTML's lang takes it */
  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", C_("html", "en"));
  g_string_append_printf (out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                               "style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n", hash);
  g_string_append_printf (out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                               "<meta name=\"generator\" content=\"Analyzer %s\">\n"
                               "<meta name=\"referrer\" content=\"no-referrer\">\n"
                               "<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n",
                          PACKAGE_VERSION, _("Who says what"), sheet);
  g_string_append_printf (out, "<header><h1>%s</h1>\n<nav><a href=\"#contents\">%s</a></nav></header>\n<main>\n",
                          _("Who says what"), _("Articles and how this report was made"));
}

static void
append_term (GString    *out,
             const char *term,
             const char *words)
{
  if (words == NULL)
    return;

  g_string_append_printf (out, "<dt>%s</dt><dd>", term);
  append_string (out, words);
  g_string_append (out, "</dd>\n");
}

static void
append_head (AnalyzerReport   *report,
             AnalyzerFindings *findings)
{
  AnalyzerArticle *article = findings->article;
  const char *title = analyzer_article_get_field (article, ANALYZER_FIELD_TITLE);
  const char *path = analyzer_article_get_path (article);
  g_autofree char *file = path != NULL ? g_filename_display_name (path) : NULL;
  const char *heading = title != NULL ? title : file != NULL ? file : _("Untitled");
  GString *out = report->out;

  g_string_append_printf (out, "<article aria-labelledby=\"a%u\">\n<h2 id=\"a%u\">", report->n_articles, report->n_articles);
  append_string (out, heading);
  g_string_append (out, "</h2>\n<dl>\n");
  append_term (out, _("Byline"), analyzer_article_get_field (article, ANALYZER_FIELD_BYLINE));
  append_term (out, _("Publisher"), analyzer_article_get_field (article, ANALYZER_FIELD_PUBLISHER));
  append_term (out, _("Published"), analyzer_article_get_field (article, ANALYZER_FIELD_PUBLISHED));
  append_term (out, _("Address"), analyzer_article_get_field (article, ANALYZER_FIELD_URL));
  append_term (out, _("File"), file);
  append_term (out, "SHA-256", analyzer_article_get_checksum (article));
  g_string_append (out, "</dl>\n");

  g_string_append_printf (report->contents, "<li><a href=\"#a%u\">", report->n_articles);
  append_string (report->contents, heading);
  g_string_append (report->contents, "</a></li>\n");
}

static void
append_speakers (AnalyzerReport   *report,
                 AnalyzerFindings *findings)
{
  g_autofree AnalyzerFigures *figures = analyzer_figures_new (findings);
  GString *out = report->out;

  g_string_append_printf (out, "<h3>%s</h3>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\" class=\"r\">%s</th>"
                               "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                               "<th scope=\"col\" class=\"r\">%s</th><th scope=\"col\" class=\"r\">%s</th>"
                               "<th scope=\"col\" class=\"r\">%s</th></tr></thead>\n<tbody>\n",
                          _("Speakers"), _("No."), _("Name"), _("Role"), _("Kind"), _("Quotes"), _("Dissents"),
                          _("Share of the words"));
  for (guint i = 0; i < findings->speakers->len; i++)
    {
      const AnalyzerSpeaker *speaker = g_ptr_array_index (findings->speakers, i);
      const AnalyzerFigures *own = &figures[speaker->id];
      g_autofree char *role = analyzer_describe_role (speaker);

      if (own->n_quotes == 0)
        continue;
      g_string_append_printf (out, "<tr><td class=\"r\"><span class=\"n s%u\">%u</span></td><th scope=\"row\">",
                              (speaker->id - 1) % ANALYZER_N_COLOURS + 1, speaker->id);
      append_string (out, speaker->name);
      g_string_append (out, "</th><td>");
      append_string (out, role);
      g_string_append_printf (out, "</td><td>%s</td><td class=\"r\">%u</td><td class=\"r\">%u</td><td class=\"r\">%.0f&nbsp;%%</td></tr>\n",
                              analyzer_describe_kind (speaker->kind), own->n_quotes, own->n_dissents,
                              100 * analyzer_figures_get_share (figures, speaker->id));
    }
  g_string_append (out, "</tbody></table></div>\n");
}

/* The place to which the tables lead, and what stands before a quote. */
static void
append_label (AnalyzerReport      *report,
              AnalyzerFindings    *findings,
              const AnalyzerQuote *quote)
{
  g_autofree char *who = analyzer_describe_who (findings, quote);
  g_autofree char *dissent = analyzer_describe_dissent (findings, quote);
  GString *out = report->out;

  g_string_append_printf (out, " id=\"a%uq%u\" data-n=\"", report->n_articles, quote->id);
  if (quote->speakers->len > 0)
    g_string_append_printf (out, "%u ", g_array_index (quote->speakers, guint, 0));
  append_string (out, who);
  if (dissent != NULL)
    {
      g_string_append (out, " ≠ ");
      append_string (out, dissent);
    }
  g_string_append_c (out, '"');
}

static void
append_mark (AnalyzerReport     *report,
             AnalyzerFindings   *findings,
             const AnalyzerMark *mark,
             const char         *text)
{
  GString *out = report->out;
  gboolean plain = mark->quote == NULL && !mark->cue && !mark->marker && !mark->ignored;
  gboolean labelled = FALSE;

  for (guint i = 0; mark->begins != NULL && i < mark->begins->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (mark->begins, i);

      if (quote == mark->quote)
        {
          labelled = TRUE;
          continue;
        }
      g_string_append_printf (out, "<span class=\"q s%u\"", get_colour (quote));
      append_label (report, findings, quote);
      g_string_append (out, "></span>");
    }

  if (!plain)
    {
      g_string_append (out, "<span class=\"");
      if (mark->quote != NULL)
        g_string_append_printf (out, "q s%u%s ", get_colour (mark->quote), mark->quote->dissent != NULL ? " d" : "");
      g_string_append_printf (out, "%s%s%s\"", mark->cue ? "u " : "", mark->marker ? "m " : "", mark->ignored ? "i" : "");
      if (labelled)
        append_label (report, findings, mark->quote);
      g_string_append_c (out, '>');
    }
  append_text (out, text + mark->span.start, mark->span.end - mark->span.start);
  if (!plain)
    g_string_append (out, "</span>");
}

/* Every line is a paragraph. The line ends stay, so that the text of the
 * element is that of the article, byte for byte. */
static void
append_article_text (AnalyzerReport   *report,
                     AnalyzerFindings *findings)
{
  g_autoptr(GArray) marks = analyzer_marking_new (findings);
  const char *language = analyzer_article_get_field (findings->article, ANALYZER_FIELD_LANGUAGE);
  const char *text = analyzer_article_get_utf8 (findings->article, NULL);
  gboolean in_paragraph = FALSE;
  GString *out = report->out;

  g_string_append_printf (out, "<h3>%s</h3>\n<div class=\"text\" lang=\"", _("Article"));
  append_string (out, language);
  g_string_append (out, "\">");

  for (guint i = 0; i < marks->len; i++)
    {
      AnalyzerMark mark = g_array_index (marks, AnalyzerMark, i);
      const guint end = mark.span.end;

      while (mark.span.start < end)
        {
          const char *line_end;

          if (text[mark.span.start] == '\n')
            {
              if (in_paragraph)
                g_string_append (out, "</p>");
              in_paragraph = FALSE;
              g_string_append_c (out, '\n');
              mark.span.start++;
              continue;
            }

          if (!in_paragraph)
            g_string_append (out, "<p>");
          in_paragraph = TRUE;
          line_end = memchr (text + mark.span.start, '\n', end - mark.span.start);
          mark.span.end = line_end != NULL ? line_end - text : end;
          append_mark (report, findings, &mark, text);
          mark.span.start = mark.span.end;
          mark.begins = NULL;
        }
    }
  if (in_paragraph)
    g_string_append (out, "</p>");
  g_string_append (out, "</div>\n");
}

static void
append_quotes (AnalyzerReport   *report,
               AnalyzerFindings *findings)
{
  const char *text = analyzer_article_get_utf8 (findings->article, NULL);
  GString *out = report->out;

  g_string_append_printf (out, "<h3>%s</h3>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\" class=\"r\">%s</th>"
                               "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                               "<th scope=\"col\" class=\"r\">%s</th></tr></thead>\n<tbody>\n",
                          _("Quotes"), _("No."), _("Speaker"), _("Quote"), _("How"), _("Confidence"));
  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      g_autofree char *who = analyzer_describe_who (findings, quote);
      g_autofree char *content = analyzer_spans_dup_text (quote->content, text, GAP);
      g_autofree char *cue = analyzer_spans_dup_text (quote->cue, text, GAP);
      g_autofree char *dissent = analyzer_describe_dissent (findings, quote);
      g_autofree char *agrees = analyzer_describe_speakers (findings, quote->agrees);

      g_string_append_printf (out, "<tr><td class=\"r\"><a href=\"#a%uq%u\">%u</a></td><th scope=\"row\">",
                              report->n_articles, quote->id, quote->id);
      append_string (out, who);
      g_string_append (out, "</th><td class=\"c\">");
      append_string (out, content);
      g_string_append_printf (out, "</td><td>%s, %s", analyzer_describe_type (quote->type), analyzer_describe_act (quote->act));
      if (*cue != '\0')
        {
          g_string_append (out, ": <span class=\"u\">");
          append_string (out, cue);
          g_string_append (out, "</span>");
        }
      if (dissent != NULL)
        {
          g_string_append (out, "<br>≠ ");
          append_string (out, dissent);
        }
      if (*agrees != '\0')
        {
          g_autofree char *line = g_strdup_printf (_("agrees with %s"), agrees);

          g_string_append (out, "<br>= ");
          append_string (out, line);
        }
      g_string_append_printf (out, "</td><td class=\"r\">%.0f&nbsp;%%</td></tr>\n", 100 * CLAMP (quote->confidence, 0, 1));
    }
  g_string_append (out, "</tbody></table></div>\n");
}

static void
append_side (AnalyzerReport   *report,
             AnalyzerFindings *findings,
             const char       *label,
             GArray           *quotes)
{
  GString *out = report->out;

  if (quotes->len == 0)
    return;

  g_string_append_printf (out, "<dt>%s</dt><dd>", label);
  for (guint i = 0; i < quotes->len; i++)
    {
      const AnalyzerQuote *quote = analyzer_findings_get_quote (findings, g_array_index (quotes, guint, i));

      if (quote != NULL)
        {
          g_autofree char *who = analyzer_describe_who (findings, quote);

          g_string_append_printf (out, "%s<a href=\"#a%uq%u\">", i > 0 ? ", " : "", report->n_articles, quote->id);
          append_string (out, who);
          g_string_append_printf (out, " (%u)</a>", quote->id);
        }
    }
  g_string_append (out, "</dd>\n");
}

static void
append_debates (AnalyzerReport   *report,
                AnalyzerFindings *findings)
{
  GString *out = report->out;

  if (findings->debates->len == 0)
    return;

  g_string_append_printf (out, "<h3>%s</h3>\n", _("Debates"));
  for (guint i = 0; i < findings->debates->len; i++)
    {
      const AnalyzerDebate *debate = g_ptr_array_index (findings->debates, i);
      g_autofree char *holders = analyzer_describe_speakers (findings, debate->holders);

      g_string_append (out, "<div class=\"a\"><p>");
      append_string (out, debate->claim);
      g_string_append (out, "</p>\n<dl>\n");
      append_term (out, _("Held by"), *holders != '\0' ? holders : NULL);
      append_side (report, findings, _("Support"), debate->support);
      append_side (report, findings, _("Dissent"), debate->dissent);
      g_string_append (out, "</dl></div>\n");
    }
}

static void
add (AnalyzerReport   *report,
     AnalyzerFindings *findings)
{
  append_head (report, findings);
  if (findings->quotes->len > 0)
    append_speakers (report, findings);
  else
    g_string_append_printf (report->out, "<p>%s</p>\n", _("No quotes found."));
  append_debates (report, findings);
  append_article_text (report, findings);
  if (findings->quotes->len > 0)
    append_quotes (report, findings);
  g_string_append (report->out, "</article>\n");
}

static void
fail (AnalyzerReport *report,
      const char     *path,
      const char     *code,
      const char     *message)
{
  g_autofree char *file = g_filename_display_name (path);

  g_string_append_printf (report->contents, "<li>%s ", _("Not read:"));
  append_string (report->contents, file);
  g_string_append (report->contents, ": ");
  append_string (report->contents, message);
  g_string_append (report->contents, "</li>\n");
}

static void
end (AnalyzerReport *report)
{
  GString *out = report->out;

  g_string_append_printf (out, "</main>\n<footer>\n<h2 id=\"contents\" tabindex=\"-1\">%s</h2>\n<ol>\n%s</ol>\n<p>",
                          _("Articles"), report->contents->str);
  g_string_append_printf (out, _("Made by Analyzer %s."), PACKAGE_VERSION);
  g_string_append_c (out, ' ');
  g_string_append_printf (out, _("Findings checked by a person: %u of %u."), report->n_checked, report->n_quotes);
  g_string_append_printf (out, "</p>\n<p>%s</p>\n</footer>\n</body>\n</html>\n",
                          _("The fill of a quote tells its first speaker, whose number and name stand before it; "
                            "a double line marks a dissenting view, underlining the words that attribute."));
}

const AnalyzerReportFormat analyzer_html_report = {
  .id = "html",
  .name = N_("Web page (HTML)"),
  .extension = "html",
  .mime_type = "text/html",
  .begin = begin,
  .add = add,
  .fail = fail,
  .end = end,
};
