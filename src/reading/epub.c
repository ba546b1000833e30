/* epub.c: reads EPUB, each chapter or article of it an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/archive.h"
#include "reading/page-text.h"
#include "reading/page.h"
#include "reading/passed-over.h"
#include "reading/reader-private.h"
#include "reading/xml-tree.h"

#define TITLE_PAGE_MAX 1000u

static guint
epub_recognise (const AnalyzerInput *input)
{
  if (input->length > 60 && memcmp (input->data, "PK\3\4", 4) == 0
      && memmem (input->data, MIN (input->length, 200), "application/epub+zip", 20) != NULL)
    return 96;

  return 0;
}

static gboolean
is_wanted (const char *name)
{
  static const char *const suffixes[] = { ".xml", ".opf", ".html", ".htm", ".xhtml", ".xht" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;

  return FALSE;
}

static GBytes *
find_package (GPtrArray  *members,
              char      **folder)
{
  GBytes *container = analyzer_archive_get (members, "META-INF/container.xml");
  g_autoptr(xmlDoc) document = container != NULL ? analyzer_xml_parse (container, NULL) : NULL;
  g_autofree char *path = NULL;
  const char *slash;

  if (document == NULL)
    return NULL;
  path = analyzer_xml_dup_attribute (analyzer_xml_find (xmlDocGetRootElement (document), "rootfile"), "full-path");
  if (path == NULL)
    return NULL;

  slash = strrchr (path, '/');
  *folder = slash != NULL ? g_strndup (path, slash + 1 - path) : g_strdup ("");

  return analyzer_archive_get (members, path);
}

static char *
dup_chapter_title (GBytes *content)
{
  g_autoptr(AnalyzerPage) page = analyzer_page_parse (content, NULL, NULL);

  for (guint i = 1; page != NULL && i < page->nodes->len; i++)
    if ((g_array_index (page->nodes, AnalyzerNode, i).kind & ANALYZER_ELEMENT_HEADING) != 0)
      return analyzer_page_dup_text (page, i);

  return NULL;
}

static AnalyzerArticle *
read_chapter (GBytes             *content,
              const char         *name,
              xmlNode            *metadata,
              AnalyzerPassedOver *passed_over,
              GCancellable       *cancellable)
{
  static const struct
  {
    AnalyzerField  field;
    const char    *name;
  } fields[] = {
    { ANALYZER_FIELD_TITLE, "title" },
    { ANALYZER_FIELD_BYLINE, "creator" },
    { ANALYZER_FIELD_PUBLISHED, "date" },
    { ANALYZER_FIELD_PUBLISHER, "publisher" },
    { ANALYZER_FIELD_LANGUAGE, "language" },
  };
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
  g_autofree char *title = NULL;
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  /* A chapter that can't be read does not keep the others from it. */
  if (length > 0 && !analyzer_page_write_all (data, length, manuscript, cancellable, NULL))
    {
      analyzer_passed_over_add (passed_over, name);
      return NULL;
    }
  /* A cover is a picture. */
  if (analyzer_manuscript_is_empty (manuscript))
    return NULL;

  title = dup_chapter_title (content);
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, title, "heading");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = analyzer_xml_dup_text (analyzer_xml_find (metadata, fields[i].name));

      analyzer_manuscript_add_field (manuscript, fields[i].field, value, "package");
      /* A collection is the outlet of what it holds. */
      if (i == 0 && title != NULL && g_strcmp0 (title, value) != 0)
        analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHER, value, "package");
    }

  return analyzer_manuscript_finish (manuscript, "epub", TRUE);
}

/* A page that repeats what the book says of itself: title, author, date. */
static gboolean
is_title_page (AnalyzerArticle *article)
{
  gsize length;
  const char *text = analyzer_article_get_utf8 (article, &length);
  g_autofree char *copy = g_strndup (text, MIN (length, TITLE_PAGE_MAX + 1));
  g_auto(GStrv) paragraphs = NULL;

  if (length > TITLE_PAGE_MAX)
    return FALSE;

  paragraphs = g_strsplit (copy, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      gboolean told = FALSE;

      for (guint field = 0; field < ANALYZER_N_FIELDS && !told; field++)
        {
          GPtrArray *candidates = analyzer_article_get_candidates (article, field);

          for (guint k = 0; k < candidates->len && !told; k++)
            told = strcmp (((AnalyzerCandidate *) g_ptr_array_index (candidates, k))->value, paragraphs[i]) == 0;
        }
      if (!told)
        return FALSE;
    }

  return TRUE;
}

static GHashTable *
list_manifest (xmlNode    *package,
               const char *folder)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  xmlNode *manifest = analyzer_xml_find_child (package, "manifest");

  for (xmlNode *item = manifest != NULL ? manifest->children : NULL; item != NULL; item = item->next)
    {
      char *id = analyzer_xml_dup_attribute (item, "id");
      g_autofree char *address = analyzer_xml_dup_attribute (item, "href");
      g_autofree char *name = address != NULL ? g_uri_unescape_string (address, NULL) : NULL;

      if (id != NULL && name != NULL)
        g_hash_table_insert (files, id, g_strconcat (folder, name, NULL));
      else
        g_free (id);
    }

  return files;
}

static GPtrArray *
epub_read (const AnalyzerInput  *input,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr(GPtrArray) members = analyzer_archive_read (input->bytes, is_wanted, cancellable, error);
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(xmlDoc) document = NULL;
  g_autoptr(GHashTable) files = NULL, contents = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(AnalyzerArticle) title_page = NULL;
  g_auto(AnalyzerPassedOver) passed_over = { 0 };
  g_autofree char *folder = NULL;
  GBytes *package;
  xmlNode *root, *spine;

  if (members == NULL)
    return NULL;

  package = find_package (members, &folder);
  document = package != NULL ? analyzer_xml_parse (package, NULL) : NULL;
  if (document == NULL)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The book lacks its table of parts; fetch it again."));
      return NULL;
    }

  root = xmlDocGetRootElement (document);
  files = list_manifest (root, folder);
  for (guint i = 0; i < members->len; i++)
    {
      const AnalyzerMember *member = g_ptr_array_index (members, i);

      g_hash_table_insert (contents, member->name, member->content);
    }
  spine = analyzer_xml_find_child (root, "spine");
  for (xmlNode *item = spine != NULL ? spine->children : NULL; item != NULL; item = item->next)
    {
      g_autofree char *id = analyzer_xml_dup_attribute (item, "idref");
      const char *name = id != NULL ? g_hash_table_lookup (files, id) : NULL;
      GBytes *content = name != NULL ? g_hash_table_lookup (contents, name) : NULL;
      AnalyzerArticle *article;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      /* One that names a part again and again adds nothing. */
      if (content == NULL)
        continue;
      g_hash_table_remove (contents, name);
      article = read_chapter (content, name, analyzer_xml_find_child (root, "metadata"), &passed_over, cancellable);
      if (article == NULL)
        continue;
      if (title_page == NULL && is_title_page (article))
        title_page = article;
      else
        g_ptr_array_add (articles, article);
    }
  if (articles->len == 0 && title_page != NULL)
    g_ptr_array_add (articles, g_steal_pointer (&title_page));

  if (articles->len == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The book holds no text that can be read; it may be protected or made of pictures."));
      return NULL;
    }
  analyzer_passed_over_tell (&passed_over, input);

  return g_steal_pointer (&articles);
}

static const char *const extensions[] = { "epub", NULL };
static const char *const mime_types[] = { "application/epub+zip", NULL };

const AnalyzerReader analyzer_epub_reader = {
  .id = "epub",
  .name = N_("EPUB book"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = epub_recognise,
  .read = epub_read,
  .apart_from = ANALYZER_APART_ALWAYS,
};
