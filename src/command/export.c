/* export.c: the command that writes a report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "command/commands.h"
#include "command/documents.h"
#include "command/work.h"
#include "reports/report.h"

typedef struct
{
  AnalyzerAnalyst *analyst;
  AnalyzerReport  *report;
  const char      *input_format;
  guint            n_done;
  guint            n_failed;
} Export;

static gpointer
analyze_file (const char *path,
              gpointer    user_data)
{
  const Export *export = user_data;
  AnalyzerDocument *document = analyzer_document_read (path, export->input_format);

  analyzer_document_analyse (document, export->analyst);

  return document;
}

static gboolean
add_document (gpointer   data,
              gpointer   user_data,
              GError   **error)
{
  Export *export = user_data;
  g_autoptr(AnalyzerDocument) document = data;
  g_autofree char *name = g_filename_display_name (document->path);

  if (analyzer_report_would_harm (export->report, document->path))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _("The report would be written over “%s”, which it is about; choose another name"), name);
      return FALSE;
    }

  for (guint i = 0; i < document->troubles->len; i++)
    {
      const AnalyzerTrouble *trouble = g_ptr_array_index (document->troubles, i);
      g_autofree char *text = analyzer_trouble_dup_text (trouble);

      analyzer_command_complain ("%s", text);
      export->n_failed++;
      if (!analyzer_report_add_failure (export->report, trouble->path, trouble->code, trouble->message, error))
        return FALSE;
    }
  if (document->findings == NULL)
    return TRUE;

  export->n_done++;
  for (guint i = 0; i < document->findings->len; i++)
    if (!analyzer_report_add (export->report, g_ptr_array_index (document->findings, i), 0, error))
      return FALSE;

  return TRUE;
}

static char *
dup_format_names (void)
{
  GString *names = g_string_new (NULL);
  const AnalyzerReportFormat *const *formats;
  guint n_formats;

  formats = analyzer_report_formats_get (&n_formats);
  for (guint i = 0; i < n_formats; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i]->id);

  return g_string_free (names, FALSE);
}

/* A format that is not named shows in the name of the file. */
static const AnalyzerReportFormat *
find_format (const char *id,
             const char *output)
{
  const AnalyzerReportFormat *const *formats;
  const char *dot;
  guint n_formats;

  if (id != NULL)
    return analyzer_report_format_get (id);

  dot = strrchr (output, '.');
  formats = analyzer_report_formats_get (&n_formats);
  for (guint i = 0; dot != NULL && i < n_formats; i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i]->extension) == 0 || g_ascii_strcasecmp (dot + 1, formats[i]->id) == 0)
      return formats[i];

  return NULL;
}

/**
 * analyzer_command_export:
 *
 * Writes a report of articles into a file.
 */
AnalyzerStatus
analyzer_command_export (int    argc,
                         char **argv)
{
  g_autofree char *format_id = NULL;
  g_autofree char *output = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *help =
    analyzer_input_options_dup_help (_("OUT appears, or is replaced, only when the whole report is written. The articles\n"
                                       "themselves are never written over."));
  g_autofree char *names = dup_format_names ();
  g_auto(AnalyzerInputOptions) options = ANALYZER_INPUT_OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_id,
      N_("html, csv, json or markdown; told from the name of OUT where it is left out"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Write the report into OUT; - for standard output"), N_("OUT") },
    ANALYZER_INPUT_ENTRIES (options),
    G_OPTION_ENTRY_NULL
  };
  const AnalyzerReportFormat *format;
  g_autoptr(AnalyzerInputs) inputs = NULL;
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(AnalyzerAnalyst) analyst = NULL;
  g_autoptr(AnalyzerReport) report = NULL;
  g_autoptr(GError) error = NULL;
  Export export = { 0 };

  if (!analyzer_command_parse ("export", _("FILE…"),
                               _("Writes a report: who says what in articles, and who dissents from whom."),
                               help,
                               entries, &argc, &argv))
    return ANALYZER_STATUS_USAGE;

  if (output == NULL)
    return analyzer_command_usage ("export", _("Say with --output where the report shall be written"));
  format = find_format (format_id, output);
  if (format == NULL && format_id != NULL)
    return analyzer_command_usage ("export", _("There is no format “%s”; say one of %s"), format_id, names);
  if (format == NULL)
    return analyzer_command_usage ("export", _("Say with --format which report you want: one of %s"), names);
  fault = analyzer_input_options_dup_fault (&options);
  if (fault != NULL)
    return analyzer_command_usage ("export", "%s", fault);

  inputs = analyzer_inputs_new (&options, &error);
  if (inputs != NULL)
    models = analyzer_models_new (NULL, &error);
  if (models != NULL)
    report = analyzer_report_new (format, output, &error);
  if (report == NULL)
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  analyst = analyzer_analyst_new (models);
  export.analyst = analyst;
  export.report = report;
  export.input_format = options.format;
  if (!analyzer_work_run (inputs, analyzer_input_options_get_jobs (&options), analyze_file, add_document,
                          (GDestroyNotify) analyzer_document_free, &export, &error))
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  if (export.n_done == 0)
    {
      analyzer_command_complain (_("There is nothing to report, so no report was written"));
      return ANALYZER_STATUS_FAILED;
    }
  if (!analyzer_report_finish (report, &error))
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  return export.n_failed > 0 ? ANALYZER_STATUS_FAILED : ANALYZER_STATUS_DONE;
}
