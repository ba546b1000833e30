/* hint-learner.h: learns the weights of the network that gives hints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/quote-hints.h"

G_BEGIN_DECLS

/**
 * AnalyzerPassage:
 * @n: how many words
 * @clues: what the network is told of each
 * @hints: what each is, below %ANALYZER_N_HINTS
 *
 * A paragraph to learn from.
 */
typedef struct
{
  guint              n;
  AnalyzerHintClues *clues;
  guint8            *hints;
} AnalyzerPassage;

typedef struct _AnalyzerHintLearner AnalyzerHintLearner;

AnalyzerPassage     *analyzer_passage_new              (guint                  n);
void                 analyzer_passage_free             (AnalyzerPassage       *self);

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
