/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reading/reader.h"

typedef struct
{
  const char *name;
  const char *content;
  const char *title;
  const char *byline;
  const char *published;
  const char *ignored;          /* the stretches, parted by a bar */
} Case;

#define PROSE "The council of Hartwell voted on Monday to close the old bridge for two years, a decision that nobody liked.\n"

static const Case cases[] = {
  { "prose-alone", PROSE PROSE, NULL, NULL, NULL, "" },
  { "title", "Old bridge to close for two years\n\n" PROSE, "Old bridge to close for two years", NULL, NULL, "" },
  { "title-byline-date", "Bridge to close, council says\nBy Nora Quill and Tim de Vries\nMarch 4, 2021\n\n" PROSE,
    "Bridge to close, council says", "Nora Quill and Tim de Vries", "2021-03-04",
    "By Nora Quill and Tim de Vries|March 4, 2021" },
  { "byline-capitals", "BRIDGE IS TO CLOSE\n\nBy NORA QUILL, The Hartwell Post\n\n" PROSE,
    "BRIDGE IS TO CLOSE", "NORA QUILL, The Hartwell Post", NULL, "By NORA QUILL, The Hartwell Post" },
  { "labels", "Title: Bridge to close\nAuthor: Nora Quill\nDate: 4 March 2021 09:30\n\n" PROSE,
    "Bridge to close", "Nora Quill", "2021-03-04T09:30:00", "Author: Nora Quill|Date: 4 March 2021 09:30" },
  { "by-in-prose", "By Monday the council of Hartwell had decided.\n" PROSE, NULL, NULL, NULL, "" },
  { "by-and-name-in-prose", "By Monday Nora Quill said she was tired of it.\n" PROSE, NULL, NULL, NULL, "" },
  { "sentence", "The bridge will close.\n\n" PROSE, NULL, NULL, NULL, "" },
  { "speech", "“The bridge is closed,” Quill said.\n\n" PROSE, NULL, NULL, NULL, "" },
  { "date-in-prose", PROSE "On March 4, 2021 the works begin, she said, and they last.\n", NULL, NULL, NULL, "" },
  { "furniture", PROSE "Advertisement\nMore VideosNora Quill said so.\n" PROSE, NULL, NULL, NULL,
    "Advertisement|More Videos" },
};

static void
test_read (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new_static (c->content, strlen (c->content));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, "a.txt", NULL, NULL, NULL, &error);
  g_autofree char *ignored = NULL;
  AnalyzerArticle *article;

  g_assert_no_error (error);
  article = g_ptr_array_index (articles, 0);
  g_assert_true (g_bytes_equal (analyzer_article_get_text (article), bytes));
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_TITLE), ==, c->title);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_BYLINE), ==, c->byline);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_PUBLISHED), ==, c->published);
  ignored = analyzer_spans_dup_text (analyzer_article_get_ignored (article), c->content, "|");
  g_assert_cmpstr (ignored, ==, c->ignored);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/plain/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_read);
    }

  return g_test_run ();
}
