/* seen-text.c: an article without the marks that nobody sees.
 *
 * Soft hyphens say where a word may be parted, other marks have no width at
 * all; in the middle of 'said' they hide it from every word list. An article
 * with such marks is analysed without them, and what is found is then told by
 * where it stands in the article as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/seen-text.h"

#include <string.h>

typedef struct
{
  guint offset;         /* in the text without marks: what follows a mark */
  guint left_out;       /* bytes of marks before it */
} Gap;

struct _AnalyzerSeenText
{
  AnalyzerArticle *whole;
  AnalyzerArticle *seen;
  GArray          *gaps;        /* of Gap */
};

/* How many bytes of a mark that nobody sees stand at @at, 0 for none. */
static gsize
count_unseen (const char *at,
              const char *end)
{
  const guchar *p = (const guchar *) at;

  if (end - at >= 2 && p[0] == 0xC2 && p[1] == 0xAD)
    return 2;           /* soft hyphen */
  if (end - at < 3)
    return 0;
  if (p[0] == 0xE2 && p[1] == 0x80 && ((p[2] >= 0x8B && p[2] <= 0x8F) || (p[2] >= 0xAA && p[2] <= 0xAE)))
    return 3;           /* zero-width space and joiners, marks of direction */
  if (p[0] == 0xE2 && p[1] == 0x81 && (p[2] == 0xA0 || (p[2] >= 0xA6 && p[2] <= 0xA9)))
    return 3;           /* word joiner, isolates */
  if (p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF)
    return 3;           /* zero-width no-break space */

  return 0;
}

/* The bytes of marks before an offset in the text without marks. */
static guint
count_left_out (AnalyzerSeenText *self,
                guint             offset)
{
  guint low = 0, high = self->gaps->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->gaps, Gap, middle).offset <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? g_array_index (self->gaps, Gap, low - 1).left_out : 0;
}

/* Where an offset of the whole text is in the one without marks. */
static guint
find_seen (AnalyzerSeenText *self,
           guint             offset)
{
  guint low = 0, high = self->gaps->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Gap *gap = &g_array_index (self->gaps, Gap, middle);

      if (gap->offset + gap->left_out <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  if (low > 0)
    offset -= g_array_index (self->gaps, Gap, low - 1).left_out;
  /* In the middle of marks it is where they stood. */
  return low < self->gaps->len ? MIN (offset, g_array_index (self->gaps, Gap, low).offset) : offset;
}

static GBytes *
leave_out (AnalyzerSeenText *self,
           const char       *text,
           gsize             length)
{
  g_autoptr(GString) seen = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      const char *run = p;
      Gap gap;
      gsize n = 0;

      while (p < end && ((guchar) *p < 0x80 || (n = count_unseen (p, end)) == 0))
        p++;
      g_string_append_len (seen, run, p - run);
      while (p < end && (n = count_unseen (p, end)) > 0)
        p += n;
      gap.offset = seen->len;
      gap.left_out = (p - text) - seen->len;
      if (self->gaps->len == 0 ? gap.left_out > 0
                               : gap.left_out > g_array_index (self->gaps, Gap, self->gaps->len - 1).left_out)
        g_array_append_val (self->gaps, gap);
    }

  return g_string_free_to_bytes (g_steal_pointer (&seen));
}

static gboolean
has_unseen (const char *text,
            gsize       length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    if ((guchar) *p >= 0xC2 && count_unseen (p, end) > 0)
      return TRUE;

  return FALSE;
}

/**
 * analyzer_seen_text_new:
 * @article: an article that has been read
 *
 * Returns: (transfer full) (nullable): the article without such marks, %NULL
 *   where it has none
 */
AnalyzerSeenText *
analyzer_seen_text_new (AnalyzerArticle *article)
{
  g_autoptr(AnalyzerSeenText) self = NULL;
  g_autoptr(GBytes) seen = NULL;
  GArray *ignored;
  const char *text;
  gsize length;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE (article), NULL);

  text = analyzer_article_get_utf8 (article, &length);
  if (!has_unseen (text, length))
    return NULL;

  self = g_new0 (AnalyzerSeenText, 1);
  self->whole = g_object_ref (article);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  seen = leave_out (self, text, length);
  self->seen = analyzer_article_new (analyzer_article_get_path (article), analyzer_article_get_format (article), seen);

  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    {
      GPtrArray *candidates = analyzer_article_get_candidates (article, field);

      for (guint i = 0; i < candidates->len; i++)
        {
          const AnalyzerCandidate *candidate = g_ptr_array_index (candidates, i);

          analyzer_article_add_candidate (self->seen, field, candidate->value, candidate->origin);
        }
    }
  ignored = analyzer_article_get_ignored (article);
  for (guint i = 0; i < ignored->len; i++)
    {
      AnalyzerSpan span = g_array_index (ignored, AnalyzerSpan, i);

      analyzer_article_ignore (self->seen, find_seen (self, span.start), find_seen (self, span.end));
    }

  return g_steal_pointer (&self);
}

void
analyzer_seen_text_free (AnalyzerSeenText *self)
{
  g_clear_object (&self->whole);
  g_clear_object (&self->seen);
  g_array_unref (self->gaps);
  g_free (self);
}

/**
 * analyzer_seen_text_get_article:
 *
 * Returns: (transfer none): the article to analyse
 */
AnalyzerArticle *
analyzer_seen_text_get_article (AnalyzerSeenText *self)
{
  return self->seen;
}

/* Marks at the ends of a stretch are no part of it. */
static void
restore_span (AnalyzerSeenText *self,
              AnalyzerSpan     *span)
{
  if (span->end <= span->start)
    return;
  span->end += count_left_out (self, span->end - 1);
  span->start += count_left_out (self, span->start);
}

static void
restore_spans (AnalyzerSeenText *self,
               GArray           *spans)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    restore_span (self, &g_array_index (spans, AnalyzerSpan, i));
}

/**
 * analyzer_seen_text_restore:
 * @findings: what was found in the article without marks
 *
 * Makes @findings those of the article as it is.
 */
void
analyzer_seen_text_restore (AnalyzerSeenText *self,
                            AnalyzerFindings *findings)
{
  g_return_if_fail (findings->article == self->seen);

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);

      restore_spans (self, quote->source);
      restore_spans (self, quote->cue);
      restore_spans (self, quote->content);
      if (quote->dissent != NULL)
        restore_spans (self, quote->dissent->marker);
    }
  for (guint i = 0; i < findings->speakers->len; i++)
    {
      AnalyzerSpeaker *speaker = g_ptr_array_index (findings->speakers, i);

      restore_spans (self, speaker->mentions);
      restore_span (self, &speaker->role_span);
      restore_span (self, &speaker->affiliation_span);
    }
  for (guint i = 0; i < findings->debates->len; i++)
    restore_spans (self, ((AnalyzerDebate *) g_ptr_array_index (findings->debates, i))->claim_spans);

  g_set_object (&findings->article, self->whole);
}
