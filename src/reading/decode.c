/* decode.c: bytes of any encoding into UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "reading/decode.h"
#include "reading/error.h"
#include "text/span.h"

/* ICU's detector looks at no more than this. */
#define SAMPLE_MAX 8000
#define PIECE (64 * 1024)

static const struct
{
  const char *bytes;
  gsize       length;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf",     3, "UTF-8" },
  { "\xff\xfe\x00\x00", 4, "UTF-32LE" },
  { "\x00\x00\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe",         2, "UTF-16LE" },
  { "\xfe\xff",         2, "UTF-16BE" },
};

/* What pages and files call themselves, and what they are: browsers read these
 * names in the wider sense too. */
static const struct
{
  const char *name;
  const char *encoding;
} wider[] = {
  { "ISO-8859-1",  "windows-1252" },
  { "US-ASCII",    "windows-1252" },
  { "ISO-8859-9",  "windows-1254" },
  { "TIS-620",     "windows-874" },
  { "ISO-8859-11", "windows-874" },
  { "GB2312",      "GB18030" },
  { "GBK",         "GB18030" },
  { "EUC-KR",      "windows-949" },
  { "Shift_JIS",   "windows-31j" },
};

/* Encodings in which a page may smuggle what looks like plain ASCII. */
static const char *const refused[] = { "UTF-7", "IMAP-mailbox-name", "SCSU", "BOCU-1", "CESU-8", "HZ" };

static const char *
widen (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wider); i++)
    if (ucnv_compareNames (name, wider[i].name) == 0)
      return wider[i].encoding;

  return name;
}

/* The name by which ICU knows a declared encoding, or NULL. */
static const char *
look_up (const char *declared)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *name = NULL;
  const char *known;

  if (declared == NULL || strlen (declared) > 40)
    return NULL;

  name = g_strstrip (g_ascii_strdown (declared, -1));
  if (g_str_equal (name, "latin1") || g_str_equal (name, "latin-1") || g_str_equal (name, "ascii"))
    return "windows-1252";

  known = ucnv_getAlias (name, 0, &status);
  if (U_FAILURE (status) || known == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (ucnv_compareNames (known, refused[i]) == 0)
      return NULL;
  /* Bytes that are really sixteen bits wide are told from the bytes. */
  if (g_str_has_prefix (known, "UTF-16") || g_str_has_prefix (known, "UTF-32") || g_str_has_prefix (known, "UTF-8"))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wider); i++)
    if (ucnv_compareNames (name, wider[i].name) == 0)
      return wider[i].encoding;

  return widen (known);
}

static gboolean
is_wide (const char *data,
         gsize       length,
         gboolean    big_endian)
{
  gsize n = MIN (length, PIECE) / 2, spaces = 0, ascii = 0, letters = 0, bad = 0;

  for (gsize i = 0; i < n; i++)
    {
      guchar high = data[2 * i + (big_endian ? 0 : 1)];
      guchar low = data[2 * i + (big_endian ? 1 : 0)];
      gunichar c = (gunichar) high << 8 | low;

      if (c == ' ' || c == '\n' || c == 0x3000 || c == 0x3002 || c == 0xFF0C)
        spaces++;
      if (c > ' ' && c < 0x7F)
        ascii++;
      if (c == 0 || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
        bad++;
      else if ((c >= 0xD800 && c < 0xE000) || g_unichar_isdefined (c))
        letters++;
      else
        bad++;
    }

  return n > 0 && (length % 2 == 0 || n >= 16) && bad * 100 <= n && letters * 10 >= n * 9 && (spaces > 0 || ascii * 2 >= n);
}

/* Whether the bytes are UTF-8 but for a few that were damaged or cut off. */
static gboolean
is_nearly_utf8 (const char *data,
                gsize       length)
{
  gsize good = 0, bad = 0;
  const char *p = data, *end = data + length;

  while (p < end)
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if ((gint32) c < 0)
        {
          bad++;
          p++;
        }
      else
        {
          good++;
          p = g_utf8_next_char (p);
        }
    }

  return good > 0 && bad * 8 <= good;
}

/* The lines that hold bytes beyond ASCII: of the others a detector learns
 * nothing, and the first kilobytes may be all of those. */
static GString *
sample (const char *data,
        gsize       length)
{
  GString *lines = g_string_sized_new (SAMPLE_MAX);
  gsize at = 0;

  while (at < length && lines->len < SAMPLE_MAX)
    {
      gsize start, end;

      while (at < length && (guchar) data[at] < 0x80)
        at++;
      if (at == length)
        break;

      for (start = at; start > 0 && at - start < 200 && data[start - 1] != '\n';)
        start--;
      for (end = at; end < length && end - at < 200 && data[end] != '\n';)
        end++;
      g_string_append_len (lines, data + start, MIN (end - start, SAMPLE_MAX - lines->len));
      g_string_append_c (lines, '\n');
      at = end;
    }

  return lines;
}

static gsize
count_high (const char *data,
            gsize       length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += (guchar) data[i] >= 0x80;

  return n;
}

static char *
guess (const char *data,
       gsize       length)
{
  g_autoptr(GString) lines = sample (data, length);
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  char *encoding = NULL;

  if (U_SUCCESS (status))
    {
      const UCharsetMatch *match;

      ucsdet_setText (detector, lines->str, MIN (lines->len, SAMPLE_MAX), &status);
      match = ucsdet_detect (detector, &status);
      if (U_SUCCESS (status) && match != NULL)
        {
          const char *name = ucsdet_getName (match, &status);
          int confidence = ucsdet_getConfidence (match, &status);
          gsize high = count_high (lines->str, lines->len);

          /* A handful of letters with accents look like many encodings; news
           * with so few of them is in a Western one. */
          if (U_SUCCESS (status) && confidence >= (high < 8 ? 60 : 20)
              && !g_str_has_prefix (name, "UTF-") && !g_str_has_prefix (name, "IBM42"))
            encoding = g_strdup (widen (name));
        }
    }
  ucsdet_close (detector);

  return encoding != NULL ? encoding : g_strdup ("windows-1252");
}

static gboolean
has_escapes (const char *data,
             gsize       length)
{
  const char *escape = data;

  while ((escape = memchr (escape, 0x1B, data + length - escape)) != NULL)
    {
      if (escape + 1 < data + length && (escape[1] == '$' || escape[1] == '('))
        return TRUE;
      escape++;
    }

  return FALSE;
}

/**
 * analyzer_detect_encoding:
 * @data: the bytes
 * @length: how many there are
 * @declared: (nullable): what the document says it is
 * @mark: (out): how many bytes of byte order mark to leave out
 *
 * A byte order mark is believed first, then the bytes where they are valid
 * UTF-8, then the document, then a guess from the bytes.
 *
 * Returns: (transfer full) (nullable): the encoding's name, or %NULL where the
 *   bytes are no text
 */
char *
analyzer_detect_encoding (const char *data,
                          gsize       length,
                          const char *declared,
                          gsize      *mark)
{
  const char *named;

  *mark = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
      {
        *mark = marks[i].length;
        return g_strdup (marks[i].encoding);
      }

  if (length == 0)
    return g_strdup ("UTF-8");

  if (memchr (data, 0, length) != NULL)
    {
      gboolean little = is_wide (data, length, FALSE);
      gboolean big = is_wide (data, length, TRUE);

      if (little != big)
        return g_strdup (little ? "UTF-16LE" : "UTF-16BE");

      return NULL;
    }

  named = look_up (declared);
  if (g_utf8_validate_len (data, length, NULL))
    {
      if (has_escapes (data, length) && count_high (data, length) == 0)
        return named != NULL ? g_strdup (named) : g_strdup ("ISO-2022-JP");
      return g_strdup ("UTF-8");
    }
  if (is_nearly_utf8 (data, length))
    return g_strdup ("UTF-8");
  if (named != NULL)
    return g_strdup (named);

  return guess (data, length);
}

static gboolean
convert (const char  *data,
         gsize        length,
         const char  *encoding,
         gsize        limit,
         GByteArray  *result,
         GError     **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open (encoding, &status);
  UConverter *to = ucnv_open ("UTF-8", &status);
  const char *source = data;
  UChar pivot[1024];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  UBool reset = TRUE;
  g_autofree char *piece = g_malloc (PIECE);

  if (U_FAILURE (status))
    {
      g_set_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                   _("The text's encoding, %s, is not known; save it as UTF-8 and try again."), encoding);
      ucnv_close (from);
      ucnv_close (to);
      return FALSE;
    }

  do
    {
      char *target = piece;

      status = U_ZERO_ERROR;
      ucnv_convertEx (to, from, &target, piece + PIECE, &source, data + length,
                      pivot, &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot),
                      reset, TRUE, &status);
      reset = FALSE;
      g_byte_array_append (result, (const guint8 *) piece, target - piece);
    }
  while (status == U_BUFFER_OVERFLOW_ERROR && result->len <= limit);

  ucnv_close (from);
  ucnv_close (to);

  if (result->len > limit)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The text is longer than 256 MB; split it and try again."));
      return FALSE;
    }

  return TRUE;
}

/* Text has no zero bytes and hardly any control characters. */
static gboolean
is_text (const char *text,
         gsize       length)
{
  gsize controls = 0;

  if (memchr (text, 0, length) != NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      controls += (c < 0x20 && (c < '\b' || c > '\r') && c != 0x1A && c != 0x1B) || c == 0x7F;
    }

  return controls < 2 || controls * 100 <= length;
}

/**
 * analyzer_decode:
 * @bytes: text in any encoding
 * @declared: (nullable): the encoding that the document names
 *
 * Bytes that mean nothing in the encoding become U+FFFD. Nothing else is
 * changed but that a byte order mark is dropped.
 *
 * Returns: (transfer full): valid UTF-8 without zero bytes, or %NULL with
 *   @error set
 */
GBytes *
analyzer_decode (GBytes      *bytes,
                 const char  *declared,
                 GError     **error)
{
  gsize length, mark;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *encoding = NULL;
  g_autoptr(GByteArray) result = NULL;

  if (length == 0)
    return g_bytes_ref (bytes);

  encoding = analyzer_detect_encoding (data, length, declared, &mark);
  if (encoding != NULL)
    {
      if (g_str_equal (encoding, "UTF-8") && g_utf8_validate_len (data + mark, length - mark, NULL))
        {
          if (is_text (data + mark, length - mark))
            return g_bytes_new_from_bytes (bytes, mark, length - mark);
        }
      else
        {
          result = g_byte_array_sized_new (length - mark);
          if (!convert (data + mark, length - mark, encoding, ANALYZER_TEXT_MAX, result, error))
            return NULL;
          if (result->len == 0 || is_text ((const char *) result->data, result->len))
            return g_byte_array_free_to_bytes (g_steal_pointer (&result));
        }
    }

  g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_BINARY,
                       _("This is not text, nor a kind of document that Analyzer reads; open the article itself."));

  return NULL;
}

/**
 * analyzer_decode_head:
 * @data: the bytes
 * @length: how many there are
 * @limit: how many of them to look at
 *
 * Returns: (transfer full): the beginning as UTF-8, empty where it is no text
 */
char *
analyzer_decode_head (const char *data,
                      gsize       length,
                      gsize       limit)
{
  g_autofree char *encoding = NULL;
  g_autoptr(GByteArray) result = NULL;
  gsize n = MIN (length, limit), mark;

  if (n < length)
    {
      n -= n % 4;
      for (int i = 0; i < 3 && n > 0 && ((guchar) data[n] & 0xC0) == 0x80; i++)
        n--;
    }

  encoding = analyzer_detect_encoding (data, n, NULL, &mark);
  if (encoding == NULL)
    return g_strdup ("");

  result = g_byte_array_sized_new (n);
  if (!convert (data + mark, n - mark, encoding, G_MAXSIZE, result, NULL)
      || result->len == 0
      || !is_text ((const char *) result->data, result->len))
    return g_strdup ("");

  return g_strndup ((const char *) result->data, result->len);
}
