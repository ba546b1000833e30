/* answer.c: what the reading helper hands back, as bytes.
 *
 * Whoever wrote the document may have taken the helper over, so that nothing in
 * its answer is believed: whatever an article must hold to is looked at here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/answer.h"
#include "reading/archive.h"
#include "reading/reader.h"

/* Format, what is ignored, candidates of each field, text. */
#define ARTICLE_TYPE "(sa(uu)aa(ss)ay)"
/* Path, code, message. */
#define FAILURE_TYPE "(ayus)"
#define ANSWER_TYPE "(a" ARTICLE_TYPE "a" FAILURE_TYPE "m(us))"
#define MEMBERS_TYPE "(a(say)m(us))"

/* More than any reader hands out. */
#define PARTS_MAX 200000u
#define CANDIDATES_MAX 1000u

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                       _("Reading the document failed, as it is damaged; save it in another format and open that."));
}

static guint
get_code (const GError *error)
{
  return error->domain == ANALYZER_READING_ERROR ? (guint) error->code : ANALYZER_READING_ERROR_NOT_READABLE;
}

static void
add_error (GVariantBuilder *builder,
           const GError    *error)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("m(us)"));
  if (error != NULL)
    g_variant_builder_add (builder, "(us)", get_code (error), error->message);
  g_variant_builder_close (builder);
}

static void
add_article (GVariantBuilder *builder,
             AnalyzerArticle *article)
{
  GArray *ignored = analyzer_article_get_ignored (article);

  g_variant_builder_open (builder, G_VARIANT_TYPE (ARTICLE_TYPE));
  g_variant_builder_add (builder, "s", analyzer_article_get_format (article));
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(uu)"));
  for (guint i = 0; i < ignored->len; i++)
    {
      AnalyzerSpan span = g_array_index (ignored, AnalyzerSpan, i);

      g_variant_builder_add (builder, "(uu)", span.start, span.end);
    }
  g_variant_builder_close (builder);

  g_variant_builder_open (builder, G_VARIANT_TYPE ("aa(ss)"));
  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    {
      GPtrArray *candidates = analyzer_article_get_candidates (article, field);

      g_variant_builder_open (builder, G_VARIANT_TYPE ("a(ss)"));
      for (guint i = 0; i < MIN (candidates->len, CANDIDATES_MAX); i++)
        {
          const AnalyzerCandidate *candidate = g_ptr_array_index (candidates, i);

          g_variant_builder_add (builder, "(ss)", candidate->value, candidate->origin);
        }
      g_variant_builder_close (builder);
    }
  g_variant_builder_close (builder);

  g_variant_builder_add_value (builder, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING,
                                                                  analyzer_article_get_text (article), TRUE));
  g_variant_builder_close (builder);
}

static GBytes *
write_answer (GVariantBuilder *builder)
{
  g_autoptr(GVariant) variant = g_variant_ref_sink (g_variant_builder_end (builder));

  return g_variant_get_data_as_bytes (variant);
}

/**
 * analyzer_answer_new:
 * @articles: (nullable) (element-type AnalyzerArticle): what was read
 * @failures: (element-type AnalyzerFailure): what could not be read beside it
 * @error: (nullable): why nothing could be read
 *
 * Returns: (transfer full): all of it for analyzer_answer_read()
 */
GBytes *
analyzer_answer_new (GPtrArray    *articles,
                     GPtrArray    *failures,
                     const GError *error)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ANSWER_TYPE));
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a" ARTICLE_TYPE));
  for (guint i = 0; articles != NULL && i < articles->len; i++)
    add_article (&builder, g_ptr_array_index (articles, i));
  g_variant_builder_close (&builder);

  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a" FAILURE_TYPE));
  for (guint i = 0; i < failures->len; i++)
    {
      const AnalyzerFailure *failure = g_ptr_array_index (failures, i);

      g_variant_builder_add (&builder, "(^ayus)", failure->path != NULL ? failure->path : "", get_code (failure->error),
                             failure->error->message);
    }
  g_variant_builder_close (&builder);
  add_error (&builder, error);

  return write_answer (&builder);
}

/* The answer, or NULL where it is none. */
static GVariant *
open_answer (GBytes     *answer,
             const char *type)
{
  g_autoptr(GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), answer, FALSE));

  return g_variant_is_normal_form (variant) ? g_steal_pointer (&variant) : NULL;
}

static GError *
make_error (guint       code,
            const char *message)
{
  return code <= ANALYZER_READING_ERROR_PROFILE && *message != '\0'
         ? g_error_new_literal (ANALYZER_READING_ERROR, code, message) : NULL;
}

/* The error that an answer tells of, if any; one that makes no sense counts as
 * a broken document. */
static void
take_error (GVariant  *variant,
            GError   **error)
{
  g_autoptr(GVariant) maybe = g_variant_get_child_value (variant, g_variant_n_children (variant) - 1);
  g_autoptr(GVariant) pair = g_variant_get_maybe (maybe);
  GError *told = NULL;

  if (pair != NULL)
    {
      const char *message;
      guint code;

      g_variant_get (pair, "(u&s)", &code, &message);
      told = make_error (code, message);
    }
  if (told != NULL)
    g_propagate_error (error, told);
  else
    set_damaged (error);
}

static GBytes *
dup_bytes (GVariant *variant)
{
  gsize length;
  const char *data = g_variant_get_fixed_array (variant, &length, 1);

  /* Not the answer itself, which is larger than any of its parts. */
  return g_bytes_new (data, length);
}

static gboolean
is_boundary (const char *text,
             gsize       length,
             gsize       at)
{
  return at == length || ((guchar) text[at] & 0xC0) != 0x80;
}

static gboolean
take_ignored (AnalyzerArticle *article,
              GVariant        *spans)
{
  gsize length, n;
  const char *text = analyzer_article_get_utf8 (article, &length);
  const AnalyzerSpan *span = g_variant_get_fixed_array (spans, &n, sizeof (AnalyzerSpan));
  guint at = 0;

  for (gsize i = 0; i < n; i++, span++)
    {
      if (span->start < at || span->end <= span->start || span->end > length || !is_boundary (text, length, span->start)
          || !is_boundary (text, length, span->end))
        return FALSE;
      analyzer_article_ignore (article, span->start, span->end);
      at = span->end;
    }

  return TRUE;
}

static gboolean
take_candidates (AnalyzerArticle *article,
                 GVariant        *fields)
{
  if (g_variant_n_children (fields) != ANALYZER_N_FIELDS)
    return FALSE;

  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    {
      g_autoptr(GVariant) candidates = g_variant_get_child_value (fields, field);
      GVariantIter iter;
      const char *value, *origin;

      if (g_variant_iter_init (&iter, candidates) > CANDIDATES_MAX)
        return FALSE;
      while (g_variant_iter_next (&iter, "(&s&s)", &value, &origin))
        analyzer_article_add_candidate (article, field, value, origin);
    }

  return TRUE;
}

static AnalyzerArticle *
take_article (GVariant *variant)
{
  g_autoptr(GVariant) spans = g_variant_get_child_value (variant, 1);
  g_autoptr(GVariant) fields = g_variant_get_child_value (variant, 2);
  g_autoptr(GVariant) content = g_variant_get_child_value (variant, 3);
  g_autoptr(GBytes) text = dup_bytes (content);
  g_autoptr(AnalyzerArticle) article = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text, &length), *format;

  g_variant_get_child (variant, 0, "&s", &format);
  if (length == 0 || length > ANALYZER_FILE_MAX || !g_utf8_validate_len (data, length, NULL)
      || analyzer_reader_get (format) == NULL)
    return NULL;

  article = analyzer_article_new (NULL, format, text);

  return take_ignored (article, spans) && take_candidates (article, fields) ? g_steal_pointer (&article) : NULL;
}

static gboolean
take_failures (GVariant  *list,
               GPtrArray *failures)
{
  GVariantIter iter;
  const char *path, *message;
  guint code;

  if (g_variant_iter_init (&iter, list) > PARTS_MAX)
    return FALSE;
  while (g_variant_iter_next (&iter, "(^&ayu&s)", &path, &code, &message))
    {
      g_autoptr(GError) failure = make_error (code, message);

      if (failure == NULL)
        return FALSE;
      analyzer_failures_add (failures, *path != '\0' ? path : NULL, failure);
    }

  return TRUE;
}

/**
 * analyzer_answer_read:
 * @answer: what a helper wrote; it may be anything
 * @failures: (element-type AnalyzerFailure): where to tell what it could not read
 *
 * Returns: (transfer full) (element-type AnalyzerArticle): the articles of the
 *   document, at least one, or %NULL with @error set
 */
GPtrArray *
analyzer_answer_read (GBytes     *answer,
                      GPtrArray  *failures,
                      GError    **error)
{
  g_autoptr(GVariant) variant = open_answer (answer, ANSWER_TYPE);
  g_autoptr(GVariant) list = NULL, told = NULL;
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n;

  if (variant == NULL)
    {
      set_damaged (error);
      return NULL;
    }

  list = g_variant_get_child_value (variant, 0);
  told = g_variant_get_child_value (variant, 1);
  n = g_variant_n_children (list);
  for (gsize i = 0; i < n && n <= PARTS_MAX; i++)
    {
      g_autoptr(GVariant) child = g_variant_get_child_value (list, i);
      AnalyzerArticle *article = take_article (child);

      if (article == NULL)
        break;
      g_ptr_array_add (articles, article);
    }
  if (articles->len != n || !take_failures (told, failures))
    {
      set_damaged (error);
      return NULL;
    }
  if (n == 0)
    {
      take_error (variant, error);
      return NULL;
    }

  return g_steal_pointer (&articles);
}

/**
 * analyzer_members_answer_new:
 * @members: (nullable) (element-type AnalyzerMember): what an archive holds
 * @error: (nullable): why it can't be unpacked
 *
 * Returns: (transfer full): all of it for analyzer_members_answer_read()
 */
GBytes *
analyzer_members_answer_new (GPtrArray    *members,
                             const GError *error)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (MEMBERS_TYPE));
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(say)"));
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const AnalyzerMember *member = g_ptr_array_index (members, i);

      g_variant_builder_add (&builder, "(s@ay)", member->name,
                             g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, member->content, TRUE));
    }
  g_variant_builder_close (&builder);
  add_error (&builder, error);

  return write_answer (&builder);
}

/**
 * analyzer_members_answer_read:
 * @answer: what a helper wrote; it may be anything
 *
 * Returns: (transfer full) (element-type AnalyzerMember): what the archive
 *   holds, maybe nothing, or %NULL with @error set
 */
GPtrArray *
analyzer_members_answer_read (GBytes  *answer,
                              GError **error)
{
  g_autoptr(GVariant) variant = open_answer (answer, MEMBERS_TYPE);
  g_autoptr(GVariant) list = NULL, failure = NULL;
  g_autoptr(GPtrArray) members = analyzer_members_new ();
  gsize n;

  if (variant == NULL)
    {
      set_damaged (error);
      return NULL;
    }

  list = g_variant_get_child_value (variant, 0);
  failure = g_variant_get_child_value (variant, 1);
  n = g_variant_n_children (list);
  if (g_variant_n_children (failure) > 0 || n > PARTS_MAX)
    {
      take_error (variant, error);
      return NULL;
    }

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr(GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr(GVariant) content = g_variant_get_child_value (child, 1);
      g_autoptr(GBytes) bytes = dup_bytes (content);
      const char *name;

      g_variant_get_child (child, 0, "&s", &name);
      analyzer_members_add (members, name, bytes);
    }

  return g_steal_pointer (&members);
}
