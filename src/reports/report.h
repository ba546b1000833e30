/* report.h: findings written down for others to read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

typedef struct _AnalyzerReport AnalyzerReport;

/**
 * AnalyzerReportFormat:
 * @id: what names it in options, such as `html`
 * @name: what users call it; translate it with gettext
 * @extension: how names of such files end, without the dot
 * @mime_type: the media type of such files
 * @begin: (nullable): writes what comes before the articles
 * @add: writes one article and what was found in it
 * @fail: (nullable): tells of a document that could not be read
 * @end: (nullable): writes what comes after the articles
 *
 * One kind of report. Each is one file and one row of the table of formats.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *extension;
  const char *mime_type;
  void        (*begin) (AnalyzerReport   *report);
  void        (*add)   (AnalyzerReport   *report,
                        AnalyzerFindings *findings);
  void        (*fail)  (AnalyzerReport   *report,
                        const char       *path,
                        const char       *code,
                        const char       *message);
  void        (*end)   (AnalyzerReport   *report);
} AnalyzerReportFormat;

const AnalyzerReportFormat *const *analyzer_report_formats_get (guint                       *n_formats);
const AnalyzerReportFormat        *analyzer_report_format_get  (const char                  *id);

AnalyzerReport                    *analyzer_report_new         (const AnalyzerReportFormat  *format,
                                                                const char                  *path,
                                                                GError                     **error);
void                               analyzer_report_free        (AnalyzerReport              *self);
gboolean                           analyzer_report_would_harm  (AnalyzerReport              *self,
                                                                const char                  *path);
gboolean                           analyzer_report_add         (AnalyzerReport              *self,
                                                                AnalyzerFindings            *findings,
                                                                guint                        n_checked,
                                                                GError                     **error);
gboolean                           analyzer_report_add_failure (AnalyzerReport              *self,
                                                                const char                  *path,
                                                                const char                  *code,
                                                                const char                  *message,
                                                                GError                     **error);
gboolean                           analyzer_report_finish      (AnalyzerReport              *self,
                                                                GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerReport, analyzer_report_free)

G_END_DECLS
