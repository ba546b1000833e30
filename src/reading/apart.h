/* apart.h: reads a document in a process of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/reader.h"

G_BEGIN_DECLS

GPtrArray *analyzer_apart_read   (const AnalyzerReader  *reader,
                                  const AnalyzerInput   *input,
                                  GCancellable          *cancellable,
                                  GError               **error);
GPtrArray *analyzer_apart_unpack (const AnalyzerInput   *input,
                                  GCancellable          *cancellable,
                                  GError               **error);
int        analyzer_apart_serve  (int                    argc,
                                  char                 **argv);

G_END_DECLS
