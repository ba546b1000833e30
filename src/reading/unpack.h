/* unpack.h: what is in a compressed file, within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean  analyzer_is_gzip     (GBytes        *bytes);
GBytes   *analyzer_unpack_gzip (GBytes        *bytes,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
