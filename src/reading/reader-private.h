/* reader-private.h: the readers, each a row of the table in reader.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/reader.h"

G_BEGIN_DECLS

extern const AnalyzerReader analyzer_epub_reader;
extern const AnalyzerReader analyzer_export_reader;
extern const AnalyzerReader analyzer_feed_reader;
extern const AnalyzerReader analyzer_folder_reader;
extern const AnalyzerReader analyzer_html_reader;
extern const AnalyzerReader analyzer_json_news_reader;
extern const AnalyzerReader analyzer_mail_reader;
extern const AnalyzerReader analyzer_markdown_reader;
extern const AnalyzerReader analyzer_newsml_reader;
extern const AnalyzerReader analyzer_office_reader;
extern const AnalyzerReader analyzer_pdf_reader;
extern const AnalyzerReader analyzer_plain_reader;
extern const AnalyzerReader analyzer_rtf_reader;
extern const AnalyzerReader analyzer_subtitles_reader;
extern const AnalyzerReader analyzer_warc_reader;

const AnalyzerReader *analyzer_reader_recognise (const AnalyzerInput  *input);
GPtrArray            *analyzer_read_member      (GBytes               *bytes,
                                                 const char           *path,
                                                 GPtrArray            *failures,
                                                 GCancellable         *cancellable,
                                                 GError              **error);

G_END_DECLS
