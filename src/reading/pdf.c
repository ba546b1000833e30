/* pdf.c: reads PDF, by poppler's pdftotext in a process of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/export.h"
#include "reading/helper.h"
#include "reading/pdf-words.h"
#include "reading/reader-private.h"

static guint
pdf_recognise (const AnalyzerInput *input)
{
  gsize n = MIN (input->length, 1024);

  /* Some put a line of their own before it. */
  return g_strstr_len (input->data, n, "%PDF-") != NULL ? 98 : 0;
}

/* What the document tells of itself in XMP; many tell nothing. */
static gboolean
read_metadata (const AnalyzerInput  *input,
               GBytes              **metadata,
               GCancellable         *cancellable,
               GError              **error)
{
  static const char *const arguments[] = { "pdfinfo", "-meta", "-", NULL };
  g_autoptr(GError) failure = NULL;
  int status;

  *metadata = analyzer_helper_run (arguments, input->bytes, NULL, &status, cancellable, &failure);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (*metadata != NULL && (status != 0 || g_bytes_get_size (*metadata) == 0))
    g_clear_pointer (metadata, g_bytes_unref);

  return TRUE;
}

static GPtrArray *
pdf_read (const AnalyzerInput  *input,
          GCancellable         *cancellable,
          GError              **error)
{
  static const char *const arguments[] = { "pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", "-", "-", NULL };
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new (), whole = analyzer_manuscript_new ();
  g_autoptr(GBytes) output = NULL, metadata = NULL;
  GPtrArray *articles;
  GError *failure = NULL;
  int status;

  output = analyzer_helper_run (arguments, input->bytes, NULL, &status, cancellable, error);
  if (output == NULL)
    return NULL;
  if (status != 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The PDF is damaged, too large or protected by a password; print it to a new PDF and open"
                             " that."));
      return NULL;
    }

  if (!read_metadata (input, &metadata, cancellable, error))
    return NULL;
  analyzer_pdf_read_words (output, metadata, whole, manuscript);
  if (analyzer_manuscript_is_empty (manuscript))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The PDF holds pictures of pages and no text; have the text recognised (OCR) and open"
                             " that."));
      return NULL;
    }

  articles = analyzer_export_read_manuscript (input, whole, cancellable, &failure);
  if (articles != NULL || failure != NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return articles;
    }

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "pdf", TRUE));

  return articles;
}

static const char *const extensions[] = { "pdf", NULL };
static const char *const mime_types[] = { "application/pdf", NULL };

const AnalyzerReader analyzer_pdf_reader = {
  .id = "pdf",
  .name = N_("PDF"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = pdf_recognise,
  .read = pdf_read,
};
