/* output.h: standard output.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean analyzer_print_bytes      (const char  *bytes,
                                    gsize        length,
                                    GError     **error);
guint    analyzer_print_width      (void);
gboolean analyzer_print_in_colours (void);

G_END_DECLS
