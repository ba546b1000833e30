/* speaker-traits.c: what speaks for and against a candidate.
 *
 * How far back somebody was mentioned, in what place of the sentence, whether
 * sex, number and kind agree, whether the article has described somebody with
 * that noun or one like it, who has just spoken, whom the quote itself tells
 * of. The words of these traits are hashed; their weights are learned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-ranker-private.h"

#include <math.h>
#include <string.h>

#include "discourse/speaker-words.h"
#include "language/features.h"

#define TURNS_BACK 6
/* A name that speaks so surely for the other sex does not suit. */
#define UNSUITABLE 1.0
/* and one that speaks so surely for the same one does. */
#define SUITABLE   0.7
/* How surely a pronoun behind a name tells the sex of its bearer. */
#define FOLLOWING_TELLS 0.1
/* Headlines and first paragraphs tell of somebody before the name comes. */
#define LEAD_PARAGRAPHS 2
/* How many mentions back subjects are looked for. */
#define SUBJECTS_BACK 24
/* What get_place() says of the place in the clause. */
#define PLACE_ROLE    7
#define PLACE_SUBJECT 3

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
  FEATURE_FULL,
  FEATURE_OWN,
  FEATURE_OWNER,
  FEATURE_ONLY,
  FEATURE_RANK_PLACE,
  FEATURE_AGAIN,
  FEATURE_PRONOUN,
  FEATURE_CAST,
  FEATURE_LIKENESS,
  FEATURE_SHARED,
  FEATURE_AHEAD,
  FEATURE_TOLD,
  FEATURE_PARAGRAPH,
  FEATURE_CUE,
  FEATURE_ORDER,
  FEATURE_NEAR_PLACE,
  FEATURE_CLASS,
  FEATURE_DETERMINER,
  FEATURE_SUBJECT,
  FEATURE_QUOTED,
  FEATURE_CHAIN,
  FEATURE_START,
  FEATURE_SUITED,
  FEATURE_VOICE,
  FEATURE_NOUN,
  FEATURE_NAME_NOUN,
  FEATURE_CUE_KIND,
  FEATURE_SEVERAL,
};

/* How a description begins. */
enum
{
  BEGINS_BARE,
  BEGINS_ANEW,         /* a, another */
  BEGINS_KNOWN,        /* the */
  BEGINS_POINTING,     /* this, those */
  BEGINS_OWNED,        /* his */
  BEGINS_NAMED_OWNED,  /* Hale's */
};

static AnalyzerAsked
get_asked (const AnalyzerRanker *self,
           const AnalyzerPhrase *phrase)
{
  const char *word = get_word (self, phrase->first);

  if (phrase->form == ANALYZER_PHRASE_NAME)
    return ANALYZER_ASKED_NAME;
  if (phrase->form == ANALYZER_PHRASE_PRONOUN)
    {
      if (g_str_has_prefix (word, "it"))
        return ANALYZER_ASKED_IT;
      if (word[0] == 't' && strcmp (word, "that") != 0)
        return ANALYZER_ASKED_THEY;
      if (word[0] == 'w' || g_str_equal (word, "that"))
        return ANALYZER_ASKED_RELATIVE;
      return ANALYZER_ASKED_PERSON;
    }

  switch (phrase->kind)
    {
    case ANALYZER_SPEAKER_GROUP:
      return ANALYZER_ASKED_SEVERAL;
    case ANALYZER_SPEAKER_PERSON:
    case ANALYZER_SPEAKER_ANONYMOUS:
      return phrase->definite ? ANALYZER_ASKED_ONE : ANALYZER_ASKED_NEW_ONE;
    case ANALYZER_SPEAKER_ORGANIZATION:
    default:
      if ((phrase->words & ANALYZER_WORD_DOCUMENT) && !(phrase->words & ANALYZER_WORD_BODY))
        return phrase->definite ? ANALYZER_ASKED_DOCUMENT : ANALYZER_ASKED_NEW_DOCUMENT;
      return phrase->definite ? ANALYZER_ASKED_BODY : ANALYZER_ASKED_NEW_BODY;
    }
}

/* What a mention tells of the sex of whom it means: above 0 for a woman, below
 * for a man. */
double
analyzer_question_get_femininity (const AnalyzerRanker *self,
                                  const AnalyzerPhrase *phrase)
{
  const char *word = get_word (self, phrase->first);
  guint words;

  if (phrase->form == ANALYZER_PHRASE_PRONOUN)
    return g_str_has_prefix (word, "he") && !g_str_has_prefix (word, "her") ? -1
           : g_str_has_prefix (word, "hi") ? -1
           : g_str_has_prefix (word, "she") || g_str_has_prefix (word, "her") ? 1 : 0;

  if (phrase->form == ANALYZER_PHRASE_NAME)
    {
      const AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, phrase->head);
      double femininity = analyzer_cast_get_title_femininity (self->cast, mention);

      return femininity != 0 ? femininity : FOLLOWING_TELLS * analyzer_cast_get_pronoun_femininity (self->cast, mention);
    }

  words = phrase->words & (ANALYZER_WORD_FEMALE | ANALYZER_WORD_MALE);

  return words == ANALYZER_WORD_FEMALE ? 1 : words == ANALYZER_WORD_MALE ? -1 : 0;
}

/* Features */

static guint
bucket (guint n)
{
  return n <= 3 ? n : n <= 5 ? 4 : n <= 9 ? 5 : 6;
}

/* Few names are borne by several people: what is learned from them are the
 * plainest traits only. */
static gboolean
tells_of_name (guint feature)
{
  return feature == FEATURE_SENTENCES || feature == FEATURE_TURN || feature == FEATURE_GENDER || feature == FEATURE_COUNT ||
         feature == FEATURE_CAST || feature == FEATURE_RANK || feature == FEATURE_TOLD;
}

static void
add_feature (AnalyzerBearer *candidate,
             AnalyzerAsked   class,
             guint           feature,
             guint           value)
{
  if (candidate->n_features + 2 > ANALYZER_BEARER_FEATURES_MAX || (class == ANALYZER_ASKED_NAME && !tells_of_name (feature)))
    return;
  candidate->features[candidate->n_features++] = analyzer_feature_pair (feature, value, 0);
  candidate->features[candidate->n_features++] = analyzer_feature_pair (feature, value, class);
}

/* What two traits tell together. */
static void
add_pair (AnalyzerBearer *candidate,
          guint           feature,
          guint           first,
          guint           second)
{
  if (candidate->n_features < ANALYZER_BEARER_FEATURES_MAX)
    candidate->features[candidate->n_features++] = analyzer_feature_pair (feature, first, second);
}

/* Of a member's mentions, how many begin before @token. */
static guint
count_mentions_before (const AnalyzerRanker *self,
                       const AnalyzerMember *member,
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
           guint32               noun)
{
  for (guint i = 0; i < member->nouns->len; i++)
    if (g_array_index (member->nouns, guint32, i) == noun)
      return TRUE;

  return FALSE;
}

/* How like the noun of a description is to the words for a member, in fifths. */
static guint
get_likeness (const AnalyzerRanker *self,
              guint                 meaning,
              const AnalyzerMember *member)
{
  const AnalyzerMeanings *meanings = &self->cast->prose->meanings;
  float best = -1;

  if (meaning == 0 || member->nouns->len == 0)
    return 7;
  for (guint i = 0; i < member->nouns->len; i++)
    {
      guint other = analyzer_meanings_find (meanings, g_array_index (member->nouns, guint32, i));

      if (other != 0)
        best = MAX (best, analyzer_meanings_compare (meanings, meaning, other));
    }

  return best < 0 ? 6 : MIN ((guint) (best * 5 + 0.5f), 5);
}

static guint
get_turn_rank (const AnalyzerRanker *self,
               guint                   member)
{
  guint rank = 0;

  for (guint i = self->turns->len; i > 0 && rank < TURNS_BACK; i--, rank++)
    if (g_array_index (self->turns, AnalyzerTurn, i - 1).member == member)
      return rank;

  return TURNS_BACK;
}

static const AnalyzerTrace *
get_trace (const AnalyzerRanker *self,
           guint                   member)
{
  return member < self->traces->len ? &g_array_index (self->traces, AnalyzerTrace, member) : NULL;
}

static guint
get_nature (guint words)
{
  return ((words & ANALYZER_WORD_PERSON) != 0) + 2 * ((words & ANALYZER_WORD_GROUP) != 0) +
         4 * ((words & (ANALYZER_WORD_DOCUMENT | ANALYZER_WORD_UTTERANCE)) != 0) + 8 * ((words & ANALYZER_WORD_BODY) != 0);
}

/* What words go with what names: 'the newspaper' with 'Times'. */
static void
add_noun_features (const AnalyzerQuestion *self,
                   const AnalyzerRanker   *ranker,
                   AnalyzerBearer         *candidate,
                   const AnalyzerMember   *member,
                   gboolean                known)
{
  guint class = get_token (ranker, self->phrase->head)->word_class;
  guint coarse = analyzer_word_class_get_coarse (class);

  add_pair (candidate, FEATURE_NOUN, self->noun, known * 8 + member->type);
  add_pair (candidate, FEATURE_NOUN, class, 64 + known * 8 + member->type);
  if (member->type == ANALYZER_NAME_NONE)
    add_pair (candidate, FEATURE_NOUN, self->noun, 128 + get_nature (member->words));
  if (member->type != ANALYZER_NAME_NONE && member->type != ANALYZER_NAME_PERSON && member->mentions->len > 0)
    {
      const AnalyzerMention *mention =
        &g_array_index (ranker->cast->mentions, AnalyzerMention, g_array_index (member->mentions, guint, 0));
      guint last = mention->end - 1;

      add_pair (candidate, FEATURE_NAME_NOUN, self->noun, analyzer_cast_get_noun (ranker->cast, last));
      add_pair (candidate, FEATURE_NAME_NOUN, coarse, analyzer_word_class_get_coarse (get_token (ranker, last)->word_class));
      add_pair (candidate, FEATURE_NAME_NOUN, class, 1024 + analyzer_word_class_get_coarse (get_token (ranker, last)->word_class));
    }
}

static void
add_words_features (const AnalyzerQuestion *self,
                    const AnalyzerRanker   *ranker,
                    AnalyzerBearer         *candidate,
                    const AnalyzerMember   *member)
{
  static const guint shared[] = {
    ANALYZER_WORD_CANDIDATE, ANALYZER_WORD_OFFICIAL, ANALYZER_WORD_SCHOLAR, ANALYZER_WORD_PRESS, ANALYZER_WORD_BODY,
    ANALYZER_WORD_KIN,
  };
  gboolean known;
  guint other = 0, likeness;

  if (self->phrase->form != ANALYZER_PHRASE_DESCRIPTION)
    return;

  known = describes (member, self->noun);
  likeness = get_likeness (ranker, self->meaning, member);
  for (guint i = 0; i < self->n_nouns; i++)
    other += describes (member, self->nouns[i]);
  add_feature (candidate, self->asked, FEATURE_HEAD, known + 2 * (member->nouns->len > 0));
  add_feature (candidate, self->asked, FEATURE_HEAD, 16 + known * 8 + self->n_same * 2 + (member->type != ANALYZER_NAME_NONE));
  add_feature (candidate, self->asked, FEATURE_LIKENESS, known ? 8 : likeness);
  if (!known)
    add_feature (candidate, self->asked, FEATURE_LIKENESS, 16 + likeness + 8 * member->type);
  add_feature (candidate, self->asked, FEATURE_SHARED,
               known * 64 + MIN (other, 3) * 8 + MIN (self->n_nouns - other, 3));
  if (!known && likeness < 3)
    add_feature (candidate, self->asked, FEATURE_SHARED, 256 + (other > 0));
  add_feature (candidate, self->asked, FEATURE_DETERMINER,
               self->determiner * 16 + known * 8 + self->named * 4 + (other > 0) * 2 + (member->type != ANALYZER_NAME_NONE));
  add_noun_features (self, ranker, candidate, member, known);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (self->phrase->words & shared[i])
      add_feature (candidate, self->asked, FEATURE_WORDS,
                   i * 4 + ((member->words & shared[i]) != 0) + 2 * (member->words != 0));
}

/* Who is spoken of in the quote and in the paragraph. */
static void
add_surroundings (const AnalyzerQuestion *self,
                  const AnalyzerRanker   *ranker,
                  AnalyzerBearer         *candidate,
                  const AnalyzerMember   *member,
                  guint                   n,
                  guint                   turn)
{
  guint here = n - MIN (n, count_mentions_before (ranker, member, self->paragraph_first));
  gboolean told = FALSE, follows = self->content_start < get_token (ranker, self->anaphor)->start;

  for (guint i = 0; i < self->n_told; i++)
    told |= self->told[i] == candidate->member;
  add_feature (candidate, self->asked, FEATURE_TOLD, told);
  add_feature (candidate, self->asked, FEATURE_PARAGRAPH,
               MIN (here, 2) + 4 * (self->first_person == candidate->member) +
               8 * (self->first_person != ANALYZER_NO_MEMBER));
  if (self->quote == NULL)
    return;
  add_feature (candidate, self->asked, FEATURE_CUE, analyzer_feature_pair (turn, self->cue, 1));
  add_pair (candidate, FEATURE_CUE_KIND, self->cue, self->asked * 64 + member->type * 8 + member->kind * 2 + member->plural);
  add_feature (candidate, self->asked, FEATURE_ORDER, (turn * 2 + follows) * 4 + self->quote->type);
}

/* How the mention of a candidate and what is asked about stand to one another:
 * in one quotation or not, as subjects, with pronouns between them that mean
 * somebody of that sex. */
static void
add_structure (const AnalyzerQuestion *self,
               const AnalyzerRanker   *ranker,
               AnalyzerBearer         *candidate,
               guint                   at,
               guint                   place,
               guint                   distance,
               guint                   turn)
{
  const AnalyzerMember *member = analyzer_cast_get (ranker->cast, candidate->member);
  guint asked = self->asked, kind = member->type * 8 + member->kind * 2 + member->plural;
  guint subject = ANALYZER_SUBJECTS_MAX;
  gboolean quoted = ranker->quoted[self->anaphor];

  for (guint i = 0; i < self->n_subjects && subject == ANALYZER_SUBJECTS_MAX; i++)
    if (self->subjects[i] == candidate->member)
      subject = i;
  add_feature (candidate, asked, FEATURE_SUBJECT, subject * 8 + self->start);
  add_feature (candidate, asked, FEATURE_SUBJECT, 64 + (subject * 8 + MIN (turn, 3)) * 4 + MIN (distance, 3));
  add_feature (candidate, asked, FEATURE_START, self->start * 64 + place);
  add_feature (candidate, asked, FEATURE_START, 1024 + (self->start * 8 + MIN (turn, 3)) * 4 + MIN (distance, 3));
  add_feature (candidate, asked, FEATURE_QUOTED, quoted * 2 + (at < self->anaphor && ranker->quoted[at]) +
               4 * (quoted && ranker->speaker_of[self->anaphor] == candidate->member) +
               8 * (quoted && ranker->speaker_of[self->anaphor] != ANALYZER_NO_MEMBER));
  if (candidate->member < ranker->n_members)
    add_feature (candidate, asked, FEATURE_VOICE, MIN (ranker->n_sources[candidate->member], 4) +
                 8 * (ranker->n_sources[candidate->member] * 2 >= member->mentions->len));
  if (at < self->anaphor && self->femininity != 0)
    {
      const guint *n_pronouns = ranker->n_pronouns[self->femininity > 0];

      add_feature (candidate, asked, FEATURE_CHAIN,
                   MIN (n_pronouns[self->anaphor] - n_pronouns[at], 3) * 4 + MIN (distance, 3));
    }
  add_feature (candidate, asked, FEATURE_KIND, 1024 + kind * 4 + MIN (distance, 3));
  add_feature (candidate, asked, FEATURE_KIND, 2048 + kind * 8 + subject);
}

void
analyzer_question_describe_member (const AnalyzerQuestion *self,
                                   const AnalyzerRanker   *ranker,
                                   AnalyzerBearer         *candidate,
                                   guint                   rank)
{
  const AnalyzerProse *prose = ranker->cast->prose;
  const AnalyzerMember *member = analyzer_cast_get (ranker->cast, candidate->member);
  const AnalyzerTrace *trace = get_trace (ranker, candidate->member);
  guint anaphor = self->anaphor, class = self->asked;
  guint sentence = get_token (ranker, anaphor)->sentence;
  guint n = count_mentions_before (ranker, member, anaphor);
  guint turn = get_turn_rank (ranker, candidate->member);
  guint place = 0, at, agreement, distance;
  gboolean pronoun = FALSE;
  double femininity = member->femininity;

  if (n > 0)
    {
      const AnalyzerMention *mention =
        &g_array_index (ranker->cast->mentions, AnalyzerMention, g_array_index (member->mentions, guint, n - 1));

      at = mention->end - 1;
      place = get_place (ranker, mention->first, mention->end, anaphor);
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
      place = get_place (ranker, at, at + 1, anaphor);
    }

  /* Named only later: as soon as that? */
  if (at == anaphor && member->mentions->len > 0)
    {
      const AnalyzerMention *next =
        &g_array_index (ranker->cast->mentions, AnalyzerMention, g_array_index (member->mentions, guint, 0));
      guint later = get_token (ranker, next->first)->sentence;

      add_feature (candidate, class, FEATURE_AHEAD, bucket (later - MIN (sentence, later)) + 8 * self->headline);
    }
  else
    add_feature (candidate, class, FEATURE_AHEAD, 32 + self->headline);

  distance = sentence >= get_token (ranker, at)->sentence ? sentence - get_token (ranker, at)->sentence : 0;
  if (at == anaphor)
    distance = 50;
  add_feature (candidate, class, FEATURE_SENTENCES, bucket (distance));
  add_feature (candidate, class, FEATURE_PARAGRAPHS,
               bucket (prose->sentences[sentence].paragraph - prose->sentences[get_token (ranker, at)->sentence].paragraph));
  add_feature (candidate, class, FEATURE_RANK, MIN (rank, 5));
  add_feature (candidate, class, FEATURE_PLACE, place);
  add_feature (candidate, class, FEATURE_RANK_PLACE, MIN (rank, 3) * 64 + place);
  add_feature (candidate, class, FEATURE_NEAR_PLACE, MIN (distance, 3) * 64 + place);
  add_feature (candidate, class, FEATURE_PRONOUN, pronoun);
  add_structure (self, ranker, candidate, at, place, distance, turn);

  add_feature (candidate, class, FEATURE_TURN, turn);
  if (ranker->turns->len > 0 && turn <= 1)
    {
      const AnalyzerTurn *last = &g_array_index (ranker->turns, AnalyzerTurn, ranker->turns->len - 1 - turn);
      guint paragraphs = prose->sentences[sentence].paragraph -
                         prose->sentences[get_token (ranker, MIN (last->token, anaphor))->sentence].paragraph;
      guint sentences = sentence - get_token (ranker, MIN (last->token, anaphor))->sentence;

      add_feature (candidate, class, FEATURE_TURN_PLACE,
                   turn * 64 + MIN (paragraphs, 3) * 16 + bucket (sentences));
    }

  agreement = self->femininity == 0 ? 0 : fabs (femininity) < 0.5 ? 1
              : femininity * self->femininity > 0 ? (fabs (femininity) > 3 ? 2 : 3)
              : fabs (femininity) > 3 ? 4 : 5;
  add_feature (candidate, class, FEATURE_GENDER, agreement);
  add_feature (candidate, class, FEATURE_KIND, member->type * 8 + member->kind * 2 + member->plural);

  if (member->type == ANALYZER_NAME_NONE)
    add_feature (candidate, class, FEATURE_KIND, 512 + get_nature (member->words));
  add_feature (candidate, class, FEATURE_COUNT, bucket (n));
  if (ranker->n_protagonists > 0 && candidate->member == ranker->protagonists[0])
    add_feature (candidate, class, FEATURE_COUNT, 16 + (ranker->most > 4));
  else if (ranker->n_protagonists > 1 && candidate->member == ranker->protagonists[1])
    add_feature (candidate, class, FEATURE_COUNT, 18);

  /* 'Smith is …, he said': whoever is spoken of is not speaking. */
  if (self->quote != NULL && n > 0 && at < anaphor && get_token (ranker, at)->start >= self->content_start &&
      analyzer_spans_contain (self->quote->content, get_token (ranker, at)->start))
    add_feature (candidate, class, FEATURE_OWN, 1);
  if (self->owner != ANALYZER_NO_MEMBER)
    add_feature (candidate, class, FEATURE_OWNER, self->owner == candidate->member);

  if (self->phrase->form == ANALYZER_PHRASE_NAME)
    {
      const char *word = get_word (ranker, self->phrase->head);

      add_feature (candidate, class, FEATURE_CAST,
                   (self->phrase->member == candidate->member) + 2 * g_str_has_suffix (member->key, word));
    }

  if (ranker->n_bodies > 0 && candidate->member == ranker->bodies[0])
    add_feature (candidate, class, FEATURE_COUNT, 20);
  else if (ranker->n_bodies > 1 && candidate->member == ranker->bodies[1])
    add_feature (candidate, class, FEATURE_COUNT, 21);
  add_surroundings (self, ranker, candidate, member, n, turn);
  add_words_features (self, ranker, candidate, member);
}

/* Somebody not yet known: as introduced by another description or by the phrase
 * itself. */
void
analyzer_question_describe_unknown (const AnalyzerQuestion *self,
                                    const AnalyzerRanker   *ranker,
                                    AnalyzerBearer         *candidate)
{
  static const guint flags[] = {
    ANALYZER_WORD_CANDIDATE, ANALYZER_WORD_OFFICIAL, ANALYZER_WORD_SCHOLAR, ANALYZER_WORD_PRESS, ANALYZER_WORD_BODY,
    ANALYZER_WORD_KIN, ANALYZER_WORD_DOCUMENT, ANALYZER_WORD_UTTERANCE, ANALYZER_WORD_GROUP, ANALYZER_WORD_QUANTITY,
  };
  const AnalyzerPhrase *phrase = self->phrase;
  guint asked = self->asked;

  if (candidate->described == G_MAXUINT)
    {
      guint words = MIN (phrase->head - phrase->first, 3);

      add_feature (candidate, asked, FEATURE_SELF, 1);
      add_feature (candidate, asked, FEATURE_SELF, 2 + words);
      add_feature (candidate, asked, FEATURE_SELF, 8 + (phrase->end > phrase->head + 1) + 2 * (phrase->owner != ANALYZER_NO_TOKEN));
      add_feature (candidate, asked, FEATURE_AHEAD, 64 + self->headline);
      add_feature (candidate, asked, FEATURE_DETERMINER, 128 + self->determiner * 2 + self->named);
      add_feature (candidate, asked, FEATURE_HEAD, 128 + self->n_same);
      add_feature (candidate, asked, FEATURE_CLASS, get_token (ranker, phrase->head)->word_class);
      add_pair (candidate, FEATURE_NOUN, self->noun, 256 + self->determiner * 4 + self->n_same);
      add_pair (candidate, FEATURE_NOUN, self->noun, 512);
      add_pair (candidate, FEATURE_CUE_KIND, self->cue, asked * 64 + 63);
      add_feature (candidate, asked, FEATURE_CLASS,
                   2048 + analyzer_word_class_get_coarse (get_token (ranker, phrase->head)->word_class));
      for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
        if (phrase->words & flags[i])
          add_feature (candidate, asked, FEATURE_SELF_WORD, i);
    }
  else
    {
      const AnalyzerDescribed *described = &g_array_index (ranker->described, AnalyzerDescribed, candidate->described);
      guint head = described->phrase.head, sentence = get_token (ranker, self->anaphor)->sentence;
      gboolean ahead = head > self->anaphor;
      guint sentences = ahead ? get_token (ranker, head)->sentence - sentence : sentence - get_token (ranker, head)->sentence;

      add_feature (candidate, asked, FEATURE_SELF, 16 + bucket (sentences) + 64 * ahead);
      add_feature (candidate, asked, FEATURE_SELF, 32 + described->phrase.definite + 64 * ahead);
      add_feature (candidate, asked, FEATURE_SELF, 48 + described->named + 64 * ahead);
      add_feature (candidate, asked, FEATURE_RANK_PLACE, 1024 + get_place (ranker, described->phrase.first, head + 1, self->anaphor));
      add_feature (candidate, asked, FEATURE_KIND, 512 + get_nature (described->phrase.words));
      add_feature (candidate, asked, FEATURE_KIND, 256 + described->phrase.kind * 2 + described->phrase.plural);
      if (asked == ANALYZER_ASKED_THEY)
        {
          guint class = get_token (ranker, head)->word_class;

          add_pair (candidate, FEATURE_SEVERAL, 0, analyzer_word_class_get_coarse (class));
          add_pair (candidate, FEATURE_SEVERAL, 1, class);
          add_pair (candidate, FEATURE_SEVERAL, 2, analyzer_cast_get_noun (ranker->cast, head));
          add_pair (candidate, FEATURE_SEVERAL, 4 + MIN (sentences, 3),
                    get_place (ranker, described->phrase.first, head + 1, self->anaphor));
          add_pair (candidate, FEATURE_SEVERAL, 3, described->plain);
        }
      if (phrase->form == ANALYZER_PHRASE_DESCRIPTION)
        {
          gboolean same = get_token (ranker, head)->lemma == get_token (ranker, phrase->head)->lemma;
          guint other = 0;

          for (guint i = described->phrase.first; i < head; i++)
            for (guint j = 0; j < self->n_nouns; j++)
              other += analyzer_cast_get_noun (ranker->cast, i) == self->nouns[j];
          add_feature (candidate, asked, FEATURE_HEAD, 64 + same);
          add_feature (candidate, asked, FEATURE_HEAD, 80 + same * 8 + self->n_same * 2 + described->named);
          add_feature (candidate, asked, FEATURE_DETERMINER,
                       256 + self->determiner * 16 + same * 8 + self->named * 4 + (other > 0) * 2 + described->named);
          add_feature (candidate, asked, FEATURE_SHARED,
                       1024 + same * 64 + MIN (other, 3) * 8 + MIN (self->n_nouns - MIN (other, self->n_nouns), 3));
        }
    }
}

/* Of those whom sex and kind allow, which is the nearest, and whether it is the
 * only one. */
void
analyzer_question_compare (const AnalyzerQuestion *self,
                           const AnalyzerRanker   *ranker,
                           GArray                 *candidates)
{
  guint n = 0, rank = 0, n_suited = 0, suited_rank = 0;

  if (self->asked != ANALYZER_ASKED_PERSON && self->asked != ANALYZER_ASKED_ONE)
    return;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < candidates->len; i++)
      {
        AnalyzerBearer *candidate = &g_array_index (candidates, AnalyzerBearer, i);
        double femininity = 0;
        gboolean suited;

        if (candidate->member != ANALYZER_NO_MEMBER)
          femininity = analyzer_cast_get (ranker->cast, candidate->member)->femininity;
        if (femininity * self->femininity < -UNSUITABLE)
          continue;
        suited = self->femininity != 0 && femininity * self->femininity > SUITABLE;
        if (pass == 0)
          {
            n++;
            n_suited += suited;
          }
        else
          {
            add_feature (candidate, self->asked, FEATURE_SUITED, suited * 16 + MIN (n_suited, 2) * 4 + MIN (suited_rank, 3));
            suited_rank += suited;
            add_feature (candidate, self->asked, FEATURE_ONLY, MIN (rank, 4) * 8 + MIN (n, 4));
            add_feature (candidate, self->asked, FEATURE_ONLY, 64 + MIN (rank, 4));
            rank++;
          }
      }
}

/* The words beside the head: 'former', 'state' of 'the former secretary of
 * state'. */
static void
list_nouns (AnalyzerQuestion     *self,
            const AnalyzerRanker *ranker)
{
  const AnalyzerPhrase *phrase = self->phrase;

  for (guint i = phrase->first; i < MAX (phrase->end, phrase->head + 1) && self->n_nouns < ANALYZER_NOUNS_MAX; i++)
    {
      AnalyzerTag tag = get_token (ranker, i)->tag;

      if (i != phrase->head && (analyzer_tag_is_noun (tag) || tag == ANALYZER_TAG_JJ))
        self->nouns[self->n_nouns++] = analyzer_cast_get_noun (ranker->cast, i);
    }
}

static guint
tell_determiner (const AnalyzerQuestion *self,
                 const AnalyzerRanker   *ranker)
{
  static const char *const anew[] = { "a", "an", "another", "one", "some", "any", NULL };
  static const char *const pointing[] = { "this", "that", "these", "those", NULL };
  const AnalyzerPhrase *phrase = self->phrase;
  const char *word = get_word (ranker, phrase->first);

  if (phrase->owner != ANALYZER_NO_TOKEN)
    return get_token (ranker, phrase->owner)->tag == ANALYZER_TAG_PRP_POSS ? BEGINS_OWNED : BEGINS_NAMED_OWNED;
  if (g_strv_contains (anew, word))
    return BEGINS_ANEW;
  if (g_strv_contains (pointing, word))
    return BEGINS_POINTING;

  return g_str_equal (word, "the") ? BEGINS_KNOWN : BEGINS_BARE;
}

/* How many with a name the article describes with the same noun. */
static guint
count_same (const AnalyzerQuestion *self,
            const AnalyzerRanker   *ranker)
{
  const GArray *members = g_hash_table_lookup (ranker->by_noun, GUINT_TO_POINTER (self->noun));
  const GArray *numbers = g_hash_table_lookup (ranker->described_by_noun, GUINT_TO_POINTER (self->noun));
  g_autofree char *name = NULL;
  guint n = members != NULL ? members->len : 0;

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      const AnalyzerDescribed *described = &g_array_index (ranker->described, AnalyzerDescribed, g_array_index (numbers, guint, i));
      guint first = described->phrase.first;
      g_autofree char *other = NULL;

      if (!described->named || described->member != ANALYZER_NO_MEMBER)
        continue;
      while (first < described->phrase.head && analyzer_cast_get_mention (ranker->cast, first) == NULL)
        first++;
      other = analyzer_cast_dup_text (ranker->cast, first, described->phrase.head);
      n += name == NULL || !g_str_equal (name, other);
      if (name == NULL)
        name = g_steal_pointer (&other);
    }

  return MIN (n, 2);
}

/* Whom the content of the quote names. */
static void
list_told (AnalyzerQuestion     *self,
           const AnalyzerRanker *ranker)
{
  const AnalyzerProse *prose = ranker->cast->prose;

  for (guint i = 0; i < self->quote->content->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (self->quote->content, AnalyzerSpan, i);
      guint token = analyzer_prose_find_token (prose, span->start);

      if (token == ANALYZER_NO_TOKEN)
        continue;
      for (guint n = analyzer_ranker_find_mention (ranker, token);
           n < ranker->cast->mentions->len && self->n_told < ANALYZER_TOLD_MAX;
           n++)
        {
          const AnalyzerMention *mention = &g_array_index (ranker->cast->mentions, AnalyzerMention, n);

          if (prose->tokens[mention->first].start >= span->end)
            break;
          self->told[self->n_told++] = mention->member;
        }
    }
}

static gboolean
is_subject (const AnalyzerRanker *ranker,
            guint                 first,
            guint                 end,
            guint                 anaphor)
{
  return (get_place (ranker, first, end, anaphor) & PLACE_ROLE) == PLACE_SUBJECT;
}

/* Steps back to the subject before: somebody named, or spoken for by a pronoun
 * that has been resolved. @mention and @turn are how many of each lie before.
 * Returns: the number of its token, %ANALYZER_NO_TOKEN where there is none. */
static guint
step_back (const AnalyzerRanker *ranker,
           guint                 anaphor,
           guint                *mention,
           guint                *turn,
           guint                *member)
{
  for (guint back = 0; back < SUBJECTS_BACK && (*mention > 0 || *turn > 0); back++)
    {
      const AnalyzerMention *name = *mention > 0 ? &g_array_index (ranker->cast->mentions, AnalyzerMention, *mention - 1) : NULL;
      const AnalyzerTurn *last = *turn > 0 ? &g_array_index (ranker->turns, AnalyzerTurn, *turn - 1) : NULL;

      if (last != NULL && (name == NULL || last->token >= name->first))
        {
          --*turn;
          *member = last->member;
          if (last->token < anaphor)
            return last->token;
        }
      else
        {
          --*mention;
          *member = name->member;
          if (*member != ANALYZER_NO_MEMBER && name->end <= anaphor && is_subject (ranker, name->first, name->end, anaphor))
            return name->first;
        }
    }

  return ANALYZER_NO_TOKEN;
}

/* Who or what the sentences before are about: their subjects. */
static void
list_subjects (AnalyzerQuestion     *self,
               const AnalyzerRanker *ranker)
{
  guint mention = analyzer_ranker_find_mention (ranker, self->phrase->first), turn = ranker->turns->len;

  for (guint back = 0; back < SUBJECTS_BACK && self->n_subjects < ANALYZER_SUBJECTS_MAX; back++)
    {
      guint member, token = step_back (ranker, self->phrase->first, &mention, &turn, &member);
      gboolean listed = FALSE;

      if (token == ANALYZER_NO_TOKEN)
        break;
      for (guint i = 0; i < self->n_subjects; i++)
        listed |= self->subjects[i] == member;
      if (!listed)
        self->subjects[self->n_subjects++] = member;
    }
}

/**
 * analyzer_ranker_find_subject:
 * @token: the number of a token
 *
 * Returns: the member that is the nearest subject before @token in its
 *   sentence, named or resolved; %ANALYZER_NO_MEMBER where there is none
 */
guint
analyzer_ranker_find_subject (const AnalyzerRanker *self,
                              guint                 token)
{
  guint mention = analyzer_ranker_find_mention (self, token), turn = self->turns->len, member;
  guint found = step_back (self, token, &mention, &turn, &member);

  return found != ANALYZER_NO_TOKEN && get_token (self, found)->sentence == get_token (self, token)->sentence
         ? member : ANALYZER_NO_MEMBER;
}

/* Where a phrase begins: as the first word of its paragraph or of its sentence,
 * right behind a quotation, or elsewhere. */
static guint
tell_start (const AnalyzerQuestion *self,
            const AnalyzerRanker   *ranker)
{
  const AnalyzerProse *prose = ranker->cast->prose;
  guint first = self->phrase->first;

  if (first == self->paragraph_first)
    return 0;
  if (first == prose->sentences[get_token (ranker, first)->sentence].first_token)
    return 1;
  if (self->quote != NULL && self->content_start < get_token (ranker, first)->start)
    return self->content_start <= prose->tokens[self->paragraph_first].end ? 2 : 3;

  return 4;
}

/**
 * analyzer_question_init:
 * @self: (out caller-allocates): the question
 * @ranker: who may be meant
 * @quote: (nullable): the quote in whose source @phrase stands
 * @phrase: a pronoun, a description or a name that several bear
 *
 * Gathers what the traits of all candidates are compared with.
 */
void
analyzer_question_init (AnalyzerQuestion     *self,
                        const AnalyzerRanker *ranker,
                        const AnalyzerQuote  *quote,
                        const AnalyzerPhrase *phrase)
{
  const AnalyzerProse *prose = ranker->cast->prose;
  const AnalyzerSentence *sentence = &prose->sentences[prose->tokens[phrase->head].sentence];
  const AnalyzerParagraph *paragraph = &prose->paragraphs[sentence->paragraph];

  *self = (AnalyzerQuestion) {
    .quote = quote,
    .phrase = phrase,
    .asked = get_asked (ranker, phrase),
    .femininity = analyzer_question_get_femininity (ranker, phrase),
    .anaphor = phrase->head,
    .owner = ANALYZER_NO_MEMBER,
    .paragraph_first = prose->sentences[paragraph->first_sentence].first_token,
    .first_person = ANALYZER_NO_MEMBER,
    .headline = sentence->paragraph < LEAD_PARAGRAPHS,
  };

  if (phrase->owner != ANALYZER_NO_TOKEN)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (ranker->cast, phrase->owner);

      if (mention != NULL)
        self->owner = mention->member;
    }
  if (quote != NULL && quote->content->len > 0)
    {
      self->content_start = g_array_index (quote->content, AnalyzerSpan, 0).start;
      list_told (self, ranker);
    }
  if (quote != NULL && quote->cue->len > 0)
    {
      guint token = analyzer_prose_find_token (prose, g_array_index (quote->cue, AnalyzerSpan, 0).start);

      if (token != ANALYZER_NO_TOKEN)
        self->cue = analyzer_cast_get_noun (ranker->cast, token);
    }
  if (phrase->form == ANALYZER_PHRASE_DESCRIPTION)
    {
      self->noun = analyzer_cast_get_noun (ranker->cast, phrase->head);
      self->meaning = analyzer_meanings_find (&prose->meanings, self->noun);
      list_nouns (self, ranker);
      self->n_same = count_same (self, ranker);
      self->determiner = tell_determiner (self, ranker);
      self->named_owner = self->determiner == BEGINS_NAMED_OWNED && self->owner != ANALYZER_NO_MEMBER;
      for (guint i = phrase->first; i < MAX (phrase->end, phrase->head + 1); i++)
        self->named |= analyzer_cast_get_mention (ranker->cast, i) != NULL || get_token (ranker, i)->name == ANALYZER_NAME_MISC;
    }
  list_subjects (self, ranker);
  self->start = tell_start (self, ranker);

  for (guint n = analyzer_ranker_find_mention (ranker, self->paragraph_first); n < ranker->cast->mentions->len; n++)
    {
      const AnalyzerMention *mention = &g_array_index (ranker->cast->mentions, AnalyzerMention, n);

      if (mention->first >= phrase->first)
        break;
      if (mention->type == ANALYZER_NAME_PERSON)
        {
          self->first_person = mention->member;
          break;
        }
    }
}
