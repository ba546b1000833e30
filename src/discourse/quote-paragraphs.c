/* quote-paragraphs.c: finds quotes by the shape of their paragraph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the words around a cue do not explain: turns of a transcript
 * ("LEE: …"), a quotation signed with a name ("…" — Ann Lee), a headline that
 * begins or ends with its speaker (Lee: the port will close), a quotation that
 * goes on in the next paragraph, and one that stands by itself beside a quote
 * of the same speaker.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/quote-finder-private.h"

#include <string.h>

/* A speaker's name before a colon is not longer than this. */
#define NAME_MAX_TOKENS 6

/* Nor is it with what the speaker is: Ann Lee, 34, who runs the shop: "…" */
#define LABEL_MAX_TOKENS 20

/* Less than this within quotation marks, inside a sentence, is a phrase that is
 * only mentioned. */
#define SENTENCE_MIN_TOKENS 5

/* What has as many turns with capitals or letters is a transcript, and a turn of
 * it has no more paragraphs behind the first one. */
#define TRANSCRIPT_MIN_TURNS 4u
#define TURN_MAX_PARAGRAPHS 20u

/* A heading is not longer. */
#define HEADING_MAX_TOKENS 24

typedef struct
{
  AnalyzerQuoteSearch *search;
  const AnalyzerProse *prose;
} Shapes;

static guint
paragraph_of (Shapes *self,
              guint   token)
{
  return self->prose->sentences[self->prose->tokens[token].sentence].paragraph;
}

static guint
paragraph_first (Shapes *self,
                 guint   paragraph)
{
  return self->prose->sentences[self->prose->paragraphs[paragraph].first_sentence].first_token;
}

static guint
paragraph_last (Shapes *self,
                guint   paragraph)
{
  const AnalyzerParagraph *lines = &self->prose->paragraphs[paragraph];
  const AnalyzerSentence *sentence = &self->prose->sentences[lines->first_sentence + lines->n_sentences - 1];

  return sentence->first_token + sentence->n_tokens - 1;
}

static gboolean
is_colon (Shapes *self,
          guint   token)
{
  return analyzer_prose_is_character (self->prose, token, ':');
}

static gboolean
is_dash (Shapes *self,
         guint   token)
{
  const AnalyzerToken *word = &self->prose->tokens[token];
  const char *text = self->prose->text + word->start;
  guint length = word->end - word->start;

  return (length >= 1 && length <= 3 && memcmp (text, "---", length) == 0) ||
         (length == 3 && (memcmp (text, "–", 3) == 0 || memcmp (text, "—", 3) == 0 || memcmp (text, "―", 3) == 0));
}

static gboolean
is_capital (Shapes *self,
            guint   token)
{
  const AnalyzerToken *word = &self->prose->tokens[token];

  return g_unichar_isupper (g_utf8_get_char_validated (self->prose->text + word->start, word->end - word->start));
}

static gboolean
is_all_capitals (Shapes *self,
                 guint   token)
{
  const AnalyzerToken *word = &self->prose->tokens[token];
  guint letters = 0;

  for (guint i = word->start; i < word->end; i++)
    {
      if (g_ascii_islower (self->prose->text[i]))
        return FALSE;
      letters += g_ascii_isupper (self->prose->text[i]) != 0;
    }

  return letters >= 2;
}

static AnalyzerQuote *
add_quote (Shapes *self,
           guint   source_first,
           guint   source_last,
           guint   cue,
           guint   content_first,
           guint   content_last,
           double  confidence)
{
  AnalyzerQuote *quote = analyzer_findings_add_quote (self->search->findings);

  analyzer_quote_search_take (self->search, quote, quote->source, source_first, source_last);
  analyzer_quote_search_take (self->search, quote, quote->cue, cue, cue);
  analyzer_quote_search_take (self->search, quote, quote->content, content_first, content_last);
  quote->confidence = confidence;

  return quote;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const AnalyzerSpan *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

static void
join_quotation (Shapes        *self,
                guint          number,
                AnalyzerQuote *quote)
{
  analyzer_quote_search_take (self->search, quote, quote->content, self->search->first_token[number],
                              self->search->last_token[number]);
  g_array_sort (quote->content, compare_spans);
}

/* Where a paragraph begins with a name and a colon: the colon. */
static guint
find_turn (Shapes   *self,
           guint     paragraph,
           gboolean *all_capitals)
{
  guint first = paragraph_first (self, paragraph);
  guint last = paragraph_last (self, paragraph);
  gboolean bracket = FALSE;

  *all_capitals = TRUE;
  for (guint i = first; i < last && i <= first + NAME_MAX_TOKENS; i++)
    {
      guint tag = self->prose->tokens[i].tag;

      if (is_colon (self, i))
        return i > first ? i : ANALYZER_NO_TOKEN;

      bracket = bracket || tag == ANALYZER_TAG_LRB;
      if (!bracket && !is_capital (self, i))
        return ANALYZER_NO_TOKEN;
      *all_capitals = *all_capitals && (bracket || is_all_capitals (self, i) || tag == ANALYZER_TAG_STOP);
      bracket = bracket && tag != ANALYZER_TAG_RRB;
    }

  return ANALYZER_NO_TOKEN;
}

/* Whether [first, last] only names somebody: nobody does anything in it, except
 * in a relative clause. */
static gboolean
is_label (Shapes *self,
          guint   first,
          guint   last)
{
  gboolean relative = FALSE;

  for (guint i = first; i <= last; i++)
    switch (self->prose->tokens[i].tag)
      {
      case ANALYZER_TAG_WP: case ANALYZER_TAG_WDT: case ANALYZER_TAG_WP_POSS:
        relative = TRUE;
        break;

      case ANALYZER_TAG_VBD: case ANALYZER_TAG_VBZ: case ANALYZER_TAG_VBP: case ANALYZER_TAG_MD:
        /* A rare name may be taken for a verb. */
        if (!relative && !is_capital (self, i))
          return FALSE;
        break;

      case ANALYZER_TAG_STOP: case ANALYZER_TAG_COLON:
        return FALSE;

      default:
        break;
      }

  return TRUE;
}

/* Where a paragraph begins with somebody's name, what he is, and a colon or
 * dash before a quotation: the colon or dash. */
static guint
find_voice (Shapes *self,
            guint   paragraph)
{
  guint first = paragraph_first (self, paragraph);
  guint last = paragraph_last (self, paragraph);

  if (!is_capital (self, first) || (!analyzer_tag_is_noun (self->prose->tokens[first].tag) &&
                                    self->prose->tokens[first].tag != ANALYZER_TAG_DT))
    return ANALYZER_NO_TOKEN;

  for (guint i = first + 1; i < last && i <= first + LABEL_MAX_TOKENS; i++)
    {
      guint number = self->search->quotation_of[i + 1];

      if (is_colon (self, i) || is_dash (self, i))
        {
          if (number == 0 || self->search->first_token[number - 1] != i + 1 || !is_label (self, first, i - 1))
            return ANALYZER_NO_TOKEN;
          /* A dash also breaks off a sentence. */
          if (is_dash (self, i) && self->prose->tokens[first].name != ANALYZER_NAME_PERSON &&
              self->search->last_token[number - 1] != last)
            return ANALYZER_NO_TOKEN;
          return i;
        }
      if (self->search->quotation_of[i] != 0)
        return ANALYZER_NO_TOKEN;
    }

  return ANALYZER_NO_TOKEN;
}

/* LEE: I never said so. */
static void
find_turns (Shapes *self)
{
  const AnalyzerProse *prose = self->prose;
  guint capital_turns = 0, turns = 0, paragraphs = 0;
  gboolean all_capitals;
  /* Subtitles are nothing but turns. */
  AnalyzerArticle *article = self->search->findings->article;
  gboolean all_turns = article != NULL && g_strcmp0 (analyzer_article_get_format (article), "subtitles") == 0;

  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      if (prose->paragraphs[i].n_sentences == 0)
        continue;
      paragraphs++;
      if (find_turn (self, i, &all_capitals) != ANALYZER_NO_TOKEN)
        {
          turns++;
          capital_turns += all_capitals;
        }
    }

  /* A single one is a heading such as "Update: …", unless in a transcript's
   * capitals or before a quotation. */
  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      guint colon, first, last;
      gboolean quoted, is_turn;

      if (prose->paragraphs[i].n_sentences == 0)
        continue;
      colon = find_turn (self, i, &all_capitals);
      if (colon == ANALYZER_NO_TOKEN)
        colon = find_voice (self, i);
      if (colon == ANALYZER_NO_TOKEN)
        continue;

      first = paragraph_first (self, i);
      last = paragraph_last (self, i);
      quoted = self->search->quotation_of[colon + 1] != 0 &&
               self->search->first_token[self->search->quotation_of[colon + 1] - 1] == colon + 1;
      is_turn = all_turns || (all_capitals && capital_turns >= 2) || (turns >= 3 && turns * 3 >= paragraphs) || quoted;
      if (!is_turn || !analyzer_quote_search_are_free (self->search, first, colon + 1) ||
          !analyzer_quote_search_are_plain (self->search, first, colon))
        continue;

      while (last > colon + 1 && self->search->taken[last] != 0)
        last--;
      for (guint t = colon + 1; t <= last; t++)
        if (self->search->taken[t] != 0)
          {
            last = t - 1;
            break;
          }
      add_quote (self, first, colon - 1, colon, colon + 1, last, quoted ? 0.85 : 0.8);
    }
}

/* Q: or A: */
static gboolean
is_letter_label (Shapes *self,
                 guint   first,
                 guint   colon)
{
  const AnalyzerToken *label = &self->prose->tokens[first];

  return colon == first + 1 && label->end - label->start == 1;
}

/* What stands between two turns goes on with the first one, but for directions
 * such as "(Laughter.)" and where somebody is quoted. */
static void
join_paragraphs (Shapes        *self,
                 AnalyzerQuote *turn,
                 guint          from,
                 guint          to)
{
  for (guint i = from; i < MIN (to, from + TURN_MAX_PARAGRAPHS); i++)
    {
      guint first, last;

      if (self->prose->paragraphs[i].n_sentences == 0)
        continue;
      first = paragraph_first (self, i);
      last = paragraph_last (self, i);
      if (self->prose->tokens[first].tag != ANALYZER_TAG_LRB && analyzer_quote_search_are_free (self->search, first, last))
        analyzer_quote_search_take (self->search, turn, turn->content, first, last);
    }
}

/* The quote whose turn the paragraph begins, NULL where it begins none. */
static AnalyzerQuote *
get_turn (Shapes   *self,
          guint     paragraph,
          gboolean *is_marked)
{
  guint first = paragraph_first (self, paragraph);
  guint colon = find_turn (self, paragraph, is_marked);

  if (colon == ANALYZER_NO_TOKEN || self->search->taken[colon] == 0 || self->search->taken[first] != self->search->taken[colon])
    return NULL;
  *is_marked = *is_marked || is_letter_label (self, first, colon);

  return analyzer_findings_get_quote (self->search->findings, self->search->taken[colon]);
}

/* In a transcript a turn may have several paragraphs. */
static void
join_turns (Shapes *self)
{
  const AnalyzerProse *prose = self->prose;
  AnalyzerQuote *turn = NULL;
  guint n_marked = 0, after = 0;
  gboolean is_marked;

  for (guint i = 0; i < prose->n_paragraphs; i++)
    if (prose->paragraphs[i].n_sentences > 0 && get_turn (self, i, &is_marked) != NULL)
      n_marked += is_marked;
  if (n_marked < TRANSCRIPT_MIN_TURNS)
    return;

  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      AnalyzerQuote *next = prose->paragraphs[i].n_sentences > 0 ? get_turn (self, i, &is_marked) : NULL;

      if (next == NULL)
        continue;
      if (turn != NULL)
        join_paragraphs (self, turn, after, i);
      turn = next;
      after = i + 1;
    }
}

/* Lee: the port will close, as a headline, the first paragraph without a stop. */
static void
find_headline (Shapes *self)
{
  const AnalyzerProse *prose = self->prose;
  guint paragraph = 0;
  guint first, last, colon;
  gboolean all_capitals;

  while (paragraph < prose->n_paragraphs && prose->paragraphs[paragraph].n_sentences == 0)
    paragraph++;
  if (paragraph == prose->n_paragraphs)
    return;

  first = paragraph_first (self, paragraph);
  last = paragraph_last (self, paragraph);
  colon = find_turn (self, paragraph, &all_capitals);
  if (colon == ANALYZER_NO_TOKEN || last - first > 24 || prose->tokens[last].tag == ANALYZER_TAG_STOP ||
      !analyzer_quote_search_are_free (self->search, first, last) ||
      !analyzer_quote_search_are_plain (self->search, first, colon))
    return;

  if (prose->tokens[colon - 1].name != ANALYZER_NAME_PERSON && prose->tokens[colon - 1].name != ANALYZER_NAME_ORGANIZATION)
    return;

  add_quote (self, first, colon - 1, colon, colon + 1, last, 0.6);
}

/* Where the signature ends that begins behind the dash: the end of the line. */
static guint
find_signature_end (Shapes *self,
                    guint   dash,
                    guint   end)
{
  if (self->prose->tokens[end].tag == ANALYZER_TAG_STOP && end > dash + 1)
    end--;
  if (end <= dash || end - dash > LABEL_MAX_TOKENS || !is_capital (self, dash + 1) || !is_label (self, dash + 1, end))
    return ANALYZER_NO_TOKEN;
  for (guint i = dash + 1; i <= end; i++)
    if (is_dash (self, i) || is_colon (self, i))
      return ANALYZER_NO_TOKEN;

  return end;
}

/* Whether the paragraph ends with a name in brackets that open at @bracket; the
 * name's last token. What is no name there is a direction, or a date. */
static guint
find_bracketed_end (Shapes *self,
                    guint   bracket,
                    guint   end)
{
  const AnalyzerToken *tokens = self->prose->tokens;
  guint last;

  if (tokens[bracket].tag != ANALYZER_TAG_LRB)
    return ANALYZER_NO_TOKEN;
  if (tokens[end].tag == ANALYZER_TAG_STOP && end > bracket + 2)
    end--;
  if (tokens[end].tag != ANALYZER_TAG_RRB || end < bracket + 2 || end - bracket > NAME_MAX_TOKENS + 2)
    return ANALYZER_NO_TOKEN;

  last = end - 1;
  while (last > bracket + 1 && tokens[last].tag == ANALYZER_TAG_STOP)
    last--;
  for (guint i = bracket + 1; i <= last; i++)
    if (tokens[i].name != ANALYZER_NAME_PERSON && tokens[i].name != ANALYZER_NAME_ORGANIZATION &&
        (tokens[i].tag != ANALYZER_TAG_NNP || !analyzer_prose_is_character (self->prose, bracket, '[')))
      return ANALYZER_NO_TOKEN;

  return last;
}

/* "…" — Ann Lee, mayor; the name may stand in the next line. "…" [Gazette.] */
static void
find_signed (Shapes *self)
{
  AnalyzerQuoteSearch *search = self->search;

  for (guint i = 0; i < search->quotations->len; i++)
    {
      guint first = search->first_token[i], last = search->last_token[i];
      guint paragraph = paragraph_of (self, last);
      guint end = paragraph_last (self, paragraph);
      guint dash = last + 1;
      guint begin = i;
      AnalyzerQuote *quote;

      if (dash >= self->prose->n_tokens || last - first < SENTENCE_MIN_TOKENS)
        continue;

      if (dash > end && paragraph + 1 < self->prose->n_paragraphs && self->prose->paragraphs[paragraph + 1].n_sentences > 0)
        end = paragraph_last (self, paragraph + 1);
      if (dash >= end)
        continue;
      end = is_dash (self, dash) ? find_signature_end (self, dash, end) : find_bracketed_end (self, dash, end);
      if (end == ANALYZER_NO_TOKEN || !analyzer_quote_search_are_free (search, first, end) ||
          !analyzer_quote_search_are_plain (search, dash, end))
        continue;

      quote = add_quote (self, dash + 1, end, dash, first, last, 0.85);

      /* Signed at the end of its last paragraph. */
      while (begin > 0 && g_array_index (search->quotations, AnalyzerQuotation, begin).continued &&
             analyzer_quote_search_are_free (search, search->first_token[begin - 1], search->last_token[begin - 1]))
        join_quotation (self, --begin, quote);
    }
}

static gboolean
is_content (Shapes              *self,
            const AnalyzerQuote *quote,
            guint                token)
{
  return analyzer_spans_contain (quote->content, self->prose->tokens[token].start);
}

/* The quote in whose content a quotation begins or ends, where all of the rest
 * is in it too or in nobody's part. */
static AnalyzerQuote *
find_quote_of_part (Shapes *self,
                    guint   number)
{
  guint first = self->search->first_token[number], last = self->search->last_token[number];
  guint id = self->search->taken[first] != 0 ? self->search->taken[first] : self->search->taken[last];
  AnalyzerQuote *quote = id != 0 ? analyzer_findings_get_quote (self->search->findings, id) : NULL;

  if (quote == NULL || is_content (self, quote, first) == is_content (self, quote, last))
    return NULL;

  for (guint i = first; i <= last; i++)
    if (self->search->taken[i] != 0 && (self->search->taken[i] != id || !is_content (self, quote, i)))
      return NULL;

  return quote;
}

/* A quotation of which a quote holds the beginning or the end is the quote's,
 * however long it is. */
static void
complete_quotations (Shapes *self)
{
  AnalyzerQuoteSearch *search = self->search;

  for (guint i = 0; i < search->quotations->len; i++)
    {
      const AnalyzerQuotation *quotation = &g_array_index (search->quotations, AnalyzerQuotation, i);
      AnalyzerQuote *quote = find_quote_of_part (self, i);
      g_autoptr(GArray) content = NULL;
      AnalyzerSpan whole = { quotation->outer.start, quotation->outer.end };

      if (quote == NULL)
        continue;

      content = analyzer_spans_copy (quote->content);
      g_array_set_size (quote->content, 0);
      for (guint k = 0; k < content->len; k++)
        {
          const AnalyzerSpan *span = &g_array_index (content, AnalyzerSpan, k);

          if (span->start > whole.end || span->end < whole.start)
            {
              g_array_append_val (quote->content, *span);
              continue;
            }
          whole.start = MIN (whole.start, span->start);
          whole.end = MAX (whole.end, span->end);
        }
      g_array_append_val (quote->content, whole);
      g_array_sort (quote->content, compare_spans);
      for (guint t = search->first_token[i]; t <= search->last_token[i]; t++)
        search->taken[t] = quote->id;
    }
}

/* Whether a quotation is said rather than mentioned: it holds a sentence, or
 * stands apart from the words around it. */
static gboolean
is_said (Shapes *self,
         guint   number)
{
  guint first = self->search->first_token[number], last = self->search->last_token[number];
  const AnalyzerSentence *sentence = &self->prose->sentences[self->prose->tokens[first].sentence];

  return analyzer_quote_search_count_words (self->search, first, last) >= SENTENCE_MIN_TOKENS && first == sentence->first_token;
}

static gboolean
has_quoted_content (Shapes        *self,
                    AnalyzerQuote *quote)
{
  for (guint i = 0; i < quote->content->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (quote->content, AnalyzerSpan, i);
      guint token = analyzer_prose_find_token (self->prose, span->start);

      for (; token < self->prose->n_tokens && self->prose->tokens[token].start < span->end; token++)
        if (self->search->quotation_of[token] != 0)
          return TRUE;
    }

  return FALSE;
}

/* The quote that ends last before @token in the paragraph, or in the one before
 * where @beyond. */
static AnalyzerQuote *
find_quote_before (Shapes   *self,
                   guint     token,
                   gboolean  beyond)
{
  guint paragraph = paragraph_of (self, token);
  guint limit;

  if (beyond)
    while (paragraph > 0)
      if (self->prose->paragraphs[--paragraph].n_sentences > 0)
        break;
  if (self->prose->paragraphs[paragraph].n_sentences == 0)
    return NULL;

  limit = paragraph_first (self, paragraph);
  while (token > limit)
    if (self->search->taken[--token] != 0)
      return analyzer_findings_get_quote (self->search->findings, self->search->taken[token]);

  return NULL;
}

/* Whether a quote only says of what somebody else speaks, or who reports it:
 * 'she said, referring to the strike', 'she said, according to the paper'. */
static gboolean
is_aside (Shapes              *self,
          const AnalyzerQuote *quote)
{
  static const char *const cues[] = { "accord", "according", "allude", "describe", "note", "refer", NULL };
  guint token = analyzer_prose_find_token (self->prose, g_array_index (quote->cue, AnalyzerSpan, 0).start);

  return token < self->prose->n_tokens && self->prose->tokens[token].tag == ANALYZER_TAG_VBG &&
         g_strv_contains (cues, analyzer_prose_get_lemma (self->prose, token));
}

/* The quote that a quotation after the sentence of @token goes on with, as
 * what is said there before an aside. */
static AnalyzerQuote *
find_quote_before_aside (Shapes *self,
                         guint   token)
{
  AnalyzerQuote *quote = find_quote_before (self, token, FALSE);
  guint sentence;

  if (quote == NULL || token == 0 || has_quoted_content (self, quote) || !is_aside (self, quote))
    return quote;

  sentence = self->prose->tokens[token - 1].sentence;
  while (token > 0 && self->prose->tokens[token - 1].sentence == sentence)
    if (self->search->taken[--token] != 0)
      {
        AnalyzerQuote *other = analyzer_findings_get_quote (self->search->findings, self->search->taken[token]);

        if (other != quote && has_quoted_content (self, other))
          return other;
      }

  return quote;
}

static AnalyzerQuote *
find_quote_after (Shapes *self,
                  guint   token)
{
  guint end = paragraph_last (self, paragraph_of (self, token));

  for (guint i = token + 1; i <= end; i++)
    {
      if (self->search->taken[i] != 0)
        return analyzer_findings_get_quote (self->search->findings, self->search->taken[i]);
      if (self->search->quotation_of[i] == 0)
        return NULL;
    }

  return NULL;
}

/* Whether at least half of the words of a quotation stand in the content of a
 * quote. */
static gboolean
repeats (Shapes        *self,
         guint          number,
         AnalyzerQuote *quote)
{
  const AnalyzerProse *prose = self->prose;
  guint words = 0, repeated = 0;

  for (guint i = self->search->first_token[number]; i <= self->search->last_token[number]; i++)
    {
      gboolean found = FALSE;

      if (!analyzer_tag_is_noun (prose->tokens[i].tag) && !analyzer_tag_is_verb (prose->tokens[i].tag) &&
          prose->tokens[i].tag != ANALYZER_TAG_JJ)
        continue;
      words++;
      for (guint k = 0; k < quote->content->len && !found; k++)
        {
          const AnalyzerSpan *span = &g_array_index (quote->content, AnalyzerSpan, k);

          for (guint token = analyzer_prose_find_token (prose, span->start);
               token < prose->n_tokens && prose->tokens[token].start < span->end && !found;
               token++)
            found = prose->tokens[token].lemma == prose->tokens[i].lemma;
        }
      repeated += found;
    }

  return words >= 2 && 2 * repeated >= words;
}

/* The quote in the next paragraph that a heading in quotation marks repeats. */
static AnalyzerQuote *
find_quote_under (Shapes *self,
                  guint   number)
{
  guint first = self->search->first_token[number], last = self->search->last_token[number];
  guint paragraph = paragraph_of (self, first), next = paragraph + 1, end;

  if (first != paragraph_first (self, paragraph) || last != paragraph_last (self, paragraph) ||
      last - first > HEADING_MAX_TOKENS)
    return NULL;
  while (next < self->prose->n_paragraphs && self->prose->paragraphs[next].n_sentences == 0)
    next++;
  if (next == self->prose->n_paragraphs)
    return NULL;

  end = paragraph_last (self, next);
  for (guint token = paragraph_first (self, next); token <= end; token++)
    if (self->search->taken[token] != 0)
      {
        AnalyzerQuote *quote = analyzer_findings_get_quote (self->search->findings, self->search->taken[token]);

        return repeats (self, number, quote) ? quote : NULL;
      }

  return NULL;
}

/* Gives what stands in quotation marks and has no cue of its own to the quote
 * beside it. */
static void
join_quotations (Shapes *self)
{
  AnalyzerQuoteSearch *search = self->search;

  for (guint i = 0; i < search->quotations->len; i++)
    {
      const AnalyzerQuotation *quotation = &g_array_index (search->quotations, AnalyzerQuotation, i);
      guint first = search->first_token[i], last = search->last_token[i];
      AnalyzerQuote *quote = NULL;

      if (!analyzer_quote_search_are_free (self->search, first, last))
        continue;

      /* Goes on from the paragraph before. */
      if (quotation->continued && i > 0 && search->taken[search->first_token[i - 1]] != 0)
        quote = analyzer_findings_get_quote (search->findings, search->taken[search->first_token[i - 1]]);
      else if (is_said (self, i))
        {
          /* "The port," Lee said. "It will close." */
          quote = find_quote_before_aside (self, first);
          if (quote == NULL || !has_quoted_content (self, quote))
            {
              AnalyzerQuote *after = find_quote_after (self, last);

              if (after != NULL && has_quoted_content (self, after))
                quote = after;
            }

          /* A heading that repeats what is said under it. */
          if (quote == NULL)
            quote = find_quote_under (self, i);

          /* A paragraph that is nothing but a quotation: whoever spoke last in
           * quotation marks. */
          if (quote == NULL && first == paragraph_first (self, paragraph_of (self, first)) &&
              last == paragraph_last (self, paragraph_of (self, last)))
            {
              quote = find_quote_before (self, first, TRUE);
              if (quote != NULL && !has_quoted_content (self, quote))
                quote = NULL;
            }
        }

      if (quote != NULL)
        {
          join_quotation (self, i, quote);
          quote->confidence *= 0.98;
        }
    }
}

/*
 * analyzer_find_turns:
 *
 * Finds the turns of a transcript and signed quotations, before any cue in what
 * is said there.
 */
void
analyzer_find_turns (AnalyzerQuoteSearch *search)
{
  Shapes self = { search, search->prose };

  find_turns (&self);
  find_signed (&self);
}

/*
 * analyzer_find_paragraph_quotes:
 *
 * Finds the quotes that the shape of their paragraph tells, and gives what is
 * left in quotation marks to the quote to which it belongs.
 */
void
analyzer_find_paragraph_quotes (AnalyzerQuoteSearch *search)
{
  Shapes self = { search, search->prose };

  find_headline (&self);
  complete_quotations (&self);
  join_quotations (&self);
  join_turns (&self);
}
