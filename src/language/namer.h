/* namer.h: tells names, figures and times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/tagger.h"

G_BEGIN_DECLS

#define ANALYZER_NAMER_NAME "names"
#define ANALYZER_NAMER_FEATURES 2       /* their version */
#define ANALYZER_NAMER_MAX 56           /* of a word, at most */

typedef struct
{
  AnalyzerSparse weights;
} AnalyzerNamer;

/* What the names of an article so far tell of those to come: by the number of
 * a word, its AnalyzerName last time. */
typedef struct
{
  guint8 *names;
  guint   n_words;
} AnalyzerNameMemory;

gboolean analyzer_namer_init          (AnalyzerNamer            *self,
                                       AnalyzerModels           *models,
                                       GError                  **error);
void     analyzer_namer_name          (const AnalyzerNamer      *self,
                                       AnalyzerProse            *prose,
                                       const AnalyzerSentence   *sentence,
                                       AnalyzerNameMemory       *memory);

void     analyzer_name_memory_init    (AnalyzerNameMemory       *self,
                                       const AnalyzerProse      *prose);
void     analyzer_name_memory_clear   (AnalyzerNameMemory       *self);

/* For the trainer too. */
guint    analyzer_namer_list_features (const AnalyzerProse      *prose,
                                       const AnalyzerSentence   *sentence,
                                       AnalyzerCapitals          capitals,
                                       const AnalyzerNameMemory *memory,
                                       guint                     i,
                                       guint32                  *features);
gboolean analyzer_namer_needs_weights (const AnalyzerProse      *prose,
                                       const AnalyzerSentence   *sentence,
                                       guint                     i);
void     analyzer_name_memory_keep    (AnalyzerNameMemory       *self,
                                       const AnalyzerProse      *prose,
                                       const AnalyzerSentence   *sentence);

G_END_DECLS
