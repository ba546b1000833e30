/* view-pairs.c: who dissents from whom in an article, all quotes together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/view-pairs.h"

#include <math.h>
#include <string.h>

/* Log odds beyond these are as good as certain. */
#define SCORE_MAX 5.0

/* The part of a quote in a pair. */
typedef struct
{
  AnalyzerViewPair *pair;
  double            lag;
} Part;

static void
pair_free (gpointer data)
{
  AnalyzerViewPair *pair = data;

  g_array_unref (pair->shares);
  g_free (pair);
}

static double
get_odds (double chance)
{
  return log (chance / (1 - chance));
}

static double
get_chance (double odds)
{
  return 1 / (1 + exp (-CLAMP (odds, -SCORE_MAX, SCORE_MAX)));
}

/* Two numbers in one key. */
static gint64
join_numbers (guint speaker,
              guint target)
{
  return (gint64) (((guint64) speaker << 32) | target);
}

/**
 * analyzer_view_pairs_find:
 * @speaker: the number of a party
 * @target: likewise, or %ANALYZER_PARTY_PREVAILING
 *
 * Returns: (transfer none) (nullable): the pair, %NULL where no quote of the
 *   speaker may dissent from the target
 */
AnalyzerViewPair *
analyzer_view_pairs_find (const AnalyzerViewPairs *self,
                          guint                    speaker,
                          guint                    target)
{
  gint64 key = join_numbers (speaker, target);

  return g_hash_table_lookup (self->table, &key);
}

static AnalyzerViewPair *
ensure_pair (AnalyzerViewPairs *self,
             guint              speaker,
             guint              target)
{
  AnalyzerViewPair *pair = analyzer_view_pairs_find (self, speaker, target);
  gint64 key = join_numbers (speaker, target);

  if (pair != NULL)
    return pair;

  pair = g_new0 (AnalyzerViewPair, 1);
  pair->speaker = speaker;
  pair->target = target;
  pair->shares = g_array_new (FALSE, FALSE, sizeof (AnalyzerViewShare));
  g_ptr_array_add (self->pairs, pair);
  g_hash_table_insert (self->table, g_memdup2 (&key, sizeof key), pair);

  return pair;
}

static void
add_shares (AnalyzerViewPairs *self,
            guint              number,
            GArray            *parties,
            const double      *scores)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (self->context->quotes, number);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  double first = -G_MAXDOUBLE, second = -G_MAXDOUBLE;

  g_ptr_array_add (self->by_quote, parts);
  for (guint i = 0; i < parties->len; i++)
    if (scores[i] > first)
      {
        second = first;
        first = scores[i];
      }
    else
      second = MAX (second, scores[i]);
  second = MAX (second, ANALYZER_VIEW_NO_TARGET);

  for (guint i = 0; i < view->quote->speakers->len; i++)
    {
      guint speaker = analyzer_view_context_find_party (self->context, g_array_index (view->quote->speakers, guint, i));

      for (guint j = 0; j < parties->len && speaker != G_MAXUINT; j++)
        {
          guint target = g_array_index (parties, guint, j);
          AnalyzerViewShare share = { number, scores[j], (scores[j] == first ? second : first) - scores[j] };
          Part part;

          if (target == speaker)
            continue;
          part.pair = ensure_pair (self, speaker, target);
          part.lag = share.lag;
          g_array_append_val (part.pair->shares, share);
          g_array_append_val (parts, part);
        }
    }
}

/**
 * analyzer_view_pairs_new:
 * @context: an article; must outlive the pairs
 * @parties: for each quote the numbers of those it may dissent from
 * @scores: how much speaks for each of these, as log odds
 *
 * Returns: (transfer full): all pairs of the article
 */
AnalyzerViewPairs *
analyzer_view_pairs_new (const AnalyzerViewContext *context,
                         GArray * const            *parties,
                         double * const            *scores)
{
  AnalyzerViewPairs *self = g_new0 (AnalyzerViewPairs, 1);

  self->context = context;
  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  self->by_quote = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->attacks = g_new0 (double, context->parties->len);
  self->attacked = g_new0 (double, context->parties->len);

  for (guint i = 0; i < context->quotes->len; i++)
    add_shares (self, i, parties[i], scores[i]);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      AnalyzerViewPair *pair = g_ptr_array_index (self->pairs, i);
      double none = 1, most = -G_MAXDOUBLE;

      for (guint j = 0; j < pair->shares->len; j++)
        {
          const AnalyzerViewShare *share = &g_array_index (pair->shares, AnalyzerViewShare, j);

          none *= 1 - get_chance (share->score);
          if (share->score > most)
            {
              most = share->score;
              pair->best = share->quote;
            }
        }
      pair->sum = get_odds (CLAMP (1 - none, 0.001, 0.999));
      self->attacks[pair->speaker] += get_chance (pair->sum);
      if (pair->target != ANALYZER_PARTY_PREVAILING)
        self->attacked[pair->target] += get_chance (pair->sum);
    }

  return self;
}

void
analyzer_view_pairs_free (AnalyzerViewPairs *self)
{
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->by_quote);
  g_hash_table_unref (self->table);
  g_free (self->attacks);
  g_free (self->attacked);
  g_free (self);
}

static const char *
bucket (guint n)
{
  static const char * const names[] = { "0", "1", "2", "3-4", "5-8", "more" };

  return names[n <= 2 ? n : n <= 4 ? 3 : n <= 8 ? 4 : 5];
}

static void
add (GArray     *features,
     double      value,
     const char *kind,
     const char *a,
     const char *b)
{
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, value, kind, a, b);
}

static const char *
rank_party (const AnalyzerViewContext *context,
            guint                      party)
{
  for (guint i = 0; i < context->n_main; i++)
    if (context->main[i] == party)
      return bucket (i);

  return "none";
}

/**
 * analyzer_view_pairs_describe:
 * @pair: one of the pairs
 * @together: for each quote how much speaks for its being a dissent, as log
 *   odds
 * @features: (element-type AnalyzerViewFeature): where they are appended
 *
 * Tells what shows whether a speaker dissents from somebody: all the quotes
 * together, whether it goes both ways, who else is dissented from.
 */
void
analyzer_view_pairs_describe (const AnalyzerViewPairs *self,
                              const AnalyzerViewPair  *pair,
                              const double            *together,
                              GArray                  *features)
{
  const AnalyzerViewContext *context = self->context;
  const AnalyzerParty *speaker = g_ptr_array_index (context->parties, pair->speaker);
  const AnalyzerViewQuote *best = g_ptr_array_index (context->quotes, pair->best);
  const AnalyzerViewPair *back = NULL;
  double chance = get_chance (pair->sum), score = 0, lag = 0, most = -G_MAXDOUBLE, second = -SCORE_MAX;
  char kinds[4] = { 'a' + speaker->kind, ' ', ' ', '\0' };
  gboolean prevailing = pair->target == ANALYZER_PARTY_PREVAILING, named = FALSE;
  guint n_first = 0;

  for (guint i = 0; i < pair->shares->len; i++)
    {
      const AnalyzerViewShare *share = &g_array_index (pair->shares, AnalyzerViewShare, i);

      most = MAX (most, together[share->quote]);
      n_first += share->lag < 0;
      if (share->quote == pair->best)
        {
          score = share->score;
          lag = share->lag;
        }
      else
        second = MAX (second, share->score);
    }

  add (features, 1, "bias", NULL, NULL);
  add (features, CLAMP (score, -SCORE_MAX, SCORE_MAX), "best", NULL, NULL);
  add (features, pair->sum, "sum", NULL, NULL);
  add (features, CLAMP (second, -SCORE_MAX, SCORE_MAX), "second", NULL, NULL);
  add (features, CLAMP (together[pair->best], -SCORE_MAX, SCORE_MAX), "dissents", NULL, NULL);
  add (features, CLAMP (most, -SCORE_MAX, SCORE_MAX), "dissents most", NULL, NULL);
  add (features, CLAMP (lag, -3, 3), "lag", NULL, NULL);
  add (features, log (chance / MAX (self->attacks[pair->speaker], chance)), "share of speaker", NULL, NULL);
  add (features, log (CLAMP (best->quote->confidence, 0.05, 1)), "confidence", NULL, NULL);
  if (!prevailing)
    {
      back = analyzer_view_pairs_find (self, pair->target, pair->speaker);
      add (features, back != NULL ? back->sum : -SCORE_MAX, "back", NULL, NULL);
      add (features, log (1 + self->attacked[pair->target] - chance), "others", NULL, NULL);
    }
  add (features, log (1 + self->attacked[pair->speaker]), "attacked", NULL, NULL);

  analyzer_view_features_multiply (features);

  add (features, 1, "first times", bucket (n_first), NULL);
  add (features, 1, "quotes", bucket (pair->shares->len), NULL);
  add (features, 1, "speaker", kinds, rank_party (context, pair->speaker));
  if (prevailing)
    {
      add (features, 1, "prevailing", kinds, NULL);
      return;
    }
  else
    {
      const AnalyzerParty *target = g_ptr_array_index (context->parties, pair->target);

      for (guint i = 0; i < best->named->len; i++)
        named |= g_array_index (best->named, guint, i) == pair->target;
      kinds[1] = 'a' + target->kind;
      kinds[2] = target->speaker == 0 ? '-' : target->n_quotes > 0 ? '+' : ' ';
      add (features, 1, "kinds", kinds, NULL);
      add (features, 1, "target", kinds + 1, rank_party (context, pair->target));
      add (features, 1, "named", named ? "yes" : "no", kinds + 1);
      add (features, 1, "one word", strchr (target->name, ' ') == NULL ? "yes" : "no", kinds + 1);
      add (features, 1, "mentions", bucket (target->mentions->len), kinds + 1);
      add (features, 1, "target speaks", bucket (target->n_quotes), NULL);
    }
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const AnalyzerViewPair *x = *(AnalyzerViewPair *const *) a, *y = *(AnalyzerViewPair *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return x->target < y->target ? -1 : x->target > y->target;
}

/**
 * analyzer_view_pairs_choose:
 * @number: the number of a quote that dissents
 * @threshold: the score from which on a pair is right
 *
 * Returns: (transfer container) (element-type AnalyzerViewPair): the pairs that
 *   the quote shows, the likeliest first; empty where it isn't known from whom
 *   it dissents
 */
GPtrArray *
analyzer_view_pairs_choose (const AnalyzerViewPairs *self,
                            guint                    number,
                            double                   threshold)
{
  const GArray *parts = g_ptr_array_index (self->by_quote, number);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->pair->score >= threshold && part->lag < ANALYZER_VIEW_LAG)
        g_ptr_array_add (chosen, part->pair);
    }
  g_ptr_array_sort (chosen, compare_pairs);

  return chosen;
}
