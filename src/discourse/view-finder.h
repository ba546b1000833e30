/* view-finder.h: finds which quotes are dissenting and agreeing views.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"
#include "language/prose.h"

G_BEGIN_DECLS

gboolean analyzer_find_views (AnalyzerFindings     *findings,
                              const AnalyzerProse  *prose,
                              AnalyzerModels       *models,
                              GCancellable         *cancellable,
                              GError              **error);

G_END_DECLS
