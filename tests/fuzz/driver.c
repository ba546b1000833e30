/* driver.c: runs a fuzz target on a folder of files, as an ordinary test.
 *
 * Each file is given whole, cut off at every place, without its beginning, and
 * with single bytes changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "fuzz.h"

#define PLACES_MAX 400

static void
run_file (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length, step;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);

  LLVMFuzzerTestOneInput ((const uint8_t *) content, length);

  step = length / PLACES_MAX + 1;
  for (gsize at = 0; at < length; at += step)
    {
      char kept = content[at];

      LLVMFuzzerTestOneInput ((const uint8_t *) content, at);
      LLVMFuzzerTestOneInput ((const uint8_t *) content + at, length - at);
      content[at] = ~kept;
      LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
      content[at] = '\0';
      LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
      content[at] = kept;
    }
}

static void
test_file (gconstpointer path)
{
  run_file (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GDir) folder = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    g_error ("Name the folder of files to run on");

  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), test_file, g_free);
    }

  return g_test_run ();
}
