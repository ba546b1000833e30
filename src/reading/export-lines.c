/* export-lines.c: what the lines at the head of an article are.
 *
 * A profile names the lines in their order; some may lack, some are known by
 * their shape, others only by where they stand. Of all ways to read the lines
 * in that order the one is taken that explains most of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/dates.h"
#include "reading/export-lines.h"

#define DATE_MAX 100u

/* What it is worth that a line has the shape of an item, that it tells a field,
 * and that it is explained at all; and what a missing item costs. */
#define WORTH_SHAPE 4
#define WORTH_FIELD 2
#define WORTH_LINE 1
#define COST_MISSING 10
#define COST_LEFT 3

#define IMPOSSIBLE (-1000000)

static gboolean
looks_so (const AnalyzerExportItem *item,
          const char               *line)
{
  if (item->is_date)
    {
      g_autofree char *iso = strlen (line) <= DATE_MAX ? analyzer_dup_iso_date (line) : NULL;

      return iso != NULL;
    }

  return item->shape == NULL || g_regex_match (item->shape, line, 0, NULL);
}

/**
 * analyzer_export_has_shape:
 * @profile: says what lines there may be
 * @line: a line at the head of an article
 *
 * Returns: whether one can see what it is for
 */
gboolean
analyzer_export_has_shape (AnalyzerExportProfile *profile,
                           const char            *line)
{
  for (guint i = 0; i < profile->items->len; i++)
    {
      const AnalyzerExportItem *item = g_ptr_array_index (profile->items, i);

      if ((item->shape != NULL || item->is_date) && looks_so (item, line))
        return TRUE;
    }

  return FALSE;
}

static int
get_worth (const AnalyzerExportItem *item,
           const char               *line,
           guint                     told)
{
  if (item->is_any)
    return 0;
  if ((item->label.role.fields & told) != 0 || !looks_so (item, line))
    return IMPOSSIBLE;
  if (item->shape != NULL || item->is_date)
    return WORTH_SHAPE;

  return item->label.role.fields != 0 ? WORTH_FIELD : WORTH_LINE;
}

/**
 * analyzer_export_match_lines:
 * @profile: says what lines there may be
 * @lines: (element-type utf8): the lines, no more than
 *   %ANALYZER_EXPORT_LINES_MAX
 * @told: the fields that are told elsewhere, a bit each
 * @items: (out caller-allocates): for each line the item of the profile that it
 *   is, -1 where it is none
 */
void
analyzer_export_match_lines (AnalyzerExportProfile *profile,
                             GPtrArray             *lines,
                             guint                  told,
                             int                   *items)
{
  guint n = lines->len, m = profile->items->len, width = m + 1;
  g_autofree int *best = g_new0 (int, (n + 1) * width);
  g_autofree int *worth = g_new0 (int, n * width);

  g_return_if_fail (n <= ANALYZER_EXPORT_LINES_MAX);

  for (guint i = n + 1; i-- > 0;)
    for (guint j = m + 1; j-- > 0;)
      {
        const AnalyzerExportItem *item = j < m ? g_ptr_array_index (profile->items, j) : NULL;
        int most = IMPOSSIBLE;

        if (i == n && j == m)
          continue;
        if (item != NULL)
          most = best[i * width + j + 1] - (item->may_lack || (item->label.role.fields & told) != 0 ? 0 : COST_MISSING);
        if (i < n)
          {
            most = MAX (most, best[(i + 1) * width + j] - COST_LEFT);
            if (item != NULL)
              {
                int own = get_worth (item, g_ptr_array_index (lines, i), told);

                worth[i * width + j] = own;
                most = MAX (most, own + best[(i + 1) * width + (item->may_repeat ? j : j + 1)]);
              }
          }
        best[i * width + j] = most;
      }

  for (guint i = 0, j = 0; i < n;)
    {
      const AnalyzerExportItem *item = j < m ? g_ptr_array_index (profile->items, j) : NULL;
      int most = best[i * width + j];

      if (item != NULL
          && most == worth[i * width + j] + best[(i + 1) * width + (item->may_repeat ? j : j + 1)])
        {
          items[i++] = j;
          j += !item->may_repeat;
        }
      else if (item != NULL && most == best[i * width + j + 1] - (item->may_lack || (item->label.role.fields & told) != 0
                                                                  ? 0 : COST_MISSING))
        {
          j++;
        }
      else
        {
          items[i++] = -1;
        }
    }
}
