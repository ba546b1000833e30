/* page-text.c: a piece of a web page that is all article.
 *
 * Feeds, messages and news agencies' formats carry an article's body as HTML.
 * There is nothing to look for in it; only what is no prose is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/furniture.h"
#include "reading/page-blocks.h"
#include "reading/page-text.h"

#define LEFT_OUT (ANALYZER_ELEMENT_ASIDE | ANALYZER_ELEMENT_CAPTION | ANALYZER_ELEMENT_HIDDEN)

/* What becomes of a block. */
enum
{
  WRITTEN,
  LEFT,
  NOTE,
};

/* Marks the blocks inside elements that are left out or notes. */
static guint8 *
find_left_out (AnalyzerPage   *page,
               AnalyzerBlocks *blocks)
{
  guint8 *out = g_malloc0 (blocks->blocks->len + 1);

  for (guint i = 1; i < page->nodes->len;)
    {
      const AnalyzerNode *node = &g_array_index (page->nodes, AnalyzerNode, i);

      if ((node->kind & LEFT_OUT) == 0 || (node->kind & ANALYZER_ELEMENT_BLOCK) == 0)
        {
          i++;
          continue;
        }
      if ((node->kind & ANALYZER_ELEMENT_NOTE) != 0)
        {
          /* One in another would be marked again and again. */
          if (blocks->first[i] < blocks->blocks->len && out[blocks->first[i]] != NOTE)
            memset (out + blocks->first[i], NOTE, blocks->first[node->end] - blocks->first[i]);
          i++;
          continue;
        }
      memset (out + blocks->first[i], LEFT, blocks->first[node->end] - blocks->first[i]);
      i = node->end;
    }

  return out;
}

/* Nothing but a link that is no heading. Blanks count as characters. */
static gboolean
is_link (const AnalyzerBlock *block)
{
  return (block->kind & ANALYZER_ELEMENT_HEADING) == 0 && block->n_words < 20
         && block->n_linked + block->n_words > block->n_characters && block->n_linked > 0;
}

/**
 * analyzer_page_write_all:
 * @html: HTML, UTF-8
 * @length: its length in bytes
 * @manuscript: takes the paragraphs
 * @cancellable: (nullable): stops the work
 *
 * Returns: whether it could be read; if not, @error is set
 */
gboolean
analyzer_page_write_all (const char          *html,
                         gsize                length,
                         AnalyzerManuscript  *manuscript,
                         GCancellable        *cancellable,
                         GError             **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (html, length);
  g_autoptr(AnalyzerPage) page = analyzer_page_parse (bytes, cancellable, error);
  g_autoptr(AnalyzerBlocks) blocks = NULL;
  g_autofree guint8 *out = NULL;

  if (page == NULL)
    return FALSE;

  blocks = analyzer_blocks_new (page);
  out = find_left_out (page, blocks);
  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const AnalyzerBlock *block = &g_array_index (blocks->blocks, AnalyzerBlock, i);
      const char *words = blocks->text->str + block->start;
      const char *at = words, *end = words + block->length;

      if (out[i] == LEFT || is_link (block)
          || analyzer_furniture_match (words, block->length) == block->length)
        continue;

      if (out[i] == NOTE)
        analyzer_manuscript_begin_note (manuscript);
      while (at < end)
        {
          const char *newline = memchr (at, '\n', end - at);
          const char *stop = newline != NULL ? newline : end;

          analyzer_manuscript_add_text (manuscript, at, stop - at);
          if (newline != NULL)
            analyzer_manuscript_break_line (manuscript);
          at = stop + 1;
        }
      analyzer_manuscript_end_paragraph (manuscript);
      analyzer_manuscript_end_note (manuscript);
    }

  return TRUE;
}
