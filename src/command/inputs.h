/* inputs.h: the files that the user names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnalyzerInputs AnalyzerInputs;

/**
 * AnalyzerInputOptions:
 * @files: the files of the command line
 * @list: a file that names further ones
 * @null_ended: whether its names end with zero bytes
 * @format: the reader to use
 * @jobs: how many files to work on at the same time
 *
 * How every command takes its files.
 */
typedef struct
{
  char     **files;
  char      *list;
  gboolean   null_ended;
  char      *format;
  int        jobs;
} AnalyzerInputOptions;

#define ANALYZER_MAX_JOBS 256

#define ANALYZER_INPUT_OPTIONS_INIT { .jobs = g_get_num_processors () }

#define ANALYZER_INPUT_ENTRIES(options) \
  { "jobs", 0, 0, G_OPTION_ARG_INT, &(options).jobs, \
    N_("Work on N files at the same time (as many as there are processors)"), N_("N") }, \
  { "files-from", 0, 0, G_OPTION_ARG_FILENAME, &(options).list, \
    N_("Take further files from LIST, one name a line; - for standard input"), N_("LIST") }, \
  { "null", 0, 0, G_OPTION_ARG_NONE, &(options).null_ended, \
    N_("The names in LIST end with zero bytes"), NULL }, \
  { "format-in", 0, 0, G_OPTION_ARG_STRING, &(options).format, \
    N_("Take the files for INPUT, such as plain or html, whatever they look like"), N_("INPUT") }, \
  /* What the option was called before. */ \
  { "input-format", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &(options).format, NULL, NULL }, \
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(options).files, NULL, NULL }

char  *analyzer_input_options_dup_help  (const char                 *description);
char  *analyzer_input_options_dup_fault (const AnalyzerInputOptions *self);
guint  analyzer_input_options_get_jobs  (const AnalyzerInputOptions *self);
void   analyzer_input_options_clear     (AnalyzerInputOptions       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalyzerInputOptions, analyzer_input_options_clear)

AnalyzerInputs *analyzer_inputs_new  (const AnalyzerInputOptions  *options,
                                      GError                     **error);
void            analyzer_inputs_free (AnalyzerInputs              *self);
char           *analyzer_inputs_next (AnalyzerInputs              *self,
                                      GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerInputs, analyzer_inputs_free)

G_END_DECLS
