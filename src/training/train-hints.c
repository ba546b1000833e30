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

#include "discourse/quote-links.h"
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

/* What each word that is seen from a cue is to it; @first is the first word of
 * the passage. */
static void
add_look (const AnalyzerView *view,
          const GByteArray   *parts,
          AnalyzerPassage    *passage,
          guint               first)
{
  AnalyzerLook *look;

  if (view->end - first > passage->n)
    return;

  look = analyzer_passage_add_look (passage, view->first - first, view->end - view->first, view->cue.head - first);
  analyzer_view_list_signs (view, look->signs);
  for (guint i = 0; i < look->n; i++)
    {
      guint token = view->first + i, label = parts->data[token], before = i > 0 ? parts->data[token - 1] : 0;

      if (analyzer_view_is_cue (view, token))
        look->links[i] = ANALYZER_NO_LINK;
      else if (label == ANALYZER_PART_LABEL_NONE)
        look->links[i] = 0;
      else
        look->links[i] = label == before ? label : label - 1;
    }
}

static void
add_passages (const AnalyzerLesson *lesson,
              GPtrArray            *passages)
{
  const AnalyzerProse *prose = lesson->prose;
  g_autofree guint8 *hints = list_hints (lesson);
  g_autoptr(AnalyzerView) view = analyzer_view_new (lesson->scene);
  guint cue = 0;

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
      for (; cue < lesson->cues->len && g_array_index (lesson->cues, AnalyzerCue, cue).first < end; cue++)
        {
          analyzer_view_set_cue (view, lesson->cues, cue);
          if (view->first >= first)
            add_look (view, g_ptr_array_index (lesson->parts, cue), passage, first);
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
  guint right_links[3] = { 0 }, found_links[3] = { 0 }, marked_links[3] = { 0 };

  if (lessons == NULL)
    return FALSE;

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerLesson *lesson = g_ptr_array_index (lessons, i);
      g_autofree guint8 *hints = list_hints (lesson);
      g_autoptr(AnalyzerView) view = analyzer_view_new (lesson->scene);

      for (guint k = 0; k < lesson->cues->len; k++)
        {
          const GByteArray *parts = g_ptr_array_index (lesson->parts, k);

          analyzer_view_set_cue (view, lesson->cues, k);
          analyzer_view_add_links (view);
          for (guint t = view->first; t < view->end; t++)
            {
              const AnalyzerLinks *guess = &view->links[t - view->first];
              guint gold = (parts->data[t] + 1) / 2;
              guint kind = guess->source >= ANALYZER_HINT_AHEAD ? 1 : guess->content >= ANALYZER_HINT_AHEAD ? 2 : 0;

              if (analyzer_view_is_cue (view, t))
                continue;
              found_links[kind]++;
              marked_links[gold]++;
              right_links[kind] += kind == gold;
            }
        }
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
  g_string_append (figures, "; seen from a marked cue");
  for (guint k = 1; k < G_N_ELEMENTS (right_links); k++)
    g_string_append_printf (figures, "%s %s: precision %.1f %%, recall %.1f %%, F %.1f %%", k > 1 ? "," : "", kinds[k + 1],
                            100.0 * right_links[k] / MAX (found_links[k], 1), 100.0 * right_links[k] / MAX (marked_links[k], 1),
                            200.0 * right_links[k] / MAX (found_links[k] + marked_links[k], 1));
  g_string_append_c (figures, '\n');

  return TRUE;
}
