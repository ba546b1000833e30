/* export-labels.c: what a line of an export says that it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/export-split-private.h"

/* Longer lines are paragraphs and nothing else. */
#define LINE_MAX_BYTES 2000u
#define LABEL_MAX 60u

const AnalyzerLine *
analyzer_export_get_line (AnalyzerExportSplitting *splitting,
                          guint                    i)
{
  return &g_array_index (splitting->transcript->lines, AnalyzerLine, i);
}

const char *
analyzer_export_get_text (AnalyzerExportSplitting *splitting,
                          const AnalyzerLine      *line)
{
  return splitting->transcript->text->str + line->start;
}

gboolean
analyzer_export_line_matches (AnalyzerExportSplitting *splitting,
                              GRegex                  *regex,
                              const AnalyzerLine      *line)
{
  g_autoptr(GError) error = NULL;
  gboolean found;

  if (regex == NULL || line->length > LINE_MAX_BYTES || splitting->n_trips > ANALYZER_EXPORT_TRIPS_MAX)
    return FALSE;

  found = g_regex_match_full (regex, analyzer_export_get_text (splitting, line), line->length, 0, 0, NULL, &error);
  splitting->n_trips += error != NULL;

  return found;
}

static const AnalyzerExportLabel *
look_up (GHashTable *labels,
         const char *text,
         gsize       length)
{
  g_autofree char *folded = g_utf8_casefold (text, length);

  return g_hash_table_lookup (labels, folded);
}

/* 'CODE', or 'CODE' and a gap before its value. */
static const AnalyzerExportLabel *
find_code (AnalyzerExportSplitting *splitting,
           const char              *text,
           gsize                    length,
           gsize                   *value)
{
  gsize n = 0;

  while (n < length && n < 8 && (g_ascii_isupper (text[n]) || g_ascii_isdigit (text[n])))
    n++;
  if (n == 0 || (n < length && text[n] != '\t' && (length - n < 2 || text[n] != ' ' || text[n + 1] != ' ')))
    return NULL;
  *value = n;

  return look_up (splitting->profile->codes, text, n);
}

const AnalyzerExportLabel *
analyzer_export_find_label (AnalyzerExportSplitting *splitting,
                            const AnalyzerLine      *line,
                            gsize                   *value,
                            gboolean                *is_long)
{
  AnalyzerExportProfile *profile = splitting->profile;
  const char *text = analyzer_export_get_text (splitting, line), *colon;
  const AnalyzerExportLabel *label;

  *value = line->length;
  *is_long = TRUE;
  if (line->length <= LABEL_MAX && g_hash_table_size (profile->headings) > 0)
    {
      label = look_up (profile->headings, text, line->length);
      if (label != NULL)
        return label;
    }
  if (g_hash_table_size (profile->codes) > 0)
    {
      label = find_code (splitting, text, line->length, value);
      if (label != NULL)
        return label;
    }

  *is_long = FALSE;
  colon = g_hash_table_size (profile->labels) > 0 ? memchr (text, ':', MIN (line->length, LABEL_MAX)) : NULL;
  if (colon == NULL)
    return NULL;
  *value = colon + 1 - text;

  return look_up (profile->labels, text, colon - text - (colon > text && colon[-1] == ' '));
}

/* Of a web page: what the elements around a line say. */
const AnalyzerExportLabel *
analyzer_export_find_class (AnalyzerExportSplitting *splitting,
                            const AnalyzerLine      *line)
{
  AnalyzerExportProfile *profile = splitting->profile;
  guint first = profile->begin_at != NULL ? 1 : 0;

  if (line->marks == 0)
    return NULL;
  for (guint i = 0; i < profile->classes->len; i++)
    if ((line->marks & 1u << (first + i)) != 0)
      return g_ptr_array_index (profile->classes, i);

  return NULL;
}
