/* sentences.c: finds where the sentences of a paragraph end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <string.h>

#include "language/abbreviations.h"
#include "language/characters.h"
#include "language/sentences.h"

typedef enum
{
  END_NONE,
  END_STOP,             /* a full stop of its own */
  END_ASKS,             /* ? and ! */
  END_ELLIPSIS,
  END_TITLE,            /* an abbreviation's stop, by its kind */
  END_INITIAL,
  END_TIME,
  END_ABBREVIATION,
} End;

static gboolean
is_token (const char        *text,
          const AnalyzerCut *cut,
          const char        *what)
{
  guint length = strlen (what);

  return cut->end - cut->start == length && memcmp (text + cut->start, what, length) == 0;
}

/* “...” or “. . .” */
static gboolean
is_ellipsis (const char        *text,
             const AnalyzerCut *cut)
{
  for (guint i = cut->start; i < cut->end; i++)
    if (text[i] != '.' && text[i] != ' ')
      return FALSE;

  return cut->end - cut->start > 1;
}

static End
tell_end (const char        *text,
          const AnalyzerCut *cut)
{
  guint length = cut->end - cut->start;
  char last = text[cut->end - 1];

  switch (text[cut->start])
    {
    case '.':
      return length == 1 ? END_STOP : is_ellipsis (text, cut) ? END_ELLIPSIS : END_NONE;
    case '?':
    case '!':
      return END_ASKS;
    default:
      break;
    }

  if (last != '.')
    return is_token (text, cut, "…") ? END_ELLIPSIS : is_token (text, cut, "。") ? END_STOP : END_NONE;

  switch (analyzer_abbreviation_find (text + cut->start, length - 1))
    {
    case ANALYZER_ABBREVIATION_TITLE:
    case ANALYZER_ABBREVIATION_FIGURE:
      return END_TITLE;
    case ANALYZER_ABBREVIATION_INITIAL:
      return END_INITIAL;
    case ANALYZER_ABBREVIATION_TIME:
      return END_TIME;
    case ANALYZER_ABBREVIATION_NONE:
    case ANALYZER_ABBREVIATION_PLACE:
    case ANALYZER_ABBREVIATION_OTHER:
    default:
      return END_ABBREVIATION;
    }
}

/* Whether a mark after the end of a sentence is still its own. @straight
 * counts the straight double marks before it in the paragraph. */
static gboolean
closes (const char        *text,
        const AnalyzerCut *cuts,
        guint              n_cuts,
        guint              i,
        guint              straight)
{
  static const char *const closers[] = { "”", "’", "»", "›", ")", "]", "}", "“" };
  const AnalyzerCut *cut = &cuts[i];
  gboolean last = i + 1 == n_cuts;

  if (is_token (text, cut, "\""))
    return !cut->space_before || (last || (straight % 2 == 1 && cuts[i + 1].space_before));
  if (is_token (text, cut, "''") || is_token (text, cut, "'"))
    return !cut->space_before || last;

  for (guint k = 0; k < G_N_ELEMENTS (closers) - 1; k++)
    if (is_token (text, cut, closers[k]))
      return !cut->space_before || k == 0 || last;

  /* „German marks“ close with what opens English ones. */
  return is_token (text, cut, "“") && !cut->space_before && (last || cuts[i + 1].space_before);
}

static gboolean
begins_sentence (const char        *text,
                 const AnalyzerCut *cuts,
                 guint              n_cuts,
                 guint              i,
                 End                end,
                 gboolean           closed,
                 guint              length_before)
{
  gboolean marked = FALSE;
  guint size, kind = 0;

  for (; i < n_cuts; i++)
    {
      kind = analyzer_character_kind (text, cuts[i].start, cuts[i].end, &size);
      if ((kind & ANALYZER_CHARACTER_WORD) != 0)
        break;
      /* A comma or the like goes on. */
      if (size == 1 && strchr (",;:)]}%", text[cuts[i].start]) != NULL)
        return FALSE;
      if (size == 1 && strchr ("([", text[cuts[i].start]) != NULL)
        {
          if (end >= END_TITLE)
            return FALSE;
        }
      else if ((kind & (ANALYZER_CHARACTER_QUOTE | ANALYZER_CHARACTER_APOSTROPHE)) != 0)
        marked = TRUE;
      else if ((kind & (ANALYZER_CHARACTER_HYPHEN | ANALYZER_CHARACTER_DASH)) != 0)
        return end == END_STOP && !closed;
      else
        return end == END_STOP || end == END_ASKS;
    }

  if (i == n_cuts)
    return FALSE;

  if ((kind & ANALYZER_CHARACTER_LOWER) != 0)
    return end == END_STOP && !closed && length_before >= 4 && cuts[i].space_before;

  switch (end)
    {
    case END_STOP:
    case END_ASKS:
      return TRUE;

    case END_TITLE:
      return FALSE;

    case END_ELLIPSIS:
      return closed || (marked && (kind & ANALYZER_CHARACTER_UPPER) != 0) ||
             analyzer_word_starts_sentences (text + cuts[i].start, cuts[i].end - cuts[i].start);

    case END_INITIAL:
      return !marked && analyzer_word_starts_sentences (text + cuts[i].start, cuts[i].end - cuts[i].start) &&
             cuts[i].end - cuts[i].start > 1;

    case END_TIME:
    case END_ABBREVIATION:
    case END_NONE:
    default:
      return (closed && (kind & ANALYZER_CHARACTER_UPPER) != 0) || (marked && (kind & ANALYZER_CHARACTER_UPPER) != 0) ||
             analyzer_word_starts_sentences (text + cuts[i].start, cuts[i].end - cuts[i].start);
    }
}

/**
 * analyzer_find_sentence_end:
 * @text: the text
 * @cuts: (array length=n_cuts): the tokens of a paragraph, or its rest
 * @n_cuts: how many, at least one
 *
 * Returns: how many tokens the first sentence of @cuts has
 */
guint
analyzer_find_sentence_end (const char        *text,
                            const AnalyzerCut *cuts,
                            guint              n_cuts)
{
  guint straight = 0;

  for (guint i = 0; i < n_cuts; i++)
    {
      End end;
      guint next = i + 1;

      if (text[cuts[i].start] == '"')
        straight++;

      end = tell_end (text, &cuts[i]);
      if (end == END_NONE)
        continue;

      while (next < n_cuts && closes (text, cuts, n_cuts, next, straight))
        {
          if (text[cuts[next].start] == '"')
            straight++;
          next++;
        }

      if (begins_sentence (text, cuts, n_cuts, next, end, next > i + 1,
                           i > 0 ? cuts[i - 1].end - cuts[i - 1].start : 0))
        return next;

      i = next - 1;
    }

  return n_cuts;
}
