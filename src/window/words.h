/* words.h: how the window words what was found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

const char *analyzer_words_for_type       (AnalyzerQuoteType    type);
const char *analyzer_words_for_act        (AnalyzerAct          act);
const char *analyzer_words_for_kind       (AnalyzerSpeakerKind  kind);
char       *analyzer_words_for_confidence (double               confidence);
char       *analyzer_words_for_dissent    (AnalyzerFindings    *findings,
                                           const AnalyzerQuote *quote);
char       *analyzer_words_for_spans      (AnalyzerFindings    *findings,
                                           GArray              *spans);
char       *analyzer_words_for_error      (const GError        *error);
guint       analyzer_words_count          (const char          *text,
                                           gsize                length);

G_END_DECLS
