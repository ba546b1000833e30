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

/* How often a document whose names people marked is read for each time that
 * one of the layers is: there are few, of many subjects. */
#define GOLD_TIMES 2

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
      guint right = tree->gold[sentence->first_token + i].name;
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
      token->name = best;

      /* Where people marked the names, they marked no figures and times. */
      if (right != ANALYZER_NAME_UNKNOWN && !(tree->gold_made && best >= ANALYZER_NAME_DATE))
        analyzer_learner_update (learner, features, kept, right, best);
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

static void
name_tree (const AnalyzerTagger *tagger,
           const AnalyzerNamer  *namer,
           const AnalyzerTree   *tree)
{
  AnalyzerNameMemory memory;

  analyzer_name_memory_init (&memory, tree->prose);
  for (guint k = 0; k < tree->prose->n_sentences; k++)
    {
      analyzer_tagger_tag (tagger, tree->prose, &tree->prose->sentences[k]);
      analyzer_namer_name (namer, tree->prose, &tree->prose->sentences[k], &memory);
    }
  analyzer_name_memory_clear (&memory);
}

gboolean
analyzer_evaluate_namer (AnalyzerTraining  *training,
                         GString           *figures,
                         GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  GPtrArray *dev = analyzer_training_get_part (training, ANALYZER_PART_DEV, error);
  GPtrArray *gum = dev != NULL ? analyzer_training_get_part (training, ANALYZER_PART_GUM, error) : NULL;
  guint n_found = 0, n_gold = 0, n_right = 0;
  guint n_words[ANALYZER_N_NAMES] = { 0 }, n_words_right[ANALYZER_N_NAMES] = { 0 };
  AnalyzerTagger tagger;
  AnalyzerNamer namer;

  if (models == NULL || gum == NULL || !analyzer_tagger_init (&tagger, models, error) ||
      !analyzer_namer_init (&namer, models, error))
    return FALSE;

  for (guint i = 0; i < dev->len; i++)
    {
      const AnalyzerTree *tree = g_ptr_array_index (dev, i);

      name_tree (&tagger, &namer, tree);
      for (guint k = 0; k < tree->prose->n_sentences; k++)
        count_names (tree->prose->tokens, tree->gold, &tree->prose->sentences[k], &n_found, &n_gold, &n_right);
    }
  g_string_append_printf (figures, "dev: names: precision %.2f %%, recall %.2f %%, F %.2f %% of %u\n",
                          100. * n_right / MAX (n_found, 1), 100. * n_right / MAX (n_gold, 1),
                          200. * n_right / MAX (n_found + n_gold, 1), n_gold);

  for (guint i = 0; i < gum->len; i++)
    {
      const AnalyzerTree *tree = g_ptr_array_index (gum, i);

      name_tree (&tagger, &namer, tree);
      for (guint k = 0; k < tree->prose->n_tokens; k++)
        if (tree->gold[k].name < ANALYZER_N_NAMES)
          {
            n_words[tree->gold[k].name]++;
            n_words_right[tree->gold[k].name] += tree->prose->tokens[k].name == tree->gold[k].name;
          }
    }
  for (guint k = ANALYZER_NAME_PERSON; k <= ANALYZER_NAME_LOCATION; k++)
    g_string_append_printf (figures, "gum: %s: %.2f %% of %u words right\n", analyzer_name_to_string (k),
                            100. * n_words_right[k] / MAX (n_words[k], 1), n_words[k]);

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
        for (guint times = 0; times < (tree->gold_made ? GOLD_TIMES : 1); times++)
          {
            analyzer_name_memory_init (&memory, tree->prose);
            for (guint k = 0; k < tree->prose->n_sentences; k++)
              learn_sentence (learner, tree, &tree->prose->sentences[k], &memory, rand);
            analyzer_name_memory_clear (&memory);
          }
      }

  weights = analyzer_learner_end (learner, 0.8f);
  analyzer_model_writer_add_sparse (writer, "weights", (AnalyzerSparseWeight *) (void *) weights->data, weights->len,
                                    ANALYZER_N_NAMES, 0);

  return analyzer_training_save (training, ANALYZER_NAMER_NAME, writer,
                                 "layers of news articles made by a program (persons, organizations, locations, "
                                 "figures and times); persons, organizations and places of four fifths of the GUM corpus, "
                                 "made by people", NULL, error);
}
