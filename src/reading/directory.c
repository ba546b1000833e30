/* directory.c: the articles in a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/directory.h"
#include "reading/reader.h"

/* More than anybody means to open at once. */
#define FILES_MAX 200000u
#define FOLDERS_MAX 50000u

static gboolean
is_article (const char *name)
{
  const AnalyzerReader *const *readers;
  g_autofree char *plain = g_strdup (name);
  const char *dot;
  guint n_readers;

  if (g_str_has_suffix (plain, ".gz"))
    plain[strlen (plain) - strlen (".gz")] = '\0';
  dot = strrchr (plain, '.');
  if (dot == NULL)
    return FALSE;

  readers = analyzer_readers_get (&n_readers);
  for (guint i = 0; i < n_readers; i++)
    for (guint j = 0; readers[i]->extensions != NULL && readers[i]->extensions[j] != NULL; j++)
      if (g_ascii_strcasecmp (dot + 1, readers[i]->extensions[j]) == 0)
        return TRUE;

  return FALSE;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *x = g_file_get_uri (*(GFile *const *) a);
  g_autofree char *y = g_file_get_uri (*(GFile *const *) b);

  return strcmp (x, y);
}

static void
look_into (GFile        *folder,
           GQueue       *folders,
           GPtrArray    *files,
           GCancellable *cancellable)
{
  g_autoptr(GFileEnumerator) entries =
    g_file_enumerate_children (folder,
                               G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                               G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN,
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  GFileInfo *info;
  GFile *child;

  while (entries != NULL && files->len <= FILES_MAX
         && g_file_enumerator_iterate (entries, &info, &child, cancellable, NULL) && info != NULL)
    {
      GFileType type = g_file_info_get_file_type (info);

      if (g_file_info_get_is_hidden (info))
        continue;
      if (type == G_FILE_TYPE_DIRECTORY && g_queue_get_length (folders) <= FOLDERS_MAX)
        g_queue_push_tail (folders, g_object_ref (child));
      else if ((type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_SYMBOLIC_LINK)
               && is_article (g_file_info_get_name (info)))
        g_ptr_array_add (files, g_object_ref (child));
    }
}

/**
 * analyzer_directory_list_files:
 * @folder: a folder
 * @cancellable: (nullable): stops the search
 *
 * Looks for files whose names end like those of a known format, in @folder and
 * in the folders below it. Hidden files and links to folders are left out; a
 * folder below that may not be read is passed over.
 *
 * Returns: (transfer full) (element-type GFile): the files, by name, at least
 *   one; or %NULL with @error set
 */
GPtrArray *
analyzer_directory_list_files (GFile         *folder,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GQueue folders = G_QUEUE_INIT;
  guint n_folders = 0;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  g_queue_push_tail (&folders, g_object_ref (folder));
  while (!g_queue_is_empty (&folders) && n_folders++ <= FOLDERS_MAX && files->len <= FILES_MAX)
    {
      g_autoptr(GFile) next = g_queue_pop_head (&folders);

      look_into (next, &folders, files, cancellable);
    }
  g_queue_clear_full (&folders, g_object_unref);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (files->len == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_FOLDER,
                           _("There is no article in the folder; choose another one."));
      return NULL;
    }
  if (files->len > FILES_MAX || n_folders > FOLDERS_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The folder holds more than 200,000 files or 50,000 folders; choose a part of it."));
      return NULL;
    }

  g_ptr_array_sort (files, compare_files);

  return g_steal_pointer (&files);
}
