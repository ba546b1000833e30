/* view-context.h: an article laid out for telling who disagrees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"
#include "language/prose.h"

G_BEGIN_DECLS

/**
 * AnalyzerViewQuote:
 * @quote: the quote
 * @speaker: the id of its first speaker, 0 where nobody knows
 * @content: (element-type guint): its content's tokens
 * @cue: (element-type guint): its cue's tokens
 * @source: (element-type guint): its source's tokens
 * @first: its first token
 * @last: its last token
 * @sentence: the sentence in which it is attributed
 * @begins: the sentence in which it begins
 * @paragraph: the paragraph in which it is attributed
 * @stems: (element-type utf8): the stems of its content's meaningful words, a
 *   set
 * @party: one more than the number of its speaker's party, 0 where unknown
 * @named: (element-type guint): the numbers of the other parties that its
 *   content names, in order
 * @meaning: the sum of the vectors of its content's meaningful words
 *
 * A quote as numbers of tokens.
 */
typedef struct
{
  AnalyzerQuote *quote;
  guint          speaker;
  GArray        *content;
  GArray        *cue;
  GArray        *source;
  guint          first;
  guint          last;
  guint          sentence;
  guint          begins;
  guint          paragraph;
  GHashTable    *stems;
  guint          party;
  GArray        *named;
  float          meaning[ANALYZER_MEANING_LENGTH];
} AnalyzerViewQuote;

/**
 * AnalyzerParty:
 * @speaker: the id of the speaker, 0 for somebody only named
 * @name: the fullest name
 * @kind: what it is
 * @gender: as its speaker has it
 * @nameless: whether it is neither a speaker nor has a name: 'party leaders'
 * @n_quotes: how many quotes it speaks
 * @mentions: (element-type guint): the tokens that begin its mentions, sorted
 *
 * Somebody from whom a quote can dissent.
 */
typedef struct
{
  guint                speaker;
  char                *name;
  AnalyzerSpeakerKind  kind;
  AnalyzerGender       gender;
  gboolean             nameless;
  guint                n_quotes;
  GArray              *mentions;
} AnalyzerParty;

/**
 * AnalyzerViewContext:
 * @findings: the article's quotes and speakers
 * @prose: its words
 * @quotes: (element-type AnalyzerViewQuote): as laid out, in text order
 * @parties: (element-type AnalyzerParty): who can be dissented from
 * @main: the numbers of the parties mentioned most, the most first
 * @n_main: how many these are
 * @stances: for each token its AnalyzerStance bits
 * @phrase_lengths: for each token how many tokens the phrase is long that
 *   begins there and gave it its stances, 1 for single words
 * @party_at: for each token one more than the number of the party mentioned
 *   there, 0 for none
 * @quote_at: for each token one more than the number of the innermost quote
 *   whose content holds it, 0 for none
 *
 * What the features and rules of views look at.
 */
typedef struct
{
  AnalyzerFindings    *findings;
  const AnalyzerProse *prose;
  GPtrArray           *quotes;
  GPtrArray           *parties;
  guint                main[5];
  guint                n_main;
  guint               *stances;
  guint8              *phrase_lengths;
  guint               *party_at;
  guint               *quote_at;
} AnalyzerViewContext;

AnalyzerViewContext *analyzer_view_context_new        (AnalyzerFindings          *findings,
                                                       const AnalyzerProse       *prose);
void                 analyzer_view_context_free       (AnalyzerViewContext       *self);
guint                analyzer_view_context_find_party (const AnalyzerViewContext *self,
                                                       guint                      speaker);
gboolean             analyzer_view_quote_has_stem     (const AnalyzerViewQuote   *self,
                                                       const AnalyzerProse       *prose,
                                                       guint                      token);
guint                analyzer_view_quote_count_shared (const AnalyzerViewQuote   *a,
                                                       const AnalyzerViewQuote   *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerViewContext, analyzer_view_context_free)

G_END_DECLS
