/* documents.c: one file that the user names, read and analysed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include "command/documents.h"

#include <gio/gunixinputstream.h>
#include <unistd.h>

#include "reading/reader.h"

#define PIECE 65536

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr(GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gssize n;

  do
    {
      gsize length = bytes->len;

      g_byte_array_set_size (bytes, length + PIECE);
      n = g_input_stream_read (input, bytes->data + length, PIECE, NULL, error);
      g_byte_array_set_size (bytes, length + MAX (n, 0));
    }
  /* The reader says that it is too large; there is no need to read on. */
  while (n > 0 && bytes->len <= ANALYZER_TEXT_MAX);

  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
trouble_free (gpointer data)
{
  AnalyzerTrouble *trouble = data;

  g_free (trouble->path);
  g_free (trouble->message);
  g_free (trouble);
}

static void
add_trouble (AnalyzerDocument *self,
             const char       *path,
             const char       *code,
             const GError     *error)
{
  AnalyzerTrouble *trouble = g_new0 (AnalyzerTrouble, 1);

  trouble->path = g_strdup (path);
  trouble->code = code;
  trouble->message = g_strdup (error->message);
  g_ptr_array_add (self->troubles, trouble);
}

/**
 * analyzer_document_read:
 * @path: a file, `-` for standard input
 * @format: (nullable): the reader to use, %NULL to tell it from the content
 *
 * Returns: (transfer full): the document; where it can't be read it says why
 */
AnalyzerDocument *
analyzer_document_read (const char *path,
                        const char *format)
{
  AnalyzerDocument *self = g_new0 (AnalyzerDocument, 1);
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  g_autoptr(GError) error = NULL;

  self->path = g_strdup (path);
  self->troubles = g_ptr_array_new_with_free_func (trouble_free);
  if (g_str_equal (path, "-"))
    {
      g_autoptr(GBytes) bytes = read_standard_input (&error);

      if (bytes != NULL)
        self->articles = analyzer_read_bytes (bytes, path, format, failures, NULL, &error);
    }
  else
    {
      g_autoptr(GFile) file = g_file_new_for_path (path);

      self->articles = analyzer_read_file (file, path, format, failures, NULL, &error);
    }

  if (self->articles == NULL)
    add_trouble (self, path, analyzer_reading_error_to_code (error), error);
  for (guint i = 0; i < failures->len; i++)
    {
      const AnalyzerFailure *failure = g_ptr_array_index (failures, i);

      /* Where nothing could be read, one sentence says so; what is wrong with
       * the user's profiles is another thing. */
      if (self->articles != NULL
          || g_error_matches (failure->error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE))
        add_trouble (self, failure->path, analyzer_reading_error_to_code (failure->error), failure->error);
    }

  return self;
}

/**
 * analyzer_document_analyse:
 * @analyst: who analyses it
 *
 * Analyses every article of a document that could be read.
 *
 * Returns: whether it could be done; else the document's troubles say why
 */
gboolean
analyzer_document_analyse (AnalyzerDocument *self,
                           AnalyzerAnalyst  *analyst)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = NULL;

  if (self->articles == NULL)
    return FALSE;

  all = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_findings_unref);
  for (guint i = 0; i < self->articles->len; i++)
    {
      AnalyzerFindings *findings = analyzer_analyst_analyse (analyst, g_ptr_array_index (self->articles, i), NULL, &error);

      if (findings == NULL)
        {
          add_trouble (self, self->path, "not-analysed", error);
          return FALSE;
        }
      g_ptr_array_add (all, findings);
    }
  self->findings = g_steal_pointer (&all);

  return TRUE;
}

void
analyzer_document_free (AnalyzerDocument *self)
{
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_ptr_array_unref (self->troubles);
  g_free (self->path);
  g_free (self);
}

/**
 * analyzer_trouble_dup_text:
 *
 * Returns: (transfer full): where it is and what is wrong, for standard error
 */
char *
analyzer_trouble_dup_text (const AnalyzerTrouble *self)
{
  g_autofree char *name = g_filename_display_name (self->path);

  return g_strdup_printf ("%s: %s", name, self->message);
}
