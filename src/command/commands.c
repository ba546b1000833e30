/* commands.c: what all commands of the tool share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include "command/commands.h"

#include <glib/gi18n.h>

/**
 * analyzer_command_complain:
 * @format: a translated sentence without its stop
 *
 * Tells on standard error what is wrong.
 */
void
analyzer_command_complain (const char *format,
                           ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("analyzer-cli: %s\n", message);
}

/**
 * analyzer_command_usage:
 * @command: the command's name
 * @format: what is wrong with the command line
 *
 * Returns: the exit status of a command line that makes no sense
 */
AnalyzerStatus
analyzer_command_usage (const char *command,
                        const char *format,
                        ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("analyzer-cli: %s\n", message);
  g_printerr (_("Try “analyzer-cli %s --help”."), command);
  g_printerr ("\n");

  return ANALYZER_STATUS_USAGE;
}

/**
 * analyzer_command_parse:
 * @command: the command's name
 * @parameters: the parameters, for the help
 * @summary: what the command does, for the help
 * @description: (nullable): what else there is to say, for the help
 * @entries: its options
 * @argc: (inout): how many arguments there are
 * @argv: (inout): the arguments, the first one is the command's name
 *
 * Takes the options off the command line; prints the help and ends the program
 * where that is asked for.
 *
 * Returns: whether the command line could be understood; it is told why not
 */
gboolean
analyzer_command_parse (const char           *command,
                        const char           *parameters,
                        const char           *summary,
                        const char           *description,
                        const GOptionEntry   *entries,
                        int                  *argc,
                        char               ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (parameters);
  g_autoptr(GError) error = NULL;
  g_autofree char *program = g_strdup_printf ("analyzer-cli %s", command);

  g_set_prgname (program);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      analyzer_command_usage (command, "%s", error->message);
      return FALSE;
    }
  g_set_prgname ("analyzer-cli");

  return TRUE;
}
