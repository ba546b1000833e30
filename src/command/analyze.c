/* analyze.c: the command that finds who says what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include <glib/gi18n.h>

#include "command/commands.h"
#include "command/documents.h"
#include "command/output.h"
#include "command/work.h"
#include "reports/json-line.h"
#include "reports/text-report.h"

typedef struct
{
  AnalyzerAnalyst *analyst;
  const char      *input_format;
  gboolean         as_text;
  guint            width;
  gboolean         in_colours;
  guint            n_told;
  guint            n_failed;
} Analysis;

typedef struct
{
  GString   *output;
  GPtrArray *complaints;
} Result;

static void
result_free (gpointer data)
{
  Result *result = data;

  g_string_free (result->output, TRUE);
  g_ptr_array_unref (result->complaints);
  g_free (result);
}

static gpointer
analyze_file (const char *path,
              gpointer    user_data)
{
  const Analysis *analysis = user_data;
  g_autoptr(AnalyzerDocument) document = analyzer_document_read (path, analysis->input_format);
  Result *result = g_new0 (Result, 1);

  result->output = g_string_new (NULL);
  result->complaints = g_ptr_array_new_with_free_func (g_free);
  analyzer_document_analyse (document, analysis->analyst);

  for (guint i = 0; document->findings != NULL && i < document->findings->len; i++)
    {
      AnalyzerFindings *findings = g_ptr_array_index (document->findings, i);

      if (analysis->as_text)
        analyzer_text_report_append (result->output, findings, analysis->width, analysis->in_colours);
      else
        analyzer_json_line_append_findings (result->output, findings);
    }

  for (guint i = 0; i < document->troubles->len; i++)
    {
      const AnalyzerTrouble *trouble = g_ptr_array_index (document->troubles, i);

      g_ptr_array_add (result->complaints, analyzer_trouble_dup_text (trouble));
      if (!analysis->as_text)
        analyzer_json_line_append_error (result->output, trouble->path, trouble->code, trouble->message);
    }

  return result;
}

static gboolean
tell_result (gpointer   data,
             gpointer   user_data,
             GError   **error)
{
  Analysis *analysis = user_data;
  Result *result = data;
  gboolean told;

  if (analysis->as_text && analysis->n_told > 0 && result->output->len > 0)
    g_string_prepend_c (result->output, '\n');
  analysis->n_told += result->output->len > 0;

  told = analyzer_print_bytes (result->output->str, result->output->len, error);
  for (guint i = 0; i < result->complaints->len; i++)
    analyzer_command_complain ("%s", (const char *) g_ptr_array_index (result->complaints, i));
  analysis->n_failed += result->complaints->len;
  result_free (result);

  return told;
}

/**
 * analyzer_command_analyze:
 *
 * Prints what is found in each article, one line of JSON an article or a text
 * to read.
 */
AnalyzerStatus
analyzer_command_analyze (int    argc,
                          char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *help =
    analyzer_input_options_dup_help (_("FILE may be - for standard input. A file that can’t be analysed is told on standard\n"
                                       "error and, in JSON, by a line with its error; the others are done all the same."));
  g_auto(AnalyzerInputOptions) options = ANALYZER_INPUT_OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("json, one line an article (the usual one), or text, to read"), N_("FORMAT") },
    ANALYZER_INPUT_ENTRIES (options),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(AnalyzerInputs) inputs = NULL;
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(AnalyzerAnalyst) analyst = NULL;
  g_autoptr(GError) error = NULL;
  Analysis analysis = { 0 };

  if (!analyzer_command_parse ("analyze", _("FILE…"),
                               _("Finds who says what in articles, and who dissents from whom."),
                               help,
                               entries, &argc, &argv))
    return ANALYZER_STATUS_USAGE;

  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "text"))
    return analyzer_command_usage ("analyze", _("There is no format “%s”; say json or text"), format);
  fault = analyzer_input_options_dup_fault (&options);
  if (fault != NULL)
    return analyzer_command_usage ("analyze", "%s", fault);

  inputs = analyzer_inputs_new (&options, &error);
  if (inputs != NULL)
    models = analyzer_models_new (NULL, &error);
  if (models == NULL)
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  analyst = analyzer_analyst_new (models);
  analysis.analyst = analyst;
  analysis.input_format = options.format;
  analysis.as_text = g_strcmp0 (format, "text") == 0;
  analysis.width = analyzer_print_width ();
  analysis.in_colours = analyzer_print_in_colours ();
  if (!analyzer_work_run (inputs, analyzer_input_options_get_jobs (&options),
                          analyze_file, tell_result, result_free, &analysis, &error))
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  return analysis.n_failed > 0 ? ANALYZER_STATUS_FAILED : ANALYZER_STATUS_DONE;
}
