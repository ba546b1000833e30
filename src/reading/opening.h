/* opening.h: what the first lines of a text say of the article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/article.h"

G_BEGIN_DECLS

gboolean  analyzer_is_byline    (const char      *line,
                                 gsize            length);
GArray   *analyzer_read_opening (AnalyzerArticle *article,
                                 gsize            length);

G_END_DECLS
