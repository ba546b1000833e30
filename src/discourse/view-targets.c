/* view-targets.c: from whom a view can dissent, and what speaks for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/view-targets.h"

#include <math.h>
#include <string.h>

#include "discourse/stance-words.h"

/* How many parties a quote is weighed against at most. */
#define TARGETS_MAX 24

/* How many quotes and sentences back a rival position can stand. */
#define QUOTES_BACK 12
#define QUOTES_FORTH 3
#define SENTENCES_BACK 4
#define MENTIONS_MAX 200

static const char *
bucket (guint n)
{
  static const char * const names[] = { "0", "1", "2", "3-4", "5-8", "more" };

  return names[n <= 2 ? n : n <= 4 ? 3 : n <= 8 ? 4 : 5];
}

static void
add_target (const AnalyzerViewQuote *view,
            GArray                  *targets,
            guint                    party)
{
  if (party + 1 == view->party || targets->len >= TARGETS_MAX)
    return;
  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, guint, i) == party)
      return;

  g_array_append_val (targets, party);
}

/**
 * analyzer_view_targets_list:
 * @number: the number of a quote in the context
 *
 * Returns: (transfer full) (element-type guint): the numbers of the parties
 *   from whom it might dissent: whom it names, who is named or speaks around
 *   it, whom the article is about; %ANALYZER_PARTY_PREVAILING is the last one
 */
GArray *
analyzer_view_targets_list (const AnalyzerViewContext *context,
                            guint                      number)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  const AnalyzerProse *prose = context->prose;
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (guint));
  guint prevailing = ANALYZER_PARTY_PREVAILING;

  for (guint i = 0; i < view->named->len; i++)
    add_target (view, targets, g_array_index (view->named, guint, i));

  if (prose->n_tokens > 0)
    {
      guint sentence = view->sentence > SENTENCES_BACK ? view->sentence - SENTENCES_BACK : 0;
      const AnalyzerSentence *last = &prose->sentences[view->sentence];
      guint end = last->first_token + last->n_tokens;

      /* The nearest first, in case there are too many. */
      for (guint i = end; i > prose->sentences[sentence].first_token && end - i < 400; i--)
        if (context->party_at[i - 1] != 0)
          add_target (view, targets, context->party_at[i - 1] - 1);
    }

  for (guint i = 1; i <= QUOTES_BACK && i <= number; i++)
    {
      const AnalyzerViewQuote *other = g_ptr_array_index (context->quotes, number - i);

      if (other->party != 0)
        add_target (view, targets, other->party - 1);
    }
  for (guint i = 1; i <= QUOTES_FORTH && number + i < context->quotes->len; i++)
    {
      const AnalyzerViewQuote *other = g_ptr_array_index (context->quotes, number + i);

      if (other->party != 0)
        add_target (view, targets, other->party - 1);
    }
  for (guint i = 0; i < context->n_main; i++)
    add_target (view, targets, context->main[i]);

  g_array_append_val (targets, prevailing);

  return targets;
}

typedef struct
{
  gboolean here;        /* in the content */
  gboolean opens;       /* within its first words */
  gboolean subject;
  gboolean possessive;
  guint    n;
  guint    judged;      /* stances right after or before it */
} Naming;

static Naming
find_naming (const AnalyzerViewContext *context,
             const AnalyzerViewQuote   *view,
             guint                      party)
{
  const AnalyzerProse *prose = context->prose;
  Naming naming = { FALSE };
  guint since = 99, before = 0;

  for (guint i = 0; i < view->content->len; i++)
    {
      guint token = g_array_index (view->content, guint, i);

      if (context->party_at[token] == party + 1)
        {
          naming.opens |= i < 4;
          naming.here = TRUE;
          naming.n += since > 1;
          naming.subject |= prose->tokens[token].relation == ANALYZER_RELATION_NSUBJ ||
                            prose->tokens[token].relation == ANALYZER_RELATION_NSUBJ_PASS;
          naming.possessive |= token + 1 < prose->n_tokens && prose->tokens[token + 1].tag == ANALYZER_TAG_POS;
          naming.judged |= before;
          since = 0;
        }
      else if (since++ < 6)
        naming.judged |= context->stances[token];
      before = (context->stances[token] & ~ANALYZER_STANCE_NOT);
    }

  return naming;
}

/* How many sentences before the quote's own @party was last mentioned, and
 * whether that is in the article's own words. */
static guint
find_last_mention (const AnalyzerViewContext *context,
                   const AnalyzerViewQuote   *view,
                   const AnalyzerParty       *party,
                   guint                     *rank)
{
  const AnalyzerProse *prose = context->prose;
  guint low = 0, high = party->mentions->len, token;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (party->mentions, guint, middle) < view->first)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return G_MAXUINT;

  token = g_array_index (party->mentions, guint, low - 1);

  /* Others that were mentioned since. */
  *rank = 0;
  for (guint i = token, others = 0, last = 0; i < view->first && i < token + MENTIONS_MAX; i++)
    if (context->party_at[i] != 0 && context->party_at[i] != last)
      {
        last = context->party_at[i];
        if (last != view->party && last != context->party_at[token])
          others++;
        *rank = others;
      }

  return view->sentence - MIN (view->sentence, prose->tokens[token].sentence);
}

/* What the clauses say of @party in the content: 'X failed', 'blames X'. */
static void
describe_clause (const AnalyzerViewContext *context,
                 const AnalyzerViewQuote   *view,
                 guint                      party,
                 GArray                    *features)
{
  const AnalyzerProse *prose = context->prose;

  for (guint i = 0; i < view->content->len && i < 100; i++)
    {
      guint token = g_array_index (view->content, guint, i), head = prose->tokens[token].head;
      const char *relation;

      if (context->party_at[token] != party + 1 || head == ANALYZER_NO_TOKEN || context->party_at[head] == party + 1)
        continue;

      relation = analyzer_relation_to_string (prose->tokens[token].relation);
      for (guint j = 0; j < view->cue->len; j++)
        if (g_array_index (view->cue, guint, j) == head)
          analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "of cue", relation, NULL);
      for (guint j = i + 1; j < view->content->len && j < i + 4; j++)
        {
          guint next = g_array_index (view->content, guint, j);

          if ((context->stances[next] & ANALYZER_STANCE_CLAIM) && analyzer_tag_is_noun (prose->tokens[next].tag))
            analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "claim of", relation, NULL);
        }
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "clause", relation,
                                  analyzer_prose_get_lemma (prose, head));
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "relation", relation, NULL);
      for (guint j = 0; j < ANALYZER_N_STANCES; j++)
        if (context->stances[head] & (1u << j))
          {
            char stance[2] = { 'A' + j, '\0' };

            analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "clause stance", relation, stance);
          }
    }
}

static gboolean
holds_name (const char *text,
            const char *name)
{
  return text != NULL && *name != '\0' && strstr (text, name) != NULL;
}

/* 'An adviser to the Clinton camp' hardly dissents from Clinton. */
static gboolean
is_allied (const AnalyzerViewContext *context,
           guint                      id,
           const AnalyzerParty       *target)
{
  const char *name = strrchr (target->name, ' ') != NULL ? strrchr (target->name, ' ') + 1 : target->name;
  const AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (context->findings, id);

  return speaker != NULL && (holds_name (speaker->role, name) || holds_name (speaker->affiliation, name) ||
                             holds_name (speaker->name, name));
}

/* Whether both belong to somebody or something, and to the same. */
static const char *
compare_affiliations (const AnalyzerViewContext *context,
                      guint                      a,
                      guint                      b)
{
  const AnalyzerSpeaker *x = analyzer_findings_get_speaker (context->findings, a);
  const AnalyzerSpeaker *y = analyzer_findings_get_speaker (context->findings, b);

  if (x == NULL || y == NULL || x->affiliation == NULL || y->affiliation == NULL)
    return "unknown";

  return g_str_equal (x->affiliation, y->affiliation) ? "same" : "other";
}

/* On whose side the speaker and the target are: of the people whom the article
 * is about they are one, or speak for one. */
static void
describe_sides (const AnalyzerViewContext *context,
                const AnalyzerViewQuote   *view,
                guint                      party,
                const char                *where,
                GArray                    *features)
{
  const AnalyzerParty *target = g_ptr_array_index (context->parties, party);
  const AnalyzerParty *speaker = view->party != 0 ? g_ptr_array_index (context->parties, view->party - 1) : NULL;
  guint side = 0, target_side = 0;

  for (guint i = context->n_main; i > 0; i--)
    {
      const AnalyzerParty *main = g_ptr_array_index (context->parties, context->main[i - 1]);

      if (main->kind != ANALYZER_SPEAKER_PERSON)
        continue;
      if (main == speaker || is_allied (context, view->speaker, main))
        side = i;
      if (main == target || is_allied (context, target->speaker, main))
        target_side = i;
    }

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "side",
                              side == 0 ? "of nobody" : target_side == 0 ? "not of theirs" :
                              side == target_side ? "same" : "other",
                              where);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "affiliation",
                              compare_affiliations (context, view->speaker, target->speaker), NULL);
  if (speaker != NULL && is_allied (context, target->speaker, speaker))
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "speaks for speaker", where, NULL);
}

/* 'Smith attacked Jones over the plan.' tells of what comes next. */
static void
describe_sentence_before (const AnalyzerViewContext *context,
                          const AnalyzerViewQuote   *view,
                          guint                      party,
                          const char                *where,
                          GArray                    *features)
{
  const AnalyzerSentence *before;
  guint stances = 0;
  gboolean named = FALSE, speaks = FALSE;

  if (view->begins == 0)
    return;

  before = &context->prose->sentences[view->begins - 1];
  for (guint i = before->first_token; i < before->first_token + MIN (before->n_tokens, 100); i++)
    {
      named |= context->party_at[i] == party + 1;
      speaks |= view->party != 0 && context->party_at[i] == view->party;
      stances |= context->stances[i];
    }
  if (!named)
    return;

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "sentence before", speaks ? "of speaker" : "", where);
  if (stances & ANALYZER_STANCE_DISSENT)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "dissent before", speaks ? "of speaker" : "", where);
}

/* Whom the content's first 'he' or 'she' means: the person of that sex who was
 * mentioned last before it and does not speak. */
static guint
find_antecedent (const AnalyzerViewContext *context,
                 const AnalyzerViewQuote   *view)
{
  const AnalyzerProse *prose = context->prose;

  for (guint i = 0; i < view->content->len && i < 60; i++)
    {
      guint token = g_array_index (view->content, guint, i);
      gboolean he, she;

      if ((prose->tokens[token].tag != ANALYZER_TAG_PRP && prose->tokens[token].tag != ANALYZER_TAG_PRP_POSS) ||
          context->party_at[token] != 0)
        continue;
      she = analyzer_prose_is_word (prose, token, "she") || analyzer_prose_is_word (prose, token, "her");
      he = analyzer_prose_is_word (prose, token, "he") || analyzer_prose_is_word (prose, token, "his") ||
           analyzer_prose_is_word (prose, token, "him");
      if (!he && !she)
        continue;

      for (guint j = token; j > 0 && token - j < 2 * MENTIONS_MAX; j--)
        {
          guint party = context->party_at[j - 1];
          const AnalyzerParty *other;

          if (party == 0 || party == view->party)
            continue;
          other = g_ptr_array_index (context->parties, party - 1);
          if (other->kind == ANALYZER_SPEAKER_PERSON &&
              other->gender != (he ? ANALYZER_GENDER_FEMALE : ANALYZER_GENDER_MALE))
            return party - 1;
        }
      return G_MAXUINT;
    }

  return G_MAXUINT;
}

/* How much of the text before the quote is about @party. */
static void
describe_surroundings (const AnalyzerViewContext *context,
                       const AnalyzerViewQuote   *view,
                       guint                      party,
                       const char                *where,
                       GArray                    *features)
{
  const AnalyzerProse *prose = context->prose;
  guint sentence = view->begins > 3 ? view->begins - 3 : 0, around = 0;
  guint paragraph = prose->sentences[prose->paragraphs[view->paragraph].first_sentence].first_token;
  guint cue = prose->sentences[view->sentence].first_token;
  guint begin = prose->sentences[sentence].first_token;
  gboolean in_paragraph = FALSE;

  if (view->first > 2 * MENTIONS_MAX)
    begin = MAX (begin, view->first - 2 * MENTIONS_MAX);
  for (guint i = begin; i < view->first && around < 8; i++)
    around += context->party_at[i] == party + 1 && (i == 0 || context->party_at[i - 1] != party + 1);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "around", bucket (around), where);

  for (guint i = cue; i > paragraph && cue - i < MENTIONS_MAX; i--)
    in_paragraph |= context->party_at[i - 1] == party + 1;
  if (in_paragraph)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "in paragraph", where, NULL);
}

static void
describe_prevailing (const AnalyzerViewContext *context,
                     const AnalyzerViewQuote   *view,
                     GArray                    *features)
{
  guint stances = 0;

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "prevailing", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "prevailing named", bucket (view->named->len), NULL);
  for (guint i = 0; i < view->content->len && i < 40; i++)
    stances |= context->stances[g_array_index (view->content, guint, i)];
  if (stances & ANALYZER_STANCE_CLAIM)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "prevailing claim", NULL, NULL);
  for (guint i = 0; i < view->cue->len && i < 8; i++)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "prevailing cue",
                                analyzer_prose_get_lemma (context->prose, g_array_index (view->cue, guint, i)), NULL);
  if (view->source->len > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "prevailing source",
                                analyzer_prose_get_lemma (context->prose,
                                                          g_array_index (view->source, guint, view->source->len - 1)), NULL);
}

/* How alike the words of two quotes are, by what they mean. */
static double
compare_meanings (const AnalyzerViewQuote *a,
                  const AnalyzerViewQuote *b)
{
  double product = 0, x = 0, y = 0;

  for (guint i = 0; i < ANALYZER_MEANING_LENGTH; i++)
    {
      product += a->meaning[i] * b->meaning[i];
      x += a->meaning[i] * a->meaning[i];
      y += b->meaning[i] * b->meaning[i];
    }

  return x > 0 && y > 0 ? product / sqrt (x * y) : 0;
}

/* What the quotes of @party and of others around the quote show. */
static void
describe_exchange (const AnalyzerViewContext *context,
                   guint                      number,
                   guint                      party,
                   const double              *scores,
                   const Naming              *naming,
                   GArray                    *features)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  guint first = number > 30 ? number - 30 : 0, last = MIN (context->quotes->len, number + 30);
  guint back = 0, forth = 0, shared = 0, named = 0, named_others = 0, names_me = 0, speakers_between = 0;
  double attacked = 0, likeness = 0;
  const char *where = naming->here ? "here" : "";

  for (guint i = first; i < last; i++)
    {
      const AnalyzerViewQuote *other = g_ptr_array_index (context->quotes, i);

      if (i == number)
        continue;
      if (other->party == party + 1)
        {
          if (i < number)
            {
              back = number - i;
              if (back <= QUOTES_BACK)
                {
                  shared = MAX (shared, analyzer_view_quote_count_shared (view, other));
                  likeness = MAX (likeness, compare_meanings (view, other));
                }
            }
          else if (forth == 0)
            forth = i - number;
          for (guint j = 0; j < other->named->len; j++)
            names_me += g_array_index (other->named, guint, j) + 1 == view->party;
        }
      else
        for (guint j = 0; j < other->named->len; j++)
          if (g_array_index (other->named, guint, j) == party)
            {
              if (other->party != 0 && other->party == view->party)
                named++;
              else
                named_others++;
              attacked += scores[i];
            }
    }
  for (guint i = number; back > 0 && i > number - back + 1; i--)
    {
      const AnalyzerViewQuote *other = g_ptr_array_index (context->quotes, i - 1);

      speakers_between += other->party != view->party && other->party != party + 1;
    }

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "spoke before", bucket (back), where);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "between", back > 0 ? bucket (speakers_between) : "", where);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "spoke after", bucket (forth), where);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "shares words", bucket (shared), where);
  if (back > 0 && back <= QUOTES_BACK)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, likeness, "likeness", where, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "named by speaker", bucket (named), where);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "named by others", bucket (named_others), where);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "names speaker", bucket (names_me), where);
  if (named + named_others > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, attacked / (named + named_others), "attacked", where, NULL);
}

/**
 * analyzer_view_targets_describe:
 * @number: the number of a quote in the context
 * @party: the number of a party, or %ANALYZER_PARTY_PREVAILING
 * @scores: for each quote how much speaks for its being a dissent
 * @features: (element-type AnalyzerViewFeature): where they are appended
 *
 * Tells what shows whether a quote dissents from @party.
 */
void
analyzer_view_targets_describe (const AnalyzerViewContext *context,
                                guint                      number,
                                guint                      party,
                                const double              *scores,
                                GArray                    *features)
{
  const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, number);
  const AnalyzerProse *prose = context->prose;
  const AnalyzerParty *target;
  const AnalyzerSentence *sentence;
  guint distance, rank = 99, n = 0, antecedent;
  gboolean in_cue = FALSE, in_source = FALSE, in_frame = FALSE, he = FALSE, she = FALSE, they = FALSE;
  char kind[] = "a ";
  const char *where;
  Naming naming;

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "bias", NULL, NULL);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, scores[number], "quote", NULL, NULL);
  if (party == ANALYZER_PARTY_PREVAILING || prose->n_tokens == 0)
    {
      describe_prevailing (context, view, features);
      return;
    }

  target = g_ptr_array_index (context->parties, party);
  naming = find_naming (context, view, party);
  where = naming.here ? "here" : "";
  kind[0] += target->kind;
  kind[1] = target->speaker == 0 ? '-' : target->n_quotes > 0 ? '+' : ' ';

  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "target", kind, where);
  for (guint i = 0; i < context->n_main; i++)
    if (context->main[i] == party)
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "main", bucket (i), where);

  if (naming.here)
    {
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "here", naming.opens ? "opens" : "later",
                                  naming.subject ? "subject" : naming.possessive ? "possessive" : "");
      analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "here times", bucket (naming.n), NULL);
      for (guint i = 0; i < ANALYZER_N_STANCES; i++)
        if (naming.judged & (1u << i))
          {
            char stance[2] = { 'A' + i, '\0' };

            analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "here judged", stance, NULL);
          }
      for (guint i = 0; i < view->named->len; i++)
        if (g_array_index (view->named, guint, i) == party)
          analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "here order", bucket (i),
                                      bucket (view->named->len));
      describe_clause (context, view, party, features);
      if (naming.opens && view->cue->len > 0)
        analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "object of",
                                    analyzer_prose_get_lemma (prose, g_array_index (view->cue, guint, 0)), NULL);
    }
  else
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "not here", bucket (view->named->len), NULL);

  for (guint i = 0; i < view->cue->len; i++)
    in_cue |= context->party_at[g_array_index (view->cue, guint, i)] == party + 1;
  for (guint i = 0; i < view->source->len; i++)
    in_source |= context->party_at[g_array_index (view->source, guint, i)] == party + 1;
  sentence = &prose->sentences[view->sentence];
  for (guint i = sentence->first_token; i < sentence->first_token + MIN (sentence->n_tokens, 100); i++)
    in_frame |= context->party_at[i] == party + 1;
  if (in_cue)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "in cue", where, NULL);
  if (in_source)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "in source", where, NULL);
  if (in_frame && !in_cue && !in_source && !naming.here)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "in sentence", bucket (view->named->len), NULL);

  if (is_allied (context, view->speaker, target))
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "allied", where, NULL);
  describe_surroundings (context, view, party, where, features);
  describe_sides (context, view, party, where, features);
  describe_sentence_before (context, view, party, where, features);
  antecedent = find_antecedent (context, view);
  if (antecedent != G_MAXUINT)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "antecedent", antecedent == party ? "yes" : "no", where);
  if (target->nameless || target->mentions->len == 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "name", target->nameless ? "none" : "", where);
  else
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "name",
                                analyzer_name_to_string (prose->tokens[g_array_index (target->mentions, guint, 0)].name), where);
  distance = find_last_mention (context, view, target, &rank);
  if (target->mentions->len > 0)
    analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "opens article",
                                prose->tokens[g_array_index (target->mentions, guint, 0)].sentence < 2 ? "yes" : "no", where);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "kind and distance", kind,
                              distance == G_MAXUINT ? "never" : bucket (distance));
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "mentioned before",
                              distance == G_MAXUINT ? "never" : bucket (distance), where);
  analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "mentioned since", bucket (rank), where);

  for (guint i = 0; i < view->content->len && i < 60; i++)
    {
      guint token = g_array_index (view->content, guint, i);

      if (context->party_at[token] != 0)
        continue;
      /* Few words begin as these do: this is asked of every word of a quote. */
      switch (analyzer_prose_get_word (prose, token)[0])
        {
        case 'h':
          he |= analyzer_prose_is_word (prose, token, "he") || analyzer_prose_is_word (prose, token, "his") || analyzer_prose_is_word (prose, token, "him");
          she |= analyzer_prose_is_word (prose, token, "her");
          break;
        case 's':
          she |= analyzer_prose_is_word (prose, token, "she");
          break;
        case 't':
          they |= analyzer_prose_is_word (prose, token, "they") || analyzer_prose_is_word (prose, token, "their") || analyzer_prose_is_word (prose, token, "them");
          break;
        default:
          break;
        }
      n++;
    }
  if (n > 0 && !naming.here)
    {
      gboolean person = target->kind == ANALYZER_SPEAKER_PERSON || target->kind == ANALYZER_SPEAKER_ANONYMOUS;

      if (he || she)
        analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "pronoun",
                                    !person ? "body" :
                                    (he && target->gender == ANALYZER_GENDER_MALE) ||
                                    (she && target->gender == ANALYZER_GENDER_FEMALE) ? "fits" :
                                    target->gender == ANALYZER_GENDER_UNKNOWN ? "may fit" : "misfits",
                                    bucket (rank));
      if (they)
        analyzer_view_features_add (features, ANALYZER_VIEW_REASON_PLAIN, 1, "they", person ? "person" : "body", bucket (rank));
    }

  describe_exchange (context, number, party, scores, &naming, features);
}
