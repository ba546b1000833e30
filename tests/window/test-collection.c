/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

static guint
count (GListModel *model)
{
  return g_list_model_get_n_items (model);
}

static char *
dup_text (gpointer    object,
          const char *property)
{
  char *text;

  g_object_get (object, property, &text, NULL);

  return text;
}

static void
test_article (void)
{
  AnalyzerCollection *collection = analyzer_collection_new ();
  AnalyzerArticleItem *item = fixture_add (collection, "a.txt");
  g_autofree char *subtitle = analyzer_article_item_dup_subtitle (item);
  g_autofree char *counts = dup_text (item, "counts");
  g_autofree char *state = dup_text (item, "state-text");

  g_assert_cmpstr (analyzer_article_item_get_title (item), ==, "Town council backs new ferry – and gets a storm");
  g_assert_cmpstr (subtitle, ==, "Island Post · 12 March 2024");
  g_assert_cmpstr (counts, ==, "5 quotes · 3 speakers · 1 dissent");
  g_assert_cmpstr (state, ==, "");
  g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_READY);

  g_assert_finalize_object (collection);
}

static void
test_quote (void)
{
  AnalyzerCollection *collection = analyzer_collection_new ();
  AnalyzerArticleItem *item = fixture_add (collection, "a.txt");
  AnalyzerQuoteItem *quote = analyzer_collection_find_quote (collection, analyzer_article_item_get_serial (item), 3);
  g_autofree char *summary = analyzer_quote_item_dup_summary (quote);
  g_autofree char *citation = analyzer_quote_item_dup_citation (quote);

  g_assert_cmpstr (analyzer_quote_item_get_content (quote), ==, "Nobody can dock there in winter");
  g_assert_cmpstr (summary, ==, "Jonas Rehm · Direct · Speech · Sure (90 %) · ≠ Dissents from Ada Brandt");
  g_assert_cmpstr (citation, ==,
                   "Nobody can dock there in winter\n"
                   "— Jonas Rehm, Town council backs new ferry – and gets a storm (Island Post · 12 March 2024)\n");
  g_assert_null (analyzer_collection_find_quote (collection, analyzer_article_item_get_serial (item), 0));
  g_assert_null (analyzer_collection_find_quote (collection, analyzer_article_item_get_serial (item), 6));
  g_assert_null (analyzer_collection_find_quote (collection, 0, 1));

  g_assert_finalize_object (collection);
}

/* Who has a name is one over all articles, who has none is not. */
static void
test_merge (void)
{
  AnalyzerCollection *collection = analyzer_collection_new ();
  AnalyzerArticleItem *first = fixture_add (collection, "a.txt");
  AnalyzerArticleItem *second = fixture_add (collection, "b.txt");
  AnalyzerSpeakerItem *brandt = analyzer_collection_find_speaker (collection, first, 1);
  g_autofree char *counts = dup_text (brandt, "counts");
  g_autofree char *aliases = analyzer_speaker_item_dup_aliases (brandt);

  g_assert_cmpuint (count (analyzer_collection_get_quotes (collection)), ==, 10);
  g_assert_cmpuint (count (analyzer_collection_get_debates (collection)), ==, 2);
  g_assert_cmpuint (count (analyzer_collection_get_speakers (collection)), ==, 4);
  g_assert_true (brandt == analyzer_collection_find_speaker (collection, second, 1));
  g_assert_true (analyzer_collection_find_speaker (collection, first, 3)
                 != analyzer_collection_find_speaker (collection, second, 3));
  g_assert_cmpstr (counts, ==, "4 quotes · 2 articles");
  g_assert_cmpstr (aliases, ==, "Brandt");

  g_assert_finalize_object (collection);
}

static void
test_remove (void)
{
  AnalyzerCollection *collection = analyzer_collection_new ();
  AnalyzerArticleItem *first = fixture_add (collection, "a.txt");
  AnalyzerArticleItem *second = fixture_add (collection, "b.txt");
  g_autoptr(GFile) file = g_object_ref (analyzer_article_item_get_file (first));
  guint serial = analyzer_article_item_get_serial (first);
  g_autofree char *counts = NULL;

  g_assert_true (analyzer_collection_find_file (collection, file) == first);
  analyzer_collection_remove (collection, first);
  g_assert_null (analyzer_collection_find_file (collection, file));
  g_assert_null (analyzer_collection_find_article (collection, serial));
  g_assert_null (analyzer_collection_find_quote (collection, serial, 1));
  g_assert_cmpuint (count (analyzer_collection_get_articles (collection)), ==, 1);
  g_assert_cmpuint (count (analyzer_collection_get_quotes (collection)), ==, 5);
  g_assert_cmpuint (count (analyzer_collection_get_speakers (collection)), ==, 3);
  g_assert_cmpuint (count (analyzer_collection_get_debates (collection)), ==, 1);
  counts = dup_text (analyzer_collection_find_speaker (collection, second, 2), "counts");
  g_assert_cmpstr (counts, ==, "2 quotes · 1 article · 1 dissent");

  analyzer_collection_remove (collection, second);
  g_assert_cmpuint (count (analyzer_collection_get_speakers (collection)), ==, 0);

  g_assert_finalize_object (collection);
}

static void
test_voices (void)
{
  AnalyzerCollection *collection = analyzer_collection_new ();
  AnalyzerArticleItem *item = fixture_add (collection, "a.txt");
  g_autoptr(GPtrArray) voices = analyzer_voices_of_article (item);
  double share = 0;

  g_assert_cmpuint (voices->len, ==, 3);
  g_assert_cmpstr (analyzer_voice_get_speaker (g_ptr_array_index (voices, 0))->name, ==, "Ada Brandt");
  for (guint i = 0; i < voices->len; i++)
    share += analyzer_voice_get_share (g_ptr_array_index (voices, i));
  g_assert_cmpfloat_with_epsilon (share, 1, 1e-9);
  g_clear_pointer (&voices, g_ptr_array_unref);

  g_assert_finalize_object (collection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/collection/article", test_article);
  g_test_add_func ("/window/collection/quote", test_quote);
  g_test_add_func ("/window/collection/merge", test_merge);
  g_test_add_func ("/window/collection/remove", test_remove);
  g_test_add_func ("/window/collection/voices", test_voices);

  return g_test_run ();
}
