/* chain-learner.h: learns the weights of a chain of labels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/attribution-chain.h"
#include "discourse/attribution-features.h"

G_BEGIN_DECLS

/**
 * AnalyzerRow:
 *
 * The features of one word.
 */
typedef struct
{
  const guint32 *keys;
  guint          n;
} AnalyzerRow;

/**
 * AnalyzerExample:
 * @n: how many words
 * @rows: two a word: the features that do not depend on a cue, those that do
 * @labels: the right label of each word
 * @boundaries: what stands before each word
 * @fixed: (nullable): which words have label 0 whatever the features say
 *
 * A row of words whose labels are known.
 */
typedef struct
{
  guint        n;
  AnalyzerRow *rows;
  guint8      *labels;
  guint8      *boundaries;
  guint8      *fixed;
} AnalyzerExample;

typedef struct
{
  guint  bits;
  guint  n_labels;
  guint  n_epochs;
  guint  n_trainings;
  float  rate;
  float  dropout;
} AnalyzerChainPlan;

/**
 * AnalyzerChainWeights:
 * @weights: by row and column (a label after the first)
 * @transitions: as in AnalyzerChain
 */
typedef struct
{
  AnalyzerChainPlan plan;
  float            *weights;
  float             transitions[ANALYZER_N_BOUNDARIES * ANALYZER_CHAIN_MAX_LABELS * ANALYZER_CHAIN_MAX_LABELS];
} AnalyzerChainWeights;

AnalyzerChainWeights *analyzer_chain_weights_learn    (const AnalyzerChainPlan    *plan,
                                                       GPtrArray                  *examples,
                                                       const float                *start_transitions);
void                  analyzer_chain_weights_free     (AnalyzerChainWeights       *self);

G_END_DECLS
