/* noun-phrase.h: where the words that name somebody begin and end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose.h"

G_BEGIN_DECLS

/**
 * AnalyzerTokens:
 * @first: the number of the first token
 * @last: the number of the last one
 *
 * A run of tokens with at least one.
 */
typedef struct
{
  guint first;
  guint last;
} AnalyzerTokens;

gboolean analyzer_is_quantifier      (const AnalyzerProse *prose,
                                      guint                token);
gboolean analyzer_noun_phrase_before (const AnalyzerProse *prose,
                                      guint                last,
                                      AnalyzerTokens      *phrase);
gboolean analyzer_noun_phrase_after  (const AnalyzerProse *prose,
                                      guint                first,
                                      AnalyzerTokens      *phrase);
guint    analyzer_find_concession_end (const AnalyzerProse *prose,
                                       guint                token);

G_END_DECLS
