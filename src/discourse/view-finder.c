/* view-finder.c: finds which quotes are dissenting and agreeing views.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/view-finder.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "discourse/stance-words.h"
#include "discourse/view-model.h"
#include "discourse/view-pairs.h"
#include "discourse/view-rules.h"
#include "discourse/view-targets.h"

/* How much less what somebody else disputes is a dissent itself; as log odds. */
#define CLAIM_MALUS 3.0

#define QUOTES_BACK 30

/* How many quotes back a speaker goes on dissenting from the same one. */
#define CARRY_BACK 3

typedef struct
{
  AnalyzerViewContext *context;
  AnalyzerViewModel    model;
  guint                n;
  AnalyzerViewRule    *rules;
  AnalyzerSpan        *rule_spans;
  GArray             **parties;         /* of each quote, whom it may dissent from */
  double             **party_scores;    /* how much speaks for each of these */
  gboolean            *sure;            /* whether the article's own words tell whom */
  AnalyzerViewScores   scores;
  double              *together;        /* each quote's score with its neighbours */
  AnalyzerViewPairs   *pairs;
} Finding;

static void
finding_clear (Finding *finding)
{
  for (guint i = 0; i < finding->n; i++)
    {
      g_clear_pointer (&finding->parties[i], g_array_unref);
      g_free (finding->party_scores[i]);
    }
  g_clear_pointer (&finding->pairs, analyzer_view_pairs_free);
  g_clear_pointer (&finding->context, analyzer_view_context_free);
  g_clear_pointer (&finding->rules, g_free);
  g_clear_pointer (&finding->rule_spans, g_free);
  g_clear_pointer (&finding->parties, g_free);
  g_clear_pointer (&finding->party_scores, g_free);
  g_clear_pointer (&finding->sure, g_free);
  g_clear_pointer (&finding->scores.alone, g_free);
  g_clear_pointer (&finding->scores.target, g_free);
  g_clear_pointer (&finding->scores.runner_up, g_free);
  g_clear_pointer (&finding->scores.anybody, g_free);
  g_clear_pointer (&finding->together, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, finding_clear)

static GArray *
features_new (void)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (AnalyzerViewFeature), 512);
}

static const AnalyzerViewQuote *
get_view (const Finding *finding,
          guint          number)
{
  return g_ptr_array_index (finding->context->quotes, number);
}

static void
score_targets (Finding *finding,
               guint    number,
               GArray  *features)
{
  GArray *parties = analyzer_view_targets_list (finding->context, number);
  double *scores = g_new (double, parties->len);

  finding->parties[number] = parties;
  finding->party_scores[number] = scores;
  for (guint i = 0; i < parties->len; i++)
    {
      g_array_set_size (features, 0);
      analyzer_view_targets_describe (finding->context, number, g_array_index (parties, guint, i),
                                      finding->scores.alone, features);
      scores[i] = analyzer_view_model_score (&finding->model.target, features, NULL);
    }

  analyzer_view_scores_set_targets (&finding->scores, number, scores, parties->len);
}

/* What somebody else disputes as 'the idea that …' states something rather
 * than disputing it; so does what else its speaker says of that. */
static void
lower_claims (Finding *finding,
              guint    number)
{
  guint claim = analyzer_view_find_claim (finding->context, number);
  gboolean lowered = FALSE;

  if (claim == G_MAXUINT)
    return;

  for (guint i = number > QUOTES_BACK ? number - QUOTES_BACK : 0; i < number; i++)
    {
      const AnalyzerViewQuote *view = get_view (finding, i);

      if (view->party != get_view (finding, claim)->party || finding->rules[i] != ANALYZER_VIEW_RULE_NONE)
        continue;

      /* In the same breath as what was just said of it. */
      lowered = i == claim || (lowered && view->paragraph == get_view (finding, i - 1)->paragraph) ||
                analyzer_view_count_claimed (finding->context, number, i) > 1;
      if (lowered)
        finding->scores.alone[i] -= CLAIM_MALUS;
    }
}

static gboolean
score_quotes (Finding       *finding,
              GCancellable  *cancellable,
              GError       **error)
{
  /* What a sign adds that is too rare to be learned; as log odds. */
  static const double bonuses[] = {
    [ANALYZER_VIEW_RULE_NONE] = 0,
    [ANALYZER_VIEW_RULE_LIKEWISE] = 3.5,
    [ANALYZER_VIEW_RULE_NOT_ALL] = 1,
    [ANALYZER_VIEW_RULE_AGREES] = -1,
    [ANALYZER_VIEW_RULE_EACH_OTHER] = 3.5,
    [ANALYZER_VIEW_RULE_OPPOSES] = 3,
  };
  g_autoptr(GArray) features = features_new ();

  for (guint i = 0; i < finding->n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      g_array_set_size (features, 0);
      analyzer_view_features_of_quote (finding->context, i, features);
      finding->scores.alone[i] = analyzer_view_model_score (&finding->model.quote, features, NULL);

      finding->rules[i] = analyzer_view_rule_apply (finding->context, i, &finding->rule_spans[i]);
      finding->scores.alone[i] += bonuses[finding->rules[i]];
    }

  for (guint i = 0; i < finding->n; i++)
    lower_claims (finding, i);

  for (guint i = 0; i < finding->n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      score_targets (finding, i, features);
    }

  for (guint i = 0; i < finding->n; i++)
    {
      g_array_set_size (features, 0);
      analyzer_view_features_of_neighbours (finding->context, i, &finding->scores, features);
      finding->together[i] = analyzer_view_model_score (&finding->model.neighbours, features, NULL);
    }

  finding->pairs = analyzer_view_pairs_new (finding->context, finding->parties, finding->party_scores);
  for (guint i = 0; i < finding->pairs->pairs->len; i++)
    {
      AnalyzerViewPair *pair = g_ptr_array_index (finding->pairs->pairs, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_array_set_size (features, 0);
      analyzer_view_pairs_describe (finding->pairs, pair, finding->together, features);
      pair->score = analyzer_view_model_score (&finding->model.pairs, features, NULL);
    }

  return TRUE;
}

/* A party that has been only named becomes a speaker of the article. */
static guint
ensure_speaker (Finding *finding,
                guint    number)
{
  AnalyzerParty *party = g_ptr_array_index (finding->context->parties, number);
  const AnalyzerProse *prose = finding->context->prose;
  AnalyzerSpeaker *speaker;

  if (party->speaker != 0)
    return party->speaker;

  speaker = analyzer_findings_add_speaker (finding->context->findings, party->name);
  speaker->kind = party->kind;
  for (guint i = 0; i < party->mentions->len; i++)
    {
      guint first = g_array_index (party->mentions, guint, i), last = first;

      while (last + 1 < prose->n_tokens && finding->context->party_at[last + 1] == number + 1)
        last++;
      analyzer_spans_add (speaker->mentions, prose->tokens[first].start, prose->tokens[last].end);
    }
  party->speaker = speaker->id;

  return speaker->id;
}

/* Whom the dissent before it is against: one by somebody else, or one of the
 * same speaker whose target the article tells. */
static gboolean
take_over_targets (Finding         *finding,
                   guint            number,
                   gboolean         own,
                   AnalyzerDissent *dissent)
{
  const AnalyzerViewQuote *view = get_view (finding, number);

  for (guint i = 1; i <= (own ? CARRY_BACK : QUOTES_BACK) && i <= number; i++)
    {
      const AnalyzerViewQuote *other = get_view (finding, number - i);
      const AnalyzerDissent *before = other->quote->dissent;

      if (before == NULL || (other->party != 0 && other->party == view->party) != own)
        continue;
      if (own && !finding->sure[number - i])
        return FALSE;

      finding->sure[number] = TRUE;

      dissent->prevailing = before->prevailing;
      for (guint j = 0; j < before->against->len; j++)
        if (!analyzer_ids_contain (view->quote->speakers, g_array_index (before->against, guint, j)))
          analyzer_ids_add (dissent->against, g_array_index (before->against, guint, j));
      dissent->about = g_strdup (before->about);

      return dissent->prevailing || dissent->against->len > 0;
    }

  return FALSE;
}

/* Who states what the quote calls 'the idea that …', and who takes that up. */
static guint
add_claimants (Finding         *finding,
               guint            number,
               AnalyzerDissent *dissent)
{
  const AnalyzerViewQuote *view = get_view (finding, number), *claim;
  guint first = analyzer_view_find_claim (finding->context, number);

  if (first == G_MAXUINT)
    return G_MAXUINT;

  claim = get_view (finding, first);
  analyzer_ids_add (dissent->against, claim->speaker);
  for (guint i = first + 1; i < number; i++)
    {
      const AnalyzerViewQuote *other = get_view (finding, i);

      if (other->party != 0 && other->party != view->party && analyzer_ids_contain (other->quote->agrees, claim->speaker))
        analyzer_ids_add (dissent->against, other->speaker);
    }
  finding->sure[number] = TRUE;

  return claim->party - 1;
}

/* Returns the number of the likeliest target. */
static guint
add_targets (Finding         *finding,
             guint            number,
             AnalyzerDissent *dissent)
{
  g_autoptr(GPtrArray) chosen = analyzer_view_pairs_choose (finding->pairs, number, finding->model.pair_threshold);
  guint first = G_MAXUINT;

  for (guint i = 0; i < chosen->len; i++)
    {
      const AnalyzerViewPair *pair = g_ptr_array_index (chosen, i);

      if (pair->target == ANALYZER_PARTY_PREVAILING)
        dissent->prevailing = TRUE;
      else
        {
          analyzer_ids_add (dissent->against, ensure_speaker (finding, pair->target));
          if (first == G_MAXUINT)
            first = pair->target;
        }
    }

  return first;
}

static char *
dup_reason (const Finding         *finding,
            guint                  number,
            AnalyzerViewReason     reason,
            const AnalyzerDissent *dissent)
{
  const AnalyzerViewQuote *view = get_view (finding, number);
  AnalyzerFindings *findings = finding->context->findings;
  const char *text = finding->context->prose->text;
  g_autofree char *words = NULL;

  switch (reason)
    {
    case ANALYZER_VIEW_REASON_CUE:
      words = analyzer_spans_dup_text (view->quote->cue, text, " … ");
      return g_strdup_printf (_("it is reported with “%s”"), words);
    case ANALYZER_VIEW_REASON_JUDGEMENT:
      words = analyzer_spans_dup_text (dissent->marker, text, " … ");
      return *words != '\0' ? g_strdup_printf (_("it judges: “%s”"), words) : g_strdup (_("of the words in it"));
    case ANALYZER_VIEW_REASON_NEGATION:
      return g_strdup (_("it says that something is not so"));
    case ANALYZER_VIEW_REASON_RIVAL:
      if (dissent->against->len > 0)
        return g_strdup_printf (_("of what it says of %s"),
                                analyzer_findings_get_speaker (findings, g_array_index (dissent->against, guint, 0))->name);
      return g_strdup (_("of what it says of somebody else"));
    case ANALYZER_VIEW_REASON_CONTRAST:
      return g_strdup (_("of the sentences around it"));
    case ANALYZER_VIEW_REASON_REPLY:
      return g_strdup (_("others speak against its speaker"));
    case ANALYZER_VIEW_REASON_SUBJECT:
      return g_strdup (_("somebody else speaks of the same matter"));
    case ANALYZER_VIEW_REASON_CARRY:
      return g_strdup (_("the quotes around it dissent"));
    case ANALYZER_VIEW_REASON_SOURCE:
      words = analyzer_spans_dup_text (view->quote->source, text, " … ");
      return g_strdup_printf (_("it comes from “%s”"), words);
    case ANALYZER_VIEW_REASON_PLAIN:
    default:
      return NULL;
    }
}

/* Whether the article says in so many words that it dissents. */
static gboolean
is_told (const Finding *finding,
         guint          number)
{
  return finding->rules[number] != ANALYZER_VIEW_RULE_NONE && finding->rules[number] != ANALYZER_VIEW_RULE_AGREES;
}

/* Names the two strongest groups of features. */
static char *
dup_why (const Finding         *finding,
         guint                  number,
         const AnalyzerDissent *dissent)
{
  g_autoptr(GArray) features = features_new ();
  double parts[ANALYZER_N_VIEW_REASONS] = { 0 };
  guint first = 0, second = 0;
  g_autofree char *one = NULL, *two = NULL;

  if (is_told (finding, number))
    {
      const AnalyzerSpan *span = &finding->rule_spans[number];

      return g_strdup_printf (_("It dissents because the article says so: “%.*s”."),
                              (int) (span->end - span->start), finding->context->prose->text + span->start);
    }

  analyzer_view_features_of_quote (finding->context, number, features);
  analyzer_view_model_score (&finding->model.quote, features, parts);
  g_array_set_size (features, 0);
  analyzer_view_features_of_neighbours (finding->context, number, &finding->scores, features);
  analyzer_view_model_score (&finding->model.neighbours, features, parts);

  for (guint i = 1; i < ANALYZER_N_VIEW_REASONS; i++)
    if (parts[i] > 0 && (first == 0 || parts[i] > parts[first]))
      first = i;
  for (guint i = 1; i < ANALYZER_N_VIEW_REASONS; i++)
    if (i != first && parts[i] > 0.15 && (second == 0 || parts[i] > parts[second]))
      second = i;

  if (first != 0)
    one = dup_reason (finding, number, first, dissent);
  if (second != 0)
    two = dup_reason (finding, number, second, dissent);

  if (one == NULL)
    return g_strdup (_("It dissents as other quotes of its kind do."));
  if (two == NULL)
    return g_strdup_printf (_("It dissents because %s."), one);

  return g_strdup_printf (_("It dissents because %s and because %s."), one, two);
}

static void
add_dissent (Finding *finding,
             guint    number)
{
  const AnalyzerViewQuote *view = get_view (finding, number);
  AnalyzerDissent *dissent = analyzer_quote_add_dissent (view->quote);
  guint target = G_MAXUINT;

  if (finding->rules[number] == ANALYZER_VIEW_RULE_LIKEWISE)
    take_over_targets (finding, number, FALSE, dissent);
  else if (finding->rules[number] == ANALYZER_VIEW_RULE_EACH_OTHER)
    for (guint i = 0; i < view->quote->speakers->len; i++)
      analyzer_ids_add (dissent->against, g_array_index (view->quote->speakers, guint, i));
  if (!dissent->prevailing && dissent->against->len == 0)
    target = add_claimants (finding, number, dissent);
  if (!dissent->prevailing && dissent->against->len == 0)
    take_over_targets (finding, number, TRUE, dissent);
  if (!dissent->prevailing && dissent->against->len == 0)
    target = add_targets (finding, number, dissent);

  if (is_told (finding, number))
    analyzer_spans_add (dissent->marker, finding->rule_spans[number].start, finding->rule_spans[number].end);
  else
    analyzer_view_find_marker (finding->context, number, dissent->marker);

  dissent->explicit_ = dissent->marker->len > 0;
  dissent->confidence = 1 / (1 + exp (-finding->together[number]));
  if (dissent->about == NULL)
    dissent->about = analyzer_view_dup_about (finding->context, number, target);
  dissent->why = dup_why (finding, number, dissent);
}

/* With whom a quote agrees: whom it names; else, where it says that it agrees
 * with somebody, who spoke last before it. */
static void
add_agreement (Finding  *finding,
               guint     number,
               gboolean  only_named)
{
  const AnalyzerViewQuote *view = get_view (finding, number);

  for (guint i = 0; i < view->named->len; i++)
    {
      const AnalyzerParty *party = g_ptr_array_index (finding->context->parties, g_array_index (view->named, guint, i));

      if (party->n_quotes > 0)
        {
          analyzer_ids_add (view->quote->agrees, party->speaker);
          return;
        }
    }

  for (guint i = 1; i <= QUOTES_BACK && i <= number && !only_named; i++)
    {
      const AnalyzerViewQuote *other = get_view (finding, number - i);

      if (other->speaker != 0 && other->party != view->party)
        {
          analyzer_ids_add (view->quote->agrees, other->speaker);
          return;
        }
    }
}

static gboolean
cue_agrees (const Finding *finding,
            guint          number,
            gboolean      *with_claim)
{
  const AnalyzerViewQuote *view = get_view (finding, number);
  guint stances = 0;

  /* 'welcomed the move', 'backed the plan' */
  *with_claim = FALSE;
  for (guint i = 0; i < view->content->len && i < 5; i++)
    *with_claim |= (finding->context->stances[g_array_index (view->content, guint, i)] & ANALYZER_STANCE_CLAIM) != 0;

  for (guint i = 0; i < view->cue->len; i++)
    stances |= finding->context->stances[g_array_index (view->cue, guint, i)];

  return (stances & ANALYZER_STANCE_AGREE) && !(stances & (ANALYZER_STANCE_NOT | ANALYZER_STANCE_DISSENT));
}

/* The speaker goes on in the next sentence or paragraph. */
static gboolean
goes_on (const Finding *finding,
         guint          number)
{
  const AnalyzerViewQuote *view = get_view (finding, number), *before;

  if (number == 0 || view->party == 0)
    return FALSE;
  before = get_view (finding, number - 1);

  return before->party == view->party && view->paragraph - before->paragraph <= 1 && before->quote->agrees->len > 0;
}

/**
 * analyzer_find_views:
 * @findings: an article's quotes and speakers
 * @prose: its words
 * @models: the trained models
 * @cancellable: (nullable): stops the work
 *
 * Tells which quotes are dissenting views, from whom they dissent and about
 * what; and which take up somebody else's position. Views told before are
 * forgotten. Who is dissented from and
 * speaks nowhere in the article becomes one of its speakers.
 *
 * Returns: whether it could be told; else %FALSE with @error set
 */
gboolean
analyzer_find_views (AnalyzerFindings     *findings,
                     const AnalyzerProse  *prose,
                     AnalyzerModels       *models,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_auto(Finding) finding = { NULL };

  g_return_val_if_fail (findings != NULL, FALSE);
  g_return_val_if_fail (prose != NULL, FALSE);

  if (!analyzer_view_model_load (&finding.model, models, error))
    return FALSE;

  for (guint i = 0; i < findings->quotes->len; i++)
    analyzer_quote_clear_views (g_ptr_array_index (findings->quotes, i));

  finding.context = analyzer_view_context_new (findings, prose);
  finding.n = finding.context->quotes->len;
  finding.rules = g_new0 (AnalyzerViewRule, finding.n);
  finding.rule_spans = g_new0 (AnalyzerSpan, finding.n);
  finding.parties = g_new0 (GArray *, finding.n);
  finding.party_scores = g_new0 (double *, finding.n);
  finding.sure = g_new0 (gboolean, finding.n);
  finding.scores.alone = g_new0 (double, finding.n);
  finding.scores.target = g_new0 (double, finding.n);
  finding.scores.runner_up = g_new0 (double, finding.n);
  finding.scores.anybody = g_new0 (double, finding.n);
  finding.together = g_new0 (double, finding.n);

  if (!score_quotes (&finding, cancellable, error))
    return FALSE;

  for (guint i = 0; i < finding.n; i++)
    {
      gboolean with_claim;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (finding.together[i] >= finding.model.threshold)
        add_dissent (&finding, i);
      else if (finding.rules[i] == ANALYZER_VIEW_RULE_AGREES || goes_on (&finding, i))
        add_agreement (&finding, i, FALSE);
      else if (finding.rules[i] == ANALYZER_VIEW_RULE_NONE && cue_agrees (&finding, i, &with_claim))
        add_agreement (&finding, i, !with_claim);
    }

  return TRUE;
}
