/* dates.c: dates as documents word them, told in ISO 8601.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/dates.h"

#define TOKENS_MAX 40
#define TEXT_MAX 400

/* Months as English, German, French, Spanish, Portuguese, Italian and Dutch
 * begin them; folded to lower case without accents. */
static const struct
{
  const char *name;
  guint       month;
} months[] = {
  { "january", 1 }, { "jan", 1 }, { "januar", 1 }, { "janner", 1 }, { "janvier", 1 }, { "enero", 1 }, { "janeiro", 1 },
  { "gennaio", 1 }, { "januari", 1 },
  { "february", 2 }, { "feb", 2 }, { "februar", 2 }, { "fevrier", 2 }, { "febrero", 2 }, { "fevereiro", 2 },
  { "febbraio", 2 }, { "februari", 2 },
  { "march", 3 }, { "mar", 3 }, { "marz", 3 }, { "mars", 3 }, { "marzo", 3 }, { "marco", 3 }, { "maart", 3 },
  { "april", 4 }, { "apr", 4 }, { "avril", 4 }, { "abril", 4 }, { "aprile", 4 },
  { "may", 5 }, { "mai", 5 }, { "mayo", 5 }, { "maio", 5 }, { "maggio", 5 }, { "mei", 5 },
  { "june", 6 }, { "jun", 6 }, { "juni", 6 }, { "juin", 6 }, { "junio", 6 }, { "junho", 6 }, { "giugno", 6 },
  { "july", 7 }, { "jul", 7 }, { "juli", 7 }, { "juillet", 7 }, { "julio", 7 }, { "julho", 7 }, { "luglio", 7 },
  { "august", 8 }, { "aug", 8 }, { "aout", 8 }, { "agosto", 8 }, { "augustus", 8 },
  { "september", 9 }, { "sep", 9 }, { "sept", 9 }, { "septembre", 9 }, { "septiembre", 9 }, { "setembro", 9 },
  { "settembre", 9 },
  { "october", 10 }, { "oct", 10 }, { "oktober", 10 }, { "okt", 10 }, { "octobre", 10 }, { "octubre", 10 },
  { "outubro", 10 }, { "ottobre", 10 },
  { "november", 11 }, { "nov", 11 }, { "novembre", 11 }, { "noviembre", 11 }, { "novembro", 11 },
  { "december", 12 }, { "dec", 12 }, { "dezember", 12 }, { "dez", 12 }, { "decembre", 12 }, { "diciembre", 12 },
  { "dezembro", 12 }, { "dicembre", 12 },
};

typedef enum
{
  NUMBER,
  WORD,
  MARK,
} Kind;

typedef struct
{
  Kind     kind;
  guint    start;
  guint    length;
  gint64   value;       /* of a number */
  guint    month;       /* that a word names, or 0 */
  char     mark;
} Token;

typedef struct
{
  int      year, month, day;
  int      hour, minute, second;        /* hour < 0: not told */
  gboolean zoned;
  int      zone;                        /* minutes east of Greenwich */
} Moment;

static guint
find_month (const char *word,
            guint       length)
{
  g_autofree char *part = g_strndup (word, length);
  g_autofree char *folded = g_str_to_ascii (part, "C");

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strcasecmp (folded, months[i].name) == 0)
      return months[i].month;

  return 0;
}

static guint
split (const char *text,
       Token      *tokens)
{
  guint n = 0;
  const char *p = text;

  while (*p != '\0' && n < TOKENS_MAX)
    {
      Token *token = &tokens[n];

      memset (token, 0, sizeof *token);
      token->start = p - text;
      if (g_ascii_isdigit (*p))
        {
          token->kind = NUMBER;
          while (g_ascii_isdigit (*p))
            {
              if (token->length++ < 17)
                token->value = token->value * 10 + (*p - '0');
              p++;
            }
        }
      else if (g_ascii_isalpha (*p) || (guchar) *p >= 0x80)
        {
          token->kind = WORD;
          while (g_ascii_isalpha (*p) || (guchar) *p >= 0x80)
            p++;
          token->length = p - text - token->start;
          token->month = token->length < 20 ? find_month (text + token->start, token->length) : 0;
        }
      else
        {
          token->kind = MARK;
          token->length = 1;
          token->mark = *p++;
          if (g_ascii_isspace (token->mark))
            continue;
        }
      n++;
    }

  return n;
}

static gboolean
is_mark (const Token *tokens,
         guint        n,
         guint        i,
         const char  *marks)
{
  return i < n && tokens[i].kind == MARK && strchr (marks, tokens[i].mark) != NULL;
}

static gboolean
is_number (const Token *tokens,
           guint        n,
           guint        i,
           guint        shortest,
           guint        longest)
{
  return i < n && tokens[i].kind == NUMBER && tokens[i].length >= shortest && tokens[i].length <= longest;
}

static gboolean
is_word (const char  *text,
         const Token *tokens,
         guint        n,
         guint        i,
         const char  *word)
{
  return i < n && tokens[i].kind == WORD && tokens[i].length == strlen (word)
         && g_ascii_strncasecmp (text + tokens[i].start, word, tokens[i].length) == 0;
}

/* '12', '12.', '12th', then maybe 'de' or 'of'. */
static guint
skip_after_day (const char  *text,
                const Token *tokens,
                guint        n,
                guint        i)
{
  static const char *const small[] = { "st", "nd", "rd", "th", "er", "de", "of", "do" };

  if (is_mark (tokens, n, i, ".ºª"))
    i++;
  for (guint j = 0; j < 2; j++)
    for (gsize k = 0; k < G_N_ELEMENTS (small); k++)
      if (is_word (text, tokens, n, i, small[k]))
        {
          i++;
          break;
        }

  return i;
}

static guint
read_day (const char  *text,
          const Token *t,
          guint        n,
          guint        i,
          Moment      *moment)
{
  guint j;

  /* 20190512T…, 20190512 */
  if (is_number (t, n, i, 8, 8) && t[i].value >= 17000101 && t[i].value <= 21001231)
    {
      moment->year = t[i].value / 10000;
      moment->month = t[i].value / 100 % 100;
      moment->day = t[i].value % 100;
      return i + 1;
    }

  /* 2019-05-12, 2019/05/12, 2019.05.12 */
  if (is_number (t, n, i, 4, 4) && is_mark (t, n, i + 1, "-/.") && is_number (t, n, i + 2, 1, 2)
      && is_mark (t, n, i + 3, "-/.") && is_number (t, n, i + 4, 1, 2))
    {
      moment->year = t[i].value;
      moment->month = t[i + 2].value;
      moment->day = t[i + 4].value;
      return i + 5;
    }

  /* May 12, 2019; May 12th 2019 */
  if (i < n && t[i].kind == WORD && t[i].month > 0)
    {
      j = i + 1;
      if (is_mark (t, n, j, "."))
        j++;
      if (is_number (t, n, j, 1, 2))
        {
          guint k = skip_after_day (text, t, n, j + 1);

          if (is_mark (t, n, k, ","))
            k++;
          if (is_number (t, n, k, 4, 4))
            {
              moment->month = t[i].month;
              moment->day = t[j].value;
              moment->year = t[k].value;
              return k + 1;
            }
        }
    }

  /* 12 May 2019; 12. Mai 2019; 12 de mayo de 2019; 12-May-2019 */
  if (is_number (t, n, i, 1, 2))
    {
      j = skip_after_day (text, t, n, i + 1);
      if (is_mark (t, n, j, "-/"))
        j++;
      if (j < n && t[j].kind == WORD && t[j].month > 0)
        {
          guint k = j + 1;

          if (is_mark (t, n, k, ".,-/"))
            k++;
          k = skip_after_day (text, t, n, k);
          if (is_number (t, n, k, 4, 4))
            {
              moment->day = t[i].value;
              moment->month = t[j].month;
              moment->year = t[k].value;
              return k + 1;
            }
        }

      /* 12.05.2019 is a day first; with bars only one order may make sense. */
      if (is_mark (t, n, i + 1, "./-") && is_number (t, n, i + 2, 1, 2) && is_mark (t, n, i + 3, "./-")
          && is_number (t, n, i + 4, 4, 4))
        {
          int first = t[i].value, second = t[i + 2].value;

          if (t[i + 1].mark == '.' || first > 12 || first == second)
            {
              moment->day = first;
              moment->month = second;
            }
          else if (second > 12)
            {
              moment->day = second;
              moment->month = first;
            }
          else
            {
              return 0;
            }
          moment->year = t[i + 4].value;
          return i + 5;
        }
    }

  return 0;
}

static guint
read_zone (const char  *text,
           const Token *t,
           guint        n,
           guint        i,
           Moment      *moment)
{
  static const struct
  {
    const char *name;
    int         minutes;
  } zones[] = {
    { "z", 0 }, { "utc", 0 }, { "gmt", 0 }, { "edt", -240 }, { "est", -300 }, { "cdt", -300 }, { "cst", -360 },
    { "mdt", -360 }, { "mst", -420 }, { "pdt", -420 }, { "pst", -480 }, { "bst", 60 }, { "cet", 60 }, { "cest", 120 },
  };
  int zone = 0;
  gboolean zoned = FALSE;

  for (gsize k = 0; k < G_N_ELEMENTS (zones); k++)
    if (is_word (text, t, n, i, zones[k].name))
      {
        zone = zones[k].minutes;
        zoned = TRUE;
        i++;
        break;
      }

  if (is_mark (t, n, i, "+-") && is_number (t, n, i + 1, 1, 4))
    {
      int sign = t[i].mark == '-' ? -1 : 1;
      int value = t[i + 1].value;

      if (t[i + 1].length > 2)
        zone = sign * (value / 100 * 60 + value % 100);
      else
        zone = sign * value * 60;
      i += 2;
      if (t[i - 1].length == 2 && is_mark (t, n, i, ":") && is_number (t, n, i + 1, 2, 2))
        {
          zone += sign * (int) t[i + 1].value;
          i += 2;
        }
      zoned = TRUE;
    }

  if (zoned && ABS (zone) <= 14 * 60)
    {
      moment->zoned = TRUE;
      moment->zone = zone;
    }

  return i;
}

/* The time that follows a day at once, or after 'T', ',', 'at', a bar. */
static guint
read_time (const char  *text,
           const Token *t,
           guint        n,
           guint        i,
           Moment      *moment)
{
  int hour, minute = 0, second = 0;
  gboolean half_day = FALSE;

  for (guint skipped = 0; skipped < 3; skipped++)
    if (is_mark (t, n, i, ",|-(") || is_word (text, t, n, i, "T") || is_word (text, t, n, i, "at")
        || is_word (text, t, n, i, "um"))
      i++;

  if (is_number (t, n, i, 4, 6) && t[i].length != 5)
    {
      /* 20190512T1000Z */
      if (i == 0 || !is_word (text, t, n, i - 1, "T"))
        return i;
      hour = t[i].length == 6 ? t[i].value / 10000 : t[i].value / 100;
      minute = t[i].length == 6 ? t[i].value / 100 % 100 : t[i].value % 100;
      second = t[i].length == 6 ? t[i].value % 100 : 0;
      i++;
    }
  else if (is_number (t, n, i, 1, 2) && is_mark (t, n, i + 1, ":.") && is_number (t, n, i + 2, 2, 2))
    {
      hour = t[i].value;
      minute = t[i + 2].value;
      i += 3;
      if (is_mark (t, n, i, ":") && is_number (t, n, i + 1, 2, 2))
        {
          second = t[i + 1].value;
          i += 2;
          if (is_mark (t, n, i, ".,") && is_number (t, n, i + 1, 1, 9))
            i += 2;
        }
    }
  else if (is_number (t, n, i, 1, 2) && i + 1 < n && t[i + 1].kind == WORD
           && (g_ascii_strncasecmp (text + t[i + 1].start, "am", 2) == 0
               || g_ascii_strncasecmp (text + t[i + 1].start, "pm", 2) == 0))
    {
      hour = t[i].value;
      i++;
    }
  else
    {
      return i;
    }

  if (is_word (text, t, n, i, "am") || is_word (text, t, n, i, "pm"))
    {
      half_day = TRUE;
      if (hour == 12)
        hour = 0;
      if (g_ascii_tolower (text[t[i].start]) == 'p')
        hour += 12;
      i++;
    }
  else if ((is_word (text, t, n, i, "a") || is_word (text, t, n, i, "p")) && is_mark (t, n, i + 1, ".")
           && is_word (text, t, n, i + 2, "m"))
    {
      half_day = TRUE;
      if (hour == 12)
        hour = 0;
      if (g_ascii_tolower (text[t[i].start]) == 'p')
        hour += 12;
      i += 3;
      if (is_mark (t, n, i, "."))
        i++;
    }

  if (hour > 23 || minute > 59 || second > 60 || (half_day && hour > 23))
    return i;

  moment->hour = hour;
  moment->minute = minute;
  moment->second = MIN (second, 59);

  return read_zone (text, t, n, i, moment);
}

static char *
format (const Moment *moment)
{
  g_autoptr(GString) iso = g_string_new (NULL);

  g_string_append_printf (iso, "%04d-%02d-%02d", moment->year, moment->month, moment->day);
  if (moment->hour >= 0)
    {
      g_string_append_printf (iso, "T%02d:%02d:%02d", moment->hour, moment->minute, moment->second);
      if (moment->zoned && moment->zone == 0)
        g_string_append_c (iso, 'Z');
      else if (moment->zoned)
        g_string_append_printf (iso, "%c%02d:%02d", moment->zone < 0 ? '-' : '+',
                                ABS (moment->zone) / 60, ABS (moment->zone) % 60);
    }

  return g_string_free (g_steal_pointer (&iso), FALSE);
}

/* Seconds or milliseconds since 1970, as some pages give them. */
static char *
from_timestamp (const char *text)
{
  g_autoptr(GDateTime) time = NULL;
  gsize length = strlen (text);
  gint64 value;

  if ((length != 10 && length != 13) || strspn (text, "0123456789") != length)
    return NULL;
  value = g_ascii_strtoll (text, NULL, 10);
  time = g_date_time_new_from_unix_utc (length == 13 ? value / 1000 : value);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * analyzer_dup_iso_date:
 * @text: (nullable): a date and maybe a time, with or without other words
 *
 * Numbers alone are taken for a date only where their order is beyond doubt.
 *
 * Returns: (transfer full) (nullable): the first date of @text in ISO 8601,
 *   with the time and zone that @text gives, or %NULL where there is none
 */
char *
analyzer_dup_iso_date (const char *text)
{
  g_autofree char *start = NULL;
  Token tokens[TOKENS_MAX];
  guint n;
  char *timestamp;

  if (text == NULL)
    return NULL;

  start = g_utf8_make_valid (text, MIN (strlen (text), TEXT_MAX));
  g_strstrip (start);
  timestamp = from_timestamp (start);
  if (timestamp != NULL)
    return timestamp;

  n = split (start, tokens);
  for (guint i = 0; i < n; i++)
    {
      Moment moment = { .hour = -1 };
      guint next = read_day (start, tokens, n, i, &moment);

      if (next == 0 || moment.year < 1700 || moment.year > 2100
          || !g_date_valid_dmy (moment.day, moment.month, moment.year))
        continue;

      read_time (start, tokens, n, next, &moment);
      return format (&moment);
    }

  return NULL;
}
