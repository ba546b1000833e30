/* feed.c: reads RSS and Atom, each entry an article.
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


static guint
feed_recognise (const AnalyzerInput *input)
{
  const char *text = input->head;

  if (strstr (text, "<rss") != NULL && strstr (text, "<channel") != NULL)
    return 95;
  if (strstr (text, "<feed") != NULL && strstr (text, "http://www.w3.org/2005/Atom") != NULL)
    return 95;
  if (strstr (text, "<rdf:RDF") != NULL && strstr (text, "http://purl.org/rss/1.0/") != NULL)
    return 95;

  return 0;
}

static char *
dup_link (xmlNode *entry)
{
  g_autofree char *address = NULL;

  for (xmlNode *child = entry->children; child != NULL; child = child->next)
    {
      g_autofree char *relation = NULL;

      if (!analyzer_xml_is (child, "link"))
        continue;
      relation = analyzer_xml_dup_attribute (child, "rel");
      if (relation != NULL && strcmp (relation, "alternate") != 0)
        continue;
      address = analyzer_xml_dup_attribute (child, "href");
      if (address == NULL)
        address = analyzer_xml_dup_text (child);
      break;
    }

  return g_steal_pointer (&address);
}

static char *
dup_authors (xmlNode *entry)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (xmlNode *child = entry->children; child != NULL; child = child->next)
    {
      g_autofree char *name = NULL;

      if (!analyzer_xml_is (child, "author") && !analyzer_xml_is (child, "creator"))
        continue;
      name = analyzer_xml_find_child (child, "name") != NULL ? analyzer_xml_dup_child (child, "name")
                                                             : analyzer_xml_dup_text (child);
      g_strstrip (name);
      /* RSS wants an address, with the name in brackets. */
      if (strchr (name, '@') != NULL)
        {
          char *open = strchr (name, '('), *close = strrchr (name, ')');

          if (open == NULL || close == NULL || close < open)
            continue;
          *close = '\0';
          memmove (name, open + 1, strlen (open + 1) + 1);
        }
      if (*name == '\0')
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, name);
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* The fullest of what an entry says. */
static gboolean
write_content (xmlNode             *entry,
               AnalyzerManuscript  *manuscript,
               GCancellable        *cancellable,
               GError             **error)
{
  static const char *const places[] = { "encoded", "content", "description", "summary" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      xmlNode *node = analyzer_xml_find_child (entry, places[i]);
      g_autofree char *type = NULL, *content = NULL;

      if (node == NULL)
        continue;
      type = analyzer_xml_dup_attribute (node, "type");
      content = type != NULL && strstr (type, "xhtml") != NULL ? analyzer_xml_dup_markup (node)
                                                              : analyzer_xml_dup_text (node);
      if (*g_strstrip (content) == '\0')
        continue;

      if (type != NULL && strcmp (type, "text") == 0)
        analyzer_manuscript_add_text (manuscript, content, strlen (content));
      else if (!analyzer_page_write_all (content, strlen (content), manuscript, cancellable, error))
        return FALSE;
      if (!analyzer_manuscript_is_empty (manuscript))
        return TRUE;
    }

  return TRUE;
}

static void
add_child (AnalyzerManuscript *manuscript,
           AnalyzerField       field,
           xmlNode            *node,
           const char         *name,
           const char         *origin)
{
  g_autofree char *value = analyzer_xml_dup_child (node, name);

  analyzer_manuscript_add_field (manuscript, field, value, origin);
}

/* What a feed says of all its entries; looked up once, as there may be many. */
typedef struct
{
  char *title;
  char *language;
  char *xml_language;
} Feed;

static void
feed_clear (Feed *feed)
{
  g_free (feed->title);
  g_free (feed->language);
  g_free (feed->xml_language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Feed, feed_clear)

static AnalyzerArticle *
read_entry (xmlNode       *entry,
            const Feed    *feed,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
  g_autofree char *title = NULL, *authors = dup_authors (entry), *link = dup_link (entry);

  if (!write_content (entry, manuscript, cancellable, error))
    return NULL;
  if (analyzer_manuscript_is_empty (manuscript))
    return NULL;

  title = analyzer_xml_dup_child (entry, "title");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, title, "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_BYLINE, authors, "feed");
  add_child (manuscript, ANALYZER_FIELD_PUBLISHED, entry, "pubDate", "feed");
  add_child (manuscript, ANALYZER_FIELD_PUBLISHED, entry, "published", "feed");
  add_child (manuscript, ANALYZER_FIELD_PUBLISHED, entry, "date", "feed");
  add_child (manuscript, ANALYZER_FIELD_PUBLISHED, entry, "updated", "feed");
  add_child (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_xml_find_child (entry, "source"), "title", "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHER, feed->title, "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_URL, link, "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_LANGUAGE, feed->language, "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_LANGUAGE, feed->xml_language, "feed");

  return analyzer_manuscript_finish (manuscript, "feed", FALSE);
}

static GPtrArray *
feed_read (const AnalyzerInput  *input,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr(xmlDoc) document = analyzer_xml_parse (input->bytes, error);
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(Feed) feed = { 0 };
  g_auto(AnalyzerPassedOver) passed_over = { 0 };
  xmlNode *root, *channel;

  if (document == NULL)
    return NULL;

  root = xmlDocGetRootElement (document);
  channel = analyzer_xml_find_child (root, "channel");
  if (channel == NULL)
    channel = root;
  feed.title = analyzer_xml_dup_child (channel, "title");
  feed.language = analyzer_xml_dup_child (channel, "language");
  feed.xml_language = analyzer_xml_dup_attribute (channel, "lang");

  for (xmlNode *at = root; at != NULL;)
    {
      gboolean is_entry = analyzer_xml_is (at, "item") || analyzer_xml_is (at, "entry");

      if (is_entry && articles->len == ANALYZER_ARTICLES_MAX)
        {
          analyzer_tell_rest (input);
          break;
        }
      if (is_entry)
        {
          g_autofree char *name = NULL;
          GError *failure = NULL;
          AnalyzerArticle *article = read_entry (at, &feed, cancellable, &failure);

          if (article != NULL)
            g_ptr_array_add (articles, article);
          if (failure != NULL)
            {
              g_propagate_error (error, failure);
              return NULL;
            }
          if (article == NULL)
            {
              name = analyzer_xml_dup_child (at, "title");
              analyzer_passed_over_add (&passed_over, name);
            }
        }
      at = analyzer_xml_next (at, root, !is_entry);
    }

  if (articles->len == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The feed holds no text, only links perhaps; open the pages that it names."));
      return NULL;
    }
  analyzer_passed_over_tell (&passed_over, input);

  return g_steal_pointer (&articles);
}

static const char *const extensions[] = { "rss", "atom", "rdf", NULL };
static const char *const mime_types[] = { "application/rss+xml", "application/atom+xml", NULL };

const AnalyzerReader analyzer_feed_reader = {
  .id = "feed",
  .name = N_("RSS or Atom feed"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = feed_recognise,
  .read = feed_read,
  .apart_from = ANALYZER_APART_LARGE,
};
