/* page-text.h: a piece of a web page that is all article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/manuscript.h"

G_BEGIN_DECLS

gboolean analyzer_page_write_all (const char          *html,
                                  gsize                length,
                                  AnalyzerManuscript  *manuscript,
                                  GCancellable        *cancellable,
                                  GError             **error);

G_END_DECLS
