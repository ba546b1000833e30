/* query.h: what a user types into a search, for the full-text index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *analyzer_query_to_match (const char *words);

G_END_DECLS
