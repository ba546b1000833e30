/* list-row.h: what a row of a list holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANALYZER_TYPE_LIST_ROW (analyzer_list_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerListRow, analyzer_list_row, ANALYZER, LIST_ROW, GtkBox)

G_END_DECLS
