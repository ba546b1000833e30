/* scores.c: how well findings match what people marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include "command/scores.h"

#include <string.h>

#include "discourse/annotated-article.h"

/* The measures of single quotes come first; these can be broken down. */
#define N_QUOTE_MEASURES (ANALYZER_MEASURE_SPEAKER_KNOWN + 1)

/* What 'the prevailing view' is called among the names of speakers. */
#define PREVAILING "prevailing"

struct _AnalyzerScores
{
  AnalyzerTally  totals[ANALYZER_N_MEASURES];
  GHashTable    *groups[ANALYZER_N_GROUPINGS];  /* name -> AnalyzerTally[ANALYZER_N_MEASURES] */
};

typedef enum
{
  PART_CUE,
  PART_SOURCE,
  PART_CONTENT,
} Part;

#define N_PARTS (PART_CONTENT + 1)

/* A quote as the measures see it. */
typedef struct
{
  const AnalyzerQuote *quote;
  GArray              *words[N_PARTS];  /* numbers of the words that a part touches, rising */
  GHashTable          *names;           /* plain names of its speakers */
  GHashTable          *all_names;       /* and their other forms */
  gboolean             quoted;
} Item;

/* One side of the comparison. */
typedef struct
{
  AnalyzerFindings *findings;
  GPtrArray        *items;
} Side;

static gboolean
is_word_character (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
      return TRUE;

    default:
      return FALSE;
    }
}

static GArray *
list_words (const char *text,
            gsize       length)
{
  GArray *words = analyzer_spans_new ();
  const char *end = text + length;
  const char *start = NULL;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gboolean inside = is_word_character (g_utf8_get_char (p));

      if (inside && start == NULL)
        start = p;
      else if (!inside && start != NULL)
        {
          analyzer_spans_add (words, start - text, p - text);
          start = NULL;
        }
    }
  if (start != NULL)
    analyzer_spans_add (words, start - text, length);

  return words;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static GArray *
find_touched_words (GArray *spans,
                    GArray *words)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);
      guint low = 0, high = words->len;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (words, AnalyzerSpan, middle).end <= span->start)
            low = middle + 1;
          else
            high = middle;
        }
      if (span->end > span->start)
        for (; low < words->len && g_array_index (words, AnalyzerSpan, low).start < span->end; low++)
          g_array_append_val (numbers, low);
    }

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (n == 0 || g_array_index (numbers, guint, n - 1) != g_array_index (numbers, guint, i))
      g_array_index (numbers, guint, n++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, n);

  return numbers;
}

static guint
count_shared (GArray *x,
              GArray *y)
{
  guint i = 0, j = 0, n = 0;

  while (i < x->len && j < y->len)
    {
      guint a = g_array_index (x, guint, i), b = g_array_index (y, guint, j);

      n += a == b;
      i += a <= b;
      j += b <= a;
    }

  return n;
}

static gboolean
is_same (GArray *x,
         GArray *y)
{
  return x->len == y->len && count_shared (x, y) == x->len;
}

static GHashTable *
make_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_names (GHashTable       *names,
           AnalyzerFindings *findings,
           GArray           *ids,
           gboolean          all)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (findings, g_array_index (ids, guint, i));

      if (speaker == NULL)
        continue;
      g_hash_table_add (names, analyzer_annotated_dup_plain_name (speaker->name));
      for (guint j = 0; all && j < speaker->aliases->len; j++)
        g_hash_table_add (names, analyzer_annotated_dup_plain_name (g_ptr_array_index (speaker->aliases, j)));
    }
}

static gboolean
sets_meet (GHashTable *x,
           GHashTable *y)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, x);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_hash_table_contains (y, name))
      return TRUE;

  return FALSE;
}

static gboolean
has_marks (GArray     *spans,
           const char *text)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);

      for (const char *p = text + span->start; p < text + span->end; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB)
            return TRUE;
        }
    }

  return FALSE;
}

static void
item_free (gpointer data)
{
  Item *item = data;

  for (guint i = 0; i < N_PARTS; i++)
    g_array_unref (item->words[i]);
  g_hash_table_unref (item->names);
  g_hash_table_unref (item->all_names);
  g_free (item);
}

static void
side_init (Side             *side,
           AnalyzerFindings *findings,
           GArray           *words,
           gboolean          is_marked)
{
  side->findings = findings;
  side->items = g_ptr_array_new_with_free_func (item_free);

  for (guint i = 0; findings != NULL && i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      Item *item = g_new0 (Item, 1);

      item->quote = quote;
      item->words[PART_CUE] = find_touched_words (quote->cue, words);
      item->words[PART_SOURCE] = find_touched_words (quote->source, words);
      item->words[PART_CONTENT] = find_touched_words (quote->content, words);
      item->names = make_set ();
      add_names (item->names, findings, quote->speakers, FALSE);
      item->all_names = make_set ();
      add_names (item->all_names, findings, quote->speakers, TRUE);
      item->quoted = quote->type != ANALYZER_QUOTE_INDIRECT ||
                     (is_marked && has_marks (quote->content, analyzer_article_get_utf8 (findings->article, NULL)));
      g_ptr_array_add (side->items, item);
    }
}

/* A cue that is punctuation only has no words: its content stands in for it. */
static gboolean
cues_meet (const Item *x,
           const Item *y)
{
  if (x->words[PART_CUE]->len == 0 && y->words[PART_CUE]->len == 0)
    return count_shared (x->words[PART_CONTENT], y->words[PART_CONTENT]) > 0;

  return count_shared (x->words[PART_CUE], y->words[PART_CUE]) > 0;
}

static gboolean
half_is_shared (const Item *x,
                const Item *y)
{
  GArray *a = x->words[PART_CONTENT], *b = y->words[PART_CONTENT];
  guint shared = count_shared (a, b);
  guint together = a->len + b->len - shared;

  return together > 0 && 2 * shared >= together;
}

static gboolean
sources_meet (const Item *x,
              const Item *y)
{
  GArray *a = x->words[PART_SOURCE], *b = y->words[PART_SOURCE];

  return (a->len == 0 && b->len == 0) || count_shared (a, b) > 0;
}

/* What of @own the other side has: hits by measure and how much there is. */
static void
match_item (const Item *own,
            GPtrArray  *others,
            gboolean    own_is_found,
            gboolean    has_views,
            guint      *hits,
            guint      *all)
{
  memset (hits, 0, N_QUOTE_MEASURES * sizeof *hits);
  memset (all, 0, N_QUOTE_MEASURES * sizeof *all);

  for (guint m = ANALYZER_MEASURE_CUE_EXACT; m <= ANALYZER_MEASURE_WHOLE_EXACT; m++)
    all[m] = 1;
  all[ANALYZER_MEASURE_CUE_OVERLAP] = own->words[PART_CUE]->len;
  all[ANALYZER_MEASURE_SOURCE_OVERLAP] = own->words[PART_SOURCE]->len;
  all[ANALYZER_MEASURE_CONTENT_OVERLAP] = own->words[PART_CONTENT]->len;
  all[ANALYZER_MEASURE_QUOTED_FOUND] = own->quoted;
  all[ANALYZER_MEASURE_QUOTED_ATTRIBUTED] = own->quoted;
  if (has_views && (own_is_found ? own->quote->speakers->len > 0 : g_hash_table_size (own->names) > 0))
    all[ANALYZER_MEASURE_SPEAKER_FULL] = all[ANALYZER_MEASURE_SPEAKER_KNOWN] = 1;

  for (guint i = 0; i < others->len; i++)
    {
      const Item *other = g_ptr_array_index (others, i);
      gboolean pair = cues_meet (own, other);
      gboolean half = half_is_shared (own, other);

      if (pair)
        {
          gboolean same[N_PARTS];

          for (guint p = 0; p < N_PARTS; p++)
            {
              guint shared = count_shared (own->words[p], other->words[p]);
              guint *most = &hits[ANALYZER_MEASURE_CUE_OVERLAP + p];

              same[p] = is_same (own->words[p], other->words[p]);
              *most = MAX (*most, shared);
              hits[ANALYZER_MEASURE_CUE_EXACT + p] |= same[p];
            }
          hits[ANALYZER_MEASURE_WHOLE_EXACT] |= same[PART_CUE] && same[PART_SOURCE] && same[PART_CONTENT];
        }
      if (half && own->quoted)
        {
          hits[ANALYZER_MEASURE_QUOTED_FOUND] = 1;
          hits[ANALYZER_MEASURE_QUOTED_ATTRIBUTED] |= sources_meet (own, other);
        }
      if (all[ANALYZER_MEASURE_SPEAKER_FULL] > 0 && (pair || half))
        {
          const Item *found = own_is_found ? own : other, *marked = own_is_found ? other : own;

          hits[ANALYZER_MEASURE_SPEAKER_FULL] |= sets_meet (found->names, marked->names);
          hits[ANALYZER_MEASURE_SPEAKER_KNOWN] |= sets_meet (found->names, marked->all_names);
        }
    }
}

static char *
name_length (const Item *item)
{
  guint n = item->words[PART_CONTENT]->len;

  return g_strdup (n <= 5 ? "1-5 words" : n <= 15 ? "6-15 words" : n <= 30 ? "16-30 words" : "over 30 words");
}

static char *
name_position (const AnalyzerQuote *quote)
{
  guint source, cue, content;

  if (quote->source->len == 0)
    return g_strdup ("no source");
  if (quote->cue->len == 0 || quote->content->len == 0)
    return g_strdup ("no cue");

  source = g_array_index (quote->source, AnalyzerSpan, 0).start;
  cue = g_array_index (quote->cue, AnalyzerSpan, 0).start;
  content = g_array_index (quote->content, AnalyzerSpan, 0).start;
  if (source < cue)
    return g_strdup (content < source ? "content source cue" : content < cue ? "source content cue" : "source cue content");

  return g_strdup (content < cue ? "content cue source" : content < source ? "cue content source" : "cue source content");
}

static char *
name_group (AnalyzerGrouping  grouping,
            const Item       *item,
            gboolean          is_found,
            const char       *publisher)
{
  switch (grouping)
    {
    case ANALYZER_GROUPING_TYPE:
      return g_strdup (analyzer_quote_type_to_string (item->quote->type));

    case ANALYZER_GROUPING_ACT:
      return is_found ? g_strdup (analyzer_act_to_string (item->quote->act)) : NULL;

    case ANALYZER_GROUPING_LENGTH:
      return name_length (item);

    case ANALYZER_GROUPING_POSITION:
      return name_position (item->quote);

    case ANALYZER_GROUPING_PUBLISHER:
      return g_strdup (publisher);

    case ANALYZER_GROUPING_CONFIDENCE:
      {
        guint tenth = MIN ((guint) (CLAMP (item->quote->confidence, 0, 1) * 10), 9);

        return is_found ? g_strdup_printf ("0.%u-%s", tenth, tenth == 9 ? "1.0" : ((const char *[]) {
          "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9" })[tenth]) : NULL;
      }
    }

  g_return_val_if_reached (NULL);
}

static void
count_item (AnalyzerScores *self,
            const Item     *item,
            gboolean        is_found,
            const guint    *hits,
            const guint    *all,
            const char     *publisher)
{
  AnalyzerTally *tallies[ANALYZER_N_GROUPINGS + 1] = { self->totals };
  guint n = 1;

  for (guint g = 0; g < ANALYZER_N_GROUPINGS; g++)
    {
      g_autofree char *group = name_group (g, item, is_found, publisher);

      if (group == NULL)
        continue;
      tallies[n] = g_hash_table_lookup (self->groups[g], group);
      if (tallies[n] == NULL)
        {
          tallies[n] = g_new0 (AnalyzerTally, ANALYZER_N_MEASURES);
          g_hash_table_insert (self->groups[g], g_steal_pointer (&group), tallies[n]);
        }
      n++;
    }

  for (guint i = 0; i < n; i++)
    for (guint m = 0; m < N_QUOTE_MEASURES; m++)
      if (is_found)
        {
          tallies[i][m].hits_found += hits[m];
          tallies[i][m].found += all[m];
        }
      else
        {
          tallies[i][m].hits_marked += hits[m];
          tallies[i][m].marked += all[m];
        }
}

static gboolean
is_listed_kind (const AnalyzerSpeaker *speaker)
{
  return speaker->kind == ANALYZER_SPEAKER_PERSON || speaker->kind == ANALYZER_SPEAKER_ORGANIZATION;
}

/* The names of the people and organizations that have a quote. */
static GHashTable *
list_speakers (const Side *side)
{
  GHashTable *names = make_set ();

  for (guint i = 0; i < side->items->len; i++)
    {
      const Item *item = g_ptr_array_index (side->items, i);

      for (guint j = 0; j < item->quote->speakers->len; j++)
        {
          const AnalyzerSpeaker *speaker =
            analyzer_findings_get_speaker (side->findings, g_array_index (item->quote->speakers, guint, j));

          if (speaker != NULL && is_listed_kind (speaker))
            g_hash_table_add (names, analyzer_annotated_dup_plain_name (speaker->name));
        }
    }

  return names;
}

static guint
count_members (GHashTable *set,
               GHashTable *of)
{
  GHashTableIter iter;
  gpointer name;
  guint n = 0;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    n += g_hash_table_contains (of, name);

  return n;
}

static void
score_speakers (AnalyzerTally *tally,
                const Side    *marked,
                const Side    *found)
{
  g_autoptr(GHashTable) wanted = list_speakers (marked);
  g_autoptr(GHashTable) got = list_speakers (found);
  g_autoptr(GHashTable) every = make_set ();

  /* Somebody who is there but has no quote is no mistake. */
  for (guint i = 0; i < marked->findings->speakers->len; i++)
    {
      const AnalyzerSpeaker *speaker = g_ptr_array_index (marked->findings->speakers, i);

      g_hash_table_add (every, analyzer_annotated_dup_plain_name (speaker->name));
    }

  tally->found += g_hash_table_size (got);
  tally->hits_found += count_members (got, every);
  tally->marked += g_hash_table_size (wanted);
  tally->hits_marked += count_members (wanted, got);
}

static gboolean
dissents (const AnalyzerQuote *quote)
{
  return quote->dissent != NULL;
}

static gboolean
agrees (const AnalyzerQuote *quote)
{
  return quote->agrees->len > 0;
}

/* Counts the quotes that have a view of one kind. */
static void
score_views (AnalyzerTally *tally,
             gboolean     (*has_view) (const AnalyzerQuote *quote),
             GPtrArray     *own,
             GPtrArray     *others,
             gboolean       own_is_found)
{
  for (guint i = 0; i < own->len; i++)
    {
      const Item *item = g_ptr_array_index (own, i);
      gboolean hit = FALSE;

      if (!has_view (item->quote))
        continue;
      for (guint j = 0; j < others->len && !hit; j++)
        {
          const Item *other = g_ptr_array_index (others, j);

          hit = has_view (other->quote) && (cues_meet (item, other) || half_is_shared (item, other));
        }
      *(own_is_found ? &tally->found : &tally->marked) += 1;
      *(own_is_found ? &tally->hits_found : &tally->hits_marked) += hit;
    }
}

static GHashTable *
list_forms (AnalyzerFindings *findings,
            guint             id,
            gboolean          all)
{
  GHashTable *forms = make_set ();
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (ids, id);
  add_names (forms, findings, ids, all);

  return forms;
}

static char *
join_sorted (GHashTable *set)
{
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (set), (GCompareFunc) strcmp);
  GString *joined = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (joined, "%s\n", (const char *) l->data);

  return g_string_free (joined, FALSE);
}

typedef struct
{
  GHashTable *who;
  GHashTable *against;
} Opposition;

static void
opposition_free (gpointer data)
{
  Opposition *opposition = data;

  g_hash_table_unref (opposition->who);
  g_hash_table_unref (opposition->against);
  g_free (opposition);
}

static void
add_opposition (GHashTable *oppositions,
                GHashTable *who,
                GHashTable *against)
{
  g_autofree char *first = join_sorted (who);
  g_autofree char *second = join_sorted (against);
  Opposition *opposition = g_new (Opposition, 1);

  opposition->who = g_hash_table_ref (who);
  opposition->against = g_hash_table_ref (against);
  g_hash_table_replace (oppositions, g_strdup_printf ("%s\n%s", first, second), opposition);
}

/* Who dissents from whom, each once. Marked speakers come with all their
 * names, found ones with the one that they are given. */
static GHashTable *
list_oppositions (const Side *side,
                  gboolean    all_names)
{
  GHashTable *oppositions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, opposition_free);

  for (guint i = 0; i < side->items->len; i++)
    {
      const AnalyzerQuote *quote = ((const Item *) g_ptr_array_index (side->items, i))->quote;
      g_autoptr(GPtrArray) targets = NULL;

      if (quote->dissent == NULL)
        continue;

      targets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
      for (guint j = 0; j < quote->dissent->against->len; j++)
        g_ptr_array_add (targets, list_forms (side->findings, g_array_index (quote->dissent->against, guint, j), all_names));
      if (quote->dissent->prevailing)
        {
          GHashTable *prevailing = make_set ();

          g_hash_table_add (prevailing, g_strdup (PREVAILING));
          g_ptr_array_add (targets, prevailing);
        }

      for (guint j = 0; j < quote->speakers->len; j++)
        {
          g_autoptr(GHashTable) who = list_forms (side->findings, g_array_index (quote->speakers, guint, j), all_names);

          for (guint k = 0; k < targets->len; k++)
            add_opposition (oppositions, who, g_ptr_array_index (targets, k));
        }
    }

  return oppositions;
}

static void
score_oppositions (AnalyzerTally *tally,
                   const Side    *marked,
                   const Side    *found)
{
  g_autoptr(GHashTable) wanted = list_oppositions (marked, TRUE);
  g_autoptr(GHashTable) got = list_oppositions (found, FALSE);
  GHashTableIter iter, inner;
  gpointer x, y;

  g_hash_table_iter_init (&iter, got);
  while (g_hash_table_iter_next (&iter, NULL, &x))
    {
      gboolean hit = FALSE;

      g_hash_table_iter_init (&inner, wanted);
      while (!hit && g_hash_table_iter_next (&inner, NULL, &y))
        hit = sets_meet (((Opposition *) x)->who, ((Opposition *) y)->who) &&
              sets_meet (((Opposition *) x)->against, ((Opposition *) y)->against);
      tally->found++;
      tally->hits_found += hit;
    }

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, NULL, &x))
    {
      gboolean hit = FALSE;

      g_hash_table_iter_init (&inner, got);
      while (!hit && g_hash_table_iter_next (&inner, NULL, &y))
        hit = sets_meet (((Opposition *) x)->who, ((Opposition *) y)->who) &&
              sets_meet (((Opposition *) x)->against, ((Opposition *) y)->against);
      tally->marked++;
      tally->hits_marked += hit;
    }
}

/**
 * analyzer_scores_new:
 *
 * Returns: (transfer full): scores of no article yet
 */
AnalyzerScores *
analyzer_scores_new (void)
{
  AnalyzerScores *self = g_new0 (AnalyzerScores, 1);

  for (guint i = 0; i < ANALYZER_N_GROUPINGS; i++)
    self->groups[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
analyzer_scores_free (AnalyzerScores *self)
{
  for (guint i = 0; i < ANALYZER_N_GROUPINGS; i++)
    g_hash_table_unref (self->groups[i]);
  g_free (self);
}

/**
 * analyzer_scores_add:
 * @marked: what people marked in an article
 * @has_views: whether that tells speakers and dissent
 * @found: (nullable): what was found in the same text
 * @publisher: (nullable): where it appeared
 *
 * Counts one article.
 */
void
analyzer_scores_add (AnalyzerScores   *self,
                     AnalyzerFindings *marked,
                     gboolean          has_views,
                     AnalyzerFindings *found,
                     const char       *publisher)
{
  g_autoptr(GArray) words = NULL;
  Side goal, result;
  const char *text;
  gsize length;
  guint hits[N_QUOTE_MEASURES], all[N_QUOTE_MEASURES];

  g_return_if_fail (self != NULL);
  g_return_if_fail (marked != NULL);

  text = analyzer_article_get_utf8 (marked->article, &length);
  words = list_words (text, length);
  side_init (&goal, marked, words, TRUE);
  side_init (&result, found, words, FALSE);

  for (guint i = 0; i < result.items->len; i++)
    {
      const Item *item = g_ptr_array_index (result.items, i);

      match_item (item, goal.items, TRUE, has_views, hits, all);
      count_item (self, item, TRUE, hits, all, publisher);
    }
  for (guint i = 0; i < goal.items->len; i++)
    {
      const Item *item = g_ptr_array_index (goal.items, i);

      match_item (item, result.items, FALSE, has_views, hits, all);
      count_item (self, item, FALSE, hits, all, publisher);
    }

  if (has_views)
    {
      score_speakers (&self->totals[ANALYZER_MEASURE_SPEAKERS_LISTED], &goal, &result);
      score_views (&self->totals[ANALYZER_MEASURE_DISSENT], dissents, result.items, goal.items, TRUE);
      score_views (&self->totals[ANALYZER_MEASURE_DISSENT], dissents, goal.items, result.items, FALSE);
      score_oppositions (&self->totals[ANALYZER_MEASURE_DISSENT_PAIRS], &goal, &result);
      score_views (&self->totals[ANALYZER_MEASURE_AGREEMENT], agrees, result.items, goal.items, TRUE);
      score_views (&self->totals[ANALYZER_MEASURE_AGREEMENT], agrees, goal.items, result.items, FALSE);
    }

  g_ptr_array_unref (goal.items);
  g_ptr_array_unref (result.items);
}

/**
 * analyzer_scores_get:
 *
 * Returns: (transfer none): what was counted over all articles
 */
const AnalyzerTally *
analyzer_scores_get (const AnalyzerScores *self,
                     AnalyzerMeasure       measure)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (measure < ANALYZER_N_MEASURES, NULL);

  return &self->totals[measure];
}

/**
 * analyzer_scores_list_groups:
 *
 * Returns: (transfer container) (element-type utf8): the names of the groups,
 *   sorted
 */
GPtrArray *
analyzer_scores_list_groups (const AnalyzerScores *self,
                             AnalyzerGrouping      grouping)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr(GList) keys = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  keys = g_list_sort (g_hash_table_get_keys (self->groups[grouping]), (GCompareFunc) strcmp);
  for (GList *l = keys; l != NULL; l = l->next)
    g_ptr_array_add (names, l->data);

  return names;
}

/**
 * analyzer_scores_get_group:
 * @group: the name of a group
 * @measure: one of single quotes
 *
 * Returns: (transfer none) (nullable): what was counted in that group
 */
const AnalyzerTally *
analyzer_scores_get_group (const AnalyzerScores *self,
                           AnalyzerGrouping      grouping,
                           const char           *group,
                           AnalyzerMeasure       measure)
{
  const AnalyzerTally *tallies;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (measure < N_QUOTE_MEASURES, NULL);

  tallies = g_hash_table_lookup (self->groups[grouping], group);

  return tallies != NULL ? &tallies[measure] : NULL;
}

/**
 * analyzer_tally_get_precision:
 *
 * Returns: how much of what was found is right, in percent
 */
double
analyzer_tally_get_precision (const AnalyzerTally *self)
{
  return self->found > 0 ? 100.0 * self->hits_found / self->found : 0;
}

/**
 * analyzer_tally_get_recall:
 *
 * Returns: how much of what people marked was found, in percent
 */
double
analyzer_tally_get_recall (const AnalyzerTally *self)
{
  return self->marked > 0 ? 100.0 * self->hits_marked / self->marked : 0;
}

/**
 * analyzer_tally_get_f:
 *
 * Returns: the harmonic mean of precision and recall, in percent
 */
double
analyzer_tally_get_f (const AnalyzerTally *self)
{
  double p = analyzer_tally_get_precision (self), r = analyzer_tally_get_recall (self);

  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

/**
 * analyzer_measure_to_string:
 *
 * Returns: the measure's name
 */
const char *
analyzer_measure_to_string (AnalyzerMeasure measure)
{
  static const char *const names[] = {
    "cue exact", "source exact", "content exact", "whole exact", "cue overlap", "source overlap", "content overlap",
    "quoted found", "quoted attributed", "speaker full", "speaker known", "speakers listed", "dissent", "dissent pairs",
    "agreement",
  };

  return names[measure];
}
