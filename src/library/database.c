/* database.c: the file behind a library.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-library"

#include "config.h"

#include "library/database.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Says that a database is a library: "AnLi". */
#define APPLICATION_ID 0x416E4C69

/* How long to wait for another program that writes, in milliseconds. */
#define PATIENCE 5000

/* From the file format of SQLite, version 3. */
#define HEADER_BYTES 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

/* Each step makes a library of the version before into one of its own; the
 * first makes an empty file into one of version 1. Steps that have been
 * released never change. Offsets are bytes of the article's text; lists of
 * spans are written "start-end,start-end", lists of numbers "1,2". */
static const char *const steps[] = {
  "CREATE TABLE article ("
  "  id INTEGER PRIMARY KEY,"
  "  path TEXT NOT NULL,"
  "  checksum TEXT NOT NULL,"
  "  number INTEGER NOT NULL,"              /* among the articles of its file */
  "  reader TEXT,"
  "  text TEXT NOT NULL,"
  "  ignored TEXT NOT NULL,"
  "  added INTEGER NOT NULL,"               /* seconds since 1970 */
  "  program TEXT NOT NULL,"                /* the version that analysed it */
  "  UNIQUE (path, checksum, number));"
  "CREATE TABLE field ("
  "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
  "  field INTEGER NOT NULL,"
  "  rank INTEGER NOT NULL,"
  "  value TEXT NOT NULL,"
  "  origin TEXT,"
  "  PRIMARY KEY (article, field, rank)) WITHOUT ROWID;"
  "CREATE TABLE speaker ("
  "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
  "  number INTEGER NOT NULL,"
  "  name TEXT NOT NULL,"
  "  kind INTEGER NOT NULL,"
  "  gender INTEGER NOT NULL,"
  "  role TEXT, role_span TEXT NOT NULL,"
  "  affiliation TEXT, affiliation_span TEXT NOT NULL,"
  "  aliases TEXT NOT NULL,"                /* a line each */
  "  mentions TEXT NOT NULL,"
  "  PRIMARY KEY (article, number)) WITHOUT ROWID;"
  "CREATE INDEX speaker_name ON speaker (name, kind);"
  "CREATE TABLE quote ("
  "  id INTEGER PRIMARY KEY,"
  "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
  "  number INTEGER NOT NULL,"
  "  type INTEGER NOT NULL,"
  "  act INTEGER NOT NULL,"
  "  source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL,"
  "  words TEXT NOT NULL,"                  /* of the content, for the index */
  "  agrees TEXT NOT NULL,"
  "  runners_up TEXT NOT NULL,"
  "  confidence REAL NOT NULL,"
  "  speaker_confidence REAL NOT NULL,"
  "  why TEXT,"
  "  UNIQUE (article, number));"
  "CREATE TABLE quote_speaker ("
  "  quote INTEGER NOT NULL REFERENCES quote ON DELETE CASCADE,"
  "  rank INTEGER NOT NULL,"
  "  speaker INTEGER NOT NULL,"             /* its number in the article */
  "  PRIMARY KEY (quote, rank)) WITHOUT ROWID;"
  "CREATE TABLE dissent ("
  "  quote INTEGER PRIMARY KEY REFERENCES quote ON DELETE CASCADE,"
  "  against TEXT NOT NULL,"
  "  prevailing INTEGER NOT NULL,"
  "  about TEXT,"
  "  marker TEXT NOT NULL,"
  "  explicit INTEGER NOT NULL,"
  "  confidence REAL NOT NULL,"
  "  why TEXT);"
  "CREATE TABLE debate ("
  "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
  "  number INTEGER NOT NULL,"
  "  claim TEXT,"
  "  claim_spans TEXT NOT NULL,"
  "  claim_quote INTEGER NOT NULL,"
  "  holders TEXT NOT NULL, support TEXT NOT NULL, dissent TEXT NOT NULL,"
  "  PRIMARY KEY (article, number)) WITHOUT ROWID;"
  /* Kept in step with quote by whoever writes that: triggers of a file from
   * anybody are not trusted with it. */
  "CREATE VIRTUAL TABLE quote_words USING fts5 (words, content='quote', content_rowid='id',"
  "  prefix='2 3', tokenize='unicode61 remove_diacritics 2');",
};

G_DEFINE_QUARK (analyzer-library-error-quark, analyzer_library_error)

/**
 * analyzer_database_set_error:
 * @db: (nullable): a database of which the last call failed
 *
 * Tells in words what went wrong.
 */
void
analyzer_database_set_error (sqlite3  *db,
                             GError  **error)
{
  switch (sqlite3_errcode (db) & 0xFF)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
      g_set_error_literal (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_DAMAGED,
                           _("The library is damaged; take the last copy of it that you have"));
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_BUSY,
                           _("Another program is writing into the library; try again in a moment"));
      break;

    case SQLITE_FULL:
      g_set_error_literal (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_FULL,
                           _("There is no room left on the disk for the library"));
      break;

    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_AUTH:
      g_set_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_ACCESSIBLE,
                   _("The library can’t be opened or written: %s"), sqlite3_errmsg (db));
      break;

    default:
      g_set_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_FAILED,
                   _("The library does not work: %s"), sqlite3_errmsg (db));
    }
}

/**
 * analyzer_database_run:
 * @sql: one statement or several, without parameters
 *
 * Returns: whether all of it could be done
 */
gboolean
analyzer_database_run (sqlite3     *db,
                       const char  *sql,
                       GError     **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  analyzer_database_set_error (db, error);

  return FALSE;
}

/**
 * analyzer_database_prepare:
 * @sql: one statement
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
sqlite3_stmt *
analyzer_database_prepare (sqlite3     *db,
                           const char  *sql,
                           GError     **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK)
    return statement;

  analyzer_database_set_error (db, error);

  return NULL;
}

/**
 * analyzer_database_step:
 * @has_row: (out): whether there is one more row
 *
 * Returns: whether it could be told
 */
gboolean
analyzer_database_step (sqlite3_stmt  *statement,
                        gboolean      *has_row,
                        GError       **error)
{
  int result = sqlite3_step (statement);

  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;

  analyzer_database_set_error (sqlite3_db_handle (statement), error);

  return FALSE;
}

/**
 * analyzer_database_execute:
 *
 * Runs a statement that gives no rows, and makes it ready to be run again.
 *
 * Returns: whether it could be done
 */
gboolean
analyzer_database_execute (sqlite3_stmt  *statement,
                           GError       **error)
{
  gboolean has_row;
  gboolean done = analyzer_database_step (statement, &has_row, error);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return done;
}

/**
 * analyzer_database_bind_text:
 * @column: a parameter, from 1 on
 * @text: (nullable): its value, which must live until the statement has run
 */
void
analyzer_database_bind_text (sqlite3_stmt *statement,
                             int           column,
                             const char   *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, column, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, column);
}

static gboolean
get_number (sqlite3     *db,
            const char  *sql,
            gint64      *number,
            GError     **error)
{
  g_autoptr(sqlite3_stmt) statement = analyzer_database_prepare (db, sql, error);
  gboolean has_row;

  if (statement == NULL || !analyzer_database_step (statement, &has_row, error))
    return FALSE;

  *number = has_row ? sqlite3_column_int64 (statement, 0) : 0;

  return TRUE;
}

static void
set_not_a_library (const char  *path,
                   GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY,
               _("“%s” is not a library of Analyzer; choose another file"), name);
}

static void
set_too_new (const char  *path,
             GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_TOO_NEW,
               _("A later version of Analyzer made the library “%s”; install that version"), name);
}

static guint32
read_header_number (const guchar *header,
                    guint         at)
{
  return (guint32) header[at] << 24 | header[at + 1] << 16 | header[at + 2] << 8 | header[at + 3];
}

/* Looks at the file before SQLite does, which might create files beside it or
 * write into it. A file without a single byte becomes a library. */
static gboolean
check_file (const char  *path,
            GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guchar header[HEADER_BYTES];
  struct stat info;
  FILE *file;
  gsize n;

  if (stat (path, &info) != 0 && errno == ENOENT)
    return TRUE;

  /* Opening a pipe would wait for somebody to write into it. */
  if (stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    {
      set_not_a_library (path, error);
      return FALSE;
    }

  file = fopen (path, "re");
  if (file == NULL)
    {
      g_set_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_ACCESSIBLE,
                   _("The library “%s” can’t be opened: %s"), name, g_strerror (errno));
      return FALSE;
    }

  n = fread (header, 1, sizeof header, file);
  fclose (file);
  if (n == 0 && info.st_size == 0)
    return TRUE;

  if (n < sizeof header || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0 ||
      read_header_number (header, HEADER_APPLICATION_ID) != APPLICATION_ID)
    {
      set_not_a_library (path, error);
      return FALSE;
    }
  if (read_header_number (header, HEADER_USER_VERSION) > G_N_ELEMENTS (steps))
    {
      set_too_new (path, error);
      return FALSE;
    }

  return TRUE;
}

/* Brings the library up to this version, wholly or not at all. Another program
 * may be doing the same, so it is looked at once more under the lock. */
static gboolean
migrate (sqlite3     *db,
         const char  *path,
         GError     **error)
{
  g_autofree char *finish = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                             APPLICATION_ID, (guint) G_N_ELEMENTS (steps));
  gint64 version;

  if (!get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == G_N_ELEMENTS (steps))
    return TRUE;

  if (!analyzer_database_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!get_number (db, "PRAGMA user_version", &version, error))
    goto failed;
  if (version < 0 || version > (gint64) G_N_ELEMENTS (steps))
    {
      set_too_new (path, error);
      goto failed;
    }

  for (guint i = version; i < G_N_ELEMENTS (steps); i++)
    if (!analyzer_database_run (db, steps[i], error))
      goto failed;
  if (!analyzer_database_run (db, finish, error) || !analyzer_database_run (db, "COMMIT", error))
    goto failed;

  return TRUE;

failed:
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);

  return FALSE;
}

/**
 * analyzer_database_open:
 * @path: (nullable): the library's file, made where there is none; %NULL for
 *   one in memory
 *
 * Every change is on the disk once it is reported as done, and is there wholly
 * or not at all, whenever the program or the computer stops.
 *
 * Returns: (transfer full): the database, or %NULL with @error set and the
 *   file as it was
 */
sqlite3 *
analyzer_database_open (const char  *path,
                        GError     **error)
{
  sqlite3 *db = NULL;

  if (path != NULL && !check_file (path, error))
    return NULL;

  if (sqlite3_open_v2 (path != NULL ? path : ":memory:", &db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK)
    {
      analyzer_database_set_error (db, error);
      sqlite3_close (db);
      return NULL;
    }

  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, PATIENCE);

  /* A library may come from anybody: its schema is not to do anything else. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  /* Read something before anything is written. The log of changes comes last:
   * what says that the file is a library must stand in the file itself. */
  if (!analyzer_database_run (db, "SELECT count (*) FROM sqlite_schema", error) ||
      !analyzer_database_run (db,
                              "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL", error) ||
      !migrate (db, path, error) ||
      !analyzer_database_run (db, "PRAGMA journal_mode = WAL", error))
    {
      sqlite3_close (db);
      return NULL;
    }

  return db;
}
