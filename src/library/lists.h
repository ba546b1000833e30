/* lists.h: spans and numbers as a library keeps them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/span.h"

G_BEGIN_DECLS

char     *analyzer_lists_write_spans   (GArray      *spans);
char     *analyzer_lists_write_numbers (GArray      *numbers);
gboolean  analyzer_lists_read_spans    (const char  *list,
                                        const char  *text,
                                        gsize        length,
                                        GArray      *spans);
gboolean  analyzer_lists_read_numbers  (const char  *list,
                                        guint        highest,
                                        GArray      *numbers);

G_END_DECLS
