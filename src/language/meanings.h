/* meanings.h: what kind of word a word is, and which words are like it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/models.h"

G_BEGIN_DECLS

#define ANALYZER_MEANINGS_NAME "meanings"
#define ANALYZER_MEANINGS_FEATURES 1    /* their version */

#define ANALYZER_MEANING_LENGTH 32      /* numbers of a vector */
#define ANALYZER_N_COARSE_CLASSES 64
#define ANALYZER_CLASSES_PER_COARSE 16

/**
 * AnalyzerMeanings:
 *
 * The classes and vectors of the words that are in use. It lives as long as
 * the models it is from.
 */
typedef struct
{
  const guint32 *keys;          /* hashes of words, 0 in an empty row */
  const guint16 *classes;
  const gint8   *vectors;
  guint32        mask;
} AnalyzerMeanings;

gboolean     analyzer_meanings_init       (AnalyzerMeanings        *self,
                                           AnalyzerModels          *models,
                                           GError                 **error);
guint        analyzer_meanings_find       (const AnalyzerMeanings  *self,
                                           guint32                  word_hash);
guint        analyzer_meanings_get_class  (const AnalyzerMeanings  *self,
                                           guint                    meaning);
const gint8 *analyzer_meanings_get_vector (const AnalyzerMeanings  *self,
                                           guint                    meaning);
float        analyzer_meanings_compare    (const AnalyzerMeanings  *self,
                                           guint                    a,
                                           guint                    b);

/* The coarse class, 1 to ANALYZER_N_COARSE_CLASSES, of a fine one; 0 of 0. */
static inline guint
analyzer_word_class_get_coarse (guint word_class)
{
  return (word_class + ANALYZER_CLASSES_PER_COARSE - 1) / ANALYZER_CLASSES_PER_COARSE;
}

G_END_DECLS
