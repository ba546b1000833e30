/* quote-links.h: guesses of a small network what belongs to a cue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/quote-hints.h"

G_BEGIN_DECLS

/**
 * AnalyzerLinkWork:
 * @n: how many words are seen from the cue
 * @words: what the layers before tell of each
 * @signs: for each of them the rows of the table of signs that tell how it
 *   stands to the cue
 * @dense: by word, what is known of it and of the cue
 * @gates: by word, as in #AnalyzerHintWork
 * @cells: by word, what is remembered
 * @states: by word, what is told
 * @joined: what goes to the output
 * @output: by word, the odds of nothing, the first and a further word of the
 *   source, of the content
 *
 * What the network computes of the words around a cue, layer by layer.
 */
struct _AnalyzerLinkWork
{
  guint    n;
  guint    room;
  float   *words;
  guint16 *signs;
  float   *dense;
  float   *gates;
  float   *cells;
  float   *states;
  float   *joined;
  float   *output;
};

AnalyzerLinkWork *analyzer_link_work_new    (void);
void              analyzer_link_work_free   (AnalyzerLinkWork          *self);
void              analyzer_link_work_resize (AnalyzerLinkWork          *self,
                                             guint                      n);
void              analyzer_link_work_run    (AnalyzerLinkWork          *self,
                                             const AnalyzerHintWeights *weights,
                                             const float               *head,
                                             const float               *kept);

void              analyzer_view_list_signs  (const AnalyzerView        *view,
                                             guint16                   *signs);
void              analyzer_view_add_links   (AnalyzerView              *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerLinkWork, analyzer_link_work_free)

G_END_DECLS
