/* offsets.h: bytes of a text told in characters, and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _AnalyzerOffsets AnalyzerOffsets;

AnalyzerOffsets *analyzer_offsets_new           (const char            *text,
                                                 gsize                  length);
void             analyzer_offsets_free          (AnalyzerOffsets       *self);
guint            analyzer_offsets_to_characters (const AnalyzerOffsets *self,
                                                 guint                  byte);
guint            analyzer_offsets_to_bytes      (const AnalyzerOffsets *self,
                                                 guint                  character);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerOffsets, analyzer_offsets_free)

G_END_DECLS
