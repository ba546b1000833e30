/* terminal.h: text that is safe to show in a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean analyzer_terminal_may_show (gunichar c);

G_END_DECLS
