/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "language/meanings.h"
#include "language/model-writer.h"
#include "language/words.h"

static AnalyzerModels   *models;
static AnalyzerMeanings  meanings;

static guint
find (const char *word)
{
  return analyzer_meanings_find (&meanings, analyzer_hash_bytes (word, strlen (word)));
}

static float
compare (const char *a,
         const char *b)
{
  return analyzer_meanings_compare (&meanings, find (a), find (b));
}

/* Words that are used alike are nearer than ones that are not. */
static void
test_likeness (void)
{
  static const char *const triples[][3] = {
    { "doubted", "questioned", "harvested" },
    { "reluctance", "willingness", "carpet" },
    { "mayor", "governor", "potato" },
    { "factory", "plant", "sonata" },
    { "nairobi", "kampala", "violin" },
    { "insisted", "argued", "melted" },
    { "tax", "taxes", "goalkeeper" },
    { "sharma", "patel", "cement" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (triples); i++)
    {
      g_assert_cmpfloat (compare (triples[i][0], triples[i][1]), >, 0.45);
      g_assert_cmpfloat (compare (triples[i][0], triples[i][2]), <, 0.4);
    }
  g_assert_cmpfloat (compare ("mayor", "mayor"), >, 0.999);
}

static void
test_classes (void)
{
  guint said = analyzer_meanings_get_class (&meanings, find ("insisted"));
  guint nairobi = analyzer_meanings_get_class (&meanings, find ("nairobi"));
  guint n_classes = ANALYZER_N_COARSE_CLASSES * ANALYZER_CLASSES_PER_COARSE;

  g_assert_cmpuint (said, >=, 1);
  g_assert_cmpuint (said, <=, n_classes);
  g_assert_cmpuint (analyzer_word_class_get_coarse (said), !=, analyzer_word_class_get_coarse (nairobi));
  g_assert_cmpuint (analyzer_word_class_get_coarse (said), ==,
                    analyzer_word_class_get_coarse (analyzer_meanings_get_class (&meanings, find ("argued"))));

  g_assert_cmpuint (analyzer_word_class_get_coarse (0), ==, 0);
  g_assert_cmpuint (analyzer_word_class_get_coarse (1), ==, 1);
  g_assert_cmpuint (analyzer_word_class_get_coarse (16), ==, 1);
  g_assert_cmpuint (analyzer_word_class_get_coarse (17), ==, 2);
  g_assert_cmpuint (analyzer_word_class_get_coarse (n_classes), ==, ANALYZER_N_COARSE_CLASSES);
}

static void
test_unknown (void)
{
  guint unknown = find ("qzxvbnmkjh");

  g_assert_cmpuint (unknown, ==, 0);
  g_assert_cmpuint (find (""), ==, 0);
  g_assert_cmpuint (analyzer_meanings_get_class (&meanings, 0), ==, 0);
  g_assert_null (analyzer_meanings_get_vector (&meanings, 0));
  g_assert_cmpfloat (analyzer_meanings_compare (&meanings, 0, find ("mayor")), ==, 0);
  g_assert_cmpfloat (analyzer_meanings_compare (&meanings, 0, 0), ==, 0);
}

/* A model whose rows are all in use ends a search, and one whose tables differ
 * in length is refused. */
static void
test_hostile (void)
{
  g_autofree char *directory = g_dir_make_tmp ("analyzer-meanings-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "meanings.model", NULL);
  const guint32 keys[4] = { 1, 2, 3, 4 };
  const guint16 classes[8] = { 65535, 1, 2, 3, 4, 5, 6, 7 };
  const gint8 vectors[4 * ANALYZER_MEANING_LENGTH] = { 0 };

  for (guint n_classes = 4; n_classes <= 8; n_classes += 4)
    {
      g_autoptr(AnalyzerModelWriter) writer = analyzer_model_writer_new (ANALYZER_MEANINGS_NAME, ANALYZER_MEANINGS_FEATURES);
      g_autoptr(AnalyzerModels) bad = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;
      AnalyzerMeanings self;

      analyzer_model_writer_add_bytes (writer, "keys", (const gint8 *) keys, 4, sizeof *keys, 1);
      analyzer_model_writer_add_bytes (writer, "classes", (const gint8 *) classes, n_classes, sizeof *classes, 1);
      analyzer_model_writer_add_bytes (writer, "vectors", vectors, 4, ANALYZER_MEANING_LENGTH, 1);
      bytes = analyzer_model_writer_end (writer);
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);

      bad = analyzer_models_new (directory, &error);
      g_assert_no_error (error);
      if (n_classes == 4)
        {
          g_assert_true (analyzer_meanings_init (&self, bad, &error));
          g_assert_no_error (error);
          g_assert_cmpuint (analyzer_meanings_find (&self, 77), ==, 0);
          g_assert_cmpuint (analyzer_meanings_find (&self, 3), ==, 3);
          g_assert_cmpuint (analyzer_meanings_get_class (&self, 1), <=, ANALYZER_N_COARSE_CLASSES * ANALYZER_CLASSES_PER_COARSE);
          g_assert_cmpfloat (analyzer_meanings_compare (&self, 1, 2), ==, 0);
        }
      else
        {
          g_assert_false (analyzer_meanings_init (&self, bad, &error));
          g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
        }
    }

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  models = analyzer_models_new (NULL, &error);
  g_assert_no_error (error);
  g_assert_true (analyzer_meanings_init (&meanings, models, &error));
  g_assert_no_error (error);

  g_test_add_func ("/meanings/likeness", test_likeness);
  g_test_add_func ("/meanings/classes", test_classes);
  g_test_add_func ("/meanings/unknown", test_unknown);
  g_test_add_func ("/meanings/hostile", test_hostile);
  result = g_test_run ();
  g_object_unref (models);

  return result;
}
