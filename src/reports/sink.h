/* sink.h: a file that is written whole or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnalyzerSink AnalyzerSink;

AnalyzerSink *analyzer_sink_new        (const char    *path,
                                        GError       **error);
void          analyzer_sink_free       (AnalyzerSink  *self);
gboolean      analyzer_sink_would_harm (AnalyzerSink  *self,
                                        const char    *path);
gboolean      analyzer_sink_write      (AnalyzerSink  *self,
                                        const char    *bytes,
                                        gsize          length,
                                        GError       **error);
gboolean      analyzer_sink_finish     (AnalyzerSink  *self,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerSink, analyzer_sink_free)

G_END_DECLS
