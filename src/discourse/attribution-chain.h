/* attribution-chain.h: the likeliest labels of a row of words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANALYZER_CHAIN_MAX_LABELS 5

/**
 * AnalyzerChain:
 * @n: how many words there are
 * @n_labels: how many labels; label 0 is 'nothing', and the one before the
 *   first word
 * @emissions: how well each label suits each word, word by word
 * @boundaries: what stands before each word
 * @transitions: how well a label follows another, by boundary, label before,
 *   label; %ANALYZER_CHAIN_NEVER where it can't
 *
 * A linear chain of labels.
 */
typedef struct
{
  guint         n;
  guint         n_labels;
  float        *emissions;
  guint8       *boundaries;
  const float  *transitions;

  /*< private >*/
  guint         size;
  float        *best;
  float        *sums;
  float        *scales;
  guint8       *back;
} AnalyzerChain;

#define ANALYZER_CHAIN_NEVER (-1e6f)

/**
 * AnalyzerReading:
 * @score: how good it is, as a logarithm of odds against any other
 * @labels: one a word
 *
 * One way to label a chain.
 */
typedef struct
{
  float   score;
  guint8 *labels;
} AnalyzerReading;

AnalyzerChain *analyzer_chain_new          (guint           n_labels);
void           analyzer_chain_free         (AnalyzerChain  *self);
void           analyzer_chain_resize       (AnalyzerChain  *self,
                                            guint           n);
float          analyzer_chain_find_best    (AnalyzerChain  *self,
                                            guint8         *labels);
guint          analyzer_chain_find_several (AnalyzerChain   *self,
                                            AnalyzerReading *readings,
                                            guint            max,
                                            float            width);
float          analyzer_chain_sum          (AnalyzerChain   *self,
                                            float           *marginals,
                                            float           *pairs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerChain, analyzer_chain_free)

G_END_DECLS
