/* interview.h: who asks and who answers in a printed interview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/speaker-resolver.h"

G_BEGIN_DECLS

/**
 * AnalyzerInterview:
 * @asks: the member who asks; %ANALYZER_NO_MEMBER where nobody is told
 * @answers: the member who answers; likewise
 * @is_one: whether the article has turns such as "Q:" and "A:"
 * @initials: (nullable): of the initials that turns begin with ("IM:") the
 *   member who has them, plus one; %ANALYZER_NO_MEMBER where several have
 *
 * Who speaks in an interview whose turns have letters in place of names.
 */
typedef struct
{
  guint       asks;
  guint       answers;
  gboolean    is_one;
  GHashTable *initials;
} AnalyzerInterview;

void     analyzer_interview_find    (AnalyzerInterview       *self,
                                     AnalyzerCast            *cast,
                                     AnalyzerFindings        *findings);
gboolean analyzer_interview_resolve (const AnalyzerInterview *self,
                                     const AnalyzerCast      *cast,
                                     const AnalyzerPhrase    *phrase,
                                     AnalyzerResolution      *resolution);

void     analyzer_interview_clear   (AnalyzerInterview       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalyzerInterview, analyzer_interview_clear)

G_END_DECLS
