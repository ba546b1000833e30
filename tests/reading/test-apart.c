/* A helper that crashes, hangs, eats memory or lies takes down no more than the
 * document it reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include <glib/gstdio.h>

#include "packing.h"
#include "reading/helper.h"
#include "reading/reader.h"
#include "text/places.h"

#define MAIL "From: Ada Holm <a@example.org>\nSubject: The bridge\nMIME-Version: 1.0\n\nThe bridge is shut.\n"

/* Far more than any of it takes. */
#define SECONDS_MAX 30

/* A program that stands in for the helper while a test runs. */
typedef struct
{
  char *folder;
  char *path;
} Fake;

static void
fake_begin (Fake       *fake,
            const char *script)
{
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);

  fake->folder = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  fake->path = g_build_filename (fake->folder, "reader", NULL);
  g_assert_true (g_file_set_contents_full (fake->path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("ANALYZER_READER", fake->path, TRUE);
}

static void
fake_end (Fake *fake)
{
  g_unsetenv ("ANALYZER_READER");
  g_assert_cmpint (g_unlink (fake->path), ==, 0);
  g_assert_cmpint (g_rmdir (fake->folder), ==, 0);
  g_free (fake->path);
  g_free (fake->folder);
}

static GPtrArray *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return analyzer_read_bytes (bytes, "a", NULL, NULL, NULL, error);
}

static void
assert_text (GPtrArray  *articles,
             guint       index,
             const char *expected)
{
  gsize length;
  const char *text;

  g_assert_nonnull (articles);
  g_assert_cmpuint (articles->len, >, index);
  text = analyzer_article_get_utf8 (g_ptr_array_index (articles, index), &length);
  g_assert_cmpmem (text, length, expected, strlen (expected));
}

typedef struct
{
  const char *name;
  const char *script;
} Misbehaviour;

static const Misbehaviour misbehaviours[] = {
  { "crash", "kill -SEGV $$" },
  { "killed", "kill -KILL $$" },
  { "fails", "exit 3" },
  { "silent", "exit 0" },
  { "garbage", "echo what is this" },
  { "half", "printf '\\001\\000\\000\\000'; kill -SEGV $$" },
  { "no-memory", "ulimit -v 20000; x=xxxxxxxxxxxxxxxx; while :; do x=$x$x; done" },
  { "writes-files", "echo much > \"$0.out\" || exit 1; exit 1" },
};

static void
test_misbehaviour (gconstpointer data)
{
  const Misbehaviour *misbehaviour = data;
  g_autoptr(GPtrArray) page = NULL, again = NULL;
  g_autoptr(GError) error = NULL;
  Fake fake;

  fake_begin (&fake, misbehaviour->script);
  g_test_timer_start ();
  g_assert_null (read_text (MAIL, &error));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, SECONDS_MAX);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, "damaged");
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_clear_error (&error);

  /* What needs no helper is read all the same. */
  page = read_text ("The bridge is shut.", &error);
  g_assert_no_error (error);
  assert_text (page, 0, "The bridge is shut.");

  /* It may neither write a file nor leave one. */
  if (strcmp (misbehaviour->name, "writes-files") == 0)
    {
      g_autofree char *out = g_strconcat (fake.path, ".out", NULL);
      GStatBuf found;

      if (g_stat (out, &found) == 0)
        {
          g_assert_cmpint (found.st_size, ==, 0);
          g_unlink (out);
        }
    }
  fake_end (&fake);

  again = read_text (MAIL, &error);
  g_assert_no_error (error);
  assert_text (again, 0, "The bridge is shut.");
}

static void
test_missing (void)
{
  g_autoptr(GError) error = NULL;

  g_setenv ("ANALYZER_READER", "/no/such/program", TRUE);
  g_assert_null (read_text (MAIL, &error));
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, "not-readable");
  g_assert_nonnull (strstr (error->message, "/no/such/program"));
  g_unsetenv ("ANALYZER_READER");
}

/* One document of an archive takes the helper down, the others are read. */
static void
test_batch (void)
{
  g_autofree char *program = analyzer_places_dup_program_path ("analyzer-reader");
  g_autofree char *script = g_strdup_printf ("[ \"$1\" = unpack ] || [ \"$2\" = mail ] && exec \"%s\" \"$@\"\nkill -SEGV $$", program);
  g_autoptr(GBytes) archive = pack ("zip", TRUE, "a.txt", "The road is open.", "b.fodt",
                                    "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">", "c.eml", MAIL,
                                    NULL);
  g_autoptr(GPtrArray) failures = analyzer_failures_new (), articles = NULL;
  g_autoptr(GError) error = NULL;
  const AnalyzerFailure *failure;
  Fake fake;

  fake_begin (&fake, script);
  articles = analyzer_read_bytes (archive, "box.zip", NULL, failures, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 2);
  assert_text (articles, 0, "The road is open.");
  assert_text (articles, 1, "The bridge is shut.");
  g_assert_cmpuint (failures->len, ==, 1);
  failure = g_ptr_array_index (failures, 0);
  g_assert_cmpstr (failure->path, ==, "box.zip/b.fodt");
  g_assert_cmpstr (analyzer_reading_error_to_code (failure->error), ==, "damaged");
  fake_end (&fake);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (200000);
  g_cancellable_cancel (data);

  return NULL;
}

/* One that never ends is stopped when the user says so. */
static void
test_cancel (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (MAIL, strlen (MAIL));
  g_autoptr(GError) error = NULL;
  GThread *thread;
  Fake fake;

  fake_begin (&fake, "while :; do :; done");
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_test_timer_start ();
  g_assert_null (analyzer_read_bytes (bytes, "a", NULL, NULL, cancellable, &error));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, SECONDS_MAX);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  fake_end (&fake);
}

/* Runs a script within tight limits: its exit status, -1 where it was stopped. */
static int
run_limited (const char  *script,
             gsize       *length,
             GError     **error)
{
  const char *const arguments[] = { "/bin/sh", "-c", script, NULL };
  const AnalyzerHelperLimits limits = { .seconds = 1, .memory = 64 * 1024 * 1024, .output = 100000 };
  g_autoptr(GBytes) input = g_bytes_new_static ("input", 5);
  g_autoptr(GBytes) output = NULL;
  int status;

  g_test_timer_start ();
  output = analyzer_helper_run (arguments, input, &limits, &status, NULL, error);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, SECONDS_MAX);
  if (length != NULL)
    *length = output != NULL ? g_bytes_get_size (output) : 0;

  return status;
}

static void
test_limits (void)
{
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_cmpint (run_limited ("cat", &length, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, 5);
  g_assert_cmpint (run_limited ("exit 7", NULL, &error), ==, 7);
  /* Time that it uses, and time that it sleeps. */
  g_assert_cmpint (run_limited ("while :; do :; done", NULL, &error), ==, -1);
  g_assert_cmpint (run_limited ("exec sleep 60", NULL, &error), ==, -1);
  /* A shell without memory says so and ends. */
  g_assert_cmpint (run_limited ("x=xxxxxxxxxxxxxxxx; while :; do x=$x$x; done", NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (run_limited ("while :; do echo more and more and more; done", NULL, &error), ==, -1);
  g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE);
}

/* The helper called by something else than the reading. */
static void
test_called_wrongly (void)
{
  static const char *const calls[] = { "\"%s\"", "\"%s\" read", "\"%s\" read nothing any", "\"%s\" unpack nothing any a" };
  g_autofree char *program = analyzer_places_dup_program_path ("analyzer-reader");

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_auto(GStrv) parts = g_strsplit (calls[i], "%s", 2);
      g_autofree char *call = g_strconcat (parts[0], program, parts[1], NULL);
      const char *const arguments[] = { "/bin/sh", "-c", call, NULL };
      g_autoptr(GBytes) input = g_bytes_new_static ("input", 5);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) output = NULL;
      const AnalyzerHelperLimits limits = { .seconds = 30, .output = 1000 };
      int status;

      output = analyzer_helper_run (arguments, input, &limits, &status, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 1);
      g_assert_cmpuint (g_bytes_get_size (output), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (misbehaviours); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/apart/misbehaviour/", misbehaviours[i].name, NULL);

      g_test_add_data_func (path, &misbehaviours[i], test_misbehaviour);
    }
  g_test_add_func ("/reading/apart/missing", test_missing);
  g_test_add_func ("/reading/apart/batch", test_batch);
  g_test_add_func ("/reading/apart/cancel", test_cancel);
  g_test_add_func ("/reading/apart/limits", test_limits);
  g_test_add_func ("/reading/apart/called-wrongly", test_called_wrongly);

  return g_test_run ();
}
