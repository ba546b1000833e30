/* prose-private.h: prose whose words and sentences are given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose.h"
#include "language/tokens.h"

G_BEGIN_DECLS

AnalyzerProse *analyzer_prose_new_from_cuts (GBytes *text,
                                             GArray *cuts,
                                             GArray *lengths);
gboolean       analyzer_prose_find_meanings (AnalyzerProse   *self,
                                             AnalyzerModels  *models,
                                             GError         **error);

G_END_DECLS
