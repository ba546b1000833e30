/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "discourse/quote-links.h"

/* Rows that do not come in fours, too, get the sums that arithmetic says. */
static void
test_rows (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  for (guint n_rows = 1; n_rows <= 9; n_rows++)
    {
      const guint n_in = 13, n_out = 48;
      g_autofree float *in = g_new (float, n_rows * n_in);
      g_autofree float *weights = g_new (float, (n_in + 1) * n_out);
      g_autofree float *out = g_new (float, n_rows * n_out + 1);

      for (guint i = 0; i < n_rows * n_in; i++)
        in[i] = g_rand_double_range (random, -1, 1);
      for (guint i = 0; i < (n_in + 1) * n_out; i++)
        weights[i] = g_rand_double_range (random, -1, 1);
      out[n_rows * n_out] = 77;

      analyzer_multiply_rows (in, n_rows, n_in, weights, n_out, out);
      for (guint row = 0; row < n_rows; row++)
        for (guint o = 0; o < n_out; o++)
          {
            double sum = weights[n_in * n_out + o];

            for (guint i = 0; i < n_in; i++)
              sum += (double) in[row * n_in + i] * weights[i * n_out + o];
            g_assert_cmpfloat (fabs (sum - out[row * n_out + o]), <, 1e-5);
          }
      g_assert_cmpfloat (out[n_rows * n_out], ==, 77);
    }
}

/* In an article of its own, the verb of speech looks like a cue, what is said
 * like content, and who says it like a source. */
static void
test_hints (void)
{
  static const char text[] =
    "The reservoir will be full again by May, the engineer said on Monday.\n\n"
    "Leyla Aydin told reporters that the dam had not been inspected for nine years. The valley is narrow and steep.\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerModels) models = analyzer_models_new (NULL, &error);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr(AnalyzerProse) prose = NULL;
  g_autoptr(AnalyzerScene) scene = NULL;
  const AnalyzerModel *model;
  const AnalyzerHintWeights *weights;
  struct
  {
    const char *word;
    guint8      cue;
    guint8      source;
    guint8      content;
  } expected[] = {
    { "reservoir", 0, 0, 1 }, { "engineer", 0, 1, 0 }, { "said", 1, 0, 0 }, { "Aydin", 0, 1, 0 },
    { "told", 1, 0, 0 }, { "inspected", 0, 0, 1 }, { "narrow", 0, 0, 0 },
  };

  g_assert_no_error (error);
  model = analyzer_models_get (models, ANALYZER_HINTS_NAME, ANALYZER_HINTS_FEATURES, &error);
  g_assert_no_error (error);
  weights = analyzer_hint_weights_read (model, &error);
  g_assert_no_error (error);
  prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);
  g_assert_no_error (error);
  scene = analyzer_scene_new (prose);
  g_assert_cmpuint (scene->traits[0].hints.cue, ==, 0);
  analyzer_scene_add_hints (scene, weights);

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      const AnalyzerHints *hints = &scene->traits[i].hints;

      g_assert_cmpuint (hints->cue, >=, 1);
      g_assert_cmpuint (hints->cue, <=, ANALYZER_HINT_SURE);
      g_assert_cmpuint (hints->cue, >=, hints->cue_begins);
      g_assert_cmpuint (hints->source, >=, hints->source_begins);
      g_assert_cmpuint (hints->content, >=, hints->content_begins);
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      guint token = analyzer_prose_find_token (prose, strstr (text, expected[i].word) - text);
      const AnalyzerHints *hints = &scene->traits[token].hints;

      g_test_message ("%s", expected[i].word);
      g_assert_cmpuint (hints->cue >= ANALYZER_HINT_AHEAD, ==, expected[i].cue);
      g_assert_cmpuint (hints->source >= ANALYZER_HINT_AHEAD, ==, expected[i].source);
      g_assert_cmpuint (hints->content >= ANALYZER_HINT_AHEAD, ==, expected[i].content);
    }
}

/* Seen from a cue, only its own source and content are likely. */
static void
test_links (void)
{
  static const char text[] =
    "The reservoir will be full again by May, the engineer said. Leyla Aydin told reporters that the dam had not been "
    "inspected for nine years.\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerModels) models = analyzer_models_new (NULL, &error);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr(AnalyzerProse) prose = NULL;
  g_autoptr(AnalyzerScene) scene = NULL;
  g_autoptr(AnalyzerView) view = NULL;
  g_autoptr(GArray) cues = g_array_new (FALSE, FALSE, sizeof (AnalyzerCue));
  static const char *const cue_words[] = { "said", "told" };
  struct
  {
    const char *word;
    gint        source_of;
    gint        content_of;
  } expected[] = {
    { "reservoir", -1, 0 }, { "engineer", 0, -1 }, { "Aydin", 1, -1 }, { "reporters", -1, -1 }, { "inspected", -1, 1 },
  };

  g_assert_no_error (error);
  prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);
  g_assert_no_error (error);
  scene = analyzer_scene_new (prose);
  view = analyzer_view_new (scene);
  for (guint i = 0; i < G_N_ELEMENTS (cue_words); i++)
    {
      AnalyzerCue cue = { 0 };

      cue.first = cue.last = cue.head = analyzer_prose_find_token (prose, strstr (text, cue_words[i]) - text);
      g_array_append_val (cues, cue);
    }

  /* Without a network there are none. */
  analyzer_view_set_cue (view, cues, 0);
  analyzer_view_add_links (view);
  g_assert_cmpuint (view->links[0].content, ==, 0);

  analyzer_scene_add_hints (scene, analyzer_hint_weights_read (
    analyzer_models_get (models, ANALYZER_HINTS_NAME, ANALYZER_HINTS_FEATURES, &error), &error));
  g_assert_no_error (error);
  for (gint i = 0; i < (gint) G_N_ELEMENTS (cue_words); i++)
    {
      analyzer_view_set_cue (view, cues, i);
      analyzer_view_add_links (view);
      for (guint k = 0; k < G_N_ELEMENTS (expected); k++)
        {
          guint token = analyzer_prose_find_token (prose, strstr (text, expected[k].word) - text);
          const AnalyzerLinks *links = &view->links[token - view->first];

          g_test_message ("%s from %s", expected[k].word, cue_words[i]);
          g_assert_cmpuint (links->source, >=, links->source_begins);
          g_assert_cmpuint (links->content, >=, links->content_begins);
          g_assert_cmpuint (links->source >= ANALYZER_HINT_AHEAD, ==, expected[k].source_of == i);
          g_assert_cmpuint (links->content >= ANALYZER_HINT_AHEAD, ==, expected[k].content_of == i);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote-hints/rows", test_rows);
  g_test_add_func ("/quote-hints/hints", test_hints);
  g_test_add_func ("/quote-hints/links", test_links);

  return g_test_run ();
}
