/* window.h: the program's window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANALYZER_TYPE_WINDOW (analyzer_window_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerWindow, analyzer_window, ANALYZER, WINDOW, AdwApplicationWindow)

AnalyzerWindow *analyzer_window_new        (GtkApplication  *application,
                                            GSettings       *settings);
void            analyzer_window_open_files (AnalyzerWindow  *self,
                                            GFile          **files,
                                            guint            n_files);
void            analyzer_window_open_text  (AnalyzerWindow  *self,
                                            const char      *text);

G_END_DECLS
