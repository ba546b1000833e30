/* json-tree.c: JSON that strangers wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/json-tree.h"

/* The parser goes as deep as the text is nested. */
#define DEPTH_MAX 100

/* The number that is escaped by four digits, or -1. */
static int
escaped_unit (const char *at)
{
  int value = 0;

  if (at[0] != '\\' || at[1] != 'u')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (at[i]);
    }

  return value;
}

/* Whoever cuts a text off may leave half of a pair, which stands for no
 * character. Returns how many bytes are done with. */
static gsize
mend_escape (char *at)
{
  int first = escaped_unit (at), second;

  if (first < 0xD800 || first > 0xDFFF)
    return 2;
  second = first < 0xDC00 ? escaped_unit (at + 6) : -1;
  if (second >= 0xDC00 && second <= 0xDFFF)
    return 12;
  memcpy (at, "\\ufffd", 6);

  return 6;
}

/**
 * analyzer_json_parse:
 * @text: JSON, UTF-8
 * @length: its length in bytes
 *
 * Line ends inside strings, which JSON forbids and pages hold nevertheless, are
 * read as blanks, and halves of characters as U+FFFD.
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL where it is no
 *   JSON or nested too deeply
 */
JsonNode *
analyzer_json_parse (const char *text,
                     gsize       length)
{
  g_autoptr(JsonParser) parser = NULL;
  g_autofree char *clean = g_utf8_make_valid (text, length);
  guint depth = 0;
  gboolean quoted = FALSE;

  for (char *p = clean; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20)
        *p = ' ';
      else if (quoted && *p == '\\' && p[1] != '\0')
        p += mend_escape (p) - 1;
      else if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == '{' || *p == '['))
        {
          if (++depth > DEPTH_MAX)
            return NULL;
        }
      else if (!quoted && (*p == '}' || *p == ']') && depth > 0)
        depth--;
    }

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, clean, -1, NULL))
    return NULL;

  return json_parser_steal_root (parser);
}

/**
 * analyzer_json_get_string:
 * @object: an object
 * @member: the name of a member
 *
 * Returns: (nullable): its value, %NULL where there is none or it is no string
 */
const char *
analyzer_json_get_string (JsonObject *object,
                          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}
