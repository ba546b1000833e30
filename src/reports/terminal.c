/* terminal.c: text that is safe to show in a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/terminal.h"

/**
 * analyzer_terminal_may_show:
 * @c: a character of an article
 *
 * An article must not be able to command the terminal that shows it, nor to
 * turn around the direction of what stands beside it.
 *
 * Returns: whether @c only shows itself
 */
gboolean
analyzer_terminal_may_show (gunichar c)
{
  return !g_unichar_iscntrl (c) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}
