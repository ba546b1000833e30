/* characters.h: what the characters of a text are to a reader of prose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANALYZER_CHARACTER_SPACE      = 1 << 0,
  ANALYZER_CHARACTER_LETTER     = 1 << 1,
  ANALYZER_CHARACTER_DIGIT      = 1 << 2,
  ANALYZER_CHARACTER_UPPER      = 1 << 3,
  ANALYZER_CHARACTER_LOWER      = 1 << 4,
  ANALYZER_CHARACTER_HYPHEN     = 1 << 5,   /* joins the parts of a word */
  ANALYZER_CHARACTER_DASH       = 1 << 6,   /* parts clauses */
  ANALYZER_CHARACTER_APOSTROPHE = 1 << 7,   /* or a single mark */
  ANALYZER_CHARACTER_QUOTE      = 1 << 8,   /* every other quotation mark */
  ANALYZER_CHARACTER_LINE_END   = 1 << 9,
} AnalyzerCharacter;

#define ANALYZER_CHARACTER_WORD (ANALYZER_CHARACTER_LETTER | ANALYZER_CHARACTER_DIGIT)

extern const guint16 analyzer_ascii_characters[128];

guint analyzer_character_classify (gunichar c);

/* Reads the character at @at of a text that ends at @end; @at < @end. */
static inline gunichar
analyzer_character_at (const char *text,
                       guint       at,
                       guint       end,
                       guint      *size)
{
  guchar c = text[at];

  if (G_LIKELY (c < 0x80) || at + 1 >= end)
    {
      *size = 1;
      return c;
    }
  if (c < 0xE0)
    {
      *size = 2;
      return (c & 0x1F) << 6 | (text[at + 1] & 0x3F);
    }
  if (c < 0xF0 && at + 2 < end)
    {
      *size = 3;
      return (c & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);
    }
  if (at + 3 < end)
    {
      *size = 4;
      return (c & 0x07) << 18 | (text[at + 1] & 0x3F) << 12 | (text[at + 2] & 0x3F) << 6 | (text[at + 3] & 0x3F);
    }

  *size = end - at;
  return 0xFFFD;
}

/* What the character at @at is; 0 at and beyond @end. */
static inline guint
analyzer_character_kind (const char *text,
                         guint       at,
                         guint       end,
                         guint      *size)
{
  gunichar c;

  if (at >= end)
    {
      *size = 0;
      return 0;
    }

  c = analyzer_character_at (text, at, end, size);

  return G_LIKELY (c < 0x80) ? analyzer_ascii_characters[c] : analyzer_character_classify (c);
}

G_END_DECLS
