/* quotation.c: what stands in quotation marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each paragraph is taken by itself: its marks are listed with what their
 * neighbours say of them (an opening mark has white space before it, a closing
 * one after it), then matched with a stack. Marks of one family close each
 * other, whatever their shape, because writers and editors mix them: straight,
 * curly, low and doubled marks are one family. Apostrophes and the marks for
 * feet and inches look like single and double marks; they are told by their
 * neighbours.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/quotation.h"

#include <string.h>

/* How many marks in a row are skipped to find a mark's neighbours. */
#define NEIGHBOUR_MARKS 4

/* In how many paragraphs after a missing closing mark it is still looked for. */
#define PENDING_PARAGRAPHS 3

typedef enum
{
  FAMILY_DOUBLE,
  FAMILY_SINGLE,
  FAMILY_GUILLEMET,
  FAMILY_SINGLE_GUILLEMET,
  FAMILY_CORNER,
  FAMILY_WHITE_CORNER,
  N_FAMILIES
} Family;

/* What a mark's shape says of its direction. */
typedef enum
{
  SHAPE_STRAIGHT,   /* nothing */
  SHAPE_OPEN,       /* “ ‘ : opens, but closes what „ ‚ opened */
  SHAPE_CLOSE,      /* ” ’ : closes, but opens in Swedish and Finnish */
  SHAPE_LOW,        /* „ ‚ `` : only opens */
  SHAPE_LEFT,       /* « ‹ */
  SHAPE_RIGHT,      /* » › */
} Shape;

typedef enum
{
  SIDE_SPACE,
  SIDE_WORD,
  SIDE_DIGIT,
  SIDE_OPEN,        /* an opening bracket, a dash, a colon */
  SIDE_STOP,        /* a comma, a full stop, a closing bracket and so on */
} Side;

typedef struct
{
  guint  start;
  guint  end;
  guint8 family;
  guint8 shape;
  guint8 before;
  guint8 after;
  guint8 opens;          /* its neighbours allow it to open */
  guint8 closes;         /* ... to close */
  guint8 weak;           /* a single mark that may as well be an apostrophe */
  guint8 strong_follows; /* a better closing mark follows before the next opening one */
} Mark;

typedef struct
{
  guint mark;            /* the number of its opening mark */
  guint quotation;       /* its number in the result */
  guint below;           /* the next open one of the family, counted from 1; 0 for none */
} Open;

typedef struct
{
  const char *text;
  gsize       length;
  GArray     *marks;
  GArray     *stack;
  GArray     *found;
  guint       top[N_FAMILIES];

  /* A quotation without closing mark in an earlier paragraph. */
  guint       pending;           /* its number, counted from 1; 0 for none */
  guint       pending_family;
  GArray     *pending_lines;     /* of AnalyzerSpan: the paragraphs since */
  guint       continuing;        /* how many leading marks go on from before */
} Scanner;

static gboolean
read_mark (const char *text,
           gsize       length,
           gsize       offset,
           Mark       *mark)
{
  const guchar *p = (const guchar *) text + offset;
  gsize left = length - offset;
  guint size = 1;

  switch (p[0])
    {
    case '"':
      *mark = (Mark) { .family = FAMILY_DOUBLE, .shape = SHAPE_STRAIGHT };
      break;

    case '\'':
      *mark = (Mark) { .family = FAMILY_SINGLE, .shape = SHAPE_STRAIGHT };
      break;

    case '`':
      *mark = (Mark) { .family = FAMILY_SINGLE, .shape = SHAPE_LOW };
      if (left > 1 && p[1] == '`')
        {
          mark->family = FAMILY_DOUBLE;
          size = 2;
        }
      break;

    case 0xC2:
      if (left < 2 || (p[1] != 0xAB && p[1] != 0xBB))
        return FALSE;
      *mark = (Mark) { .family = FAMILY_GUILLEMET, .shape = p[1] == 0xAB ? SHAPE_LEFT : SHAPE_RIGHT };
      size = 2;
      break;

    case 0xE2:
      if (left < 3 || p[1] != 0x80)
        return FALSE;
      size = 3;
      switch (p[2])
        {
        case 0x98:
          *mark = (Mark) { .family = FAMILY_SINGLE, .shape = SHAPE_OPEN };
          break;
        case 0x99:
          *mark = (Mark) { .family = FAMILY_SINGLE, .shape = SHAPE_CLOSE };
          break;
        case 0x9A: case 0x9B:
          *mark = (Mark) { .family = FAMILY_SINGLE, .shape = SHAPE_LOW };
          break;
        case 0x9C:
          *mark = (Mark) { .family = FAMILY_DOUBLE, .shape = SHAPE_OPEN };
          break;
        case 0x9D:
          *mark = (Mark) { .family = FAMILY_DOUBLE, .shape = SHAPE_CLOSE };
          break;
        case 0x9E: case 0x9F:
          *mark = (Mark) { .family = FAMILY_DOUBLE, .shape = SHAPE_LOW };
          break;
        case 0xB9: case 0xBA:
          *mark = (Mark) { .family = FAMILY_SINGLE_GUILLEMET, .shape = p[2] == 0xB9 ? SHAPE_LEFT : SHAPE_RIGHT };
          break;
        default:
          return FALSE;
        }
      break;

    case 0xE3:
      if (left < 3 || p[1] != 0x80 || p[2] < 0x8C || p[2] > 0x8F)
        return FALSE;
      *mark = (Mark) {
        .family = p[2] < 0x8E ? FAMILY_CORNER : FAMILY_WHITE_CORNER,
        .shape = p[2] % 2 == 0 ? SHAPE_LOW : SHAPE_CLOSE,
      };
      size = 3;
      break;

    default:
      return FALSE;
    }

  mark->start = offset;
  mark->end = offset + size;

  return TRUE;
}

static gunichar
character_before (const char *text,
                  gsize       offset,
                  gsize      *start)
{
  gsize i = offset;
  gunichar c;

  do
    i--;
  while (i > 0 && offset - i < 4 && ((guchar) text[i] & 0xC0) == 0x80);

  *start = i;
  c = g_utf8_get_char_validated (text + i, offset - i);

  return c >= (gunichar) -2 ? 0xFFFD : c;
}

static gunichar
character_at (const char *text,
              gsize       length,
              gsize       offset)
{
  gunichar c = g_utf8_get_char_validated (text + offset, length - offset);

  return c >= (gunichar) -2 ? 0xFFFD : c;
}

static gboolean
is_mark (gunichar c)
{
  return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB ||
         c == 0x2039 || c == 0x203A;
}

static Side
side_of (gunichar c)
{
  if (c < 0x80)
    {
      if (g_ascii_isdigit (c))
        return SIDE_DIGIT;
      if (g_ascii_isalpha (c) || strchr ("$#@&%*_+=", (int) c) != NULL)
        return c == 0 ? SIDE_SPACE : SIDE_WORD;
      if (strchr ("([{<-/:|", (int) c) != NULL)
        return SIDE_OPEN;
      return c <= ' ' ? SIDE_SPACE : SIDE_STOP;
    }

  if (g_unichar_isspace (c) || c == 0x200B || c == 0xFEFF)
    return SIDE_SPACE;
  if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0xFFFD)
    return SIDE_WORD;
  if (c >= 0x2010 && c <= 0x2015)
    return SIDE_OPEN;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_OPEN_PUNCTUATION:
      return SIDE_OPEN;
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
      return SIDE_WORD;
    default:
      return SIDE_STOP;
    }
}

static Side
look_before (Scanner *self,
             gsize    line,
             gsize    offset)
{
  gsize i = offset;
  gunichar c = ' ';

  for (guint n = 0; n <= NEIGHBOUR_MARKS && i > line; n++)
    {
      c = character_before (self->text, i, &i);
      if (!is_mark (c))
        return side_of (c);
      c = ' ';
    }

  return SIDE_SPACE;
}

static Side
look_after (Scanner *self,
            gsize    line_end,
            gsize    offset)
{
  gsize i = offset;

  for (guint n = 0; n <= NEIGHBOUR_MARKS && i < line_end; n++)
    {
      gunichar c = character_at (self->text, line_end, i);

      if (!is_mark (c))
        return side_of (c);
      i += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

  return SIDE_SPACE;
}

/* Whether the word at @offset is one whose first letters an apostrophe has
 * taken: 'em, 'tis, 'n' roll, '90s. */
static gboolean
is_clipped_word (const char *text,
                 gsize       offset,
                 gsize       line_end)
{
  static const char *const words[] = {
    "em", "n", "tis", "twas", "til", "cause", "cuz", "bout", "nuff", "tween", "twill", "neath",
  };
  gsize end = offset;

  while (end < line_end && g_ascii_isalnum (text[end]))
    end++;

  if (end - offset >= 2 && g_ascii_isdigit (text[offset]) && g_ascii_isdigit (text[offset + 1]))
    return end - offset == 2 || (end - offset == 3 && text[offset + 2] == 's');

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == end - offset && g_ascii_strncasecmp (words[i], text + offset, end - offset) == 0)
      return TRUE;

  return FALSE;
}

/* Whether a word in front of @offset ends as plurals (the workers' pay) and
 * clipped participles (goin' home) do. */
static gboolean
ends_like_apostrophe (const char *text,
                      gsize       line,
                      gsize       offset)
{
  if (offset < line + 2)
    return FALSE;
  if (g_ascii_tolower (text[offset - 1]) == 's' || g_ascii_isdigit (text[offset - 1]))
    return TRUE;

  return offset >= line + 4 && text[offset - 1] == 'n' && text[offset - 2] == 'i' &&
         g_ascii_isalpha (text[offset - 3]) && g_ascii_isalpha (text[offset - 4]);
}

static void
judge_mark (Scanner *self,
            Mark    *mark,
            gsize    line,
            gsize    line_end)
{
  gunichar next = mark->end < line_end ? character_at (self->text, line_end, mark->end) : ' ';
  /* Three dots, ¡ and ¿ begin a sentence as well as a word does. */
  gboolean begins = next == 0x2026 || next == 0xA1 || next == 0xBF ||
                    (next == '.' && line_end - mark->end > 1 && self->text[mark->end + 1] == '.');

  mark->before = look_before (self, line, mark->start);
  mark->after = look_after (self, line_end, mark->end);

  mark->opens = mark->after != SIDE_SPACE && (mark->before == SIDE_SPACE || mark->before == SIDE_OPEN) &&
                (mark->after != SIDE_STOP || begins);
  mark->closes = mark->before != SIDE_SPACE && (mark->after == SIDE_SPACE || mark->after == SIDE_STOP ||
                                                mark->after == SIDE_OPEN);

  if (mark->family != FAMILY_SINGLE)
    return;

  if (mark->before != SIDE_SPACE && mark->before != SIDE_OPEN && (mark->after == SIDE_WORD || mark->after == SIDE_DIGIT))
    {
      /* don't, O'Brien, 6'2": never a mark, except behind a full stop. */
      mark->opens = FALSE;
      mark->closes = mark->before == SIDE_STOP && mark->shape != SHAPE_OPEN;
    }
  else if (mark->opens && mark->shape != SHAPE_LOW && is_clipped_word (self->text, mark->end, line_end))
    {
      mark->opens = FALSE;
      mark->closes = FALSE;
    }
  else if (mark->closes && mark->start >= line + 2 && self->text[mark->start - 1] == 'n' &&
           is_mark (character_at (self->text, mark->start, mark->start - 2)))
    {
      /* rock 'n' roll */
      mark->closes = FALSE;
    }
  else if (mark->closes && mark->before != SIDE_STOP && mark->after == SIDE_SPACE && mark->end + 1 < line_end)
    {
      gunichar following = character_at (self->text, line_end, mark->end + 1);

      mark->weak = (g_unichar_isalnum (following) || following == '$') &&
                   ends_like_apostrophe (self->text, line, mark->start);
    }
}

/* Two single marks together are a double one, as typewriters wrote it. */
static void
join_singles (GArray *marks)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      Mark mark = g_array_index (marks, Mark, i);

      if (mark.family == FAMILY_SINGLE && mark.shape != SHAPE_LOW && i + 1 < marks->len)
        {
          const Mark *next = &g_array_index (marks, Mark, i + 1);
          const Mark *third = i + 2 < marks->len ? &g_array_index (marks, Mark, i + 2) : NULL;
          gboolean three = third != NULL && third->family == FAMILY_SINGLE && third->shape == mark.shape &&
                           third->start == next->end;

          /* Of three at a word's end the first is the single one. */
          if (next->family == FAMILY_SINGLE && next->shape == mark.shape && next->start == mark.end &&
              !(three && mark.before != SIDE_SPACE && mark.before != SIDE_OPEN))
            {
              mark.family = FAMILY_DOUBLE;
              mark.end = next->end;
              mark.opens = mark.opens || next->opens;
              mark.closes = mark.closes || next->closes;
              mark.weak = FALSE;
              i++;
            }
        }

      g_array_index (marks, Mark, n++) = mark;
    }

  g_array_set_size (marks, n);
}

static void
list_marks (Scanner *self,
            gsize    line,
            gsize    line_end)
{
  gboolean strong = FALSE;

  g_array_set_size (self->marks, 0);
  for (gsize i = line; i < line_end;)
    {
      Mark mark;

      if (!read_mark (self->text, line_end, i, &mark))
        {
          i++;
          continue;
        }

      judge_mark (self, &mark, line, line_end);
      g_array_append_val (self->marks, mark);
      i = mark.end;
    }

  join_singles (self->marks);

  for (guint i = self->marks->len; i > 0; i--)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i - 1);

      if (mark->family != FAMILY_SINGLE)
        continue;

      mark->strong_follows = strong;
      if (mark->opens)
        strong = FALSE;
      else if (mark->closes && !mark->weak)
        strong = TRUE;
    }
}

static void
push (Scanner *self,
      guint    number,
      gboolean continued)
{
  const Mark *mark = &g_array_index (self->marks, Mark, number);
  AnalyzerQuotation quotation = { { mark->start, 0 }, { mark->end, 0 }, 0, FALSE, continued };
  Open open = { number, self->found->len, self->top[mark->family] };

  g_array_append_val (self->found, quotation);
  g_array_append_val (self->stack, open);
  self->top[mark->family] = self->stack->len;
}

static const Mark *
open_mark (Scanner *self,
           guint    level)
{
  return &g_array_index (self->marks, Mark, g_array_index (self->stack, Open, level - 1).mark);
}

/* Takes the quotations above @level off the stack; without closing mark they
 * were none. */
static void
drop_above (Scanner *self,
            guint    level)
{
  while (self->stack->len > level)
    {
      const Open *open = &g_array_index (self->stack, Open, self->stack->len - 1);

      self->top[open_mark (self, self->stack->len)->family] = open->below;
      g_array_set_size (self->stack, self->stack->len - 1);
    }
}

static void
close_level (Scanner    *self,
             guint       level,
             const Mark *mark)
{
  AnalyzerQuotation *quotation = &g_array_index (self->found, AnalyzerQuotation,
                                                 g_array_index (self->stack, Open, level - 1).quotation);

  quotation->inner.end = mark->start;
  quotation->outer.end = mark->end;
  drop_above (self, level - 1);
}

/* A closing mark that nothing in its paragraph opens: closes what an earlier
 * paragraph has left open. */
static void
close_pending (Scanner    *self,
               const Mark *mark,
               gsize       line)
{
  gboolean usable = self->pending > 0 && self->pending_family == mark->family && mark->before != SIDE_SPACE;

  if (usable)
    {
      AnalyzerQuotation *first = &g_array_index (self->found, AnalyzerQuotation, self->pending - 1);

      first->continues = TRUE;
      for (guint i = 0; i < self->pending_lines->len; i++)
        {
          AnalyzerSpan span = g_array_index (self->pending_lines, AnalyzerSpan, i);
          AnalyzerQuotation middle = { span, span, 0, TRUE, TRUE };

          g_array_append_val (self->found, middle);
        }

      if (mark->start > line)
        {
          AnalyzerQuotation last = { { line, mark->end }, { line, mark->start }, 0, FALSE, TRUE };

          g_array_append_val (self->found, last);
        }
    }

  self->pending = 0;
}

static gboolean
is_inch_mark (Scanner    *self,
              guint       number)
{
  const Mark *mark = &g_array_index (self->marks, Mark, number);
  gsize i = mark->start;

  if (mark->shape != SHAPE_STRAIGHT || mark->before != SIDE_DIGIT || mark->end - mark->start != 1)
    return FALSE;
  if (self->top[FAMILY_DOUBLE] == 0)
    return self->pending == 0;

  /* Inside a quotation only 6'2", and only where another mark can close. */
  while (i > 0 && mark->start - i < 3 && g_ascii_isdigit (self->text[i - 1]))
    i--;
  if (i < 2 || self->text[i - 1] != '\'' || !g_ascii_isdigit (self->text[i - 2]))
    return FALSE;

  for (guint n = number + 1; n < self->marks->len && n <= number + 8; n++)
    {
      const Mark *next = &g_array_index (self->marks, Mark, n);

      if (next->family == FAMILY_DOUBLE)
        return next->closes;
    }

  return FALSE;
}

static gboolean
mark_opens (Scanner    *self,
            const Mark *mark)
{
  guint level = self->top[mark->family];
  Shape open_shape = level > 0 ? open_mark (self, level)->shape : SHAPE_STRAIGHT;

  switch (mark->shape)
    {
    case SHAPE_LOW:
      return mark->family != FAMILY_SINGLE || mark->opens || self->text[mark->start] != '`';

    case SHAPE_LEFT:
      return level == 0 || open_shape != SHAPE_RIGHT;

    case SHAPE_RIGHT:
      return level == 0 ? mark->opens : open_shape == SHAPE_RIGHT && mark->opens && !mark->closes;

    case SHAPE_OPEN:
      if (mark->family == FAMILY_SINGLE && !mark->opens)
        return FALSE;
      if (level > 0 && open_shape == SHAPE_LOW)
        return mark->opens && !mark->closes && mark->before != SIDE_STOP;
      return level == 0 || mark->opens || !mark->closes;

    case SHAPE_CLOSE:
      if (level > 0 || !mark->opens || mark->closes)
        return FALSE;
      return mark->family == FAMILY_DOUBLE || (mark->family == FAMILY_SINGLE && mark->strong_follows);

    case SHAPE_STRAIGHT:
    default:
      if (mark->family == FAMILY_SINGLE)
        return mark->opens;
      return level == 0 ? mark->opens || !mark->closes : mark->opens && !mark->closes;
    }
}

static void
match_marks (Scanner *self,
             gsize    line)
{
  guint continuing = self->continuing;

  self->continuing = 0;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      guint level;

      if (mark->family == FAMILY_DOUBLE && is_inch_mark (self, i))
        continue;

      if (i < continuing || mark_opens (self, mark))
        {
          push (self, i, i < continuing);
          if (mark->family == self->pending_family)
            self->pending = 0;
          continue;
        }

      level = self->top[mark->family];
      if (mark->family == FAMILY_SINGLE)
        {
          /* Most of these are apostrophes. */
          if (level == 0 && (mark->weak || mark->before != SIDE_STOP))
            continue;
          if (level > 0 && (!mark->closes || (mark->weak && mark->strong_follows) ||
                            (level < self->stack->len && mark->before != SIDE_STOP)))
            continue;
        }

      if (level > 0)
        close_level (self, level, mark);
      else if (mark->closes && self->stack->len == 0)
        close_pending (self, mark, line);
    }
}

/* How many of the marks at the beginning of the line after @offset open again
 * what is on the stack. */
static guint
count_reopened (Scanner *self,
                gsize    offset)
{
  gsize i = offset;
  guint n = 0;

  while (i < self->length && (g_ascii_isspace (self->text[i]) ||
                              (i + 1 < self->length && self->text[i] == (char) 0xC2 && self->text[i + 1] == (char) 0xA0)))
    i++;

  while (n < self->stack->len && i < self->length)
    {
      Mark mark;
      const Mark *open = open_mark (self, n + 1);

      if (!read_mark (self->text, self->length, i, &mark))
        break;
      if (mark.family == FAMILY_SINGLE && open->family == FAMILY_DOUBLE && i + 1 < self->length &&
          self->text[i] == '\'' && self->text[i + 1] == '\'')
        {
          mark.family = FAMILY_DOUBLE;
          mark.end++;
        }
      if (mark.family != open->family)
        break;
      if (mark.family == FAMILY_SINGLE && is_clipped_word (self->text, mark.end, self->length))
        break;
      n++;
      i = mark.end;
    }

  return n;
}

/* Ends what the paragraph has left open. */
static void
end_line (Scanner *self,
          gsize    line,
          gsize    line_end)
{
  guint reopened = self->stack->len > 0 ? count_reopened (self, line_end) : 0;

  for (guint level = 1; level <= self->stack->len; level++)
    {
      const Open *open = &g_array_index (self->stack, Open, level - 1);
      const Mark *mark = open_mark (self, level);
      AnalyzerQuotation *quotation = &g_array_index (self->found, AnalyzerQuotation, open->quotation);
      gsize end = line_end;

      quotation->continues = level <= reopened;

      /* A single mark that nothing closes was an apostrophe, one in the midst
       * of the line ends where the next one opens. */
      if (!quotation->continues)
        {
          if (mark->family == FAMILY_SINGLE && mark->start > line)
            continue;

          if (mark->start > line && open->quotation + 1 < self->found->len && mark->opens)
            {
              for (guint next = open->mark + 1; next < self->marks->len && next <= open->mark + NEIGHBOUR_MARKS; next++)
                if (g_array_index (self->marks, Mark, next).family == mark->family)
                  {
                    end = g_array_index (self->marks, Mark, next).start;
                    break;
                  }
            }

          if (level == 1)
            {
              self->pending = open->quotation + 1;
              self->pending_family = mark->family;
              g_array_set_size (self->pending_lines, 0);
            }
        }

      while (end > mark->end && g_ascii_isspace (self->text[end - 1]))
        end--;
      quotation->inner.end = quotation->outer.end = end;
    }

  self->continuing = reopened;
  drop_above (self, 0);
}

static void
scan_line (Scanner *self,
           gsize    line,
           gsize    line_end)
{
  guint pending;

  while (line < line_end && g_ascii_isspace (self->text[line]))
    line++;
  while (line_end > line && g_ascii_isspace (self->text[line_end - 1]))
    line_end--;
  if (line == line_end)
    return;

  list_marks (self, line, line_end);
  match_marks (self, line);
  pending = self->pending;
  end_line (self, line, line_end);

  if (pending > 0 && pending == self->pending)
    {
      AnalyzerSpan span = { line, line_end };

      g_array_append_val (self->pending_lines, span);
      if (self->pending_lines->len >= PENDING_PARAGRAPHS)
        self->pending = 0;
    }
}

static int
compare_quotations (gconstpointer a,
                    gconstpointer b)
{
  const AnalyzerQuotation *x = a, *y = b;

  if (x->outer.start != y->outer.start)
    return x->outer.start < y->outer.start ? -1 : 1;

  return x->outer.end > y->outer.end ? -1 : x->outer.end < y->outer.end;
}

/* Drops what turned out to be none, sorts the others and counts their depth. */
static void
finish (GArray *found)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      AnalyzerQuotation quotation = g_array_index (found, AnalyzerQuotation, i);

      if (quotation.inner.end > quotation.inner.start)
        g_array_index (found, AnalyzerQuotation, n++) = quotation;
    }
  g_array_set_size (found, n);
  g_array_sort (found, compare_quotations);

  for (guint i = 0; i < found->len; i++)
    {
      AnalyzerQuotation *quotation = &g_array_index (found, AnalyzerQuotation, i);

      while (ends->len > 0 && g_array_index (ends, guint, ends->len - 1) <= quotation->outer.start)
        g_array_set_size (ends, ends->len - 1);
      quotation->depth = ends->len;
      g_array_append_val (ends, quotation->outer.end);
    }
}

/**
 * analyzer_find_quotations:
 * @text: an article's UTF-8, need not end with a zero byte
 * @length: its bytes
 *
 * Finds everything that stands in quotation marks: straight, curly, single in
 * the British way (apostrophes told apart), guillemets in both directions,
 * low-high, doubled single marks, corner brackets; nested and mixed too. A
 * quotation without closing mark ends with its paragraph. It goes on where the
 * next paragraph opens again, or where a closing mark comes first in one of
 * the next few.
 *
 * Returns: (transfer full) (element-type AnalyzerQuotation): the quotations in
 *   the order of the text, an outer one before those in it
 */
GArray *
analyzer_find_quotations (const char *text,
                          gsize       length)
{
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr(GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  g_autoptr(GArray) lines = analyzer_spans_new ();
  Scanner self = {
    .text = text,
    .length = length,
    .marks = marks,
    .stack = stack,
    .found = g_array_new (FALSE, FALSE, sizeof (AnalyzerQuotation)),
    .pending_lines = lines,
  };
  gsize line = 0;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  while (line < length)
    {
      const char *end = memchr (text + line, '\n', length - line);
      gsize line_end = end != NULL ? (gsize) (end - text) : length;

      scan_line (&self, line, line_end);
      line = line_end + 1;
    }

  finish (self.found);

  return self.found;
}
