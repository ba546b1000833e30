/* folder.c: reads ZIP and tar archives, each document in them an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/apart.h"
#include "reading/archive.h"
#include "reading/passed-over.h"
#include "reading/reader-private.h"

static guint
folder_recognise (const AnalyzerInput *input)
{
  if (input->length >= 4 && (memcmp (input->data, "PK\3\4", 4) == 0 || memcmp (input->data, "PK\5\6", 4) == 0))
    return 50;
  if (input->length >= 512 && memcmp (input->data + 257, "ustar", 5) == 0)
    return 60;

  return 0;
}

/* What systems put beside the files that were packed. */
static gboolean
is_wanted (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *base = slash != NULL ? slash + 1 : name;

  return *base != '\0' && *base != '.' && strstr (name, "__MACOSX/") == NULL && g_ascii_strcasecmp (base, "Thumbs.db") != 0;
}

/**
 * analyzer_folder_unpack:
 * @input: an archive
 * @cancellable: (nullable): stops the work
 *
 * Returns: (transfer full) (element-type AnalyzerMember): the documents in it,
 *   or %NULL with @error set
 */
GPtrArray *
analyzer_folder_unpack (const AnalyzerInput  *input,
                        GCancellable         *cancellable,
                        GError              **error)
{
  return analyzer_archive_read (input->bytes, is_wanted, cancellable, error);
}

/* Only the unpacking is done apart: what is in the archive may need a process
 * of its own, and a broken document is to take down no other. */
static GPtrArray *
folder_read (const AnalyzerInput  *input,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autoptr(GPtrArray) members = input->in_helper ? analyzer_folder_unpack (input, cancellable, error)
                                                  : analyzer_apart_unpack (input, cancellable, error);
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  GError *first = NULL;

  if (members == NULL)
    return NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const AnalyzerMember *member = g_ptr_array_index (members, i);
      g_autofree char *path = g_strconcat (input->path != NULL ? input->path : "", "/", member->name, NULL);
      GError *failure = NULL;
      g_autoptr(GPtrArray) read = NULL;

      if (articles->len >= ANALYZER_ARTICLES_MAX)
        {
          analyzer_tell_rest (input);
          break;
        }
      read = analyzer_read_member (input, member->content, path, cancellable, &failure);

      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_clear_error (&first);
          g_propagate_error (error, failure);
          return NULL;
        }
      if (read == NULL)
        {
          /* A picture or a broken file does not keep the others from it. */
          analyzer_failures_add (input->failures, path, failure);
          if (first == NULL)
            first = failure;
          else
            g_error_free (failure);
          continue;
        }
      g_ptr_array_extend_and_steal (articles, g_steal_pointer (&read));
    }

  if (articles->len == 0)
    {
      if (first != NULL && members->len == 1)
        g_propagate_error (error, g_steal_pointer (&first));
      else
        g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                             _("The archive holds no document that can be read; unpack it and look what is in it."));
    }
  g_clear_error (&first);

  return articles->len > 0 ? g_steal_pointer (&articles) : NULL;
}

static const char *const extensions[] = { "zip", "tar", "tgz", NULL };
static const char *const mime_types[] = { "application/zip", "application/x-tar", "application/x-compressed-tar", NULL };

const AnalyzerReader analyzer_folder_reader = {
  .id = "archive",
  .name = N_("ZIP or tar archive"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = folder_recognise,
  .read = folder_read,
};
