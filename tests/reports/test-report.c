/* test-report.c: tests reports/report.c, reports/sink.c and every format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reports/report.h"

#include <glib/gstdio.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reports/sink.h"
#include "sample.h"

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* The report of @findings, twice where @twice is set. */
static char *
write_report (const char       *format,
              AnalyzerFindings *findings,
              gboolean          twice)
{
  g_autofree char *path = in_folder ("report");
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerReport) report = analyzer_report_new (analyzer_report_format_get (format), path, &error);
  char *content = NULL;

  g_assert_no_error (error);
  g_assert_true (analyzer_report_add (report, findings, 1, &error));
  if (twice)
    {
      g_assert_true (analyzer_report_add_failure (report, "no|such<file>", "not-found", "There is no *such* <file>", &error));
      g_assert_true (analyzer_report_add (report, findings, 0, &error));
    }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (analyzer_report_finish (report, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_remove (path);
  g_assert_true (g_utf8_validate (content, -1, NULL));

  return content;
}

static AnalyzerFindings *
make_findings (const char *text,
               const char *name)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new (name, "plain", bytes);
  AnalyzerFindings *findings = analyzer_findings_new (article);
  AnalyzerQuote *quote = analyzer_findings_add_quote (findings);
  AnalyzerSpeaker *speaker = analyzer_findings_add_speaker (findings, name);

  analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, text, "h1");
  speaker->role = g_strdup (text);
  analyzer_ids_add (quote->speakers, speaker->id);
  analyzer_spans_add (quote->content, 0, strlen (text));

  return findings;
}

static void
test_formats (void)
{
  const AnalyzerReportFormat *const *formats;
  guint n_formats;

  formats = analyzer_report_formats_get (&n_formats);
  g_assert_cmpuint (n_formats, >=, 4);
  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr(AnalyzerFindings) findings = sample_findings ();
      g_autofree char *content = write_report (formats[i]->id, findings, TRUE);

      g_assert_true (analyzer_report_format_get (formats[i]->id) == formats[i]);
      g_assert_cmpint (strlen (content), >, 0);
    }
  g_assert_null (analyzer_report_format_get ("no-such-format"));
  g_assert_null (analyzer_report_format_get (NULL));
}

static void
test_csv (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autofree char *content = write_report ("csv", findings, FALSE);

  g_assert_cmpstr (content, ==,
    "file,sha256,title,byline,publisher,published,url,quote,speaker,kind,role,type,act,source,cue,content,"
    "dissents,against,prevailing,about,agrees,confidence,source_offsets,cue_offsets,content_offsets\r\n"
    "\"folder/har\"\"bour.txt\",\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\","
    "\"Harbour <opens> in May\",,\"The Gull & Tern\",,,\"1\",\"Anna Berg\",\"person\",\"the port’s head\",\"mixed\",\"speech\","
    "\"Anna Berg, the port’s head\",\"said\",\"Ägir’s harbour “will open in May”\",\"no\",,,,,\"0.875\","
    "\"40:66\",\"35:39\",\"0:33\"\r\n"
    "\"folder/har\"\"bour.txt\",\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\","
    "\"Harbour <opens> in May\",,\"The Gull & Tern\",,,\"2\",\"Lars Holm\",\"person\",,\"direct\",\"speech\","
    "\"Lars Holm\",\"disagreed\",\"“=It won’t, <b>Anna</b> & all.”\",\"yes\",\"Anna Berg\",\"no\","
    "\"the harbour’s opening\",,\"1.000\",\"69:78\",\"79:88\",\"90:121\"\r\n");
}

typedef struct
{
  const char *text;
  gboolean    harmless;
} FormulaCase;

static const FormulaCase formula_cases[] = {
  { "=1+1", FALSE },
  { "+1", FALSE },
  { "-1", FALSE },
  { "@SUM(A1)", FALSE },
  { "\t=1", FALSE },
  { "\r=1", FALSE },
  { "\n=1", FALSE },
  { "  =1", FALSE },
  { "\u00a0=1", FALSE },
  { "\ufeff=1", FALSE },
  { "\x01=1", FALSE },
  { "＝1", FALSE },
  { "1=1", TRUE },
  { "“=1”", TRUE },
  { "— he", TRUE },
  { "'=1", TRUE },
};

static void
test_csv_formulas (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formula_cases); i++)
    {
      const FormulaCase *c = &formula_cases[i];
      g_autoptr(AnalyzerFindings) findings = make_findings (c->text, "a.txt");
      g_autofree char *content = write_report ("csv", findings, FALSE);
      g_autofree char *json = write_report ("json", findings, FALSE);
      g_autofree char *bare = g_strdup_printf ("\"%s\"", c->text);
      g_autofree char *guarded = g_strdup_printf ("\"'%s\"", c->text);

      g_test_message ("case %u", i);
      g_assert_nonnull (strstr (content, c->harmless ? bare : guarded));
      g_assert_null (strstr (content, c->harmless ? guarded : bare));
      /* Elsewhere it stays as it is. */
      if (!c->harmless)
        g_assert_null (strstr (json, "\"'"));
    }
}

static xmlXPathObjectPtr
look_up (xmlDocPtr   document,
         const char *expression)
{
  xmlXPathContextPtr context = xmlXPathNewContext (document);
  xmlXPathObjectPtr found = xmlXPathEvalExpression ((const xmlChar *) expression, context);

  xmlXPathFreeContext (context);
  g_assert_nonnull (found);

  return found;
}

static char *
look_up_string (xmlDocPtr   document,
                const char *expression)
{
  g_autofree char *asked = g_strdup_printf ("string(%s)", expression);
  xmlXPathObjectPtr found = look_up (document, asked);
  char *text = g_strdup ((const char *) found->stringval);

  xmlXPathFreeObject (found);

  return text;
}

static guint
count (xmlDocPtr   document,
       const char *expression)
{
  xmlXPathObjectPtr found = look_up (document, expression);
  guint n = found->nodesetval != NULL ? found->nodesetval->nodeNr : 0;

  xmlXPathFreeObject (found);

  return n;
}

static xmlDocPtr
parse_html (const char *content)
{
  xmlDocPtr document = htmlReadMemory (content, strlen (content), NULL, "UTF-8",
                                       HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);

  g_assert_nonnull (document);

  return document;
}

static void
test_html (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autofree char *content = write_report ("html", findings, TRUE);
  xmlDocPtr document = parse_html (content);
  g_autofree char *text = look_up_string (document, "//div[@class='text']");
  g_autofree char *cell = look_up_string (document, "(//td[@class='c'])[2]");
  g_autofree char *heading = look_up_string (document, "//h2");
  g_autofree char *label = look_up_string (document, "//*[@id='a1q2']/@data-n");
  g_autofree char *cue = look_up_string (document, "//div[@class='text']//span[contains(@class,'u ')]");
  g_autofree char *footer = look_up_string (document, "//footer");

  g_assert_cmpstr (text, ==, sample_text);
  g_assert_cmpstr (cell, ==, "“=It won’t, <b>Anna</b> & all.”");
  g_assert_cmpstr (heading, ==, "Harbour <opens> in May");
  g_assert_cmpstr (label, ==, "2 Lars Holm ≠ dissents from Anna Berg: the harbour’s opening");
  g_assert_cmpstr (cue, ==, "said");
  g_assert_nonnull (strstr (footer, "Findings checked by a person: 1 of 4."));
  g_assert_nonnull (strstr (footer, "There is no *such* <file>"));

  /* It stands alone: nothing is loaded or run. */
  g_assert_cmpuint (count (document, "//script|//link|//img|//iframe|//object|//b"), ==, 0);
  g_assert_cmpuint (count (document, "//@style|//@src|//@onclick"), ==, 0);
  g_assert_cmpuint (count (document, "//a[not(starts-with(@href,'#'))]"), ==, 0);
  g_assert_cmpuint (count (document, "//meta[@http-equiv='Content-Security-Policy']"), ==, 1);

  /* Every link leads somewhere, every place has a name of its own. */
  g_assert_cmpuint (count (document, "//@id[. = ../preceding::*/@id]"), ==, 0);
  g_assert_cmpuint (count (document, "//a[not(substring(@href,2) = //@id)]"), ==, 0);
  xmlFreeDoc (document);
}

/* The style sheet is the one that the policy allows. */
static void
test_html_policy (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autofree char *content = write_report ("html", findings, FALSE);
  xmlDocPtr document = parse_html (content);
  const char *begin = strstr (content, "<style>") + strlen ("<style>");
  const char *end = strstr (content, "</style>");
  g_autofree char *policy = look_up_string (document, "//meta[@http-equiv='Content-Security-Policy']/@content");
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *hash = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) begin, end - begin);
  g_checksum_get_digest (checksum, digest, &length);
  hash = g_base64_encode (digest, length);
  g_assert_nonnull (strstr (policy, hash));
  g_assert_nonnull (strstr (policy, "default-src 'none'"));
  xmlFreeDoc (document);
}

static const char *const hostile_texts[] = {
  "<script>alert(1)</script>",
  "\"><img src=x onerror=alert(1)>",
  "' onmouseover='x",
  "&lt;b&gt; &amp; &#0;",
  "</div></article><style>*{display:none}</style>",
  "<!-- --> ]]> <![CDATA[",
  "a\r\nb\rc\n\n\nd",
  "\n\n lead and trail \n",
  "javascript:alert(1)",
  "| a | b |\n|---|---|\n# h\n- l\n1. n\n> q\n```\ncode\n    more",
  "[x](javascript:alert(1)) ![y](http://example.org/z) <http://example.org>",
  "\xF0\x9F\x98\x80 \xE2\x80\xAE bidi \xEF\xBF\xBD",
};

static void
test_html_hostile (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile_texts); i++)
    {
      g_autoptr(AnalyzerFindings) findings = make_findings (hostile_texts[i], hostile_texts[i]);
      g_autofree char *content = write_report ("html", findings, FALSE);
      xmlDocPtr document = parse_html (content);
      g_autofree char *text = look_up_string (document, "//div[@class='text']");
      g_autofree char *cell = look_up_string (document, "//td[@class='c']");

      g_test_message ("case %u", i);
      g_assert_cmpstr (text, ==, hostile_texts[i]);
      g_assert_cmpstr (cell, ==, hostile_texts[i]);
      g_assert_cmpuint (count (document, "//script|//img|//style[2]|//b"), ==, 0);
      g_assert_cmpuint (count (document, "//@*[starts-with(name(),'on')]"), ==, 0);
      xmlFreeDoc (document);
    }
}

static void
test_markdown (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autofree char *content = write_report ("markdown", findings, FALSE);

  g_assert_cmpstr (content, ==,
    "# Harbour \\<opens\\> in May\n"
    "\n"
    "- Publisher: The Gull \\& Tern\n"
    "- File: folder/har\"bour.txt\n"
    "- SHA-256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
    "\n"
    "## Speakers\n"
    "\n"
    "| Name | Role | Kind | Quotes | Share |\n"
    "|---|---|---|--:|--:|\n"
    "| Anna Berg | the port’s head | person | 1 | 60 % |\n"
    "| Lars Holm |  | person | 1 | 40 % |\n"
    "\n"
    "## Quotes\n"
    "\n"
    "1\\. **Anna Berg** (partly direct, said)\n"
    "\n"
    "> Ägir’s harbour “will open in May”\n"
    "\n"
    "2\\. **Lars Holm** (direct, said)\n"
    "\n"
    "> “=It won’t, \\<b\\>Anna\\</b\\> \\& all.”\n"
    "\n"
    "≠ dissents from Anna Berg: the harbour’s opening\n"
    "\n"
    "## Debates\n"
    "\n"
    "### the harbour opens in May\n"
    "\n"
    "- Held by: Anna Berg\n"
    "- Dissent: Lars Holm (2)\n"
    "\n"
    "---\n"
    "\n"
    "Made by Analyzer " PACKAGE_VERSION ". Findings checked by a person: 1 of 2.\n");
}

typedef struct
{
  const char *text;
  const char *markdown;
} MarkdownCase;

static const MarkdownCase markdown_cases[] = {
  { "*a* _b_ `c`", "> \\*a\\* \\_b\\_ \\`c\\`\n" },
  { "# h\n- l\n+ m\n12. n\n3) o\n> q", "> \\# h  \n> \\- l  \n> \\+ m  \n> 12\\. n  \n> 3\\) o  \n> \\> q\n" },
  { "    code\n\ttab", "> &#32;&#32;&#32;&#32;code  \n> &#9;tab\n" },
  { "a\n===\nb\n---", "> a  \n> \\===  \n> b  \n> \\---\n" },
  { "[x](y) ![z](w) <u> &amp; a|b ~~c~~", "> \\[x\\](y) \\!\\[z\\](w) \\<u\\> \\&amp; a\\|b \\~\\~c\\~\\~\n" },
  { "1.5 is 2-3", "> 1\\.5 is 2-3\n" },
  { "back\\slash", "> back\\\\slash\n" },
};

static void
test_markdown_escapes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (markdown_cases); i++)
    {
      g_autoptr(AnalyzerFindings) findings = make_findings (markdown_cases[i].text, "a.txt");
      g_autofree char *content = write_report ("markdown", findings, FALSE);

      g_assert_nonnull (strstr (content, markdown_cases[i].markdown));
    }
}

static void
test_json (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autofree char *content = write_report ("json", findings, TRUE);
  g_auto(GStrv) lines = g_strsplit (content, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[1], "{\"format\":\"analyzer/1\",\"path\":\"no|such<file>\",\"error\":"));
  g_assert_cmpstr (lines[0], ==, lines[2]);
}

/* A report that is not finished, for whatever reason, changes nothing. */
static void
test_unfinished (void)
{
  g_autofree char *path = in_folder ("kept.csv");
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  AnalyzerReport *report;
  g_autoptr(GDir) dir = NULL;
  guint n = 0;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  report = analyzer_report_new (analyzer_report_format_get ("csv"), path, &error);
  g_assert_no_error (error);
  g_assert_true (analyzer_report_add (report, findings, 0, &error));
  analyzer_report_free (report);

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
  g_remove (path);
}

static void
test_replaces (void)
{
  g_autofree char *path = in_folder ("file.txt");
  g_autofree char *link = in_folder ("link.txt");
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  AnalyzerSink *sink;
  struct stat after;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (symlink ("file.txt", link), ==, 0);

  sink = analyzer_sink_new (link, &error);
  g_assert_no_error (error);
  g_assert_true (analyzer_sink_would_harm (sink, path));
  g_assert_true (analyzer_sink_would_harm (sink, link));
  g_assert_false (analyzer_sink_would_harm (sink, folder));
  g_assert_true (analyzer_sink_write (sink, "new", 3, &error));
  g_assert_true (analyzer_sink_finish (sink, &error));
  analyzer_sink_free (sink);

  /* The link is a link still, the file has its permissions. */
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "new");
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpint (after.st_mode & 0777, ==, 0640);
  g_remove (link);
  g_remove (path);
}

static void
test_errors (void)
{
  g_autofree char *nowhere = in_folder ("no/such/folder/report.html");
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_sink_new (nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (analyzer_sink_new (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  if (g_access ("/dev/full", W_OK) == 0)
    {
      g_autoptr(AnalyzerSink) sink = analyzer_sink_new ("/dev/full", &error);

      g_assert_no_error (error);
      g_assert_false (analyzer_sink_write (sink, "x", 1, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("analyzer-test-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/reports/report/formats", test_formats);
  g_test_add_func ("/reports/report/unfinished", test_unfinished);
  g_test_add_func ("/reports/sink/replaces", test_replaces);
  g_test_add_func ("/reports/sink/errors", test_errors);
  g_test_add_func ("/reports/csv-report/rows", test_csv);
  g_test_add_func ("/reports/csv-report/formulas", test_csv_formulas);
  g_test_add_func ("/reports/html-report/content", test_html);
  g_test_add_func ("/reports/html-report/policy", test_html_policy);
  g_test_add_func ("/reports/html-report/hostile", test_html_hostile);
  g_test_add_func ("/reports/markdown-report/content", test_markdown);
  g_test_add_func ("/reports/markdown-report/escapes", test_markdown_escapes);
  g_test_add_func ("/reports/json-report/lines", test_json);

  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  xmlCleanupParser ();

  return status;
}
