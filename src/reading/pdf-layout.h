/* pdf-layout.h: lines on pages into paragraphs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/manuscript.h"

G_BEGIN_DECLS

/**
 * AnalyzerPdfLine:
 * @page: the number of its page, from 0 on
 * @page_height: the height of that page
 * @block: the number of the block that it stands in, over all pages
 * @x_min: its left end
 * @x_max: its right end
 * @y_min: its top
 * @y_max: its bottom
 * @text: what it says
 *
 * A line of text on a page.
 */
typedef struct
{
  guint   page;
  double  page_height;
  guint   block;
  double  x_min;
  double  x_max;
  double  y_min;
  double  y_max;
  char   *text;
} AnalyzerPdfLine;

GArray *analyzer_pdf_lines_new (void);
void    analyzer_pdf_layout    (GArray             *lines,
                                gboolean            takes_title,
                                AnalyzerManuscript *manuscript);

G_END_DECLS
