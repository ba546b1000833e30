/* models.h: the trained models that the analysis reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/model.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_MODELS (analyzer_models_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerModels, analyzer_models, ANALYZER, MODELS, GObject)

AnalyzerModels      *analyzer_models_new        (const char      *directory,
                                                 GError         **error);
AnalyzerModels      *analyzer_models_new_before (const char      *directory,
                                                 AnalyzerModels  *others,
                                                 GError         **error);

const AnalyzerModel *analyzer_models_get        (AnalyzerModels  *self,
                                                 const char      *name,
                                                 guint            features,
                                                 GError         **error);

G_END_DECLS
