/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window/page-text.h"

#include <string.h>

static GtkTextBuffer *
create_buffer (void)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_create_tag (buffer, "kicker", NULL);
  gtk_text_buffer_create_tag (buffer, "heading", NULL);
  gtk_text_buffer_create_tag (buffer, "blank", NULL);
  gtk_text_buffer_create_tag (buffer, "ignored", NULL);

  return buffer;
}

static AnalyzerArticleItem *
create_item (const char *text,
             gsize       length,
             const char *title)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("x.txt", "text", bytes);
  AnalyzerArticleItem *item = analyzer_article_item_new (NULL, bytes, "x.txt");

  analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, title, "text");
  analyzer_article_item_set_article (item, article);

  return item;
}

/* Every character of the text is at its place in the buffer, and back. */
static void
check_all (const char *text,
           gsize       length,
           const char *title)
{
  g_autoptr(GtkTextBuffer) buffer = create_buffer ();
  g_autoptr(AnalyzerArticleItem) item = create_item (text, length, title);
  g_autoptr(AnalyzerPageText) page = analyzer_page_text_new (item, buffer);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      guint byte = G_MAXUINT, offset = analyzer_page_text_to_offset (page, p - text);
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
      g_assert_cmphex (gtk_text_iter_get_char (&iter), ==, *p == '\0' ? ' ' : g_utf8_get_char (p));
      g_assert_true (analyzer_page_text_to_byte (page, offset, &byte));
      g_assert_cmpuint (byte, ==, p - text);
    }
}

static void
test_places (void)
{
  g_autoptr(GString) line = g_string_new (NULL);

  check_all ("Plain text.\n", 12, NULL);
  check_all ("Grüße – ไทย\n\n“naïve”\n", strlen ("Grüße – ไทย\n\n“naïve”\n"), "Elsewhere");
  check_all ("Head\n\nText", 10, "Head");
  check_all ("a\0b", 3, NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append (line, "many wörds ");
  check_all (line->str, line->len, NULL);

  g_string_truncate (line, 0);
  for (guint i = 0; i < 20000; i++)
    g_string_append (line, "ü");
  check_all (line->str, line->len, NULL);
}

static void
test_heading (void)
{
  g_autoptr(GtkTextBuffer) buffer = create_buffer ();
  g_autoptr(AnalyzerArticleItem) item = create_item ("\nHead\n\nText", 11, "Head");
  g_autoptr(AnalyzerPageText) page = analyzer_page_text_new (item, buffer);
  GtkTextTag *heading = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "heading");
  GtkTextIter start, end;
  AnalyzerSpan span = { 1, 5 };

  /* The headline that the text begins with is not told twice. */
  g_assert_true (analyzer_page_text_get_iters (page, span, &start, &end));
  g_assert_true (gtk_text_iter_starts_tag (&start, heading));
  g_assert_true (gtk_text_iter_ends_tag (&end, heading));
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_to_tag_toggle (&start, heading));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, analyzer_page_text_to_offset (page, 1));
}

static void
test_bounds (void)
{
  g_autofree char *text = g_malloc (3 * 1024 * 1024);
  g_autoptr(GtkTextBuffer) buffer = create_buffer ();
  g_autoptr(AnalyzerArticleItem) item = NULL;
  g_autoptr(AnalyzerPageText) page = NULL;
  GtkTextIter start, end;
  AnalyzerSpan span = { 2900000, 2900010 };
  guint byte;

  memset (text, 'x', 3 * 1024 * 1024);
  item = create_item (text, 3 * 1024 * 1024, NULL);
  page = analyzer_page_text_new (item, buffer);

  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, 2200000);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >, 200);
  g_assert_false (analyzer_page_text_get_iters (page, span, &start, &end));
  span = (AnalyzerSpan) { 7, 7 };
  g_assert_false (analyzer_page_text_get_iters (page, span, &start, &end));
  g_assert_false (analyzer_page_text_to_byte (page, 0, &byte));
  g_assert_false (analyzer_page_text_to_byte (page, gtk_text_buffer_get_char_count (buffer), &byte));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/page-text/places", test_places);
  g_test_add_func ("/window/page-text/heading", test_heading);
  g_test_add_func ("/window/page-text/bounds", test_bounds);

  return g_test_run ();
}
