/* interview.c: who asks and who answers in a printed interview.
 *
 * "Q: Why? A: I had no choice." says nothing of who they are; the words before
 * it do ("In an interview with harbour master Ida Moor, …", "Ida Moor spoke to
 * the Brack Mail"), and so does the byline. Where they are not told, "Q" and
 * "A" stay who they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/interview.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* So far behind "with" the name comes, its role before it. */
#define NAME_TOKENS_MAX 12u
/* "spoke at length with" */
#define LINK_TOKENS_MAX 4u

typedef enum
{
  PART_NONE,
  PART_ASKS,
  PART_ANSWERS,
} Part;

static const struct
{
  const char *label;
  Part        part;
} labels[] = {
  { "q", PART_ASKS },
  { "question", PART_ASKS },
  { "interviewer", PART_ASKS },
  { "a", PART_ANSWERS },
  { "answer", PART_ANSWERS },
  { "interviewee", PART_ANSWERS },
};

/* Words that say that two speak with each other, and how the one who is spoken
 * with follows. */
typedef enum
{
  LINK_OBJECT,          /* "asked NAME" */
  LINK_WITH,            /* "an interview with NAME" */
  LINK_SUBJECT,         /* "NAME answered questions" */
} Link;

static const struct
{
  const char *word;
  Link        link;
} links[] = {
  { "interview", LINK_WITH },
  { "conversation", LINK_WITH },
  { "discussion", LINK_WITH },
  { "chat", LINK_WITH },
  { "talk", LINK_WITH },
  { "spoke", LINK_WITH },
  { "speaks", LINK_WITH },
  { "talked", LINK_WITH },
  { "talks", LINK_WITH },
  { "chatted", LINK_WITH },
  { "sat", LINK_WITH },
  { "interviewed", LINK_OBJECT },
  { "interviews", LINK_OBJECT },
  { "asked", LINK_OBJECT },
  { "asks", LINK_OBJECT },
  { "met", LINK_OBJECT },
  { "told", LINK_OBJECT },
  { "answered", LINK_SUBJECT },
  { "answers", LINK_SUBJECT },
};

/* Whether a paragraph begins with this one word and a colon. */
static gboolean
is_label (const AnalyzerProse *prose,
          guint                token)
{
  const AnalyzerSentence *sentence = &prose->sentences[prose->tokens[token].sentence];

  return prose->tokens[token].start == prose->paragraphs[sentence->paragraph].span.start && token + 1 < prose->n_tokens
         && analyzer_prose_is_character (prose, token + 1, ':');
}

static Part
get_part (const AnalyzerProse *prose,
          guint                token)
{
  if (!is_label (prose, token))
    return PART_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (analyzer_prose_is_word (prose, token, labels[i].label))
      return labels[i].part;

  return PART_NONE;
}

/* The first name in [first, end), or the last one. */
static const AnalyzerMention *
find_mention (const AnalyzerCast *cast,
              guint               first,
              guint               end,
              gboolean            last)
{
  const AnalyzerMention *found = NULL;

  for (guint i = first; i < end && (found == NULL || last); i++)
    {
      const AnalyzerMention *mention = analyzer_cast_get_mention (cast, i);

      if (mention != NULL && mention->member != ANALYZER_NO_MEMBER && mention->type != ANALYZER_NAME_NONE)
        found = mention;
    }

  return found;
}

static void
take (guint                 *place,
      const AnalyzerMention *mention,
      guint                  other)
{
  if (mention != NULL && *place == ANALYZER_NO_MEMBER && mention->member != other)
    *place = mention->member;
}

/* "the Brack Mail" may be taken for somebody. */
static gboolean
has_article (const AnalyzerCast    *cast,
             const AnalyzerMention *mention)
{
  return mention->first > 0 && analyzer_prose_is_word (cast->prose, mention->first - 1, "the");
}

static gboolean
is_person (const AnalyzerCast    *cast,
           const AnalyzerMention *mention)
{
  return mention != NULL && mention->type == ANALYZER_NAME_PERSON && !has_article (cast, mention);
}

static gboolean
is_outlet (const AnalyzerCast    *cast,
           const AnalyzerMention *mention)
{
  return mention != NULL && (mention->type == ANALYZER_NAME_ORGANIZATION || has_article (cast, mention));
}

/* Where the one who is spoken with may be named: behind the word and its "with"
 * or "to"; 0 where neither follows. */
static guint
find_object (const AnalyzerProse *prose,
             guint                token,
             Link                 link,
             guint                end)
{
  if (link != LINK_WITH)
    return token + 1;

  for (guint i = token + 1; i < MIN (end, token + 1 + LINK_TOKENS_MAX); i++)
    {
      const char *word = analyzer_prose_get_word (prose, i);

      if (g_str_equal (word, "with") || g_str_equal (word, "to"))
        return i + 1;
    }

  return 0;
}

static void
read_link (AnalyzerInterview  *self,
           const AnalyzerCast *cast,
           guint               token,
           Link                link)
{
  const AnalyzerProse *prose = cast->prose;
  const AnalyzerSentence *sentence = &prose->sentences[prose->tokens[token].sentence];
  guint first = sentence->first_token, end = first + sentence->n_tokens;
  guint object = find_object (prose, token, link, end);
  const AnalyzerMention *before, *after;

  if (object == 0)
    return;

  before = find_mention (cast, first, token, TRUE);
  after = link != LINK_SUBJECT ? find_mention (cast, object, MIN (end, object + NAME_TOKENS_MAX), FALSE) : NULL;
  if (link == LINK_SUBJECT)
    {
      if (is_person (cast, before))
        take (&self->answers, before, self->asks);
    }
  else if (is_person (cast, after) && !analyzer_prose_is_word (prose, token, "told"))
    {
      /* "The Brack Mail spoke to Ida Moor"; "in an interview with Ida Moor, the Brack Mail asked" */
      take (&self->answers, after, self->asks);
      take (&self->asks, before, self->answers);
    }
  else if (is_outlet (cast, after))
    {
      /* "Ida Moor spoke to the Brack Mail"; "in an interview with the Brack Mail, Ida Moor said" */
      const AnalyzerMention *person = is_person (cast, before) ? before : find_mention (cast, after->end, end, FALSE);

      if (!is_person (cast, person))
        return;
      take (&self->answers, person, self->asks);
      take (&self->asks, after, self->answers);
    }
  else if (after == NULL && link == LINK_OBJECT && is_outlet (cast, before))
    {
      /* "The Brack Mail asked why." */
      take (&self->asks, before, self->answers);
    }
}

/* The only person who is named before the first turn. */
static void
take_only_person (AnalyzerInterview  *self,
                  const AnalyzerCast *cast,
                  guint               end)
{
  guint found = ANALYZER_NO_MEMBER;

  for (guint i = 0; i < cast->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (cast->mentions, AnalyzerMention, i);

      if (mention->first >= end)
        break;
      if (!is_person (cast, mention) || mention->member == ANALYZER_NO_MEMBER || mention->member == self->asks
          || mention->member == found)
        continue;
      if (found != ANALYZER_NO_MEMBER)
        return;
      found = mention->member;
    }
  self->answers = found;
}

/* Two or three capitals that a turn begins with, NULL where it begins otherwise. */
static char *
dup_initials (const AnalyzerProse *prose,
              guint                token)
{
  const char *text = prose->text + prose->tokens[token].start;
  guint length = prose->tokens[token].end - prose->tokens[token].start;

  if (length < 2 || length > 3 || !is_label (prose, token))
    return NULL;
  for (guint i = 0; i < length; i++)
    if (!g_ascii_isupper (text[i]))
      return NULL;

  return g_strndup (text, length);
}

/* "IM" of "Ida Moor" */
static void
note_initials (AnalyzerInterview  *self,
               const AnalyzerCast *cast,
               guint               number)
{
  const AnalyzerMember *member = analyzer_cast_get (cast, number);
  g_auto(GStrv) parts = g_strsplit (member->name, " ", 5);
  char initials[4] = { 0 };
  guint n = 0;
  gpointer known;

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_ascii_isupper (parts[i][0]))
      {
        if (n == 3)
          return;
        initials[n++] = parts[i][0];
      }
  /* Only those that turns begin with are asked for. */
  if (n < 2 || !g_hash_table_lookup_extended (self->initials, initials, NULL, &known))
    return;

  if (known != NULL && GPOINTER_TO_UINT (known) != number + 1)
    number = ANALYZER_NO_MEMBER - 1;
  g_hash_table_replace (self->initials, g_strdup (initials), GUINT_TO_POINTER (number + 1));
}

static void
find_initials (AnalyzerInterview  *self,
               const AnalyzerCast *cast)
{
  guint n_members = cast->members->len;

  for (guint i = 0; i < n_members; i++)
    {
      const AnalyzerMember *member = analyzer_cast_get (cast, i);

      if (member->type == ANALYZER_NAME_PERSON || i == self->asks)
        note_initials (self, cast, i);
    }
}

/* Whoever wrote it has asked, where it was one. */
static void
take_author (AnalyzerInterview *self,
             AnalyzerCast      *cast,
             AnalyzerArticle   *article)
{
  const char *byline = article != NULL ? analyzer_article_get_field (article, ANALYZER_FIELD_BYLINE) : NULL;
  guint member;

  if (byline == NULL || strchr (byline, ',') != NULL || strchr (byline, ' ') == NULL || strstr (byline, " and ") != NULL
      || strstr (byline, " & ") != NULL)
    return;

  member = analyzer_cast_find (cast, byline);
  if (member == ANALYZER_NO_MEMBER)
    {
      member = analyzer_cast_add_unnamed (cast, byline, ANALYZER_SPEAKER_PERSON);
      analyzer_cast_get (cast, member)->named = TRUE;
    }
  self->asks = member;
}

/**
 * analyzer_interview_find:
 * @self: (out caller-allocates): who asks and who answers
 * @cast: who is named in the article; whoever is named in the byline alone
 *   joins them where he asks
 * @findings: the article's quotes
 *
 * Looks whether the article is an interview with "Q:" and "A:", and for the two
 * in the words before its first turn; or with the initials of those who speak.
 */
void
analyzer_interview_find (AnalyzerInterview *self,
                         AnalyzerCast      *cast,
                         AnalyzerFindings  *findings)
{
  const AnalyzerProse *prose = cast->prose;
  guint end = ANALYZER_NO_TOKEN;
  guint seen = 0;

  *self = (AnalyzerInterview) { .asks = ANALYZER_NO_MEMBER, .answers = ANALYZER_NO_MEMBER };
  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      guint token = quote->source->len > 0
                    ? analyzer_prose_find_token (prose, g_array_index (quote->source, AnalyzerSpan, 0).start)
                    : ANALYZER_NO_TOKEN;

      Part part = token != ANALYZER_NO_TOKEN ? get_part (prose, token) : PART_NONE;
      g_autofree char *initials = token != ANALYZER_NO_TOKEN ? dup_initials (prose, token) : NULL;

      if (initials != NULL && self->initials == NULL)
        self->initials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (initials != NULL)
        g_hash_table_insert (self->initials, g_steal_pointer (&initials), NULL);
      if (part == PART_NONE)
        continue;
      seen |= 1u << part;
      end = MIN (end, token);
    }
  /* "A: …", "B: …" is a list. */
  self->is_one = seen == (1u << PART_ASKS | 1u << PART_ANSWERS);
  if (!self->is_one && self->initials == NULL)
    return;

  take_author (self, cast, findings->article);
  if (self->initials != NULL)
    find_initials (self, cast);
  if (!self->is_one)
    return;

  for (guint i = 0; i < end && (self->answers == ANALYZER_NO_MEMBER || self->asks == ANALYZER_NO_MEMBER); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (links); k++)
      if (analyzer_prose_is_word (prose, i, links[k].word))
        read_link (self, cast, i, links[k].link);
  if (self->answers == ANALYZER_NO_MEMBER)
    take_only_person (self, cast, end);
}

/**
 * analyzer_interview_resolve:
 * @cast: who is named in the article
 * @phrase: one mention in a source
 * @resolution: (out caller-allocates): who is meant
 *
 * Returns: whether @phrase is the label of a turn and it is known whose
 */
gboolean
analyzer_interview_resolve (const AnalyzerInterview *self,
                            const AnalyzerCast      *cast,
                            const AnalyzerPhrase    *phrase,
                            AnalyzerResolution      *resolution)
{
  Part part = self->is_one ? get_part (cast->prose, phrase->first) : PART_NONE;
  guint member = part == PART_ASKS ? self->asks : part == PART_ANSWERS ? self->answers : ANALYZER_NO_MEMBER;
  g_autofree char *initials = self->initials != NULL ? dup_initials (cast->prose, phrase->first) : NULL;

  if (initials != NULL)
    {
      gpointer known = g_hash_table_lookup (self->initials, initials);

      if (known != NULL && GPOINTER_TO_UINT (known) != ANALYZER_NO_MEMBER)
        member = GPOINTER_TO_UINT (known) - 1;
    }
  if (member == ANALYZER_NO_MEMBER)
    return FALSE;

  *resolution = (AnalyzerResolution) {
    .member = member,
    .other = ANALYZER_NO_MEMBER,
    .confidence = 0.9,
    .why = initials != NULL ? _("these are the initials") : part == PART_ASKS ? _("the one who asks in the interview")
                                                                          : _("the one who answers in the interview"),
  };

  return TRUE;
}

void
analyzer_interview_clear (AnalyzerInterview *self)
{
  g_clear_pointer (&self->initials, g_hash_table_unref);
}
