/* hint-learner.c: learns the weights of the network that gives hints.
 *
 * Back-propagation through the network of quote-hints.c, with Adam (Kingma and
 * Ba 2015), a falling rate, and dropout of inputs and states (Srivastava et al.
 * 2014).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <math.h>
#include <string.h>

#include "discourse/quote-links.h"
#include "training/draw.h"
#include "training/hint-learner.h"

#define N_EPOCHS 8
#define BATCH 12                /* passages */
#define RATE 0.004f
#define DROP_INPUT 0.1f
#define DROP_LEMMA 0.4f
#define DROP_STATE 0.3f
/* How much the links count beside the hints. */
#define LINK_SHARE 0.4f

#define STATE ANALYZER_HINTS_STATE
#define GATES ANALYZER_HINTS_GATES
#define BOTH ANALYZER_HINTS_BOTH
#define INPUT ANALYZER_HINTS_INPUT
#define DENSE ANALYZER_HINTS_DENSE
#define OUTPUT ANALYZER_HINTS_OUTPUT
#define LINK_DENSE ANALYZER_LINKS_DENSE
#define LINK_STATE ANALYZER_LINKS_STATE
#define LINK_GATES ANALYZER_LINKS_GATES
#define LINK_BOTH ANALYZER_LINKS_BOTH
#define LINK_JOINED (LINK_DENSE + LINK_BOTH)
#define N_WEIGHTS (sizeof (AnalyzerHintWeights) / sizeof (float))
#define N_LEMMA_WEIGHTS (G_STRUCT_OFFSET (AnalyzerHintWeights, tags) / sizeof (float))

static void
look_free (gpointer data)
{
  AnalyzerLook *look = data;

  g_free (look->signs);
  g_free (look->links);
  g_free (look);
}

/**
 * analyzer_passage_new:
 * @n: how many words it has
 *
 * Returns: (transfer full): a passage to fill
 */
AnalyzerPassage *
analyzer_passage_new (guint n)
{
  AnalyzerPassage *self = g_new0 (AnalyzerPassage, 1);

  self->n = n;
  self->clues = g_new0 (AnalyzerHintClues, n);
  self->hints = g_new0 (guint8, n);
  self->looks = g_ptr_array_new_with_free_func (look_free);

  return self;
}

/**
 * analyzer_passage_add_look:
 * @first: the first word of the passage that is seen
 * @n: how many are seen
 * @head: the word of the passage on which the cue hangs
 *
 * Returns: (transfer none): a look to fill
 */
AnalyzerLook *
analyzer_passage_add_look (AnalyzerPassage *self,
                           guint            first,
                           guint            n,
                           guint            head)
{
  AnalyzerLook *look = g_new0 (AnalyzerLook, 1);

  look->first = first;
  look->n = n;
  look->head = head;
  look->signs = g_new0 (guint16, n * ANALYZER_LINKS_SIGNS);
  look->links = g_new0 (guint8, n);
  g_ptr_array_add (self->looks, look);

  return look;
}

void
analyzer_passage_free (AnalyzerPassage *self)
{
  g_free (self->clues);
  g_free (self->hints);
  g_ptr_array_unref (self->looks);
  g_free (self);
}

struct _AnalyzerHintLearner
{
  AnalyzerHintWeights *weights;
  AnalyzerHintWeights *slopes;
  AnalyzerHintWeights *means;   /* of the slopes */
  AnalyzerHintWeights *squares;
  GHashTable          *lemmas;  /* whose slopes are not 0 */
  AnalyzerHintWork    *work;
  AnalyzerHintWork    *back;    /* the slopes of what @work holds */
  AnalyzerLinkWork    *link_work;
  AnalyzerLinkWork    *link_back;
  float               *told_slopes;
  float               *kept;
  float               *link_kept;
  float               *scratch;
  gsize                room;
  guint64              random;
  guint64              n_steps;
  gboolean             drops;
};

static inline float
draw_float (AnalyzerHintLearner *self)
{
  return (analyzer_draw (&self->random) >> 40) * (1.0f / (1 << 24));
}

static void
scatter (AnalyzerHintLearner *self,
         float   *weights,
         guint    n_in,
         guint    n_out,
         float    gain)
{
  float limit = gain * sqrtf (3.0f / n_in);

  for (gsize i = 0; i < (gsize) n_in * n_out; i++)
    weights[i] = limit * (2 * draw_float (self) - 1);
}

/**
 * analyzer_hint_learner_new:
 * @drops: whether it leaves things out at random, so that none relies on
 *   another
 *
 * Returns: (transfer full): a learner that knows nothing
 */
AnalyzerHintLearner *
analyzer_hint_learner_new (gboolean drops)
{
  AnalyzerHintLearner *self = g_new0 (AnalyzerHintLearner, 1);

  self->drops = drops;
  self->random = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  self->weights = g_new0 (AnalyzerHintWeights, 1);
  self->slopes = g_new0 (AnalyzerHintWeights, 1);
  self->means = g_new0 (AnalyzerHintWeights, 1);
  self->squares = g_new0 (AnalyzerHintWeights, 1);
  self->lemmas = g_hash_table_new (NULL, NULL);
  self->work = analyzer_hint_work_new ();
  self->back = analyzer_hint_work_new ();
  self->link_work = analyzer_link_work_new ();
  self->link_back = analyzer_link_work_new ();

  scatter (self, self->weights->lemmas, 1, G_N_ELEMENTS (self->weights->lemmas), 0.3f);
  scatter (self, self->weights->tags, 1, G_N_ELEMENTS (self->weights->tags), 0.3f);
  scatter (self, self->weights->relations, 1, G_N_ELEMENTS (self->weights->relations), 0.3f);
  scatter (self, self->weights->names, 1, G_N_ELEMENTS (self->weights->names), 0.3f);
  scatter (self, self->weights->dense, INPUT, DENSE, 1.4f);
  scatter (self, self->weights->first, DENSE, GATES, 1.6f);
  scatter (self, self->weights->second, BOTH, GATES, 2);
  scatter (self, self->weights->output, 2 * BOTH, OUTPUT, 1);
  scatter (self, self->weights->link_words, 2 * BOTH, LINK_DENSE, 1);
  scatter (self, self->weights->link_cue, LINK_DENSE, LINK_DENSE, 1);
  scatter (self, self->weights->link_signs, 1, G_N_ELEMENTS (self->weights->link_signs), 0.3f);
  scatter (self, self->weights->link_gates, LINK_DENSE, LINK_GATES, 1.6f);
  scatter (self, self->weights->link_output, LINK_JOINED, OUTPUT, 1);

  return self;
}

void
analyzer_hint_learner_free (AnalyzerHintLearner *self)
{
  g_free (self->weights);
  g_free (self->slopes);
  g_free (self->means);
  g_free (self->squares);
  g_hash_table_unref (self->lemmas);
  analyzer_hint_work_free (self->work);
  analyzer_hint_work_free (self->back);
  analyzer_link_work_free (self->link_work);
  analyzer_link_work_free (self->link_back);
  g_free (self->told_slopes);
  g_free (self->link_kept);
  g_free (self->kept);
  g_free (self->scratch);
  g_free (self);
}

/* The slopes of a layer: of its weights and of what came in. */
ANALYZER_WIDE static void
learn_rows (const float *in,
            guint        n_rows,
            guint        n_in,
            const float *weights,
            guint        n_out,
            const float *out_slopes,
            float       *weight_slopes,
            float       *in_slopes)
{
  float *always = weight_slopes + (gsize) n_in * n_out;

  for (guint row = 0; row < n_rows; row++)
    {
      const float *slopes = out_slopes + (gsize) row * n_out;

      for (guint o = 0; o < n_out; o++)
        always[o] += slopes[o];
    }
  for (guint k = 0; k < n_in; k++)
    {
      float *to = weight_slopes + (gsize) k * n_out;
      const float *weight = weights + (gsize) k * n_out;

      for (guint row = 0; row < n_rows; row++)
        {
          const float *slopes = out_slopes + (gsize) row * n_out;
          float value = in[(gsize) row * n_in + k];
          float lanes[16] = { 0 };

          for (guint o = 0; o < n_out; o++)
            to[o] += value * slopes[o];
          if (in_slopes == NULL)
            continue;
          for (guint o = 0; o < n_out; o += 16)
            for (guint lane = 0; lane < 16; lane++)
              lanes[lane] += weight[o + lane] * slopes[o + lane];
          for (guint lane = 1; lane < 16; lane++)
            lanes[0] += lanes[lane];
          in_slopes[(gsize) row * n_in + k] = lanes[0];
        }
    }
}

/* The slope of x / (1 + |x|) where its value is @y. */
static inline float
curve_slope (float y)
{
  float rest = 1 - fabsf (y);

  return rest * rest;
}

/* Turns the slopes of the states of a recurrent layer into those of its gates. */
static void
learn_recur (guint        n,
             guint        state,
             gboolean     back,
             const float *gates,
             const float *cells,
             const float *state_slopes,
             float       *gate_slopes)
{
  float memory_slopes[MAX (STATE, LINK_STATE)] = { 0 };

  for (guint i = n; i-- > 0;)
    {
      guint t = back ? n - 1 - i : i;
      guint side = back ? state : 0;
      const float *gate = gates + (gsize) t * 6 * state + 3 * side;
      const float *cell = cells + (gsize) t * 2 * state + side;
      const float *before = i == 0 ? NULL : cells + (gsize) (back ? t + 1 : t - 1) * 2 * state + side;
      const float *slope = state_slopes + (gsize) t * 2 * state + side;
      float *to = gate_slopes + (gsize) t * 6 * state + 3 * side;

      for (guint k = 0; k < state; k++)
        {
          float content = gate[k], keep = gate[state + k], tell = gate[2 * state + k];
          float of_memory = memory_slopes[k] + slope[k] * tell;
          float memory = before != NULL ? before[k] : 0;

          to[2 * state + k] = slope[k] * cell[k] * 0.5f * curve_slope (2 * tell - 1);
          to[state + k] = of_memory * (memory - content) * 0.5f * curve_slope (2 * keep - 1);
          to[k] = of_memory * (1 - keep) * curve_slope (content);
          memory_slopes[k] = of_memory * keep;
        }
    }
}

/* Turns the odds of each of @n_kinds kinds into the slopes of the cost.
 *
 * Returns: the cost of what the right one, @right, was thought unlikely */
static double
learn_kinds (const float *output,
             guint        n_kinds,
             guint        right,
             float        share,
             float       *slopes)
{
  float highest = output[0], sum = 0;
  double cost;

  for (guint k = 1; k < n_kinds; k++)
    highest = MAX (highest, output[k]);
  for (guint k = 0; k < n_kinds; k++)
    sum += slopes[k] = expf (output[k] - highest);
  for (guint k = 0; k < n_kinds; k++)
    slopes[k] /= sum;
  cost = -logf (MAX (slopes[right], 1e-9f));
  slopes[right] -= 1;
  for (guint k = 0; k < n_kinds; k++)
    slopes[k] *= share;

  return share * cost;
}

/* What is seen from a cue, forth and back; adds to the slopes of what the words
 * tell. */
static double
learn_look (AnalyzerHintLearner *self,
            const AnalyzerLook  *look)
{
  AnalyzerLinkWork *work = self->link_work, *back = self->link_back;
  AnalyzerHintWeights *slopes = self->slopes;
  const float drop_state = self->drops ? DROP_STATE : 0;
  const float *told = self->work->told, *head = told + (gsize) look->head * LINK_DENSE;
  float cue_slopes[LINK_DENSE] = { 0 }, head_slopes[LINK_DENSE];
  gsize n = look->n;
  double cost = 0;

  analyzer_link_work_resize (work, n);
  analyzer_link_work_resize (back, n);
  self->link_kept = g_renew (float, self->link_kept, n * LINK_BOTH);
  for (gsize i = 0; i < n * LINK_BOTH; i++)
    self->link_kept[i] = draw_float (self) < drop_state ? 0 : 1 / (1 - drop_state);
  memcpy (work->signs, look->signs, n * ANALYZER_LINKS_SIGNS * sizeof *work->signs);
  memcpy (work->words, told + (gsize) look->first * LINK_DENSE, n * LINK_DENSE * sizeof *work->words);
  analyzer_link_work_run (work, self->weights, head, self->link_kept);

  memset (back->output, 0, n * OUTPUT * sizeof (float));
  for (gsize i = 0; i < n; i++)
    if (look->links[i] != ANALYZER_NO_LINK)
      cost += learn_kinds (work->output + i * OUTPUT, ANALYZER_N_LINKS, look->links[i], LINK_SHARE, back->output + i * OUTPUT);

  learn_rows (work->joined, n, LINK_JOINED, self->weights->link_output, OUTPUT, back->output, slopes->link_output, back->joined);
  for (gsize i = 0; i < n; i++)
    for (guint k = 0; k < LINK_BOTH; k++)
      back->states[i * LINK_BOTH + k] = back->joined[i * LINK_JOINED + LINK_DENSE + k] * self->link_kept[i * LINK_BOTH + k];
  learn_recur (n, LINK_STATE, FALSE, work->gates, work->cells, back->states, back->gates);
  learn_recur (n, LINK_STATE, TRUE, work->gates, work->cells, back->states, back->gates);
  learn_rows (work->dense, n, LINK_DENSE, self->weights->link_gates, LINK_GATES, back->gates, slopes->link_gates, back->dense);

  for (gsize i = 0; i < n; i++)
    {
      float *slope = back->dense + i * LINK_DENSE;
      float *word_slopes = self->told_slopes + (look->first + i) * LINK_DENSE;

      for (guint k = 0; k < LINK_DENSE; k++)
        {
          slope[k] += back->joined[i * LINK_JOINED + k];
          if (work->dense[i * LINK_DENSE + k] < 0)
            slope[k] *= 0.1f;
          word_slopes[k] += slope[k];
          cue_slopes[k] += slope[k];
        }
      for (guint sign = 0; sign < ANALYZER_LINKS_SIGNS; sign++)
        {
          float *row = slopes->link_signs + (gsize) look->signs[i * ANALYZER_LINKS_SIGNS + sign] * LINK_DENSE;

          for (guint k = 0; k < LINK_DENSE; k++)
            row[k] += slope[k];
        }
    }
  learn_rows (head, 1, LINK_DENSE, self->weights->link_cue, LINK_DENSE, cue_slopes, slopes->link_cue, head_slopes);
  for (guint k = 0; k < LINK_DENSE; k++)
    self->told_slopes[(gsize) look->head * LINK_DENSE + k] += head_slopes[k];

  return cost;
}

/**
 * analyzer_hint_learner_run:
 *
 * Runs a passage forth and back, and adds to the slopes of the weights.
 *
 * Returns: what the network's mistakes cost, in nats
 */
double
analyzer_hint_learner_run (AnalyzerHintLearner   *self,
               const AnalyzerPassage *passage)
{
  gsize n = passage->n;
  AnalyzerHintWork *work = self->work, *back = self->back;
  AnalyzerHintWeights *slopes = self->slopes;
  g_autofree float *input_kept = g_new (float, n * INPUT);
  const float drop_state = self->drops ? DROP_STATE : 0;
  const float drop_input = self->drops ? DROP_INPUT : 0;
  const float drop_lemma = self->drops ? DROP_LEMMA : 0;
  double cost = 0;

  analyzer_hint_work_resize (work, n);
  analyzer_hint_work_resize (back, n);
  if (self->room < n)
    {
      self->room = n;
      self->kept = g_renew (float, self->kept, 2 * n * BOTH);
      self->scratch = g_renew (float, self->scratch, 2 * n * BOTH);
    }
  for (gsize i = 0; i < 2 * n * BOTH; i++)
    self->kept[i] = draw_float (self) < drop_state ? 0 : 1 / (1 - drop_state);
  for (gsize i = 0; i < n * INPUT; i++)
    input_kept[i] = draw_float (self) < drop_input ? 0 : 1 / (1 - drop_input);
  for (gsize i = 0; i < n; i++)
    {
      float *kept = input_kept + i * INPUT;

      if (draw_float (self) < drop_lemma)
        memset (kept + ANALYZER_MEANING_LENGTH, 0, ANALYZER_HINTS_LEMMA * sizeof *kept);
      if (draw_float (self) < drop_lemma)
        memset (kept + ANALYZER_MEANING_LENGTH + ANALYZER_HINTS_LEMMA + ANALYZER_HINTS_TAG + ANALYZER_HINTS_RELATION +
                ANALYZER_HINTS_NAME_LENGTH, 0, ANALYZER_HINTS_LEMMA * sizeof *kept);
      analyzer_hint_clues_fill (&passage->clues[i], self->weights, work->input + i * INPUT);
      for (guint k = 0; k < INPUT; k++)
        work->input[i * INPUT + k] *= kept[k];
    }

  analyzer_hint_work_run (work, self->weights, self->kept);

  memset (back->output, 0, n * OUTPUT * sizeof (float));
  for (gsize i = 0; i < n; i++)
    cost += learn_kinds (work->output + i * OUTPUT, ANALYZER_N_HINTS, passage->hints[i], 1, back->output + i * OUTPUT);

  learn_rows (work->joined, n, 2 * BOTH, self->weights->output, OUTPUT, back->output, slopes->output, back->joined);

  if (passage->looks->len > 0)
    {
      self->told_slopes = g_renew (float, self->told_slopes, n * LINK_DENSE);
      memset (self->told_slopes, 0, n * LINK_DENSE * sizeof (float));
      analyzer_multiply_rows (work->joined, n, 2 * BOTH, self->weights->link_words, LINK_DENSE, work->told);
      for (guint i = 0; i < passage->looks->len; i++)
        cost += learn_look (self, g_ptr_array_index (passage->looks, i));
      learn_rows (work->joined, n, 2 * BOTH, self->weights->link_words, LINK_DENSE, self->told_slopes, slopes->link_words,
                  self->scratch);
      for (gsize i = 0; i < n * 2 * BOTH; i++)
        back->joined[i] += self->scratch[i];
    }
  for (gsize i = 0; i < n; i++)
    for (guint k = 0; k < BOTH; k++)
      {
        back->states[0][i * BOTH + k] = back->joined[i * 2 * BOTH + k] * self->kept[i * BOTH + k];
        back->states[1][i * BOTH + k] = back->joined[i * 2 * BOTH + BOTH + k] * self->kept[(n + i) * BOTH + k];
      }

  learn_recur (n, STATE, FALSE, work->gates[1], work->cells[1], back->states[1], back->gates[1]);
  learn_recur (n, STATE, TRUE, work->gates[1], work->cells[1], back->states[1], back->gates[1]);
  learn_rows (work->states[0], n, BOTH, self->weights->second, GATES, back->gates[1], slopes->second, self->scratch);
  for (gsize i = 0; i < n * BOTH; i++)
    back->states[0][i] += self->scratch[i] * self->kept[i];

  learn_recur (n, STATE, FALSE, work->gates[0], work->cells[0], back->states[0], back->gates[0]);
  learn_recur (n, STATE, TRUE, work->gates[0], work->cells[0], back->states[0], back->gates[0]);
  learn_rows (work->dense, n, DENSE, self->weights->first, GATES, back->gates[0], slopes->first, back->dense);
  for (gsize i = 0; i < n * DENSE; i++)
    if (work->dense[i] < 0)
      back->dense[i] *= 0.1f;
  learn_rows (work->input, n, INPUT, self->weights->dense, DENSE, back->dense, slopes->dense, back->input);

  for (gsize i = 0; i < n; i++)
    {
      const AnalyzerHintClues *clues = &passage->clues[i];
      const float *from = back->input + i * INPUT, *kept = input_kept + i * INPUT;
      guint at = ANALYZER_MEANING_LENGTH;

#define SPREAD(table, row, length) \
  for (guint k = 0; k < (length); k++, at++) \
    slopes->table[(gsize) (row) * (length) + k] += from[at] * kept[at];

      SPREAD (lemmas, clues->lemma, ANALYZER_HINTS_LEMMA)
      SPREAD (tags, clues->tag, ANALYZER_HINTS_TAG)
      SPREAD (relations, clues->relation, ANALYZER_HINTS_RELATION)
      SPREAD (names, clues->name, ANALYZER_HINTS_NAME_LENGTH)
      SPREAD (lemmas, clues->head_lemma, ANALYZER_HINTS_LEMMA)
      SPREAD (tags, clues->head_tag, ANALYZER_HINTS_TAG)
#undef SPREAD
      g_hash_table_add (self->lemmas, GUINT_TO_POINTER (clues->lemma));
      g_hash_table_add (self->lemmas, GUINT_TO_POINTER (clues->head_lemma));
    }

  return cost;
}

static void
step_weights (AnalyzerHintLearner *self,
              gsize    first,
              gsize    n,
              float    rate,
              float    scale)
{
  float *weights = (float *) self->weights + first, *slopes = (float *) self->slopes + first;
  float *means = (float *) self->means + first, *squares = (float *) self->squares + first;

  for (gsize i = 0; i < n; i++)
    {
      float slope = CLAMP (slopes[i] * scale, -5, 5);

      means[i] = 0.9f * means[i] + 0.1f * slope;
      squares[i] = 0.999f * squares[i] + 0.001f * slope * slope;
      weights[i] -= rate * means[i] / (sqrtf (squares[i]) + 1e-8f);
      slopes[i] = 0;
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const guint *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

/* Moves all weights along the slopes of @n_words words. */
static void
step (AnalyzerHintLearner *self,
      float    rate,
      guint    n_words)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer row;
  float scale = 1.0f / sqrtf (n_words);

  self->n_steps++;
  rate *= sqrt (1 - pow (0.999, self->n_steps)) / (1 - pow (0.9, self->n_steps));
  g_hash_table_iter_init (&iter, self->lemmas);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_array_append_vals (rows, &(guint) { GPOINTER_TO_UINT (row) }, 1);
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    step_weights (self, (gsize) g_array_index (rows, guint, i) * ANALYZER_HINTS_LEMMA, ANALYZER_HINTS_LEMMA, rate, scale);
  g_hash_table_remove_all (self->lemmas);
  step_weights (self, N_LEMMA_WEIGHTS, N_WEIGHTS - N_LEMMA_WEIGHTS, rate, scale);
}

/**
 * analyzer_hint_learner_get_weights:
 *
 * Returns: (transfer none): the weights as they are now
 */
AnalyzerHintWeights *
analyzer_hint_learner_get_weights (AnalyzerHintLearner *self)
{
  return self->weights;
}

/**
 * analyzer_hint_learner_get_slopes:
 *
 * Returns: (transfer none): how the cost of what was run rises with each weight
 */
AnalyzerHintWeights *
analyzer_hint_learner_get_slopes (AnalyzerHintLearner *self)
{
  return self->slopes;
}

/**
 * analyzer_hints_learn:
 * @all: (element-type AnalyzerPassage): what to learn from
 *
 * The same passages give the same weights.
 *
 * Returns: (transfer full): the weights
 */
AnalyzerHintWeights *
analyzer_hints_learn (GPtrArray *all)
{
  g_autoptr(GPtrArray) passages = g_ptr_array_copy (all, NULL, NULL);
  AnalyzerHintLearner *learner = analyzer_hint_learner_new (TRUE);
  AnalyzerHintWeights *weights;

  g_ptr_array_set_free_func (passages, NULL);
  for (guint epoch = 0; epoch < N_EPOCHS; epoch++)
    {
      guint n_words = 0;

      for (guint i = passages->len; i-- > 1;)
        {
          guint k = analyzer_draw (&learner->random) % (i + 1);
          gpointer aside = passages->pdata[i];

          passages->pdata[i] = passages->pdata[k];
          passages->pdata[k] = aside;
        }
      for (guint i = 0; i < passages->len; i++)
        {
          const AnalyzerPassage *passage = g_ptr_array_index (passages, i);

          analyzer_hint_learner_run (learner, passage);
          n_words += passage->n;
          if (i % BATCH == BATCH - 1 || i + 1 == passages->len)
            {
              float done = (epoch + (float) i / passages->len) / N_EPOCHS;

              step (learner, RATE * (1 - done), n_words);
              n_words = 0;
            }
        }
    }

  weights = g_steal_pointer (&learner->weights);
  analyzer_hint_learner_free (learner);

  return weights;
}
