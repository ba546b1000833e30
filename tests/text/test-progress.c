/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/progress.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  guint *n = user_data;

  (*n)++;
}

static gpointer
report_in_thread (gpointer user_data)
{
  AnalyzerProgress *progress = user_data;

  for (guint i = 1; i <= 1000; i++)
    analyzer_progress_set (progress, i / 1000.0, "Reading");

  return NULL;
}

static void
test_coalesced (void)
{
  AnalyzerProgress *progress = analyzer_progress_new ();
  g_autofree char *message = NULL;
  guint n = 0;

  g_assert_cmpfloat (analyzer_progress_get_fraction (progress), ==, 0);
  g_signal_connect (progress, "notify::fraction", G_CALLBACK (count_cb), &n);

  g_thread_join (g_thread_new ("work", report_in_thread, progress));
  g_assert_cmpuint (n, ==, 0);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (analyzer_progress_get_fraction (progress), ==, 1);
  message = analyzer_progress_dup_message (progress);
  g_assert_cmpstr (message, ==, "Reading");

  g_assert_finalize_object (progress);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/progress/coalesced", test_coalesced);

  return g_test_run ();
}
