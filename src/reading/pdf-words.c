/* pdf-words.c: what pdftotext tells of the words on pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "reading/pdf-layout.h"
#include "reading/pdf-metadata.h"
#include "reading/pdf-words.h"

#define LINES_MAX 2000000u
#define LINE_MAX_BYTES 10000u
#define MARK_MAX 3u

/* A word of the line that is being read. */
typedef struct
{
  guint  start;
  guint  end;
  double y_min;
  double y_max;
} Word;

typedef struct
{
  GArray          *lines;
  AnalyzerPdfLine  line;
  GArray          *words;       /* of Word */
  GString         *text;        /* of the line or the title */
  char            *title;
  char            *author;
  char            *created;
  guint            n_pages;
  guint            n_blocks;
  double           page_height;
  gboolean         in_word;
  gboolean         in_title;
} Reading;

static const char *
get_attribute (const xmlChar **attributes,
               const char     *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (strcmp ((const char *) attributes[i], name) == 0)
      return (const char *) attributes[i + 1];

  return NULL;
}

static double
get_number (const xmlChar **attributes,
            const char     *name)
{
  const char *value = get_attribute (attributes, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : 0;
}

static void
add_property (Reading        *reading,
              const xmlChar **attributes)
{
  const char *name = get_attribute (attributes, "name");
  const char *content = get_attribute (attributes, "content");

  if (name == NULL || content == NULL)
    return;
  if (strcmp (name, "Author") == 0 && reading->author == NULL)
    reading->author = g_strdup (content);
  else if (strcmp (name, "CreationDate") == 0 && reading->created == NULL)
    reading->created = g_strdup (content);
}

static void
start_element (void           *user_data,
               const xmlChar  *name,
               const xmlChar **attributes)
{
  Reading *reading = user_data;

  if (strcmp ((const char *) name, "word") == 0)
    {
      Word word = { .y_min = get_number (attributes, "yMin"), .y_max = get_number (attributes, "yMax") };

      if (reading->text->len > 0 && reading->text->str[reading->text->len - 1] != ' ')
        g_string_append_c (reading->text, ' ');
      word.start = word.end = reading->text->len;
      g_array_append_val (reading->words, word);
      reading->in_word = TRUE;
    }
  else if (strcmp ((const char *) name, "line") == 0)
    {
      g_string_truncate (reading->text, 0);
      g_array_set_size (reading->words, 0);
      reading->line.page = reading->n_pages > 0 ? reading->n_pages - 1 : 0;
      reading->line.page_height = reading->page_height;
      reading->line.block = reading->n_blocks > 0 ? reading->n_blocks - 1 : 0;
      reading->line.x_min = get_number (attributes, "xMin");
      reading->line.x_max = get_number (attributes, "xMax");
    }
  else if (strcmp ((const char *) name, "block") == 0)
    {
      reading->n_blocks++;
    }
  else if (strcmp ((const char *) name, "page") == 0)
    {
      reading->n_pages++;
      reading->page_height = get_number (attributes, "height");
    }
  else if (strcmp ((const char *) name, "title") == 0)
    {
      g_string_truncate (reading->text, 0);
      reading->in_title = TRUE;
    }
  else if (strcmp ((const char *) name, "meta") == 0)
    {
      add_property (reading, attributes);
    }
}

/* The tallest word tells where the line stands. */
static const Word *
find_tallest (GArray *words)
{
  const Word *tallest = NULL;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (tallest == NULL || word->y_max - word->y_min > tallest->y_max - tallest->y_min)
        tallest = word;
    }

  return tallest;
}

/* 'piers¹': a raised number or sign behind a word, but 'km²'. */
static gboolean
is_note_mark (Reading    *reading,
              guint       index,
              const Word *tallest)
{
  static const char *const units[] = { "m", "km", "cm", "mm", "ft", "mi" };
  const Word *word = &g_array_index (reading->words, Word, index);
  const char *text = reading->text->str + word->start;
  guint length = word->end - word->start;
  double height = tallest->y_max - tallest->y_min;

  if (index == 0 || length == 0 || length > MARK_MAX || word->y_max > tallest->y_max - height * 0.15)
    return FALSE;
  if (strspn (text, "0123456789") >= length)
    {
      const Word *before = word - 1;

      for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
        if (before->end - before->start == strlen (units[i])
            && memcmp (reading->text->str + before->start, units[i], strlen (units[i])) == 0)
          return FALSE;
      return !g_ascii_isdigit (reading->text->str[MAX (before->end, 1) - 1]);
    }

  return length == strspn (text, "*") || memcmp (text, "†", MIN (length, strlen ("†"))) == 0
         || memcmp (text, "‡", MIN (length, strlen ("‡"))) == 0;
}

/* The line's words, without the marks of notes. */
static char *
dup_line_text (Reading *reading)
{
  static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
  const Word *tallest = find_tallest (reading->words);
  g_autoptr(GString) kept = g_string_new (NULL);
  g_autofree char *valid = NULL;
  GString *text;

  for (guint i = 0; i < reading->words->len; i++)
    {
      const Word *word = &g_array_index (reading->words, Word, i);

      if (is_note_mark (reading, i, tallest))
        continue;
      if (kept->len > 0)
        g_string_append_c (kept, ' ');
      g_string_append_len (kept, reading->text->str + word->start, word->end - word->start);
    }

  /* Letters that are cast as one are letters nevertheless. */
  valid = g_utf8_make_valid (kept->str, kept->len);
  text = g_string_sized_new (kept->len);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xFB00 && c - 0xFB00 < G_N_ELEMENTS (ligatures))
        g_string_append (text, ligatures[c - 0xFB00]);
      else
        g_string_append_unichar (text, c);
    }

  return g_strchomp (g_string_free (text, FALSE));
}

static void
end_line (Reading *reading)
{
  const Word *tallest = find_tallest (reading->words);

  if (tallest == NULL || reading->lines->len >= LINES_MAX)
    return;

  reading->line.text = dup_line_text (reading);
  if (reading->line.text[0] == '\0')
    {
      g_clear_pointer (&reading->line.text, g_free);
      return;
    }
  reading->line.y_min = tallest->y_min;
  reading->line.y_max = tallest->y_max;
  g_array_append_val (reading->lines, reading->line);
  reading->line.text = NULL;
}

static void
end_element (void          *user_data,
             const xmlChar *name)
{
  Reading *reading = user_data;

  if (strcmp ((const char *) name, "word") == 0)
    {
      reading->in_word = FALSE;
      if (reading->words->len > 0)
        g_array_index (reading->words, Word, reading->words->len - 1).end = reading->text->len;
    }
  else if (strcmp ((const char *) name, "line") == 0)
    {
      end_line (reading);
    }
  else if (strcmp ((const char *) name, "title") == 0)
    {
      reading->in_title = FALSE;
      g_free (reading->title);
      reading->title = g_strdup (reading->text->str);
    }
}

static void
characters (void          *user_data,
            const xmlChar *text,
            int            length)
{
  Reading *reading = user_data;

  if ((reading->in_word || reading->in_title) && reading->text->len + length < LINE_MAX_BYTES)
    g_string_append_len (reading->text, (const char *) text, length);
}

static void
keep_quiet (void       *user_data,
            const char *message,
            ...)
{
  /* What is wrong with it is told by the result. */
}

/* Control characters, which XML forbids, come from fonts without a map. */
static char *
dup_clean (GBytes *output)
{
  gsize length;
  const char *data = g_bytes_get_data (output, &length);
  char *clean = g_utf8_make_valid (data != NULL ? data : "", length);

  for (char *p = clean; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t' && *p != '\r')
      *p = ' ';

  return clean;
}

static void
parse (Reading *reading,
       GBytes  *output)
{
  g_autofree char *clean = dup_clean (output);
  xmlParserCtxt *parser = xmlCreateMemoryParserCtxt (clean, strlen (clean));
  xmlSAXHandler handler = {
    .startElement = start_element,
    .endElement = end_element,
    .characters = characters,
    .error = keep_quiet,
    .warning = keep_quiet,
  };

  if (parser == NULL)
    return;
  *parser->sax = handler;
  parser->userData = reading;
  xmlCtxtUseOptions (parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlParseDocument (parser);
  if (parser->myDoc != NULL)
    xmlFreeDoc (parser->myDoc);
  xmlFreeParserCtxt (parser);
}

/**
 * analyzer_pdf_read_words:
 * @output: what pdftotext writes with -bbox-layout
 * @metadata: (nullable): the document's XMP
 * @whole: (nullable): takes the text with all titles in their places
 * @manuscript: takes the text and what the document says of itself
 *
 * Reads the words of all pages, wherever they stand on these, as an article.
 */
void
analyzer_pdf_read_words (GBytes             *output,
                         GBytes             *metadata,
                         AnalyzerManuscript *whole,
                         AnalyzerManuscript *manuscript)
{
  g_autoptr(GArray) lines = analyzer_pdf_lines_new (), words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr(GString) text = g_string_new (NULL);
  Reading reading = { .lines = lines, .words = words, .text = text };

  parse (&reading, output);
  analyzer_pdf_layout (lines, TRUE, manuscript);
  if (whole != NULL)
    analyzer_pdf_layout (lines, FALSE, whole);
  if (metadata != NULL)
    analyzer_pdf_add_metadata (metadata, manuscript);
  if (reading.title != NULL && !analyzer_pdf_is_made_up_title (reading.title))
    analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, reading.title, "properties");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_BYLINE, reading.author, "properties");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, reading.created, "properties");
  g_free (reading.title);
  g_free (reading.author);
  g_free (reading.created);
}
