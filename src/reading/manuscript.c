/* manuscript.c: an article that a reader writes down paragraph by paragraph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/dates.h"
#include "reading/furniture.h"
#include "reading/manuscript.h"
#include "reading/opening.h"

typedef struct
{
  AnalyzerField  field;
  char          *value;
  char          *origin;
} Field;

struct _AnalyzerManuscript
{
  GString  *text;
  GArray   *fields;             /* of Field */
  gboolean  in_paragraph;
  gboolean  space;              /* white space waits for the next character */
  gboolean  line_break;
};

static void
clear_field (gpointer data)
{
  Field *field = data;

  g_free (field->value);
  g_free (field->origin);
}

/**
 * analyzer_manuscript_new:
 *
 * Returns: (transfer full): an article without a word
 */
AnalyzerManuscript *
analyzer_manuscript_new (void)
{
  AnalyzerManuscript *self = g_new0 (AnalyzerManuscript, 1);

  self->text = g_string_new (NULL);
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);

  return self;
}

void
analyzer_manuscript_free (AnalyzerManuscript *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->fields);
  g_free (self);
}

/* Marks that only tell where a word may be parted, or nothing at all. */
static gboolean
is_unseen (gunichar c)
{
  return c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/**
 * analyzer_manuscript_add_text:
 * @text: words, UTF-8
 * @length: their length in bytes
 *
 * Adds to the paragraph; any run of white space is one blank. Once the
 * longest text is reached, nothing more is added.
 */
void
analyzer_manuscript_add_text (AnalyzerManuscript *self,
                              const char         *text,
                              gsize               length)
{
  const char *end = text + length;

  if (self->text->len + length > ANALYZER_TEXT_MAX)
    return;

  while (text < end)
    {
      gunichar c = g_utf8_get_char (text);
      const char *next = g_utf8_next_char (text);

      if (c == 0xA0 || (c < 0x80 && g_ascii_isspace (c)))
        {
          self->space = TRUE;
        }
      else if (!is_unseen (c))
        {
          if (!self->in_paragraph)
            {
              if (self->text->len > 0)
                g_string_append (self->text, "\n\n");
            }
          else if (self->line_break)
            {
              g_string_append_c (self->text, '\n');
            }
          else if (self->space)
            {
              g_string_append_c (self->text, ' ');
            }
          self->in_paragraph = TRUE;
          self->line_break = FALSE;
          self->space = FALSE;
          g_string_append_len (self->text, text, next - text);
        }
      text = next;
    }
}

/**
 * analyzer_manuscript_break_line:
 *
 * Goes on in the next line of the paragraph.
 */
void
analyzer_manuscript_break_line (AnalyzerManuscript *self)
{
  self->line_break = TRUE;
}

/**
 * analyzer_manuscript_end_paragraph:
 *
 * Ends the paragraph, if there is one.
 */
void
analyzer_manuscript_end_paragraph (AnalyzerManuscript *self)
{
  self->in_paragraph = FALSE;
  self->line_break = FALSE;
  self->space = FALSE;
}

/**
 * analyzer_manuscript_add_field:
 * @field: what is told
 * @value: (nullable): what the document says; a date in any wording
 * @origin: where it says so
 *
 * Adds what the document says of itself, the most trusted place first.
 */
void
analyzer_manuscript_add_field (AnalyzerManuscript *self,
                               AnalyzerField       field,
                               const char         *value,
                               const char         *origin)
{
  g_autofree char *clean = NULL;
  Field told = { .field = field };

  if (value == NULL)
    return;

  clean = g_strstrip (g_utf8_make_valid (value, -1));
  if (field == ANALYZER_FIELD_PUBLISHED)
    {
      char *iso = analyzer_dup_iso_date (clean);

      g_free (clean);
      clean = iso;
    }
  else if (field == ANALYZER_FIELD_BYLINE && analyzer_is_byline (clean, strlen (clean)))
    {
      char *names = g_strdup (clean + strlen ("By "));

      g_free (clean);
      clean = names;
    }
  if (clean == NULL || *clean == '\0')
    return;

  told.value = g_steal_pointer (&clean);
  told.origin = g_strdup (origin);
  g_array_append_val (self->fields, told);
}

/**
 * analyzer_manuscript_is_empty:
 *
 * Returns: whether no word has been added yet
 */
gboolean
analyzer_manuscript_is_empty (AnalyzerManuscript *self)
{
  return self->text->len == 0;
}

/**
 * analyzer_manuscript_finish:
 * @format: the id of the reader
 * @has_opening: whether title, byline and date may stand in the first lines
 *
 * Returns: (transfer full): the article; the manuscript is empty then
 */
AnalyzerArticle *
analyzer_manuscript_finish (AnalyzerManuscript *self,
                            const char         *format,
                            gboolean            has_opening)
{
  g_autoptr(GBytes) text = g_string_free_to_bytes (self->text);
  AnalyzerArticle *article = analyzer_article_new (NULL, format, text);
  g_autoptr(GArray) furniture = NULL;
  const char *words;
  gsize length;

  self->text = g_string_new (NULL);
  analyzer_manuscript_end_paragraph (self);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);

      analyzer_article_add_candidate (article, field->field, field->value, field->origin);
    }
  g_array_set_size (self->fields, 0);

  words = analyzer_article_get_utf8 (article, &length);
  furniture = analyzer_find_furniture (words, length);
  if (has_opening)
    {
      g_autoptr(GArray) opening = analyzer_read_opening (article);

      analyzer_article_ignore_both (article, opening, furniture);
    }
  else
    {
      for (guint i = 0; i < furniture->len; i++)
        {
          AnalyzerSpan span = g_array_index (furniture, AnalyzerSpan, i);

          analyzer_article_ignore (article, span.start, span.end);
        }
    }

  return article;
}
