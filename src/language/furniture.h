/* furniture.h: finds the lines of a pasted page that are no prose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/span.h"

G_BEGIN_DECLS

GArray *analyzer_find_furniture (const char *text,
                                 gsize       length);

G_END_DECLS
