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
 *
 * The two of an interview whose turns have letters in place of names.
 */
typedef struct
{
  guint    asks;
  guint    answers;
  gboolean is_one;
} AnalyzerInterview;

void     analyzer_interview_find    (AnalyzerInterview       *self,
                                     AnalyzerCast            *cast,
                                     AnalyzerFindings        *findings);
gboolean analyzer_interview_resolve (const AnalyzerInterview *self,
                                     const AnalyzerCast      *cast,
                                     const AnalyzerPhrase    *phrase,
                                     AnalyzerResolution      *resolution);

G_END_DECLS
