/* furniture.h: what stands around an article on its page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize   analyzer_furniture_match (const char *line,
                                  gsize       length);
GArray *analyzer_find_furniture  (const char *text,
                                  gsize       length);

G_END_DECLS
