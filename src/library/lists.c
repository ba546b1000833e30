/* lists.c: spans and numbers as a library keeps them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-library"

#include "config.h"

#include "library/lists.h"

/**
 * analyzer_lists_write_spans:
 * @spans: (element-type AnalyzerSpan): spans
 *
 * Returns: (transfer full): "start-end,start-end"
 */
char *
analyzer_lists_write_spans (GArray *spans)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);

      g_string_append_printf (list, "%s%u-%u", i > 0 ? "," : "", span->start, span->end);
    }

  return g_string_free (list, FALSE);
}

/**
 * analyzer_lists_write_numbers:
 * @numbers: (element-type guint): numbers
 *
 * Returns: (transfer full): "1,2"
 */
char *
analyzer_lists_write_numbers (GArray *numbers)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (list, "%s%u", i > 0 ? "," : "", g_array_index (numbers, guint, i));

  return g_string_free (list, FALSE);
}

static gboolean
read_number (const char **p,
             guint64      highest,
             guint       *number)
{
  guint64 value = 0;

  if (!g_ascii_isdigit (**p))
    return FALSE;

  for (; g_ascii_isdigit (**p); (*p)++)
    {
      value = value * 10 + (**p - '0');
      if (value > highest)
        return FALSE;
    }
  *number = value;

  return TRUE;
}

static gboolean
is_boundary (const char *text,
             gsize       length,
             gsize       at)
{
  return at == length || ((guchar) text[at] & 0xC0) != 0x80;
}

/**
 * analyzer_lists_read_spans:
 * @list: (nullable): what analyzer_lists_write_spans() wrote
 * @text: the text of the spans
 * @length: its bytes
 * @spans: (element-type AnalyzerSpan): where they are appended
 *
 * Returns: whether @list is a list of spans of @text
 */
gboolean
analyzer_lists_read_spans (const char *list,
                           const char *text,
                           gsize       length,
                           GArray     *spans)
{
  if (list == NULL)
    return FALSE;

  for (const char *p = list; *p != '\0';)
    {
      AnalyzerSpan span;

      if (!read_number (&p, length, &span.start) || *p++ != '-' || !read_number (&p, length, &span.end) ||
          span.start > span.end || !is_boundary (text, length, span.start) || !is_boundary (text, length, span.end))
        return FALSE;
      g_array_append_val (spans, span);
      if (*p == ',' && p[1] != '\0')
        p++;
      else if (*p != '\0')
        return FALSE;
    }

  return TRUE;
}

/**
 * analyzer_lists_read_numbers:
 * @list: (nullable): what analyzer_lists_write_numbers() wrote
 * @highest: the highest number that there may be; the lowest is 1
 * @numbers: (element-type guint): where they are appended
 *
 * Returns: whether @list is a list of such numbers
 */
gboolean
analyzer_lists_read_numbers (const char *list,
                             guint       highest,
                             GArray     *numbers)
{
  if (list == NULL)
    return FALSE;

  for (const char *p = list; *p != '\0';)
    {
      guint number;

      if (!read_number (&p, highest, &number) || number == 0)
        return FALSE;
      g_array_append_val (numbers, number);
      if (*p == ',' && p[1] != '\0')
        p++;
      else if (*p != '\0')
        return FALSE;
    }

  return TRUE;
}
