/* export-lines.h: what the lines at the head of an article are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/export-profile.h"

G_BEGIN_DECLS

#define ANALYZER_EXPORT_LINES_MAX 64u

gboolean analyzer_export_has_shape   (AnalyzerExportProfile *profile,
                                      const char            *line);
void     analyzer_export_match_lines (AnalyzerExportProfile *profile,
                                      GPtrArray             *lines,
                                      guint                  told,
                                      int                   *items);

G_END_DECLS
