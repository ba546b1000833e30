/* tokens.h: takes a paragraph apart into words and marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint    start;
  guint    end;
  gboolean space_before;
} AnalyzerCut;

void analyzer_split_tokens (const char *text,
                            guint       start,
                            guint       end,
                            GArray     *cuts);

G_END_DECLS
