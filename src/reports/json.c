/* json.c: writes JSON, piece by piece.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/json.h"

#include <math.h>
#include <string.h>

static void
begin_value (AnalyzerJson *self)
{
  if (self->comma)
    g_string_append_c (self->out, ',');
  self->comma = TRUE;
}

/**
 * analyzer_json_open:
 * @bracket: `{` or `[`
 */
void
analyzer_json_open (AnalyzerJson *self,
                    char          bracket)
{
  begin_value (self);
  g_string_append_c (self->out, bracket);
  self->comma = FALSE;
}

/**
 * analyzer_json_close:
 * @bracket: `}` or `]`
 */
void
analyzer_json_close (AnalyzerJson *self,
                     char          bracket)
{
  g_string_append_c (self->out, bracket);
  self->comma = TRUE;
}

/**
 * analyzer_json_key:
 * @key: a member's name, in ASCII without anything to escape
 */
void
analyzer_json_key (AnalyzerJson *self,
                   const char   *key)
{
  begin_value (self);
  g_string_append_c (self->out, '"');
  g_string_append (self->out, key);
  g_string_append (self->out, "\":");
  self->comma = FALSE;
}

static gboolean
is_plain (guchar c)
{
  /* 0xC2 and 0xE2 may begin one of the line ends of Unicode. */
  return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && c != 0xC2 && c != 0xE2;
}

/* Escapes what JSON asks for, and every character at which some reader of
 * lines ends a line: one object has to stay on one line everywhere. */
static void
append_escaped (GString    *out,
                const char *text,
                gsize       length)
{
  const char *p = text, *end = text + length;

  while (p < end)
    {
      const char *run = p;
      guchar c;

      while (p < end && is_plain (*p))
        p++;
      g_string_append_len (out, run, p - run);
      if (p == end)
        break;

      c = *p;
      switch (c)
        {
        case '"':
          g_string_append (out, "\\\"");
          break;

        case '\\':
          g_string_append (out, "\\\\");
          break;

        case '\n':
          g_string_append (out, "\\n");
          break;

        case '\r':
          g_string_append (out, "\\r");
          break;

        case '\t':
          g_string_append (out, "\\t");
          break;

        case 0xC2:
          if ((guchar) p[1] == 0x85)
            g_string_append (out, "\\u0085");
          else
            g_string_append_len (out, p, 2);
          p++;
          break;

        case 0xE2:
          if ((guchar) p[1] == 0x80 && ((guchar) p[2] == 0xA8 || (guchar) p[2] == 0xA9))
            g_string_append (out, (guchar) p[2] == 0xA8 ? "\\u2028" : "\\u2029");
          else
            g_string_append_len (out, p, 3);
          p += 2;
          break;

        default:
          g_string_append_printf (out, "\\u%04x", c);
        }
      p++;
    }
}

/**
 * analyzer_json_text:
 * @text: UTF-8; a byte that is none is written as U+FFFD
 * @length: its length in bytes
 */
void
analyzer_json_text (AnalyzerJson *self,
                    const char   *text,
                    gsize         length)
{
  const char *end = text + length;

  begin_value (self);
  g_string_append_c (self->out, '"');
  while (text < end)
    {
      const char *bad;

      g_utf8_validate_len (text, end - text, &bad);
      append_escaped (self->out, text, bad - text);
      if (bad < end)
        {
          g_string_append (self->out, *bad == '\0' ? "\\u0000" : "\xEF\xBF\xBD");
          bad++;
        }
      text = bad;
    }
  g_string_append_c (self->out, '"');
}

/**
 * analyzer_json_string:
 * @text: (nullable): a string; %NULL is written as null
 */
void
analyzer_json_string (AnalyzerJson *self,
                      const char   *text)
{
  if (text != NULL)
    analyzer_json_text (self, text, strlen (text));
  else
    analyzer_json_null (self);
}

void
analyzer_json_integer (AnalyzerJson *self,
                       gint64        number)
{
  char digits[24], *p = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  /* Offsets are most of what is written, so no printf here. */
  do
    *--p = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (number < 0)
    *--p = '-';

  begin_value (self);
  g_string_append_len (self->out, p, digits + sizeof digits - p);
}

/**
 * analyzer_json_share:
 * @share: a number from 0 to 1, written with three decimals
 */
void
analyzer_json_share (AnalyzerJson *self,
                     double        share)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  share = isfinite (share) ? CLAMP (share, 0, 1) : 0;
  begin_value (self);
  g_string_append (self->out, g_ascii_formatd (digits, sizeof digits, "%.3f", share));
}

void
analyzer_json_boolean (AnalyzerJson *self,
                       gboolean      value)
{
  begin_value (self);
  g_string_append (self->out, value ? "true" : "false");
}

void
analyzer_json_null (AnalyzerJson *self)
{
  begin_value (self);
  g_string_append (self->out, "null");
}

/**
 * analyzer_json_ids:
 * @ids: (element-type guint): ids, written as a list
 */
void
analyzer_json_ids (AnalyzerJson *self,
                   GArray       *ids)
{
  analyzer_json_open (self, '[');
  for (guint i = 0; i < ids->len; i++)
    analyzer_json_integer (self, g_array_index (ids, guint, i));
  analyzer_json_close (self, ']');
}

/**
 * analyzer_json_spans:
 * @spans: (element-type AnalyzerSpan): spans in bytes
 * @offsets: the offsets of their text
 *
 * Writes a list of spans in characters.
 */
void
analyzer_json_spans (AnalyzerJson          *self,
                     GArray                *spans,
                     const AnalyzerOffsets *offsets)
{
  analyzer_json_open (self, '[');
  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);

      analyzer_json_open (self, '[');
      analyzer_json_integer (self, analyzer_offsets_to_characters (offsets, span->start));
      analyzer_json_integer (self, analyzer_offsets_to_characters (offsets, span->end));
      analyzer_json_close (self, ']');
    }
  analyzer_json_close (self, ']');
}
