/* library-private.h: what the parts of a library share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "library/database.h"
#include "library/library.h"

G_BEGIN_DECLS

/* Between the pieces of a content that is interrupted. */
#define ANALYZER_LIBRARY_GAP " … "

struct _AnalyzerLibrary
{
  GObject  parent_instance;

  GMutex   lock;        /* held while the database is used */
  sqlite3 *db;
};

/* With the lock held. */
gboolean          analyzer_library_store (sqlite3           *db,
                                          AnalyzerFindings  *findings,
                                          guint              number,
                                          GError           **error);
AnalyzerFindings *analyzer_library_fetch (sqlite3           *db,
                                          gint64             article,
                                          GError           **error);

G_END_DECLS
