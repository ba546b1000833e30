/* transcript.h: all the text of a document, line by line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/page.h"

G_BEGIN_DECLS

/**
 * AnalyzerLine:
 * @start: where its first character is in the text
 * @length: its length in bytes, without white space at its ends
 * @marks: of a web page's names that were asked for, those of the elements
 *   around the line, a bit each
 * @opened: those of them that begin with the line
 * @apart: whether an empty line or the end of a paragraph stands before it
 *
 * A line that is not empty.
 */
typedef struct
{
  guint    start;
  guint    length;
  guint    marks;
  guint    opened;
  gboolean apart;
} AnalyzerLine;

/**
 * AnalyzerTranscript:
 * @text: all the text, UTF-8
 * @lines: (element-type AnalyzerLine): its lines
 * @is_typed: whether long paragraphs may go on over several lines, as people
 *   and old programs break them in plain text
 */
typedef struct
{
  GString  *text;
  GArray   *lines;
  gboolean  is_typed;
} AnalyzerTranscript;

AnalyzerTranscript *analyzer_transcript_new_from_text (const char         *text,
                                                       gsize               length,
                                                       gboolean            is_typed);
AnalyzerTranscript *analyzer_transcript_new_from_page (AnalyzerPage       *page);
void                analyzer_transcript_free          (AnalyzerTranscript *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerTranscript, analyzer_transcript_free)

G_END_DECLS
