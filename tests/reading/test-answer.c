/* What the helper hands back, true or made up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "reading/answer.h"
#include "reading/archive.h"
#include "reading/reader.h"

#define ARTICLE_TYPE "(sa(uu)aa(ss)ay)"
#define ANSWER_TYPE "(a" ARTICLE_TYPE "a(ayus)m(us))"
#define NO_FIELDS "[[], [], [], [], [], [], []]"
#define ANSWER(format, spans, fields, text) \
  "([(" format ", " spans ", " fields ", " text ")], @a(ayus) [], @m(us) nothing)"

static AnalyzerArticle *
article_new (void)
{
  static const char text[] = "“The bridge is shut,” said Ms Åsk.\n\nSubscribe now";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  AnalyzerArticle *article = analyzer_article_new (NULL, "mail", bytes);

  analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, "The bridge", "Subject");
  analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, "Brücke", "properties");
  analyzer_article_add_candidate (article, ANALYZER_FIELD_SECTION, "News", "mark");
  analyzer_article_ignore (article, sizeof text - 14, sizeof text - 1);

  return article;
}

static void
test_articles (void)
{
  g_autoptr(AnalyzerArticle) article = article_new ();
  g_autoptr(GPtrArray) articles = g_ptr_array_new (), failures = analyzer_failures_new (), told = analyzer_failures_new (), read = NULL;
  g_autoptr(GError) error = NULL, failure = g_error_new_literal (ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED, "It is broken.");
  g_autoptr(GBytes) answer = NULL;
  AnalyzerArticle *got;

  g_ptr_array_add (articles, article);
  g_ptr_array_add (articles, article);
  analyzer_failures_add (failures, "a/b", failure);
  analyzer_failures_add (failures, NULL, failure);
  answer = analyzer_answer_new (articles, failures, NULL);
  read = analyzer_answer_read (answer, told, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  got = g_ptr_array_index (read, 1);

  g_assert_true (g_bytes_equal (analyzer_article_get_text (got), analyzer_article_get_text (article)));
  g_assert_cmpstr (analyzer_article_get_format (got), ==, "mail");
  g_assert_cmpuint (analyzer_article_get_ignored (got)->len, ==, 1);
  g_assert_cmpmem (analyzer_article_get_ignored (got)->data, sizeof (AnalyzerSpan),
                   analyzer_article_get_ignored (article)->data, sizeof (AnalyzerSpan));
  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    {
      GPtrArray *a = analyzer_article_get_candidates (article, field), *b = analyzer_article_get_candidates (got, field);

      g_assert_cmpuint (a->len, ==, b->len);
      for (guint i = 0; i < a->len; i++)
        {
          const AnalyzerCandidate *candidate = g_ptr_array_index (a, i), *other = g_ptr_array_index (b, i);

          g_assert_cmpstr (candidate->value, ==, other->value);
          g_assert_cmpstr (candidate->origin, ==, other->origin);
        }
    }

  g_assert_cmpuint (told->len, ==, 2);
  g_assert_cmpstr (((AnalyzerFailure *) g_ptr_array_index (told, 0))->path, ==, "a/b");
  g_assert_null (((AnalyzerFailure *) g_ptr_array_index (told, 1))->path);
  g_assert_error (((AnalyzerFailure *) g_ptr_array_index (told, 0))->error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED);
  g_assert_cmpstr (((AnalyzerFailure *) g_ptr_array_index (told, 0))->error->message, ==, "It is broken.");
}

static void
test_error (void)
{
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  g_autoptr(GError) failure = g_error_new_literal (ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT, "There is nothing.");
  g_autoptr(GError) error = NULL, other = NULL;
  g_autoptr(GBytes) answer = analyzer_answer_new (NULL, failures, failure);
  g_autoptr(GBytes) members = analyzer_members_answer_new (NULL, failure);

  g_assert_null (analyzer_answer_read (answer, failures, &error));
  g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT);
  g_assert_cmpstr (error->message, ==, "There is nothing.");
  g_assert_null (analyzer_members_answer_read (members, &other));
  g_assert_error (other, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT);
}

static void
test_members (void)
{
  g_autoptr(GPtrArray) members = analyzer_members_new (), none = analyzer_members_new (), read = NULL, empty = NULL;
  g_autoptr(GBytes) content = g_bytes_new_static ("a\0b", 3), nothing = g_bytes_new_static ("", 0), answer = NULL, other = NULL;
  g_autoptr(GError) error = NULL;

  analyzer_members_add (members, "deep/á.txt", content);
  analyzer_members_add (members, "empty", nothing);
  answer = analyzer_members_answer_new (members, NULL);
  read = analyzer_members_answer_read (answer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (((AnalyzerMember *) g_ptr_array_index (read, 0))->name, ==, "deep/á.txt");
  g_assert_true (g_bytes_equal (((AnalyzerMember *) g_ptr_array_index (read, 0))->content, content));
  g_assert_cmpuint (g_bytes_get_size (((AnalyzerMember *) g_ptr_array_index (read, 1))->content), ==, 0);

  /* An archive may hold nothing that is wanted. */
  other = analyzer_members_answer_new (none, NULL);
  empty = analyzer_members_answer_read (other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (empty->len, ==, 0);
}

/* What no reader would say. */
static const char *const lies[] = {
  "([], [], nothing)",
  "([], [], just (99, 'It is broken.'))",
  "([], [], just (1, ''))",
  ANSWER ("'nothing'", "[]", NO_FIELDS, "b'abc'"),
  ANSWER ("'mail'", "[]", NO_FIELDS, "[]"),
  ANSWER ("'mail'", "[]", NO_FIELDS, "[0xff, 0xfe]"),
  ANSWER ("'mail'", "[]", "[[], [], []]", "b'abc'"),
  ANSWER ("'mail'", "[]", "[]", "b'abc'"),
  ANSWER ("'mail'", "[(0, 99)]", NO_FIELDS, "b'abc'"),
  ANSWER ("'mail'", "[(2, 1)]", NO_FIELDS, "b'abc'"),
  ANSWER ("'mail'", "[(1, 1)]", NO_FIELDS, "b'abc'"),
  ANSWER ("'mail'", "[(1, 2), (0, 1)]", NO_FIELDS, "b'abc'"),
  ANSWER ("'mail'", "[(1, 2)]", NO_FIELDS, "[0xc3, 0xa9, 0x61]"),
  ANSWER ("'mail'", "[(4294967295, 4294967295)]", NO_FIELDS, "b'abc'"),
  "([('mail', [], " NO_FIELDS ", b'abc')], [(b'a', 99, 'It is broken.')], nothing)",
  "([('mail', [], " NO_FIELDS ", b'abc')], [(b'a', 1, '')], nothing)",
};

static void
test_lies (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr(GPtrArray) failures = analyzer_failures_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(GVariant) variant = g_variant_parse (G_VARIANT_TYPE (ANSWER_TYPE), lies[i], NULL, NULL, &error);
      g_autoptr(GBytes) answer = NULL;

      g_assert_no_error (error);
      answer = g_variant_get_data_as_bytes (variant);
      g_assert_null (analyzer_answer_read (answer, failures, &error));
      g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED);
    }
}

/* Cut off anywhere, or with any byte changed. */
static void
test_broken (void)
{
  g_autoptr(AnalyzerArticle) article = article_new ();
  g_autoptr(GPtrArray) articles = g_ptr_array_new (), failures = analyzer_failures_new ();
  g_autoptr(GBytes) answer = NULL;
  gsize length;
  const guint8 *data;

  g_ptr_array_add (articles, article);
  answer = analyzer_answer_new (articles, failures, NULL);
  data = g_bytes_get_data (answer, &length);
  for (gsize i = 0; i < 2 * length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr(GBytes) broken = NULL;
      g_autoptr(GPtrArray) told = analyzer_failures_new (), read = NULL;
      g_autoptr(GError) error = NULL;

      if (i >= length)
        copy[i - length] ^= 1 << i % 8;
      broken = g_bytes_new (copy, i < length ? i : length);
      read = analyzer_answer_read (broken, told, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_cmpint (error->domain, ==, ANALYZER_READING_ERROR);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/answer/articles", test_articles);
  g_test_add_func ("/reading/answer/error", test_error);
  g_test_add_func ("/reading/answer/members", test_members);
  g_test_add_func ("/reading/answer/lies", test_lies);
  g_test_add_func ("/reading/answer/broken", test_broken);

  return g_test_run ();
}
