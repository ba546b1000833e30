/* lemmas.h: tells the dictionary form of a word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/models.h"
#include "language/labels.h"
#include "language/words.h"

G_BEGIN_DECLS

#define ANALYZER_LEMMATISER_NAME "lemmas"
#define ANALYZER_LEMMATISER_FEATURES 1  /* their version */
#define ANALYZER_LEMMATISER_MAX 12      /* of a word, at most */
#define ANALYZER_LEMMATISER_CACHE 4096

/* What is taken from a word's end, and what is put there instead. */
typedef struct
{
  const char *from;
  const char *to;
  gboolean    twice;            /* and the letter before, which is doubled */
} AnalyzerEnding;

extern const AnalyzerEnding analyzer_endings[];
extern const guint          analyzer_n_endings;

/* Forms of words that no rule tells. */
typedef enum
{
  ANALYZER_INFLECTION_NONE,
  ANALYZER_INFLECTION_VERB,
  ANALYZER_INFLECTION_NOUN,
  ANALYZER_INFLECTION_COMPARED,
} AnalyzerInflection;

typedef struct
{
  AnalyzerSparse weights;
  guint64        keys[ANALYZER_LEMMATISER_CACHE];       /* a word and its tag, plus one */
  guint          lemmas[ANALYZER_LEMMATISER_CACHE];
} AnalyzerLemmatiser;

gboolean           analyzer_lemmatiser_init          (AnalyzerLemmatiser *self,
                                                      AnalyzerModels     *models,
                                                      GError            **error);
guint              analyzer_lemmatiser_find          (AnalyzerLemmatiser *self,
                                                      AnalyzerWords      *words,
                                                      guint               word,
                                                      AnalyzerTag         tag);

/* For the trainer too. */
AnalyzerInflection analyzer_tag_get_inflection       (AnalyzerTag         tag);
const char        *analyzer_lemma_find_irregular     (const char         *word,
                                                      AnalyzerInflection  inflection);
gboolean           analyzer_ending_fits              (guint               ending,
                                                      const char         *word,
                                                      gsize               length);
guint              analyzer_ending_apply             (guint               ending,
                                                      const char         *word,
                                                      gsize               length,
                                                      char               *lemma);
guint              analyzer_lemmatiser_list_features (const char         *word,
                                                      gsize               length,
                                                      AnalyzerTag         tag,
                                                      guint32            *features);

G_END_DECLS
