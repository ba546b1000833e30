/* fuzz-export.c: an export of a database, and one with a profile of its own
 * before it, parted by two form feeds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "fuzz.h"
#include "reading/export-split.h"

static void
split (const char            *text,
       gsize                  length,
       AnalyzerExportProfile *profile)
{
  g_autoptr(AnalyzerTranscript) transcript = analyzer_transcript_new_from_text (text, length, TRUE);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerExportResult) result = analyzer_export_split (transcript, profile, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < result->articles->len; i++)
    fuzz_check (g_ptr_array_index (result->articles, i));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *text = (const char *) data;
  const char *gap = g_strstr_len (text, size, "\f\f");

  if (gap != NULL && g_utf8_validate_len (gap, text + size - gap, NULL))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(AnalyzerExportProfile) profile = analyzer_export_profile_new ("fuzz", text, gap - text, &error);

      if (profile != NULL)
        split (gap + 2, text + size - gap - 2, profile);
      else
        g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE);
    }
  fuzz_read (data, size, "export");

  return 0;
}
