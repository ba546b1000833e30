/* palette.h: the colours that tell speakers apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnalyzerColours:
 * @light_fill: behind a quote's dark words
 * @light_line: for the speaker's label and lines on white
 * @dark_fill: behind a quote's light words
 * @dark_line: for the speaker's label and lines on black
 *
 * The colours of one speaker, as `#rrggbb`.
 */
typedef struct
{
  const char *light_fill;
  const char *light_line;
  const char *dark_fill;
  const char *dark_line;
} AnalyzerColours;

#define ANALYZER_N_COLOURS 8

const AnalyzerColours *analyzer_palette_get (guint speaker);

G_END_DECLS
