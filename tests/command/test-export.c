/* test-export.c: tests the command export.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "program.h"

#include <unistd.h>

#define ARTICLE "The harbour opens in May, Anna Berg said.\n"

static char *folder;

static guint
count_files (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_formats (void)
{
  static const struct { const char *arguments, *name, *begins; } cases[] = {
    { "export --format=html --output=out one.txt two.txt", "out", "<!DOCTYPE html>" },
    { "export --format=csv --output=out one.txt", "out", "file,sha256," },
    { "export --format=json --output=out one.txt", "out", "{\"format\":\"analyzer/1\"," },
    { "export --format=markdown --output=out one.txt", "out", "# one.txt\n" },
    { "export -o out.HTML one.txt", "out.HTML", "<!DOCTYPE html>" },
    { "export -o out.csv one.txt", "out.csv", "file,sha256," },
    { "export -o out.json one.txt", "out.json", "{\"format\"" },
    { "export -o out.md one.txt", "out.md", "# one" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Run) run = run_program (folder, NULL, cases[i].arguments);
      g_autofree char *content = get_file (folder, cases[i].name);

      g_test_message ("%s", cases[i].arguments);
      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_nonnull (content);
      g_assert_true (g_str_has_prefix (content, cases[i].begins));
    }
}

static void
test_standard_output (void)
{
  g_auto(Run) run = run_program (folder, ARTICLE, "export --format=html --output=- -");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "<!DOCTYPE html>"));
  g_assert_true (g_str_has_suffix (run.out, "</html>\n"));
}

/* An article is never written over, whatever it is called. */
static void
test_keeps_articles (void)
{
  static const char *const arguments[] = {
    "export --format=csv --output=one.txt one.txt",
    "export --format=csv --output=link.txt one.txt",
    "export --format=csv --output=one.txt two.txt link.txt",
    "export --format=csv --output=./one.txt --files-from=list",
  };
  guint n_files = count_files ();

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    {
      g_auto(Run) run = run_program (folder, NULL, arguments[i]);
      g_autofree char *content = get_file (folder, "one.txt");

      g_assert_cmpint (run.status, ==, 1);
      g_assert_nonnull (strstr (run.err, "written over"));
      g_assert_cmpstr (content, ==, ARTICLE);
      g_assert_cmpuint (count_files (), ==, n_files);
    }
}

/* Killed in the middle of its work it leaves nothing behind, and what was there
 * before is still there. */
static void
test_killed (void)
{
  g_autofree char *program = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "src", "command", "analyzer-cli", NULL);
  g_autofree char *absolute = g_canonicalize_filename (program, NULL);
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  guint8 byte;
  guint n_files;

  put_file (folder, "kept.csv", "old");
  n_files = count_files ();
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, &error, absolute, "export", "--output=kept.csv", "--jobs=1",
                                         "--files-from=-", NULL);
  g_assert_no_error (error);

  /* It complains of the second file once it has written the first. */
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), "one.txt\nmissing.txt\n", 20, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stderr_pipe (process), &byte, 1, NULL, &error), ==, 1);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);

  content = get_file (folder, "kept.csv");
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (), ==, n_files);
}

static void
test_failures (void)
{
  g_auto(Run) some = run_program (folder, NULL, "export --format=html --output=some.html one.txt missing.txt two.txt");
  g_auto(Run) none = run_program (folder, NULL, "export --format=html --output=none.html missing.txt");
  g_auto(Run) nowhere = run_program (folder, NULL, "export --format=html --output=no/such/out.html one.txt");
  g_auto(Run) full = run_program (folder, NULL, "export --format=html --output=/dev/full one.txt");
  g_autofree char *content = get_file (folder, "some.html");
  g_autofree char *nothing = get_file (folder, "none.html");

  g_assert_cmpint (some.status, ==, 1);
  g_assert_nonnull (strstr (some.err, "missing.txt: "));
  g_assert_nonnull (strstr (content, "missing.txt: "));
  g_assert_cmpint (none.status, ==, 1);
  g_assert_null (nothing);
  g_assert_cmpint (nowhere.status, ==, 1);
  g_assert_nonnull (strstr (nowhere.err, "no/such/out.html"));
  g_assert_nonnull (strstr (nowhere.err, "no such folder"));
  g_assert_cmpint (full.status, ==, 1);
  g_assert_nonnull (strstr (full.err, "disk is full"));
}

static void
test_usage (void)
{
  static const char *const arguments[] = {
    "export one.txt",
    "export --output=out",
    "export --output=out one.txt",
    "export --output=out.txt one.txt",
    "export --format=docx --output=out one.txt",
    "export --format=html one.txt",
  };

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    {
      g_auto(Run) run = run_program (folder, NULL, arguments[i]);

      g_test_message ("%s", arguments[i]);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_nonnull (strstr (run.err, "export --help"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *link = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  folder = make_folder ();
  put_file (folder, "one.txt", ARTICLE);
  put_file (folder, "two.txt", ARTICLE ARTICLE);
  put_file (folder, "list", "two.txt\none.txt\n");
  link = g_build_filename (folder, "link.txt", NULL);
  g_assert_cmpint (symlink ("one.txt", link), ==, 0);

  g_test_add_func ("/command/export/keeps-articles", test_keeps_articles);
  g_test_add_func ("/command/export/formats", test_formats);
  g_test_add_func ("/command/export/standard-output", test_standard_output);
  g_test_add_func ("/command/export/killed", test_killed);
  g_test_add_func ("/command/export/failures", test_failures);
  g_test_add_func ("/command/export/usage", test_usage);

  status = g_test_run ();
  remove_folder (folder);

  return status;
}
