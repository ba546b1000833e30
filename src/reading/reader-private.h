/* reader-private.h: the readers, each a row of the table in reader.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/reader.h"

G_BEGIN_DECLS

/* How much of a text tells what it is. */
#define ANALYZER_HEAD_MAX 16384

/* From how many bytes on a document is read apart: from the first one where a
 * large library reads it, else where the time to start a process is little. */
#define ANALYZER_APART_ALWAYS 1
#define ANALYZER_APART_LARGE (1024 * 1024)

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
GPtrArray            *analyzer_read_member      (const AnalyzerInput  *archive,
                                                 GBytes               *bytes,
                                                 const char           *path,
                                                 GCancellable         *cancellable,
                                                 GError              **error);

/* Only the helper does it itself, and what is read where it is asked for. */
GPtrArray            *analyzer_folder_unpack    (const AnalyzerInput  *input,
                                                 GCancellable         *cancellable,
                                                 GError              **error);

G_END_DECLS
