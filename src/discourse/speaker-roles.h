/* speaker-roles.h: what the article says that people are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/speaker-cast.h"

G_BEGIN_DECLS

void analyzer_find_roles (AnalyzerCast *cast);

G_END_DECLS
