/* hint-learner.h: learns the weights of the network that gives hints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/quote-hints.h"

G_BEGIN_DECLS

/* A word whose link is not asked for. */
#define ANALYZER_NO_LINK 255

/**
 * AnalyzerLook:
 * @first: the first word of the passage that is seen from a cue
 * @n: how many are seen
 * @head: the word of the passage on which the cue hangs
 * @signs: how each stands to the cue, %ANALYZER_LINKS_SIGNS a word
 * @links: what each is to the cue, below %ANALYZER_N_LINKS, or
 *   %ANALYZER_NO_LINK
 *
 * A part of a passage as seen from a cue.
 */
typedef struct
{
  guint    first;
  guint    n;
  guint    head;
  guint16 *signs;
  guint8  *links;
} AnalyzerLook;

/**
 * AnalyzerPassage:
 * @n: how many words
 * @clues: what the network is told of each
 * @hints: what each is, below %ANALYZER_N_HINTS
 * @looks: (element-type AnalyzerLook): what is seen from each cue
 *
 * A paragraph to learn from.
 */
typedef struct
{
  guint              n;
  AnalyzerHintClues *clues;
  guint8            *hints;
  GPtrArray         *looks;
} AnalyzerPassage;

typedef struct _AnalyzerHintLearner AnalyzerHintLearner;

AnalyzerPassage     *analyzer_passage_new              (guint                  n);
void                 analyzer_passage_free             (AnalyzerPassage       *self);
AnalyzerLook        *analyzer_passage_add_look         (AnalyzerPassage       *self,
                                                        guint                  first,
                                                        guint                  n,
                                                        guint                  head);

AnalyzerHintLearner *analyzer_hint_learner_new         (gboolean               drops);
void                 analyzer_hint_learner_free        (AnalyzerHintLearner   *self);
double               analyzer_hint_learner_run         (AnalyzerHintLearner   *self,
                                                        const AnalyzerPassage *passage);
AnalyzerHintWeights *analyzer_hint_learner_get_weights (AnalyzerHintLearner   *self);
AnalyzerHintWeights *analyzer_hint_learner_get_slopes  (AnalyzerHintLearner   *self);

AnalyzerHintWeights *analyzer_hints_learn              (GPtrArray             *all);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerPassage, analyzer_passage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerHintLearner, analyzer_hint_learner_free)

G_END_DECLS
