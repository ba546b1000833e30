/* paragraphs.c: finds the paragraphs of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include "language/characters.h"
#include "language/paragraphs.h"

/* Lines of a text that was broken at a fixed width are within these bounds. */
#define WRAPPED_MIN 45
#define WRAPPED_MAX 100

typedef struct
{
  guint    start;       /* without the white space around it */
  guint    end;
  gboolean indented;
} Line;

/* The next line from *@at on, which moves behind the line's end. */
static Line
read_line (const char *text,
           guint       length,
           guint      *at)
{
  Line line = { *at, *at, FALSE };
  guint i = *at;
  gboolean any = FALSE;

  while (i < length)
    {
      guint size, kind = analyzer_character_kind (text, i, length, &size);

      if ((kind & ANALYZER_CHARACTER_LINE_END) != 0)
        {
          i += size;
          break;
        }
      if ((kind & ANALYZER_CHARACTER_SPACE) == 0)
        {
          if (!any)
            {
              line.indented = i > *at;
              line.start = i;
            }
          any = TRUE;
          line.end = i + size;
        }
      i += size;
    }

  if (!any)
    line.start = line.end = *at;
  *at = i;

  return line;
}

/* Whether the text was broken at a fixed width, with empty lines between its
 * paragraphs: then a line is no paragraph. */
static gboolean
is_wrapped (const char *text,
            guint       length)
{
  guint at = 0, n_lines = 0, n_full = 0, n_joined = 0;
  guint before = 0;

  while (at < length)
    {
      Line line = read_line (text, length, &at);
      guint width = line.end - line.start;

      if (width > WRAPPED_MAX)
        return FALSE;
      if (width > 0)
        {
          guint size;

          n_lines++;
          if (before > 0)
            n_joined++;
          /* A full line that is followed by another which begins small. */
          if (before >= WRAPPED_MIN &&
              (analyzer_character_kind (text, line.start, line.end, &size) & ANALYZER_CHARACTER_LOWER) != 0)
            n_full++;
        }
      before = width;
    }

  return n_lines >= 4 && n_joined * 3 >= n_lines && n_full * 3 >= n_joined;
}

static void
add (GArray  *paragraphs,
     guint    start,
     guint    end,
     gboolean ignored)
{
  AnalyzerParagraph paragraph = { { start, end }, 0, 0, ignored };

  if (start < end)
    g_array_append_val (paragraphs, paragraph);
}

/* Takes the white space from both ends of [@start, @end). */
static void
trim (const char *text,
      guint      *start,
      guint      *end)
{
  guint size;

  while (*start < *end && (analyzer_character_kind (text, *start, *end, &size) & ANALYZER_CHARACTER_SPACE) != 0)
    *start += size;

  while (*start < *end)
    {
      guint last = *end - 1;

      while (last > *start && (text[last] & 0xC0) == 0x80)
        last--;
      if ((analyzer_character_kind (text, last, *end, &size) & ANALYZER_CHARACTER_SPACE) == 0)
        break;
      *end = last;
    }
}

/* Adds a line or block, parted where something in it is not prose. *@next is
 * the first of @ignored that may reach into it. */
static void
add_parts (GArray     *paragraphs,
           const char *text,
           guint       start,
           guint       end,
           GArray     *ignored,
           guint      *next)
{
  while (start < end)
    {
      const AnalyzerSpan *span = NULL;
      guint from = start, to = end;

      while (ignored != NULL && *next < ignored->len)
        {
          span = &g_array_index (ignored, AnalyzerSpan, *next);
          if (span->end > start)
            break;
          span = NULL;
          (*next)++;
        }

      if (span == NULL || span->start >= end)
        {
          trim (text, &from, &to);
          add (paragraphs, from, to, FALSE);
          return;
        }

      if (span->start > start)
        {
          to = span->start;
          trim (text, &from, &to);
          add (paragraphs, from, to, FALSE);
          start = span->start;
          continue;
        }

      to = MIN (span->end, end);
      start = to;
      trim (text, &from, &to);
      add (paragraphs, from, to, TRUE);
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const AnalyzerSpan *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/**
 * analyzer_find_paragraphs:
 * @text: a text, valid UTF-8
 * @length: its bytes
 * @ignored: (nullable) (element-type AnalyzerSpan): what of it is not prose
 *
 * A paragraph is a line; in a text broken at a fixed width it is what stands
 * between empty lines. What is not prose makes paragraphs of its own.
 *
 * Returns: (transfer full) (element-type AnalyzerParagraph): in text order
 */
GArray *
analyzer_find_paragraphs (const char *text,
                          gsize       length,
                          GArray     *ignored)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (AnalyzerParagraph));
  g_autoptr(GArray) sorted = NULL;
  gboolean wrapped;
  guint at = 0, next = 0;
  guint block_start = 0, block_end = 0;

  if (ignored != NULL && ignored->len > 0)
    {
      sorted = analyzer_spans_copy (ignored);
      g_array_sort (sorted, compare_spans);
    }

  wrapped = is_wrapped (text, length);

  while (at < length)
    {
      Line line = read_line (text, length, &at);

      if (!wrapped)
        {
          add_parts (paragraphs, text, line.start, line.end, sorted, &next);
          continue;
        }

      if (block_end > block_start && (line.start == line.end || line.indented))
        {
          add_parts (paragraphs, text, block_start, block_end, sorted, &next);
          block_start = block_end = 0;
        }
      if (line.end > line.start)
        {
          if (block_end == block_start)
            block_start = line.start;
          block_end = line.end;
        }
    }

  add_parts (paragraphs, text, block_start, block_end, sorted, &next);

  return paragraphs;
}
