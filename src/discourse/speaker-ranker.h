/* speaker-ranker.h: tells whom a pronoun or a description means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/speaker-model.h"
#include "discourse/speaker-phrase.h"

G_BEGIN_DECLS

#define ANALYZER_BEARER_FEATURES_MAX 192

/**
 * AnalyzerBearer:
 * @member: who may be meant; %ANALYZER_NO_MEMBER for somebody not yet known
 * @described: the number of the description that introduces somebody not yet
 *   known, %G_MAXUINT where the phrase itself does
 * @first: the number of the first token of the words for somebody not yet known
 * @end: the number of the token after the last one
 * @features: hashes of what speaks for and against it
 * @n_features: how many there are
 * @score: the sum of their weights
 * @probability: from 0 to 1, of all candidates together 1
 */
typedef struct
{
  guint   member;
  guint   described;
  guint   first;
  guint   end;
  guint32 features[ANALYZER_BEARER_FEATURES_MAX];
  guint   n_features;
  double  score;
  double  probability;
} AnalyzerBearer;

typedef struct _AnalyzerRanker AnalyzerRanker;

AnalyzerRanker *analyzer_ranker_new        (AnalyzerCast               *cast,
                                            GArray                     *quotations,
                                            const AnalyzerFindings     *findings,
                                            const guint                *speaker_of,
                                            const AnalyzerSpeakerModel *model);
void            analyzer_ranker_free       (AnalyzerRanker             *self);

GArray         *analyzer_ranker_list       (AnalyzerRanker             *self,
                                            const AnalyzerQuote        *quote,
                                            const AnalyzerPhrase       *phrase);
guint           analyzer_ranker_find_mention
                                           (const AnalyzerRanker       *self,
                                            guint                       token);
const AnalyzerPhrase *
                analyzer_ranker_get_phrase (const AnalyzerRanker       *self,
                                            const AnalyzerBearer       *bearer);
const AnalyzerPhrase *
                analyzer_ranker_find_owned (const AnalyzerRanker       *self,
                                            guint                       owner,
                                            guint                       lemma);
guint           analyzer_ranker_find_subject
                                           (const AnalyzerRanker       *self,
                                            guint                       token);
void            analyzer_ranker_note_maker (AnalyzerRanker             *self,
                                            const AnalyzerPhrase       *phrase,
                                            guint                       member);
guint           analyzer_ranker_find_maker (const AnalyzerRanker       *self,
                                            const AnalyzerPhrase       *phrase);
void            analyzer_ranker_note_described
                                           (AnalyzerRanker             *self,
                                            guint                       head,
                                            guint                       member);
void            analyzer_ranker_note_sex   (const AnalyzerRanker       *self,
                                            const AnalyzerPhrase       *phrase,
                                            guint                       member);
void            analyzer_ranker_note_place (AnalyzerRanker             *self,
                                            guint                       member,
                                            guint                       token);
void            analyzer_ranker_note_turn  (AnalyzerRanker             *self,
                                            guint                       member,
                                            guint                       token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerRanker, analyzer_ranker_free)

G_END_DECLS
