/* attribution-reranker.c: chooses among the best readings of a quote.
 *
 * The chain looks at one word and the next. Here a whole source and a whole
 * content are looked at: whether they are whole parts of the sentence, whether
 * their quotation marks are closed again, in which order they stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/attribution.h"
#include "discourse/attribution-reranker.h"

#define MAX_SEGMENTS 5
/* By how much another reading must be better than the chain's own. */
#define MARGIN 0.3f

static inline guint64
turn (guint64 x,
      guint   by)
{
  return x << by | x >> (64 - by);
}

static inline guint64
number (guint n)
{
  guint64 x = (n + 1) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);

  x ^= x >> 32;

  return x * G_GUINT64_CONSTANT (0x94d049bb133111eb);
}

static inline guint
bucket (guint n)
{
  return n <= 4 ? n : n <= 7 ? 5 : n <= 12 ? 6 : n <= 20 ? 7 : n <= 35 ? 8 : 9;
}

/* Each use of F() is a template of its own: its number is its place. The models
 * know the templates by these numbers, so any change here asks for a training
 * and another ANALYZER_RERANKER_FEATURES. */
#define F(clue, key) analyzer_features_add (features, ANALYZER_CLUE_##clue, template++, (key))
#define A(x) turn (x, 7)
#define B(x) turn (x, 19)
#define C(x) turn (x, 31)

static gboolean
is_mark (const AnalyzerTraits *traits)
{
  switch ((AnalyzerTag) traits->pos)
    {
    case ANALYZER_TAG_COMMA:
    case ANALYZER_TAG_STOP:
    case ANALYZER_TAG_COLON:
    case ANALYZER_TAG_OPEN:
    case ANALYZER_TAG_CLOSE:
    case ANALYZER_TAG_LRB:
    case ANALYZER_TAG_RRB:
      return TRUE;
    default:
      return FALSE;
    }
}

/* How likely it is, seen from the cue, that a word belongs to a part of @kind:
 * the source or the content. */
static inline guint
get_link (const AnalyzerView *view,
          guint               kind,
          guint               token)
{
  const AnalyzerLinks *links = &view->links[token - view->first];

  return kind == 0 ? links->source : links->content;
}

/* One unbroken part of a reading, from the token @first to @last. */
static void
add_segment (AnalyzerFeatures   *features,
             const AnalyzerView *view,
             guint               kind,
             guint               first,
             guint               last)
{
  const AnalyzerScene *scene = view->scene;
  const AnalyzerTraits *traits = scene->traits, *cue = &traits[view->cue.head];
  guint leaves = 0, enters = 0, opens = 0, closes = 0, top = last, left, right, template = 0;
  guint gap = last < view->cue.first ? view->cue.first - last - 1 : first > view->cue.last ? first - view->cue.last - 1 : 0;
  guint64 k = number (kind), side = number (last < view->cue.first ? 100 : 101);
  guint64 before = first > view->first ? traits[first - 1].tag : 0, after = last + 1 < view->end ? traits[last + 1].tag : 0;
  guint64 word_after = last + 1 < view->end ? traits[last + 1].word : 0;
  guint64 word_before = first > view->first ? traits[first - 1].word : 0;
  guint sentences, whole, weakest = ANALYZER_HINT_SURE, begins;

  for (guint t = first; t <= last; t++)
    if (!is_mark (&traits[t]))
      weakest = MIN (weakest, get_link (view, kind, t));
  begins = kind == 0 ? view->links[first - view->first].source_begins : view->links[first - view->first].content_begins;

  for (guint t = view->first; t < view->end; t++)
    {
      gboolean in = t >= first && t <= last;
      guint head = traits[t].head;
      gboolean head_in = head != ANALYZER_NO_TOKEN && head >= first && head <= last;

      if (in && !head_in && !is_mark (&traits[t]))
        {
          top = leaves == 0 ? t : top;
          leaves++;
        }
      if (!in && head_in && !is_mark (&traits[t]) && (t < view->cue.first || t > view->cue.last))
        enters++;
      opens += in && traits[t].state == ANALYZER_MARK_OPENS;
      closes += in && traits[t].state == ANALYZER_MARK_CLOSES;
    }
  left = traits[top].left;
  right = traits[top].right;
  while (left < first && is_mark (&traits[left]))
    left++;
  while (right > last && is_mark (&traits[right]))
    right--;
  whole = (left < first ? 1 : left > first ? 2 : 0) * 3 + (right > last ? 1 : right < last ? 2 : 0);
  sentences = scene->prose->tokens[last].sentence - scene->prose->tokens[first].sentence;

  F (WHOLE, k + A (number (whole)));
  F (WHOLE, k + A (number (whole)) + B (traits[top].relation));
  F (WHOLE, k + A (number (MIN (leaves, 5))) + B (number (MIN (enters, 4))));
  F (WHOLE, k + A (number (MIN (enters, 4))) + B (after));
  F (WHOLE, k + A (number (MIN (leaves, 5))) + B (side));
  F (BALANCE, k + A (number (MIN (opens, 3))) + B (number (MIN (closes, 3))));
  F (BALANCE, k + A (number (opens == closes)) + B (traits[first].mark) + C (traits[last].mark));
  F (EDGE, k + A (before) + B (traits[first].tag));
  F (EDGE, k + A (traits[last].tag) + B (after));
  F (EDGE, k + A (word_before));
  F (EDGE, k + A (word_after));
  F (EDGE, k + A (traits[first].word));
  F (EDGE, k + A (traits[last].word));
  F (EDGE, k + A (traits[first].word) + B (cue->lemma));
  F (EDGE, k + A (word_after) + B (after) + C (side));
  F (PATH, k + A (view->paths[top - view->first]) + B (number (whole)));
  F (PATH, k + A (view->paths[top - view->first]) + B (cue->lemma));
  F (PATH, k + A (view->paths[top - view->first]) + B (traits[top].tag));
  F (NAME, k + A (traits[top].name) + B (traits[top].tag) + C (number (bucket (last - first))));
  F (DISTANCE, k + A (side) + B (number (bucket (last - first))));
  F (DISTANCE, k + A (side) + B (number (bucket (gap))));
  F (DISTANCE, k + A (side) + B (number (bucket (gap))) + C (cue->lemma));
  F (SUBJECT, k + A (number (top == cue->subject ? 1 : top == cue->by ? 2 : cue->subject == ANALYZER_NO_TOKEN ? 3 : 0)) + B (number (whole)));
  F (POSITION, k + A (number (MIN (sentences, 3))) + B (number (opens + closes > 0)) + C (side));
  F (HINT, k + A (number (weakest)));
  F (HINT, k + A (number (begins)));
  F (HINT, k + A (number (begins)) + B (number (get_link (view, kind, first))));
  F (HINT, k + A (number (get_link (view, kind, last))) + B (traits[last].tag));
  F (HINT, k + A (number (first > view->first ? get_link (view, kind, first - 1) : 0)) + B (before));
  F (HINT, k + A (number (last + 1 < view->end ? get_link (view, kind, last + 1) : 0)) + B (after));
}

/**
 * analyzer_reranker_add_features:
 * @view: a cue and what stands around it
 * @labels: the label of each word of the view
 *
 * Adds what speaks for or against a reading as a whole.
 */
void
analyzer_reranker_add_features (AnalyzerFeatures   *features,
                                const AnalyzerView *view,
                                const guint8       *labels)
{
  const AnalyzerTraits *cue = &view->scene->traits[view->cue.head];
  guint n = view->end - view->first, n_segments = 0, n_kinds[2] = { 0 }, order = 1, template = 100;
  guint left_out[2] = { 0 }, n_left_out = 0;
  gboolean past_cue = FALSE;

  for (guint t = 0; t < n;)
    {
      guint kind, end = t + 1;

      if (!past_cue && view->first + t > view->cue.last)
        {
          past_cue = TRUE;
          order = order * 4 + 3;
        }
      if (labels[t] == ANALYZER_PART_LABEL_NONE)
        {
          t++;
          continue;
        }
      kind = labels[t] >= ANALYZER_PART_LABEL_CONTENT_BEGINS;
      while (end < n && labels[end] == (kind ? ANALYZER_PART_LABEL_CONTENT_GOES_ON : ANALYZER_PART_LABEL_SOURCE_GOES_ON))
        end++;
      if (n_segments < MAX_SEGMENTS)
        {
          add_segment (features, view, kind, view->first + t, view->first + end - 1);
          order = order * 4 + kind + 1;
        }
      n_segments++;
      n_kinds[kind]++;
      t = end;
    }

  for (guint t = 0; t < n; t++)
    if (labels[t] == ANALYZER_PART_LABEL_NONE && !analyzer_view_is_cue (view, view->first + t) &&
        !is_mark (&view->scene->traits[view->first + t]))
      {
        left_out[0] = MAX (left_out[0], view->links[t].source);
        left_out[1] = MAX (left_out[1], view->links[t].content);
        n_left_out += view->links[t].content >= ANALYZER_HINT_AHEAD;
      }

  F (PIECES, number (order));
  F (PIECES, number (order) + A (cue->tag));
  F (PIECES, number (order) + A (cue->lemma));
  F (PIECES, number (MIN (n_kinds[0], 3)) + A (number (MIN (n_kinds[1], 3))));
  F (PIECES, number (MIN (n_kinds[0], 3)) + A (number (MIN (n_kinds[1], 3))) + B (cue->relation));
  F (PIECES, number (MIN (n_kinds[0], 3)) + A (cue->tag) + B (number (cue->subject != ANALYZER_NO_TOKEN)));
  F (HINT, number (left_out[0]) + A (number (n_kinds[0] > 0)));
  F (HINT, number (left_out[1]) + A (number (MIN (n_kinds[1], 2))));
  F (HINT, number (bucket (n_left_out)));
}

/**
 * analyzer_reranker_read:
 * @self: (out caller-allocates): the weights, valid as long as @model
 * @model: the file
 *
 * Returns: whether the file holds what is needed; else @error is set
 */
gboolean
analyzer_reranker_read (AnalyzerReranker     *self,
                        const AnalyzerModel  *model,
                        GError              **error)
{
  const float *weight;

  return analyzer_model_get_table (model, "segments", 1, &self->segments, error) &&
         (weight = analyzer_model_get_numbers (model, "chain", 1, error)) != NULL &&
         (self->chain_weight = *weight, TRUE);
}

static gboolean
has_content (const AnalyzerView *view,
             const guint8       *labels)
{
  for (guint t = 0; t < view->end - view->first; t++)
    if (labels[t] >= ANALYZER_PART_LABEL_CONTENT_BEGINS)
      return TRUE;

  return FALSE;
}

/**
 * analyzer_reranker_choose:
 * @view: a cue and what stands around it
 * @readings: (array length=n_readings): ways to label the words of the view
 * @n_readings: how many there are
 *
 * Where the likeliest reading has no content there is no quote, and none is
 * made of it.
 *
 * Returns: the place of the best reading
 */
guint
analyzer_reranker_choose (const AnalyzerReranker *self,
                          const AnalyzerView     *view,
                          const AnalyzerReading  *readings,
                          guint                   n_readings)
{
  AnalyzerFeatures features;
  guint best = 0;
  float best_score = 0;

  for (guint i = 0; i < n_readings && n_readings > 1; i++)
    {
      gint32 sum = 0;
      float score;

      features.n = 0;
      analyzer_reranker_add_features (&features, view, readings[i].labels);
      for (guint k = 0; k < features.n; k++)
        sum += self->segments.weights[features.keys[k] & self->segments.mask];
      score = sum * self->segments.scale + self->chain_weight * (readings[i].score - readings[0].score);
      if (i > 0)
        score -= MARGIN;
      else if (!has_content (view, readings[0].labels))
        return 0;
      if (i == 0 || score > best_score)
        {
          best = i;
          best_score = score;
        }
    }

  return best;
}
