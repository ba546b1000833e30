/* quote-hints.c: guesses of a small network which part each word plays.
 *
 * Chains of labels see the words beside a word. Whether a long stretch is told
 * by somebody hangs on words farther away; a recurrent network that reads the
 * paragraph both ways remembers them. It is a quasi-recurrent one (Bradbury,
 * Merity, Xiong and Socher 2017): the heavy sums of all words are made at
 * once, only the forgetting runs from word to word.
 *
 * Curves are x / (1 + |x|), which every machine computes alike, and sums run in
 * one order: the same text gives the same hints everywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include <string.h>

#include "discourse/quote-hints.h"

#define STATE ANALYZER_HINTS_STATE
#define GATES ANALYZER_HINTS_GATES
#define BOTH ANALYZER_HINTS_BOTH
/* Longer paragraphs are read in stretches of so many words. */
#define STRETCH 1024

/* Eight numbers that are computed at a time. */
typedef float Lane __attribute__ ((vector_size (32), aligned (4)));
typedef gint32 IntegerLane __attribute__ ((vector_size (32), aligned (4)));

/* x / (1 + |x|) */
#define CURVE(x) ((x) / (1 + (Lane) ((IntegerLane) (x) & G_MAXINT32)))

/* How many rows are multiplied together: their sums stay in registers, and each
 * has time to become ready while the others are added to. */
#define TOGETHER 8

/* Defines a function that multiplies rows, by lanes of so many bytes: those of
 * the registers of the machine, for what is wider goes through memory. */
#define DEFINE_MULTIPLY(name, bytes, target)                                                    \
  typedef float Lane_##name __attribute__ ((vector_size (bytes), aligned (4)));                 \
                                                                                                \
  target static void                                                                            \
  name (const float *in,                                                                        \
        guint        n_rows,                                                                    \
        guint        n_in,                                                                      \
        const float *weights,                                                                   \
        guint        n_out,                                                                     \
        float       *out)                                                                       \
  {                                                                                             \
    const float *always = weights + (gsize) n_in * n_out;                                       \
                                                                                                \
    for (guint row = 0; row < n_rows; row += TOGETHER)                                          \
      for (guint at = 0; at < n_out; at += (bytes) / sizeof (float))                            \
        {                                                                                       \
          guint n = MIN (n_rows - row, TOGETHER);                                               \
          const float *from = in + (gsize) row * n_in;                                          \
          float *to = out + (gsize) row * n_out + at;                                           \
          Lane_##name sums[TOGETHER];                                                           \
                                                                                                \
          if (n == TOGETHER)                                                                    \
            {                                                                                   \
              _Pragma ("GCC unroll 8")                                                          \
              for (guint i = 0; i < TOGETHER; i++)                                              \
                sums[i] = *(const Lane_##name *) (always + at);                                 \
              for (guint k = 0; k < n_in; k++)                                                  \
                {                                                                               \
                  Lane_##name weight = *(const Lane_##name *) (weights + (gsize) k * n_out + at); \
                                                                                                \
                  _Pragma ("GCC unroll 8")                                                      \
                  for (guint i = 0; i < TOGETHER; i++)                                          \
                    sums[i] += weight * from[i * n_in + k];                                     \
                }                                                                               \
              _Pragma ("GCC unroll 8")                                                          \
              for (guint i = 0; i < TOGETHER; i++)                                              \
                *(Lane_##name *) (to + (gsize) i * n_out) = sums[i];                            \
              continue;                                                                         \
            }                                                                                   \
          for (; n > 0; n--, from += n_in, to += n_out)                                         \
            {                                                                                   \
              sums[0] = *(const Lane_##name *) (always + at);                                   \
              for (guint k = 0; k < n_in; k++)                                                  \
                sums[0] += *(const Lane_##name *) (weights + (gsize) k * n_out + at) * from[k]; \
              *(Lane_##name *) to = sums[0];                                                    \
            }                                                                                   \
        }                                                                                       \
  }

#if ANALYZER_HAS_WIDE
DEFINE_MULTIPLY (multiply_by_sixteen, 64, __attribute__ ((optimize ("O3", "fp-contract=off"), target ("avx512f"))))
DEFINE_MULTIPLY (multiply_by_eight, 32, __attribute__ ((optimize ("O3", "fp-contract=off"), target ("avx2"))))
#endif
DEFINE_MULTIPLY (multiply_by_four, 16, )

/**
 * analyzer_multiply_rows:
 * @in: rows of @n_in numbers
 * @n_rows: how many
 * @weights: @n_in rows of @n_out weights, and one that is added always
 * @n_out: a multiple of 16
 * @out: gets rows of @n_out sums
 */
void
analyzer_multiply_rows (const float *in,
                        guint        n_rows,
                        guint        n_in,
                        const float *weights,
                        guint        n_out,
                        float       *out)
{
#if ANALYZER_HAS_WIDE
  if (__builtin_cpu_supports ("avx512f"))
    multiply_by_sixteen (in, n_rows, n_in, weights, n_out, out);
  else if (__builtin_cpu_supports ("avx2"))
    multiply_by_eight (in, n_rows, n_in, weights, n_out, out);
  else
#endif
    multiply_by_four (in, n_rows, n_in, weights, n_out, out);
}

/* The row of the table of lemmas for a word. */
static guint
find_lemma_row (const AnalyzerTraits *traits)
{
  return (traits->lemma * G_GUINT64_CONSTANT (0xd6e8feb86659fd93)) >> (64 - ANALYZER_HINTS_LEMMA_BITS);
}

/**
 * analyzer_hint_clues_list:
 * @self: (out caller-allocates): what there is to tell
 * @token: the number of a token
 */
void
analyzer_hint_clues_list (AnalyzerHintClues   *self,
                          const AnalyzerScene *scene,
                          guint                token)
{
  const AnalyzerProse *prose = scene->prose;
  const AnalyzerToken *word = &prose->tokens[token];
  const AnalyzerTraits *t = &scene->traits[token];
  const AnalyzerForm *form = &prose->forms[word->form];
  const AnalyzerSentence *sentence = &prose->sentences[word->sentence];
  guint n = 0;

  self->lemma = find_lemma_row (t);
  self->tag = word->tag % ANALYZER_HINTS_ROWS;
  self->relation = word->relation % ANALYZER_HINTS_ROWS;
  self->name = (word->name * 2 + word->name_begins) % ANALYZER_HINTS_ROWS;
  self->meaning = analyzer_meanings_get_vector (&prose->meanings, word->meaning);
  if (t->head != ANALYZER_NO_TOKEN)
    {
      self->head_lemma = find_lemma_row (&scene->traits[t->head]);
      self->head_tag = prose->tokens[t->head].tag % ANALYZER_HINTS_ROWS;
      self->head_meaning = analyzer_meanings_get_vector (&prose->meanings, prose->tokens[t->head].meaning);
    }
  else
    {
      self->head_lemma = 0;
      self->head_tag = ANALYZER_HINTS_ROWS - 1;
      self->head_meaning = NULL;
    }

  self->signs[n++] = t->state == ANALYZER_MARK_OPENS;
  self->signs[n++] = t->state == ANALYZER_MARK_INSIDE;
  self->signs[n++] = t->state == ANALYZER_MARK_CLOSES;
  self->signs[n++] = t->since_mark < 4;
  self->signs[n++] = t->until_mark < 4;
  self->signs[n++] = (form->flags & ANALYZER_FORM_CAPITAL) != 0;
  self->signs[n++] = (form->flags & ANALYZER_FORM_CAPITALS) != 0;
  self->signs[n++] = (form->flags & ANALYZER_FORM_DIGITS) != 0;
  self->signs[n++] = word->meaning == 0;
  self->signs[n++] = token == sentence->first_token;
  self->signs[n++] = token + 1 == sentence->first_token + sentence->n_tokens;
  self->signs[n++] = sentence->paragraph == 0;
  self->signs[n++] = t->head == ANALYZER_NO_TOKEN;
  self->signs[n++] = t->head != ANALYZER_NO_TOKEN && t->head < token;
  self->signs[n++] = t->subject != ANALYZER_NO_TOKEN;
  self->signs[n++] = t->subject != ANALYZER_NO_TOKEN && t->subject < token;
  self->signs[n++] = t->object != ANALYZER_NO_TOKEN;
  self->signs[n++] = t->clause != ANALYZER_NO_TOKEN;
  self->signs[n++] = t->clause != ANALYZER_NO_TOKEN && t->clause < token;
  self->signs[n++] = t->left == token;
  g_assert (n == ANALYZER_HINTS_SIGNS);
}

static float *
fill_meaning (const gint8 *meaning,
              float       *to)
{
  for (guint i = 0; i < ANALYZER_MEANING_LENGTH; i++)
    to[i] = meaning != NULL ? meaning[i] * (1 / 32.0f) : 0;

  return to + ANALYZER_MEANING_LENGTH;
}

static float *
fill_row (const float *table,
          guint        row,
          guint        length,
          float       *to)
{
  memcpy (to, table + (gsize) row * length, length * sizeof *to);

  return to + length;
}

/**
 * analyzer_hint_clues_fill:
 * @input: gets the %ANALYZER_HINTS_INPUT numbers that tell of a word
 */
void
analyzer_hint_clues_fill (const AnalyzerHintClues   *self,
                          const AnalyzerHintWeights *weights,
                          float                     *input)
{
  input = fill_meaning (self->meaning, input);
  input = fill_row (weights->lemmas, self->lemma, ANALYZER_HINTS_LEMMA, input);
  input = fill_row (weights->tags, self->tag, ANALYZER_HINTS_TAG, input);
  input = fill_row (weights->relations, self->relation, ANALYZER_HINTS_RELATION, input);
  input = fill_row (weights->names, self->name, ANALYZER_HINTS_NAME_LENGTH, input);
  input = fill_row (weights->lemmas, self->head_lemma, ANALYZER_HINTS_LEMMA, input);
  input = fill_row (weights->tags, self->head_tag, ANALYZER_HINTS_TAG, input);
  input = fill_meaning (self->head_meaning, input);
  memcpy (input, self->signs, sizeof self->signs);
}

AnalyzerHintWork *
analyzer_hint_work_new (void)
{
  return g_new0 (AnalyzerHintWork, 1);
}

void
analyzer_hint_work_free (AnalyzerHintWork *self)
{
  g_free (self->input);
  g_free (self->dense);
  for (guint i = 0; i < 2; i++)
    {
      g_free (self->gates[i]);
      g_free (self->cells[i]);
      g_free (self->states[i]);
    }
  g_free (self->joined);
  g_free (self->told);
  g_free (self->output);
  g_free (self);
}

/**
 * analyzer_hints_grow:
 * @n: for how many words there must be room
 * @room: (inout): for how many there is
 *
 * Returns: whether the room must grow; then @room is its new size
 */
gboolean
analyzer_hints_grow (guint  n,
                     guint *room)
{
  if (n <= *room)
    return FALSE;

  *room = MAX (MAX (n, 64), 2 * *room);

  return TRUE;
}

/**
 * analyzer_hint_work_resize:
 * @n: for how many words there must be room
 */
void
analyzer_hint_work_resize (AnalyzerHintWork *self,
                           guint             n)
{
  gsize room;

  self->n = n;
  if (!analyzer_hints_grow (n, &self->room))
    return;

  room = self->room;
  self->input = g_renew (float, self->input, room * ANALYZER_HINTS_INPUT);
  self->dense = g_renew (float, self->dense, room * ANALYZER_HINTS_DENSE);
  for (guint i = 0; i < 2; i++)
    {
      self->gates[i] = g_renew (float, self->gates[i], room * GATES);
      self->cells[i] = g_renew (float, self->cells[i], room * BOTH);
      self->states[i] = g_renew (float, self->states[i], room * BOTH);
    }
  self->joined = g_renew (float, self->joined, room * 2 * BOTH);
  self->told = g_renew (float, self->told, room * ANALYZER_LINKS_DENSE);
  self->output = g_renew (float, self->output, room * ANALYZER_HINTS_OUTPUT);
}

/* Runs through the words one way; @state must be known when it is compiled. */
static inline __attribute__ ((always_inline)) void
recur (guint        n,
       const guint  state,
       gboolean     back,
       float       *gates,
       float       *cells,
       float       *states)
{
  Lane memory[STATE / 8] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      guint t = back ? n - 1 - i : i;
      float *gate = gates + (gsize) t * 6 * state + (back ? 3 * state : 0);
      float *cell = cells + (gsize) t * 2 * state + (back ? state : 0);
      float *told = states + (gsize) t * 2 * state + (back ? state : 0);

      for (guint k = 0; k < state / 8; k++)
        {
          Lane *content = (Lane *) (gate + 8 * k);
          Lane *keep = (Lane *) (gate + state + 8 * k);
          Lane *tell = (Lane *) (gate + 2 * state + 8 * k);

          *content = CURVE (*content);
          *keep = 0.5f + 0.5f * CURVE (*keep);
          *tell = 0.5f + 0.5f * CURVE (*tell);
          memory[k] = *keep * memory[k] + (1 - *keep) * *content;
          *(Lane *) (cell + 8 * k) = memory[k];
          *(Lane *) (told + 8 * k) = *tell * memory[k];
        }
    }
}

/**
 * analyzer_recur:
 * @n: how many words
 * @state: how many numbers a word has each way, %ANALYZER_HINTS_STATE or
 *   %ANALYZER_LINKS_STATE
 * @back: whether from the last word to the first
 * @gates: for both ways new content, how much is remembered, how much is told;
 *   left behind as their curves have them
 * @cells: gets what is remembered
 * @states: gets what is told
 *
 * Runs through the words one way.
 */
ANALYZER_WIDE void
analyzer_recur (guint     n,
                guint     state,
                gboolean  back,
                float    *gates,
                float    *cells,
                float    *states)
{
  if (state == STATE)
    recur (n, STATE, back, gates, cells, states);
  else
    recur (n, ANALYZER_LINKS_STATE, back, gates, cells, states);
}

/**
 * analyzer_hint_work_run:
 * @self: with its input filled
 * @kept: (nullable): by what the states of both recurrent layers are
 *   multiplied, while learning
 *
 * Computes all layers.
 */
void
analyzer_hint_work_run (AnalyzerHintWork          *self,
                        const AnalyzerHintWeights *weights,
                        const float               *kept)
{
  gsize n = self->n;

  analyzer_multiply_rows (self->input, n, ANALYZER_HINTS_INPUT, weights->dense, ANALYZER_HINTS_DENSE, self->dense);
  for (gsize i = 0; i < n * ANALYZER_HINTS_DENSE; i++)
    self->dense[i] = MAX (self->dense[i], 0.1f * self->dense[i]);

  for (guint layer = 0; layer < 2; layer++)
    {
      if (layer == 0)
        analyzer_multiply_rows (self->dense, n, ANALYZER_HINTS_DENSE, weights->first, GATES, self->gates[0]);
      else
        analyzer_multiply_rows (self->states[0], n, BOTH, weights->second, GATES, self->gates[1]);
      analyzer_recur (n, STATE, FALSE, self->gates[layer], self->cells[layer], self->states[layer]);
      analyzer_recur (n, STATE, TRUE, self->gates[layer], self->cells[layer], self->states[layer]);
      if (kept != NULL)
        for (gsize i = 0; i < n * BOTH; i++)
          self->states[layer][i] *= kept[layer * n * BOTH + i];
    }

  for (gsize i = 0; i < n; i++)
    {
      memcpy (self->joined + i * 2 * BOTH, self->states[0] + i * BOTH, BOTH * sizeof (float));
      memcpy (self->joined + i * 2 * BOTH + BOTH, self->states[1] + i * BOTH, BOTH * sizeof (float));
    }
  analyzer_multiply_rows (self->joined, n, 2 * BOTH, weights->output, ANALYZER_HINTS_OUTPUT, self->output);
}

/**
 * analyzer_hint_weights_read:
 * @model: the file
 *
 * Returns: (transfer none): its weights, valid as long as @model, or %NULL
 *   with @error set
 */
const AnalyzerHintWeights *
analyzer_hint_weights_read (const AnalyzerModel  *model,
                            GError              **error)
{
  return (const AnalyzerHintWeights *) (const void *)
         analyzer_model_get_numbers (model, "weights", sizeof (AnalyzerHintWeights) / sizeof (float), error);
}

/**
 * analyzer_grade_hint:
 * @output: the odds of @n kinds
 * @n: how many there are
 * @in: which of them count, one bit for each
 *
 * Returns: how far the likeliest of those is ahead of the others, as one of the
 *   steps that features can use, from 1 to %ANALYZER_HINT_SURE
 */
guint8
analyzer_grade_hint (const float *output,
                     guint        n,
                     guint        in)
{
  float best = -G_MAXFLOAT, other = -G_MAXFLOAT;

  for (guint i = 0; i < n; i++)
    if ((in >> i & 1) != 0)
      best = MAX (best, output[i]);
    else
      other = MAX (other, output[i]);

  return 1 + (guint) CLAMP (best - other + 7, 0, ANALYZER_HINT_SURE - 1);
}

/* Keeps the higher halves of numbers, rounded. */
ANALYZER_WIDE static void
pack (const float *numbers,
      gsize        n,
      guint16     *high)
{
  for (gsize i = 0; i < n; i++)
    {
      guint32 bits;

      memcpy (&bits, &numbers[i], sizeof bits);
      high[i] = (bits + 0x8000) >> 16;
    }
}

/* The room that a thread needs is large; it serves article after article. */
static AnalyzerHintWork *
get_work (void)
{
  static GPrivate of_thread = G_PRIVATE_INIT ((GDestroyNotify) analyzer_hint_work_free);
  AnalyzerHintWork *work = g_private_get (&of_thread);

  if (work == NULL)
    {
      work = analyzer_hint_work_new ();
      g_private_set (&of_thread, work);
    }

  return work;
}

/**
 * analyzer_scene_add_hints:
 * @weights: the network, kept alive as long as the scene
 *
 * Gives each word its hints.
 */
void
analyzer_scene_add_hints (AnalyzerScene             *scene,
                          const AnalyzerHintWeights *weights)
{
  const AnalyzerProse *prose = scene->prose;
  AnalyzerHintWork *work = get_work ();

  scene->weights = weights;
  g_free (scene->told);
  scene->told = g_new0 (guint16, (gsize) MAX (prose->n_tokens, 1) * ANALYZER_LINKS_DENSE);
  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      guint first, end;

      if (!analyzer_prose_get_paragraph (prose, i, &first, &end))
        continue;

      for (; first < end; first += work->n)
        {
          analyzer_hint_work_resize (work, MIN (end - first, STRETCH));
          for (guint t = 0; t < work->n; t++)
            {
              AnalyzerHintClues clues;

              analyzer_hint_clues_list (&clues, scene, first + t);
              analyzer_hint_clues_fill (&clues, weights, work->input + (gsize) t * ANALYZER_HINTS_INPUT);
            }
          analyzer_hint_work_run (work, weights, NULL);
          analyzer_multiply_rows (work->joined, work->n, 2 * BOTH, weights->link_words, ANALYZER_LINKS_DENSE, work->told);
          pack (work->told, work->n * ANALYZER_LINKS_DENSE, scene->told + (gsize) first * ANALYZER_LINKS_DENSE);
          for (guint t = 0; t < work->n; t++)
            {
              const float *output = work->output + (gsize) t * ANALYZER_HINTS_OUTPUT;
              AnalyzerHints *hints = &scene->traits[first + t].hints;

              hints->cue_begins = analyzer_grade_hint (output, ANALYZER_N_HINTS, 1 << 1);
              hints->cue = analyzer_grade_hint (output, ANALYZER_N_HINTS, 1 << 1 | 1 << 2);
              hints->source_begins = analyzer_grade_hint (output, ANALYZER_N_HINTS, 1 << 3);
              hints->source = analyzer_grade_hint (output, ANALYZER_N_HINTS, 1 << 3 | 1 << 4);
              hints->content_begins = analyzer_grade_hint (output, ANALYZER_N_HINTS, 1 << 5);
              hints->content = analyzer_grade_hint (output, ANALYZER_N_HINTS, 1 << 5 | 1 << 6);
            }
        }
    }
}
