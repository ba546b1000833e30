/* training.c: what all trainings share: where things are, what was made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "training/training.h"

#include "language/prose-private.h"
#include "text/places.h"

/**
 * analyzer_training_init:
 * @self: (out caller-allocates): a training on all that there is
 * @corpus: the folder of the corpora
 * @output: the folder that gets the models
 */
void
analyzer_training_init (AnalyzerTraining *self,
                        const char       *corpus,
                        const char       *output)
{
  *self = (AnalyzerTraining) { .without = ANALYZER_NO_FOLD };
  self->corpus = g_strdup (corpus);
  self->output = g_strdup (output);
}

/* Leaves out the articles of the fold that nothing is learned from. */
static void
leave_out (GPtrArray *trees,
           guint      fold)
{
  for (guint i = trees->len; i-- > 0;)
    if (((AnalyzerTree *) g_ptr_array_index (trees, i))->fold == fold)
      g_ptr_array_remove_index (trees, i);
}

/**
 * analyzer_training_get_part:
 * @part: a part of the treebanks
 *
 * Returns: (transfer none) (element-type AnalyzerTree): its documents, whose
 *   words have their classes, or %NULL with @error set
 */
GPtrArray *
analyzer_training_get_part (AnalyzerTraining  *self,
                            AnalyzerPart       part,
                            GError           **error)
{
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(GPtrArray) trees = NULL;

  if (self->parts[part] != NULL)
    return self->parts[part];

  models = analyzer_training_get_models (self, error);
  trees = models != NULL ? analyzer_treebank_load (self->corpus, part, error) : NULL;
  if (trees == NULL)
    return NULL;
  if (part == ANALYZER_PART_TRAIN && self->without != ANALYZER_NO_FOLD)
    leave_out (trees, self->without);
  for (guint i = 0; i < trees->len; i++)
    {
      const AnalyzerTree *tree = g_ptr_array_index (trees, i);

      if (!analyzer_prose_find_meanings (tree->prose, models, error))
        return NULL;
    }
  self->parts[part] = g_steal_pointer (&trees);

  return self->parts[part];
}

/**
 * analyzer_training_get_models:
 *
 * Returns: (transfer full): the models made so far, or %NULL with @error set
 */
AnalyzerModels *
analyzer_training_get_models (AnalyzerTraining  *self,
                              GError           **error)
{
  g_autoptr(AnalyzerModels) others = NULL;

  if (self->base == NULL)
    return analyzer_models_new (self->output, error);

  others = analyzer_models_new (self->base, error);

  return others != NULL ? analyzer_models_new_before (self->output, others, error) : NULL;
}

/**
 * analyzer_training_load_labels:
 *
 * Returns: (transfer full): who dissents in articles of which the corpora
 *   don't tell it, or %NULL with @error set
 */
AnalyzerViewLabels *
analyzer_training_load_labels (const AnalyzerTraining  *self,
                               GError                 **error)
{
  g_autofree char *ours = analyzer_places_dup_data_path ("models/views.labels");

  return analyzer_view_labels_load (self->labels != NULL ? self->labels : ours, error);
}

/**
 * analyzer_training_forget_models:
 *
 * What is asked for after this is opened anew.
 */
void
analyzer_training_forget_models (AnalyzerTraining *self)
{
  for (guint i = 0; i < ANALYZER_N_FOLDS; i++)
    g_clear_object (&self->models_without[i]);
}

/**
 * analyzer_training_dup_fold_folder:
 * @fold: a fold of the articles
 *
 * Returns: (transfer full): the folder of the models that have not seen them
 */
char *
analyzer_training_dup_fold_folder (const AnalyzerTraining *self,
                                   guint                   fold)
{
  g_autofree char *number = g_strdup_printf ("%u", fold);

  return g_build_filename (self->output, "folds", number, NULL);
}

/**
 * analyzer_training_get_models_without:
 * @fold: a fold of the articles
 *
 * Returns: (transfer full): the models made so far, but layers from models
 *   that have not seen the articles of @fold; or %NULL with @error set
 */
AnalyzerModels *
analyzer_training_get_models_without (AnalyzerTraining  *self,
                                      guint              fold,
                                      GError           **error)
{
  g_autofree char *folder = NULL;
  g_autoptr(AnalyzerModels) models = NULL;

  g_return_val_if_fail (fold < ANALYZER_N_FOLDS, NULL);

  if (self->models_without[fold] != NULL)
    return g_object_ref (self->models_without[fold]);

  models = analyzer_training_get_models (self, error);
  if (models == NULL)
    return NULL;
  folder = analyzer_training_dup_fold_folder (self, fold);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "There is no folder “%s”: train “folds” first", folder);
      return NULL;
    }
  self->models_without[fold] = analyzer_models_new_before (folder, models, error);

  return self->models_without[fold] != NULL ? g_object_ref (self->models_without[fold]) : NULL;
}

/**
 * analyzer_training_get_models_for:
 * @article: the name of an article to learn from
 *
 * The tags, names and syntax of an article that a model has learned from are
 * better than they are of any other. Who learns from these layers shall see
 * them as they will be.
 *
 * Returns: (transfer full): the models made so far, but layers from models
 *   that have not seen @article; or %NULL with @error set
 */
AnalyzerModels *
analyzer_training_get_models_for (AnalyzerTraining  *self,
                                  const char        *article,
                                  GError           **error)
{
  return analyzer_training_get_models_without (self, analyzer_treebank_get_fold (article), error);
}

/**
 * analyzer_training_get_half:
 * @tree: the number of a document to learn from
 *
 * What one model learns from the work of another shall see it as it is of
 * documents that the other has not learned from: each half is worked on by a
 * model that has seen the other half.
 *
 * Returns: the half that it belongs to, 0 or 1
 */
guint
analyzer_training_get_half (guint tree)
{
  return tree % 2;
}

/**
 * analyzer_training_leave_out_half:
 * @trees: (element-type AnalyzerTree): documents to learn from
 * @half: one of their halves
 *
 * Returns: (transfer container) (element-type AnalyzerTree): all but those of
 *   @half
 */
GPtrArray *
analyzer_training_leave_out_half (GPtrArray *trees,
                                  guint      half)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < trees->len; i++)
    if (analyzer_training_get_half (i) != half)
      g_ptr_array_add (others, g_ptr_array_index (trees, i));

  return others;
}

/**
 * analyzer_training_save:
 * @name: the name of the model
 * @writer: the model
 * @made_of: what it was made of
 * @figures: (nullable): how well it does
 *
 * Writes a model and, beside it, what there is to know about it.
 *
 * Returns: whether it was written; else @error is set
 */
gboolean
analyzer_training_save (AnalyzerTraining     *self,
                        const char           *name,
                        AnalyzerModelWriter  *writer,
                        const char           *made_of,
                        const char           *figures,
                        GError              **error)
{
  g_autofree char *model_file = g_strconcat (name, ".model", NULL);
  g_autofree char *about_file = g_strconcat (name, ".txt", NULL);
  g_autofree char *model_path = g_build_filename (self->output, model_file, NULL);
  g_autofree char *about_path = g_build_filename (self->output, about_file, NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *about = NULL;
  gsize size;
  const char *data;

  analyzer_model_writer_add_text (writer, "made-of", made_of);
  bytes = analyzer_model_writer_end (writer);
  data = g_bytes_get_data (bytes, &size);
  about = g_strdup_printf ("Model: %s\nMade: %s\nBytes: %" G_GSIZE_FORMAT "\nMade of: %s\n\n%s", name, date, size, made_of,
                           figures != NULL ? figures : "");

  analyzer_training_forget_models (self);

  return g_file_set_contents (model_path, data, size, error) &&
         g_file_set_contents (about_path, about, -1, error);
}

void
analyzer_training_clear (AnalyzerTraining *self)
{
  for (guint i = 0; i < ANALYZER_N_PARTS; i++)
    g_clear_pointer (&self->parts[i], g_ptr_array_unref);
  analyzer_training_forget_models (self);
  g_clear_pointer (&self->corpus, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->vectors, g_free);
  g_clear_pointer (&self->labels, g_free);
  g_clear_pointer (&self->base, g_free);
}
