/* noun-phrase.c: where the words that name somebody begin and end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source is the whole phrase: article, titles, what of-phrases add, the
 * apposition or relative clause between commas ("Ann Lee, who runs the port,
 * said"). These walks go by tags alone and look at no more than PHRASE_MAX
 * tokens.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/noun-phrase.h"

#include <string.h>

#define PHRASE_MAX 60
#define APPOSITIONS_MAX 3

static gboolean
is_word_of (const AnalyzerProse *prose,
            guint                token,
            const char *const   *words,
            gsize                n_words)
{
  const char *word = analyzer_prose_get_word (prose, token);

  for (gsize i = 0; i < n_words; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_preposition (const AnalyzerProse *prose,
                guint                token)
{
  static const char *const words[] = {
    "of", "for", "from", "in", "at", "with", "to", "on", "against", "behind", "near", "among", "between", "within",
    "under", "outside", "inside", "by", "about", "across", "over",
  };
  guint tag = prose->tokens[token].tag;

  return (tag == ANALYZER_TAG_IN || tag == ANALYZER_TAG_TO) && is_word_of (prose, token, words, G_N_ELEMENTS (words));
}

/* The prepositions that join a name to what it belongs to, rather than what
 * was done to when and where. */
static gboolean
is_joining_preposition (const AnalyzerProse *prose,
                        guint                token,
                        gboolean             behind_name)
{
  static const char *const words[] = { "of", "from", "for", "with", "at", "in", "to" };

  return prose->tokens[token].tag != ANALYZER_TAG_NONE &&
         is_word_of (prose, token, words, behind_name ? 2 : G_N_ELEMENTS (words));
}

static gboolean
is_comma (const AnalyzerProse *prose,
          guint                token)
{
  return analyzer_prose_is_character (prose, token, ',');
}

static gboolean
is_date (const AnalyzerProse *prose,
         guint                token)
{
  guint name = prose->tokens[token].name;

  return name == ANALYZER_NAME_DATE || name == ANALYZER_NAME_TIME;
}

/* Whether a token with @tag may stand within a noun phrase before its noun. */
static gboolean
is_inner (guint tag)
{
  switch (tag)
    {
    case ANALYZER_TAG_JJ: case ANALYZER_TAG_JJR: case ANALYZER_TAG_JJS: case ANALYZER_TAG_CD: case ANALYZER_TAG_DT:
    case ANALYZER_TAG_PDT: case ANALYZER_TAG_PRP_POSS: case ANALYZER_TAG_POS: case ANALYZER_TAG_DOLLAR:
    case ANALYZER_TAG_FW: case ANALYZER_TAG_HASH:
      return TRUE;
    default:
      return analyzer_tag_is_noun (tag);
    }
}

/* Whether a noun phrase may end with a token. */
static gboolean
is_end (const AnalyzerProse *prose,
        guint                token)
{
  switch (prose->tokens[token].tag)
    {
    case ANALYZER_TAG_PRP: case ANALYZER_TAG_CD: case ANALYZER_TAG_DT: case ANALYZER_TAG_FW: case ANALYZER_TAG_RRB:
    case ANALYZER_TAG_EX: case ANALYZER_TAG_POS:
      return TRUE;
    case ANALYZER_TAG_JJ: case ANALYZER_TAG_JJS: case ANALYZER_TAG_JJR:
      return TRUE;
    default:
      return analyzer_tag_is_noun (prose->tokens[token].tag);
    }
}

static guint
sentence_first (const AnalyzerProse *prose,
                guint                token)
{
  return prose->sentences[prose->tokens[token].sentence].first_token;
}

static guint
sentence_last (const AnalyzerProse *prose,
               guint                token)
{
  const AnalyzerSentence *sentence = &prose->sentences[prose->tokens[token].sentence];

  return sentence->first_token + sentence->n_tokens - 1;
}

/* Goes back from @last over one plain phrase, of-phrases and coordinations
 * included. */
static guint
walk_back (const AnalyzerProse *prose,
           guint                last,
           guint                limit)
{
  guint first = last;
  gboolean joined = FALSE;

  if (prose->tokens[last].tag == ANALYZER_TAG_PRP)
    return last;

  while (first > limit)
    {
      guint token = first - 1;
      guint tag = prose->tokens[token].tag;

      if (prose->tokens[first].tag == ANALYZER_TAG_RRB)
        {
          while (token > limit && last - token < PHRASE_MAX && prose->tokens[token].tag != ANALYZER_TAG_LRB)
            token--;
          if (prose->tokens[token].tag != ANALYZER_TAG_LRB || token == limit)
            break;
          first = token - 1;
          continue;
        }

      /* Monday | Ann Lee said */
      if (is_date (prose, token) && !is_date (prose, first) && prose->tokens[first].tag != ANALYZER_TAG_POS)
        break;

      if (is_inner (tag) || tag == ANALYZER_TAG_RRB)
        first--;
      else if ((tag == ANALYZER_TAG_VBN || tag == ANALYZER_TAG_VBG) && is_inner (prose->tokens[first].tag) &&
               token > limit && is_inner (prose->tokens[token - 1].tag) &&
               !analyzer_tag_is_noun (prose->tokens[token - 1].tag))
        first--;
      else if (tag == ANALYZER_TAG_RB && prose->tokens[first].tag == ANALYZER_TAG_JJ)
        first--;
      else if (token > limit && is_preposition (prose, token) && is_end (prose, token - 1) &&
               prose->tokens[token - 1].tag != ANALYZER_TAG_PRP)
        first -= 2;
      else if (token > limit && tag == ANALYZER_TAG_CC && is_end (prose, token - 1) &&
               prose->tokens[token - 1].tag != ANALYZER_TAG_PRP)
        {
          joined = TRUE;
          first -= 2;
        }
      else if (token > limit && joined && is_comma (prose, token) &&
               analyzer_tag_is_noun (prose->tokens[token - 1].tag) &&
               prose->tokens[token - 1].name == ANALYZER_NAME_PERSON)
        first -= 2;
      else
        break;

      if (last - first >= PHRASE_MAX)
        break;
    }

  while (first < last && (prose->tokens[first].tag == ANALYZER_TAG_POS || prose->tokens[first].tag == ANALYZER_TAG_RB))
    first++;

  return first;
}

/* Whether the tokens between two commas tell more about the phrase before. */
static gboolean
is_apposition (const AnalyzerProse *prose,
               guint                first,
               guint                last)
{
  guint tag = prose->tokens[first].tag;

  if (tag == ANALYZER_TAG_WP || tag == ANALYZER_TAG_WDT || tag == ANALYZER_TAG_WP_POSS)
    return TRUE;
  if (!is_inner (tag) && tag != ANALYZER_TAG_RB && tag != ANALYZER_TAG_VBN && tag != ANALYZER_TAG_IN)
    return FALSE;

  for (guint i = first; i <= last; i++)
    {
      guint inner = prose->tokens[i].tag;

      if (inner == ANALYZER_TAG_WP || inner == ANALYZER_TAG_WDT || inner == ANALYZER_TAG_WP_POSS)
        return TRUE;
      if (analyzer_tag_is_finite (inner))
        return FALSE;
    }

  return TRUE;
}

/**
 * analyzer_is_quantifier:
 * @token: the number of a token
 *
 * Returns: whether it is a word that may mean people by itself: "some claim"
 */
gboolean
analyzer_is_quantifier (const AnalyzerProse *prose,
                        guint                token)
{
  static const char *const words[] = { "some", "many", "others", "most", "few", "several", "both" };

  return is_word_of (prose, token, words, G_N_ELEMENTS (words));
}

/**
 * analyzer_noun_phrase_before:
 * @last: the token before a verb
 * @phrase: (out): the phrase
 *
 * Finds the noun phrase that ends with @last, which may be the comma behind an
 * apposition.
 *
 * Returns: whether one was found
 */
gboolean
analyzer_noun_phrase_before (const AnalyzerProse *prose,
                             guint                last,
                             AnalyzerTokens      *phrase)
{
  guint limit = sentence_first (prose, last);
  guint end = last;
  guint first;

  /* Ann Lee on Monday | said */
  while (end > limit && is_date (prose, end) && !is_comma (prose, end))
    end--;
  if (end < last && end > limit && prose->tokens[end].tag == ANALYZER_TAG_IN)
    end--;
  else if (end < last && !is_end (prose, end))
    end = last;

  if (is_comma (prose, end))
    {
      guint comma = end;

      for (guint n = 0; n < APPOSITIONS_MAX; n++)
        {
          guint i = comma - 1;

          while (i > limit && end - i < PHRASE_MAX && !is_comma (prose, i))
            i--;
          if (comma <= limit + 1 || i <= limit || !is_comma (prose, i) || i + 1 == comma ||
              !is_apposition (prose, i + 1, comma - 1))
            return FALSE;

          /* An age: "Ann Lee, 54, a lawyer, said". */
          if (is_end (prose, i - 1) && !(prose->tokens[i - 1].tag == ANALYZER_TAG_CD && i >= limit + 3 && is_comma (prose, i - 2)))
            {
              first = walk_back (prose, i - 1, limit);

              /* "Ann Lee, a lawyer in Leeds, England, said" */
              if (n + 1 < APPOSITIONS_MAX && first > limit + 1 && is_comma (prose, first - 1) &&
                  analyzer_tag_is_noun (prose->tokens[first - 2].tag) &&
                  (prose->tokens[first].tag == ANALYZER_TAG_DT || prose->tokens[first].tag == ANALYZER_TAG_NN))
                first = walk_back (prose, first - 2, limit);

              phrase->first = first;
              /* What says where or when is not of the phrase. */
              phrase->last = prose->tokens[i + 1].tag == ANALYZER_TAG_IN &&
                             strcmp (analyzer_prose_get_word (prose, i + 1), "of") != 0 ? i - 1 : end - 1;
              return TRUE;
            }

          comma = i;
        }

      return FALSE;
    }

  if (!is_end (prose, end))
    return FALSE;

  phrase->first = walk_back (prose, end, limit);
  phrase->last = end;

  return prose->tokens[end].tag != ANALYZER_TAG_EX;
}

static guint
walk_on (const AnalyzerProse *prose,
         guint                first,
         guint                limit)
{
  guint last = first;
  gboolean noun = FALSE;

  if (prose->tokens[first].tag == ANALYZER_TAG_PRP)
    return first;

  noun = analyzer_tag_is_noun (prose->tokens[first].tag);
  while (last < limit && last - first < PHRASE_MAX)
    {
      guint token = last + 1;
      guint tag = prose->tokens[token].tag;
      gboolean behind_name = prose->tokens[last].name == ANALYZER_NAME_PERSON;

      if (is_date (prose, token) && !is_date (prose, last))
        break;

      if (is_inner (tag) && !(noun && (tag == ANALYZER_TAG_DT || tag == ANALYZER_TAG_PRP_POSS)))
        last++;
      else if ((tag == ANALYZER_TAG_VBN || tag == ANALYZER_TAG_VBG) && !noun)
        last++;
      else if (tag == ANALYZER_TAG_LRB)
        {
          guint i = token;

          while (i < limit && i - token < 12 && prose->tokens[i].tag != ANALYZER_TAG_RRB)
            i++;
          if (prose->tokens[i].tag != ANALYZER_TAG_RRB)
            break;
          last = i;
        }
      else if (noun && token < limit && (is_joining_preposition (prose, token, behind_name) || tag == ANALYZER_TAG_CC) &&
               is_inner (prose->tokens[token + 1].tag) && !is_date (prose, token + 1))
        {
          last += 2;
          noun = FALSE;
        }
      else
        break;

      noun = noun || analyzer_tag_is_noun (prose->tokens[last].tag);
    }

  return last;
}

/**
 * analyzer_noun_phrase_after:
 * @first: the token behind a verb or preposition
 * @phrase: (out): the phrase
 *
 * Finds the noun phrase that begins with @first, with the apposition behind
 * it where this ends the sentence or is closed by a comma.
 *
 * Returns: whether one was found
 */
gboolean
analyzer_noun_phrase_after (const AnalyzerProse *prose,
                            guint                first,
                            AnalyzerTokens      *phrase)
{
  guint limit = sentence_last (prose, first);
  guint tag = prose->tokens[first].tag;

  if (!is_inner (tag) && tag != ANALYZER_TAG_PRP && tag != ANALYZER_TAG_VBN && tag != ANALYZER_TAG_VBG &&
      tag != ANALYZER_TAG_RB)
    return FALSE;

  phrase->first = first;
  phrase->last = walk_on (prose, first, limit);
  if (!is_end (prose, phrase->last))
    return FALSE;

  if (phrase->last + 2 <= limit && is_comma (prose, phrase->last + 1))
    {
      guint begin = phrase->last + 2;
      guint i = begin;

      while (i <= limit && i - begin < PHRASE_MAX && !is_comma (prose, i) &&
             prose->tokens[i].tag != ANALYZER_TAG_STOP && prose->tokens[i].tag != ANALYZER_TAG_OPEN &&
             prose->tokens[i].tag != ANALYZER_TAG_COLON)
        i++;

      if (i > begin && (i > limit || is_comma (prose, i) || prose->tokens[i].tag == ANALYZER_TAG_STOP) &&
          prose->tokens[begin].tag != ANALYZER_TAG_IN && prose->tokens[begin].tag != ANALYZER_TAG_PRP &&
          prose->tokens[begin].tag != ANALYZER_TAG_RB && !is_date (prose, begin) && is_apposition (prose, begin, i - 1))
        phrase->last = i - 1;
    }

  return TRUE;
}

/**
 * analyzer_find_concession_end:
 * @token: the number of a token
 *
 * In "While Lee says that it rains, others hope" the clause that concedes ends
 * at the comma before the main clause, which begins with a subject and its
 * verb.
 *
 * Returns: the comma behind @token; %ANALYZER_NO_TOKEN where @token is in no
 *   such clause
 */
guint
analyzer_find_concession_end (const AnalyzerProse *prose,
                              guint                token)
{
  static const char *const words[] = { "while", "although", "though", "whereas" };
  guint last = sentence_last (prose, token);

  if (!is_word_of (prose, sentence_first (prose, token), words, G_N_ELEMENTS (words)))
    return ANALYZER_NO_TOKEN;

  for (guint i = token + 1; i + 2 <= last && i - token < PHRASE_MAX; i++)
    {
      AnalyzerTokens subject;

      if (!is_comma (prose, i))
        continue;
      /* A tagger may take the verb of "some claim" for a noun. */
      if (analyzer_is_quantifier (prose, i + 1))
        return i;
      if (analyzer_noun_phrase_after (prose, i + 1, &subject) && subject.last < last &&
          analyzer_tag_is_finite (prose->tokens[subject.last + 1].tag))
        return i;
    }

  return ANALYZER_NO_TOKEN;
}
