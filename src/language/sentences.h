/* sentences.h: finds where the sentences of a paragraph end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/tokens.h"

G_BEGIN_DECLS

guint analyzer_find_sentence_end (const char        *text,
                                  const AnalyzerCut *cuts,
                                  guint              n_cuts);

G_END_DECLS
