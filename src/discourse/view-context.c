/* view-context.c: an article laid out for telling who disagrees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/view-context.h"

#include <string.h>

#include "discourse/stance-words.h"
#include "discourse/view-groups.h"

/* No part of a quote counts beyond this many tokens, so that quotes inside
 * quotes cost no more than their number. */
#define PART_MAX 400

/* Letters by which words are told to be the same: 'critic' of criticise,
 * criticism and critics. */
#define STEM_LENGTH 6

/* How many groups that are called by the same noun are told apart. */
#define GROUPS_BACK 20

static void
view_quote_free (gpointer data)
{
  AnalyzerViewQuote *quote = data;

  g_array_unref (quote->content);
  g_array_unref (quote->cue);
  g_array_unref (quote->source);
  g_array_unref (quote->named);
  g_hash_table_unref (quote->stems);
  g_free (quote);
}

static void
party_free (gpointer data)
{
  AnalyzerParty *party = data;

  g_free (party->name);
  g_array_unref (party->mentions);
  g_free (party);
}

static AnalyzerParty *
add_party (AnalyzerViewContext *self,
           const char          *name,
           gsize                length)
{
  AnalyzerParty *party = g_new0 (AnalyzerParty, 1);

  party->name = g_strndup (name, length);
  party->mentions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->parties, party);

  return party;
}

static GArray *
list_tokens (const AnalyzerProse *prose,
             GArray              *spans)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < spans->len && tokens->len < PART_MAX; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);
      guint token = analyzer_prose_find_token (prose, span->start);

      for (; token < prose->n_tokens && prose->tokens[token].start < span->end && tokens->len < PART_MAX; token++)
        if (tokens->len == 0 || g_array_index (tokens, guint, tokens->len - 1) < token)
          g_array_append_val (tokens, token);
    }

  return tokens;
}

static void
mark_stances (AnalyzerViewContext *self)
{
  const AnalyzerProse *prose = self->prose;
  guint until = 0, n_words = analyzer_words_get_n_words (prose->words);
  g_autofree guint *of_words = g_new (guint, n_words + 1);
  g_autofree gboolean *begin = g_new (gboolean, n_words + 1);

  for (guint i = 0; i < n_words; i++)
    {
      const char *word = analyzer_words_get_text (prose->words, i);

      of_words[i] = analyzer_stance_of_word (word);
      begin[i] = analyzer_stance_begins_phrase (word);
    }

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      const char *words[5];
      guint n = 0, length, stances;

      self->phrase_lengths[i] = 1;
      self->stances[i] |= of_words[prose->tokens[i].word];
      if (i < until || !begin[prose->tokens[i].word])
        continue;

      for (; n < G_N_ELEMENTS (words) && i + n < prose->n_tokens; n++)
        words[n] = analyzer_prose_get_word (prose, i + n);
      stances = analyzer_stance_of_phrase (words, n, &length);
      if (stances != 0)
        {
          self->stances[i] |= stances;
          self->phrase_lengths[i] = length;
          until = i + length;
        }
    }
}

typedef struct
{
  AnalyzerSpan span;
  guint        party;
} Mention;

static int
compare_mentions (gconstpointer a,
                  gconstpointer b)
{
  const Mention *x = a, *y = b;
  guint i = x->span.end - x->span.start, j = y->span.end - y->span.start;

  if (i != j)
    return i > j ? -1 : 1;

  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

/* The speakers with their mentions; a shorter mention inside a longer one,
 * such as a name in somebody else's description, goes on top. */
static void
add_speakers (AnalyzerViewContext *self)
{
  g_autoptr(GArray) mentions = g_array_new (FALSE, FALSE, sizeof (Mention));

  for (guint i = 0; i < self->findings->speakers->len; i++)
    {
      const AnalyzerSpeaker *speaker = g_ptr_array_index (self->findings->speakers, i);
      AnalyzerParty *party = add_party (self, speaker->name, strlen (speaker->name));

      party->speaker = speaker->id;
      party->kind = speaker->kind;
      party->gender = speaker->gender;

      for (guint j = 0; j < speaker->mentions->len; j++)
        {
          Mention mention = { g_array_index (speaker->mentions, AnalyzerSpan, j), i };

          g_array_append_val (mentions, mention);
        }
    }

  g_array_sort (mentions, compare_mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      const Mention *mention = &g_array_index (mentions, Mention, i);
      guint token = analyzer_prose_find_token (self->prose, mention->span.start);
      guint last = token == ANALYZER_NO_TOKEN ? 0 : MIN (self->prose->n_tokens, token + PART_MAX);

      for (; token < last && self->prose->tokens[token].start < mention->span.end; token++)
        self->party_at[token] = mention->party + 1;
    }
}

static gboolean
is_capital (const AnalyzerProse *prose,
            guint                token)
{
  return g_unichar_isupper (g_utf8_get_char (prose->text + prose->tokens[token].start));
}

/* The last word of a name that is no title or possessive: people go by it. */
static char *
dup_short_name (const char *name)
{
  const char *last = strrchr (name, ' ');

  return g_utf8_strdown (last != NULL ? last + 1 : name, -1);
}

/* Whether the speaker found where a name stands goes by its last word: of two
 * with the same surname the article's context has told which. */
static gboolean
is_known (const AnalyzerViewContext *self,
          guint                      first,
          guint                      last)
{
  const AnalyzerParty *party;
  g_autofree char *name = NULL;

  if (self->party_at[first] == 0)
    return FALSE;

  party = g_ptr_array_index (self->parties, self->party_at[first] - 1);
  name = dup_short_name (party->name);

  return party->speaker != 0 && g_str_equal (name, analyzer_prose_get_word (self->prose, last));
}

/* Whether a word after somebody's name makes it a body's. */
static gboolean
is_following (const AnalyzerProse *prose,
              guint                token)
{
  static const char *const words[] = { "campaign", "administration", "team", "camp", "government", "foundation", NULL };

  return g_strv_contains (words, analyzer_prose_get_word (prose, token));
}

/* Names of people and bodies who speak nowhere can be dissented from too. */
static void
add_named (AnalyzerViewContext *self)
{
  g_autoptr(GHashTable) parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AnalyzerProse *prose = self->prose;

  for (guint i = 0; i < self->parties->len; i++)
    {
      const AnalyzerParty *party = g_ptr_array_index (self->parties, i);

      if (party->kind == ANALYZER_SPEAKER_PERSON)
        g_hash_table_insert (parties, dup_short_name (party->name), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < self->parties->len; i++)
    {
      const AnalyzerParty *party = g_ptr_array_index (self->parties, i);
      char *whole = g_utf8_strdown (g_str_has_prefix (party->name, "the ") ? party->name + 4 : party->name, -1);

      if (g_hash_table_contains (parties, whole))
        g_free (whole);
      else
        g_hash_table_insert (parties, whole, GUINT_TO_POINTER (i + 1));
    }

  for (guint i = 0; i < prose->n_tokens;)
    {
      guint name = prose->tokens[i].name, end = i + 1, party;
      g_autofree char *text = NULL, *key = NULL;
      gboolean is_body;
      gsize length;

      if ((name != ANALYZER_NAME_PERSON && name != ANALYZER_NAME_ORGANIZATION && name != ANALYZER_NAME_LOCATION &&
           name != ANALYZER_NAME_MISC) || !is_capital (prose, i))
        {
          i++;
          continue;
        }
      while (end < prose->n_tokens && end < i + 12 && prose->tokens[end].name == name &&
             prose->tokens[end].sentence == prose->tokens[i].sentence && !prose->tokens[end].name_begins)
        end++;

      /* Of other names only those of groups: the Democrats, no amendment. */
      if (name == ANALYZER_NAME_MISC && prose->tokens[end - 1].tag != ANALYZER_TAG_NNPS &&
          prose->tokens[end - 1].tag != ANALYZER_TAG_NNS)
        {
          i = end;
          continue;
        }

      /* 'the Clinton campaign' is not Clinton. */
      is_body = name == ANALYZER_NAME_PERSON && end < prose->n_tokens && is_following (prose, end);
      if (is_body)
        end++;

      length = prose->tokens[end - 1].end - prose->tokens[i].start;
      text = g_strndup (prose->text + prose->tokens[i].start, length);
      key = g_utf8_strdown (text, -1);
      party = GPOINTER_TO_UINT (g_hash_table_lookup (parties, key));
      if (party == 0 && name == ANALYZER_NAME_PERSON && !is_body)
        {
          g_free (key);
          key = dup_short_name (text);
          party = GPOINTER_TO_UINT (g_hash_table_lookup (parties, key));
        }

      if (party == 0 && (self->party_at[i] == 0 || is_body))
        {
          AnalyzerParty *added = add_party (self, text, length);

          added->kind = is_body ? ANALYZER_SPEAKER_ORGANIZATION : name == ANALYZER_NAME_PERSON ? ANALYZER_SPEAKER_PERSON :
                        name == ANALYZER_NAME_MISC ? ANALYZER_SPEAKER_GROUP : ANALYZER_SPEAKER_ORGANIZATION;
          party = self->parties->len;
          g_hash_table_insert (parties, g_steal_pointer (&key), GUINT_TO_POINTER (party));
        }
      else if (party != 0 && name == ANALYZER_NAME_PERSON && !is_body)
        {
          AnalyzerParty *known = g_ptr_array_index (self->parties, party - 1);

          if (known->speaker == 0 && strlen (known->name) < length)
            {
              g_free (known->name);
              known->name = g_steal_pointer (&text);
            }
        }

      for (guint j = i; party != 0 && j < end && !is_known (self, i, end - 1); j++)
        self->party_at[j] = party;
      i = end;
    }
}

/* Whether one name is the end of the other: 'party leaders' are the 'Republican
 * party leaders'. */
static gboolean
is_same_group (const char *a,
               const char *b)
{
  gsize i = strlen (a), j = strlen (b);

  if (i > j)
    return is_same_group (b, a);

  return g_str_has_suffix (b, a) && (i == j || b[j - i - 1] == ' ');
}

/* Appends what a group is called, and lists it with others of the same noun. */
static void
add_group_key (GHashTable *by_head,
               GPtrArray  *keys,
               guint       party,
               const char *name)
{
  char *key = g_utf8_strdown (g_ascii_strncasecmp (name, "the ", 4) == 0 ? name + 4 : name, -1);
  const char *head = strrchr (key, ' ') != NULL ? strrchr (key, ' ') + 1 : key;
  GArray *parties = g_hash_table_lookup (by_head, head);

  if (parties == NULL)
    {
      parties = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (by_head, g_strdup (head), parties);
    }
  g_array_append_val (parties, party);
  g_ptr_array_add (keys, key);
}

/* Who is called @name: a party that was added with just that name, or, where
 * it is known already, one of which it is the end. */
static guint
find_group (GHashTable *by_head,
            GPtrArray  *keys,
            const char *name,
            gboolean    known)
{
  const char *head = strrchr (name, ' ') != NULL ? strrchr (name, ' ') + 1 : name;
  const GArray *parties = g_hash_table_lookup (by_head, head);
  guint found = G_MAXUINT;

  for (guint i = parties != NULL ? parties->len : 0; i > 0 && i + GROUPS_BACK > parties->len; i--)
    {
      guint party = g_array_index (parties, guint, i - 1);
      const char *key = g_ptr_array_index (keys, party);

      if (g_str_equal (key, name))
        return party;
      if (known && found == G_MAXUINT && is_same_group (key, name))
        found = party;
    }

  return found;
}

/* People and bodies without a name can be dissented from too. */
static void
add_groups (AnalyzerViewContext *self)
{
  g_autoptr(GHashTable) by_head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr(GArray) groups = analyzer_view_groups_find (self->prose, self->party_at);
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  const AnalyzerProse *prose = self->prose;

  for (guint i = 0; i < self->parties->len; i++)
    {
      const AnalyzerParty *party = g_ptr_array_index (self->parties, i);

      if (party->kind != ANALYZER_SPEAKER_PERSON)
        add_group_key (by_head, keys, i, party->name);
      else
        g_ptr_array_add (keys, NULL);
    }

  for (guint i = 0; i < groups->len; i++)
    {
      const AnalyzerViewGroup *group = &g_array_index (groups, AnalyzerViewGroup, i);
      gsize length = prose->tokens[group->end - 1].end - prose->tokens[group->first].start;
      g_autofree char *name = g_strndup (prose->text + prose->tokens[group->first].start, length);
      g_autofree char *base = g_utf8_strdown (name, prose->tokens[group->head].end - prose->tokens[group->first].start);
      guint party = find_group (by_head, keys, base, group->known);

      if (party == G_MAXUINT)
        {
          AnalyzerParty *added = add_party (self, name, length);

          added->kind = group->body ? ANALYZER_SPEAKER_ORGANIZATION : ANALYZER_SPEAKER_GROUP;
          added->nameless = TRUE;
          party = self->parties->len - 1;
          add_group_key (by_head, keys, party, base);
        }
      for (guint j = group->first; j < group->end; j++)
        if (self->party_at[j] == 0)
          self->party_at[j] = party + 1;
    }
}

static void
list_mentions (AnalyzerViewContext *self)
{
  for (guint i = 0; i < self->prose->n_tokens; i++)
    if (self->party_at[i] != 0 && (i == 0 || self->party_at[i - 1] != self->party_at[i]))
      {
        AnalyzerParty *party = g_ptr_array_index (self->parties, self->party_at[i] - 1);

        g_array_append_val (party->mentions, i);
      }
}

static void
find_main (AnalyzerViewContext *self)
{
  for (guint i = 0; i < self->parties->len; i++)
    {
      const AnalyzerParty *party = g_ptr_array_index (self->parties, i);
      guint place = self->n_main;

      if (party->nameless)
        continue;
      while (place > 0 &&
             ((AnalyzerParty *) g_ptr_array_index (self->parties, self->main[place - 1]))->mentions->len < party->mentions->len)
        place--;
      if (place >= G_N_ELEMENTS (self->main))
        continue;
      if (self->n_main < G_N_ELEMENTS (self->main))
        self->n_main++;
      memmove (&self->main[place + 1], &self->main[place], (self->n_main - 1 - place) * sizeof (guint));
      self->main[place] = i;
    }
}

static gboolean
is_meaningful (const AnalyzerProse *prose,
               guint                token)
{
  switch (prose->tokens[token].tag)
    {
    case ANALYZER_TAG_NN:
    case ANALYZER_TAG_NNS:
    case ANALYZER_TAG_NNP:
    case ANALYZER_TAG_NNPS:
    case ANALYZER_TAG_JJ:
    case ANALYZER_TAG_VB:
    case ANALYZER_TAG_VBD:
    case ANALYZER_TAG_VBG:
    case ANALYZER_TAG_VBN:
    case ANALYZER_TAG_VBP:
    case ANALYZER_TAG_VBZ:
      return strlen (analyzer_prose_get_lemma (prose, token)) > 3;
    default:
      return FALSE;
    }
}

static char *
dup_stem (const AnalyzerProse *prose,
          guint                token)
{
  const char *lemma = analyzer_prose_get_lemma (prose, token);

  if (g_utf8_strlen (lemma, -1) > STEM_LENGTH)
    return g_utf8_substring (lemma, 0, STEM_LENGTH);

  return g_strdup (lemma);
}

static void
add_meaning (AnalyzerViewQuote   *view,
             const AnalyzerProse *prose,
             guint                token)
{
  const gint8 *vector = analyzer_meanings_get_vector (&prose->meanings, prose->tokens[token].meaning);

  for (guint i = 0; vector != NULL && i < ANALYZER_MEANING_LENGTH; i++)
    view->meaning[i] += vector[i];
}

static void
lay_out (AnalyzerViewContext *self,
         AnalyzerQuote       *quote)
{
  const AnalyzerProse *prose = self->prose;
  AnalyzerViewQuote *view = g_new0 (AnalyzerViewQuote, 1);
  GArray *parts[3];
  guint anchor = 0;

  view->quote = quote;
  view->speaker = quote->speakers->len > 0 ? g_array_index (quote->speakers, guint, 0) : 0;
  view->content = list_tokens (prose, quote->content);
  view->cue = list_tokens (prose, quote->cue);
  view->source = list_tokens (prose, quote->source);
  view->named = g_array_new (FALSE, FALSE, sizeof (guint));
  view->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  view->first = G_MAXUINT;
  g_ptr_array_add (self->quotes, view);

  parts[0] = view->content;
  parts[1] = view->source;
  parts[2] = view->cue;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->len > 0)
      {
        anchor = g_array_index (parts[i], guint, 0);
        view->first = MIN (view->first, anchor);
        view->last = MAX (view->last, g_array_index (parts[i], guint, parts[i]->len - 1));
      }
  if (view->first == G_MAXUINT)
    view->first = 0;
  if (prose->n_tokens > 0)
    {
      view->sentence = prose->tokens[anchor].sentence;
      view->begins = prose->tokens[view->first].sentence;
      view->paragraph = prose->sentences[view->sentence].paragraph;
    }

  if (view->speaker != 0)
    view->party = analyzer_view_context_find_party (self, view->speaker) + 1;
  for (guint i = 0; i < quote->speakers->len; i++)
    {
      guint party = analyzer_view_context_find_party (self, g_array_index (quote->speakers, guint, i));

      if (party != G_MAXUINT)
        ((AnalyzerParty *) g_ptr_array_index (self->parties, party))->n_quotes++;
    }

  for (guint i = 0; i < view->content->len; i++)
    {
      guint token = g_array_index (view->content, guint, i), party = self->party_at[token];

      if (is_meaningful (prose, token))
        {
          g_hash_table_add (view->stems, dup_stem (prose, token));
          add_meaning (view, prose, token);
        }
      if (party != 0 && party != view->party)
        {
          gboolean known = FALSE;

          for (guint j = 0; j < view->named->len; j++)
            known |= g_array_index (view->named, guint, j) == party - 1;
          party--;
          if (!known && view->named->len < 16)
            g_array_append_val (view->named, party);
        }
    }
}

static int
compare_extents (gconstpointer a,
                 gconstpointer b,
                 gpointer      quotes)
{
  const AnalyzerViewQuote *x = g_ptr_array_index ((GPtrArray *) quotes, *(const guint *) a);
  const AnalyzerViewQuote *y = g_ptr_array_index ((GPtrArray *) quotes, *(const guint *) b);

  if (x->content->len != y->content->len)
    return x->content->len > y->content->len ? -1 : 1;

  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* The larger contents first, so that what stands inside them goes on top. */
static void
mark_quotes (AnalyzerViewContext *self)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->quotes->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_extents, self->quotes);

  for (guint i = 0; i < order->len; i++)
    {
      guint number = g_array_index (order, guint, i);
      const AnalyzerViewQuote *view = g_ptr_array_index (self->quotes, number);

      for (guint j = 0; j < view->content->len; j++)
        self->quote_at[g_array_index (view->content, guint, j)] = number + 1;
    }
}

/**
 * analyzer_view_context_new:
 * @findings: an article's quotes and speakers; must outlive the context
 * @prose: its words; likewise
 *
 * Returns: (transfer full): the article, laid out
 */
AnalyzerViewContext *
analyzer_view_context_new (AnalyzerFindings    *findings,
                           const AnalyzerProse *prose)
{
  AnalyzerViewContext *self = g_new0 (AnalyzerViewContext, 1);

  self->findings = findings;
  self->prose = prose;
  self->quotes = g_ptr_array_new_with_free_func (view_quote_free);
  self->parties = g_ptr_array_new_with_free_func (party_free);
  self->stances = g_new0 (guint, prose->n_tokens);
  self->phrase_lengths = g_new0 (guint8, prose->n_tokens);
  self->party_at = g_new0 (guint, prose->n_tokens);
  self->quote_at = g_new0 (guint, prose->n_tokens);

  mark_stances (self);
  add_speakers (self);
  add_named (self);
  add_groups (self);
  list_mentions (self);
  find_main (self);
  for (guint i = 0; i < findings->quotes->len; i++)
    lay_out (self, g_ptr_array_index (findings->quotes, i));
  mark_quotes (self);

  return self;
}

void
analyzer_view_context_free (AnalyzerViewContext *self)
{
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->parties);
  g_free (self->stances);
  g_free (self->phrase_lengths);
  g_free (self->party_at);
  g_free (self->quote_at);
  g_free (self);
}

/**
 * analyzer_view_context_find_party:
 * @speaker: a speaker's id
 *
 * Returns: the number of its party, %G_MAXUINT where there is none
 */
guint
analyzer_view_context_find_party (const AnalyzerViewContext *self,
                                  guint                      speaker)
{
  /* Speakers become parties first and in order; their ids count from 1. */
  if (speaker == 0 || speaker > self->parties->len ||
      ((AnalyzerParty *) g_ptr_array_index (self->parties, speaker - 1))->speaker != speaker)
    return G_MAXUINT;

  return speaker - 1;
}

/**
 * analyzer_view_quote_has_stem:
 * @token: a token of the article
 *
 * Returns: whether @token is a meaningful word whose stem the quote's content
 *   has too
 */
gboolean
analyzer_view_quote_has_stem (const AnalyzerViewQuote *self,
                              const AnalyzerProse     *prose,
                              guint                    token)
{
  g_autofree char *stem = NULL;

  if (!is_meaningful (prose, token))
    return FALSE;

  stem = dup_stem (prose, token);

  return g_hash_table_contains (self->stems, stem);
}

/**
 * analyzer_view_quote_count_shared:
 *
 * Returns: how many stems of meaningful words the contents of two quotes share
 */
guint
analyzer_view_quote_count_shared (const AnalyzerViewQuote *a,
                                  const AnalyzerViewQuote *b)
{
  GHashTableIter iter;
  gpointer stem;
  guint n = 0;

  if (g_hash_table_size (a->stems) > g_hash_table_size (b->stems))
    return analyzer_view_quote_count_shared (b, a);

  g_hash_table_iter_init (&iter, a->stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    n += g_hash_table_contains (b->stems, stem);

  return n;
}
