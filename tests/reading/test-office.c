/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packing.h"
#include "reading/reader.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define W(body) XML "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" body \
  "</w:body></w:document>"
#define WP(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define O(styles, body) XML "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" " \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:" \
  "style:1.0\"><office:automatic-styles>" styles "</office:automatic-styles><office:body><office:text>" body \
  "</office:text></office:body></office:document-content>"
#define ODT_TYPE "application/vnd.oasis.opendocument.text"

static const char core[] = XML "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>Draft 3"
                           "</dc:title><dc:creator>Ada Holm</dc:creator><dcterms:created>2019-05-03T10:15:00Z</dcterms:created>"
                           "<dc:language>en-GB</dc:language></cp:coreProperties>";

static AnalyzerArticle *
read_one (GBytes     *bytes,
          const char *format,
          const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, "no-name", NULL, NULL, NULL, &error);
  g_autofree char *found = NULL;
  AnalyzerArticle *article;
  const char *words;
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
  article = g_ptr_array_index (articles, 0);
  words = analyzer_article_get_utf8 (article, &length);
  found = g_strndup (words, length);
  g_assert_cmpstr (found, ==, text);
  g_assert_cmpstr (analyzer_article_get_format (article), ==, format);

  return g_object_ref (article);
}

static void
assert_field (AnalyzerArticle *article,
              AnalyzerField    field,
              const char      *value,
              const char      *origin)
{
  GPtrArray *candidates = analyzer_article_get_candidates (article, field);
  const AnalyzerCandidate *candidate;

  g_assert_cmpuint (candidates->len, >, 0);
  candidate = g_ptr_array_index (candidates, 0);
  g_assert_cmpstr (candidate->value, ==, value);
  g_assert_cmpstr (candidate->origin, ==, origin);
}

static void
assert_fails (GBytes     *bytes,
              const char *format,
              const char *code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_read_bytes (bytes, NULL, format, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, code);
}

static void
test_docx (void)
{
  g_autoptr(GBytes) bytes =
    pack ("zip", TRUE, "[Content_Types].xml", "<Types/>", "docProps/core.xml", core, "word/document.xml",
          W ("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Bridge shut</w:t></w:r></w:p>"
             "<w:p><w:r><w:t>The </w:t></w:r><w:r><w:t xml:space=\"preserve\">bridge  is</w:t></w:r><w:ins><w:r><w:t"
             " xml:space=\"preserve\"> shut</w:t></w:r></w:ins><w:del><w:r><w:delText>open</w:delText></w:r></w:del><w:r>"
             "<w:t>.</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p><w:p/>"
             "<w:tbl><w:tr><w:tc>" WP ("One") "</w:tc><w:tc>" WP ("Two") "</w:tc></w:tr></w:tbl>"
             "<w:p><w:r><w:t>“For good,”</w:t><w:br/><w:t>she</w:t><w:tab/><w:t>said.</w:t></w:r></w:p>"),
          NULL);
  g_autoptr(AnalyzerArticle) article = read_one (bytes, "office", "The bridge is shut.\n\nOne\n\nTwo\n\n“For good,”\nshe said.");

  assert_field (article, ANALYZER_FIELD_TITLE, "Bridge shut", "title-style");
  assert_field (article, ANALYZER_FIELD_BYLINE, "Ada Holm", "properties");
  assert_field (article, ANALYZER_FIELD_PUBLISHED, "2019-05-03T10:15:00Z", "properties");
  assert_field (article, ANALYZER_FIELD_LANGUAGE, "en-GB", "properties");
}

static void
test_odt (void)
{
  g_autoptr(GBytes) bytes =
    pack ("zip", FALSE, "mimetype", ODT_TYPE, "meta.xml",
          XML "<office:document-meta xmlns:office=\"o\" xmlns:meta=\"m\" xmlns:dc=\"d\"><office:meta><meta:initial-creator>"
          "Ada Holm</meta:initial-creator><meta:creation-date>2019-05-03T10:15:00</meta:creation-date><dc:language>en</dc:language>"
          "</office:meta></office:document-meta>", "content.xml",
          O ("<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>",
             "<text:sequence-decls><text:p>no</text:p></text:sequence-decls><text:p text:style-name=\"P1\">Bridge shut</text:p>"
             "<text:h>A heading</text:h><text:p>The<text:s/>bridge <text:span>is</text:span> shut.<text:note><text:note-body>"
             "<text:p>A note.</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>One</text:p>"
             "</text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list><text:p>a<text:line-break/>b"
             "</text:p>"),
          NULL);
  g_autoptr(AnalyzerArticle) article = read_one (bytes, "office", "A heading\n\nThe bridge is shut.\n\nOne\n\nTwo\n\na\nb\n\nA note.");

  assert_field (article, ANALYZER_FIELD_TITLE, "Bridge shut", "title-style");
  assert_field (article, ANALYZER_FIELD_BYLINE, "Ada Holm", "properties");
  assert_field (article, ANALYZER_FIELD_PUBLISHED, "2019-05-03T10:15:00", "properties");
}

static void
test_fodt (void)
{
  static const char document[] =
    XML "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"t\" xmlns:dc=\"d\" "
    "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:meta><dc:title>Bridge shut</dc:title></office:meta>"
    "<office:body><office:text><text:p>The bridge is shut.</text:p></office:text></office:body></office:document>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (document, strlen (document));
  g_autoptr(AnalyzerArticle) article = read_one (bytes, "office", "The bridge is shut.");

  assert_field (article, ANALYZER_FIELD_TITLE, "Bridge shut", "properties");
}

static void
test_epub (void)
{
  g_autoptr(GBytes) bytes =
    pack ("zip", FALSE, "mimetype", "application/epub+zip", "META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"OEBPS/a.opf\"/></rootfiles></container>", "OEBPS/a.opf",
          "<package><metadata xmlns:dc=\"d\"><dc:title>The Brack Mail</dc:title><dc:creator>Ada Holm</dc:creator><dc:language>en"
          "</dc:language></metadata><manifest><item id=\"two\" href=\"ch%202.xhtml\"/><item id=\"one\" href=\"ch1.xhtml\"/>"
          "<item id=\"out\" href=\"../../x.xhtml\"/></manifest><spine><itemref idref=\"one\"/><itemref idref=\"two\"/>"
          "<itemref idref=\"one\"/><itemref idref=\"out\"/></spine></package>", "OEBPS/ch 2.xhtml",
          "<html><body><h1>Road open</h1><p>The road is open.</p></body></html>", "OEBPS/ch1.xhtml",
          "<html><body><h1>Bridge shut</h1><p>The bridge is shut.</p></body></html>", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 2);
  assert_field (g_ptr_array_index (articles, 0), ANALYZER_FIELD_TITLE, "Bridge shut", "heading");
  assert_field (g_ptr_array_index (articles, 1), ANALYZER_FIELD_TITLE, "Road open", "heading");
  assert_field (g_ptr_array_index (articles, 1), ANALYZER_FIELD_PUBLISHER, "The Brack Mail", "package");
}

static GPtrArray *
read_book (const char *title,
           const char *contents,
           const char *first,
           const char *second,
           const char *third)
{
  g_autofree char *package =
    g_strconcat ("<package><metadata><title>", title, "</title><creator>Ada Holm</creator></metadata><manifest>"
                 "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>"
                 "<item id=\"nav\" href=\"nav.xhtml\" properties=\"scripted nav\"/><item id=\"a\" href=\"t/a.xhtml\"/>"
                 "<item id=\"b\" href=\"t/../t/b.xhtml\"/><item id=\"c\" href=\"t/c.xhtml\"/></manifest><spine toc=\"ncx\">"
                 "<itemref idref=\"nav\"/><itemref idref=\"a\"/><itemref idref=\"b\"/><itemref idref=\"c\"/></spine></package>",
                 NULL);
  g_autoptr(GBytes) bytes =
    pack ("zip", FALSE, "mimetype", "application/epub+zip", "META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>", "a.opf", package, "toc.ncx",
          "<ncx><navMap/></ncx>", "nav.xhtml", contents, "t/a.xhtml", first, "t/b.xhtml", second, "t/c.xhtml", third, NULL);
  g_autoptr(GError) error = NULL;
  GPtrArray *articles = analyzer_read_bytes (bytes, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return articles;
}

#define LONG_TEXT "The bridge of Brack is shut for good, the council of the town said on Friday, as it cannot be mended at a price " \
  "that the town can pay. A ferry may sail instead, but nobody knows when, and nobody knows who will pay for that, it said."

static void
assert_words (GPtrArray  *articles,
              guint       index,
              const char *expected)
{
  gsize length;
  const char *text = analyzer_article_get_utf8 (g_ptr_array_index (articles, index), &length);

  g_assert_cmpmem (text, length, expected, strlen (expected));
}

/* How the files of a book make up its articles. */
static void
test_chapters (void)
{
  static const char contents[] = "<html><body><nav><ol><li><a href=\"t/a.xhtml\">Bridge shut</a></li>"
                                 "<li><a href=\"t/c.xhtml#x\">Road open</a></li></ol></nav></body></html>";
  static const char none[] = "<html><body><nav/></body></html>";
  g_autoptr(GPtrArray) labelled =
    read_book ("The Brack Mail", contents, "<html><p>" LONG_TEXT "</p></html>", "<html><p>It goes on here.</p></html>",
               "<html><p>The road is open.</p></html>");
  g_autoptr(GPtrArray) one =
    read_book ("Bridge shut", none, "<html><p>Bridge Shut</p><p>Ada Holm</p></html>",
               "<html><h1>Bridge shut</h1><p>" LONG_TEXT "</p></html>", "<html><h2>Bad day</h2><p>It is a bad day.</p></html>");
  g_autoptr(GPtrArray) noted =
    read_book ("The Brack Mail", none,
               "<html><h1>A</h1><p>One.<a epub:type=\"noteref\" href=\"#n\">1</a></p><aside epub:type=\"footnote\" id=\"n\">"
               "<p>A note.</p></aside><p>Two.</p></html>", "<html><h1>B</h1><p>Three.</p></html>", "<html><p>Four.</p></html>");

  /* What has no heading goes on, but for what the contents name. */
  g_assert_cmpuint (labelled->len, ==, 2);
  assert_words (labelled, 0, LONG_TEXT "\n\nIt goes on here.");
  assert_words (labelled, 1, "The road is open.");
  assert_field (g_ptr_array_index (labelled, 1), ANALYZER_FIELD_TITLE, "Road open", "heading");

  /* Its title page is none. */
  g_assert_cmpuint (one->len, ==, 1);
  assert_words (one, 0, "Bridge shut\n\n" LONG_TEXT "\n\nBad day\n\nIt is a bad day.");
  assert_field (g_ptr_array_index (one, 0), ANALYZER_FIELD_TITLE, "Bridge shut", "package");

  g_assert_cmpuint (noted->len, ==, 2);
  assert_words (noted, 0, "A\n\nOne.\n\nTwo.\n\nA note.");
  g_assert_cmpuint (analyzer_article_get_ignored (g_ptr_array_index (noted, 0))->len, ==, 1);
  assert_words (noted, 1, "B\n\nThree.\n\nFour.");
}

static void
test_broken (void)
{
  g_autoptr(GBytes) no_text = pack ("zip", TRUE, "word/document.xml", W ("<w:p/>"), NULL);
  g_autoptr(GBytes) no_content = pack ("zip", FALSE, "mimetype", ODT_TYPE, "meta.xml", "<a/>", NULL);
  g_autoptr(GBytes) no_book = pack ("zip", FALSE, "mimetype", "application/epub+zip", NULL);
  g_autoptr(GBytes) whole = pack ("zip", TRUE, "word/document.xml", W (WP ("The bridge is shut.")), NULL);
  g_autoptr(GBytes) nothing = g_bytes_new_static ("PK\3\4", 4);
  gsize length = g_bytes_get_size (whole);

  assert_fails (no_text, NULL, "no-text");
  assert_fails (no_content, NULL, "damaged");
  assert_fails (no_book, NULL, "damaged");
  assert_fails (nothing, "office", "damaged");

  for (gsize n = 40; n < length; n++)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) articles = analyzer_read_here (cut, NULL, "office", NULL, NULL, &error);

      g_assert_true (articles != NULL || error->domain == ANALYZER_READING_ERROR);
    }
}

static void
test_bomb (void)
{
  gsize length = 3 * 1024 * 1024;
  g_autofree char *blanks = g_strnfill (length, ' ');
  g_autoptr(GBytes) bytes =
    pack ("zip", TRUE, "word/document.xml", blanks, "word/document2.xml", blanks, "word/styles.xml", blanks,
          "docProps/core.xml", blanks, "content.xml", blanks, "meta.xml", blanks, "styles.xml", blanks, NULL);

  assert_fails (bytes, NULL, "too-large");
}

static void
check_archive (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, "box", NULL, failures, NULL, &error);
  const AnalyzerFailure *failure;
  g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 2);
  g_assert_cmpstr (analyzer_article_get_path (g_ptr_array_index (articles, 0)), ==, "box/../a.txt");
  g_assert_cmpstr (analyzer_article_get_format (g_ptr_array_index (articles, 0)), ==, "plain");
  g_assert_cmpstr (analyzer_article_get_path (g_ptr_array_index (articles, 1)), ==, "box/b/c.html");
  g_assert_cmpstr (analyzer_article_get_format (g_ptr_array_index (articles, 1)), ==, "html");
  g_assert_cmpstr (analyzer_article_get_checksum (g_ptr_array_index (articles, 1)), ==, checksum);

  g_assert_cmpuint (failures->len, ==, 1);
  failure = g_ptr_array_index (failures, 0);
  g_assert_cmpstr (failure->path, ==, "box/picture.png");
  g_assert_error (failure->error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_BINARY);
}

static void
test_archives (void)
{
#define FILES "../a.txt", "The bridge is shut.\n", "b/.hidden", "Not this.\n", "b/c.html", \
    "<html><p>The bridge of Brack is shut for good, the council said on Friday.</p></html>", "picture.png", "\1\2\3\4\5", NULL
  g_autoptr(GBytes) zip = pack ("zip", TRUE, FILES), tar = pack ("tar", FALSE, FILES), packed_tar = pack ("tar", TRUE, FILES);
  g_autoptr(GBytes) pictures = pack ("zip", TRUE, "a.png", "\1\2\3\4\5", "b.png", "\1\2\3\4\5", NULL);

  check_archive (zip);
  check_archive (tar);
  check_archive (packed_tar);
  assert_fails (pictures, NULL, "no-text");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/office/docx", test_docx);
  g_test_add_func ("/reading/office/odt", test_odt);
  g_test_add_func ("/reading/office/fodt", test_fodt);
  g_test_add_func ("/reading/office/epub", test_epub);
  g_test_add_func ("/reading/office/chapters", test_chapters);
  g_test_add_func ("/reading/office/broken", test_broken);
  g_test_add_func ("/reading/office/bomb", test_bomb);
  g_test_add_func ("/reading/office/archives", test_archives);

  return g_test_run ();
}
