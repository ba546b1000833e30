/* quote-finder.c: finds who says what in an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quotation marks are resolved first, and the turns of a transcript are
 * taken. Then a trained model looks for cues with their source and content
 * (quote-attributions.c), and rules add what it missed and is sure
 * (quote-rules.c). What stands in quotation marks and belongs to nobody yet is
 * explained by the words that introduce it (quote-introductions.c) or by the
 * shape of its paragraph (quote-paragraphs.c). Last, each quote is judged: how
 * direct, which act (quote-acts.c), and explained (quote-reasons.c).
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/quote-finder-private.h"
#include "discourse/quote-hints.h"

/* Keeps of the quotations the outermost ones with words in them, and tells
 * each token its own. */
static void
place_quotations (AnalyzerQuoteSearch *search)
{
  const AnalyzerProse *prose = search->prose;
  GArray *quotations = search->quotations;
  guint token = 0, n = 0;

  for (guint i = 0; i < quotations->len; i++)
    {
      AnalyzerQuotation quotation = g_array_index (quotations, AnalyzerQuotation, i);
      guint first;

      if (quotation.depth > 0)
        continue;

      while (token < prose->n_tokens && prose->tokens[token].end <= quotation.outer.start)
        token++;
      first = token;
      while (token < prose->n_tokens && prose->tokens[token].start < quotation.outer.end)
        search->quotation_of[token++] = n + 1;

      if (token > first)
        {
          search->first_token[n] = first;
          search->last_token[n] = token - 1;
          g_array_index (quotations, AnalyzerQuotation, n++) = quotation;
        }
    }

  g_array_set_size (quotations, n);
}

/**
 * analyzer_quote_search_is_mark:
 * @token: the number of a token
 *
 * Returns: whether the token is the opening or closing mark of its quotation
 */
gboolean
analyzer_quote_search_is_mark (AnalyzerQuoteSearch *search,
                               guint                token)
{
  const AnalyzerToken *word = &search->prose->tokens[token];
  const AnalyzerQuotation *quotation;

  if (search->quotation_of[token] == 0)
    return FALSE;

  quotation = &g_array_index (search->quotations, AnalyzerQuotation, search->quotation_of[token] - 1);

  return word->end <= quotation->inner.start || word->start >= quotation->inner.end;
}

/**
 * analyzer_quote_search_are_free:
 * @first: the first token
 * @last: the last one
 *
 * Returns: whether none of the tokens is part of a quote yet
 */
gboolean
analyzer_quote_search_are_free (AnalyzerQuoteSearch *search,
                                guint                first,
                                guint                last)
{
  for (guint i = first; i <= last; i++)
    if (search->taken[i] != 0)
      return FALSE;

  return TRUE;
}

/**
 * analyzer_quote_search_are_plain:
 * @first: the first token
 * @last: the last one
 *
 * Returns: whether none of the tokens stands in quotation marks
 */
gboolean
analyzer_quote_search_are_plain (AnalyzerQuoteSearch *search,
                                 guint                first,
                                 guint                last)
{
  for (guint i = first; i <= last; i++)
    if (search->quotation_of[i] != 0)
      return FALSE;

  return TRUE;
}

/**
 * analyzer_quote_search_count_words:
 * @first: the first token
 * @last: the last one
 *
 * Returns: how many of the tokens are words rather than marks
 */
guint
analyzer_quote_search_count_words (AnalyzerQuoteSearch *search,
                                   guint                first,
                                   guint                last)
{
  guint words = 0;

  for (guint i = first; i <= last; i++)
    words += search->prose->tokens[i].tag < ANALYZER_TAG_COMMA && !analyzer_quote_search_is_mark (search, i);

  return words;
}

/**
 * analyzer_quote_search_take:
 * @quote: a quote of the findings
 * @part: its source, cue or content
 * @first: the first token
 * @last: the last one
 *
 * Adds the tokens to a part of a quote. A part that begins or ends with a
 * quotation takes its marks in.
 */
void
analyzer_quote_search_take (AnalyzerQuoteSearch *search,
                            AnalyzerQuote       *quote,
                            GArray              *part,
                            guint                first,
                            guint                last)
{
  const AnalyzerProse *prose = search->prose;
  guint start = prose->tokens[first].start, end = prose->tokens[last].end;
  guint number = search->quotation_of[first];

  if (number > 0 && search->first_token[number - 1] == first)
    start = MIN (start, g_array_index (search->quotations, AnalyzerQuotation, number - 1).outer.start);
  number = search->quotation_of[last];
  if (number > 0 && search->last_token[number - 1] == last)
    end = MAX (end, g_array_index (search->quotations, AnalyzerQuotation, number - 1).outer.end);

  analyzer_spans_add (part, start, end);
  for (guint i = first; i <= last; i++)
    search->taken[i] = quote->id;
}

/**
 * analyzer_find_quotes:
 * @findings: gets the quotes
 * @prose: the words of its article
 * @models: the trained models
 * @cancellable: (nullable): stops the search
 *
 * Finds the quotes of an article with their source, cue, content, type, act and
 * confidence, in the order of the text.
 *
 * Returns: whether the search went through; %FALSE with @error set where it was
 *   stopped
 */
gboolean
analyzer_find_quotes (AnalyzerFindings     *findings,
                      const AnalyzerProse  *prose,
                      AnalyzerModels       *models,
                      GCancellable         *cancellable,
                      GError              **error)
{
  g_autoptr(GArray) quotations = NULL;
  g_autofree guint *quotation_of = NULL, *first_token = NULL, *last_token = NULL, *taken = NULL;
  const AnalyzerModel *model, *reranker, *hints;
  AnalyzerQuoteSearch search;

  g_return_val_if_fail (findings != NULL, FALSE);
  g_return_val_if_fail (prose != NULL, FALSE);

  model = analyzer_models_get (models, ANALYZER_ATTRIBUTION_NAME, ANALYZER_ATTRIBUTION_FEATURES, error);
  if (model == NULL)
    return FALSE;
  reranker = analyzer_models_get (models, ANALYZER_RERANKER_NAME, ANALYZER_RERANKER_FEATURES, error);
  if (reranker == NULL)
    return FALSE;
  hints = analyzer_models_get (models, ANALYZER_HINTS_NAME, ANALYZER_HINTS_FEATURES, error);
  if (hints == NULL)
    return FALSE;

  quotations = analyzer_find_quotations (prose->text, prose->length);
  quotation_of = g_new0 (guint, prose->n_tokens + 1);
  taken = g_new0 (guint, prose->n_tokens + 1);
  first_token = g_new0 (guint, quotations->len + 1);
  last_token = g_new0 (guint, quotations->len + 1);
  search = (AnalyzerQuoteSearch) {
    .findings = findings,
    .prose = prose,
    .quotations = quotations,
    .quotation_of = quotation_of,
    .first_token = first_token,
    .last_token = last_token,
    .taken = taken,
  };

  place_quotations (&search);
  analyzer_find_turns (&search);
  if (!analyzer_find_attributed_quotes (&search, model, reranker, hints, cancellable, error) ||
      !analyzer_find_cued_quotes (&search, cancellable, error))
    return FALSE;

  analyzer_find_introduced_quotes (&search);
  analyzer_find_paragraph_quotes (&search);
  analyzer_judge_quotes (&search);
  analyzer_explain_quotes (&search);
  analyzer_findings_sort_quotes (findings);

  return TRUE;
}
