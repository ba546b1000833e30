/* transcript.c: all the text of a document, line by line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/transcript.h"

static AnalyzerTranscript *
transcript_new (gsize length)
{
  AnalyzerTranscript *self = g_new0 (AnalyzerTranscript, 1);

  self->text = g_string_sized_new (length);
  self->lines = g_array_new (FALSE, FALSE, sizeof (AnalyzerLine));

  return self;
}

void
analyzer_transcript_free (AnalyzerTranscript *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->lines);
  g_free (self);
}

/* How many bytes of white space stand at @at; no-break blanks are some, too. */
static gsize
count_blank (const char *at,
             const char *end)
{
  if (at < end && (g_ascii_isspace (*at) || (guchar) *at < 0x20))
    return 1;
  if (end - at >= 2 && memcmp (at, "\xc2\xa0", 2) == 0)
    return 2;
  if (end - at >= 3 && memcmp (at, "\xef\xbb\xbf", 3) == 0)
    return 3;

  return 0;
}

static gsize
count_blank_before (const char *start,
                    const char *at)
{
  if (at > start && (g_ascii_isspace (at[-1]) || (guchar) at[-1] < 0x20))
    return 1;
  if (at - start >= 2 && memcmp (at - 2, "\xc2\xa0", 2) == 0)
    return 2;

  return 0;
}

static gboolean
add_line (AnalyzerTranscript *self,
          const char         *start,
          const char         *end,
          AnalyzerLine        line)
{
  gsize n;

  while ((n = count_blank (start, end)) > 0)
    start += n;
  while ((n = count_blank_before (start, end)) > 0)
    end -= n;
  if (start == end)
    return FALSE;

  line.start = start - self->text->str;
  line.length = end - start;
  g_array_append_val (self->lines, line);

  return TRUE;
}

/**
 * analyzer_transcript_new_from_text:
 * @text: UTF-8, with LF at the ends of lines
 * @length: its length in bytes
 * @is_typed: whether a paragraph may go on over several lines
 *
 * Returns: (transfer full): its lines
 */
AnalyzerTranscript *
analyzer_transcript_new_from_text (const char *text,
                                   gsize       length,
                                   gboolean    is_typed)
{
  AnalyzerTranscript *self = transcript_new (length + 1);
  const char *at, *end;
  AnalyzerLine line = { .apart = TRUE };

  g_string_append_len (self->text, text, length);
  self->is_typed = is_typed;
  at = self->text->str;
  end = at + length;
  while (at < end)
    {
      const char *newline = memchr (at, '\n', end - at);
      const char *stop = newline != NULL ? newline : end;

      /* Old programs begin a page with a form feed. */
      line.apart = !add_line (self, at, stop, line);
      at = stop + 1;
    }

  return self;
}

/* Writes the text of a node, any run of white space as one blank. */
static void
write_text (GString    *out,
            const char *text,
            gsize       length,
            guint       line_start)
{
  for (const char *p = text, *end = text + length; p < end;)
    {
      gsize blank = count_blank (p, end);

      if (blank == 0)
        {
          g_string_append_c (out, *p++);
        }
      else
        {
          if (out->len > line_start && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
          p += blank;
        }
    }
}

/**
 * analyzer_transcript_new_from_page:
 * @page: a web page whose parse was asked to tell marks
 *
 * Returns: (transfer full): all its lines, whatever they are for
 */
AnalyzerTranscript *
analyzer_transcript_new_from_page (AnalyzerPage *page)
{
  AnalyzerTranscript *self = transcript_new (page->text->len + 1);
  g_autoptr(GArray) around = g_array_sized_new (FALSE, TRUE, sizeof (guint), page->nodes->len);
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  AnalyzerLine line = { .apart = TRUE };
  guint line_start = 0, opened = 0;
  gboolean ended = TRUE, apart = TRUE;

  g_array_set_size (around, page->nodes->len);
  for (guint i = 0; i < page->nodes->len; i++)
    {
      const AnalyzerNode *node = &g_array_index (page->nodes, AnalyzerNode, i);
      guint own = page->marks != NULL ? g_array_index (page->marks, guint, i) : 0;
      guint marks = own | (i > 0 ? g_array_index (around, guint, node->parent) : 0);

      g_array_index (around, guint, i) = marks;
      while (ends->len > 0 && g_array_index (ends, guint, ends->len - 1) <= i)
        {
          g_array_set_size (ends, ends->len - 1);
          ended = apart = TRUE;
        }
      /* Names that are asked for part lines, too, whatever the elements are. */
      if ((node->kind & ANALYZER_ELEMENT_BLOCK) != 0 || own != 0)
        {
          g_array_append_val (ends, node->end);
          ended = apart = TRUE;
        }
      if ((node->kind & ANALYZER_ELEMENT_BREAK) != 0)
        ended = TRUE;
      opened |= own;
      /* The page's own title stands beside the text, not in it. */
      if ((node->kind & ANALYZER_ELEMENT_TEXT) == 0
          || (g_array_index (page->nodes, AnalyzerNode, node->parent).kind & ANALYZER_ELEMENT_SKIP) != 0)
        continue;

      if (ended)
        {
          if (self->text->len > line_start)
            add_line (self, self->text->str + line_start, self->text->str + self->text->len, line);
          line_start = self->text->len;
          line.marks = marks;
          line.opened = opened;
          line.apart = apart;
        }
      write_text (self->text, page->text->str + node->start, node->length, line_start);
      if (self->text->len > line_start)
        {
          ended = apart = FALSE;
          line.opened |= opened;
          opened = 0;
        }
    }
  if (self->text->len > line_start)
    add_line (self, self->text->str + line_start, self->text->str + self->text->len, line);

  return self;
}
