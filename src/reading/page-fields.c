/* page-fields.c: what a web page says of its article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "reading/dates.h"
#include "reading/json-tree.h"
#include "reading/page-fields.h"

#define OBJECTS_MAX 2000u
#define AUTHORS_MAX 12u
/* Shorter headings may begin a page's title by chance. */
#define TITLE_MIN 10u
#define VALUE_MAX 10000u
#define ENTITY_MAX 11u

/* The most trusted first, field by field. */
static const struct
{
  AnalyzerField  field;
  const char    *key;
} metas[] = {
  { ANALYZER_FIELD_TITLE, "og:title" },
  { ANALYZER_FIELD_TITLE, "twitter:title" },
  { ANALYZER_FIELD_TITLE, "citation_title" },
  { ANALYZER_FIELD_TITLE, "dc.title" },
  { ANALYZER_FIELD_TITLE, "dcterms.title" },
  { ANALYZER_FIELD_TITLE, "parsely-title" },
  { ANALYZER_FIELD_TITLE, "sailthru.title" },
  { ANALYZER_FIELD_TITLE, "itemprop:headline" },
  { ANALYZER_FIELD_TITLE, "headline" },
  { ANALYZER_FIELD_TITLE, "hdl" },

  { ANALYZER_FIELD_BYLINE, "author" },
  { ANALYZER_FIELD_BYLINE, "article:author_name" },
  { ANALYZER_FIELD_BYLINE, "article:author" },
  { ANALYZER_FIELD_BYLINE, "og:article:author" },
  { ANALYZER_FIELD_BYLINE, "citation_author" },
  { ANALYZER_FIELD_BYLINE, "dc.creator" },
  { ANALYZER_FIELD_BYLINE, "dcterms.creator" },
  { ANALYZER_FIELD_BYLINE, "parsely-author" },
  { ANALYZER_FIELD_BYLINE, "sailthru.author" },
  { ANALYZER_FIELD_BYLINE, "byl" },
  { ANALYZER_FIELD_BYLINE, "authors" },
  { ANALYZER_FIELD_BYLINE, "itemprop:author" },

  { ANALYZER_FIELD_PUBLISHED, "article:published_time" },
  { ANALYZER_FIELD_PUBLISHED, "og:article:published_time" },
  { ANALYZER_FIELD_PUBLISHED, "og:published_time" },
  { ANALYZER_FIELD_PUBLISHED, "article:published" },
  { ANALYZER_FIELD_PUBLISHED, "datepublished" },
  { ANALYZER_FIELD_PUBLISHED, "date" },
  { ANALYZER_FIELD_PUBLISHED, "pubdate" },
  { ANALYZER_FIELD_PUBLISHED, "publishdate" },
  { ANALYZER_FIELD_PUBLISHED, "publish-date" },
  { ANALYZER_FIELD_PUBLISHED, "publication_date" },
  { ANALYZER_FIELD_PUBLISHED, "pdate" },
  { ANALYZER_FIELD_PUBLISHED, "citation_publication_date" },
  { ANALYZER_FIELD_PUBLISHED, "citation_date" },
  { ANALYZER_FIELD_PUBLISHED, "dc.date.issued" },
  { ANALYZER_FIELD_PUBLISHED, "dcterms.issued" },
  { ANALYZER_FIELD_PUBLISHED, "dc.date" },
  { ANALYZER_FIELD_PUBLISHED, "dcterms.date" },
  { ANALYZER_FIELD_PUBLISHED, "dcterms.created" },
  { ANALYZER_FIELD_PUBLISHED, "parsely-pub-date" },
  { ANALYZER_FIELD_PUBLISHED, "sailthru.date" },
  { ANALYZER_FIELD_PUBLISHED, "itemprop:datepublished" },
  { ANALYZER_FIELD_PUBLISHED, "ptime" },

  { ANALYZER_FIELD_PUBLISHER, "og:site_name" },
  { ANALYZER_FIELD_PUBLISHER, "citation_journal_title" },
  { ANALYZER_FIELD_PUBLISHER, "dc.publisher" },
  { ANALYZER_FIELD_PUBLISHER, "dcterms.publisher" },
  { ANALYZER_FIELD_PUBLISHER, "application-name" },
  { ANALYZER_FIELD_PUBLISHER, "copyright" },

  { ANALYZER_FIELD_URL, "link:canonical" },
  { ANALYZER_FIELD_URL, "og:url" },
  { ANALYZER_FIELD_URL, "parsely-link" },
  { ANALYZER_FIELD_URL, "twitter:url" },

  { ANALYZER_FIELD_LANGUAGE, "og:locale" },
  { ANALYZER_FIELD_LANGUAGE, "http-equiv:content-language" },
  { ANALYZER_FIELD_LANGUAGE, "dc.language" },
  { ANALYZER_FIELD_LANGUAGE, "dcterms.language" },
  { ANALYZER_FIELD_LANGUAGE, "language" },
};

static void
candidate_free (gpointer data)
{
  AnalyzerCandidate *candidate = data;

  g_free (candidate->value);
  g_free (candidate->origin);
  g_free (candidate);
}

static gboolean
is_address (const char *value)
{
  return g_ascii_strncasecmp (value, "http://", 7) == 0 || g_ascii_strncasecmp (value, "https://", 8) == 0;
}

/* 'en_US' is written 'en-US'; what is no tag at all is left out. */
static char *
dup_language (const char *value)
{
  g_autofree char *tag = g_strstrip (g_strdup (value));
  gsize primary;

  g_strdelimit (tag, "_", '-');
  primary = strcspn (tag, "-,; ");
  tag[strcspn (tag, ",; ")] = '\0';
  if (primary < 2 || primary > 3 || strspn (tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
                                    != strlen (tag))
    return NULL;
  for (gsize i = 0; i < primary; i++)
    tag[i] = g_ascii_tolower (tag[i]);

  return g_steal_pointer (&tag);
}

static void
add (AnalyzerPageFields *self,
     AnalyzerField       field,
     const char         *value,
     const char         *origin)
{
  AnalyzerCandidate *candidate;
  g_autofree char *told = NULL, *valid = NULL;

  if (value == NULL || *value == '\0')
    return;
  value = valid = g_utf8_make_valid (value, strnlen (value, VALUE_MAX));

  switch (field)
    {
    case ANALYZER_FIELD_PUBLISHED:
      told = analyzer_dup_iso_date (value);
      break;
    case ANALYZER_FIELD_LANGUAGE:
      told = dup_language (value);
      break;
    case ANALYZER_FIELD_URL:
      told = is_address (value) ? g_strdup (value) : NULL;
      break;
    case ANALYZER_FIELD_BYLINE:
      /* Some give the address of a profile for a name. */
      if (is_address (value) || *value == '@' || strlen (value) > 300)
        return;
      if (g_ascii_strncasecmp (value, "by ", 3) == 0 || g_ascii_strncasecmp (value, "by:", 3) == 0)
        value += 3;
      told = g_strstrip (g_strdup (value));
      break;
    case ANALYZER_FIELD_TITLE:
    case ANALYZER_FIELD_PUBLISHER:
    default:
      told = g_strstrip (g_utf8_make_valid (value, strnlen (value, 1000)));
      break;
    }
  if (told == NULL || *told == '\0')
    return;

  candidate = g_new0 (AnalyzerCandidate, 1);
  candidate->value = g_steal_pointer (&told);
  candidate->origin = g_strdup (origin);
  g_ptr_array_add (self->candidates[field], candidate);
}

/* Strings in JSON-LD are often written as if they stood in the page. */
static char *
dup_unescaped (const char *value)
{
  GString *plain = g_string_new (NULL);

  while (*value != '\0')
    {
      const char *end = *value == '&' ? memchr (value, ';', strnlen (value, ENTITY_MAX)) : NULL;
      gunichar c = 0;

      if (end != NULL && end - value > 1)
        {
          if (value[1] == '#')
            {
              gboolean hex = value[2] == 'x' || value[2] == 'X';

              c = g_ascii_strtoull (value + (hex ? 3 : 2), NULL, hex ? 16 : 10);
            }
          else
            {
              g_autofree char *name = g_strndup (value + 1, end - value - 1);
              const htmlEntityDesc *entity = htmlEntityLookup ((const xmlChar *) name);

              c = entity != NULL ? entity->value : 0;
            }
        }

      if (c >= 0x20 && g_unichar_validate (c))
        {
          g_string_append_unichar (plain, c);
          value = end + 1;
        }
      else
        {
          g_string_append_c (plain, *value);
          value++;
        }
    }

  return g_string_free (plain, FALSE);
}

static gboolean
is_article_type (const char *type)
{
  return type != NULL && (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting")
                          || g_str_equal (type, "Report") || g_str_has_suffix (type, "/Report"));
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");

  if (type == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *array = json_node_get_array (type);

      for (guint i = 0; i < MIN (json_array_get_length (array), 10); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING
              && is_article_type (json_node_get_string (element)))
            return TRUE;
        }
      return FALSE;
    }

  return is_article_type (analyzer_json_get_string (object, "@type"));
}

static JsonObject *
resolve (GHashTable *by_id,
         JsonObject *object)
{
  const char *id = analyzer_json_get_string (object, "@id");
  JsonObject *named;

  if (id == NULL || json_object_has_member (object, "name"))
    return object;
  named = g_hash_table_lookup (by_id, id);

  return named != NULL ? named : object;
}

/* The name of whoever a member tells: a string, an object with a name, or a
 * list of these. */
static char *
dup_name (GHashTable *by_id,
          JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  JsonArray *array = NULL;
  guint n = 1;
  GString *joined;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      array = json_node_get_array (node);
      n = MIN (json_array_get_length (array), AUTHORS_MAX);
    }

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = array != NULL ? json_array_get_element (array, i) : node;
      const char *name = NULL;

      if (JSON_NODE_HOLDS_OBJECT (element))
        name = analyzer_json_get_string (resolve (by_id, json_node_get_object (element)), "name");
      else if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        name = json_node_get_string (element);
      if (name != NULL && *name != '\0' && !is_address (name))
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;

  joined = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (joined, ", ");
      g_string_append (joined, g_ptr_array_index (names, i));
    }

  return g_string_free (joined, FALSE);
}

static void
add_unescaped (AnalyzerPageFields *self,
               AnalyzerField       field,
               const char         *value)
{
  g_autofree char *plain = value != NULL ? dup_unescaped (value) : NULL;

  add (self, field, plain, "json-ld");
}

static void
add_article (AnalyzerPageFields *self,
             GHashTable         *by_id,
             JsonObject         *object)
{
  g_autofree char *author = dup_name (by_id, object, "author");
  g_autofree char *creator = dup_name (by_id, object, "creator");
  g_autofree char *publisher = dup_name (by_id, object, "publisher");
  const char *body = analyzer_json_get_string (object, "articleBody");
  JsonNode *page = json_object_get_member (object, "mainEntityOfPage");

  add_unescaped (self, ANALYZER_FIELD_TITLE, analyzer_json_get_string (object, "headline"));
  add_unescaped (self, ANALYZER_FIELD_TITLE, analyzer_json_get_string (object, "name"));
  add_unescaped (self, ANALYZER_FIELD_BYLINE, author);
  add_unescaped (self, ANALYZER_FIELD_BYLINE, creator);
  add (self, ANALYZER_FIELD_PUBLISHED, analyzer_json_get_string (object, "datePublished"), "json-ld");
  add (self, ANALYZER_FIELD_PUBLISHED, analyzer_json_get_string (object, "dateCreated"), "json-ld");
  add_unescaped (self, ANALYZER_FIELD_PUBLISHER, publisher);
  add (self, ANALYZER_FIELD_LANGUAGE, analyzer_json_get_string (object, "inLanguage"), "json-ld");
  add (self, ANALYZER_FIELD_URL, analyzer_json_get_string (object, "url"), "json-ld");
  if (page != NULL && JSON_NODE_HOLDS_OBJECT (page))
    add (self, ANALYZER_FIELD_URL, analyzer_json_get_string (json_node_get_object (page), "@id"), "json-ld");
  else
    add (self, ANALYZER_FIELD_URL, analyzer_json_get_string (object, "mainEntityOfPage"), "json-ld");

  if (self->body == NULL && body != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (body, -1);

      self->body = dup_unescaped (valid);
    }
}

static void
collect_objects (JsonNode  *node,
                 GPtrArray *objects)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      if (objects->len < OBJECTS_MAX)
        g_ptr_array_add (objects, json_node_get_object (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && objects->len < OBJECTS_MAX; i++)
        if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
          g_ptr_array_add (objects, json_array_get_object_element (array, i));
    }
}

static void
add_json_ld (AnalyzerPageFields *self,
             GPtrArray          *scripts)
{
  g_autoptr(GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < scripts->len; i++)
    {
      const char *script = g_ptr_array_index (scripts, i);
      JsonNode *root = analyzer_json_parse (script, strlen (script));

      if (root == NULL)
        continue;
      g_ptr_array_add (roots, root);
      collect_objects (root, objects);
    }

  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *object = g_ptr_array_index (objects, i);
      const char *id = analyzer_json_get_string (object, "@id");
      JsonNode *graph = json_object_get_member (object, "@graph");
      JsonNode *entity = json_object_get_member (object, "mainEntity");

      if (id != NULL && json_object_has_member (object, "name"))
        g_hash_table_insert (by_id, (gpointer) id, object);
      if (graph != NULL)
        collect_objects (graph, objects);
      if (entity != NULL)
        collect_objects (entity, objects);
    }

  for (guint i = 0; i < objects->len; i++)
    if (is_article (g_ptr_array_index (objects, i)))
      {
        add_article (self, by_id, g_ptr_array_index (objects, i));
        break;
      }
}

static void
add_metas (AnalyzerPageFields *self,
           AnalyzerPage       *page)
{
  for (gsize i = 0; i < G_N_ELEMENTS (metas); i++)
    {
      g_autoptr(GString) joined = g_string_new (NULL);
      guint n = 0;

      for (guint k = 0; k < page->metas->len && n < AUTHORS_MAX; k++)
        {
          const AnalyzerMeta *meta = g_ptr_array_index (page->metas, k);

          if (strcmp (meta->key, metas[i].key) != 0)
            continue;
          /* Only authors are told one by one. */
          if (n > 0 && (metas[i].field != ANALYZER_FIELD_BYLINE || strstr (joined->str, meta->value) != NULL))
            continue;
          if (n++ > 0)
            g_string_append (joined, ", ");
          g_string_append (joined, meta->value);
        }

      if (n > 0)
        add (self, metas[i].field, joined->str, metas[i].key);
    }
}

/* Browsers show 'Title - The Daily'; the outlet is no part of the title. */
static void
add_page_title (AnalyzerPageFields *self,
                const char         *title)
{
  static const char *const bars[] = { " | ", " – ", " — ", " - ", " : ", " · ", " » " };

  for (gsize i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      const char *bar = g_strrstr (title, bars[i]);

      if (bar != NULL && bar - title >= 15 && strlen (bar) < 60)
        {
          g_autofree char *alone = g_strndup (title, bar - title);

          add (self, ANALYZER_FIELD_TITLE, alone, "title");
          break;
        }
    }

  add (self, ANALYZER_FIELD_TITLE, title, "title");
}

static void
add_elements (AnalyzerPageFields *self,
              AnalyzerPage       *page)
{
  guint n_bylines = 0, n_times = 0, n_headings = 0;
  gboolean is_titled = FALSE;
  g_autofree char *title = NULL;

  for (guint i = 1; i < page->nodes->len; i++)
    {
      const AnalyzerNode *node = &g_array_index (page->nodes, AnalyzerNode, i);
      g_autofree char *text = NULL;

      if ((node->kind & ANALYZER_ELEMENT_TEXT) != 0)
        continue;

      if ((node->kind & ANALYZER_ELEMENT_TIME) != 0 && n_times < 5)
        {
          if (node->length > 0)
            {
              text = g_strndup (page->text->str + node->start, node->length);
              add (self, ANALYZER_FIELD_PUBLISHED, text, "time");
            }
          else
            {
              text = analyzer_page_dup_text (page, i);
              add (self, ANALYZER_FIELD_PUBLISHED, text, "time");
            }
          n_times++;
        }
      else if ((node->kind & ANALYZER_ELEMENT_PUBLISHED) != 0)
        {
          text = analyzer_page_dup_text (page, i);
          add (self, ANALYZER_FIELD_PUBLISHED, text, "itemprop");
        }
      else if ((node->kind & (ANALYZER_ELEMENT_AUTHOR | ANALYZER_ELEMENT_BYLINE)) != 0 && n_bylines < 5)
        {
          text = analyzer_page_dup_text (page, i);
          if (strlen (text) < 150)
            {
              add (self, ANALYZER_FIELD_BYLINE, g_strstrip (text),
                   (node->kind & ANALYZER_ELEMENT_AUTHOR) != 0 ? "rel-author" : "byline");
              n_bylines++;
            }
        }
      else if ((node->kind & ANALYZER_ELEMENT_TITLE) != 0)
        {
          text = analyzer_page_dup_text (page, i);
          if ((node->kind & ANALYZER_ELEMENT_HEADING) != 0)
            {
              /* Once the title has come, others head parts of the article. */
              g_strstrip (text);
              is_titled = is_titled || (title != NULL && strlen (text) >= TITLE_MIN && g_str_has_prefix (title, text));
              if (n_headings++ < (is_titled ? 1 : 3))
                add (self, ANALYZER_FIELD_TITLE, text, "h1");
            }
          else if ((node->kind & ANALYZER_ELEMENT_SKIP) != 0 && title == NULL)
            title = g_strstrip (g_steal_pointer (&text));
        }
    }

  if (title != NULL)
    add_page_title (self, title);
}

/**
 * analyzer_page_fields_new:
 * @page: a page
 *
 * Returns: (transfer full): what it says of its article
 */
AnalyzerPageFields *
analyzer_page_fields_new (AnalyzerPage *page)
{
  AnalyzerPageFields *self = g_new0 (AnalyzerPageFields, 1);

  for (guint i = 0; i < ANALYZER_N_FIELDS; i++)
    self->candidates[i] = g_ptr_array_new_with_free_func (candidate_free);

  add_json_ld (self, page->scripts);
  add (self, ANALYZER_FIELD_LANGUAGE, page->language, "html");
  add_metas (self, page);
  add_elements (self, page);

  return self;
}

void
analyzer_page_fields_free (AnalyzerPageFields *self)
{
  for (guint i = 0; i < ANALYZER_N_FIELDS; i++)
    g_ptr_array_unref (self->candidates[i]);
  g_free (self->body);
  g_free (self);
}
