/* view-features.c: what speaks for and against a view being a dissent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/view-features.h"

#include <string.h>
#include <math.h>

#include "discourse/stance-words.h"

/* How many quotes before and after a quote are looked at. */
#define QUOTES_AROUND 30

/* How many tokens of a content or of a sentence are looked at. */
#define WORDS_MAX 120

/* Brings the numbers of vectors near those of other features. */
#define MEANING_SCALE 0.03

static const char * const stance_names[ANALYZER_N_STANCES] = {
  "deny", "reject", "criticise", "oppose", "warn", "doubt", "reply", "defend", "concede", "agree", "bad", "false",
  "harm", "good", "not", "contrast", "likewise", "opponent", "supporter", "claim", "contention", "must", "label",
};

static guint32
hash_more (guint32     hash,
           const char *text)
{
  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * 16777619u;

  return (hash ^ 0xff) * 16777619u;
}

/**
 * analyzer_view_features_add:
 * @features: (element-type AnalyzerViewFeature): where it is appended
 * @reason: what it can tell
 * @value: how much of it there is
 * @kind: which kind of feature it is
 * @a: (nullable): what tells it from others of its kind
 * @b: (nullable): likewise
 *
 * Appends a feature.
 */
void
analyzer_view_features_add (GArray             *features,
                            AnalyzerViewReason  reason,
                            double              value,
                            const char         *kind,
                            const char         *a,
                            const char         *b)
{
  AnalyzerViewFeature feature = { hash_more (2166136261u, kind), reason, value };

  feature.hash = hash_more (feature.hash, a != NULL ? a : "");
  feature.hash = hash_more (feature.hash, b != NULL ? b : "");
  g_array_append_val (features, feature);
}

/**
 * analyzer_view_features_multiply:
 * @features: (element-type AnalyzerViewFeature): what there is
 *
 * Appends the product of any two features: some signs count for more together
 * than each by itself.
 */
void
analyzer_view_features_multiply (GArray *features)
{
  guint n = features->len;
  const AnalyzerViewFeature *first;
  AnalyzerViewFeature *both;

  g_array_set_size (features, n + n * (n + 1) / 2);
  first = &g_array_index (features, AnalyzerViewFeature, 0);
  both = &g_array_index (features, AnalyzerViewFeature, n);
  for (const AnalyzerViewFeature *a = first; a < first + n; a++)
    for (const AnalyzerViewFeature *b = a; b < first + n; b++, both++)
      {
        both->hash = (a->hash ^ b->hash * 31u) * 16777619u;
        both->reason = ANALYZER_VIEW_REASON_PLAIN;
        both->value = 0.1 * a->value * b->value;
      }
}

static void
add_number (GArray     *features,
            double      value,
            const char *kind,
            const char *a,
            guint       number)
{
  char text[12], *digit = text + sizeof text;

  *--digit = '\0';
  do
    *--digit = '0' + number % 10;
  while ((number /= 10) > 0);

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, value, kind, a, digit);
}

static const char *
bucket (guint n)
{
  static const char * const names[] = { "0", "1", "2", "3-4", "5-8", "9-16", "17-32", "more" };
  guint i = 0;

  if (n <= 2)
    return names[n];
  for (i = 3; i < 7 && n > (2u << (i - 2)); i++)
    ;

  return names[i];
}

static void
add_stances (GArray             *features,
             AnalyzerViewReason  reason,
             guint               stances,
             const char         *kind,
             const char         *more)
{
  for (guint i = 0; i < ANALYZER_N_STANCES; i++)
    if (stances & (1u << i))
      analyzer_view_features_add (features, reason, 1, kind, stance_names[i], more);
}

static guint
token_at (GArray *tokens,
          guint   i)
{
  return g_array_index (tokens, guint, i);
}

static gboolean
is_name (const AnalyzerProse *prose,
         guint                token)
{
  guint tag = prose->tokens[token].tag;

  return tag == ANALYZER_TAG_NNP || tag == ANALYZER_TAG_NNPS || tag == ANALYZER_TAG_CD;
}

/* A word for the features: names and figures only as such, so that what is
 * learned of one election or one match holds for the next. */
static const char *
word_for (const AnalyzerProse *prose,
          guint                token)
{
  if (prose->tokens[token].tag == ANALYZER_TAG_CD)
    return "#";
  if (is_name (prose, token))
    return "Name";

  return analyzer_prose_get_lemma (prose, token);
}

static guint
gather_stances (const AnalyzerViewContext *context,
                GArray                    *tokens)
{
  guint stances = 0;

  for (guint i = 0; i < tokens->len; i++)
    stances |= context->stances[token_at (tokens, i)];

  return stances;
}

static gboolean
has_token (GArray *tokens,
           guint   token)
{
  guint low = 0, high = tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (token_at (tokens, middle) < token)
        low = middle + 1;
      else
        high = middle;
    }

  return low < tokens->len && token_at (tokens, low) == token;
}

static void
add_cue (const AnalyzerViewContext *context,
         const AnalyzerViewQuote   *view,
         GArray                    *features)
{
  const AnalyzerProse *prose = context->prose;
  g_autoptr(GString) whole = g_string_new (NULL);
  guint stances = gather_stances (context, view->cue);
  const char *before = "^";

  for (guint i = 0; i < view->cue->len && i < 16; i++)
    {
      const char *word = word_for (prose, token_at (view->cue, i));

      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CUE, 1, "cue", word, NULL);
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CUE, 1, "cue2", before, word);
      g_string_append_printf (whole, "%s ", word);
      before = word;
    }
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CUE, 1, "whole cue", whole->str, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "cue length", bucket (view->cue->len), NULL);
  add_stances (features, ANALYZER_VIEW_REASON_CUE, stances, "cue stance", NULL);
  if (stances & ANALYZER_STANCE_DISSENT)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CUE, 1, "cue dissents",
                                stances & ANALYZER_STANCE_NOT ? "not" : "", NULL);
}

static void
add_source (const AnalyzerViewContext *context,
            const AnalyzerViewQuote   *view,
            GArray                    *features)
{
  const AnalyzerProse *prose = context->prose;
  guint stances = gather_stances (context, view->source) &
                  (ANALYZER_STANCE_OPPONENT | ANALYZER_STANCE_SUPPORTER | ANALYZER_STANCE_CLAIM |
                   ANALYZER_STANCE_CONTENTION | ANALYZER_STANCE_LIKEWISE | ANALYZER_STANCE_NOT);

  add_stances (features, ANALYZER_VIEW_REASON_SOURCE, stances, "source stance", NULL);
  for (guint i = 0; i < view->source->len && i < 12; i++)
    if (!is_name (prose, token_at (view->source, i)))
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_SOURCE, 1, "source",
                                  word_for (prose, token_at (view->source, i)), NULL);
  if (view->party != 0)
    {
      const AnalyzerParty *party = g_ptr_array_index (context->parties, view->party - 1);
      char kind[2] = { 'a' + party->kind, '\0' };

      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "kind", kind, NULL);
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "quotes of speaker", bucket (party->n_quotes), NULL);
    }
}

/* The article's own words in a sentence: neither the quote's nor any other
 * quote's. */
static void
add_frame (const AnalyzerViewContext *context,
           const AnalyzerViewQuote   *view,
           guint                      sentence,
           const char                *kind,
           GArray                    *features)
{
  const AnalyzerProse *prose = context->prose;
  const AnalyzerSentence *place = &prose->sentences[sentence];
  guint stances = 0, quoted = 0, n = MIN (place->n_tokens, WORDS_MAX);
  g_autofree char *stance_kind = g_strconcat (kind, " stance", NULL);
  g_autofree char *quoted_kind = g_strconcat (kind, " quoted", NULL);
  g_autofree char *first_kind = g_strconcat (kind, " first", NULL);

  for (guint i = place->first_token; i < place->first_token + n; i++)
    {
      if (has_token (view->content, i) || has_token (view->cue, i) || has_token (view->source, i))
        continue;
      if (context->quote_at[i] != 0)
        {
          quoted |= context->stances[i];
          continue;
        }
      stances |= context->stances[i];
    }
  add_stances (features, ANALYZER_VIEW_REASON_CONTRAST, stances, stance_kind, NULL);
  add_stances (features, ANALYZER_VIEW_REASON_SUBJECT, quoted, quoted_kind, NULL);
  analyzer_view_features_add (features,
                              context->stances[place->first_token] & ANALYZER_STANCE_CONTRAST ?
                              ANALYZER_VIEW_REASON_CONTRAST : ANALYZER_VIEW_REASON_PLAIN,
                              1, first_kind, word_for (prose, place->first_token), NULL);
}

static void
add_content (const AnalyzerViewContext *context,
             const AnalyzerViewQuote   *view,
             GArray                    *features)
{
  const AnalyzerProse *prose = context->prose;
  static const char types[][2] = { "d", "m", "i" };
  guint counts[ANALYZER_N_STANCES] = { 0 }, negated = 0;
  const char *before = "^", *not_before = NULL;
  guint rival = 0, rival_stances = 0, pronoun = 0, pronoun_stances = 0, since_not = 99;
  guint n = MIN (view->content->len, WORDS_MAX);
  double scale = 4 / sqrt (n + 5.0);
  gboolean question = FALSE, exclamation = FALSE, second = FALSE, first = FALSE;

  for (guint i = 0; i < n; i++)
    {
      guint token = token_at (view->content, i), stances = context->stances[token];
      const char *lemma = analyzer_prose_get_lemma (prose, token), *word = word_for (prose, token);
      guint party = context->party_at[token], tag = prose->tokens[token].tag;
      AnalyzerViewReason reason = stances & (ANALYZER_STANCE_JUDGEMENT | ANALYZER_STANCE_DISSENT) ?
                                  ANALYZER_VIEW_REASON_JUDGEMENT : ANALYZER_VIEW_REASON_PLAIN;

      if (tag != ANALYZER_TAG_COMMA && tag != ANALYZER_TAG_OPEN && tag != ANALYZER_TAG_CLOSE)
        {
          analyzer_view_features_add (features, reason, scale, "word", word, NULL);
          analyzer_view_features_add (features, reason, 0.5 * scale, "word2", before, word);
          if (i < 4)
            analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 0.7, "opens", word, NULL);
          before = word;
        }

      for (guint j = 0; j < ANALYZER_N_STANCES; j++)
        if (stances & (1u << j))
          counts[j]++;

      if (stances & ANALYZER_STANCE_NOT)
        since_not = 0;
      else if (since_not++ < 4)
        {
          negated |= stances;
          if (analyzer_tag_is_verb (tag) || tag == ANALYZER_TAG_JJ || analyzer_tag_is_noun (tag))
            analyzer_view_features_add (features, ANALYZER_VIEW_REASON_NEGATION, 1, "not", word, NULL);
        }
      if (not_before == NULL && (stances & ANALYZER_STANCE_NOT))
        not_before = lemma;

      if (party != 0 && party != view->party)
        rival = 1;
      else if (rival > 0 && rival++ < 12)
        {
          rival_stances |= stances;
          if (analyzer_tag_is_verb (tag) && rival < 5)
            analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, 1, "of rival", lemma, NULL);
        }
      if (g_str_equal (lemma, "he") || g_str_equal (lemma, "she") || g_str_equal (lemma, "they") ||
          g_str_equal (lemma, "his") || g_str_equal (lemma, "her") || g_str_equal (lemma, "their"))
        pronoun = 1;
      else if (pronoun > 0 && pronoun++ < 8)
        {
          pronoun_stances |= stances;
          if (analyzer_tag_is_verb (tag) && pronoun < 4)
            analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, 1, "of them", lemma, NULL);
        }

      question |= g_str_equal (lemma, "?");
      exclamation |= g_str_equal (lemma, "!");
      second |= g_str_has_prefix (lemma, "you");
      first |= g_str_equal (lemma, "i") || g_str_equal (lemma, "my") || g_str_equal (lemma, "we") ||
               g_str_equal (lemma, "our") || g_str_equal (lemma, "me");
    }

  for (guint j = 0; j < ANALYZER_N_STANCES; j++)
    if (counts[j] > 0)
      {
        guint bit = 1u << j;
        AnalyzerViewReason reason = bit == ANALYZER_STANCE_NOT ? ANALYZER_VIEW_REASON_NEGATION :
                                    bit == ANALYZER_STANCE_CONTRAST ? ANALYZER_VIEW_REASON_CONTRAST :
                                    ANALYZER_VIEW_REASON_JUDGEMENT;

        analyzer_view_features_add (features, reason, 1, "stance", stance_names[j], NULL);
        if (counts[j] > 1)
          analyzer_view_features_add (features, reason, 1, "stances", stance_names[j], bucket (counts[j]));
        if (view->named->len > 0)
          analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, 1, "stance named", stance_names[j], NULL);
      }
  add_stances (features, ANALYZER_VIEW_REASON_NEGATION, negated, "negated", NULL);
  add_stances (features, ANALYZER_VIEW_REASON_RIVAL, rival_stances, "rival", NULL);
  add_stances (features, ANALYZER_VIEW_REASON_RIVAL, pronoun_stances, "pronoun", NULL);

  if (pronoun > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, 1, "has pronoun", NULL, NULL);
  if (question)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "question", NULL, NULL);
  if (exclamation)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "exclamation", NULL, NULL);
  if (second)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "second person", NULL, NULL);
  if (first)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "first person", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "length", bucket (view->content->len), NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "type", types[view->quote->type], NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "named", bucket (view->named->len), NULL);
}

/* What kinds of words a part of the quote has, for words that nobody
 * annotated: their classes, and where their vectors point together. */
static void
add_meanings (const AnalyzerViewContext *context,
              GArray                    *tokens,
              const char                *kind,
              double                     scale,
              GArray                    *features)
{
  const AnalyzerProse *prose = context->prose;
  float sums[ANALYZER_MEANING_LENGTH] = { 0 };
  guint n = 0, since_not = 99;

  for (guint i = 0; i < tokens->len && i < WORDS_MAX; i++)
    {
      guint token = token_at (tokens, i), class = prose->tokens[token].word_class;
      const gint8 *vector;

      if (context->stances[token] & ANALYZER_STANCE_NOT)
        since_not = 0;
      if (class == 0 || is_name (prose, token))
        continue;

      add_number (features, scale, kind, "class", class);
      add_number (features, 0.5 * scale, kind, "classes", analyzer_word_class_get_coarse (class));
      if (since_not > 0 && since_not++ < 4)
        add_number (features, scale, kind, "not", analyzer_word_class_get_coarse (class));

      vector = analyzer_meanings_get_vector (&prose->meanings, prose->tokens[token].meaning);
      n++;
      for (guint j = 0; vector != NULL && j < ANALYZER_MEANING_LENGTH; j++)
        sums[j] += vector[j];
    }

  for (guint j = 0; n > 0 && j < ANALYZER_MEANING_LENGTH; j++)
    add_number (features, MEANING_SCALE * sums[j] / n, kind, "meaning", j);
}

/* 'Called it absurd', 'warned that it would hurt': what is said along with how
 * it is reported. */
static void
add_manner (const AnalyzerViewContext *context,
            const AnalyzerViewQuote   *view,
            GArray                    *features)
{
  guint said = gather_stances (context, view->content);
  const char *kind = said & ANALYZER_STANCE_JUDGEMENT ? "judging" : said & ANALYZER_STANCE_NOT ? "denying" :
                     said & ANALYZER_STANCE_CLAIM ? "of a claim" : "plain";

  add_stances (features, ANALYZER_VIEW_REASON_CUE, gather_stances (context, view->cue), "manner", kind);
  if (view->cue->len > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CUE, 0.5, "manner cue",
                                word_for (context->prose, token_at (view->cue, view->cue->len - 1)), kind);
}

/* What others say of the speaker, and what the quotes say of whom the quote
 * names. */
static void
add_exchange (const AnalyzerViewContext *context,
              guint                      number,
              GArray                    *features)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  guint first = number > QUOTES_AROUND ? number - QUOTES_AROUND : 0;
  guint last = MIN (context->quotes->len, number + QUOTES_AROUND);
  gboolean attacked = FALSE, attacked_near = FALSE, named_source = FALSE, mutual = FALSE;
  guint shared = 0, shared_not = 0;
  guint stances = gather_stances (context, view->content);

  for (guint i = first; i < last; i++)
    {
      const AnalyzerViewQuote *other = g_ptr_array_index (context->quotes, i);
      gboolean names_speaker = FALSE, is_named = FALSE;

      if (i == number || other->party == 0 || other->party == view->party)
        continue;
      for (guint j = 0; j < other->named->len; j++)
        names_speaker |= token_at (other->named, j) + 1 == view->party;
      for (guint j = 0; j < view->named->len; j++)
        is_named |= token_at (view->named, j) + 1 == other->party;

      named_source |= is_named;
      mutual |= is_named && names_speaker;
      if (names_speaker)
        {
          guint said = gather_stances (context, other->content) | gather_stances (context, other->cue);

          if (said & (ANALYZER_STANCE_JUDGEMENT | ANALYZER_STANCE_DISSENT))
            {
              attacked = TRUE;
              attacked_near |= i + 3 >= number && i <= number + 2;
            }
        }
      if (i < number && i + 8 >= number)
        {
          guint n = analyzer_view_quote_count_shared (view, other);

          shared = MAX (shared, n);
          if ((stances ^ gather_stances (context, other->content)) & ANALYZER_STANCE_NOT)
            shared_not = MAX (shared_not, n);
        }
    }

  if (named_source)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, 1, "names a source",
                                stances & ANALYZER_STANCE_JUDGEMENT ? "badly" : "", NULL);
  if (mutual)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, 1, "name each other", NULL, NULL);
  if (attacked)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_REPLY, 1, "attacked", NULL, NULL);
  if (attacked_near)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_REPLY, 1, "attacked near", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_SUBJECT, 1, "shared", bucket (shared), NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_SUBJECT, 1, "shared not", bucket (shared_not), NULL);
}

/* The quotes just before and after it. */
static void
add_beside (const AnalyzerViewContext *context,
            guint                      number,
            int                        step,
            GArray                    *features)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number), *other;
  const char *kind = step < 0 ? "before" : "after";
  gboolean same;

  if ((step < 0 && number == 0) || (step > 0 && number + 1 >= context->quotes->len))
    {
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, kind, "none", NULL);
      return;
    }

  other = g_ptr_array_index (context->quotes, number + step);
  same = other->party != 0 && other->party == view->party;
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, kind, same ? "same" : "other",
                              other->paragraph == view->paragraph ? "near" : "");
  for (guint i = 0; i < other->cue->len && i < 8; i++)
    analyzer_view_features_add (features, same ? ANALYZER_VIEW_REASON_CARRY : ANALYZER_VIEW_REASON_SUBJECT, 0.5,
                                kind, same ? "same cue" : "other cue", word_for (context->prose, token_at (other->cue, i)));
  add_stances (features, same ? ANALYZER_VIEW_REASON_CARRY : ANALYZER_VIEW_REASON_SUBJECT,
               gather_stances (context, other->cue), step < 0 ? "cue before" : "cue after", same ? "same" : "other");
  add_stances (features, same ? ANALYZER_VIEW_REASON_CARRY : ANALYZER_VIEW_REASON_SUBJECT,
               gather_stances (context, other->content), step < 0 ? "said before" : "said after", same ? "same" : "other");
}

/**
 * analyzer_view_scores_set_targets:
 * @number: the number of a quote
 * @scores: how much speaks for each of those it may dissent from, as log odds
 * @n: how many these are
 *
 * Notes what has been found of the targets of a quote.
 */
void
analyzer_view_scores_set_targets (AnalyzerViewScores *self,
                                  guint               number,
                                  const double       *scores,
                                  guint               n)
{
  double first = ANALYZER_VIEW_NO_TARGET, second = ANALYZER_VIEW_NO_TARGET, sum = 0.01;

  for (guint i = 0; i < n; i++)
    {
      sum += 1 / (1 + exp (-scores[i]));
      if (scores[i] > first)
        {
          second = first;
          first = scores[i];
        }
      else
        second = MAX (second, scores[i]);
    }

  self->target[number] = first;
  self->runner_up[number] = second;
  self->anybody[number] = log (sum);
}

/**
 * analyzer_view_features_of_quote:
 * @number: the number of a quote in the context
 * @features: (element-type AnalyzerViewFeature): where they are appended
 *
 * Tells what in and around a quote shows whether it dissents.
 */
void
analyzer_view_features_of_quote (const AnalyzerViewContext *context,
                                 guint                      number,
                                 GArray                    *features)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  const AnalyzerProse *prose = context->prose;

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "bias", NULL, NULL);
  add_cue (context, view, features);
  add_source (context, view, features);
  add_content (context, view, features);
  add_meanings (context, view->content, "content", 4 / sqrt (MIN (view->content->len, WORDS_MAX) + 5.0), features);
  add_meanings (context, view->cue, "cue", 1, features);
  add_manner (context, view, features);
  add_exchange (context, number, features);
  add_beside (context, number, -1, features);
  add_beside (context, number, 1, features);

  if (prose->n_sentences > 0)
    {
      const AnalyzerParagraph *paragraph = &prose->paragraphs[prose->sentences[view->begins].paragraph];

      add_frame (context, view, view->sentence, "frame", features);
      if (view->begins > paragraph->first_sentence)
        add_frame (context, view, view->begins - 1, "sentence before", features);
      else if (view->begins > 0)
        add_frame (context, view, view->begins - 1, "paragraph before", features);
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "place", bucket (view->begins),
                                  view->begins == paragraph->first_sentence ? "opens" : "");
    }
}

static gboolean
names_party (const AnalyzerViewQuote *view,
             guint                    party)
{
  for (guint i = 0; i < view->named->len; i++)
    if (token_at (view->named, i) + 1 == party)
      return TRUE;

  return FALSE;
}

static gboolean
names_same (const AnalyzerViewQuote *a,
            const AnalyzerViewQuote *b)
{
  for (guint i = 0; i < a->named->len; i++)
    if (names_party (b, token_at (a->named, i) + 1))
      return TRUE;

  return FALSE;
}

/**
 * analyzer_view_features_of_neighbours:
 * @number: the number of a quote in the context
 * @scores: what has been found of the quotes one by one
 * @features: (element-type AnalyzerViewFeature): where they are appended
 *
 * Tells what a quote's own score and the scores of the quotes around it show:
 * who has just dissented goes on dissenting, and lists of reactions agree.
 */
void
analyzer_view_features_of_neighbours (const AnalyzerViewContext *context,
                                      guint                      number,
                                      const AnalyzerViewScores  *scores,
                                      GArray                    *features)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  guint first = number > QUOTES_AROUND ? number - QUOTES_AROUND : 0;
  guint last = MIN (context->quotes->len, number + QUOTES_AROUND);
  double same = 0, same_near = -4, rivals = 0, paragraph = 0, all = 0;
  double target = 0, target_says = 0, attackers = 0, fellow = 0;
  guint n_same = 0, n_rivals = 0, n_paragraph = 0, n_target = 0, n_target_says = 0, n_attackers = 0, n_fellow = 0;

  for (guint i = first; i < last; i++)
    {
      const AnalyzerViewQuote *other = g_ptr_array_index (context->quotes, i);
      gboolean near = i + 2 >= number && i <= number + 2;

      all += scores->alone[i];
      if (i == number)
        continue;
      if (other->party != 0 && other->party == view->party)
        {
          same += scores->alone[i];
          n_same++;
          if (near)
            same_near = MAX (same_near, scores->alone[i]);
        }
      else if (near)
        {
          rivals += scores->alone[i];
          n_rivals++;
        }
      if (names_same (view, other))
        {
          if (other->party != 0 && other->party == view->party)
            {
              fellow += scores->alone[i];
              n_fellow++;
            }
          else
            {
              target += scores->alone[i];
              n_target++;
            }
        }
      if (names_party (view, other->party))
        {
          target_says += scores->alone[i];
          n_target_says++;
        }
      if (names_party (other, view->party) && other->party != view->party)
        {
          attackers += scores->alone[i];
          n_attackers++;
        }
      if (other->paragraph == view->paragraph)
        {
          paragraph += scores->alone[i];
          n_paragraph++;
        }
    }

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "bias", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, scores->alone[number], "own", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, scores->target[number], "target", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, scores->runner_up[number], "runner-up", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, scores->anybody[number], "anybody", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CARRY, all / (last - first), "all", NULL, NULL);

  /* A quote of which it is doubtful whether it is one is a dissent the less. */
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, log (CLAMP (view->quote->confidence, 0.05, 1)),
                              "confidence", NULL, NULL);
  if (n_same > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CARRY, same / n_same, "same speaker", NULL, NULL);
  else
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "speaks once", NULL, NULL);
  if (same_near > -4)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CARRY, same_near, "same speaker near", NULL, NULL);
  if (n_rivals > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CARRY, rivals / n_rivals, "others near", NULL, NULL);
  if (n_target > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, target / n_target, "same target", NULL, NULL);
  if (n_fellow > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CARRY, fellow / n_fellow, "same speaker and target", NULL, NULL);
  if (n_target_says > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, target_says / n_target_says, "target says", NULL, NULL);
  if (n_attackers > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_REPLY, attackers / n_attackers, "named by", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_RIVAL, 1, "named", bucket (view->named->len), NULL);
  if (n_paragraph > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_CARRY, paragraph / n_paragraph, "paragraph", NULL, NULL);

  analyzer_view_features_multiply (features);
}
