/* pdf-metadata.h: what a PDF tells of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/manuscript.h"

G_BEGIN_DECLS

gboolean analyzer_pdf_is_made_up_title (const char         *title);
void     analyzer_pdf_add_metadata     (GBytes             *xmp,
                                        AnalyzerManuscript *manuscript);

G_END_DECLS
