/* json-report.c: a report for programs, one line of JSON an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/json-line.h"
#include "reports/report-private.h"

static void
add (AnalyzerReport   *report,
     AnalyzerFindings *findings)
{
  analyzer_json_line_append_findings (report->out, findings);
}

static void
fail (AnalyzerReport *report,
      const char     *path,
      const char     *code,
      const char     *message)
{
  analyzer_json_line_append_error (report->out, path, code, message);
}

const AnalyzerReportFormat analyzer_json_report = {
  .id = "json",
  .name = N_("JSON, a line an article"),
  .extension = "ndjson",
  .mime_type = "application/x-ndjson",
  .add = add,
  .fail = fail,
};
