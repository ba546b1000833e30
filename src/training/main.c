/* main.c: makes the models from annotated articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <locale.h>

#include "training/training.h"

typedef struct
{
  const char *name;
  gboolean  (*train)    (AnalyzerTraining  *training,
                         GError           **error);
  gboolean  (*evaluate) (AnalyzerTraining  *training,
                         GString           *figures,
                         GError           **error);
} Stage;

/* In the order in which they need each other. */
static const Stage stages[] = {
  { "meanings", analyzer_train_meanings, analyzer_evaluate_meanings },
  { "tags", analyzer_train_tagger, analyzer_evaluate_tagger },
  { "names", analyzer_train_namer, analyzer_evaluate_namer },
  { "lemmas", analyzer_train_lemmatiser, analyzer_evaluate_lemmatiser },
  { "syntax", analyzer_train_parser, analyzer_evaluate_parser },
  { "folds", analyzer_train_folds, analyzer_evaluate_folds },
  { "hints", analyzer_train_hints, analyzer_evaluate_hints },
  { "attribution", analyzer_train_attribution, analyzer_evaluate_attribution },
  { "reranker", analyzer_train_reranker, analyzer_evaluate_reranker },
  { "first-names", analyzer_train_first_names, analyzer_evaluate_first_names },
  { "speakers", analyzer_train_speakers, analyzer_evaluate_speakers },
  { "views", analyzer_train_views, analyzer_evaluate_views },
};

static gboolean
is_wanted (const Stage *stage,
           char       **names)
{
  return names == NULL || names[0] == NULL || g_strv_contains ((const char *const *) names, stage->name);
}

static gboolean
check_names (char   **names,
             GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gboolean known = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (stages); k++)
        known = known || g_str_equal (stages[k].name, names[i]);
      if (!known)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "There is no model “%s” to train", names[i]);
          return FALSE;
        }
    }

  return TRUE;
}

/* Appends the figures to what stands beside the model. */
static gboolean
note_figures (AnalyzerTraining  *training,
              const char        *name,
              const char        *figures,
              GError           **error)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (training->output, file, NULL);
  g_autofree char *about = NULL;
  g_autofree char *whole = NULL;

  if (!g_file_get_contents (path, &about, NULL, error))
    return FALSE;
  whole = g_strconcat (about, figures, NULL);

  return g_file_set_contents (path, whole, -1, error);
}

static gboolean
run (AnalyzerTraining  *training,
     char             **names,
     gboolean           only_evaluate,
     GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr(GString) figures = g_string_new (NULL);
      gint64 start = g_get_monotonic_time ();

      if (!is_wanted (&stages[i], names))
        continue;
      if (!only_evaluate)
        {
          if (!stages[i].train (training, error))
            return FALSE;
          g_print ("%s: trained in %.0f s\n", stages[i].name, (g_get_monotonic_time () - start) / 1e6);
        }
      if (!stages[i].evaluate (training, figures, error) ||
          (!only_evaluate && !note_figures (training, stages[i].name, figures->str, error)))
        return FALSE;
      g_print ("%s", figures->str);
    }

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *corpus = NULL;
  g_autofree char *output = NULL;
  g_auto(GStrv) names = NULL;
  g_autofree char *vectors = NULL;
  g_autofree char *labels = NULL;
  gboolean evaluate = FALSE;
  const GOptionEntry entries[] = {
    { "corpus", 'c', 0, G_OPTION_ARG_FILENAME, &corpus, "The folder of the annotated articles", "DIR" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "The folder of the models", "DIR" },
    { "vectors", 'v', 0, G_OPTION_ARG_FILENAME, &vectors,
      "Word vectors to learn the words' meanings from; without them, the meanings that come with the program are taken", "FILE" },
    { "labels", 'l', 0, G_OPTION_ARG_FILENAME, &labels,
      "Who dissents in articles of which the corpora don’t tell it; without it, the file that comes with the program is taken", "FILE" },
    { "evaluate", 'e', 0, G_OPTION_ARG_NONE, &evaluate, "Train nothing, print the models' figures", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, "[MODEL…]" },
    { NULL }
  };
  g_autoptr(GOptionContext) context = NULL;
  g_autoptr(GError) error = NULL;
  AnalyzerTraining training;
  gboolean done;

  setlocale (LC_ALL, "");

  context = g_option_context_new ("– make the models from annotated articles");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !check_names (names, &error))
    {
      g_printerr ("analyzer-train: %s\n", error->message);
      return 2;
    }
  if (corpus == NULL || output == NULL)
    {
      g_printerr ("analyzer-train: --corpus and --output say where the articles are and the models go\n");
      return 2;
    }

  analyzer_training_init (&training, corpus, output);
  training.vectors = g_steal_pointer (&vectors);
  training.labels = g_steal_pointer (&labels);
  done = run (&training, names, evaluate, &error);
  analyzer_training_clear (&training);
  if (!done)
    {
      g_printerr ("analyzer-train: %s\n", error->message);
      return 1;
    }

  return 0;
}
