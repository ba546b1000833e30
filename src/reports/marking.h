/* marking.h: which marks each stretch of an article's text carries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

/**
 * AnalyzerMark:
 * @span: a stretch of the text, all of which carries the same marks
 * @quote: (nullable): the innermost quote of whose content it is part
 * @begins: (nullable) (element-type AnalyzerQuote): the quotes whose content
 *   begins here, the outermost first
 * @cue: whether it is part of a cue
 * @marker: whether it shows that a quote dissents
 * @ignored: whether it is no part of the article's prose
 */
typedef struct
{
  AnalyzerSpan         span;
  const AnalyzerQuote *quote;
  GPtrArray           *begins;
  guint                cue : 1;
  guint                marker : 1;
  guint                ignored : 1;
} AnalyzerMark;

GArray *analyzer_marking_new (AnalyzerFindings *findings);

G_END_DECLS
