/* html.c: reads web pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/export.h"
#include "reading/html.h"
#include "reading/page-body.h"
#include "reading/page-fields.h"
#include "reading/reader-private.h"

static gboolean
opens_with (const char *text,
            const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (text, name, length) == 0 && !g_ascii_isalnum (text[length]);
}

/* Comments and an XML declaration may come first. */
static const char *
skip_prologue (const char *text)
{
  for (int i = 0; i < 20; i++)
    {
      const char *end;

      text += strspn (text, " \t\r\n\f");
      if (g_str_has_prefix (text, "<!--"))
        end = strstr (text, "-->");
      else if (g_str_has_prefix (text, "<?"))
        end = strchr (text, '>');
      else
        break;
      if (end == NULL)
        return text;
      text = end + (*end == '-' ? 3 : 1);
    }

  return text;
}

static gboolean
opens_with_any (const char        *text,
                const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (opens_with (text, names[i]))
      return TRUE;

  return FALSE;
}

static guint
html_recognise (const AnalyzerInput *input)
{
  static const char *const elements[] = {
    "<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<script", "<link", NULL
  };
  static const char *const parts[] = {
    "<p", "<div", "<article", "<section", "<main", "<h1", "<h2", "<table", "<br", NULL
  };
  const char *text;

  /* Stray zero bytes make it no text to others; browsers overlook them. */
  if (*input->head == '\0' && input->length > 32 && opens_with_any (input->data, elements))
    return 90;

  text = skip_prologue (input->head);
  if (opens_with_any (text, elements))
    return 90;
  if (strcasestr (text, "<html") != NULL && strcasestr (text, "<head") != NULL)
    return 60;

  /* A piece of a page, as an editor or a database keeps it. */
  if (opens_with_any (text, parts)
      && (strcasestr (text, "</p>") != NULL || strcasestr (text, "</div>") != NULL || strcasestr (text, "<br") != NULL))
    return 60;

  return strstr (text, "</p>") != NULL ? 15 : 0;
}

/**
 * analyzer_html_read_page:
 * @bytes: a web page
 * @format: the id of the reader
 * @cancellable: (nullable): stops the work
 *
 * Returns: (transfer full): the article in it, or %NULL with @error set
 */
AnalyzerArticle *
analyzer_html_read_page (GBytes        *bytes,
                         const char    *format,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(AnalyzerPage) page = analyzer_page_parse (bytes, cancellable, error);
  g_autoptr(AnalyzerPageFields) fields = NULL;
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  g_autoptr(GBytes) body = NULL;
  AnalyzerArticle *article;

  if (page == NULL)
    return NULL;

  fields = analyzer_page_fields_new (page);
  for (guint i = 0; i < fields->candidates[ANALYZER_FIELD_TITLE]->len; i++)
    {
      const AnalyzerCandidate *candidate = g_ptr_array_index (fields->candidates[ANALYZER_FIELD_TITLE], i);

      g_ptr_array_add (titles, candidate->value);
    }

  body = analyzer_page_find_body (page, titles, fields->body);
  if (g_bytes_get_size (body) == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The page holds no article; if a browser shows one, copy its text and open that."));
      return NULL;
    }

  article = analyzer_article_new (NULL, format, body);
  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    for (guint i = 0; i < fields->candidates[field]->len; i++)
      {
        const AnalyzerCandidate *candidate = g_ptr_array_index (fields->candidates[field], i);

        analyzer_article_add_candidate (article, field, candidate->value, candidate->origin);
      }

  return article;
}

static GPtrArray *
html_read (const AnalyzerInput  *input,
           GCancellable         *cancellable,
           GError              **error)
{
  GError *failure = NULL;
  GPtrArray *articles = analyzer_export_read_page (input, cancellable, &failure);
  AnalyzerArticle *article;

  if (articles != NULL || failure != NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return articles;
    }

  article = analyzer_html_read_page (input->bytes, "html", cancellable, error);
  if (article == NULL)
    return NULL;
  articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (articles, article);

  return articles;
}

static const char *const extensions[] = { "html", "htm", "xhtml", "xht", NULL };
static const char *const mime_types[] = { "text/html", "application/xhtml+xml", NULL };

const AnalyzerReader analyzer_html_reader = {
  .id = "html",
  .name = N_("Web page"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = html_recognise,
  .read = html_read,
  .apart_from = ANALYZER_APART_LARGE,
};
