/* json.h: writes JSON, piece by piece.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/offsets.h"
#include "text/span.h"

G_BEGIN_DECLS

/**
 * AnalyzerJson:
 * @out: where the JSON goes
 * @comma: whether the next value comes after another one
 *
 * A writer that keeps nothing but the end of what it has written, so that an
 * article of any length costs no memory beside its own JSON.
 */
typedef struct
{
  GString  *out;
  gboolean  comma;
} AnalyzerJson;

void analyzer_json_open    (AnalyzerJson          *self,
                            char                   bracket);
void analyzer_json_close   (AnalyzerJson          *self,
                            char                   bracket);
void analyzer_json_key     (AnalyzerJson          *self,
                            const char            *key);
void analyzer_json_text    (AnalyzerJson          *self,
                            const char            *text,
                            gsize                  length);
void analyzer_json_string  (AnalyzerJson          *self,
                            const char            *text);
void analyzer_json_integer (AnalyzerJson          *self,
                            gint64                 number);
void analyzer_json_share   (AnalyzerJson          *self,
                            double                 share);
void analyzer_json_boolean (AnalyzerJson          *self,
                            gboolean               value);
void analyzer_json_null    (AnalyzerJson          *self);
void analyzer_json_ids     (AnalyzerJson          *self,
                            GArray                *ids);
void analyzer_json_spans   (AnalyzerJson          *self,
                            GArray                *spans,
                            const AnalyzerOffsets *offsets);

G_END_DECLS
