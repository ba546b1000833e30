/* train-views.c: learns who disagrees from annotated articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "training/draw.h"
#include "training/training.h"

#include <math.h>
#include <string.h>

#include "discourse/view-finder.h"
#include "discourse/view-model.h"
#include "training/view-lesson.h"

#define FOLDS 10
#define RATE 0.05
#define MARKED 1.45
#define PAIRS 1.2

/* How strongly the weights of each model are held back, and how often its
 * examples are seen. */
#define QUOTE_DECAY 0.6
#define QUOTE_EPOCHS 8
#define TARGET_DECAY 0.2
#define TARGET_EPOCHS 16
#define NEIGHBOUR_DECAY 0.3
#define NEIGHBOUR_EPOCHS 8
#define PAIR_DECAY 0.3
#define PAIR_EPOCHS 8

/* 1 would hold all weights back equally, however rare their features are; 0 as
 * much as they are frequent. */
#define RARITY 0.5

/* Where a threshold of the pairs is looked for. */
#define PAIR_THRESHOLD_LEAST (-3.0)
#define PAIR_THRESHOLD_MOST 0.5
#define PAIR_THRESHOLD_STEP 0.05

/* A linear model while it learns: AdaGrad, its weights averaged. The weights of
 * rare features are held back more whenever they are there. */
typedef struct
{
  guint   n_rows;
  double *decays;
  double *weights;
  double *squares;
  double *sums;
  guint   n_sums;
} Learner;

/* The features of something, and whether it is so. */
typedef struct
{
  GArray   *features;
  gboolean  right;
} Example;

typedef struct
{
  double   score;
  gboolean dissents;
} Outcome;

static Learner *
learner_new (guint n_rows)
{
  Learner *learner = g_new0 (Learner, 1);

  learner->n_rows = n_rows;
  learner->decays = g_new0 (double, n_rows);
  learner->weights = g_new0 (double, n_rows);
  learner->squares = g_new0 (double, n_rows);
  learner->sums = g_new0 (double, n_rows);

  return learner;
}

static void
learner_free (Learner *learner)
{
  g_free (learner->decays);
  g_free (learner->weights);
  g_free (learner->squares);
  g_free (learner->sums);
  g_free (learner);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Learner, learner_free)

static double
learner_score (const Learner *learner,
               GArray        *features)
{
  double score = 0;

  for (guint i = 0; i < features->len; i++)
    {
      const AnalyzerViewFeature *feature = &g_array_index (features, AnalyzerViewFeature, i);

      score += learner->weights[feature->hash & (learner->n_rows - 1)] * feature->value;
    }

  return score;
}

/* @error is the derivative of the loss by the score. */
static void
learner_correct (Learner *learner,
                 GArray  *features,
                 double   error)
{
  for (guint i = 0; i < features->len; i++)
    {
      const AnalyzerViewFeature *feature = &g_array_index (features, AnalyzerViewFeature, i);
      guint row = feature->hash & (learner->n_rows - 1);
      double slope = error * feature->value + learner->decays[row] * learner->weights[row];

      learner->squares[row] += slope * slope;
      learner->weights[row] -= RATE * slope / (sqrt (learner->squares[row]) + 1e-6);
    }
}

static void
learner_remember (Learner *learner)
{
  for (guint i = 0; i < learner->n_rows; i++)
    learner->sums[i] += learner->weights[i];
  learner->n_sums++;
}

static void
learner_end (Learner *learner)
{
  for (guint i = 0; i < learner->n_rows && learner->n_sums > 0; i++)
    learner->weights[i] = learner->sums[i] / learner->n_sums;
}

/* Tells how much each weight is held back whenever its feature is there. */
static void
learner_prepare (Learner *learner,
                 GArray  *examples,
                 double   decay)
{
  for (guint i = 0; i < examples->len; i++)
    {
      const GArray *features = g_array_index (examples, Example, i).features;

      for (guint j = 0; j < features->len; j++)
        learner->decays[g_array_index (features, AnalyzerViewFeature, j).hash & (learner->n_rows - 1)]++;
    }
  for (guint i = 0; i < learner->n_rows; i++)
    if (learner->decays[i] > 0)
      learner->decays[i] = decay * pow (learner->decays[i], -RARITY);
}

static Learner *
learn (GArray *examples,
       guint   n_rows,
       double  decay,
       guint   n_epochs)
{
  Learner *learner = learner_new (n_rows);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  guint pause = MAX (1, examples->len / 8);

  learner_prepare (learner, examples, decay);
  for (guint epoch = 0; epoch < n_epochs; epoch++)
    {
      analyzer_shuffle (examples, rand);
      for (guint i = 0; i < examples->len; i++)
        {
          const Example *example = &g_array_index (examples, Example, i);
          double chance = 1 / (1 + exp (-learner_score (learner, example->features)));

          learner_correct (learner, example->features, chance - (example->right ? 1 : 0));
          if (epoch > 0 && i % pause == 0)
            learner_remember (learner);
        }
    }
  learner_end (learner);

  return learner;
}

/* Learns which quotes dissent, by themselves or with their neighbours, from all lessons but those of @fold. */
static Learner *
learn_quotes (GPtrArray *lessons,
              guint      fold,
              gboolean   alone)
{
  g_autoptr(GArray) examples = g_array_new (FALSE, FALSE, sizeof (Example));

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

      for (guint j = 0; j < lesson->n && lesson->fold != fold && lesson->given != ANALYZER_GIVEN_QUOTES; j++)
        {
          Example example = { lesson->features[j], lesson->dissents[j] };

          g_array_append_val (examples, example);
        }
    }

  return alone ? learn (examples, ANALYZER_VIEW_QUOTE_ROWS, QUOTE_DECAY, QUOTE_EPOCHS)
               : learn (examples, ANALYZER_VIEW_NEIGHBOUR_ROWS, NEIGHBOUR_DECAY, NEIGHBOUR_EPOCHS);
}

/* Learns who is the target of a quote, from all lessons but those of @fold. Not
 * from speakers that are given: of those who are no source people name only the
 * ones that are dissented from. */
static Learner *
learn_targets (GPtrArray *lessons,
               guint      fold)
{
  g_autoptr(GArray) examples = g_array_new (FALSE, FALSE, sizeof (Example));

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

      for (guint j = 0; j < lesson->n && lesson->fold != fold && lesson->given != ANALYZER_GIVEN_SPEAKERS; j++)
        for (guint k = 0; k < lesson->targets[j]->len; k++)
          {
            Example example = { g_ptr_array_index (lesson->targets[j], k), g_array_index (lesson->right[j], gboolean, k) };

            g_array_append_val (examples, example);
          }
    }

  return learn (examples, ANALYZER_VIEW_TARGET_ROWS, TARGET_DECAY, TARGET_EPOCHS);
}

/* Learns which pairs are right, likewise. */
static Learner *
learn_pairs (GPtrArray *lessons,
             guint      fold)
{
  g_autoptr(GArray) examples = g_array_new (FALSE, FALSE, sizeof (Example));

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

      for (guint j = 0; j < lesson->pairs->pairs->len && lesson->fold != fold && lesson->given != ANALYZER_GIVEN_SPEAKERS; j++)
        {
          const AnalyzerViewPair *pair = g_ptr_array_index (lesson->pairs->pairs, j);
          Example example = { g_ptr_array_index (lesson->pair_features, j),
                              analyzer_view_lesson_find_opposition (lesson, pair->speaker, pair->target) != G_MAXUINT };

          g_array_append_val (examples, example);
        }
    }

  return learn (examples, ANALYZER_VIEW_PAIR_ROWS, PAIR_DECAY, PAIR_EPOCHS);
}

/* Scores the pairs by what was learned from the other folds. */
static void
score_pairs (GPtrArray *lessons)
{
  for (guint fold = 0; fold < FOLDS; fold++)
    {
      g_autoptr(Learner) learner = learn_pairs (lessons, fold);

      for (guint i = 0; i < lessons->len; i++)
        {
          AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

          for (guint j = 0; j < lesson->pairs->pairs->len && lesson->fold == fold; j++)
            ((AnalyzerViewPair *) g_ptr_array_index (lesson->pairs->pairs, j))->score =
              learner_score (learner, g_ptr_array_index (lesson->pair_features, j));
        }
    }
}

/* Scores each quote by what was learned from the other folds. */
static void
score_quotes (GPtrArray *lessons,
              gboolean   alone)
{
  for (guint fold = 0; fold < FOLDS; fold++)
    {
      g_autoptr(Learner) learner = learn_quotes (lessons, fold, alone);

      for (guint i = 0; i < lessons->len; i++)
        {
          AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

          for (guint j = 0; j < lesson->n && lesson->fold == fold; j++)
            (alone ? lesson->scores.alone : lesson->together)[j] = learner_score (learner, lesson->features[j]);
        }
    }
}

/* Likewise the targets of each quote. */
static void
score_targets (GPtrArray *lessons,
               GString   *figures)
{
  guint n_right = 0, n_dissents = 0;

  for (guint fold = 0; fold < FOLDS; fold++)
    {
      g_autoptr(Learner) learner = learn_targets (lessons, fold);

      for (guint i = 0; i < lessons->len; i++)
        {
          AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

          for (guint j = 0; j < lesson->n && lesson->fold == fold; j++)
            {
              double *scores = lesson->target_scores[j];
              guint best = 0;

              for (guint k = 0; k < lesson->targets[j]->len; k++)
                {
                  scores[k] = learner_score (learner, g_ptr_array_index (lesson->targets[j], k));
                  if (scores[k] > scores[best])
                    best = k;
                }
              analyzer_view_scores_set_targets (&lesson->scores, j, scores, lesson->targets[j]->len);
              if (lesson->given != ANALYZER_GIVEN_QUOTES || lesson->labelled)
                continue;
              n_dissents += lesson->dissents[j];
              n_right += lesson->dissents[j] && g_array_index (lesson->right[j], gboolean, best);
            }
        }
    }

  g_string_append_printf (figures, "train, %u folds, targets of dissents, quotes given: %u of %u right\n", FOLDS, n_right, n_dissents);
}

static int
compare_outcomes (gconstpointer a,
                  gconstpointer b)
{
  const Outcome *x = a, *y = b;

  return x->score < y->score ? 1 : x->score > y->score ? -1 : 0;
}

/* The score from which on MARKED times as many quotes are marked over all folds
 * together as people marked. Where F is best would move far with little, and
 * lies where more is marked wrongly than a reader forgives. */
static double
find_threshold (GPtrArray *lessons,
                GString   *figures)
{
  g_autoptr(GArray) outcomes = g_array_new (FALSE, FALSE, sizeof (Outcome));
  guint n_dissents = 0, n_marked, n_right = 0;

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

      for (guint j = 0; j < lesson->n && lesson->given == ANALYZER_GIVEN_SPEAKERS && !lesson->labelled; j++)
        {
          Outcome outcome = { lesson->together[j], lesson->dissents[j] };

          g_array_append_val (outcomes, outcome);
          n_dissents += lesson->dissents[j];
        }
    }
  if (n_dissents == 0)
    return 0;

  g_array_sort (outcomes, compare_outcomes);
  n_marked = MIN (n_dissents * MARKED, outcomes->len);
  for (guint i = 0; i < n_marked; i++)
    n_right += g_array_index (outcomes, Outcome, i).dissents;
  g_string_append_printf (figures, "train, %u folds, dissent: %u of %u found, %u marked, F %.1f\n",
                          FOLDS, n_right, n_dissents, n_marked, 200.0 * n_right / (n_marked + n_dissents));

  return g_array_index (outcomes, Outcome, n_marked - 1).score;
}

/* How many of the pairs that are told are right, and how many of those that
 * people marked are told. */
typedef struct
{
  guint found;
  guint right;
  guint marked;
  guint hits;
} Tally;

static double
get_f (const Tally *tally)
{
  double precision = (double) tally->right / MAX (tally->found, 1), recall = (double) tally->hits / MAX (tally->marked, 1);

  return precision + recall > 0 ? 200 * precision * recall / (precision + recall) : 0;
}

/* Who dissents from whom, once an article; of those with the same name one. */
static void
tally_pairs (const AnalyzerViewLesson *lesson,
             double                    threshold,
             double                    pair_threshold,
             Tally                    *tally)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gboolean *hit = g_new0 (gboolean, lesson->oppositions->len + 1);

  for (guint i = 0; i < lesson->n; i++)
    {
      g_autoptr(GPtrArray) chosen = NULL;

      if (lesson->together[i] < threshold)
        continue;
      chosen = analyzer_view_pairs_choose (lesson->pairs, i, pair_threshold);
      for (guint j = 0; j < chosen->len; j++)
        {
          const AnalyzerViewPair *pair = g_ptr_array_index (chosen, j);
          guint opposition = analyzer_view_lesson_find_opposition (lesson, pair->speaker, pair->target);
          const char *target = pair->target == ANALYZER_PARTY_PREVAILING ? "" : lesson->names[pair->target];

          if (!g_hash_table_add (told, g_strdup_printf ("%s\n%s", lesson->names[pair->speaker], target)))
            continue;
          tally->found++;
          tally->right += opposition != G_MAXUINT;
          tally->hits += opposition != G_MAXUINT && !hit[opposition];
          if (opposition != G_MAXUINT)
            hit[opposition] = TRUE;
        }
    }
  tally->marked += lesson->oppositions->len;
}

/* How far the pairs that people marked get before anything is told of them:
 * nobody is dissented from in a quote that isn't found. */
static void
append_losses (GPtrArray *lessons,
               GString   *figures)
{
  guint n = 0, n_found = 0, n_named = 0, n_listed = 0;

  for (guint i = 0; i < lessons->len; i++)
    {
      const AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

      for (guint j = 0; j < lesson->oppositions->len && lesson->given == ANALYZER_GIVEN_NOTHING && !lesson->labelled; j++)
        {
          const AnalyzerOpposition *opposition = g_ptr_array_index (lesson->oppositions, j);

          n++;
          n_found += opposition->n_found > 0;
          n_named += opposition->n_named > 0;
          n_listed += opposition->n_listed > 0;
        }
    }
  g_string_append_printf (figures, "train, dissent pairs, nothing given: of %u in %u the quote is found, in %u also the speaker, "
                          "in %u also the target by a name\n", n, n_found, n_named, n_listed);
}

/* The score from which on PAIRS times as many pairs are told over all folds
 * together as people marked, where quotes and speakers are found. F hardly
 * changes around where it is best; of articles that no model has seen less is
 * found, so that more must be told to find as much. */
static double
find_pair_threshold (GPtrArray *lessons,
                     double     threshold,
                     GString   *figures)
{
  static const struct { AnalyzerGiven given; const char *what; } kinds[] = {
    { ANALYZER_GIVEN_SPEAKERS, "given quotes and speakers" },
    { ANALYZER_GIVEN_NOTHING, "nothing given" },
  };
  double chosen = PAIR_THRESHOLD_MOST;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      Tally tally;

      chosen = PAIR_THRESHOLD_MOST;
      do
        {
          memset (&tally, 0, sizeof tally);
          for (guint j = 0; j < lessons->len; j++)
            {
              const AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, j);

              if (lesson->given == kinds[i].given && !lesson->labelled)
                tally_pairs (lesson, threshold, chosen, &tally);
            }
          chosen -= PAIR_THRESHOLD_STEP;
        }
      while (tally.found < PAIRS * tally.marked && chosen > PAIR_THRESHOLD_LEAST);

      g_string_append_printf (figures, "train, %u folds, dissent pairs, %s: precision %.1f %%, recall %.1f %%, F %.1f %% of %u\n",
                              FOLDS, kinds[i].what, 100.0 * tally.right / MAX (tally.found, 1),
                              100.0 * tally.hits / MAX (tally.marked, 1), get_f (&tally), tally.marked);
    }

  return chosen;
}

static void
write_table (AnalyzerModelWriter *writer,
             const char          *section,
             const Learner       *learner)
{
  g_autofree float *weights = g_new (float, learner->n_rows);
  float limit = 0;

  for (guint i = 0; i < learner->n_rows; i++)
    {
      weights[i] = learner->weights[i];
      limit = MAX (limit, fabsf (weights[i]));
    }
  analyzer_model_writer_add_table (writer, section, weights, learner->n_rows, 1, limit);
}

/* An article thrice: as people annotated it, with the speakers that are found,
 * and with the quotes and speakers that are found, for of such the views are
 * told later. */
static gboolean
add_lessons (GPtrArray                 *lessons,
             AnalyzerTraining          *training,
             const char                *part,
             const char                *name,
             const AnalyzerViewLabels  *labels,
             guint                      fold,
             AnalyzerGiven              least,
             AnalyzerModels            *models,
             GError                   **error)
{
  g_autofree char *folder = g_build_filename (training->corpus, "polnear", part, NULL);
  g_autofree char *views = g_build_filename (training->corpus, "views", part, NULL);

  for (AnalyzerGiven given = least; given <= ANALYZER_GIVEN_SPEAKERS; given++)
    {
      AnalyzerViewLesson *lesson = analyzer_view_lesson_new (folder, views, name, labels, given, models, error);

      if (lesson == NULL)
        return FALSE;
      lesson->fold = fold;
      g_ptr_array_add (lessons, lesson);
    }

  return TRUE;
}

static GPtrArray *
load_lessons (AnalyzerTraining  *training,
              const char        *part,
              AnalyzerGiven      least,
              AnalyzerModels    *models,
              GError           **error)
{
  g_autofree char *articles = g_build_filename (training->corpus, "polnear", part, "text", NULL);
  g_autofree char *attributions = g_build_filename (training->corpus, "polnear", part, "attributions", NULL);
  g_autofree char *views = g_build_filename (training->corpus, "views", part, NULL);
  g_autoptr(GPtrArray) lessons = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_view_lesson_free);
  g_autoptr(GPtrArray) names = analyzer_annotated_article_list (articles, attributions, views, error);

  if (names == NULL)
    return NULL;

  for (guint i = 0; i < names->len; i++)
    if (!add_lessons (lessons, training, part, g_ptr_array_index (names, i), NULL, i % FOLDS, least, models, error))
      return NULL;

  return g_steal_pointer (&lessons);
}

/* The articles for which it is told beside the corpora who dissents. */
static gboolean
add_labelled_lessons (GPtrArray         *lessons,
                      AnalyzerTraining  *training,
                      AnalyzerModels    *models,
                      GError           **error)
{
  g_autoptr(AnalyzerViewLabels) labels = analyzer_training_load_labels (training, error);
  g_autoptr(GPtrArray) names = NULL;

  if (labels == NULL)
    return FALSE;
  names = analyzer_view_labels_list (labels, training->corpus, error);
  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    if (!add_lessons (lessons, training, "train", g_ptr_array_index (names, i), labels, i % FOLDS, ANALYZER_GIVEN_NOTHING,
                      models, error))
      return FALSE;

  return TRUE;
}

/* Learns which quotes dissent and from whom. Each step learns from what the
 * step before it says of articles that it has not seen, as it will be in use. */
gboolean
analyzer_train_views (AnalyzerTraining  *training,
                      GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  g_autoptr(GPtrArray) lessons = models != NULL ? load_lessons (training, "train", ANALYZER_GIVEN_NOTHING, models, error) : NULL;
  g_autoptr(Learner) quote = NULL, target = NULL, neighbours = NULL, pairs = NULL;
  g_autoptr(AnalyzerModelWriter) writer = NULL;
  g_autoptr(GString) figures = g_string_new (NULL);
  float thresholds[2];

  if (lessons == NULL || !add_labelled_lessons (lessons, training, models, error))
    return FALSE;

  score_quotes (lessons, TRUE);
  quote = learn_quotes (lessons, G_MAXUINT, TRUE);

  for (guint i = 0; i < lessons->len; i++)
    analyzer_view_lesson_describe_targets (g_ptr_array_index (lessons, i));
  score_targets (lessons, figures);
  target = learn_targets (lessons, G_MAXUINT);

  for (guint i = 0; i < lessons->len; i++)
    analyzer_view_lesson_describe_beside (g_ptr_array_index (lessons, i));
  score_quotes (lessons, FALSE);
  neighbours = learn_quotes (lessons, G_MAXUINT, FALSE);
  thresholds[0] = find_threshold (lessons, figures);

  for (guint i = 0; i < lessons->len; i++)
    analyzer_view_lesson_describe_pairs (g_ptr_array_index (lessons, i));
  score_pairs (lessons);
  pairs = learn_pairs (lessons, G_MAXUINT);
  append_losses (lessons, figures);
  thresholds[1] = find_pair_threshold (lessons, thresholds[0], figures);

  writer = analyzer_model_writer_new ("views", ANALYZER_VIEW_MODEL_VERSION);
  write_table (writer, "quote", quote);
  write_table (writer, "target", target);
  write_table (writer, "neighbours", neighbours);
  write_table (writer, "pairs", pairs);
  analyzer_model_writer_add_numbers (writer, "thresholds", thresholds, G_N_ELEMENTS (thresholds));

  return analyzer_training_save (training, "views", writer,
                                 "attributions in news articles, for each of which people wrote down who speaks and "
                                 "whether and from whom it dissents", figures->str, error);
}

/* How well dissent is told of articles that nothing was learned from, given
 * who says what. */
gboolean
analyzer_evaluate_views (AnalyzerTraining  *training,
                         GString           *figures,
                         GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  g_autoptr(GPtrArray) lessons = models != NULL ? load_lessons (training, "dev", ANALYZER_GIVEN_SPEAKERS, models, error) : NULL;
  guint n_found = 0, n_right = 0, n_marked = 0;

  if (lessons == NULL)
    return FALSE;

  for (guint i = 0; i < lessons->len; i++)
    {
      AnalyzerViewLesson *lesson = g_ptr_array_index (lessons, i);

      if (!analyzer_find_views (lesson->findings, lesson->prose, models, NULL, error))
        return FALSE;

      for (guint j = 0; j < lesson->n; j++)
        {
          const AnalyzerViewQuote *view = g_ptr_array_index (lesson->context->quotes, j);
          gboolean is_found = view->quote->dissent != NULL;

          n_marked += lesson->dissents[j];
          n_found += is_found;
          n_right += lesson->dissents[j] && is_found;
        }
    }

  g_string_append_printf (figures, "dev: dissent, quotes and speakers given: precision %.1f %%, recall %.1f %%, F %.1f %% of %u\n",
                          100. * n_right / MAX (n_found, 1), 100. * n_right / MAX (n_marked, 1),
                          200. * n_right / MAX (n_found + n_marked, 1), n_marked);

  return TRUE;
}
