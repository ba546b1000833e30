/* documents.h: one file that the user names, read and analysed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/analyst.h"

G_BEGIN_DECLS

/**
 * AnalyzerTrouble:
 * @path: the file, or the part of it
 * @code: what is wrong, for programs
 * @message: what is wrong, for people
 *
 * What could not be done.
 */
typedef struct
{
  char       *path;
  const char *code;
  char       *message;
} AnalyzerTrouble;

/**
 * AnalyzerDocument:
 * @path: the file as the user named it
 * @articles: (nullable) (element-type AnalyzerArticle): what it holds
 * @findings: (nullable) (element-type AnalyzerFindings): what was found in
 *   each of @articles
 * @troubles: (element-type AnalyzerTrouble): what could not be done: all of it
 *   where there is no @findings, else parts of it, as of an archive
 */
typedef struct
{
  char       *path;
  GPtrArray  *articles;
  GPtrArray  *findings;
  GPtrArray  *troubles;
} AnalyzerDocument;

AnalyzerDocument *analyzer_document_read    (const char             *path,
                                             const char             *format);
gboolean          analyzer_document_analyse (AnalyzerDocument       *self,
                                             AnalyzerAnalyst        *analyst);
void              analyzer_document_free    (AnalyzerDocument       *self);
char             *analyzer_trouble_dup_text (const AnalyzerTrouble  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerDocument, analyzer_document_free)

G_END_DECLS
