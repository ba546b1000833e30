/* tagger.h: tells the parts of speech.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose.h"

G_BEGIN_DECLS

#define ANALYZER_TAGGER_NAME "tags"
#define ANALYZER_TAGGER_FEATURES 2      /* their version */
#define ANALYZER_TAGGER_MAX 40          /* of a word, at most */

typedef enum
{
  ANALYZER_CAPITALS_SOME,       /* as prose is */
  ANALYZER_CAPITALS_TITLE,      /* Of Most Words, as in Headlines */
  ANALYZER_CAPITALS_ALL,
} AnalyzerCapitals;

typedef struct
{
  AnalyzerSparse known;         /* words that have but one tag */
  AnalyzerSparse weights;
} AnalyzerTagger;

gboolean         analyzer_tagger_init          (AnalyzerTagger         *self,
                                                AnalyzerModels         *models,
                                                GError                **error);
void             analyzer_tagger_tag           (const AnalyzerTagger   *self,
                                                AnalyzerProse          *prose,
                                                const AnalyzerSentence *sentence);

/* For the trainer too. */
AnalyzerCapitals analyzer_sentence_capitals    (const AnalyzerProse    *prose,
                                                const AnalyzerSentence *sentence);
AnalyzerTag      analyzer_tagger_find_mark     (const AnalyzerProse    *prose,
                                                const AnalyzerSentence *sentence,
                                                guint                   i,
                                                gboolean               *open);
guint            analyzer_tagger_list_features (const AnalyzerProse    *prose,
                                                const AnalyzerSentence *sentence,
                                                AnalyzerCapitals        capitals,
                                                guint                   i,
                                                guint32                *features);

G_END_DECLS
