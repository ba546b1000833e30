/* warc.c: reads web archives (WARC), each page with an article in it.
 *
 * After ISO 28500. libarchive reads the format too, but forgets the addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/html.h"
#include "reading/passed-over.h"
#include "reading/reader-private.h"
#include "reading/unpack.h"

#define RECORDS_MAX 200000u
#define HEADER_MAX 65536u
#define PAGE_MAX (64u * 1024 * 1024)

static guint
warc_recognise (const AnalyzerInput *input)
{
  return input->length >= 8 && memcmp (input->data, "WARC/", 5) == 0 && g_ascii_isdigit (input->data[5]) ? 98 : 0;
}

/* Where a block of header lines ends, behind its empty line. */
static const char *
find_header_end (const char *at,
                 const char *end)
{
  const char *limit = at + MIN ((gsize) (end - at), HEADER_MAX);

  while (at < limit)
    {
      const char *newline = memchr (at, '\n', limit - at);

      if (newline == NULL)
        return NULL;
      at = newline + 1;
      if (at < limit && *at == '\n')
        return at + 1;
      if (limit - at >= 2 && at[0] == '\r' && at[1] == '\n')
        return at + 2;
    }

  return NULL;
}

static char *
dup_header (const char *at,
            const char *end,
            const char *name)
{
  gsize length = strlen (name);

  while (at < end)
    {
      const char *newline = memchr (at, '\n', end - at);
      const char *stop = newline != NULL ? newline : end;

      if ((gsize) (stop - at) > length && g_ascii_strncasecmp (at, name, length) == 0 && at[length] == ':')
        {
          g_autofree char *value = g_utf8_make_valid (at + length + 1, stop - at - length - 1);

          return g_strdup (g_strstrip (value));
        }
      at = stop + 1;
    }

  return NULL;
}

/* The body of an answer that was sent in pieces. */
static GBytes *
join_chunks (const char *at,
             const char *end)
{
  GByteArray *body = g_byte_array_new ();

  while (at < end)
    {
      const char *newline = memchr (at, '\n', MIN (end - at, 64));
      guint64 size = 0;
      const char *p;

      if (newline == NULL)
        break;
      for (p = at; p < newline && g_ascii_isxdigit (*p) && size <= PAGE_MAX; p++)
        size = size * 16 + g_ascii_xdigit_value (*p);
      if (p == at || size == 0)
        break;
      at = newline + 1;
      size = MIN (size, (guint64) (end - at));
      g_byte_array_append (body, (const guint8 *) at, size);
      at += size;
      while (at < end && (*at == '\r' || *at == '\n'))
        at++;
    }

  return g_byte_array_free_to_bytes (body);
}

static GBytes *
dup_body (const char   *header,
          const char   *body,
          const char   *end,
          GCancellable *cancellable)
{
  g_autofree char *transfer = dup_header (header, body, "Transfer-Encoding");
  g_autofree char *encoding = dup_header (header, body, "Content-Encoding");
  g_autoptr(GBytes) content = NULL;

  if (transfer != NULL && strcasestr (transfer, "chunked") != NULL)
    content = join_chunks (body, end);
  else
    content = g_bytes_new (body, end - body);

  if (encoding != NULL && strcasestr (encoding, "gzip") != NULL && analyzer_is_gzip (content))
    return analyzer_unpack_gzip (content, cancellable, NULL);

  return g_steal_pointer (&content);
}

/* The article of an answer that is a page, if it has one. Whatever else a site
 * answers, such as pictures, is nobody's article. */
static AnalyzerArticle *
read_response (const char         *at,
               const char         *end,
               const char         *address,
               AnalyzerPassedOver *passed_over,
               GCancellable       *cancellable)
{
  const char *body = find_header_end (at, end);
  g_autofree char *type = NULL;
  g_autoptr(GBytes) content = NULL;
  AnalyzerArticle *article;

  if (body == NULL || end - at < 16 || memcmp (at, "HTTP/", 5) != 0 || memmem (at, 16, " 200", 4) == NULL)
    return NULL;
  type = dup_header (at, body, "Content-Type");
  if (type == NULL || strcasestr (type, "html") == NULL)
    return NULL;

  content = dup_body (at, body, end, cancellable);
  article = content != NULL && g_bytes_get_size (content) > 0
            ? analyzer_html_read_page (content, "warc", cancellable, NULL) : NULL;
  if (article == NULL)
    analyzer_passed_over_add (passed_over, address);
  else if (address != NULL)
    analyzer_article_add_candidate (article, ANALYZER_FIELD_URL, address, "WARC-Target-URI");

  return article;
}

/* What comes after the last article is not read. */
static void
tell_end (const AnalyzerInput *input,
          gboolean             whole)
{
  g_autoptr(GError) error = NULL;

  if (whole)
    g_set_error_literal (&error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                         _("The web archive holds more than 200,000 records; split it to read the rest."));
  else
    g_set_error_literal (&error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                         _("The archive is damaged or cut off; fetch it again."));
  analyzer_failures_add (input->failures, input->path, error);
}

static GPtrArray *
warc_read (const AnalyzerInput  *input,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  const char *at = input->data, *end = input->data + input->length;
  g_auto(AnalyzerPassedOver) passed_over = { 0 };
  gboolean whole = TRUE;
  guint n;

  for (n = 0; n < RECORDS_MAX && at < end; n++)
    {
      const char *content;
      g_autofree char *type = NULL, *length = NULL, *address = NULL;
      guint64 size;

      while (at < end && g_ascii_isspace (*at))
        at++;
      if (at == end)
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      content = find_header_end (at, end);
      if (content == NULL || end - at < 5 || memcmp (at, "WARC/", 5) != 0)
        {
          whole = FALSE;
          break;
        }
      type = dup_header (at, content, "WARC-Type");
      length = dup_header (at, content, "Content-Length");
      address = dup_header (at, content, "WARC-Target-URI");
      size = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
      if (size > (guint64) (end - content))
        {
          size = end - content;
          whole = FALSE;
        }
      if (type != NULL && strcmp (type, "response") == 0)
        {
          AnalyzerArticle *article;

          if (address != NULL && *address == '<')
            {
              memmove (address, address + 1, strlen (address));
              g_strdelimit (address, ">", '\0');
            }
          article = read_response (content, content + size, address, &passed_over, cancellable);
          if (article != NULL)
            g_ptr_array_add (articles, article);
        }
      at = content + size;
    }

  if (articles->len == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR,
                           whole ? ANALYZER_READING_ERROR_NO_TEXT : ANALYZER_READING_ERROR_DAMAGED,
                           whole ? _("The web archive holds no page with an article; archive the page itself.")
                                 : _("The archive is damaged or cut off; fetch it again."));
      return NULL;
    }
  analyzer_passed_over_tell (&passed_over, input);
  if (!whole || n == RECORDS_MAX)
    tell_end (input, whole);

  return g_steal_pointer (&articles);
}

static const char *const extensions[] = { "warc", NULL };
static const char *const mime_types[] = { "application/warc", NULL };

const AnalyzerReader analyzer_warc_reader = {
  .id = "warc",
  .name = N_("Web archive (WARC)"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = warc_recognise,
  .read = warc_read,
  .apart_from = ANALYZER_APART_LARGE,
};
