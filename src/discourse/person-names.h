/* person-names.h: how people's names are made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"
#include "language/models.h"

G_BEGIN_DECLS

/* The version of what the model `first-names` is asked, and its labels. */
#define ANALYZER_FIRST_NAMES_FEATURES 1
#define ANALYZER_FIRST_NAMES_FEMININITY 0
#define ANALYZER_FIRST_NAMES_FREQUENCY 1
#define ANALYZER_FIRST_NAMES_LABELS 2

guint32   analyzer_hash_first_name        (const char     *folded);
char     *analyzer_fold_name              (const char     *name,
                                           gssize          length);
guint     analyzer_nickname_group         (const char     *folded);
gboolean  analyzer_name_is_initial        (const char     *folded);
double    analyzer_first_name_femininity  (AnalyzerModels *models,
                                           const char     *folded);
gboolean  analyzer_is_first_name          (AnalyzerModels *models,
                                           const char     *folded);

G_END_DECLS
