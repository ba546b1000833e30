/* Documents that were made to do harm: one clear error or some articles, in
 * bounded time, whatever the format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include <glib/gstdio.h>

#include "packing.h"
#include "reading/reader.h"

/* Far more than any of it takes, even under a sanitizer on a busy machine. */
#define SECONDS_MAX 60
#define SECRET "the words of a file that nobody opened"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ODT_TYPE "application/vnd.oasis.opendocument.text"

/* Reads it; where that fails, one sentence must say so. */
static GPtrArray *
read_any (GBytes     *bytes,
          const char *format)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *articles;

  g_test_timer_start ();
  articles = analyzer_read_bytes (bytes, "a", format, NULL, NULL, &error);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, SECONDS_MAX);
  if (articles == NULL)
    {
      g_assert_cmpint (error->domain, ==, ANALYZER_READING_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return NULL;
    }

  g_assert_cmpuint (articles->len, >, 0);
  for (guint i = 0; i < articles->len; i++)
    for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
      {
        GPtrArray *candidates = analyzer_article_get_candidates (g_ptr_array_index (articles, i), field);

        for (guint k = 0; k < candidates->len; k++)
          g_assert_true (g_utf8_validate (((AnalyzerCandidate *) g_ptr_array_index (candidates, k))->value, -1, NULL));
      }

  return articles;
}

static char *
dup_words (AnalyzerArticle *article)
{
  gsize length;
  const char *text = analyzer_article_get_utf8 (article, &length);

  return g_strndup (text, length);
}

static void
assert_fails (GBytes     *bytes,
              const char *format,
              const char *code)
{
  g_autoptr(GError) error = NULL;

  g_test_timer_start ();
  g_assert_null (analyzer_read_bytes (bytes, "a", format, NULL, NULL, &error));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, SECONDS_MAX);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, code);
}

static GBytes *
repeat (const char *begin,
        const char *part,
        guint       times,
        const char *end)
{
  GString *document = g_string_sized_new (strlen (begin) + strlen (part) * times + strlen (end));

  g_string_append (document, begin);
  for (guint i = 0; i < times; i++)
    g_string_append (document, part);
  g_string_append (document, end);

  return g_string_free_to_bytes (document);
}

/* Megabytes of nothing at all. */
static void
test_spaces (void)
{
  static const struct
  {
    const char *format;
    const char *begin;
    const char *end;
    gboolean    is_read;
  } documents[] = {
    { "plain", "", "", FALSE },
    { "markdown", "", "", FALSE },
    { "html", "<html><p>", "</p></html>", FALSE },
    { "rtf", "{\\rtf1 ", "}", FALSE },
    { "json", "", "{}", FALSE },
    { "json", "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"content_text\": \"", "x\"}]}", TRUE },
    { "feed", "<rss><channel><item><description>", "x</description></item></channel></rss>", TRUE },
    { "newsml", "<nitf><body><body.content><p>", "x</p></body.content></body></nitf>", TRUE },
    { "mail", "From: a@b\nSubject: c\nMIME-Version: 1.0\n\n", "x", TRUE },
    { "mail", "From: a@b\nSubject: ", "\nMIME-Version: 1.0\n\nx", TRUE },
    { "subtitles", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "x", TRUE },
    { "warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999999\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
      "<p>x", TRUE },
    { "office", XML "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body><p>", "x</p>"
      "</office:body></office:document>", TRUE },
  };
  g_autofree char *spaces = g_strnfill (8 * 1024 * 1024, ' ');

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(GBytes) bytes = repeat (documents[i].begin, spaces, 1, documents[i].end);
      g_autoptr(GPtrArray) articles = read_any (bytes, documents[i].format);

      g_test_message ("%s: %.2f s", documents[i].format, g_test_timer_last ());
      g_assert_true ((articles != NULL) == documents[i].is_read);
    }
}

/* What an entity names outside must never be read. */
static void
test_external_entities (void)
{
  g_autofree char *folder = g_dir_make_tmp ("analyzer-XXXXXX", NULL), *path = g_build_filename (folder, "secret", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *declarations =
    g_strdup_printf (XML "<!DOCTYPE r SYSTEM \"%s\" [<!ENTITY x SYSTEM \"%s\"><!ENTITY %% y SYSTEM \"%s\"> %%y;]>", uri, uri, uri);
  static const struct
  {
    const char *format;
    const char *part;           /* in an archive */
    const char *begin;
    const char *end;
  } documents[] = {
    { "feed", NULL, "<rss><channel><item><description>a ", "</description></item></channel></rss>" },
    { "newsml", NULL, "<nitf><body><body.content><p>a ", "</p></body.content></body></nitf>" },
    { "html", NULL, "<html><p>The bridge of Brack is shut for good, they said on Friday. ", "</p></html>" },
    { "office", NULL, "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body><p>a ",
      "</p></office:body></office:document>" },
    { "office", "word/document.xml", "<document><body><p><r><t>a ", "</t></r></p></body></document>" },
    { "office", "content.xml", "<document-content><body><p>a ", "</p></body></document-content>" },
    { "epub", "a.xhtml", "<html><p>a ", "</p></html>" },
  };

  g_assert_true (g_file_set_contents (path, SECRET, -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *document = g_strconcat (declarations, documents[i].begin, "&x;", documents[i].end, NULL);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GPtrArray) articles = NULL;
      g_autofree char *text = NULL;

      if (g_strcmp0 (documents[i].format, "epub") == 0)
        bytes = pack ("zip", FALSE, "mimetype", "application/epub+zip", "META-INF/container.xml",
                      "<container><rootfile full-path=\"a.opf\"/></container>", "a.opf",
                      "<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>",
                      documents[i].part, document, NULL);
      else if (documents[i].part != NULL)
        bytes = pack ("zip", FALSE, documents[i].part, document, NULL);
      else
        bytes = g_bytes_new (document, strlen (document));

      articles = read_any (bytes, documents[i].format);
      g_assert_nonnull (articles);
      text = dup_words (g_ptr_array_index (articles, 0));
      g_assert_null (strstr (text, SECRET));
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_entity_bombs (void)
{
  static const char bomb[] =
    XML "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
    "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&g;\">]>";
  static const struct
  {
    const char *format;
    const char *part;
    const char *begin;
    const char *end;
  } documents[] = {
    { "newsml", NULL, "<nitf><body><body.content><p>a ", "</p></body.content></body></nitf>" },
    { "html", NULL, "<html><p>The bridge of Brack is shut for good, they said on Friday. ", "</p></html>" },
    { "office", NULL, "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body><p>a ",
      "</p></office:body></office:document>" },
    { "office", "word/document.xml", "<document><body><p><r><t>a ", "</t></r></p></body></document>" },
    { "office", "content.xml", "<document-content><body><p>a ", "</p></body></document-content>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *begin = g_strconcat (bomb, documents[i].begin, NULL);
      g_autoptr(GBytes) text = repeat (begin, "&f;&g;", 10000, documents[i].end), bytes = NULL;
      g_autoptr(GPtrArray) articles = NULL;

      if (documents[i].part != NULL)
        {
          g_autofree char *words = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));

          bytes = pack ("zip", TRUE, documents[i].part, words, NULL);
        }
      else
        {
          bytes = g_bytes_ref (text);
        }
      articles = read_any (bytes, documents[i].format);
      for (guint k = 0; articles != NULL && k < articles->len; k++)
        {
          gsize length;

          analyzer_article_get_utf8 (g_ptr_array_index (articles, k), &length);
          g_assert_cmpuint (length, <, 1024 * 1024);
        }
    }
}

static void
test_nesting (void)
{
  static const struct
  {
    const char *format;
    const char *part;
    const char *begin;
    const char *element;
  } documents[] = {
    { "office", "word/document.xml", "<document><body>", "<p>" },
    { "office", "content.xml", "<document-content><body>", "<list><list-item>" },
    { "office", NULL, "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">", "<section>" },
    { "html", NULL, "<html><body>", "<div>" },
    { "html", NULL, "<html><body>", "<b><i><a href=x>" },
    { "newsml", NULL, "<newsItem>", "<contentSet><inlineXML>" },
    { "markdown", NULL, "", "1. " },
    { "rtf", NULL, "{\\rtf1", "{\\footnote{\\b " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(GBytes) text = repeat (documents[i].begin, documents[i].element, 30000, "words"), bytes = NULL;
      g_autoptr(GPtrArray) articles = NULL;

      if (documents[i].part != NULL)
        {
          g_autofree char *words = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));

          bytes = pack ("zip", TRUE, documents[i].part, words, NULL);
        }
      else
        {
          bytes = g_bytes_ref (text);
        }
      articles = read_any (bytes, documents[i].format);
      g_test_message ("%s: %.2f s", documents[i].format, g_test_timer_last ());
    }
}

/* A kilobyte that becomes a megabyte, and members without end. */
static void
test_archive_bombs (void)
{
  g_autofree char *blanks = g_strnfill (18 * 1024 * 1024, ' ');
  g_autofree char *nested = NULL;
  g_autoptr(GBytes) archive = pack ("zip", TRUE, "a.txt", blanks, NULL);
  g_autoptr(GBytes) tar = pack ("tar", TRUE, "a.txt", blanks, NULL);
  g_autoptr(GBytes) book = pack ("zip", TRUE, "mimetype", "application/epub+zip", "a.xhtml", blanks, NULL);
  g_autoptr(GBytes) document = pack ("zip", TRUE, "word/document.xml", blanks, NULL);
  g_autoptr(GBytes) inner = pack ("zip", TRUE, "b.txt", "The bridge is shut.\n", NULL);
  g_autoptr(GBytes) outer = NULL;

  assert_fails (archive, NULL, "too-large");
  assert_fails (tar, NULL, "too-large");
  assert_fails (book, "epub", "too-large");
  assert_fails (document, NULL, "too-large");
  /* An archive may hold itself. */
  nested = g_strndup (g_bytes_get_data (inner, NULL), g_bytes_get_size (inner));
  outer = pack ("zip", TRUE, "a.zip", nested, NULL);
  assert_fails (outer, NULL, "binary");
}

/* One file of thousands of articles. */
static void
test_many (void)
{
  static const struct
  {
    const char *format;
    const char *begin;
    const char *part;
    const char *end;
  } documents[] = {
    { "json", "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [", "{\"content_text\": \"The bridge is shut.\"},", "{}]}" },
    { "newsml", "<newsMessage>", "<newsItem><contentSet><inlineData>The bridge is shut.</inlineData></contentSet></newsItem>",
      "</newsMessage>" },
    { "mail", "", "From a Fri May  3 10:15:00 2019\nFrom: a@b\nSubject: c\n\nThe bridge is shut.\n\n", "" },
    { "warc", "", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 119\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
      "<html><p>The bridge of Brack is shut for good, the town said.</p></html>   \r\n\r\n", "" },
    { "feed", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry><summary>The bridge is shut.</summary></entry>", "</feed>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(GBytes) bytes = repeat (documents[i].begin, documents[i].part, 5000, documents[i].end);
      g_autoptr(GPtrArray) articles = read_any (bytes, documents[i].format);

      g_test_message ("%s: %.2f s", documents[i].format, g_test_timer_last ());
      g_assert_nonnull (articles);
      g_assert_cmpuint (articles->len, ==, 5000);
    }
}

/* Bytes that are no UTF-8 where the document tells of itself. */
static void
test_bad_headers (void)
{
  static const struct
  {
    const char *format;
    const char *document;
  } documents[] = {
    { "mail", "From: \xff\xfe <a@b>\nSubject: caf\xe9 =?utf-8?b?//8=?= =?x-none?q?=FF?=\nDate: \x80\nMIME-Version: 1.0\n"
      "Content-Type: text/plain; charset=\"\xff\"\n\nThe bridge is shut." },
    { "warc", "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\xff\xe9\r\nContent-Length: 999\r\n\r\n"
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\xff\r\n\r\n<p>The bridge of Brack is shut for good, the town said.</p>" },
    { "html", "<html lang='\xff'><head><title>caf\xe9</title><meta name=author content='\xfe\xff'></head><p>The bridge of Brack is"
      " shut for good, the town said.</p></html>" },
    { "feed", "<rss><channel><title>\xff\xfe</title><item><title>\xe9</title><description>The bridge is shut.</description></item>"
      "</channel></rss>" },
    { "json", "{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"\xff\", \"items\": [{\"title\": \"\\ud83d\","
      " \"content_text\": \"The bridge is shut.\"}]}" },
    { "markdown", "---\ntitle: \xff\xe9\nauthor: \x80\n---\n\nThe bridge is shut.\n" },
    { "rtf", "{\\rtf1\\ansicpg65001{\\info{\\title \\'ff\\'fe}{\\author \\u-10179?}}The bridge is shut.}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (documents[i].document, strlen (documents[i].document));
      g_autoptr(GPtrArray) articles = read_any (bytes, documents[i].format);

      g_assert_nonnull (articles);
    }
}

/* Records that say they are longer than the file, or of no length at all. */
static void
test_lying_lengths (void)
{
  static const char *const lengths[] = { "99999999999999999999", "-1", "1e9", "", "0x10", "18446744073709551615", "3" };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *document =
        g_strdup_printf ("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                         "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n<p>The bridge of Brack is shut for good, they said.</p>",
                         lengths[i]);
      g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
      g_autoptr(GPtrArray) articles = read_any (bytes, "warc");

      g_assert_true (articles != NULL || i > 0);
    }
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr(GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GInputStream) plain = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr(GInputStream) packed = g_converter_input_stream_new (plain, converter);
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_assert_cmpint (g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL), >, 0);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* A compressed file in a compressed file is unpacked once. */
static void
test_twice_compressed (void)
{
  g_autoptr(GBytes) plain = g_bytes_new_static ("The bridge is shut.\n", 20);
  g_autoptr(GBytes) once = compress (plain), twice = compress (once);

  assert_fails (twice, NULL, "binary");
}

/* A broken file in an archive keeps nothing else from it. */
static void
test_batch (void)
{
  g_autoptr(GBytes) bytes = pack ("zip", TRUE, "a.pdf", "%PDF-1.7\n", "b.docx", "PK\3\4", "c.json", "{\"version\": [[[", "d.xml",
                                  "<rss><channel>", "e.txt", "The bridge is shut.\n", "f.rtf", "{\\rtf1", "g.eml",
                                  "From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\n\n", "h.txt", "The road is open.\n", NULL);
  g_autoptr(GPtrArray) articles = read_any (bytes, NULL);
  guint n_known = 0;

  g_assert_nonnull (articles);
  for (guint i = 0; i < articles->len; i++)
    {
      g_autofree char *text = dup_words (g_ptr_array_index (articles, i));

      n_known += g_str_equal (text, "The bridge is shut.\n") || g_str_equal (text, "The road is open.\n");
    }
  g_assert_cmpuint (n_known, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/hostile/spaces", test_spaces);
  g_test_add_func ("/reading/hostile/external-entities", test_external_entities);
  g_test_add_func ("/reading/hostile/entity-bombs", test_entity_bombs);
  g_test_add_func ("/reading/hostile/nesting", test_nesting);
  g_test_add_func ("/reading/hostile/archive-bombs", test_archive_bombs);
  g_test_add_func ("/reading/hostile/many", test_many);
  g_test_add_func ("/reading/hostile/bad-headers", test_bad_headers);
  g_test_add_func ("/reading/hostile/lying-lengths", test_lying_lengths);
  g_test_add_func ("/reading/hostile/twice-compressed", test_twice_compressed);
  g_test_add_func ("/reading/hostile/batch", test_batch);

  return g_test_run ();
}
