/* inputs.c: the files that the user names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include "command/inputs.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "reading/directory.h"
#include "reading/reader.h"

/* Longer than any path that Linux opens. */
#define MAX_PATH_BYTES 65536

struct _AnalyzerInputs
{
  char  **files;
  guint   next_file;
  char   *list_name;
  FILE   *list;
  int     delimiter;
  GQueue  waiting;              /* of a folder that was named, its files */
};

static char *
dup_reader_ids (void)
{
  GString *ids = g_string_new (NULL);
  const AnalyzerReader *const *readers;
  guint n_readers;

  readers = analyzer_readers_get (&n_readers);
  for (guint i = 0; i < n_readers; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", readers[i]->id);

  return g_string_free (ids, FALSE);
}

/**
 * analyzer_input_options_dup_help:
 * @description: what the command's own help says
 *
 * Returns: (transfer full): @description, the formats that are read, and how
 *   much of a file at most
 */
char *
analyzer_input_options_dup_help (const char *description)
{
  GString *help = g_string_new (description);
  const AnalyzerReader *const *readers;
  guint n_readers;

  readers = analyzer_readers_get (&n_readers);
  g_string_append (help, "\n\n");
  g_string_append (help, _("FILE may also be a folder: the files in it and below it whose names end as those of\n"
                           "articles do."));
  g_string_append (help, "\n\n");
  g_string_append (help, _("INPUT is one of:"));
  g_string_append_c (help, '\n');
  for (guint i = 0; i < n_readers; i++)
    g_string_append_printf (help, "  %-10s %s\n", readers[i]->id, _(readers[i]->name));
  g_string_append_c (help, '\n');
  g_string_append (help, _("Limits: a file 256 MB, also unpacked, and unpacked no more than a hundred times as\n"
                           "large; a web page, message, JSON, XML or Markdown document 64 MB, elements nested 1,000\n"
                           "deep, JSON 100 deep; an archive 50,000 files, no archives in archives; 100,000 articles\n"
                           "a file. PDF, messages, archives, Office documents, books, and all others from 1 MB on\n"
                           "are read in a process of its own, which may have 2 GB of memory and 30 seconds, and\n"
                           "one more for each MB, but for PDF. What is beyond the limits fails with an error, the\n"
                           "other files are done all the same."));

  return g_string_free (help, FALSE);
}

/**
 * analyzer_input_options_dup_fault:
 *
 * Returns: (transfer full) (nullable): a sentence saying why a command can't
 *   work on these files, %NULL where it can
 */
char *
analyzer_input_options_dup_fault (const AnalyzerInputOptions *self)
{
  if (self->files == NULL && self->list == NULL)
    return g_strdup (_("Name a file, or - for standard input"));

  if (self->jobs < 1 || self->jobs > ANALYZER_MAX_JOBS)
    return g_strdup_printf (_("--jobs takes a number from 1 to %d"), ANALYZER_MAX_JOBS);

  if (self->null_ended && self->list == NULL)
    return g_strdup (_("--null tells how the names end that --files-from reads"));

  if (self->format != NULL && analyzer_reader_get (self->format) == NULL)
    {
      g_autofree char *ids = dup_reader_ids ();

      return g_strdup_printf (_("There is no input format “%s”; say one of %s"), self->format, ids);
    }

  if (g_strcmp0 (self->list, "-") == 0 && self->files != NULL &&
      g_strv_contains ((const char *const *) self->files, "-"))
    return g_strdup (_("Standard input can’t be an article and the list of files"));

  return NULL;
}

/**
 * analyzer_input_options_get_jobs:
 *
 * Returns: how many files to work on at the same time; one file needs no
 *   second thread
 */
guint
analyzer_input_options_get_jobs (const AnalyzerInputOptions *self)
{
  return self->list == NULL && g_strv_length (self->files) == 1 && !g_file_test (self->files[0], G_FILE_TEST_IS_DIR)
         ? 1 : self->jobs;
}

void
analyzer_input_options_clear (AnalyzerInputOptions *self)
{
  g_strfreev (self->files);
  g_free (self->list);
  g_free (self->format);
}

/**
 * analyzer_inputs_new:
 * @options: what the user says
 *
 * The list of further files is read as it is asked for, so it may be endless.
 *
 * Returns: (transfer full): the files of the command line, then those of the
 *   list; %NULL with @error set where the list can't be opened
 */
AnalyzerInputs *
analyzer_inputs_new (const AnalyzerInputOptions  *options,
                     GError                     **error)
{
  g_autoptr(AnalyzerInputs) self = g_new0 (AnalyzerInputs, 1);

  self->files = g_strdupv (options->files);
  self->delimiter = options->null_ended ? '\0' : '\n';
  if (options->list == NULL)
    return g_steal_pointer (&self);

  self->list_name = g_filename_display_name (options->list);
  self->list = g_str_equal (options->list, "-") ? stdin : fopen (options->list, "re");
  if (self->list == NULL)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                   _("The list “%s” can’t be opened: %s"), self->list_name, g_strerror (saved));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
analyzer_inputs_free (AnalyzerInputs *self)
{
  if (self->list != NULL && self->list != stdin)
    fclose (self->list);
  g_queue_clear_full (&self->waiting, g_free);
  g_strfreev (self->files);
  g_free (self->list_name);
  g_free (self);
}

/* The next name that the user gives, or NULL at the end and, with @error set,
 * where the list breaks off. */
static char *
next_name (AnalyzerInputs  *self,
           GError         **error)
{
  g_autoptr(GString) name = NULL;
  int c;

  if (self->files != NULL && self->files[self->next_file] != NULL)
    return g_strdup (self->files[self->next_file++]);

  if (self->list == NULL)
    return NULL;

  name = g_string_new (NULL);
  while ((c = getc (self->list)) != EOF)
    {
      if (c == self->delimiter)
        {
          if (name->len > 0)
            break;
          continue;
        }
      if (c == '\0' || name->len == MAX_PATH_BYTES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("“%s” is no list of files, one a line (use --null for names ended by zero bytes)"),
                       self->list_name);
          return NULL;
        }
      g_string_append_c (name, c);
    }

  if (ferror (self->list))
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                   _("The list “%s” can’t be read: %s"), self->list_name, g_strerror (saved));
      return NULL;
    }

  return name->len > 0 ? g_string_free (g_steal_pointer (&name), FALSE) : NULL;
}

/* The files of a folder wait for their turn; of one without any article nothing
 * does, so that reading it says so. */
static gboolean
open_folder (AnalyzerInputs *self,
             const char     *name)
{
  g_autoptr(GFile) folder = g_file_new_for_path (name);
  g_autoptr(GPtrArray) files = analyzer_directory_list_files (folder, NULL, NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      g_autofree char *path = g_file_get_relative_path (folder, g_ptr_array_index (files, i));

      g_queue_push_tail (&self->waiting, g_build_filename (name, path, NULL));
    }

  return files != NULL;
}

/**
 * analyzer_inputs_next:
 *
 * Returns: (transfer full) (nullable): the next file, or %NULL at the end and,
 *   with @error set, where the list can't be read
 */
char *
analyzer_inputs_next (AnalyzerInputs  *self,
                      GError         **error)
{
  char *name = g_queue_pop_head (&self->waiting);

  /* A link among them may lead back to the folder. */
  if (name != NULL)
    return name;

  name = next_name (self, error);
  if (name == NULL || !g_file_test (name, G_FILE_TEST_IS_DIR) || !open_folder (self, name))
    return name;

  g_free (name);

  return g_queue_pop_head (&self->waiting);
}
