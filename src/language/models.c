/* models.c: the trained models that the analysis reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include "language/models.h"

#include "text/places.h"

struct _AnalyzerModels
{
  GObject         parent_instance;

  char           *directory;
  AnalyzerModels *others;       /* where those are that the directory lacks */

  GMutex          lock;         /* of models */
  GHashTable     *models;       /* name to AnalyzerModel */
};

G_DEFINE_FINAL_TYPE (AnalyzerModels, analyzer_models, G_TYPE_OBJECT)

static void
analyzer_models_finalize (GObject *object)
{
  AnalyzerModels *self = ANALYZER_MODELS (object);

  g_free (self->directory);
  g_clear_object (&self->others);
  g_hash_table_unref (self->models);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (analyzer_models_parent_class)->finalize (object);
}

static void
analyzer_models_class_init (AnalyzerModelsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = analyzer_models_finalize;
}

static void
analyzer_models_init (AnalyzerModels *self)
{
  g_mutex_init (&self->lock);
  self->models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) analyzer_model_free);
}

/**
 * analyzer_models_new:
 * @directory: (nullable): the folder of the model files; %NULL for the ones
 *   that come with the program
 *
 * Models never change once loaded: any number of threads may read them.
 *
 * Returns: (transfer full): the models, or %NULL with @error set
 */
AnalyzerModels *
analyzer_models_new (const char  *directory,
                     GError     **error)
{
  g_autoptr(AnalyzerModels) self = g_object_new (ANALYZER_TYPE_MODELS, NULL);

  self->directory = directory != NULL ? g_strdup (directory) : analyzer_places_dup_data_path ("models/en");
  if (!g_file_test (self->directory, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_NO_MODEL,
                   "There are no models in “%s”; install the program again", self->directory);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * analyzer_models_new_before:
 * @directory: the folder of some model files
 * @others: the models that are not in it
 *
 * Returns: (transfer full): the models, or %NULL with @error set
 */
AnalyzerModels *
analyzer_models_new_before (const char      *directory,
                            AnalyzerModels  *others,
                            GError         **error)
{
  AnalyzerModels *self;

  g_return_val_if_fail (ANALYZER_IS_MODELS (others), NULL);

  self = analyzer_models_new (directory, error);
  if (self != NULL)
    self->others = g_object_ref (others);

  return self;
}

static AnalyzerModel *
open_model (AnalyzerModels  *self,
            const char      *name,
            guint            features,
            GError         **error)
{
  g_autofree char *file = g_strconcat (name, ".model", NULL);
  g_autofree char *path = g_build_filename (self->directory, file, NULL);
  g_autoptr(GMappedFile) mapped = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) reason = NULL;

  mapped = g_mapped_file_new (path, FALSE, &reason);
  if (mapped == NULL)
    {
      g_set_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_NO_MODEL,
                   "The model “%s” cannot be opened: %s; install the program again", name, reason->message);
      return NULL;
    }

  bytes = g_mapped_file_get_bytes (mapped);

  return analyzer_model_new (bytes, name, features, error);
}

/**
 * analyzer_models_get:
 * @name: the name of a model
 * @features: the version of the features that its weights must be for
 *
 * Opens a model when it is first asked for. May be called from any thread.
 *
 * Returns: (transfer none): the model, which stays as long as @self, or %NULL
 *   with @error set
 */
const AnalyzerModel *
analyzer_models_get (AnalyzerModels  *self,
                     const char      *name,
                     guint            features,
                     GError         **error)
{
  g_autoptr(GError) reason = NULL;
  AnalyzerModel *model;

  g_return_val_if_fail (ANALYZER_IS_MODELS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  g_mutex_lock (&self->lock);
  model = g_hash_table_lookup (self->models, name);
  if (model == NULL)
    {
      model = open_model (self, name, features, &reason);
      if (model != NULL)
        g_hash_table_insert (self->models, g_strdup (name), model);
    }
  g_mutex_unlock (&self->lock);

  if (self->others != NULL && g_error_matches (reason, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_NO_MODEL))
    return analyzer_models_get (self->others, name, features, error);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return model;
}
