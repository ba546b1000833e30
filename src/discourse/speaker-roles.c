/* speaker-roles.c: what an article says of who somebody is.
 *
 * A role stands before the name ('campaign manager Robby Mook', 'her husband,
 * Bill'), after it between commas ('Emi Mifune, of the faculty of law'), in a
 * clause of its own ('who runs the museum') or in a sentence ('is a baker').
 * The first one of the fullest kind is the role; the nouns of all of them are
 * kept, for they are how the article calls that person later on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-roles.h"

#include <math.h>
#include <string.h>

#include "discourse/speaker-phrase.h"
#include "discourse/speaker-words.h"

/* Longer ones are sentences. */
#define ROLE_WORDS_MAX 24
#define BEFORE_MAX     9
/* Of what stands before a name, the noun for its bearer is one of the last. */
#define NOUN_NEAR      2
/* Whose name tells so little of the sex learns it from pronouns. */
#define UNSURE         1.0
/* So many names before a pronoun are looked at. */
#define MENTIONS_BACK  24
/* How surely they tell it. */
#define PRONOUN_TELLS  2.0

/* The better a role tells who somebody is, the higher. */
typedef enum
{
  RANK_NONE,
  RANK_CLAUSE,
  RANK_PREDICATE,
  RANK_TITLE,
  RANK_BEFORE,
  RANK_APPOSITION,
} Rank;

typedef struct
{
  AnalyzerCast *cast;
  guint8       *ranks;          /* of each member's role so far */
} Search;

static const AnalyzerToken *
get_token (const Search *self,
           guint         token)
{
  return &self->cast->prose->tokens[token];
}

static const char *
get_word (const Search *self,
          guint         token)
{
  return analyzer_prose_get_word (self->cast->prose, token);
}

static guint
get_words (const Search *self,
           guint         token)
{
  return analyzer_speaker_words_get (get_word (self, token));
}

static gboolean
is_word (const Search *self,
         guint         token,
         const char   *word)
{
  return analyzer_prose_is_word (self->cast->prose, token, word);
}

static guint
get_sentence_end (const Search *self,
                  guint         token)
{
  const AnalyzerSentence *sentence = &self->cast->prose->sentences[get_token (self, token)->sentence];

  return sentence->first_token + sentence->n_tokens;
}

static guint
get_sentence_first (const Search *self,
                    guint         token)
{
  return self->cast->prose->sentences[get_token (self, token)->sentence].first_token;
}

/* Remembers the nouns by which the article may call the member later. */
static void
note_nouns (Search *self,
            guint   number,
            guint   first,
            guint   end)
{
  AnalyzerMember *member = analyzer_cast_get (self->cast, number);

  for (guint i = first; i < end; i++)
    {
      const AnalyzerToken *token = get_token (self, i);
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i);
      guint words = get_words (self, i);

      if (!analyzer_tag_is_noun (token->tag) && token->tag != ANALYZER_TAG_JJ)
        continue;
      if (mention != NULL && mention->type == ANALYZER_NAME_PERSON)
        continue;
      analyzer_cast_add_noun (self->cast, number, analyzer_cast_get_noun (self->cast, i));
      if (!analyzer_tag_is_noun (token->tag) || !(words & ANALYZER_WORD_PERSON))
        continue;
      member->words |= words;
      if ((words & (ANALYZER_WORD_FEMALE | ANALYZER_WORD_MALE)) == ANALYZER_WORD_FEMALE)
        member->femininity += 4;
      else if ((words & (ANALYZER_WORD_FEMALE | ANALYZER_WORD_MALE)) == ANALYZER_WORD_MALE)
        member->femininity -= 4;
    }
}

/* The body or place for which somebody with the role speaks: 'of Y', 'for Y',
 * else the one named before the noun. */
static AnalyzerSpan
find_affiliation (const Search *self,
                  guint         first,
                  guint         end)
{
  static const char *const links[] = { "of", "for", "at", "with", "from", "in", "to", NULL };
  AnalyzerSpan span = { 0, 0 };
  gboolean linked = FALSE;

  for (guint i = first; i < end; i++)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i);

      if (mention == NULL)
        {
          linked |= g_strv_contains (links, get_word (self, i));
          continue;
        }
      if (mention->first == i && (span.end == 0 || linked) && mention->end <= end)
        {
          span.start = get_token (self, mention->first)->start;
          span.end = get_token (self, mention->end - 1)->end;
          if (linked)
            break;
        }
    }

  return span;
}

static void
set_role (Search                *self,
          const AnalyzerMention *mention,
          guint                  first,
          guint                  end,
          Rank                   rank)
{
  AnalyzerMember *member = analyzer_cast_get (self->cast, mention->member);
  AnalyzerSpan affiliation;

  while (first < end && get_token (self, first)->tag == ANALYZER_TAG_DT)
    first++;
  if (first >= end || end - first > ROLE_WORDS_MAX)
    return;

  note_nouns (self, mention->member, first, end);
  if (rank <= self->ranks[mention->member])
    return;

  self->ranks[mention->member] = rank;
  member->role.start = get_token (self, first)->start;
  member->role.end = get_token (self, end - 1)->end;
  affiliation = find_affiliation (self, first, end);
  if (affiliation.end > 0)
    member->affiliation = affiliation;
}

static gboolean
is_joint (const Search *self,
          guint         token)
{
  static const char *const joints[] = { "-", "/", ".", "&", NULL };

  return g_strv_contains (joints, get_word (self, token));
}

static gboolean
may_precede_name (const Search *self,
                  guint         token)
{
  const AnalyzerToken *t = get_token (self, token);
  AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, token);

  if (mention != NULL)
    return mention->type != ANALYZER_NAME_PERSON || mention->end - mention->first == 1;

  switch (t->tag)
    {
    case ANALYZER_TAG_NN:
    case ANALYZER_TAG_NNP:
    case ANALYZER_TAG_NNPS:
    case ANALYZER_TAG_JJ:
    case ANALYZER_TAG_JJS:
    case ANALYZER_TAG_POS:
      return TRUE;
    case ANALYZER_TAG_NNS:
    case ANALYZER_TAG_VBN:
    case ANALYZER_TAG_CD:
      return !(get_words (self, token) & ANALYZER_WORD_PERSON);
    default:
      return is_joint (self, token) || is_word (self, token, "then") || is_word (self, token, "ex");
    }
}

/* 'secretary of state' */
static gboolean
joins_office (const Search *self,
              guint         sentence,
              guint         token)
{
  return token > sentence && is_word (self, token, "of") && (get_words (self, token - 1) & ANALYZER_WORD_TITLE);
}

/* 'US Deputy Secretary Kurt Campbell', 'her campaign manager, Robby Mook' */
static void
find_role_before (Search                *self,
                  const AnalyzerMention *mention)
{
  guint sentence = get_sentence_first (self, mention->first), end = mention->first, first;
  gboolean comma = FALSE, noun = FALSE, honorific_only = TRUE;

  gboolean office = FALSE;

  for (guint i = mention->begin; i < mention->first; i++)
    office |= (get_words (self, i) & ANALYZER_WORD_TITLE) != 0;
  if (!office && mention->begin > sentence && is_word (self, mention->begin - 1, ","))
    {
      comma = TRUE;
      end = mention->begin - 1;
      /* It must be a phrase of its own: after the name comes a comma too. */
      if (mention->end < self->cast->prose->n_tokens && mention->end < get_sentence_end (self, mention->first) &&
          g_unichar_isalnum (g_utf8_get_char (self->cast->prose->text + get_token (self, mention->end)->start)) &&
          !analyzer_tag_is_verb (get_token (self, mention->end)->tag))
        return;
    }

  /* 'a captain named Tom Hale' */
  if (!comma && end > sentence && (is_word (self, end - 1, "named") || is_word (self, end - 1, "called")))
    end--;
  first = end;
  while (first > sentence && end - first < BEFORE_MAX &&
         (may_precede_name (self, first - 1) || (first < end && joins_office (self, sentence, first - 1))))
    first--;
  while (first < end && (get_token (self, first)->tag == ANALYZER_TAG_POS || is_joint (self, first)))
    first++;
  if (first == end)
    return;

  if (comma && first > sentence &&
      (get_token (self, first - 1)->tag == ANALYZER_TAG_DT || get_token (self, first - 1)->tag == ANALYZER_TAG_PRP_POSS))
    first--;
  else if (comma)
    return;

  for (guint i = first; i < end; i++)
    {
      guint words = get_words (self, i);

      noun |= (words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_TITLE)) != 0 &&
              (i + NOUN_NEAR >= end || is_word (self, i + 1, "of"));
      honorific_only &= (words & ANALYZER_WORD_HONORIFIC) != 0 || is_joint (self, i);
    }
  if (!noun || honorific_only)
    return;
  /* A plural before a name is no role: 'Republicans Ted Cruz'. */
  if (get_token (self, end - 1)->tag == ANALYZER_TAG_NNS)
    return;

  while (first < end && (get_words (self, first) & ANALYZER_WORD_HONORIFIC) && !(get_words (self, first) & ANALYZER_WORD_TITLE))
    first++;
  while (end > first && ((get_words (self, end - 1) & (ANALYZER_WORD_HONORIFIC | ANALYZER_WORD_TITLE)) ==
                         ANALYZER_WORD_HONORIFIC))
    end--;
  set_role (self, mention, first, end, comma ? RANK_APPOSITION : end - first > 1 ? RANK_BEFORE : RANK_TITLE);
}

static gboolean
is_noun_phrase_start (const Search *self,
                      guint         token)
{
  switch (get_token (self, token)->tag)
    {
    case ANALYZER_TAG_DT:
    case ANALYZER_TAG_PRP_POSS:
    case ANALYZER_TAG_JJ:
    case ANALYZER_TAG_NN:
    case ANALYZER_TAG_NNS:
    case ANALYZER_TAG_NNP:
    case ANALYZER_TAG_NNPS:
    case ANALYZER_TAG_RB:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where a phrase between commas ends. A comma before a place name or before
 * 'and' with another office is in it. */
static guint
find_apposition_end (const Search *self,
                     guint         first,
                     guint         limit)
{
  static const char *const stops[] = { ";", ":", "--", "—", "–", "(", ")", "\"", "“", "”", "''", "``", "?", "!", NULL };
  guint i = first;

  while (i < limit && i - first < ROLE_WORDS_MAX)
    {
      const char *word = get_word (self, i);
      AnalyzerTag tag = get_token (self, i)->tag;

      if (g_strv_contains (stops, word) || (g_str_equal (word, ".") && i + 1 >= limit))
        break;
      if (g_str_equal (word, ","))
        {
          AnalyzerMention *next = i + 1 < limit ? analyzer_cast_get_mention (self->cast, i + 1) : NULL;
          AnalyzerMention *before = analyzer_cast_get_mention (self->cast, i - 1);

          if (next == NULL || before == NULL || next->type != ANALYZER_NAME_LOCATION || before->type != ANALYZER_NAME_LOCATION)
            break;
          i = next->end;
          continue;
        }
      if (tag == ANALYZER_TAG_VBD || tag == ANALYZER_TAG_VBZ || tag == ANALYZER_TAG_MD || tag == ANALYZER_TAG_WP ||
          (tag == ANALYZER_TAG_VBP && i > first + 1))
        break;
      i++;
    }
  while (i > first && !g_unichar_isalnum (g_utf8_get_char (self->cast->prose->text + get_token (self, i - 1)->start)))
    i--;

  return i;
}

/* Whether a phrase tells who somebody is: it holds a noun for people, or it is
 * 'of' a body. */
static gboolean
tells_role (const Search *self,
            guint         first,
            guint         end)
{
  AnalyzerPhrase phrase;

  if (first >= end)
    return FALSE;
  if (is_word (self, first, "of") || is_word (self, first, "from"))
    {
      for (guint i = first; i < end; i++)
        {
          AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i);

          if (mention != NULL && mention->type != ANALYZER_NAME_PERSON)
            return TRUE;
        }
      return FALSE;
    }
  if (!is_noun_phrase_start (self, first) || !analyzer_read_phrase (self->cast, first, end, &phrase))
    return FALSE;
  if (phrase.form != ANALYZER_PHRASE_DESCRIPTION || phrase.plural)
    return FALSE;

  return (phrase.words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_TITLE)) != 0 ||
         g_str_has_suffix (get_word (self, phrase.head), "-old") ||
         (get_token (self, phrase.head)->tag == ANALYZER_TAG_NN && get_token (self, first)->tag == ANALYZER_TAG_DT &&
          !(phrase.words & (ANALYZER_WORD_BODY | ANALYZER_WORD_DOCUMENT | ANALYZER_WORD_UTTERANCE)));
}

/* '(R-Wis.)': the Republican from Wisconsin. */
static void
note_party (Search *self,
            guint   number,
            guint   first,
            guint   end)
{
  AnalyzerMember *member = analyzer_cast_get (self->cast, number);
  const char *begin = self->cast->prose->text + get_token (self, first)->start;
  const char *party = *begin == 'R' ? "republican" : *begin == 'D' ? "democrat" : "independent";
  g_autofree char *text = g_ascii_strdown (begin, get_token (self, end - 1)->end - get_token (self, first)->start);

  member->words |= ANALYZER_WORD_CANDIDATE | ANALYZER_WORD_OFFICIAL;
  analyzer_cast_add_noun (self->cast, number, analyzer_hash_bytes (party, strlen (party)));
  if (text[0] != '\0' && text[1] == '-' && text[2] != '\0')
    {
      const char *state = analyzer_speaker_words_expand (text + 2);

      analyzer_cast_add_noun (self->cast, number, analyzer_hash_bytes (state, strlen (state)));
    }
}

/* 'Tom Hale of Vardal', 'Tom Hale of the Harbour Board': better than nothing. */
static void
find_belonging (Search                *self,
                const AnalyzerMention *mention,
                guint                  of,
                guint                  limit)
{
  guint next = of + 1;
  AnalyzerMention *body;

  if (!is_word (self, of, "of") || mention->begin < mention->first || mention->end - mention->first < 2)
    return;
  if (next < limit && get_token (self, next)->tag == ANALYZER_TAG_DT)
    next++;
  body = next < limit ? analyzer_cast_get_mention (self->cast, next) : NULL;
  if (body != NULL && body->first == next && body->type != ANALYZER_NAME_PERSON && body->end <= limit)
    set_role (self, mention, of, body->end, RANK_CLAUSE);
}

/* 'The Gazette's Tom Hale': for whom somebody writes or speaks. */
static void
find_employer (Search                *self,
               const AnalyzerMention *mention)
{
  guint sentence = get_sentence_first (self, mention->first), possessive = mention->begin - 1;
  AnalyzerMention *body;

  if (mention->begin < sentence + 2 || mention->end - mention->first < 2 ||
      get_token (self, possessive)->tag != ANALYZER_TAG_POS)
    return;
  body = analyzer_cast_get_mention (self->cast, possessive - 1);
  if (body != NULL && body->type == ANALYZER_NAME_ORGANIZATION && body->end == possessive)
    set_role (self, mention, body->first, body->end, RANK_CLAUSE);
}

/* ', 67, a retired nurse,', ', of the faculty of law', ', who runs the museum' */
static void
find_role_after (Search                *self,
                 const AnalyzerMention *mention)
{
  guint limit = get_sentence_end (self, mention->first), i = mention->end, end;

  if (i >= limit)
    return;

  /* (R-Wis.) */
  if ((is_word (self, i, "(") || is_word (self, i, "-lrb-")) && i + 2 < limit)
    {
      AnalyzerMember *member = analyzer_cast_get (self->cast, mention->member);
      guint close = i + 1;

      while (close < limit && close - i < 6 && !is_word (self, close, ")") && !is_word (self, close, "-rrb-"))
        close++;
      if (close < limit && close - i < 6)
        {
          const char *party = self->cast->prose->text + get_token (self, i + 1)->start;

          if (strchr ("RDI", *party) != NULL && (party[1] == '-' || party[1] == ')') && member->affiliation.end == 0)
            {
              member->affiliation.start = get_token (self, i + 1)->start;
              member->affiliation.end = get_token (self, close - 1)->end;
              note_party (self, mention->member, i + 1, close);
            }
          i = close + 1;
        }
    }
  if (i >= limit)
    return;

  if (!is_word (self, i, ",") && !is_word (self, i, "—") && !is_word (self, i, "--"))
    {
      find_belonging (self, mention, i, limit);
      /* 'Bernie Sanders of Vermont' adds to a title. */
      if (is_word (self, i, "of") && i + 1 < limit && mention->begin < mention->first)
        {
          AnalyzerMention *place = analyzer_cast_get_mention (self->cast, i + 1);

          if (place != NULL && place->type != ANALYZER_NAME_PERSON)
            {
              AnalyzerMember *member = analyzer_cast_get (self->cast, mention->member);

              note_nouns (self, mention->member, place->first, place->end);
              if (member->affiliation.end == 0)
                {
                  member->affiliation.start = get_token (self, place->first)->start;
                  member->affiliation.end = get_token (self, place->end - 1)->end;
                }
            }
        }
      return;
    }

  i++;
  /* the age */
  if (i + 1 < limit && get_token (self, i)->tag == ANALYZER_TAG_CD && is_word (self, i + 1, ","))
    i += 2;
  if (i >= limit)
    return;

  if (is_word (self, i, "who"))
    {
      end = i + 1;
      while (end < limit && end - i < ROLE_WORDS_MAX && !is_word (self, end, ",") && !is_word (self, end, ".") &&
             get_token (self, end)->tag != ANALYZER_TAG_OPEN)
        end++;
      if (end < limit && end > i + 2)
        {
          guint verb = i + 1;

          if (tells_role (self, verb + 1, end) &&
              (is_word (self, verb, "is") || is_word (self, verb, "was")))
            set_role (self, mention, verb + 1, end, RANK_PREDICATE);
          else if (get_token (self, verb)->tag == ANALYZER_TAG_VBZ ||
                   (get_token (self, verb)->tag == ANALYZER_TAG_RB && get_token (self, verb + 1)->tag == ANALYZER_TAG_VBZ))
            set_role (self, mention, i, end, RANK_CLAUSE);
        }
      return;
    }

  end = find_apposition_end (self, i, limit);
  if (tells_role (self, i, end))
    {
      /* 'Smith, a lawyer' is a role, 'Smith, Jones said' is not. */
      AnalyzerMention *other = analyzer_cast_get_mention (self->cast, end - 1);

      if (other != NULL && other->first == i && other->type == ANALYZER_NAME_PERSON)
        return;
      set_role (self, mention, i, end, RANK_APPOSITION);
    }
}

/* 'Smith is a baker' */
static void
find_predicate (Search                *self,
                const AnalyzerMention *mention)
{
  guint limit = get_sentence_end (self, mention->first), i = mention->end, end;

  if (i + 2 >= limit || !(is_word (self, i, "is") || is_word (self, i, "was")))
    return;
  i++;
  if (get_token (self, i)->tag == ANALYZER_TAG_RB)
    i++;
  if (i >= limit || get_token (self, i)->tag != ANALYZER_TAG_DT)
    return;

  end = find_apposition_end (self, i, limit);
  if (tells_role (self, i, end))
    set_role (self, mention, i, end, RANK_PREDICATE);
}

/* 'the video site Vardal Live', 'Vardal Live, a video site,', 'Vardal Live is a
 * site': how the article may call a body later on. */
static void
describe_body (Search                *self,
               const AnalyzerMention *mention)
{
  AnalyzerMember *member = analyzer_cast_get (self->cast, mention->member);
  guint sentence = get_sentence_first (self, mention->first), limit = get_sentence_end (self, mention->first);
  guint first = mention->first, i = mention->end;

  for (guint j = mention->first; j < mention->end; j++)
    analyzer_cast_add_noun (self->cast, mention->member, analyzer_cast_get_noun (self->cast, j));

  while (first > sentence && mention->first - first < BEFORE_MAX &&
         analyzer_cast_get_mention (self->cast, first - 1) == NULL &&
         (get_token (self, first - 1)->tag == ANALYZER_TAG_NN || get_token (self, first - 1)->tag == ANALYZER_TAG_JJ))
    first--;
  if (first < mention->first && get_token (self, mention->first - 1)->tag == ANALYZER_TAG_NN)
    {
      member->words |= get_words (self, mention->first - 1) & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS);
      note_nouns (self, mention->member, first, mention->first);
    }

  if (i + 2 >= limit || !(is_word (self, i, ",") || is_word (self, i, "is") || is_word (self, i, "was")))
    return;
  i++;
  if (get_token (self, i)->tag == ANALYZER_TAG_DT)
    {
      guint end = find_apposition_end (self, i, limit), head = i + 1;
      AnalyzerPhrase phrase;

      if (end <= head || !analyzer_read_phrase (self->cast, i, end, &phrase) || phrase.form != ANALYZER_PHRASE_DESCRIPTION ||
          phrase.plural || (phrase.words & ANALYZER_WORD_PERSON))
        return;
      member->words |= phrase.words & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS);
      note_nouns (self, mention->member, i, phrase.head + 1);
    }
}

/* The only one of unknown sex whom a pronoun can mean: named in its sentence or
 * the one before, with nobody of that sex beside; ANALYZER_NO_MEMBER where it is
 * not that clear. */
static guint
find_only_bearer (const Search *self,
                  guint         token,
                  guint         n_mentions,
                  int           sex)
{
  guint sentence = get_token (self, token)->sentence, found = ANALYZER_NO_MEMBER;

  for (guint i = n_mentions; i > 0 && n_mentions - i < MENTIONS_BACK; i--)
    {
      const AnalyzerMention *mention = &g_array_index (self->cast->mentions, AnalyzerMention, i - 1);
      const AnalyzerMember *member;

      if (get_token (self, mention->first)->sentence + 1 < sentence)
        break;
      if (mention->type != ANALYZER_NAME_PERSON || mention->member == ANALYZER_NO_MEMBER || mention->member == found)
        continue;
      member = analyzer_cast_get (self->cast, mention->member);
      if (member->femininity * sex < -UNSURE)
        continue;
      if (found != ANALYZER_NO_MEMBER || member->femininity * sex > UNSURE)
        return ANALYZER_NO_MEMBER;
      found = mention->member;
    }

  return found;
}

/* Lets the pronouns around a name tell the sex of whoever has no first name that
 * tells it: 'Hale opened his umbrella'. */
static void
find_sexes (Search *self)
{
  g_autofree int *women = g_new0 (int, self->cast->members->len + 1);
  g_autofree int *men = g_new0 (int, self->cast->members->len + 1);
  guint n_mentions = 0;

  for (guint i = 0; i < self->cast->prose->n_tokens; i++)
    {
      int sex = analyzer_pronoun_get_sex (get_word (self, i));
      guint member;

      while (n_mentions < self->cast->mentions->len &&
             g_array_index (self->cast->mentions, AnalyzerMention, n_mentions).first < i)
        n_mentions++;
      member = sex != 0 ? find_only_bearer (self, i, n_mentions, sex) : ANALYZER_NO_MEMBER;
      if (member != ANALYZER_NO_MEMBER)
        (sex > 0 ? women : men)[member]++;
    }

  for (guint i = 0; i < self->cast->members->len; i++)
    {
      AnalyzerMember *member = analyzer_cast_get (self->cast, i);

      if (fabs (member->femininity) < UNSURE)
        member->femininity += PRONOUN_TELLS * log ((1 + women[i]) / (double) (1 + men[i]));
    }
}

/**
 * analyzer_find_roles:
 * @cast: the people and bodies of an article
 *
 * Finds the role, the affiliation and the nouns of each person named, what they
 * tell of sex, and the nouns of each body.
 */
void
analyzer_find_roles (AnalyzerCast *cast)
{
  g_autofree guint8 *ranks = g_new0 (guint8, cast->members->len + 1);
  Search self = { cast, ranks };

  for (guint i = 0; i < cast->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (cast->mentions, AnalyzerMention, i);

      if (mention->member == ANALYZER_NO_MEMBER)
        continue;
      if (mention->type != ANALYZER_NAME_PERSON)
        {
          describe_body (&self, mention);
          continue;
        }
      find_role_before (&self, mention);
      find_employer (&self, mention);
      find_role_after (&self, mention);
      find_predicate (&self, mention);
    }
  find_sexes (&self);
}
