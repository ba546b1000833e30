/* training.c: what all trainings share: where things are, what was made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "training/training.h"

/**
 * analyzer_training_get_part:
 * @part: a part of the treebanks
 *
 * Returns: (transfer none) (element-type AnalyzerTree): its documents, or
 *   %NULL with @error set
 */
GPtrArray *
analyzer_training_get_part (AnalyzerTraining  *self,
                            AnalyzerPart       part,
                            GError           **error)
{
  if (self->parts[part] == NULL)
    self->parts[part] = analyzer_treebank_load (self->corpus, part, error);

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
  return analyzer_models_new (self->output, error);
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

  return g_file_set_contents (model_path, data, size, error) &&
         g_file_set_contents (about_path, about, -1, error);
}

void
analyzer_training_clear (AnalyzerTraining *self)
{
  for (guint i = 0; i < ANALYZER_N_PARTS; i++)
    g_clear_pointer (&self->parts[i], g_ptr_array_unref);
  g_clear_pointer (&self->corpus, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->vectors, g_free);
}
