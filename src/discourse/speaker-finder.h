/* speaker-finder.h: finds who really speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"
#include "language/models.h"
#include "language/prose.h"

G_BEGIN_DECLS

gboolean analyzer_find_speakers (AnalyzerFindings     *findings,
                                 const AnalyzerProse  *prose,
                                 AnalyzerModels       *models,
                                 GCancellable         *cancellable,
                                 GError              **error);

G_END_DECLS
