/* read.c: the command that shows how an article is read.
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

typedef struct
{
  const char *input_format;
  gboolean    as_text;
  guint       n_failed;
} Reading;

static gpointer
read_one (const char *path,
          gpointer    user_data)
{
  const Reading *reading = user_data;

  return analyzer_document_read (path, reading->input_format);
}

static void
append_as_text (GString         *out,
                AnalyzerArticle *article)
{
  const char *title = analyzer_article_get_field (article, ANALYZER_FIELD_TITLE);
  const char *text;
  gsize length;

  if (title != NULL)
    g_string_append_printf (out, "%s\n\n", title);
  text = analyzer_article_get_utf8 (article, &length);
  g_string_append_len (out, text, length);
  if (length > 0 && text[length - 1] != '\n')
    g_string_append_c (out, '\n');
}

static gboolean
tell_document (gpointer   data,
               gpointer   user_data,
               GError   **error)
{
  Reading *reading = user_data;
  g_autoptr(AnalyzerDocument) document = data;
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; document->articles != NULL && i < document->articles->len; i++)
    if (reading->as_text)
      append_as_text (out, g_ptr_array_index (document->articles, i));
    else
      analyzer_json_line_append_article (out, g_ptr_array_index (document->articles, i));

  for (guint i = 0; i < document->troubles->len; i++)
    {
      const AnalyzerTrouble *trouble = g_ptr_array_index (document->troubles, i);
      g_autofree char *text = analyzer_trouble_dup_text (trouble);

      analyzer_command_complain ("%s", text);
      reading->n_failed++;
      if (!reading->as_text)
        analyzer_json_line_append_error (out, trouble->path, trouble->code, trouble->message);
    }

  return analyzer_print_bytes (out->str, out->len, error);
}

/**
 * analyzer_command_read:
 *
 * Prints how each article is read: its text, what is no part of its prose, and
 * what the document says of itself and where.
 */
AnalyzerStatus
analyzer_command_read (int    argc,
                       char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *help =
    analyzer_input_options_dup_help (_("FILE may be - for standard input."));
  g_auto(AnalyzerInputOptions) options = ANALYZER_INPUT_OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("json, one line an article (the usual one), or text: only title and text"), N_("FORMAT") },
    ANALYZER_INPUT_ENTRIES (options),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(AnalyzerInputs) inputs = NULL;
  g_autoptr(GError) error = NULL;
  Reading reading = { 0 };

  if (!analyzer_command_parse ("read", _("FILE…"),
                               _("Shows articles as they are read, without analysing them: the text, what is no part\n"
                                 "of its prose, and what the document says of itself, with where it says so."),
                               help,
                               entries, &argc, &argv))
    return ANALYZER_STATUS_USAGE;

  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "text"))
    return analyzer_command_usage ("read", _("There is no format “%s”; say json or text"), format);
  fault = analyzer_input_options_dup_fault (&options);
  if (fault != NULL)
    return analyzer_command_usage ("read", "%s", fault);

  reading.input_format = options.format;
  reading.as_text = g_strcmp0 (format, "text") == 0;
  inputs = analyzer_inputs_new (&options, &error);
  if (inputs == NULL ||
      !analyzer_work_run (inputs, analyzer_input_options_get_jobs (&options), read_one, tell_document,
                          (GDestroyNotify) analyzer_document_free, &reading, &error))
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  return reading.n_failed > 0 ? ANALYZER_STATUS_FAILED : ANALYZER_STATUS_DONE;
}
