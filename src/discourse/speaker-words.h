/* speaker-words.h: what words tell of who somebody is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnalyzerSpeakerWords:
 * @ANALYZER_WORD_HONORIFIC: stands before a name and says no more than how one
 *   addresses its bearer: Mr, Señora
 * @ANALYZER_WORD_TITLE: an office that stands before a name: senator, judge
 * @ANALYZER_WORD_PERSON: one person: spokesman, neighbour
 * @ANALYZER_WORD_BODY: one body of people: campaign, ministry
 * @ANALYZER_WORD_DOCUMENT: something that states: poll, report
 * @ANALYZER_WORD_UTTERANCE: what somebody said or wrote: statement, tweet
 * @ANALYZER_WORD_GROUP: several people without plural: crowd, police
 * @ANALYZER_WORD_QUANTITY: several, told by how many: some, dozens
 * @ANALYZER_WORD_KIN: a relative, told by whose: wife
 * @ANALYZER_WORD_FEMALE: a woman
 * @ANALYZER_WORD_MALE: a man
 * @ANALYZER_WORD_SUFFIX: follows a name: Jr, III
 * @ANALYZER_WORD_PARTICLE: begins a family name: van, al
 * @ANALYZER_WORD_PRESS: an outlet: newspaper, network
 * @ANALYZER_WORD_CANDIDATE: somebody who stands for an office
 * @ANALYZER_WORD_OFFICIAL: somebody who speaks for a state or a body
 * @ANALYZER_WORD_SCHOLAR: somebody who speaks from knowledge
 */
typedef enum
{
  ANALYZER_WORD_HONORIFIC = 1 << 0,
  ANALYZER_WORD_TITLE     = 1 << 1,
  ANALYZER_WORD_PERSON    = 1 << 2,
  ANALYZER_WORD_BODY      = 1 << 3,
  ANALYZER_WORD_DOCUMENT  = 1 << 4,
  ANALYZER_WORD_UTTERANCE = 1 << 5,
  ANALYZER_WORD_GROUP     = 1 << 6,
  ANALYZER_WORD_QUANTITY  = 1 << 7,
  ANALYZER_WORD_KIN       = 1 << 8,
  ANALYZER_WORD_FEMALE    = 1 << 9,
  ANALYZER_WORD_MALE      = 1 << 10,
  ANALYZER_WORD_SUFFIX    = 1 << 11,
  ANALYZER_WORD_PARTICLE  = 1 << 12,
  ANALYZER_WORD_PRESS     = 1 << 13,
  ANALYZER_WORD_CANDIDATE = 1 << 14,
  ANALYZER_WORD_OFFICIAL  = 1 << 15,
  ANALYZER_WORD_SCHOLAR   = 1 << 16,
} AnalyzerSpeakerWords;

AnalyzerSpeakerWords analyzer_speaker_words_get    (const char *word);
const char          *analyzer_speaker_words_expand (const char *word);
int                  analyzer_pronoun_get_sex      (const char *word);

G_END_DECLS
