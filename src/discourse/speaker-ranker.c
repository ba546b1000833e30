/* speaker-ranker.c: tells whom a pronoun or a description means.
 *
 * Those who have been named or have spoken shortly before are listed with what
 * speaks for and against each: how far back, in what place of the sentence,
 * whether sex, number and kind agree, whether the article has described them
 * with that noun, whether they have just spoken. A log-linear model over these
 * ranks them (Denis and Baldridge 2007 rank for pronouns in the same way).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-ranker-private.h"

#include <math.h>
#include <string.h>

#include "discourse/quotation.h"
#include "discourse/speaker-words.h"

/* How far back is looked. */
#define MENTIONS_BACK   60
#define CANDIDATES_MAX  12
#define DESCRIBED_BACK  80
#define DESCRIBED_MAX   3
#define SEVERAL_MAX     5
#define NEAR_SENTENCES  3
#define FAR_SENTENCES   30
#define SENTENCES_BACK  12
#define TURNS_LISTED    3
/* How far ahead of a headline. */
#define MENTIONS_AHEAD  60
#define VOICES_AHEAD    3
/* Of those described by one noun no more are listed. */
#define SAME_NOUN_MAX   6
/* Whose name or title tells so much of the sex is surely no other. */
#define SURE            2.5
/* Whose name tells so little of the sex learns it from a pronoun. */
#define UNSURE          1.0
/* How surely a pronoun tells the sex. */
#define PRONOUN_TELLS   1.5

static void
mark_quoted (AnalyzerRanker *self,
             GArray         *quotations)
{
  const AnalyzerProse *prose = self->cast->prose;
  guint token = 0;

  for (guint i = 0; i < quotations->len; i++)
    {
      const AnalyzerQuotation *quotation = &g_array_index (quotations, AnalyzerQuotation, i);

      if (quotation->depth > 0)
        continue;
      while (token < prose->n_tokens && prose->tokens[token].start < quotation->inner.start)
        token++;
      while (token < prose->n_tokens && prose->tokens[token].start < quotation->inner.end)
        self->quoted[token++] = TRUE;
    }
}

static gboolean
ends_noun_phrase (const AnalyzerRanker *self,
                  guint                   token)
{
  const AnalyzerProse *prose = self->cast->prose;

  if (!analyzer_tag_is_noun (prose->tokens[token].tag))
    return FALSE;
  if (token + 1 >= prose->n_tokens || prose->tokens[token + 1].sentence != prose->tokens[token].sentence)
    return TRUE;

  return !analyzer_tag_is_noun (prose->tokens[token + 1].tag) && prose->tokens[token + 1].tag != ANALYZER_TAG_POS;
}

/* 'One local woman, Karen Robison,', 'Karen Robison, a local woman,': whom a
 * description means is named right beside it. */
static guint
find_apposed (const AnalyzerRanker *self,
              const AnalyzerPhrase *phrase)
{
  const AnalyzerProse *prose = self->cast->prose;
  guint after = phrase->head + 1, first = phrase->first;
  AnalyzerMention *mention;

  if (phrase->plural || phrase->kind == ANALYZER_SPEAKER_ORGANIZATION)
    return ANALYZER_NO_MEMBER;

  if (after + 1 < prose->n_tokens && g_str_equal (get_word (self, after), ","))
    {
      mention = analyzer_cast_get_mention (self->cast, after + 1);
      if (mention != NULL && mention->type == ANALYZER_NAME_PERSON && mention->end < prose->n_tokens &&
          (prose->tokens[mention->end].tag == ANALYZER_TAG_COMMA || prose->tokens[mention->end].tag == ANALYZER_TAG_STOP))
        return mention->member;
    }
  if (first >= 2 && prose->tokens[first].tag == ANALYZER_TAG_DT && g_str_equal (get_word (self, first - 1), ","))
    {
      mention = analyzer_cast_get_mention (self->cast, first - 2);
      if (mention != NULL && mention->type == ANALYZER_NAME_PERSON &&
          prose->tokens[first - 2].sentence == prose->tokens[first].sentence)
        return mention->member;
    }

  return ANALYZER_NO_MEMBER;
}

/* Keeps the longest description of each owner's each thing. */
static void
note_owned (AnalyzerRanker *self,
            guint           number)
{
  const AnalyzerPhrase *phrase = &g_array_index (self->described, AnalyzerDescribed, number).phrase;
  AnalyzerMention *mention = phrase->owner != ANALYZER_NO_TOKEN ? analyzer_cast_get_mention (self->cast, phrase->owner) : NULL;
  const AnalyzerPhrase *longest;
  gint64 key;

  if (mention == NULL || mention->member == ANALYZER_NO_MEMBER)
    return;

  longest = analyzer_ranker_find_owned (self, mention->member, get_token (self, phrase->head)->lemma);
  if (longest != NULL && longest->head - longest->first >= phrase->head - phrase->first)
    return;
  key = (gint64) ((guint64) mention->member << 32 | get_token (self, phrase->head)->lemma);
  g_hash_table_insert (self->owned, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (number + 1));
}

/* Keeps who or what comes first of those that one noun tells of. */
static void
note_noun (GHashTable *table,
           guint32     noun,
           guint       number)
{
  GArray *numbers = g_hash_table_lookup (table, GUINT_TO_POINTER (noun));

  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, GUINT_TO_POINTER (noun), numbers);
    }
  if (numbers->len < SAME_NOUN_MAX)
    g_array_append_val (numbers, number);
}

static void
list_described (AnalyzerRanker *self)
{
  const AnalyzerProse *prose = self->cast->prose;

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      const AnalyzerToken *token = &prose->tokens[i];
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i);
      AnalyzerDescribed described = { .member = ANALYZER_NO_MEMBER };
      guint words;

      if (mention != NULL || self->quoted[i] || !ends_noun_phrase (self, i))
        continue;
      words = analyzer_speaker_words_get (get_word (self, i)) |
              analyzer_speaker_words_get (analyzer_prose_get_lemma (prose, i));
      described.plain = !(words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_BODY | ANALYZER_WORD_GROUP | ANALYZER_WORD_DOCUMENT)) &&
                        token->name != ANALYZER_NAME_MISC;
      if (described.plain && token->tag != ANALYZER_TAG_NNS && token->tag != ANALYZER_TAG_NNPS)
        continue;
      if (!analyzer_read_phrase (self->cast, analyzer_find_phrase_first (self->cast, i), i + 1, &described.phrase) ||
          described.phrase.form != ANALYZER_PHRASE_DESCRIPTION)
        continue;
      described.member = find_apposed (self, &described.phrase);
      for (guint k = described.phrase.first; k <= i; k++)
        described.named |= analyzer_cast_get_mention (self->cast, k) != NULL || prose->tokens[k].name == ANALYZER_NAME_MISC;
      g_array_append_val (self->described, described);
      if (described.plain)
        continue;
      note_owned (self, self->described->len - 1);
      note_noun (self->described_by_noun, analyzer_cast_get_noun (self->cast, i), self->described->len - 1);
    }
}

/* Notes whom the sources of the quotes name, and how often. */
static void
note_sources (AnalyzerRanker         *self,
              const AnalyzerFindings *findings)
{
  const AnalyzerProse *prose = self->cast->prose;

  self->is_source = g_new0 (guint8, self->cast->mentions->len + 1);
  self->n_sources = g_new0 (guint, self->cast->members->len + 1);
  self->n_members = self->cast->members->len;
  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);

      for (guint k = 0; k < quote->source->len; k++)
        {
          const AnalyzerSpan *span = &g_array_index (quote->source, AnalyzerSpan, k);
          guint token = analyzer_prose_find_token (prose, span->start);

          for (; token < prose->n_tokens && prose->tokens[token].start < span->end; token++)
            {
              guint n = self->cast->mention_of_token[token];
              guint member = n != ANALYZER_NO_MEMBER ? g_array_index (self->cast->mentions, AnalyzerMention, n).member : ANALYZER_NO_MEMBER;

              if (member == ANALYZER_NO_MEMBER || self->is_source[n])
                continue;
              self->is_source[n] = TRUE;
              self->n_sources[member]++;
            }
        }
    }
}

/* Counts the pronouns that stand before each token. */
static void
count_pronouns (AnalyzerRanker *self)
{
  const AnalyzerProse *prose = self->cast->prose;

  for (guint sex = 0; sex < ANALYZER_SEXES; sex++)
    {
      self->n_pronouns[sex] = g_new0 (guint, prose->n_tokens + 1);
      for (guint i = 0; i < prose->n_tokens; i++)
        self->n_pronouns[sex][i + 1] = self->n_pronouns[sex][i] +
                                       (analyzer_pronoun_get_sex (get_word (self, i)) == (sex > 0 ? 1 : -1));
    }
}

/* The members of one type that the article names most often. */
static guint
find_most_named (const AnalyzerCast *cast,
                 AnalyzerName        type,
                 guint              *most)
{
  guint n = 0;

  for (guint i = 0; i < cast->members->len; i++)
    {
      const AnalyzerMember *member = analyzer_cast_get (cast, i);
      guint at = n;

      if (member->type != type || member->mentions->len == 0)
        continue;
      while (at > 0 && analyzer_cast_get (cast, most[at - 1])->mentions->len < member->mentions->len)
        at--;
      if (at == ANALYZER_PROTAGONISTS)
        continue;
      n = MIN (n + 1, ANALYZER_PROTAGONISTS);
      for (guint j = n - 1; j > at; j--)
        most[j] = most[j - 1];
      most[at] = i;
    }

  return n;
}

/**
 * analyzer_ranker_new:
 * @cast: the people of the article with their roles
 * @quotations: (element-type AnalyzerQuotation): its passages in quotation marks
 * @findings: its quotes with their sources
 * @speaker_of: of each token in a quotation who speaks it, as far as it is known
 *   when something is asked; must outlive the result
 * @model: the trained weights
 *
 * Returns: (transfer full): a ranker that goes through the article once
 */
AnalyzerRanker *
analyzer_ranker_new (AnalyzerCast               *cast,
                     GArray                     *quotations,
                     const AnalyzerFindings     *findings,
                     const guint                *speaker_of,
                     const AnalyzerSpeakerModel *model)
{
  AnalyzerRanker *self = g_new0 (AnalyzerRanker, 1);

  self->cast = cast;
  self->model = model;
  self->speaker_of = speaker_of;
  self->quoted = g_new0 (guint8, cast->prose->n_tokens + 1);
  self->described = g_array_new (FALSE, FALSE, sizeof (AnalyzerDescribed));
  self->owned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->turns = g_array_new (FALSE, FALSE, sizeof (AnalyzerTurn));
  self->traces = g_array_new (FALSE, TRUE, sizeof (AnalyzerTrace));
  self->makers = g_hash_table_new (NULL, NULL);
  self->by_noun = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->described_by_noun = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  mark_quoted (self, quotations);
  note_sources (self, findings);
  count_pronouns (self);
  list_described (self);

  for (guint i = 0; i < cast->members->len; i++)
    {
      const AnalyzerMember *member = analyzer_cast_get (cast, i);

      for (guint j = 0; j < member->nouns->len; j++)
        note_noun (self->by_noun, g_array_index (member->nouns, guint32, j), i);
    }
  self->n_protagonists = find_most_named (cast, ANALYZER_NAME_PERSON, self->protagonists);
  self->n_bodies = find_most_named (cast, ANALYZER_NAME_ORGANIZATION, self->bodies);
  if (self->n_protagonists > 0)
    self->most = analyzer_cast_get (cast, self->protagonists[0])->mentions->len;

  return self;
}

void
analyzer_ranker_free (AnalyzerRanker *self)
{
  g_free (self->quoted);
  g_free (self->is_source);
  g_free (self->n_sources);
  for (guint sex = 0; sex < ANALYZER_SEXES; sex++)
    g_free (self->n_pronouns[sex]);
  g_array_unref (self->described);
  g_hash_table_unref (self->owned);
  g_hash_table_unref (self->makers);
  g_hash_table_unref (self->by_noun);
  g_hash_table_unref (self->described_by_noun);
  g_array_unref (self->turns);
  g_array_unref (self->traces);
  g_free (self);
}

/**
 * analyzer_ranker_find_mention:
 * @token: the number of a token
 *
 * Returns: how many of the article's mentions begin before @token
 */
guint
analyzer_ranker_find_mention (const AnalyzerRanker *self,
                              guint                 token)
{
  guint low = 0, high = self->cast->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->cast->mentions, AnalyzerMention, middle).first < token)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static guint
find_described_before (const AnalyzerRanker *self,
                       guint                   token)
{
  guint low = 0, high = self->described->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->described, AnalyzerDescribed, middle).phrase.head < token)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Candidates */

/* Whether kind and number allow a member at all. */
static gboolean
may_mean (const AnalyzerQuestion *question,
          const AnalyzerMember *member)
{
  switch (question->asked)
    {
    case ANALYZER_ASKED_PERSON:
      return member->kind == ANALYZER_SPEAKER_PERSON || member->kind == ANALYZER_SPEAKER_ANONYMOUS;
    case ANALYZER_ASKED_ONE:
    case ANALYZER_ASKED_NEW_ONE:
      return member->kind == ANALYZER_SPEAKER_PERSON || member->kind == ANALYZER_SPEAKER_ANONYMOUS;
    case ANALYZER_ASKED_IT:
    case ANALYZER_ASKED_BODY:
    case ANALYZER_ASKED_DOCUMENT:
    case ANALYZER_ASKED_NEW_BODY:
    case ANALYZER_ASKED_NEW_DOCUMENT:
      return member->kind == ANALYZER_SPEAKER_ORGANIZATION || member->kind == ANALYZER_SPEAKER_GROUP;
    case ANALYZER_ASKED_SEVERAL:
      return member->kind == ANALYZER_SPEAKER_GROUP;
    case ANALYZER_ASKED_THEY:
    case ANALYZER_ASKED_RELATIVE:
    case ANALYZER_ASKED_NAME:
    default:
      return TRUE;
    }
}

static gboolean
is_listed (GArray *candidates,
           guint   member)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, AnalyzerBearer, i).member == member)
      return TRUE;

  return FALSE;
}

static void
add_candidate (const AnalyzerRanker *self,
               const AnalyzerQuestion *question,
               GArray                 *candidates,
               guint                   member)
{
  AnalyzerBearer candidate = { .member = member, .described = G_MAXUINT };

  if (member == ANALYZER_NO_MEMBER || candidates->len >= CANDIDATES_MAX || is_listed (candidates, member) ||
      !may_mean (question, analyzer_cast_get (self->cast, member)))
    return;
  analyzer_question_describe_member (question, self, &candidate, candidates->len);
  g_array_append_val (candidates, candidate);
}

static void
list_members (const AnalyzerRanker *self,
              const AnalyzerQuestion *question,
              GArray                 *candidates)
{
  const AnalyzerProse *prose = self->cast->prose;
  guint anaphor = question->anaphor, sentence = get_token (self, anaphor)->sentence;
  guint n = analyzer_ranker_find_mention (self, question->phrase->first), turn = self->turns->len, turns = 0;

  /* Names and the places of former speakers, the nearest first. */
  for (guint back = 0; back < MENTIONS_BACK && n > 0; back++)
    {
      const AnalyzerMention *mention = &g_array_index (self->cast->mentions, AnalyzerMention, n - 1);

      if (sentence - prose->tokens[mention->first].sentence > SENTENCES_BACK && candidates->len >= 2)
        break;
      while (turn > 0 && turns < TURNS_LISTED && g_array_index (self->turns, AnalyzerTurn, turn - 1).token > mention->first)
        {
          if (g_array_index (self->turns, AnalyzerTurn, turn - 1).token < anaphor)
            add_candidate (self, question, candidates, g_array_index (self->turns, AnalyzerTurn, turn - 1).member);
          turn--;
          turns++;
        }
      add_candidate (self, question, candidates, mention->member);
      n--;
    }
  while (turn > 0 && turns < TURNS_LISTED)
    {
      add_candidate (self, question, candidates, g_array_index (self->turns, AnalyzerTurn, turn - 1).member);
      turn--;
      turns++;
    }

  if (question->asked == ANALYZER_ASKED_PERSON || question->asked == ANALYZER_ASKED_ONE)
    for (guint i = 0; i < self->n_protagonists; i++)
      add_candidate (self, question, candidates, self->protagonists[i]);
  if (question->asked == ANALYZER_ASKED_BODY || question->asked == ANALYZER_ASKED_IT)
    for (guint i = 0; i < self->n_bodies; i++)
      add_candidate (self, question, candidates, self->bodies[i]);

  /* A name that only follows, in the same sentence or the next. */
  for (n = analyzer_ranker_find_mention (self, question->phrase->end); n < self->cast->mentions->len; n++)
    {
      const AnalyzerMention *mention = &g_array_index (self->cast->mentions, AnalyzerMention, n);

      if (prose->tokens[mention->first].sentence > sentence + 1 || candidates->len >= 3)
        break;
      add_candidate (self, question, candidates, mention->member);
    }
}

/* 'Expert says' in a headline: whoever speaks first below it. */
static void
list_voices_ahead (const AnalyzerRanker   *self,
                   const AnalyzerQuestion *question,
                   GArray                 *candidates)
{
  guint first = analyzer_ranker_find_mention (self, question->phrase->end), limit = candidates->len + VOICES_AHEAD;

  for (guint n = first; n < self->cast->mentions->len && n - first < MENTIONS_AHEAD && candidates->len < limit; n++)
    {
      const AnalyzerMention *mention = &g_array_index (self->cast->mentions, AnalyzerMention, n);

      if (self->is_source[n] && mention->type == ANALYZER_NAME_PERSON)
        add_candidate (self, question, candidates, mention->member);
    }
}

/* Whom the article describes with that noun, anywhere. */
static void
list_same_noun (const AnalyzerRanker   *self,
                const AnalyzerQuestion *question,
                GArray                 *candidates)
{
  const GArray *members = g_hash_table_lookup (self->by_noun, GUINT_TO_POINTER (question->noun));

  for (guint i = 0; members != NULL && i < members->len; i++)
    add_candidate (self, question, candidates, g_array_index (members, guint, i));
}

/* What comes later and has a name: 'the poll', then 'the Harbour Board poll'. */
static void
list_later_descriptions (const AnalyzerRanker   *self,
                         const AnalyzerQuestion *question,
                         GArray                 *candidates)
{
  const GArray *numbers = g_hash_table_lookup (self->described_by_noun, GUINT_TO_POINTER (question->noun));

  for (guint i = 0; numbers != NULL && i < numbers->len && candidates->len < CANDIDATES_MAX + DESCRIBED_MAX; i++)
    {
      guint n = g_array_index (numbers, guint, i);
      const AnalyzerDescribed *described = &g_array_index (self->described, AnalyzerDescribed, n);
      AnalyzerBearer candidate = { .member = ANALYZER_NO_MEMBER, .described = n };

      if (described->phrase.head <= question->phrase->head || !described->named ||
          described->phrase.plural != question->phrase->plural)
        continue;
      if (described->member != ANALYZER_NO_MEMBER)
        {
          add_candidate (self, question, candidates, described->member);
          continue;
        }
      candidate.first = described->phrase.first;
      candidate.end = described->phrase.end;
      analyzer_question_describe_unknown (question, self, &candidate);
      g_array_append_val (candidates, candidate);
      break;
    }
}

static gboolean
may_describe (const AnalyzerQuestion  *question,
              const AnalyzerDescribed *description)
{
  const AnalyzerPhrase *described = &description->phrase;

  if (description->plain)
    return question->asked == ANALYZER_ASKED_THEY && described->kind == ANALYZER_SPEAKER_GROUP;

  switch (question->asked)
    {
    case ANALYZER_ASKED_PERSON:
      return described->kind == ANALYZER_SPEAKER_ANONYMOUS && !described->definite;
    case ANALYZER_ASKED_THEY:
    case ANALYZER_ASKED_RELATIVE:
      return described->kind == ANALYZER_SPEAKER_GROUP &&
             ((described->words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_GROUP | ANALYZER_WORD_BODY)) ||
              !(described->words & (ANALYZER_WORD_DOCUMENT | ANALYZER_WORD_UTTERANCE)));
    case ANALYZER_ASKED_IT:
      return described->kind == ANALYZER_SPEAKER_ORGANIZATION;
    case ANALYZER_ASKED_ONE:
    case ANALYZER_ASKED_SEVERAL:
    case ANALYZER_ASKED_BODY:
    case ANALYZER_ASKED_DOCUMENT:
    case ANALYZER_ASKED_NEW_ONE:
    case ANALYZER_ASKED_NEW_BODY:
    case ANALYZER_ASKED_NEW_DOCUMENT:
    default:
      return FALSE;
    }
}

/* Whether a description may have introduced what another one mentions again:
 * 'a Monmouth University poll', 'the survey'. */
static gboolean
may_repeat (const AnalyzerRanker *self,
            const AnalyzerPhrase *again,
            const AnalyzerPhrase *before)
{
  if (before->plural != again->plural || (before->definite && before->head - before->first <= again->head - again->first))
    return FALSE;
  if (get_token (self, before->head)->lemma == get_token (self, again->head)->lemma)
    return TRUE;

  return (before->words & again->words & ANALYZER_WORD_DOCUMENT) && !((before->words | again->words) & ANALYZER_WORD_BODY);
}

static void
list_described_candidates (const AnalyzerRanker *self,
                           const AnalyzerQuestion *question,
                           GArray                 *candidates)
{
  gboolean phrase_is_description = question->phrase->form == ANALYZER_PHRASE_DESCRIPTION;
  guint n = find_described_before (self, question->phrase->first), found = 0;
  guint most = question->asked == ANALYZER_ASKED_THEY ? SEVERAL_MAX : DESCRIBED_MAX;
  guint sentence = get_token (self, question->anaphor)->sentence;

  for (guint back = 0; back < DESCRIBED_BACK && n > 0 && found < most; back++, n--)
    {
      const AnalyzerDescribed *described = &g_array_index (self->described, AnalyzerDescribed, n - 1);
      AnalyzerBearer candidate = { .member = ANALYZER_NO_MEMBER, .described = n - 1 };
      const AnalyzerPhrase *phrase = &described->phrase;

      if (sentence - get_token (self, phrase->head)->sentence > (phrase_is_description ? FAR_SENTENCES : NEAR_SENTENCES))
        break;
      if (phrase_is_description ? described->plain || !may_repeat (self, question->phrase, phrase)
                                : !may_describe (question, described))
        continue;
      found++;
      if (described->member != ANALYZER_NO_MEMBER)
        {
          add_candidate (self, question, candidates, described->member);
          continue;
        }
      candidate.first = phrase->first;
      candidate.end = phrase->end;
      analyzer_question_describe_unknown (question, self, &candidate);
      g_array_append_val (candidates, candidate);
    }
}

/* Mrs. Hale is not Mr. Hale, nor is she 'he': takes out whose sex is known to be
 * the other one, unless nobody else is left. */
static void
drop_unsuitable (const AnalyzerRanker   *self,
                 const AnalyzerQuestion *question,
                 GArray                 *candidates)
{
  guint n = 0;

  for (guint pass = 0; pass < 2 && question->femininity != 0; pass++)
    for (guint i = 0; i < candidates->len; i++)
      {
        guint member = g_array_index (candidates, AnalyzerBearer, i).member;
        gboolean suits = member == ANALYZER_NO_MEMBER ||
                         analyzer_cast_get (self->cast, member)->femininity * question->femininity > -SURE * fabs (question->femininity);

        if (pass == 0)
          n += suits && member != ANALYZER_NO_MEMBER;
        else if (!suits && n > 0)
          g_array_remove_index (candidates, i--);
      }
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const AnalyzerBearer *x = a, *y = b;

  return x->score > y->score ? -1 : x->score < y->score;
}

static void
rate (const AnalyzerRanker *self,
      GArray                 *candidates)
{
  const AnalyzerTable *table = &self->model->ranks;
  double sum = 0, best = -G_MAXDOUBLE;

  for (guint i = 0; i < candidates->len; i++)
    {
      AnalyzerBearer *candidate = &g_array_index (candidates, AnalyzerBearer, i);
      gint score = 0;

      for (guint j = 0; j < candidate->n_features; j++)
        score += table->weights[candidate->features[j] & table->mask];
      candidate->score = score * (double) table->scale;
      best = MAX (best, candidate->score);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      AnalyzerBearer *candidate = &g_array_index (candidates, AnalyzerBearer, i);

      candidate->probability = exp (candidate->score - best);
      sum += candidate->probability;
    }
  for (guint i = 0; i < candidates->len; i++)
    g_array_index (candidates, AnalyzerBearer, i).probability /= sum;
  g_array_sort (candidates, compare_candidates);
}

/**
 * analyzer_ranker_list:
 * @quote: the quote whose source @phrase is part of
 * @phrase: a pronoun, a description or a name that several bear
 *
 * Lists who may be meant.
 *
 * Returns: (transfer full) (element-type AnalyzerBearer): the candidates,
 *   the likeliest first
 */
GArray *
analyzer_ranker_list (AnalyzerRanker       *self,
                      const AnalyzerQuote  *quote,
                      const AnalyzerPhrase *phrase)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (AnalyzerBearer));
  AnalyzerQuestion question;

  analyzer_question_init (&question, self, quote, phrase);
  if (phrase->form == ANALYZER_PHRASE_NAME)
    {
      const GArray *bearers = analyzer_cast_get_bearers (self->cast, analyzer_cast_get_mention (self->cast, phrase->head));

      add_candidate (self, &question, candidates, phrase->member);
      for (guint i = 0; bearers != NULL && i < bearers->len; i++)
        add_candidate (self, &question, candidates, g_array_index (bearers, guint, i));
    }
  else
    {
      /* What is new is whom the article describes so elsewhere, or nobody; so is
       * 'Hale's office'. */
      if (phrase->definite && !question.named_owner)
        list_members (self, &question, candidates);
      if (phrase->form == ANALYZER_PHRASE_DESCRIPTION)
        list_same_noun (self, &question, candidates);
      if (question.headline && (question.asked == ANALYZER_ASKED_ONE || question.asked == ANALYZER_ASKED_NEW_ONE))
        list_voices_ahead (self, &question, candidates);
      list_described_candidates (self, &question, candidates);
      if (phrase->form == ANALYZER_PHRASE_DESCRIPTION)
        list_later_descriptions (self, &question, candidates);
    }
  if (phrase->form == ANALYZER_PHRASE_DESCRIPTION)
    {
      AnalyzerBearer candidate = { .member = ANALYZER_NO_MEMBER, .described = G_MAXUINT };

      candidate.first = phrase->first;
      candidate.end = phrase->end;
      analyzer_question_describe_unknown (&question, self, &candidate);
      g_array_append_val (candidates, candidate);
    }
  drop_unsuitable (self, &question, candidates);
  analyzer_question_compare (&question, self, candidates);
  rate (self, candidates);

  return candidates;
}

/**
 * analyzer_ranker_get_phrase:
 * @bearer: somebody who is not yet known
 *
 * Returns: (nullable): the description that introduces it, %NULL where the
 *   phrase itself does
 */
const AnalyzerPhrase *
analyzer_ranker_get_phrase (const AnalyzerRanker *self,
                            const AnalyzerBearer *bearer)
{
  if (bearer->described == G_MAXUINT)
    return NULL;

  return &g_array_index (self->described, AnalyzerDescribed, bearer->described).phrase;
}

/**
 * analyzer_ranker_find_owned:
 * @owner: somebody
 * @lemma: the number of a noun's lemma
 *
 * Returns: (nullable): the longest description of the owner's thing that names
 *   the owner: 'the Trump campaign' for 'his campaign'
 */
const AnalyzerPhrase *
analyzer_ranker_find_owned (const AnalyzerRanker *self,
                            guint                 owner,
                            guint                 lemma)
{
  gint64 key = (gint64) ((guint64) owner << 32 | lemma);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->owned, &key));

  return n > 0 ? &g_array_index (self->described, AnalyzerDescribed, n - 1).phrase : NULL;
}

/**
 * analyzer_ranker_note_maker:
 * @phrase: 'Hale's lawsuit', 'a lawsuit by Hale'
 * @member: Hale
 *
 * Notes whose a text or an utterance is.
 */
void
analyzer_ranker_note_maker (AnalyzerRanker       *self,
                            const AnalyzerPhrase *phrase,
                            guint                 member)
{
  gpointer noun = GUINT_TO_POINTER (analyzer_cast_get_noun (self->cast, phrase->head));
  gpointer maker;

  /* What several have made is nobody's. */
  if (g_hash_table_lookup_extended (self->makers, noun, NULL, &maker) && GPOINTER_TO_UINT (maker) != member)
    member = ANALYZER_NO_MEMBER;
  g_hash_table_insert (self->makers, noun, GUINT_TO_POINTER (member));
}

/**
 * analyzer_ranker_find_maker:
 * @phrase: 'the lawsuit', 'the letter'
 *
 * Returns: whose the article has called it before; %ANALYZER_NO_MEMBER where it
 *   has not, or has called it several people's
 */
guint
analyzer_ranker_find_maker (const AnalyzerRanker *self,
                            const AnalyzerPhrase *phrase)
{
  gpointer maker;

  if (!g_hash_table_lookup_extended (self->makers, GUINT_TO_POINTER (analyzer_cast_get_noun (self->cast, phrase->head)),
                                     NULL, &maker))
    return ANALYZER_NO_MEMBER;

  return GPOINTER_TO_UINT (maker);
}

/**
 * analyzer_ranker_note_described:
 * @head: the number of the token that carries a description
 * @member: whom it means
 */
void
analyzer_ranker_note_described (AnalyzerRanker *self,
                                guint           head,
                                guint           member)
{
  guint n = find_described_before (self, head);

  if (n < self->described->len && g_array_index (self->described, AnalyzerDescribed, n).phrase.head == head)
    g_array_index (self->described, AnalyzerDescribed, n).member = member;
}

/**
 * analyzer_ranker_note_sex:
 * @phrase: a pronoun
 * @member: whom it means
 *
 * Lets a pronoun tell the sex of somebody whose name does not.
 */
void
analyzer_ranker_note_sex (const AnalyzerRanker *self,
                          const AnalyzerPhrase *phrase,
                          guint                 member)
{
  AnalyzerMember *whom = analyzer_cast_get (self->cast, member);
  double femininity = analyzer_question_get_femininity (self, phrase);

  if (fabs (whom->femininity) < UNSURE && whom->type != ANALYZER_NAME_ORGANIZATION)
    whom->femininity = femininity * PRONOUN_TELLS;
}

/**
 * analyzer_ranker_note_place:
 * @member: somebody
 * @token: the number of a token
 *
 * Notes that @token means @member.
 */
void
analyzer_ranker_note_place (AnalyzerRanker *self,
                            guint           member,
                            guint           token)
{
  AnalyzerTrace *trace;

  if (member >= self->traces->len)
    g_array_set_size (self->traces, MAX (member + 1, self->cast->members->len));
  trace = &g_array_index (self->traces, AnalyzerTrace, member);
  if (trace->seen && trace->token > token)
    return;
  trace->seen = TRUE;
  trace->token = token;
}

/**
 * analyzer_ranker_note_turn:
 * @member: who speaks a quote
 * @token: where it says so
 *
 * Notes who spoke last. Quotes are told in text order.
 */
void
analyzer_ranker_note_turn (AnalyzerRanker *self,
                           guint           member,
                           guint           token)
{
  AnalyzerTurn turn = { member, token };

  g_array_append_val (self->turns, turn);
  analyzer_ranker_note_place (self, member, token);
}
