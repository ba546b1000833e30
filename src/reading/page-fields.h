/* page-fields.h: what a web page says of its article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/article.h"
#include "reading/page.h"

G_BEGIN_DECLS

/**
 * AnalyzerPageFields:
 * @candidates: (element-type AnalyzerCandidate): for each field all that the
 *   page says, the most trusted first
 * @body: (nullable): the article's words, where the page's data tell them
 *
 * What a page says of its article.
 */
typedef struct
{
  GPtrArray *candidates[ANALYZER_N_FIELDS];
  char      *body;
} AnalyzerPageFields;

AnalyzerPageFields *analyzer_page_fields_new  (AnalyzerPage       *page);
void                analyzer_page_fields_free (AnalyzerPageFields *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerPageFields, analyzer_page_fields_free)

G_END_DECLS
