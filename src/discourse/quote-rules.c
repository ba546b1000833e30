/* quote-rules.c: finds cues with their source and content by words and tags.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * These rules complete what the model finds: they know only what is sure, so a
 * cue needs a quotation or a clause beside it. The cues of a sentence are tried
 * twice. First those that stand behind or between what is said ("…," Lee said;
 * "…," said Lee; according to Lee), as these may hold further cues in their
 * content, which do not count. Then, from left to right, those with their
 * content behind them.
 *
 * The conventions are those of attribution corpora (Pareti 2015; Newell et al.
 * 2018): a cue takes in its auxiliaries, negation, adverbs before it and the
 * particle that belongs to it; "that" belongs to the content; the hearer
 * belongs to no part; quotation marks belong to the content.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/cue-words.h"
#include "discourse/quote-finder-private.h"

#include <string.h>

/* How far behind a cue the words that say when and where are skipped. */
#define SETTINGS_MAX 4

/* How many words may stand between a cue and the part of what is said that is in
 * quotation marks. */
#define PARTIAL_MAX_TOKENS 8

typedef struct
{
  guint                  first;
  guint                  head;
  guint                  last;
  const AnalyzerCueWord *word;
  gboolean               passive;
  gboolean               participle;
} Cue;

typedef struct
{
  AnalyzerQuoteSearch    *search;
  const AnalyzerProse    *prose;
  const AnalyzerSentence *sentence;
  guint                   first;      /* of the sentence */
  guint                   last;
  AnalyzerTokens          source;     /* of the last quote in the sentence */
  gboolean                has_source;
} Rules;

static guint
tag_of (Rules *self,
        guint  token)
{
  return self->prose->tokens[token].tag;
}

static gboolean
is_word (Rules      *self,
         guint       token,
         const char *word)
{
  return analyzer_prose_is_word (self->prose, token, word);
}

static gboolean
is_one_of (Rules             *self,
           guint              token,
           const char *const *words,
           gsize              n_words)
{
  const char *word = analyzer_prose_get_word (self->prose, token);

  for (gsize i = 0; i < n_words; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_character (Rules *self,
              guint  token,
              char   character)
{
  return analyzer_prose_is_character (self->prose, token, character);
}

static gboolean
is_date (Rules *self,
         guint  token)
{
  guint name = self->prose->tokens[token].name;

  return name == ANALYZER_NAME_DATE || name == ANALYZER_NAME_TIME;
}

static gboolean
is_auxiliary (Rules *self,
              guint  token)
{
  static const char *const words[] = {
    "be", "am", "is", "are", "was", "were", "been", "being", "has", "have", "had", "having", "do", "does", "did", "get",
    "got", "gets", "'s", "’s", "'ve", "’ve", "'d", "’d", "'re", "’re", "'m", "’m",
  };

  return tag_of (self, token) == ANALYZER_TAG_MD ||
         (analyzer_tag_is_verb (tag_of (self, token)) && is_one_of (self, token, words, G_N_ELEMENTS (words)));
}

static gboolean
is_being (Rules *self,
          guint  token)
{
  static const char *const words[] = {
    "be", "am", "is", "are", "was", "were", "been", "being", "get", "got", "gets", "'s", "’s", "'re", "’re", "'m", "’m",
  };

  return is_one_of (self, token, words, G_N_ELEMENTS (words));
}

static gboolean
is_quoted (Rules *self,
           guint  token)
{
  return self->search->quotation_of[token] != 0;
}

static gboolean
is_free (Rules *self,
         guint  token)
{
  return self->search->taken[token] == 0;
}

static gboolean
opens_quotation (Rules *self,
                 guint  token)
{
  guint number = self->search->quotation_of[token];

  return number > 0 && self->search->first_token[number - 1] == token;
}

static gboolean
is_stop (Rules *self,
         guint  token)
{
  return tag_of (self, token) == ANALYZER_TAG_STOP || is_character (self, token, '.') ||
         is_character (self, token, '?') || is_character (self, token, '!');
}

static gboolean
has_follower (Rules      *self,
              const char *followers,
              guint       token)
{
  const char *word = analyzer_prose_get_word (self->prose, token);
  gsize length = strlen (word);

  while (*followers != '\0')
    {
      gsize n;

      followers += strspn (followers, " !");
      n = strcspn (followers, " ");
      if (n == length && n > 0 && memcmp (followers, word, n) == 0)
        return TRUE;
      followers += n;
    }

  return FALSE;
}

/* Takes the auxiliaries, adverbs and "went on to" before a verb. */
static guint
extend_before (Rules *self,
               guint  head)
{
  guint first = head;

  while (first > self->first)
    {
      guint token = first - 1;
      guint tag = tag_of (self, token);

      if (is_quoted (self, token) || !is_free (self, token))
        break;
      if (is_auxiliary (self, token) || tag == ANALYZER_TAG_RB)
        first = token;
      else if (tag == ANALYZER_TAG_TO && token > self->first && analyzer_tag_is_verb (tag_of (self, token - 1)))
        first = token - 1;
      else if (tag == ANALYZER_TAG_TO && token > self->first + 1 && analyzer_tag_is_verb (tag_of (self, token - 2)) &&
               (tag_of (self, token - 1) == ANALYZER_TAG_RP || tag_of (self, token - 1) == ANALYZER_TAG_JJ))
        first = token - 2;
      else
        break;
    }

  return first;
}

/* Whether a verb that looks like a participle ends an attribution: "…," a former
 * manager alleged. */
static gboolean
ends_attribution (Rules *self,
                  guint  head)
{
  AnalyzerTokens phrase;

  return head > self->first && (head == self->last || is_stop (self, head + 1) || is_character (self, head + 1, ',')) &&
         analyzer_noun_phrase_before (self->prose, head - 1, &phrase) && phrase.first > 0 &&
         is_quoted (self, phrase.first - 1) && analyzer_quote_search_is_mark (self->search, phrase.first - 1);
}

static gboolean
read_cue (Rules *self,
          guint  head,
          Cue   *cue)
{
  guint tag = tag_of (self, head);
  const AnalyzerCueWord *word;

  if (is_quoted (self, head) || !is_free (self, head))
    return FALSE;
  /* "some claim that": the tagger may take the verb for a noun. */
  if (!analyzer_tag_is_verb (tag) &&
      !(analyzer_tag_is_noun (tag) && head > self->first && head < self->last &&
        analyzer_is_quantifier (self->prose, head - 1) && is_word (self, head + 1, "that")))
    return FALSE;

  word = analyzer_cue_verb_find (analyzer_prose_get_lemma (self->prose, head));
  if (word == NULL)
    return FALSE;

  *cue = (Cue) { .first = extend_before (self, head), .head = head, .last = head, .word = word };
  if (tag == ANALYZER_TAG_VBN)
    {
      gboolean active = FALSE;

      for (guint i = cue->first; i < head; i++)
        {
          if (is_being (self, i))
            cue->passive = TRUE;
          else if (is_auxiliary (self, i))
            active = TRUE;
        }
      if (!cue->passive && !active && !ends_attribution (self, head))
        return FALSE;
    }
  else if (tag == ANALYZER_TAG_VBG)
    {
      cue->participle = cue->first == head || !is_auxiliary (self, cue->first);
    }

  if (word->followers != NULL)
    while (cue->last < self->last && cue->last < head + 2 && is_free (self, cue->last + 1) &&
           !is_quoted (self, cue->last + 1) && has_follower (self, word->followers, cue->last + 1))
      cue->last++;
  if (word->followers != NULL && word->followers[0] == '!' && cue->last == head)
    return FALSE;

  return TRUE;
}

/* The subject of the sentence's first finite verb before @token. */
static gboolean
find_main_subject (Rules          *self,
                   guint           token,
                   AnalyzerTokens *source)
{
  if (self->has_source && self->source.last < token)
    {
      *source = self->source;
      return TRUE;
    }

  for (guint i = self->first + 1; i < token; i++)
    if (analyzer_tag_is_finite (tag_of (self, i)) && !is_quoted (self, i))
      {
        guint before = i - 1;

        while (before > self->first && tag_of (self, before) == ANALYZER_TAG_RB)
          before--;
        if (analyzer_noun_phrase_before (self->prose, before, source))
          return TRUE;
      }

  return FALSE;
}

static gboolean
is_source_free (Rules                *self,
                const AnalyzerTokens *source)
{
  for (guint i = source->first; i <= source->last; i++)
    if (!is_free (self, i) && !(self->has_source && i >= self->source.first && i <= self->source.last))
      return FALSE;

  return TRUE;
}

/* Finds who does what a cue tells, before it. */
static gboolean
find_source_before (Rules          *self,
                    const Cue      *cue,
                    AnalyzerTokens *source)
{
  guint token;
  guint tag;

  if (cue->first == self->first)
    return FALSE;

  token = cue->first - 1;
  tag = tag_of (self, token);
  if (tag == ANALYZER_TAG_WP || tag == ANALYZER_TAG_WDT ||
      (tag == ANALYZER_TAG_IN && is_word (self, token, "that") && token > self->first &&
       analyzer_tag_is_noun (tag_of (self, token - 1))))
    {
      source->first = source->last = token;
      return is_free (self, token);
    }

  if (cue->participle && (tag == ANALYZER_TAG_COMMA || tag == ANALYZER_TAG_COLON || is_character (self, token, ',')))
    return find_main_subject (self, token, source);

  if (is_quoted (self, token) && self->search->taken[token] == 0 && analyzer_quote_search_is_mark (self->search, token))
    return FALSE;

  if (analyzer_noun_phrase_before (self->prose, token, source) && is_source_free (self, source))
    return TRUE;

  if (tag == ANALYZER_TAG_CC || tag == ANALYZER_TAG_COMMA || tag == ANALYZER_TAG_RB)
    return find_main_subject (self, token, source);

  return FALSE;
}

static AnalyzerQuote *
add_quote (Rules                *self,
           const Cue            *cue,
           const AnalyzerTokens *source,
           double                confidence)
{
  AnalyzerQuote *quote = analyzer_findings_add_quote (self->search->findings);

  analyzer_quote_search_take (self->search, quote, quote->source, source->first, source->last);
  self->source = *source;
  self->has_source = TRUE;
  analyzer_quote_search_take (self->search, quote, quote->cue, cue->first, cue->last);
  quote->confidence = confidence;

  return quote;
}

/* Skips when and where something was said. Where nothing of it leads to what
 * is said, none is skipped. */
static guint
skip_settings (Rules *self,
               guint  token)
{
  static const char *const words[] = {
    "in", "on", "at", "during", "via", "by", "from", "through", "after", "before", "to", "earlier", "late", "last",
    "this", "today", "yesterday", "later", "again", "early", "outside", "aboard", "with",
  };
  guint i = token;

  for (guint n = 0; n < SETTINGS_MAX && i <= self->last; n++)
    {
      AnalyzerTokens phrase;

      if (is_quoted (self, i))
        break;
      if (is_date (self, i))
        {
          while (i <= self->last && is_date (self, i))
            i++;
        }
      else if (is_one_of (self, i, words, G_N_ELEMENTS (words)))
        {
          i++;
          if (i <= self->last && !is_quoted (self, i) && analyzer_noun_phrase_after (self->prose, i, &phrase))
            i = phrase.last + 1;
        }
      else
        break;
    }

  return i;
}

static guint
skip_hearer (Rules     *self,
             const Cue *cue,
             guint      token)
{
  AnalyzerTokens phrase;

  if ((cue->word->uses & ANALYZER_CUE_HEARER) == 0 || token > self->last || is_quoted (self, token) ||
      !analyzer_noun_phrase_after (self->prose, token, &phrase))
    return token;

  return phrase.last + 1;
}

/* The token at which an opening quotation mark follows, maybe behind a colon or
 * comma. */
static gboolean
find_quotation_after (Rules *self,
                      guint  token,
                      guint *opening)
{
  guint i = token;

  while (i <= self->last && i < token + 2 && !is_quoted (self, i) &&
         (is_character (self, i, ',') || is_character (self, i, ':') || tag_of (self, i) == ANALYZER_TAG_COLON ||
          is_word (self, i, "that")))
    i++;

  /* A colon may end its sentence. */
  if (i < self->prose->n_tokens && opens_quotation (self, i) && is_free (self, i) &&
      (i <= self->last ||
       (i == self->last + 1 && is_character (self, self->last, ':') &&
        self->prose->sentences[self->prose->tokens[i].sentence].paragraph == self->sentence->paragraph)))
    {
      *opening = i;
      return TRUE;
    }

  return FALSE;
}

static gboolean
leads_to_attribution (Rules *self,
                      guint  comma)
{
  guint i = comma + 1;
  AnalyzerTokens phrase;
  Cue cue;

  if (i > self->last)
    return FALSE;
  if (is_word (self, i, "according"))
    return TRUE;
  while (i < self->last && (tag_of (self, i) == ANALYZER_TAG_RB || tag_of (self, i) == ANALYZER_TAG_CC))
    i++;
  /* …, adding; …, and said; …, but warned */
  if (read_cue (self, i, &cue) || (is_auxiliary (self, i) && i < self->last && read_cue (self, i + 1, &cue)))
    return tag_of (self, i) != ANALYZER_TAG_VBN;

  return analyzer_noun_phrase_after (self->prose, comma + 1, &phrase) && phrase.last < self->last &&
         read_cue (self, phrase.last + 1, &cue) && (cue.word->uses & ANALYZER_CUE_SAYS) != 0 &&
         (cue.last >= self->last || is_character (self, cue.last + 1, ',') || is_stop (self, cue.last + 1));
}

/* Where a content that begins at @token ends: its last token. */
static guint
find_content_end (Rules *self,
                  guint  token)
{
  static const char *const breaks[] = { "but", "while", "although", "though", "whereas" };
  guint concession = token > self->first ? analyzer_find_concession_end (self->prose, token - 1) : ANALYZER_NO_TOKEN;
  guint i = token;
  guint last = token;

  while (i <= self->last && i != concession)
    {
      guint number = self->search->quotation_of[i];

      if (!is_free (self, i))
        break;
      if (number > 0)
        {
          /* A quotation is not cut, and where it runs over the sentence the
           * content ends with it. */
          last = self->search->last_token[number - 1];
          i = last + 1;
          continue;
        }

      if (i > token)
        {
          if (is_stop (self, i) && i + 1 >= self->last)
            break;
          if (is_character (self, i, ';'))
            break;
          if (is_character (self, i, ',') && i < self->last &&
              (is_one_of (self, i + 1, breaks, G_N_ELEMENTS (breaks)) || leads_to_attribution (self, i)))
            break;
          if (tag_of (self, i) == ANALYZER_TAG_CC && i < self->last && analyzer_tag_is_finite (tag_of (self, i + 1)))
            {
              Cue cue;

              if (read_cue (self, i + 1, &cue))
                break;
            }
        }

      if (!is_character (self, i, ',') && !is_stop (self, i))
        last = i;
      i++;
    }

  return last;
}

/* Whether a clause begins at @token: a finite verb follows soon. */
static gboolean
begins_clause (Rules *self,
               guint  token)
{
  guint tag;

  if (token > self->last || is_quoted (self, token))
    return FALSE;
  if (is_word (self, token, "that"))
    return TRUE;

  tag = tag_of (self, token);
  if (tag == ANALYZER_TAG_WP || tag == ANALYZER_TAG_WRB || tag == ANALYZER_TAG_EX)
    return TRUE;
  if (tag == ANALYZER_TAG_IN)
    return is_word (self, token, "whether") || is_word (self, token, "if");
  if (tag == ANALYZER_TAG_COMMA || tag == ANALYZER_TAG_STOP || tag == ANALYZER_TAG_COLON || tag == ANALYZER_TAG_TO ||
      tag == ANALYZER_TAG_CC)
    return FALSE;

  for (guint i = token; i <= self->last && i < token + 16; i++)
    {
      guint inner = tag_of (self, i);

      if (is_quoted (self, i) || inner == ANALYZER_TAG_WP || inner == ANALYZER_TAG_WDT || inner == ANALYZER_TAG_CC ||
          is_character (self, i, ','))
        return FALSE;
      if (i > token && analyzer_tag_is_finite (inner))
        return TRUE;
    }

  return FALSE;
}

/* Where the content behind a cue begins; ANALYZER_NO_TOKEN where none is. */
static guint
find_content_start (Rules     *self,
                    const Cue *cue,
                    double    *confidence)
{
  guint uses = cue->word->uses;
  guint token = cue->last + 1;
  guint behind = skip_hearer (self, cue, token);
  guint set = skip_settings (self, behind);
  guint opening;

  if (find_quotation_after (self, set, &opening) || find_quotation_after (self, behind, &opening) ||
      find_quotation_after (self, token, &opening))
    {
      *confidence = (uses & ANALYZER_CUE_SAYS) != 0 ? 0.7 : 0.55;
      return opening;
    }
  if (token > self->last)
    return ANALYZER_NO_TOKEN;

  if ((uses & (ANALYZER_CUE_CLAUSE | ANALYZER_CUE_HEARER)) != 0)
    {
      gboolean hearer = (uses & ANALYZER_CUE_HEARER) != 0;
      const guint starts[] = { hearer ? behind : token, hearer ? token : behind, set };

      for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
        if (begins_clause (self, starts[i]))
          {
            *confidence = is_word (self, starts[i], "that") ? 0.65 : 0.5;
            return starts[i];
          }
    }

  return ANALYZER_NO_TOKEN;
}

static void
take_content (Rules         *self,
              AnalyzerQuote *quote,
              guint          first,
              guint          last)
{
  while (last > first && (is_character (self, last, ',') || is_character (self, last, '.')) && !is_quoted (self, last))
    last--;
  analyzer_quote_search_take (self->search, quote, quote->content, first, last);
}

/* What stands before an attribution that begins at @token and belongs to it:
 * its first and last token. */
static gboolean
find_content_before (Rules          *self,
                     guint           token,
                     AnalyzerTokens *content)
{
  guint before, number;
  guint first;

  if (token == 0)
    return FALSE;

  before = token - 1;
  if (token == self->first)
    {
      /* "Is it true?" | Lee asked. */
      if (!is_quoted (self, before) || !analyzer_quote_search_is_mark (self->search, before) ||
          self->prose->sentences[self->prose->tokens[before].sentence].paragraph != self->sentence->paragraph)
        return FALSE;
    }
  else if (is_character (self, before, ',') && !is_quoted (self, before))
    {
      if (before == 0)
        return FALSE;
      before--;
    }

  number = self->search->quotation_of[before];
  if (number > 0)
    {
      const AnalyzerSentence *sentence;

      first = self->search->first_token[number - 1];
      if (self->search->last_token[number - 1] != before || !is_free (self, before) || !is_free (self, first))
        return FALSE;

      /* The plan is "a mess," Lee said. */
      sentence = &self->prose->sentences[self->prose->tokens[first].sentence];
      while (first > sentence->first_token && is_free (self, first - 1))
        first--;
    }
  else
    {
      if (before + 1 == token || token == self->first || !is_free (self, before))
        return FALSE;
      first = before;
      while (first > self->first && is_free (self, first - 1))
        first--;
      if (before - first < 1)
        return FALSE;
    }

  content->first = first;
  content->last = before;
  while (content->first < content->last && !is_quoted (self, content->first) &&
         (tag_of (self, content->first) == ANALYZER_TAG_CC || is_character (self, content->first, ',')))
    content->first++;

  return TRUE;
}

/* Whether what stands behind an attribution ends it or goes on with what is
 * said, rather than being said by itself. */
static gboolean
is_trailing (Rules     *self,
             const Cue *cue,
             guint      token,
             gboolean   quoted)
{
  guint behind;

  if (token > self->last || is_stop (self, token) || is_character (self, token, ',') ||
      tag_of (self, token) == ANALYZER_TAG_COLON || tag_of (self, token) == ANALYZER_TAG_CC)
    return TRUE;
  if (opens_quotation (self, token))
    return FALSE;
  if (quoted)
    return !begins_clause (self, token) || (cue->word->uses & ANALYZER_CUE_CLAUSE) == 0 ||
           tag_of (self, token) == ANALYZER_TAG_IN;

  behind = skip_settings (self, skip_hearer (self, cue, token));

  return behind > self->last || is_stop (self, behind) || (is_character (self, behind, ',') && behind > token);
}

static gboolean
is_inverted (Rules          *self,
             const Cue      *cue,
             AnalyzerTokens *source)
{
  guint before;

  if (cue->last >= self->last || (cue->word->uses & ANALYZER_CUE_SAYS) == 0 || cue->first == 0 || cue->participle)
    return FALSE;

  before = cue->first - 1;
  if (cue->first > self->first && !is_character (self, before, ',') &&
      !(is_quoted (self, before) && analyzer_quote_search_is_mark (self->search, before)))
    return FALSE;
  if (cue->first == self->first &&
      !(is_quoted (self, before) && analyzer_quote_search_is_mark (self->search, before)))
    return FALSE;

  return !is_quoted (self, cue->last + 1) && analyzer_noun_phrase_after (self->prose, cue->last + 1, source) &&
         !is_date (self, source->first) && is_source_free (self, source);
}

/* What is said goes on behind its attribution, in the same sentence. */
static void
take_rest (Rules         *self,
           AnalyzerQuote *quote,
           guint          token,
           gboolean       quoted)
{
  guint i = token;
  guint opening;

  if (i > self->last)
    return;
  if (!is_character (self, i, ','))
    i = skip_settings (self, i);
  if (find_quotation_after (self, i, &opening))
    {
      take_content (self, quote, opening, find_content_end (self, opening));
      return;
    }

  /* The plan, Lee said, will fail. */
  if (!quoted && i + 2 < self->last && is_character (self, i, ',') && is_free (self, i + 1) &&
      !leads_to_attribution (self, i) && tag_of (self, i + 1) != ANALYZER_TAG_WDT && tag_of (self, i + 1) != ANALYZER_TAG_WP &&
      tag_of (self, i + 1) != ANALYZER_TAG_VBG)
    take_content (self, quote, i + 1, find_content_end (self, i + 1));
}

static gboolean
holds_finite_verb (Rules                *self,
                   const AnalyzerTokens *tokens)
{
  for (guint i = tokens->first; i <= tokens->last; i++)
    if (analyzer_tag_is_finite (tag_of (self, i)))
      return TRUE;

  return FALSE;
}

/* "…," Lee said. "…," said Lee. */
static void
try_attribution (Rules *self,
                 guint  head)
{
  Cue cue;
  AnalyzerTokens source, content;
  guint token, behind;
  gboolean inverted, quoted;
  AnalyzerQuote *quote;

  if (!read_cue (self, head, &cue) || cue.passive || (cue.word->uses & ANALYZER_CUE_SAYS) == 0)
    return;

  inverted = is_inverted (self, &cue, &source);
  if (!inverted && !(find_source_before (self, &cue, &source) && source.last < cue.first))
    return;
  /* A subject from elsewhere in the sentence: not between quote and cue. */
  if (!inverted && source.last + 6 < cue.first)
    return;

  token = MIN (source.first, cue.first);
  behind = MAX (source.last, cue.last) + 1;
  if (!find_content_before (self, token, &content))
    return;

  /* "The port will close, said Lee", not "Lee, a lawyer, repeated the claim". */
  quoted = is_quoted (self, content.last);
  if (inverted && !quoted && !holds_finite_verb (self, &content))
    return;
  if (!is_trailing (self, &cue, behind, quoted))
    return;

  quote = add_quote (self, &cue, &source, quoted ? 0.8 : 0.55);
  take_content (self, quote, content.first, content.last);
  take_rest (self, quote, behind, quoted);
}

/* according to Lee */
static void
try_according (Rules *self,
               guint  token)
{
  Cue cue = { .first = token, .head = token, .last = token + 1 };
  AnalyzerTokens source, content;
  AnalyzerQuote *quote;

  if (token + 2 > self->last || !is_word (self, token, "according") || !is_word (self, token + 1, "to") ||
      is_quoted (self, token) || !is_free (self, token) || !analyzer_noun_phrase_after (self->prose, token + 2, &source))
    return;

  /* What follows up to the next comma or stop is the source's too. */
  while (source.last < self->last && !is_character (self, source.last + 1, ',') && !is_stop (self, source.last + 1) &&
         tag_of (self, source.last + 1) != ANALYZER_TAG_COLON && is_free (self, source.last + 1) &&
         !analyzer_tag_is_finite (tag_of (self, source.last + 1)))
    source.last++;

  if (token > self->first && find_content_before (self, token, &content))
    {
      quote = add_quote (self, &cue, &source, 0.65);
      take_content (self, quote, content.first, content.last);
      take_rest (self, quote, source.last + 1, is_quoted (self, content.last));
    }
  else if (token > self->first && token < self->first + 2)
    return;
  else if (token > self->first && is_free (self, token - 1) && !is_quoted (self, token - 1) &&
           !is_character (self, token - 1, ','))
    {
      /* No comma: everything before. */
      guint first = token - 1;

      while (first > self->first && is_free (self, first - 1))
        first--;
      quote = add_quote (self, &cue, &source, 0.65);
      take_content (self, quote, first, token - 1);
    }
  else if (source.last + 2 <= self->last && is_character (self, source.last + 1, ',') && is_free (self, source.last + 2))
    {
      quote = add_quote (self, &cue, &source, 0.65);
      take_content (self, quote, source.last + 2, find_content_end (self, source.last + 2));
    }
}

/* Lee said that …; Lee warned: "…" */
static void
try_statement (Rules *self,
               guint  head)
{
  Cue cue;
  AnalyzerTokens source;
  double confidence = 0;
  guint start, last;
  AnalyzerQuote *quote;

  if (!read_cue (self, head, &cue) || cue.passive)
    return;

  start = find_content_start (self, &cue, &confidence);
  if (start == ANALYZER_NO_TOKEN || !is_free (self, start))
    return;

  if (!find_source_before (self, &cue, &source))
    return;

  last = find_content_end (self, start);
  quote = add_quote (self, &cue, &source, confidence);
  take_content (self, quote, start, last);
}

/* Lee called the plan "absurd": what is in quotation marks tells that the words
 * between are said too. */
static void
try_partial (Rules *self,
             guint  head)
{
  Cue cue;
  AnalyzerTokens source;
  AnalyzerQuote *quote;
  guint i, last;

  if (!read_cue (self, head, &cue) || cue.passive || cue.last >= self->last || cue.word->act == ANALYZER_ACT_THOUGHT ||
      cue.word->act == ANALYZER_ACT_DATA)
    return;

  for (i = cue.last + 1; i <= self->last && i <= cue.last + PARTIAL_MAX_TOKENS && !is_quoted (self, i); i++)
    if (!is_free (self, i) || analyzer_tag_is_finite (tag_of (self, i)) || is_stop (self, i) || is_character (self, i, ';') ||
        is_word (self, i, "so-called") || is_word (self, i, "titled") || is_word (self, i, "entitled"))
      return;
  if (i > self->last || !opens_quotation (self, i) || !is_free (self, i) || !find_source_before (self, &cue, &source))
    return;

  /* Part of a name for something: the "smart" bins. */
  last = self->search->last_token[self->search->quotation_of[i] - 1];
  if (last < self->last && analyzer_tag_is_noun (tag_of (self, last + 1)))
    return;

  quote = add_quote (self, &cue, &source, 0.5);
  take_content (self, quote, cue.last + 1, last);
}

/* Similar doubts were also expressed by Lee: the noun tells what is meant. */
static void
try_passive_noun (Rules *self,
                  guint  by)
{
  guint verb, first, noun;
  AnalyzerTokens source, content;
  Cue cue;
  AnalyzerQuote *quote;

  if (by < self->first + 3 || by >= self->last || !is_word (self, by, "by") || tag_of (self, by - 1) != ANALYZER_TAG_VBN ||
      !is_free (self, by) || is_quoted (self, by))
    return;

  verb = by - 1;
  first = extend_before (self, verb);
  if (first == verb || first == self->first || !is_being (self, first))
    return;
  noun = first - 1;
  if (!analyzer_tag_is_noun (tag_of (self, noun)) ||
      analyzer_cue_noun_find (analyzer_prose_get_lemma (self->prose, noun)) == NULL ||
      !analyzer_noun_phrase_before (self->prose, noun, &content) || !is_free (self, content.first) ||
      !analyzer_noun_phrase_after (self->prose, by + 1, &source) || !is_source_free (self, &source))
    return;

  cue = (Cue) { .first = first, .head = verb, .last = by };
  for (guint i = content.first; i <= by; i++)
    if (!is_free (self, i))
      return;

  quote = add_quote (self, &cue, &source, 0.75);
  take_content (self, quote, content.first, content.last);
}

static void
search_sentence (AnalyzerQuoteSearch    *search,
                 const AnalyzerSentence *sentence)
{
  Rules self = {
    .search = search,
    .prose = search->prose,
    .sentence = sentence,
    .first = sentence->first_token,
    .last = sentence->first_token + sentence->n_tokens - 1,
  };

  for (guint i = self.first; i <= self.last; i++)
    {
      try_attribution (&self, i);
      try_according (&self, i);
      try_passive_noun (&self, i);
    }

  for (guint i = self.first; i <= self.last; i++)
    try_statement (&self, i);
  for (guint i = self.first; i <= self.last; i++)
    try_partial (&self, i);
}

/*
 * analyzer_find_cued_quotes:
 *
 * Finds the quotes that have a cue, sentence by sentence, and takes their
 * tokens.
 *
 * Returns: whether the search went through; FALSE with @error set where it was
 *   stopped
 */
gboolean
analyzer_find_cued_quotes (AnalyzerQuoteSearch  *search,
                           GCancellable         *cancellable,
                           GError              **error)
{
  for (guint i = 0; i < search->prose->n_sentences; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      search_sentence (search, &search->prose->sentences[i]);
    }

  return TRUE;
}
