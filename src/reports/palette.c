/* palette.c: the colours that tell speakers apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/palette.h"

/* Chosen in OKLCh, each one the farthest from those before it in the vision of
 * people with full colour sight, deuteranopia and protanopia (by the matrices
 * of Machado, Oliveira and Fernandes 2009), hues 32 degrees apart at least.
 * Words keep a contrast of 7 on their fill, labels one of 4.5 on the page. */
static const AnalyzerColours palette[ANALYZER_N_COLOURS] = {
  { "#b4d6ef", "#1d73a5", "#085076", "#4baeed" },
  { "#dbba66", "#896a01", "#5a4817", "#c69f32" },
  { "#b8f8b6", "#207e27", "#18561b", "#6fba6f" },
  { "#dcb2ae", "#bc4947", "#7e302e", "#eb827c" },
  { "#c4affd", "#7b5bbe", "#533e81", "#ac93ec" },
  { "#bff0ed", "#057c79", "#23504f", "#05cbc6" },
  { "#ecc9b2", "#a95a0d", "#713e13", "#e28d4d" },
  { "#d7aed5", "#a24fa0", "#6c346b", "#d086ce" },
};

/**
 * analyzer_palette_get:
 * @speaker: a speaker's id, from 1 on
 *
 * There are more speakers than colours that people can tell apart, so a colour
 * comes again after %ANALYZER_N_COLOURS speakers and is only ever shown beside
 * a name or number.
 *
 * Returns: (transfer none): the speaker's colours
 */
const AnalyzerColours *
analyzer_palette_get (guint speaker)
{
  return &palette[(speaker + ANALYZER_N_COLOURS - 1) % ANALYZER_N_COLOURS];
}
