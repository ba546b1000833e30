/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "discourse/attribution.h"
#include "language/model-writer.h"

static AnalyzerModel *
make_model (guint    n_columns,
            gboolean chain)
{
  const float weights[2] = { 0 }, weight = 1;
  g_autoptr(AnalyzerModelWriter) writer = analyzer_model_writer_new (ANALYZER_RERANKER_NAME, ANALYZER_RERANKER_FEATURES);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  AnalyzerModel *model;

  analyzer_model_writer_add_table (writer, "segments", weights, 2 / n_columns, n_columns, 3);
  if (chain)
    analyzer_model_writer_add_numbers (writer, "chain", &weight, 1);
  bytes = analyzer_model_writer_end (writer);
  model = analyzer_model_new (bytes, ANALYZER_RERANKER_NAME, ANALYZER_RERANKER_FEATURES, &error);
  g_assert_no_error (error);

  return model;
}

static void
test_read (void)
{
  g_autoptr(AnalyzerModel) good = make_model (1, TRUE);
  g_autoptr(AnalyzerModel) wide = make_model (2, TRUE);
  g_autoptr(AnalyzerModel) cut = make_model (1, FALSE);
  g_autoptr(GError) error = NULL;
  AnalyzerReranker reranker;

  g_assert_true (analyzer_reranker_read (&reranker, good, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (reranker.chain_weight, ==, 1);

  g_assert_false (analyzer_reranker_read (&reranker, wide, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
  g_clear_error (&error);
  g_assert_false (analyzer_reranker_read (&reranker, cut, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL);
}

/* However many parts a reading has, its features stay within their room. */
static void
test_room (void)
{
  g_autoptr(GString) text = g_string_new ("He said");
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(AnalyzerProse) prose = NULL;
  g_autoptr(AnalyzerScene) scene = NULL;
  g_autoptr(AnalyzerView) view = NULL;
  g_autoptr(GArray) cues = g_array_new (FALSE, FALSE, sizeof (AnalyzerCue));
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree guint8 *labels = NULL;
  const AnalyzerCue cue = { 1, 1, 1, 0 };
  AnalyzerFeatures features = { 0 }, none = { 0 };

  for (guint i = 0; i < 60; i++)
    g_string_append (text, " rain, \"wind\"");
  g_string_append (text, ".\n");
  models = analyzer_models_new (NULL, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text->str, text->len);
  prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);
  g_assert_no_error (error);
  scene = analyzer_scene_new (prose);
  view = analyzer_view_new (scene);
  g_array_append_val (cues, cue);
  analyzer_view_set_cue (view, cues, 0);

  labels = g_new0 (guint8, view->end - view->first);
  analyzer_reranker_add_features (&none, view, labels);
  g_assert_cmpuint (none.n, >, 0);
  labels[0] = ANALYZER_PART_LABEL_SOURCE_BEGINS;
  for (guint t = 2; t < view->end - view->first; t++)
    labels[t] = ANALYZER_PART_LABEL_CONTENT_BEGINS;
  analyzer_reranker_add_features (&features, view, labels);
  g_assert_cmpuint (features.n, >, none.n);
  g_assert_cmpuint (features.n, <=, ANALYZER_MAX_FEATURES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discourse/attribution-reranker/read", test_read);
  g_test_add_func ("/discourse/attribution-reranker/room", test_room);

  return g_test_run ();
}
