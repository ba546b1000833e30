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
  GObject  parent_instance;

  char    *directory;
};

G_DEFINE_FINAL_TYPE (AnalyzerModels, analyzer_models, G_TYPE_OBJECT)
G_DEFINE_QUARK (analyzer-language-error-quark, analyzer_language_error)

static void
analyzer_models_finalize (GObject *object)
{
  AnalyzerModels *self = ANALYZER_MODELS (object);

  g_free (self->directory);

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
