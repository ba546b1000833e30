/* speaker-ranker-private.h: what listing and weighing candidates share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/speaker-ranker.h"

G_BEGIN_DECLS

#define ANALYZER_PROTAGONISTS 2
/* Of those whom a quote's content names no more are looked at. */
#define ANALYZER_TOLD_MAX 12
/* Of the subjects before a phrase, so many count. */
#define ANALYZER_SUBJECTS_MAX 3
/* he, she */
#define ANALYZER_SEXES 2
/* How many words of a description are looked for among those of a candidate. */
#define ANALYZER_NOUNS_MAX 12

/* The classes of phrases have weights of their own. */
typedef enum
{
  ANALYZER_ASKED_PERSON = 1,    /* he, she */
  ANALYZER_ASKED_THEY,
  ANALYZER_ASKED_IT,
  ANALYZER_ASKED_RELATIVE,
  ANALYZER_ASKED_ONE,           /* the official */
  ANALYZER_ASKED_SEVERAL,       /* the officials */
  ANALYZER_ASKED_BODY,          /* the company */
  ANALYZER_ASKED_DOCUMENT,      /* the report */
  ANALYZER_ASKED_NAME,          /* a name that several bear */
  ANALYZER_ASKED_NEW_ONE,       /* an official, 'Judge' in a headline */
  ANALYZER_ASKED_NEW_BODY,      /* a company */
  ANALYZER_ASKED_NEW_DOCUMENT,  /* a report */
} AnalyzerAsked;

/* What stands in the article and may be meant though it has no name. */
typedef struct
{
  AnalyzerPhrase phrase;
  guint          member;
  gboolean       named;         /* a name stands in it */
  gboolean       plain;         /* several of a noun that tells nothing of who they are */
} AnalyzerDescribed;

typedef struct
{
  guint member;
  guint token;
} AnalyzerTurn;

/* Where a member has last been seen on the way through the article. */
typedef struct
{
  guint    token;       /* of the last pronoun or description resolved to it */
  gboolean seen;
} AnalyzerTrace;

struct _AnalyzerRanker
{
  AnalyzerCast               *cast;
  const AnalyzerSpeakerModel *model;
  guint8           *quoted;             /* of each token: in quotation marks */
  const guint      *speaker_of;         /* of each token in a quotation: who speaks it, once known */
  guint8           *is_source;          /* of each mention: whether it stands in a quote's source */
  guint            *n_sources;          /* of each member that is named: by how many sources */
  guint             n_members;          /* how many these are */
  guint            *n_pronouns[ANALYZER_SEXES]; /* of each token: how many pronouns of that sex stand before it */
  GArray           *described;          /* of AnalyzerDescribed, in text order */
  GHashTable       *owned;              /* owner and lemma -> the number of a description, from 1 */
  GHashTable       *makers;             /* noun of an utterance -> whose it is */
  GHashTable       *by_noun;            /* noun -> GArray of the members that it describes */
  GHashTable       *described_by_noun;  /* noun -> GArray of the descriptions that it carries */
  GArray           *turns;              /* of AnalyzerTurn */
  GArray           *traces;             /* of AnalyzerTrace, a member each */
  guint             protagonists[ANALYZER_PROTAGONISTS];
  guint             n_protagonists;
  guint             most;
  guint             bodies[ANALYZER_PROTAGONISTS];      /* named most often */
  guint             n_bodies;
};

/* One phrase of which is asked whom it means. */
typedef struct
{
  const AnalyzerQuote  *quote;
  const AnalyzerPhrase *phrase;
  AnalyzerAsked         asked;
  double                femininity;
  guint                 anaphor;
  guint                 owner;                          /* member */
  guint                 content_start;
  guint32               cue;                            /* the hash of its first word */
  guint                 told[ANALYZER_TOLD_MAX];        /* members named in the content */
  guint                 n_told;
  guint                 paragraph_first;                /* token */
  guint                 first_person;                   /* member named first in the paragraph */
  guint32               noun;                           /* of the head */
  guint                 meaning;
  guint32               nouns[ANALYZER_NOUNS_MAX];      /* of the words beside the head */
  guint                 n_nouns;
  guint                 determiner;                     /* how it begins: 'the', 'this', 'his', 'Hale's' */
  gboolean              named;                          /* a name stands in it */
  gboolean              named_owner;                    /* and tells whose it is */
  guint                 n_same;                         /* who has a name and is described so: 0, 1 or more */
  gboolean              headline;
  guint                 start;                          /* whether it begins its paragraph or its sentence */
  guint                 subjects[ANALYZER_SUBJECTS_MAX]; /* members that are the subjects before it, the nearest first */
  guint                 n_subjects;
} AnalyzerQuestion;

static inline const AnalyzerToken *
get_token (const AnalyzerRanker *self,
           guint                 token)
{
  return &self->cast->prose->tokens[token];
}

static inline const char *
get_word (const AnalyzerRanker *self,
          guint                 token)
{
  return analyzer_prose_get_word (self->cast->prose, token);
}

void  analyzer_question_init             (AnalyzerQuestion       *self,
                                          const AnalyzerRanker   *ranker,
                                          const AnalyzerQuote    *quote,
                                          const AnalyzerPhrase   *phrase);
void  analyzer_question_describe_member  (const AnalyzerQuestion *self,
                                          const AnalyzerRanker   *ranker,
                                          AnalyzerBearer         *candidate,
                                          guint                   rank);
void  analyzer_question_describe_unknown (const AnalyzerQuestion *self,
                                          const AnalyzerRanker   *ranker,
                                          AnalyzerBearer         *candidate);
void  analyzer_question_compare          (const AnalyzerQuestion *self,
                                          const AnalyzerRanker   *ranker,
                                          GArray                 *candidates);
double analyzer_question_get_femininity  (const AnalyzerRanker   *ranker,
                                          const AnalyzerPhrase   *phrase);

G_END_DECLS
