/* quote-acts.c: how direct a quote is, and which act it reports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/cue-words.h"
#include "discourse/quote-finder-private.h"

static gboolean
has_letter (const AnalyzerProse *prose,
            guint                token)
{
  const AnalyzerToken *word = &prose->tokens[token];

  for (const char *p = prose->text + word->start; p < prose->text + word->end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static AnalyzerQuoteType
judge_type (AnalyzerQuoteSearch *search,
            AnalyzerQuote       *quote)
{
  gboolean quoted = FALSE, plain = FALSE;

  for (guint i = 0; i < quote->content->len && !(quoted && plain); i++)
    {
      const AnalyzerSpan *span = &g_array_index (quote->content, AnalyzerSpan, i);

      for (guint token = analyzer_prose_find_token (search->prose, span->start);
           token < search->prose->n_tokens && search->prose->tokens[token].start < span->end;
           token++)
        {
          if (!has_letter (search->prose, token))
            continue;
          if (search->quotation_of[token] != 0)
            quoted = TRUE;
          else
            plain = TRUE;
        }
    }

  if (!quoted)
    return ANALYZER_QUOTE_INDIRECT;

  return plain ? ANALYZER_QUOTE_MIXED : ANALYZER_QUOTE_DIRECT;
}

/* What the source or the cue tells: a poll shows whatever its verb, and a verb
 * counts before a noun. */
static AnalyzerAct
judge_act (AnalyzerQuoteSearch *search,
           AnalyzerQuote       *quote)
{
  const AnalyzerProse *prose = search->prose;
  const AnalyzerCueWord *found = NULL;

  for (guint i = 0; i < quote->source->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (quote->source, AnalyzerSpan, i);
      guint token = analyzer_prose_find_token (prose, span->start);

      /* The head of "a new poll by the paper" is its first noun without another
       * or a possessive behind it. */
      for (; token < prose->n_tokens && prose->tokens[token].start < span->end; token++)
        if (analyzer_tag_is_noun (prose->tokens[token].tag) &&
            (token + 1 >= prose->n_tokens || prose->tokens[token + 1].start >= span->end ||
             (!analyzer_tag_is_noun (prose->tokens[token + 1].tag) && prose->tokens[token + 1].tag != ANALYZER_TAG_POS)))
          {
            const AnalyzerCueWord *data = analyzer_data_noun_find (analyzer_prose_get_lemma (prose, token));

            if (data != NULL)
              return data->act;
            break;
          }
    }

  for (guint i = 0; i < quote->cue->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (quote->cue, AnalyzerSpan, i);
      guint token = analyzer_prose_find_token (prose, span->start);

      for (; token < prose->n_tokens && prose->tokens[token].start < span->end; token++)
        {
          const char *lemma = analyzer_prose_get_lemma (prose, token);
          const AnalyzerCueWord *verb = analyzer_tag_is_verb (prose->tokens[token].tag) ? analyzer_cue_verb_find (lemma) : NULL;
          const AnalyzerCueWord *noun = analyzer_tag_is_noun (prose->tokens[token].tag) ? analyzer_cue_noun_find (lemma) : NULL;

          if (verb != NULL)
            found = verb;
          else if (noun != NULL && found == NULL)
            found = noun;
        }
    }

  return found != NULL ? found->act : ANALYZER_ACT_SPEECH;
}

/*
 * analyzer_judge_quotes:
 *
 * Tells of each quote whether it is direct, mixed or indirect, and whether it is
 * said, thought, written or shown.
 */
void
analyzer_judge_quotes (AnalyzerQuoteSearch *search)
{
  GPtrArray *quotes = search->findings->quotes;

  for (guint i = 0; i < quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (quotes, i);

      quote->type = judge_type (search, quote);
      quote->act = judge_act (search, quote);
    }
}
