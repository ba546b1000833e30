/* subtitles.c: reads SubRip and WebVTT subtitles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/decode.h"
#include "reading/manuscript.h"
#include "reading/reader-private.h"

/* A paragraph goes on over cues until a speaker changes or, after a sentence,
 * it has become this long. */
#define PARAGRAPH_MIN 400u
#define SUBTITLES_MAX (64u * 1024 * 1024)

#define LABEL_MAX 60u
#define LABEL_WORDS_MAX 5u

typedef struct
{
  AnalyzerManuscript *manuscript;
  char               *speaker;
  gsize               length;           /* of the paragraph so far */
  gboolean            is_sentence;      /* whether it ends one */
  GString            *last;             /* the line before, which live captions repeat */
} Reading;

static gboolean
is_timing (const char *line)
{
  const char *arrow = strstr (line, "-->");

  return arrow != NULL && g_ascii_isdigit (line[strspn (line, " \t")]) && arrow - line < 40;
}

static guint
subtitles_recognise (const AnalyzerInput *input)
{
  const char *text = input->head;
  const char *line = text;

  if (g_str_has_prefix (text, "WEBVTT") && strchr (" \t\r\n", text[6]) != NULL)
    return 95;

  line += strspn (line, " \t\r\n");
  if (!g_ascii_isdigit (*line))
    return 0;
  line += strspn (line, "0123456789");
  line += strspn (line, " \t\r");
  if (*line != '\n')
    return 0;

  return is_timing (line + 1) ? 95 : 0;
}

static gboolean
ends_sentence (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr ("\"') \t", text[length - 1]) != NULL)
    length--;
  if (length >= 3 && (memcmp (text + length - 3, "”", 3) == 0 || memcmp (text + length - 3, "’", 3) == 0))
    length -= 3;

  return length > 0 && strchr (".?!", text[length - 1]) != NULL;
}

/* Takes the marks out of a line; tells the voice that WebVTT names. */
static char *
dup_without_marks (const char  *line,
                   char       **voice)
{
  GString *plain = g_string_new (NULL);

  while (*line != '\0')
    {
      const char *close = *line == '<' ? strchr (line, '>') : *line == '{' ? strchr (line, '}') : NULL;

      if (close != NULL && (*line == '<' || line[1] == '\\'))
        {
          if (line[1] == 'v' && (line[2] == ' ' || line[2] == '.'))
            {
              const char *name = line + 2 + strcspn (line + 2, " >");

              g_free (*voice);
              *voice = g_strstrip (g_strndup (name, close - name));
            }
          line = close + 1;
        }
      else if (g_str_has_prefix (line, "&amp;") || g_str_has_prefix (line, "&lt;") || g_str_has_prefix (line, "&gt;"))
        {
          g_string_append_c (plain, line[1] == 'a' ? '&' : line[1] == 'l' ? '<' : '>');
          line = strchr (line, ';') + 1;
        }
      else if (g_str_has_prefix (line, "&nbsp;"))
        {
          g_string_append_c (plain, ' ');
          line += strlen ("&nbsp;");
        }
      else
        {
          g_string_append_c (plain, *line++);
        }
    }
  g_strstrip (plain->str);

  return g_string_free (plain, FALSE);
}

/* 'TOM PELL: ', 'Tom Pell: ' or 'Ms. Pell: ' at the beginning of a line: its
 * length up to the colon, 0 where there is none. */
static gsize
find_label (const char *line)
{
  gsize colon = strcspn (line, ":");
  guint n_words = 1;

  if (colon < 2 || colon > LABEL_MAX || line[colon] == '\0' || line[colon + 1] != ' ')
    return 0;
  for (gsize i = 0; i < colon; i++)
    {
      gboolean begins = i == 0 || line[i - 1] == ' ';

      n_words += line[i] == ' ';
      if ((begins && g_ascii_islower (line[i])) || (!g_ascii_isalpha (line[i]) && (guchar) line[i] < 0x80
                                                    && strchr (" .'-", line[i]) == NULL))
        return 0;
    }

  return n_words <= LABEL_WORDS_MAX ? colon : 0;
}

/* Begins a paragraph with the name of who speaks. */
static void
begin_turn (Reading *reading)
{
  analyzer_manuscript_end_paragraph (reading->manuscript);
  reading->length = 0;
  if (reading->speaker == NULL)
    return;
  analyzer_manuscript_add_text (reading->manuscript, reading->speaker, strlen (reading->speaker));
  analyzer_manuscript_add_text (reading->manuscript, ": ", 2);
}

static void
add_line (Reading    *reading,
          const char *line)
{
  g_autofree char *voice = NULL;
  g_autofree char *plain = dup_without_marks (line, &voice);
  const char *words = plain;
  gboolean turn = FALSE;
  gsize label;

  /* '>>' and a dash begin another speaker's turn in captions. */
  if (g_str_has_prefix (words, ">>") || g_str_has_prefix (words, "- ") || g_str_has_prefix (words, "– "))
    {
      words += strspn (words, "> -");
      if (g_str_has_prefix (words, "– "))
        words += strlen ("– ");
      turn = TRUE;
    }
  if (*words == '\0' || strcmp (words, reading->last->str) == 0)
    return;
  g_string_assign (reading->last, words);

  label = find_label (words);
  if (label > 0 && voice == NULL)
    {
      voice = g_strndup (words, label);
      words += label + strlen (": ");
      words += strspn (words, " ");
      /* Who is named anew begins anew, and is the one who speaks then. */
      g_clear_pointer (&reading->speaker, g_free);
    }

  if (voice != NULL && *voice != '\0' && g_strcmp0 (voice, reading->speaker) != 0)
    {
      g_free (reading->speaker);
      reading->speaker = g_steal_pointer (&voice);
      begin_turn (reading);
    }
  else if (turn)
    {
      /* Somebody else, but nobody says who. */
      g_clear_pointer (&reading->speaker, g_free);
      begin_turn (reading);
    }
  else if (reading->is_sentence && reading->length >= PARAGRAPH_MIN)
    {
      begin_turn (reading);
    }
  analyzer_manuscript_add_text (reading->manuscript, words, strlen (words));
  analyzer_manuscript_add_text (reading->manuscript, " ", 1);
  reading->length += strlen (words) + 1;
  reading->is_sentence = ends_sentence (words);
}

/* Blocks of lines, parted by empty ones: a number or name, the timing, the
 * words. What has no timing is a note. */
static void
read_cues (const char   *text,
           Reading      *reading,
           GCancellable *cancellable)
{
  const char *at = text;
  gboolean timed = FALSE;
  guint n = 0;

  while (*at != '\0')
    {
      gsize length = strcspn (at, "\r\n");
      g_autofree char *line = g_strndup (at, length);

      if (++n % 4096 == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      g_strstrip (line);
      if (*line == '\0')
        timed = FALSE;
      else if (is_timing (line))
        timed = TRUE;
      else if (timed)
        add_line (reading, line);

      at += length;
      if (at[0] == '\r' && at[1] == '\n')
        at++;
      if (*at != '\0')
        at++;
    }
}

static GPtrArray *
subtitles_read (const AnalyzerInput  *input,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new ();
  g_autoptr(GBytes) decoded = NULL;
  g_autoptr(GString) last = g_string_new (NULL);
  g_autofree char *text = NULL;
  Reading reading = { .manuscript = manuscript, .last = last };
  const char *data;
  gsize length;
  GPtrArray *articles;

  if (input->length > SUBTITLES_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The document is larger than 64 MB; split it and try again."));
      return NULL;
    }
  decoded = analyzer_decode (input->bytes, NULL, error);
  if (decoded == NULL)
    return NULL;

  data = g_bytes_get_data (decoded, &length);
  text = g_strndup (data != NULL ? data : "", length);
  read_cues (text, &reading, cancellable);
  g_free (reading.speaker);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (analyzer_manuscript_is_empty (manuscript))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The subtitles hold no words; open a version with text."));
      return NULL;
    }

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (articles, analyzer_manuscript_finish (manuscript, "subtitles", FALSE));

  return articles;
}

static const char *const extensions[] = { "srt", "vtt", NULL };
static const char *const mime_types[] = { "application/x-subrip", "text/vtt", NULL };

const AnalyzerReader analyzer_subtitles_reader = {
  .id = "subtitles",
  .name = N_("Subtitles (SRT or WebVTT)"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = subtitles_recognise,
  .read = subtitles_read,
};
