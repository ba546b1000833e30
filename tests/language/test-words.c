/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "language/words.h"

static const AnalyzerForm *
add (AnalyzerWords *words,
     const char    *text)
{
  return analyzer_words_get_forms (words) + analyzer_words_add (words, text, strlen (text));
}

static void
test_forms (void)
{
  g_autoptr(AnalyzerWords) words = analyzer_words_new ();
  AnalyzerForm small = *add (words, "ministers");
  AnalyzerForm capital = *add (words, "Ministers");
  AnalyzerForm capitals = *add (words, "MINISTERS");
  AnalyzerForm other = *add (words, "disasters");

  g_assert_cmpuint (small.word, ==, capital.word);
  g_assert_cmpuint (small.word, ==, capitals.word);
  g_assert_cmpstr (analyzer_words_get_text (words, capital.word), ==, "ministers");
  g_assert_cmpuint (small.hash, !=, capital.hash);
  g_assert_cmpuint (small.shape_hash, !=, capital.shape_hash);
  g_assert_cmpuint (capital.shape_hash, !=, capitals.shape_hash);
  g_assert_cmpuint (small.flags, ==, ANALYZER_FORM_LETTERS | ANALYZER_FORM_LOWER);
  g_assert_cmpuint (capital.flags, ==, ANALYZER_FORM_LETTERS | ANALYZER_FORM_CAPITAL);
  g_assert_cmpuint (capitals.flags, ==,
                    ANALYZER_FORM_LETTERS | ANALYZER_FORM_CAPITAL | ANALYZER_FORM_CAPITALS);

  /* -ters is common to both, the first letters are not. */
  g_assert_cmpuint (small.suffix_hash[3], ==, other.suffix_hash[3]);
  g_assert_cmpuint (small.prefix_hash, !=, other.prefix_hash);
}

static void
test_letters_of_many_bytes (void)
{
  g_autoptr(AnalyzerWords) words = analyzer_words_new ();
  AnalyzerForm form = *add (words, "ÉMILE");
  AnalyzerForm curly = *add (words, "O’Neill");
  AnalyzerForm straight = *add (words, "O'Neill");

  g_assert_cmpstr (analyzer_words_get_text (words, form.word), ==, "émile");
  g_assert_cmpuint (form.flags & ANALYZER_FORM_CAPITALS, !=, 0);
  g_assert_cmpuint (curly.word, ==, straight.word);
}

/* Words that differ only behind what is kept of a long one stay apart. */
static void
test_long (void)
{
  g_autoptr(AnalyzerWords) words = analyzer_words_new ();
  g_autofree char *one = g_strnfill (5000, 'a');
  g_autofree char *two = g_strnfill (5000, 'a');
  guint first;

  two[4999] = 'b';
  first = add (words, one)->word;
  g_assert_cmpuint (first, ==, add (words, one)->word);
  g_assert_cmpuint (first, !=, add (words, two)->word);
}

static void
test_many (void)
{
  g_autoptr(AnalyzerWords) words = analyzer_words_new ();
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 20000; i++)
    {
      char *text = g_strdup_printf ("Word%u", i);

      g_ptr_array_add (texts, text);
      g_assert_cmpuint (analyzer_words_add (words, text, strlen (text)), ==, i);
    }
  for (guint i = 0; i < 20000; i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      g_assert_cmpuint (analyzer_words_add (words, text, strlen (text)), ==, i);
    }
  g_assert_cmpuint (analyzer_words_get_n_words (words), ==, 20000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/words/forms", test_forms);
  g_test_add_func ("/language/words/letters-of-many-bytes", test_letters_of_many_bytes);
  g_test_add_func ("/language/words/long", test_long);
  g_test_add_func ("/language/words/many", test_many);

  return g_test_run ();
}
