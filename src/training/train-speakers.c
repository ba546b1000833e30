/* train-speakers.c: learns whom pronouns and descriptions mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "training/training.h"

#include <math.h>
#include <string.h>

#include "discourse/annotated-article.h"
#include "discourse/person-names.h"
#include "discourse/speaker-finder-private.h"
#include "language/prose.h"
#include "training/draw.h"

#define FOLDS  5
#define EPOCHS 10
#define RATE   0.05
#define DECAY  0.03
/* From this epoch on it goes on from its own choices, as it will have to. */
#define OWN    5
#define RUNS   4
/* How much less somebody's labels count than what people marked, and how much
 * less what follows from there being none. */
#define LABELLED   0.5
#define UNLABELLED 0.25
#define SEED   1

/* Of what form a mention is, for the figures. */
enum
{
  FORM_PRONOUN,
  FORM_DESCRIPTION,
  FORM_NAME,
  N_FORMS
};

/* How well a name names somebody. */
enum
{
  NAMES_NOT,
  NAMES_SOMEHOW,        /* by a short form or a description */
  NAMES_FULLY,
  NAMES_UNTOLD,         /* as what it is called, since nobody else was written down */
};

/* An annotated article and what may be learned from it. */
typedef struct
{
  AnalyzerAnnotatedArticle *article;
  AnalyzerProse            *prose;
  GHashTable              **names;      /* of each quote: the folded names of who speaks it, and how well they name */
  gboolean                  labelled;   /* beside the corpora, and only where a source does not name who speaks */
} Lesson;

/* A log-linear ranker while it learns: AdaGrad, its weights averaged. */
typedef struct
{
  double  weights[ANALYZER_SPEAKER_ROWS];
  double  squares[ANALYZER_SPEAKER_ROWS];
  double  sums[ANALYZER_SPEAKER_ROWS];
  guint   n_sums;
} Ranks;

typedef struct
{
  Ranks        *ranks;
  const Lesson *lesson;
  gboolean      learns;
  gboolean      own;            /* goes on from what it chose, right or not */
  guint         n[N_FORMS];
  guint         n_right[N_FORMS];
  guint         n_reachable[N_FORMS];
} Lecture;

static void
lesson_free (gpointer data)
{
  Lesson *lesson = data;

  for (guint i = 0; i < lesson->article->findings->quotes->len; i++)
    g_hash_table_unref (lesson->names[i]);
  g_free (lesson->names);
  analyzer_prose_free (lesson->prose);
  analyzer_annotated_article_free (lesson->article);
  g_free (lesson);
}

static char *
fold_plainly (const char *name)
{
  static const char *const articles[] = { "the ", "a ", "an ", NULL };
  g_autofree char *folded = analyzer_fold_name (name, -1);

  for (guint i = 0; articles[i] != NULL; i++)
    if (g_str_has_prefix (folded, articles[i]))
      return g_strdup (folded + strlen (articles[i]));

  return g_steal_pointer (&folded);
}

static void
add_names (GHashTable            *names,
           const AnalyzerSpeaker *speaker)
{
  g_hash_table_insert (names, fold_plainly (speaker->name), GUINT_TO_POINTER (NAMES_FULLY));
  for (guint i = 0; i < speaker->aliases->len; i++)
    {
      char *alias = fold_plainly (g_ptr_array_index (speaker->aliases, i));

      if (g_hash_table_contains (names, alias))
        g_free (alias);
      else
        g_hash_table_insert (names, alias, GUINT_TO_POINTER (NAMES_SOMEHOW));
    }
}

/* The names in an article that a model has learned from are found too well:
 * the layers are those of models that have not seen it. */
static gboolean
add_lesson (GPtrArray                 *lessons,
            AnalyzerTraining          *training,
            const char                *name,
            const AnalyzerViewLabels  *labels,
            GError                   **error)
{
  g_autofree char *texts = g_build_filename (training->corpus, "polnear", "train", "text", NULL);
  g_autofree char *attributions = g_build_filename (training->corpus, "polnear", "train", "attributions", NULL);
  g_autofree char *views = g_build_filename (training->corpus, "views", "train", NULL);
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models_for (training, name, error);
  g_autoptr(AnalyzerAnnotatedArticle) article = NULL;
  const AnalyzerFindings *findings;
  AnalyzerProse *prose;
  Lesson *lesson;

  if (models == NULL)
    return FALSE;
  article = analyzer_annotated_article_load (texts, attributions, labels != NULL ? NULL : views, name, error);
  if (article == NULL || (labels != NULL && !analyzer_view_labels_apply_speakers (labels, article, error)))
    return FALSE;
  prose = analyzer_prose_new (analyzer_article_get_text (article->findings->article), NULL, models, NULL, error);
  if (prose == NULL)
    return FALSE;

  lesson = g_new0 (Lesson, 1);
  lesson->prose = prose;
  lesson->labelled = labels != NULL;
  lesson->article = g_steal_pointer (&article);
  findings = lesson->article->findings;
  lesson->names = g_new0 (GHashTable *, findings->quotes->len + 1);
  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);

      lesson->names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint j = 0; j < quote->speakers->len; j++)
        add_names (lesson->names[i], analyzer_findings_get_speaker (lesson->article->findings,
                                                                    g_array_index (quote->speakers, guint, j)));
    }
  g_ptr_array_add (lessons, lesson);

  return TRUE;
}

/* The articles in which people marked all speakers, and after them those for
 * which others were written down beside the corpora. */
static GPtrArray *
read_lessons (AnalyzerTraining  *training,
              GError           **error)
{
  g_autofree char *texts = g_build_filename (training->corpus, "polnear", "train", "text", NULL);
  g_autofree char *attributions = g_build_filename (training->corpus, "polnear", "train", "attributions", NULL);
  g_autofree char *views = g_build_filename (training->corpus, "views", "train", NULL);
  g_autoptr(GPtrArray) lessons = g_ptr_array_new_with_free_func (lesson_free);
  g_autoptr(GPtrArray) names = analyzer_annotated_article_list (texts, attributions, views, error), labelled = NULL;
  g_autoptr(AnalyzerViewLabels) labels = NULL;

  if (names == NULL)
    return NULL;
  for (guint i = 0; i < names->len; i++)
    if (!add_lesson (lessons, training, g_ptr_array_index (names, i), NULL, error))
      return NULL;

  labels = analyzer_training_load_labels (training, error);
  if (labels == NULL)
    return NULL;
  labelled = analyzer_view_labels_list (labels, training->corpus, error);
  for (guint i = 0; labelled != NULL && i < labelled->len; i++)
    if (!add_lesson (lessons, training, g_ptr_array_index (labelled, i), labels, error))
      return NULL;

  return labelled != NULL ? g_steal_pointer (&lessons) : NULL;
}

static guint
look_up (GHashTable *names,
          const char *name)
{
  g_autofree char *plain = fold_plainly (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (names, plain));
}

static guint
rate (AnalyzerCast         *cast,
      const AnalyzerPhrase *phrase,
      const AnalyzerBearer *candidate,
      GHashTable           *names)
{
  g_autofree char *text = NULL;

  if (candidate->member != ANALYZER_NO_MEMBER)
    {
      const AnalyzerMember *member = analyzer_cast_get (cast, candidate->member);

      guint best = NAMES_NOT;

      for (guint i = 0; i < member->forms->len; i++)
        best = MAX (best, look_up (names, g_ptr_array_index (member->forms, i)));
      /* Who has no name yet gets this one. */
      if (best == NAMES_NOT || member->named || phrase->form != ANALYZER_PHRASE_DESCRIPTION || !analyzer_phrase_is_named (cast, phrase))
        return best;
      text = analyzer_cast_dup_text (cast, phrase->first, MAX (phrase->end, phrase->head + 1));
      return MAX (best, look_up (names, text));
    }

  text = analyzer_cast_dup_text (cast, candidate->first, candidate->end);

  return look_up (names, text);
}

static double
score (const Ranks             *ranks,
       const AnalyzerBearer *candidate)
{
  double sum = 0;

  for (guint i = 0; i < candidate->n_features; i++)
    sum += ranks->weights[candidate->features[i] & (ANALYZER_SPEAKER_ROWS - 1)];

  return sum;
}

/* @error is the derivative of the loss by the score. */
static void
step (Ranks                   *ranks,
      const AnalyzerBearer *candidate,
      double                   error)
{
  for (guint i = 0; i < candidate->n_features; i++)
    {
      guint row = candidate->features[i] & (ANALYZER_SPEAKER_ROWS - 1);
      double gradient = error + DECAY * ranks->weights[row];

      ranks->squares[row] += gradient * gradient;
      ranks->weights[row] -= RATE * gradient / sqrt (1e-6 + ranks->squares[row]);
    }
}

/* Chooses the right candidate where it is listed, and learns from it. */
static guint
teach (AnalyzerCast         *cast,
       const AnalyzerQuote  *quote,
       const AnalyzerPhrase *phrase,
       GArray               *candidates,
       gpointer              user_data)
{
  Lecture *lecture = user_data;
  GHashTable *names = quote != NULL ? lecture->lesson->names[quote->id - 1] : NULL;
  g_autofree double *chances = g_new0 (double, candidates->len + 1);
  g_autofree guint *right = g_new0 (guint, candidates->len + 1);
  guint fullest = NAMES_NOT;
  double top = -G_MAXDOUBLE, sum = 0, right_sum = 0, weight = lecture->lesson->labelled ? LABELLED : 1;
  guint best = 0, best_right = G_MAXUINT;
  guint form = phrase->form == ANALYZER_PHRASE_PRONOUN ? FORM_PRONOUN
               : phrase->form == ANALYZER_PHRASE_DESCRIPTION ? FORM_DESCRIPTION : FORM_NAME;

  /* Whom a description means was written down unless it is nobody else. */
  if (lecture->lesson->labelled && names != NULL && g_hash_table_size (names) == 0 && form == FORM_DESCRIPTION)
    {
      g_autofree char *text = analyzer_cast_dup_text (cast, phrase->first, MAX (phrase->end, phrase->head + 1));

      g_hash_table_insert (names, fold_plainly (text), GUINT_TO_POINTER (NAMES_UNTOLD));
    }

  for (guint i = 0; i < candidates->len; i++)
    {
      const AnalyzerBearer *candidate = &g_array_index (candidates, AnalyzerBearer, i);

      chances[i] = score (lecture->ranks, candidate);
      right[i] = names != NULL ? rate (cast, phrase, candidate, names) : NAMES_NOT;
      fullest = MAX (fullest, right[i]);
      top = MAX (top, chances[i]);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      right[i] = right[i] == fullest && fullest != NAMES_NOT;
      if (chances[i] > chances[best])
        best = i;
      if (right[i] && (best_right == G_MAXUINT || chances[i] > chances[best_right]))
        best_right = i;
    }
  if (fullest == NAMES_UNTOLD)
    weight = UNLABELLED;
  if (names == NULL || g_hash_table_size (names) == 0)
    return best;

  lecture->n[form]++;
  lecture->n_right[form] += candidates->len > 0 && right[best];
  lecture->n_reachable[form] += best_right != G_MAXUINT;
  if (!lecture->learns)
    return best;
  if (best_right == G_MAXUINT)
    return lecture->own && candidates->len > 0 ? best : candidates->len;

  for (guint i = 0; i < candidates->len; i++)
    {
      chances[i] = exp (chances[i] - top);
      sum += chances[i];
      right_sum += right[i] ? chances[i] : 0;
    }
  for (guint i = 0; i < candidates->len; i++)
    step (lecture->ranks, &g_array_index (candidates, AnalyzerBearer, i),
          weight * (chances[i] / sum - (right[i] ? chances[i] / right_sum : 0)));

  return lecture->own ? best : best_right;
}

static gboolean
attend (Lecture         *lecture,
        AnalyzerModels  *models,
        GError         **error)
{
  static const gint8 nothing[1] = { 0 };
  const AnalyzerSpeakerModel blank = { { nothing, 0, 1, 1 } };
  const AnalyzerFindings *marked = lecture->lesson->article->findings;
  g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (marked->article);

  for (guint i = 0; i < marked->quotes->len; i++)
    {
      const AnalyzerQuote *from = g_ptr_array_index (marked->quotes, i);
      AnalyzerQuote *to = analyzer_findings_add_quote (findings);

      to->type = from->type;
      g_array_append_vals (to->source, from->source->data, from->source->len);
      g_array_append_vals (to->cue, from->cue->data, from->cue->len);
      g_array_append_vals (to->content, from->content->data, from->content->len);
    }

  return analyzer_find_speakers_taught (findings, lecture->lesson->prose, models, &blank, teach, lecture, NULL, error);
}

/* Goes through the lessons again and again, from nothing. */
static gboolean
learn_once (Ranks           *ranks,
            GPtrArray       *lessons,
            GArray          *order,
            GRand           *rand,
            AnalyzerModels  *models,
            GError         **error)
{
  memset (ranks->weights, 0, sizeof ranks->weights);
  memset (ranks->squares, 0, sizeof ranks->squares);
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    {
      analyzer_shuffle (order, rand);
      for (guint i = 0; i < order->len; i++)
        {
          Lecture lecture = {
            .ranks = ranks,
            .lesson = g_ptr_array_index (lessons, g_array_index (order, guint, i)),
            .learns = TRUE,
            .own = epoch >= OWN,
          };

          if (!attend (&lecture, models, error))
            return FALSE;
        }
      if (epoch + 1 < EPOCHS / 2)
        continue;
      for (guint row = 0; row < ANALYZER_SPEAKER_ROWS; row++)
        ranks->sums[row] += ranks->weights[row];
      ranks->n_sums++;
    }

  return TRUE;
}

/* Learns from all lessons but those of one fold; @fold is FOLDS for all. What
 * the order of the lessons does is averaged away. */
static gboolean
learn (Ranks           *ranks,
       GPtrArray       *lessons,
       guint            fold,
       AnalyzerModels  *models,
       GError         **error)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  memset (ranks, 0, sizeof *ranks);
  for (guint i = 0; i < lessons->len; i++)
    if (i % FOLDS != fold)
      g_array_append_val (order, i);
  for (guint run = 0; run < RUNS; run++)
    if (!learn_once (ranks, lessons, order, rand, models, error))
      return FALSE;
  for (guint row = 0; row < ANALYZER_SPEAKER_ROWS; row++)
    ranks->weights[row] = ranks->sums[row] / ranks->n_sums;

  return TRUE;
}

static gboolean
cross_validate (GPtrArray       *lessons,
                AnalyzerModels  *models,
                Ranks           *ranks,
                GString         *figures,
                GError         **error)
{
  static const char *const forms[] = { "pronouns", "descriptions", "shared names" };
  Lecture all = { NULL };

  for (guint fold = 0; fold < FOLDS; fold++)
    {
      Lecture test = { .ranks = ranks };

      if (!learn (ranks, lessons, fold, models, error))
        return FALSE;
      for (guint i = fold; i < lessons->len; i += FOLDS)
        {
          test.lesson = g_ptr_array_index (lessons, i);
          if (!test.lesson->labelled && !attend (&test, models, error))
            return FALSE;
        }
      for (guint form = 0; form < N_FORMS; form++)
        {
          all.n[form] += test.n[form];
          all.n_right[form] += test.n_right[form];
          all.n_reachable[form] += test.n_reachable[form];
        }
    }

  for (guint form = 0; form < N_FORMS; form++)
    g_string_append_printf (figures, "cross-validation: %s: %.1f %% right of %u, %.1f %% listed\n", forms[form],
                            100. * all.n_right[form] / MAX (all.n[form], 1), all.n[form],
                            100. * all.n_reachable[form] / MAX (all.n[form], 1));

  return TRUE;
}

gboolean
analyzer_evaluate_speakers (AnalyzerTraining  *training,
                            GString           *figures,
                            GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  g_autofree Ranks *ranks = g_new0 (Ranks, 1);
  g_autoptr(GPtrArray) lessons = models != NULL ? read_lessons (training, error) : NULL;

  return lessons != NULL && cross_validate (lessons, models, ranks, figures, error);
}

gboolean
analyzer_train_speakers (AnalyzerTraining  *training,
                         GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  g_autoptr(AnalyzerModelWriter) writer = analyzer_model_writer_new (ANALYZER_SPEAKER_MODEL_NAME,
                                                                     ANALYZER_SPEAKER_MODEL_VERSION);
  g_autofree Ranks *ranks = g_new0 (Ranks, 1);
  g_autofree float *weights = g_new0 (float, ANALYZER_SPEAKER_ROWS);
  g_autoptr(GPtrArray) lessons = models != NULL ? read_lessons (training, error) : NULL;

  if (lessons == NULL || !learn (ranks, lessons, FOLDS, models, error))
    return FALSE;

  for (guint row = 0; row < ANALYZER_SPEAKER_ROWS; row++)
    weights[row] = ranks->weights[row];
  analyzer_model_writer_add_table (writer, "ranks", weights, ANALYZER_SPEAKER_ROWS, 1, 0);

  return analyzer_training_save (training, ANALYZER_SPEAKER_MODEL_NAME, writer,
                                 "news articles in which people marked who speaks", NULL, error);
}
