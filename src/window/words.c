/* words.c: how the window words what was found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/words.h"

#include <glib/gi18n.h>

#include "language/models.h"
#include "reading/error.h"
#include "reports/names.h"

/**
 * analyzer_words_for_type:
 *
 * Returns: what to call the type of a quote
 */
const char *
analyzer_words_for_type (AnalyzerQuoteType type)
{
  switch (type)
    {
    case ANALYZER_QUOTE_DIRECT:
      return C_("type of quote", "Direct");
    case ANALYZER_QUOTE_MIXED:
      return C_("type of quote", "Mixed");
    case ANALYZER_QUOTE_INDIRECT:
    default:
      return C_("type of quote", "Indirect");
    }
}

/**
 * analyzer_words_for_act:
 *
 * Returns: what to call the way in which something was put
 */
const char *
analyzer_words_for_act (AnalyzerAct act)
{
  switch (act)
    {
    case ANALYZER_ACT_THOUGHT:
      return C_("act", "Thought");
    case ANALYZER_ACT_WRITING:
      return C_("act", "Writing");
    case ANALYZER_ACT_DATA:
      return C_("act", "Data");
    case ANALYZER_ACT_SPEECH:
    default:
      return C_("act", "Speech");
    }
}

/**
 * analyzer_words_for_kind:
 *
 * Returns: what to call the kind of a speaker
 */
const char *
analyzer_words_for_kind (AnalyzerSpeakerKind kind)
{
  switch (kind)
    {
    case ANALYZER_SPEAKER_ORGANIZATION:
      return C_("kind of speaker", "Organization");
    case ANALYZER_SPEAKER_GROUP:
      return C_("kind of speaker", "Group");
    case ANALYZER_SPEAKER_ANONYMOUS:
      return C_("kind of speaker", "Anonymous");
    case ANALYZER_SPEAKER_PERSON:
    default:
      return C_("kind of speaker", "Person");
    }
}

/**
 * analyzer_words_for_confidence:
 * @confidence: from 0 to 1
 *
 * Returns: (transfer full): a word and the figure
 */
char *
analyzer_words_for_confidence (double confidence)
{
  int percent = (int) (CLAMP (confidence, 0, 1) * 100 + 0.5);

  if (percent >= 85)
    return g_strdup_printf (_("Sure (%d %%)"), percent);
  if (percent >= 60)
    return g_strdup_printf (_("Likely (%d %%)"), percent);

  return g_strdup_printf (_("Unsure (%d %%)"), percent);
}

/**
 * analyzer_words_for_dissent:
 *
 * Returns: (transfer full): with whom @quote differs or agrees, empty where it
 *   does neither
 */
char *
analyzer_words_for_dissent (AnalyzerFindings    *findings,
                            const AnalyzerQuote *quote)
{
  g_autofree char *names = NULL;

  if (quote->dissent != NULL && quote->dissent->against->len > 0)
    {
      names = analyzer_describe_speakers (findings, quote->dissent->against);
      return g_strdup_printf (_("≠ Dissents from %s"), names);
    }
  if (quote->dissent != NULL && quote->dissent->prevailing)
    return g_strdup (_("≠ Dissents from the prevailing view"));
  if (quote->dissent != NULL)
    return g_strdup (_("≠ Dissents"));
  if (quote->agrees->len > 0)
    {
      names = analyzer_describe_speakers (findings, quote->agrees);
      return g_strdup_printf (_("= Agrees with %s"), names);
    }

  return g_strdup ("");
}

/**
 * analyzer_words_for_spans:
 * @spans: (element-type AnalyzerSpan): what of the article
 *
 * Returns: (transfer full): the words that stand there, on one line
 */
char *
analyzer_words_for_spans (AnalyzerFindings *findings,
                          GArray           *spans)
{
  char *words = analyzer_spans_dup_text (spans, analyzer_article_get_utf8 (findings->article, NULL), " … ");

  for (char *p = words; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';

  return words;
}

static const char *
reading_error_words (int code)
{
  switch (code)
    {
    case ANALYZER_READING_ERROR_NOT_FOUND:
      return _("The file is not there any more. If it was moved, open it from its new place.");
    case ANALYZER_READING_ERROR_NOT_READABLE:
      return _("The file may not be read. Check its permissions, then retry.");
    case ANALYZER_READING_ERROR_FOLDER:
      return _("There is no article in this folder. Open one that holds text or web pages.");
    case ANALYZER_READING_ERROR_EMPTY:
      return _("The file is empty. Save the article again, then retry.");
    case ANALYZER_READING_ERROR_TOO_LARGE:
      return _("The file is too large. Split it, then open the parts.");
    case ANALYZER_READING_ERROR_DAMAGED:
      return _("The file is damaged or incomplete. Save the article again, then retry.");
    case ANALYZER_READING_ERROR_UNKNOWN_FORMAT:
      return _("This kind of file is not known. Save the article as text or as a web page.");
    case ANALYZER_READING_ERROR_NO_TEXT:
      return _("No article was found in the file. Copy the text itself and paste it here.");
    default:
      /* The readers know best what such a file is. */
      return NULL;
    }
}

/**
 * analyzer_words_for_error:
 * @error: why an article could not be read or analysed
 *
 * Returns: (transfer full): what is wrong and what to do, for the user to read
 */
char *
analyzer_words_for_error (const GError *error)
{
  const char *words = NULL;

  if (error->domain == ANALYZER_READING_ERROR)
    words = reading_error_words (error->code);
  else if (error->domain == ANALYZER_LANGUAGE_ERROR)
    words = _("A part of the program is missing or damaged. Install it again, then retry.");

  if (words != NULL)
    return g_strdup (words);
  if (error->domain == ANALYZER_READING_ERROR)
    return g_strdup (error->message);

  return g_strdup_printf (_("It could not be read: %s"), error->message);
}

/**
 * analyzer_words_count:
 * @text: UTF-8
 * @length: its length in bytes
 *
 * Returns: how many words there are between white space
 */
guint
analyzer_words_count (const char *text,
                      gsize       length)
{
  gboolean inside = FALSE;
  guint n = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean word = inside ? !g_unichar_isspace (c) : g_unichar_isalnum (c);

      if (word && !inside)
        n++;
      inside = word;
    }

  return n;
}
