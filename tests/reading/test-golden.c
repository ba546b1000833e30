/* What other programs write, and what it reads as: golden/NAME and
 * golden/NAME.expected. In an expected file lines of 'field: value' come first,
 * a field without value being one that must not be told; after an empty line
 * the text follows, with what is no prose of it in ⟦ ⟧. A line of equals signs
 * parts articles. With ANALYZER_UPDATE_GOLDEN set the files are written anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "reading/reader.h"

#define PART "========\n"

static void
describe (AnalyzerArticle *article,
          GString         *out)
{
  GArray *ignored = analyzer_article_get_ignored (article);
  gsize length, at = 0;
  const char *text = analyzer_article_get_utf8 (article, &length);

  g_string_append_printf (out, "reader: %s\n", analyzer_article_get_format (article));
  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    {
      GPtrArray *candidates = analyzer_article_get_candidates (article, field);
      const AnalyzerCandidate *candidate = candidates->len > 0 ? g_ptr_array_index (candidates, 0) : NULL;

      /* A language that is guessed from the words is no part of the file. */
      if (candidate != NULL && strstr (candidate->origin, "guess") != NULL)
        candidate = NULL;
      /* Only exports of databases tell it. */
      if (candidate == NULL && field == ANALYZER_FIELD_SECTION)
        continue;
      g_string_append_printf (out, "%s:%s%s\n", analyzer_field_to_string (field), candidate != NULL ? " " : "",
                              candidate != NULL ? candidate->value : "");
    }
  g_string_append_c (out, '\n');

  for (guint i = 0; i < ignored->len; i++)
    {
      AnalyzerSpan span = g_array_index (ignored, AnalyzerSpan, i);

      g_string_append_len (out, text + at, span.start - at);
      g_string_append (out, "⟦");
      g_string_append_len (out, text + span.start, span.end - span.start);
      g_string_append (out, "⟧");
      at = span.end;
    }
  g_string_append_len (out, text + at, length - at);
  g_string_append_c (out, '\n');
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL), *expected = NULL, *content = NULL;
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize length;

  if (program == NULL && g_str_has_suffix (path, ".pdf"))
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (content, length);
  /* The content alone tells the format, but for Markdown. */
  articles = analyzer_read_bytes (bytes, g_str_has_suffix (path, ".md") ? "a.md" : "a", NULL, NULL, NULL, &error);
  if (articles == NULL)
    g_string_append_printf (found, "error: %s\n", analyzer_reading_error_to_code (error));
  for (guint i = 0; articles != NULL && i < articles->len; i++)
    {
      if (i > 0)
        g_string_append (found, PART);
      describe (g_ptr_array_index (articles, i), found);
    }

  if (g_getenv ("ANALYZER_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (expected_path, found->str, found->len, NULL));
  g_clear_error (&error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
check_cut (GBytes     *whole,
           gsize       length,
           const char *name)
{
  g_autoptr(GBytes) cut = g_bytes_new_from_bytes (whole, 0, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_here (cut, name, NULL, NULL, NULL, &error);

  if (articles == NULL)
    {
      g_assert_cmpint (error->domain, ==, ANALYZER_READING_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      return;
    }

  g_assert_cmpuint (articles->len, >, 0);
  for (guint i = 0; i < articles->len; i++)
    {
      gsize n;
      const char *text = analyzer_article_get_utf8 (g_ptr_array_index (articles, i), &n);

      g_assert_cmpuint (n, >, 0);
      g_assert_true (g_utf8_validate_len (text, n, NULL));
    }
}

/* Cut off anywhere: articles, or an error with a sentence. What is told from
 * the content stays so, whatever the file is called. */
static void
test_cut (gconstpointer data)
{
  static const char *const names[] = { "a.txt", "a.pdf", "a.docx", "a.eml", NULL };
  const char *path = data;
  gboolean is_slow = g_str_has_suffix (path, ".pdf");
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize length, step;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (content, length);
  step = MAX (1, length / (is_slow ? 12 : 150));

  for (gsize n = 1; n < length; n += step)
    check_cut (bytes, n, names[n % 4]);
  /* The end of an archive has its table of contents. */
  for (gsize n = 1; n < MIN (length, is_slow ? 4 : 60); n++)
    check_cut (bytes, length - n, "a");

  for (guint i = 0; names[i] != NULL && !is_slow && !g_str_has_suffix (path, ".md"); i++)
    {
      g_autoptr(GPtrArray) named = analyzer_read_bytes (bytes, names[i], NULL, NULL, NULL, &error);
      g_autoptr(GPtrArray) unnamed = NULL;

      g_assert_no_error (error);
      unnamed = analyzer_read_bytes (bytes, "a", NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (analyzer_article_get_format (g_ptr_array_index (named, 0)), ==,
                       analyzer_article_get_format (g_ptr_array_index (unnamed, 0)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr(GDir) files = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);

  folder = g_test_build_filename (G_TEST_DIST, "reading", "golden", NULL);
  files = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/reading/golden/", name, NULL);
      g_autofree char *cut = g_strconcat ("/reading/golden/cut/", name, NULL);

      if (strchr (name, '-') == NULL || g_str_has_suffix (name, ".expected"))
        continue;
      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_file, g_free);
      g_test_add_data_func_full (cut, g_build_filename (folder, name, NULL), test_cut, g_free);
    }

  return g_test_run ();
}
