/* html.h: reads web pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/article.h"

G_BEGIN_DECLS

AnalyzerArticle *analyzer_html_read_page (GBytes        *bytes,
                                          const char    *format,
                                          GCancellable  *cancellable,
                                          GError       **error);

G_END_DECLS
