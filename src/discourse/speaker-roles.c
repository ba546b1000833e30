/* speaker-roles.c: what the article says that people are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A role stands before the name (harbour master Ann Lee), behind it between
 * commas (Ann Lee, the harbour master; Ann Lee, of the port authority), or
 * the name stands in apposition to it (the harbour master, Ann Lee). The
 * fullest of a person's roles is kept; all of them help to know who "the
 * harbour master" is later.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-roles.h"

#include <string.h>

#include "discourse/speaker-phrase.h"
#include "discourse/speaker-words.h"

#define ROLE_MAX_TOKENS 30

static const AnalyzerToken *
get_token (const AnalyzerCast *cast,
           guint               token)
{
  return &cast->prose->tokens[token];
}

static gboolean
is_text (const AnalyzerCast *cast,
         guint               token,
         const char         *text)
{
  return strcmp (analyzer_prose_get_word (cast->prose, token), text) == 0;
}

static guint
sentence_end (const AnalyzerCast *cast,
              guint               token)
{
  const AnalyzerSentence *sentence = &cast->prose->sentences[get_token (cast, token)->sentence];

  return sentence->first_token + sentence->n_tokens;
}

static guint
sentence_first (const AnalyzerCast *cast,
                guint               token)
{
  return cast->prose->sentences[get_token (cast, token)->sentence].first_token;
}

static gboolean
is_finite (guint tag)
{
  return tag == ANALYZER_TAG_VBD || tag == ANALYZER_TAG_VBZ || tag == ANALYZER_TAG_VBP || tag == ANALYZER_TAG_MD;
}

static gboolean
is_stop (const AnalyzerCast *cast,
         guint               token)
{
  switch (get_token (cast, token)->tag)
    {
    case ANALYZER_TAG_STOP: case ANALYZER_TAG_COLON: case ANALYZER_TAG_OPEN: case ANALYZER_TAG_CLOSE:
    case ANALYZER_TAG_RRB: case ANALYZER_TAG_LRB:
      return TRUE;
    default:
      return FALSE;
    }
}

static guint
words_of (const AnalyzerCast *cast,
          guint               token)
{
  return analyzer_speaker_words_get (analyzer_prose_get_word (cast->prose, token)) |
         analyzer_speaker_words_get (analyzer_prose_get_lemma (cast->prose, token));
}

/* Remembers the nouns and adjectives of a role, so that descriptions find their
 * bearer. */
static void
learn_words (const AnalyzerCast *cast,
             AnalyzerMember     *member,
             guint               first,
             guint               end)
{
  for (guint i = first; i < end; i++)
    {
      const AnalyzerToken *token = get_token (cast, i);

      if (!analyzer_tag_is_noun (token->tag) && token->tag != ANALYZER_TAG_JJ && token->tag != ANALYZER_TAG_CD)
        continue;
      member->words |= words_of (cast, i);
      if (member->nouns->len < 64)
        g_array_append_val (member->nouns, token->lemma);
    }
}

static void
offer_role (const AnalyzerCast *cast,
            AnalyzerMember     *member,
            guint               first,
            guint               end)
{
  AnalyzerSpan span;

  while (first < end && (is_text (cast, first, "a") || is_text (cast, first, "an") || is_text (cast, first, "the") ||
                         is_text (cast, first, ",")))
    first++;
  while (end > first && (is_text (cast, end - 1, ",") || is_stop (cast, end - 1)))
    end--;
  if (first >= end)
    return;

  learn_words (cast, member, first, end);
  span = (AnalyzerSpan) { get_token (cast, first)->start, get_token (cast, end - 1)->end };
  if (span.end - span.start <= member->role.end - member->role.start)
    return;

  member->role = span;
  member->affiliation = (AnalyzerSpan) { 0, 0 };
  for (guint i = first; i < end; i++)
    {
      const AnalyzerMention *mention = analyzer_cast_get_mention (cast, i);

      if (mention != NULL && mention->type == ANALYZER_NAME_ORGANIZATION && mention->end <= end && mention->first >= first)
        {
          member->affiliation = (AnalyzerSpan) { get_token (cast, mention->first)->start, get_token (cast, mention->end - 1)->end };
          break;
        }
    }
}

/* harbour master | Ann Lee: the title and the nouns before the name. */
static void
read_before (const AnalyzerCast    *cast,
             const AnalyzerMention *mention,
             AnalyzerMember        *member)
{
  guint head, first;
  gboolean says = FALSE;

  if (mention->first == sentence_first (cast, mention->first))
    return;

  head = mention->first - 1;
  /* The stop of an abbreviated title. */
  if (is_text (cast, head, ".") && head > mention->begin)
    head--;
  if (!analyzer_tag_is_noun (get_token (cast, head)->tag) && mention->begin == mention->first)
    return;
  if (cast->mention_of_token[head] != ANALYZER_NO_MEMBER && mention->begin == mention->first)
    return;

  first = analyzer_find_phrase_first (cast, head);
  first = MIN (first, mention->begin);

  for (guint i = first; i <= head; i++)
    says = says || ((words_of (cast, i) & ANALYZER_WORD_HONORIFIC) == 0 && !is_text (cast, i, "."));
  /* A name needs a word for a person before it, else it may be anything; but a
   * common noun right before a person's name is what the person does. */
  if (!says || ((words_of (cast, head) & (ANALYZER_WORD_PERSON | ANALYZER_WORD_TITLE | ANALYZER_WORD_HONORIFIC)) == 0 &&
                (get_token (cast, head)->tag != ANALYZER_TAG_NN || get_token (cast, head)->name != ANALYZER_NAME_NONE)))
    return;
  if ((words_of (cast, head) & ANALYZER_WORD_HONORIFIC) != 0)
    {
      /* "harbour master Mr Lee": without the honorific. */
      while (head > first && (words_of (cast, head) & ANALYZER_WORD_HONORIFIC) != 0)
        head--;
      if ((words_of (cast, head) & (ANALYZER_WORD_PERSON | ANALYZER_WORD_TITLE)) == 0 ||
          (words_of (cast, head) & ANALYZER_WORD_HONORIFIC) != 0)
        return;
    }

  offer_role (cast, member, first, head + 1);
}

/* Ann Lee, the harbour master, */
static void
read_behind (const AnalyzerCast    *cast,
             const AnalyzerMention *mention,
             AnalyzerMember        *member)
{
  guint end = sentence_end (cast, mention->first);
  const AnalyzerMention *next;
  guint first = mention->end, i;
  gboolean verb = FALSE;

  if (first + 1 >= end || !is_text (cast, first, ","))
    return;
  first++;

  /* An age. */
  if (get_token (cast, first)->tag == ANALYZER_TAG_CD && first + 1 < end && is_text (cast, first + 1, ","))
    first += 2;
  if (first >= end)
    return;

  switch (get_token (cast, first)->tag)
    {
    case ANALYZER_TAG_DT: case ANALYZER_TAG_NN: case ANALYZER_TAG_NNS: case ANALYZER_TAG_NNP: case ANALYZER_TAG_JJ:
    case ANALYZER_TAG_PRP_POSS: case ANALYZER_TAG_CD: case ANALYZER_TAG_WP:
      break;
    case ANALYZER_TAG_IN:
      if (is_text (cast, first, "of") || is_text (cast, first, "from") || is_text (cast, first, "with"))
        break;
      return;
    default:
      return;
    }
  /* "Ann Lee, Tom Hale and others", but "Ann Lee, Tom Hale's lawyer". */
  next = analyzer_cast_get_mention (cast, first);
  if (next != NULL && next->type == ANALYZER_NAME_PERSON &&
      (next->end >= end || get_token (cast, next->end)->tag != ANALYZER_TAG_POS))
    return;

  for (i = first; i < end && i - first < ROLE_MAX_TOKENS; i++)
    {
      if (is_stop (cast, i))
        break;
      if (is_text (cast, i, ","))
        {
          /* "director of the port in Leith, Scotland, said": a place goes on. */
          const AnalyzerMention *place = analyzer_cast_get_mention (cast, i + 1);

          if (i + 1 < end && place != NULL && place->type == ANALYZER_NAME_LOCATION && place->end < end &&
              is_text (cast, place->end, ","))
            {
              i = place->end - 1;
              continue;
            }
          break;
        }
      verb = verb || is_finite (get_token (cast, i)->tag);
    }

  if (i >= end || i - first >= ROLE_MAX_TOKENS)
    return;
  if (get_token (cast, first)->tag == ANALYZER_TAG_WP)
    {
      /* "who is the harbour master", "who was chancellor": what stands behind
       * the verb. */
      static const char *const being[] = { "is", "was", "became", "served", NULL };
      guint start = first + 2;

      if (start >= i || !g_strv_contains (being, analyzer_prose_get_word (cast->prose, first + 1)))
        return;
      if (is_text (cast, start, "as"))
        start++;
      if (start < i && (get_token (cast, start)->tag == ANALYZER_TAG_DT || analyzer_tag_is_noun (get_token (cast, start)->tag)))
        offer_role (cast, member, start, i);
      return;
    }
  if (!verb)
    {
      /* It tells something of a person, or whose it is. */
      gboolean tells = get_token (cast, first)->tag == ANALYZER_TAG_IN;

      for (guint k = first; k < i && !tells; k++)
        tells = (words_of (cast, k) & (ANALYZER_WORD_PERSON | ANALYZER_WORD_TITLE | ANALYZER_WORD_KIN)) != 0 ||
                get_token (cast, k)->tag == ANALYZER_TAG_DT;
      if (tells)
        offer_role (cast, member, first, i);
    }
}

/* the harbour master, Ann Lee, */
static void
read_apposed (const AnalyzerCast    *cast,
              const AnalyzerMention *mention,
              AnalyzerMember        *member)
{
  guint limit = sentence_first (cast, mention->first);
  guint first = mention->begin, head;

  if (first < limit + 2 || !is_text (cast, first - 1, ","))
    return;

  /* Back over "of the port in Leith" to the head and its article. */
  head = first - 2;
  for (guint i = head; i >= limit && head - i < ROLE_MAX_TOKENS / 2; i--)
    {
      const AnalyzerToken *token = get_token (cast, i);

      if (is_text (cast, i, ",") || is_stop (cast, i) || is_finite (token->tag) || token->tag == ANALYZER_TAG_CC)
        return;
      if ((words_of (cast, i) & (ANALYZER_WORD_PERSON | ANALYZER_WORD_TITLE)) != 0 && analyzer_tag_is_noun (token->tag) &&
          token->tag != ANALYZER_TAG_NNS && cast->mention_of_token[i] == ANALYZER_NO_MEMBER)
        {
          guint start = analyzer_find_phrase_first (cast, i);

          if (start <= i && (get_token (cast, start)->tag == ANALYZER_TAG_DT || get_token (cast, start)->tag == ANALYZER_TAG_PRP_POSS ||
                             start == limit))
            offer_role (cast, member, start, first - 1);
          return;
        }
      if (i == limit)
        return;
    }
}

/**
 * analyzer_find_roles:
 * @cast: the people of an article
 *
 * Finds the roles and affiliations of its people, and the words that describe
 * them.
 */
void
analyzer_find_roles (AnalyzerCast *cast)
{
  for (guint i = 0; i < cast->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (cast->mentions, AnalyzerMention, i);
      AnalyzerMember *member;

      if (mention->member == ANALYZER_NO_MEMBER)
        continue;
      member = analyzer_cast_get (cast, mention->member);
      if (mention->type == ANALYZER_NAME_PERSON)
        {
          read_before (cast, mention, member);
          read_behind (cast, mention, member);
          read_apposed (cast, mention, member);
        }
    }
}
