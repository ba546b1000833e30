/* speaker-resolver.c: whom a pronoun or a description means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names mean themselves. Relative and first-person pronouns follow from where
 * they stand, somebody's words mean whoever made them. Other pronouns and 'the
 * official' are a question for the ranker (speaker-ranker.c).
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-resolver.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "discourse/person-names.h"
#include "discourse/quotation.h"
#include "discourse/speaker-words.h"

/* Who is less likely is no runner-up. */
#define UNLIKELY 0.02

/* 'the people in the hall of the town who' */
#define CLIMB_MAX 3

/* 'who he said was', and a description of a description */
#define CLAUSE_DEPTH    4
#define APPOSITIONS_MAX 2

/* So far back are the two whom 'both' means. */
#define PAIR_SENTENCES 3

/* So far apart are two names that are joined. */
#define JOINED_MAX 5

/* 'their friends’ friends’ friends': nobody asks further. */
#define OWNERS_MAX 4

struct _AnalyzerResolver
{
  AnalyzerCast     *cast;
  AnalyzerFindings *findings;
  guint8           *quoted;             /* of each token: whether it stands in quotation marks */
  guint            *speaker_of;         /* of each token in a quotation: who speaks it, once known */
  guint             author;
  AnalyzerRanker   *ranker;
  AnalyzerTeacher   teacher;
  gpointer          teacher_data;
  guint             depth;              /* of owners of owners */
  GHashTable       *owned;              /* owner and lemma -> member + 1 */
};

static gboolean rank (AnalyzerResolver     *self,
                      const AnalyzerQuote  *quote,
                      const AnalyzerPhrase *phrase,
                      AnalyzerResolution   *resolution);

/**
 * analyzer_resolver_new:
 * @cast: who is named in the article
 * @findings: its quotes
 * @model: the trained weights
 * @teacher: (nullable): chooses among the candidates in place of the weights
 * @teacher_data: for @teacher
 *
 * Returns: (transfer full): a resolver, to be asked in the order of the text
 */
AnalyzerResolver *
analyzer_resolver_new (AnalyzerCast               *cast,
                       AnalyzerFindings           *findings,
                       const AnalyzerSpeakerModel *model,
                       AnalyzerTeacher             teacher,
                       gpointer                    teacher_data)
{
  AnalyzerResolver *self = g_new0 (AnalyzerResolver, 1);
  const AnalyzerProse *prose = cast->prose;
  g_autoptr(GArray) quotations = analyzer_find_quotations (prose->text, prose->length);
  guint token = 0;

  self->cast = cast;
  self->findings = findings;
  self->owned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->teacher = teacher;
  self->teacher_data = teacher_data;
  self->author = ANALYZER_NO_MEMBER;
  self->speaker_of = g_new (guint, prose->n_tokens + 1);
  self->quoted = g_new0 (guint8, prose->n_tokens + 1);
  for (guint i = 0; i <= prose->n_tokens; i++)
    self->speaker_of[i] = ANALYZER_NO_MEMBER;
  self->ranker = analyzer_ranker_new (cast, quotations, findings, self->speaker_of, model);

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
  g_free (self->speaker_of);
  g_free (self->quoted);
  analyzer_ranker_free (self->ranker);
  g_hash_table_unref (self->owned);
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

/* Whose thing or whose people a description means, ANALYZER_NO_MEMBER without. */
static guint
find_owner (AnalyzerResolver     *self,
            const AnalyzerPhrase *phrase)
{
  AnalyzerMention *mention;
  AnalyzerPhrase owner = {
    .form = ANALYZER_PHRASE_PRONOUN, .first = phrase->owner, .end = phrase->owner + 1, .head = phrase->owner,
    .member = ANALYZER_NO_MEMBER, .owner = ANALYZER_NO_TOKEN, .definite = TRUE,
  };
  AnalyzerResolution resolution = { .member = ANALYZER_NO_MEMBER, .other = ANALYZER_NO_MEMBER };

  if (phrase->owner == ANALYZER_NO_TOKEN)
    return ANALYZER_NO_MEMBER;
  mention = analyzer_cast_get_mention (self->cast, phrase->owner);
  if (mention != NULL)
    return mention->member;
  if (analyzer_is_third_person (self->cast, phrase->owner) && self->depth < OWNERS_MAX)
    {
      self->depth++;
      rank (self, NULL, &owner, &resolution);
      self->depth--;
    }

  return resolution.member;
}

/* Whether a token is part of a name, be it of somebody, of a work or a people. */
static gboolean
stands_in_name (AnalyzerResolver *self,
                guint             token)
{
  const AnalyzerProse *prose = self->cast->prose;
  const AnalyzerToken *t = &prose->tokens[token];

  if (analyzer_cast_get_mention (self->cast, token) != NULL)
    return TRUE;

  return (t->tag == ANALYZER_TAG_NNP || t->tag == ANALYZER_TAG_NNPS) && t->name != ANALYZER_NAME_DATE &&
         token > prose->sentences[t->sentence].first_token &&
         g_unichar_isupper (g_utf8_get_char (prose->text + t->start));
}

static void
describe_member (AnalyzerResolver     *self,
                 guint                 number,
                 const AnalyzerPhrase *phrase)
{
  const AnalyzerProse *prose = self->cast->prose;
  AnalyzerMember *member = analyzer_cast_get (self->cast, number);

  member->words |= phrase->words;
  for (guint i = phrase->first; i < MAX (phrase->end, phrase->head + 1); i++)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i);

      /* 'a Vardal company' is named by its place no more than 'a company' is. */
      if (mention == NULL || mention->type != ANALYZER_NAME_LOCATION || phrase->definite)
        member->named |= stands_in_name (self, i);
    }
  for (guint i = phrase->first; i <= phrase->head; i++)
    if (analyzer_tag_is_noun (prose->tokens[i].tag) || prose->tokens[i].tag == ANALYZER_TAG_JJ)
      analyzer_cast_add_noun (self->cast, number, analyzer_cast_get_noun (self->cast, i));
  if ((phrase->words & ANALYZER_WORD_FEMALE) && !(phrase->words & ANALYZER_WORD_MALE))
    member->femininity = 4;
  else if ((phrase->words & ANALYZER_WORD_MALE) && !(phrase->words & ANALYZER_WORD_FEMALE))
    member->femininity = -4;
}

/* The words of a description without what only begins it. */
static char *
dup_name (AnalyzerResolver     *self,
          const AnalyzerPhrase *phrase)
{
  static const char *const articles[] = { "the", "a", "an", NULL };
  static const char *const fresh[] = { "new", "latest", "recent", "another", NULL };
  const AnalyzerProse *prose = self->cast->prose;
  guint first = phrase->first, end = MAX (phrase->end, phrase->head + 1);
  AnalyzerMention *mention = phrase->owner != ANALYZER_NO_TOKEN ? analyzer_cast_get_mention (self->cast, phrase->owner) : NULL;

  while (first < phrase->head && g_strv_contains (articles, get_word (self, first)))
    first++;
  if (phrase->words & ANALYZER_WORD_DOCUMENT)
    {
      /* 'a new Associated Press poll released on Saturday' */
      while (first < phrase->head && g_strv_contains (fresh, get_word (self, first)) &&
             analyzer_cast_get_mention (self->cast, first) == NULL &&
             analyzer_cast_get_mention (self->cast, first + 1) != NULL)
        first++;
      for (guint i = phrase->head + 1; i < end; i++)
        if (prose->tokens[i].tag == ANALYZER_TAG_VBN || prose->tokens[i].tag == ANALYZER_TAG_VBD ||
            prose->tokens[i].name == ANALYZER_NAME_DATE || prose->tokens[i].name == ANALYZER_NAME_DURATION)
          end = i > phrase->head + 1 && prose->tokens[i - 1].tag == ANALYZER_TAG_IN ? i - 1 : i;
    }
  /* 'Congressman Trey Gowdy’s office' */
  if (mention != NULL && mention->begin == first)
    first = mention->first;

  return analyzer_cast_dup_text (self->cast, first, end);
}

/* A surname as it stands in a full name: 'van der Berg' of 'Joost van der Berg'. */
static char *
dup_surname (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, " ", -1);
  guint n = g_strv_length (parts), first;

  for (; n > 1; n--)
    {
      g_autofree char *folded = analyzer_fold_name (parts[n - 1], -1);

      if (!(analyzer_speaker_words_get (folded) & ANALYZER_WORD_SUFFIX))
        break;
    }
  g_free (parts[n]);
  parts[n] = NULL;
  first = n - 1;
  while (first > 1 && g_ascii_islower (parts[first - 1][0]))
    first--;

  return g_strjoinv (" ", parts + first);
}

/* 'the Hale campaign', where the article has only 'his campaign'. */
static char *
dup_owned_name (AnalyzerResolver     *self,
                const AnalyzerPhrase *phrase,
                guint                 owner)
{
  static const char *const bodies[] = { "campaign", "camp", "administration", NULL };
  const AnalyzerProse *prose = self->cast->prose;
  const AnalyzerMember *member = analyzer_cast_get (self->cast, owner);
  g_autofree char *surname = NULL, *body = NULL;

  if (prose->tokens[phrase->owner].tag != ANALYZER_TAG_PRP_POSS || member->type != ANALYZER_NAME_PERSON ||
      !g_strv_contains (bodies, analyzer_prose_get_lemma (prose, phrase->head)))
    return NULL;

  surname = dup_surname (member->name);
  body = analyzer_cast_dup_text (self->cast, phrase->head, MAX (phrase->end, phrase->head + 1));

  return g_strdup_printf ("%s %s", surname, body);
}

/* "not everyone", "no official", "nobody": nobody speaks. */
static gboolean
means_nobody (AnalyzerResolver     *self,
              const AnalyzerPhrase *phrase)
{
  static const char *const words[] = { "no", "nobody", "none", "not", "no-one", NULL };

  return g_strv_contains (words, analyzer_prose_get_word (self->cast->prose, phrase->first));
}

/* A description that means nobody who is known: somebody of its own. The same
 * words mean the same, and so does the same owner's same thing. */
static guint
add_described (AnalyzerResolver     *self,
               const AnalyzerPhrase *phrase)
{
  guint lemma = self->cast->prose->tokens[phrase->head].lemma;
  guint owner = find_owner (self, phrase), number = ANALYZER_NO_MEMBER;
  g_autofree char *name = dup_name (self, phrase);
  gint64 key = (gint64) ((guint64) owner << 32 | lemma);

  if (name[0] == '\0' || means_nobody (self, phrase))
    return ANALYZER_NO_MEMBER;

  if (owner != ANALYZER_NO_MEMBER)
    number = GPOINTER_TO_UINT (g_hash_table_lookup (self->owned, &key)) - 1;
  if (number == ANALYZER_NO_MEMBER)
    number = analyzer_cast_find (self->cast, name);
  if (number == ANALYZER_NO_MEMBER)
    {
      const AnalyzerPhrase *fuller = owner != ANALYZER_NO_MEMBER ? analyzer_ranker_find_owned (self->ranker, owner, lemma) : NULL;
      g_autofree char *fullest = fuller != NULL ? dup_name (self, fuller)
                                 : owner != ANALYZER_NO_MEMBER ? dup_owned_name (self, phrase, owner) : NULL;

      number = analyzer_cast_add_unnamed (self->cast, fullest != NULL ? fullest : name, phrase->kind);
      describe_member (self, number, phrase);
      analyzer_cast_get (self->cast, number)->named |= fullest != NULL;
      if (owner != ANALYZER_NO_MEMBER)
        g_hash_table_insert (self->owned, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (number + 1));
    }
  analyzer_cast_add_form (self->cast, number, name);
  analyzer_ranker_note_described (self->ranker, phrase->head, number);

  return number;
}

/* 'A new poll', later 'a Harbour Board poll': what has no name yet gets the one
 * with which it is mentioned again. */
static void
name_described (AnalyzerResolver     *self,
                guint                 number,
                const AnalyzerPhrase *phrase)
{
  AnalyzerMember *member = analyzer_cast_get (self->cast, number);
  g_autofree char *name = NULL;

  if (member->type != ANALYZER_NAME_NONE || member->named || member->kind != phrase->kind ||
      !analyzer_phrase_is_named (self->cast, phrase))
    return;

  name = dup_name (self, phrase);
  if (name[0] == '\0')
    return;
  analyzer_cast_rename (self->cast, number, name);
  describe_member (self, number, phrase);
}

/* Takes the likeliest candidate, with the next ones as runners-up. */
static gboolean
rank (AnalyzerResolver     *self,
      const AnalyzerQuote  *quote,
      const AnalyzerPhrase *phrase,
      AnalyzerResolution   *resolution)
{
  g_autoptr(GArray) candidates = analyzer_ranker_list (self->ranker, quote, phrase);
  guint best = 0;

  if (self->teacher != NULL)
    best = self->teacher (self->cast, quote, phrase, candidates, self->teacher_data);
  if (best >= candidates->len)
    return FALSE;

  resolution->confidence = g_array_index (candidates, AnalyzerBearer, best).probability;
  for (guint i = 0; i < candidates->len && resolution->n_runners_up < ANALYZER_RUNNERS_UP_MAX; i++)
    {
      const AnalyzerBearer *candidate = &g_array_index (candidates, AnalyzerBearer, i);

      if (i != best && candidate->member != ANALYZER_NO_MEMBER && candidate->probability > UNLIKELY)
        resolution->runners_up[resolution->n_runners_up++] = candidate->member;
    }
  resolution->member = g_array_index (candidates, AnalyzerBearer, best).member;
  if (resolution->member == ANALYZER_NO_MEMBER)
    {
      const AnalyzerPhrase *introduces = analyzer_ranker_get_phrase (self->ranker, &g_array_index (candidates, AnalyzerBearer, best));

      resolution->member = add_described (self, introduces != NULL ? introduces : phrase);
    }
  if (resolution->member != ANALYZER_NO_MEMBER && phrase->form == ANALYZER_PHRASE_DESCRIPTION)
    name_described (self, resolution->member, phrase);
  if (resolution->member != ANALYZER_NO_MEMBER && phrase->form == ANALYZER_PHRASE_PRONOUN)
    analyzer_ranker_note_sex (self->ranker, phrase, resolution->member);

  return resolution->member != ANALYZER_NO_MEMBER;
}

static guint
get_author (AnalyzerResolver *self)
{
  if (self->author == ANALYZER_NO_MEMBER)
    self->author = analyzer_cast_add_unnamed (self->cast, _("the author"), ANALYZER_SPEAKER_PERSON);

  return self->author;
}

/* Whether "who" may follow. */
static gboolean
is_somebody (AnalyzerResolver     *self,
             const AnalyzerPhrase *phrase)
{
  if (phrase->form == ANALYZER_PHRASE_NAME)
    return analyzer_cast_get (self->cast, phrase->member)->kind == ANALYZER_SPEAKER_PERSON;
  if (phrase->words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_GROUP | ANALYZER_WORD_QUANTITY))
    return TRUE;

  return phrase->plural && !(phrase->words & (ANALYZER_WORD_DOCUMENT | ANALYZER_WORD_UTTERANCE)) &&
         self->cast->prose->tokens[phrase->head].name != ANALYZER_NAME_NONE;
}

/* 'those in the finance world', 'a collection of supporters': whether "who" means
 * the noun above rather than the one right before. */
static gboolean
is_better_somebody (AnalyzerResolver     *self,
                    const AnalyzerPhrase *before,
                    const AnalyzerPhrase *above)
{
  if (before->form == ANALYZER_PHRASE_NAME || above->form == ANALYZER_PHRASE_NAME)
    return FALSE;
  if (g_str_equal (get_word (self, above->head + 1), "of") && (above->words & ANALYZER_WORD_QUANTITY))
    return TRUE;

  return !(before->words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_QUANTITY)) &&
         ((above->words & ANALYZER_WORD_PERSON) || g_str_equal (get_word (self, above->head), "those"));
}

/* Whether a description is nobody without the clause that follows. */
static gboolean
is_vague (AnalyzerResolver     *self,
          const AnalyzerPhrase *phrase)
{
  static const char *const words[] = { "those", "percent", "%", "number", "anyone", "individuals", "people", NULL };

  return phrase->form == ANALYZER_PHRASE_DESCRIPTION && phrase->head - phrase->first <= 2 &&
         g_strv_contains (words, get_word (self, phrase->head));
}

/* The noun to which the parser ties the clause of a relative pronoun, through
 * appositions; ANALYZER_NO_TOKEN where it does not. */
static guint
find_antecedent (AnalyzerResolver *self,
                 guint             pronoun)
{
  const AnalyzerProse *prose = self->cast->prose;
  guint token = pronoun, sentence = get_sentence (self, pronoun);

  for (guint steps = 0; prose->tokens[token].relation != ANALYZER_RELATION_ACL_RELCL; steps++)
    {
      token = prose->tokens[token].head;
      if (steps == CLAUSE_DEPTH || token == ANALYZER_NO_TOKEN || get_sentence (self, token) != sentence)
        return ANALYZER_NO_TOKEN;
    }
  token = prose->tokens[token].head;
  if (token == ANALYZER_NO_TOKEN || token >= pronoun || get_sentence (self, token) != sentence)
    return ANALYZER_NO_TOKEN;

  for (guint steps = 0; steps < APPOSITIONS_MAX && prose->tokens[token].relation == ANALYZER_RELATION_APPOS &&
       analyzer_cast_get_mention (self->cast, token) == NULL; steps++)
    {
      guint above = prose->tokens[token].head;

      if (above == ANALYZER_NO_TOKEN || above >= pronoun || get_sentence (self, above) != sentence)
        break;
      token = above;
    }

  return token;
}

/* who, which, that: whoever stands right before. */
static gboolean
resolve_relative (AnalyzerResolver     *self,
                  const AnalyzerQuote  *quote,
                  const AnalyzerPhrase *phrase,
                  AnalyzerResolution   *resolution)
{
  const AnalyzerProse *prose = self->cast->prose;
  const AnalyzerSentence *sentence = &prose->sentences[get_sentence (self, phrase->first)];
  gboolean thing = g_str_equal (get_word (self, phrase->first), "which");
  guint token = phrase->first;
  guint start, antecedent;
  AnalyzerPhrase before;

  if (token == sentence->first_token)
    return FALSE;
  antecedent = find_antecedent (self, phrase->first);
  if (antecedent != ANALYZER_NO_TOKEN)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, antecedent);

      if (mention != NULL && mention->member != ANALYZER_NO_MEMBER && (mention->type == ANALYZER_NAME_PERSON) != thing)
        {
          resolution->member = mention->member;
          resolution->confidence = 0.85;
          resolution->why = thing ? _("“which” follows the name") : _("“who” follows the name");
          return TRUE;
        }
    }
  token--;
  if (strcmp (get_word (self, token), ",") == 0 && token > sentence->first_token)
    token--;

  /* "Ann Lee, the harbour master, who said": the apposition's name. */
  for (guint i = token, steps = 0; steps < 24; i--, steps++)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i);

      if (mention != NULL && mention->member != ANALYZER_NO_MEMBER && (mention->type == ANALYZER_NAME_PERSON) != thing &&
          (mention->end - 1 == token || (!thing && strcmp (get_word (self, mention->end), ",") == 0)))
        {
          resolution->member = mention->member;
          resolution->confidence = 0.85;
          resolution->why = thing ? _("“which” follows the name") : _("“who” follows the name");
          return TRUE;
        }
      if (i == sentence->first_token || analyzer_tag_is_verb (prose->tokens[i].tag))
        break;
    }

  start = analyzer_find_phrase_first (self->cast, token);
  if (start > token || !analyzer_read_phrase (self->cast, start, token + 1, &before) || before.form == ANALYZER_PHRASE_PRONOUN)
    return FALSE;

  /* "people of the town who": a town is no who. */
  if (g_str_equal (get_word (self, phrase->first), "who"))
    for (guint steps = 0; steps < CLIMB_MAX; steps++)
      {
        gboolean somebody = is_somebody (self, &before);
        AnalyzerPhrase above;
        guint joint = start;

        if (joint < sentence->first_token + 2 || prose->tokens[joint - 1].tag != ANALYZER_TAG_IN)
          break;
        start = analyzer_find_phrase_first (self->cast, joint - 2);
        if (start > joint - 2 || !analyzer_read_phrase (self->cast, start, joint - 1, &above) ||
            above.form == ANALYZER_PHRASE_PRONOUN || (somebody && !is_better_somebody (self, &before, &above)))
          break;
        before = above;
        if (before.form == ANALYZER_PHRASE_DESCRIPTION)
          before.end = token + 1;
      }

  /* "those who", "7 percent who": the clause tells who they are. */
  if (quote != NULL && quote->content->len > 0 && token + 1 == phrase->first && before.end == before.head + 1 &&
      is_vague (self, &before))
    {
      const AnalyzerSpan *content = &g_array_index (quote->content, AnalyzerSpan, quote->content->len - 1);
      guint end = analyzer_prose_find_token (prose, content->end - 1);

      if (end != ANALYZER_NO_TOKEN && end > phrase->first && get_sentence (self, end) == get_sentence (self, token))
        before.end = end + (prose->tokens[end].start < content->end);
      resolution->member = add_described (self, &before);
      resolution->confidence = 0.75;
      resolution->why = _("nobody named; called so in the article");
    }
  /* "a governor who": somebody new. */
  else if (before.form == ANALYZER_PHRASE_DESCRIPTION && !before.definite && g_str_equal (get_word (self, phrase->first), "who"))
    {
      resolution->member = add_described (self, &before);
      resolution->confidence = 0.75;
      resolution->why = _("nobody named; called so in the article");
    }
  else
    analyzer_resolver_resolve (self, NULL, &before, token + 1, resolution);

  return resolution->member != ANALYZER_NO_MEMBER;
}

static gboolean
is_subject (AnalyzerResolver      *self,
            const AnalyzerMention *mention)
{
  for (guint i = mention->first; i < mention->end; i++)
    if (self->cast->prose->tokens[i].relation == ANALYZER_RELATION_NSUBJ ||
        self->cast->prose->tokens[i].relation == ANALYZER_RELATION_NSUBJ_PASS)
      return TRUE;

  return FALSE;
}

/* Whether 'and' and a title at most stand between two names. */
static gboolean
are_joined (AnalyzerResolver      *self,
            const AnalyzerMention *first,
            const AnalyzerMention *second)
{
  gboolean joined = FALSE;

  if (second->first <= first->end || second->first - first->end > JOINED_MAX)
    return FALSE;

  for (guint i = first->end; i < second->first; i++)
    {
      if (analyzer_tag_is_verb (self->cast->prose->tokens[i].tag))
        return FALSE;
      joined |= g_str_equal (get_word (self, i), "and");
    }

  return joined;
}

/* 'Moss and Lee met on Monday. They …': the two people who are together the
 * subject of the sentence before, or of what stands before in this one. */
static gboolean
resolve_couple (AnalyzerResolver     *self,
                const AnalyzerPhrase *phrase,
                AnalyzerResolution   *resolution)
{
  guint sentence = get_sentence (self, phrase->first);

  if (!g_str_equal (get_word (self, phrase->first), "they"))
    return FALSE;

  for (guint i = analyzer_ranker_find_mention (self->ranker, phrase->first); i > 1; i--)
    {
      const AnalyzerMention *second = &g_array_index (self->cast->mentions, AnalyzerMention, i - 1);
      const AnalyzerMention *first = second - 1;

      if (sentence - get_sentence (self, second->first) > 1)
        break;
      if (first->type == ANALYZER_NAME_PERSON && second->type == ANALYZER_NAME_PERSON &&
          first->member != ANALYZER_NO_MEMBER && second->member != ANALYZER_NO_MEMBER && first->member != second->member &&
          are_joined (self, first, second) && is_subject (self, first))
        {
          resolution->member = first->member;
          resolution->other = second->member;
          resolution->confidence = 0.7;
          resolution->why = _("the two named before");
          return TRUE;
        }
      if (is_subject (self, second))
        break;
    }

  return FALSE;
}

static void
resolve_pronoun (AnalyzerResolver     *self,
                 const AnalyzerQuote  *quote,
                 const AnalyzerPhrase *phrase,
                 AnalyzerResolution   *resolution)
{
  const char *word = get_word (self, phrase->first);

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
      resolve_relative (self, quote, phrase, resolution);
      return;
    }

  if (!analyzer_is_third_person (self->cast, phrase->first))
    return;

  if (resolve_couple (self, phrase, resolution))
    return;

  if (rank (self, quote, phrase, resolution))
    resolution->why = _("the likeliest whom the pronoun can mean");
}

/* 'a Harbour Board report': the body whose name stands before the noun. */
static AnalyzerMention *
find_publisher (AnalyzerResolver     *self,
                const AnalyzerPhrase *phrase)
{
  for (guint i = phrase->head; i > phrase->first; i--)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, i - 1);

      if (mention != NULL)
        return mention->type == ANALYZER_NAME_ORGANIZATION ? mention : NULL;
    }

  return NULL;
}

/* "her remarks", "a statement from Lee", "a Harbour Board report": whoever made
 * them. A poll is told by its own name. */
static gboolean
resolve_utterance (AnalyzerResolver     *self,
                   const AnalyzerQuote  *quote,
                   const AnalyzerPhrase *phrase,
                   guint                 source_end,
                   AnalyzerResolution   *resolution)
{
  static const char *const polls[] = { "poll", "survey", "census", "average", "index", NULL };
  static const char *const made_by[] = { "by", NULL };
  static const char *const sent_by[] = { "by", "from", NULL };
  static const char *const said_by[] = { "by", "from", "of", NULL };
  gboolean poll = g_strv_contains (polls, analyzer_prose_get_lemma (self->cast->prose, phrase->head));
  const char *const *by = poll ? made_by : phrase->words & ANALYZER_WORD_DOCUMENT ? sent_by : said_by;
  AnalyzerMention *publisher = poll ? NULL : find_publisher (self, phrase);

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
          resolve_pronoun (self, quote, &owner, resolution);
        }

      return resolution->member != ANALYZER_NO_MEMBER;
    }

  for (guint i = phrase->head + 1; i + 1 < source_end; i++)
    {
      gboolean in = !poll && g_str_equal (get_word (self, i), "in");
      AnalyzerPhrase maker;

      if (!in && !g_strv_contains (by, get_word (self, i)))
        continue;
      if (!analyzer_read_phrase (self->cast, i + 1, source_end, &maker) ||
          (maker.form == ANALYZER_PHRASE_DESCRIPTION && maker.words == 0))
        break;
      /* 'an article in the Vardal Gazette' */
      if (in && (maker.form != ANALYZER_PHRASE_NAME ||
                 analyzer_cast_get (self->cast, maker.member)->type != ANALYZER_NAME_ORGANIZATION))
        continue;
      analyzer_resolver_resolve (self, quote, &maker, source_end, resolution);
      return resolution->member != ANALYZER_NO_MEMBER;
    }

  /* 'an account she gave to the Gazette' */
  if (!poll && phrase->head + 2 < source_end && get_sentence (self, phrase->head) == get_sentence (self, phrase->head + 2) &&
      analyzer_tag_is_finite (self->cast->prose->tokens[phrase->head + 2].tag))
    {
      guint subject = phrase->head + 1;
      AnalyzerPhrase maker;

      if ((analyzer_is_third_person (self->cast, subject) || analyzer_cast_get_mention (self->cast, subject) != NULL) &&
          analyzer_read_phrase (self->cast, subject, subject + 1, &maker))
        {
          analyzer_resolver_resolve (self, quote, &maker, subject + 1, resolution);
          return resolution->member != ANALYZER_NO_MEMBER;
        }
    }
  if (!poll && publisher == NULL && phrase->definite && (phrase->words & ANALYZER_WORD_UTTERANCE) &&
      !(phrase->words & ANALYZER_WORD_BODY))
    {
      resolution->member = analyzer_ranker_find_maker (self->ranker, phrase);
      resolution->confidence = 0.7;
      resolution->why = _("named as the one whose words they are");
      return resolution->member != ANALYZER_NO_MEMBER;
    }

  if (publisher == NULL || publisher->member == ANALYZER_NO_MEMBER)
    return FALSE;
  resolution->member = publisher->member;
  resolution->confidence = 0.8;
  resolution->why = _("named as the one whose words they are");

  return TRUE;
}

/* 'both', 'the two', 'both women': the two people named last before, if that is
 * near. */
static gboolean
resolve_pair (AnalyzerResolver     *self,
              const AnalyzerPhrase *phrase,
              AnalyzerResolution   *resolution)
{
  double femininity;
  guint token = phrase->first, sentence = get_sentence (self, phrase->first), found[2], n = 0;
  gboolean pair = g_str_equal (get_word (self, token), "both");

  if (!pair && phrase->head > token)
    pair = phrase->definite && g_str_equal (get_word (self, token + 1), "two");
  if (!pair || phrase->end > phrase->head + 1 ||
      (phrase->words != 0 && !(phrase->words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_QUANTITY))))
    return FALSE;

  for (guint i = analyzer_ranker_find_mention (self->ranker, token); i > 0 && n < 2; i--)
    {
      const AnalyzerMention *mention = &g_array_index (self->cast->mentions, AnalyzerMention, i - 1);

      if (sentence - get_sentence (self, mention->first) > PAIR_SENTENCES)
        break;
      if (mention->type != ANALYZER_NAME_PERSON || mention->member == ANALYZER_NO_MEMBER || (n > 0 && mention->member == found[0]))
        continue;
      femininity = analyzer_cast_get (self->cast, mention->member)->femininity;
      if (!((phrase->words & ANALYZER_WORD_FEMALE) && femininity < 0) && !((phrase->words & ANALYZER_WORD_MALE) && femininity > 0))
        found[n++] = mention->member;
    }
  if (n < 2)
    return FALSE;

  resolution->member = found[1];
  resolution->other = found[0];
  resolution->confidence = 0.7;
  resolution->why = _("the two named before");

  return TRUE;
}

static void
resolve_description (AnalyzerResolver     *self,
                     const AnalyzerQuote  *quote,
                     const AnalyzerPhrase *phrase,
                     guint                 source_end,
                     AnalyzerResolution   *resolution)
{
  if ((phrase->words & (ANALYZER_WORD_UTTERANCE | ANALYZER_WORD_DOCUMENT)) && !(phrase->words & ANALYZER_WORD_PERSON) &&
      resolve_utterance (self, quote, phrase, source_end, resolution))
    {
      analyzer_ranker_note_maker (self->ranker, phrase, resolution->member);
      return;
    }

  if (phrase->plural && resolve_pair (self, phrase, resolution))
    return;

  /* 'the Republicans' are who they are. */
  if (phrase->plural && phrase->owner == ANALYZER_NO_TOKEN && stands_in_name (self, phrase->head))
    {
      resolution->member = add_described (self, phrase);
      resolution->confidence = 0.85;
      resolution->why = _("called so in the article");
      return;
    }

  /* "the official" is known, "an official" may be told by name later. */
  if ((phrase->definite || !phrase->plural) && rank (self, quote, phrase, resolution))
    {
      resolution->why = _("described so in the article");
      return;
    }

  resolution->member = add_described (self, phrase);
  resolution->confidence = 0.75;
  resolution->why = _("nobody named; called so in the article");
}

static void
resolve_name (AnalyzerResolver     *self,
              const AnalyzerQuote  *quote,
              const AnalyzerPhrase *phrase,
              AnalyzerResolution   *resolution)
{
  AnalyzerMention *mention = analyzer_cast_get_mention (self->cast, phrase->head);
  const GArray *bearers = mention != NULL ? analyzer_cast_get_bearers (self->cast, mention) : NULL;

  if (bearers != NULL && bearers->len > 1 && rank (self, quote, phrase, resolution))
    {
      resolution->why = _("the likeliest who bears that name");
      return;
    }

  resolution->member = phrase->member;
  resolution->confidence = 0.95;
  resolution->why = _("named there");
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
  *resolution = (AnalyzerResolution) { .member = ANALYZER_NO_MEMBER, .other = ANALYZER_NO_MEMBER };

  switch (phrase->form)
    {
    case ANALYZER_PHRASE_NAME:
      resolve_name (self, quote, phrase, resolution);
      break;

    case ANALYZER_PHRASE_PRONOUN:
      resolve_pronoun (self, quote, phrase, resolution);
      break;

    case ANALYZER_PHRASE_DESCRIPTION:
    default:
      resolve_description (self, quote, phrase, source_end, resolution);
      break;
    }
}

/* Whether words report what the subject before them says: 'adding', 'and has
 * urged', but not 'was told', 'titled', 'to ask' or 'seems'. */
static gboolean
is_active_report (AnalyzerResolver *self,
                  guint             first,
                  guint             end)
{
  static const char *const others[] = { "be", "seem", "appear", "look", "sound", "feel", "title", "call", "name", "ask", NULL };
  const AnalyzerProse *prose = self->cast->prose;
  gboolean active = FALSE;

  for (guint i = first; i < end; i++)
    {
      AnalyzerTag tag = prose->tokens[i].tag;

      if (g_strv_contains (others, analyzer_prose_get_lemma (prose, i)))
        return FALSE;
      if (!active && (tag == ANALYZER_TAG_VBN || tag == ANALYZER_TAG_VB || tag == ANALYZER_TAG_TO || tag == ANALYZER_TAG_PRP ||
                      analyzer_tag_is_noun (tag)))
        return FALSE;
      active |= analyzer_tag_is_verb (tag);
    }

  return active;
}

/**
 * analyzer_resolver_resolve_silent:
 * @quote: a quote without a source
 * @verb: (out caller-allocates): the words that report it
 * @resolution: (out caller-allocates): who is meant
 *
 * Tells who speaks where only a verb says that somebody does: 'Hale welcomed the
 * plan, adding that it was late'. That is the subject before it.
 */
void
analyzer_resolver_resolve_silent (AnalyzerResolver    *self,
                                  const AnalyzerQuote *quote,
                                  AnalyzerPhrase      *verb,
                                  AnalyzerResolution  *resolution)
{
  const AnalyzerProse *prose = self->cast->prose;
  const AnalyzerSpan *cue, *content;
  guint first, end;

  *resolution = (AnalyzerResolution) { .member = ANALYZER_NO_MEMBER, .other = ANALYZER_NO_MEMBER };
  if (quote->cue->len == 0 || quote->content->len == 0)
    return;

  cue = &g_array_index (quote->cue, AnalyzerSpan, 0);
  content = &g_array_index (quote->content, AnalyzerSpan, 0);
  first = analyzer_prose_find_token (prose, cue->start);
  end = first;
  while (end < prose->n_tokens && prose->tokens[end].start < cue->end)
    end++;
  /* 'Hale was expected to leave' has what is said as the verb's subject. */
  if (first == ANALYZER_NO_TOKEN || (content->start < cue->start && quote->type == ANALYZER_QUOTE_INDIRECT) ||
      !is_active_report (self, first, end))
    return;

  *verb = (AnalyzerPhrase) {
    .form = ANALYZER_PHRASE_PRONOUN, .first = first, .end = end, .head = first, .member = ANALYZER_NO_MEMBER,
    .owner = ANALYZER_NO_TOKEN, .definite = TRUE,
  };
  resolution->member = analyzer_ranker_find_subject (self->ranker, first);
  resolution->confidence = 0.6;
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

  analyzer_ranker_note_turn (self->ranker, member, phrase->head);

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
