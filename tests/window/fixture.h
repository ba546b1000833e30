/* fixture.h: an article with findings made by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/collection.h"

G_BEGIN_DECLS

AnalyzerFindings    *fixture_findings_new (void);
AnalyzerArticleItem *fixture_add          (AnalyzerCollection *collection,
                                           const char         *name);
AnalyzerSpan         fixture_find         (AnalyzerFindings   *findings,
                                           const char         *words);

G_END_DECLS
