/* page-body.h: finds the article in a web page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/page.h"

G_BEGIN_DECLS

GBytes *analyzer_page_find_body (AnalyzerPage *page,
                                 GPtrArray    *titles,
                                 const char   *told);

G_END_DECLS
