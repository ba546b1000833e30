/* ink.h: text in another colour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANALYZER_TYPE_INK (analyzer_ink_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerInk, analyzer_ink, ANALYZER, INK, GtkTextTag)

GtkTextTag *analyzer_ink_new (const char *name);

G_END_DECLS
