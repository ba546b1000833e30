/* tokens.c: takes a paragraph apart into words and marks.
 *
 * Words are cut as in the Penn Treebank: “don’t” is “do n’t”, “Smith’s” is
 * “Smith ’s”, hyphens stay, and the full stop of an abbreviation is part of
 * it. Every quotation mark is a token of its own, doubled ones ('', ``) too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <string.h>

#include "language/abbreviations.h"
#include "language/characters.h"
#include "language/tokens.h"

typedef struct
{
  const char *text;
  guint       start;
  guint       end;
  GArray     *cuts;
  gboolean    space;
} Splitter;

static void
add (Splitter *self,
     guint     start,
     guint     end)
{
  AnalyzerCut cut = { start, end, self->space };

  g_array_append_val (self->cuts, cut);
  self->space = FALSE;
}

static inline guint
kind_at (const Splitter *self,
         guint           at,
         guint          *size)
{
  return analyzer_character_kind (self->text, at, self->end, size);
}

static gboolean
is_at (const Splitter *self,
       guint           at,
       const char     *what)
{
  guint length = strlen (what);

  return self->end - at >= length && memcmp (self->text + at, what, length) == 0;
}

/* Where an address that begins at @at ends: before the white space or the
 * mark that closes what stands around it. */
static guint
find_address_end (const Splitter *self,
                  guint           at)
{
  while (at < self->end)
    {
      guint size, kind = kind_at (self, at, &size);

      if ((kind & (ANALYZER_CHARACTER_SPACE | ANALYZER_CHARACTER_QUOTE | ANALYZER_CHARACTER_APOSTROPHE)) != 0 ||
          strchr ("<>()[]{}|", self->text[at]) != NULL)
        break;
      at += size;
    }
  while (at > self->start && strchr (".,;:!?", self->text[at - 1]) != NULL)
    at--;

  return at;
}

static gboolean
begins_address (const Splitter *self,
                guint           at)
{
  switch (self->text[at])
    {
    case 'h':
    case 'H':
      return is_at (self, at, "http://") || is_at (self, at, "https://") || is_at (self, at, "HTTP://") ||
             is_at (self, at, "HTTPS://");
    case 'f':
      return is_at (self, at, "ftp://");
    case 'w':
      return is_at (self, at, "www.");
    default:
      return FALSE;
    }
}

/* The end of a sentence and the begin of the next run together, “end.The”:
 * as sure as a small letter before and a capital and a small letter after. */
static gboolean
is_glued_stop (const Splitter *self,
               guint           word,
               guint           stop)
{
  guint next = stop + 1;

  return stop >= word + 3 && g_ascii_islower (self->text[stop - 1]) && g_ascii_islower (self->text[stop - 2]) &&
         next + 1 < self->end && g_ascii_isupper (self->text[next]) && g_ascii_islower (self->text[next + 1]) &&
         memchr (self->text + word, '.', stop - word) == NULL;
}

/* Whether the full stop at @stop belongs to the word from @word on. */
static gboolean
keeps_stop (const Splitter *self,
            guint           word,
            guint           stop)
{
  guint next = stop + 1;

  /* An ellipsis is no abbreviation's stop. */
  if (next < self->end && self->text[next] == '.')
    return FALSE;

  switch (analyzer_abbreviation_find (self->text + word, stop - word))
    {
    case ANALYZER_ABBREVIATION_NONE:
      return FALSE;

    case ANALYZER_ABBREVIATION_FIGURE:
      if (next < self->end && self->text[next] == ' ')
        next++;
      return next < self->end && g_ascii_isdigit (self->text[next]);

    case ANALYZER_ABBREVIATION_PLACE:
      /* “Mass.” after “Boston, ”; but “Me.” at the end of “about Me.” is none. */
      if (word > self->start && self->text[word - 1] == ' ')
        word--;
      return word > self->start && word < stop &&
             (strchr (",(-", self->text[word - 1]) != NULL || strchr ("(-", self->text[word]) != NULL ||
              memchr (self->text + word, '-', stop - word) != NULL);

    case ANALYZER_ABBREVIATION_INITIAL:
      if (self->text[word] != 'I')
        return TRUE;
      while (next < self->end && self->text[next] == ' ')
        next++;
      return word >= self->start + 2 && g_ascii_isupper (self->text[next < self->end ? next : word]) &&
             next < self->end && self->cuts->len > 0 &&
             g_ascii_isupper (self->text[g_array_index (self->cuts, AnalyzerCut, self->cuts->len - 1).start]);

    case ANALYZER_ABBREVIATION_TITLE:
    case ANALYZER_ABBREVIATION_TIME:
    case ANALYZER_ABBREVIATION_OTHER:
    default:
      return TRUE;
    }
}

/* Whether the mark at @at, in the middle of a word of kind @before, joins it
 * with what comes after. */
static gboolean
joins (const Splitter *self,
       guint           word,
       guint           at,
       guint           size,
       guint           kind,
       guint           before)
{
  guint next_size, next = kind_at (self, at + size, &next_size);

  if ((next & ANALYZER_CHARACTER_WORD) == 0)
    return FALSE;
  if ((kind & (ANALYZER_CHARACTER_HYPHEN)) != 0)
    return TRUE;
  if ((kind & ANALYZER_CHARACTER_APOSTROPHE) != 0)
    return self->text[at] == '\'' || is_at (self, at, "’") ?
           (before & next & ANALYZER_CHARACTER_LETTER) != 0 || (before & ANALYZER_CHARACTER_DIGIT) != 0 : FALSE;

  switch (self->text[at])
    {
    case '.':
      return !is_glued_stop (self, word, at);
    case ',':
      return (before & next & ANALYZER_CHARACTER_DIGIT) != 0 && at + 3 < self->end &&
             g_ascii_isdigit (self->text[at + 2]) && g_ascii_isdigit (self->text[at + 3]) &&
             (at + 4 >= self->end || !g_ascii_isdigit (self->text[at + 4]));
    case ':':
      return (before & next & ANALYZER_CHARACTER_DIGIT) != 0;
    case '/':
    case '_':
      return TRUE;
    case '&':
      return (before & next & ANALYZER_CHARACTER_UPPER) != 0;
    default:
      return FALSE;
    }
}

static gboolean
ends_with (const Splitter *self,
           guint           start,
           guint           end,
           const char     *small)
{
  guint length = strlen (small);

  return end - start > length && g_ascii_strncasecmp (self->text + end - length, small, length) == 0;
}

/* The length of the contraction at the end of a word, 0 for none. */
static guint
find_contraction (const Splitter *self,
                  guint           start,
                  guint           end)
{
  static const char *const afters[] = { "s", "t", "re", "ve", "ll", "m", "d" };

  for (guint i = 0; i < G_N_ELEMENTS (afters); i++)
    {
      guint at = end - MIN (end - start, strlen (afters[i]));
      guint mark;

      if (!ends_with (self, start, end, afters[i]))
        continue;
      if (self->text[at - 1] == '\'')
        mark = at - 1;
      else if (at >= start + 3 && memcmp (self->text + at - 3, "’", 3) == 0)
        mark = at - 3;
      else
        continue;

      if (mark == start)
        return 0;
      if (i != 1)
        return end - mark;
      return mark > start + 1 && (self->text[mark - 1] | 0x20) == 'n' ? end - mark + 1 : 0;
    }

  return 0;
}

typedef struct
{
  const char *whole;
  guint8      first;
} Pair;

static void
add_word (Splitter *self,
          guint     start,
          guint     end,
          gboolean  marked)
{
  /* Two words written as one. */
  static const Pair pairs[] = {
    { "cannot", 3 }, { "gonna", 3 }, { "gotta", 3 }, { "wanna", 3 }, { "gimme", 3 }, { "lemme", 3 },
  };
  guint cuts[4], n_cuts = 0;

  while (marked && n_cuts < G_N_ELEMENTS (cuts))
    {
      guint length = find_contraction (self, start, end);

      if (length == 0)
        break;
      cuts[n_cuts++] = end;
      end -= length;
    }

  if (end - start == 5 || end - start == 6)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      if (end - start == strlen (pairs[i].whole) &&
          g_ascii_strncasecmp (self->text + start, pairs[i].whole, end - start) == 0)
        {
          add (self, start, start + pairs[i].first);
          start += pairs[i].first;
          break;
        }

  add (self, start, end);
  for (; n_cuts > 0; n_cuts--)
    {
      add (self, end, cuts[n_cuts - 1]);
      end = cuts[n_cuts - 1];
    }
}

/* Reads the word at @start, which begins with a letter or figure or with one
 * of the marks that may begin a word. */
static guint
read_word (Splitter *self,
           guint     start,
           guint     at)
{
  guint before = 0;
  gboolean marked = FALSE;

  if (begins_address (self, start))
    {
      guint end = find_address_end (self, start);

      if (end > start)
        {
          add (self, start, end);
          return end;
        }
    }

  while (at < self->end)
    {
      guint size, kind = kind_at (self, at, &size);

      if (G_LIKELY ((kind & ANALYZER_CHARACTER_WORD) != 0))
        {
          before = kind;
          at += size;
          continue;
        }

      if ((kind & ANALYZER_CHARACTER_SPACE) != 0)
        break;
      if (before != 0 && joins (self, start, at, size, kind, before))
        {
          marked = marked || (kind & ANALYZER_CHARACTER_APOSTROPHE) != 0;
          before = 0;
          at += size;
          continue;
        }

      /* name@example.org */
      if (self->text[at] == '@' && before != 0 && self->text[start] != '@')
        {
          guint next, next_kind = kind_at (self, at + 1, &next);

          if ((next_kind & ANALYZER_CHARACTER_WORD) != 0)
            {
              guint end = find_address_end (self, at);

              add (self, start, end);
              return end;
            }
        }
      if (self->text[at] == '$' && at - start <= 3 && (before & ANALYZER_CHARACTER_UPPER) != 0)
        at++;
      else if (self->text[at] == '.' && before != 0 && keeps_stop (self, start, at))
        {
          guint next;

          at++;
          /* U.S.-born */
          if (at + 1 < self->end && self->text[at] == '-' &&
              (kind_at (self, at + 1, &next) & ANALYZER_CHARACTER_WORD) != 0)
            {
              before = 0;
              at++;
              continue;
            }
        }
      break;
    }

  add_word (self, start, at, marked);

  return at;
}

/* Words that lost their begin: ’em, ’80s, ’tis. */
static guint
find_clipped_word (const Splitter *self,
                   guint           at,
                   guint           size)
{
  static const char *const clipped[] = { "em", "til", "cause", "tis", "twas", "bout", "n" };
  guint from = at + size, end = from, next;

  while (end < self->end && g_ascii_isalnum (self->text[end]))
    end++;
  if (end == from || (kind_at (self, end, &next) & (ANALYZER_CHARACTER_LETTER | ANALYZER_CHARACTER_HYPHEN)) != 0)
    return 0;

  if (end - from >= 2 && end - from <= 3 && g_ascii_isdigit (self->text[from]) && g_ascii_isdigit (self->text[from + 1]) &&
      (end - from == 2 || self->text[from + 2] == 's'))
    return end;

  for (guint i = 0; i < G_N_ELEMENTS (clipped); i++)
    if (end - from == strlen (clipped[i]) && g_ascii_strncasecmp (self->text + from, clipped[i], end - from) == 0)
      return i == 5 && end - from != 4 ? 0 : end;

  return 0;
}

/* Whether the mark at @at begins a word: @name, #topic, .5, -3. */
static gboolean
begins_word (const Splitter *self,
             guint           at)
{
  guint size, next = kind_at (self, at + 1, &size);

  switch (self->text[at])
    {
    case '@':
      return (next & ANALYZER_CHARACTER_WORD) != 0 || is_at (self, at, "@_");
    case '#':
      return (next & ANALYZER_CHARACTER_LETTER) != 0;
    case '.':
      return (next & ANALYZER_CHARACTER_DIGIT) != 0 && (self->space || at == self->start);
    case '-':
    case '+':
      return (next & ANALYZER_CHARACTER_DIGIT) != 0 && (self->space || at == self->start);
    default:
      return FALSE;
    }
}

/* The end of the mark, or of the row of marks that is one, at @at. */
static guint
find_mark_end (const Splitter *self,
               guint           at,
               guint           size,
               guint           kind)
{
  const char *text = self->text;
  guint end = at + size;
  char c = text[at];

  if (size > 1)
    {
      /* ……, —— */
      while ((kind & ANALYZER_CHARACTER_DASH) != 0 && self->end - end >= size &&
             memcmp (text + end, text + at, size) == 0)
        end += size;
      return end;
    }

  switch (c)
    {
    case '\'':
    case '`':
      return end < self->end && text[end] == c ? end + 1 : end;

    case '.':
      /* “...” and “. . .” */
      while (end < self->end && text[end] == '.')
        end++;
      if (end == at + 1)
        while (end + 1 < self->end && text[end] == ' ' && text[end + 1] == '.' &&
               (end + 2 >= self->end || !g_ascii_isalnum (text[end + 2])))
          end += 2;
      return end;

    case '-':
    case '_':
    case '*':
    case '=':
    case '~':
    case '!':
    case '?':
      while (end < self->end && (text[end] == c || ((c == '!' || c == '?') && (text[end] == '!' || text[end] == '?'))))
        end++;
      return end;

    default:
      return end;
    }
}

/**
 * analyzer_split_tokens:
 * @text: a text, valid UTF-8
 * @start: first byte of the paragraph
 * @end: the byte after its last one
 * @cuts: (element-type AnalyzerCut): gets the tokens added
 *
 * Takes a paragraph apart into words and marks.
 */
void
analyzer_split_tokens (const char *text,
                       guint       start,
                       guint       end,
                       GArray     *cuts)
{
  Splitter self = { text, start, end, cuts, FALSE };
  guint at = start;

  while (at < end)
    {
      guint size, kind = kind_at (&self, at, &size);
      guint clipped = 0;

      if ((kind & ANALYZER_CHARACTER_SPACE) != 0)
        {
          self.space = TRUE;
          at += size;
          continue;
        }

      if ((kind & ANALYZER_CHARACTER_WORD) != 0)
        {
          at = read_word (&self, at, at);
          continue;
        }
      if (begins_word (&self, at))
        {
          at = read_word (&self, at, at + 1);
          continue;
        }

      if ((kind & ANALYZER_CHARACTER_APOSTROPHE) != 0)
        clipped = find_clipped_word (&self, at, size);
      if (clipped == 0)
        clipped = find_mark_end (&self, at, size, kind);
      add (&self, at, clipped);
      at = clipped;
    }
}
