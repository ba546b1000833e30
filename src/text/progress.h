/* progress.h: how far a long piece of work has come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANALYZER_TYPE_PROGRESS (analyzer_progress_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerProgress, analyzer_progress, ANALYZER, PROGRESS, GObject)

AnalyzerProgress *analyzer_progress_new          (void);
void              analyzer_progress_set          (AnalyzerProgress *self,
                                                  double            fraction,
                                                  const char       *message);
double            analyzer_progress_get_fraction (AnalyzerProgress *self);
char             *analyzer_progress_dup_message  (AnalyzerProgress *self);

G_END_DECLS
