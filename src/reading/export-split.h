/* export-split.h: an export taken apart into its articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/export-profile.h"
#include "reading/reader.h"
#include "reading/transcript.h"

G_BEGIN_DECLS

/**
 * AnalyzerExportResult:
 * @articles: (element-type AnalyzerArticle): the articles
 * @failures: (element-type AnalyzerFailure): what could not be read beside them
 * @worth: how well the profile explains the document; not above zero where it
 *   does not fit
 */
typedef struct
{
  GPtrArray *articles;
  GPtrArray *failures;
  gint64     worth;
} AnalyzerExportResult;

AnalyzerExportResult *analyzer_export_split       (AnalyzerTranscript     *transcript,
                                                   AnalyzerExportProfile  *profile,
                                                   const char             *path,
                                                   GCancellable           *cancellable,
                                                   GError                **error);
void                  analyzer_export_result_free (AnalyzerExportResult   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerExportResult, analyzer_export_result_free)

G_END_DECLS
