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

#include "discourse/speaker-ranker.h"

#include <math.h>
#include <string.h>

#include "discourse/quotation.h"
#include "discourse/speaker-words.h"
#include "language/features.h"

/* How far back is looked. */
#define MENTIONS_BACK   60
#define CANDIDATES_MAX  12
#define DESCRIBED_BACK  40
#define DESCRIBED_MAX   3
#define NEAR_SENTENCES  3
#define FAR_SENTENCES   30
#define SENTENCES_BACK  12
#define TURNS_BACK      6
#define TURNS_LISTED    3
#define PROTAGONISTS    2
/* A name that speaks so surely for the other sex does not suit. */
#define UNSUITABLE      1.0
/* How surely a pronoun tells the sex. */
#define PRONOUN_TELLS   1.5

/* What stands in the article and may be meant though it has no name. */
typedef struct
{
  AnalyzerPhrase phrase;
  guint          member;
} Described;

typedef struct
{
  guint member;
  guint token;
} Turn;

/* Where a member has last been seen on the way through the article. */
typedef struct
{
  guint token;          /* of the last pronoun or description resolved to it */
  gboolean seen;
} Trace;

struct _AnalyzerRanker
{
  AnalyzerCast               *cast;
  const AnalyzerSpeakerModel *model;
  guint8           *quoted;             /* of each token: in quotation marks */
  GArray           *described;          /* of Described, in text order */
  GHashTable       *owned;              /* owner and lemma -> the number of a Described, from 1 */
  GArray           *turns;              /* of Turn */
  GArray           *traces;             /* of Trace, a member each */
  guint             protagonists[PROTAGONISTS];
  guint             n_protagonists;
  guint             most;
};

/* The classes of phrases have weights of their own. */
typedef enum
{
  CLASS_PERSON = 1,     /* he, she */
  CLASS_THEY,
  CLASS_IT,
  CLASS_RELATIVE,
  CLASS_ONE,            /* the official */
  CLASS_SEVERAL,        /* the officials */
  CLASS_BODY,           /* the company */
  CLASS_DOCUMENT,       /* the report */
  CLASS_NAME,           /* a name that several bear */
} PhraseClass;

enum
{
  FEATURE_SENTENCES = 10,
  FEATURE_PARAGRAPHS,
  FEATURE_RANK,
  FEATURE_TURN,
  FEATURE_TURN_PLACE,
  FEATURE_GENDER,
  FEATURE_KIND,
  FEATURE_PLACE,
  FEATURE_COUNT,
  FEATURE_HEAD,
  FEATURE_WORDS,
  FEATURE_SELF,
  FEATURE_SELF_WORD,
  FEATURE_BETWEEN,
  FEATURE_FULL,
  FEATURE_OWN,
  FEATURE_OWNER,
  FEATURE_ONLY,
  FEATURE_RANK_PLACE,
  FEATURE_AGAIN,
  FEATURE_PRONOUN,
  FEATURE_CAST,
};

static const AnalyzerToken *
get_token (const AnalyzerRanker *self,
           guint                 token)
{
  return &self->cast->prose->tokens[token];
}

static const char *
get_word (const AnalyzerRanker *self,
          guint                 token)
{
  return analyzer_prose_get_word (self->cast->prose, token);
}

static void
mark_quoted (AnalyzerRanker *self)
{
  const AnalyzerProse *prose = self->cast->prose;
  g_autoptr(GArray) quotations = analyzer_find_quotations (prose->text, prose->length);
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
  const AnalyzerPhrase *phrase = &g_array_index (self->described, Described, number).phrase;
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

static void
list_described (AnalyzerRanker *self)
{
  const AnalyzerProse *prose = self->cast->prose;

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      const AnalyzerToken *token = &prose->tokens[i];
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i);
      Described described = { .member = ANALYZER_NO_MEMBER };
      guint words;

      if (mention != NULL || self->quoted[i] || !ends_noun_phrase (self, i))
        continue;
      words = analyzer_speaker_words_get (get_word (self, i)) |
              analyzer_speaker_words_get (analyzer_prose_get_lemma (prose, i));
      if (!(words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_BODY | ANALYZER_WORD_GROUP | ANALYZER_WORD_DOCUMENT)) &&
          token->name != ANALYZER_NAME_MISC)
        continue;
      if (!analyzer_read_phrase (self->cast, analyzer_find_phrase_first (self->cast, i), i + 1, &described.phrase) ||
          described.phrase.form != ANALYZER_PHRASE_DESCRIPTION)
        continue;
      described.member = find_apposed (self, &described.phrase);
      g_array_append_val (self->described, described);
      note_owned (self, self->described->len - 1);
    }
}

/**
 * analyzer_ranker_new:
 * @cast: the people of the article with their roles
 * @model: the trained weights
 *
 * Returns: (transfer full): a ranker that goes through the article once
 */
AnalyzerRanker *
analyzer_ranker_new (AnalyzerCast               *cast,
                     const AnalyzerSpeakerModel *model)
{
  AnalyzerRanker *self = g_new0 (AnalyzerRanker, 1);
  guint second = 0;

  self->cast = cast;
  self->model = model;
  self->quoted = g_new0 (guint8, cast->prose->n_tokens + 1);
  self->described = g_array_new (FALSE, FALSE, sizeof (Described));
  self->owned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  self->traces = g_array_new (FALSE, TRUE, sizeof (Trace));
  mark_quoted (self);
  list_described (self);

  for (guint i = 0; i < cast->members->len; i++)
    {
      const AnalyzerMember *member = analyzer_cast_get (cast, i);

      if (member->type != ANALYZER_NAME_PERSON)
        continue;
      if (member->mentions->len > self->most)
        {
          if (self->n_protagonists > 0)
            {
              self->protagonists[1] = self->protagonists[0];
              second = self->most;
              self->n_protagonists = 2;
            }
          else
            self->n_protagonists = 1;
          self->protagonists[0] = i;
          self->most = member->mentions->len;
        }
      else if (member->mentions->len > second)
        {
          self->protagonists[1] = i;
          self->n_protagonists = 2;
          second = member->mentions->len;
        }
    }

  return self;
}

void
analyzer_ranker_free (AnalyzerRanker *self)
{
  g_free (self->quoted);
  g_array_unref (self->described);
  g_hash_table_unref (self->owned);
  g_array_unref (self->turns);
  g_array_unref (self->traces);
  g_free (self);
}

static PhraseClass
get_class (const AnalyzerRanker *self,
           const AnalyzerPhrase   *phrase)
{
  const char *word = get_word (self, phrase->first);

  if (phrase->form == ANALYZER_PHRASE_NAME)
    return CLASS_NAME;
  if (phrase->form == ANALYZER_PHRASE_PRONOUN)
    {
      if (g_str_has_prefix (word, "it"))
        return CLASS_IT;
      if (word[0] == 't' && strcmp (word, "that") != 0)
        return CLASS_THEY;
      if (word[0] == 'w' || g_str_equal (word, "that"))
        return CLASS_RELATIVE;
      return CLASS_PERSON;
    }

  switch (phrase->kind)
    {
    case ANALYZER_SPEAKER_GROUP:
      return CLASS_SEVERAL;
    case ANALYZER_SPEAKER_PERSON:
    case ANALYZER_SPEAKER_ANONYMOUS:
      return CLASS_ONE;
    case ANALYZER_SPEAKER_ORGANIZATION:
    default:
      return (phrase->words & ANALYZER_WORD_DOCUMENT) && !(phrase->words & ANALYZER_WORD_BODY) ? CLASS_DOCUMENT : CLASS_BODY;
    }
}

static double
get_femininity (const AnalyzerRanker *self,
                const AnalyzerPhrase   *phrase)
{
  const char *word = get_word (self, phrase->first);
  guint words;

  if (phrase->form == ANALYZER_PHRASE_PRONOUN)
    return g_str_has_prefix (word, "he") && !g_str_has_prefix (word, "her") ? -1
           : g_str_has_prefix (word, "hi") ? -1
           : g_str_has_prefix (word, "she") || g_str_has_prefix (word, "her") ? 1 : 0;

  if (phrase->form == ANALYZER_PHRASE_NAME)
    return analyzer_cast_get_title_femininity (self->cast, analyzer_cast_get_mention (self->cast, phrase->head));

  words = phrase->words & (ANALYZER_WORD_FEMALE | ANALYZER_WORD_MALE);

  return words == ANALYZER_WORD_FEMALE ? 1 : words == ANALYZER_WORD_MALE ? -1 : 0;
}

/* Features */

static guint
bucket (guint n)
{
  return n <= 3 ? n : n <= 5 ? 4 : n <= 9 ? 5 : 6;
}

static void
add_feature (AnalyzerBearer *candidate,
             PhraseClass     class,
             guint           feature,
             guint           value)
{
  if (candidate->n_features + 2 > ANALYZER_BEARER_FEATURES_MAX)
    return;
  candidate->features[candidate->n_features++] = analyzer_feature_pair (feature, value, 0);
  candidate->features[candidate->n_features++] = analyzer_feature_pair (feature, value, class);
}

/* The number of the last mention of the article that begins before @token. */
static guint
find_mention_before (const AnalyzerRanker *self,
                     guint                   token)
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

      if (g_array_index (self->described, Described, middle).phrase.head < token)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Of a member's mentions, how many begin before @token. */
static guint
count_mentions_before (const AnalyzerRanker *self,
                       const AnalyzerMember   *member,
                       guint                   token)
{
  guint low = 0, high = member->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint n = g_array_index (member->mentions, guint, middle);

      if (g_array_index (self->cast->mentions, AnalyzerMention, n).first < token)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Where in its sentence somebody stands: what writers go on speaking of stands
 * first, as a subject, outside quotation marks. */
static guint
get_place (const AnalyzerRanker *self,
           guint                   first,
           guint                   end,
           guint                   anaphor)
{
  const AnalyzerProse *prose = self->cast->prose;
  const AnalyzerToken *token = &prose->tokens[end - 1];
  const AnalyzerSentence *sentence = &prose->sentences[token->sentence];
  guint next = end;
  gboolean verb, after;
  guint place = 0;

  if (self->quoted[first])
    return 1;
  if (next < prose->n_tokens && prose->tokens[next].tag == ANALYZER_TAG_POS)
    return 2;
  while (next < prose->n_tokens && prose->tokens[next].sentence == token->sentence && prose->tokens[next].tag == ANALYZER_TAG_RB)
    next++;
  verb = next < prose->n_tokens && prose->tokens[next].sentence == token->sentence &&
         (prose->tokens[next].tag == ANALYZER_TAG_VBD || prose->tokens[next].tag == ANALYZER_TAG_VBZ ||
          prose->tokens[next].tag == ANALYZER_TAG_VBP || prose->tokens[next].tag == ANALYZER_TAG_MD);
  after = first > sentence->first_token && (prose->tokens[first - 1].tag == ANALYZER_TAG_IN ||
                                            prose->tokens[first - 1].tag == ANALYZER_TAG_TO);
  if (token->relation == ANALYZER_RELATION_NSUBJ || token->relation == ANALYZER_RELATION_NSUBJ_PASS || verb)
    place = 3;
  else if (after)
    place = 4;
  else if (first > sentence->first_token && analyzer_tag_is_verb (prose->tokens[first - 1].tag))
    place = 5;
  else
    place = 6;
  if (first <= sentence->first_token + 3)
    place += 8;
  if (token->sentence == get_token (self, anaphor)->sentence)
    place += 16;

  return place;
}

static gboolean
describes (const AnalyzerMember *member,
           guint                 lemma)
{
  for (guint i = 0; i < member->nouns->len; i++)
    if (g_array_index (member->nouns, guint, i) == lemma)
      return TRUE;

  return FALSE;
}

static guint
get_turn_rank (const AnalyzerRanker *self,
               guint                   member)
{
  guint rank = 0;

  for (guint i = self->turns->len; i > 0 && rank < TURNS_BACK; i--, rank++)
    if (g_array_index (self->turns, Turn, i - 1).member == member)
      return rank;

  return TURNS_BACK;
}

static const Trace *
get_trace (const AnalyzerRanker *self,
           guint                   member)
{
  return member < self->traces->len ? &g_array_index (self->traces, Trace, member) : NULL;
}

typedef struct
{
  const AnalyzerQuote  *quote;
  const AnalyzerPhrase *phrase;
  PhraseClass           class;
  double                femininity;
  guint                 anaphor;
  guint                 owner;          /* member */
  guint                 content_start;
} Question;

static void
add_words_features (const AnalyzerRanker *self,
                    const Question         *question,
                    AnalyzerBearer       *candidate,
                    const AnalyzerMember   *member)
{
  static const guint shared[] = {
    ANALYZER_WORD_CANDIDATE, ANALYZER_WORD_OFFICIAL, ANALYZER_WORD_SCHOLAR, ANALYZER_WORD_PRESS, ANALYZER_WORD_BODY,
    ANALYZER_WORD_KIN,
  };
  const AnalyzerPhrase *phrase = question->phrase;
  gboolean known;

  if (phrase->form != ANALYZER_PHRASE_DESCRIPTION)
    return;

  known = describes (member, get_token (self, phrase->head)->lemma);
  add_feature (candidate, question->class, FEATURE_HEAD, known + 2 * (member->nouns->len > 0));
  if (known)
    {
      guint other = 0;

      for (guint i = phrase->first; i < phrase->head; i++)
        other += analyzer_tag_is_noun (get_token (self, i)->tag) && describes (member, get_token (self, i)->lemma);
      add_feature (candidate, question->class, FEATURE_HEAD, 8 + MIN (other, 2));
    }
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (phrase->words & shared[i])
      add_feature (candidate, question->class, FEATURE_WORDS,
                   i * 4 + ((member->words & shared[i]) != 0) + 2 * (member->words != 0));
}

static guint
get_nature (guint words)
{
  return ((words & ANALYZER_WORD_PERSON) != 0) + 2 * ((words & ANALYZER_WORD_GROUP) != 0) +
         4 * ((words & (ANALYZER_WORD_DOCUMENT | ANALYZER_WORD_UTTERANCE)) != 0) + 8 * ((words & ANALYZER_WORD_BODY) != 0);
}

static void
describe_candidate (const AnalyzerRanker *self,
                    const Question         *question,
                    AnalyzerBearer       *candidate,
                    guint                   rank)
{
  const AnalyzerProse *prose = self->cast->prose;
  const AnalyzerMember *member = analyzer_cast_get (self->cast, candidate->member);
  const Trace *trace = get_trace (self, candidate->member);
  guint anaphor = question->anaphor, class = question->class;
  guint sentence = get_token (self, anaphor)->sentence;
  guint n = count_mentions_before (self, member, anaphor);
  guint turn = get_turn_rank (self, candidate->member);
  guint place = 0, at, agreement, distance;
  gboolean pronoun = FALSE;
  double femininity = member->femininity;

  if (n > 0)
    {
      const AnalyzerMention *mention =
        &g_array_index (self->cast->mentions, AnalyzerMention, g_array_index (member->mentions, guint, n - 1));

      at = mention->end - 1;
      place = get_place (self, mention->first, mention->end, anaphor);
      add_feature (candidate, class, FEATURE_FULL, mention->end - mention->first > 1);
      if (n == 1)
        add_feature (candidate, class, FEATURE_AGAIN, 1);
    }
  else
    at = anaphor;
  if (trace != NULL && trace->seen && (n == 0 || trace->token > at))
    {
      at = trace->token;
      pronoun = TRUE;
      place = get_place (self, at, at + 1, anaphor);
    }

  distance = sentence >= get_token (self, at)->sentence ? sentence - get_token (self, at)->sentence : 0;
  if (at == anaphor)
    distance = 50;
  add_feature (candidate, class, FEATURE_SENTENCES, bucket (distance));
  add_feature (candidate, class, FEATURE_PARAGRAPHS,
               bucket (prose->sentences[sentence].paragraph - prose->sentences[get_token (self, at)->sentence].paragraph));
  add_feature (candidate, class, FEATURE_RANK, MIN (rank, 5));
  add_feature (candidate, class, FEATURE_PLACE, place);
  add_feature (candidate, class, FEATURE_RANK_PLACE, MIN (rank, 3) * 64 + place);
  add_feature (candidate, class, FEATURE_PRONOUN, pronoun);

  add_feature (candidate, class, FEATURE_TURN, turn);
  if (self->turns->len > 0 && turn <= 1)
    {
      const Turn *last = &g_array_index (self->turns, Turn, self->turns->len - 1 - turn);
      guint paragraphs = prose->sentences[sentence].paragraph -
                         prose->sentences[get_token (self, MIN (last->token, anaphor))->sentence].paragraph;
      guint sentences = sentence - get_token (self, MIN (last->token, anaphor))->sentence;

      add_feature (candidate, class, FEATURE_TURN_PLACE,
                   turn * 64 + MIN (paragraphs, 3) * 16 + bucket (sentences));
    }

  agreement = question->femininity == 0 ? 0 : fabs (femininity) < 0.5 ? 1
              : femininity * question->femininity > 0 ? (fabs (femininity) > 3 ? 2 : 3)
              : fabs (femininity) > 3 ? 4 : 5;
  add_feature (candidate, class, FEATURE_GENDER, agreement);
  add_feature (candidate, class, FEATURE_KIND, member->type * 8 + member->kind * 2 + member->plural);

  if (member->type == ANALYZER_NAME_NONE)
    add_feature (candidate, class, FEATURE_KIND, 512 + get_nature (member->words));
  add_feature (candidate, class, FEATURE_COUNT, bucket (n));
  if (self->n_protagonists > 0 && candidate->member == self->protagonists[0])
    add_feature (candidate, class, FEATURE_COUNT, 16 + (self->most > 4));
  else if (self->n_protagonists > 1 && candidate->member == self->protagonists[1])
    add_feature (candidate, class, FEATURE_COUNT, 18);

  /* 'Smith is …, he said': whoever is spoken of is not speaking. */
  if (question->quote != NULL && n > 0 && at < anaphor && get_token (self, at)->start >= question->content_start &&
      analyzer_spans_contain (question->quote->content, get_token (self, at)->start))
    add_feature (candidate, class, FEATURE_OWN, 1);
  if (question->owner != ANALYZER_NO_MEMBER)
    add_feature (candidate, class, FEATURE_OWNER, question->owner == candidate->member);

  if (question->phrase->form == ANALYZER_PHRASE_NAME)
    {
      const char *word = get_word (self, question->phrase->head);

      add_feature (candidate, class, FEATURE_CAST,
                   (question->phrase->member == candidate->member) + 2 * g_str_has_suffix (member->key, word));
    }

  add_words_features (self, question, candidate, member);
}

static void
describe_newcomer (const AnalyzerRanker *self,
                   const Question         *question,
                   AnalyzerBearer       *candidate)
{
  const AnalyzerPhrase *phrase = question->phrase;
  guint class = question->class;

  if (candidate->described == G_MAXUINT)
    {
      static const guint flags[] = {
        ANALYZER_WORD_CANDIDATE, ANALYZER_WORD_OFFICIAL, ANALYZER_WORD_SCHOLAR, ANALYZER_WORD_PRESS, ANALYZER_WORD_BODY,
        ANALYZER_WORD_KIN, ANALYZER_WORD_DOCUMENT, ANALYZER_WORD_UTTERANCE, ANALYZER_WORD_GROUP, ANALYZER_WORD_QUANTITY,
      };
      guint words = MIN (phrase->head - phrase->first, 3);

      add_feature (candidate, class, FEATURE_SELF, 1);
      add_feature (candidate, class, FEATURE_SELF, 2 + words);
      add_feature (candidate, class, FEATURE_SELF, 8 + (phrase->end > phrase->head + 1) + 2 * (phrase->owner != ANALYZER_NO_TOKEN));
      for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
        if (phrase->words & flags[i])
          add_feature (candidate, class, FEATURE_SELF_WORD, i);
      return;
    }
  else
    {
      const Described *described = &g_array_index (self->described, Described, candidate->described);
      guint sentences = get_token (self, question->anaphor)->sentence - get_token (self, described->phrase.head)->sentence;

      add_feature (candidate, class, FEATURE_SELF, 16 + bucket (sentences));
      add_feature (candidate, class, FEATURE_SELF, 32 + described->phrase.definite);
      add_feature (candidate, class, FEATURE_RANK_PLACE, 1024 + get_place (self, described->phrase.first, described->phrase.head + 1,
                                                                            question->anaphor));
      add_feature (candidate, class, FEATURE_KIND, 512 + get_nature (described->phrase.words));
      add_feature (candidate, class, FEATURE_KIND, 256 + described->phrase.kind * 2 + described->phrase.plural);
      if (phrase->form == ANALYZER_PHRASE_DESCRIPTION)
        add_feature (candidate, class, FEATURE_HEAD,
                     64 + (get_token (self, described->phrase.head)->lemma == get_token (self, phrase->head)->lemma));
    }
}

/* Candidates */

/* Whether kind and number allow a member at all. */
static gboolean
may_mean (const Question       *question,
          const AnalyzerMember *member)
{
  switch (question->class)
    {
    case CLASS_PERSON:
      return member->kind == ANALYZER_SPEAKER_PERSON || member->kind == ANALYZER_SPEAKER_ANONYMOUS;
    case CLASS_ONE:
      return member->kind == ANALYZER_SPEAKER_PERSON || member->kind == ANALYZER_SPEAKER_ANONYMOUS;
    case CLASS_IT:
    case CLASS_BODY:
    case CLASS_DOCUMENT:
      return member->kind == ANALYZER_SPEAKER_ORGANIZATION || member->kind == ANALYZER_SPEAKER_GROUP;
    case CLASS_SEVERAL:
      return member->kind == ANALYZER_SPEAKER_GROUP;
    case CLASS_THEY:
    case CLASS_RELATIVE:
    case CLASS_NAME:
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
               const Question         *question,
               GArray                 *candidates,
               guint                   member)
{
  AnalyzerBearer candidate = { .member = member, .described = G_MAXUINT };

  if (member == ANALYZER_NO_MEMBER || candidates->len >= CANDIDATES_MAX || is_listed (candidates, member) ||
      !may_mean (question, analyzer_cast_get (self->cast, member)))
    return;
  describe_candidate (self, question, &candidate, candidates->len);
  g_array_append_val (candidates, candidate);
}

static void
list_members (const AnalyzerRanker *self,
              const Question         *question,
              GArray                 *candidates)
{
  const AnalyzerProse *prose = self->cast->prose;
  guint anaphor = question->anaphor, sentence = get_token (self, anaphor)->sentence;
  guint n = find_mention_before (self, question->phrase->first), turn = self->turns->len, turns = 0;

  /* Names and the places of former speakers, the nearest first. */
  for (guint back = 0; back < MENTIONS_BACK && n > 0; back++)
    {
      const AnalyzerMention *mention = &g_array_index (self->cast->mentions, AnalyzerMention, n - 1);

      if (sentence - prose->tokens[mention->first].sentence > SENTENCES_BACK && candidates->len >= 2)
        break;
      while (turn > 0 && turns < TURNS_LISTED && g_array_index (self->turns, Turn, turn - 1).token > mention->first)
        {
          if (g_array_index (self->turns, Turn, turn - 1).token < anaphor)
            add_candidate (self, question, candidates, g_array_index (self->turns, Turn, turn - 1).member);
          turn--;
          turns++;
        }
      add_candidate (self, question, candidates, mention->member);
      n--;
    }
  while (turn > 0 && turns < TURNS_LISTED)
    {
      add_candidate (self, question, candidates, g_array_index (self->turns, Turn, turn - 1).member);
      turn--;
      turns++;
    }

  if (question->class == CLASS_PERSON || question->class == CLASS_ONE)
    for (guint i = 0; i < self->n_protagonists; i++)
      add_candidate (self, question, candidates, self->protagonists[i]);

  /* A name that only follows, in the same sentence or the next. */
  for (n = find_mention_before (self, question->phrase->end); n < self->cast->mentions->len; n++)
    {
      const AnalyzerMention *mention = &g_array_index (self->cast->mentions, AnalyzerMention, n);

      if (prose->tokens[mention->first].sentence > sentence + 1 || candidates->len >= 3)
        break;
      add_candidate (self, question, candidates, mention->member);
    }
}

static gboolean
may_describe (const Question       *question,
              const AnalyzerPhrase *described)
{
  switch (question->class)
    {
    case CLASS_PERSON:
      return described->kind == ANALYZER_SPEAKER_ANONYMOUS && !described->definite;
    case CLASS_THEY:
    case CLASS_RELATIVE:
      return described->kind == ANALYZER_SPEAKER_GROUP &&
             ((described->words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_GROUP | ANALYZER_WORD_BODY)) ||
              !(described->words & (ANALYZER_WORD_DOCUMENT | ANALYZER_WORD_UTTERANCE)));
    case CLASS_IT:
      return described->kind == ANALYZER_SPEAKER_ORGANIZATION;
    case CLASS_ONE:
    case CLASS_SEVERAL:
    case CLASS_BODY:
    case CLASS_DOCUMENT:
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
                           const Question         *question,
                           GArray                 *candidates)
{
  gboolean phrase_is_description = question->phrase->form == ANALYZER_PHRASE_DESCRIPTION;
  guint n = find_described_before (self, question->phrase->first), found = 0;
  guint sentence = get_token (self, question->anaphor)->sentence;

  for (guint back = 0; back < DESCRIBED_BACK && n > 0 && found < DESCRIBED_MAX; back++, n--)
    {
      const Described *described = &g_array_index (self->described, Described, n - 1);
      AnalyzerBearer candidate = { .member = ANALYZER_NO_MEMBER, .described = n - 1 };
      const AnalyzerPhrase *phrase = &described->phrase;

      if (sentence - get_token (self, phrase->head)->sentence > (phrase_is_description ? FAR_SENTENCES : NEAR_SENTENCES))
        break;
      if (phrase_is_description ? !may_repeat (self, question->phrase, phrase) : !may_describe (question, phrase))
        continue;
      found++;
      if (described->member != ANALYZER_NO_MEMBER)
        {
          add_candidate (self, question, candidates, described->member);
          continue;
        }
      candidate.first = phrase->first;
      candidate.end = phrase->end;
      describe_newcomer (self, question, &candidate);
      g_array_append_val (candidates, candidate);
    }
}

/* Of those whom sex and kind allow, which is the nearest, and whether it is the
 * only one. */
static void
compare_suitable (const AnalyzerRanker *self,
                  const Question       *question,
                  GArray               *candidates)
{
  guint n = 0, rank = 0;

  if (question->class != CLASS_PERSON && question->class != CLASS_ONE)
    return;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < candidates->len; i++)
      {
        AnalyzerBearer *candidate = &g_array_index (candidates, AnalyzerBearer, i);
        double femininity = 0;

        if (candidate->member != ANALYZER_NO_MEMBER)
          femininity = analyzer_cast_get (self->cast, candidate->member)->femininity;
        if (femininity * question->femininity < -UNSUITABLE)
          continue;
        if (pass == 0)
          n++;
        else
          {
            add_feature (candidate, question->class, FEATURE_ONLY, MIN (rank, 4) * 8 + MIN (n, 4));
            add_feature (candidate, question->class, FEATURE_ONLY, 64 + MIN (rank, 4));
            rank++;
          }
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
  Question question = { quote, phrase, get_class (self, phrase), get_femininity (self, phrase), phrase->head,
                        ANALYZER_NO_MEMBER, 0 };

  if (phrase->owner != ANALYZER_NO_TOKEN)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, phrase->owner);

      if (mention != NULL)
        question.owner = mention->member;
    }
  if (quote != NULL && quote->content->len > 0)
    question.content_start = g_array_index (quote->content, AnalyzerSpan, 0).start;

  if (phrase->form == ANALYZER_PHRASE_NAME)
    {
      const GArray *bearers = analyzer_cast_get_bearers (self->cast, analyzer_cast_get_mention (self->cast, phrase->head));

      add_candidate (self, &question, candidates, phrase->member);
      for (guint i = 0; bearers != NULL && i < bearers->len; i++)
        add_candidate (self, &question, candidates, g_array_index (bearers, guint, i));
    }
  else
    {
      list_members (self, &question, candidates);
      list_described_candidates (self, &question, candidates);
    }
  if (phrase->form == ANALYZER_PHRASE_DESCRIPTION)
    {
      AnalyzerBearer candidate = { .member = ANALYZER_NO_MEMBER, .described = G_MAXUINT };

      candidate.first = phrase->first;
      candidate.end = phrase->end;
      describe_newcomer (self, &question, &candidate);
      g_array_append_val (candidates, candidate);
    }
  compare_suitable (self, &question, candidates);
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

  return &g_array_index (self->described, Described, bearer->described).phrase;
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

  return n > 0 ? &g_array_index (self->described, Described, n - 1).phrase : NULL;
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

  if (n < self->described->len && g_array_index (self->described, Described, n).phrase.head == head)
    g_array_index (self->described, Described, n).member = member;
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
  double femininity = get_femininity (self, phrase);

  if (fabs (whom->femininity) < UNSUITABLE && whom->type != ANALYZER_NAME_ORGANIZATION)
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
  Trace *trace;

  if (member >= self->traces->len)
    g_array_set_size (self->traces, MAX (member + 1, self->cast->members->len));
  trace = &g_array_index (self->traces, Trace, member);
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
  Turn turn = { member, token };

  g_array_append_val (self->turns, turn);
  analyzer_ranker_note_place (self, member, token);
}
