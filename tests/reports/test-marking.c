/* test-marking.c: tests reports/marking.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reports/marking.h"

#include "sample.h"

/* The marks as one line: each stretch's letters, then its bytes. */
static char *
describe (AnalyzerFindings *findings)
{
  g_autoptr(GArray) marks = analyzer_marking_new (findings);
  GString *words = g_string_new (NULL);
  guint at = 0;
  gsize length;

  for (guint i = 0; i < marks->len; i++)
    {
      const AnalyzerMark *mark = &g_array_index (marks, AnalyzerMark, i);

      g_assert_cmpuint (mark->span.start, ==, at);
      g_assert_cmpuint (mark->span.end, >, at);
      at = mark->span.end;

      g_string_append_printf (words, "%u", mark->span.end - mark->span.start);
      for (guint j = 0; mark->begins != NULL && j < mark->begins->len; j++)
        g_string_append_printf (words, "<%u", ((AnalyzerQuote *) g_ptr_array_index (mark->begins, j))->id);
      if (mark->quote != NULL)
        g_string_append_printf (words, "q%u", mark->quote->id);
      g_string_append_printf (words, "%s%s%s ", mark->cue ? "c" : "", mark->marker ? "m" : "", mark->ignored ? "i" : "");
    }
  analyzer_article_get_utf8 (findings->article, &length);
  g_assert_cmpuint (at, ==, length);

  return g_string_free (words, FALSE);
}

static AnalyzerFindings *
make_findings (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("a.txt", "plain", bytes);

  return analyzer_findings_new (article);
}

static void
test_sample (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autofree char *marks = describe (findings);

  g_assert_cmpstr (marks, ==, "40<1q1 2 4c 42 9cm 2 37<2q2 2 10i 1 ");
}

static void
test_nothing (void)
{
  g_autoptr(AnalyzerFindings) empty = make_findings ("");
  g_autoptr(AnalyzerFindings) plain = make_findings ("abc");
  g_autofree char *none = describe (empty);
  g_autofree char *one = describe (plain);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "3 ");
}

/* Contents that lie in each other, begin together, cross or touch. */
static void
test_overlap (void)
{
  g_autoptr(AnalyzerFindings) findings = make_findings ("0123456789");
  static const AnalyzerSpan spans[][2] = {
    { { 0, 8 }, { 9, 10 } },
    { { 0, 4 } },
    { { 2, 6 } },
    { { 6, 8 } },
  };
  g_autofree char *marks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      AnalyzerQuote *quote = analyzer_findings_add_quote (findings);

      for (guint j = 0; j < 2; j++)
        analyzer_spans_add (quote->content, spans[i][j].start, spans[i][j].end);
    }
  marks = describe (findings);
  g_assert_cmpstr (marks, ==, "2<1<2q2 2<3q3 2q3 2<4q4 1 1q1 ");
}

/* A span that is not in the text is left out. */
static void
test_outside (void)
{
  g_autoptr(AnalyzerFindings) findings = make_findings ("0123456789");
  AnalyzerQuote *quote = analyzer_findings_add_quote (findings);
  g_autofree char *marks = NULL;

  analyzer_spans_add (quote->content, 5, 11);
  analyzer_spans_add (quote->cue, 20, 30);
  marks = describe (findings);
  g_assert_cmpstr (marks, ==, "10 ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reports/marking/sample", test_sample);
  g_test_add_func ("/reports/marking/nothing", test_nothing);
  g_test_add_func ("/reports/marking/overlap", test_overlap);
  g_test_add_func ("/reports/marking/outside", test_outside);

  return g_test_run ();
}
