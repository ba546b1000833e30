/* json-news.c: reads ninjs, in which news agencies send items, and JSON Feed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/decode.h"
#include "reading/json-tree.h"
#include "reading/page-text.h"
#include "reading/passed-over.h"
#include "reading/reader-private.h"

#define JSON_MAX (64u * 1024 * 1024)

static guint
json_news_recognise (const AnalyzerInput *input)
{
  const char *text = input->head + strspn (input->head, " \t\r\n");

  if (*text != '{' && *text != '[')
    return 0;
  if (strstr (text, "jsonfeed.org/version/") != NULL)
    return 95;
  if (strstr (text, "\"uri\"") != NULL
      && (strstr (text, "\"versioncreated\"") != NULL || strstr (text, "\"versionCreated\"") != NULL
          || strstr (text, "\"body_") != NULL || strstr (text, "\"bodies\"") != NULL
          || strstr (text, "\"headlines\"") != NULL || strstr (text, "\"headline") != NULL))
    return 90;

  return 0;
}

static JsonObject *
get_object (JsonArray *array,
            guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
write_plain (AnalyzerManuscript *manuscript,
             const char         *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      analyzer_manuscript_add_text (manuscript, lines[i], strlen (lines[i]));
      analyzer_manuscript_end_paragraph (manuscript);
    }
}

static gboolean
write_body (AnalyzerManuscript  *manuscript,
            const char          *body,
            gboolean             is_html,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autofree char *valid = NULL;

  if (body == NULL || !analyzer_manuscript_is_empty (manuscript))
    return TRUE;
  if (is_html)
    return analyzer_page_write_all (body, strlen (body), manuscript, cancellable, error);

  /* Halves of characters and needless escapes come through the parser. */
  valid = g_utf8_make_valid (body, -1);
  write_plain (manuscript, valid);

  return TRUE;
}

/* ninjs 2 and 3 have lists, of which the main one counts. */
static void
add_headlines (AnalyzerManuscript *manuscript,
               JsonArray          *headlines)
{
  for (int main_first = 1; main_first >= 0; main_first--)
    for (guint i = 0; i < json_array_get_length (headlines); i++)
      {
        JsonObject *headline = get_object (headlines, i);
        const char *role;

        if (headline == NULL)
          continue;
        role = analyzer_json_get_string (headline, "role");
        if (main_first == (role == NULL || strcmp (role, "main") == 0))
          analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, analyzer_json_get_string (headline, "value"),
                                         "headlines");
      }
}

static gboolean
write_bodies (AnalyzerManuscript  *manuscript,
              JsonArray           *bodies,
              gboolean             html,
              GCancellable        *cancellable,
              GError             **error)
{
  for (guint i = 0; i < json_array_get_length (bodies); i++)
    {
      JsonObject *body = get_object (bodies, i);
      const char *type;
      gboolean is_html;

      if (body == NULL)
        continue;
      type = analyzer_json_get_string (body, "contentType");
      if (type == NULL)
        type = analyzer_json_get_string (body, "contenttype");
      is_html = type != NULL && strstr (type, "html") != NULL;
      if (is_html == html
          && !write_body (manuscript, analyzer_json_get_string (body, "value"), is_html, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_ninjs (JsonObject          *item,
            AnalyzerManuscript  *manuscript,
            GCancellable        *cancellable,
            GError             **error)
{
  static const struct
  {
    const char *member;
    gboolean    is_html;
  } bodies[] = {
    { "body_xhtml", TRUE }, { "body_html", TRUE }, { "body_richtext", TRUE }, { "body_main", FALSE }, { "body_text", FALSE },
    { "body_plain", FALSE },
  };
  JsonArray *list = get_array (item, "headlines");
  const char *address = analyzer_json_get_string (item, "uri");

  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, analyzer_json_get_string (item, "headline"), "headline");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, analyzer_json_get_string (item, "headline_main"),
                                 "headline_main");
  if (list != NULL)
    add_headlines (manuscript, list);
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, analyzer_json_get_string (item, "title"), "title");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_BYLINE, analyzer_json_get_string (item, "byline"), "byline");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_BYLINE, analyzer_json_get_string (item, "by"), "by");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_json_get_string (item, "firstCreated"),
                                 "firstCreated");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_json_get_string (item, "firstcreated"),
                                 "firstcreated");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_json_get_string (item, "versionCreated"),
                                 "versionCreated");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_json_get_string (item, "versioncreated"),
                                 "versioncreated");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_json_get_string (item, "source"), "source");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_json_get_string (item, "copyrightHolder"),
                                 "copyrightHolder");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_json_get_string (item, "copyrightholder"),
                                 "copyrightholder");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_LANGUAGE, analyzer_json_get_string (item, "language"), "language");
  if (address != NULL && g_str_has_prefix (address, "http"))
    analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_URL, address, "uri");

  list = get_array (item, "bodies");
  if (list != NULL && (!write_bodies (manuscript, list, TRUE, cancellable, error)
                       || !write_bodies (manuscript, list, FALSE, cancellable, error)))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (!write_body (manuscript, analyzer_json_get_string (item, bodies[i].member), bodies[i].is_html, cancellable, error))
      return FALSE;

  return TRUE;
}

static void
add_authors (AnalyzerManuscript *manuscript,
             JsonObject         *object)
{
  JsonArray *authors = get_array (object, "authors");
  JsonNode *author = json_object_get_member (object, "author");
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; authors != NULL && i < json_array_get_length (authors); i++)
    {
      JsonObject *person = get_object (authors, i);
      const char *name = person != NULL ? analyzer_json_get_string (person, "name") : NULL;

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (names->len == 0 && author != NULL && JSON_NODE_HOLDS_OBJECT (author))
    {
      const char *name = analyzer_json_get_string (json_node_get_object (author), "name");

      g_string_append (names, name != NULL ? name : "");
    }
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_BYLINE, names->str, "feed");
}

static gboolean
read_feed_item (JsonObject          *item,
                JsonObject          *feed,
                AnalyzerManuscript  *manuscript,
                GCancellable        *cancellable,
                GError             **error)
{
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, analyzer_json_get_string (item, "title"), "feed");
  add_authors (manuscript, item);
  add_authors (manuscript, feed);
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_json_get_string (item, "date_published"), "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, analyzer_json_get_string (item, "date_modified"), "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHER, analyzer_json_get_string (feed, "title"), "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_URL, analyzer_json_get_string (item, "url"), "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_LANGUAGE, analyzer_json_get_string (item, "language"), "feed");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_LANGUAGE, analyzer_json_get_string (feed, "language"), "feed");

  return write_body (manuscript, analyzer_json_get_string (item, "content_html"), TRUE, cancellable, error)
         && write_body (manuscript, analyzer_json_get_string (item, "content_text"), FALSE, cancellable, error)
         && write_body (manuscript, analyzer_json_get_string (item, "summary"), FALSE, cancellable, error);
}

static gboolean
read_items (const AnalyzerInput *input,
            JsonArray           *items,
            JsonObject          *feed,
            GPtrArray           *articles,
            AnalyzerPassedOver  *passed_over,
            GCancellable        *cancellable,
            GError             **error)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
      JsonObject *item = get_object (items, i);

      if (articles->len == ANALYZER_ARTICLES_MAX)
        {
          analyzer_tell_rest (input);
          break;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (item == NULL)
        continue;
      if (!(feed != NULL ? read_feed_item (item, feed, manuscript, cancellable, error)
                         : read_ninjs (item, manuscript, cancellable, error)))
        return FALSE;
      if (!analyzer_manuscript_is_empty (manuscript))
        g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "json", FALSE));
      else
        analyzer_passed_over_add (passed_over, analyzer_manuscript_get_field (manuscript, ANALYZER_FIELD_TITLE, NULL));
    }

  return TRUE;
}

static GPtrArray *
json_news_read (const AnalyzerInput  *input,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr(GBytes) decoded = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(AnalyzerPassedOver) passed_over = { 0 };
  gsize length;
  const char *text;

  if (input->length > JSON_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The document is larger than 64 MB; split it and try again."));
      return NULL;
    }
  decoded = analyzer_decode (input->bytes, NULL, error);
  if (decoded == NULL)
    return NULL;

  text = g_bytes_get_data (decoded, &length);
  root = length > 0 ? analyzer_json_parse (text, length) : NULL;
  if (root == NULL || JSON_NODE_HOLDS_VALUE (root) || JSON_NODE_HOLDS_NULL (root))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The document is damaged or cut off; fetch it again."));
      return NULL;
    }

  if (JSON_NODE_HOLDS_ARRAY (root))
    {
      if (!read_items (input, json_node_get_array (root), NULL, articles, &passed_over, cancellable, error))
        return NULL;
    }
  else
    {
      JsonObject *object = json_node_get_object (root);
      JsonArray *items = get_array (object, "items");

      if (items != NULL)
        {
          if (!read_items (input, items, object, articles, &passed_over, cancellable, error))
            return NULL;
        }
      else
        {
          g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();

          if (!read_ninjs (object, manuscript, cancellable, error))
            return NULL;
          if (!analyzer_manuscript_is_empty (manuscript))
            g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "json", FALSE));
        }
    }

  if (articles->len == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The document holds no article's text; open the pages that it names."));
      return NULL;
    }
  analyzer_passed_over_tell (&passed_over, input);

  return g_steal_pointer (&articles);
}

static const char *const extensions[] = { "json", "ninjs", NULL };
static const char *const mime_types[] = { "application/feed+json", "application/json", NULL };

const AnalyzerReader analyzer_json_news_reader = {
  .id = "json",
  .name = N_("ninjs item or JSON feed"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = json_news_recognise,
  .read = json_news_read,
  .apart_from = ANALYZER_APART_LARGE,
};
