/* export-split-private.h: what the parts share that take an export apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/export-split.h"

G_BEGIN_DECLS

/* A pattern that more often needs too many steps is given up. */
#define ANALYZER_EXPORT_TRIPS_MAX 50u

/**
 * AnalyzerExportLineKind:
 * @ANALYZER_EXPORT_LINE_CONTENT: of an article
 * @ANALYZER_EXPORT_LINE_LEFT: outside of any article
 * @ANALYZER_EXPORT_LINE_DROPPED: parts articles, or is a running head
 */
typedef enum
{
  ANALYZER_EXPORT_LINE_CONTENT,
  ANALYZER_EXPORT_LINE_LEFT,
  ANALYZER_EXPORT_LINE_DROPPED,
} AnalyzerExportLineKind;

/**
 * AnalyzerExportSegment:
 * @before: where the lines between the article before and it begin
 * @first: its first line
 * @end: the line after its last one
 * @is_open: whether no line says that it ends
 *
 * The lines of one article.
 */
typedef struct
{
  guint    before;
  guint    first;
  guint    end;
  gboolean is_open;
} AnalyzerExportSegment;

/**
 * AnalyzerExportSplitting:
 * @transcript: the document
 * @profile: how it may be laid out
 * @path: (nullable): the file as the user named it
 * @result: what came out so far
 * @kinds: for each line one of #AnalyzerExportLineKind
 * @n_trips: how often a pattern needed too many steps
 * @n_good: articles with more than one field
 *
 * A document that is being taken apart.
 */
typedef struct
{
  AnalyzerTranscript    *transcript;
  AnalyzerExportProfile *profile;
  const char            *path;
  AnalyzerExportResult  *result;
  guint8                *kinds;
  guint                  n_trips;
  guint                  n_good;
} AnalyzerExportSplitting;

const AnalyzerLine        *analyzer_export_get_line      (AnalyzerExportSplitting     *splitting,
                                                          guint                        i);
const char                *analyzer_export_get_text      (AnalyzerExportSplitting     *splitting,
                                                          const AnalyzerLine          *line);
gboolean                   analyzer_export_line_matches  (AnalyzerExportSplitting     *splitting,
                                                          GRegex                      *regex,
                                                          const AnalyzerLine          *line);
const AnalyzerExportLabel *analyzer_export_find_label    (AnalyzerExportSplitting     *splitting,
                                                          const AnalyzerLine          *line,
                                                          gsize                       *value,
                                                          gboolean                    *is_long);
const AnalyzerExportLabel *analyzer_export_find_class    (AnalyzerExportSplitting     *splitting,
                                                          const AnalyzerLine          *line);
void                       analyzer_export_write_article (AnalyzerExportSplitting     *splitting,
                                                          const AnalyzerExportSegment *segment,
                                                          guint                        number,
                                                          guint                        left_end);

G_END_DECLS
