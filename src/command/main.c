/* main.c: analyzer-cli, the command-line tool.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "command/commands.h"
#include "text/places.h"

typedef struct
{
  const char     *name;
  const char     *summary;
  AnalyzerStatus (*run) (int    argc,
                         char **argv);
} Command;

static const Command commands[] = {
  { "analyze", N_("find who says what in articles"), analyzer_command_analyze },
  { "export", N_("write a report of what is found"), analyzer_command_export },
  { "import", N_("keep articles and what is found in a library"), analyzer_command_import },
  { "search", N_("look for words in a library’s quotes"), analyzer_command_search },
  { "read", N_("show an article as it is read, without analysing it"), analyzer_command_read },
  { "evaluate", N_("measure the findings against what people marked"), analyzer_command_evaluate },
};

static void
print_help (void)
{
  g_print (_("Usage: analyzer-cli COMMAND [OPTION…] FILE…\n\n"
             "Finds who says what in news articles, and who dissents from whom.\n"
             "Nothing leaves this computer.\n\n"
             "Commands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _(commands[i].summary));
  g_print (_("\n“analyzer-cli COMMAND --help” tells more about a command.\n\n"
             "Exit status: 0 everything worked, 1 some input failed and the rest is done,\n"
             "2 the command line makes no sense.\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *locale_path = analyzer_places_dup_locale_path ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_path);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("analyzer-cli");

  if (argc >= 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("analyzer-cli %s\n", PACKAGE_VERSION);
      return ANALYZER_STATUS_DONE;
    }
  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help")))
    {
      print_help ();
      return ANALYZER_STATUS_DONE;
    }

  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);

  if (argc < 2)
    analyzer_command_complain (_("Say what to do, such as “analyzer-cli analyze FILE”"));
  else
    analyzer_command_complain (_("There is no command “%s”"), argv[1]);
  g_printerr (_("Try “analyzer-cli --help”."));
  g_printerr ("\n");

  return ANALYZER_STATUS_USAGE;
}
