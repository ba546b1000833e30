/* article.c: one document read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include "reading/article.h"

struct _AnalyzerArticle
{
  GObject    parent_instance;

  char      *path;
  char      *format;
  char      *checksum;
  GBytes    *text;
  GArray    *ignored;                           /* of AnalyzerSpan */
  GPtrArray *candidates[ANALYZER_N_FIELDS];     /* of AnalyzerCandidate, the best first */
};

G_DEFINE_FINAL_TYPE (AnalyzerArticle, analyzer_article, G_TYPE_OBJECT)

/**
 * analyzer_field_to_string:
 *
 * Returns: (transfer none): what reports and profiles call a field
 */
const char *
analyzer_field_to_string (AnalyzerField field)
{
  static const char *const names[ANALYZER_N_FIELDS] = {
    [ANALYZER_FIELD_TITLE] = "title",
    [ANALYZER_FIELD_BYLINE] = "byline",
    [ANALYZER_FIELD_PUBLISHED] = "published",
    [ANALYZER_FIELD_PUBLISHER] = "publisher",
    [ANALYZER_FIELD_URL] = "url",
    [ANALYZER_FIELD_LANGUAGE] = "language",
    [ANALYZER_FIELD_SECTION] = "section",
  };

  g_return_val_if_fail ((guint) field < ANALYZER_N_FIELDS, NULL);

  return names[field];
}

static void
candidate_free (gpointer data)
{
  AnalyzerCandidate *candidate = data;

  g_free (candidate->value);
  g_free (candidate->origin);
  g_free (candidate);
}

static void
analyzer_article_finalize (GObject *object)
{
  AnalyzerArticle *self = ANALYZER_ARTICLE (object);

  g_free (self->path);
  g_free (self->format);
  g_free (self->checksum);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_array_unref (self->ignored);
  for (guint i = 0; i < ANALYZER_N_FIELDS; i++)
    g_ptr_array_unref (self->candidates[i]);

  G_OBJECT_CLASS (analyzer_article_parent_class)->finalize (object);
}

static void
analyzer_article_class_init (AnalyzerArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = analyzer_article_finalize;
}

static void
analyzer_article_init (AnalyzerArticle *self)
{
  self->ignored = analyzer_spans_new ();
  for (guint i = 0; i < ANALYZER_N_FIELDS; i++)
    self->candidates[i] = g_ptr_array_new_with_free_func (candidate_free);
}

/**
 * analyzer_article_new:
 * @path: (nullable): the file as the user named it
 * @format: the id of the reader that read it, such as `html`
 * @text: the article's text, valid UTF-8
 *
 * Returns: (transfer full): an article that a reader still fills; once handed
 *   out by the reader it never changes, so that any thread may read it
 */
AnalyzerArticle *
analyzer_article_new (const char *path,
                      const char *format,
                      GBytes     *text)
{
  AnalyzerArticle *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (ANALYZER_TYPE_ARTICLE, NULL);
  self->path = g_strdup (path);
  self->format = g_strdup (format);
  self->text = g_bytes_ref (text);

  return self;
}

/**
 * analyzer_article_add_candidate:
 * @field: what is told
 * @value: (nullable): what the document says; nothing is added where it is
 *   %NULL or blank
 * @origin: where it says so
 *
 * Adds what the document says of itself, the most trusted place first. White
 * space in @value is folded.
 */
void
analyzer_article_add_candidate (AnalyzerArticle *self,
                                AnalyzerField    field,
                                const char      *value,
                                const char      *origin)
{
  AnalyzerCandidate *candidate;
  g_autoptr(GString) folded = NULL;

  g_return_if_fail (ANALYZER_IS_ARTICLE (self));
  g_return_if_fail (field < ANALYZER_N_FIELDS);

  if (value == NULL)
    return;

  folded = g_string_new (NULL);
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (folded, c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  if (folded->len == 0)
    return;

  for (guint i = 0; i < self->candidates[field]->len; i++)
    {
      candidate = g_ptr_array_index (self->candidates[field], i);
      if (g_str_equal (candidate->value, folded->str))
        return;
    }

  candidate = g_new0 (AnalyzerCandidate, 1);
  candidate->value = g_strdup (folded->str);
  candidate->origin = g_strdup (origin);
  g_ptr_array_add (self->candidates[field], candidate);
}

/**
 * analyzer_article_ignore:
 * @start: first byte
 * @end: the byte after the last one
 *
 * Marks a stretch of the text as no part of the article's prose. Stretches are
 * told in text order.
 */
void
analyzer_article_ignore (AnalyzerArticle *self,
                         guint            start,
                         guint            end)
{
  g_return_if_fail (ANALYZER_IS_ARTICLE (self));

  analyzer_spans_add (self->ignored, start, end);
}

/**
 * analyzer_article_ignore_both:
 * @a: (element-type AnalyzerSpan): stretches in text order
 * @b: (element-type AnalyzerSpan): others, likewise
 *
 * Marks the stretches of two lists as no part of the article's prose.
 */
void
analyzer_article_ignore_both (AnalyzerArticle *self,
                              GArray          *a,
                              GArray          *b)
{
  guint i = 0, j = 0;

  while (i < a->len || j < b->len)
    {
      gboolean first = j == b->len
                       || (i < a->len && g_array_index (a, AnalyzerSpan, i).start
                                         <= g_array_index (b, AnalyzerSpan, j).start);
      AnalyzerSpan span = first ? g_array_index (a, AnalyzerSpan, i++) : g_array_index (b, AnalyzerSpan, j++);

      analyzer_article_ignore (self, span.start, span.end);
    }
}

/**
 * analyzer_article_set_path:
 * @path: (nullable): the file as the user named it
 */
void
analyzer_article_set_path (AnalyzerArticle *self,
                           const char      *path)
{
  char *copy;

  g_return_if_fail (ANALYZER_IS_ARTICLE (self));

  copy = g_strdup (path);
  g_free (self->path);
  self->path = copy;
}

/**
 * analyzer_article_set_checksum:
 * @checksum: the SHA-256 of the file's bytes, in hexadecimal
 */
void
analyzer_article_set_checksum (AnalyzerArticle *self,
                               const char      *checksum)
{
  g_return_if_fail (ANALYZER_IS_ARTICLE (self));

  g_free (self->checksum);
  self->checksum = g_strdup (checksum);
}

/**
 * analyzer_article_get_path:
 *
 * Returns: (nullable): the file as the user named it
 */
const char *
analyzer_article_get_path (AnalyzerArticle *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE (self), NULL);

  return self->path;
}

/**
 * analyzer_article_get_format:
 *
 * Returns: (nullable): the id of the reader that read it
 */
const char *
analyzer_article_get_format (AnalyzerArticle *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE (self), NULL);

  return self->format;
}

/**
 * analyzer_article_get_text:
 *
 * Returns: (transfer none): the article's text in UTF-8
 */
GBytes *
analyzer_article_get_text (AnalyzerArticle *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE (self), NULL);

  return self->text;
}

/**
 * analyzer_article_get_utf8:
 * @length: (out) (optional): its length in bytes
 *
 * Returns: the article's text; not ended by a zero byte, never %NULL
 */
const char *
analyzer_article_get_utf8 (AnalyzerArticle *self,
                           gsize           *length)
{
  const char *text;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE (self), NULL);

  text = g_bytes_get_data (self->text, length);

  return text != NULL ? text : "";
}

/**
 * analyzer_article_get_checksum:
 *
 * Returns: (nullable): the SHA-256 of the file that was read
 */
const char *
analyzer_article_get_checksum (AnalyzerArticle *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE (self), NULL);

  return self->checksum;
}

/**
 * analyzer_article_get_ignored:
 *
 * Returns: (transfer none) (element-type AnalyzerSpan): what of the text is
 *   not the article's prose, in text order
 */
GArray *
analyzer_article_get_ignored (AnalyzerArticle *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE (self), NULL);

  return self->ignored;
}

/**
 * analyzer_article_get_field:
 * @field: what is asked
 *
 * Returns: (nullable): the most trusted thing that the document says
 */
const char *
analyzer_article_get_field (AnalyzerArticle *self,
                            AnalyzerField    field)
{
  GPtrArray *candidates = analyzer_article_get_candidates (self, field);

  if (candidates == NULL || candidates->len == 0)
    return NULL;

  return ((AnalyzerCandidate *) g_ptr_array_index (candidates, 0))->value;
}

/**
 * analyzer_article_get_candidates:
 * @field: what is asked
 *
 * Returns: (transfer none) (element-type AnalyzerCandidate): all that the
 *   document says, the most trusted first
 */
GPtrArray *
analyzer_article_get_candidates (AnalyzerArticle *self,
                                 AnalyzerField    field)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE (self), NULL);
  g_return_val_if_fail (field < ANALYZER_N_FIELDS, NULL);

  return self->candidates[field];
}
