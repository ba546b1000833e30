/* train-lemmatiser.c: learns which endings fall away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <string.h>

#include "language/lemmas.h"
#include "training/learner.h"
#include "training/training.h"

#define EPOCHS 3

/* Which ending makes the lemma of the word; -1 where none does. */
static int
find_ending (const char *word,
             const char *lemma)
{
  gsize length = strlen (word);
  g_autofree char *made = g_malloc (length + 8);

  for (guint i = 0; i < analyzer_n_endings; i++)
    if (analyzer_ending_fits (i, word, length) &&
        analyzer_ending_apply (i, word, length, made) == strlen (lemma) && memcmp (made, lemma, strlen (lemma)) == 0)
      return i;

  return -1;
}

static void
learn_word (AnalyzerLearner *learner,
            const char      *word,
            AnalyzerTag      tag,
            guint            right)
{
  guint32 features[ANALYZER_LEMMATISER_MAX];
  float scores[256] = { 0 };
  gsize length = strlen (word);
  guint n = analyzer_lemmatiser_list_features (word, length, tag, features);
  guint best = 0;

  analyzer_learner_score (learner, features, n, scores);
  for (guint i = 1; i < analyzer_n_endings; i++)
    if (scores[i] > scores[best] && analyzer_ending_fits (i, word, length))
      best = i;
  analyzer_learner_update (learner, features, n, right, best);
}

/* Whether the layers have the lemmas of words with @tag. */
static gboolean
is_lemmatised (AnalyzerTag tag)
{
  return tag != ANALYZER_TAG_NNPS && analyzer_tag_get_inflection (tag) != ANALYZER_INFLECTION_COMPARED;
}

gboolean
analyzer_train_lemmatiser (AnalyzerTraining  *training,
                           GError           **error)
{
  GPtrArray *trees = analyzer_training_get_part (training, ANALYZER_PART_TRAIN, error);
  g_autoptr(AnalyzerLearner) learner = analyzer_learner_new (analyzer_n_endings);
  g_autoptr(AnalyzerModelWriter) writer = NULL;
  g_autoptr(GArray) weights = NULL;

  if (trees == NULL)
    return FALSE;

  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    for (guint i = 0; i < trees->len; i++)
      {
        const AnalyzerTree *tree = g_ptr_array_index (trees, i);

        for (guint k = 0; k < tree->prose->n_tokens; k++)
          {
            AnalyzerTag tag = tree->gold[k].tag;
            const char *word = analyzer_prose_get_word (tree->prose, k);
            AnalyzerInflection inflection = analyzer_tag_get_inflection (tag);
            int ending;

            /* The layers leave names in the plural and what is compared. */
            if (inflection == ANALYZER_INFLECTION_NONE || tree->lemmas[k] == NULL ||
                (!is_lemmatised (tag) && !tree->gold_made) ||
                analyzer_lemma_find_irregular (word, inflection) != NULL)
              continue;
            ending = find_ending (word, tree->lemmas[k]);
            if (ending >= 0)
              learn_word (learner, word, tag, ending);
          }
      }

  weights = analyzer_learner_end (learner, 0.02f);
  writer = analyzer_model_writer_new (ANALYZER_LEMMATISER_NAME, ANALYZER_LEMMATISER_FEATURES);
  analyzer_model_writer_add_sparse (writer, "weights", (AnalyzerSparseWeight *) (void *) weights->data, weights->len,
                                    analyzer_n_endings, 8);

  return analyzer_training_save (training, ANALYZER_LEMMATISER_NAME, writer,
                                 "lemmas of the layers of news articles, made by a program; of the train part of the "
                                 "English Web Treebank and of four fifths of the GUM corpus, made by people",
                                 NULL, error);
}

gboolean
analyzer_evaluate_lemmatiser (AnalyzerTraining  *training,
                              GString           *figures,
                              GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  g_autofree AnalyzerLemmatiser *lemmatiser = g_new (AnalyzerLemmatiser, 1);

  if (models == NULL)
    return FALSE;

  for (AnalyzerPart part = ANALYZER_PART_DEV; part < ANALYZER_N_PARTS; part++)
    {
      GPtrArray *trees = analyzer_training_get_part (training, part, error);
      guint n = 0, n_right = 0;

      if (trees == NULL)
        return FALSE;
      for (guint i = 0; i < trees->len; i++)
        {
          const AnalyzerTree *tree = g_ptr_array_index (trees, i);

          if (!analyzer_lemmatiser_init (lemmatiser, models, error))
            return FALSE;
          for (guint k = 0; k < tree->prose->n_tokens; k++)
            if (analyzer_tag_get_inflection (tree->gold[k].tag) != ANALYZER_INFLECTION_NONE && tree->lemmas[k] != NULL &&
                (is_lemmatised (tree->gold[k].tag) || tree->gold_made))
              {
                guint lemma = analyzer_lemmatiser_find (lemmatiser, tree->prose->words, tree->prose->tokens[k].word,
                                                        tree->gold[k].tag);

                n++;
                n_right += strcmp (analyzer_words_get_text (tree->prose->words, lemma), tree->lemmas[k]) == 0;
              }
        }
      g_string_append_printf (figures, "%s: %.2f %% of %u lemmas of inflected words right\n",
                              analyzer_part_to_string (part), 100. * n_right / MAX (n, 1), n);
    }

  return TRUE;
}
