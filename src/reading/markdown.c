/* markdown.c: reads Markdown, with or without front matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <cmark.h>
#include <glib/gi18n-lib.h>

#include "reading/decode.h"
#include "reading/export.h"
#include "reading/manuscript.h"
#include "reading/reader-private.h"

#define NOTE_NAME_MAX 64u
#define MARKDOWN_MAX (64u * 1024 * 1024)

static const struct
{
  const char    *key;
  AnalyzerField  field;
} keys[] = {
  { "title", ANALYZER_FIELD_TITLE },       { "headline", ANALYZER_FIELD_TITLE },
  { "author", ANALYZER_FIELD_BYLINE },     { "authors", ANALYZER_FIELD_BYLINE },
  { "byline", ANALYZER_FIELD_BYLINE },     { "date", ANALYZER_FIELD_PUBLISHED },
  { "published", ANALYZER_FIELD_PUBLISHED }, { "publisher", ANALYZER_FIELD_PUBLISHER },
  { "source", ANALYZER_FIELD_PUBLISHER },  { "publication", ANALYZER_FIELD_PUBLISHER },
  { "url", ANALYZER_FIELD_URL },           { "link", ANALYZER_FIELD_URL },
  { "canonical_url", ANALYZER_FIELD_URL }, { "lang", ANALYZER_FIELD_LANGUAGE },
  { "language", ANALYZER_FIELD_LANGUAGE },
};

static gboolean
has_front_matter (const char *text)
{
  return (g_str_has_prefix (text, "---\n") || g_str_has_prefix (text, "---\r\n"))
         && strstr (text, "\n---") != NULL && strchr (text, ':') != NULL;
}

static guint
markdown_recognise (const AnalyzerInput *input)
{
  guint signs = 0;

  if (has_front_matter (input->head))
    return 60;

  for (const char *line = input->head; line != NULL && *line != '\0'; line = strchr (line, '\n'))
    {
      if (*line == '\n')
        line++;
      if (*line == '#' && line[strspn (line, "#")] == ' ' && strspn (line, "#") <= 6)
        signs++;
      if (g_str_has_prefix (line, "> ") || g_str_has_prefix (line, "```"))
        signs++;
      if (strncmp (line, "**", 2) == 0 || strncmp (line, "![", 2) == 0)
        signs++;
      if (*line == '\0')
        break;
    }
  if (strstr (input->head, "](http") != NULL)
    signs++;

  /* Signs alone make no Markdown of a text; a name that says so must agree. */
  return *input->head == '\0' ? 0 : signs > 0 ? 25 : 15;
}

static char *
dup_value (const char *value)
{
  char *plain = g_strstrip (g_strdup (value));
  gsize length = strlen (plain);

  if (length >= 2 && (plain[0] == '"' || plain[0] == '\'') && plain[length - 1] == plain[0])
    {
      plain[length - 1] = '\0';
      memmove (plain, plain + 1, length - 1);
    }
  else if (length >= 2 && plain[0] == '[' && plain[length - 1] == ']')
    {
      /* A list on one line. */
      plain[length - 1] = '\0';
      memmove (plain, plain + 1, length - 1);
      g_strdelimit (plain, "\"", ' ');
      g_strstrip (plain);
    }

  return plain;
}

/* Lines of 'key: value'; a key may be followed by a list of '- item'. */
static const char *
read_front_matter (const char         *text,
                   AnalyzerManuscript *manuscript)
{
  const char *end = strstr (text, "\n---");
  g_autofree char *block = g_strndup (text + 4, end > text + 4 ? end - text - 4 : 0);
  g_auto(GStrv) lines = g_strsplit (block, "\n", 1000);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *colon = strchr (lines[i], ':');

      if (colon == NULL || g_ascii_isspace (lines[i][0]))
        continue;
      *colon = '\0';
      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        if (g_ascii_strcasecmp (lines[i], keys[k].key) == 0)
          {
            g_autofree char *value = dup_value (colon + 1);
            g_autoptr(GString) list = g_string_new (value);

            for (gsize n = i + 1; *value == '\0' && lines[n] != NULL; n++)
              {
                const char *item = lines[n] + strspn (lines[n], " \t");
                g_autofree char *one = NULL;

                if (*item != '-')
                  break;
                one = dup_value (item + 1);
                if (list->len > 0)
                  g_string_append (list, ", ");
                g_string_append (list, one);
              }
            analyzer_manuscript_add_field (manuscript, keys[k].field, list->str, "front-matter");
          }
    }

  end += strlen ("\n---");

  return end + strcspn (end, "\n");
}

/* Footnotes and tables are no part of CommonMark, but of what people write. */
typedef struct
{
  GString  *body;
  GString  *notes;
  gboolean  in_code;
  gboolean  in_note;
  gboolean  in_table;
  gboolean  blank;              /* the line before was empty */
} Draft;

/* '[^name]', whose length it tells, or 0. */
static gsize
match_note (const char *at)
{
  gsize n = 0;

  if (at[0] != '[' || at[1] != '^')
    return 0;
  while (n <= NOTE_NAME_MAX && strchr ("] \t\n", at[2 + n]) == NULL)
    n++;

  return n > 0 && n <= NOTE_NAME_MAX && at[2 + n] == ']' ? n + 3 : 0;
}

static gboolean
is_table_rule (const char *line,
               gsize       length)
{
  return memchr (line, '|', length) != NULL && memchr (line, '-', length) != NULL
         && strspn (line, "|-: \t\r") >= length;
}

/* Each cell is a paragraph, as in every other format. */
static void
add_row (Draft      *draft,
         const char *line,
         gsize       length)
{
  const char *at = line, *end = line + length;

  while (at < end)
    {
      const char *bar = at;

      while (bar < end && (*bar != '|' || (bar > line && bar[-1] == '\\')))
        bar++;
      g_string_append (draft->body, "\n");
      at += strspn (at, " \t");
      if (at < bar)
        g_string_append_len (draft->body, at, bar - at);
      g_string_append (draft->body, "\n");
      at = bar + 1;
    }
}

static void
add_words (GString    *out,
           const char *line,
           gsize       length)
{
  const char *end = line + length;

  for (const char *at = line; at < end;)
    {
      gsize mark = match_note (at);

      if (mark == 0 || mark > (gsize) (end - at))
        g_string_append_c (out, *at++);
      else
        at += mark;
    }
  g_string_append_c (out, '\n');
}

static void
add_line (Draft      *draft,
          const char *line,
          gsize       length,
          const char *next)
{
  gsize indent = strspn (line, " \t"), mark = match_note (line);
  gboolean is_blank = strspn (line, " \t\r") >= length;

  if (indent < 4 && (g_str_has_prefix (line + indent, "```") || g_str_has_prefix (line + indent, "~~~")))
    draft->in_code = !draft->in_code;

  if (!draft->in_code && mark > 0 && line[mark] == ':')
    {
      g_string_append_c (draft->notes, '\n');
      add_words (draft->notes, line + mark + 1, length - mark - 1);
      draft->in_note = TRUE;
    }
  else if (draft->in_note && (is_blank || !draft->blank || indent >= 4))
    {
      add_words (draft->notes, line + MIN (indent, length), length - MIN (indent, length));
    }
  else if (draft->in_code)
    {
      draft->in_note = FALSE;
      g_string_append_len (draft->body, line, length);
      g_string_append_c (draft->body, '\n');
    }
  else
    {
      gsize after = strcspn (next, "\n");

      draft->in_note = FALSE;
      if (memchr (line, '|', length) == NULL)
        draft->in_table = FALSE;
      else if (is_table_rule (next, after))
        draft->in_table = TRUE;
      if (!draft->in_table)
        add_words (draft->body, line, length);
      else if (!is_table_rule (line, length))
        add_row (draft, line, length);
    }
  draft->blank = is_blank;
}

static void
write_draft (Draft      *draft,
             const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      const char *next = text[length] != '\0' ? text + length + 1 : text + length;

      add_line (draft, text, length, next);
      text = next;
    }
}

static void
write_node (cmark_node         *node,
            cmark_event_type    event,
            AnalyzerManuscript *manuscript,
            GString            *heading,
            guint              *images)
{
  const char *literal = cmark_node_get_literal (node);

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      if (*images > 0 || literal == NULL)
        break;
      if (heading != NULL)
        g_string_append (heading, literal);
      else
        analyzer_manuscript_add_text (manuscript, literal, strlen (literal));
      break;
    case CMARK_NODE_SOFTBREAK:
      if (heading != NULL)
        g_string_append_c (heading, ' ');
      else
        analyzer_manuscript_add_text (manuscript, " ", 1);
      break;
    case CMARK_NODE_LINEBREAK:
      analyzer_manuscript_break_line (manuscript);
      break;
    case CMARK_NODE_IMAGE:
      *images += event == CMARK_EVENT_ENTER ? 1 : -1;
      break;
    case CMARK_NODE_CODE_BLOCK:
      analyzer_manuscript_end_paragraph (manuscript);
      analyzer_manuscript_add_text (manuscript, literal, strlen (literal));
      analyzer_manuscript_end_paragraph (manuscript);
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_LIST:
    case CMARK_NODE_THEMATIC_BREAK:
      analyzer_manuscript_end_paragraph (manuscript);
      break;
    default:
      break;
    }
}

static void
write_markdown (const char         *text,
                AnalyzerManuscript *manuscript)
{
  cmark_node *document = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;
  g_autoptr(GString) title = g_string_new (NULL);
  cmark_node *heading = NULL;
  guint images = 0;

  /* A first heading before any text is the title. */
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (cmark_node_get_type (node) == CMARK_NODE_HEADING && cmark_node_get_heading_level (node) == 1
          && event == CMARK_EVENT_ENTER && analyzer_manuscript_is_empty (manuscript) && title->len == 0)
        heading = node;
      write_node (node, event, manuscript, heading != NULL ? title : NULL, &images);
      if (node == heading && event == CMARK_EVENT_EXIT)
        heading = NULL;
    }
  analyzer_manuscript_end_paragraph (manuscript);
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, title->str, "heading");

  cmark_iter_free (iter);
  cmark_node_free (document);
}

static GPtrArray *
markdown_read (const AnalyzerInput  *input,
               GCancellable         *cancellable,
               GError              **error)
{
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
  g_autoptr(GString) main_text = g_string_new (NULL), notes = g_string_new (NULL);
  g_autoptr(GBytes) decoded = NULL;
  g_autofree char *text = NULL;
  Draft draft = { .body = main_text, .notes = notes };
  const char *body;
  gsize length;
  GPtrArray *articles;
  GError *failure = NULL;

  if (input->length > MARKDOWN_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The document is larger than 64 MB; split it and try again."));
      return NULL;
    }
  decoded = analyzer_decode (input->bytes, NULL, error);
  if (decoded == NULL)
    return NULL;

  body = g_bytes_get_data (decoded, &length);
  articles = analyzer_export_read_text (input, body != NULL ? body : "", length, cancellable, &failure);
  if (articles != NULL || failure != NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return articles;
    }

  text = g_strndup (body != NULL ? body : "", length);
  body = has_front_matter (text) ? read_front_matter (text, manuscript) : text;
  write_draft (&draft, body);
  write_markdown (draft.body->str, manuscript);
  if (draft.notes->len > 0)
    {
      analyzer_manuscript_begin_note (manuscript);
      write_markdown (draft.notes->str, manuscript);
      analyzer_manuscript_end_note (manuscript);
    }

  if (analyzer_manuscript_is_empty (manuscript))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_EMPTY,
                           _("The file holds nothing but white space; save the article again."));
      return NULL;
    }

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "markdown", TRUE));

  return articles;
}

static const char *const extensions[] = { "md", "markdown", "mdown", "qmd", NULL };
static const char *const mime_types[] = { "text/markdown", NULL };

const AnalyzerReader analyzer_markdown_reader = {
  .id = "markdown",
  .name = N_("Markdown"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = markdown_recognise,
  .read = markdown_read,
  .apart_from = ANALYZER_APART_LARGE,
};
