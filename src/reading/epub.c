/* epub.c: reads EPUB, each chapter or article of it an article.
 *
 * A book is made of files in an order. Most are an article or chapter each, but
 * those that begin with no heading, and of which the table of contents knows
 * nothing, go on with the file before. A book that begins with its own title is
 * one article, in as many files as its maker liked.
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

/* More than the title, author and date have. */
#define TEXT_MIN 200u

/* Cover, title page, imprint, contents, dedication. */
#define FRONT_MAX 6u

/* One file of the book, in reading order. */
typedef struct
{
  const char *name;
  GBytes     *content;
  char       *heading;          /* nullable */
  const char *label;            /* nullable: in the table of contents */
} Chapter;

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
  static const char *const suffixes[] = { ".xml", ".opf", ".ncx", ".html", ".htm", ".xhtml", ".xht" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;

  return FALSE;
}

static GBytes *
find_package (GPtrArray  *parts,
              char      **name)
{
  GBytes *container = analyzer_archive_get (parts, "META-INF/container.xml");
  g_autoptr(xmlDoc) document = container != NULL ? analyzer_xml_parse (container, NULL) : NULL;

  if (document == NULL)
    return NULL;
  *name = analyzer_xml_dup_attribute (analyzer_xml_find (xmlDocGetRootElement (document), "rootfile"), "full-path");

  return *name != NULL ? analyzer_archive_get (parts, *name) : NULL;
}

static char *
dup_heading (GBytes *content)
{
  g_autoptr(AnalyzerPage) page = analyzer_page_parse (content, NULL, NULL);

  for (guint i = 1; page != NULL && i < page->nodes->len; i++)
    if ((g_array_index (page->nodes, AnalyzerNode, i).kind & ANALYZER_ELEMENT_HEADING) != 0)
      return analyzer_page_dup_text (page, i);

  return NULL;
}

static gboolean
are_same (const char *a,
          const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1), *y = g_utf8_casefold (b, -1);

  return strcmp (g_strstrip (x), g_strstrip (y)) == 0;
}

/* A page that repeats what the book says of itself: title, author, date. */
static gboolean
is_title_page (AnalyzerArticle *article)
{
  gsize length;
  const char *text = analyzer_article_get_utf8 (article, &length);
  g_autofree char *copy = NULL;
  g_auto(GStrv) paragraphs = NULL;

  if (length > TITLE_PAGE_MAX)
    return FALSE;

  copy = g_strndup (text, length);
  paragraphs = g_strsplit (copy, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      gboolean told = FALSE;

      for (guint field = 0; field < ANALYZER_N_FIELDS && !told; field++)
        {
          GPtrArray *candidates = analyzer_article_get_candidates (article, field);

          for (guint k = 0; k < candidates->len && !told; k++)
            told = are_same (((AnalyzerCandidate *) g_ptr_array_index (candidates, k))->value, paragraphs[i]);
        }
      if (!told)
        return FALSE;
    }

  return TRUE;
}

/* The name in the archive of what @address means in the file @base. */
static char *
dup_name (const char *base,
          const char *address)
{
  g_autofree char *end = g_strndup (address, strcspn (address, "#?"));
  g_autofree char *plain = g_uri_unescape_string (end, NULL);
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *root = g_strconcat ("/", strcmp (folder, ".") != 0 ? folder : "", NULL);
  g_autofree char *path = plain != NULL && *plain != '\0' && *plain != '/' ? g_canonicalize_filename (plain, root) : NULL;

  return path != NULL ? g_strdup (path + 1) : NULL;
}

/* Of each part's id its name; also which one is the table of contents. */
static GHashTable *
list_manifest (xmlNode     *package,
               const char  *base,
               char       **contents)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  xmlNode *manifest = analyzer_xml_find_child (package, "manifest");

  for (xmlNode *item = manifest != NULL ? manifest->children : NULL; item != NULL; item = item->next)
    {
      g_autofree char *id = analyzer_xml_dup_attribute (item, "id"), *address = analyzer_xml_dup_attribute (item, "href");
      g_autofree char *properties = analyzer_xml_dup_attribute (item, "properties");
      g_autofree char *type = analyzer_xml_dup_attribute (item, "media-type");
      g_autofree char *name = address != NULL ? dup_name (base, address) : NULL;
      gboolean is_contents = properties != NULL && strstr (properties, "nav") != NULL;

      if (id == NULL || name == NULL)
        continue;
      if (is_contents || (*contents == NULL && g_strcmp0 (type, "application/x-dtbncx+xml") == 0))
        {
          g_free (*contents);
          *contents = g_strdup (name);
        }
      /* Where it stands in the order of the book, it is no text. */
      if (!is_contents)
        g_hash_table_insert (files, g_steal_pointer (&id), g_steal_pointer (&name));
    }

  return files;
}

/* Of each file that the table of contents names, what it calls it. */
static GHashTable *
list_labels (GHashTable *members,
             const char *name)
{
  GHashTable *labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GBytes *content = name != NULL ? g_hash_table_lookup (members, name) : NULL;
  g_autoptr(xmlDoc) document = content != NULL ? analyzer_xml_parse (content, NULL) : NULL;
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  for (xmlNode *at = root; at != NULL; at = analyzer_xml_next (at, root, TRUE))
    {
      gboolean is_point = analyzer_xml_is (at, "navPoint");
      g_autofree char *address = NULL, *label = NULL, *file = NULL;

      if (!is_point && !analyzer_xml_is (at, "a"))
        continue;
      address = is_point ? analyzer_xml_dup_attribute (analyzer_xml_find_child (at, "content"), "src")
                         : analyzer_xml_dup_attribute (at, "href");
      label = is_point ? analyzer_xml_dup_child (at, "navLabel") : analyzer_xml_dup_text (at);
      file = address != NULL ? dup_name (name, address) : NULL;
      if (file != NULL && label != NULL && !g_hash_table_contains (labels, file))
        g_hash_table_insert (labels, g_steal_pointer (&file), g_strdup (g_strstrip (label)));
    }

  return labels;
}

static void
clear_chapter (gpointer data)
{
  Chapter *chapter = data;

  g_bytes_unref (chapter->content);
  g_free (chapter->heading);
}

static GArray *
list_chapters (xmlNode    *package,
               GHashTable *files,
               GHashTable *members,
               GHashTable *labels)
{
  GArray *chapters = g_array_new (FALSE, FALSE, sizeof (Chapter));
  xmlNode *spine = analyzer_xml_find_child (package, "spine");

  g_array_set_clear_func (chapters, clear_chapter);
  for (xmlNode *item = spine != NULL ? spine->children : NULL; item != NULL; item = item->next)
    {
      g_autofree char *id = analyzer_xml_dup_attribute (item, "idref");
      const char *name = id != NULL ? g_hash_table_lookup (files, id) : NULL;
      GBytes *content = name != NULL ? g_hash_table_lookup (members, name) : NULL;
      Chapter chapter = { .name = name };

      /* One that names a part again and again adds nothing. */
      if (content == NULL)
        continue;
      g_hash_table_remove (members, name);
      if (g_bytes_get_size (content) == 0)
        continue;
      chapter.content = g_bytes_ref (content);
      chapter.heading = dup_heading (content);
      chapter.label = g_hash_table_lookup (labels, name);
      g_array_append_val (chapters, chapter);
    }

  return chapters;
}

/* Whether the first of the files that hold more than a title page begins with
 * the title of the book: it is one article then. */
static gboolean
is_one_article (GArray       *chapters,
                const char   *title,
                guint        *first,
                GCancellable *cancellable)
{
  for (guint i = 0; i < MIN (chapters->len, FRONT_MAX); i++)
    {
      g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
      const Chapter *chapter = &g_array_index (chapters, Chapter, i);
      gsize length;
      const char *data = g_bytes_get_data (chapter->content, &length);
      g_autofree char *text = NULL, *begin = NULL;

      if (!analyzer_page_write_all (data, length, manuscript, cancellable, NULL))
        continue;
      text = analyzer_manuscript_dup_text (manuscript);
      if (strlen (text) < strlen (title) + TEXT_MIN)
        continue;
      *first = i;
      begin = g_strndup (text, MIN (strcspn (text, "\n"), TITLE_PAGE_MAX));

      return g_utf8_validate (begin, -1, NULL) && are_same (begin, title);
    }

  return FALSE;
}

static void
add_fields (AnalyzerManuscript *manuscript,
            xmlNode            *metadata,
            const char         *heading)
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

  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, heading, "heading");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = analyzer_xml_dup_text (analyzer_xml_find (metadata, fields[i].name));

      analyzer_manuscript_add_field (manuscript, fields[i].field, value, "package");
      /* A collection is the outlet of what it holds. */
      if (i == 0 && heading != NULL && g_strcmp0 (heading, value) != 0)
        analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHER, value, "package");
    }
}

static gboolean
read_chapters (GArray              *chapters,
               xmlNode             *metadata,
               GPtrArray           *articles,
               AnalyzerPassedOver  *passed_over,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
  g_autoptr(AnalyzerArticle) title_page = NULL;
  g_autofree char *title = analyzer_xml_dup_text (analyzer_xml_find (metadata, "title"));
  const char *heading = NULL;
  guint first = 0;
  gboolean is_one = title != NULL && is_one_article (chapters, title, &first, cancellable);

  for (guint i = 0; i <= chapters->len; i++)
    {
      const Chapter *chapter = i < chapters->len ? &g_array_index (chapters, Chapter, i) : NULL;
      /* The one article of a book is called what the book is. */
      const char *name = chapter == NULL || (is_one && i == first) ? NULL
                         : chapter->heading != NULL ? chapter->heading : chapter->label;
      gboolean begins = chapter == NULL || (is_one ? i <= first : name != NULL);
      const char *data;
      gsize length;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      /* A cover is a picture, without a word. */
      if (begins && !analyzer_manuscript_is_empty (manuscript))
        {
          g_autoptr(AnalyzerArticle) article = NULL;

          add_fields (manuscript, metadata, heading);
          article = analyzer_manuscript_finish (manuscript, "epub", TRUE);
          if (title_page == NULL && is_title_page (article))
            title_page = g_steal_pointer (&article);
          else
            g_ptr_array_add (articles, g_steal_pointer (&article));
        }
      if (chapter == NULL)
        break;
      if (analyzer_manuscript_is_empty (manuscript))
        heading = name;

      data = g_bytes_get_data (chapter->content, &length);
      if (!analyzer_page_write_all (data, length, manuscript, cancellable, NULL))
        analyzer_passed_over_add (passed_over, chapter->name);
    }
  if (articles->len == 0 && title_page != NULL)
    g_ptr_array_add (articles, g_steal_pointer (&title_page));

  return TRUE;
}

static GPtrArray *
epub_read (const AnalyzerInput  *input,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr(GPtrArray) parts = analyzer_archive_read (input->bytes, is_wanted, cancellable, error);
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(xmlDoc) document = NULL;
  g_autoptr(GHashTable) files = NULL, labels = NULL, members = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GArray) chapters = NULL;
  g_auto(AnalyzerPassedOver) passed_over = { 0 };
  g_autofree char *name = NULL, *contents = NULL;
  GBytes *package;
  xmlNode *root;

  if (parts == NULL)
    return NULL;

  package = find_package (parts, &name);
  document = package != NULL ? analyzer_xml_parse (package, NULL) : NULL;
  if (document == NULL)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The book lacks its table of parts; fetch it again."));
      return NULL;
    }

  for (guint i = 0; i < parts->len; i++)
    {
      const AnalyzerMember *member = g_ptr_array_index (parts, i);

      g_hash_table_insert (members, member->name, member->content);
    }
  root = xmlDocGetRootElement (document);
  files = list_manifest (root, name, &contents);
  labels = list_labels (members, contents);
  chapters = list_chapters (root, files, members, labels);
  if (!read_chapters (chapters, analyzer_xml_find_child (root, "metadata"), articles, &passed_over, cancellable, error))
    return NULL;

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
