/* span.c: a stretch of an article's text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-text"

#include "config.h"

#include "text/span.h"

/**
 * analyzer_spans_new:
 *
 * Returns: (transfer full) (element-type AnalyzerSpan): an empty list of spans
 */
GArray *
analyzer_spans_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (AnalyzerSpan));
}

/**
 * analyzer_spans_copy:
 * @spans: (nullable) (element-type AnalyzerSpan): the spans to copy
 *
 * Returns: (transfer full) (element-type AnalyzerSpan): a list of its own,
 *   empty where @spans is %NULL
 */
GArray *
analyzer_spans_copy (GArray *spans)
{
  GArray *copy = analyzer_spans_new ();

  if (spans != NULL && spans->len > 0)
    g_array_append_vals (copy, spans->data, spans->len);

  return copy;
}

/**
 * analyzer_spans_add:
 * @spans: (element-type AnalyzerSpan): a list in text order
 * @start: first byte of the new span
 * @end: the byte after its last one
 *
 * Appends a span. One that begins where the last one ends, or inside it, makes
 * that one longer; an empty one is left out.
 */
void
analyzer_spans_add (GArray *spans,
                    guint   start,
                    guint   end)
{
  AnalyzerSpan span = { start, end };

  g_return_if_fail (spans != NULL);

  if (end <= start)
    return;

  if (spans->len > 0)
    {
      AnalyzerSpan *last = &g_array_index (spans, AnalyzerSpan, spans->len - 1);

      if (start >= last->start && start <= last->end)
        {
          last->end = MAX (last->end, end);
          return;
        }
    }

  g_array_append_val (spans, span);
}

/**
 * analyzer_spans_contain:
 * @spans: (nullable) (element-type AnalyzerSpan): spans in text order
 * @offset: a byte offset
 *
 * Returns: whether one of @spans holds the byte at @offset
 */
gboolean
analyzer_spans_contain (GArray *spans,
                        guint   offset)
{
  guint low = 0, high;

  if (spans == NULL)
    return FALSE;

  high = spans->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, middle);

      if (offset < span->start)
        high = middle;
      else if (offset >= span->end)
        low = middle + 1;
      else
        return TRUE;
    }

  return FALSE;
}

/**
 * analyzer_spans_overlap:
 * @a: (nullable) (element-type AnalyzerSpan): spans in text order
 * @b: (nullable) (element-type AnalyzerSpan): other spans in text order
 *
 * Returns: whether the two share at least one byte
 */
gboolean
analyzer_spans_overlap (GArray *a,
                        GArray *b)
{
  guint i = 0, j = 0;

  if (a == NULL || b == NULL)
    return FALSE;

  while (i < a->len && j < b->len)
    {
      const AnalyzerSpan *x = &g_array_index (a, AnalyzerSpan, i);
      const AnalyzerSpan *y = &g_array_index (b, AnalyzerSpan, j);

      if (x->end <= y->start)
        i++;
      else if (y->end <= x->start)
        j++;
      else
        return TRUE;
    }

  return FALSE;
}

/**
 * analyzer_spans_dup_text:
 * @spans: (nullable) (element-type AnalyzerSpan): spans of @text
 * @text: the article's UTF-8
 * @joiner: what to put between two pieces
 *
 * Returns: (transfer full): the words of the spans, byte for byte, empty
 *   where there are none
 */
char *
analyzer_spans_dup_text (GArray     *spans,
                         const char *text,
                         const char *joiner)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);

      if (i > 0)
        g_string_append (words, joiner);
      g_string_append_len (words, text + span->start, span->end - span->start);
    }

  return g_string_free (words, FALSE);
}
