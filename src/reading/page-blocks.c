/* page-blocks.c: the paragraphs of a web page, and what they look like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/page-blocks.h"

typedef struct
{
  AnalyzerPage   *page;
  AnalyzerBlocks *result;
  GArray         *open;         /* indexes of the elements around */
  guint           links;        /* how many of these are links */
  guint           skipping;     /* how many hold nothing to read */
  guint           verbatim;     /* how many keep their line ends */
  AnalyzerBlock   block;        /* the one that is being read */
  gboolean        in_block;
  gboolean        space;        /* white space waits for the next character */
  guint           breaks;       /* so many line breaks do */
} Walk;

static const AnalyzerNode *
get_node (AnalyzerPage *page,
          guint         index)
{
  return &g_array_index (page->nodes, AnalyzerNode, index);
}

static gboolean
ends_sentence (const char *text,
               gsize       length)
{
  const char *end = text + length;

  while (end > text)
    {
      const char *before = g_utf8_find_prev_char (text, end);
      gunichar c;

      if (before == NULL)
        return FALSE;
      c = g_utf8_get_char (before);
      switch (c)
        {
        case '"': case '\'': case ')': case ']': case 0x2019: case 0x201D: case 0x00BB: case 0x203A: case 0x201C:
          end = before;
          break;
        case '.': case '!': case '?': case ':': case 0x2026: case 0x3002: case 0xFF01: case 0xFF1F: case 0x0964:
          return TRUE;
        default:
          return FALSE;
        }
    }

  return FALSE;
}

/* What tells a paragraph from a label, a link or a line of data. */
static gboolean
is_prose (const AnalyzerBlock *block)
{
  guint linked = block->n_characters > 0 ? block->n_linked * 100 / block->n_characters : 100;

  if ((block->kind & (ANALYZER_ELEMENT_HEADING | ANALYZER_ELEMENT_CAPTION)) != 0)
    return FALSE;
  if (block->n_words >= 25)
    return linked < (block->is_sentence ? 50 : 35);
  if (block->n_words >= 10 || ((block->kind & ANALYZER_ELEMENT_PARAGRAPH) != 0 && block->n_words >= 5))
    return block->is_sentence && linked < 35;

  return FALSE;
}

static void
flush (Walk *walk)
{
  GString *text = walk->result->text;
  AnalyzerBlock *block = &walk->block;

  walk->space = FALSE;
  walk->breaks = 0;
  if (!walk->in_block)
    return;

  walk->in_block = FALSE;
  block->length = text->len - block->start;
  block->is_sentence = ends_sentence (text->str + block->start, block->length);
  block->is_prose = is_prose (block);
  g_array_append_val (walk->result->blocks, *block);
  g_string_append_c (text, '\n');
}

static void
begin (Walk *walk)
{
  guint node = g_array_index (walk->open, guint, walk->open->len - 1);

  memset (&walk->block, 0, sizeof walk->block);
  walk->block.start = walk->result->text->len;
  while (node > 0 && (get_node (walk->page, node)->kind & ANALYZER_ELEMENT_BLOCK) == 0)
    node = get_node (walk->page, node)->parent;
  walk->block.node = node;
  walk->block.kind = get_node (walk->page, node)->kind;
  walk->in_block = TRUE;
}

/* Marks that only tell where a word may be parted, or nothing at all. */
static gboolean
is_unseen (gunichar c)
{
  return c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF
         || (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
}

/* Chinese, Japanese and Thai part no words; two characters count as one. */
static gboolean
is_unspaced (gunichar c)
{
  return (c >= 0x3040 && c < 0xA000) || (c >= 0x0E00 && c < 0x0E80) || (c >= 0xF900 && c < 0xFB00)
         || (c >= 0x20000 && c < 0x30000);
}

static void
add_text (Walk       *walk,
          const char *text,
          gsize       length)
{
  GString *out = walk->result->text;
  const char *end = text + length;

  while (text < end)
    {
      gunichar c = (guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char (text);
      const char *next = g_utf8_next_char (text);

      /* Editors put no-break spaces wherever two blanks met. */
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == 0xA0)
        {
          walk->space = TRUE;
          if (c == '\n' && walk->verbatim > 0)
            walk->breaks++;
        }
      else if (!is_unseen (c))
        {
          if (walk->breaks > 1)
            flush (walk);
          if (!walk->in_block)
            {
              begin (walk);
              walk->block.n_words = 1;
            }
          else if (walk->breaks > 0)
            {
              g_string_append_c (out, '\n');
              walk->block.n_words++;
            }
          else if (walk->space)
            {
              g_string_append_c (out, ' ');
              walk->block.n_words++;
              walk->block.n_characters++;
            }
          walk->space = FALSE;
          walk->breaks = 0;
          g_string_append_len (out, text, next - text);
          walk->block.n_characters++;
          if (walk->links > 0)
            walk->block.n_linked++;
          if (is_unspaced (c) && walk->block.n_characters % 2 == 0)
            walk->block.n_words++;
        }
      text = next;
    }
}

/* A button or a note for screen readers inside a line. What is more than a
 * few words is judged as a block, whatever it is called. */
static gboolean
is_small_aside (AnalyzerPage *page,
                guint         index)
{
  const AnalyzerNode *node = get_node (page, index);
  gsize length = 0;

  if ((node->kind & (ANALYZER_ELEMENT_ASIDE | ANALYZER_ELEMENT_CAPTION | ANALYZER_ELEMENT_HIDDEN
                     | ANALYZER_ELEMENT_COMMENTS)) == 0
      || (node->kind & ANALYZER_ELEMENT_BLOCK) != 0 || node->end - index > 50)
    return FALSE;

  for (guint i = index + 1; i < node->end; i++)
    {
      const AnalyzerNode *part = get_node (page, i);

      if ((part->kind & ANALYZER_ELEMENT_BLOCK) != 0)
        return FALSE;
      if ((part->kind & ANALYZER_ELEMENT_TEXT) != 0)
        length += part->length;
    }

  return length < 200;
}

static void
count_element (Walk  *walk,
               guint  index,
               int    by)
{
  guint kind = get_node (walk->page, index)->kind;

  if ((kind & ANALYZER_ELEMENT_LINK) != 0)
    walk->links += by;
  if ((kind & ANALYZER_ELEMENT_SKIP) != 0 || is_small_aside (walk->page, index))
    walk->skipping += by;
  if ((kind & ANALYZER_ELEMENT_VERBATIM) != 0)
    walk->verbatim += by;
}

static void
close_until (Walk  *walk,
             guint  index)
{
  while (walk->open->len > 1)
    {
      guint top = g_array_index (walk->open, guint, walk->open->len - 1);
      const AnalyzerNode *node = get_node (walk->page, top);

      if (node->end > index)
        break;
      if ((node->kind & ANALYZER_ELEMENT_BLOCK) != 0)
        flush (walk);
      count_element (walk, top, -1);
      g_array_set_size (walk->open, walk->open->len - 1);
    }
}

/**
 * analyzer_blocks_new:
 * @page: a page
 *
 * Returns: (transfer full): its text, block by block
 */
AnalyzerBlocks *
analyzer_blocks_new (AnalyzerPage *page)
{
  AnalyzerBlocks *self = g_new0 (AnalyzerBlocks, 1);
  Walk walk = { 0 };
  guint n = page->nodes->len;

  self->blocks = g_array_new (FALSE, FALSE, sizeof (AnalyzerBlock));
  self->text = g_string_sized_new (page->text->len + 64);
  self->first = g_new (guint, n + 1);
  walk.page = page;
  walk.result = self;
  walk.open = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (walk.open, 1);

  self->first[0] = 0;
  for (guint i = 1; i < n; i++)
    {
      const AnalyzerNode *node = get_node (page, i);

      close_until (&walk, i);
      if ((node->kind & ANALYZER_ELEMENT_BLOCK) != 0)
        flush (&walk);
      self->first[i] = self->blocks->len;

      if ((node->kind & ANALYZER_ELEMENT_TEXT) != 0)
        {
          if (walk.skipping == 0)
            add_text (&walk, page->text->str + node->start, node->length);
          continue;
        }
      if ((node->kind & ANALYZER_ELEMENT_BREAK) != 0)
        {
          walk.breaks++;
          continue;
        }
      count_element (&walk, i, 1);
      g_array_append_val (walk.open, i);
    }
  flush (&walk);
  self->first[n] = self->blocks->len;
  g_array_unref (walk.open);

  return self;
}

void
analyzer_blocks_free (AnalyzerBlocks *self)
{
  g_array_unref (self->blocks);
  g_string_free (self->text, TRUE);
  g_free (self->first);
  g_free (self);
}
