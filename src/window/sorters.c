/* sorters.c: orders of the window's lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/sorters.h"

/**
 * analyzer_sorter_new_by_text:
 * @type: what is sorted
 * @property: one of its properties
 *
 * Returns: (transfer full): a sorter from A to Z
 */
GtkSorter *
analyzer_sorter_new_by_text (GType       type,
                             const char *property)
{
  return GTK_SORTER (gtk_string_sorter_new (gtk_property_expression_new (type, NULL, property)));
}

/**
 * analyzer_sorter_new_by_number:
 * @type: what is sorted
 * @property: one of its properties
 *
 * Returns: (transfer full): a sorter with the highest first
 */
GtkSorter *
analyzer_sorter_new_by_number (GType       type,
                               const char *property)
{
  GtkNumericSorter *sorter = gtk_numeric_sorter_new (gtk_property_expression_new (type, NULL, property));

  gtk_numeric_sorter_set_sort_order (sorter, GTK_SORT_DESCENDING);

  return GTK_SORTER (sorter);
}
