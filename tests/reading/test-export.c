/* Exports of databases: the files of tests/reading/exports, each layout in each
 * format, read as LAYOUT.expected says; and what profiles may and may not do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include <glib/gstdio.h>

#include "reading/export-split.h"

static const char *const files[] = {
  "europresse.html", "factiva-codes.html", "factiva-codes.rtf", "factiva-codes.txt", "factiva-pages.pdf",
  "factiva.html", "factiva.rtf", "factiva.txt", "nexis-uni.docx", "nexis-uni.html", "nexis-uni.pdf", "nexis-uni.rtf",
  "nexis-uni.txt", "nexis.docx", "nexis.html", "nexis.pdf", "nexis.rtf", "nexis.txt", "proquest-pages.pdf",
  "proquest.html", "proquest.txt",
};

/* A layout that nobody but these tests has. */
static const char own_profile[] =
  "[Profile]\nName=Ours\nContains=WIRE\n[Split]\nBegin=^WIRE \\d+$\nSkip=^--+$\nCover=^List$\n"
  "[Lines]\nOrder=title publisher?\n"
  "[Labels]\nBy=byline\nOn=published\nTongue=language\nText=body\nMore=tail\n";

/* The fields with their origins, then the text with what is ignored in angular
 * brackets. */
static void
describe_article (GString         *out,
                  AnalyzerArticle *article)
{
  GArray *ignored = analyzer_article_get_ignored (article);
  gsize length;
  const char *text = analyzer_article_get_utf8 (article, &length);
  gsize at = 0;

  g_string_append_printf (out, "=== %s\n", analyzer_article_get_format (article));
  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    {
      GPtrArray *candidates = analyzer_article_get_candidates (article, field);

      for (guint i = 0; i < candidates->len; i++)
        {
          const AnalyzerCandidate *candidate = g_ptr_array_index (candidates, i);

          g_string_append_printf (out, "%s: %s (%s)\n", analyzer_field_to_string (field), candidate->value, candidate->origin);
        }
    }
  g_string_append_c (out, '\n');
  for (guint i = 0; i < ignored->len; i++)
    {
      AnalyzerSpan span = g_array_index (ignored, AnalyzerSpan, i);

      g_string_append_len (out, text + at, span.start - at);
      g_string_append (out, "<");
      g_string_append_len (out, text + span.start, span.end - span.start);
      g_string_append (out, ">");
      at = span.end;
    }
  g_string_append_len (out, text + at, length - at);
  g_string_append_c (out, '\n');
}

static char *
describe (GPtrArray *articles,
          GPtrArray *failures)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < articles->len; i++)
    describe_article (out, g_ptr_array_index (articles, i));
  for (guint i = 0; i < failures->len; i++)
    {
      const AnalyzerFailure *failure = g_ptr_array_index (failures, i);

      g_string_append_printf (out, "=== %s\n%s\n", analyzer_reading_error_to_code (failure->error), failure->error->message);
    }

  return g_string_free (out, FALSE);
}

static void
test_file (gconstpointer data)
{
  const char *name = data;
  g_autofree char *layout = g_strndup (name, strcspn (name, "."));
  g_autofree char *expected_name = g_strconcat (layout, ".expected", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "reading", "exports", name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "reading", "exports", expected_name, NULL);
  g_autofree char *expected = NULL, *found = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GError) error = NULL;

  articles = analyzer_read_file (file, name, NULL, failures, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  found = describe (articles, failures);
  g_assert_cmpstr (found, ==, expected);
}

static AnalyzerExportProfile *
make_profile (const char *text)
{
  g_autoptr(GError) error = NULL;
  AnalyzerExportProfile *profile = analyzer_export_profile_new ("ours", text, strlen (text), &error);

  g_assert_no_error (error);

  return profile;
}

static AnalyzerExportResult *
split (const char *text,
       gsize       length,
       const char *profile_text)
{
  g_autoptr(AnalyzerExportProfile) profile = make_profile (profile_text);
  g_autoptr(AnalyzerTranscript) transcript = analyzer_transcript_new_from_text (text, length, TRUE);
  g_autoptr(GError) error = NULL;
  AnalyzerExportResult *result = analyzer_export_split (transcript, profile, "file", NULL, &error);

  g_assert_no_error (error);

  return result;
}

static void
test_own_profile (void)
{
  static const char text[] =
    "List\nof two\n\nWIRE 1\nFerry runs\nBrack Mail\nBy: Ada Holm\nOn: 3 May 2019\nTongue: Deutsch\nText: It runs.\n----\nBy: no "
    "label here.\nMore: of it\nand on\n\nUnknown\nWIRE 2\nBridge shut\nBy:\nLi Wei\nStray\nText:\nShut, she said.\n";
  g_autoptr(AnalyzerExportResult) result = split (text, strlen (text), own_profile);
  g_autofree char *found = describe (result->articles, result->failures);

  g_assert_cmpint (result->worth, >, 0);
  g_assert_cmpstr (found, ==,
                   "=== export\ntitle: Ferry runs (ours:head)\nbyline: Ada Holm (ours:By)\npublished: 2019-05-03 (ours:On)\n"
                   "publisher: Brack Mail (ours:head)\nlanguage: de (ours:Tongue)\n\n<List\n\nof two>\n\nIt runs.\n\nBy: no label "
                   "here.\n\n<Unknown>\n=== export\ntitle: Bridge shut (ours:head)\nbyline: Li Wei Stray (ours:By)\n\n"
                   "Shut, she said.\n");
}

/* Whatever the text is, each of its words is in an article or in a field. */
static void
test_nothing_lost (void)
{
  static const char text[] =
    "Zero\nWIRE 1\nOne two three\nFour\nFive\nSix\nText: Seven\n\nEight\nMore: x\n\nNine\nWIRE 2\nTen\nWIRE 3\nEleven\nText:\n";
  static const char *const words[] = { "Zero", "One", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven" };
  g_autoptr(AnalyzerExportResult) result = split (text, strlen (text), own_profile);
  g_autofree char *found = describe (result->articles, result->failures);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (found, words[i]) == NULL)
      g_error ("%s is lost in\n%s", words[i], found);
}

static const struct
{
  const char *profile;
  const char *word;             /* that the message has to have */
} broken[] = {
  { "", "Contains" },
  { "no key file at all", "can’t be understood" },
  { "[Profile]\nContains=x\n", "Begin" },
  { "[Profile]\nContains=x\n[Split]\nBegin=(\n", "Begin" },
  { "[Profile]\nContains=x\n[Split]\nBegin=a\nBegun=b\n", "Begun" },
  { "[Profile]\nContains=x\n[Split]\nBegin=a\n[Label]\nBy=byline\n", "By" },
  { "[Profile]\nContains=x\n[Split]\nBegin=a\n[Labels]\nBy=author\n", "author" },
  { "[Profile]\nContains=x\n[Split]\nBegin=a\n[Labels]\nBy=byline\n[Values]\nBy=[\n", "By" },
  { "[Profile]\nContains=x\n[Split]\nBegin=a\n[Lines]\nOrder=a b c d e f g h i j k l m n o p q r s t u v w x y z\n", "Order" },
  { "[Profile]\nContains=x\n[Split]\nBegin=a\n[Lines]\nOrder=a\nb=x\n", "b" },
  { "[Profile]\nContains=\xff\n[Split]\nBegin=a\n", "can’t be understood" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (analyzer_export_profile_new ("x", broken[i].profile, strlen (broken[i].profile), &error));
      g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, broken[i].word));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
put (const char *folder,
     const char *name,
     const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
empty (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The user's own profile takes the place of one of the same name; a broken one
 * does not keep the others from it. */
static void
test_folders (void)
{
  g_autofree char *own = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_autofree char *ours = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  const char *const folders[] = { own, "/nowhere", ours, NULL };
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  g_autoptr(GPtrArray) profiles = NULL;
  const AnalyzerFailure *failure;

  put (own, "a.profile", "[Profile]\nName=Mine\nContains=x\n[Split]\nBegin=x\n");
  put (own, "broken.profile", "[Profile\n");
  put (own, "notes.txt", "none");
  put (ours, "a.profile", "[Profile]\nName=Theirs\nContains=x\n[Split]\nBegin=x\n");
  put (ours, "b.profile", own_profile);
  profiles = analyzer_export_profiles_load (folders, failures);
  empty (own);
  empty (ours);

  g_assert_cmpuint (profiles->len, ==, 2);
  g_assert_cmpstr (((AnalyzerExportProfile *) g_ptr_array_index (profiles, 0))->name, ==, "Mine");
  g_assert_cmpstr (((AnalyzerExportProfile *) g_ptr_array_index (profiles, 1))->id, ==, "b");
  g_assert_cmpuint (failures->len, ==, 1);
  failure = g_ptr_array_index (failures, 0);
  g_assert_true (g_str_has_suffix (failure->path, "/broken.profile"));
  g_assert_error (failure->error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE);
}

static double
time_split (guint n)
{
  g_autoptr(GString) text = g_string_new ("List\n");
  g_autoptr(AnalyzerExportResult) result = NULL;
  double seconds;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "WIRE %u\nFerry runs\nBy: Ada Holm\nText: It runs.\n----\nFerry runs\nAgain.\nMore: x\n\nOdd\n", i);
  g_test_timer_start ();
  result = split (text->str, text->len, own_profile);
  seconds = g_test_timer_elapsed ();
  g_assert_cmpuint (result->articles->len, ==, MIN (n, 100000));
  g_assert_cmpuint (result->failures->len, ==, n > 100000 ? 1 : 0);

  return seconds;
}

static void
test_many (void)
{
  double few = time_split (2000), many = time_split (20000);

  g_test_message ("%g s, %g s", few, many);
  g_assert_cmpfloat (many, <, MAX (few, 0.02) * 40);
  time_split (100001);
}

/* A pattern that would run for ever is given up and told of. */
static void
test_backtracking (void)
{
  static const char profile[] =
    "[Profile]\nContains=a\n[Split]\nBegin=^(a|aa)+$\n[Labels]\nBy=byline\n[Values]\nBy=^(?<byline>(.*)*(.*)*x)$\n";
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(AnalyzerExportResult) result = NULL;
  const AnalyzerFailure *failure;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\n");
  g_test_timer_start ();
  result = split (text->str, text->len, profile);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 10);
  g_assert_cmpint (result->worth, ==, 0);
  g_assert_cmpuint (result->failures->len, ==, 1);
  failure = g_ptr_array_index (result->failures, 0);
  g_assert_error (failure->error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE);
}

static AnalyzerArticle *
read_one (const char *text,
          const char *format,
          guint       n)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, "a.txt", format, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, n);

  return g_object_ref (g_ptr_array_index (articles, 0));
}

static const char two[] =
  "1 of 2 DOCUMENTS\n\nThe Brack Mail\n\nMay 3, 2019 Friday\n\nFerry runs\n\nLENGTH: 2 words\n\nIt runs.\n\nLOAD-DATE: May 3, "
  "2019\n\n2 of 2 DOCUMENTS\n\nThe Brack Mail\n\nMay 4, 2019\n\nBridge shut\n\nLENGTH: 2 words\n\nIt is shut.\n";

/* What no profile fits is one article as before, and who names a format gets
 * it. */
static void
test_formats (void)
{
  static const char prose[] = "The Document said that End of Document and ProQuest are words.\n\n1 of 2 DOCUMENTS\n";
  g_autoptr(AnalyzerArticle) plain = read_one (prose, NULL, 1);
  g_autoptr(AnalyzerArticle) split_up = read_one (two, NULL, 2);
  g_autoptr(AnalyzerArticle) named = read_one (two, "export", 2);
  g_autoptr(AnalyzerArticle) whole = read_one (two, "plain", 1);
  g_autoptr(GBytes) bytes = g_bytes_new_static (prose, strlen (prose));
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_cmpstr (analyzer_article_get_format (plain), ==, "plain");
  g_assert_cmpstr (analyzer_article_get_format (split_up), ==, "export");
  g_assert_cmpstr (analyzer_article_get_format (named), ==, "export");
  g_assert_cmpstr (analyzer_article_get_format (whole), ==, "plain");
  analyzer_article_get_utf8 (whole, &length);
  g_assert_cmpuint (length, ==, strlen (two));

  g_assert_null (analyzer_read_bytes (bytes, NULL, "export", NULL, NULL, &error));
  g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE);
}

static void
test_cancelled (void)
{
  g_autoptr(AnalyzerExportProfile) profile = make_profile (own_profile);
  g_autoptr(AnalyzerTranscript) transcript = analyzer_transcript_new_from_text ("WIRE 1\nOne\n", 11, TRUE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (analyzer_export_split (transcript, profile, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  /* Nobody's own profiles. */
  g_setenv ("XDG_DATA_HOME", "/nowhere", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/export/", files[i], NULL);

      g_test_add_data_func (path, files[i], test_file);
    }
  g_test_add_func ("/reading/export/own-profile", test_own_profile);
  g_test_add_func ("/reading/export/nothing-lost", test_nothing_lost);
  g_test_add_func ("/reading/export/broken", test_broken);
  g_test_add_func ("/reading/export/folders", test_folders);
  g_test_add_func ("/reading/export/many", test_many);
  g_test_add_func ("/reading/export/backtracking", test_backtracking);
  g_test_add_func ("/reading/export/formats", test_formats);
  g_test_add_func ("/reading/export/cancelled", test_cancelled);

  return g_test_run ();
}
