/* speaker-phrase.h: the words that say who speaks, taken apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/speaker-cast.h"

G_BEGIN_DECLS

typedef enum
{
  ANALYZER_PHRASE_NAME,
  ANALYZER_PHRASE_PRONOUN,
  ANALYZER_PHRASE_DESCRIPTION,
} AnalyzerPhraseForm;

/**
 * AnalyzerPhrase:
 * @form: how it mentions somebody
 * @first: the number of its first token
 * @end: the number of the token after its last one
 * @head: the number of the token that carries it
 * @member: who is named; %ANALYZER_NO_MEMBER where it is no name
 * @kind: what a description describes
 * @plural: whether several are mentioned
 * @definite: whether it mentions somebody who is known already: 'the', 'his'
 * @owner: the number of the token that tells whose it is, as 'his' in 'his
 *   campaign'; %ANALYZER_NO_TOKEN without
 * @words: what kind of noun the head is
 *
 * One mention of somebody in the words that say who speaks.
 */
typedef struct
{
  AnalyzerPhraseForm   form;
  guint                first;
  guint                end;
  guint                head;
  guint                member;
  AnalyzerSpeakerKind  kind;
  gboolean             plural;
  gboolean             definite;
  guint                owner;
  guint                words;
} AnalyzerPhrase;

GArray   *analyzer_read_phrases      (const AnalyzerCast *cast,
                                      guint               first,
                                      guint               end);
gboolean  analyzer_read_phrase       (const AnalyzerCast *cast,
                                      guint               first,
                                      guint               end,
                                      AnalyzerPhrase     *phrase);
gboolean  analyzer_phrase_is_named   (const AnalyzerCast   *cast,
                                      const AnalyzerPhrase *phrase);
guint     analyzer_find_phrase_first (const AnalyzerCast *cast,
                                      guint               head);
gboolean  analyzer_is_third_person   (const AnalyzerCast *cast,
                                      guint               token);
gboolean  analyzer_is_first_person   (const AnalyzerCast *cast,
                                      guint               token);

G_END_DECLS
