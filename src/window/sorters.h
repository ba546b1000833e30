/* sorters.h: orders of the window's lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSorter *analyzer_sorter_new_by_text   (GType       type,
                                          const char *property);
GtkSorter *analyzer_sorter_new_by_number (GType       type,
                                          const char *property);

G_END_DECLS
