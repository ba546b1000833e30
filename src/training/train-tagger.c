/* train-tagger.c: learns the parts of speech.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "language/tagger.h"
#include "training/learner.h"
#include "training/draw.h"
#include "training/samples.h"
#include "training/training.h"

#define EPOCHS 10
#define FOLD_EPOCHS 4

/* The last rounds see the layers alone: where the treebanks follow other
 * conventions, those of the layers are kept. */
#define LAYERS_EPOCHS 3

/* The right tag shall be ahead of all others by as much. */
#define MARGIN 10

/* Averages nearer to nothing are left out. */
#define LEAST 1.6f
#define FOLD_LEAST 1.0f

/* A word that was seen this often, and nearly always with one tag, has it. */
#define KNOWN_TIMES 40
#define KNOWN_SHARE 0.998

/* The words that have but one tag, as weights of one entry each. */
static GArray *
find_known (GArray *samples)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GArray *known = g_array_new (FALSE, FALSE, sizeof (AnalyzerSparseWeight));
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < samples->len; i++)
    {
      const AnalyzerSample *sample = &g_array_index (samples, AnalyzerSample, i);
      const AnalyzerProse *prose = sample->tree->prose;
      const AnalyzerSentence *sentence = &prose->sentences[sample->sentence];

      /* A capital at the begin of a sentence or in a headline tells nothing
       * of the word; such places do not count. */
      if (analyzer_sentence_capitals (prose, sentence) != ANALYZER_CAPITALS_SOME)
        continue;
      for (guint k = 0; k < sentence->n_tokens; k++)
        {
          guint token = sentence->first_token + k;
          gpointer hash = GUINT_TO_POINTER (prose->forms[prose->tokens[token].form].hash);
          guint *count = g_hash_table_lookup (counts, hash);

          if (count == NULL)
            {
              count = g_new0 (guint, ANALYZER_N_TAGS);
              g_hash_table_insert (counts, hash, count);
            }
          count[sample->tree->gold[token].tag]++;
        }
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const guint *count = value;
      guint best = 1, sum = 0;

      for (guint k = 1; k < ANALYZER_N_TAGS; k++)
        {
          sum += count[k];
          if (count[k] > count[best])
            best = k;
        }
      if (sum >= KNOWN_TIMES && count[best] >= KNOWN_SHARE * sum)
        {
          AnalyzerSparseWeight weight = { GPOINTER_TO_UINT (key), best, 1 };

          g_array_append_val (known, weight);
        }
    }

  return known;
}

/* The tag other than the right one for which most speaks. */
static guint
find_rival (const float *scores,
            guint        right)
{
  guint rival = right == 1 ? 2 : 1;

  for (guint k = rival + 1; k < ANALYZER_N_TAGS; k++)
    if (k != right && scores[k] > scores[rival])
      rival = k;

  return rival;
}

static void
learn_sentence (AnalyzerLearner      *learner,
                GHashTable           *known,
                const AnalyzerSample *sample)
{
  AnalyzerProse *prose = sample->tree->prose;
  const AnalyzerSentence *sentence = &prose->sentences[sample->sentence];
  AnalyzerCapitals capitals = analyzer_sentence_capitals (prose, sentence);
  gboolean open = FALSE;

  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      AnalyzerToken *token = &prose->tokens[sentence->first_token + i];
      guint right = sample->tree->gold[sentence->first_token + i].tag;
      guint32 features[ANALYZER_TAGGER_MAX];
      float scores[ANALYZER_N_TAGS] = { 0 };
      guint n, rival, best = 1;

      token->tag = analyzer_tagger_find_mark (prose, sentence, i, &open);
      if (token->tag == ANALYZER_TAG_NONE && capitals == ANALYZER_CAPITALS_SOME)
        token->tag = GPOINTER_TO_UINT (g_hash_table_lookup (known,
                                                            GUINT_TO_POINTER (prose->forms[token->form].hash)));
      if (token->tag != ANALYZER_TAG_NONE)
        continue;

      n = analyzer_tagger_list_features (prose, sentence, capitals, i, features);
      analyzer_learner_score (learner, features, n, scores);
      for (guint k = best + 1; k < ANALYZER_N_TAGS; k++)
        if (scores[k] > scores[best])
          best = k;
      rival = find_rival (scores, right);
      analyzer_learner_update (learner, features, n, right, scores[right] - scores[rival] < MARGIN ? rival : right);
      token->tag = best;
    }
}

static AnalyzerModelWriter *
learn (GPtrArray *trees,
       guint      epochs,
       guint      layers_epochs,
       float      least)
{
  g_autoptr(AnalyzerLearner) learner = analyzer_learner_new (ANALYZER_N_TAGS);
  g_autoptr(GArray) samples = analyzer_samples_new (trees, G_MAXUINT);
  g_autoptr(GArray) known = find_known (samples);
  g_autoptr(GHashTable) known_tags = g_hash_table_new (NULL, NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GArray) weights = NULL;
  AnalyzerModelWriter *writer;

  for (guint i = 0; i < known->len; i++)
    {
      const AnalyzerSparseWeight *weight = &g_array_index (known, AnalyzerSparseWeight, i);

      g_hash_table_insert (known_tags, GUINT_TO_POINTER (weight->hash), GUINT_TO_POINTER (weight->label));
    }

  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      analyzer_shuffle (samples, rand);
      for (guint i = 0; i < samples->len; i++)
        {
          const AnalyzerSample *sample = &g_array_index (samples, AnalyzerSample, i);

          if (epoch + layers_epochs < epochs || !sample->tree->gold_made)
            learn_sentence (learner, known_tags, sample);
        }
    }

  weights = analyzer_learner_end (learner, least);
  writer = analyzer_model_writer_new (ANALYZER_TAGGER_NAME, ANALYZER_TAGGER_FEATURES);
  analyzer_model_writer_add_sparse (writer, "known", (AnalyzerSparseWeight *) (void *) known->data, known->len,
                                    ANALYZER_N_TAGS, 0);
  analyzer_model_writer_add_sparse (writer, "weights", (AnalyzerSparseWeight *) (void *) weights->data, weights->len,
                                    ANALYZER_N_TAGS, 0);

  return writer;
}

static gboolean
open_tagger (AnalyzerTagger       *tagger,
             AnalyzerModelWriter  *writer,
             AnalyzerModel       **model,
             GError              **error)
{
  g_autoptr(GBytes) bytes = analyzer_model_writer_end (writer);

  *model = analyzer_model_new (bytes, ANALYZER_TAGGER_NAME, ANALYZER_TAGGER_FEATURES, error);

  return *model != NULL &&
         analyzer_model_get_sparse (*model, "known", ANALYZER_N_TAGS, &tagger->known, error) &&
         analyzer_model_get_sparse (*model, "weights", ANALYZER_N_TAGS, &tagger->weights, error);
}

gboolean
analyzer_training_tag (AnalyzerTraining  *training,
                       GError           **error)
{
  GPtrArray *trees = analyzer_training_get_part (training, ANALYZER_PART_TRAIN, error);

  if (trees == NULL)
    return FALSE;
  if (training->tagged)
    return TRUE;

  for (guint fold = 0; fold < 2; fold++)
    {
      g_autoptr(GPtrArray) others = analyzer_training_leave_out_half (trees, fold);
      g_autoptr(AnalyzerModelWriter) writer = learn (others, FOLD_EPOCHS, 0, FOLD_LEAST);
      g_autoptr(AnalyzerModel) model = NULL;
      AnalyzerTagger tagger;

      if (!open_tagger (&tagger, writer, &model, error))
        return FALSE;
      for (guint i = 0; i < trees->len; i++)
        {
          const AnalyzerTree *tree = g_ptr_array_index (trees, i);

          for (guint k = 0; analyzer_training_get_half (i) == fold && k < tree->prose->n_sentences; k++)
            analyzer_tagger_tag (&tagger, tree->prose, &tree->prose->sentences[k]);
        }
    }
  training->tagged = TRUE;

  return TRUE;
}

/* The layers take every '' for a closing mark, in articles that write opening
 * ones so too; which of the two a mark is does not count. */
static gboolean
is_right (guint tag,
          guint gold)
{
  return tag == gold || (tag == ANALYZER_TAG_OPEN && gold == ANALYZER_TAG_CLOSE) ||
         (tag == ANALYZER_TAG_CLOSE && gold == ANALYZER_TAG_OPEN);
}

gboolean
analyzer_evaluate_tagger (AnalyzerTraining  *training,
                          GString           *figures,
                          GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  AnalyzerTagger tagger;

  if (models == NULL || !analyzer_tagger_init (&tagger, models, error))
    return FALSE;

  for (AnalyzerPart part = ANALYZER_PART_DEV; part < ANALYZER_N_PARTS; part++)
    {
      GPtrArray *trees = analyzer_training_get_part (training, part, error);
      guint n = 0, n_right = 0, n_same = 0;

      if (trees == NULL)
        return FALSE;
      for (guint i = 0; i < trees->len; i++)
        {
          const AnalyzerTree *tree = g_ptr_array_index (trees, i);

          for (guint k = 0; k < tree->prose->n_sentences; k++)
            analyzer_tagger_tag (&tagger, tree->prose, &tree->prose->sentences[k]);
          for (guint k = 0; k < tree->prose->n_tokens; k++)
            {
              n_right += is_right (tree->prose->tokens[k].tag, tree->gold[k].tag);
              n_same += tree->prose->tokens[k].tag == tree->gold[k].tag;
            }
          n += tree->prose->n_tokens;
        }
      g_string_append_printf (figures, "%s: %.2f %% of %u tags right, %.2f %% where the direction of quotation marks "
                              "counts\n", analyzer_part_to_string (part), 100. * n_right / MAX (n, 1), n,
                              100. * n_same / MAX (n, 1));
    }

  return TRUE;
}

gboolean
analyzer_train_tagger (AnalyzerTraining  *training,
                       GError           **error)
{
  GPtrArray *trees = analyzer_training_get_part (training, ANALYZER_PART_TRAIN, error);
  g_autoptr(AnalyzerModelWriter) writer = NULL;

  if (trees == NULL)
    return FALSE;

  writer = learn (trees, EPOCHS, LAYERS_EPOCHS, LEAST);

  return analyzer_training_save (training, ANALYZER_TAGGER_NAME, writer,
                                 "layers of news articles made by a program (tags of the Penn Treebank); the train "
                                 "part of the English Web Treebank and four fifths of the GUM corpus, made by people",
                                 NULL, error);
}
