/* pdf.c: reads PDF, by poppler's pdftotext in a process of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "reading/helper.h"
#include "reading/pdf-layout.h"
#include "reading/reader-private.h"

#define LINES_MAX 2000000u
#define LINE_MAX_BYTES 10000u

typedef struct
{
  GArray             *lines;
  AnalyzerManuscript *manuscript;
  AnalyzerPdfLine     line;
  GString            *text;             /* of the line or the title */
  char               *title;
  guint               n_pages;
  guint               n_blocks;
  double              page_height;
  gboolean            in_word;
  gboolean            in_title;
} Reading;

static guint
pdf_recognise (const AnalyzerInput *input)
{
  gsize n = MIN (input->length, 1024);

  /* Some put a line of their own before it. */
  return g_strstr_len (input->data, n, "%PDF-") != NULL ? 98 : 0;
}

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
  if (strcmp (name, "Author") == 0)
    analyzer_manuscript_add_field (reading->manuscript, ANALYZER_FIELD_BYLINE, content, "properties");
  else if (strcmp (name, "CreationDate") == 0)
    analyzer_manuscript_add_field (reading->manuscript, ANALYZER_FIELD_PUBLISHED, content, "properties");
}

static void
start_element (void           *user_data,
               const xmlChar  *name,
               const xmlChar **attributes)
{
  Reading *reading = user_data;

  if (strcmp ((const char *) name, "word") == 0)
    {
      if (reading->text->len > 0 && reading->text->str[reading->text->len - 1] != ' ')
        g_string_append_c (reading->text, ' ');
      reading->in_word = TRUE;
    }
  else if (strcmp ((const char *) name, "line") == 0)
    {
      g_string_truncate (reading->text, 0);
      reading->line.page = reading->n_pages > 0 ? reading->n_pages - 1 : 0;
      reading->line.page_height = reading->page_height;
      reading->line.block = reading->n_blocks > 0 ? reading->n_blocks - 1 : 0;
      reading->line.x_min = get_number (attributes, "xMin");
      reading->line.x_max = get_number (attributes, "xMax");
      reading->line.y_min = get_number (attributes, "yMin");
      reading->line.y_max = get_number (attributes, "yMax");
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

/* Programs name a document after its file or after nothing. */
static gboolean
is_made_up_title (const char *title)
{
  static const char *const suffixes[] = { ".doc", ".docx", ".pdf", ".indd", ".qxd", ".qxp", ".rtf", ".odt", ".txt", ".pages" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize length = strlen (title), n = strlen (suffixes[i]);

      if (length >= n && g_ascii_strcasecmp (title + length - n, suffixes[i]) == 0)
        return TRUE;
    }

  return g_ascii_strncasecmp (title, "microsoft word", 14) == 0 || g_ascii_strncasecmp (title, "untitled", 8) == 0
         || strchr (title, ' ') == NULL;
}

static void
end_element (void          *user_data,
             const xmlChar *name)
{
  Reading *reading = user_data;

  if (strcmp ((const char *) name, "word") == 0)
    {
      reading->in_word = FALSE;
    }
  else if (strcmp ((const char *) name, "line") == 0)
    {
      g_strchomp (reading->text->str);
      if (reading->text->str[0] != '\0' && reading->lines->len < LINES_MAX)
        {
          reading->line.text = g_utf8_make_valid (reading->text->str, -1);
          g_array_append_val (reading->lines, reading->line);
          reading->line.text = NULL;
        }
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

static GPtrArray *
pdf_read (const AnalyzerInput  *input,
          GCancellable         *cancellable,
          GError              **error)
{
  static const char *const arguments[] = { "pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", "-", "-", NULL };
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
  g_autoptr(GArray) lines = analyzer_pdf_lines_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) output = NULL;
  Reading reading = { .lines = lines, .manuscript = manuscript, .text = text };
  GPtrArray *articles;
  int status;

  output = analyzer_helper_run (arguments, input->bytes, &status, cancellable, error);
  if (output == NULL)
    return NULL;
  if (status != 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The PDF is damaged, too large or protected by a password; print it to a new PDF and open"
                             " that."));
      return NULL;
    }

  parse (&reading, output);
  analyzer_pdf_layout (lines, manuscript);
  if (reading.title != NULL && !is_made_up_title (reading.title))
    analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, reading.title, "properties");
  g_free (reading.title);

  if (analyzer_manuscript_is_empty (manuscript))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The PDF holds pictures of pages and no text; have the text recognised (OCR) and open"
                             " that."));
      return NULL;
    }

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "pdf", TRUE));

  return articles;
}

static const char *const extensions[] = { "pdf", NULL };
static const char *const mime_types[] = { "application/pdf", NULL };

const AnalyzerReader analyzer_pdf_reader = {
  .id = "pdf",
  .name = N_("PDF"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = pdf_recognise,
  .read = pdf_read,
};
