/* quote-introductions.c: finds quotations by the words that lead to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A colon leads to what somebody says whatever the words before it are ("Lee
 * went even further: …", "From the report: …"), and the quotation may be the
 * next paragraph. Without a colon, a sentence about somebody leads to the
 * quotation behind it ("Lee shook his head. …"). A long quotation that nothing
 * else explains has its attribution in its own sentence, whatever the verb is
 * ("…," the voice of the advertisement goes).
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/cue-words.h"
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

/* A quotation of fewer words may be a mere name or term. */
#define LONG_MIN_WORDS 6

/* What attributes a long quotation is not longer, and not farther before it. */
#define CLAUSE_MAX_TOKENS 20
#define VERB_MAX_DISTANCE 8

/* How sure each of these is. */
#define CONFIDENCE_VERB_COLON 0.6
#define CONFIDENCE_NAME_COLON 0.55
#define CONFIDENCE_SENTENCE 0.45
#define CONFIDENCE_BEHIND 0.5
#define CONFIDENCE_WITHIN 0.4

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

static AnalyzerQuote *
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

  return quote;
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

/* Whether most of the words begin with a capital, as in a title. */
static gboolean
is_title (Introductions *self,
          guint          first,
          guint          last)
{
  guint capitals = 0, words = 0;

  for (guint i = first; i <= last; i++)
    {
      guint flags = self->prose->forms[self->prose->tokens[i].form].flags;

      if (self->prose->tokens[i].tag >= ANALYZER_TAG_COMMA || self->prose->tokens[i].end - self->prose->tokens[i].start < 4)
        continue;
      words++;
      capitals += (flags & (ANALYZER_FORM_CAPITAL | ANALYZER_FORM_CAPITALS)) != 0;
    }

  return 5 * capitals > 3 * words;
}

/* Whether the quotation breaks off for its attribution: "…," or "…?" */
static gboolean
breaks_off (Introductions *self,
            guint          number)
{
  const AnalyzerQuotation *quotation = &g_array_index (self->search->quotations, AnalyzerQuotation, number);
  guint8 last;

  if (quotation->inner.end <= quotation->inner.start)
    return FALSE;
  last = self->prose->text[quotation->inner.end - 1];

  return last == ',' || last == '?' || last == '!' || last == '-';
}

/* Whether the last word of a clause may be its verb, though it has not got the
 * tag of a finite one: "…," the two write. "…," a voice in the film states. */
static gboolean
is_last_verb (Introductions *self,
              guint          token)
{
  const char *word = analyzer_prose_get_word (self->prose, token);
  g_autofree char *singular = NULL;

  if (analyzer_tag_is_verb (tag_of (self, token)))
    return TRUE;
  if (tag_of (self, token) != ANALYZER_TAG_NNS || !g_str_has_suffix (word, "s"))
    return FALSE;
  singular = g_strndup (word, strlen (word) - 1);

  return analyzer_cue_verb_find (singular) != NULL;
}

/* "…," the voice of the advertisement goes. "…" */
static gboolean
try_behind (Introductions *self,
            guint          number)
{
  AnalyzerQuoteSearch *search = self->search;
  guint first = search->last_token[number] + 1;
  const AnalyzerSentence *sentence;
  AnalyzerTokens source;
  AnalyzerQuote *quote;
  guint end, last, verb;

  if (first >= self->prose->n_tokens || paragraph_of (self, first) != paragraph_of (self, first - 1))
    return FALSE;
  if (analyzer_prose_is_character (self->prose, first, ','))
    first++;
  else if (!breaks_off (self, number))
    return FALSE;
  if (first >= self->prose->n_tokens)
    return FALSE;

  sentence = &self->prose->sentences[self->prose->tokens[first].sentence];
  end = sentence->first_token + sentence->n_tokens;
  for (last = first; last + 1 < MIN (end, first + CLAUSE_MAX_TOKENS); last++)
    if (search->quotation_of[last + 1] != 0 || tag_of (self, last + 1) == ANALYZER_TAG_STOP ||
        tag_of (self, last + 1) == ANALYZER_TAG_COMMA)
      break;
  if (!analyzer_quote_search_are_free (search, first, last) || !analyzer_quote_search_are_plain (search, first, last))
    return FALSE;

  verb = find_verb (self, first, last, &source);
  if (verb == ANALYZER_NO_TOKEN || source.first != first)
    {
      if (analyzer_tag_is_finite (tag_of (self, first)) && analyzer_noun_phrase_after (self->prose, first + 1, &source) &&
          source.last <= last)
        verb = first;
      else if (is_last_verb (self, last) && last > first && analyzer_noun_phrase_before (self->prose, last - 1, &source) &&
               source.first == first)
        verb = last;
      else
        return FALSE;
      if (!may_speak (self, &source))
        return FALSE;
    }
  quote = add_quote (self, &source, verb, verb, number, CONFIDENCE_BEHIND);

  /* It may go on in the next sentence. */
  if (number + 1 < search->quotations->len && search->first_token[number + 1] == end &&
      paragraph_of (self, end) == paragraph_of (self, first) &&
      analyzer_quote_search_are_free (search, search->first_token[number + 1], search->last_token[number + 1]))
    analyzer_quote_search_take (search, quote, quote->content, search->first_token[number + 1], search->last_token[number + 1]);

  return TRUE;
}

/* Lee used the words "…". Lee projects that "…" */
static gboolean
try_within (Introductions *self,
            guint          number)
{
  AnalyzerQuoteSearch *search = self->search;
  guint first = search->first_token[number];
  const AnalyzerSentence *sentence = &self->prose->sentences[self->prose->tokens[first].sentence];
  AnalyzerTokens source;
  guint verb, cue_last = first - 1;

  if (first == sentence->first_token || !analyzer_quote_search_are_free (search, sentence->first_token, first - 1) ||
      !analyzer_quote_search_are_plain (search, sentence->first_token, first - 1))
    return FALSE;

  for (verb = first - 1; !analyzer_tag_is_verb (tag_of (self, verb)); verb--)
    if (verb == sentence->first_token || first - verb > VERB_MAX_DISTANCE)
      return FALSE;
  if (strcmp (analyzer_prose_get_lemma (self->prose, verb), "be") == 0 ||
      find_verb (self, sentence->first_token, verb, &source) == ANALYZER_NO_TOKEN ||
      (self->prose->forms[self->prose->tokens[verb].form].flags & ANALYZER_FORM_CAPITALS) != 0)
    return FALSE;

  while (cue_last > verb && tag_of (self, cue_last) == ANALYZER_TAG_COMMA)
    cue_last--;
  if (cue_last - verb > 2 || tag_of (self, cue_last) == ANALYZER_TAG_IN)
    cue_last = verb;
  add_quote (self, &source, verb, cue_last, number, CONFIDENCE_WITHIN);

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
      guint before = ANALYZER_NO_TOKEN;

      if (g_array_index (search->quotations, AnalyzerQuotation, i).continued ||
          !analyzer_quote_search_are_free (search, first, last))
        continue;

      if (first > 0)
        {
          before = find_end_before (&self, first);
          if (before == ANALYZER_NO_TOKEN && paragraph_of (&self, first - 1) == paragraph_of (&self, first))
            before = first - 1;
        }
      if (before != ANALYZER_NO_TOKEN && analyzer_prose_is_character (self.prose, before, ':'))
        {
          if (words >= 2)
            try_colon (&self, i, before);
        }
      else if (words >= SENTENCE_MIN_WORDS)
        {
          try_sentence (&self, i);
        }

      if (words >= LONG_MIN_WORDS && analyzer_quote_search_are_free (search, first, last) && !is_title (&self, first, last) &&
          !try_within (&self, i))
        try_behind (&self, i);
    }
}
