/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "language/model-private.h"
#include "language/model-writer.h"
#include "language/models.h"

static GBytes *
make_model (void)
{
  static const float table[] = { 0, 1, -2, 4, 0.5f, 9, 0, 0 };
  static const AnalyzerSparseWeight sparse[] = {
    { 77, 2, 1 }, { 5, 1, -1 }, { 77, 0, 0.5f }, { 5 + 64, 3, 0.25f }, { 6, 1, 0.0001f },
  };
  static const float numbers[] = { 1.5f, -2 };
  g_autoptr(AnalyzerModelWriter) writer = analyzer_model_writer_new ("test", 3);

  analyzer_model_writer_add_table (writer, "table", table, 4, 2, 4);
  analyzer_model_writer_add_sparse (writer, "sparse", sparse, G_N_ELEMENTS (sparse), 4, 0);
  analyzer_model_writer_add_numbers (writer, "numbers", numbers, 2);
  analyzer_model_writer_add_text (writer, "made-of", "nothing – at all");

  return analyzer_model_writer_end (writer);
}

static void
test_round_trip (void)
{
  g_autoptr(GBytes) bytes = make_model ();
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerModel) model = analyzer_model_new (bytes, "test", 3, &error);
  AnalyzerTable table;
  AnalyzerSparse sparse;
  const float *numbers;
  gint32 scores[4] = { 0 };

  g_assert_no_error (error);
  g_assert_true (analyzer_model_get_table (model, "table", 2, &table, &error));
  g_assert_cmpuint (table.mask, ==, 3);
  g_assert_cmpfloat_with_epsilon (table.weights[2] * table.scale, -2, 0.02);
  g_assert_cmpfloat_with_epsilon (table.weights[5] * table.scale, 4, 0.001);   /* the limit */

  g_assert_true (analyzer_model_get_sparse (model, "sparse", 4, &sparse, &error));
  analyzer_sparse_add (&sparse, 77, scores);
  analyzer_sparse_add (&sparse, 69, scores);
  analyzer_sparse_add (&sparse, 6, scores);
  analyzer_sparse_add (&sparse, 12345, scores);
  g_assert_cmpint (scores[0], ==, 64);
  g_assert_cmpint (scores[1], ==, 0);
  g_assert_cmpint (scores[2], ==, 127);
  g_assert_cmpint (scores[3], ==, 32);

  numbers = analyzer_model_get_numbers (model, "numbers", 2, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (numbers[0], ==, 1.5f);
  g_assert_cmpfloat (numbers[1], ==, -2.f);
  g_assert_cmpstr (analyzer_model_get_text (model, "made-of"), ==, "nothing – at all");
  g_assert_null (analyzer_model_get_text (model, "table"));
}

static void
test_wrong_section (void)
{
  g_autoptr(GBytes) bytes = make_model ();
  g_autoptr(AnalyzerModel) model = analyzer_model_new (bytes, "test", 3, NULL);
  g_autoptr(GError) error = NULL;
  AnalyzerTable table;
  AnalyzerSparse sparse;

  g_assert_false (analyzer_model_get_table (model, "table", 3, &table, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
  g_clear_error (&error);
  g_assert_false (analyzer_model_get_sparse (model, "table", 2, &sparse, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
  g_clear_error (&error);
  g_assert_null (analyzer_model_get_numbers (model, "numbers", 3, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
}

static void
check_refused (const void *data,
               gsize       length,
               const char *name,
               guint       features)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_model_new (bytes, name, features, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
}

static void
test_refused (void)
{
  g_autoptr(GBytes) bytes = make_model ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *changed = g_malloc0 (length + 1);

  memcpy (changed, data, length);
  check_refused (data, length, "other", 3);
  check_refused (data, length, "test", 4);

  for (gsize n = 0; n < length; n++)
    check_refused (data, n, "test", 3);
  check_refused (changed, length + 1, "test", 3);

  for (gsize i = 0; i < length; i++)
    {
      changed[i] ^= 1 << (i % 8);
      check_refused (changed, length, "test", 3);
      changed[i] = data[i];
    }
}

/* A file whose checksum is right but whose content is not is refused, or what
 * it holds can be read without harm. */
static void
test_forged (void)
{
  g_autoptr(GBytes) bytes = make_model ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint n_refused = 0;

  for (guint round = 0; round < 20000; round++)
    {
      char *changed = g_memdup2 (data, length);
      AnalyzerModelHeader *header = (AnalyzerModelHeader *) (void *) changed;
      gsize from = G_STRUCT_OFFSET (AnalyzerModelHeader, features);
      g_autoptr(GBytes) forged = g_bytes_new_take (changed, length);
      g_autoptr(AnalyzerModel) model = NULL;
      AnalyzerTable table;
      AnalyzerSparse sparse;
      gint32 scores[4] = { 0 };

      for (guint n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        changed[g_rand_int_range (rand, from, length)] = g_rand_boolean (rand) ? g_rand_int (rand) : 0xff;
      header->checksum = analyzer_model_checksum (changed + from, length - from);

      model = analyzer_model_new (forged, "test", 3, NULL);
      if (model == NULL)
        {
          n_refused++;
          continue;
        }
      if (analyzer_model_get_table (model, "table", 2, &table, NULL))
        for (guint i = 0; i < (table.mask + 1) * 2; i++)
          scores[0] += table.weights[i];
      if (analyzer_model_get_sparse (model, "sparse", 4, &sparse, NULL))
        for (guint i = 0; i < 200; i++)
          analyzer_sparse_add (&sparse, i, scores);
      g_assert_cmpint (scores[0], <, 127 * 500);
    }

  g_assert_cmpuint (n_refused, >, 1000);
}

static void
test_models (void)
{
  g_autofree char *directory = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "test.model", NULL);
  g_autoptr(GBytes) bytes = make_model ();
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(GError) error = NULL;
  const AnalyzerModel *model;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  models = analyzer_models_new (directory, &error);
  g_assert_no_error (error);
  g_assert_null (analyzer_models_get (models, "test", 3, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_NO_MODEL);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, data, length / 2, NULL));
  g_assert_null (analyzer_models_get (models, "test", 3, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (analyzer_models_get (models, "test", 3, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, data, length, NULL));
  model = analyzer_models_get (models, "test", 3, &error);
  g_assert_no_error (error);
  g_assert_nonnull (model);
  g_assert_true (model == analyzer_models_get (models, "test", 3, NULL));

  g_assert_finalize_object (g_steal_pointer (&models));
  g_unlink (path);
  g_rmdir (directory);

  g_assert_null (analyzer_models_new (directory, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_NO_MODEL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/model/round-trip", test_round_trip);
  g_test_add_func ("/language/model/wrong-section", test_wrong_section);
  g_test_add_func ("/language/model/refused", test_refused);
  g_test_add_func ("/language/model/forged", test_forged);
  g_test_add_func ("/language/model/models", test_models);

  return g_test_run ();
}
