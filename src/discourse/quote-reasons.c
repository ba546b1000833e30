/* quote-reasons.c: tells why something is taken for a quote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the attribution model decided, its features are added up by what they
 * look at: for the cue, for the head of the source and for the first words of
 * the content. What spoke for the quote most is told in words, if it can be
 * seen in the text. Where a rule decided, its shape is told.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "discourse/cue-words.h"
#include "discourse/quote-finder-private.h"

#define MAX_REASONS 3

/* How many words of the content are looked at. */
#define CONTENT_TOKENS 3

/* Longer words are shortened to so many characters. */
#define MAX_SHOWN 40

/* A cue with better odds than this, as a logarithm, is nearly always one. */
#define NEARLY_ALWAYS 3

typedef enum
{
  REASON_CUE_WORD,
  REASON_CUE_CLAUSE,
  REASON_CUE_SUBJECT,
  REASON_CUE_MARKS,
  REASON_SOURCE_SUBJECT,
  REASON_SOURCE_NAME,
  REASON_SOURCE_BESIDE,
  REASON_CONTENT_MARKS,
  REASON_CONTENT_CLAUSE,
  REASON_CONTENT_BESIDE,
} Reason;

#define N_REASONS (REASON_CONTENT_BESIDE + 1)

typedef struct
{
  AnalyzerQuoteSearch       *search;
  const AnalyzerProse       *prose;
  const AnalyzerAttribution *attribution;
  guint                      source;     /* the head of the source */
  guint                      content;    /* the first word of the content */
  float                      weights[N_REASONS];
  float                      hints[3];   /* of each part */
} Explanation;

/* Which reason a clue about a word speaks for. */
static Reason
cue_reason (AnalyzerClue clue)
{
  switch ((guint) clue)
    {
    case ANALYZER_CLUE_CLAUSE: case ANALYZER_CLUE_PARTS: case ANALYZER_CLUE_OBJECT:
      return REASON_CUE_CLAUSE;
    case ANALYZER_CLUE_SUBJECT:
      return REASON_CUE_SUBJECT;
    case ANALYZER_CLUE_MARKS: case ANALYZER_CLUE_NEAR_MARKS:
      return REASON_CUE_MARKS;
    default:
      return REASON_CUE_WORD;
    }
}

static Reason
source_reason (AnalyzerClue clue)
{
  switch ((guint) clue)
    {
    case ANALYZER_CLUE_PATH: case ANALYZER_CLUE_RELATION: case ANALYZER_CLUE_HEAD: case ANALYZER_CLUE_EDGE:
    case ANALYZER_CLUE_SUBJECT:
      return REASON_SOURCE_SUBJECT;
    case ANALYZER_CLUE_NAME: case ANALYZER_CLUE_WORD: case ANALYZER_CLUE_FORM: case ANALYZER_CLUE_TAG:
      return REASON_SOURCE_NAME;
    default:
      return REASON_SOURCE_BESIDE;
    }
}

static Reason
content_reason (AnalyzerClue clue)
{
  switch ((guint) clue)
    {
    case ANALYZER_CLUE_MARKS: case ANALYZER_CLUE_NEAR_MARKS: case ANALYZER_CLUE_LINK:
      return REASON_CONTENT_MARKS;
    case ANALYZER_CLUE_PATH: case ANALYZER_CLUE_RELATION: case ANALYZER_CLUE_HEAD: case ANALYZER_CLUE_EDGE:
    case ANALYZER_CLUE_CLAUSE: case ANALYZER_CLUE_WORD:
      return REASON_CONTENT_CLAUSE;
    default:
      return REASON_CONTENT_BESIDE;
    }
}

/* 0 for reasons about the cue, 1 about the source, 2 about the content. */
static guint
part_of_reason (Reason reason)
{
  return reason < REASON_SOURCE_SUBJECT ? 0 : reason < REASON_CONTENT_MARKS ? 1 : 2;
}

/* Adds what each feature of a word gives for the table's @column. */
static void
add_weights (Explanation            *self,
             const AnalyzerTable    *table,
             guint                   column,
             const AnalyzerFeatures *features,
             Reason                (*reason_of) (AnalyzerClue clue))
{
  for (guint i = 0; i < features->n; i++)
    {
      float weight = table->weights[(gsize) (features->keys[i] & table->mask) * table->n_columns + column] * table->scale;

      if (features->clues[i] == ANALYZER_CLUE_HINT)
        self->hints[part_of_reason (reason_of (ANALYZER_CLUE_HINT))] += weight;
      else
        self->weights[reason_of (features->clues[i])] += weight;
    }
}

/* The hints are made of all that can be seen in the paragraph: what they say
 * counts for each reason of their part that the text shows. */
static void
share_hints (Explanation *self)
{
  for (guint i = 0; i < N_REASONS; i++)
    self->weights[i] += MAX (self->hints[part_of_reason (i)], 0);
}

/* Adds what speaks for the label that a word around the cue has. */
static void
add_part (Explanation                    *self,
          const AnalyzerAttributionModel *model,
          const AnalyzerView             *view,
          guint                           token,
          Reason                        (*reason_of) (AnalyzerClue clue))
{
  guint column = self->attribution->labels->data[token - self->attribution->first] - 1;
  AnalyzerFeatures features;

  features.n = 0;
  analyzer_features_add_plain (&features, view->scene, token);
  add_weights (self, &model->parts, column, &features, reason_of);
  features.n = 0;
  analyzer_features_add_linked (&features, view, token);
  add_weights (self, &model->parts, column, &features, reason_of);
}

static char *
dup_shown (AnalyzerQuoteSearch *search,
           GArray              *part)
{
  g_autofree char *words = analyzer_spans_dup_text (part, search->prose->text, " … ");
  const char *end;

  for (char *p = words; *p != '\0'; p++)
    if (*p == '\n' || *p == '\r' || *p == '\t')
      *p = ' ';
  if (g_utf8_strlen (words, -1) <= MAX_SHOWN)
    return g_steal_pointer (&words);

  end = g_utf8_offset_to_pointer (words, MAX_SHOWN);

  return g_strdup_printf ("%.*s…", (int) (end - words), words);
}

/* That a quote's content stands in quotation marks, or part of it; NULL where
 * none does. */
static char *
dup_marks_reason (AnalyzerQuoteSearch *search,
                  const AnalyzerQuote *quote)
{
  const AnalyzerProse *prose = search->prose;
  gboolean begins = FALSE, any = FALSE;

  for (guint i = 0; i < quote->content->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (quote->content, AnalyzerSpan, i);
      guint first = analyzer_prose_find_token (prose, span->start);

      for (guint t = first; t < prose->n_tokens && prose->tokens[t].start < span->end && !any; t++)
        any = search->quotation_of[t] != 0;
      if (i == 0)
        begins = first != ANALYZER_NO_TOKEN && search->quotation_of[first] != 0;
    }
  if (begins)
    return g_strdup (_("it stands in quotation marks"));

  return any ? g_strdup (_("part of it stands in quotation marks")) : NULL;
}

/* The reason in words, NULL where the text does not show it. */
static char *
dup_reason (Explanation         *self,
            const AnalyzerQuote *quote,
            Reason               reason)
{
  const AnalyzerProse *prose = self->prose;
  const AnalyzerToken *content = &prose->tokens[self->content];
  const AnalyzerToken *source = self->source != ANALYZER_NO_TOKEN ? &prose->tokens[self->source] : NULL;
  guint cue = self->attribution->cue.head;
  g_autofree char *cue_words = dup_shown (self->search, quote->cue);
  g_autofree char *source_words = dup_shown (self->search, quote->source);
  gboolean is_subject = source != NULL && source->head == cue &&
                        (source->relation == ANALYZER_RELATION_NSUBJ || source->relation == ANALYZER_RELATION_NSUBJ_PASS);

  switch (reason)
    {
    case REASON_CUE_WORD:
      /* Translators: the words in the text that attribute, such as “said” */
      return self->attribution->cue.score >= NEARLY_ALWAYS ? g_strdup_printf (_("“%s” is nearly always a cue"), cue_words)
                                                           : g_strdup_printf (_("“%s” is often a cue"), cue_words);

    case REASON_CUE_CLAUSE:
    case REASON_CONTENT_CLAUSE:
      if (analyzer_prose_is_word (prose, self->content, "that"))
        return g_strdup_printf (_("“%s” governs a clause with “that”"), cue_words);
      for (guint i = 0; i < 2; i++)
        {
          guint token = i == 0 ? self->content : content->head;

          if (token != ANALYZER_NO_TOKEN && prose->tokens[token].head == cue)
            return g_strdup_printf (_("what is said hangs on “%s” in the sentence"), cue_words);
        }
      return NULL;

    case REASON_CUE_SUBJECT:
    case REASON_SOURCE_SUBJECT:
      return is_subject ? g_strdup_printf (_("“%s” is the subject of the cue"), source_words) : NULL;

    case REASON_SOURCE_NAME:
      if (source == NULL || source->name != ANALYZER_NAME_PERSON)
        return NULL;
      return g_strdup_printf (_("“%s” names somebody beside the cue"), source_words);

    case REASON_SOURCE_BESIDE:
      return source != NULL && (self->source + 1 == self->attribution->cue.first || self->attribution->cue.last + 1 == self->source)
             ? g_strdup_printf (_("“%s” stands right beside the cue"), source_words) : NULL;

    case REASON_CUE_MARKS:
    case REASON_CONTENT_MARKS:
      return dup_marks_reason (self->search, quote);

    case REASON_CONTENT_BESIDE:
      return self->content > self->attribution->cue.last && self->content <= self->attribution->cue.last + 2
             ? g_strdup_printf (_("it follows right behind “%s”"), cue_words) : NULL;

    default:
      return NULL;
    }
}

/* Adds a reason that is not told yet. */
static void
take_reason (GPtrArray *reasons,
             char      *reason)
{
  if (reason == NULL || g_ptr_array_find_with_equal_func (reasons, reason, g_str_equal, NULL))
    g_free (reason);
  else
    g_ptr_array_add (reasons, reason);
}

static void
set_reasons (AnalyzerQuote *quote,
             GPtrArray     *reasons)
{
  g_autofree char *joined = NULL;

  if (reasons->len == 0)
    return;

  g_ptr_array_add (reasons, NULL);
  joined = g_strjoinv ("; ", (char **) reasons->pdata);
  g_free (quote->reasons);
  /* Translators: why something is a quote: reasons parted by “; ” */
  quote->reasons = g_strdup_printf (_("Why a quote: %s."), joined);
}

/* The word of [first, last] on which the others depend. */
static guint
find_head (const AnalyzerProse *prose,
           guint                first,
           guint                last)
{
  for (guint i = first; i <= last; i++)
    if (prose->tokens[i].head == ANALYZER_NO_TOKEN || prose->tokens[i].head < first || prose->tokens[i].head > last)
      return i;

  return last;
}

/*
 * analyzer_explain_attribution:
 * @quote: a quote
 * @model: the model that found it
 * @view: set to its cue
 * @attribution: what the model found
 *
 * Tells what of the model's features spoke for a quote most.
 */
void
analyzer_explain_attribution (AnalyzerQuoteSearch            *search,
                              AnalyzerQuote                  *quote,
                              const AnalyzerAttributionModel *model,
                              const AnalyzerView             *view,
                              const AnalyzerAttribution      *attribution)
{
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  const guint8 *labels = attribution->labels->data;
  Explanation self = {
    .search = search,
    .prose = search->prose,
    .attribution = attribution,
    .source = ANALYZER_NO_TOKEN,
    .content = ANALYZER_NO_TOKEN,
  };
  AnalyzerFeatures features;

  for (guint t = 0; t < attribution->labels->len; t++)
    {
      guint end = t;

      if (labels[t] == ANALYZER_PART_LABEL_CONTENT_BEGINS && self.content == ANALYZER_NO_TOKEN)
        self.content = attribution->first + t;
      if (labels[t] != ANALYZER_PART_LABEL_SOURCE_BEGINS || self.source != ANALYZER_NO_TOKEN)
        continue;
      while (end + 1 < attribution->labels->len && labels[end + 1] == ANALYZER_PART_LABEL_SOURCE_GOES_ON)
        end++;
      self.source = find_head (search->prose, attribution->first + t, attribution->first + end);
    }
  if (self.content == ANALYZER_NO_TOKEN)
    return;

  features.n = 0;
  analyzer_features_add_cue (&features, view->scene, attribution->cue.first);
  add_weights (&self, &model->cues, ANALYZER_CUE_LABEL_BEGIN - 1, &features, cue_reason);
  for (guint token = self.content; token < attribution->first + attribution->labels->len && token < self.content + CONTENT_TOKENS; token++)
    if (labels[token - attribution->first] >= ANALYZER_PART_LABEL_CONTENT_BEGINS)
      add_part (&self, model, view, token, content_reason);
  if (self.source != ANALYZER_NO_TOKEN)
    add_part (&self, model, view, self.source, source_reason);
  share_hints (&self);

  for (guint n = 0; n < N_REASONS && reasons->len < MAX_REASONS; n++)
    {
      Reason best = REASON_CUE_WORD;
      float weight = 0;
      char *reason;

      for (guint i = 0; i < N_REASONS; i++)
        if (self.weights[i] > weight)
          {
            best = i;
            weight = self.weights[i];
          }
      if (weight <= 0)
        break;

      /* One reason for each of cue, source and content. */
      reason = dup_reason (&self, quote, best);
      for (guint i = 0; i < N_REASONS; i++)
        if (i == best || (reason != NULL && part_of_reason (i) == part_of_reason (best)))
          self.weights[i] = 0;
      take_reason (reasons, reason);
    }
  set_reasons (quote, reasons);
}

/* Why the rules found a quote: their shapes are told apart by its cue. */
static void
explain_rule (AnalyzerQuoteSearch *search,
              AnalyzerQuote       *quote)
{
  const AnalyzerProse *prose = search->prose;
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *cue = dup_shown (search, quote->cue);
  guint start = quote->content->len > 0 ? g_array_index (quote->content, AnalyzerSpan, 0).start : 0;
  guint token = analyzer_prose_find_token (prose, start);
  g_autofree char *marks = dup_marks_reason (search, quote);
  gboolean reports = g_ascii_strcasecmp (cue, "according to") == 0;

  for (guint i = 0; i < quote->cue->len && !reports; i++)
    {
      const AnalyzerSpan *span = &g_array_index (quote->cue, AnalyzerSpan, i);

      for (guint t = analyzer_prose_find_token (prose, span->start); t < prose->n_tokens && prose->tokens[t].start < span->end; t++)
        reports = reports || analyzer_cue_verb_find (analyzer_prose_get_lemma (prose, t)) != NULL ||
                  analyzer_cue_noun_find (analyzer_prose_get_lemma (prose, t)) != NULL;
    }

  if (strcmp (cue, ":") == 0)
    take_reason (reasons, g_strdup (_("a name and a colon stand before it")));
  else if (*cue == '[' || *cue == '(')
    take_reason (reasons, g_strdup (_("a name in brackets stands behind it")));
  else if (*cue != '\0' && !g_unichar_isalnum (g_utf8_get_char (cue)))
    take_reason (reasons, g_strdup (_("it is signed with a dash and a name")));
  else if (reports)
    take_reason (reasons, g_strdup_printf (_("“%s” is a word of reporting"), cue));
  else
    take_reason (reasons, g_strdup_printf (_("the words with “%s” lead to it"), cue));

  if (marks != NULL)
    take_reason (reasons, g_steal_pointer (&marks));
  else if (token != ANALYZER_NO_TOKEN && analyzer_prose_is_word (prose, token, "that"))
    take_reason (reasons, g_strdup_printf (_("“%s” governs a clause with “that”"), cue));
  set_reasons (quote, reasons);
}

/*
 * analyzer_explain_quotes:
 *
 * Tells why the rules found what the model did not.
 */
void
analyzer_explain_quotes (AnalyzerQuoteSearch *search)
{
  GPtrArray *quotes = search->findings->quotes;

  for (guint i = 0; i < quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (quotes, i);

      if (quote->reasons == NULL)
        explain_rule (search, quote);
    }
}
