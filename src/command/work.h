/* work.h: many files worked on at the same time, told in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "command/inputs.h"

G_BEGIN_DECLS

/**
 * AnalyzerWorkFunc:
 * @path: a file
 *
 * Does the work for one file. Called in any thread, for several files at the
 * same time.
 *
 * Returns: (transfer full): what came out
 */
typedef gpointer (*AnalyzerWorkFunc)  (const char  *path,
                                       gpointer     user_data);

/**
 * AnalyzerWorkTell:
 * @result: (transfer full): what came out for a file
 *
 * Tells a result. Called in any thread, but for one file at a time and in the
 * order of the files.
 *
 * Returns: whether to go on; else @error is set
 */
typedef gboolean (*AnalyzerWorkTell)  (gpointer     result,
                                       gpointer     user_data,
                                       GError     **error);

gboolean analyzer_work_run (AnalyzerInputs    *inputs,
                            guint              jobs,
                            AnalyzerWorkFunc   work,
                            AnalyzerWorkTell   tell,
                            GDestroyNotify     free_result,
                            gpointer           user_data,
                            GError           **error);

G_END_DECLS
