/* test-text-report.c: tests reports/text-report.c and reports/figures.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reports/text-report.h"

#include "reports/figures.h"
#include "sample.h"

static void
test_figures (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autofree AnalyzerFigures *figures = analyzer_figures_new (findings);

  g_assert_cmpuint (figures[0].n_quotes, ==, 2);
  g_assert_cmpuint (figures[0].n_quoted, ==, 2);
  g_assert_cmpuint (figures[0].n_dissents, ==, 1);
  g_assert_cmpuint (figures[1].n_quotes, ==, 1);
  g_assert_cmpuint (figures[1].n_words, ==, 6);
  g_assert_cmpuint (figures[2].n_words, ==, 4);
  g_assert_cmpuint (figures[2].n_dissents, ==, 1);
  g_assert_cmpfloat_with_epsilon (analyzer_figures_get_share (figures, 1), 0.6, 1e-9);
}

static void
test_whole (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autoptr(GString) out = g_string_new (NULL);

  analyzer_text_report_append (out, findings, 80, FALSE);
  g_assert_cmpstr (out->str, ==,
    "Harbour <opens> in May\n"
    "The Gull & Tern\n"
    "folder/har\"bour.txt\n"
    "\n"
    "Speakers\n"
    "  Anna Berg (person), the port’s head: 1 quote, 60\u00A0%\n"
    "  Lars Holm (person): 1 quote, 40\u00A0%\n"
    "\n"
    "Quotes\n"
    "  1  Anna Berg: Ägir’s harbour “will open in May”\n"
    "     [partly direct, said: said]\n"
    "  2  Lars Holm: “=It won’t, <b>Anna</b> & all.”\n"
    "     [direct, said: disagreed]\n"
    "     ≠ dissents from Anna Berg: the harbour’s opening\n"
    "\n"
    "Debates\n"
    "  1  the harbour opens in May\n"
    "     held by: Anna Berg\n"
    "     dissent: Lars Holm (2)\n");
}

static void
test_width (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  static const guint widths[] = { 24, 30, 41, 57 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);
      g_auto(GStrv) lines = NULL;

      analyzer_text_report_append (out, findings, widths[i], FALSE);
      lines = g_strsplit (out->str, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        g_assert_cmpint (g_utf8_strlen (lines[j], -1), <=, widths[i]);
    }
}

static void
test_colours (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autoptr(GString) plain = g_string_new (NULL);
  g_autoptr(GString) coloured = g_string_new (NULL);
  g_autoptr(GRegex) styles = g_regex_new ("\033\\[[0-9]+m", 0, 0, NULL);
  g_autofree char *stripped = NULL;

  analyzer_text_report_append (plain, findings, 60, FALSE);
  analyzer_text_report_append (coloured, findings, 60, TRUE);
  g_assert_null (strchr (plain->str, '\033'));
  g_assert_nonnull (strchr (coloured->str, '\033'));

  /* Without its colours it says the same. */
  stripped = g_regex_replace_literal (styles, coloured->str, -1, 0, "", 0, NULL);
  g_assert_cmpstr (stripped, ==, plain->str);
}

/* What stands in an article must not reach the terminal as a command. */
static void
test_terminal_commands (void)
{
  static const char hostile[] = "\033]0;gotcha\007He said \033[2Jno\xC2\x9B" "31m and \u202Eleft.";
  g_autoptr(GBytes) text = g_bytes_new_static (hostile, strlen (hostile));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("a\033[2J\nb", "plain", text);
  g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
  AnalyzerQuote *quote = analyzer_findings_add_quote (findings);
  g_autoptr(GString) out = g_string_new (NULL);

  analyzer_spans_add (quote->content, 0, strlen (hostile));
  analyzer_text_report_append (out, findings, 80, FALSE);
  for (const char *p = out->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (c == '\n' || !g_unichar_iscntrl (c));
      g_assert_cmphex (c, !=, 0x202E);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reports/figures", test_figures);
  g_test_add_func ("/reports/text-report/whole", test_whole);
  g_test_add_func ("/reports/text-report/width", test_width);
  g_test_add_func ("/reports/text-report/colours", test_colours);
  g_test_add_func ("/reports/text-report/terminal-commands", test_terminal_commands);

  return g_test_run ();
}
