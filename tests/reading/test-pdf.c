/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "reading/helper.h"
#include "reading/reader.h"

typedef struct
{
  guint       page;
  int         x;
  int         y;
  int         size;
  const char *text;
} Words;

/* A PDF without its table of offsets, which readers make themselves. */
static GBytes *
make_pdf (const Words *words,
          gsize        n_words,
          guint        n_pages,
          const char  *info)
{
  GString *pdf = g_string_new ("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");

  g_string_append_printf (pdf, "2 0 obj\n<</Type/Pages/Count %u/Kids[", n_pages);
  for (guint page = 0; page < n_pages; page++)
    g_string_append_printf (pdf, "%u 0 R ", 10 + 2 * page);
  g_string_append (pdf, "]>>\nendobj\n3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n");
  g_string_append_printf (pdf, "4 0 obj\n<<%s>>\nendobj\n", info);

  for (guint page = 0; page < n_pages; page++)
    {
      g_autoptr(GString) content = g_string_new ("BT\n");

      for (gsize i = 0; i < n_words; i++)
        if (words[i].page == page)
          {
            g_autofree char *bytes = g_convert (words[i].text, -1, "CP1252", "UTF-8", NULL, NULL, NULL);

            g_string_append_printf (content, "/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj\n", words[i].size, words[i].x, words[i].y, bytes);
          }
      g_string_append (content, "ET");
      g_string_append_printf (pdf, "%u 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents %u 0 R/Resources"
                              "<</Font<</F1 3 0 R>>>>>>\nendobj\n%u 0 obj\n<</Length %u>>stream\n%s\nendstream\nendobj\n",
                              10 + 2 * page, 11 + 2 * page, 11 + 2 * page, (guint) content->len, content->str);
    }
  g_string_append (pdf, "trailer\n<</Size 100/Root 1 0 R/Info 4 0 R>>\nstartxref\n0\n%%EOF\n");

  return g_string_free_to_bytes (pdf);
}

static const Words pages[] = {
  { 0, 40, 570, 8, "The Brack Mail" },
  { 0, 360, 570, 8, "1" },
  { 0, 40, 530, 20, "Bridge shut" },
  { 0, 40, 508, 20, "for good" },
  { 0, 40, 480, 10, "The bridge of Brack will be closed" },
  { 0, 40, 468, 10, "on Monday, the council said, as its" },
  { 0, 40, 456, 10, "engineers had warned it of a well-" },
  { 0, 40, 444, 10, "known weakness. Its head had al-" },
  { 0, 40, 432, 10, "ways denied that." },
  { 0, 50, 420, 10, "“For good,” said its head, Ines" },
  { 0, 40, 408, 10, "Falk, who had fought for it." },
  { 0, 210, 480, 10, "Drivers have to take the road by" },
  { 0, 210, 468, 10, "the lake, which is narrow and a" },
  { 0, 210, 456, 10, "well-known danger in winter, when" },
  { 1, 40, 570, 8, "The Brack Mail" },
  { 1, 360, 570, 8, "2" },
  { 1, 40, 530, 10, "it is covered with ice. The union of" },
  { 1, 40, 518, 10, "drivers disagrees." },
  { 1, 40, 490, 10, "A new bridge is planned for 2030." },
};

static gboolean
skip_without_pdftotext (void)
{
  g_autofree char *path = g_find_program_in_path ("pdftotext");

  if (path != NULL)
    return FALSE;
  g_test_skip ("pdftotext is not installed");

  return TRUE;
}

static void
test_read (void)
{
  g_autoptr(GBytes) bytes = make_pdf (pages, G_N_ELEMENTS (pages), 2,
                                      "/Title(layout3.indd)/Author(Ada Holm)/CreationDate(D:20190503101500Z)");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = NULL;
  g_autofree char *text = NULL;
  AnalyzerArticle *article;
  const char *words;
  gsize length;

  if (skip_without_pdftotext ())
    return;

  articles = analyzer_read_bytes (bytes, "a", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
  article = g_ptr_array_index (articles, 0);
  words = analyzer_article_get_utf8 (article, &length);
  text = g_strndup (words, length);
  g_assert_cmpstr (text, ==,
                   "The bridge of Brack will be closed on Monday, the council said, as its engineers had warned it of a"
                   " well-known weakness. Its head had always denied that.\n\n“For good,” said its head, Ines Falk, who had"
                   " fought for it.\n\nDrivers have to take the road by the lake, which is narrow and a well-known danger in"
                   " winter, when it is covered with ice. The union of drivers disagrees.\n\nA new bridge is planned for"
                   " 2030.");
  g_assert_cmpstr (analyzer_article_get_format (article), ==, "pdf");
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_TITLE), ==, "Bridge shut for good");
  g_assert_cmpuint (analyzer_article_get_candidates (article, ANALYZER_FIELD_TITLE)->len, ==, 1);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_BYLINE), ==, "Ada Holm");
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_PUBLISHED), ==, "2019-05-03T10:15:00Z");
}

static void
assert_fails (GBytes     *bytes,
              const char *code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_read_bytes (bytes, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, code);
}

static void
test_fail (void)
{
  g_autoptr(GBytes) scanned = make_pdf (NULL, 0, 3, "");
  g_autoptr(GBytes) nothing = g_bytes_new_static ("%PDF-1.7\n", 9);
  g_autoptr(GBytes) whole = make_pdf (pages, G_N_ELEMENTS (pages), 2, "");
  gsize length = g_bytes_get_size (whole);

  if (skip_without_pdftotext ())
    return;

  assert_fails (scanned, "no-text");
  assert_fails (nothing, "damaged");

  for (gsize n = 20; n < length; n += length / 20)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) articles = analyzer_read_bytes (cut, NULL, NULL, NULL, NULL, &error);

      g_assert_true (articles != NULL || error->domain == ANALYZER_READING_ERROR);
    }
}

/* Pages that hold themselves. */
static void
test_loop (void)
{
  static const char loop[] =
    "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 2/Kids[2 0 R 2 0 R 3 0 R]>>\n"
    "endobj\n3 0 obj\n3 0 R\nendobj\ntrailer\n<</Root 1 0 R/Prev 0>>\nstartxref\n0\n%%EOF\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (loop, strlen (loop));
  g_autoptr(GError) error = NULL;

  if (skip_without_pdftotext ())
    return;

  g_assert_null (analyzer_read_bytes (bytes, NULL, NULL, NULL, NULL, &error));
  g_assert_cmpint (error->domain, ==, ANALYZER_READING_ERROR);
}

static void
test_helper (void)
{
  static const char *const echo[] = { "cat", NULL };
  static const char *const missing[] = { "analyzer-no-such-program", NULL };
  static const char *const writes[] = { "sh", "-c", "echo x > analyzer-helper-test", NULL };
  static const char *const endless[] = { "cat", "/dev/zero", NULL };
  g_autoptr(GBytes) input = g_bytes_new_static ("words", 5);
  g_autoptr(GBytes) output = NULL, none = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  output = analyzer_helper_run (echo, input, NULL, &status, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_bytes_equal (input, output));

  g_assert_null (analyzer_helper_run (missing, input, NULL, &status, NULL, &error));
  g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NOT_READABLE);
  g_clear_error (&error);

  none = analyzer_helper_run (writes, input, NULL, &status, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, !=, 0);
  g_remove ("analyzer-helper-test");

  g_assert_null (analyzer_helper_run (endless, input, NULL, &status, NULL, &error));
  g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE);
}

/* A broken document may make its reader use anything without end. */
static void
test_limits (void)
{
  static const AnalyzerHelperLimits limits = { .seconds = 1, .memory = 64u * 1024 * 1024, .output = 1000 };
  static const struct
  {
    const char *script;
    gboolean    is_stopped;
  } scripts[] = {
    { "while :; do :; done", TRUE },
    { "exec sleep 100", TRUE },
    { "x=x; while :; do x=$x$x; done", FALSE },
    { "test $(ulimit -n) -gt 64", FALSE },
    { "test $(ulimit -c) != 0", FALSE },
  };
  g_autoptr(GBytes) input = g_bytes_new_static ("words", 5);

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      const char *const arguments[] = { "sh", "-c", scripts[i].script, NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) output = NULL;
      int status;

      g_test_timer_start ();
      output = analyzer_helper_run (arguments, input, &limits, &status, NULL, &error);
      g_assert_no_error (error);
      if (scripts[i].is_stopped)
        g_assert_cmpint (status, ==, -1);
      else
        g_assert_cmpint (status, !=, 0);
      g_assert_cmpfloat (g_test_timer_elapsed (), <, 20);
    }
}

static void
test_output_limit (void)
{
  static const AnalyzerHelperLimits limits = { .seconds = 10, .memory = 64u * 1024 * 1024, .output = 1000 };
  static const char *const arguments[] = { "head", "-c", "1001", "/dev/zero", NULL };
  g_autoptr(GBytes) input = g_bytes_new_static ("", 0);
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_null (analyzer_helper_run (arguments, input, &limits, &status, NULL, &error));
  g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_helper_cancelled (void)
{
  static const char *const arguments[] = { "sleep", "100", NULL };
  g_autoptr(GBytes) input = g_bytes_new_static ("", 0);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  int status;

  g_assert_null (analyzer_helper_run (arguments, input, NULL, &status, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/pdf/read", test_read);
  g_test_add_func ("/reading/pdf/fail", test_fail);
  g_test_add_func ("/reading/pdf/loop", test_loop);
  g_test_add_func ("/reading/pdf/helper", test_helper);
  g_test_add_func ("/reading/pdf/helper/limits", test_limits);
  g_test_add_func ("/reading/pdf/helper/output", test_output_limit);
  g_test_add_func ("/reading/pdf/helper/cancelled", test_helper_cancelled);

  return g_test_run ();
}
