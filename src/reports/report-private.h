/* report-private.h: what the formats of reports share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reports/report.h"
#include "reports/sink.h"

G_BEGIN_DECLS

/**
 * AnalyzerReport:
 * @out: what is to be written next; a format appends to it
 * @n_articles: how many articles there are so far, with the one being added
 * @n_quotes: how many quotes they hold
 * @n_checked: how many findings of these a person has checked
 * @contents: the lines of the report's own list of articles, for the end
 */
struct _AnalyzerReport
{
  GString                    *out;
  guint                       n_articles;
  guint                       n_quotes;
  guint                       n_checked;
  GString                    *contents;

  /*< private >*/
  const AnalyzerReportFormat *format;
  AnalyzerSink               *sink;
};

extern const AnalyzerReportFormat analyzer_csv_report;
extern const AnalyzerReportFormat analyzer_html_report;
extern const AnalyzerReportFormat analyzer_json_report;
extern const AnalyzerReportFormat analyzer_markdown_report;

G_END_DECLS
