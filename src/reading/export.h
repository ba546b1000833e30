/* export.h: many articles in one file, as databases hand them out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/manuscript.h"
#include "reading/reader.h"

G_BEGIN_DECLS

GPtrArray *analyzer_export_read_text       (const AnalyzerInput  *input,
                                            const char           *text,
                                            gsize                 length,
                                            GCancellable         *cancellable,
                                            GError              **error);
GPtrArray *analyzer_export_read_manuscript (const AnalyzerInput  *input,
                                            AnalyzerManuscript   *manuscript,
                                            GCancellable         *cancellable,
                                            GError              **error);
GPtrArray *analyzer_export_read_page       (const AnalyzerInput  *input,
                                            GCancellable         *cancellable,
                                            GError              **error);

G_END_DECLS
