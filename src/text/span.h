/* span.h: a stretch of an article's text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AnalyzerSpan:
 * @start: first byte
 * @end: the byte after the last one
 *
 * The bytes [start, end) of an article's UTF-8 text. Both ends lie between
 * characters. No article is longer than %ANALYZER_TEXT_MAX bytes.
 */
typedef struct
{
  guint start;
  guint end;
} AnalyzerSpan;

#define ANALYZER_TEXT_MAX (256u * 1024 * 1024)

GArray   *analyzer_spans_new      (void);
GArray   *analyzer_spans_copy     (GArray       *spans);
void      analyzer_spans_add      (GArray       *spans,
                                   guint         start,
                                   guint         end);
gboolean  analyzer_spans_contain  (GArray       *spans,
                                   guint         offset);
gboolean  analyzer_spans_overlap  (GArray       *a,
                                   GArray       *b);
char     *analyzer_spans_dup_text (GArray       *spans,
                                   const char   *text,
                                   const char   *joiner);

G_END_DECLS
