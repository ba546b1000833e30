/* abbreviations.h: the words that end in a full stop of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnalyzerAbbreviation:
 * @ANALYZER_ABBREVIATION_NONE: no abbreviation
 * @ANALYZER_ABBREVIATION_TITLE: a name follows, as after “Mr.”
 * @ANALYZER_ABBREVIATION_FIGURE: one only before a figure, as in “No. 3”
 * @ANALYZER_ABBREVIATION_PLACE: a state, also an English word (“Mass.”); one
 *   only after a comma, a bracket or a hyphen
 * @ANALYZER_ABBREVIATION_INITIAL: one capital letter
 * @ANALYZER_ABBREVIATION_TIME: “a.m.”, “p.m.”
 * @ANALYZER_ABBREVIATION_OTHER: one that may also end a sentence
 */
typedef enum
{
  ANALYZER_ABBREVIATION_NONE,
  ANALYZER_ABBREVIATION_TITLE,
  ANALYZER_ABBREVIATION_FIGURE,
  ANALYZER_ABBREVIATION_PLACE,
  ANALYZER_ABBREVIATION_INITIAL,
  ANALYZER_ABBREVIATION_TIME,
  ANALYZER_ABBREVIATION_OTHER,
} AnalyzerAbbreviation;

AnalyzerAbbreviation analyzer_abbreviation_find      (const char *word,
                                                      guint       length);
gboolean             analyzer_word_starts_sentences  (const char *word,
                                                      guint       length);

G_END_DECLS
