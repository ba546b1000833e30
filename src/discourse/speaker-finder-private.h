/* speaker-finder-private.h: the speaker finder as its training sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/speaker-finder.h"
#include "discourse/speaker-resolver.h"

G_BEGIN_DECLS

gboolean analyzer_find_speakers_taught (AnalyzerFindings            *findings,
                                        const AnalyzerProse         *prose,
                                        AnalyzerModels              *models,
                                        const AnalyzerSpeakerModel  *model,
                                        AnalyzerTeacher              teacher,
                                        gpointer                     teacher_data,
                                        GCancellable                *cancellable,
                                        GError                     **error);

G_END_DECLS
