/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "discourse/analyst.h"
#include "discourse/seen-text.h"

#define SHY "\xc2\xad"
#define ZWSP "\xe2\x80\x8b"
#define JOINER "\xe2\x81\xa0"

static AnalyzerModels *models;

static AnalyzerArticle *
make_article (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return analyzer_article_new ("a.txt", "plain", bytes);
}

static void
test_none (void)
{
  g_autoptr(AnalyzerArticle) article = make_article ("“Naïve – said” she—");

  g_assert_null (analyzer_seen_text_new (article));
}

static char *
dup_span (AnalyzerArticle *article,
          AnalyzerSpan     span)
{
  return g_strndup (analyzer_article_get_utf8 (article, NULL) + span.start, span.end - span.start);
}

/* Each stretch comes back to the same letters, with the marks between them. */
static void
test_spans (void)
{
  static const char text[] = ZWSP "O" SHY "ne two" SHY ZWSP " th" JOINER "ree" SHY SHY;
  static const struct
  {
    AnalyzerSpan seen;
    const char  *whole;
  } spans[] = {
    { { 0, 3 }, "O" SHY "ne" },
    { { 4, 7 }, "two" },
    { { 8, 13 }, "th" JOINER "ree" },
    { { 0, 13 }, "O" SHY "ne two" SHY ZWSP " th" JOINER "ree" },
    { { 7, 8 }, " " },
    { { 10, 11 }, "r" },
  };
  g_autoptr(AnalyzerArticle) article = make_article (text);
  g_autoptr(AnalyzerSeenText) seen = NULL;
  g_autoptr(AnalyzerFindings) findings = NULL;
  AnalyzerSpan ignored;
  AnalyzerQuote *quote;
  gsize length;
  const char *words;

  analyzer_article_ignore (article, 3, 8);
  seen = analyzer_seen_text_new (article);
  words = analyzer_article_get_utf8 (analyzer_seen_text_get_article (seen), &length);
  g_assert_cmpmem (words, length, "One two three", strlen ("One two three"));
  g_assert_cmpuint (analyzer_article_get_ignored (analyzer_seen_text_get_article (seen))->len, ==, 1);
  ignored = g_array_index (analyzer_article_get_ignored (analyzer_seen_text_get_article (seen)), AnalyzerSpan, 0);
  g_assert_cmpuint (ignored.start, ==, 0);
  g_assert_cmpuint (ignored.end, ==, 3);

  findings = analyzer_findings_new (analyzer_seen_text_get_article (seen));
  quote = analyzer_findings_add_quote (findings);
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    g_array_append_val (quote->content, spans[i].seen);
  analyzer_seen_text_restore (seen, findings);

  g_assert_true (findings->article == article);
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *found = dup_span (article, g_array_index (quote->content, AnalyzerSpan, i));

      g_assert_cmpstr (found, ==, spans[i].whole);
    }
}

static char *
join (GArray     *spans,
      const char *text)
{
  return analyzer_spans_dup_text (spans, text, " … ");
}

/* The same is found with and without the marks. */
static void
test_analysis (void)
{
  static const char plain[] =
    "The bridge is unsafe, Ingrid Solberg said on Monday. “It will not open,” the mayor, Tom Hale, told reporters.\n";
  static const char marked[] =
    "The bridge is unsafe, Ingrid Sol" SHY "berg sa" SHY "id on Mon" ZWSP "day. “It will not o" SHY "pen,” the mayor," ZWSP
    " Tom" JOINER " Hale, told re" SHY "porters.\n";
  g_autoptr(AnalyzerAnalyst) analyst = analyzer_analyst_new (models);
  g_autoptr(AnalyzerArticle) a = make_article (plain), b = make_article (marked);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerFindings) x = analyzer_analyst_analyse (analyst, a, NULL, &error);
  g_autoptr(AnalyzerFindings) y = analyzer_analyst_analyse (analyst, b, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (y->article == b);
  g_assert_cmpuint (x->quotes->len, ==, 2);
  g_assert_cmpuint (y->quotes->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      AnalyzerQuote *p = g_ptr_array_index (x->quotes, i), *q = g_ptr_array_index (y->quotes, i);
      AnalyzerSpeaker *r = g_ptr_array_index (x->speakers, i), *s = g_ptr_array_index (y->speakers, i);
      GArray *pairs[][2] = { { p->source, q->source }, { p->cue, q->cue }, { p->content, q->content },
                             { r->mentions, s->mentions } };

      g_assert_cmpstr (r->name, ==, s->name);
      for (gsize j = 0; j < G_N_ELEMENTS (pairs); j++)
        {
          g_autofree char *bare = join (pairs[j][0], plain), *found = join (pairs[j][1], marked);
          g_autoptr(GString) stripped = g_string_new (found);

          g_string_replace (stripped, SHY, "", 0);
          g_string_replace (stripped, ZWSP, "", 0);
          g_string_replace (stripped, JOINER, "", 0);
          g_assert_cmpstr (stripped->str, ==, bare);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  models = analyzer_models_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/discourse/seen-text/none", test_none);
  g_test_add_func ("/discourse/seen-text/spans", test_spans);
  g_test_add_func ("/discourse/seen-text/analysis", test_analysis);

  status = g_test_run ();
  g_clear_object (&models);

  return status;
}
