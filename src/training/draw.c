/* draw.c: an order that looks random and is the same in every training.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <string.h>

#include "training/draw.h"

/**
 * analyzer_shuffle:
 * @array: things of any kind
 * @rand: what the new order depends on, together with the old one
 */
void
analyzer_shuffle (GArray *array,
                  GRand  *rand)
{
  gsize size = g_array_get_element_size (array);
  g_autofree char *aside = g_malloc (size);

  for (guint i = array->len; i > 1; i--)
    {
      char *last = array->data + (i - 1) * size;
      char *other = array->data + g_rand_int_range (rand, 0, i) * size;

      memcpy (aside, last, size);
      memmove (last, other, size);
      memcpy (other, aside, size);
    }
}
