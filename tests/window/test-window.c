/* test-window.c: drives the program as a screen reader does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "screen-reader.h"

static char *program;
static const char *samples;

typedef struct
{
  char            *folder;
  GSubprocess     *process;
  AtspiAccessible *desktop;
  AtspiAccessible *window;
} Fixture;

/* Any warning ends the program, so that the test sees it. */
static GSubprocess *
start (Fixture    *fixture,
       const char *file)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-warnings", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawn (launcher, &error, program, file, NULL);
  g_assert_no_error (error);

  return process;
}

/* Opens one more file in the window that is open, as the file manager does. */
static void
open_another (Fixture    *fixture,
              const char *file)
{
  g_autoptr(GSubprocess) process = start (fixture, file);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *sample = g_build_filename (samples, "harbour-tunnel.txt", NULL);

  fixture->folder = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->process = start (fixture, sample);
  fixture->desktop = atspi_get_desktop (0);
  atspi_accessible_set_cache_mask (fixture->desktop, ATSPI_CACHE_NONE);
  fixture->window = screen_reader_wait (fixture->desktop, ATSPI_ROLE_FRAME, "Analyzer");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *name;

  screen_reader_do (fixture->window, "window.close");
  g_subprocess_wait_check (fixture->process, NULL, &error);
  g_assert_no_error (error);

  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->process);
  g_object_unref (fixture->window);
  g_object_unref (fixture->desktop);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static AtspiAccessible *
wait_list (Fixture    *fixture,
           const char *name)
{
  return screen_reader_wait (fixture->window, ATSPI_ROLE_LIST, name);
}

static void
show_place (Fixture    *fixture,
            const char *name)
{
  g_autoptr(AtspiAccessible) tab = screen_reader_wait (fixture->window, ATSPI_ROLE_PAGE_TAB, name);

  screen_reader_do (tab, "click");
}

/* The words at the cursor of a text are those that are lit. */
static void
wait_lit (AtspiAccessible *below,
          const char      *words)
{
  gint64 end = g_get_monotonic_time () + SCREEN_READER_PATIENCE;
  g_autofree char *last = NULL;

  do
    {
      g_autoptr(AtspiAccessible) text = screen_reader_wait (below, ATSPI_ROLE_TEXT, "Text of the article");

      g_clear_pointer (&last, g_free);
      last = screen_reader_dup_run (text, "bg-color");
      if (last != NULL && strstr (last, words) != NULL)
        return;
      screen_reader_pause ();
    }
  while (g_get_monotonic_time () < end);

  g_error ("“%s” is not lit but “%s”", words, last != NULL ? last : "nothing");
}

static void
test_articles (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(AtspiAccessible) list = wait_list (fixture, "Articles");
  g_autoptr(AtspiAccessible) voices = wait_list (fixture, "Speakers of this article");
  g_autofree char *good = write_file (fixture, "ferry.txt",
                                      "Ferry to run all year\n\n“We owe it to the island,” said Ada Brandt.\n");
  g_autofree char *bad = write_file (fixture, "nothing.txt", "");

  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, "Council backs harbour tunnel");
  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");

  open_another (fixture, good);
  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, "Ferry to run all year");
  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Ada Brandt");
  screen_reader_wait_gone (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");

  /* What can't be read says so where it stands. */
  open_another (fixture, bad);
  screen_reader_expect (list, ATSPI_ROLE_LABEL, "The file is empty");

  screen_reader_select (list, 0);
  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(AtspiAccessible) voices = wait_list (fixture, "Speakers of this article");
  g_autoptr(AtspiAccessible) next = NULL;
  g_autoptr(AtspiAccessible) card = NULL;
  g_autoptr(AtspiAccessible) text = NULL;
  g_autofree char *lit = NULL;

  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");
  next = screen_reader_wait (fixture->window, ATSPI_ROLE_PUSH_BUTTON, "Next Quote");
  card = screen_reader_wait (fixture->window, ATSPI_ROLE_PANEL, "About this quote");
  text = screen_reader_wait (fixture->window, ATSPI_ROLE_TEXT, "Text of the article");

  /* From quote to quote, until the one is reached. */
  for (guint i = 0; i < 20 && (lit == NULL || strstr (lit, "We have waited thirty years") == NULL); i++)
    {
      screen_reader_do (next, "click");
      screen_reader_pause ();
      g_free (lit);
      lit = screen_reader_dup_run (text, "bg-color");
    }
  wait_lit (fixture->window, "We have waited thirty years");
  screen_reader_expect (card, ATSPI_ROLE_LABEL, "Rosalind Achterberg");
  screen_reader_expect (card, ATSPI_ROLE_LABEL, "Direct · Speech");
}

static void
test_quotes (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(AtspiAccessible) table = NULL;
  g_autoptr(AtspiAccessible) entry = NULL;
  g_autoptr(AtspiAccessible) rows = NULL;
  g_autoptr(AtspiAccessible) place = NULL;
  g_autoptr(AtspiEditableText) editable = NULL;

  show_place (fixture, "Quotes");
  table = screen_reader_wait (fixture->window, ATSPI_ROLE_TREE_TABLE, "Quotes");
  screen_reader_expect (table, ATSPI_ROLE_LABEL, "The gates close in four minutes");

  /* The search leaves one row; chosen, it is lit in its context. */
  entry = screen_reader_wait (fixture->window, ATSPI_ROLE_ENTRY, "Search quotes, speakers and articles");
  editable = atspi_accessible_get_editable_text_iface (entry);
  g_assert_nonnull (editable);
  g_assert_true (atspi_editable_text_insert_text (editable, 0, "four minutes", 12, NULL));
  screen_reader_wait_gone (table, ATSPI_ROLE_LABEL, "We have waited thirty years");
  screen_reader_expect (fixture->window, ATSPI_ROLE_LABEL, "1 of ");
  rows = screen_reader_wait (table, ATSPI_ROLE_LIST, NULL);
  screen_reader_select (rows, 0);

  /* One click from the quote to its place in the article. */
  screen_reader_click (fixture->window, "Show in Article");
  place = screen_reader_wait (fixture->window, ATSPI_ROLE_PANEL, "Reading");
  wait_lit (place, "The gates close in four minutes");
}

static void
test_speakers (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(AtspiAccessible) list = NULL;

  show_place (fixture, "Speakers");
  list = screen_reader_wait (fixture->window, ATSPI_ROLE_LIST, "All speakers");
  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, "Tomasz Wierzba");
  screen_reader_select (list, 0);
  g_clear_object (&list);
  list = wait_list (fixture, "Quotes of the speaker");
  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, NULL);
}

static void
test_dissent (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(AtspiAccessible) list = NULL;

  show_place (fixture, "Dissent");
  list = wait_list (fixture, "Debates");
  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, "dissent");
  screen_reader_expect (fixture->window, ATSPI_ROLE_LABEL, "≠ Dissent (");
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(AtspiAccessible) voices = wait_list (fixture, "Speakers of this article");
  g_autoptr(GDir) folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *report = NULL;
  const char *name;

  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");
  screen_reader_do (fixture->window, "win.export-page");
  screen_reader_click (fixture->desktop, "Export");
  screen_reader_expect (fixture->window, ATSPI_ROLE_LABEL, "is written");

  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_nonnull (folder);
  while (path == NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".html"))
      path = g_build_filename (fixture->folder, name, NULL);
  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &report, NULL, NULL));
  g_assert_nonnull (strstr (report, "We have waited thirty years for this"));
  g_assert_nonnull (strstr (report, "Rosalind Achterberg"));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  /* The library under this test warns of windows that have just gone. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);

  g_assert_cmpint (argc, ==, 3);
  program = g_canonicalize_filename (argv[1], NULL);
  samples = argv[2];
  g_assert_cmpint (atspi_init (), <=, 1);

  g_test_add ("/window/window/articles", Fixture, NULL, set_up, test_articles, tear_down);
  g_test_add ("/window/window/walk", Fixture, NULL, set_up, test_walk, tear_down);
  g_test_add ("/window/window/quotes", Fixture, NULL, set_up, test_quotes, tear_down);
  g_test_add ("/window/window/speakers", Fixture, NULL, set_up, test_speakers, tear_down);
  g_test_add ("/window/window/dissent", Fixture, NULL, set_up, test_dissent, tear_down);
  g_test_add ("/window/window/export", Fixture, NULL, set_up, test_export, tear_down);

  status = g_test_run ();
  g_free (program);

  return status;
}
