/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "text/offsets.h"

static void
check_all (const char *text)
{
  g_autoptr(AnalyzerOffsets) offsets = analyzer_offsets_new (text, strlen (text));
  guint n = 0;

  for (const char *p = text;; p = g_utf8_next_char (p), n++)
    {
      g_assert_cmpuint (analyzer_offsets_to_characters (offsets, p - text), ==, n);
      g_assert_cmpuint (analyzer_offsets_to_bytes (offsets, n), ==, p - text);
      if (*p == '\0')
        break;
    }

  g_assert_cmpuint (analyzer_offsets_to_bytes (offsets, n + 7), ==, strlen (text));
  g_assert_cmpuint (analyzer_offsets_to_characters (offsets, strlen (text) + 7), ==, n);
}

static void
test_round_trip (void)
{
  g_autoptr(GString) mixed = g_string_new (NULL);

  check_all ("");
  check_all ("plain");
  check_all ("“naïve – ไทย”");

  for (guint i = 0; i < 500; i++)
    g_string_append (mixed, i % 3 == 0 ? "a" : i % 3 == 1 ? "é" : "😀");
  check_all (mixed->str);

  g_string_truncate (mixed, 0);
  for (guint i = 0; i < 64; i++)
    g_string_append (mixed, "é");
  check_all (mixed->str);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/offsets/round-trip", test_round_trip);

  return g_test_run ();
}
