/* page-blocks.h: the paragraphs of a web page, and what they look like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/page.h"

G_BEGIN_DECLS

/**
 * AnalyzerBlock:
 * @node: the element that it stands in
 * @kind: what that element and those around it up to a block are, of
 *   #AnalyzerElementKind
 * @start: where it begins in the blocks' text
 * @length: its length in bytes
 * @n_characters: how many characters it has
 * @n_linked: how many of them are in links
 * @n_words: how many words it has
 * @is_sentence: whether it ends as a sentence does
 * @is_prose: whether it reads like a paragraph of an article
 *
 * Text that stands on lines of its own.
 */
typedef struct
{
  guint    node;
  guint    kind;
  guint    start;
  guint    length;
  guint    n_characters;
  guint    n_linked;
  guint    n_words;
  gboolean is_sentence;
  gboolean is_prose;
} AnalyzerBlock;

/**
 * AnalyzerBlocks:
 * @blocks: (element-type AnalyzerBlock): in the order of the page
 * @text: what they say, white space folded
 * @first: for each node of the page the index of the first block that begins
 *   in or after it, and one more
 *
 * All blocks of a page.
 */
typedef struct
{
  GArray  *blocks;
  GString *text;
  guint   *first;
} AnalyzerBlocks;

AnalyzerBlocks *analyzer_blocks_new  (AnalyzerPage   *page);
void            analyzer_blocks_free (AnalyzerBlocks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerBlocks, analyzer_blocks_free)

G_END_DECLS
