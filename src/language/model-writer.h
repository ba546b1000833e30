/* model-writer.h: writes a file of trained weights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/model.h"

G_BEGIN_DECLS

/* One weight of a sparse table. */
typedef struct
{
  guint32 hash;
  guint32 label;
  float   weight;
} AnalyzerSparseWeight;

typedef struct _AnalyzerModelWriter AnalyzerModelWriter;

AnalyzerModelWriter *analyzer_model_writer_new         (const char                  *name,
                                                        guint                        features);
void                 analyzer_model_writer_free        (AnalyzerModelWriter         *self);

void                 analyzer_model_writer_add_table   (AnalyzerModelWriter         *self,
                                                        const char                  *section,
                                                        const float                 *weights,
                                                        guint                        n_rows,
                                                        guint                        n_columns,
                                                        float                        limit);
void                 analyzer_model_writer_add_bytes   (AnalyzerModelWriter         *self,
                                                        const char                  *section,
                                                        const gint8                 *weights,
                                                        guint                        n_rows,
                                                        guint                        n_columns,
                                                        float                        scale);
void                 analyzer_model_writer_add_sparse  (AnalyzerModelWriter         *self,
                                                        const char                  *section,
                                                        const AnalyzerSparseWeight  *weights,
                                                        gsize                        n_weights,
                                                        guint                        n_labels,
                                                        float                        limit);
void                 analyzer_model_writer_add_numbers (AnalyzerModelWriter         *self,
                                                        const char                  *section,
                                                        const float                 *numbers,
                                                        guint                        n_numbers);
void                 analyzer_model_writer_add_text    (AnalyzerModelWriter         *self,
                                                        const char                  *section,
                                                        const char                  *text);

GBytes              *analyzer_model_writer_end         (AnalyzerModelWriter         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerModelWriter, analyzer_model_writer_free)

G_END_DECLS
