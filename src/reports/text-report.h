/* text-report.h: what was found in an article, for reading in a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

void analyzer_text_report_append (GString          *out,
                                  AnalyzerFindings *findings,
                                  guint             width,
                                  gboolean          in_colours);

G_END_DECLS
