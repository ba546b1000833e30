/* model.h: one file of trained weights, mapped and checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANALYZER_LANGUAGE_ERROR (analyzer_language_error_quark ())
typedef enum
{
  ANALYZER_LANGUAGE_ERROR_NO_MODEL,     /* a model file is missing */
  ANALYZER_LANGUAGE_ERROR_BAD_MODEL,    /* damaged, cut short or of another version */
} AnalyzerLanguageError;
GQuark analyzer_language_error_quark (void);

/**
 * AnalyzerTable:
 * @weights: the rows, one after the other
 * @mask: the number of rows, a power of two, minus one
 * @n_columns: the weights of a row
 * @scale: by what a weight is multiplied to get its value
 *
 * Weights of hashed features: the row of a feature is its hash & @mask.
 */
typedef struct
{
  const gint8 *weights;
  guint32      mask;
  guint32      n_columns;
  float        scale;
} AnalyzerTable;

/* One feature of a sparse table: where its entries are. */
typedef struct
{
  guint32 hash;
  guint32 first : 24;
  guint32 count : 8;            /* 0 in an empty slot */
} AnalyzerSparseSlot;

typedef struct
{
  guint8 label;
  gint8  weight;
} AnalyzerSparseEntry;

/**
 * AnalyzerSparse:
 * @slots: open addressing by hash; one at least is empty
 * @entries: the labels that a feature speaks for or against
 * @n_slots: how many slots there are
 * @n_labels: how many labels there are; no entry's label is higher
 * @scale: by what a weight is multiplied to get its value
 *
 * Weights of hashed features of which most speak of few labels only.
 */
typedef struct
{
  const AnalyzerSparseSlot  *slots;
  const AnalyzerSparseEntry *entries;
  guint32                    n_slots;
  guint32                    n_labels;
  float                      scale;
} AnalyzerSparse;

typedef struct _AnalyzerModel AnalyzerModel;

AnalyzerModel *analyzer_model_new         (GBytes               *bytes,
                                           const char           *name,
                                           guint                 features,
                                           GError              **error);
void           analyzer_model_free        (AnalyzerModel        *self);

gboolean       analyzer_model_get_table   (const AnalyzerModel  *self,
                                           const char           *section,
                                           guint                 n_columns,
                                           AnalyzerTable        *table,
                                           GError              **error);
gboolean       analyzer_model_get_sparse  (const AnalyzerModel  *self,
                                           const char           *section,
                                           guint                 n_labels,
                                           AnalyzerSparse       *sparse,
                                           GError              **error);
const float   *analyzer_model_get_numbers (const AnalyzerModel  *self,
                                           const char           *section,
                                           guint                 n_numbers,
                                           GError              **error);
const char    *analyzer_model_get_text    (const AnalyzerModel  *self,
                                           const char           *section);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerModel, analyzer_model_free)

/* The slot of the feature @hash; an empty one where it has no weights. */
static inline const AnalyzerSparseSlot *
analyzer_sparse_find (const AnalyzerSparse *self,
                      guint32               hash)
{
  guint32 at = (guint64) hash * self->n_slots >> 32;

  while (self->slots[at].count != 0 && self->slots[at].hash != hash)
    if (++at == self->n_slots)
      at = 0;

  return &self->slots[at];
}

/* Features whose weights are fetched at a time. */
#define ANALYZER_SPARSE_BATCH 64

/* Adds the weights of @features to the labels' @scores. The tables are larger
 * than the caches next to the processor: all that is needed is asked for
 * before the first of it is used. */
static inline void
analyzer_sparse_sum (const AnalyzerSparse *self,
                     const guint32        *features,
                     guint                 n_features,
                     gint32               *scores)
{
  const AnalyzerSparseSlot *slots[ANALYZER_SPARSE_BATCH];
  guint n_found = 0;

  g_assert (n_features <= ANALYZER_SPARSE_BATCH);

  for (guint i = 0; i < n_features; i++)
    __builtin_prefetch (&self->slots[(guint64) features[i] * self->n_slots >> 32]);

  for (guint i = 0; i < n_features; i++)
    {
      slots[n_found] = analyzer_sparse_find (self, features[i]);
      __builtin_prefetch (self->entries + slots[n_found]->first);
      n_found += slots[n_found]->count != 0;
    }

  for (guint i = 0; i < n_found; i++)
    {
      const AnalyzerSparseEntry *entry = self->entries + slots[i]->first;

      for (guint n = slots[i]->count; n > 0; n--, entry++)
        scores[entry->label] += entry->weight;
    }
}

/* Adds the weights of one feature. */
static inline void
analyzer_sparse_add (const AnalyzerSparse *self,
                     guint32               hash,
                     gint32               *scores)
{
  analyzer_sparse_sum (self, &hash, 1, scores);
}

G_END_DECLS
