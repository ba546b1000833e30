/* office.c: reads documents of word processors: DOCX, ODT and FODT.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/archive.h"
#include "reading/export.h"
#include "reading/manuscript.h"
#include "reading/reader-private.h"
#include "reading/xml-tree.h"

/* What of a document is no part of its text: what was deleted, notes and their
 * marks, drawings, lists of contents. */
static const char *const docx_left_out[] = {
  "del", "delText", "moveFrom", "instrText", "Fallback", "drawing", "pict", "object", "footnoteReference", "endnoteReference",
  "footnoteRef", "endnoteRef", "commentReference", "sdtPr", "pPr", "rPr", "tblPr", "sectPr", NULL
};
static const char *const odt_left_out[] = {
  "note", "tracked-changes", "annotation", "annotation-end", "table-of-content", "alphabetical-index", "bibliography",
  "sequence-decls", "forms", "frame", "custom-shape", "shape-index", "ruby-text", NULL
};

static gboolean
contains (const AnalyzerInput *input,
          const char          *words)
{
  return memmem (input->data, input->length, words, strlen (words)) != NULL;
}

static guint
office_recognise (const AnalyzerInput *input)
{
  if (input->length > 30 && memcmp (input->data, "PK\3\4", 4) == 0)
    {
      if (contains (input, "word/document"))
        return 95;
      if (memmem (input->data, MIN (input->length, 200), "application/vnd.oasis.opendocument.text", 39) != NULL)
        return 95;
    }
  if (strstr (input->head, "<office:document") != NULL && strstr (input->head, "opendocument.text") != NULL)
    return 95;

  return 0;
}

static gboolean
is_wanted (const char *name)
{
  static const char *const parts[] = {
    "word/document.xml", "word/document2.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml",
    "content.xml", "meta.xml", "styles.xml",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (name, parts[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_left_out (xmlNode           *node,
             const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

static void
add_child (AnalyzerManuscript *manuscript,
           AnalyzerField       field,
           xmlNode            *node,
           const char         *name,
           const char         *origin)
{
  g_autofree char *value = analyzer_xml_dup_text (analyzer_xml_find (node, name));

  analyzer_manuscript_add_field (manuscript, field, value, origin);
}

/* Styles are named after what they are for. */
static const struct
{
  const char    *name;
  AnalyzerField  field;
  const char    *origin;
} field_styles[] = {
  { "Title", ANALYZER_FIELD_TITLE, "title-style" },
  { "Headline", ANALYZER_FIELD_TITLE, "title-style" },
  { "Author", ANALYZER_FIELD_BYLINE, "author-style" },
  { "Byline", ANALYZER_FIELD_BYLINE, "author-style" },
  { "Date", ANALYZER_FIELD_PUBLISHED, "date-style" },
};

/* The paragraphs before the text say in their style what they tell. */
static gboolean
take_field (AnalyzerManuscript *manuscript,
            GHashTable         *styles,
            const char         *style,
            xmlNode            *paragraph)
{
  const char *parent = style != NULL ? g_hash_table_lookup (styles, style) : NULL;

  if (style == NULL || !analyzer_manuscript_is_empty (manuscript))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (field_styles); i++)
    if (g_ascii_strcasecmp (style, field_styles[i].name) == 0
        || (parent != NULL && g_ascii_strcasecmp (parent, field_styles[i].name) == 0))
      {
        g_autofree char *value = analyzer_xml_dup_text (paragraph);

        return analyzer_manuscript_add_field (manuscript, field_styles[i].field, value, field_styles[i].origin);
      }

  return FALSE;
}

/* The ids of styles are in the language of whoever made the document; their
 * names are English. */
static GHashTable *
list_docx_styles (GPtrArray *members)
{
  GHashTable *styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GBytes *content = analyzer_archive_get (members, "word/styles.xml");
  g_autoptr(xmlDoc) document = content != NULL ? analyzer_xml_parse (content, NULL) : NULL;
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  for (xmlNode *at = root != NULL ? root->children : NULL; at != NULL; at = at->next)
    if (analyzer_xml_is (at, "style"))
      {
        char *id = analyzer_xml_dup_attribute (at, "styleId");
        char *name = analyzer_xml_dup_attribute (analyzer_xml_find_child (at, "name"), "val");

        if (id != NULL && name != NULL)
          {
            g_hash_table_insert (styles, id, name);
          }
        else
          {
            g_free (id);
            g_free (name);
          }
      }

  return styles;
}

static char *
dup_docx_style (xmlNode *paragraph)
{
  xmlNode *properties = analyzer_xml_find_child (paragraph, "pPr");

  return analyzer_xml_dup_attribute (analyzer_xml_find_child (properties, "pStyle"), "val");
}

static void
write_docx (xmlNode            *body,
            GHashTable         *styles,
            AnalyzerManuscript *manuscript)
{
  for (xmlNode *at = body; at != NULL;)
    {
      gboolean enter = !is_left_out (at, docx_left_out);

      if (analyzer_xml_is (at, "p"))
        {
          g_autofree char *style = dup_docx_style (at);

          analyzer_manuscript_end_paragraph (manuscript);
          enter = styles == NULL || !take_field (manuscript, styles, style, at);
        }
      else if (analyzer_xml_is (at, "tc") || analyzer_xml_is (at, "sectPr"))
        {
          analyzer_manuscript_end_paragraph (manuscript);
        }
      else if (analyzer_xml_is (at, "br") || analyzer_xml_is (at, "cr"))
        {
          analyzer_manuscript_break_line (manuscript);
        }
      else if (analyzer_xml_is (at, "tab"))
        {
          analyzer_manuscript_add_text (manuscript, " ", 1);
        }
      else if (analyzer_xml_is (at, "noBreakHyphen"))
        {
          analyzer_manuscript_add_text (manuscript, "-", 1);
        }
      else if (analyzer_xml_is (at, "t"))
        {
          g_autofree char *text = analyzer_xml_dup_text (at);

          analyzer_manuscript_add_text (manuscript, text, strlen (text));
          enter = FALSE;
        }
      at = analyzer_xml_next (at, body, enter);
    }
}

/* Footnotes or endnotes, without the lines that part them from the text. */
static void
write_docx_notes (GPtrArray          *members,
                  const char         *name,
                  AnalyzerManuscript *manuscript)
{
  GBytes *content = analyzer_archive_get (members, name);
  g_autoptr(xmlDoc) document = content != NULL ? analyzer_xml_parse (content, NULL) : NULL;
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  analyzer_manuscript_begin_note (manuscript);
  for (xmlNode *at = root != NULL ? root->children : NULL; at != NULL; at = at->next)
    {
      g_autofree char *type = NULL;

      if (!analyzer_xml_is (at, "footnote") && !analyzer_xml_is (at, "endnote"))
        continue;
      type = analyzer_xml_dup_attribute (at, "type");
      if (type == NULL || strcmp (type, "normal") == 0)
        write_docx (at, NULL, manuscript);
      analyzer_manuscript_end_paragraph (manuscript);
    }
  analyzer_manuscript_end_note (manuscript);
}

/* The styles that a document makes for its own paragraphs name what they are
 * made from. */
static GHashTable *
list_odt_styles (xmlNode *root)
{
  GHashTable *styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (xmlNode *at = root; at != NULL; at = analyzer_xml_next (at, root, !analyzer_xml_is (at, "body")))
    if (analyzer_xml_is (at, "style"))
      {
        char *name = analyzer_xml_dup_attribute (at, "name"), *parent = analyzer_xml_dup_attribute (at, "parent-style-name");

        if (name != NULL && parent != NULL)
          {
            g_hash_table_insert (styles, name, parent);
          }
        else
          {
            g_free (name);
            g_free (parent);
          }
      }

  return styles;
}

static void
write_odt_note (xmlNode            *note,
                AnalyzerManuscript *manuscript)
{
  static const char *const blocks[] = { "p", "h", "list-item", NULL };
  xmlNode *body = analyzer_xml_find_child (note, "note-body");

  analyzer_manuscript_begin_note (manuscript);
  if (body != NULL)
    analyzer_xml_write (body, blocks, odt_left_out, manuscript);
  analyzer_manuscript_end_paragraph (manuscript);
  analyzer_manuscript_end_note (manuscript);
}

static void
write_odt (xmlNode            *root,
           xmlNode            *body,
           AnalyzerManuscript *manuscript)
{
  g_autoptr(GHashTable) styles = list_odt_styles (root);

  for (xmlNode *at = body; at != NULL;)
    {
      gboolean enter = !is_left_out (at, odt_left_out);

      if (analyzer_xml_is (at, "p") || analyzer_xml_is (at, "h"))
        {
          g_autofree char *style = analyzer_xml_dup_attribute (at, "style-name");

          analyzer_manuscript_end_paragraph (manuscript);
          enter = !take_field (manuscript, styles, style, at);
        }
      else if (analyzer_xml_is (at, "note"))
        {
          write_odt_note (at, manuscript);
        }
      else if (analyzer_xml_is (at, "list-item") || analyzer_xml_is (at, "table-cell"))
        {
          analyzer_manuscript_end_paragraph (manuscript);
        }
      else if (analyzer_xml_is (at, "line-break"))
        {
          analyzer_manuscript_break_line (manuscript);
        }
      else if (analyzer_xml_is (at, "tab") || analyzer_xml_is (at, "s"))
        {
          analyzer_manuscript_add_text (manuscript, " ", 1);
        }
      else if (at->type == XML_TEXT_NODE && at->content != NULL)
        {
          analyzer_manuscript_add_text (manuscript, (const char *) at->content, strlen ((const char *) at->content));
        }
      at = analyzer_xml_next (at, body, enter);
    }
}

static void
add_properties (AnalyzerManuscript *manuscript,
                xmlNode            *properties)
{
  add_child (manuscript, ANALYZER_FIELD_TITLE, properties, "title", "properties");
  add_child (manuscript, ANALYZER_FIELD_BYLINE, properties, "initial-creator", "properties");
  add_child (manuscript, ANALYZER_FIELD_BYLINE, properties, "creator", "properties");
  add_child (manuscript, ANALYZER_FIELD_PUBLISHED, properties, "created", "properties");
  add_child (manuscript, ANALYZER_FIELD_PUBLISHED, properties, "creation-date", "properties");
  add_child (manuscript, ANALYZER_FIELD_LANGUAGE, properties, "language", "properties");
}

static gboolean
read_parts (GPtrArray           *members,
            AnalyzerManuscript  *manuscript,
            GError             **error)
{
  GBytes *docx = analyzer_archive_get (members, "word/document.xml");
  GBytes *odt = analyzer_archive_get (members, "content.xml");
  GBytes *meta = analyzer_archive_get (members, docx != NULL ? "docProps/core.xml" : "meta.xml");
  g_autoptr(xmlDoc) content = NULL, properties = NULL;
  xmlNode *root;

  if (docx == NULL)
    docx = analyzer_archive_get (members, "word/document2.xml");
  if (docx == NULL && odt == NULL)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The document lacks its text; save it again and open that."));
      return FALSE;
    }

  content = analyzer_xml_parse (docx != NULL ? docx : odt, error);
  if (content == NULL)
    return FALSE;
  root = xmlDocGetRootElement (content);
  if (docx != NULL)
    {
      g_autoptr(GHashTable) styles = list_docx_styles (members);

      write_docx (root, styles, manuscript);
      write_docx_notes (members, "word/footnotes.xml", manuscript);
      write_docx_notes (members, "word/endnotes.xml", manuscript);
    }
  else
    write_odt (root, analyzer_xml_find (root, "body") != NULL ? analyzer_xml_find (root, "body") : root, manuscript);

  if (meta != NULL)
    properties = analyzer_xml_parse (meta, NULL);
  if (properties != NULL)
    add_properties (manuscript, xmlDocGetRootElement (properties));

  return TRUE;
}

static gboolean
read_flat (const AnalyzerInput  *input,
           AnalyzerManuscript   *manuscript,
           GError              **error)
{
  g_autoptr(xmlDoc) document = analyzer_xml_parse (input->bytes, error);
  xmlNode *root, *body;

  if (document == NULL)
    return FALSE;
  root = xmlDocGetRootElement (document);
  body = analyzer_xml_find (root, "body");
  if (body != NULL)
    write_odt (root, body, manuscript);
  if (analyzer_xml_find_child (root, "meta") != NULL)
    add_properties (manuscript, analyzer_xml_find_child (root, "meta"));

  return TRUE;
}

static GPtrArray *
office_read (const AnalyzerInput  *input,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
  GPtrArray *articles;
  GError *failure = NULL;

  if (input->length >= 4 && memcmp (input->data, "PK\3\4", 4) == 0)
    {
      g_autoptr(GPtrArray) members = analyzer_archive_read (input->bytes, is_wanted, cancellable, error);

      if (members == NULL || !read_parts (members, manuscript, error))
        return NULL;
    }
  else if (!read_flat (input, manuscript, error))
    {
      return NULL;
    }

  if (analyzer_manuscript_is_empty (manuscript))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The document holds no text, only pictures perhaps; open a version with text."));
      return NULL;
    }

  articles = analyzer_export_read_manuscript (input, manuscript, cancellable, &failure);
  if (articles != NULL || failure != NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return articles;
    }

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "office", TRUE));

  return articles;
}

static const char *const extensions[] = { "docx", "docm", "odt", "ott", "fodt", NULL };
static const char *const mime_types[] = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.text-flat-xml", NULL
};

const AnalyzerReader analyzer_office_reader = {
  .id = "office",
  .name = N_("Word or OpenDocument text"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = office_recognise,
  .read = office_read,
  .apart_from = ANALYZER_APART_ALWAYS,
};
