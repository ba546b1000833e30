/* test-import.c: tests the commands import and search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "library/library.h"
#include "program.h"

#define ARTICLE "“The quay will open in May,” Anna Berg said.\n"

static char *folder;

static guint
count_articles (void)
{
  g_autofree char *path = g_build_filename (folder, "news.library", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerLibrary) library = analyzer_library_new (path, &error);
  g_autoptr(GPtrArray) articles = NULL;

  g_assert_no_error (error);
  articles = analyzer_library_list_articles (library, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < articles->len; i++)
    g_assert_true (g_path_is_absolute (((AnalyzerLibraryArticle *) articles->pdata[i])->path));

  return articles->len;
}

static void
test_import (void)
{
  g_auto(Run) first = run_program (folder, NULL, "import --library=news.library one.txt two.txt");
  g_auto(Run) again = { NULL };

  g_assert_cmpstr (first.err, ==, "");
  g_assert_cmpint (first.status, ==, 0);
  g_assert_true (g_str_has_prefix (first.out, "2 articles, "));
  g_assert_cmpuint (count_articles (), ==, 2);

  again = run_program (folder, NULL, "import --library=news.library two.txt missing.txt ../missing/three.txt");
  g_assert_cmpint (again.status, ==, 1);
  g_assert_true (g_str_has_prefix (again.out, "1 article, "));
  g_assert_nonnull (strstr (again.out, "2 files not read"));
  g_assert_cmpuint (count_articles (), ==, 2);
}

static void
test_search (void)
{
  g_autofree char *path = g_build_filename (folder, "known.library", NULL);
  g_autoptr(AnalyzerLibrary) library = analyzer_library_new (path, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static (ARTICLE, strlen (ARTICLE));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("/news/one.txt", "plain", bytes);
  AnalyzerFindings *findings = analyzer_findings_new (article);
  AnalyzerQuote *quote = analyzer_findings_add_quote (findings);
  AnalyzerSpeaker *speaker = analyzer_findings_add_speaker (findings, "Anna \033[2JBerg");
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_findings_unref);
  g_auto(Run) text = { NULL };
  g_auto(Run) json = { NULL };
  g_auto(Run) none = { NULL };
  g_auto(Run) hostile = { NULL };

  quote->type = ANALYZER_QUOTE_DIRECT;
  analyzer_spans_add (quote->content, 0, strlen ("“The quay will open in May,”"));
  analyzer_ids_add (quote->speakers, speaker->id);
  g_ptr_array_add (all, findings);
  g_assert_true (analyzer_library_add (library, all, NULL));
  g_clear_object (&library);

  text = run_program (folder, NULL, "search --library=known.library may QUAY");
  g_assert_cmpint (text.status, ==, 0);
  g_assert_cmpstr (text.out, ==, "/news/one.txt:1: Anna [2JBerg: “The quay will open in May,”\n");

  json = run_program (folder, NULL, "search --library=known.library --format=json quay");
  g_assert_cmpint (json.status, ==, 0);
  g_assert_cmpstr (json.out, ==,
                   "{\"path\":\"/news/one.txt\",\"title\":null,\"published\":null,\"quote\":1,"
                   "\"speakers\":\"Anna \\u001b[2JBerg\",\"type\":\"direct\",\"act\":\"speech\",\"dissents\":false,"
                   "\"words\":\"“The quay will open in May,”\",\"hits\":[[5,9]]}\n");

  none = run_program (folder, NULL, "search --library=known.library -- quay -may");
  g_assert_cmpint (none.status, ==, 0);
  g_assert_cmpstr (none.out, ==, "");

  hostile = run_program (folder, NULL, "search --library=known.library \" ) OR * NEAR(");
  g_assert_cmpint (hostile.status, ==, 0);
}

static void
test_failures (void)
{
  static const struct { const char *arguments; int status; } cases[] = {
    { "import --library=one.txt two.txt", 1 },
    { "import --library=no/such/folder/a.library one.txt", 1 },
    { "import one.txt", 2 },
    { "import --library=news.library", 2 },
    { "search --library=one.txt quay", 1 },
    { "search --library=none.library quay", 1 },
    { "search quay", 2 },
    { "search --library=news.library", 2 },
    { "search --library=news.library --limit=0 quay", 2 },
    { "search --library=news.library --format=xml quay", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Run) run = run_program (folder, NULL, cases[i].arguments);
      g_autofree char *content = get_file (folder, "one.txt");
      g_autofree char *stray = get_file (folder, "none.library");

      g_test_message ("%s", cases[i].arguments);
      g_assert_cmpint (run.status, ==, cases[i].status);
      g_assert_cmpstr (run.err, !=, "");
      g_assert_cmpstr (content, ==, ARTICLE);
      g_assert_null (stray);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  folder = make_folder ();
  put_file (folder, "one.txt", ARTICLE);
  put_file (folder, "two.txt", ARTICLE ARTICLE);

  g_test_add_func ("/command/import/import", test_import);
  g_test_add_func ("/command/import/search", test_search);
  g_test_add_func ("/command/import/failures", test_failures);

  status = g_test_run ();
  remove_folder (folder);

  return status;
}
