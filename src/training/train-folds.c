/* train-folds.c: learns the layers anew without some of the articles.
 *
 * What is learned from the layers of articles, who says what and so on, shall
 * see them as they are of articles that nobody annotated, not as they are of
 * those that the models know by heart. So the articles are parted into folds,
 * and each fold gets models that have learned from all the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <glib/gstdio.h>

#include "training/training.h"

#define N_THREADS 2

/* What the threads share. */
typedef struct
{
  AnalyzerTraining *training;
  guint             next;       /* the fold that nobody has taken yet; atomic */
} Work;

static gboolean
train_fold (AnalyzerTraining  *training,
            guint              fold,
            GError           **error)
{
  g_autofree char *folder = analyzer_training_dup_fold_folder (training, fold);
  AnalyzerTraining part;
  gboolean trained;

  if (g_mkdir_with_parents (folder, 0777) < 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "The folder “%s” cannot be made", folder);
      return FALSE;
    }

  analyzer_training_init (&part, training->corpus, folder);
  part.base = g_strdup (training->output);
  part.without = fold;
  trained = analyzer_train_tagger (&part, error) && analyzer_train_namer (&part, error) &&
            analyzer_train_parser (&part, error);
  analyzer_training_clear (&part);

  return trained;
}

static gpointer
train_in_thread (gpointer data)
{
  Work *work = data;
  GError *error = NULL;
  guint fold;

  while (error == NULL && (fold = g_atomic_int_add (&work->next, 1)) < ANALYZER_N_FOLDS)
    train_fold (work->training, fold, &error);

  return error;
}

gboolean
analyzer_train_folds (AnalyzerTraining  *training,
                      GError           **error)
{
  g_autofree char *path = g_build_filename (training->output, "folds.txt", NULL);
  Work work = { training, 0 };
  GThread *threads[N_THREADS];
  gboolean trained = TRUE;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("train-fold", train_in_thread, &work);
  for (guint i = 0; i < N_THREADS; i++)
    {
      GError *reason = g_thread_join (threads[i]);

      if (reason != NULL && trained)
        g_propagate_error (error, reason);
      else
        g_clear_error (&reason);
      trained = trained && reason == NULL;
    }
  analyzer_training_forget_models (training);

  return trained && g_file_set_contents (path, "Models: tags, names and syntax, each without a fifth of the articles\n\n",
                                         -1, error);
}

/* How well the layers are of articles that their models have not seen. */
gboolean
analyzer_evaluate_folds (AnalyzerTraining  *training,
                         GString           *figures,
                         GError           **error)
{
  GPtrArray *trees = analyzer_training_get_part (training, ANALYZER_PART_TRAIN, error);
  guint n = 0, n_tags = 0, n_names = 0, n_heads = 0;

  if (trees == NULL)
    return FALSE;

  for (guint i = 0; i < trees->len; i++)
    {
      const AnalyzerTree *tree = g_ptr_array_index (trees, i);
      g_autoptr(AnalyzerModels) models = NULL;

      if (tree->fold == ANALYZER_NO_FOLD)
        continue;
      models = analyzer_training_get_models_without (training, tree->fold, error);
      if (models == NULL || !analyzer_training_label (tree, models, error))
        return FALSE;

      for (guint k = 0; k < tree->prose->n_tokens; k++)
        {
          const AnalyzerToken *token = &tree->prose->tokens[k], *gold = &tree->gold[k];

          n_tags += token->tag == gold->tag;
          n_names += token->name == gold->name;
          n_heads += token->head == gold->head;
        }
      n += tree->prose->n_tokens;
    }
  g_string_append_printf (figures, "cross-validation: %.2f %% of tags, %.2f %% of words' names, %.2f %% of heads right of %u\n",
                          100. * n_tags / MAX (n, 1), 100. * n_names / MAX (n, 1), 100. * n_heads / MAX (n, 1), n);

  return TRUE;
}
