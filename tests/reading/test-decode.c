/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reading/decode.h"
#include "reading/error.h"

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       length;
  const char *declared;
  const char *text;             /* NULL for an error */
} Case;

#define BYTES(s) s, sizeof (s) - 1

static const Case cases[] = {
  { "ascii", BYTES ("plain"), NULL, "plain" },
  { "empty", BYTES (""), NULL, "" },
  { "utf-8", BYTES ("caf\xc3\xa9"), NULL, "café" },
  { "utf-8-mark", BYTES ("\xef\xbb\xbf" "caf\xc3\xa9"), NULL, "café" },
  { "mark-alone", BYTES ("\xef\xbb\xbf"), NULL, "" },
  { "utf-16le-mark", BYTES ("\xff\xfe" "n\0o\0"), NULL, "no" },
  { "utf-16be-mark", BYTES ("\xfe\xff\0n\0o"), NULL, "no" },
  { "utf-32le-mark", BYTES ("\xff\xfe\0\0n\0\0\0o\0\0\0"), NULL, "no" },
  { "utf-16le", BYTES ("S\0h\0e\0 \0s\0a\0i\0d\0 \0\x1c\x20n\0o\0\x1d\x20.\0\n\0"), NULL, "She said “no”.\n" },
  { "utf-16be", BYTES ("\0S\0h\0e\0 \0s\0a\0i\0d\0 \0n\0o\0.\0\n"), NULL, "She said no.\n" },
  { "utf-16-odd", BYTES ("\xff\xfe" "n\0o\0!"), NULL, "no\xef\xbf\xbd" },
  { "utf-16-lone-surrogate", BYTES ("\xff\xfe" "n\0\0\xd8o\0"), NULL, "n\xef\xbf\xbdo" },
  { "windows-1252", BYTES ("He said \x93the caf\xe9 isn\x92t open\x94 \x96 and left."), NULL,
    "He said “the café isn’t open” – and left." },
  { "one-accent", BYTES ("The caf\xe9 was closed on Monday, the owner said."), NULL,
    "The café was closed on Monday, the owner said." },
  { "declared-latin-1", BYTES ("\x93yes\x94"), "ISO-8859-1", "“yes”" },
  { "declared-cyrillic", BYTES ("\xcf\xf0\xe8"), "windows-1251", "При" },
  { "declared-wrong", BYTES ("caf\xc3\xa9"), "iso-8859-1", "café" },
  { "declared-unknown", BYTES ("caf\xe9 in town"), "x-none", "café in town" },
  { "declared-utf-7", BYTES ("+ADw-script+AD4-"), "utf-7", "+ADw-script+AD4-" },
  { "declared-utf-16", BYTES ("plain"), "utf-16", "plain" },
  { "declared-gb2312", BYTES ("\xd6\xd0\xb9\xfa"), "gb2312", "中国" },
  { "cyrillic-guessed",
    BYTES ("\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xf1\xea\xe0\xe7\xe0\xeb, \xf7\xf2\xee \xef\xe5\xf0\xe5\xe3\xee"
           "\xe2\xee\xf0\xfb \xed\xe0\xf7\xed\xf3\xf2\xf1\xff \xe2 \xef\xff\xf2\xed\xe8\xf6\xf3."), NULL,
    "Президент сказал, что переговоры начнутся в пятницу." },
  { "utf-8-cut", BYTES ("\xe2\x80\x9cna\xc3\xafve caf\xc3\xa9 \xc3\xa0 c\xc3\xb4t\xc3\xa9 d\xc3\xa9j\xc3\xa0 \xc3"), NULL,
    "“naïve café à côté déjà \xef\xbf\xbd" },
  { "zero", BYTES ("a\0b"), NULL, NULL },
  { "controls", BYTES ("\x01\x02\x03\x04 text"), NULL, NULL },
  { "dos-end", BYTES ("one\r\n\x1a"), NULL, "one\r\n\x1a" },
};

static void
test_decode (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new (c->bytes, c->length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = analyzer_decode (bytes, c->declared, &error);
  g_autofree char *found = NULL;
  gsize length;
  const char *begin;

  if (c->text == NULL)
    {
      g_assert_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_BINARY);
      g_assert_null (text);
      return;
    }

  g_assert_no_error (error);
  begin = g_bytes_get_data (text, &length);
  found = g_strndup (begin != NULL ? begin : "", length);
  g_assert_cmpstr (found, ==, c->text);
}

/* However a text is cut, its head is valid UTF-8 and never more than asked. */
static void
test_head (void)
{
  const char *text = "“Naïve”, said Łukasz – ไทย, 中国. The rest is plain enough for anybody to read.";
  gsize length = strlen (text);

  for (gsize limit = 0; limit <= length + 1; limit++)
    {
      g_autofree char *head = analyzer_decode_head (text, length, limit);

      g_assert_true (g_utf8_validate (head, -1, NULL));
      g_assert_true (g_str_has_prefix (text, head));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/decode/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_decode);
    }
  g_test_add_func ("/reading/decode/head", test_head);

  return g_test_run ();
}
