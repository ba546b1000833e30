/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "discourse/attribution-chain.h"

#define N 5
#define LABELS 3
#define BOUNDARIES 2
#define MANY 243                /* all readings of N words with LABELS labels */

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return x < y ? 1 : x > y ? -1 : 0;
}

static float
score_reading (const AnalyzerChain *chain,
               const guint8        *labels)
{
  float score = 0;
  guint before = 0;

  for (guint i = 0; i < chain->n; i++)
    {
      score += chain->transitions[chain->boundaries[i] * LABELS * LABELS + before * LABELS + labels[i]];
      score += chain->emissions[i * LABELS + labels[i]];
      before = labels[i];
    }

  return score;
}

static void
fill_chain (AnalyzerChain *chain,
            float         *transitions,
            GRand         *random)
{
  analyzer_chain_resize (chain, N);
  for (guint i = 0; i < BOUNDARIES * LABELS * LABELS; i++)
    transitions[i] = g_rand_double_range (random, -2, 2);
  transitions[2] = ANALYZER_CHAIN_NEVER;
  for (guint i = 0; i < N; i++)
    {
      chain->boundaries[i] = g_rand_int_range (random, 0, BOUNDARIES);
      for (guint y = 0; y < LABELS; y++)
        chain->emissions[i * LABELS + y] = g_rand_double_range (random, -2, 2);
    }
  chain->transitions = transitions;
}

/* Every way to label the words, counted out, is what the chain must agree with. */
static void
test_several (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  g_autoptr(AnalyzerChain) chain = analyzer_chain_new (LABELS);
  float transitions[BOUNDARIES * LABELS * LABELS];

  for (guint round = 0; round < 200; round++)
    {
      float scores[MANY];
      double sum = 0;
      guint8 labels[8][N], best[N];
      AnalyzerReading readings[8];
      guint n;

      fill_chain (chain, transitions, random);
      for (guint i = 0; i < MANY; i++)
        {
          guint8 all[N];

          for (guint k = 0, rest = i; k < N; k++, rest /= LABELS)
            all[k] = rest % LABELS;
          scores[i] = score_reading (chain, all);
          sum += exp (scores[i]);
        }
      qsort (scores, MANY, sizeof *scores, compare_scores);

      for (guint k = 0; k < G_N_ELEMENTS (readings); k++)
        readings[k].labels = labels[k];
      n = analyzer_chain_find_several (chain, readings, G_N_ELEMENTS (readings), 100);
      g_assert_cmpuint (n, ==, G_N_ELEMENTS (readings));
      for (guint k = 0; k < n; k++)
        {
          g_assert_cmpfloat_with_epsilon (readings[k].score, scores[k], 1e-3);
          g_assert_cmpfloat_with_epsilon (score_reading (chain, labels[k]), scores[k], 1e-3);
          for (guint j = 0; j < k; j++)
            g_assert_cmpint (memcmp (labels[j], labels[k], N), !=, 0);
        }

      g_assert_cmpfloat_with_epsilon (analyzer_chain_find_best (chain, best), scores[0], 1e-3);
      g_assert_cmpmem (best, N, labels[0], N);
      g_assert_cmpfloat_with_epsilon (analyzer_chain_sum (chain, NULL, NULL), log (sum), 1e-3);
    }
}

static void
test_width (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (4);
  g_autoptr(AnalyzerChain) chain = analyzer_chain_new (LABELS);
  float transitions[BOUNDARIES * LABELS * LABELS];
  guint8 labels[8][N];
  AnalyzerReading readings[8];

  for (guint k = 0; k < G_N_ELEMENTS (readings); k++)
    readings[k].labels = labels[k];
  for (guint round = 0; round < 50; round++)
    {
      guint n;

      fill_chain (chain, transitions, random);
      n = analyzer_chain_find_several (chain, readings, G_N_ELEMENTS (readings), 1);
      g_assert_cmpuint (n, >=, 1);
      g_assert_cmpfloat (readings[n - 1].score, >=, readings[0].score - 1);
      g_assert_cmpuint (analyzer_chain_find_several (chain, readings, 2, 100), ==, 2);
    }

  chain->n = 0;
  g_assert_cmpuint (analyzer_chain_find_several (chain, readings, G_N_ELEMENTS (readings), 1), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discourse/attribution-chain/several", test_several);
  g_test_add_func ("/discourse/attribution-chain/width", test_width);

  return g_test_run ();
}
