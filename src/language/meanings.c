/* meanings.c: what kind of word a word is, and which words are like it.
 *
 * Words that stand in the same surroundings mean like things (Harris 1954).
 * The model keeps, for words in use, a vector that tells their surroundings
 * and the class of words whose vectors lie together; it is learned from texts
 * that nobody annotated, so that it knows words that the annotated ones lack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <math.h>

#include "language/meanings.h"

/**
 * analyzer_meanings_init:
 * @self: (out caller-allocates): the meanings, valid as long as @models
 * @models: the trained models
 *
 * Returns: whether the model could be opened; else @error is set
 */
gboolean
analyzer_meanings_init (AnalyzerMeanings  *self,
                        AnalyzerModels    *models,
                        GError           **error)
{
  const AnalyzerModel *model = analyzer_models_get (models, ANALYZER_MEANINGS_NAME, ANALYZER_MEANINGS_FEATURES, error);
  AnalyzerTable keys, classes, vectors;

  if (model == NULL ||
      !analyzer_model_get_table (model, "keys", sizeof *self->keys, &keys, error) ||
      !analyzer_model_get_table (model, "classes", sizeof *self->classes, &classes, error) ||
      !analyzer_model_get_table (model, "vectors", ANALYZER_MEANING_LENGTH, &vectors, error))
    return FALSE;

  if (keys.mask != classes.mask || keys.mask != vectors.mask)
    {
      g_set_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL,
                   "The model “%s” cannot be used: %s; install the program again", ANALYZER_MEANINGS_NAME,
                   "its tables do not fit each other");
      return FALSE;
    }

  self->keys = (const guint32 *) (const void *) keys.weights;
  self->classes = (const guint16 *) (const void *) classes.weights;
  self->vectors = vectors.weights;
  self->mask = keys.mask;

  return TRUE;
}

/**
 * analyzer_meanings_find:
 * @word_hash: the analyzer_hash_bytes() of a word in lower case
 *
 * Returns: the number of its meaning, 0 where it has none
 */
guint
analyzer_meanings_find (const AnalyzerMeanings *self,
                        guint32                 word_hash)
{
  guint32 at = word_hash & self->mask;

  for (guint32 i = 0; i <= self->mask && self->keys[at] != 0; i++, at = (at + 1) & self->mask)
    if (self->keys[at] == word_hash)
      return at + 1;

  return 0;
}

/**
 * analyzer_meanings_get_class:
 * @meaning: the number of a meaning, or 0
 *
 * Returns: the class of such words, from 1 to %ANALYZER_N_COARSE_CLASSES *
 *   %ANALYZER_CLASSES_PER_COARSE; 0 where it has none
 */
guint
analyzer_meanings_get_class (const AnalyzerMeanings *self,
                             guint                   meaning)
{
  return meaning > 0 ? MIN (self->classes[(meaning - 1) & self->mask], ANALYZER_N_COARSE_CLASSES * ANALYZER_CLASSES_PER_COARSE) : 0;
}

/**
 * analyzer_meanings_get_vector:
 * @meaning: the number of a meaning, or 0
 *
 * Returns: (transfer none) (nullable): its %ANALYZER_MEANING_LENGTH numbers, of
 *   which the squares add up to about 127², or %NULL for 0
 */
const gint8 *
analyzer_meanings_get_vector (const AnalyzerMeanings *self,
                              guint                   meaning)
{
  return meaning > 0 ? self->vectors + (gsize) ((meaning - 1) & self->mask) * ANALYZER_MEANING_LENGTH : NULL;
}

/**
 * analyzer_meanings_compare:
 * @a: the number of a meaning, or 0
 * @b: the number of a meaning, or 0
 *
 * Returns: how alike they are, the cosine of their vectors: from -1 to 1; 0
 *   where one is not known
 */
float
analyzer_meanings_compare (const AnalyzerMeanings *self,
                           guint                   a,
                           guint                   b)
{
  const gint8 *x = analyzer_meanings_get_vector (self, a), *y = analyzer_meanings_get_vector (self, b);
  gint32 both = 0, of_x = 0, of_y = 0;

  if (x == NULL || y == NULL)
    return 0;
  for (guint i = 0; i < ANALYZER_MEANING_LENGTH; i++)
    {
      both += x[i] * y[i];
      of_x += x[i] * x[i];
      of_y += y[i] * y[i];
    }

  return of_x > 0 && of_y > 0 ? both / sqrtf ((float) of_x * of_y) : 0;
}
