/* json-line.h: an article and what was found in it, as one line of JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

void analyzer_json_line_append_findings (GString          *out,
                                         AnalyzerFindings *findings);
void analyzer_json_line_append_article  (GString          *out,
                                         AnalyzerArticle  *article);
void analyzer_json_line_append_error    (GString          *out,
                                         const char       *path,
                                         const char       *code,
                                         const char       *message);

G_END_DECLS
