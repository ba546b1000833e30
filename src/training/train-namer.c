/* train-namer.c: learns names, figures and times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "language/namer.h"
#include "training/learner.h"
#include "training/training.h"

#define EPOCHS 6

/* This share of the features is not seen while learning, so that no single
 * one, such as a name that is often in the news, counts for all. */
#define DROPOUT 0.15

static void
learn_sentence (AnalyzerLearner        *learner,
                const AnalyzerTree     *tree,
                const AnalyzerSentence *sentence,
                AnalyzerNameMemory     *memory,
                GRand                  *rand)
{
  AnalyzerProse *prose = tree->prose;
  AnalyzerCapitals capitals = analyzer_sentence_capitals (prose, sentence);

  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      AnalyzerToken *token = &prose->tokens[sentence->first_token + i];
      guint32 features[ANALYZER_NAMER_MAX];
      float scores[ANALYZER_N_NAMES] = { 0 };
      guint n, kept = 0, best = 0;

      token->name = ANALYZER_NAME_NONE;
      if (!analyzer_namer_needs_weights (prose, sentence, i))
        continue;

      n = analyzer_namer_list_features (prose, sentence, capitals, memory, i, features);
      for (guint k = 0; k < n; k++)
        if (g_rand_double (rand) >= DROPOUT)
          features[kept++] = features[k];
      analyzer_learner_score (learner, features, kept, scores);
      for (guint k = 1; k < ANALYZER_N_NAMES; k++)
        if (scores[k] > scores[best])
          best = k;
      analyzer_learner_update (learner, features, kept, tree->gold[sentence->first_token + i].name, best);
      token->name = best;
    }

  analyzer_name_memory_keep (memory, prose, sentence);
}

static void
count_names (const AnalyzerToken    *tokens,
             const AnalyzerToken    *gold,
             const AnalyzerSentence *sentence,
             guint                  *n_found,
             guint                  *n_gold,
             guint                  *n_right)
{
  guint end = sentence->first_token + sentence->n_tokens;

  for (guint i = sentence->first_token; i < end; i++)
    {
      gboolean first = i == sentence->first_token;
      gboolean found_begins = tokens[i].name != 0 && (first || tokens[i - 1].name != tokens[i].name);
      gboolean gold_begins = gold[i].name != 0 && (first || gold[i - 1].name != gold[i].name);
      gboolean same = found_begins && gold_begins && tokens[i].name == gold[i].name;

      *n_found += found_begins;
      *n_gold += gold_begins;
      for (guint k = i + 1; same && k <= end; k++)
        {
          gboolean found_ends = k == end || tokens[k].name != tokens[i].name;
          gboolean gold_ends = k == end || gold[k].name != gold[i].name;

          same = found_ends == gold_ends;
          if (found_ends)
            break;
        }
      *n_right += same;
    }
}

gboolean
analyzer_evaluate_namer (AnalyzerTraining  *training,
                         GString           *figures,
                         GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  GPtrArray *trees = analyzer_training_get_part (training, ANALYZER_PART_DEV, error);
  guint n_found = 0, n_gold = 0, n_right = 0;
  AnalyzerTagger tagger;
  AnalyzerNamer namer;

  if (models == NULL || trees == NULL || !analyzer_tagger_init (&tagger, models, error) ||
      !analyzer_namer_init (&namer, models, error))
    return FALSE;

  for (guint i = 0; i < trees->len; i++)
    {
      const AnalyzerTree *tree = g_ptr_array_index (trees, i);
      AnalyzerNameMemory memory;

      analyzer_name_memory_init (&memory, tree->prose);
      for (guint k = 0; k < tree->prose->n_sentences; k++)
        {
          const AnalyzerSentence *sentence = &tree->prose->sentences[k];

          analyzer_tagger_tag (&tagger, tree->prose, sentence);
          analyzer_namer_name (&namer, tree->prose, sentence, &memory);
          count_names (tree->prose->tokens, tree->gold, sentence, &n_found, &n_gold, &n_right);
        }
      analyzer_name_memory_clear (&memory);
    }

  g_string_append_printf (figures, "dev: names: precision %.2f %%, recall %.2f %%, F %.2f %% of %u\n",
                          100. * n_right / MAX (n_found, 1), 100. * n_right / MAX (n_gold, 1),
                          200. * n_right / MAX (n_found + n_gold, 1), n_gold);

  return TRUE;
}

gboolean
analyzer_train_namer (AnalyzerTraining  *training,
                      GError           **error)
{
  g_autoptr(AnalyzerLearner) learner = analyzer_learner_new (ANALYZER_N_NAMES);
  g_autoptr(AnalyzerModelWriter) writer = analyzer_model_writer_new (ANALYZER_NAMER_NAME, ANALYZER_NAMER_FEATURES);
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);
  g_autoptr(GArray) weights = NULL;
  GPtrArray *trees;

  if (!analyzer_training_tag (training, error))
    return FALSE;

  trees = analyzer_training_get_part (training, ANALYZER_PART_TRAIN, error);
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    for (guint i = 0; i < trees->len; i++)
      {
        /* A fixed stride visits the articles in another order each time. */
        const AnalyzerTree *tree = g_ptr_array_index (trees, (i * 389u + epoch * 131u) % trees->len);
        AnalyzerNameMemory memory;

        if (!tree->has_names)
          continue;
        analyzer_name_memory_init (&memory, tree->prose);
        for (guint k = 0; k < tree->prose->n_sentences; k++)
          learn_sentence (learner, tree, &tree->prose->sentences[k], &memory, rand);
        analyzer_name_memory_clear (&memory);
      }

  weights = analyzer_learner_end (learner, 0.8f);
  analyzer_model_writer_add_sparse (writer, "weights", (AnalyzerSparseWeight *) (void *) weights->data, weights->len,
                                    ANALYZER_N_NAMES, 0);

  return analyzer_training_save (training, ANALYZER_NAMER_NAME, writer,
                                 "layers of news articles made by a program (persons, organizations, locations, "
                                 "figures and times)", NULL, error);
}
