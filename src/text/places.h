/* places.h: where the program's own files are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *analyzer_places_dup_data_path    (const char *name);
char     *analyzer_places_dup_locale_path  (void);
char     *analyzer_places_dup_program_path (const char *name);
char     *analyzer_places_dup_schema_path  (void);
gboolean  analyzer_places_is_installed     (void);

G_END_DECLS
