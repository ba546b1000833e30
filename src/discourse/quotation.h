/* quotation.h: what stands in quotation marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/span.h"

G_BEGIN_DECLS

/**
 * AnalyzerQuotation:
 * @outer: from the opening mark to behind the closing one
 * @inner: what stands between the marks
 * @depth: how many other quotations it stands in, 0 for none
 * @continues: whether it has no closing mark because it goes on in the next
 *   paragraph
 * @continued: whether it begins its paragraph as the continuation of the one
 *   before
 *
 * One stretch of text in quotation marks. It never leaves its paragraph: a
 * quotation over three paragraphs is three of these.
 */
typedef struct
{
  AnalyzerSpan outer;
  AnalyzerSpan inner;
  guint        depth;
  gboolean     continues;
  gboolean     continued;
} AnalyzerQuotation;

GArray *analyzer_find_quotations (const char *text,
                                  gsize       length);

G_END_DECLS
