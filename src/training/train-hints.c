/* train-hints.c: learns to guess which part each word plays.
 *
 * What is learned from the hints must see them as they are of articles that
 * the network has not learned from; so there is one network more for each fold
 * of the articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "training/hint-learner.h"
#include "training/train-attribution.h"
#include "training/training.h"

#define N_THREADS 2
#define MAX_WORDS 600           /* of a paragraph */
#define N_WEIGHTS (sizeof (AnalyzerHintWeights) / sizeof (float))

static void
mark (guint8       *hints,
      guint         first,
      guint         last,
      guint         label)
{
  for (guint t = first; t <= last; t++)
    hints[t] = t == first ? label : label + 1;
}

/* What each token of an article is. */
static guint8 *
list_hints (const AnalyzerLesson *lesson)
{
  guint8 *hints = g_new0 (guint8, lesson->prose->n_tokens + 1);

  for (guint i = 0; i < lesson->cues->len; i++)
    {
      const AnalyzerCue *cue = &g_array_index (lesson->cues, AnalyzerCue, i);
      const GByteArray *parts = g_ptr_array_index (lesson->parts, i);

      for (guint t = 0; t < parts->len; t++)
        if (parts->data[t] != ANALYZER_PART_LABEL_NONE && hints[t] == 0)
          {
            guint before = t > 0 ? parts->data[t - 1] : 0;
            guint label = parts->data[t] >= ANALYZER_PART_LABEL_CONTENT_BEGINS ? 5 : 3;

            hints[t] = parts->data[t] == before ? label + 1 : label;
          }
      mark (hints, cue->first, cue->last, 1);
    }

  return hints;
}

static void
add_passages (const AnalyzerLesson *lesson,
              GPtrArray            *passages)
{
  const AnalyzerProse *prose = lesson->prose;
  g_autofree guint8 *hints = list_hints (lesson);

  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      AnalyzerPassage *passage;
      guint first, end;

      if (!analyzer_prose_get_paragraph (prose, i, &first, &end))
        continue;

      passage = analyzer_passage_new (MIN (end - first, MAX_WORDS));
      for (guint t = 0; t < passage->n; t++)
        {
          passage->hints[t] = hints[first + t];
          analyzer_hint_clues_list (&passage->clues[t], lesson->scene, first + t);
        }
      g_ptr_array_add (passages, passage);
    }
}

static AnalyzerModelWriter *
write_hints (const AnalyzerHintWeights *weights)
{
  AnalyzerModelWriter *writer = analyzer_model_writer_new (ANALYZER_HINTS_NAME, ANALYZER_HINTS_FEATURES);

  analyzer_model_writer_add_numbers (writer, "weights", (const float *) weights, N_WEIGHTS);

  return writer;
}

/* What the threads share. */
typedef struct
{
  GPtrArray           *lessons;
  guint                next;    /* the fold that nobody has taken yet; atomic */
  AnalyzerHintWeights *weights[ANALYZER_N_FOLDS + 1];
} Work;

/* Learns without each of the folds, and once from all. */
static gpointer
learn_in_thread (gpointer data)
{
  Work *work = data;
  guint fold;

  while ((fold = g_atomic_int_add (&work->next, 1)) <= ANALYZER_N_FOLDS)
    {
      g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_passage_free);

      for (guint i = 0; i < work->lessons->len; i++)
        {
          const AnalyzerLesson *lesson = g_ptr_array_index (work->lessons, i);

          if (analyzer_treebank_get_fold (lesson->name) != fold)
            add_passages (lesson, passages);
        }
      work->weights[fold] = analyzer_hints_learn (passages);
    }

  return NULL;
}

static gboolean
save_fold (AnalyzerTraining           *training,
           guint                       fold,
           const AnalyzerHintWeights  *weights,
           GError                    **error)
{
  g_autofree char *folder = analyzer_training_dup_fold_folder (training, fold);
  g_autofree char *path = g_build_filename (folder, ANALYZER_HINTS_NAME ".model", NULL);
  g_autoptr(AnalyzerModelWriter) writer = write_hints (weights);
  g_autoptr(GBytes) bytes = analyzer_model_writer_end (writer);

  return g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

gboolean
analyzer_train_hints (AnalyzerTraining  *training,
                      GError           **error)
{
  g_autoptr(GPtrArray) lessons = analyzer_lessons_load (training, "train", FALSE, error);
  g_autoptr(AnalyzerModelWriter) writer = NULL;
  Work work = { lessons };
  GThread *threads[N_THREADS];
  gboolean saved = TRUE;

  if (lessons == NULL)
    return FALSE;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("train-hints", learn_in_thread, &work);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  for (guint fold = 0; fold < ANALYZER_N_FOLDS; fold++)
    {
      saved = saved && save_fold (training, fold, work.weights[fold], error);
      g_free (work.weights[fold]);
    }

  writer = write_hints (work.weights[ANALYZER_N_FOLDS]);
  g_free (work.weights[ANALYZER_N_FOLDS]);

  return saved && analyzer_training_save (training, ANALYZER_HINTS_NAME, writer,
                                          "attributions of 840 news articles on the election of 2016 in the United States (PolNeAR 1.0, "
                                          "Newell, Margolin and Ruths 2018), marked by people, and the words' meanings",
                                          NULL, error);
}

gboolean
analyzer_evaluate_hints (AnalyzerTraining  *training,
                         GString           *figures,
                         GError           **error)
{
  static const char *const kinds[] = { "", "cues", "sources", "contents" };
  g_autoptr(GPtrArray) lessons = analyzer_lessons_load (training, "dev", TRUE, error);
  guint right[G_N_ELEMENTS (kinds)] = { 0 }, found[G_N_ELEMENTS (kinds)] = { 0 }, marked[G_N_ELEMENTS (kinds)] = { 0 };

  if (lessons == NULL)
    return FALSE;

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerLesson *lesson = g_ptr_array_index (lessons, i);
      g_autofree guint8 *hints = list_hints (lesson);

      for (guint t = 0; t < lesson->prose->n_tokens; t++)
        {
          const AnalyzerHints *guess = &lesson->scene->traits[t].hints;
          guint gold = (hints[t] + 1) / 2, kind = 0;

          if (guess->cue >= ANALYZER_HINT_AHEAD)
            kind = 1;
          else if (guess->source >= ANALYZER_HINT_AHEAD)
            kind = 2;
          else if (guess->content >= ANALYZER_HINT_AHEAD)
            kind = 3;
          found[kind]++;
          marked[gold]++;
          right[kind] += kind == gold;
        }
    }

  g_string_append (figures, "dev: words of");
  for (guint k = 1; k < G_N_ELEMENTS (kinds); k++)
    g_string_append_printf (figures, "%s %s: precision %.1f %%, recall %.1f %%, F %.1f %%", k > 1 ? "," : "", kinds[k],
                            100.0 * right[k] / MAX (found[k], 1), 100.0 * right[k] / MAX (marked[k], 1),
                            200.0 * right[k] / MAX (found[k] + marked[k], 1));
  g_string_append_c (figures, '\n');

  return TRUE;
}
