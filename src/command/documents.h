/* documents.h: one file that the user names, read and analysed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/analyst.h"

G_BEGIN_DECLS

/**
 * AnalyzerDocument:
 * @path: the file as the user named it
 * @articles: (nullable) (element-type AnalyzerArticle): what it holds
 * @findings: (nullable) (element-type AnalyzerFindings): what was found in
 *   each of @articles
 * @code: (nullable): where it could not be done, why, for programs
 * @message: (nullable): why, for people
 */
typedef struct
{
  char       *path;
  GPtrArray  *articles;
  GPtrArray  *findings;
  const char *code;
  char       *message;
} AnalyzerDocument;

AnalyzerDocument *analyzer_document_read    (const char        *path,
                                             const char        *format);
gboolean          analyzer_document_analyse (AnalyzerDocument  *self,
                                             AnalyzerAnalyst   *analyst);
void              analyzer_document_free    (AnalyzerDocument  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerDocument, analyzer_document_free)

G_END_DECLS
