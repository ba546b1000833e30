/* view-targets.h: from whom a view can dissent, and what speaks for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/view-features.h"

G_BEGIN_DECLS

/* Stands among the numbers of parties for the prevailing or official view. */
#define ANALYZER_PARTY_PREVAILING G_MAXUINT

GArray *analyzer_view_targets_list     (const AnalyzerViewContext *context,
                                        guint                      number);
void    analyzer_view_targets_describe (const AnalyzerViewContext *context,
                                        guint                      number,
                                        guint                      party,
                                        const double              *scores,
                                        GArray                    *features);

G_END_DECLS
