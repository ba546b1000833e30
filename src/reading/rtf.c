/* rtf.c: reads Rich Text Format.
 *
 * After the Rich Text Format specification 1.9.1. No library for it is in
 * Debian; what is read here is text, its paragraphs and the document's
 * properties, one byte after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/export.h"
#include "reading/manuscript.h"
#include "reading/reader-private.h"

#define DEPTH_MAX 1000u
#define FONTS_MAX 4096
#define WORD_MAX 32
#define FIELD_MAX 4096u

typedef enum
{
  PLACE_BODY,
  PLACE_NOTE,
  PLACE_SKIPPED,
  PLACE_FONTS,
  PLACE_TITLE,
  PLACE_AUTHOR,
  PLACE_CREATED,
} Place;

/* What a group keeps to itself. */
typedef struct
{
  Place    place;
  gboolean hidden;
  int      skip;                /* characters that stand in for a Unicode one */
  int      font;
} Group;

typedef struct
{
  const char         *at;
  const char         *end;
  AnalyzerManuscript *manuscript;
  GArray             *groups;   /* of Group */
  Group               group;
  GString            *bytes;    /* in the code page, not converted yet */
  GString            *title;
  GString            *author;
  int                 code_page;
  int                 fonts[FONTS_MAX];         /* code pages, 0 for the document's */
  int                 defined;  /* the font that is being defined */
  int                 to_skip;
  gunichar            high;     /* the first half of a pair */
  int                 year, month, day;
  gboolean            too_deep;
} Reading;

static const struct
{
  const char *word;
  Place       place;
} places[] = {
  { "annotation", PLACE_SKIPPED }, { "atnauthor", PLACE_SKIPPED }, { "atnid", PLACE_SKIPPED }, { "atndate", PLACE_SKIPPED },
  { "author", PLACE_AUTHOR }, { "colortbl", PLACE_SKIPPED }, { "comment", PLACE_SKIPPED }, { "company", PLACE_SKIPPED },
  { "creatim", PLACE_CREATED }, { "category", PLACE_SKIPPED }, { "datastore", PLACE_SKIPPED }, { "doccomm", PLACE_SKIPPED },
  { "filetbl", PLACE_SKIPPED }, { "fldinst", PLACE_SKIPPED }, { "fonttbl", PLACE_FONTS }, { "footer", PLACE_SKIPPED },
  { "footerf", PLACE_SKIPPED }, { "footerl", PLACE_SKIPPED }, { "footerr", PLACE_SKIPPED }, { "footnote", PLACE_NOTE },
  { "ftncn", PLACE_SKIPPED }, { "ftnsep", PLACE_SKIPPED }, { "ftnsepc", PLACE_SKIPPED }, { "generator", PLACE_SKIPPED },
  { "header", PLACE_SKIPPED }, { "headerf", PLACE_SKIPPED }, { "headerl", PLACE_SKIPPED }, { "headerr", PLACE_SKIPPED },
  { "hlinkbase", PLACE_SKIPPED }, { "info", PLACE_SKIPPED }, { "keywords", PLACE_SKIPPED }, { "latentstyles", PLACE_SKIPPED },
  { "listoverridetable", PLACE_SKIPPED }, { "listtable", PLACE_SKIPPED }, { "listtext", PLACE_SKIPPED },
  { "manager", PLACE_SKIPPED }, { "nonshppict", PLACE_SKIPPED }, { "object", PLACE_SKIPPED }, { "operator", PLACE_SKIPPED },
  { "pict", PLACE_SKIPPED }, { "pntext", PLACE_SKIPPED }, { "printim", PLACE_SKIPPED }, { "revtbl", PLACE_SKIPPED },
  { "revtim", PLACE_SKIPPED }, { "rsidtbl", PLACE_SKIPPED }, { "rxe", PLACE_SKIPPED }, { "shp", PLACE_SKIPPED },
  { "stylesheet", PLACE_SKIPPED }, { "subject", PLACE_SKIPPED }, { "tc", PLACE_SKIPPED }, { "themedata", PLACE_SKIPPED },
  { "title", PLACE_TITLE }, { "txe", PLACE_SKIPPED }, { "xe", PLACE_SKIPPED }, { "xmlnstbl", PLACE_SKIPPED },
};

static const struct
{
  const char *word;
  gunichar    character;
} characters[] = {
  { "bullet", 0x2022 }, { "cell", '\n' }, { "column", '\n' }, { "emdash", 0x2014 }, { "emspace", ' ' }, { "endash", 0x2013 },
  { "enspace", ' ' }, { "ldblquote", 0x201C }, { "line", '\v' }, { "lquote", 0x2018 }, { "nestcell", '\n' },
  { "nestrow", '\n' }, { "page", '\n' }, { "par", '\n' }, { "qmspace", ' ' }, { "rdblquote", 0x201D }, { "row", '\n' },
  { "rquote", 0x2019 }, { "sect", '\n' }, { "softline", '\v' }, { "tab", ' ' },
};

/* The code pages of fonts' character sets. */
static const struct
{
  int charset;
  int code_page;
} charsets[] = {
  { 0, 1252 }, { 77, 10000 }, { 128, 932 }, { 129, 949 }, { 134, 936 }, { 136, 950 }, { 161, 1253 }, { 162, 1254 },
  { 163, 1258 }, { 177, 1255 }, { 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 }, { 238, 1250 },
};

static guint
rtf_recognise (const AnalyzerInput *input)
{
  return input->length >= 6 && memcmp (input->data, "{\\rtf", 5) == 0 ? 98 : 0;
}

static void
put (Reading    *reading,
     const char *text,
     gsize       length)
{
  GString *field = NULL;

  switch (reading->group.place)
    {
    case PLACE_BODY:
      if (!reading->group.hidden)
        analyzer_manuscript_add_text (reading->manuscript, text, length);
      return;
    case PLACE_NOTE:
      if (!reading->group.hidden)
        {
          analyzer_manuscript_begin_note (reading->manuscript);
          analyzer_manuscript_add_text (reading->manuscript, text, length);
          analyzer_manuscript_end_note (reading->manuscript);
        }
      return;
    case PLACE_TITLE:
      field = reading->title;
      break;
    case PLACE_AUTHOR:
      field = reading->author;
      break;
    case PLACE_SKIPPED:
    case PLACE_FONTS:
    case PLACE_CREATED:
    default:
      return;
    }

  if (field->len + length < FIELD_MAX)
    g_string_append_len (field, text, length);
}

static void
flush_bytes (Reading *reading)
{
  g_autofree char *text = NULL;
  char name[16];
  gsize length;
  int code_page = reading->code_page, font = reading->group.font;

  if (reading->bytes->len == 0)
    return;

  if (font >= 0 && font < FONTS_MAX && reading->fonts[font] != 0)
    code_page = reading->fonts[font];
  if (code_page == 10000)
    g_strlcpy (name, "MACINTOSH", sizeof name);
  else
    g_snprintf (name, sizeof name, "CP%d", code_page);

  text = g_convert_with_fallback (reading->bytes->str, reading->bytes->len, "UTF-8", name, "?", NULL, &length, NULL);
  if (text == NULL)
    text = g_convert_with_fallback (reading->bytes->str, reading->bytes->len, "UTF-8", "CP1252", "?", NULL, &length, NULL);
  if (text == NULL)
    text = g_convert (reading->bytes->str, reading->bytes->len, "UTF-8", "ISO-8859-1", NULL, &length, NULL);
  if (text != NULL)
    put (reading, text, length);
  g_string_truncate (reading->bytes, 0);
}

/* Ends a line or a paragraph. */
static void
put_end (Reading *reading,
         gboolean paragraph)
{
  if (reading->group.place != PLACE_BODY && reading->group.place != PLACE_NOTE)
    return;
  if (reading->group.place == PLACE_NOTE)
    analyzer_manuscript_begin_note (reading->manuscript);
  if (paragraph)
    analyzer_manuscript_end_paragraph (reading->manuscript);
  else
    analyzer_manuscript_break_line (reading->manuscript);
  analyzer_manuscript_end_note (reading->manuscript);
}

static void
put_character (Reading  *reading,
               gunichar  c)
{
  char utf8[6];

  flush_bytes (reading);
  if (c == '\n' || c == '\v')
    {
      put_end (reading, c == '\n');
      return;
    }

  if (c != 0 && g_unichar_validate (c))
    put (reading, utf8, g_unichar_to_utf8 (c, utf8));
}

static void
put_unicode (Reading *reading,
             int      value)
{
  gunichar c = value < 0 ? (gunichar) (value + 65536) : (gunichar) value;

  if (c >= 0xD800 && c < 0xDC00)
    {
      reading->high = c;
    }
  else
    {
      if (c >= 0xDC00 && c < 0xE000 && reading->high != 0)
        c = 0x10000 + ((reading->high - 0xD800) << 10) + (c - 0xDC00);
      reading->high = 0;
      put_character (reading, c);
    }
  reading->to_skip = reading->group.skip;
}

static void
open_group (Reading *reading)
{
  flush_bytes (reading);
  if (reading->groups->len >= DEPTH_MAX)
    {
      reading->too_deep = TRUE;
      return;
    }
  g_array_append_val (reading->groups, reading->group);
}

static void
close_group (Reading *reading)
{
  flush_bytes (reading);
  reading->to_skip = 0;
  if (reading->groups->len == 0)
    {
      reading->at = reading->end;
      return;
    }
  /* Every note is a paragraph of its own. */
  if (reading->group.place == PLACE_NOTE
      && g_array_index (reading->groups, Group, reading->groups->len - 1).place != PLACE_NOTE)
    put_end (reading, TRUE);
  reading->group = g_array_index (reading->groups, Group, reading->groups->len - 1);
  g_array_set_size (reading->groups, reading->groups->len - 1);
}

static void
define_font (Reading *reading,
             int      charset)
{
  if (reading->defined < 0 || reading->defined >= FONTS_MAX)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (charsets[i].charset == charset)
      reading->fonts[reading->defined] = charset == 0 ? 0 : charsets[i].code_page;
}

static void
set_place (Reading *reading,
           Place    place)
{
  /* Some write a property twice. */
  if ((place == PLACE_TITLE && reading->title->len > 0) || (place == PLACE_AUTHOR && reading->author->len > 0))
    place = PLACE_SKIPPED;
  /* What stands in something that is left out is left out, but for the
   * properties that the document keeps together. */
  if (reading->group.place == PLACE_BODY || (reading->group.place == PLACE_NOTE && place == PLACE_SKIPPED)
      || place == PLACE_TITLE || place == PLACE_AUTHOR || place == PLACE_CREATED)
    reading->group.place = place;
}

static void
control (Reading    *reading,
         const char *word,
         gboolean    has_value,
         int         value,
         gboolean    optional)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (word, places[i].word) == 0)
      {
        flush_bytes (reading);
        set_place (reading, places[i].place);
        return;
      }
  /* Whoever does not know what it is shall skip it. */
  if (optional)
    {
      flush_bytes (reading);
      if (strcmp (word, "shppict") != 0)
        set_place (reading, PLACE_SKIPPED);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    if (strcmp (word, characters[i].word) == 0)
      {
        put_character (reading, characters[i].character);
        return;
      }

  if (strcmp (word, "u") == 0)
    {
      put_unicode (reading, value);
    }
  else if (strcmp (word, "uc") == 0)
    {
      reading->group.skip = CLAMP (value, 0, 10);
    }
  else if (strcmp (word, "ansicpg") == 0)
    {
      reading->code_page = value;
    }
  else if (strcmp (word, "mac") == 0)
    {
      reading->code_page = 10000;
    }
  else if (strcmp (word, "f") == 0)
    {
      flush_bytes (reading);
      if (reading->group.place == PLACE_FONTS)
        reading->defined = value;
      else
        reading->group.font = value;
    }
  else if (strcmp (word, "fcharset") == 0)
    {
      define_font (reading, value);
    }
  else if (strcmp (word, "v") == 0 || strcmp (word, "deleted") == 0)
    {
      flush_bytes (reading);
      reading->group.hidden = !has_value || value != 0;
    }
  else if (strcmp (word, "plain") == 0)
    {
      flush_bytes (reading);
      reading->group.hidden = FALSE;
    }
  else if (strcmp (word, "bin") == 0)
    {
      if (value > 0)
        reading->at += MIN (reading->end - reading->at, value);
    }
  else if (reading->group.place == PLACE_CREATED)
    {
      if (strcmp (word, "yr") == 0)
        reading->year = value;
      else if (strcmp (word, "mo") == 0)
        reading->month = value;
      else if (strcmp (word, "dy") == 0)
        reading->day = value;
    }
}

static int
hex_pair (const char *at,
          const char *end)
{
  if (end - at < 2 || !g_ascii_isxdigit (at[0]) || !g_ascii_isxdigit (at[1]))
    return -1;

  return g_ascii_xdigit_value (at[0]) * 16 + g_ascii_xdigit_value (at[1]);
}

/* What follows a backslash. */
static void
read_control (Reading *reading,
              gboolean optional)
{
  char word[WORD_MAX];
  gsize n = 0;
  gboolean negative = FALSE, has_value = FALSE;
  gint64 value = 0;

  while (reading->at < reading->end && g_ascii_isalpha (*reading->at))
    {
      if (n < WORD_MAX - 1)
        word[n++] = *reading->at;
      reading->at++;
    }
  word[n] = '\0';

  if (reading->at < reading->end && *reading->at == '-' && reading->end - reading->at > 1
      && g_ascii_isdigit (reading->at[1]))
    {
      negative = TRUE;
      reading->at++;
    }
  for (int digits = 0; reading->at < reading->end && g_ascii_isdigit (*reading->at); digits++)
    {
      if (digits < 9)
        value = value * 10 + (*reading->at - '0');
      has_value = TRUE;
      reading->at++;
    }
  if (reading->at < reading->end && *reading->at == ' ')
    reading->at++;

  if (reading->to_skip > 0 && strcmp (word, "u") != 0)
    reading->to_skip--;
  else
    control (reading, word, has_value, negative ? -value : value, optional);
}

static void
read_symbol (Reading *reading)
{
  char symbol = *reading->at++;
  int byte;

  if (symbol == '\'')
    {
      byte = hex_pair (reading->at, reading->end);
      if (byte < 0)
        return;
      reading->at += 2;
      if (reading->to_skip > 0)
        reading->to_skip--;
      else if (byte != 0)
        g_string_append_c (reading->bytes, byte);
      return;
    }
  if (symbol == '*')
    {
      if (reading->end - reading->at > 1 && reading->at[0] == '\\' && g_ascii_isalpha (reading->at[1]))
        {
          reading->at++;
          read_control (reading, TRUE);
        }
      else
        {
          set_place (reading, PLACE_SKIPPED);
        }
      return;
    }

  switch (symbol)
    {
    case '~':
      put_character (reading, ' ');
      break;
    case '_':
      put_character (reading, '-');
      break;
    case '\n':
    case '\r':
      put_character (reading, '\n');
      break;
    case '\\':
    case '{':
    case '}':
      put_character (reading, symbol);
      break;
    default:
      break;
    }
}

static void
read_all (Reading      *reading,
          GCancellable *cancellable)
{
  guint n = 0;

  while (reading->at < reading->end && !reading->too_deep)
    {
      char c = *reading->at++;

      if (++n % 65536 == 0 && g_cancellable_is_cancelled (cancellable))
        return;

      if (c == '{')
        {
          open_group (reading);
        }
      else if (c == '}')
        {
          close_group (reading);
        }
      else if (c == '\\')
        {
          if (reading->at == reading->end)
            return;
          if (g_ascii_isalpha (*reading->at))
            read_control (reading, FALSE);
          else
            read_symbol (reading);
        }
      else if (c != '\r' && c != '\n' && c != '\0')
        {
          if (reading->to_skip > 0)
            reading->to_skip--;
          else if ((guchar) c >= 0x80 || reading->bytes->len > 0 || c != '\t')
            g_string_append_c (reading->bytes, c);
          else
            put_character (reading, ' ');
          if (reading->bytes->len >= 4096 && (guchar) c < 0x80)
            flush_bytes (reading);
        }
    }
  flush_bytes (reading);
}

static GPtrArray *
rtf_read (const AnalyzerInput  *input,
          GCancellable         *cancellable,
          GError              **error)
{
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
  g_autoptr(GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr(GString) bytes = g_string_new (NULL), title = g_string_new (NULL), author = g_string_new (NULL);
  g_autofree Reading *reading = g_new0 (Reading, 1);
  g_autofree char *created = NULL;
  GPtrArray *articles;
  GError *failure = NULL;

  reading->at = input->data;
  reading->end = input->data + input->length;
  reading->manuscript = manuscript;
  reading->groups = groups;
  reading->group.skip = 1;
  reading->bytes = bytes;
  reading->title = title;
  reading->author = author;
  reading->code_page = 1252;
  reading->defined = -1;
  read_all (reading, cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (reading->too_deep)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The document is nested too deeply to be an article; copy its text and open that."));
      return NULL;
    }
  if (analyzer_manuscript_is_empty (manuscript))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The document holds no text, only pictures perhaps; open a version with text."));
      return NULL;
    }

  articles = analyzer_export_read_manuscript (input, manuscript, cancellable, &failure);
  if (articles != NULL || failure != NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return articles;
    }

  created = g_strdup_printf ("%04d-%02d-%02d", reading->year, reading->month, reading->day);
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, title->str, "properties");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_BYLINE, author->str, "properties");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, created, "properties");

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "rtf", TRUE));

  return articles;
}

static const char *const extensions[] = { "rtf", NULL };
static const char *const mime_types[] = { "application/rtf", "text/rtf", NULL };

const AnalyzerReader analyzer_rtf_reader = {
  .id = "rtf",
  .name = N_("Rich Text"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = rtf_recognise,
  .read = rtf_read,
  .apart_from = ANALYZER_APART_LARGE,
};
