/* offsets.c: bytes of a text told in characters, and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-text"

#include "config.h"

#include "text/offsets.h"

/* One entry a block; inside a block characters are counted. Small enough to
 * count in no time, large enough that the table is a sixteenth of the text. */
#define BLOCK 64

struct _AnalyzerOffsets
{
  const char *text;
  gsize       length;
  gboolean    ascii;
  guint       n_blocks;
  guint      *characters;       /* before the first byte of each block */
  guint       n_characters;
};

static guint
count_characters (const char *text,
                  gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += ((guchar) text[i] & 0xC0) != 0x80;

  return n;
}

/**
 * analyzer_offsets_new:
 * @text: valid UTF-8, which must outlive the result
 * @length: its length in bytes
 *
 * Returns: (transfer full): a table that turns byte offsets of @text into
 *   offsets in Unicode code points, and back
 */
AnalyzerOffsets *
analyzer_offsets_new (const char *text,
                      gsize       length)
{
  AnalyzerOffsets *self = g_new0 (AnalyzerOffsets, 1);

  self->text = text;
  self->length = length;
  self->n_characters = count_characters (text, length);
  self->ascii = self->n_characters == length;

  if (!self->ascii)
    {
      guint n = 0;

      self->n_blocks = length / BLOCK + 1;
      self->characters = g_new (guint, self->n_blocks);
      for (guint i = 0; i < self->n_blocks; i++)
        {
          gsize start = (gsize) i * BLOCK;

          self->characters[i] = n;
          n += count_characters (text + start, MIN (BLOCK, length - start));
        }
    }

  return self;
}

void
analyzer_offsets_free (AnalyzerOffsets *self)
{
  g_free (self->characters);
  g_free (self);
}

/**
 * analyzer_offsets_to_characters:
 * @byte: a byte offset, at most the text's length
 *
 * Returns: how many characters begin before @byte
 */
guint
analyzer_offsets_to_characters (const AnalyzerOffsets *self,
                                guint                  byte)
{
  guint block;

  g_return_val_if_fail (self != NULL, 0);

  byte = MIN (byte, self->length);
  if (self->ascii)
    return byte;

  block = byte / BLOCK;

  return self->characters[block] + count_characters (self->text + (gsize) block * BLOCK, byte - block * BLOCK);
}

/**
 * analyzer_offsets_to_bytes:
 * @character: an offset in code points
 *
 * Returns: the byte at which that character begins, the text's length where
 *   there are fewer characters
 */
guint
analyzer_offsets_to_bytes (const AnalyzerOffsets *self,
                           guint                  character)
{
  guint low = 0, high, n;
  gsize byte;

  g_return_val_if_fail (self != NULL, 0);

  if (character >= self->n_characters)
    return self->length;
  if (self->ascii)
    return character;

  high = self->n_blocks;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->characters[middle] <= character)
        low = middle;
      else
        high = middle;
    }

  n = self->characters[low];
  byte = (gsize) low * BLOCK;
  for (;; byte++)
    {
      if (((guchar) self->text[byte] & 0xC0) == 0x80)
        continue;
      if (n == character)
        return byte;
      n++;
    }
}
