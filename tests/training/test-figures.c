/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "text/places.h"
#include "training/training.h"

/* The models must not do worse than this on what they were not trained on.
 * Needs the corpora, in the folder that ANALYZER_CORPUS names. */
typedef struct
{
  const char *name;
  gboolean  (*evaluate) (AnalyzerTraining  *training,
                         GString           *figures,
                         GError           **error);
  const char *before;           /* what stands before the figure */
  double      least;
} Floor;

static const Floor floors[] = {
  { "tags-dev", analyzer_evaluate_tagger, "dev: ", 97.7 },
  { "tags-ewt", analyzer_evaluate_tagger, "ewt: ", 93.0 },
  { "tags-gum", analyzer_evaluate_tagger, "gum: ", 95.2 },
  { "names-dev", analyzer_evaluate_namer, "F ", 88.0 },
  { "lemmas-dev", analyzer_evaluate_lemmatiser, "dev: ", 99.5 },
  { "syntax-dev", analyzer_evaluate_parser, "dev: heads ", 85.0 },
  { "syntax-ewt", analyzer_evaluate_parser, "ewt: heads ", 82.0 },
  { "syntax-gum", analyzer_evaluate_parser, "gum: heads ", 82.5 },
};

static void
test_floor (gconstpointer data)
{
  const Floor *test = data;
  const char *root = g_getenv ("ANALYZER_CORPUS");
  g_autoptr(GString) figures = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *corpus = NULL, *output = NULL;
  AnalyzerTraining training;
  const char *figure;

  if (root == NULL)
    {
      g_test_skip ("ANALYZER_CORPUS does not say where the corpora are");
      return;
    }

  corpus = g_build_filename (root, "corpus", NULL);
  output = analyzer_places_dup_data_path ("models/en");
  analyzer_training_init (&training, corpus, output);
  g_assert_true (test->evaluate (&training, figures, &error));
  g_assert_no_error (error);
  g_test_message ("%s", figures->str);

  figure = strstr (figures->str, test->before);
  g_assert_nonnull (figure);
  g_assert_cmpfloat (g_ascii_strtod (figure + strlen (test->before), NULL), >=, test->least);
  analyzer_training_clear (&training);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (floors); i++)
    {
      g_autofree char *path = g_strconcat ("/training/figures/", floors[i].name, NULL);

      g_test_add_data_func (path, &floors[i], test_floor);
    }

  return g_test_run ();
}
