/* helper.h: another program that does a part of the reading, within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnalyzerHelperLimits:
 * @seconds: how long it may compute; it may take twice as long
 * @memory: how many bytes it may have; 0 for any
 * @output: how many bytes it may write to its standard output
 *
 * What another program may use. It may write no file at all.
 */
typedef struct
{
  guint seconds;
  gsize memory;
  gsize output;
} AnalyzerHelperLimits;

GBytes *analyzer_helper_run (const char *const           *arguments,
                             GBytes                      *input,
                             const AnalyzerHelperLimits  *limits,
                             int                         *status,
                             GCancellable                *cancellable,
                             GError                     **error);

G_END_DECLS
