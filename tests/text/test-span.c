/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/span.h"

static void
test_add (void)
{
  g_autoptr(GArray) spans = analyzer_spans_new ();

  analyzer_spans_add (spans, 2, 4);
  analyzer_spans_add (spans, 4, 6);
  analyzer_spans_add (spans, 5, 5);
  analyzer_spans_add (spans, 8, 9);

  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpuint (g_array_index (spans, AnalyzerSpan, 0).end, ==, 6);
  g_assert_true (analyzer_spans_contain (spans, 5));
  g_assert_false (analyzer_spans_contain (spans, 6));
  g_assert_true (analyzer_spans_contain (spans, 8));
  g_assert_false (analyzer_spans_contain (NULL, 0));
}

static void
test_overlap (void)
{
  g_autoptr(GArray) a = analyzer_spans_new ();
  g_autoptr(GArray) b = analyzer_spans_new ();

  analyzer_spans_add (a, 0, 2);
  analyzer_spans_add (a, 6, 8);
  analyzer_spans_add (b, 2, 6);
  g_assert_false (analyzer_spans_overlap (a, b));

  analyzer_spans_add (b, 7, 9);
  g_assert_true (analyzer_spans_overlap (a, b));
}

static void
test_text (void)
{
  g_autoptr(GArray) spans = analyzer_spans_new ();
  g_autofree char *text = NULL, *none = NULL;

  analyzer_spans_add (spans, 0, 3);
  analyzer_spans_add (spans, 4, 7);
  text = analyzer_spans_dup_text (spans, "one two", " … ");
  none = analyzer_spans_dup_text (NULL, "one two", " ");

  g_assert_cmpstr (text, ==, "one … two");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/span/add", test_add);
  g_test_add_func ("/text/span/overlap", test_overlap);
  g_test_add_func ("/text/span/text", test_text);

  return g_test_run ();
}
