/* train-attribution.c: learns to find cues, sources and contents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <math.h>
#include <string.h>

#include "discourse/quote-links.h"
#include "training/chain-learner.h"
#include "training/train-attribution.h"
#include "training/training.h"

#define BLOCK (1 << 20)
#define N_TRAININGS 4
#define WEIGHT_LIMIT 3
/* Balances how many are found against how many are right. */
#define CUE_BIAS 0.8f

static int
compare_cues (gconstpointer a,
              gconstpointer b)
{
  const AnalyzerCue *x = a, *y = b;

  return x->first < y->first ? -1 : x->first > y->first;
}

/* The tokens that a part touches get the label @begins, or the one after it
 * where they go on. */
static void
label_spans (const AnalyzerProse *prose,
             GArray              *spans,
             guint8              *labels,
             guint                begins)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);
      guint first = analyzer_prose_find_token (prose, span->start);

      for (guint t = first; t < prose->n_tokens && prose->tokens[t].start < span->end; t++)
        labels[t] = begins + 1;
    }
}

/**
 * analyzer_lesson_new:
 * @article: what people found
 * @prose: (transfer full): the words of the article
 *
 * Returns: (transfer full): a lesson
 */
AnalyzerLesson *
analyzer_lesson_new (AnalyzerAnnotatedArticle *article,
                     AnalyzerProse            *prose)
{
  AnalyzerLesson *self = g_new0 (AnalyzerLesson, 1);
  g_autoptr(GArray) marked = g_array_new (FALSE, FALSE, sizeof (AnalyzerCue));

  self->name = g_strdup (article->name);
  self->prose = prose;
  self->scene = analyzer_scene_new (prose);
  self->cues = g_array_new (FALSE, FALSE, sizeof (AnalyzerCue));
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  for (guint i = 0; i < article->findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (article->findings->quotes, i);
      const AnalyzerSpan *cue_first, *cue_last;
      AnalyzerCue cue;

      if (quote->cue->len == 0 || quote->content->len == 0)
        continue;

      cue_first = &g_array_index (quote->cue, AnalyzerSpan, 0);
      cue_last = &g_array_index (quote->cue, AnalyzerSpan, quote->cue->len - 1);
      cue.first = analyzer_prose_find_token (prose, cue_first->start);
      if (cue.first == ANALYZER_NO_TOKEN || prose->tokens[cue.first].start >= cue_last->end)
        continue;
      cue.last = cue.first;
      while (cue.last + 1 < prose->n_tokens && prose->tokens[cue.last + 1].start < cue_last->end &&
             prose->tokens[cue.last + 1].sentence == prose->tokens[cue.first].sentence)
        cue.last++;
      cue.head = i;
      cue.score = 0;
      g_array_append_val (marked, cue);
    }
  g_array_sort (marked, compare_cues);

  for (guint i = 0; i < marked->len; i++)
    {
      AnalyzerCue cue = g_array_index (marked, AnalyzerCue, i);
      const AnalyzerQuote *quote = g_ptr_array_index (article->findings->quotes, cue.head);
      GByteArray *labels;

      if (self->cues->len > 0 && g_array_index (self->cues, AnalyzerCue, self->cues->len - 1).last >= cue.first)
        continue;

      labels = g_byte_array_sized_new (prose->n_tokens);
      g_byte_array_set_size (labels, prose->n_tokens);
      memset (labels->data, 0, prose->n_tokens);
      label_spans (prose, quote->content, labels->data, ANALYZER_PART_LABEL_CONTENT_BEGINS);
      label_spans (prose, quote->source, labels->data, ANALYZER_PART_LABEL_SOURCE_BEGINS);
      g_ptr_array_add (self->parts, labels);
      cue.head = analyzer_scene_find_cue_head (self->scene, cue.first, cue.last);
      g_array_append_val (self->cues, cue);
    }

  return self;
}

void
analyzer_lesson_free (AnalyzerLesson *self)
{
  analyzer_scene_free (self->scene);
  g_clear_object (&self->models);
  analyzer_prose_free (self->prose);
  g_array_unref (self->cues);
  g_ptr_array_unref (self->parts);
  g_free (self->name);
  g_free (self);
}

/* The keys of all words, in blocks that stay where they are. */
typedef struct
{
  GPtrArray *blocks;
  gsize      used;
} Keys;

static AnalyzerRow
keep_features (Keys                   *keys,
               const AnalyzerFeatures *features)
{
  AnalyzerRow row = { NULL, features->n };
  guint32 *block;

  if (keys->blocks->len == 0 || keys->used + features->n > BLOCK)
    {
      g_ptr_array_add (keys->blocks, g_new (guint32, BLOCK));
      keys->used = 0;
    }
  block = g_ptr_array_index (keys->blocks, keys->blocks->len - 1);
  row.keys = memcpy (block + keys->used, features->keys, features->n * sizeof *block);
  keys->used += features->n;

  return row;
}

static AnalyzerExample *
example_new (guint n)
{
  AnalyzerExample *self = g_new0 (AnalyzerExample, 1);

  self->n = n;
  self->rows = g_new0 (AnalyzerRow, 2 * n);
  self->labels = g_new0 (guint8, n);
  self->boundaries = g_new0 (guint8, n);
  self->fixed = g_new0 (guint8, n);

  return self;
}

static void
example_free (gpointer data)
{
  AnalyzerExample *self = data;

  g_free (self->rows);
  g_free (self->labels);
  g_free (self->boundaries);
  g_free (self->fixed);
  g_free (self);
}

static void
add_cue_examples (const AnalyzerLesson *lesson,
                  GPtrArray            *examples,
                  Keys                 *keys)
{
  const AnalyzerProse *prose = lesson->prose;
  g_autofree guint8 *labels = g_new0 (guint8, prose->n_tokens + 1);
  AnalyzerFeatures features;

  for (guint i = 0; i < lesson->cues->len; i++)
    {
      const AnalyzerCue *cue = &g_array_index (lesson->cues, AnalyzerCue, i);

      for (guint t = cue->first; t <= cue->last; t++)
        labels[t] = t == cue->first ? ANALYZER_CUE_LABEL_BEGIN : ANALYZER_CUE_LABEL_GOES_ON;
    }

  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      AnalyzerExample *example;
      guint first, end;

      if (!analyzer_prose_get_paragraph (prose, i, &first, &end))
        continue;

      example = example_new (end - first);
      memcpy (example->labels, labels + first, example->n);
      for (guint t = 0; t < example->n; t++)
        {
          features.n = 0;
          analyzer_features_add_cue (&features, lesson->scene, first + t);
          example->rows[2 * t] = keep_features (keys, &features);
          example->boundaries[t] = analyzer_scene_get_boundary (lesson->scene, first + t);
        }
      g_ptr_array_add (examples, example);
    }
}

static void
add_part_examples (const AnalyzerLesson *lesson,
                   GPtrArray            *examples,
                   Keys                 *keys)
{
  g_autofree AnalyzerRow *plain = g_new0 (AnalyzerRow, lesson->prose->n_tokens + 1);
  g_autoptr(AnalyzerView) view = analyzer_view_new (lesson->scene);
  AnalyzerFeatures features;

  for (guint i = 0; i < lesson->cues->len; i++)
    {
      const GByteArray *parts = g_ptr_array_index (lesson->parts, i);
      AnalyzerExample *example;
      guint before = ANALYZER_PART_LABEL_NONE;

      analyzer_view_set_cue (view, lesson->cues, i);
      analyzer_view_add_links (view);
      example = example_new (view->end - view->first);
      for (guint t = 0; t < example->n; t++)
        {
          guint token = view->first + t, label = parts->data[token];

          example->boundaries[t] = analyzer_scene_get_boundary (lesson->scene, token);
          if (analyzer_view_is_cue (view, token))
            {
              example->fixed[t] = 1;
              before = ANALYZER_PART_LABEL_NONE;
              continue;
            }
          if (label != ANALYZER_PART_LABEL_NONE && label != before)
            example->labels[t] = label - 1;
          else
            example->labels[t] = label;
          before = label;

          if (plain[token].keys == NULL)
            {
              features.n = 0;
              analyzer_features_add_plain (&features, lesson->scene, token);
              plain[token] = keep_features (keys, &features);
            }
          example->rows[2 * t] = plain[token];
          features.n = 0;
          analyzer_features_add_linked (&features, view, token);
          example->rows[2 * t + 1] = keep_features (keys, &features);
        }
      g_ptr_array_add (examples, example);
    }
}

/* A label that goes on follows only its own kind. */
static void
ban_transitions (float *transitions,
                 guint  n_labels)
{
  for (guint boundary = 0; boundary < ANALYZER_N_BOUNDARIES; boundary++)
    for (guint from = 0; from < n_labels; from++)
      for (guint to = 0; to < n_labels; to++)
        {
          float *transition = &transitions[(boundary * n_labels + from) * n_labels + to];

          *transition = to > 0 && to % 2 == 0 && from != to && from != to - 1 ? ANALYZER_CHAIN_NEVER : 0;
        }
}

typedef void (*AddExamples) (const AnalyzerLesson *lesson,
                             GPtrArray            *examples,
                             Keys                 *keys);

static AnalyzerChainWeights *
learn_chain (GPtrArray               *lessons,
             AddExamples              add_examples,
             const AnalyzerChainPlan *plan)
{
  g_autoptr(GPtrArray) examples = g_ptr_array_new_with_free_func (example_free);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func (g_free);
  Keys keys = { blocks };
  float start[ANALYZER_N_BOUNDARIES * ANALYZER_CHAIN_MAX_LABELS * ANALYZER_CHAIN_MAX_LABELS];

  for (guint i = 0; i < lessons->len; i++)
    add_examples (g_ptr_array_index (lessons, i), examples, &keys);
  ban_transitions (start, plan->n_labels);

  return analyzer_chain_weights_learn (plan, examples, start);
}

static AnalyzerModelWriter *
write_model (const AnalyzerChainWeights *cues,
             const AnalyzerChainWeights *parts,
             const float                *grounds)
{
  AnalyzerModelWriter *writer = analyzer_model_writer_new (ANALYZER_ATTRIBUTION_NAME, ANALYZER_ATTRIBUTION_FEATURES);
  const float bias = CUE_BIAS;

  analyzer_model_writer_add_table (writer, "cues", cues->weights, 1u << cues->plan.bits, ANALYZER_N_CUE_LABELS - 1, WEIGHT_LIMIT);
  analyzer_model_writer_add_table (writer, "parts", parts->weights, 1u << parts->plan.bits, ANALYZER_N_PART_LABELS - 1,
                                   WEIGHT_LIMIT);
  analyzer_model_writer_add_numbers (writer, "cue-transitions", cues->transitions,
                                     ANALYZER_N_BOUNDARIES * ANALYZER_N_CUE_LABELS * ANALYZER_N_CUE_LABELS);
  analyzer_model_writer_add_numbers (writer, "part-transitions", parts->transitions,
                                     ANALYZER_N_BOUNDARIES * ANALYZER_N_PART_LABELS * ANALYZER_N_PART_LABELS);
  analyzer_model_writer_add_numbers (writer, "grounds", grounds, ANALYZER_N_GROUNDS);
  analyzer_model_writer_add_numbers (writer, "bias", &bias, 1);

  return writer;
}

/* Learns both stages from the lessons. */
static AnalyzerModelWriter *
learn_model (GPtrArray   *lessons,
             guint        n_trainings,
             const float *grounds)
{
  const AnalyzerChainPlan cue_plan = { 20, ANALYZER_N_CUE_LABELS, 8, n_trainings, 0.1f, 0.5f };
  const AnalyzerChainPlan part_plan = { 20, ANALYZER_N_PART_LABELS, 8, n_trainings, 0.1f, 0.5f };
  AnalyzerChainWeights *cues = learn_chain (lessons, add_cue_examples, &cue_plan);
  AnalyzerChainWeights *parts = learn_chain (lessons, add_part_examples, &part_plan);
  AnalyzerModelWriter *writer = write_model (cues, parts, grounds);

  analyzer_chain_weights_free (cues);
  analyzer_chain_weights_free (parts);

  return writer;
}

/**
 * analyzer_lessons_learn:
 * @lessons: (element-type AnalyzerLesson): what to learn from
 * @n_trainings: how many trainings make a mean
 *
 * Returns: (transfer full): an attribution model whose confidence is not learnt
 *   yet
 */
GBytes *
analyzer_lessons_learn (GPtrArray *lessons,
                        guint      n_trainings)
{
  const float grounds[ANALYZER_N_GROUNDS] = { 0 };
  g_autoptr(AnalyzerModelWriter) writer = learn_model (lessons, n_trainings, grounds);

  return analyzer_model_writer_end (writer);
}

/* Whether people found the same quote: a cue that shares a word, with at least
 * half of the words of both contents together. */
static gboolean
is_right (const AnalyzerLesson      *lesson,
          const AnalyzerAttribution *attribution)
{
  for (guint i = 0; i < lesson->cues->len; i++)
    {
      const AnalyzerCue *cue = &g_array_index (lesson->cues, AnalyzerCue, i);
      const GByteArray *right = g_ptr_array_index (lesson->parts, i);
      guint both = 0, any = 0;

      if (cue->last < attribution->cue.first || cue->first > attribution->cue.last)
        continue;
      for (guint t = 0; t < right->len; t++)
        {
          gboolean in = right->data[t] >= ANALYZER_PART_LABEL_CONTENT_BEGINS;
          gboolean found = t >= attribution->first && t - attribution->first < attribution->labels->len &&
                           attribution->labels->data[t - attribution->first] >= ANALYZER_PART_LABEL_CONTENT_BEGINS;

          both += in && found;
          any += in || found;
        }
      if (any > 0 && 2 * both >= any)
        return TRUE;
    }

  return FALSE;
}

/* Learns on articles that the model has not seen how far it can be trusted, by
 * logistic regression. */
static gboolean
learn_grounds (const AnalyzerAttributionModel  *model,
               GPtrArray                       *lessons,
               float                           *grounds,
               GError                         **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (float) * (ANALYZER_N_GROUNDS + 1));

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerLesson *lesson = g_ptr_array_index (lessons, i);
      g_autoptr(GArray) cues = analyzer_attribution_model_find_cues (model, lesson->scene);
      g_autoptr(GPtrArray) found = analyzer_attribution_model_find (model, lesson->scene, cues, NULL, error);

      if (found == NULL)
        return FALSE;
      for (guint k = 0; k < found->len; k++)
        {
          float row[ANALYZER_N_GROUNDS + 1];

          analyzer_attribution_get_grounds (g_ptr_array_index (found, k), lesson->scene, row);
          row[ANALYZER_N_GROUNDS] = is_right (lesson, g_ptr_array_index (found, k));
          g_array_append_val (rows, row);
        }
    }

  memset (grounds, 0, ANALYZER_N_GROUNDS * sizeof *grounds);
  for (guint step = 0; step < 2000; step++)
    {
      double slope[ANALYZER_N_GROUNDS] = { 0 };

      for (guint i = 0; i < rows->len; i++)
        {
          const float *row = (const float *) (void *) (rows->data + i * sizeof (float) * (ANALYZER_N_GROUNDS + 1));
          double sum = 0, miss;

          for (guint k = 0; k < ANALYZER_N_GROUNDS; k++)
            sum += row[k] * grounds[k];
          miss = row[ANALYZER_N_GROUNDS] - 1 / (1 + exp (-sum));
          for (guint k = 0; k < ANALYZER_N_GROUNDS; k++)
            slope[k] += miss * row[k];
        }
      for (guint k = 0; k < ANALYZER_N_GROUNDS; k++)
        grounds[k] += 0.3 * slope[k] / MAX (rows->len, 1);
    }

  return TRUE;
}

static gboolean
add_hints (AnalyzerLesson  *lesson,
           AnalyzerModels  *models,
           GError         **error)
{
  const AnalyzerModel *model = analyzer_models_get (models, ANALYZER_HINTS_NAME, ANALYZER_HINTS_FEATURES, error);
  const AnalyzerHintWeights *weights = model != NULL ? analyzer_hint_weights_read (model, error) : NULL;

  if (weights == NULL)
    return FALSE;

  lesson->models = g_object_ref (models);
  analyzer_scene_add_hints (lesson->scene, weights);

  return TRUE;
}

/**
 * analyzer_lessons_load:
 * @part: `train` or `dev`
 * @hinted: whether the words get the hints of a network
 *
 * The words' tags, names, syntax and hints are from models that have not seen
 * the article.
 *
 * Returns: (transfer full) (element-type AnalyzerLesson): the annotated
 *   articles, or %NULL with @error set
 */
GPtrArray *
analyzer_lessons_load (AnalyzerTraining  *training,
                       const char        *part,
                       gboolean           hinted,
                       GError           **error)
{
  g_autofree char *articles = g_build_filename (training->corpus, "polnear", part, "text", NULL);
  g_autofree char *attributions = g_build_filename (training->corpus, "polnear", part, "attributions", NULL);
  g_autoptr(GPtrArray) names = analyzer_annotated_article_list (articles, attributions, NULL, error);
  g_autoptr(GPtrArray) lessons = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_lesson_free);

  if (names == NULL)
    return NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr(AnalyzerAnnotatedArticle) article = NULL;
      g_autoptr(AnalyzerModels) models = NULL;
      AnalyzerProse *prose;
      AnalyzerLesson *lesson;

      article = analyzer_annotated_article_load (articles, attributions, NULL, name, error);
      if (article == NULL)
        return NULL;
      models = g_str_equal (part, "train") ? analyzer_training_get_models_for (training, name, error)
                                           : analyzer_training_get_models (training, error);
      if (models == NULL)
        return NULL;
      prose = analyzer_prose_new (analyzer_article_get_text (article->findings->article), NULL, models, NULL, error);
      if (prose == NULL)
        return NULL;
      lesson = analyzer_lesson_new (article, prose);
      g_ptr_array_add (lessons, lesson);
      if (hinted && !add_hints (lesson, models, error))
        return NULL;
    }

  return g_steal_pointer (&lessons);
}

gboolean
analyzer_train_attribution (AnalyzerTraining  *training,
                            GError           **error)
{
  g_autoptr(GPtrArray) lessons = analyzer_lessons_load (training, "train", TRUE, error);
  g_autoptr(GPtrArray) most = g_ptr_array_new ();
  g_autoptr(GPtrArray) rest = g_ptr_array_new ();
  g_autoptr(AnalyzerModelWriter) writer = NULL;
  g_autoptr(AnalyzerModel) trial_model = NULL;
  g_autoptr(GBytes) bytes = NULL;
  AnalyzerAttributionModel model;
  float grounds[ANALYZER_N_GROUNDS] = { 0 };

  if (lessons == NULL)
    return FALSE;

  for (guint i = 0; i < lessons->len; i++)
    g_ptr_array_add (i % 5 == 0 ? rest : most, g_ptr_array_index (lessons, i));
  bytes = analyzer_lessons_learn (most, 1);
  trial_model = analyzer_model_new (bytes, ANALYZER_ATTRIBUTION_NAME, ANALYZER_ATTRIBUTION_FEATURES, error);
  if (trial_model == NULL || !analyzer_attribution_model_read (&model, trial_model, error) ||
      !learn_grounds (&model, rest, grounds, error))
    return FALSE;

  writer = learn_model (lessons, N_TRAININGS, grounds);

  return analyzer_training_save (training, ANALYZER_ATTRIBUTION_NAME, writer,
                                 "attributions of 840 news articles on the election of 2016 in the United States (PolNeAR 1.0, "
                                 "Newell, Margolin and Ruths 2018), marked by people; the words' tags, names and syntax are "
                                 "this program's own",
                                 NULL, error);
}

gboolean
analyzer_evaluate_attribution (AnalyzerTraining  *training,
                               GString           *figures,
                               GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  g_autoptr(GPtrArray) lessons = models != NULL ? analyzer_lessons_load (training, "dev", TRUE, error) : NULL;
  const AnalyzerModel *file;
  AnalyzerAttributionModel model;
  guint found = 0, right = 0, annotated = 0;
  guint in_bin[10] = { 0 }, right_in_bin[10] = { 0 };

  if (lessons == NULL)
    return FALSE;
  file = analyzer_models_get (models, ANALYZER_ATTRIBUTION_NAME, ANALYZER_ATTRIBUTION_FEATURES, error);
  if (file == NULL || !analyzer_attribution_model_read (&model, file, error))
    return FALSE;

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerLesson *lesson = g_ptr_array_index (lessons, i);
      g_autoptr(GArray) cues = analyzer_attribution_model_find_cues (&model, lesson->scene);
      g_autoptr(GPtrArray) attributions = analyzer_attribution_model_find (&model, lesson->scene, cues, NULL, error);

      if (attributions == NULL)
        return FALSE;
      annotated += lesson->cues->len;
      for (guint k = 0; k < attributions->len; k++)
        {
          const AnalyzerAttribution *attribution = g_ptr_array_index (attributions, k);
          gboolean is_one = is_right (lesson, attribution);
          guint bin = MIN (attribution->confidence * 10, 9);

          found++;
          right += is_one;
          in_bin[bin]++;
          right_in_bin[bin] += is_one;
        }
    }

  g_string_append_printf (figures, "attribution: %u found, %u of them right, of %u\n", found, right, annotated);
  g_string_append (figures, "attribution: by confidence");
  for (guint i = 0; i < 10; i++)
    if (in_bin[i] > 0)
      g_string_append_printf (figures, ", %.1f: %.0f %% of %u", i / 10.0, 100.0 * right_in_bin[i] / in_bin[i], in_bin[i]);
  g_string_append_c (figures, '\n');

  return TRUE;
}
