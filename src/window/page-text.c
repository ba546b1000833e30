/* page-text.c: an article's text as the reading view lays it out.
 *
 * Above the text stand a line about the article and its headline. A text view
 * lays out a line at a time, so that lines of many thousand characters are
 * broken, and nobody reads on behind megabytes. All that makes the buffer
 * differ from the article is told here, once, for everybody who has to find a
 * span in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/page-text.h"

#include <glib/gi18n.h>

#include "text/offsets.h"

#define SHOWN_MAX (2u * 1024 * 1024)
#define LINE_SHOWN_MAX 8000u

struct _AnalyzerPageText
{
  GtkTextBuffer   *buffer;
  AnalyzerOffsets *offsets;
  guint            prefix;              /* characters above the text */
  guint            shown;               /* bytes of the text that are shown */
  GArray          *breaks;              /* of guint: bytes before which a line was broken */
};

static void
insert_tagged (GtkTextBuffer *buffer,
               const char    *text,
               const char    *tag)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, -1, tag, NULL);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, "\n", 1, tag, NULL);
}

/* The first line that is not blank, where it is the headline. */
static gboolean
find_heading (const char   *text,
              gsize         length,
              const char   *title,
              AnalyzerSpan *heading)
{
  const char *start = text, *end;

  while (start < text + length && g_ascii_isspace (*start))
    start++;
  end = memchr (start, '\n', text + length - start);
  if (end == NULL)
    end = text + length;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;

  heading->start = start - text;
  heading->end = end - text;

  return title != NULL && strlen (title) == (gsize) (end - start) && memcmp (title, start, end - start) == 0;
}

static void
insert_kicker (AnalyzerArticleItem *item,
               GtkTextBuffer       *buffer)
{
  AnalyzerArticle *article = analyzer_article_item_get_article (item);
  const char *byline = analyzer_article_get_field (article, ANALYZER_FIELD_BYLINE);
  g_autofree char *subtitle = analyzer_article_item_dup_subtitle (item);
  g_autofree char *kicker = byline != NULL ? g_strjoin (" · ", subtitle, byline, NULL) : g_strdup (subtitle);

  insert_tagged (buffer, kicker, "kicker");
}

static void
insert_piece (AnalyzerPageText *self,
              const char       *text,
              guint             start,
              guint             end)
{
  GtkTextIter iter;
  g_autofree char *copy = NULL;

  if (start == end)
    return;

  /* A buffer takes no zero bytes; and to a screen reader GTK 4.8 tells all that
   * stands up to the next one, however long the text is said to be. */
  copy = g_malloc (end - start + 1);
  memcpy (copy, text + start, end - start);
  copy[end - start] = '\0';
  for (guint i = 0; i < end - start; i++)
    if (copy[i] == '\0')
      copy[i] = ' ';
  gtk_text_buffer_get_end_iter (self->buffer, &iter);
  gtk_text_buffer_insert (self->buffer, &iter, copy, end - start);
}

static void
insert_text (AnalyzerPageText *self,
             const char       *text)
{
  guint begun = 0, line = 0, space = 0;

  for (guint i = 0; i < self->shown; i++)
    {
      if (text[i] == '\n')
        line = space = i + 1;
      else if (text[i] == ' ')
        space = i + 1;

      if (i - line < LINE_SHOWN_MAX || ((guchar) text[i] & 0xC0) == 0x80)
        continue;
      if (space <= line)
        space = i;
      insert_piece (self, text, begun, space);
      insert_piece (self, "\n", 0, 1);
      g_array_append_val (self->breaks, space);
      begun = line = space;
    }

  insert_piece (self, text, begun, self->shown);
}

static void
shrink_blank_lines (AnalyzerPageText *self)
{
  GtkTextIter iter, next;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, self->prefix);
  while (!gtk_text_iter_is_end (&iter))
    {
      next = iter;
      if (gtk_text_iter_ends_line (&iter) && gtk_text_iter_forward_line (&next))
        gtk_text_buffer_apply_tag_by_name (self->buffer, "blank", &iter, &next);
      if (!gtk_text_iter_forward_line (&iter))
        break;
    }
}

/**
 * analyzer_page_text_new:
 * @item: an item whose article has been read
 * @buffer: a buffer with the tags `kicker`, `heading`, `blank` and `ignored`
 *
 * Fills @buffer.
 *
 * Returns: (transfer full): where the parts of the article are in @buffer
 */
AnalyzerPageText *
analyzer_page_text_new (AnalyzerArticleItem *item,
                        GtkTextBuffer       *buffer)
{
  AnalyzerArticle *article = analyzer_article_item_get_article (item);
  const char *title = analyzer_article_get_field (article, ANALYZER_FIELD_TITLE);
  AnalyzerPageText *self = g_new0 (AnalyzerPageText, 1);
  GArray *ignored = analyzer_article_get_ignored (article);
  AnalyzerSpan heading;
  GtkTextIter start, end;
  const char *text;
  gsize length;

  text = analyzer_article_get_utf8 (article, &length);
  self->buffer = g_object_ref (buffer);
  self->shown = MIN (length, SHOWN_MAX);
  while (self->shown > 0 && self->shown < length && ((guchar) text[self->shown] & 0xC0) == 0x80)
    self->shown--;
  self->offsets = analyzer_offsets_new (text, self->shown);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));

  gtk_text_buffer_set_text (buffer, "", 0);
  insert_kicker (item, buffer);
  if (find_heading (text, self->shown, title, &heading))
    title = NULL;
  else
    heading.end = heading.start;
  if (title != NULL)
    insert_tagged (buffer, title, "heading");
  self->prefix = gtk_text_buffer_get_char_count (buffer);

  insert_text (self, text);
  if (self->shown < length)
    {
      insert_piece (self, "\n", 0, 1);
      insert_tagged (buffer, _("The text goes on; only its beginning is shown."), "kicker");
    }

  shrink_blank_lines (self);
  if (analyzer_page_text_get_iters (self, heading, &start, &end))
    gtk_text_buffer_apply_tag_by_name (buffer, "heading", &start, &end);
  for (guint i = 0; i < ignored->len; i++)
    if (analyzer_page_text_get_iters (self, g_array_index (ignored, AnalyzerSpan, i), &start, &end))
      gtk_text_buffer_apply_tag_by_name (buffer, "ignored", &start, &end);

  return self;
}

void
analyzer_page_text_free (AnalyzerPageText *self)
{
  g_object_unref (self->buffer);
  analyzer_offsets_free (self->offsets);
  g_array_unref (self->breaks);
  g_free (self);
}

static guint
count_breaks (const AnalyzerPageText *self,
              guint                   byte)
{
  guint low = 0, high = self->breaks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->breaks, guint, middle) <= byte)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * analyzer_page_text_to_offset:
 * @byte: of the article's text
 *
 * Returns: that place in the buffer, in characters
 */
guint
analyzer_page_text_to_offset (const AnalyzerPageText *self,
                              guint                   byte)
{
  byte = MIN (byte, self->shown);

  return self->prefix + analyzer_offsets_to_characters (self->offsets, byte) + count_breaks (self, byte);
}

/**
 * analyzer_page_text_to_byte:
 * @offset: in characters of the buffer
 * @byte: (out): that place in the article's text
 *
 * Returns: %FALSE where there is none of the article's text
 */
gboolean
analyzer_page_text_to_byte (const AnalyzerPageText *self,
                            guint                   offset,
                            guint                  *byte)
{
  guint low = 0, high = self->breaks->len;

  if (offset < self->prefix || offset >= analyzer_page_text_to_offset (self, self->shown))
    return FALSE;

  /* How many of the breaks lie before the offset: as many as move their own
   * byte not behind it. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (analyzer_page_text_to_offset (self, g_array_index (self->breaks, guint, middle)) <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  *byte = analyzer_offsets_to_bytes (self->offsets, offset - self->prefix - low);

  return TRUE;
}

/**
 * analyzer_page_text_get_iters:
 * @span: of the article's text
 * @start: (out): where it begins in the buffer
 * @end: (out): where it ends
 *
 * Returns: %FALSE where nothing of @span is shown
 */
gboolean
analyzer_page_text_get_iters (const AnalyzerPageText *self,
                              AnalyzerSpan            span,
                              GtkTextIter            *start,
                              GtkTextIter            *end)
{
  if (span.start >= span.end || span.start >= self->shown)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (self->buffer, start, analyzer_page_text_to_offset (self, span.start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, analyzer_page_text_to_offset (self, span.end));

  return TRUE;
}
