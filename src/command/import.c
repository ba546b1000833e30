/* import.c: the command that puts articles into a library.
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
#include "library/library.h"

typedef struct
{
  AnalyzerAnalyst *analyst;
  AnalyzerLibrary *library;
  const char      *input_format;
  guint            n_articles;
  guint            n_quotes;
  guint            n_failed;
} Import;

/* The library tells for good where an article is from, so it keeps the whole
 * path, whatever folder the program was started in. */
static gpointer
analyze_file (const char *path,
              gpointer    user_data)
{
  const Import *import = user_data;
  g_autofree char *whole = g_str_equal (path, "-") ? g_strdup (path) : g_canonicalize_filename (path, NULL);
  AnalyzerDocument *document = analyzer_document_read (whole, import->input_format);

  analyzer_document_analyse (document, import->analyst);

  return document;
}

static gboolean
add_document (gpointer   data,
              gpointer   user_data,
              GError   **error)
{
  Import *import = user_data;
  g_autoptr(AnalyzerDocument) document = data;

  for (guint i = 0; i < document->troubles->len; i++)
    {
      g_autofree char *text = analyzer_trouble_dup_text (g_ptr_array_index (document->troubles, i));

      analyzer_command_complain ("%s", text);
      import->n_failed++;
    }
  if (document->findings == NULL)
    return TRUE;

  if (!analyzer_library_add (import->library, document->findings, error))
    return FALSE;

  import->n_articles += document->findings->len;
  for (guint i = 0; i < document->findings->len; i++)
    import->n_quotes += ((AnalyzerFindings *) g_ptr_array_index (document->findings, i))->quotes->len;

  return TRUE;
}

static void
append_summary (GString      *out,
                const Import *import)
{
  g_string_append_printf (out, g_dngettext (NULL, "%u article", "%u articles", import->n_articles), import->n_articles);
  g_string_append (out, ", ");
  g_string_append_printf (out, g_dngettext (NULL, "%u quote", "%u quotes", import->n_quotes), import->n_quotes);
  if (import->n_failed > 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, g_dngettext (NULL, "%u file not read", "%u files not read", import->n_failed), import->n_failed);
    }
  g_string_append_c (out, '\n');
}

/**
 * analyzer_command_import:
 *
 * Analyses articles and keeps them in a library.
 */
AnalyzerStatus
analyzer_command_import (int    argc,
                         char **argv)
{
  g_autofree char *library_path = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *help =
    analyzer_input_options_dup_help (_("FILE may be - for standard input. A file that is in the library already, with the\n"
                                       "same content, is replaced."));
  g_auto(AnalyzerInputOptions) options = ANALYZER_INPUT_OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &library_path,
      N_("The library, made where there is none"), N_("LIBRARY") },
    ANALYZER_INPUT_ENTRIES (options),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(AnalyzerInputs) inputs = NULL;
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(AnalyzerAnalyst) analyst = NULL;
  g_autoptr(AnalyzerLibrary) library = NULL;
  g_autoptr(GString) out = NULL;
  g_autoptr(GError) error = NULL;
  Import import = { NULL };

  if (!analyzer_command_parse ("import", _("FILE…"),
                               _("Analyses articles and keeps them in a library, to be searched."),
                               help,
                               entries, &argc, &argv))
    return ANALYZER_STATUS_USAGE;

  if (library_path == NULL)
    return analyzer_command_usage ("import", _("Say with --library where the articles shall be kept"));
  fault = analyzer_input_options_dup_fault (&options);
  if (fault != NULL)
    return analyzer_command_usage ("import", "%s", fault);

  inputs = analyzer_inputs_new (&options, &error);
  if (inputs != NULL)
    models = analyzer_models_new (NULL, &error);
  if (models != NULL)
    library = analyzer_library_new (library_path, &error);
  if (library == NULL)
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  analyst = analyzer_analyst_new (models);
  import.analyst = analyst;
  import.library = library;
  import.input_format = options.format;
  out = g_string_new (NULL);
  if (analyzer_work_run (inputs, analyzer_input_options_get_jobs (&options), analyze_file, add_document,
                         (GDestroyNotify) analyzer_document_free, &import, &error))
    {
      append_summary (out, &import);
      if (analyzer_print_bytes (out->str, out->len, &error))
        return import.n_failed > 0 ? ANALYZER_STATUS_FAILED : ANALYZER_STATUS_DONE;
    }
  analyzer_command_complain ("%s", error->message);

  return ANALYZER_STATUS_FAILED;
}
