/* test-window.c: drives the program as a screen reader does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "screen-reader.h"

static char *program;

/* One window for all the tests, which leave it as they find it. */
static char *folder;
static GSubprocess *process;
static AtspiAccessible *desktop;
static AtspiAccessible *window;

/* Any warning ends the program, so that the test sees it. */
static GSubprocess *
start (const char *file)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  GSubprocess *started;

  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-warnings", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  g_subprocess_launcher_set_cwd (launcher, folder);
  started = g_subprocess_launcher_spawn (launcher, &error, program, file, NULL);
  g_assert_no_error (error);

  return started;
}

/* Opens one more file in the window that is open, as the file manager does. */
static void
open_another (const char *file)
{
  g_autoptr(GSubprocess) remote = start (file);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_wait_check (remote, NULL, &error));
  g_assert_no_error (error);
}

static char *
write_file (const char *name,
            const char *content)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static AtspiAccessible *
wait_list (const char *name)
{
  return screen_reader_wait (window, ATSPI_ROLE_LIST, name);
}

static void
show_place (const char *name)
{
  g_autoptr(AtspiAccessible) tab = screen_reader_wait (window, ATSPI_ROLE_PAGE_TAB, name);

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
test_articles (void)
{
  g_autoptr(AtspiAccessible) list = wait_list ("Articles");
  g_autoptr(AtspiAccessible) voices = wait_list ("Speakers of this article");
  g_autofree char *good = write_file ("ferry.txt",
                                      "Ferry to run all year\n\n“We owe it to the island,” said Ada Brandt.\n");
  g_autofree char *bad = write_file ("nothing.txt", "");
  g_autofree char *german = write_file ("bruecke.txt",
                                        "Die Brücke von Brack bleibt auf lange Zeit geschlossen, weil das Geld für sie fehlt. "
                                        "Die Läden an ihrem Ufer haben seit dem Frühjahr nur noch wenige Kunden.\n");

  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, "Council backs harbour tunnel");
  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");

  open_another (good);
  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, "Ferry to run all year");
  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Ada Brandt");
  screen_reader_wait_gone (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");

  /* What can't be read says so where it stands. */
  open_another (bad);
  screen_reader_expect (list, ATSPI_ROLE_LABEL, "The file is empty");

  /* And one in another language says that little is to be expected of it. */
  open_another (german);
  screen_reader_expect (window, ATSPI_ROLE_LABEL, "The analysis knows English");

  screen_reader_select (list, 0);
  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");
}

static void
test_walk (void)
{
  g_autoptr(AtspiAccessible) voices = wait_list ("Speakers of this article");
  g_autoptr(AtspiAccessible) next = NULL;
  g_autoptr(AtspiAccessible) card = NULL;
  g_autoptr(AtspiAccessible) text = NULL;
  g_autofree char *lit = NULL;

  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");
  next = screen_reader_wait (window, ATSPI_ROLE_PUSH_BUTTON, "Next Quote");
  card = screen_reader_wait (window, ATSPI_ROLE_PANEL, "About this quote");
  text = screen_reader_wait (window, ATSPI_ROLE_TEXT, "Text of the article");

  /* From quote to quote, until the one is reached. A button that is clicked
   * takes a moment to do what it does. */
  for (guint i = 0; i < 20 && (lit == NULL || strstr (lit, "We have waited thirty years") == NULL); i++)
    {
      gint64 end = g_get_monotonic_time () + SCREEN_READER_PATIENCE;
      g_autofree char *last = g_steal_pointer (&lit);

      screen_reader_do (next, "click");
      do
        {
          screen_reader_pause ();
          g_free (lit);
          lit = screen_reader_dup_run (text, "bg-color");
        }
      while (g_strcmp0 (lit, last) == 0 && g_get_monotonic_time () < end);
    }
  wait_lit (window, "We have waited thirty years");
  screen_reader_expect (card, ATSPI_ROLE_LABEL, "Rosalind Achterberg");
  screen_reader_expect (card, ATSPI_ROLE_LABEL, "Direct · Speech");
}

static void
test_quotes (void)
{
  g_autoptr(AtspiAccessible) table = NULL;
  g_autoptr(AtspiAccessible) entry = NULL;
  g_autoptr(AtspiAccessible) rows = NULL;
  g_autoptr(AtspiAccessible) place = NULL;
  g_autoptr(AtspiEditableText) editable = NULL;

  show_place ("Quotes");
  table = screen_reader_wait (window, ATSPI_ROLE_TREE_TABLE, "Quotes");
  screen_reader_expect (table, ATSPI_ROLE_LABEL, "The gates close in four minutes");

  /* The search leaves one row; chosen, it is lit in its context. */
  entry = screen_reader_wait (window, ATSPI_ROLE_ENTRY, "Search quotes, speakers and articles");
  editable = atspi_accessible_get_editable_text_iface (entry);
  g_assert_nonnull (editable);
  g_assert_true (atspi_editable_text_insert_text (editable, 0, "four minutes", 12, NULL));
  screen_reader_wait_gone (table, ATSPI_ROLE_LABEL, "We have waited thirty years");
  screen_reader_expect (window, ATSPI_ROLE_LABEL, "1 of ");
  rows = screen_reader_wait (table, ATSPI_ROLE_LIST, NULL);
  screen_reader_select (rows, 0);

  /* One click from the quote to its place in the article. */
  screen_reader_click (window, "Show in Article");
  place = screen_reader_wait (window, ATSPI_ROLE_PANEL, "Reading");
  wait_lit (place, "The gates close in four minutes");
}

static void
test_speakers (void)
{
  g_autoptr(AtspiAccessible) list = NULL;

  show_place ("Speakers");
  list = screen_reader_wait (window, ATSPI_ROLE_LIST, "All speakers");
  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, "Tomasz Wierzba");
  screen_reader_select (list, 0);
  g_clear_object (&list);
  list = wait_list ("Quotes of the speaker");
  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, NULL);
}

static void
test_dissent (void)
{
  g_autoptr(AtspiAccessible) list = NULL;

  show_place ("Dissent");
  list = wait_list ("Debates");
  screen_reader_expect (list, ATSPI_ROLE_LIST_ITEM, "dissent");
  screen_reader_expect (window, ATSPI_ROLE_LABEL, "≠ Dissent (");
}

static void
test_export (void)
{
  g_autoptr(AtspiAccessible) voices = wait_list ("Speakers of this article");
  g_autoptr(GDir) entries = NULL;
  g_autofree char *path = NULL;
  g_autofree char *report = NULL;
  const char *name;

  screen_reader_expect (voices, ATSPI_ROLE_LIST_ITEM, "Rosalind Achterberg");
  screen_reader_do (window, "win.export-page");
  screen_reader_click (desktop, "Export");
  screen_reader_expect (window, ATSPI_ROLE_LABEL, "is written");

  entries = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (entries);
  while (path == NULL && (name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_suffix (name, ".html"))
      path = g_build_filename (folder, name, NULL);
  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &report, NULL, NULL));
  g_assert_nonnull (strstr (report, "We have waited thirty years for this"));
  g_assert_nonnull (strstr (report, "Rosalind Achterberg"));
}

static void
test_close (void)
{
  g_autoptr(GError) error = NULL;

  screen_reader_close (window);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_folder (void)
{
  g_autoptr(GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AtspiAccessible) application = NULL;
  g_autofree char *sample = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  /* The library under this test warns of windows that have just gone. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);

  g_assert_cmpint (argc, ==, 3);
  program = g_canonicalize_filename (argv[1], NULL);
  sample = g_build_filename (argv[2], "harbour-tunnel.txt", NULL);
  folder = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_assert_nonnull (folder);

  /* A mask alone does not keep the library from remembering what a window that
   * has just come held at first; and a program that is busy for a second is no
   * program that has nothing. */
  g_setenv ("ATSPI_NO_CACHE", "1", TRUE);
  g_assert_cmpint (atspi_init (), <=, 1);
  atspi_set_timeout (SCREEN_READER_PATIENCE / 1000, SCREEN_READER_PATIENCE / 1000);
  process = start (sample);
  desktop = atspi_get_desktop (0);
  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
  window = screen_reader_wait (desktop, ATSPI_ROLE_FRAME, "Analyzer");
  application = atspi_accessible_get_application (window, NULL);
  atspi_accessible_set_cache_mask (application, ATSPI_CACHE_NONE);

  g_test_add_func ("/window/window/articles", test_articles);
  g_test_add_func ("/window/window/walk", test_walk);
  g_test_add_func ("/window/window/quotes", test_quotes);
  g_test_add_func ("/window/window/speakers", test_speakers);
  g_test_add_func ("/window/window/dissent", test_dissent);
  g_test_add_func ("/window/window/export", test_export);
  g_test_add_func ("/window/window/close", test_close);

  status = g_test_run ();
  remove_folder ();
  g_free (folder);
  g_free (program);
  g_object_unref (process);
  g_object_unref (window);
  g_object_unref (desktop);

  return status;
}
