/* pdf-metadata.c: what a PDF tells of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/pdf-metadata.h"
#include "reading/xml-tree.h"

/**
 * analyzer_pdf_is_made_up_title:
 * @title: the title that a document's properties tell
 *
 * Returns: whether a program made it up: these name a document after its file or
 *   after nothing
 */
gboolean
analyzer_pdf_is_made_up_title (const char *title)
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

/* What XMP calls the things that are asked, the more trusted first. */
static const struct
{
  const char    *name;
  AnalyzerField  field;
} properties[] = {
  { "title", ANALYZER_FIELD_TITLE },
  { "creator", ANALYZER_FIELD_BYLINE },
  { "publicationDate", ANALYZER_FIELD_PUBLISHED },
  { "coverDate", ANALYZER_FIELD_PUBLISHED },
  { "date", ANALYZER_FIELD_PUBLISHED },
  { "CreateDate", ANALYZER_FIELD_PUBLISHED },
  { "publicationName", ANALYZER_FIELD_PUBLISHER },
  { "publisher", ANALYZER_FIELD_PUBLISHER },
  { "language", ANALYZER_FIELD_LANGUAGE },
};

/* A property is text, or a list of texts: of several languages for a title,
 * of several people for an author. */
static char *
dup_property (xmlNode  *property,
              gboolean  all)
{
  xmlNode *item = analyzer_xml_find (property, "li");
  g_autoptr(GString) value = NULL;

  if (item == NULL)
    return analyzer_xml_dup_text (property);

  value = g_string_new (NULL);
  for (; item != NULL; item = all ? item->next : NULL)
    if (analyzer_xml_is (item, "li"))
      {
        g_autofree char *one = analyzer_xml_dup_text (item);

        g_strstrip (one);
        if (value->len > 0 && *one != '\0')
          g_string_append (value, ", ");
        g_string_append (value, one);
      }

  return g_string_free (g_steal_pointer (&value), FALSE);
}

/**
 * analyzer_pdf_add_metadata:
 * @xmp: a packet of XMP
 * @manuscript: takes what it says
 */
void
analyzer_pdf_add_metadata (GBytes             *xmp,
                           AnalyzerManuscript *manuscript)
{
  g_autoptr(xmlDoc) document = analyzer_xml_parse (xmp, NULL);
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  for (gsize i = 0; root != NULL && i < G_N_ELEMENTS (properties); i++)
    for (xmlNode *at = root; at != NULL;)
      {
        gboolean is_description = analyzer_xml_is (at, "Description");

        for (xmlNode *child = is_description ? at->children : NULL; child != NULL; child = child->next)
          if (analyzer_xml_is (child, properties[i].name))
            {
              g_autofree char *value = dup_property (child, properties[i].field == ANALYZER_FIELD_BYLINE);

              if (properties[i].field != ANALYZER_FIELD_TITLE || !analyzer_pdf_is_made_up_title (value))
                analyzer_manuscript_add_field (manuscript, properties[i].field, value, "xmp");
            }
        if (is_description)
          {
            g_autofree char *value = analyzer_xml_dup_attribute (at, properties[i].name);

            analyzer_manuscript_add_field (manuscript, properties[i].field, value, "xmp");
          }
        at = analyzer_xml_next (at, root, !is_description);
      }
}
