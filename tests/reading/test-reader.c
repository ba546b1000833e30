/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "reading/reader.h"

static char *
dup_text (AnalyzerArticle *article)
{
  gsize length;
  const char *text = analyzer_article_get_utf8 (article, &length);

  return g_strndup (text, length);
}

static void
assert_fails (const char *content,
              gsize       length,
              const char *format,
              const char *code)
{
  g_autoptr(GBytes) bytes = g_bytes_new (content, length);
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_read_bytes (bytes, "a.txt", format, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static GBytes *
gzip (const char *content,
      gsize       length)
{
  g_autoptr(GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GInputStream) plain = g_memory_input_stream_new_from_data (content, length, NULL);
  g_autoptr(GInputStream) packed = g_converter_input_stream_new (plain, converter);
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_assert_cmpint (g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL), >, 0);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
test_table (void)
{
  guint n = 0;
  const AnalyzerReader *const *readers = analyzer_readers_get (&n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (analyzer_reader_get (readers[i]->id) == readers[i]);
      /* Exports come in files of other formats. */
      g_assert_true (readers[i]->extensions[0] != NULL || strcmp (readers[i]->id, "export") == 0);
      g_assert_true (readers[i]->mime_types[0] != NULL || strcmp (readers[i]->id, "export") == 0);
    }
  g_assert_null (analyzer_reader_get ("none"));
}

static void
test_bytes (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("\xef\xbb\xbfOne.\r\nTwo.\rThree.", 20);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, "folder/a.txt", NULL, NULL, NULL, &error);
  g_autofree char *text = NULL, *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  AnalyzerArticle *article;

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
  article = g_ptr_array_index (articles, 0);
  text = dup_text (article);
  g_assert_cmpstr (text, ==, "One.\nTwo.\nThree.");
  g_assert_cmpstr (analyzer_article_get_path (article), ==, "folder/a.txt");
  g_assert_cmpstr (analyzer_article_get_format (article), ==, "plain");
  g_assert_cmpstr (analyzer_article_get_checksum (article), ==, checksum);
}

/* Where content alone does not tell, the name does; where it does, it wins. */
static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *content;
    const char *format;
  } files[] = {
    { "a.md", "# Bridge shut\n\nThe bridge is shut.\n", "markdown" },
    { "a.md", "The bridge is shut.\n", "markdown" },
    { "a.txt", "# Bridge shut\n\nThe bridge is shut.\n", "plain" },
    { "a", "# Bridge shut\n\nThe bridge is shut.\n", "plain" },
    { "a.md", "<html><p>The bridge of Brack is shut for good, they said.</p></html>", "html" },
    { "a.html", "{\\rtf1 The bridge is shut.}", "rtf" },
    { "a.pdf", "The bridge is shut.\n", "plain" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (files[i].content, strlen (files[i].content));
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, files[i].name, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (analyzer_article_get_format (g_ptr_array_index (articles, 0)), ==, files[i].format);
    }
}

static void
test_errors (void)
{
  assert_fails ("", 0, NULL, "empty");
  assert_fails ("\xef\xbb\xbf \r\n\t\n", 8, NULL, "empty");
  assert_fails ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NULL, "binary");
  assert_fails ("\0\1\2\3\4\5\6\7", 8, NULL, "binary");
  assert_fails ("\0\1\2\3\4\5\6\7", 8, "plain", "binary");
  assert_fails ("text", 4, "none", "unknown-format");
  assert_fails ("\x1f\x8b\x08\0\0\0\0\0\0\3garbage", 17, NULL, "damaged");
}

static void
test_cancelled (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("text", 4);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (analyzer_read_bytes (bytes, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, "cancelled");
}

static void
test_gzip (void)
{
  g_autoptr(GBytes) packed = gzip ("She said so.\n", 13);
  g_autoptr(GBytes) cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) - 10);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (packed, "a.txt.gz", NULL, NULL, NULL, &error), both = NULL;
  g_autoptr(GByteArray) twice = g_byte_array_new ();
  g_autoptr(GBytes) pieces = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = dup_text (g_ptr_array_index (articles, 0));
  g_assert_cmpstr (text, ==, "She said so.\n");
  g_assert_cmpstr (analyzer_article_get_path (g_ptr_array_index (articles, 0)), ==, "a.txt.gz");

  /* Two compressed pieces, one after the other. */
  g_byte_array_append (twice, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  g_byte_array_append (twice, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  pieces = g_byte_array_free_to_bytes (g_steal_pointer (&twice));
  both = analyzer_read_bytes (pieces, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (text);
  text = dup_text (g_ptr_array_index (both, 0));
  g_assert_cmpstr (text, ==, "She said so.\nShe said so.\n");

  g_assert_null (analyzer_read_bytes (cut, "a.txt.gz", NULL, NULL, NULL, &error));
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, "damaged");
}

static void
test_gzip_bomb (void)
{
  gsize length = 64 * 1024 * 1024;
  g_autofree char *spaces = g_malloc (length);
  g_autoptr(GBytes) packed = NULL;
  g_autoptr(GError) error = NULL;

  memset (spaces, ' ', length);
  packed = gzip (spaces, length);
  g_assert_null (analyzer_read_bytes (packed, NULL, NULL, NULL, NULL, &error));
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, "too-large");
}

static void
assert_file_fails (const char *name,
                   const char *code)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_read_file (file, name, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, code);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article", NULL);
  g_autofree char *huge = g_build_filename (folder, "huge.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "“No,” she said.", -1, &error));
  articles = analyzer_read_file (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = dup_text (g_ptr_array_index (articles, 0));
  g_assert_cmpstr (text, ==, "“No,” she said.");
  g_assert_cmpstr (analyzer_article_get_path (g_ptr_array_index (articles, 0)), ==, path);

  /* A hole in a file takes no room on the disk. */
  g_assert_true (g_file_set_contents (huge, "x", -1, &error));
  g_assert_cmpint (truncate (huge, 1024 * 1024 * 1024), ==, 0);

  assert_file_fails (folder, "folder");
  assert_file_fails (huge, "too-large");
  g_unlink (huge);
  assert_file_fails (huge, "not-found");
  g_chmod (path, 0);
  if (geteuid () != 0)
    assert_file_fails (path, "not-readable");
  g_unlink (path);
  g_rmdir (folder);

  assert_file_fails ("https://example.org/article.html", "not-readable");
}

/* An endless file must neither hang nor fill the memory. */
static void
test_endless (void)
{
  if (!g_file_test ("/dev/zero", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("No /dev/zero here");
      return;
    }

  assert_file_fails ("/dev/zero", "too-large");
}

static void
test_large (void)
{
  const char *line = "“It is what it is,” the minister said on Tuesday – and left the room.\r\n";
  gsize n = strlen (line), times = 50 * 1024 * 1024 / n + 1;
  g_autoptr(GByteArray) content = g_byte_array_sized_new (n * times);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = NULL;
  gsize length;

  for (gsize i = 0; i < times; i++)
    g_byte_array_append (content, (const guint8 *) line, n);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));

  g_test_timer_start ();
  articles = analyzer_read_bytes (bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  analyzer_article_get_utf8 (g_ptr_array_index (articles, 0), &length);
  g_assert_cmpuint (length, ==, (n - 1) * times);
  g_test_minimized_result (g_test_timer_elapsed (), "50 MB of plain text read");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/reader/table", test_table);
  g_test_add_func ("/reading/reader/bytes", test_bytes);
  g_test_add_func ("/reading/reader/names", test_names);
  g_test_add_func ("/reading/reader/errors", test_errors);
  g_test_add_func ("/reading/reader/cancelled", test_cancelled);
  g_test_add_func ("/reading/reader/gzip", test_gzip);
  g_test_add_func ("/reading/reader/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/reading/reader/file", test_file);
  g_test_add_func ("/reading/reader/endless", test_endless);
  g_test_add_func ("/reading/reader/large", test_large);

  return g_test_run ();
}
