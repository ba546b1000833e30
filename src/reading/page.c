/* page.c: a web page taken apart into elements and text.
 *
 * libxml2 reads the page and tells of each element as it comes; what is kept
 * is one array in the order of the page, so that nothing here or later ever
 * goes as deep as the page is nested.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "reading/decode.h"
#include "reading/error.h"
#include "reading/page-hints.h"
#include "reading/page.h"

/* No page that a person wrote comes near these. The parser's time grows with
 * the depth, so that one is a bound on time too. */
#define PAGE_MAX (64u * 1024 * 1024)
#define NODES_MAX 4000000u
#define DEPTH_MAX 1000u
#define METAS_MAX 1000u
#define SCRIPTS_MAX 50u

typedef struct
{
  AnalyzerPage     *page;
  GPtrArray        *names;      /* nullable: whose elements are to be marked */
  htmlParserCtxtPtr parser;
  GArray           *open;       /* indexes of the nodes that are not closed yet */
  guint             skipping;   /* how many of these hold nothing to read */
  GString          *script;     /* JSON-LD that is being read */
  gboolean          titled;     /* the page's title is being read */
  GCancellable     *cancellable;
  gboolean          stopped;
  gboolean          too_deep;
  gboolean          too_large;
} Reading;

static void
meta_free (gpointer data)
{
  AnalyzerMeta *meta = data;

  g_free (meta->key);
  g_free (meta->value);
  g_free (meta);
}

static guint
top (Reading *reading)
{
  return g_array_index (reading->open, guint, reading->open->len - 1);
}

static void
stop (Reading *reading)
{
  reading->stopped = TRUE;
  xmlStopParser (reading->parser);
}

static const char *
find_attribute (const xmlChar **attributes,
                const char     *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (strcmp ((const char *) attributes[i], name) == 0)
      return attributes[i + 1] != NULL ? (const char *) attributes[i + 1] : "";

  return NULL;
}

static void
add_meta (AnalyzerPage *page,
          const char   *prefix,
          const char   *key,
          const char   *value)
{
  AnalyzerMeta *meta;
  g_autofree char *lower = NULL;

  if (key == NULL || value == NULL || *key == '\0' || *value == '\0' || page->metas->len >= METAS_MAX)
    return;

  lower = g_ascii_strdown (key, MIN (strlen (key), 100));
  meta = g_new0 (AnalyzerMeta, 1);
  meta->key = g_strconcat (prefix, lower, NULL);
  meta->value = g_utf8_make_valid (value, MIN (strlen (value), 10000));
  g_ptr_array_add (page->metas, meta);
}

static gboolean
is_hidden (const xmlChar **attributes)
{
  const char *style = find_attribute (attributes, "style");
  const char *aria = find_attribute (attributes, "aria-hidden");

  if (find_attribute (attributes, "hidden") != NULL || (aria != NULL && strcmp (aria, "true") == 0))
    return TRUE;
  if (style != NULL && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL))
    return TRUE;

  return FALSE;
}

static guint
attributes_kind (const xmlChar **attributes)
{
  guint kind = 0;

  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    {
      const char *name = (const char *) attributes[i];
      const char *value = (const char *) attributes[i + 1];

      if (value == NULL)
        continue;
      if (strcmp (name, "class") == 0 || strcmp (name, "id") == 0)
        kind |= analyzer_page_class_kind (value);
      else if (strcmp (name, "role") == 0)
        kind |= analyzer_page_role_kind (value);
      else if (strcmp (name, "epub:type") == 0)
        kind |= analyzer_page_note_kind (value);
      else if (strcmp (name, "itemprop") == 0)
        kind |= analyzer_page_item_kind (value);
      else if (strcmp (name, "rel") == 0 && strcmp (value, "author") == 0)
        kind |= ANALYZER_ELEMENT_AUTHOR;
    }

  return kind;
}

static guint
add_text (AnalyzerPage *page,
          const char   *text,
          gsize         length)
{
  guint start = page->text->len;

  g_string_append_len (page->text, text, length);

  return start;
}

static gboolean
has_class (const char *classes,
           const char *name)
{
  gsize length = strlen (name);

  for (const char *p = classes; *p != '\0';)
    {
      gsize n;

      p += strspn (p, " \t\r\n\f");
      n = strcspn (p, " \t\r\n\f");
      if (n == length && memcmp (p, name, n) == 0)
        return TRUE;
      p += n;
    }

  return FALSE;
}

/* Which of the names that were asked for an element or its classes have. */
static guint
find_marks (Reading        *reading,
            const char     *name,
            const xmlChar **attributes)
{
  const char *classes = find_attribute (attributes, "class");
  guint marks = 0;

  for (guint i = 0; i < reading->names->len; i++)
    {
      const char *wanted = g_ptr_array_index (reading->names, i);

      if (strcmp (wanted, name) == 0 || (classes != NULL && has_class (classes, wanted)))
        marks |= 1u << i;
    }

  return marks;
}

static void
start_element (void           *user_data,
               const xmlChar  *name,
               const xmlChar **attributes)
{
  Reading *reading = user_data;
  AnalyzerPage *page = reading->page;
  AnalyzerNode node = { 0 };
  guint index = page->nodes->len, name_kind;

  if (reading->stopped)
    return;
  if (index % 1024 == 0 && g_cancellable_is_cancelled (reading->cancellable))
    {
      stop (reading);
      return;
    }
  if (reading->open->len >= DEPTH_MAX || page->nodes->len >= NODES_MAX)
    {
      reading->too_deep = reading->too_deep || reading->open->len >= DEPTH_MAX;
      reading->too_large = !reading->too_deep;
      stop (reading);
      return;
    }

  name_kind = analyzer_page_name_kind ((const char *) name);
  node.kind = name_kind;
  node.parent = top (reading);
  if (attributes != NULL)
    {
      guint hints = attributes_kind (attributes);

      /* What a whole page or article is called says little of its parts. */
      if ((name_kind & (ANALYZER_ELEMENT_BODY | ANALYZER_ELEMENT_ARTICLE)) != 0 || strcmp ((const char *) name, "html") == 0
          || strcmp ((const char *) name, "main") == 0)
        hints &= ANALYZER_ELEMENT_ARTICLE_BODY;
      /* Only what stands on lines of its own becomes a block by its class. */
      if ((name_kind & ANALYZER_ELEMENT_BLOCK) == 0)
        hints &= ~ANALYZER_ELEMENT_BLOCK;
      node.kind |= hints;
      if (is_hidden (attributes))
        node.kind |= ANALYZER_ELEMENT_HIDDEN;
      if ((name_kind & ANALYZER_ELEMENT_TIME) != 0)
        {
          const char *time = find_attribute (attributes, "datetime");

          if (time != NULL)
            {
              node.length = MIN (strlen (time), 100);
              node.start = add_text (page, time, node.length);
            }
        }
    }

  if (strcmp ((const char *) name, "meta") == 0)
    {
      const char *content = find_attribute (attributes, "content");

      add_meta (page, "", find_attribute (attributes, "property"), content);
      add_meta (page, "", find_attribute (attributes, "name"), content);
      add_meta (page, "itemprop:", find_attribute (attributes, "itemprop"), content);
      add_meta (page, "http-equiv:", find_attribute (attributes, "http-equiv"), content);
    }
  else if (strcmp ((const char *) name, "link") == 0)
    {
      add_meta (page, "link:", find_attribute (attributes, "rel"), find_attribute (attributes, "href"));
    }
  else if (strcmp ((const char *) name, "html") == 0 && page->language == NULL)
    {
      const char *language = find_attribute (attributes, "lang");

      if (language == NULL)
        language = find_attribute (attributes, "xml:lang");
      if (language != NULL && *language != '\0')
        page->language = g_utf8_make_valid (language, MIN (strlen (language), 40));
    }
  else if (strcmp ((const char *) name, "script") == 0 && reading->script == NULL)
    {
      const char *type = find_attribute (attributes, "type");

      if (type != NULL && strstr (type, "ld+json") != NULL && page->scripts->len < SCRIPTS_MAX)
        reading->script = g_string_new (NULL);
    }

  if ((node.kind & ANALYZER_ELEMENT_SKIP) != 0)
    reading->skipping++;
  /* Drawings have titles of their own. */
  if ((node.kind & ANALYZER_ELEMENT_TITLE) != 0 && (node.kind & ANALYZER_ELEMENT_SKIP) != 0)
    reading->titled = reading->open->len <= 4;

  g_array_append_val (page->nodes, node);
  g_array_append_val (reading->open, index);
  if (page->marks != NULL)
    {
      guint marks = find_marks (reading, (const char *) name, attributes);

      g_array_append_val (page->marks, marks);
    }
}

static void
end_element (void          *user_data,
             const xmlChar *name)
{
  Reading *reading = user_data;
  AnalyzerNode *node;

  if (reading->stopped || reading->open->len <= 1)
    return;

  node = &g_array_index (reading->page->nodes, AnalyzerNode, top (reading));
  node->end = reading->page->nodes->len;
  if ((node->kind & ANALYZER_ELEMENT_SKIP) != 0)
    {
      reading->skipping--;
      reading->titled = FALSE;
    }
  if (reading->script != NULL && strcmp ((const char *) name, "script") == 0)
    {
      g_ptr_array_add (reading->page->scripts, g_string_free (reading->script, FALSE));
      reading->script = NULL;
    }
  g_array_set_size (reading->open, reading->open->len - 1);
}

static void
characters (void          *user_data,
            const xmlChar *text,
            int            length)
{
  Reading *reading = user_data;
  AnalyzerPage *page = reading->page;
  AnalyzerNode *last, node = { 0 };

  if (length <= 0 || reading->stopped)
    return;
  if (reading->script != NULL)
    {
      g_string_append_len (reading->script, (const char *) text, length);
      return;
    }
  if (reading->skipping > 0 && !reading->titled)
    return;

  last = &g_array_index (page->nodes, AnalyzerNode, page->nodes->len - 1);
  if ((last->kind & ANALYZER_ELEMENT_TEXT) != 0 && last->parent == top (reading)
      && last->start + last->length == page->text->len)
    {
      add_text (page, (const char *) text, length);
      last->length += length;
      return;
    }
  if (page->nodes->len >= NODES_MAX)
    {
      reading->too_large = TRUE;
      stop (reading);
      return;
    }

  node.kind = ANALYZER_ELEMENT_TEXT;
  node.parent = top (reading);
  node.end = page->nodes->len + 1;
  node.start = add_text (page, (const char *) text, length);
  node.length = length;
  g_array_append_val (page->nodes, node);
  if (page->marks != NULL)
    g_array_set_size (page->marks, page->nodes->len);
}

/* Zero bytes mean nothing in a page; sixteen bit text is full of them. */
static GBytes *
drop_zeros (GBytes *bytes)
{
  gsize length, n = 0, mark;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *encoding = NULL;
  char *kept;

  if (length == 0 || memchr (data, 0, length) == NULL)
    return g_bytes_ref (bytes);
  encoding = analyzer_detect_encoding (data, length, NULL, &mark);
  if (encoding != NULL && (g_str_has_prefix (encoding, "UTF-16") || g_str_has_prefix (encoding, "UTF-32")))
    return g_bytes_ref (bytes);

  kept = g_malloc (length);
  for (gsize i = 0; i < length; i++)
    if (data[i] != '\0')
      kept[n++] = data[i];

  return g_bytes_new_take (kept, n);
}

/* The encoding that the page declares: in a meta element or an XML
 * declaration, near its beginning. */
static char *
dup_declared (const char *data,
              gsize       length)
{
  g_autofree char *head = g_ascii_strdown (data, MIN (length, 4096));

  for (const char *found = head; (found = strstr (found, "charset")) != NULL;)
    {
      found += strlen ("charset");
      found += strspn (found, " \t\r\n");
      if (*found != '=')
        continue;
      found++;
      found += strspn (found, " \t\r\n\"'");
      if (strcspn (found, "\"'>; /\t\r\n") > 0)
        return g_strndup (found, strcspn (found, "\"'>; /\t\r\n"));
    }

  if (g_str_has_prefix (head, "<?xml"))
    {
      const char *found = strstr (head, "encoding");
      const char *end = strchr (head, '>');

      if (found != NULL && end != NULL && found < end)
        {
          found += strlen ("encoding");
          found += strspn (found, " =\"'");
          return g_strndup (found, strcspn (found, "\"' ?>"));
        }
    }

  return NULL;
}

static void
parse (Reading    *reading,
       const char *data,
       gsize       length)
{
  static gsize initialised = 0;
  const htmlSAXHandler handler = {
    .startElement = start_element,
    .endElement = end_element,
    .characters = characters,
    .ignorableWhitespace = characters,
    .cdataBlock = characters,
  };

  if (g_once_init_enter (&initialised))
    {
      xmlInitParser ();
      g_once_init_leave (&initialised, 1);
    }

  reading->parser = htmlNewParserCtxt ();
  if (reading->parser == NULL)
    g_error ("No memory is left");
  *reading->parser->sax = handler;
  reading->parser->userData = reading;
  htmlCtxtReadMemory (reading->parser, data, length, NULL, "UTF-8",
                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                      | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT);
  if (reading->parser->myDoc != NULL)
    xmlFreeDoc (reading->parser->myDoc);
  htmlFreeParserCtxt (reading->parser);
}

/**
 * analyzer_page_parse:
 * @bytes: a web page, whole or in part, in any encoding
 * @cancellable: (nullable): stops the work
 *
 * Returns: (transfer full): the page taken apart, or %NULL with @error set
 */
AnalyzerPage *
analyzer_page_parse (GBytes        *bytes,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return analyzer_page_parse_marked (bytes, NULL, cancellable, error);
}

/**
 * analyzer_page_parse_marked:
 * @bytes: a web page, whole or in part, in any encoding
 * @names: (nullable) (element-type utf8): names of elements and classes to
 *   mark, no more than %ANALYZER_PAGE_NAMES_MAX
 * @cancellable: (nullable): stops the work
 *
 * Returns: (transfer full): the page taken apart, or %NULL with @error set
 */
AnalyzerPage *
analyzer_page_parse_marked (GBytes        *bytes,
                            GPtrArray     *names,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr(AnalyzerPage) page = NULL;
  g_autoptr(GBytes) clean = NULL, decoded = NULL;
  g_autoptr(GArray) open = NULL;
  g_autofree char *declared = NULL;
  Reading reading = { 0 };
  AnalyzerNode root = { .kind = ANALYZER_ELEMENT_BLOCK };
  gsize length;
  const char *data;

  g_return_val_if_fail (names == NULL || names->len <= ANALYZER_PAGE_NAMES_MAX, NULL);

  if (g_bytes_get_size (bytes) > PAGE_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The page is larger than 64 MB; save the article alone and open that."));
      return NULL;
    }

  clean = drop_zeros (bytes);
  data = g_bytes_get_data (clean, &length);
  if (length > 0)
    declared = dup_declared (data, length);
  decoded = analyzer_decode (clean, declared, error);
  if (decoded == NULL)
    return NULL;
  data = g_bytes_get_data (decoded, &length);

  page = g_new0 (AnalyzerPage, 1);
  page->nodes = g_array_sized_new (FALSE, FALSE, sizeof (AnalyzerNode), 1024);
  page->text = g_string_sized_new (length / 4 + 64);
  page->metas = g_ptr_array_new_with_free_func (meta_free);
  page->scripts = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (page->nodes, root);
  if (names != NULL)
    {
      page->marks = g_array_new (FALSE, TRUE, sizeof (guint));
      g_array_set_size (page->marks, 1);
    }

  open = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (open, 1);
  reading.page = page;
  reading.names = names;
  reading.open = open;
  reading.cancellable = cancellable;
  parse (&reading, data, length);
  if (reading.script != NULL)
    g_string_free (reading.script, TRUE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (reading.too_deep || reading.too_large)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR,
                           reading.too_deep ? ANALYZER_READING_ERROR_DAMAGED : ANALYZER_READING_ERROR_TOO_LARGE,
                           reading.too_deep
                           ? _("The page is nested too deeply to be an article; copy its text and open that.")
                           : _("The page has too many parts to be an article; copy its text and open that."));
      return NULL;
    }

  for (guint i = 0; i < open->len; i++)
    g_array_index (page->nodes, AnalyzerNode, g_array_index (open, guint, i)).end = page->nodes->len;

  return g_steal_pointer (&page);
}

void
analyzer_page_free (AnalyzerPage *self)
{
  g_array_unref (self->nodes);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->metas);
  g_ptr_array_unref (self->scripts);
  g_free (self->language);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

/**
 * analyzer_page_dup_text:
 * @node: the index of a node
 *
 * Returns: (transfer full): all the text in it, the first kilobytes of it
 *   where it is long
 */
char *
analyzer_page_dup_text (AnalyzerPage *self,
                        guint         node)
{
  GString *text = g_string_new (NULL);
  guint end = g_array_index (self->nodes, AnalyzerNode, node).end;

  for (guint i = node; i < end && text->len < 4096; i++)
    {
      const AnalyzerNode *part = &g_array_index (self->nodes, AnalyzerNode, i);

      if ((part->kind & ANALYZER_ELEMENT_TEXT) != 0)
        g_string_append_len (text, self->text->str + part->start, part->length);
      else if ((part->kind & (ANALYZER_ELEMENT_BLOCK | ANALYZER_ELEMENT_BREAK)) != 0 && text->len > 0)
        g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

/**
 * analyzer_page_get_meta:
 * @key: in lower case
 *
 * Returns: (nullable): what the page's first meta element of that key says
 */
const char *
analyzer_page_get_meta (AnalyzerPage *self,
                        const char   *key)
{
  for (guint i = 0; i < self->metas->len; i++)
    {
      const AnalyzerMeta *meta = g_ptr_array_index (self->metas, i);

      if (strcmp (meta->key, key) == 0)
        return meta->value;
    }

  return NULL;
}
