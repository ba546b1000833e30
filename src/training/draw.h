/* draw.h: numbers that look random and are the same in every training.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The next number (xorshift64*, Vigna 2016); @state must not be 0. */
static inline guint64
analyzer_draw (guint64 *state)
{
  guint64 x = *state;

  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  *state = x;

  return x * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d);
}

void analyzer_shuffle (GArray *array,
                       GRand  *rand);

G_END_DECLS
