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
document_fail (AnalyzerDocument *self,
               const char       *code,
               const GError     *error)
{
  self->code = code;
  self->message = g_strdup (error->message);
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
  g_autoptr(GError) error = NULL;

  self->path = g_strdup (path);
  if (g_str_equal (path, "-"))
    {
      g_autoptr(GBytes) bytes = read_standard_input (&error);

      if (bytes != NULL)
        self->articles = analyzer_read_bytes (bytes, path, format, NULL, &error);
    }
  else
    {
      g_autoptr(GFile) file = g_file_new_for_path (path);

      self->articles = analyzer_read_file (file, path, format, NULL, &error);
    }

  if (self->articles == NULL)
    document_fail (self, analyzer_reading_error_to_code (error), error);

  return self;
}

/**
 * analyzer_document_analyse:
 * @analyst: who analyses it
 *
 * Analyses every article of a document that could be read.
 *
 * Returns: whether it could be done; else the document says why
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
          document_fail (self, "not-analysed", error);
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
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}
