/* newsml.c: reads what news agencies send: NITF, NewsML 1 and NewsML-G2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/page-text.h"
#include "reading/passed-over.h"
#include "reading/reader-private.h"
#include "reading/xml-tree.h"


/* Of NITF, and of the HTML that stands in for it. */
static const char *const blocks[] = {
  "p", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "pre", "bq", "blockquote", "block", "credit",
  "fn", "div", "body.content", NULL
};
static const char *const left_out[] = {
  "media", "media-caption", "figure", "figcaption", "note", "script", "style", "aside", "nitf-table-metadata", NULL
};

static guint
newsml_recognise (const AnalyzerInput *input)
{
  static const char *const roots[] = { "<nitf", "<newsItem", "<newsMessage", "<NewsML" };
  const char *text = input->head;

  if (strstr (text, "http://iptc.org/std/nar/") != NULL || strstr (text, "//IPTC//DTD NITF") != NULL
      || strstr (text, "iptc.org/std/NITF") != NULL)
    return 95;
  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++)
    if (strstr (text, roots[i]) != NULL)
      return 80;

  return 0;
}

static void
add_text (AnalyzerManuscript *manuscript,
          AnalyzerField       field,
          xmlNode            *node,
          const char         *origin)
{
  g_autofree char *value = analyzer_xml_dup_text (node);

  analyzer_manuscript_add_field (manuscript, field, value, origin);
}

static void
add_attribute (AnalyzerManuscript *manuscript,
               AnalyzerField       field,
               xmlNode            *node,
               const char         *name,
               const char         *origin)
{
  g_autofree char *value = analyzer_xml_dup_attribute (node, name);

  analyzer_manuscript_add_field (manuscript, field, value, origin);
}

static void
read_nitf (xmlNode            *nitf,
           AnalyzerManuscript *manuscript)
{
  xmlNode *head = analyzer_xml_find_child (nitf, "head");
  xmlNode *body = analyzer_xml_find (nitf, "body");
  xmlNode *body_head = analyzer_xml_find (body, "body.head");
  xmlNode *content = analyzer_xml_find (body, "body.content");
  xmlNode *data = analyzer_xml_find (head, "docdata");

  add_text (manuscript, ANALYZER_FIELD_TITLE, analyzer_xml_find (body_head, "hl1"), "hl1");
  add_text (manuscript, ANALYZER_FIELD_TITLE, analyzer_xml_find_child (head, "title"), "title");
  if (analyzer_xml_find (body_head, "person") != NULL && analyzer_xml_find (body_head, "byline") != NULL)
    add_text (manuscript, ANALYZER_FIELD_BYLINE,
              analyzer_xml_find (analyzer_xml_find (body_head, "byline"), "person"), "byline");
  add_text (manuscript, ANALYZER_FIELD_BYLINE, analyzer_xml_find (body_head, "byline"), "byline");
  add_attribute (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_xml_find (data, "date.issue"), "norm", "date.issue");
  add_attribute (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_xml_find (data, "date.release"), "norm", "date.release");
  add_attribute (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_xml_find (head, "pubdata"), "date.publication", "pubdata");
  add_attribute (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_xml_find (head, "pubdata"), "name", "pubdata");
  add_attribute (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_xml_find (data, "doc.copyright"), "holder", "doc.copyright");
  add_attribute (manuscript, ANALYZER_FIELD_URL, analyzer_xml_find (head, "pubdata"), "ex-ref", "pubdata");
  add_attribute (manuscript, ANALYZER_FIELD_LANGUAGE, nitf, "lang", "nitf");

  if (content == NULL && body_head == NULL)
    content = body;
  if (content != NULL)
    analyzer_xml_write (content, blocks, left_out, manuscript);
}

static gboolean
read_html (const char          *markup,
           AnalyzerManuscript  *manuscript,
           GCancellable        *cancellable,
           GError             **error)
{
  return analyzer_page_write_all (markup, strlen (markup), manuscript, cancellable, error);
}

static gboolean
read_content_set (xmlNode             *set,
                  AnalyzerManuscript  *manuscript,
                  GCancellable        *cancellable,
                  GError             **error)
{
  for (xmlNode *child = set->children; child != NULL; child = child->next)
    {
      if (analyzer_xml_is (child, "inlineXML"))
        {
          xmlNode *nitf = analyzer_xml_find (child, "nitf");
          xmlNode *html = analyzer_xml_find (child, "html");

          if (nitf != NULL)
            {
              read_nitf (nitf, manuscript);
            }
          else if (html != NULL)
            {
              g_autofree char *markup = analyzer_xml_dup_markup (html);

              if (!read_html (markup, manuscript, cancellable, error))
                return FALSE;
            }
          else
            {
              analyzer_xml_write (child, blocks, left_out, manuscript);
            }
        }
      else if (analyzer_xml_is (child, "inlineData"))
        {
          g_autofree char *type = analyzer_xml_dup_attribute (child, "contenttype");
          g_autofree char *data = analyzer_xml_dup_text (child);

          if (type != NULL && strstr (type, "html") != NULL)
            {
              if (!read_html (data, manuscript, cancellable, error))
                return FALSE;
            }
          else
            {
              g_auto(GStrv) paragraphs = g_strsplit (data, "\n", -1);

              for (gsize i = 0; paragraphs[i] != NULL; i++)
                {
                  analyzer_manuscript_add_text (manuscript, paragraphs[i], strlen (paragraphs[i]));
                  analyzer_manuscript_end_paragraph (manuscript);
                }
            }
        }
      /* Other renditions say the same again. */
      if (!analyzer_manuscript_is_empty (manuscript))
        break;
    }

  return TRUE;
}

static gboolean
read_news_item (xmlNode             *item,
                AnalyzerManuscript  *manuscript,
                GCancellable        *cancellable,
                GError             **error)
{
  xmlNode *meta = analyzer_xml_find_child (item, "contentMeta");
  xmlNode *item_meta = analyzer_xml_find_child (item, "itemMeta");
  xmlNode *rights = analyzer_xml_find_child (item, "rightsInfo");
  xmlNode *set = analyzer_xml_find_child (item, "contentSet");

  add_text (manuscript, ANALYZER_FIELD_TITLE, analyzer_xml_find_child (meta, "headline"), "headline");
  add_text (manuscript, ANALYZER_FIELD_TITLE, analyzer_xml_find_child (item_meta, "title"), "itemMeta");
  add_text (manuscript, ANALYZER_FIELD_BYLINE, analyzer_xml_find_child (meta, "by"), "by");
  add_text (manuscript, ANALYZER_FIELD_BYLINE, analyzer_xml_find (analyzer_xml_find_child (meta, "creator"), "name"),
            "creator");
  add_text (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_xml_find_child (meta, "contentCreated"), "contentCreated");
  add_text (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_xml_find_child (item_meta, "firstCreated"), "firstCreated");
  add_text (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_xml_find_child (item_meta, "versionCreated"), "versionCreated");
  add_text (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_xml_find (analyzer_xml_find_child (item_meta, "provider"), "name"),
            "provider");
  add_text (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_xml_find (analyzer_xml_find_child (rights, "copyrightHolder"), "name"),
            "copyrightHolder");
  add_text (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_xml_find (analyzer_xml_find_child (meta, "infoSource"), "name"),
            "infoSource");
  add_attribute (manuscript, ANALYZER_FIELD_LANGUAGE, analyzer_xml_find_child (meta, "language"), "tag", "language");
  add_attribute (manuscript, ANALYZER_FIELD_LANGUAGE, item, "lang", "newsItem");

  return set == NULL || read_content_set (set, manuscript, cancellable, error);
}

/* NewsML 1, in which a component tells of the texts inside it. */
static void
read_component (xmlNode            *item,
                AnalyzerManuscript *manuscript)
{
  xmlNode *lines = analyzer_xml_find (item, "NewsLines");
  xmlNode *management = analyzer_xml_find_child (item, "NewsManagement");
  xmlNode *content = analyzer_xml_find (item, "DataContent");
  xmlNode *nitf = analyzer_xml_find (content, "nitf");
  xmlNode *provider = analyzer_xml_find (analyzer_xml_find (item, "Provider"), "Party");

  add_text (manuscript, ANALYZER_FIELD_TITLE, analyzer_xml_find (lines, "HeadLine"), "HeadLine");
  add_text (manuscript, ANALYZER_FIELD_BYLINE, analyzer_xml_find (lines, "ByLine"), "ByLine");
  add_text (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_xml_find (management, "FirstCreated"), "FirstCreated");
  add_text (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_xml_find (management, "ThisRevisionCreated"),
            "ThisRevisionCreated");
  add_attribute (manuscript, ANALYZER_FIELD_PUBLISHER, provider, "FormalName", "Provider");
  add_attribute (manuscript, ANALYZER_FIELD_LANGUAGE, analyzer_xml_find (item, "Language"), "FormalName", "Language");

  if (nitf != NULL)
    read_nitf (nitf, manuscript);
  else if (content != NULL)
    analyzer_xml_write (content, blocks, left_out, manuscript);
}

static GPtrArray *
newsml_read (const AnalyzerInput  *input,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autoptr(xmlDoc) document = analyzer_xml_parse (input->bytes, error);
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(AnalyzerPassedOver) passed_over = { 0 };
  xmlNode *root;

  if (document == NULL)
    return NULL;

  root = xmlDocGetRootElement (document);
  for (xmlNode *at = root; at != NULL;)
    {
      g_autoptr(AnalyzerManuscript) manuscript = NULL;
      gboolean is_item = analyzer_xml_is (at, "newsItem") || analyzer_xml_is (at, "NewsItem")
                         || analyzer_xml_is (at, "nitf") || analyzer_xml_is (at, "contentSet");

      if (is_item && articles->len == ANALYZER_ARTICLES_MAX)
        {
          analyzer_tell_rest (input);
          break;
        }
      if (is_item)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;

          manuscript = analyzer_manuscript_new ();
          if (analyzer_xml_is (at, "nitf"))
            read_nitf (at, manuscript);
          else if (analyzer_xml_is (at, "NewsItem"))
            read_component (at, manuscript);
          else if (!(analyzer_xml_is (at, "newsItem") ? read_news_item (at, manuscript, cancellable, error)
                                                     : read_content_set (at, manuscript, cancellable, error)))
            return NULL;
          if (!analyzer_manuscript_is_empty (manuscript))
            g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "newsml", FALSE));
          else
            analyzer_passed_over_add (&passed_over, analyzer_manuscript_get_field (manuscript, ANALYZER_FIELD_TITLE, NULL));
        }
      at = analyzer_xml_next (at, root, !is_item);
    }

  if (articles->len == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The news item holds no text itself, it only names other files; open those."));
      return NULL;
    }
  analyzer_passed_over_tell (&passed_over, input);

  return g_steal_pointer (&articles);
}

static const char *const extensions[] = { "nitf", "newsml", NULL };
static const char *const mime_types[] = {
  "application/nitf+xml", "application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml", NULL
};

const AnalyzerReader analyzer_newsml_reader = {
  .id = "newsml",
  .name = N_("News agency item (NITF or NewsML)"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = newsml_recognise,
  .read = newsml_read,
  .apart_from = ANALYZER_APART_LARGE,
};
