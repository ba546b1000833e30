/* export-split.c: an export taken apart into its articles.
 *
 * What the profile does not know is kept: it stands in the text of the article
 * before or after it, as no part of its prose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/export-split-private.h"

#define ARTICLES_MAX 100000u

void
analyzer_export_result_free (AnalyzerExportResult *self)
{
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
  g_free (self);
}

static gboolean
begins_at (AnalyzerExportSplitting *splitting,
           const AnalyzerLine      *line)
{
  return splitting->profile->begin_at != NULL && (line->opened & 1u) != 0;
}

static void
add_segment (AnalyzerExportSplitting *splitting,
             GArray                  *segments,
             guint                    first,
             guint                    end,
             gboolean                 is_open)
{
  AnalyzerExportSegment segment = { 0, first, end, is_open };

  if (segments->len > 0)
    segment.before = g_array_index (segments, AnalyzerExportSegment, segments->len - 1).end;
  for (guint i = first; i < end; i++)
    if (splitting->kinds[i] == ANALYZER_EXPORT_LINE_CONTENT)
      {
        g_array_append_val (segments, segment);
        return;
      }
}

static GArray *
find_segments (AnalyzerExportSplitting *splitting)
{
  AnalyzerExportProfile *profile = splitting->profile;
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (AnalyzerExportSegment));
  guint n = splitting->transcript->lines->len, first = 0;
  gboolean always = profile->begin == NULL && profile->begin_at == NULL, inside = always;

  for (guint i = 0; i < n; i++)
    {
      const AnalyzerLine *line = analyzer_export_get_line (splitting, i);
      gboolean begins = analyzer_export_line_matches (splitting, profile->begin, line);

      if (begins || begins_at (splitting, line))
        {
          if (inside)
            add_segment (splitting, segments, first, i, FALSE);
          inside = TRUE;
          first = i;
          splitting->kinds[i] = begins ? ANALYZER_EXPORT_LINE_DROPPED : ANALYZER_EXPORT_LINE_CONTENT;
        }
      else if (analyzer_export_line_matches (splitting, profile->end, line))
        {
          splitting->kinds[i] = ANALYZER_EXPORT_LINE_DROPPED;
          if (inside)
            add_segment (splitting, segments, first, i + 1, FALSE);
          inside = always;
          first = i + 1;
        }
      else if (analyzer_export_line_matches (splitting, profile->skip, line))
        {
          splitting->kinds[i] = ANALYZER_EXPORT_LINE_DROPPED;
        }
      else if (!inside)
        {
          splitting->kinds[i] = ANALYZER_EXPORT_LINE_LEFT;
        }
    }
  if (inside && first < n)
    add_segment (splitting, segments, first, n, profile->end != NULL);

  return segments;
}

/* Whether a line says that it is of an article. */
static gboolean
is_labelled (AnalyzerExportSplitting *splitting,
             const AnalyzerLine      *line)
{
  gboolean is_long;
  gsize value;

  return analyzer_export_find_class (splitting, line) != NULL
         || analyzer_export_find_label (splitting, line, &value, &is_long) != NULL;
}

/* The list of documents before the first article, where no line parts them: it
 * ends with the last line that only such a list has. */
static void
leave_cover (AnalyzerExportSplitting *splitting,
             AnalyzerExportSegment   *segment)
{
  guint end = segment->first;

  for (guint i = segment->first; i < segment->end; i++)
    {
      const AnalyzerLine *line = analyzer_export_get_line (splitting, i);

      if (splitting->kinds[i] != ANALYZER_EXPORT_LINE_CONTENT)
        continue;
      if (analyzer_export_line_matches (splitting, splitting->profile->cover, line))
        end = i + 1;
      else if (is_labelled (splitting, line))
        break;
    }
  for (guint i = segment->first; i < end; i++)
    if (splitting->kinds[i] == ANALYZER_EXPORT_LINE_CONTENT)
      splitting->kinds[i] = ANALYZER_EXPORT_LINE_LEFT;
  segment->first = end;
}

/* Lines at the end that no line ends, or that only a cover has, are no article,
 * unless they have a head like one. */
static gboolean
is_remainder (AnalyzerExportSplitting     *splitting,
              const AnalyzerExportSegment *segment)
{
  gboolean is_cover = segment->is_open;

  for (guint i = segment->first; i < segment->end; i++)
    {
      const AnalyzerLine *line = analyzer_export_get_line (splitting, i);

      if (splitting->kinds[i] != ANALYZER_EXPORT_LINE_CONTENT)
        continue;
      if (is_labelled (splitting, line))
        return FALSE;
      if (i + 1 < segment->end && analyzer_export_line_matches (splitting, splitting->profile->last, line))
        return FALSE;
      is_cover = is_cover || analyzer_export_line_matches (splitting, splitting->profile->cover, line);
    }

  return is_cover;
}

static void
leave_remainders (AnalyzerExportSplitting *splitting,
                  GArray                  *segments)
{
  guint n = 0, before = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      AnalyzerExportSegment segment = g_array_index (segments, AnalyzerExportSegment, i);

      if (is_remainder (splitting, &segment))
        {
          for (guint j = segment.first; j < segment.end; j++)
            if (splitting->kinds[j] == ANALYZER_EXPORT_LINE_CONTENT)
              splitting->kinds[j] = ANALYZER_EXPORT_LINE_LEFT;
          continue;
        }
      segment.before = before;
      before = segment.end;
      g_array_index (segments, AnalyzerExportSegment, n++) = segment;
    }
  g_array_set_size (segments, n);
}

static void
add_failure (AnalyzerExportSplitting *splitting,
             const char              *path,
             int                      code,
             const char              *message)
{
  g_autoptr(GError) error = g_error_new_literal (ANALYZER_READING_ERROR, code, message);

  analyzer_failures_add (splitting->result->failures, path, error);
}

static gboolean
write_articles (AnalyzerExportSplitting  *splitting,
                GArray                   *segments,
                GCancellable             *cancellable,
                GError                  **error)
{
  guint n = MIN (segments->len, ARTICLES_MAX);

  for (guint i = 0; i < n; i++)
    {
      const AnalyzerExportSegment *segment = &g_array_index (segments, AnalyzerExportSegment, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      analyzer_export_write_article (splitting, segment, i + 1,
                     i + 1 == segments->len ? splitting->transcript->lines->len : segment->end);
    }
  if (n < segments->len)
    add_failure (splitting, splitting->path, ANALYZER_READING_ERROR_TOO_LARGE,
                 _("The export holds more than 100,000 articles; the rest is left out, so fetch them in parts."));

  return TRUE;
}

/**
 * analyzer_export_split:
 * @transcript: all the lines of a document
 * @profile: how it may be laid out
 * @path: (nullable): the file as the user named it
 * @cancellable: (nullable): stops the work
 *
 * Returns: (transfer full): the articles, or %NULL with @error set where the
 *   work was stopped
 */
AnalyzerExportResult *
analyzer_export_split (AnalyzerTranscript     *transcript,
                       AnalyzerExportProfile  *profile,
                       const char             *path,
                       GCancellable           *cancellable,
                       GError                **error)
{
  g_autoptr(AnalyzerExportResult) result = g_new0 (AnalyzerExportResult, 1);
  g_autofree guint8 *kinds = g_new0 (guint8, transcript->lines->len + 1);
  AnalyzerExportSplitting splitting = { transcript, profile, path, result, kinds };
  g_autoptr(GArray) segments = NULL;

  result->articles = g_ptr_array_new_with_free_func (g_object_unref);
  result->failures = analyzer_failures_new ();
  segments = find_segments (&splitting);
  if (segments->len > 0 && profile->begin == NULL && profile->begin_at == NULL)
    leave_cover (&splitting, &g_array_index (segments, AnalyzerExportSegment, 0));
  leave_remainders (&splitting, segments);
  if (!write_articles (&splitting, segments, cancellable, error))
    return NULL;

  if (splitting.n_trips > ANALYZER_EXPORT_TRIPS_MAX)
    add_failure (&splitting, profile->path, ANALYZER_READING_ERROR_PROFILE,
                 _("A pattern of the profile needs too long on this file; make it simpler."));
  /* Where hardly any article tells of itself, it is laid out in another way. */
  if (result->articles->len == 0 || splitting.n_good * 2 < result->articles->len)
    result->worth = 0;

  return g_steal_pointer (&result);
}
