/* application.h: the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANALYZER_TYPE_APPLICATION (analyzer_application_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerApplication, analyzer_application, ANALYZER, APPLICATION, AdwApplication)

AnalyzerApplication *analyzer_application_new (void);

G_END_DECLS
