/* plain.c: reads plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/decode.h"
#include "reading/export.h"
#include "reading/furniture.h"
#include "reading/opening.h"
#include "reading/reader-private.h"

static guint
plain_recognise (const AnalyzerInput *input)
{
  /* Any text is plain text where no other reader knows better. */
  return *input->head != '\0' ? 30 : 0;
}

/* Line ends as LF; the same bytes where nothing is to be changed. */
static GBytes *
fold_line_ends (GBytes *bytes)
{
  gsize length, n = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  char *folded;

  if (memchr (text, '\r', length) == NULL)
    return g_bytes_ref (bytes);

  folded = g_malloc (length);
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
        continue;
      folded[n++] = text[i] == '\r' ? '\n' : text[i];
    }

  return g_bytes_new_take (folded, n);
}

static gboolean
is_blank (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
        return FALSE;
    }

  return TRUE;
}

static GPtrArray *
plain_read (const AnalyzerInput  *input,
            GCancellable         *cancellable,
            GError              **error)
{
  g_autoptr(GBytes) decoded = analyzer_decode (input->bytes, NULL, error);
  g_autoptr(GBytes) text = NULL;
  g_autoptr(AnalyzerArticle) article = NULL;
  g_autoptr(GArray) opening = NULL, furniture = NULL;
  const char *content;
  gsize length;
  GPtrArray *articles;
  GError *failure = NULL;

  if (decoded == NULL)
    return NULL;

  /* A byte order mark may be all there is. */
  if (g_bytes_get_size (decoded) == 0 || is_blank (decoded))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_EMPTY,
                           _("The file holds nothing but white space; save the article again."));
      return NULL;
    }

  text = fold_line_ends (decoded);
  content = g_bytes_get_data (text, &length);
  articles = analyzer_export_read_text (input, content, length, cancellable, &failure);
  if (articles != NULL || failure != NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return articles;
    }

  article = analyzer_article_new (NULL, "plain", text);
  content = analyzer_article_get_utf8 (article, &length);
  opening = analyzer_read_opening (article, length);
  furniture = analyzer_find_furniture (content, length);
  analyzer_article_ignore_both (article, opening, furniture);

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (articles, g_steal_pointer (&article));

  return articles;
}

static const char *const extensions[] = { "txt", "text", NULL };
static const char *const mime_types[] = { "text/plain", NULL };

const AnalyzerReader analyzer_plain_reader = {
  .id = "plain",
  .name = N_("Plain text"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = plain_recognise,
  .read = plain_read,
};
