/* train-reranker.c: learns to choose among the best readings of a quote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <math.h>
#include <string.h>

#include "training/train-attribution.h"
#include "training/training.h"

#define N_FOLDS 4
#define N_EPOCHS 5
#define BITS 18
#define RATE 0.03f
#define START 1e-2f
#define WEIGHT_LIMIT 3

/* One way to read a quote: its features follow each other in a common array. */
typedef struct
{
  gsize    first;
  guint    n;
  float    score;
  gboolean is_best;
} Reading;

/* The ways to read one quote: a stretch of a common array. */
typedef struct
{
  guint first;
  guint n;
} Choice;

typedef struct
{
  GArray *keys;
  GArray *readings;
  GArray *choices;
} Choices;

static gboolean
is_word (const AnalyzerProse *prose,
         guint                token)
{
  guint8 c = prose->text[prose->tokens[token].start];

  return g_ascii_isalnum (c) || c >= 0x80;
}

/* How near a reading comes to what people marked: 0 to 3. */
static float
judge (const AnalyzerView *view,
       const GByteArray   *right,
       const guint8       *labels)
{
  guint both[2] = { 0 }, any[2] = { 0 };
  float sum = 0;

  for (guint t = view->first; t < view->end; t++)
    {
      guint is = labels[t - view->first], should = right->data[t];

      if (!is_word (view->scene->prose, t) || (t >= view->cue.first && t <= view->cue.last))
        continue;
      for (guint part = 0; part < 2; part++)
        {
          gboolean a = (is + 1) / 2 == part + 1, b = (should + 1) / 2 == part + 1;

          both[part] += a && b;
          any[part] += a || b;
        }
    }
  for (guint part = 0; part < 2; part++)
    sum += both[part] == any[part] ? 1.5f : 0.5f * both[part] / any[part];

  return sum;
}

static void
add_choices (Choices                        *self,
             const AnalyzerAttributionModel *model,
             const AnalyzerLesson           *lesson)
{
  guint n_tokens = MAX (lesson->prose->n_tokens, 1);
  g_autoptr(AnalyzerView) view = analyzer_view_new (lesson->scene);
  g_autoptr(AnalyzerChain) chain = analyzer_chain_new (ANALYZER_N_PART_LABELS);
  g_autofree float *plain = g_new (float, 4 * (gsize) n_tokens);
  g_autofree guint8 *known = g_new0 (guint8, n_tokens);
  g_autofree guint8 *labels = g_new (guint8, ANALYZER_MAX_READINGS * (gsize) n_tokens);
  AnalyzerFeatures features;

  for (guint i = 0; i < lesson->cues->len; i++)
    {
      AnalyzerReading found[ANALYZER_MAX_READINGS];
      float worth[ANALYZER_MAX_READINGS], best = 0, worst = 3;
      Choice choice = { self->readings->len, 0 };

      analyzer_view_set_cue (view, lesson->cues, i);
      analyzer_attribution_score_parts (model, view, chain, plain, known);
      for (guint k = 0; k < ANALYZER_MAX_READINGS; k++)
        found[k].labels = labels + k * (gsize) n_tokens;
      choice.n = analyzer_chain_find_several (chain, found, ANALYZER_MAX_READINGS, ANALYZER_READINGS_WIDTH);
      for (guint k = 0; k < choice.n; k++)
        {
          worth[k] = judge (view, g_ptr_array_index (lesson->parts, i), found[k].labels);
          best = MAX (best, worth[k]);
          worst = MIN (worst, worth[k]);
        }
      if (choice.n < 2 || best <= worst)
        continue;

      for (guint k = 0; k < choice.n; k++)
        {
          Reading reading = { self->keys->len, 0, found[k].score - found[0].score, worth[k] >= best - 1e-4f };

          features.n = 0;
          analyzer_reranker_add_features (&features, view, found[k].labels);
          g_array_append_vals (self->keys, features.keys, features.n);
          reading.n = features.n;
          g_array_append_val (self->readings, reading);
        }
      g_array_append_val (self->choices, choice);
    }
}

/* One step towards the best readings of a choice. */
static void
learn_choice (const Choices *choices,
              const Choice  *choice,
              float         *weights,
              float         *squares,
              float         *chain)
{
  const guint32 mask = (1u << BITS) - 1;
  const guint32 *keys = (const guint32 *) (void *) choices->keys->data;
  float scores[ANALYZER_MAX_READINGS], top = -G_MAXFLOAT, all = 0, good = 0, slope = 0;

  for (guint k = 0; k < choice->n; k++)
    {
      const Reading *reading = &g_array_index (choices->readings, Reading, choice->first + k);

      scores[k] = *chain * reading->score;
      for (guint j = 0; j < reading->n; j++)
        scores[k] += weights[keys[reading->first + j] & mask];
      top = MAX (top, scores[k]);
    }
  for (guint k = 0; k < choice->n; k++)
    {
      scores[k] = expf (scores[k] - top);
      all += scores[k];
      if (g_array_index (choices->readings, Reading, choice->first + k).is_best)
        good += scores[k];
    }
  good = MAX (good, 1e-20f);

  for (guint k = 0; k < choice->n; k++)
    {
      const Reading *reading = &g_array_index (choices->readings, Reading, choice->first + k);
      float gradient = scores[k] / all - (reading->is_best ? scores[k] / good : 0);

      slope += gradient * reading->score;
      for (guint j = 0; j < reading->n && fabsf (gradient) > 0.002f; j++)
        {
          guint row = keys[reading->first + j] & mask;

          squares[row] += gradient * gradient;
          weights[row] -= RATE * gradient / sqrtf (squares[row]);
        }
    }
  *chain = CLAMP (*chain - 0.0005f * slope, 0.1f, 3);
}

/* The mean of the weights after each of the later epochs. */
static AnalyzerModelWriter *
learn_reranker (const Choices *choices)
{
  guint n_rows = 1u << BITS;
  g_autofree float *weights = g_new0 (float, n_rows);
  g_autofree float *mean = g_new0 (float, n_rows);
  g_autofree float *squares = g_new (float, n_rows);
  g_autofree guint *order = g_new (guint, MAX (choices->choices->len, 1));
  g_autoptr(GRand) random = g_rand_new_with_seed (20);
  AnalyzerModelWriter *writer;
  float chain = 1, mean_chain = 0;

  for (guint i = 0; i < n_rows; i++)
    squares[i] = START;
  for (guint i = 0; i < choices->choices->len; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < N_EPOCHS; epoch++)
    {
      for (guint i = choices->choices->len; i > 1; i--)
        {
          guint j = g_rand_int_range (random, 0, i), aside = order[i - 1];

          order[i - 1] = order[j];
          order[j] = aside;
        }
      for (guint i = 0; i < choices->choices->len; i++)
        learn_choice (choices, &g_array_index (choices->choices, Choice, order[i]), weights, squares, &chain);
      if (epoch > 0)
        {
          for (guint i = 0; i < n_rows; i++)
            mean[i] += weights[i] / (N_EPOCHS - 1);
          mean_chain += chain / (N_EPOCHS - 1);
        }
    }

  writer = analyzer_model_writer_new (ANALYZER_RERANKER_NAME, ANALYZER_RERANKER_FEATURES);
  analyzer_model_writer_add_table (writer, "segments", mean, n_rows, 1, WEIGHT_LIMIT);
  analyzer_model_writer_add_numbers (writer, "chain", &mean_chain, 1);

  return writer;
}

gboolean
analyzer_train_reranker (AnalyzerTraining  *training,
                         GError           **error)
{
  g_autoptr(GPtrArray) lessons = analyzer_lessons_load (training, "train", TRUE, error);
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GArray) readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_autoptr(AnalyzerModelWriter) writer = NULL;
  Choices all = { keys, readings, choices };

  if (lessons == NULL)
    return FALSE;

  for (guint fold = 0; fold < N_FOLDS; fold++)
    {
      g_autoptr(GPtrArray) others = g_ptr_array_new ();
      g_autoptr(AnalyzerModel) file = NULL;
      g_autoptr(GBytes) bytes = NULL;
      AnalyzerAttributionModel model;

      for (guint i = 0; i < lessons->len; i++)
        if (i % N_FOLDS != fold)
          g_ptr_array_add (others, g_ptr_array_index (lessons, i));
      bytes = analyzer_lessons_learn (others, 1);
      file = analyzer_model_new (bytes, ANALYZER_ATTRIBUTION_NAME, ANALYZER_ATTRIBUTION_FEATURES, error);
      if (file == NULL || !analyzer_attribution_model_read (&model, file, error))
        return FALSE;
      for (guint i = fold; i < lessons->len; i += N_FOLDS)
        add_choices (&all, &model, g_ptr_array_index (lessons, i));
    }

  writer = learn_reranker (&all);

  return analyzer_training_save (training, ANALYZER_RERANKER_NAME, writer,
                                 "the best readings that the attribution model gives to articles that it has not seen, beside what "
                                 "people marked there (PolNeAR 1.0, Newell, Margolin and Ruths 2018)",
                                 NULL, error);
}

/* Counts how often the chosen reading is what people marked, given their cues. */
gboolean
analyzer_evaluate_reranker (AnalyzerTraining  *training,
                            GString           *figures,
                            GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  g_autoptr(GPtrArray) lessons = models != NULL ? analyzer_lessons_load (training, "dev", TRUE, error) : NULL;
  const AnalyzerModel *file, *reranker_file;
  AnalyzerAttributionModel model;
  AnalyzerReranker reranker;
  guint whole[2] = { 0 }, n = 0;

  if (lessons == NULL)
    return FALSE;
  file = analyzer_models_get (models, ANALYZER_ATTRIBUTION_NAME, ANALYZER_ATTRIBUTION_FEATURES, error);
  reranker_file = file != NULL ? analyzer_models_get (models, ANALYZER_RERANKER_NAME, ANALYZER_RERANKER_FEATURES, error) : NULL;
  if (reranker_file == NULL || !analyzer_attribution_model_read (&model, file, error) ||
      !analyzer_reranker_read (&reranker, reranker_file, error))
    return FALSE;

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerLesson *lesson = g_ptr_array_index (lessons, i);
      g_autoptr(AnalyzerView) view = analyzer_view_new (lesson->scene);

      for (guint with = 0; with < 2; with++)
        {
          g_autoptr(GPtrArray) found = NULL;

          model.reranker = with ? &reranker : NULL;
          found = analyzer_attribution_model_find (&model, lesson->scene, lesson->cues, NULL, error);
          if (found == NULL)
            return FALSE;
          for (guint k = 0; k < found->len; k++)
            {
              const AnalyzerAttribution *attribution = g_ptr_array_index (found, k);

              analyzer_view_set_cue (view, lesson->cues, k);
              whole[with] += judge (view, g_ptr_array_index (lesson->parts, k), attribution->labels->data) >= 3;
            }
        }
      n += lesson->cues->len;
    }
  g_string_append_printf (figures, "reranker: source and content exact of %.1f %% of the annotated cues, %.1f %% without it\n",
                          100.0 * whole[1] / MAX (n, 1), 100.0 * whole[0] / MAX (n, 1));

  return TRUE;
}
