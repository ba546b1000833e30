/* commands.h: what the command-line tool can do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnalyzerStatus:
 * @ANALYZER_STATUS_DONE: everything worked
 * @ANALYZER_STATUS_FAILED: some input failed, the rest is done
 * @ANALYZER_STATUS_USAGE: the command line makes no sense
 *
 * The exit status.
 */
typedef enum
{
  ANALYZER_STATUS_DONE,
  ANALYZER_STATUS_FAILED,
  ANALYZER_STATUS_USAGE,
} AnalyzerStatus;

/* Each takes the command line from its own name on. */
AnalyzerStatus  analyzer_command_analyze  (int    argc,
                                           char **argv);
AnalyzerStatus  analyzer_command_evaluate (int    argc,
                                           char **argv);
AnalyzerStatus  analyzer_command_export   (int    argc,
                                           char **argv);
AnalyzerStatus  analyzer_command_import   (int    argc,
                                           char **argv);
AnalyzerStatus  analyzer_command_read     (int    argc,
                                           char **argv);
AnalyzerStatus  analyzer_command_search   (int    argc,
                                           char **argv);

/* For the commands themselves. */
void            analyzer_command_complain       (const char          *format,
                                                 ...) G_GNUC_PRINTF (1, 2);
AnalyzerStatus  analyzer_command_usage          (const char          *command,
                                                 const char          *format,
                                                 ...) G_GNUC_PRINTF (2, 3);
gboolean        analyzer_command_parse          (const char          *command,
                                                 const char          *parameters,
                                                 const char          *summary,
                                                 const char          *description,
                                                 const GOptionEntry  *entries,
                                                 int                 *argc,
                                                 char              ***argv);

G_END_DECLS
