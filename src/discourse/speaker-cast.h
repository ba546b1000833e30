/* speaker-cast.h: the people, bodies and places that an article names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"
#include "language/prose.h"

G_BEGIN_DECLS

#define ANALYZER_NO_MEMBER G_MAXUINT

/**
 * AnalyzerMention:
 * @first: the number of its first token, behind any title
 * @end: the number of the token after its last one
 * @begin: the number of the first token of the title before it, @first without
 * @member: who it is
 * @type: the kind of name: a person, an organization or a place
 *
 * One place where a name stands.
 */
typedef struct
{
  guint        first;
  guint        end;
  guint        begin;
  guint        member;
  AnalyzerName type;
} AnalyzerMention;

/**
 * AnalyzerMember:
 * @name: the fullest form that the article gives, without title
 * @key: the name folded
 * @type: a person, an organization or a place; %ANALYZER_NAME_NONE for
 *   somebody who has no name
 * @kind: what it is as a speaker
 * @femininity: above 0 for a woman, below for a man; the larger the surer
 * @plural: whether it is several
 * @named: whether it has a name or a name stands in what it is called
 * @words: what kinds of nouns describe it, AnalyzerSpeakerWords
 * @nouns: (element-type guint32): the words that describe it, as
 *   analyzer_cast_get_noun() has them
 * @mentions: (element-type guint): its mentions' numbers in text order
 * @places: (element-type AnalyzerSpan): where it stands otherwise: pronouns
 *   and descriptions
 * @forms: (element-type utf8): the set of its names as they stand
 * @role: where its role stands, empty without
 * @affiliation: where its affiliation stands, empty without
 * @speaker: the id of the speaker that it has become, 0 for none
 *
 * Somebody of whom the article tells.
 */
typedef struct
{
  char                *name;
  char                *key;
  AnalyzerName         type;
  AnalyzerSpeakerKind  kind;
  double               femininity;
  gboolean             plural;
  gboolean             named;
  guint                words;
  GArray              *nouns;
  GArray              *mentions;
  GArray              *places;
  GPtrArray           *forms;
  AnalyzerSpan         role;
  AnalyzerSpan         affiliation;
  guint                speaker;

  /*< private >*/
  GArray              *parts;
  guint                suffix;
  guint                n_full;
  guint                n_lone;
  guint                last;
  gboolean             seen;
} AnalyzerMember;

/**
 * AnalyzerCast:
 * @mentions: (element-type AnalyzerMention): every name, in text order
 * @members: (element-type AnalyzerMember): who they are
 * @mention_of_token: of each token the number of the mention that it belongs
 *   to, %ANALYZER_NO_MEMBER for none
 */
typedef struct
{
  const AnalyzerProse *prose;
  AnalyzerModels      *models;
  GArray              *mentions;
  GPtrArray           *members;
  guint               *mention_of_token;

  /*< private >*/
  GHashTable          *numbers;         /* folded part -> its number */
  GPtrArray           *texts;           /* of a part's number, its text */
  GHashTable          *by_part;         /* a part's number -> GArray of members */
  GHashTable          *by_key;          /* folded name -> member + 1 */
} AnalyzerCast;

AnalyzerCast    *analyzer_cast_new            (const AnalyzerProse *prose,
                                               AnalyzerModels      *models);
void             analyzer_cast_free           (AnalyzerCast        *self);

AnalyzerMember  *analyzer_cast_get            (const AnalyzerCast  *self,
                                               guint                member);
AnalyzerMention *analyzer_cast_get_mention    (const AnalyzerCast  *self,
                                               guint                token);
guint            analyzer_cast_add_unnamed    (AnalyzerCast        *self,
                                               const char          *name,
                                               AnalyzerSpeakerKind  kind);
void             analyzer_cast_rename         (AnalyzerCast        *self,
                                               guint                number,
                                               const char          *name);
void             analyzer_cast_add_form       (AnalyzerCast        *self,
                                               guint                member,
                                               const char          *form);
double           analyzer_cast_get_title_femininity
                                              (const AnalyzerCast  *self,
                                               const AnalyzerMention *mention);
int              analyzer_cast_get_pronoun_femininity
                                              (const AnalyzerCast  *self,
                                               const AnalyzerMention *mention);
const GArray    *analyzer_cast_get_bearers    (const AnalyzerCast  *self,
                                               const AnalyzerMention *mention);
guint            analyzer_cast_find           (const AnalyzerCast  *self,
                                               const char          *name);
guint            analyzer_cast_find_bearer    (const AnalyzerCast  *self,
                                               guint                first,
                                               guint                end);
char            *analyzer_cast_dup_text       (const AnalyzerCast  *self,
                                               guint                first,
                                               guint                end);
guint32          analyzer_cast_get_noun       (const AnalyzerCast  *self,
                                               guint                token);
void             analyzer_cast_add_noun       (AnalyzerCast        *self,
                                               guint                member,
                                               guint32              noun);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerCast, analyzer_cast_free)

G_END_DECLS
