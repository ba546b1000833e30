/* speaker-resolver.h: whom a pronoun or a description means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/speaker-ranker.h"

G_BEGIN_DECLS

#define ANALYZER_RUNNERS_UP_MAX 3

/**
 * AnalyzerResolution:
 * @member: who is meant; %ANALYZER_NO_MEMBER where nobody is known
 * @other: the second of two who are meant; %ANALYZER_NO_MEMBER without
 * @confidence: from 0 to 1
 * @runners_up: the next likely, best first
 * @n_runners_up: how many there are
 * @why: the reason in a word or two for the user; a translated, static string
 */
typedef struct
{
  guint       member;
  guint       other;
  double      confidence;
  guint       runners_up[ANALYZER_RUNNERS_UP_MAX];
  guint       n_runners_up;
  const char *why;
} AnalyzerResolution;

/* Tells during training which of the candidates is meant: its number. */
typedef guint (*AnalyzerTeacher) (AnalyzerCast         *cast,
                                  const AnalyzerQuote  *quote,
                                  const AnalyzerPhrase *phrase,
                                  GArray               *candidates,
                                  gpointer              user_data);

typedef struct _AnalyzerResolver AnalyzerResolver;

AnalyzerResolver *analyzer_resolver_new      (AnalyzerCast                *cast,
                                              AnalyzerFindings            *findings,
                                              const AnalyzerSpeakerModel  *model,
                                              AnalyzerTeacher              teacher,
                                              gpointer                     teacher_data);
void              analyzer_resolver_free     (AnalyzerResolver            *self);
void              analyzer_resolver_resolve  (AnalyzerResolver            *self,
                                              const AnalyzerQuote         *quote,
                                              const AnalyzerPhrase        *phrase,
                                              guint                        source_end,
                                              AnalyzerResolution          *resolution);
void              analyzer_resolver_resolve_silent
                                             (AnalyzerResolver            *self,
                                              const AnalyzerQuote         *quote,
                                              AnalyzerPhrase              *verb,
                                              AnalyzerResolution          *resolution);
void              analyzer_resolver_remember (AnalyzerResolver            *self,
                                              const AnalyzerQuote         *quote,
                                              const AnalyzerPhrase        *phrase,
                                              guint                        member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerResolver, analyzer_resolver_free)

G_END_DECLS
