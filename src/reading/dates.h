/* dates.h: dates as documents word them, told in ISO 8601.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *analyzer_dup_iso_date (const char *text);

G_END_DECLS
