/* pdf-layout.c: lines on pages into paragraphs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "reading/pdf-layout.h"

/* Running heads and feet stand in these parts of a page's height. */
#define EDGE 0.1
/* Some set the page's number a little nearer to the text. */
#define NUMBER_EDGE 0.12
/* A title is set so much larger than the text. */
#define TITLE_RATIO 1.3
#define TITLE_MAX 250
#define RULE_MIN 10
#define INDENTS_LEAST 3

typedef struct
{
  double x_min;
  double x_max;
  double gap;           /* the usual one between two lines */
  guint  n_lines;
} Block;

/* What is known of all lines when they are put together. */
typedef struct
{
  GArray     *lines;
  GArray     *blocks;           /* of Block */
  GHashTable *hyphenated;
  gboolean    indents;          /* paragraphs begin with an indent */
  gboolean   *out;              /* lines that are left out */
  gboolean   *notes;            /* lines of footnotes */
} Layout;

static void
clear_line (gpointer data)
{
  AnalyzerPdfLine *line = data;

  g_free (line->text);
}

/**
 * analyzer_pdf_lines_new:
 *
 * Returns: (transfer full) (element-type AnalyzerPdfLine): an empty list
 */
GArray *
analyzer_pdf_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (AnalyzerPdfLine));

  g_array_set_clear_func (lines, clear_line);

  return lines;
}

static const AnalyzerPdfLine *
get_line (GArray *lines,
          guint   index)
{
  return &g_array_index (lines, AnalyzerPdfLine, index);
}

static double
height (const AnalyzerPdfLine *line)
{
  return line->y_max - line->y_min;
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

/* The height of most of the text. */
static double
find_body_height (GArray *lines)
{
  g_autoptr(GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < lines->len; i++)
    {
      double one = height (get_line (lines, i));

      if (strlen (get_line (lines, i)->text) >= 20)
        g_array_append_val (heights, one);
    }
  if (heights->len == 0)
    for (guint i = 0; i < lines->len; i++)
      {
        double one = height (get_line (lines, i));

        g_array_append_val (heights, one);
      }
  g_array_sort (heights, compare_heights);

  return heights->len > 0 ? g_array_index (heights, double, heights->len / 2) : 0;
}

/* 'Page 3 of 12', '- 4 -', 'iv': nothing but a page's number. */
static gboolean
is_page_number (const char *text)
{
  static const char *const around[] = { "page", "of", "seite", "von", "p", "s" };
  g_auto(GStrv) words = g_strsplit_set (text, " -–—|./", -1);
  gboolean numbered = FALSE;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);
      gboolean known = length == 0;

      if (length > 0 && strspn (words[i], "0123456789") == length && length <= 4)
        numbered = known = TRUE;
      if (length > 0 && strspn (words[i], "ivxlc") == length)
        numbered = known = TRUE;
      for (gsize k = 0; k < G_N_ELEMENTS (around) && !known; k++)
        known = g_ascii_strcasecmp (words[i], around[k]) == 0;
      if (!known && !(length <= 3 && (guchar) words[i][0] >= 0x80))
        return FALSE;
    }

  return numbered;
}

static gboolean
is_within (const AnalyzerPdfLine *line,
           double                 edge)
{
  return line->y_max < line->page_height * edge || line->y_min > line->page_height * (1 - edge);
}

static gboolean
is_at_edge (const AnalyzerPdfLine *line)
{
  return is_within (line, EDGE);
}

/* A running head without what changes from page to page. */
static char *
dup_core (const char *text)
{
  GString *core = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && !g_ascii_isspace (*p))
      g_string_append_c (core, g_ascii_tolower (*p));

  return g_string_free (core, FALSE);
}

/* '11/24/26, 2:01 PM' and the like: when a browser printed the page. */
static gboolean
is_stamp (const char *text)
{
  gsize length = strlen (text), marks = 0;

  if (length < 12 || length > 25 || strchr (text, ':') == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (strchr ("/.-", *p) != NULL)
      marks++;
    else if (!g_ascii_isdigit (*p) && strchr (",: APMapm", *p) == NULL)
      return FALSE;

  return marks >= 2;
}

static gboolean
is_address (const char *text)
{
  return (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "file://"))
         && strpbrk (text, " \t") == NULL;
}

/* A browser prints the page's title beside the day, and its address below. */
static void
find_print_marks (GArray             *lines,
                  gboolean           *out,
                  AnalyzerManuscript *manuscript)
{
  const AnalyzerPdfLine *stamp = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const AnalyzerPdfLine *line = get_line (lines, i);

      if (!is_at_edge (line))
        continue;
      if (is_stamp (line->text))
        {
          stamp = line;
          out[i] = TRUE;
        }
      else if (stamp != NULL && stamp->page == line->page && stamp->y_min == line->y_min && line->x_min > stamp->x_max)
        {
          out[i] = TRUE;
        }
      else if (is_address (line->text))
        {
          if (g_str_has_prefix (line->text, "http"))
            analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_URL, line->text, "page-edge");
          out[i] = TRUE;
        }
    }
}

/* Marks running heads, feet and page numbers. */
static gboolean *
find_edges (GArray             *lines,
            AnalyzerManuscript *manuscript)
{
  gboolean *out = g_new0 (gboolean, lines->len + 1);
  g_autoptr(GHashTable) pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const AnalyzerPdfLine *line = get_line (lines, i);
      char *core;
      guint last;

      if (!is_at_edge (line))
        continue;
      core = dup_core (line->text);
      last = GPOINTER_TO_UINT (g_hash_table_lookup (pages, core));
      /* The page, from 1 on, or the mark of having been on several. */
      if (last == 0)
        g_hash_table_insert (pages, core, GUINT_TO_POINTER (line->page + 1));
      else if (last != line->page + 1)
        g_hash_table_insert (pages, core, GUINT_TO_POINTER (G_MAXUINT));
      else
        g_free (core);
    }

  for (guint i = 0; i < lines->len; i++)
    {
      const AnalyzerPdfLine *line = get_line (lines, i);
      g_autofree char *core = NULL;

      if (!is_within (line, NUMBER_EDGE))
        continue;
      core = dup_core (line->text);
      out[i] = is_page_number (line->text);
      if (GPOINTER_TO_UINT (g_hash_table_lookup (pages, core)) == G_MAXUINT)
        {
          /* A newspaper's pages tell its day. */
          if (line->page == 0)
            analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, line->text, "running-head");
          out[i] = TRUE;
        }
    }
  find_print_marks (lines, out, manuscript);

  return out;
}

static GArray *
measure_blocks (GArray *lines)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  guint n = lines->len > 0 ? get_line (lines, lines->len - 1)->block + 1 : 0;

  g_array_set_size (blocks, n);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnalyzerPdfLine *line = get_line (lines, i);
      Block *block = &g_array_index (blocks, Block, line->block);

      if (block->n_lines == 0 || line->x_min < block->x_min)
        block->x_min = line->x_min;
      block->x_max = MAX (block->x_max, line->x_max);
      if (block->n_lines > 0 && i > 0)
        {
          double gap = MAX (0, line->y_min - get_line (lines, i - 1)->y_max);

          block->gap = block->n_lines == 1 ? gap : MIN (block->gap, gap);
        }
      block->n_lines++;
    }

  return blocks;
}

static gboolean
ends_sentence (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text)
    {
      gunichar c;

      end = g_utf8_find_prev_char (text, end);
      if (end == NULL)
        return FALSE;
      c = g_utf8_get_char (end);
      if (strchr (".!?:", c < 0x80 ? (int) c : 'x') != NULL || c == 0x2026)
        return TRUE;
      if (c != '"' && c != '\'' && c != ')' && c != 0x2019 && c != 0x201D && c != 0xBB)
        return FALSE;
    }

  return FALSE;
}

static gboolean
starts_lower (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

static gboolean
ends_with_hyphen (const char *text)
{
  gsize length = strlen (text);

  return (length > 1 && text[length - 1] == '-' && text[length - 2] != ' ' && text[length - 2] != '-')
         || g_str_has_suffix (text, "\xc2\xad") || g_str_has_suffix (text, "\xe2\x80\x90");
}

static gboolean
starts_with_bullet (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c == 0x2022 || c == 0x25AA || c == 0x25CF || c == 0x25E6 || c == 0xF0B7;
}

/* A line that is drawn with characters. */
static gboolean
is_rule (const char *text)
{
  return strspn (text, "_-=*") >= RULE_MIN && text[strspn (text, "_-=* ")] == '\0';
}

static gboolean
is_indented (const AnalyzerPdfLine *line,
             const Block           *block)
{
  return line->x_min > block->x_min + height (line) * 0.7;
}

static gboolean
reaches_end (const AnalyzerPdfLine *line,
             const Block           *block)
{
  return line->x_max > block->x_max - (block->x_max - block->x_min) * 0.1;
}

/* At the end of a column or page. */
static gboolean
starts_with_block (const Layout          *layout,
                   const AnalyzerPdfLine *last,
                   const AnalyzerPdfLine *line)
{
  const Block *before = &g_array_index (layout->blocks, Block, last->block);
  const Block *block = &g_array_index (layout->blocks, Block, line->block);
  gboolean is_full = before->n_lines >= 2 && reaches_end (last, before);

  if (ends_with_hyphen (last->text) && starts_lower (line->text))
    return FALSE;
  /* Where paragraphs are indented, what is not goes on with the last one. */
  if (ends_sentence (last->text))
    return !(layout->indents && is_full && block->n_lines >= 2 && !is_indented (line, block));

  /* In the middle of a sentence. */
  return !starts_lower (line->text) && !(is_full && before->n_lines >= 3);
}

static gboolean
starts_paragraph (const Layout          *layout,
                  const AnalyzerPdfLine *last,
                  const AnalyzerPdfLine *line)
{
  const Block *block = &g_array_index (layout->blocks, Block, line->block);
  double size = height (line);

  if (size > height (last) * 1.2 || height (last) > size * 1.2 || starts_with_bullet (line->text) || is_rule (last->text)
      || is_rule (line->text))
    return TRUE;
  if (last->block != line->block)
    return starts_with_block (layout, last, line);
  if (line->y_min - last->y_max > block->gap + size * 0.5)
    return TRUE;
  if (is_indented (line, block) && last->x_min <= block->x_min + size * 0.5)
    return TRUE;

  return ends_sentence (last->text) && last->x_max < block->x_max - (block->x_max - block->x_min) * 0.15;
}

/* A few lines that stand in under longer ones are paragraphs' beginnings. */
static gboolean
find_indents (GArray *lines,
              GArray *blocks)
{
  guint n = 0;

  for (guint i = 1; i < lines->len; i++)
    {
      const AnalyzerPdfLine *last = get_line (lines, i - 1), *line = get_line (lines, i);
      const Block *block = &g_array_index (blocks, Block, line->block);

      if (last->block == line->block && is_indented (line, block) && last->x_min <= block->x_min + height (line) * 0.5
          && ends_sentence (last->text))
        n++;
    }

  return n >= INDENTS_LEAST;
}

/* '1 As he wrote', '1As he wrote', '* Ibid.' */
static gboolean
starts_with_mark (const char *text)
{
  gsize n = strspn (text, "0123456789");

  if (n == 0)
    n = strspn (text, "*");
  else if (text[n] == '.' || text[n] == ')')
    n++;
  if (n == 0 || n > 4)
    return FALSE;
  text += n;
  text += strspn (text, " ");

  return *text != '\0' && !g_ascii_isdigit (*text) && !starts_lower (text);
}

/* Marks the footnotes: what stands last on a page in smaller type, from the
 * first line that begins with a number on. */
static gboolean *
find_notes (GArray         *lines,
            const gboolean *out)
{
  gboolean *notes = g_new0 (gboolean, lines->len + 1);
  double body = find_body_height (lines);

  for (guint end = lines->len; end > 0;)
    {
      guint page = get_line (lines, end - 1)->page, first = end, i;

      for (i = end; i > 0 && get_line (lines, i - 1)->page == page; i--)
        {
          const AnalyzerPdfLine *line = get_line (lines, i - 1);

          if (out[i - 1])
            continue;
          if (height (line) > body * 0.93 || line->y_min < line->page_height / 2)
            break;
          if (starts_with_mark (line->text))
            first = i - 1;
        }
      for (guint k = first; k < end; k++)
        notes[k] = TRUE;
      while (i > 0 && get_line (lines, i - 1)->page == page)
        i--;
      end = i;
    }

  return notes;
}

/* All words with a hyphen inside, to tell those from words that were parted. */
static GHashTable *
find_hyphenated (GArray *lines)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_auto(GStrv) parts = g_strsplit_set (get_line (lines, i)->text, " ,.;:!?()\"", -1);

      for (gsize k = 0; parts[k] != NULL; k++)
        {
          const char *hyphen = strchr (parts[k], '-');

          if (hyphen != NULL && hyphen != parts[k] && hyphen[1] != '\0')
            g_hash_table_add (words, g_utf8_strdown (parts[k], -1));
        }
    }

  return words;
}

static gboolean
keeps_hyphen (const char *before,
              const char *after,
              GHashTable *hyphenated)
{
  const char *start = strrchr (before, ' ');
  g_autofree char *joined = NULL, *word = NULL;

  start = start != NULL ? start + 1 : before;
  joined = g_strdup_printf ("%s%.*s", start, (int) strcspn (after, " ,.;:!?()\""), after);
  word = g_utf8_strdown (joined, -1);

  return g_hash_table_contains (hyphenated, word);
}

static void
write_line (AnalyzerManuscript *manuscript,
            const char         *text,
            const char         *next,
            GHashTable         *hyphenated)
{
  gsize length = strlen (text);

  if (next == NULL || !ends_with_hyphen (text) || !starts_lower (next))
    {
      analyzer_manuscript_add_text (manuscript, text, length);
      analyzer_manuscript_add_text (manuscript, " ", 1);
      return;
    }

  if (text[length - 1] == '-')
    length -= keeps_hyphen (text, next, hyphenated) ? 0 : 1;
  else
    length -= g_str_has_suffix (text, "\xc2\xad") ? 2 : 3;
  analyzer_manuscript_add_text (manuscript, text, length);
}

/* Writes the text, or the notes. */
static void
write_lines (const Layout       *layout,
             gboolean            are_notes,
             AnalyzerManuscript *manuscript)
{
  const AnalyzerPdfLine *last = NULL;

  for (guint i = 0; i < layout->lines->len; i++)
    {
      const AnalyzerPdfLine *line = get_line (layout->lines, i);

      if (layout->out[i] || layout->notes[i] != are_notes)
        continue;
      if (last != NULL)
        {
          gboolean starts = starts_paragraph (layout, last, line) || (are_notes && starts_with_mark (line->text));

          write_line (manuscript, last->text, starts ? NULL : line->text, layout->hyphenated);
          if (starts)
            analyzer_manuscript_end_paragraph (manuscript);
        }
      last = line;
    }
  if (last != NULL)
    write_line (manuscript, last->text, NULL, layout->hyphenated);
  analyzer_manuscript_end_paragraph (manuscript);
}

/* The lines in the largest type on the first page; FALSE where the type is
 * hardly larger than the text's. */
static gboolean
find_title (GArray         *lines,
            const gboolean *out,
            guint          *first,
            guint          *last)
{
  double body = find_body_height (lines), largest = 0;
  gsize length = 0;

  for (guint i = 0; i < lines->len && get_line (lines, i)->page == 0; i++)
    if (!out[i] && height (get_line (lines, i)) > largest * 1.05 && strlen (get_line (lines, i)->text) >= 4)
      {
        largest = height (get_line (lines, i));
        *first = i;
      }
  if (largest <= 0 || largest < body * TITLE_RATIO)
    return FALSE;

  for (*last = *first; *last < lines->len; (*last)++)
    {
      const AnalyzerPdfLine *line = get_line (lines, *last);

      if (line->page != 0 || height (line) < largest * 0.95 || height (line) > largest * 1.05)
        break;
      length += strlen (line->text);
    }

  return length <= TITLE_MAX;
}

/* What stands in small type over the title is the head of a page, even where
 * there is but one. */
static void
leave_out_head (const Layout          *layout,
                const AnalyzerPdfLine *title,
                AnalyzerManuscript    *manuscript)
{
  double body = find_body_height (layout->lines);

  for (guint i = 0; i < layout->lines->len && get_line (layout->lines, i)->page == 0; i++)
    {
      const AnalyzerPdfLine *line = get_line (layout->lines, i);

      if (layout->out[i] || line->y_max > line->page_height * EDGE || line->y_max > title->y_min
          || height (line) > body * 0.93)
        continue;
      analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, line->text, "running-head");
      layout->out[i] = TRUE;
    }
}

/**
 * analyzer_pdf_layout:
 * @lines: (element-type AnalyzerPdfLine): the lines of all pages, in reading
 *   order
 * @takes_title: whether the title is a field, not the text's
 * @manuscript: takes the text and the title
 *
 * Joins lines into paragraphs over the ends of columns and pages, and words
 * that were parted at the end of a line. What stands at the top or foot of
 * several pages, and page numbers, are left out; footnotes come after the text.
 */
void
analyzer_pdf_layout (GArray             *lines,
                     gboolean            takes_title,
                     AnalyzerManuscript *manuscript)
{
  g_autofree gboolean *out = find_edges (lines, manuscript);
  g_autofree gboolean *notes = find_notes (lines, out);
  g_autoptr(GArray) blocks = measure_blocks (lines);
  g_autoptr(GHashTable) hyphenated = find_hyphenated (lines);
  g_autoptr(GString) title = g_string_new (NULL);
  const Layout layout = {
    .lines = lines,
    .blocks = blocks,
    .hyphenated = hyphenated,
    .indents = find_indents (lines, blocks),
    .out = out,
    .notes = notes,
  };
  guint first_title = 0, after_title = 0;

  if (takes_title && find_title (lines, out, &first_title, &after_title))
    {
      for (guint i = first_title; i < after_title; i++)
        {
          g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", get_line (lines, i)->text);
          out[i] = TRUE;
        }
      leave_out_head (&layout, get_line (lines, first_title), manuscript);
    }
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, title->str, "largest-type");

  write_lines (&layout, FALSE, manuscript);
  analyzer_manuscript_begin_note (manuscript);
  write_lines (&layout, TRUE, manuscript);
  analyzer_manuscript_end_note (manuscript);
}
