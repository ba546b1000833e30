/* quote-hints.h: guesses of a small network which part each word plays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/attribution-features.h"

G_BEGIN_DECLS

#define ANALYZER_HINTS_NAME "hints"
#define ANALYZER_HINTS_FEATURES 2       /* their version */

/* What a word may be: nothing, the first or a further word of a cue, of a
 * source, of a content. */
#define ANALYZER_N_HINTS 7

/* The numbers that tell of a word, in the order in which they follow each
 * other: its meaning, its lemma, tag, relation and name, the lemma, tag and
 * meaning of its head, and signs of what its letters and place are. */
#define ANALYZER_HINTS_LEMMA 24
#define ANALYZER_HINTS_TAG 8
#define ANALYZER_HINTS_RELATION 8
#define ANALYZER_HINTS_NAME_LENGTH 4
#define ANALYZER_HINTS_SIGNS 20
#define ANALYZER_HINTS_INPUT (2 * (ANALYZER_MEANING_LENGTH + ANALYZER_HINTS_LEMMA + ANALYZER_HINTS_TAG) + \
                              ANALYZER_HINTS_RELATION + ANALYZER_HINTS_NAME_LENGTH + ANALYZER_HINTS_SIGNS)
#define ANALYZER_HINTS_LEMMA_BITS 12
#define ANALYZER_HINTS_LEMMA_ROWS (1 << ANALYZER_HINTS_LEMMA_BITS)
#define ANALYZER_HINTS_ROWS 64          /* of the tables of tags, relations and names */

/* The layers: a dense one, then two recurrent ones that run both ways. */
#define ANALYZER_HINTS_DENSE 64
#define ANALYZER_HINTS_STATE 64
#define ANALYZER_HINTS_GATES (2 * 3 * ANALYZER_HINTS_STATE)
#define ANALYZER_HINTS_BOTH (2 * ANALYZER_HINTS_STATE)
#define ANALYZER_HINTS_OUTPUT 16        /* hints, and room that makes rows even */

/* The layers that look from a cue: what it may be to the cue, nothing, the
 * first or a further word of its source, of its content; a dense layer, and a
 * recurrent one. */
#define ANALYZER_N_LINKS 5
#define ANALYZER_LINKS_SIGNS 6
#define ANALYZER_LINKS_ROWS 264         /* of the table of signs */
#define ANALYZER_LINKS_DENSE 64
#define ANALYZER_LINKS_STATE 32
#define ANALYZER_LINKS_GATES (2 * 3 * ANALYZER_LINKS_STATE)
#define ANALYZER_LINKS_BOTH (2 * ANALYZER_LINKS_STATE)

/* For loops over many numbers: they are compiled for wider machines too. These
 * compute the same to the bit, since nothing is fused or reordered. */
#if defined (__x86_64__) && defined (__GNUC__) && !defined (__clang__) && !defined (__SANITIZE_ADDRESS__)
#define ANALYZER_HAS_WIDE 1
#define ANALYZER_WIDE __attribute__ ((optimize ("O3", "fp-contract=off"), target_clones ("avx512f", "avx2", "default")))
#else
#define ANALYZER_HAS_WIDE 0
#define ANALYZER_WIDE
#endif

/**
 * AnalyzerHintWeights:
 *
 * All weights of the network. Those of a layer stand by row: what each number
 * that comes in adds to all that go out; the last row is added always.
 */
struct _AnalyzerHintWeights
{
  float lemmas[ANALYZER_HINTS_LEMMA_ROWS * ANALYZER_HINTS_LEMMA];
  float tags[ANALYZER_HINTS_ROWS * ANALYZER_HINTS_TAG];
  float relations[ANALYZER_HINTS_ROWS * ANALYZER_HINTS_RELATION];
  float names[ANALYZER_HINTS_ROWS * ANALYZER_HINTS_NAME_LENGTH];
  float dense[(ANALYZER_HINTS_INPUT + 1) * ANALYZER_HINTS_DENSE];
  float first[(ANALYZER_HINTS_DENSE + 1) * ANALYZER_HINTS_GATES];
  float second[(ANALYZER_HINTS_BOTH + 1) * ANALYZER_HINTS_GATES];
  float output[(2 * ANALYZER_HINTS_BOTH + 1) * ANALYZER_HINTS_OUTPUT];
  float link_words[(2 * ANALYZER_HINTS_BOTH + 1) * ANALYZER_LINKS_DENSE];
  float link_cue[(ANALYZER_LINKS_DENSE + 1) * ANALYZER_LINKS_DENSE];
  float link_signs[ANALYZER_LINKS_ROWS * ANALYZER_LINKS_DENSE];
  float link_gates[(ANALYZER_LINKS_DENSE + 1) * ANALYZER_LINKS_GATES];
  float link_output[(ANALYZER_LINKS_DENSE + ANALYZER_LINKS_BOTH + 1) * ANALYZER_HINTS_OUTPUT];
};

/**
 * AnalyzerHintWork:
 * @n: how many words
 * @input: by word
 * @dense: by word, after the dense layer
 * @gates: for each of the two recurrent layers, by word: for both ways new
 *   content, what is forgotten, what is told; as they are and through their
 *   curve
 * @cells: for each recurrent layer, by word: what is remembered
 * @states: for each recurrent layer, by word: what is told
 * @joined: what goes to the output
 * @told: by word, room for what goes to the layers that look from a cue
 * @output: by word, the odds of each hint
 *
 * What the network computes of some words, layer by layer.
 */
typedef struct
{
  guint  n;
  guint  room;
  float *input;
  float *dense;
  float *gates[2];
  float *cells[2];
  float *states[2];
  float *joined;
  float *told;
  float *output;
} AnalyzerHintWork;

/**
 * AnalyzerHintClues:
 *
 * Where the numbers that tell of a word are from.
 */
typedef struct
{
  guint        lemma;
  guint        tag;
  guint        relation;
  guint        name;
  guint        head_lemma;
  guint        head_tag;
  const gint8 *meaning;
  const gint8 *head_meaning;
  float        signs[ANALYZER_HINTS_SIGNS];
} AnalyzerHintClues;

void              analyzer_hint_clues_list    (AnalyzerHintClues         *self,
                                               const AnalyzerScene       *scene,
                                               guint                      token);
void              analyzer_hint_clues_fill    (const AnalyzerHintClues   *self,
                                               const AnalyzerHintWeights *weights,
                                               float                     *input);

AnalyzerHintWork *analyzer_hint_work_new      (void);
void              analyzer_hint_work_free     (AnalyzerHintWork          *self);
void              analyzer_hint_work_resize   (AnalyzerHintWork          *self,
                                               guint                      n);
void              analyzer_hint_work_run      (AnalyzerHintWork          *self,
                                               const AnalyzerHintWeights *weights,
                                               const float               *kept);

const AnalyzerHintWeights *
                  analyzer_hint_weights_read  (const AnalyzerModel       *model,
                                               GError                   **error);
void              analyzer_scene_add_hints    (AnalyzerScene             *scene,
                                               const AnalyzerHintWeights *weights);

gboolean          analyzer_hints_grow         (guint                      n,
                                               guint                     *room);
guint8            analyzer_grade_hint         (const float               *output,
                                               guint                      n,
                                               guint                      in);
void              analyzer_recur              (guint                      n,
                                               guint                      state,
                                               gboolean                   back,
                                               float                     *gates,
                                               float                     *cells,
                                               float                     *states);
void              analyzer_multiply_rows      (const float               *in,
                                               guint                      n_rows,
                                               guint                      n_in,
                                               const float               *weights,
                                               guint                      n_out,
                                               float                     *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerHintWork, analyzer_hint_work_free)

G_END_DECLS
