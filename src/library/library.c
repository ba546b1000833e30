/* library.c: articles and what was found in them, kept and searched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-library"

#include "config.h"

#include "library/library.h"

#include <glib/gi18n-lib.h>

#include "library/library-private.h"

G_DEFINE_FINAL_TYPE (AnalyzerLibrary, analyzer_library, G_TYPE_OBJECT)

static void
analyzer_library_finalize (GObject *object)
{
  AnalyzerLibrary *self = ANALYZER_LIBRARY (object);

  sqlite3_close (self->db);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (analyzer_library_parent_class)->finalize (object);
}

static void
analyzer_library_class_init (AnalyzerLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = analyzer_library_finalize;
}

static void
analyzer_library_init (AnalyzerLibrary *self)
{
  g_mutex_init (&self->lock);
}

/**
 * analyzer_library_new:
 * @path: (nullable): the library's file, made where there is none; %NULL for
 *   one in memory
 *
 * A library of an earlier version is brought up to this one. A file that is
 * something else, damaged or of a later version is refused and stays as it is.
 *
 * Any thread may use the library; a call waits until that of another thread is
 * over. Where one thread must not wait for another's work, each opens the file
 * for itself: whoever reads sees what was finished when its call began, and
 * only writers wait for each other.
 *
 * Returns: (transfer full): the library, or %NULL with @error set
 */
AnalyzerLibrary *
analyzer_library_new (const char  *path,
                      GError     **error)
{
  g_autoptr(AnalyzerLibrary) self = g_object_new (ANALYZER_TYPE_LIBRARY, NULL);

  self->db = analyzer_database_open (path, error);
  if (self->db == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/* Takes articles out, with the index's entries for their quotes. */
static gboolean
remove_articles (AnalyzerLibrary  *self,
                 const char       *where,
                 gint64            id,
                 const char       *path,
                 const char       *checksum,
                 GError          **error)
{
  static const char *const commands[] = {
    "INSERT INTO quote_words (quote_words, rowid, words) SELECT 'delete', quote.id, quote.words"
    " FROM quote JOIN article ON article.id = quote.article WHERE %s",
    "DELETE FROM article WHERE %s",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr(GString) sql = g_string_new (commands[i]);
      g_autoptr(sqlite3_stmt) statement = NULL;

      g_string_replace (sql, "%s", where, 1);
      statement = analyzer_database_prepare (self->db, sql->str, error);
      if (statement == NULL)
        return FALSE;

      sqlite3_bind_int64 (statement, 1, id);
      analyzer_database_bind_text (statement, 2, path);
      analyzer_database_bind_text (statement, 3, checksum);
      if (!analyzer_database_execute (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
remove_file (AnalyzerLibrary  *self,
             AnalyzerArticle  *article,
             GError          **error)
{
  const char *path = analyzer_article_get_path (article);
  const char *checksum = analyzer_article_get_checksum (article);

  return remove_articles (self, "?1 = 0 AND article.path = ?2 AND article.checksum = ?3", 0,
                          path != NULL ? path : "", checksum != NULL ? checksum : "", error);
}

static gboolean
finish_transaction (AnalyzerLibrary  *self,
                    gboolean          done,
                    GError          **error)
{
  done = done && analyzer_database_run (self->db, "COMMIT", error);
  if (!done)
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  return done;
}

/**
 * analyzer_library_add:
 * @findings: (element-type AnalyzerFindings): what was found in each article of
 *   one file
 *
 * Puts a file's articles into the library. They take the place of those that
 * came from a file of the same path and content. All of it is done or nothing.
 *
 * Returns: whether it could be done
 */
gboolean
analyzer_library_add (AnalyzerLibrary  *self,
                      GPtrArray        *findings,
                      GError          **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (ANALYZER_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);

  g_mutex_lock (&self->lock);

  if (analyzer_database_run (self->db, "BEGIN IMMEDIATE", error))
    {
      for (guint i = 0; done && i < findings->len; i++)
        {
          AnalyzerFindings *found = g_ptr_array_index (findings, i);

          if (i == 0)
            done = remove_file (self, found->article, error);
          done = done && analyzer_library_store (self->db, found, i, error);
        }
      done = finish_transaction (self, done, error);
    }
  else
    done = FALSE;

  g_mutex_unlock (&self->lock);

  return done;
}

/**
 * analyzer_library_remove:
 * @article: an article's id
 *
 * Takes an article and all that was found in it out of the library.
 *
 * Returns: whether it was there and is gone
 */
gboolean
analyzer_library_remove (AnalyzerLibrary  *self,
                         gint64            article,
                         GError          **error)
{
  gboolean done;

  g_return_val_if_fail (ANALYZER_IS_LIBRARY (self), FALSE);

  g_mutex_lock (&self->lock);

  done = analyzer_database_run (self->db, "BEGIN IMMEDIATE", error);
  if (done)
    {
      done = remove_articles (self, "article.id = ?1 AND ?2 IS NULL AND ?3 IS NULL", article, NULL, NULL, error);
      if (done && sqlite3_changes (self->db) == 0)
        {
          g_set_error_literal (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_FOUND,
                               _("The article is not in the library any more"));
          done = FALSE;
        }
      done = finish_transaction (self, done, error);
    }

  g_mutex_unlock (&self->lock);

  return done;
}

/**
 * analyzer_library_load:
 * @article: an article's id
 *
 * Returns: (transfer full): the article and what was found in it, as it was
 *   added, or %NULL with @error set
 */
AnalyzerFindings *
analyzer_library_load (AnalyzerLibrary  *self,
                       gint64            article,
                       GError          **error)
{
  AnalyzerFindings *findings;

  g_return_val_if_fail (ANALYZER_IS_LIBRARY (self), NULL);

  g_mutex_lock (&self->lock);
  findings = analyzer_library_fetch (self->db, article, error);
  g_mutex_unlock (&self->lock);

  return findings;
}
