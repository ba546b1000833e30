/* database.h: the file behind a library.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "library/error.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

sqlite3      *analyzer_database_open      (const char    *path,
                                           GError       **error);
void          analyzer_database_set_error (sqlite3       *db,
                                           GError       **error);
gboolean      analyzer_database_run       (sqlite3       *db,
                                           const char    *sql,
                                           GError       **error);
sqlite3_stmt *analyzer_database_prepare   (sqlite3       *db,
                                           const char    *sql,
                                           GError       **error);
gboolean      analyzer_database_step      (sqlite3_stmt  *statement,
                                           gboolean      *has_row,
                                           GError       **error);
gboolean      analyzer_database_execute   (sqlite3_stmt  *statement,
                                           GError       **error);
void          analyzer_database_bind_text (sqlite3_stmt  *statement,
                                           int            column,
                                           const char    *text);

G_END_DECLS
