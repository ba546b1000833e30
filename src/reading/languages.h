/* languages.h: what languages are called, and which one a text is in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/article.h"

G_BEGIN_DECLS

char *analyzer_dup_language_tag  (const char      *name);
void  analyzer_guess_language    (AnalyzerArticle *article);
char *analyzer_dup_language_note (AnalyzerArticle *article);

G_END_DECLS
