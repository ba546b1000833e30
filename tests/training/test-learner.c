/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/learner.h"

/* Two features tell two labels apart; a third tells nothing. */
static void
test_learn (void)
{
  g_autoptr(AnalyzerLearner) learner = analyzer_learner_new (3);
  g_autoptr(GArray) weights = NULL;
  guint n_wrong = 0;

  for (guint i = 0; i < 100; i++)
    {
      guint right = i % 2 + 1;
      guint32 features[] = { right == 1 ? 111 : 222, 333 };
      float scores[3] = { 0 };
      guint best = 0;

      analyzer_learner_score (learner, features, 2, scores);
      for (guint k = 1; k < 3; k++)
        if (scores[k] > scores[best])
          best = k;
      n_wrong += best != right;
      analyzer_learner_update (learner, features, 2, right, best);
    }
  g_assert_cmpuint (n_wrong, <, 5);

  weights = analyzer_learner_end (learner, 0.5f);
  g_assert_cmpuint (weights->len, >=, 2);
  for (guint i = 0; i < weights->len; i++)
    {
      const AnalyzerSparseWeight *weight = &g_array_index (weights, AnalyzerSparseWeight, i);

      if (weight->hash == 111 && weight->label == 1)
        g_assert_cmpfloat (weight->weight, >, 0.5);
      if (weight->hash == 222 && weight->label == 2)
        g_assert_cmpfloat (weight->weight, >, 0.5);
      if (i > 0)
        g_assert_cmpuint (weight->hash, >=, weight[-1].hash);
    }
}

/* The average counts a weight for as long as it stood. */
static void
test_average (void)
{
  g_autoptr(AnalyzerLearner) learner = analyzer_learner_new (2);
  g_autoptr(GArray) weights = NULL;
  guint32 feature = 9;

  analyzer_learner_update (learner, &feature, 1, 1, 0);
  analyzer_learner_update (learner, &feature, 1, 1, 1);
  analyzer_learner_update (learner, &feature, 1, 1, 0);
  analyzer_learner_update (learner, &feature, 1, 1, 1);

  weights = analyzer_learner_end (learner, 0.01f);
  g_assert_cmpuint (weights->len, ==, 2);
  g_assert_cmpuint (g_array_index (weights, AnalyzerSparseWeight, 0).label, ==, 0);
  g_assert_cmpfloat (g_array_index (weights, AnalyzerSparseWeight, 0).weight, ==, -1.f);
  g_assert_cmpfloat (g_array_index (weights, AnalyzerSparseWeight, 1).weight, ==, 1.f);
}

static void
test_many (void)
{
  g_autoptr(AnalyzerLearner) learner = analyzer_learner_new (2);
  g_autoptr(GArray) weights = NULL;

  for (guint32 i = 0; i < 200000; i++)
    {
      guint32 feature = i * 2654435761u;

      analyzer_learner_update (learner, &feature, 1, 1, 0);
    }
  weights = analyzer_learner_end (learner, 0);
  g_assert_cmpuint (weights->len, ==, 400000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/training/learner/learn", test_learn);
  g_test_add_func ("/training/learner/average", test_average);
  g_test_add_func ("/training/learner/many", test_many);

  return g_test_run ();
}
