/* query.c: what a user types into a search, for the full-text index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-library"

#include "config.h"

#include "library/query.h"

/* Nobody types more, and every term costs a look into the index. */
#define MAX_TERMS 32
#define MAX_TERM_BYTES 256

static gboolean
has_word (const char *text,
          const char *end)
{
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* The index's own language has operators, columns and brackets; inside
 * quotation marks, doubled where they are meant, nothing of it counts. */
static void
append_term (GString    *terms,
             const char *joiner,
             const char *text,
             const char *end,
             gboolean    is_prefix)
{
  if (terms->len > 0)
    g_string_append (terms, joiner);
  g_string_append_c (terms, '"');
  for (const char *p = text; p < end; p++)
    {
      if (*p == '"')
        g_string_append_c (terms, '"');
      g_string_append_c (terms, *p);
    }
  g_string_append_c (terms, '"');
  if (is_prefix)
    g_string_append_c (terms, '*');
}

/* Straight and curly marks alike, whatever keyboard or article they are from. */
static gboolean
is_mark (gunichar c)
{
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

/**
 * analyzer_query_to_match:
 * @words: what the user typed
 *
 * Every word has to be there, in whatever order. Words in quotation marks stand
 * together in that order; a star after a word takes all words that begin so; a
 * minus before a word or phrase leaves out what has it. Everything else that is
 * typed is taken for words, so that nothing is ever wrong to type.
 *
 * Returns: (transfer full) (nullable): an expression for FTS5's MATCH, %NULL
 *   where there is no word to look for
 */
char *
analyzer_query_to_match (const char *words)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) wanted = g_string_new (NULL);
  g_autoptr(GString) unwanted = g_string_new (NULL);
  const char *p;

  g_return_val_if_fail (words != NULL, NULL);

  valid = g_utf8_make_valid (words, -1);
  p = valid;
  for (guint n = 0; n < MAX_TERMS; n++)
    {
      gboolean excludes = FALSE, is_prefix = FALSE;
      const char *start, *end;

      while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p == '\0')
        break;

      if (*p == '-')
        {
          excludes = TRUE;
          p++;
        }

      if (is_mark (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          start = p;
          while (*p != '\0' && !is_mark (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          end = p;
          if (*p != '\0')
            p = g_utf8_next_char (p);
          if (*p == '*')
            p++;
        }
      else
        {
          start = p;
          while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)) && !is_mark (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          end = p;
          is_prefix = end > start && end[-1] == '*';
        }

      if (end - start > MAX_TERM_BYTES)
        {
          end = start + MAX_TERM_BYTES;
          while (((guchar) *end & 0xC0) == 0x80)
            end--;
        }
      if (has_word (start, end))
        append_term (excludes ? unwanted : wanted, excludes ? " OR " : " AND ", start, end, is_prefix);
    }

  if (wanted->len == 0)
    return NULL;
  if (unwanted->len == 0)
    return g_strdup (wanted->str);

  return g_strdup_printf ("(%s) NOT (%s)", wanted->str, unwanted->str);
}
