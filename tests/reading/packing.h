/* packing.h: archives for the tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>

/* Packs pairs of a name and its content, ended by NULL. */
static inline GBytes *
pack (const char *format,
      gboolean    compressed,
      const char *name,
      ...)
{
  gsize size = 4 * 1024 * 1024, used = 0;
  g_autofree char *buffer = g_malloc (size);
  struct archive *archive = archive_write_new ();
  va_list arguments;

  if (strcmp (format, "zip") == 0)
    archive_write_set_format_zip (archive);
  else
    archive_write_set_format_pax_restricted (archive);
  if (strcmp (format, "zip") == 0 && !compressed)
    archive_write_set_options (archive, "zip:compression=store");
  if (strcmp (format, "zip") != 0 && compressed)
    archive_write_add_filter_gzip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, size, &used), ==, ARCHIVE_OK);

  va_start (arguments, name);
  for (; name != NULL; name = va_arg (arguments, const char *))
    {
      const char *content = va_arg (arguments, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, name);
      archive_entry_set_size (entry, strlen (content));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, content, strlen (content)), ==, strlen (content));
      archive_entry_free (entry);
    }
  va_end (arguments);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return g_bytes_new (buffer, used);
}
