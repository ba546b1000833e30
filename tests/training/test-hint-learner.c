/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "training/hint-learner.h"

/* A passage of words that differ in what is told of them. */
static AnalyzerPassage *
make_passage (guint n,
              guint seed)
{
  static const gint8 meanings[4][ANALYZER_MEANING_LENGTH] = {
    { 40, -30, 20 }, { -20, 60, 5, 11 }, { 0, 3, -70, 9 }, { 12, 12, 12, 12 },
  };
  AnalyzerPassage *passage = analyzer_passage_new (n);
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    {
      AnalyzerHintClues *clues = &passage->clues[i];

      clues->lemma = g_rand_int_range (random, 0, 20);
      clues->tag = g_rand_int_range (random, 0, 10);
      clues->relation = g_rand_int_range (random, 0, 10);
      clues->name = g_rand_int_range (random, 0, 5);
      clues->head_lemma = g_rand_int_range (random, 0, 20);
      clues->head_tag = g_rand_int_range (random, 0, 10);
      clues->meaning = meanings[i % 4];
      clues->head_meaning = i % 5 == 0 ? NULL : meanings[(i + 1) % 4];
      clues->signs[i % ANALYZER_HINTS_SIGNS] = 1;
      passage->hints[i] = g_rand_int_range (random, 0, ANALYZER_N_HINTS);
    }
  for (guint i = 0; i < 2; i++)
    {
      AnalyzerLook *look = analyzer_passage_add_look (passage, i * 5, n - 10, n / 2 + i);

      for (guint k = 0; k < look->n * ANALYZER_LINKS_SIGNS; k++)
        look->signs[k] = g_rand_int_range (random, 0, 30);
      for (guint k = 0; k < look->n; k++)
        look->links[k] = k % 7 == 0 ? ANALYZER_NO_LINK : g_rand_int_range (random, 0, ANALYZER_N_LINKS);
    }

  return passage;
}

/* The slope of a weight is how much the cost rises when the weight does; but
 * for the few weights that stand where the curve of a dense layer has its bend. */
static void
check_slopes (AnalyzerHintLearner   *learner,
              const AnalyzerPassage *passage,
              float                 *weights,
              const float           *slopes,
              guint                  n)
{
  guint checked = 0, off = 0;

  for (guint i = 0; i < n && checked < 40; i += 1 + n / 3001)
    {
      const float slope = slopes[i], before = weights[i], step = 0.002f;
      double higher, lower;

      if (fabsf (slope) < 0.06f)
        continue;
      weights[i] = before + step;
      higher = analyzer_hint_learner_run (learner, passage);
      weights[i] = before - step;
      lower = analyzer_hint_learner_run (learner, passage);
      weights[i] = before;
      off += fabs ((higher - lower) / (2 * step) - slope) > 0.01 + 0.03 * fabsf (slope);
      checked++;
    }
  g_assert_cmpuint (checked, >, 0);
  g_assert_cmpuint (off * 6, <=, checked);
}

static void
test_slopes (void)
{
  g_autoptr(AnalyzerHintLearner) learner = analyzer_hint_learner_new (FALSE);
  g_autoptr(AnalyzerPassage) passage = make_passage (80, 7);
  AnalyzerHintWeights *weights = analyzer_hint_learner_get_weights (learner);
  g_autofree AnalyzerHintWeights *slopes = NULL;

  analyzer_hint_learner_run (learner, passage);
  slopes = g_memdup2 (analyzer_hint_learner_get_slopes (learner), sizeof *slopes);

#define CHECK(table) check_slopes (learner, passage, weights->table, slopes->table, G_N_ELEMENTS (slopes->table))
  CHECK (output);
  CHECK (link_output);
  CHECK (link_gates);
  CHECK (link_signs);
  CHECK (link_cue);
  CHECK (link_words);
  CHECK (second);
  CHECK (first);
  CHECK (dense);
  CHECK (tags);
  CHECK (relations);
  CHECK (names);
#undef CHECK
}

/* What is learned tells the words of a passage that it has seen. */
static void
test_learns (void)
{
  g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_passage_free);
  g_autofree AnalyzerHintWeights *weights = NULL, *again = NULL;
  g_autoptr(AnalyzerHintWork) work = analyzer_hint_work_new ();
  guint right = 0, n = 0;

  for (guint i = 0; i < 250; i++)
    {
      AnalyzerPassage *passage = make_passage (20, i);

      /* A word is told, as if by a cue, from the first of a certain tag on. */
      for (guint k = 0, seen = 0; k < passage->n; k++)
        {
          seen += passage->clues[k].tag == 3;
          passage->hints[k] = seen > 0 ? 6 : 0;
        }
      g_ptr_array_add (passages, passage);
    }
  weights = analyzer_hints_learn (passages);
  again = analyzer_hints_learn (passages);
  g_assert_cmpmem (weights, sizeof *weights, again, sizeof *again);

  for (guint i = 0; i < passages->len; i++)
    {
      const AnalyzerPassage *passage = g_ptr_array_index (passages, i);

      analyzer_hint_work_resize (work, passage->n);
      for (guint k = 0; k < passage->n; k++)
        analyzer_hint_clues_fill (&passage->clues[k], weights, work->input + k * ANALYZER_HINTS_INPUT);
      analyzer_hint_work_run (work, weights, NULL);
      for (guint k = 0; k < passage->n; k++, n++)
        right += (work->output[k * ANALYZER_HINTS_OUTPUT + 6] > work->output[k * ANALYZER_HINTS_OUTPUT]) ==
                 (passage->hints[k] == 6);
    }
  g_test_message ("%u of %u", right, n);
  g_assert_cmpuint (right * 10, >, n * 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hint-learner/slopes", test_slopes);
  g_test_add_func ("/hint-learner/learns", test_learns);

  return g_test_run ();
}
