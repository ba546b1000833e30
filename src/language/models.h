/* models.h: the trained models that the analysis reads.
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

#define ANALYZER_TYPE_MODELS (analyzer_models_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerModels, analyzer_models, ANALYZER, MODELS, GObject)

AnalyzerModels *analyzer_models_new (const char  *directory,
                                     GError     **error);

G_END_DECLS
