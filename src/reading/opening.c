/* opening.c: what the first lines of a text say of the article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/dates.h"
#include "reading/opening.h"

/* So many lines with text, and so many bytes, count as the opening. */
#define LINES_MAX 10
#define OPENING_MAX 4096
#define TITLE_MAX 150
#define BYLINE_MAX 100

typedef struct
{
  guint    start;
  guint    end;
  gboolean blank_after;
} Line;

static const struct
{
  const char    *label;
  AnalyzerField  field;
} labels[] = {
  { "title",          ANALYZER_FIELD_TITLE },
  { "headline",       ANALYZER_FIELD_TITLE },
  { "author",         ANALYZER_FIELD_BYLINE },
  { "authors",        ANALYZER_FIELD_BYLINE },
  { "byline",         ANALYZER_FIELD_BYLINE },
  { "by",             ANALYZER_FIELD_BYLINE },
  { "date",           ANALYZER_FIELD_PUBLISHED },
  { "published",      ANALYZER_FIELD_PUBLISHED },
  { "published on",   ANALYZER_FIELD_PUBLISHED },
  { "publication date", ANALYZER_FIELD_PUBLISHED },
  { "source",         ANALYZER_FIELD_PUBLISHER },
  { "publisher",      ANALYZER_FIELD_PUBLISHER },
  { "publication",    ANALYZER_FIELD_PUBLISHER },
  { "url",            ANALYZER_FIELD_URL },
  { "link",           ANALYZER_FIELD_URL },
  { "language",       ANALYZER_FIELD_LANGUAGE },
};

static const char *const small_words[] = {
  "and", "of", "for", "in", "the", "with", "de", "da", "di", "du", "van", "von", "der", "den", "al", "bin", "la", "at",
};

static guint
split_opening (const char *text,
               gsize       length,
               Line       *lines)
{
  gsize at = 0, limit = MIN (length, OPENING_MAX);
  guint n = 0;

  while (at < limit && n < LINES_MAX)
    {
      const char *newline = memchr (text + at, '\n', length - at);
      gsize end = newline != NULL ? (gsize) (newline - text) : length;
      gsize start = at, stop = end;

      while (start < stop && g_ascii_isspace (text[start]))
        start++;
      while (stop > start && g_ascii_isspace (text[stop - 1]))
        stop--;
      if (start < stop)
        lines[n++] = (Line) { start, stop, FALSE };
      else if (n > 0)
        lines[n - 1].blank_after = TRUE;
      at = end + 1;
    }

  return n;
}

/* Names are capitalised, and so are the words of an outlet. */
static gboolean
is_list_of_names (const char *names)
{
  g_auto(GStrv) words = g_strsplit_set (names, " ,\t", -1);
  guint n_names = 0, n_words = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (words[i]);

      if (first == 0)
        continue;
      n_words++;
      if (g_unichar_isupper (first))
        n_names++;
      else if (g_unichar_islower (first) && !g_strv_contains (small_words, words[i]))
        return FALSE;
      else if (!g_unichar_isalpha (first) && first != '|' && first != '&' && first != '-' && first != 0x2013
               && first != '@' && first != '(' && first != '/')
        return FALSE;
    }

  return n_names >= 2 && n_words <= 14;
}

/**
 * analyzer_is_byline:
 * @line: a line without white space at its ends, UTF-8
 * @length: its length in bytes
 *
 * Returns: whether it says who wrote the article: 'By Jane Roe and Li Wei'
 */
gboolean
analyzer_is_byline (const char *line,
                    gsize       length)
{
  g_autofree char *names = NULL;

  if (length < 6 || length > BYLINE_MAX || g_ascii_strncasecmp (line, "by ", 3) != 0 || line[0] != 'B')
    return FALSE;
  if (line[length - 1] == '.' && !(length > 3 && (g_ascii_isupper (line[length - 2]) || line[length - 2] == 'r')))
    return FALSE;

  names = g_strndup (line + 3, length - 3);

  return is_list_of_names (names);
}

static char *
dup_line (const char *text,
          Line        line)
{
  return g_strndup (text + line.start, line.end - line.start);
}

static gboolean
read_label (AnalyzerArticle *article,
            const char      *line,
            gboolean        *is_title)
{
  const char *colon = strchr (line, ':');

  if (colon == NULL || colon - line > 20 || colon[1] == '\0')
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strlen (labels[i].label) == (gsize) (colon - line)
        && g_ascii_strncasecmp (line, labels[i].label, colon - line) == 0)
      {
        g_autofree char *iso = NULL;
        const char *value = colon + 1;

        if (labels[i].field == ANALYZER_FIELD_PUBLISHED)
          {
            iso = analyzer_dup_iso_date (value);
            if (iso == NULL)
              return FALSE;
            value = iso;
          }
        analyzer_article_add_candidate (article, labels[i].field, value, "label");
        *is_title = labels[i].field == ANALYZER_FIELD_TITLE;
        return TRUE;
      }

  return FALSE;
}

/* A date and hardly anything else. */
static char *
read_date_line (const char *line)
{
  gsize letters = 0, digits = 0;

  if (strlen (line) > 60)
    return NULL;
  for (const char *p = line; *p != '\0'; p++)
    {
      letters += g_ascii_isalpha (*p);
      digits += g_ascii_isdigit (*p);
    }
  if (digits < 4 || letters > 32 || strpbrk (line, "\"?!") != NULL)
    return NULL;

  return analyzer_dup_iso_date (line);
}

static gboolean
is_title (const char *text,
          const Line *lines,
          guint       n_lines)
{
  const char *title = text + lines[0].start;
  gsize length = lines[0].end - lines[0].start;
  g_autofree char *copy = NULL;
  guint words = 1;

  if (n_lines < 2 || length < 10 || length > TITLE_MAX)
    return FALSE;
  if (strchr (".,;:", title[length - 1]) != NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    words += title[i] == ' ';
  if (words < 3 || words > 25)
    return FALSE;
  copy = g_strndup (title, length);
  if (g_unichar_islower (g_utf8_get_char (copy)))
    return FALSE;

  /* A title stands apart, or over a byline, or over much longer lines. */
  return lines[0].blank_after
         || analyzer_is_byline (text + lines[1].start, lines[1].end - lines[1].start)
         || lines[1].end - lines[1].start > 2 * length;
}

/**
 * analyzer_read_opening:
 * @article: an article whose text begins with its title, byline or date, if it
 *   has any
 * @length: how much of the text is not notes
 *
 * Adds what the first lines say as candidates. The text is not changed.
 *
 * Returns: (transfer full) (element-type AnalyzerSpan): the lines that say who
 *   wrote it, when and where; these are no prose
 */
GArray *
analyzer_read_opening (AnalyzerArticle *article,
                       gsize            length)
{
  GArray *spans = analyzer_spans_new ();
  const char *text = analyzer_article_get_utf8 (article, NULL);
  Line lines[LINES_MAX];
  guint n_lines = split_opening (text, length, lines);
  guint first = 0;

  /* Labels come in a block, before anything else. */
  for (; first < n_lines; first++)
    {
      g_autofree char *line = dup_line (text, lines[first]);
      gboolean titled = FALSE;

      if (!read_label (article, line, &titled))
        break;
      if (!titled)
        analyzer_spans_add (spans, lines[first].start, lines[first].end);
    }

  if (first < n_lines && is_title (text, lines + first, n_lines - first)
      && !analyzer_is_byline (text + lines[first].start, lines[first].end - lines[first].start))
    {
      g_autofree char *title = dup_line (text, lines[first]);

      analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, title, "first-line");
    }

  for (guint i = first; i < MIN (n_lines, first + 5); i++)
    {
      g_autofree char *line = dup_line (text, lines[i]);
      g_autofree char *iso = NULL;

      if (analyzer_is_byline (line, strlen (line)))
        {
          analyzer_article_add_candidate (article, ANALYZER_FIELD_BYLINE, line + 3, "first-lines");
          analyzer_spans_add (spans, lines[i].start, lines[i].end);
          continue;
        }
      iso = read_date_line (line);
      if (iso != NULL)
        {
          analyzer_article_add_candidate (article, ANALYZER_FIELD_PUBLISHED, iso, "first-lines");
          analyzer_spans_add (spans, lines[i].start, lines[i].end);
        }
    }

  return spans;
}
