/* pdf-words.h: what pdftotext tells of the words on pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/manuscript.h"

G_BEGIN_DECLS

void analyzer_pdf_read_words (GBytes             *output,
                              GBytes             *metadata,
                              AnalyzerManuscript *whole,
                              AnalyzerManuscript *manuscript);

G_END_DECLS
