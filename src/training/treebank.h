/* treebank.h: sentences whose tags, names and syntax are known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose.h"

G_BEGIN_DECLS

/* Whether a word is part of a name, or of which kind, is not told. */
#define ANALYZER_NAME_UNKNOWN ANALYZER_N_NAMES

/* The articles to learn from are parted: what is learned from all parts but
 * one has not seen the articles of that one. */
#define ANALYZER_N_FOLDS 5
#define ANALYZER_NO_FOLD ANALYZER_N_FOLDS

/**
 * AnalyzerTree:
 * @prose: the words and sentences; its tokens carry no labels
 * @gold: (array): a token with the right labels for each of the prose's
 * @has_names: whether @gold's names are known, but for those that are
 *   %ANALYZER_NAME_UNKNOWN
 * @gold_made: whether people made the labels, not a program
 * @fold: the fold of the article; %ANALYZER_NO_FOLD for what is learned from
 *   in each
 *
 * One annotated document.
 */
typedef struct
{
  AnalyzerProse *prose;
  AnalyzerToken *gold;
  char         **lemmas;        /* nullable each, in lower case */
  gboolean       has_names;
  gboolean       gold_made;
  guint          fold;
} AnalyzerTree;

typedef enum
{
  ANALYZER_PART_TRAIN,
  ANALYZER_PART_DEV,            /* the layers of the development articles */
  ANALYZER_PART_EWT,            /* held out of the web treebank */
  ANALYZER_PART_GUM,            /* held out of the GUM corpus */
} AnalyzerPart;

#define ANALYZER_N_PARTS (ANALYZER_PART_GUM + 1)

void        analyzer_tree_free         (AnalyzerTree  *self);
GPtrArray  *analyzer_treebank_load     (const char    *corpus,
                                        AnalyzerPart   part,
                                        GError       **error);
guint       analyzer_treebank_get_fold (const char    *article);
const char *analyzer_part_to_string    (AnalyzerPart   part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerTree, analyzer_tree_free)

G_END_DECLS
