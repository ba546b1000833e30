/* quote-introductions.c: finds quotations by the words that lead to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A colon leads to what somebody says whatever the words before it are ("Lee
 * went even further: …", "From the report: …"), and the quotation may be the
 * next paragraph. Without a colon, a sentence about somebody leads to the
 * quotation behind it ("Lee shook his head. …").
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/quote-finder-private.h"

#include <string.h>

/* A cue before a colon has no more words; of a longer one only the verb counts. */
#define CUE_MAX_TOKENS 5

/* Who is named before a colon without any verb has no more words. */
#define NAME_MAX_TOKENS 16

/* A sentence that leads to what its subject says is not longer. */
#define LEAD_MAX_TOKENS 12

/* Less than this within quotation marks is no sentence. */
#define SENTENCE_MIN_WORDS 3

/* How sure each of these is. */
#define CONFIDENCE_VERB_COLON 0.6
#define CONFIDENCE_NAME_COLON 0.55
#define CONFIDENCE_SENTENCE 0.45

typedef struct
{
  AnalyzerQuoteSearch *search;
  const AnalyzerProse *prose;
} Introductions;

static guint
tag_of (Introductions *self,
        guint          token)
{
  return self->prose->tokens[token].tag;
}

static guint
paragraph_of (Introductions *self,
              guint          token)
{
  return self->prose->sentences[self->prose->tokens[token].sentence].paragraph;
}

/* The last token of the nearest paragraph before the one in which @token comes
 * first. */
static guint
find_end_before (Introductions *self,
                 guint          token)
{
  guint paragraph = paragraph_of (self, token);

  if (token == 0 || paragraph_of (self, token - 1) == paragraph)
    return ANALYZER_NO_TOKEN;

  while (paragraph > 0)
    {
      const AnalyzerParagraph *lines = &self->prose->paragraphs[--paragraph];

      if (lines->n_sentences > 0)
        return token - 1;
      /* A picture or the like comes between. */
      if (lines->ignored)
        return ANALYZER_NO_TOKEN;
    }

  return ANALYZER_NO_TOKEN;
}

/* Whether a word may be the subject that speaks: not "it", "there", "here". */
static gboolean
may_speak (Introductions        *self,
           const AnalyzerTokens *source)
{
  static const char *const words[] = { "it", "this", "that", "there", "here", "what", "these", "those", "which" };
  const char *word = analyzer_prose_get_word (self->prose, source->last);

  if (tag_of (self, source->last) == ANALYZER_TAG_EX)
    return FALSE;
  for (guint i = 0; source->first == source->last && i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return FALSE;

  return TRUE;
}

/* The first finite verb of [first, last] that stands in no relative clause,
 * with its subject. */
static guint
find_verb (Introductions  *self,
           guint           first,
           guint           last,
           AnalyzerTokens *subject)
{
  for (guint i = first + 1; i <= last; i++)
    {
      guint before = i - 1;
      AnalyzerTokens phrase;

      if (!analyzer_tag_is_finite (tag_of (self, i)) || tag_of (self, before) == ANALYZER_TAG_WP ||
          tag_of (self, before) == ANALYZER_TAG_WDT)
        continue;
      while (before > first && tag_of (self, before) == ANALYZER_TAG_RB)
        before--;
      if (analyzer_noun_phrase_before (self->prose, before, &phrase) && phrase.first >= first && phrase.last < i &&
          may_speak (self, &phrase))
        {
          *subject = phrase;
          return i;
        }
    }

  return ANALYZER_NO_TOKEN;
}

static void
add_quote (Introductions        *self,
           const AnalyzerTokens *source,
           guint                 cue_first,
           guint                 cue_last,
           guint                 number,
           double                confidence)
{
  AnalyzerQuoteSearch *search = self->search;
  AnalyzerQuote *quote = analyzer_findings_add_quote (search->findings);

  analyzer_quote_search_take (search, quote, quote->source, source->first, source->last);
  analyzer_quote_search_take (search, quote, quote->cue, cue_first, cue_last);
  analyzer_quote_search_take (search, quote, quote->content, search->first_token[number], search->last_token[number]);
  quote->confidence = confidence;
}

/* The last quote that holds a token of [first, last]. */
static AnalyzerQuote *
find_quote_within (Introductions *self,
                   guint          first,
                   guint          last)
{
  for (guint i = last + 1; i > first; i--)
    if (self->search->taken[i - 1] != 0)
      return analyzer_findings_get_quote (self->search->findings, self->search->taken[i - 1]);

  return NULL;
}

/* Who is named in [first, last], without "from", "here is" and the date. */
static gboolean
find_name (Introductions  *self,
           guint           first,
           guint           last,
           AnalyzerTokens *name)
{
  while (last > first && (self->prose->tokens[last].name == ANALYZER_NAME_DATE ||
                          self->prose->tokens[last].name == ANALYZER_NAME_TIME || tag_of (self, last) == ANALYZER_TAG_IN ||
                          analyzer_prose_is_character (self->prose, last, ',')))
    last--;
  if (last + 1 - first > NAME_MAX_TOKENS || !analyzer_noun_phrase_before (self->prose, last, name) || name->first < first)
    return FALSE;

  return may_speak (self, name);
}

/* Lee went even further: "…"; Lee in 1992: "…"; Lee said that, given the odds:
 * and a quotation in the next paragraph. */
static gboolean
try_colon (Introductions *self,
           guint          number,
           guint          colon)
{
  AnalyzerQuoteSearch *search = self->search;
  const AnalyzerSentence *sentence = &self->prose->sentences[self->prose->tokens[colon].sentence];
  guint first = sentence->first_token;
  AnalyzerTokens source;
  AnalyzerQuote *quote;
  guint verb;

  if (colon == first)
    return FALSE;

  /* Whoever speaks before the colon goes on. */
  quote = find_quote_within (self, first, colon);
  if (quote != NULL)
    {
      analyzer_quote_search_take (search, quote, quote->content, search->first_token[number], search->last_token[number]);
      return TRUE;
    }

  if (!analyzer_quote_search_are_plain (search, first, colon))
    return FALSE;

  verb = find_verb (self, first, colon - 1, &source);
  if (verb != ANALYZER_NO_TOKEN)
    {
      guint last = colon - verb <= CUE_MAX_TOKENS ? colon - 1 : verb;

      while (last + 1 < colon && analyzer_tag_is_verb (tag_of (self, last + 1)))
        last++;
      add_quote (self, &source, verb, last, number, CONFIDENCE_VERB_COLON);
      return TRUE;
    }

  if (find_name (self, first, colon - 1, &source))
    {
      add_quote (self, &source, colon, colon, number, CONFIDENCE_NAME_COLON);
      return TRUE;
    }

  return FALSE;
}

/* Lee shook his head. "…" */
static gboolean
try_sentence (Introductions *self,
              guint          number)
{
  AnalyzerQuoteSearch *search = self->search;
  guint first = search->first_token[number];
  const AnalyzerSentence *sentence = &self->prose->sentences[self->prose->tokens[first].sentence];
  const AnalyzerSentence *before;
  AnalyzerTokens source;
  guint verb, last;

  if (first == 0 || first != sentence->first_token)
    return FALSE;
  before = sentence - 1;
  last = before->first_token + before->n_tokens - 1;
  if (before->paragraph != sentence->paragraph || before->n_tokens > LEAD_MAX_TOKENS ||
      !analyzer_quote_search_are_free (search, before->first_token, last) ||
      !analyzer_quote_search_are_plain (search, before->first_token, last))
    return FALSE;

  verb = find_verb (self, before->first_token, last, &source);
  if (verb == ANALYZER_NO_TOKEN ||
      (tag_of (self, source.last) != ANALYZER_TAG_PRP && self->prose->tokens[source.last].name != ANALYZER_NAME_PERSON))
    return FALSE;

  add_quote (self, &source, verb, verb, number, CONFIDENCE_SENTENCE);

  return TRUE;
}

/*
 * analyzer_find_introduced_quotes:
 *
 * Finds the quotes whose cue is no reporting word, by what stands before them.
 */
void
analyzer_find_introduced_quotes (AnalyzerQuoteSearch *search)
{
  Introductions self = { search, search->prose };

  for (guint i = 0; i < search->quotations->len; i++)
    {
      guint first = search->first_token[i], last = search->last_token[i];
      guint words = analyzer_quote_search_count_words (search, first, last);
      guint before;

      if (first == 0 || g_array_index (search->quotations, AnalyzerQuotation, i).continued ||
          !analyzer_quote_search_are_free (search, first, last))
        continue;

      before = find_end_before (&self, first);
      if (before == ANALYZER_NO_TOKEN && paragraph_of (&self, first - 1) == paragraph_of (&self, first))
        before = first - 1;
      if (before != ANALYZER_NO_TOKEN && analyzer_prose_is_character (self.prose, before, ':'))
        {
          if (words >= 2)
            try_colon (&self, i, before);
        }
      else if (words >= SENTENCE_MIN_WORDS)
        {
          try_sentence (&self, i);
        }
    }
}
