/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window/reading-view.h"

#include <adwaita.h>
#include <string.h>

#include "fixture.h"

static gboolean
has_tag (AnalyzerReadingView *view,
         const char          *words,
         const char          *name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GtkTextIter start, from, to;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &from, &to, NULL));
  g_assert_nonnull (tag);
  gtk_text_iter_backward_char (&to);

  return gtk_text_iter_has_tag (&from, tag) && gtk_text_iter_has_tag (&to, tag);
}

static AnalyzerReadingView *
create_view (AnalyzerCollection *collection)
{
  AnalyzerReadingView *view = g_object_ref_sink (g_object_new (ANALYZER_TYPE_READING_VIEW, NULL));

  analyzer_reading_view_set_item (view, fixture_add (collection, "a.txt"));

  return view;
}

static void
test_marks (void)
{
  g_autoptr(AnalyzerCollection) collection = analyzer_collection_new ();
  AnalyzerReadingView *view = create_view (collection);

  g_assert_true (has_tag (view, "Town council", "heading"));
  g_assert_true (has_tag (view, "We owe it to the island", "tint-0"));
  g_assert_true (has_tag (view, "Nobody can dock there in winter", "tint-1"));
  g_assert_true (has_tag (view, "naïve", "tint-1"));
  g_assert_true (has_tag (view, "the pier would hold", "tint-2"));
  g_assert_true (has_tag (view, "told", "cue"));
  g_assert_true (has_tag (view, "Nobody", "marker"));
  g_assert_true (has_tag (view, "Share this story", "ignored"));
  g_assert_false (has_tag (view, "told reporters", "tint-0"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Text of the article");

  g_assert_finalize_object (view);
}

static void
test_light (void)
{
  g_autoptr(AnalyzerCollection) collection = analyzer_collection_new ();
  AnalyzerReadingView *view = create_view (collection);

  analyzer_reading_view_light (view, 3, TRUE);
  g_assert_cmpuint (analyzer_reading_view_get_lit (view), ==, 3);
  g_assert_true (has_tag (view, "Nobody can dock", "lit"));
  g_assert_true (has_tag (view, "said, and", "lit-source"));
  analyzer_reading_view_light (view, 2, TRUE);
  g_assert_false (has_tag (view, "Nobody can dock", "lit"));
  g_assert_true (has_tag (view, "We owe it", "lit"));
  analyzer_reading_view_light (view, 99, TRUE);
  g_assert_cmpuint (analyzer_reading_view_get_lit (view), ==, 0);
  g_assert_false (has_tag (view, "We owe it", "lit"));

  g_assert_finalize_object (view);
}

static void
test_walk (void)
{
  g_autoptr(AnalyzerCollection) collection = analyzer_collection_new ();
  AnalyzerReadingView *view = create_view (collection);

  g_assert_cmpuint (analyzer_reading_view_find_quote (view, 0, 1, FALSE), ==, 1);
  g_assert_cmpuint (analyzer_reading_view_find_quote (view, 1, 1, FALSE), ==, 2);
  g_assert_cmpuint (analyzer_reading_view_find_quote (view, 5, 1, FALSE), ==, 0);
  g_assert_cmpuint (analyzer_reading_view_find_quote (view, 1, -1, FALSE), ==, 0);
  g_assert_cmpuint (analyzer_reading_view_find_quote (view, 0, 1, TRUE), ==, 3);
  g_assert_cmpuint (analyzer_reading_view_find_quote (view, 3, 1, TRUE), ==, 0);

  /* With one speaker chosen only that one's quotes are walked and marked. */
  analyzer_reading_view_set_speaker (view, 2);
  g_assert_cmpuint (analyzer_reading_view_find_quote (view, 0, 1, FALSE), ==, 3);
  g_assert_cmpuint (analyzer_reading_view_find_quote (view, 4, 1, FALSE), ==, 0);
  g_assert_false (has_tag (view, "We owe it to the island", "tint-0"));
  g_assert_true (has_tag (view, "naïve", "tint-1"));
  analyzer_reading_view_set_speaker (view, 0);
  g_assert_true (has_tag (view, "We owe it to the island", "tint-0"));

  g_assert_finalize_object (view);
}

static void
activated_cb (guint *kept,
              guint  id)
{
  *kept = id;
}

static void
test_activate (void)
{
  g_autoptr(AnalyzerCollection) collection = analyzer_collection_new ();
  AnalyzerReadingView *view = create_view (collection);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, from, to;
  guint id = 0;

  g_signal_connect_swapped (view, "quote-activated", G_CALLBACK (activated_cb), &id);
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, "dock", 0, &from, &to, NULL));
  gtk_text_buffer_place_cursor (buffer, &from);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "reading.open-quote", NULL));
  g_assert_cmpuint (id, ==, 3);

  id = 0;
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_widget_activate_action (GTK_WIDGET (view), "reading.open-quote", NULL);
  g_assert_cmpuint (id, ==, 0);

  g_assert_finalize_object (view);
}

/* The text comes first, what was found in it later. */
static void
test_late (void)
{
  g_autoptr(AnalyzerCollection) collection = analyzer_collection_new ();
  g_autoptr(AnalyzerFindings) findings = fixture_findings_new ();
  g_autoptr(AnalyzerArticleItem) item = analyzer_article_item_new (NULL, NULL, "late.txt");
  AnalyzerReadingView *view = g_object_ref_sink (g_object_new (ANALYZER_TYPE_READING_VIEW, NULL));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  analyzer_collection_add (collection, item);
  analyzer_reading_view_set_item (view, item);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  analyzer_article_item_set_article (item, findings->article);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, 100);
  g_assert_false (has_tag (view, "We owe it to the island", "tint-0"));
  analyzer_collection_set_findings (collection, item, findings);
  g_assert_true (has_tag (view, "We owe it to the island", "tint-0"));
  analyzer_reading_view_set_item (view, NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);

  g_assert_finalize_object (view);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/window/reading-view/marks", test_marks);
  g_test_add_func ("/window/reading-view/light", test_light);
  g_test_add_func ("/window/reading-view/walk", test_walk);
  g_test_add_func ("/window/reading-view/activate", test_activate);
  g_test_add_func ("/window/reading-view/late", test_late);

  return g_test_run ();
}
