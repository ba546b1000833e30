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

/* What is being written, and where in a paragraph it has come to. */
typedef struct
{
  GString  *text;
  gboolean  in_paragraph;
  gboolean  space;              /* white space waits for the next character */
  gboolean  line_break;
} Sheet;

struct _AnalyzerManuscript
{
  Sheet     body;
  Sheet     notes;
  Sheet    *sheet;              /* the one of both that is written on */
  GArray   *fields;             /* of Field */
  GArray   *ignored;            /* of AnalyzerSpan, in the body */
  guint     aside;              /* where what is ignored began */
  gboolean  is_aside;
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

  self->body.text = g_string_new (NULL);
  self->notes.text = g_string_new (NULL);
  self->sheet = &self->body;
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  self->ignored = analyzer_spans_new ();

  return self;
}

void
analyzer_manuscript_free (AnalyzerManuscript *self)
{
  g_string_free (self->body.text, TRUE);
  g_string_free (self->notes.text, TRUE);
  g_array_unref (self->fields);
  g_array_unref (self->ignored);
  g_free (self);
}

/* Marks that only tell where a word may be parted, or nothing at all. */
static gboolean
is_unseen (gunichar c)
{
  return c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* What stands before an item of a list: symbol fonts keep theirs at the two
 * places of private use. */
static gboolean
is_bullet (gunichar c)
{
  switch (c)
    {
    case 0x2022: case 0x2023: case 0x2043: case 0x25AA: case 0x25CF: case 0x25E6: case 0xF0A7: case 0xF0B7:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * analyzer_manuscript_add_text:
 * @text: words, UTF-8
 * @length: their length in bytes
 *
 * Adds to the paragraph; any run of white space is one blank, and a bullet
 * before the first word is left out. Once the longest text is reached, nothing
 * more is added.
 */
void
analyzer_manuscript_add_text (AnalyzerManuscript *self,
                              const char         *text,
                              gsize               length)
{
  const char *end = text + length;
  Sheet *sheet = self->sheet;

  if (self->body.text->len + self->notes.text->len + length > ANALYZER_TEXT_MAX)
    return;

  while (text < end)
    {
      gunichar c = g_utf8_get_char (text);
      const char *next = g_utf8_next_char (text);

      if (c == 0xA0 || (c < 0x80 && g_ascii_isspace (c)))
        {
          sheet->space = TRUE;
        }
      else if (!is_unseen (c) && (sheet->in_paragraph || !is_bullet (c)))
        {
          if (!sheet->in_paragraph)
            {
              if (sheet->text->len > 0)
                g_string_append (sheet->text, "\n\n");
            }
          else if (sheet->line_break)
            {
              g_string_append_c (sheet->text, '\n');
            }
          else if (sheet->space)
            {
              g_string_append_c (sheet->text, ' ');
            }
          sheet->in_paragraph = TRUE;
          sheet->line_break = FALSE;
          sheet->space = FALSE;
          g_string_append_len (sheet->text, text, next - text);
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
  self->sheet->line_break = TRUE;
}

/**
 * analyzer_manuscript_end_paragraph:
 *
 * Ends the paragraph, if there is one.
 */
void
analyzer_manuscript_end_paragraph (AnalyzerManuscript *self)
{
  self->sheet->in_paragraph = FALSE;
  self->sheet->line_break = FALSE;
  self->sheet->space = FALSE;
}

/**
 * analyzer_manuscript_begin_note:
 *
 * Writes what follows on a sheet of its own, until
 * analyzer_manuscript_end_note(). Notes come after the text and are no part of
 * the article's prose.
 */
void
analyzer_manuscript_begin_note (AnalyzerManuscript *self)
{
  self->sheet = &self->notes;
}

/**
 * analyzer_manuscript_end_note:
 *
 * Goes on in the text where the note was put in.
 */
void
analyzer_manuscript_end_note (AnalyzerManuscript *self)
{
  self->sheet = &self->body;
}

/**
 * analyzer_manuscript_set_aside:
 * @aside: whether what is added to the text from now on is no part of the
 *   article's prose
 *
 * Ends the paragraph, too.
 */
void
analyzer_manuscript_set_aside (AnalyzerManuscript *self,
                               gboolean            aside)
{
  GString *text = self->body.text;

  analyzer_manuscript_end_paragraph (self);
  if (self->is_aside && !aside)
    {
      while (self->aside < text->len && text->str[self->aside] == '\n')
        self->aside++;
      analyzer_spans_add (self->ignored, self->aside, text->len);
    }
  else if (!self->is_aside && aside)
    {
      self->aside = text->len;
    }
  self->is_aside = aside;
}

/**
 * analyzer_manuscript_dup_text:
 *
 * Returns: (transfer full): what was added so far, with the notes after it
 */
char *
analyzer_manuscript_dup_text (AnalyzerManuscript *self)
{
  return g_strconcat (self->body.text->str, self->notes.text->len > 0 ? "\n\n" : "", self->notes.text->str, NULL);
}

/**
 * analyzer_manuscript_get_field:
 * @field: what is told
 * @origin: (nullable): where it is said; %NULL for any place
 *
 * Returns: (transfer none) (nullable): what was added first for @field
 */
const char *
analyzer_manuscript_get_field (AnalyzerManuscript *self,
                               AnalyzerField       field,
                               const char         *origin)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *told = &g_array_index (self->fields, Field, i);

      if (told->field == field && (origin == NULL || strcmp (told->origin, origin) == 0))
        return told->value;
    }

  return NULL;
}

/**
 * analyzer_manuscript_add_field:
 * @field: what is told
 * @value: (nullable): what the document says; a date in any wording
 * @origin: where it says so
 *
 * Adds what the document says of itself, the most trusted place first.
 *
 * Returns: whether it says anything; what is no date says nothing of when
 */
gboolean
analyzer_manuscript_add_field (AnalyzerManuscript *self,
                               AnalyzerField       field,
                               const char         *value,
                               const char         *origin)
{
  g_autofree char *clean = NULL;
  Field told = { .field = field };

  if (value == NULL)
    return FALSE;

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
    return FALSE;

  told.value = g_steal_pointer (&clean);
  told.origin = g_strdup (origin);
  g_array_append_val (self->fields, told);

  return TRUE;
}

/**
 * analyzer_manuscript_is_empty:
 *
 * Returns: whether no word has been added yet
 */
gboolean
analyzer_manuscript_is_empty (AnalyzerManuscript *self)
{
  return self->body.text->len == 0;
}

/* What a program wrote into the document's properties is its own idea, often
 * the name of a computer's owner and the day of a conversion; who wrote it and
 * when is better known from its first lines. */
static gboolean
is_doubtful (const Field *field)
{
  return (field->field == ANALYZER_FIELD_BYLINE || field->field == ANALYZER_FIELD_PUBLISHED)
         && (strcmp (field->origin, "properties") == 0 || strcmp (field->origin, "xmp") == 0);
}

static void
add_candidates (AnalyzerManuscript *self,
                AnalyzerArticle    *article,
                gboolean            doubtful)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);

      if (is_doubtful (field) == doubtful)
        analyzer_article_add_candidate (article, field->field, field->value, field->origin);
    }
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
  g_autoptr(GBytes) text = NULL;
  AnalyzerArticle *article;
  g_autoptr(GArray) furniture = NULL;
  const char *words;
  gsize length, body_length;

  analyzer_manuscript_set_aside (self, FALSE);
  body_length = self->body.text->len;
  if (self->notes.text->len > 0)
    {
      g_string_append (self->body.text, "\n\n");
      g_string_append_len (self->body.text, self->notes.text->str, self->notes.text->len);
    }
  text = g_string_free_to_bytes (self->body.text);
  article = analyzer_article_new (NULL, format, text);
  self->body = (Sheet) { .text = g_string_new (NULL) };
  g_string_truncate (self->notes.text, 0);
  self->notes = (Sheet) { .text = self->notes.text };
  self->sheet = &self->body;

  add_candidates (self, article, FALSE);
  words = analyzer_article_get_utf8 (article, &length);
  furniture = analyzer_find_furniture (words, body_length);
  if (has_opening)
    {
      g_autoptr(GArray) opening = analyzer_read_opening (article, body_length);

      analyzer_article_ignore_both (article, opening, furniture);
    }
  else
    {
      analyzer_article_ignore_both (article, self->ignored, furniture);
    }
  g_array_set_size (self->ignored, 0);
  if (length > body_length)
    analyzer_article_ignore (article, body_length + strlen ("\n\n"), length);
  add_candidates (self, article, TRUE);
  g_array_set_size (self->fields, 0);

  return article;
}
