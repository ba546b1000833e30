/* treebank-private.h: how the readers of annotated documents build them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose-private.h"
#include "training/treebank.h"

G_BEGIN_DECLS

/* One word as read; heads count from 1 within the sentence, 0 is the root. */
typedef struct
{
  char    *form;
  char    *lemma;
  guint    start;
  guint    end;
  guint    head;
  guint8   tag;
  guint8   name;
  guint8   relation;
  gboolean space_before;
  gboolean hyphen;
} AnalyzerTreeWord;

/* A document that is being read. */
typedef struct
{
  GString   *text;
  GArray    *cuts;
  GArray    *lengths;
  GArray    *gold;              /* of AnalyzerToken */
  GPtrArray *lemmas;
  gboolean   headlines;         /* add some sentences as headlines too */
  guint      n_sentences;
} AnalyzerTreeBuilder;

void              analyzer_tree_word_clear         (gpointer                 data);
AnalyzerTag       analyzer_tree_read_tag           (const char              *text);
AnalyzerRelation  analyzer_tree_read_relation      (const char              *text);

void              analyzer_tree_builder_init       (AnalyzerTreeBuilder     *self,
                                                    gboolean                 headlines);
void              analyzer_tree_builder_add        (AnalyzerTreeBuilder     *self,
                                                    const AnalyzerTreeWord  *words,
                                                    guint                    n_words);
AnalyzerTree     *analyzer_tree_builder_end        (AnalyzerTreeBuilder     *self,
                                                    gboolean                 has_names,
                                                    gboolean                 gold_made);

gboolean          analyzer_treebank_read_universal (GPtrArray               *trees,
                                                    const char              *path,
                                                    GHashTable              *wanted,
                                                    gboolean                 train,
                                                    GError                 **error);

G_END_DECLS
