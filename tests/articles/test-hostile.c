/* test-hostile.c: texts that are made to hurt go through the whole analysis.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each has a limit of processor time, wide enough for sanitizers, but far too
 * short for work that grows with the square of the length. And what comes out
 * holds together: every span lies in the text, between characters.
 */
#include <string.h>
#include <time.h>

#include "discourse/analyst.h"
#include "reading/reader.h"

#define SECONDS_MAX 150

typedef struct
{
  const char *name;
  const char *before;
  const char *piece;
  guint       times;
  const char *after;
} Case;

static const Case cases[] = {
  { "nested-marks", "He said ", "“a ", 30000, "" },
  { "nested-closed", "", "“‘a ", 15000, "’”’”’” he said." },
  { "nested-straight", "", "\"a ", 30000, "" },
  { "quotations", "", "“Yes,” he said. ", 30000, "" },
  { "nothing-but-marks", "", "\"“”'‘’«»„`", 20000, "" },
  { "long-line", "", "The minister told reporters that the plan would fail. ", 95000, "" },
  { "commas", "Anna", ",", 1000000, " said." },
  { "commas-and-words", "Anna, who", ", Bert", 100000, ", said." },
  { "one-sentence", "He said that", " words", 100000, "." },
  { "said-said", "", "he said she said that ", 30000, "" },
  { "according", "", "according to ", 50000, "" },
  { "brackets", "She said ", "(", 100000, "" },
  { "brackets-closed", "She said ", "([{a}]) ", 30000, "." },
  { "colons", "", "Smith: ", 50000, "" },
  { "transcript", "", "SMITH: yes\n", 50000, "" },
  { "dashes", "", "“a” — Smith\n", 30000, "" },
  { "names", "", "Anna Smith ", 50000, "said yes." },
  { "different-names", "Anna Smith said no. ", "Mr. Smith, Ms. Jones and Dr. Brown said he was against her. ", 10000, "" },
  { "right-to-left", "", "\xe2\x80\xae“שלום,” אמר דוד. ", 20000, "" },
  { "combining", "She said “a", "\xcc\x81", 200000, "” twice." },
  { "joiners", "", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 said “\xf0\x9f\x91\x8d” ", 20000, "" },
  { "line-ends", "", "\n", 1000000, "“Late,” he said." },
  { "capitals", "", "SMITH SAYS NO ", 30000, "" },
  { "digits", "", "12345678901234567890", 50000, "" },
  { "inches", "", "6'2\" ", 50000, "" },
  { "stops", "", ". ", 200000, "" },
  { "apostrophes", "", "the workers' ", 50000, "" },
  { "however", "Smith said the plan was good. ", "However, Jones disagreed. ", 10000, "" },
};

static AnalyzerAnalyst *analyst;

static void
check_spans (GArray     *spans,
             const char *text,
             gsize       length)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);

      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->end, <=, length);
      g_assert_cmpint ((guchar) text[span->start] & 0xC0, !=, 0x80);
      if (span->end < length)
        g_assert_cmpint ((guchar) text[span->end] & 0xC0, !=, 0x80);
    }
}

/* In seconds: what other programs use does not count. */
static double
get_processor_time (void)
{
  return clock () / (double) CLOCKS_PER_SEC;
}

static void
analyse (GBytes *bytes)
{
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GError) error = NULL;
  double start = get_processor_time ();

  articles = analyzer_read_bytes (bytes, "hostile.txt", "plain", NULL, NULL, &error);
  if (articles == NULL)
    {
      /* Refusing is an answer, too, if it says why. */
      g_assert_nonnull (error);
      g_test_message ("refused: %s", error->message);
      return;
    }

  for (guint i = 0; i < articles->len; i++)
    {
      AnalyzerArticle *article = g_ptr_array_index (articles, i);
      g_autoptr(AnalyzerFindings) findings = analyzer_analyst_analyse (analyst, article, NULL, &error);
      gsize length;
      const char *text = analyzer_article_get_utf8 (article, &length);

      g_assert_no_error (error);
      for (guint n = 0; n < findings->quotes->len; n++)
        {
          AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, n);

          g_assert_cmpuint (quote->content->len, >, 0);
          g_assert_cmpfloat (quote->confidence, >=, 0);
          g_assert_cmpfloat (quote->confidence, <=, 1);
          check_spans (quote->source, text, length);
          check_spans (quote->cue, text, length);
          check_spans (quote->content, text, length);
          if (quote->dissent != NULL)
            check_spans (quote->dissent->marker, text, length);
        }
      for (guint n = 0; n < findings->speakers->len; n++)
        check_spans (((AnalyzerSpeaker *) g_ptr_array_index (findings->speakers, n))->mentions, text, length);
      g_test_message ("%u quotes, %u speakers, %u debates, %.2f s", findings->quotes->len, findings->speakers->len,
                      findings->debates->len, get_processor_time () - start);
    }

  g_assert_cmpfloat (get_processor_time () - start, <, SECONDS_MAX);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  GString *string = g_string_new (c->before);
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < c->times; i++)
    g_string_append (string, c->piece);
  g_string_append (string, c->after);
  bytes = g_string_free_to_bytes (string);
  analyse (bytes);
}

/* Bytes that are no characters, and zero bytes in the midst of words. */
static void
test_bytes (void)
{
  GString *string = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  guint32 state = 1;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (string, "“Yes,” she said. ");
      if (i % 7 == 0)
        {
          state = state * 1664525 + 1013904223;
          g_string_append_c (string, i % 2 == 0 ? '\0' : (char) (state >> 24));
        }
    }
  bytes = g_string_free_to_bytes (string);
  analyse (bytes);
}

static void
test_zero_bytes (void)
{
  static const char text[] = "“One\0two,” said Anna\0Smith. \0\0 She said “no\0”.";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);

  analyse (bytes);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  models = analyzer_models_new (NULL, &error);
  g_assert_no_error (error);
  analyst = analyzer_analyst_new (models);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/articles/hostile/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/articles/hostile/bytes", test_bytes);
  g_test_add_func ("/articles/hostile/zero-bytes", test_zero_bytes);

  status = g_test_run ();
  g_object_unref (analyst);

  return status;
}
