/* paragraphs.h: finds the paragraphs of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose.h"

G_BEGIN_DECLS

GArray *analyzer_find_paragraphs (const char *text,
                                  gsize       length,
                                  GArray     *ignored);

G_END_DECLS
