/* report.c: findings written down for others to read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/report.h"

#include "reports/report-private.h"

static const AnalyzerReportFormat *const formats[] = {
  &analyzer_html_report,
  &analyzer_csv_report,
  &analyzer_json_report,
  &analyzer_markdown_report,
};

/**
 * analyzer_report_formats_get:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): the formats of reports,
 *   the most usual first
 */
const AnalyzerReportFormat *const *
analyzer_report_formats_get (guint *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

/**
 * analyzer_report_format_get:
 * @id: a format's id
 *
 * Returns: (transfer none) (nullable): the format
 */
const AnalyzerReportFormat *
analyzer_report_format_get (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i]->id, id) == 0)
      return formats[i];

  return NULL;
}

/* What is written waits for no more than one article, however many come. */
static gboolean
flush (AnalyzerReport  *self,
       GError         **error)
{
  gboolean written = analyzer_sink_write (self->sink, self->out->str, self->out->len, error);

  g_string_truncate (self->out, 0);

  return written;
}

/**
 * analyzer_report_new:
 * @format: the report's format
 * @path: the file to write, `-` for standard output
 *
 * Begins a report. The file appears, or takes the place of the one that is
 * there, once analyzer_report_finish() is called.
 *
 * Returns: (transfer full): a report without any article yet, or %NULL with
 *   @error set
 */
AnalyzerReport *
analyzer_report_new (const AnalyzerReportFormat  *format,
                     const char                  *path,
                     GError                     **error)
{
  g_autoptr(AnalyzerReport) self = NULL;

  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (AnalyzerReport, 1);
  self->format = format;
  self->out = g_string_new (NULL);
  self->contents = g_string_new (NULL);
  self->sink = analyzer_sink_new (path, error);
  if (self->sink == NULL)
    return NULL;

  if (format->begin != NULL)
    format->begin (self);

  return g_steal_pointer (&self);
}

/**
 * analyzer_report_free:
 *
 * A report that was not finished leaves nothing behind.
 */
void
analyzer_report_free (AnalyzerReport *self)
{
  g_clear_pointer (&self->sink, analyzer_sink_free);
  g_string_free (self->out, TRUE);
  g_string_free (self->contents, TRUE);
  g_free (self);
}

/**
 * analyzer_report_would_harm:
 * @path: a file that is read
 *
 * Returns: whether the report would be written over @path
 */
gboolean
analyzer_report_would_harm (AnalyzerReport *self,
                            const char     *path)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return analyzer_sink_would_harm (self->sink, path);
}

/**
 * analyzer_report_add:
 * @findings: what was found in one article
 * @n_checked: how many of its quotes a person has checked
 *
 * Returns: whether it could be written
 */
gboolean
analyzer_report_add (AnalyzerReport    *self,
                     AnalyzerFindings  *findings,
                     guint              n_checked,
                     GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);

  self->n_articles++;
  self->n_quotes += findings->quotes->len;
  self->n_checked += n_checked;
  self->format->add (self, findings);

  return flush (self, error);
}

/**
 * analyzer_report_add_failure:
 * @path: a document that could not be read
 * @code: why, for programs
 * @message: why, for people
 *
 * Tells of it, in formats where there is room for that.
 *
 * Returns: whether it could be written
 */
gboolean
analyzer_report_add_failure (AnalyzerReport  *self,
                             const char      *path,
                             const char      *code,
                             const char      *message,
                             GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->format->fail != NULL)
    self->format->fail (self, path, code, message);

  return flush (self, error);
}

/**
 * analyzer_report_finish:
 *
 * Writes the report's end and puts the file into its place.
 *
 * Returns: whether it is there
 */
gboolean
analyzer_report_finish (AnalyzerReport  *self,
                        GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->format->end != NULL)
    self->format->end (self);

  return flush (self, error) && analyzer_sink_finish (self->sink, error);
}
