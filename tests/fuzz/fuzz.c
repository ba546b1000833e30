/* fuzz.c: what every reader has to hold to, whatever it is given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "fuzz.h"
#include "reading/reader.h"

/* Offsets stand in order and between characters, fields are words. */
void
fuzz_check (AnalyzerArticle *article)
{
  gsize length;
  const char *text = analyzer_article_get_utf8 (article, &length);
  GArray *ignored = analyzer_article_get_ignored (article);
  guint at = 0;

  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_cmpuint (length, >, 0);

  for (guint i = 0; i < ignored->len; i++)
    {
      AnalyzerSpan span = g_array_index (ignored, AnalyzerSpan, i);

      g_assert_cmpuint (span.start, >=, at);
      g_assert_cmpuint (span.end, >, span.start);
      g_assert_cmpuint (span.end, <=, length);
      g_assert_true (((guchar) text[span.start] & 0xC0) != 0x80);
      g_assert_true (span.end == length || ((guchar) text[span.end] & 0xC0) != 0x80);
      at = span.end;
    }

  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    {
      GPtrArray *candidates = analyzer_article_get_candidates (article, field);

      for (guint i = 0; i < candidates->len; i++)
        {
          const AnalyzerCandidate *candidate = g_ptr_array_index (candidates, i);

          g_assert_true (g_utf8_validate (candidate->value, -1, NULL));
          g_assert_true (*candidate->value != '\0' && candidate->origin != NULL);
        }
    }
}

/* Either there are articles, or there is an error with a sentence. */
void
fuzz_read (const uint8_t *data,
           size_t         size,
           const char    *format)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_here (bytes, "file", format, NULL, NULL, &error);

  if (articles == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, ANALYZER_READING_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, >, 0);
  for (guint i = 0; i < articles->len; i++)
    fuzz_check (g_ptr_array_index (articles, i));
}
