/* quote-attributions.c: makes quotes of what the attribution model finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The model looks from each cue by itself, so two cues may claim the same
 * words. A word has one role in one quote: the surer attribution gets it.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include <string.h>

#include "discourse/cue-words.h"
#include "discourse/quote-finder-private.h"
#include "discourse/quote-hints.h"

/* No relative clause of a source has more tokens than this. */
#define RELATIVE_CLAUSE_MAX 25

static int
compare_confidence (gconstpointer a,
                    gconstpointer b)
{
  const AnalyzerAttribution *x = *(AnalyzerAttribution *const *) a;
  const AnalyzerAttribution *y = *(AnalyzerAttribution *const *) b;

  if (x->confidence != y->confidence)
    return x->confidence > y->confidence ? -1 : 1;

  return x->cue.first < y->cue.first ? -1 : x->cue.first > y->cue.first;
}

static gboolean
is_mark_of (const AnalyzerProse *prose,
            guint                token,
            const char          *marks)
{
  const AnalyzerToken *word = &prose->tokens[token];

  return word->end - word->start == 1 && prose->text[word->start] != '\0' && strchr (marks, prose->text[word->start]) != NULL;
}

/* Takes the free tokens of [first, last] for a part, without the comma or stop
 * at their end. */
static void
take_free (AnalyzerQuoteSearch *search,
           AnalyzerQuote       *quote,
           GArray              *part,
           guint                first,
           guint                last)
{
  guint i = first;

  while (last > first && is_mark_of (search->prose, last, ",.") && search->quotation_of[last] == 0)
    last--;

  while (i <= last)
    {
      guint end = i;

      if (search->taken[i] != 0)
        {
          i++;
          continue;
        }
      while (end < last && search->taken[end + 1] == 0)
        end++;
      analyzer_quote_search_take (search, quote, part, i, end);
      i = end + 1;
    }
}

static gboolean
has_free_content (AnalyzerQuoteSearch       *search,
                  const AnalyzerAttribution *attribution)
{
  for (guint t = 0; t < attribution->labels->len; t++)
    if (attribution->labels->data[t] >= ANALYZER_PART_LABEL_CONTENT_BEGINS && search->taken[attribution->first + t] == 0)
      return TRUE;

  return FALSE;
}

/* A source takes in the relative clause behind it where that goes up to the
 * cue: "Nair, who led the survey, warned". Returns its last token. */
static guint
find_source_end (const AnalyzerProse *prose,
                 guint                last,
                 const AnalyzerCue   *cue)
{
  static const char *const relatives[] = { "who", "whose", "whom", "which", NULL };

  if (cue->first < last + 4 || cue->first > last + RELATIVE_CLAUSE_MAX ||
      prose->tokens[last].sentence != prose->tokens[cue->first].sentence ||
      !is_mark_of (prose, last + 1, ",") || !is_mark_of (prose, cue->first - 1, ",") ||
      !g_strv_contains (relatives, analyzer_prose_get_word (prose, last + 2)))
    return last;

  for (guint t = last + 3; t + 1 < cue->first; t++)
    if (is_mark_of (prose, t, ",;:"))
      return last;

  return cue->first - 2;
}

/* Who said it in a relative clause is the pronoun alone: "those who say". */
static guint
find_source_first (const AnalyzerProse *prose,
                   guint                first,
                   guint                last,
                   const AnalyzerCue   *cue)
{
  guint tag = prose->tokens[last].tag;

  return last + 1 == cue->first && (tag == ANALYZER_TAG_WP || tag == ANALYZER_TAG_WDT) ? last : first;
}

/* Whether a piece of the content behind what was said is only who heard it: "…,"
 * she told the committee. */
static gboolean
is_hearer (AnalyzerQuoteSearch *search,
           const AnalyzerQuote *quote,
           guint                first,
           guint                last,
           const AnalyzerCue   *cue)
{
  const AnalyzerCueWord *word = analyzer_cue_verb_find (analyzer_prose_get_lemma (search->prose, cue->head));
  AnalyzerTokens phrase;

  return quote->content->len > 0 && first == cue->last + 1 && word != NULL && (word->uses & ANALYZER_CUE_HEARER) != 0 &&
         search->quotation_of[first] == 0 && analyzer_noun_phrase_after (search->prose, first, &phrase) && phrase.last >= last;
}

/* Who only reports that something was said, '"…," she said, according to the
 * paper', does not say what comes after that: it goes on with what was said. */
static gboolean
only_reports (AnalyzerQuoteSearch       *search,
              const AnalyzerAttribution *attribution)
{
  const AnalyzerProse *prose = search->prose;
  const AnalyzerSentence *sentence = &prose->sentences[prose->tokens[attribution->cue.first].sentence];
  guint end = sentence->first_token + sentence->n_tokens;
  gboolean said = FALSE;

  if (!analyzer_prose_is_word (prose, attribution->cue.first, "according"))
    return FALSE;
  for (guint i = sentence->first_token; i < attribution->cue.first; i++)
    said |= search->quotation_of[i] != 0;
  for (guint t = 0; t < attribution->labels->len && said; t++)
    if (attribution->labels->data[t] >= ANALYZER_PART_LABEL_CONTENT_BEGINS &&
        (attribution->first + t < end || search->quotation_of[attribution->first + t] == 0))
      return FALSE;

  return said;
}

static AnalyzerQuote *
add_quote (AnalyzerQuoteSearch       *search,
           const AnalyzerAttribution *attribution)
{
  const guint8 *labels = attribution->labels->data;
  guint n = attribution->labels->len;
  guint cue_last = attribution->cue.last;
  guint clause_end = analyzer_find_concession_end (search->prose, attribution->cue.last);
  AnalyzerQuote *quote;

  /* The colon behind a cue is no part of it, unless it is all of it. */
  while (cue_last > attribution->cue.first && is_mark_of (search->prose, cue_last, ",:"))
    cue_last--;

  if (!analyzer_quote_search_are_free (search, attribution->cue.first, attribution->cue.last) ||
      !has_free_content (search, attribution) || only_reports (search, attribution))
    return NULL;

  quote = analyzer_findings_add_quote (search->findings);
  quote->confidence = attribution->confidence;
  analyzer_quote_search_take (search, quote, quote->cue, attribution->cue.first, cue_last);

  for (guint t = 0; t < n;)
    {
      guint end = t + 1;
      GArray *part = labels[t] >= ANALYZER_PART_LABEL_CONTENT_BEGINS ? quote->content : quote->source;

      if (labels[t] == ANALYZER_PART_LABEL_NONE)
        {
          t++;
          continue;
        }
      while (end < n && (labels[end] == ANALYZER_PART_LABEL_SOURCE_GOES_ON || labels[end] == ANALYZER_PART_LABEL_CONTENT_GOES_ON))
        end++;

      /* Verbs that share a subject share their source. */
      if (part == quote->source)
        {
          guint first = attribution->first + t, last = attribution->first + end - 1;

          while (last > first && is_mark_of (search->prose, last, ",.") && search->quotation_of[last] == 0)
            last--;
          last = find_source_end (search->prose, last, &attribution->cue);
          first = find_source_first (search->prose, first, last, &attribution->cue);
          analyzer_spans_add (part, search->prose->tokens[first].start, search->prose->tokens[last].end);
          for (guint i = first; i <= last; i++)
            if (search->taken[i] == 0)
              search->taken[i] = quote->id;
        }
      else
        {
          guint first = attribution->first + t, last = attribution->first + end - 1;

          if (first < clause_end && last >= clause_end && search->quotation_of[clause_end] == 0)
            last = clause_end - 1;
          if (!is_hearer (search, quote, first, last, &attribution->cue))
            take_free (search, quote, part, first, last);
        }
      t = end;
    }

  return quote;
}

/* The number of the cue that begins with @first: they are in text order. */
static guint
find_cue (GArray *cues,
          guint   first)
{
  guint low = 0, high = cues->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (cues, AnalyzerCue, middle).first < first)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/*
 * analyzer_find_attributed_quotes:
 * @file: the attribution model
 * @reranker_file: the model that chooses among its readings
 * @hints_file: the model that guesses which part each word plays
 *
 * Finds the quotes that have a cue, and takes their tokens.
 *
 * Returns: whether the search went through; FALSE with @error set where it was
 *   stopped
 */
gboolean
analyzer_find_attributed_quotes (AnalyzerQuoteSearch   *search,
                                 const AnalyzerModel   *file,
                                 const AnalyzerModel   *reranker_file,
                                 const AnalyzerModel   *hints_file,
                                 GCancellable          *cancellable,
                                 GError               **error)
{
  g_autoptr(AnalyzerScene) scene = NULL;
  g_autoptr(GArray) cues = NULL;
  g_autoptr(GPtrArray) attributions = NULL;
  g_autoptr(AnalyzerView) view = NULL;
  AnalyzerAttributionModel model;
  AnalyzerReranker reranker;
  const AnalyzerHintWeights *hints = analyzer_hint_weights_read (hints_file, error);

  if (hints == NULL ||
      !analyzer_attribution_model_read (&model, file, error) ||
      !analyzer_reranker_read (&reranker, reranker_file, error))
    return FALSE;
  model.reranker = &reranker;

  scene = analyzer_scene_new (search->prose);
  analyzer_scene_add_hints (scene, hints);
  cues = analyzer_attribution_model_find_cues (&model, scene);
  attributions = analyzer_attribution_model_find (&model, scene, cues, cancellable, error);
  if (attributions == NULL)
    return FALSE;

  view = analyzer_view_new (scene);
  g_ptr_array_sort (attributions, compare_confidence);
  for (guint i = 0; i < attributions->len; i++)
    {
      const AnalyzerAttribution *attribution = g_ptr_array_index (attributions, i);
      AnalyzerQuote *quote = add_quote (search, attribution);

      if (quote == NULL)
        continue;
      analyzer_view_set_cue (view, cues, find_cue (cues, attribution->cue.first));
      memcpy (view->links, attribution->links, attribution->labels->len * sizeof *view->links);
      analyzer_explain_attribution (search, quote, &model, view, attribution);
    }

  return TRUE;
}
