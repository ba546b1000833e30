/* archive.c: what is in a ZIP or tar archive, within limits.
 *
 * Nothing is ever written to the disk, so that the names in an archive can lead
 * nowhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "reading/archive.h"
#include "reading/error.h"
#include "reading/reader.h"

#define MEMBERS_MAX 50000u
#define PIECE (128 * 1024)

/* What grows a hundredfold is no article, but for a little. */
#define RATIO_MAX 100
#define RATIO_FREE (16u * 1024 * 1024)

static void
member_free (gpointer data)
{
  AnalyzerMember *member = data;

  g_free (member->name);
  g_bytes_unref (member->content);
  g_free (member);
}

/**
 * analyzer_members_new:
 *
 * Returns: (transfer full) (element-type AnalyzerMember): no file yet
 */
GPtrArray *
analyzer_members_new (void)
{
  return g_ptr_array_new_with_free_func (member_free);
}

/**
 * analyzer_members_add:
 * @members: (element-type AnalyzerMember): files of an archive
 * @name: the name of one more
 * @content: what is in it
 */
void
analyzer_members_add (GPtrArray  *members,
                      const char *name,
                      GBytes     *content)
{
  AnalyzerMember *member = g_new0 (AnalyzerMember, 1);

  member->name = g_strdup (name);
  member->content = g_bytes_ref (content);
  g_ptr_array_add (members, member);
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                       _("The archive is damaged or cut off; fetch it again."));
}

static GBytes *
read_content (struct archive  *archive,
              gsize           *total,
              gsize            packed,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr(GByteArray) content = g_byte_array_new ();
  g_autofree char *piece = g_malloc (PIECE);
  gssize n;

  while ((n = archive_read_data (archive, piece, PIECE)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      *total += n;
      if (*total > ANALYZER_FILE_MAX || (*total > RATIO_FREE && *total / RATIO_MAX > packed))
        {
          g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                               _("The archive becomes too large when unpacked; unpack it yourself and open the"
                                 " articles in it."));
          return NULL;
        }
      g_byte_array_append (content, (const guint8 *) piece, n);
    }
  if (n < 0)
    {
      if (archive_read_has_encrypted_entries (archive) > 0)
        g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NOT_READABLE,
                             _("The document is protected by a password; save it without one and open that."));
      else
        set_damaged (error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static gboolean
read_members (struct archive      *archive,
              gsize                packed,
              AnalyzerMemberFunc   is_wanted,
              GPtrArray           *members,
              GCancellable        *cancellable,
              GError             **error)
{
  gsize total = 0;

  for (guint n = 0; n < MEMBERS_MAX; n++)
    {
      struct archive_entry *entry;
      g_autofree char *name = NULL;
      g_autoptr(GBytes) content = NULL;
      const char *path;
      int status = archive_read_next_header (archive, &entry);

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status < ARCHIVE_WARN)
        {
          set_damaged (error);
          return FALSE;
        }

      path = archive_entry_pathname_utf8 (entry);
      if (path == NULL)
        path = archive_entry_pathname (entry);
      if (path == NULL || archive_entry_filetype (entry) != AE_IFREG)
        continue;
      name = g_utf8_make_valid (path, -1);
      if (!is_wanted (name))
        continue;

      content = read_content (archive, &total, packed, cancellable, error);
      if (content == NULL)
        return FALSE;
      analyzer_members_add (members, name, content);
    }

  g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                       _("The archive holds more than 50,000 files; unpack it and open a part of them."));

  return FALSE;
}

/**
 * analyzer_archive_read:
 * @bytes: a ZIP or tar archive
 * @is_wanted: tells by its name whether a file is to be unpacked
 * @cancellable: (nullable): stops the work
 *
 * Returns: (transfer full) (element-type AnalyzerMember): the files, in the
 *   order of the archive, or %NULL with @error set
 */
GPtrArray *
analyzer_archive_read (GBytes              *bytes,
                       AnalyzerMemberFunc   is_wanted,
                       GCancellable        *cancellable,
                       GError             **error)
{
  struct archive *archive = archive_read_new ();
  g_autoptr(GPtrArray) members = analyzer_members_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gboolean done = FALSE;

  if (archive == NULL)
    g_error ("No memory is left");
  archive_read_support_format_zip (archive);
  archive_read_support_format_tar (archive);
  archive_read_support_filter_gzip (archive);
  archive_read_support_filter_bzip2 (archive);
  archive_read_support_filter_xz (archive);
  if (archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    done = read_members (archive, size, is_wanted, members, cancellable, error);
  else
    set_damaged (error);
  archive_read_free (archive);

  return done ? g_steal_pointer (&members) : NULL;
}

/**
 * analyzer_archive_get:
 * @members: (element-type AnalyzerMember): the files of an archive
 * @name: the name of one
 *
 * Returns: (transfer none) (nullable): what is in it
 */
GBytes *
analyzer_archive_get (GPtrArray  *members,
                      const char *name)
{
  for (guint i = 0; i < members->len; i++)
    {
      const AnalyzerMember *member = g_ptr_array_index (members, i);

      if (strcmp (member->name, name) == 0)
        return member->content;
    }

  return NULL;
}
