/* parser.h: tells which word depends on which, and how.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose.h"

G_BEGIN_DECLS

#define ANALYZER_PARSER_NAME "syntax"
#define ANALYZER_PARSER_FEATURES 2      /* their version */
#define ANALYZER_PARSER_WORDS 400       /* longer sentences stay without syntax */
#define ANALYZER_PARSER_MAX 100         /* features of a state, at most */
#define ANALYZER_RELATION_MAX 48        /* features of a relation, at most */
#define ANALYZER_MARK_MAX 40            /* features of a mark's possible head, at most */
#define ANALYZER_MARK_HEADS 24          /* possible heads of a mark, at most */

typedef enum
{
  ANALYZER_ACTION_SHIFT,        /* the next word goes on the stack */
  ANALYZER_ACTION_LEFT,         /* the stack's top hangs on the next word */
  ANALYZER_ACTION_RIGHT,        /* the stack's top hangs on the one under it */
} AnalyzerAction;

#define ANALYZER_N_ACTIONS 3

/* The table of actions has places for two features in each row: the weights
 * of the actions and, in the fourth byte, the top bits of the feature's hash,
 * so that few of those without weights are taken for others. */
#define ANALYZER_ACTION_COLUMNS 8

/* What is known of a word while its sentence is parsed. Nodes are numbered
 * through the sentence; behind the words come the root and the one that
 * stands for none. */
typedef struct
{
  guint32 word;
  guint32 both;         /* word and tag */
  guint16 tag;
  guint16 word_class;
  guint16 object;       /* the class of the noun that a preposition goes with */
  guint16 head;
  guint16 after;        /* the next word that is no mark */
  guint16 n_commas;     /* how many marks that part stand before it */
  guint16 left;         /* the leftmost child, and the next to it */
  guint16 left2;
  guint16 right;
  guint16 right2;
  guint8  n_left;
  guint8  n_right;
  guint8  quoted;       /* whether a quotation mark is open before it */
  guint8  is_mark;
  guint8  marks;        /* kinds of the marks between it and the word before */
} AnalyzerNode;

typedef struct
{
  guint        n_words;         /* and marks */
  guint        next;            /* the first word not yet on the stack */
  guint        n_stack;
  guint16      stack[ANALYZER_PARSER_WORDS];
  AnalyzerNode nodes[ANALYZER_PARSER_WORDS + 2];
} AnalyzerParse;

/* A word on which a mark may hang: one that the arcs over the mark leave in
 * sight. The ways up from the words before and after the mark meet in one
 * word, or end at the root where the mark is the first or the last. */
typedef struct
{
  guint16 word;
  guint16 child;        /* its child on the way from the word before the mark */
  guint16 child_after;  /* its child on the way from the word after it */
  guint16 top;          /* the highest word of the first way, and of the other */
  guint16 top_after;
  guint8  n_steps;      /* on the first way, 0xFF where it is not on it */
  guint8  n_steps_after;
} AnalyzerMarkHead;

typedef struct
{
  AnalyzerTable  actions;
  AnalyzerSparse relations;
  AnalyzerTable  marks;
} AnalyzerParser;

gboolean analyzer_parser_init            (AnalyzerParser         *self,
                                          AnalyzerModels         *models,
                                          GError                **error);
void     analyzer_parser_parse           (const AnalyzerParser   *self,
                                          AnalyzerProse          *prose,
                                          const AnalyzerSentence *sentence,
                                          AnalyzerParse          *parse);

/* For the trainer too. */
gboolean analyzer_parser_open            (AnalyzerParser         *self,
                                          const AnalyzerModel    *model,
                                          GError                **error);
void     analyzer_parse_begin            (AnalyzerParse          *self,
                                          const AnalyzerProse    *prose,
                                          const AnalyzerSentence *sentence);
gboolean analyzer_parse_is_allowed       (const AnalyzerParse    *self,
                                          AnalyzerAction          action);
void     analyzer_parse_act              (AnalyzerParse          *self,
                                          AnalyzerAction          action);
guint    analyzer_parse_list_features    (const AnalyzerParse    *self,
                                          guint32                *features);
void     analyzer_parse_set_heads        (AnalyzerParse          *self,
                                          const guint16          *heads);
guint    analyzer_relation_list_features (const AnalyzerParse    *self,
                                          const AnalyzerProse    *prose,
                                          const AnalyzerSentence *sentence,
                                          guint                   word,
                                          const guint8           *relations,
                                          guint32                *features);
guint    analyzer_mark_list_heads        (const AnalyzerParse    *self,
                                          guint                   mark,
                                          AnalyzerMarkHead       *heads);
guint    analyzer_mark_list_features     (const AnalyzerParse    *self,
                                          guint                   mark,
                                          const AnalyzerMarkHead *head,
                                          const guint8           *relations,
                                          guint32                *features);

/* Whether all words have been given their heads. */
static inline gboolean
analyzer_parse_is_done (const AnalyzerParse *self)
{
  return self->n_stack == 0 && self->next == self->n_words;
}

G_END_DECLS
