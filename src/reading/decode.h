/* decode.h: bytes of any encoding into UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *analyzer_detect_encoding (const char  *data,
                                    gsize        length,
                                    const char  *declared,
                                    gsize       *mark);
GBytes   *analyzer_decode          (GBytes      *bytes,
                                    const char  *declared,
                                    GError     **error);
char     *analyzer_decode_head     (const char  *data,
                                    gsize        length,
                                    gsize        limit);

G_END_DECLS
