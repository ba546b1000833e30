/* xml-tree.c: XML that strangers wrote.
 *
 * Nothing is fetched, and no entity is replaced but the named characters of
 * HTML. libxml2 refuses what is nested more than 256 deep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>

#include "reading/decode.h"
#include "reading/error.h"
#include "reading/xml-tree.h"

#define XML_MAX (64u * 1024 * 1024)

static char *
dup_declared (const char *data,
              gsize       length)
{
  g_autofree char *head = g_strndup (data, MIN (length, 200));
  const char *found = strstr (head, "encoding=");

  if (!g_str_has_prefix (head, "<?xml") || found == NULL)
    return NULL;
  found += strlen ("encoding=");
  found += strspn (found, "\"'");

  return g_strndup (found, strcspn (found, "\"'?> "));
}

static void
keep_quiet (void       *user_data,
            const char *message,
            ...)
{
  /* What is wrong with it is told by the result. */
}

/* Feeds use the named characters of HTML without declaring them. */
static xmlEntity *
get_entity (void          *user_data,
            const xmlChar *name)
{
  xmlParserCtxt *parser = user_data;
  xmlEntity *entity = xmlSAX2GetEntity (parser, name);
  const htmlEntityDesc *known;
  char utf8[7] = { 0 };

  if (entity != NULL || parser->myDoc == NULL)
    return entity;
  known = htmlEntityLookup (name);
  if (known == NULL)
    return NULL;
  if (parser->myDoc->intSubset == NULL)
    xmlCreateIntSubset (parser->myDoc, (const xmlChar *) "known", NULL, NULL);
  g_unichar_to_utf8 (known->value, utf8);

  return xmlAddDocEntity (parser->myDoc, name, XML_INTERNAL_GENERAL_ENTITY, NULL, NULL, (const xmlChar *) utf8);
}

/**
 * analyzer_xml_parse:
 * @bytes: XML in any encoding
 *
 * What is not well-formed is read as far as it makes sense.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
xmlDoc *
analyzer_xml_parse (GBytes  *bytes,
                    GError **error)
{
  static gsize initialised = 0;
  g_autoptr(GBytes) decoded = NULL;
  g_autofree char *declared = NULL;
  gsize length;
  const char *data;
  xmlParserCtxt *parser;
  xmlDoc *document;

  if (g_once_init_enter (&initialised))
    {
      xmlInitParser ();
      g_once_init_leave (&initialised, 1);
    }

  if (g_bytes_get_size (bytes) > XML_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The document is larger than 64 MB; split it and try again."));
      return NULL;
    }

  data = g_bytes_get_data (bytes, &length);
  declared = length > 0 ? dup_declared (data, length) : NULL;
  decoded = analyzer_decode (bytes, declared, error);
  if (decoded == NULL)
    return NULL;

  data = g_bytes_get_data (decoded, &length);
  parser = xmlNewParserCtxt ();
  if (parser == NULL)
    g_error ("No memory is left");
  parser->sax->error = keep_quiet;
  parser->sax->warning = keep_quiet;
  parser->sax->getEntity = get_entity;
  document = length > 0
             ? xmlCtxtReadMemory (parser, data, length, NULL, "UTF-8",
                                  XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                  | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC)
             : NULL;
  xmlFreeParserCtxt (parser);

  if (document == NULL || xmlDocGetRootElement (document) == NULL)
    {
      if (document != NULL)
        xmlFreeDoc (document);
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The document is damaged or cut off; fetch it again."));
      return NULL;
    }

  return document;
}

/**
 * analyzer_xml_is:
 * @node: (nullable): a node
 * @name: a name without prefix
 *
 * Returns: whether it is an element of that name
 */
gboolean
analyzer_xml_is (xmlNode    *node,
                 const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/**
 * analyzer_xml_find_child:
 * @node: (nullable): an element
 * @name: a name without prefix
 *
 * Returns: (nullable): its first child of that name
 */
xmlNode *
analyzer_xml_find_child (xmlNode    *node,
                         const char *name)
{
  if (node == NULL)
    return NULL;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (analyzer_xml_is (child, name))
      return child;

  return NULL;
}

/**
 * analyzer_xml_next:
 * @node: a node in @top, or @top
 * @top: an element
 * @enter: whether to go to the children of @node
 *
 * Returns: (nullable): the next node in the document's order, %NULL at the end
 *   of @top
 */
xmlNode *
analyzer_xml_next (xmlNode  *node,
                   xmlNode  *top,
                   gboolean  enter)
{
  if (enter && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != top && node->next == NULL)
    node = node->parent;

  return node != top ? node->next : NULL;
}

/**
 * analyzer_xml_find:
 * @node: (nullable): an element
 * @name: a name without prefix
 *
 * Returns: (nullable): the first element of that name in it
 */
xmlNode *
analyzer_xml_find (xmlNode    *node,
                   const char *name)
{
  if (node == NULL)
    return NULL;
  for (xmlNode *at = node->children != NULL ? node->children : NULL; at != NULL; at = analyzer_xml_next (at, node, TRUE))
    if (analyzer_xml_is (at, name))
      return at;

  return NULL;
}

static gunichar
entity_character (xmlNode *node)
{
  const htmlEntityDesc *entity = htmlEntityLookup (node->name);

  return entity != NULL ? entity->value : 0;
}

/**
 * analyzer_xml_dup_text:
 * @node: (nullable): an element
 *
 * Returns: (transfer full) (nullable): the text in it
 */
char *
analyzer_xml_dup_text (xmlNode *node)
{
  GString *text;

  if (node == NULL)
    return NULL;

  text = g_string_new (NULL);
  for (xmlNode *at = node; at != NULL; at = analyzer_xml_next (at, node, TRUE))
    {
      if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content != NULL)
        g_string_append (text, (const char *) at->content);
      else if (at->type == XML_ENTITY_REF_NODE && entity_character (at) != 0)
        g_string_append_unichar (text, entity_character (at));
    }

  return g_string_free (text, FALSE);
}

/**
 * analyzer_xml_dup_child:
 * @node: (nullable): an element
 * @name: a name without prefix
 *
 * Returns: (transfer full) (nullable): the text in its first child of that name
 */
char *
analyzer_xml_dup_child (xmlNode    *node,
                        const char *name)
{
  return analyzer_xml_dup_text (analyzer_xml_find_child (node, name));
}

/**
 * analyzer_xml_dup_attribute:
 * @node: (nullable): an element
 * @name: a name without prefix
 *
 * Returns: (transfer full) (nullable): the value of that attribute
 */
char *
analyzer_xml_dup_attribute (xmlNode    *node,
                            const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0 && attribute->children != NULL
        && attribute->children->content != NULL)
      return g_strdup ((const char *) attribute->children->content);

  return NULL;
}

/**
 * analyzer_xml_dup_markup:
 * @node: an element
 *
 * Returns: (transfer full): the element as it would stand in a file
 */
char *
analyzer_xml_dup_markup (xmlNode *node)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  char *markup;

  if (buffer == NULL)
    g_error ("No memory is left");
  xmlNodeDump (buffer, node->doc, node, 0, 0);
  markup = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);

  return markup;
}

static gboolean
is_one_of (xmlNode           *node,
           const char *const *names)
{
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  for (gsize i = 0; names[i] != NULL; i++)
    if (strcmp ((const char *) node->name, names[i]) == 0)
      return TRUE;

  return FALSE;
}

/**
 * analyzer_xml_write:
 * @node: an element
 * @blocks: names of the elements that are paragraphs of their own
 * @left_out: names of the elements that hold nothing of the article
 * @manuscript: takes the text
 *
 * Writes down what is in an element.
 */
void
analyzer_xml_write (xmlNode            *node,
                    const char *const  *blocks,
                    const char *const  *left_out,
                    AnalyzerManuscript *manuscript)
{
  xmlNode *at = node;

  for (;;)
    {
      gboolean enter = !is_one_of (at, left_out);

      if (is_one_of (at, blocks))
        analyzer_manuscript_end_paragraph (manuscript);
      if (analyzer_xml_is (at, "br"))
        analyzer_manuscript_break_line (manuscript);
      if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content != NULL)
        {
          analyzer_manuscript_add_text (manuscript, (const char *) at->content, strlen ((const char *) at->content));
        }
      else if (at->type == XML_ENTITY_REF_NODE && entity_character (at) != 0)
        {
          char utf8[6];

          analyzer_manuscript_add_text (manuscript, utf8, g_unichar_to_utf8 (entity_character (at), utf8));
        }

      if (enter && at->type == XML_ELEMENT_NODE && at->children != NULL)
        {
          at = at->children;
          continue;
        }
      for (;;)
        {
          if (is_one_of (at, blocks))
            analyzer_manuscript_end_paragraph (manuscript);
          if (at == node)
            return;
          if (at->next != NULL)
            break;
          at = at->parent;
        }
      at = at->next;
    }
}
