/* export-article.c: one article of an export, made of its lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/export-lines.h"
#include "reading/export-split-private.h"
#include "reading/languages.h"
#include "reading/manuscript.h"

#define VALUE_MAX 2000u

/* A typed line is no longer than this. */
#define TYPED_MAX 120u

/* Between the labels of a head there are no more other lines. */
#define STRAY_MAX 2u

typedef enum
{
  ZONE_HEAD,
  ZONE_BODY,
  ZONE_TAIL,
} Zone;

/* What an article is made of, by the indexes of the lines. */
typedef struct
{
  AnalyzerManuscript        *manuscript;
  Zone                       zone;
  gboolean                   has_body;          /* something says where the text begins */
  gboolean                   is_labelled;       /* a label was there */
  GArray                    *head;
  GArray                    *body;
  GArray                    *tail;
  const AnalyzerExportLabel *label;             /* whose value goes on */
  gboolean                   is_long;           /* up to the next label */
  GString                   *value;
  guint                      told;              /* fields, a bit each */
} Draft;

static void
add_field (Draft         *draft,
           AnalyzerField  field,
           const char    *value,
           const char    *origin)
{
  g_autofree char *tag = NULL;

  if (field == ANALYZER_FIELD_LANGUAGE)
    {
      tag = analyzer_dup_language_tag (value);
      value = tag;
    }
  if (value == NULL || *value == '\0' || !analyzer_manuscript_add_field (draft->manuscript, field, value, origin))
    return;

  draft->told |= 1u << field;
}

/* Tells the fields that stand behind a label or in a line. */
static void
tell (AnalyzerExportSplitting   *splitting,
      Draft                     *draft,
      const AnalyzerExportLabel *label,
      const char                *value,
      const char                *place)
{
  g_autofree char *origin = g_strconcat (splitting->profile->id, ":", place, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GError) error = NULL;

  if (label->values != NULL && splitting->n_trips <= ANALYZER_EXPORT_TRIPS_MAX)
    {
      gboolean found = g_regex_match_full (label->values, value, -1, 0, 0, &match, &error);

      splitting->n_trips += error != NULL;
      for (guint field = 0; found && field < ANALYZER_N_FIELDS; field++)
        {
          g_autofree char *part = g_match_info_fetch_named (match, analyzer_field_to_string (field));

          if (part != NULL)
            add_field (draft, field, part, origin);
        }
      if (found)
        return;
    }

  for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
    if ((label->role.fields & 1u << field) != 0)
      add_field (draft, field, value, origin);
}

static void
end_value (AnalyzerExportSplitting *splitting,
           Draft                   *draft)
{
  if (draft->label != NULL && draft->value->len > 0)
    tell (splitting, draft, draft->label, draft->value->str, draft->label->name);
  draft->label = NULL;
  g_string_truncate (draft->value, 0);
}

static void
add_to_value (Draft      *draft,
              const char *text,
              gsize       length)
{
  while (length > 0 && (*text == ' ' || *text == '\t'))
    {
      text++;
      length--;
    }
  if (length == 0 || draft->value->len + length > VALUE_MAX)
    return;
  if (draft->value->len > 0)
    g_string_append_c (draft->value, ' ');
  g_string_append_len (draft->value, text, length);
}

/* A part of a line as a line of its own. */
static void
add_rest (AnalyzerExportSplitting *splitting,
          GArray                  *lines,
          const AnalyzerLine      *line,
          gsize                    value)
{
  AnalyzerLine rest = *line;
  const char *text = analyzer_export_get_text (splitting, line);

  while (value < line->length && (text[value] == ' ' || text[value] == '\t'))
    value++;
  rest.start += value;
  rest.length -= value;
  if (rest.length > 0)
    g_array_append_val (lines, rest);
}

static void
take_label (AnalyzerExportSplitting   *splitting,
            Draft                     *draft,
            const AnalyzerLine        *line,
            const AnalyzerExportLabel *label,
            gsize                      value,
            gboolean                   is_long)
{
  end_value (splitting, draft);
  draft->is_labelled = TRUE;
  if (label->role.is_tail)
    draft->zone = ZONE_TAIL;
  if (label->role.is_body)
    {
      draft->zone = ZONE_BODY;
      add_rest (splitting, draft->body, line, value);
      return;
    }
  draft->label = label;
  draft->is_long = is_long;
  add_to_value (draft, analyzer_export_get_text (splitting, line) + value, line->length - value);
}

/* What an element of a page is for is beyond doubt, wherever it stands. */
static void
take_class (AnalyzerExportSplitting   *splitting,
            Draft                     *draft,
            const AnalyzerLine        *line,
            const AnalyzerExportLabel *label)
{
  if (draft->label != label || line->opened != 0)
    end_value (splitting, draft);
  draft->is_labelled = TRUE;
  if (label->role.is_body)
    {
      draft->zone = ZONE_TAIL;
      g_array_append_vals (draft->body, line, 1);
      return;
    }
  draft->label = label;
  draft->is_long = FALSE;
  add_to_value (draft, analyzer_export_get_text (splitting, line), line->length);
}

static gboolean
goes_on (const Draft        *draft,
         const AnalyzerLine *line)
{
  return draft->label != NULL && (draft->is_long || !line->apart || draft->value->len == 0);
}

static void
take_line (AnalyzerExportSplitting *splitting,
           Draft                   *draft,
           const AnalyzerLine      *line)
{
  gboolean is_long;
  gsize value;
  const AnalyzerExportLabel *label = analyzer_export_find_class (splitting, line);

  if (label != NULL)
    {
      take_class (splitting, draft, line, label);
      return;
    }
  label = analyzer_export_find_label (splitting, line, &value, &is_long);
  if (label != NULL && !label->role.is_tail && !label->role.is_body && draft->zone == ZONE_BODY && !draft->has_body
      && draft->body->len <= STRAY_MAX)
    {
      /* What was taken for the text stands between labels. */
      g_array_append_vals (draft->head, draft->body->data, draft->body->len);
      g_array_set_size (draft->body, 0);
      draft->zone = ZONE_HEAD;
    }
  if (label != NULL && (draft->zone != ZONE_BODY || label->role.is_tail || label->role.is_body))
    {
      take_label (splitting, draft, line, label, value, is_long);
      return;
    }
  if (draft->zone == ZONE_BODY && analyzer_export_line_matches (splitting, splitting->profile->body_end, line))
    {
      draft->zone = ZONE_TAIL;
      return;
    }
  if (goes_on (draft, line))
    {
      add_to_value (draft, analyzer_export_get_text (splitting, line), line->length);
      return;
    }
  end_value (splitting, draft);

  if (draft->zone == ZONE_TAIL)
    {
      g_array_append_vals (draft->tail, line, 1);
    }
  else if (draft->zone == ZONE_BODY
           || (!draft->has_body && draft->is_labelled && splitting->profile->last == NULL))
    {
      draft->zone = ZONE_BODY;
      g_array_append_vals (draft->body, line, 1);
    }
  else
    {
      g_array_append_vals (draft->head, line, 1);
      if (!draft->has_body && analyzer_export_line_matches (splitting, splitting->profile->last, line))
        draft->zone = ZONE_BODY;
    }
}

/* Whether a label or an element says where the article's text begins. */
static gboolean
has_body (AnalyzerExportSplitting     *splitting,
          const AnalyzerExportSegment *segment)
{
  for (guint i = segment->first; i < segment->end; i++)
    {
      const AnalyzerLine *line = analyzer_export_get_line (splitting, i);
      const AnalyzerExportLabel *label = analyzer_export_find_class (splitting, line);
      gboolean is_long;
      gsize value;

      if (label == NULL)
        label = analyzer_export_find_label (splitting, line, &value, &is_long);
      if (label != NULL && label->role.is_body)
        return TRUE;
    }

  return FALSE;
}

/* A headline that was broken into lines is one again. */
static GPtrArray *
list_head (AnalyzerExportSplitting *splitting,
           Draft                   *draft)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < draft->head->len && units->len < ANALYZER_EXPORT_LINES_MAX; i++)
    {
      const AnalyzerLine *line = &g_array_index (draft->head, AnalyzerLine, i);
      char *text = g_strndup (analyzer_export_get_text (splitting, line), MIN (line->length, VALUE_MAX));
      char *valid = g_utf8_make_valid (text, -1);

      g_free (text);
      if (splitting->profile->joins && units->len > 0 && !line->apart && !analyzer_export_has_shape (splitting->profile, valid)
          && !analyzer_export_has_shape (splitting->profile, g_ptr_array_index (units, units->len - 1)))
        {
          char *before = g_ptr_array_index (units, units->len - 1);

          g_ptr_array_index (units, units->len - 1) = g_strconcat (before, " ", valid, NULL);
          g_free (before);
          g_free (valid);
        }
      else
        {
          g_ptr_array_add (units, valid);
        }
    }

  return units;
}

static void
write_line (AnalyzerExportSplitting *splitting,
            AnalyzerManuscript      *manuscript,
            const AnalyzerLine      *line)
{
  analyzer_manuscript_add_text (manuscript, analyzer_export_get_text (splitting, line), line->length);
  analyzer_manuscript_end_paragraph (manuscript);
}

/* Tells the fields of the head; what is no known line of it stays in the text. */
static guint
write_head (AnalyzerExportSplitting *splitting,
            Draft                   *draft)
{
  g_autoptr(GPtrArray) units = list_head (splitting, draft);
  g_autofree int *items = g_new (int, units->len + 1);
  guint n_left = 0;

  analyzer_export_match_lines (splitting->profile, units, draft->told, items);
  for (guint i = 0; i < units->len; i++)
    {
      const char *text = g_ptr_array_index (units, i);

      if (items[i] >= 0)
        {
          const AnalyzerExportItem *item = g_ptr_array_index (splitting->profile->items, items[i]);

          tell (splitting, draft, &item->label, text, "head");
          continue;
        }
      /* Some tell the title twice. */
      if (g_strcmp0 (text, analyzer_manuscript_get_field (draft->manuscript, ANALYZER_FIELD_TITLE, NULL)) == 0)
        continue;
      n_left++;
      analyzer_manuscript_add_text (draft->manuscript, text, strlen (text));
      analyzer_manuscript_end_paragraph (draft->manuscript);
    }
  /* No head is so long. */
  for (guint i = ANALYZER_EXPORT_LINES_MAX; i < draft->head->len && units->len == ANALYZER_EXPORT_LINES_MAX; i++, n_left++)
    write_line (splitting, draft->manuscript, &g_array_index (draft->head, AnalyzerLine, i));

  return n_left;
}

/* Whether paragraphs go on over lines, and empty lines part them. */
static gboolean
is_broken (AnalyzerExportSplitting *splitting,
           GArray                  *lines)
{
  gboolean parted = FALSE, goes_on_there = FALSE;

  if (!splitting->transcript->is_typed)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const AnalyzerLine *line = &g_array_index (lines, AnalyzerLine, i);

      if (line->length > TYPED_MAX)
        return FALSE;
      parted = parted || line->apart;
      goes_on_there = goes_on_there || (i > 0 && !line->apart);
    }

  return parted && goes_on_there;
}

static void
write_body (AnalyzerExportSplitting *splitting,
            Draft                   *draft)
{
  gboolean broken = is_broken (splitting, draft->body);

  for (guint i = 0; i < draft->body->len; i++)
    {
      const AnalyzerLine *line = &g_array_index (draft->body, AnalyzerLine, i);

      if (i > 0)
        {
          if (line->apart || (splitting->transcript->is_typed && !broken))
            analyzer_manuscript_end_paragraph (draft->manuscript);
          else if (broken)
            analyzer_manuscript_add_text (draft->manuscript, " ", 1);
          else
            analyzer_manuscript_break_line (draft->manuscript);
        }
      analyzer_manuscript_add_text (draft->manuscript, analyzer_export_get_text (splitting, line), line->length);
    }
  analyzer_manuscript_end_paragraph (draft->manuscript);
}

static void
write_left (AnalyzerExportSplitting *splitting,
            AnalyzerManuscript      *manuscript,
            guint                    first,
            guint                    end)
{
  for (guint i = first; i < end; i++)
    if (splitting->kinds[i] == ANALYZER_EXPORT_LINE_LEFT)
      write_line (splitting, manuscript, analyzer_export_get_line (splitting, i));
}

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->manuscript, analyzer_manuscript_free);
  g_clear_pointer (&draft->head, g_array_unref);
  g_clear_pointer (&draft->body, g_array_unref);
  g_clear_pointer (&draft->tail, g_array_unref);
  if (draft->value != NULL)
    g_string_free (draft->value, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

/* Where pages end in the middle of an article, its title comes again. */
static gboolean
is_running_title (AnalyzerExportSplitting *splitting,
                  guint                    first,
                  guint                    i)
{
  const AnalyzerLine *line = analyzer_export_get_line (splitting, i), *title = analyzer_export_get_line (splitting, first);

  return first < i && splitting->kinds[i - 1] == ANALYZER_EXPORT_LINE_DROPPED && line->length == title->length
         && memcmp (analyzer_export_get_text (splitting, line), analyzer_export_get_text (splitting, title), line->length) == 0;
}

static void
sort_lines (AnalyzerExportSplitting     *splitting,
            const AnalyzerExportSegment *segment,
            Draft                       *draft)
{
  guint first = segment->first;

  while (first < segment->end && splitting->kinds[first] != ANALYZER_EXPORT_LINE_CONTENT)
    first++;
  draft->manuscript = analyzer_manuscript_new ();
  draft->head = g_array_new (FALSE, FALSE, sizeof (AnalyzerLine));
  draft->body = g_array_new (FALSE, FALSE, sizeof (AnalyzerLine));
  draft->tail = g_array_new (FALSE, FALSE, sizeof (AnalyzerLine));
  draft->value = g_string_new (NULL);
  draft->has_body = has_body (splitting, segment);
  for (guint i = first; i < segment->end; i++)
    if (splitting->kinds[i] == ANALYZER_EXPORT_LINE_CONTENT && !is_running_title (splitting, first, i))
      take_line (splitting, draft, analyzer_export_get_line (splitting, i));
  end_value (splitting, draft);

  /* Nothing says where the text begins: all of it is the text. */
  if (draft->body->len == 0 && draft->zone == ZONE_HEAD && !draft->has_body && !draft->is_labelled)
    {
      GArray *none = draft->body;

      draft->body = draft->head;
      draft->head = none;
    }
}

static void
fail (AnalyzerExportSplitting *splitting,
      Draft                   *draft,
      guint                    number)
{
  GPtrArray *failures = splitting->result->failures;
  g_autoptr(AnalyzerArticle) article = NULL;
  g_autoptr(GError) error = NULL;
  const char *title;

  article = analyzer_manuscript_finish (draft->manuscript, "export", FALSE);
  title = analyzer_article_get_field (article, ANALYZER_FIELD_TITLE);
  g_set_error (&error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
               _("Article %u of the export, “%s”, holds no text; fetch it with its full text."), number,
               title != NULL ? title : "");
  analyzer_failures_add (failures, splitting->path, error);
}

void
analyzer_export_write_article (AnalyzerExportSplitting     *splitting,
                               const AnalyzerExportSegment *segment,
                               guint                        number,
                               guint                        left_end)
{
  AnalyzerExportResult *result = splitting->result;
  g_auto(Draft) draft = { 0 };
  AnalyzerManuscript *manuscript;
  guint n_left, n_fields = 0;

  sort_lines (splitting, segment, &draft);
  manuscript = draft.manuscript;

  analyzer_manuscript_set_aside (manuscript, TRUE);
  write_left (splitting, manuscript, segment->before, segment->first);
  n_left = write_head (splitting, &draft);
  analyzer_manuscript_set_aside (manuscript, FALSE);
  write_body (splitting, &draft);
  analyzer_manuscript_set_aside (manuscript, TRUE);
  for (guint i = 0; i < draft.tail->len; i++)
    write_line (splitting, manuscript, &g_array_index (draft.tail, AnalyzerLine, i));
  write_left (splitting, manuscript, segment->end, left_end);
  analyzer_manuscript_set_aside (manuscript, FALSE);

  for (guint told = draft.told; told != 0; told &= told - 1)
    n_fields++;
  result->worth += (gint64) n_fields * 2 - n_left;
  splitting->n_good += n_fields > 1;

  if (draft.body->len == 0)
    fail (splitting, &draft, number);
  else
    g_ptr_array_add (result->articles, analyzer_manuscript_finish (manuscript, "export", FALSE));
}
