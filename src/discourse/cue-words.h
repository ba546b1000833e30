/* cue-words.h: words that tell that somebody says, thinks or writes something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

/**
 * AnalyzerTone:
 * @ANALYZER_TONE_NEUTRAL: takes no side ("said")
 * @ANALYZER_TONE_DISTANCING: keeps away from what is said ("claimed")
 * @ANALYZER_TONE_ENDORSING: takes it for true ("pointed out")
 * @ANALYZER_TONE_CHARGED: tells a feeling or an attack ("blasted")
 *
 * How a reporting word stands to what it reports.
 */
typedef enum
{
  ANALYZER_TONE_NEUTRAL,
  ANALYZER_TONE_DISTANCING,
  ANALYZER_TONE_ENDORSING,
  ANALYZER_TONE_CHARGED,
} AnalyzerTone;

/**
 * AnalyzerCueUse:
 * @ANALYZER_CUE_SAYS: may stand alone behind or between what is said
 * @ANALYZER_CUE_CLAUSE: takes a clause, with or without "that"
 * @ANALYZER_CUE_HEARER: has the hearer in between ("told reporters that")
 *
 * How a cue is used. One with @ANALYZER_CUE_CLAUSE but not @ANALYZER_CUE_SAYS is
 * a cue only with a clause behind it.
 */
typedef enum
{
  ANALYZER_CUE_SAYS   = 1 << 0,
  ANALYZER_CUE_CLAUSE = 1 << 1,
  ANALYZER_CUE_HEARER = 1 << 2,
} AnalyzerCueUse;

/**
 * AnalyzerCueWord:
 * @lemma: its dictionary form
 * @act: what it tells
 * @tone: how it stands to what it reports
 * @uses: flags of AnalyzerCueUse; 0 for nouns
 * @followers: (nullable): particles and prepositions that belong to it where
 *   they follow, parted by spaces; those behind a `!` are needed
 *
 * One verb or noun that reports.
 */
typedef struct
{
  const char   *lemma;
  AnalyzerAct   act;
  AnalyzerTone  tone;
  guint         uses;
  const char   *followers;
} AnalyzerCueWord;

const AnalyzerCueWord *analyzer_cue_verb_find  (const char *lemma);
const AnalyzerCueWord *analyzer_cue_noun_find  (const char *lemma);
const AnalyzerCueWord *analyzer_data_noun_find (const char *lemma);

G_END_DECLS
