/* stance-words.h: words with which people take sides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnalyzerStance:
 * @ANALYZER_STANCE_DENY: says that something is not so: 'denied', 'disputed'
 * @ANALYZER_STANCE_REJECT: turns something down: 'rejected', 'refused'
 * @ANALYZER_STANCE_CRITICISE: finds fault: 'criticised', 'accused', 'slammed'
 * @ANALYZER_STANCE_OPPOSE: stands against something: 'opposed', 'protested'
 * @ANALYZER_STANCE_WARN: 'warned', 'cautioned', 'feared'
 * @ANALYZER_STANCE_DOUBT: 'doubted', 'questioned', 'scepticism'
 * @ANALYZER_STANCE_REPLY: answers an opponent: 'retorted', 'hit back'
 * @ANALYZER_STANCE_DEFEND: 'defended', 'insisted', 'stood by'
 * @ANALYZER_STANCE_CONCEDE: 'admitted', 'acknowledged'
 * @ANALYZER_STANCE_AGREE: 'agreed', 'echoed', 'welcomed'
 * @ANALYZER_STANCE_BAD: judges: 'wrong', 'absurd', 'a disaster'
 * @ANALYZER_STANCE_FALSE: says that a claim is not true: 'lie', 'misleading'
 * @ANALYZER_STANCE_HARM: says what it would do: 'hurt', 'undermine'
 * @ANALYZER_STANCE_GOOD: judges kindly: 'right', 'excellent'
 * @ANALYZER_STANCE_NOT: denies the words after it: 'not', 'never', 'no way'
 * @ANALYZER_STANCE_CONTRAST: 'but', 'however', 'for its part'
 * @ANALYZER_STANCE_LIKEWISE: 'similar', 'same', 'also'
 * @ANALYZER_STANCE_OPPONENT: 'critics', 'opponents', 'sceptics'
 * @ANALYZER_STANCE_SUPPORTER: 'supporters', 'backers'
 * @ANALYZER_STANCE_CLAIM: what one can dissent from: 'claim', 'plan', 'idea'
 * @ANALYZER_STANCE_CONTENTION: a noun for dissent: 'backlash', 'objection'
 * @ANALYZER_STANCE_MUST: 'should', 'must', 'ought'
 * @ANALYZER_STANCE_LABEL: 'called', 'branded', 'dubbed'
 *
 * The ways in which a word can show where somebody stands, as bits.
 */
typedef enum
{
  ANALYZER_STANCE_DENY       = 1 << 0,
  ANALYZER_STANCE_REJECT     = 1 << 1,
  ANALYZER_STANCE_CRITICISE  = 1 << 2,
  ANALYZER_STANCE_OPPOSE     = 1 << 3,
  ANALYZER_STANCE_WARN       = 1 << 4,
  ANALYZER_STANCE_DOUBT      = 1 << 5,
  ANALYZER_STANCE_REPLY      = 1 << 6,
  ANALYZER_STANCE_DEFEND     = 1 << 7,
  ANALYZER_STANCE_CONCEDE    = 1 << 8,
  ANALYZER_STANCE_AGREE      = 1 << 9,
  ANALYZER_STANCE_BAD        = 1 << 10,
  ANALYZER_STANCE_FALSE      = 1 << 11,
  ANALYZER_STANCE_HARM       = 1 << 12,
  ANALYZER_STANCE_GOOD       = 1 << 13,
  ANALYZER_STANCE_NOT        = 1 << 14,
  ANALYZER_STANCE_CONTRAST   = 1 << 15,
  ANALYZER_STANCE_LIKEWISE   = 1 << 16,
  ANALYZER_STANCE_OPPONENT   = 1 << 17,
  ANALYZER_STANCE_SUPPORTER  = 1 << 18,
  ANALYZER_STANCE_CLAIM      = 1 << 19,
  ANALYZER_STANCE_CONTENTION = 1 << 20,
  ANALYZER_STANCE_MUST       = 1 << 21,
  ANALYZER_STANCE_LABEL      = 1 << 22,
} AnalyzerStance;

#define ANALYZER_N_STANCES 23

/* Verbs and nouns that tell of a dissent by themselves. */
#define ANALYZER_STANCE_DISSENT \
  (ANALYZER_STANCE_DENY | ANALYZER_STANCE_REJECT | ANALYZER_STANCE_CRITICISE | ANALYZER_STANCE_OPPOSE | \
   ANALYZER_STANCE_DOUBT | ANALYZER_STANCE_REPLY | ANALYZER_STANCE_CONTENTION)

/* Judgements that make a dissent of what is said about somebody's claim. */
#define ANALYZER_STANCE_JUDGEMENT \
  (ANALYZER_STANCE_BAD | ANALYZER_STANCE_FALSE | ANALYZER_STANCE_HARM)

guint    analyzer_stance_of_word       (const char         *word);
gboolean analyzer_stance_begins_phrase (const char         *word);
guint    analyzer_stance_of_phrase     (const char * const *words,
                                        guint               n_words,
                                        guint              *length);

G_END_DECLS
