/* attribution-features.h: what in the text speaks for and against a quote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose.h"

G_BEGIN_DECLS

/* What the features look at, each with the words that name it to a reader. */
#define ANALYZER_CLUES(X) \
  X (WORD, N_("the word itself")) \
  X (FORM, N_("the form of the word")) \
  X (TAG, N_("its part of speech")) \
  X (NAME, N_("names beside it")) \
  X (WORDS, N_("the words around it")) \
  X (TAGS, N_("the parts of speech around it")) \
  X (MARKS, N_("quotation marks beside it")) \
  X (NEAR_MARKS, N_("quotation marks before or after it")) \
  X (RELATION, N_("its place in the sentence")) \
  X (HEAD, N_("the word that governs it")) \
  X (PARTS, N_("what it governs")) \
  X (SUBJECT, N_("its subject")) \
  X (OBJECT, N_("its object")) \
  X (CLAUSE, N_("the clause that it governs")) \
  X (POSITION, N_("where it stands in the paragraph")) \
  X (DISTANCE, N_("its distance from the cue")) \
  X (PATH, N_("how it hangs on the cue")) \
  X (EDGE, N_("where a part of the sentence begins or ends")) \
  X (CUE, N_("what the cue is")) \
  X (BETWEEN, N_("what stands between it and the cue")) \
  X (LINK, N_("the quotation beside the cue")) \
  X (PIECES, N_("the order of the parts")) \
  X (BALANCE, N_("whether quotation marks are opened and closed")) \
  X (WHOLE, N_("whether a part is whole")) \
  X (RANK, N_("how likely it looked at first")) \
  X (HINT, N_("what the whole paragraph suggests"))

typedef enum
{
#define X(name, text) ANALYZER_CLUE_##name,
  ANALYZER_CLUES (X)
#undef X
  ANALYZER_N_CLUES
} AnalyzerClue;

const char *analyzer_clue_to_string (AnalyzerClue clue);

#define ANALYZER_MAX_FEATURES 192
#define ANALYZER_N_BOUNDARIES 12

/**
 * AnalyzerFeatures:
 * @n: how many there are
 * @keys: what each is hashed to
 * @clues: of which kind each is, an AnalyzerClue
 *
 * The features of one word, or of one reading of a quote.
 */
typedef struct
{
  guint   n;
  guint32 keys[ANALYZER_MAX_FEATURES];
  guint8  clues[ANALYZER_MAX_FEATURES];
} AnalyzerFeatures;

/* Adds a feature: the place of the template that makes it, and what it says. */
static inline void
analyzer_features_add (AnalyzerFeatures *self,
                       AnalyzerClue      clue,
                       guint             template,
                       guint64           key)
{
  key += (template + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  key ^= key >> 29;
  key *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  self->keys[self->n] = key >> 32;
  self->clues[self->n] = clue;
  self->n++;
}

/**
 * AnalyzerMarkState:
 *
 * Where a word stands to the outermost quotation marks.
 */
typedef enum
{
  ANALYZER_MARK_OUTSIDE,
  ANALYZER_MARK_OPENS,
  ANALYZER_MARK_INSIDE,
  ANALYZER_MARK_CLOSES,
} AnalyzerMarkState;

/**
 * AnalyzerHints:
 * @cue_begins: a cue begins with the word
 * @cue: the word is in one
 * @source_begins: a source begins with it
 * @source: it is in one
 * @content_begins: a content begins with it
 * @content: it is in one
 *
 * How likely it is that a word plays a part, as far as the paragraph tells: from
 * 1, hardly, to %ANALYZER_HINT_SURE; 0 where nothing is known.
 */
typedef struct
{
  guint8 cue_begins;
  guint8 cue;
  guint8 source_begins;
  guint8 source;
  guint8 content_begins;
  guint8 content;
} AnalyzerHints;

/**
 * AnalyzerLinks:
 *
 * How likely it is that a word belongs to the source or the content of one cue;
 * counted as #AnalyzerHints are.
 */
typedef struct
{
  guint8 source_begins;
  guint8 source;
  guint8 content_begins;
  guint8 content;
} AnalyzerLinks;

/* What stands in no quotation marks has this for its passage. */
#define ANALYZER_NO_QUOTATION G_MAXUINT

#define ANALYZER_HINT_SURE 15
#define ANALYZER_HINT_AHEAD 8         /* at least as likely as anything else */

/**
 * AnalyzerTraits:
 *
 * One word as the features see it: hashed forms, and its neighbours in the
 * sentence's structure by their numbers.
 */
typedef struct
{
  guint64 word;
  guint64 lemma;
  guint64 tag;
  guint64 name;
  guint64 shape;
  guint64 ending;
  guint64 relation;
  guint64 mark;
  guint64 children;
  guint   head;
  guint   subject;
  guint   object;
  guint   clause;
  guint   by;
  guint   left;
  guint   right;
  guint   quotation;
  guint   paragraph;
  guint16 since_mark;
  guint16 until_mark;
  guint8  state;
  guint8  pos;
  AnalyzerHints hints;
} AnalyzerTraits;

typedef struct _AnalyzerHintWeights AnalyzerHintWeights;
typedef struct _AnalyzerLinkWork AnalyzerLinkWork;

/**
 * AnalyzerScene:
 * @prose: the article
 * @traits: one a token
 * @quotations: (element-type AnalyzerQuotation): the passages in quotation
 *   marks
 * @weights: (nullable): the network that gave the hints
 * @told: (nullable): what it tells of each token to the layers that look from a
 *   cue: the higher halves of numbers
 *
 * An article made ready for the features.
 */
typedef struct
{
  const AnalyzerProse *prose;
  AnalyzerTraits      *traits;
  GArray              *quotations;
  guint               *quotation_first;
  guint               *quotation_last;
  const AnalyzerHintWeights *weights;
  guint16             *told;
} AnalyzerScene;

/**
 * AnalyzerCue:
 * @first: its first token
 * @last: its last token
 * @head: the one on which the others depend
 * @score: how much likelier it is than none, as a logarithm of odds
 *
 * The words that attribute.
 */
typedef struct
{
  guint first;
  guint last;
  guint head;
  float score;
} AnalyzerCue;

/**
 * AnalyzerView:
 *
 * A paragraph, or a part of it, as seen from one cue.
 */
typedef struct
{
  const AnalyzerScene *scene;
  AnalyzerCue          cue;
  guint                first;
  guint                end;
  guint64             *paths;
  guint               *branches;
  guint8              *others;
  guint16             *commas;
  guint16             *verbs;
  guint16             *cues;
  gint8               *sentences;
  guint8              *weakest;
  AnalyzerLinks       *links;
  AnalyzerLinkWork    *link_work;
  guint                before;
  guint                after;
  guint                gap_before;
  guint                gap_after;
} AnalyzerView;

/* Whether a token of the view is a word of its cue or of another one, and so of
 * neither source nor content. */
static inline gboolean
analyzer_view_is_cue (const AnalyzerView *self,
                      guint               token)
{
  return self->others[token - self->first] || (token >= self->cue.first && token <= self->cue.last);
}

AnalyzerScene *analyzer_scene_new           (const AnalyzerProse *prose);
void           analyzer_scene_free          (AnalyzerScene       *self);
guint          analyzer_scene_find_cue_head (const AnalyzerScene *self,
                                             guint                first,
                                             guint                last);
guint          analyzer_scene_get_boundary  (const AnalyzerScene *self,
                                             guint                token);

void           analyzer_features_add_cue    (AnalyzerFeatures    *self,
                                             const AnalyzerScene *scene,
                                             guint                token);
void           analyzer_features_add_plain  (AnalyzerFeatures    *self,
                                             const AnalyzerScene *scene,
                                             guint                token);
void           analyzer_features_add_linked (AnalyzerFeatures    *self,
                                             const AnalyzerView  *view,
                                             guint                token);

AnalyzerView  *analyzer_view_new            (const AnalyzerScene *scene);
void           analyzer_view_set_cue        (AnalyzerView        *self,
                                             GArray              *cues,
                                             guint                cue);
void           analyzer_view_free           (AnalyzerView        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerScene, analyzer_scene_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerView, analyzer_view_free)

G_END_DECLS
