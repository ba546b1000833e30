/* speaker-resolver.c: whom a pronoun or a description means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Candidates are looked for backwards from the mention and weighed by what
 * centering and its heirs found to matter (Lappin and Leass 1994): how near
 * they stand, whether they are a subject or spoke last, whether sex, number
 * and role agree. Who is only mentioned within quotation marks is no likely
 * speaker of the quotation around it, so names there weigh less.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-resolver.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "discourse/quotation.h"
#include "discourse/speaker-words.h"

/* How far back candidates are looked for. */
#define WINDOW_TOKENS 900
#define CANDIDATES_MAX 12

struct _AnalyzerResolver
{
  AnalyzerCast     *cast;
  AnalyzerFindings *findings;
  guint            *resolved;           /* of each token: the member that a mention found here means */
  guint8           *quoted;             /* of each token: whether it stands in quotation marks */
  guint8           *spoke;              /* of each token: whether it is in the source of a quote */
  guint            *speaker_of;         /* of each token in a quotation: who speaks it, once known */
  guint             author;
};

typedef struct
{
  guint  member;
  double score;
  double role;          /* the part of the score that words of the role gave */
} Candidate;

/**
 * analyzer_resolver_new:
 * @cast: who is named in the article
 * @findings: its quotes
 *
 * Returns: (transfer full): a resolver, to be asked in the order of the text
 */
AnalyzerResolver *
analyzer_resolver_new (AnalyzerCast     *cast,
                       AnalyzerFindings *findings)
{
  AnalyzerResolver *self = g_new0 (AnalyzerResolver, 1);
  const AnalyzerProse *prose = cast->prose;
  g_autoptr(GArray) quotations = analyzer_find_quotations (prose->text, prose->length);
  guint token = 0;

  self->cast = cast;
  self->findings = findings;
  self->author = ANALYZER_NO_MEMBER;
  self->resolved = g_new (guint, prose->n_tokens + 1);
  self->speaker_of = g_new (guint, prose->n_tokens + 1);
  self->quoted = g_new0 (guint8, prose->n_tokens + 1);
  self->spoke = g_new0 (guint8, prose->n_tokens + 1);
  for (guint i = 0; i <= prose->n_tokens; i++)
    self->resolved[i] = self->speaker_of[i] = ANALYZER_NO_MEMBER;

  for (guint i = 0; i < quotations->len; i++)
    {
      const AnalyzerQuotation *quotation = &g_array_index (quotations, AnalyzerQuotation, i);

      if (quotation->depth > 0)
        continue;
      while (token < prose->n_tokens && prose->tokens[token].start < quotation->outer.start)
        token++;
      while (token < prose->n_tokens && prose->tokens[token].start < quotation->outer.end)
        self->quoted[token++] = TRUE;
    }

  return self;
}

void
analyzer_resolver_free (AnalyzerResolver *self)
{
  g_free (self->resolved);
  g_free (self->speaker_of);
  g_free (self->quoted);
  g_free (self->spoke);
  g_free (self);
}

static const char *
get_word (AnalyzerResolver *self,
          guint             token)
{
  return analyzer_prose_get_word (self->cast->prose, token);
}

static guint
get_sentence (AnalyzerResolver *self,
              guint             token)
{
  return self->cast->prose->tokens[token].sentence;
}

/* Whether what is mentioned at [first, end) is the subject of a sentence. */
static gboolean
is_subject (AnalyzerResolver *self,
            guint             first,
            guint             end)
{
  const AnalyzerProse *prose = self->cast->prose;
  const AnalyzerSentence *sentence = &prose->sentences[prose->tokens[first].sentence];
  guint limit = sentence->first_token + sentence->n_tokens;

  for (guint i = first; i < end; i++)
    if (prose->tokens[i].relation == ANALYZER_RELATION_NSUBJ || prose->tokens[i].relation == ANALYZER_RELATION_NSUBJ_PASS)
      return TRUE;
  if (first == sentence->first_token)
    return TRUE;

  return end < limit && (analyzer_tag_is_verb (prose->tokens[end].tag) || prose->tokens[end].tag == ANALYZER_TAG_MD) &&
         prose->tokens[end].tag != ANALYZER_TAG_VBG && prose->tokens[end].tag != ANALYZER_TAG_VBN;
}

static void
add_candidate (Candidate *candidates,
               guint     *n,
               guint      member,
               double     score,
               double     role)
{
  for (guint i = 0; i < *n; i++)
    if (candidates[i].member == member)
      {
        candidates[i].score = MAX (candidates[i].score, score) + 0.15;
        return;
      }

  if (*n < CANDIDATES_MAX)
    candidates[(*n)++] = (Candidate) { member, score, role };
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return x->member < y->member ? -1 : x->member > y->member;
}

/* Whether a pronoun may mean a member: -1 where it never does, else how well it
 * suits. */
static double
rate_pronoun (const char           *word,
              const AnalyzerMember *member)
{
  gboolean person = member->kind == ANALYZER_SPEAKER_PERSON || member->kind == ANALYZER_SPEAKER_ANONYMOUS;
  double femininity = 0;

  if (g_str_equal (word, "he") || g_str_equal (word, "him") || g_str_equal (word, "his") || g_str_equal (word, "himself"))
    femininity = -1;
  else if (g_str_equal (word, "she") || g_str_equal (word, "her") || g_str_equal (word, "hers") || g_str_equal (word, "herself"))
    femininity = 1;

  if (femininity != 0)
    {
      if (!person)
        return -1;
      if (femininity * member->femininity < -2)
        return -1;

      return 1 + CLAMP (femininity * member->femininity, -1.5, 2) * 0.5;
    }

  if (word[0] == 'i')
    return person || member->kind == ANALYZER_SPEAKER_GROUP ? -1 : 1;

  /* they */
  if (member->kind == ANALYZER_SPEAKER_GROUP || member->plural)
    return 2;
  if (member->kind == ANALYZER_SPEAKER_ORGANIZATION)
    return member->type == ANALYZER_NAME_LOCATION ? 0.2 : 0.8;

  return member->kind == ANALYZER_SPEAKER_ANONYMOUS ? 0.6 : 0;
}

/* How well the words of a description suit a member; below 0 where they do
 * not. */
static double
rate_description (AnalyzerResolver     *self,
                  const AnalyzerPhrase *phrase,
                  const AnalyzerMember *member)
{
  const AnalyzerProse *prose = self->cast->prose;
  guint general = ANALYZER_WORD_OFFICIAL | ANALYZER_WORD_SCHOLAR | ANALYZER_WORD_CANDIDATE | ANALYZER_WORD_PRESS |
                  ANALYZER_WORD_BODY | ANALYZER_WORD_DOCUMENT;
  gboolean person = member->kind == ANALYZER_SPEAKER_PERSON || member->kind == ANALYZER_SPEAKER_ANONYMOUS;
  double rating = 0;

  if (phrase->kind == ANALYZER_SPEAKER_ANONYMOUS && !person)
    return -1;
  /* A noun of which nothing is known may be anybody's role. */
  if (phrase->kind == ANALYZER_SPEAKER_ORGANIZATION && phrase->words != 0 && member->kind != ANALYZER_SPEAKER_ORGANIZATION)
    return -1;
  if (phrase->kind == ANALYZER_SPEAKER_GROUP && member->kind != ANALYZER_SPEAKER_GROUP)
    return -1;
  if ((phrase->words & ANALYZER_WORD_FEMALE) && !(phrase->words & ANALYZER_WORD_MALE) && member->femininity < -1)
    return -1;
  if ((phrase->words & ANALYZER_WORD_MALE) && !(phrase->words & ANALYZER_WORD_FEMALE) && member->femininity > 1)
    return -1;

  for (guint i = phrase->first; i <= phrase->head; i++)
    {
      const AnalyzerToken *token = &prose->tokens[i];

      if (!analyzer_tag_is_noun (token->tag) && token->tag != ANALYZER_TAG_JJ && token->tag != ANALYZER_TAG_CD)
        continue;
      for (guint k = 0; k < member->nouns->len; k++)
        if (g_array_index (member->nouns, guint, k) == token->lemma)
          {
            rating += i == phrase->head ? 3 : 1.5;
            break;
          }
    }

  if (rating == 0 && (phrase->words & member->words & general) != 0)
    rating = 1.2;

  return rating;
}

/* Walks back from @from and gathers who may be meant. */
static guint
gather (AnalyzerResolver     *self,
        const AnalyzerPhrase *phrase,
        Candidate            *candidates)
{
  const AnalyzerProse *prose = self->cast->prose;
  const char *word = get_word (self, phrase->first);
  guint from = phrase->first;
  gboolean inside = self->quoted[from];
  guint n = 0, passed = 0;
  guint paragraph = prose->sentences[get_sentence (self, from)].paragraph;

  for (guint i = from; i > 0 && from - i < WINDOW_TOKENS; i--)
    {
      guint token = i - 1;
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, token);
      guint member = self->resolved[token];
      guint first = token, end = token + 1;
      double score, fit, role = 0;
      guint sentences, paragraphs;

      if (mention != NULL && mention->end - 1 == token && mention->member != ANALYZER_NO_MEMBER)
        {
          member = mention->member;
          first = mention->first;
          end = mention->end;
        }
      if (member == ANALYZER_NO_MEMBER)
        continue;

      if (phrase->form == ANALYZER_PHRASE_PRONOUN)
        fit = rate_pronoun (word, analyzer_cast_get (self->cast, member));
      else
        fit = role = rate_description (self, phrase, analyzer_cast_get (self->cast, member));
      if (fit < 0)
        continue;

      sentences = get_sentence (self, from) - get_sentence (self, token);
      paragraphs = paragraph - prose->sentences[get_sentence (self, token)].paragraph;
      score = fit - 0.35 * MIN (sentences, 12) - 0.25 * MIN (paragraphs, 6) - 0.12 * MIN (passed, 10);
      if (is_subject (self, first, end))
        score += 0.9;
      if (self->spoke[token])
        score += sentences <= 4 ? 1.3 : 0.5;
      if (self->quoted[token] && !inside)
        score -= 1.6;
      if (end < prose->n_tokens && prose->tokens[end].tag == ANALYZER_TAG_POS)
        score -= 0.5;

      add_candidate (candidates, &n, member, score, role);
      passed++;
    }

  return n;
}

static void
decide (AnalyzerResolution *resolution,
        Candidate          *candidates,
        guint               n)
{
  double second;

  qsort (candidates, n, sizeof *candidates, compare_candidates);
  resolution->member = candidates[0].member;
  second = n > 1 ? candidates[1].score : candidates[0].score - 3;
  resolution->confidence = CLAMP (1 / (1 + exp (-(candidates[0].score - second) * 1.6)), 0.3, 0.97);
  for (guint i = 1; i < n && resolution->n_runners_up < ANALYZER_RUNNERS_UP_MAX; i++)
    if (candidates[i].score > candidates[0].score - 3)
      resolution->runners_up[resolution->n_runners_up++] = candidates[i].member;
}

static guint
get_author (AnalyzerResolver *self)
{
  if (self->author == ANALYZER_NO_MEMBER)
    self->author = analyzer_cast_add_unnamed (self->cast, _("the author"), ANALYZER_SPEAKER_PERSON);

  return self->author;
}

/* who, which, that: whoever stands right before. */
static gboolean
resolve_relative (AnalyzerResolver     *self,
                  const AnalyzerPhrase *phrase,
                  AnalyzerResolution   *resolution)
{
  const AnalyzerProse *prose = self->cast->prose;
  const AnalyzerSentence *sentence = &prose->sentences[get_sentence (self, phrase->first)];
  guint token = phrase->first;
  guint start;
  AnalyzerPhrase before;

  if (token == sentence->first_token)
    return FALSE;
  token--;
  if (strcmp (get_word (self, token), ",") == 0 && token > sentence->first_token)
    token--;

  /* "Ann Lee, the harbour master, who said": the apposition's name. */
  for (guint i = token, steps = 0; steps < 24; i--, steps++)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i);

      if (mention != NULL && mention->member != ANALYZER_NO_MEMBER && mention->type == ANALYZER_NAME_PERSON &&
          (mention->end - 1 == token || strcmp (get_word (self, mention->end), ",") == 0))
        {
          resolution->member = mention->member;
          resolution->confidence = 0.85;
          resolution->why = _("“who” follows the name");
          return TRUE;
        }
      if (i == sentence->first_token || analyzer_tag_is_verb (prose->tokens[i].tag))
        break;
    }

  start = analyzer_find_phrase_first (self->cast, token);
  if (start > token || !analyzer_read_phrase (self->cast, start, token + 1, &before) || before.form == ANALYZER_PHRASE_PRONOUN)
    return FALSE;

  analyzer_resolver_resolve (self, NULL, &before, token + 1, resolution);

  return resolution->member != ANALYZER_NO_MEMBER;
}

static void
resolve_pronoun (AnalyzerResolver     *self,
                 const AnalyzerQuote  *quote,
                 const AnalyzerPhrase *phrase,
                 AnalyzerResolution   *resolution)
{
  Candidate candidates[CANDIDATES_MAX];
  const char *word = get_word (self, phrase->first);
  guint n;

  if (analyzer_is_first_person (self->cast, phrase->first))
    {
      if (self->speaker_of[phrase->first] != ANALYZER_NO_MEMBER)
        {
          resolution->member = self->speaker_of[phrase->first];
          resolution->confidence = 0.85;
          resolution->why = _("the speaker of the quotation around it");
        }
      else if (!self->quoted[phrase->first])
        {
          resolution->member = get_author (self);
          resolution->confidence = 0.8;
          resolution->why = _("the writer’s own voice");
        }
      return;
    }

  if (word[0] == 'w' || g_str_equal (word, "that"))
    {
      resolve_relative (self, phrase, resolution);
      return;
    }

  if (!analyzer_is_third_person (self->cast, phrase->first))
    return;

  n = gather (self, phrase, candidates);
  if (n > 0)
    {
      decide (resolution, candidates, n);
      resolution->why = _("the nearest that the pronoun can mean");
    }
}

/* "her remarks", "a statement from Lee": whoever made them. */
static gboolean
resolve_utterance (AnalyzerResolver     *self,
                   const AnalyzerPhrase *phrase,
                   guint                 source_end,
                   AnalyzerResolution   *resolution)
{
  static const char *const by[] = { "from", "by", "of", NULL };

  if (phrase->owner != ANALYZER_NO_TOKEN)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, phrase->owner);
      AnalyzerPhrase owner = {
        .form = ANALYZER_PHRASE_PRONOUN, .first = phrase->owner, .end = phrase->owner + 1, .head = phrase->owner,
        .member = ANALYZER_NO_MEMBER, .owner = ANALYZER_NO_TOKEN, .definite = TRUE,
      };

      if (mention != NULL && mention->member != ANALYZER_NO_MEMBER)
        {
          resolution->member = mention->member;
          resolution->confidence = 0.8;
          resolution->why = _("named as the one whose words they are");
        }
      else if (analyzer_is_third_person (self->cast, phrase->owner) || analyzer_is_first_person (self->cast, phrase->owner))
        {
          resolve_pronoun (self, NULL, &owner, resolution);
        }

      return resolution->member != ANALYZER_NO_MEMBER;
    }

  for (guint i = phrase->head + 1; i + 1 < source_end; i++)
    if (g_strv_contains (by, get_word (self, i)))
      {
        AnalyzerPhrase maker;

        if (!analyzer_read_phrase (self->cast, i + 1, source_end, &maker) ||
            (maker.form == ANALYZER_PHRASE_DESCRIPTION && maker.words == 0))
          return FALSE;
        analyzer_resolver_resolve (self, NULL, &maker, source_end, resolution);
        return resolution->member != ANALYZER_NO_MEMBER;
      }

  return FALSE;
}

/* A description that means nobody who is known: somebody of its own. */
static void
add_described (AnalyzerResolver     *self,
               const AnalyzerPhrase *phrase,
               AnalyzerResolution   *resolution)
{
  const AnalyzerProse *prose = self->cast->prose;
  guint first = phrase->first, end = MAX (phrase->end, phrase->head + 1);
  g_autofree char *name = NULL;
  AnalyzerMember *member;

  while (first < phrase->head && (strcmp (get_word (self, first), "the") == 0 || strcmp (get_word (self, first), "a") == 0 ||
                                  strcmp (get_word (self, first), "an") == 0))
    first++;

  name = analyzer_cast_dup_text (self->cast, first, end);
  if (name[0] == '\0')
    return;

  resolution->member = analyzer_cast_find (self->cast, name);
  if (resolution->member == ANALYZER_NO_MEMBER)
    {
      resolution->member = analyzer_cast_add_unnamed (self->cast, name, phrase->kind);
      member = analyzer_cast_get (self->cast, resolution->member);
      member->words |= phrase->words;
      for (guint i = first; i <= phrase->head; i++)
        if (analyzer_tag_is_noun (prose->tokens[i].tag) || prose->tokens[i].tag == ANALYZER_TAG_JJ)
          g_array_append_val (member->nouns, prose->tokens[i].lemma);
      if ((phrase->words & ANALYZER_WORD_FEMALE) && !(phrase->words & ANALYZER_WORD_MALE))
        member->femininity = 4;
      else if ((phrase->words & ANALYZER_WORD_MALE) && !(phrase->words & ANALYZER_WORD_FEMALE))
        member->femininity = -4;
    }
  resolution->confidence = 0.75;
  resolution->why = _("nobody named; called so in the article");
}

static void
resolve_description (AnalyzerResolver     *self,
                     const AnalyzerPhrase *phrase,
                     guint                 source_end,
                     AnalyzerResolution   *resolution)
{
  Candidate candidates[CANDIDATES_MAX];
  guint n;

  if ((phrase->words & ANALYZER_WORD_UTTERANCE) && !(phrase->words & ANALYZER_WORD_PERSON) &&
      resolve_utterance (self, phrase, source_end, resolution))
    return;

  /* "the official": known. "an official": somebody new. */
  if (phrase->definite && phrase->owner == ANALYZER_NO_TOKEN)
    {
      n = gather (self, phrase, candidates);
      qsort (candidates, n, sizeof *candidates, compare_candidates);
      for (guint i = 0; i < n; i++)
        if (candidates[i].role >= 1)
          {
            Candidate best = candidates[i];

            memmove (candidates + 1, candidates, i * sizeof *candidates);
            best.score = MAX (best.score, candidates[n > 1 ? 1 : 0].score);
            candidates[0] = best;
            decide (resolution, candidates, n);
            resolution->why = _("described so in the article");
            return;
          }
    }

  add_described (self, phrase, resolution);
}

/**
 * analyzer_resolver_resolve:
 * @quote: (nullable): the quote whose source it is
 * @phrase: one mention in a source
 * @source_end: the number of the token after the source's last one
 * @resolution: (out caller-allocates): who is meant
 *
 * Tells whom a mention means. Members that the article has not named are added
 * to the cast.
 */
void
analyzer_resolver_resolve (AnalyzerResolver     *self,
                           const AnalyzerQuote  *quote,
                           const AnalyzerPhrase *phrase,
                           guint                 source_end,
                           AnalyzerResolution   *resolution)
{
  *resolution = (AnalyzerResolution) { .member = ANALYZER_NO_MEMBER };

  switch (phrase->form)
    {
    case ANALYZER_PHRASE_NAME:
      resolution->member = phrase->member;
      resolution->confidence = 0.95;
      resolution->why = _("named there");
      break;

    case ANALYZER_PHRASE_PRONOUN:
      resolve_pronoun (self, quote, phrase, resolution);
      break;

    case ANALYZER_PHRASE_DESCRIPTION:
    default:
      resolve_description (self, phrase, source_end, resolution);
      break;
    }
}

/**
 * analyzer_resolver_remember:
 * @quote: a quote
 * @phrase: a mention in its source
 * @member: whom it means
 *
 * Lets what is asked later know who has spoken where.
 */
void
analyzer_resolver_remember (AnalyzerResolver     *self,
                            const AnalyzerQuote  *quote,
                            const AnalyzerPhrase *phrase,
                            guint                 member)
{
  const AnalyzerProse *prose = self->cast->prose;

  self->resolved[phrase->head] = member;
  for (guint i = phrase->first; i < phrase->end; i++)
    self->spoke[i] = TRUE;

  for (guint i = 0; i < quote->content->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (quote->content, AnalyzerSpan, i);

      for (guint token = analyzer_prose_find_token (prose, span->start);
           token < prose->n_tokens && prose->tokens[token].start < span->end;
           token++)
        if (self->quoted[token])
          self->speaker_of[token] = member;
    }
}
