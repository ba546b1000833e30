/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "text/places.h"
#include "training/training.h"

/* A model that tells by its text where it comes from. */
static void
write_model (const char *folder,
             const char *name,
             const char *text)
{
  g_autoptr(AnalyzerModelWriter) writer = analyzer_model_writer_new (name, 1);
  g_autofree char *file = g_strconcat (name, ".model", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GBytes) bytes = NULL;

  analyzer_model_writer_add_text (writer, "from", text);
  bytes = analyzer_model_writer_end (writer);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

static void
remove_model (const char *folder,
              const char *name)
{
  g_autofree char *file = g_strconcat (name, ".model", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_unlink (path);
  g_rmdir (folder);
}

static const char *
get_text (AnalyzerModels *models,
          const char     *name)
{
  g_autoptr(GError) error = NULL;
  const AnalyzerModel *model = analyzer_models_get (models, name, 1, &error);

  g_assert_no_error (error);

  return analyzer_model_get_text (model, "from");
}

/* An article gets the models that have not seen it; what they lack is that of
 * all articles. */
static void
test_models_for (void)
{
  const char *article = "an-article-to-learn-from";
  g_autofree char *output = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_autofree char *folds = g_build_filename (output, "folds", NULL);
  g_autofree char *fold = NULL;
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(AnalyzerModels) all = NULL;
  g_autoptr(GError) error = NULL;
  AnalyzerTraining training;

  analyzer_training_init (&training, "/nonexistent", output);
  g_assert_null (analyzer_training_get_models_for (&training, article, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  fold = analyzer_training_dup_fold_folder (&training, analyzer_treebank_get_fold (article));
  write_model (output, "tags", "all");
  write_model (output, "meanings", "all");
  write_model (fold, "tags", "the others");
  models = analyzer_training_get_models_for (&training, article, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (models, "tags"), ==, "the others");
  g_assert_cmpstr (get_text (models, "meanings"), ==, "all");
  all = analyzer_training_get_models (&training, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (all, "tags"), ==, "all");
  g_assert_null (analyzer_models_get (models, "names", 1, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_NO_MODEL);
  g_clear_error (&error);

  /* A model that is there but of no use is not passed over. */
  analyzer_training_forget_models (&training);
  g_clear_object (&models);
  models = analyzer_training_get_models_for (&training, article, &error);
  g_assert_null (analyzer_models_get (models, "tags", 2, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);

  analyzer_training_clear (&training);
  remove_model (fold, "tags");
  g_rmdir (folds);
  remove_model (output, "meanings");
  remove_model (output, "tags");
  g_rmdir (output);
}

/* Each article is of one fold, and none of them is empty. */
static void
test_folds (void)
{
  guint n[ANALYZER_N_FOLDS] = { 0 };

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *article = g_strdup_printf ("paper_2016-01-%02u_article-%u", i % 31, i);
      guint fold = analyzer_treebank_get_fold (article);

      g_assert_cmpuint (fold, <, ANALYZER_N_FOLDS);
      g_assert_cmpuint (fold, ==, analyzer_treebank_get_fold (article));
      n[fold]++;
    }
  for (guint fold = 0; fold < ANALYZER_N_FOLDS; fold++)
    g_assert_cmpuint (n[fold], >, 50);
}

static void
write_file (const char *folder,
            const char *path,
            const char *content)
{
  g_autofree char *whole = g_build_filename (folder, path, NULL);
  g_autofree char *parent = g_path_get_dirname (whole);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (whole, content, -1, NULL));
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* Twelve articles and two treebanks, of a sentence each. */
static void
write_corpus (const char *corpus)
{
  static const char *const names[] = { "Ann", "Bob", "Eve", "Jim" };
  static const char *const verbs[] = { "saw", "met", "led" };

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *text_path = g_strdup_printf ("polnear/train/text/a%u.txt", i);
      g_autofree char *layers_path = g_strdup_printf ("polnear/train/layers/a%u.tsv", i);
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GString) layers = g_string_new (NULL);

      for (guint k = 0; k < 20; k++)
        {
          const char *name = names[(i + k) % 4], *verb = verbs[k % 3];
          gsize at = text->len;

          g_string_append_printf (text, "%s %s the old ship.\n", name, verb);
          g_string_append_printf (layers, "%zu\t%zu\t%s\t%s\tNNP\tPERSON\t2\tnsubj\t-\n", at, at + 3, name, name);
          g_string_append_printf (layers, "%zu\t%zu\t%s\t%s\tVBD\tO\t0\troot\t-\n", at + 4, at + 7, verb, verb);
          g_string_append_printf (layers, "%zu\t%zu\tthe\tthe\tDT\tO\t5\tdet\t-\n", at + 8, at + 11);
          g_string_append_printf (layers, "%zu\t%zu\told\told\tJJ\tO\t5\tamod\t-\n", at + 12, at + 15);
          g_string_append_printf (layers, "%zu\t%zu\tship\tship\tNN\tO\t2\tdobj\t-\n", at + 16, at + 20);
          g_string_append_printf (layers, "%zu\t%zu\t.\t.\t.\tO\t2\tpunct\t-\n\n", at + 20, at + 21);
        }
      write_file (corpus, text_path, text->str);
      write_file (corpus, layers_path, layers->str);
    }
  write_file (corpus, "open/ewt/files.train", "weblog/one.xml.conllu\n");
  write_file (corpus, "open/ewt/weblog.conllu",
              "# newdoc id = weblog-one\n"
              "1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
              "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n");
  write_file (corpus, "open/gum/a.conllu", "1\tRome\tRome\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(2-place-new)\n\n");
}

static void
train (const char *corpus,
       const char *output)
{
  g_autofree char *models = analyzer_places_dup_data_path ("models/en/meanings.model");
  g_autofree char *meanings = g_build_filename (output, "meanings.model", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GString) figures = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  AnalyzerTraining training;
  const char *heads;
  gsize length;

  g_assert_true (g_file_get_contents (models, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (meanings, bytes, length, NULL));

  analyzer_training_init (&training, corpus, output);
  analyzer_train_tagger (&training, &error);
  g_assert_no_error (error);
  analyzer_train_namer (&training, &error);
  g_assert_no_error (error);
  analyzer_train_lemmatiser (&training, &error);
  g_assert_no_error (error);
  analyzer_train_parser (&training, &error);
  g_assert_no_error (error);
  analyzer_train_folds (&training, &error);
  g_assert_no_error (error);

  /* Each article from what the others tell. */
  analyzer_evaluate_folds (&training, figures, &error);
  g_assert_no_error (error);
  heads = strstr (figures->str, "names, ");
  g_assert_nonnull (heads);
  g_assert_cmpfloat (g_ascii_strtod (heads + strlen ("names, "), NULL), >, 95);
  analyzer_training_clear (&training);
}

/* The same articles make the same models, byte by byte. */
static void
test_same (void)
{
  static const char *const models[] = {
    "tags.model", "names.model", "lemmas.model", "syntax.model", "folds/0/tags.model", "folds/3/names.model",
    "folds/4/syntax.model",
  };
  g_autofree char *corpus = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_autofree char *first = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_autofree char *second = g_dir_make_tmp ("analyzer-XXXXXX", NULL);

  write_corpus (corpus);
  train (corpus, first);
  train (corpus, second);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autofree char *a = g_build_filename (first, models[i], NULL);
      g_autofree char *b = g_build_filename (second, models[i], NULL);
      g_autofree char *a_bytes = NULL, *b_bytes = NULL;
      gsize a_length, b_length;

      g_assert_true (g_file_get_contents (a, &a_bytes, &a_length, NULL));
      g_assert_true (g_file_get_contents (b, &b_bytes, &b_length, NULL));
      g_assert_cmpmem (a_bytes, a_length, b_bytes, b_length);
    }
  remove_folder (corpus);
  remove_folder (first);
  remove_folder (second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/training/training/models-for", test_models_for);
  g_test_add_func ("/training/training/folds", test_folds);

  g_test_add_func ("/training/training/same", test_same);

  return g_test_run ();
}
