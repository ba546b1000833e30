/* view-rules.c: what the article's own words say of a quote's view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/view-rules.h"

#include <string.h>

#include "discourse/stance-words.h"

/* The longest claim that is told, in bytes. */
#define ABOUT_MAX 240

/* How many earlier quotes a claim is looked for in. */
#define QUOTES_BACK 30
#define WORDS_MAX 120

static guint
token_at (GArray *tokens,
          guint   i)
{
  return g_array_index (tokens, guint, i);
}

static gboolean
has_token (GArray *tokens,
           guint   token)
{
  return tokens->len > 0 && token_at (tokens, 0) <= token && token <= token_at (tokens, tokens->len - 1);
}

static gboolean
is_word (const AnalyzerViewContext *context,
         guint                      token,
         const char                *word)
{
  return token < context->prose->n_tokens && analyzer_prose_is_word (context->prose, token, word);
}

static AnalyzerSpan
span_of (const AnalyzerViewContext *context,
         guint                      first,
         guint                      last)
{
  AnalyzerSpan span = { context->prose->tokens[first].start, context->prose->tokens[last].end };

  return span;
}

/* 'Similar doubts', 'the same criticism', 'his doubts were shared'. */
static gboolean
is_likewise (const AnalyzerViewContext *context,
             guint                      token,
             guint                      end,
             AnalyzerSpan              *span)
{
  static const char * const joiners[] = { "similar", "same", "such", "those", "these", "his", "her", "their", "further", "other" };
  gboolean joined = FALSE, shown = FALSE;

  for (guint i = token + 1; i < end && i < token + 3; i++)
    shown |= context->stances[i] != 0;
  if (!shown)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (joiners); i++)
    joined |= is_word (context, token, joiners[i]);
  if (!joined)
    return FALSE;

  for (guint i = token + 1; i < end && i < token + 3; i++)
    if ((context->stances[i] & (ANALYZER_STANCE_DOUBT | ANALYZER_STANCE_CONTENTION | ANALYZER_STANCE_CRITICISE |
                                ANALYZER_STANCE_WARN)) &&
        analyzer_tag_is_noun (context->prose->tokens[i].tag))
      {
        gboolean own = is_word (context, token, "his") || is_word (context, token, "her") || is_word (context, token, "their");

        /* 'His doubts' are another's only where somebody shares them. */
        for (guint j = i + 1; own && j < end && j < i + 5; j++)
          if (is_word (context, j, "shared") || is_word (context, j, "echoed"))
            own = FALSE;
        if (own)
          return FALSE;

        *span = span_of (context, token, i);
        return TRUE;
      }

  return FALSE;
}

/* Looks through the article's own words of a sentence. */
static AnalyzerViewRule
read_frame (const AnalyzerViewContext *context,
            const AnalyzerViewQuote   *view,
            guint                      sentence,
            AnalyzerSpan              *span)
{
  const AnalyzerSentence *place = &context->prose->sentences[sentence];
  guint end = place->first_token + MIN (place->n_tokens, WORDS_MAX);
  gboolean negated = FALSE;

  for (guint i = place->first_token; i < end; i++)
    {
      guint stances = context->stances[i];

      /* 'Similar doubts were voiced by …' is a quote itself and leads to the
       * next. */
      if (i == place->first_token && is_likewise (context, i, end, span))
        return ANALYZER_VIEW_RULE_LIKEWISE;
      if (context->quote_at[i] != 0 && sentence != view->sentence)
        continue;
      if (sentence == view->sentence && has_token (view->content, i))
        continue;

      if (is_likewise (context, i, end, span))
        return ANALYZER_VIEW_RULE_LIKEWISE;
      if ((stances & ANALYZER_STANCE_OPPOSE) && context->phrase_lengths[i] > 1 && is_word (context, i, "not"))
        {
          *span = span_of (context, i, MIN (end, i + context->phrase_lengths[i]) - 1);
          return ANALYZER_VIEW_RULE_NOT_ALL;
        }
      if ((stances & ANALYZER_STANCE_OPPOSE) && is_word (context, i, "few"))
        {
          *span = span_of (context, i, MIN (end, i + context->phrase_lengths[i]) - 1);
          return ANALYZER_VIEW_RULE_NOT_ALL;
        }
      if ((stances & ANALYZER_STANCE_AGREE) && !negated && i > 0 &&
          (context->phrase_lengths[i] > 1 || is_word (context, i, "echoed") || is_word (context, i, "echoing") ||
           is_word (context, i, "reiterated") || is_word (context, i, "concurred") || is_word (context, i, "agreed") ||
           is_word (context, i, "agrees")))
        {
          *span = span_of (context, i, MIN (end, i + context->phrase_lengths[i]) - 1);
          return ANALYZER_VIEW_RULE_AGREES;
        }
      negated |= (stances & ANALYZER_STANCE_NOT) != 0;
    }

  return ANALYZER_VIEW_RULE_NONE;
}

static gboolean
is_one_of (const AnalyzerViewContext *context,
           guint                      token,
           const char *const         *lemmas)
{
  return token < context->prose->n_tokens && g_strv_contains (lemmas, analyzer_prose_get_lemma (context->prose, token));
}

/* 'Lee and Moss clashed over the dam', '… traded charges', '… attack each
 * other': verbs whose subjects are on both sides of it (Levin 1993, 36.4). */
static gboolean
is_reciprocal (const AnalyzerViewContext *context,
               const AnalyzerViewQuote   *view)
{
  static const char *const verbs[] = {
    "bicker", "clash", "debate", "differ", "disagree", "feud", "quarrel", "skirmish", "spar", "squabble", "tangle", "wrangle",
    NULL
  };
  static const char *const openings[] = { "argue", "argument", "battle", "dispute", "fight", "split", "spat", NULL };
  static const char *const matters[] = { "about", "again", "on", "over", NULL };
  static const char *const gives[] = { "exchange", "swap", "trade", NULL };
  static const char *const blows[] = {
    "accusation", "attack", "barb", "blame", "blow", "charge", "criticism", "insult", "jab", "recrimination", "shot", NULL
  };
  static const char *const each[] = { "each", "one", NULL };
  static const char *const other[] = { "another", "other", NULL };
  static const char *const contrary[] = { "contrary", "opposing", "opposite", "rival", NULL };
  static const char *const views[] = { "opinion", "position", "side", "stance", "view", NULL };
  guint n = 0;

  for (guint i = 0; i < view->quote->speakers->len; i++)
    n += analyzer_view_context_find_party (context, g_array_index (view->quote->speakers, guint, i)) != G_MAXUINT;
  if (n < 2)
    return FALSE;

  for (guint i = 0; i < view->cue->len; i++)
    {
      guint token = token_at (view->cue, i);

      if (context->stances[token] & ANALYZER_STANCE_NOT)
        return FALSE;
      if (is_one_of (context, token, verbs) ||
          (is_one_of (context, token, openings) && is_one_of (context, token + 1, matters)) ||
          (is_one_of (context, token, gives) && is_one_of (context, token + 1, blows)) ||
          (is_one_of (context, token, each) && is_one_of (context, token + 1, other)) ||
          (is_one_of (context, token, contrary) && is_one_of (context, token + 1, views)))
        return TRUE;
    }

  return FALSE;
}

/* 'I am against it', 'we're strongly opposed to the plan', 'I object', in the
 * present: who was against something need not be any more. */
static gboolean
says_no (const AnalyzerViewContext *context,
         const AnalyzerViewQuote   *view,
         AnalyzerSpan              *span)
{
  static const char *const selves[] = { "i", "we", NULL };
  static const char *const verbs[] = { "condemn", "deplore", "disagree", "object", "oppose", "reject", NULL };
  static const char *const sides[] = { "against", "opposed", NULL };
  const AnalyzerProse *prose = context->prose;
  guint n = MIN (view->content->len, WORDS_MAX);

  for (guint i = 0; i < n; i++)
    {
      guint self = token_at (view->content, i), token = self + 1;
      gboolean is;

      if (!g_strv_contains (selves, analyzer_prose_get_word (prose, self)))
        continue;

      is = token < prose->n_tokens && prose->tokens[token].tag == ANALYZER_TAG_VBP &&
           g_str_equal (analyzer_prose_get_lemma (prose, token), "be");
      token += is;
      if (token < prose->n_tokens && prose->tokens[token].tag == ANALYZER_TAG_RB && !(context->stances[token] & ANALYZER_STANCE_NOT))
        token++;
      if (token >= prose->n_tokens || token > token_at (view->content, view->content->len - 1))
        continue;
      if (is ? g_strv_contains (sides, analyzer_prose_get_word (prose, token))
             : prose->tokens[token].tag == ANALYZER_TAG_VBP && is_one_of (context, token, verbs))
        {
          *span = span_of (context, self, token);
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * analyzer_view_rule_apply:
 * @number: the number of a quote in the context
 * @span: (out): the words that say so
 *
 * Looks for signs that are too rare to be learned, in the sentence of a quote
 * and in the one before it.
 *
 * Returns: what the article's own words say of it
 */
AnalyzerViewRule
analyzer_view_rule_apply (const AnalyzerViewContext *context,
                          guint                      number,
                          AnalyzerSpan              *span)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  AnalyzerViewRule rule;

  if (context->prose->n_sentences == 0)
    return ANALYZER_VIEW_RULE_NONE;

  if (is_reciprocal (context, view))
    {
      *span = span_of (context, token_at (view->cue, 0), token_at (view->cue, view->cue->len - 1));
      return ANALYZER_VIEW_RULE_EACH_OTHER;
    }

  rule = read_frame (context, view, view->sentence, span);
  if (rule != ANALYZER_VIEW_RULE_NONE)
    return rule;
  if (says_no (context, view, span))
    return ANALYZER_VIEW_RULE_OPPOSES;
  if (view->begins == 0)
    return ANALYZER_VIEW_RULE_NONE;

  rule = read_frame (context, view, view->begins - 1, span);

  /* What one sentence says of its own speaker holds for the next quote only
   * where the same one goes on. */
  if (rule == ANALYZER_VIEW_RULE_AGREES)
    {
      const AnalyzerSentence *place = &context->prose->sentences[view->begins - 1];
      gboolean speaks = FALSE;

      for (guint i = place->first_token; i < place->first_token + MIN (place->n_tokens, WORDS_MAX); i++)
        speaks |= view->party != 0 && context->party_at[i] == view->party;
      if (!speaks)
        return ANALYZER_VIEW_RULE_NONE;
    }

  return rule;
}

static void
add_phrase (const AnalyzerViewContext *context,
            GArray                    *tokens,
            guint                      at,
            GArray                    *marker)
{
  guint first = token_at (tokens, at), last = first + context->phrase_lengths[first] - 1;

  /* 'not true' rather than 'not'. */
  if ((context->stances[first] & ANALYZER_STANCE_NOT) && context->phrase_lengths[first] == 1)
    for (guint i = at + 1; i < tokens->len && i < at + 4; i++)
      {
        last = token_at (tokens, i);
        if (analyzer_tag_is_verb (context->prose->tokens[last].tag) || context->prose->tokens[last].tag == ANALYZER_TAG_JJ ||
            analyzer_tag_is_noun (context->prose->tokens[last].tag))
          break;
      }
  last = MIN (last, context->prose->n_tokens - 1);
  analyzer_spans_add (marker, context->prose->tokens[first].start, context->prose->tokens[last].end);
}

/**
 * analyzer_view_find_marker:
 * @number: the number of a quote in the context
 * @marker: (element-type AnalyzerSpan): where the spans are added
 *
 * Finds the words that show that a quote dissents: its cue, where that tells
 * it; else the strongest words in the quote; else those of the sentence around
 * it. Finds none where the dissent is implicit.
 */
void
analyzer_view_find_marker (const AnalyzerViewContext *context,
                           guint                      number,
                           GArray                    *marker)
{
  static const guint by_strength[] = {
    ANALYZER_STANCE_FALSE,
    ANALYZER_STANCE_DISSENT & ~(ANALYZER_STANCE_REPLY | ANALYZER_STANCE_DOUBT),
    ANALYZER_STANCE_BAD,
    ANALYZER_STANCE_HARM | ANALYZER_STANCE_DOUBT | ANALYZER_STANCE_REPLY,
    ANALYZER_STANCE_NOT,
    ANALYZER_STANCE_WARN | ANALYZER_STANCE_CONTRAST,
  };
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  const AnalyzerSentence *sentence;

  for (guint i = 0; i < view->cue->len; i++)
    if (context->stances[token_at (view->cue, i)] & (ANALYZER_STANCE_DISSENT | ANALYZER_STANCE_WARN | ANALYZER_STANCE_BAD |
                                                     ANALYZER_STANCE_FALSE))
      {
        for (guint j = 0; j < view->quote->cue->len; j++)
          {
            const AnalyzerSpan *span = &g_array_index (view->quote->cue, AnalyzerSpan, j);

            analyzer_spans_add (marker, span->start, span->end);
          }
        return;
      }

  for (guint strength = 0; strength < G_N_ELEMENTS (by_strength); strength++)
    for (guint i = 0; i < view->content->len && i < WORDS_MAX; i++)
      if (context->stances[token_at (view->content, i)] & by_strength[strength])
        {
          add_phrase (context, view->content, i, marker);
          return;
        }

  if (context->prose->n_sentences == 0)
    return;
  sentence = &context->prose->sentences[view->sentence];
  for (guint i = sentence->first_token; i < sentence->first_token + MIN (sentence->n_tokens, WORDS_MAX); i++)
    if (context->stances[i] & (ANALYZER_STANCE_DISSENT | ANALYZER_STANCE_CONTRAST | ANALYZER_STANCE_OPPONENT))
      {
        guint last = MIN (i + context->phrase_lengths[i], context->prose->n_tokens) - 1;

        analyzer_spans_add (marker, context->prose->tokens[i].start, context->prose->tokens[last].end);
        return;
      }
}

/* The words of the first sentence of @tokens, from the one at @at on, without
 * what ends it; one line, cut between words. */
static char *
dup_words (const AnalyzerViewContext *context,
           GArray                    *tokens,
           guint                      at)
{
  const AnalyzerProse *prose = context->prose;
  GString *text = g_string_new (NULL);
  guint sentence = at < tokens->len ? prose->tokens[token_at (tokens, at)].sentence : 0;
  gboolean is_pronoun = TRUE, space = FALSE;

  for (guint i = at; i < tokens->len && prose->tokens[token_at (tokens, i)].sentence == sentence; i++)
    {
      const AnalyzerToken *token = &prose->tokens[token_at (tokens, i)];

      space = space || token->space_before;
      if (token->tag == ANALYZER_TAG_OPEN || token->tag == ANALYZER_TAG_CLOSE)
        continue;
      if (text->len + token->end - token->start > ABOUT_MAX)
        {
          g_string_append (text, "…");
          break;
        }
      if (text->len > 0 && space)
        g_string_append_c (text, ' ');
      space = FALSE;
      g_string_append_len (text, prose->text + token->start, token->end - token->start);
      is_pronoun = is_pronoun && (token->tag == ANALYZER_TAG_PRP || token->tag == ANALYZER_TAG_DT || token->tag == ANALYZER_TAG_STOP);
    }

  while (text->len > 0 && strchr (",.;:!?-", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);

  /* 'contested this' doesn't tell what. */
  return g_string_free (text, text->len == 0 || is_pronoun);
}

/**
 * analyzer_view_dup_content:
 * @number: the number of a quote in the context
 *
 * Returns: (transfer full) (nullable): the first sentence of what it says,
 *   without quotation marks and a leading 'that'
 */
char *
analyzer_view_dup_content (const AnalyzerViewContext *context,
                           guint                      number)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  guint at = 0;

  while (at + 1 < view->content->len &&
         (context->prose->tokens[token_at (view->content, at)].tag == ANALYZER_TAG_OPEN ||
          is_word (context, token_at (view->content, at), "that")))
    at++;

  return dup_words (context, view->content, at);
}

/* 'actions that might not help' tells which actions, not what they claim. */
static gboolean
opens_relative (const AnalyzerProse *prose,
                guint                token)
{
  guint tag = prose->tokens[token].tag;

  return tag == ANALYZER_TAG_MD || (analyzer_tag_is_verb (tag) && tag != ANALYZER_TAG_VBG);
}

/* The first token of the clause in 'the idea that …', and the one after its
 * last. */
static gboolean
find_clause (const AnalyzerViewContext *context,
             const AnalyzerViewQuote   *view,
             guint                     *first,
             guint                     *end)
{
  const AnalyzerSentence *sentence;

  if (context->prose->n_sentences == 0)
    return FALSE;

  sentence = &context->prose->sentences[view->sentence];
  *end = sentence->first_token + MIN (sentence->n_tokens, WORDS_MAX);
  for (guint i = sentence->first_token; i + 2 < *end; i++)
    if ((context->stances[i] & ANALYZER_STANCE_CLAIM) && analyzer_tag_is_noun (context->prose->tokens[i].tag) &&
        is_word (context, i + 1, "that") && !opens_relative (context->prose, i + 2))
      {
        *first = i + 2;
        return TRUE;
      }

  return FALSE;
}

/**
 * analyzer_view_count_claimed:
 * @number: the number of a quote in the context
 * @other: the number of another one
 *
 * Returns: how many meaningful words of what the quote calls 'the idea that …'
 *   the other one has too
 */
guint
analyzer_view_count_claimed (const AnalyzerViewContext *context,
                             guint                      number,
                             guint                      other)
{
  guint first, end, shared = 0;

  if (!find_clause (context, g_ptr_array_index (context->quotes, number), &first, &end))
    return 0;

  for (guint i = first; i < end; i++)
    shared += analyzer_view_quote_has_stem (g_ptr_array_index (context->quotes, other), context->prose, i);

  return shared;
}

/**
 * analyzer_view_find_claim:
 * @number: the number of a quote in the context
 *
 * Looks for the earlier quote that states what a quote calls 'the idea that
 * …', 'the claim that …'.
 *
 * Returns: the number of that quote, %G_MAXUINT where there is none
 */
guint
analyzer_view_find_claim (const AnalyzerViewContext *context,
                          guint                      number)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  guint first, end, most = 1, best = G_MAXUINT;

  if (!find_clause (context, view, &first, &end))
    return G_MAXUINT;

  for (guint i = 1; i <= QUOTES_BACK && i <= number; i++)
    {
      const AnalyzerViewQuote *other = g_ptr_array_index (context->quotes, number - i);
      guint shared;

      if (other->party == 0 || other->party == view->party)
        continue;
      shared = analyzer_view_count_claimed (context, number, number - i);
      if (shared >= most && shared > 1)
        {
          most = shared;
          best = number - i;
        }
    }

  return best;
}

/**
 * analyzer_view_dup_about:
 * @number: the number of a quote in the context
 * @target: the number of the party from whom it dissents, %G_MAXUINT for none
 *
 * Returns: (transfer full) (nullable): the claim, plan or conduct from which
 *   a quote dissents, in the article's own words
 */
char *
analyzer_view_dup_about (const AnalyzerViewContext *context,
                         guint                      number,
                         guint                      target)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  guint cue = 0, most = 0, best = number, first, end;

  if (find_clause (context, view, &first, &end))
    {
      g_autoptr(GArray) clause = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = first; i < end; i++)
        g_array_append_val (clause, i);
      return dup_words (context, clause, 0);
    }

  /* 'denied that …', 'criticised the plan'. */
  for (guint i = 0; i < view->cue->len; i++)
    cue |= context->stances[token_at (view->cue, i)];
  if ((cue & (ANALYZER_STANCE_DISSENT & ~ANALYZER_STANCE_REPLY)) && view->quote->type == ANALYZER_QUOTE_INDIRECT)
    {
      char *about = analyzer_view_dup_content (context, number);

      if (about != NULL)
        return about;
    }

  for (guint i = 1; i <= QUOTES_BACK && i <= number; i++)
    {
      const AnalyzerViewQuote *other = g_ptr_array_index (context->quotes, number - i);
      guint shared;

      if (other->party == 0 || other->party == view->party)
        continue;
      shared = 2 * analyzer_view_quote_count_shared (view, other) + (other->party == target + 1 ? 3 : 0) + (i < 4 ? 1 : 0);
      if (shared > most)
        {
          most = shared;
          best = number - i;
        }
    }

  return most >= 3 ? analyzer_view_dup_content (context, best) : NULL;
}
