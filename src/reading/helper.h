/* helper.h: another program that does a part of the reading, within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *analyzer_helper_run (const char *const  *arguments,
                             GBytes             *input,
                             int                *status,
                             GCancellable       *cancellable,
                             GError            **error);

G_END_DECLS
