/* learner.h: learns the weights of sparse features, label by label.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/model-writer.h"

G_BEGIN_DECLS

/* An averaged perceptron (Collins 2002; averaged as by Daumé 2006). */
typedef struct _AnalyzerLearner AnalyzerLearner;

AnalyzerLearner *analyzer_learner_new    (guint                  n_labels);
void             analyzer_learner_free   (AnalyzerLearner       *self);

void             analyzer_learner_score  (AnalyzerLearner       *self,
                                          const guint32         *features,
                                          guint                  n_features,
                                          float                 *scores);
void             analyzer_learner_update (AnalyzerLearner       *self,
                                          const guint32         *features,
                                          guint                  n_features,
                                          guint                  right,
                                          guint                  wrong);
GArray          *analyzer_learner_end    (AnalyzerLearner       *self,
                                          float                  least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerLearner, analyzer_learner_free)

G_END_DECLS
