/* characters.c: what the characters of a text are to a reader of prose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include "language/characters.h"

#define S ANALYZER_CHARACTER_SPACE
#define N (ANALYZER_CHARACTER_SPACE | ANALYZER_CHARACTER_LINE_END)
#define D ANALYZER_CHARACTER_DIGIT
#define U (ANALYZER_CHARACTER_LETTER | ANALYZER_CHARACTER_UPPER)
#define L (ANALYZER_CHARACTER_LETTER | ANALYZER_CHARACTER_LOWER)
#define H ANALYZER_CHARACTER_HYPHEN
#define A ANALYZER_CHARACTER_APOSTROPHE
#define Q ANALYZER_CHARACTER_QUOTE

const guint16 analyzer_ascii_characters[128] = {
  S, S, S, S, S, S, S, S, S, S, N, N, N, N, S, S,
  S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
  S, 0, Q, 0, 0, 0, 0, A, 0, 0, 0, 0, 0, H, 0, 0,
  D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
  0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
  U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0,
  Q, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
  L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, S,
};

#undef S
#undef N
#undef D
#undef U
#undef L
#undef H
#undef A
#undef Q

/**
 * analyzer_character_classify:
 * @c: a character
 *
 * Returns: what it is, AnalyzerCharacter joined; 0 for a mark or symbol of no
 *   importance
 */
guint
analyzer_character_classify (gunichar c)
{
  if (c < 0x80)
    return analyzer_ascii_characters[c];

  switch (c)
    {
    case 0x2018:                /* single, left */
    case 0x2019:                /* single, right: the apostrophe */
    case 0x201B:
    case 0x02BC:
    case 0xFF07:
      return ANALYZER_CHARACTER_APOSTROPHE;

    case 0x00AB:                /* guillemets */
    case 0x00BB:
    case 0x201A:                /* low */
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300D:
    case 0xFF02:
      return ANALYZER_CHARACTER_QUOTE;

    case 0x2010:
    case 0x2011:
      return ANALYZER_CHARACTER_HYPHEN;

    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return ANALYZER_CHARACTER_DASH;

    case 0x0085:
    case 0x2028:
    case 0x2029:
      return ANALYZER_CHARACTER_SPACE | ANALYZER_CHARACTER_LINE_END;

    case 0x00AD:                /* the soft hyphen stands within a word */
    case 0x200C:
    case 0x200D:
      return ANALYZER_CHARACTER_LETTER;

    case 0x200B:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
      return ANALYZER_CHARACTER_SPACE;

    default:
      break;
    }

  switch (g_unichar_type (c))
    {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
      return ANALYZER_CHARACTER_LETTER | ANALYZER_CHARACTER_UPPER;

    case G_UNICODE_LOWERCASE_LETTER:
      return ANALYZER_CHARACTER_LETTER | ANALYZER_CHARACTER_LOWER;

    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      return ANALYZER_CHARACTER_LETTER;

    case G_UNICODE_DECIMAL_NUMBER:
      return ANALYZER_CHARACTER_DIGIT;

    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_CONTROL:
      return ANALYZER_CHARACTER_SPACE;

    default:
      return 0;
    }
}
