/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window/loader.h"

#include <glib/gstdio.h>

#include "../reading/packing.h"

typedef struct
{
  AnalyzerCollection *collection;
  AnalyzerLoader     *loader;
  char               *folder;
  gboolean            finished;
  guint               n_failed;
} Fixture;

static void
finished_cb (Fixture *fixture,
             guint    n_failed)
{
  fixture->finished = TRUE;
  fixture->n_failed = n_failed;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->collection = analyzer_collection_new ();
  fixture->loader = analyzer_loader_new (fixture->collection);
  fixture->folder = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  g_signal_connect_swapped (fixture->loader, "finished", G_CALLBACK (finished_cb), fixture);
}

static void
remove_below (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_below (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  /* A thread may still hold the loader; it lets go of it in the main context. */
  g_object_unref (fixture->loader);
  g_object_unref (fixture->collection);
  remove_below (fixture->folder);
  g_free (fixture->folder);
}

static void
wait (Fixture *fixture)
{
  while (!fixture->finished)
    g_main_context_iteration (NULL, TRUE);
  fixture->finished = FALSE;
  g_assert_false (analyzer_loader_is_busy (fixture->loader));
}

static GFile *
write_file (Fixture    *fixture,
            const char *name,
            const char *content,
            gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, length, NULL));

  return g_file_new_for_path (path);
}

static guint
count_articles (Fixture *fixture)
{
  return g_list_model_get_n_items (analyzer_collection_get_articles (fixture->collection));
}

static const char some_text[] = "“We will rebuild,” said Mayor Ada Brandt on Monday.\n";

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.txt", some_text, -1);
  AnalyzerArticleItem *item = analyzer_loader_add_file (fixture->loader, file);

  g_assert_cmpstr (analyzer_article_item_get_name (item), ==, "a.txt");
  g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_WAITING);
  g_assert_true (analyzer_loader_is_busy (fixture->loader));
  wait (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_READY);
  g_assert_nonnull (analyzer_article_item_get_findings (item));

  /* A file that is open is not opened again. */
  g_assert_true (analyzer_loader_add_file (fixture->loader, file) == item);
  g_assert_false (analyzer_loader_is_busy (fixture->loader));
  g_assert_cmpuint (count_articles (fixture), ==, 1);
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  AnalyzerArticleItem *item = analyzer_loader_add_text (fixture->loader, some_text);
  gsize length;

  wait (fixture);
  g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_READY);
  analyzer_article_get_utf8 (analyzer_article_item_get_article (item), &length);
  g_assert_cmpuint (length, >, 0);
}

static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GFile) empty = write_file (fixture, "empty.txt", "", 0);
  g_autoptr(GFile) binary = write_file (fixture, "binary.txt", "\x7f" "ELF\0\0\0\1\2\3", 10);
  g_autoptr(GFile) missing = g_file_get_child (empty, "missing.txt");
  AnalyzerArticleItem *items[] = {
    analyzer_loader_add_file (fixture->loader, empty),
    analyzer_loader_add_file (fixture->loader, binary),
    analyzer_loader_add_file (fixture->loader, missing),
  };

  wait (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_assert_cmpuint (analyzer_article_item_get_state (items[i]), ==, ANALYZER_ARTICLE_FAILED);
      g_assert_nonnull (analyzer_article_item_get_reason (items[i]));
      g_assert_cmpstr (analyzer_article_item_get_reason (items[i]), !=, "");
    }
  g_assert_cmpstr (analyzer_article_item_get_reason (items[0]), !=, analyzer_article_item_get_reason (items[1]));
}

static void
test_archive (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GBytes) zip = pack ("zip", TRUE, "a.txt", some_text, "empty.txt", "", "b.txt", some_text, NULL);
  g_autoptr(GFile) file = write_file (fixture, "box.zip", g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
  g_autoptr(AnalyzerArticleItem) failed = NULL;

  analyzer_loader_add_file (fixture->loader, file);
  wait (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpuint (count_articles (fixture), ==, 3);

  failed = g_list_model_get_item (analyzer_collection_get_articles (fixture->collection), 2);
  g_assert_cmpstr (analyzer_article_item_get_name (failed), ==, "empty.txt");
  g_assert_cmpuint (analyzer_article_item_get_state (failed), ==, ANALYZER_ARTICLE_FAILED);
  g_assert_nonnull (analyzer_article_item_get_reason (failed));

  /* It comes again only with the whole archive. */
  g_assert_false (analyzer_article_item_can_retry (failed));
  analyzer_loader_retry (fixture->loader, failed);
  g_assert_false (analyzer_loader_is_busy (fixture->loader));
}

static void
test_retry (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.txt", "", 0);
  g_autoptr(GFile) mended = NULL;
  AnalyzerArticleItem *item = analyzer_loader_add_file (fixture->loader, file);

  wait (fixture);
  g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_FAILED);
  mended = write_file (fixture, "a.txt", some_text, -1);
  analyzer_loader_retry (fixture->loader, item);
  wait (fixture);
  g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_READY);
  g_assert_null (analyzer_article_item_get_reason (item));
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr(GFile) a = write_file (fixture, "a.txt", some_text, -1);
  g_autoptr(GFile) b = write_file (fixture, "deep/er/b.txt", some_text, -1);
  g_autoptr(GFile) picture = write_file (fixture, "deep/picture.png", "\x89PNG", 4);
  g_autoptr(GFile) hidden = write_file (fixture, ".hidden.txt", some_text, -1);

  analyzer_loader_add_file (fixture->loader, folder);
  wait (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpuint (count_articles (fixture), ==, 2);
  g_assert_nonnull (analyzer_collection_find_file (fixture->collection, a));
  g_assert_nonnull (analyzer_collection_find_file (fixture->collection, b));
}

static void
test_empty_folder (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  AnalyzerArticleItem *item = analyzer_loader_add_file (fixture->loader, folder);

  wait (fixture);
  g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_FAILED);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  GListModel *articles = analyzer_collection_get_articles (fixture->collection);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autoptr(GFile) file = write_file (fixture, name, some_text, -1);

      analyzer_loader_add_file (fixture->loader, file);
    }
  analyzer_loader_cancel (fixture->loader);
  wait (fixture);

  /* Nothing is lost: what was not read waits to be asked for again. */
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 200);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(AnalyzerArticleItem) item = g_list_model_get_item (articles, i);

      g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_STOPPED);
      analyzer_loader_retry (fixture->loader, item);
    }
  wait (fixture);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(AnalyzerArticleItem) item = g_list_model_get_item (articles, i);

      g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_READY);
    }
}

static void
test_closed_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.txt", some_text, -1);

  analyzer_collection_remove (fixture->collection, analyzer_loader_add_file (fixture->loader, file));
  wait (fixture);
  g_assert_cmpuint (count_articles (fixture), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (analyzer_collection_get_quotes (fixture->collection)), ==, 0);
}

/* Every format that other programs write. */
static void
test_formats (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "reading", "golden", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  GListModel *articles = analyzer_collection_get_articles (fixture->collection);
  const char *name;
  guint n_files = 0, n_pictures = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autoptr(GFile) file = g_file_new_build_filename (path, name, NULL);
      gboolean is_pdf = g_str_has_suffix (name, ".pdf");

      if (strchr (name, '-') == NULL || g_str_has_suffix (name, ".expected") || (is_pdf && program == NULL))
        continue;
      n_pictures += is_pdf && strstr (name, "scan") != NULL;
      analyzer_loader_add_file (fixture->loader, file);
      n_files++;
    }
  wait (fixture);

  g_assert_cmpuint (fixture->n_failed, ==, n_pictures);
  g_assert_cmpuint (count_articles (fixture), >, n_files);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr(AnalyzerArticleItem) item = g_list_model_get_item (articles, i);
      gsize length;

      if (analyzer_article_item_get_state (item) == ANALYZER_ARTICLE_FAILED)
        {
          g_assert_nonnull (strstr (analyzer_article_item_get_name (item), "scan"));
          continue;
        }
      g_assert_cmpuint (analyzer_article_item_get_state (item), ==, ANALYZER_ARTICLE_READY);
      g_assert_nonnull (analyzer_article_item_get_findings (item));
      analyzer_article_get_utf8 (analyzer_article_item_get_article (item), &length);
      g_assert_cmpuint (length, >, 0);
    }
}

/* An export that somebody copies from another program. */
static void
test_pasted_export (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "reading", "exports", "proquest.txt", NULL);
  g_autofree char *text = NULL;
  GListModel *articles = analyzer_collection_get_articles (fixture->collection);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  analyzer_loader_add_text (fixture->loader, text);
  wait (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpuint (count_articles (fixture), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(AnalyzerArticleItem) item = g_list_model_get_item (articles, i);

      g_assert_cmpstr (analyzer_article_get_format (analyzer_article_item_get_article (item)), ==, "export");
    }
}

/* A profile of the user that is broken is seen, even where the first file is
 * broken, too; but once. */
static void
test_broken_profile_apart (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *profiles = g_build_filename (g_get_user_data_dir (), "analyzer", "profiles", NULL);
  g_autofree char *path = g_build_filename (profiles, "mine.profile", NULL);
  g_autoptr(GFile) first = write_file (fixture, "a.docx", "PK\3\4 and no more of word/document.xml", -1);
  g_autoptr(GFile) second = write_file (fixture, "b.txt", some_text, -1);
  GListModel *articles = analyzer_collection_get_articles (fixture->collection);
  g_autoptr(AnalyzerArticleItem) profile = NULL;
  AnalyzerArticleItem *broken;

  g_assert_cmpint (g_mkdir_with_parents (profiles, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[Profile\n", -1, NULL));
  broken = analyzer_loader_add_file (fixture->loader, first);
  wait (fixture);

  g_assert_cmpuint (fixture->n_failed, ==, 2);
  g_assert_cmpuint (count_articles (fixture), ==, 2);
  g_assert_cmpuint (analyzer_article_item_get_state (broken), ==, ANALYZER_ARTICLE_FAILED);
  profile = g_list_model_get_item (articles, 1);
  g_assert_cmpstr (analyzer_article_item_get_name (profile), ==, "mine.profile");
  g_assert_cmpuint (analyzer_article_item_get_state (profile), ==, ANALYZER_ARTICLE_FAILED);
  g_assert_nonnull (strstr (analyzer_article_item_get_reason (profile), "profile"));

  analyzer_loader_add_file (fixture->loader, second);
  wait (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpuint (count_articles (fixture), ==, 3);
  g_remove (path);
}

/* Profiles are loaded but once in a process. */
static void
test_broken_profile (void)
{
  g_test_trap_subprocess ("/window/loader/broken-profile/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/window/loader/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/window/loader/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/window/loader/failures", Fixture, NULL, set_up, test_failures, tear_down);
  g_test_add ("/window/loader/archive", Fixture, NULL, set_up, test_archive, tear_down);
  g_test_add ("/window/loader/pasted-export", Fixture, NULL, set_up, test_pasted_export, tear_down);
  g_test_add_func ("/window/loader/broken-profile", test_broken_profile);
  g_test_add ("/window/loader/broken-profile/subprocess", Fixture, NULL, set_up, test_broken_profile_apart, tear_down);
  g_test_add ("/window/loader/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/window/loader/retry", Fixture, NULL, set_up, test_retry, tear_down);
  g_test_add ("/window/loader/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/window/loader/empty-folder", Fixture, NULL, set_up, test_empty_folder, tear_down);
  g_test_add ("/window/loader/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/window/loader/closed-meanwhile", Fixture, NULL, set_up, test_closed_meanwhile, tear_down);

  return g_test_run ();
}
