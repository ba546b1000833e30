/* names.h: findings in the user's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

const char *analyzer_describe_type         (AnalyzerQuoteType    type);
const char *analyzer_describe_act          (AnalyzerAct          act);
const char *analyzer_describe_kind         (AnalyzerSpeakerKind  kind);
char       *analyzer_describe_speakers     (AnalyzerFindings    *findings,
                                            GArray              *ids);
char       *analyzer_describe_who          (AnalyzerFindings    *findings,
                                            const AnalyzerQuote *quote);
char       *analyzer_describe_dissent      (AnalyzerFindings    *findings,
                                            const AnalyzerQuote *quote);
char       *analyzer_describe_role         (const AnalyzerSpeaker *speaker);

G_END_DECLS
