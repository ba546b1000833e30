/* samples.h: the sentences to learn from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "training/treebank.h"

G_BEGIN_DECLS

typedef struct
{
  const AnalyzerTree *tree;
  guint               sentence;
} AnalyzerSample;

GArray *analyzer_samples_new (GPtrArray *trees,
                              guint      longest);

G_END_DECLS
