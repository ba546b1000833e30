/* figures.h: how much of an article each speaker says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

/**
 * AnalyzerFigures:
 * @n_quotes: how many quotes the speaker has
 * @n_quoted: how many of them are at least partly in quotation marks
 * @n_dissents: how many of them dissent
 * @n_words: the words of their contents
 */
typedef struct
{
  guint n_quotes;
  guint n_quoted;
  guint n_dissents;
  guint n_words;
} AnalyzerFigures;

AnalyzerFigures *analyzer_figures_new       (AnalyzerFindings      *findings);
double           analyzer_figures_get_share (const AnalyzerFigures *self,
                                             guint                  speaker);

G_END_DECLS
