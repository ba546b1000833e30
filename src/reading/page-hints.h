/* page-hints.h: what an element's class, id and role tell of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint analyzer_page_name_kind  (const char *name);
guint analyzer_page_class_kind (const char *value);
guint analyzer_page_role_kind  (const char *value);
guint analyzer_page_note_kind  (const char *value);
guint analyzer_page_item_kind  (const char *value);

G_END_DECLS
