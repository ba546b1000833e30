/* figures.c: how much of an article each speaker says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/figures.h"

static guint
count_words (GArray     *spans,
             const char *text)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);
      gboolean in_word = FALSE;

      for (const char *p = text + span->start; p < text + span->end; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          /* An apostrophe or hyphen inside a word parts no words. */
          if (g_unichar_isalnum (c))
            {
              n += !in_word;
              in_word = TRUE;
            }
          else if (g_unichar_isspace (c) || c == 0x2014)
            in_word = FALSE;
        }
    }

  return n;
}

static void
add_quote (AnalyzerFigures     *figures,
           const AnalyzerQuote *quote,
           guint                n_words)
{
  figures->n_quotes++;
  figures->n_quoted += quote->type != ANALYZER_QUOTE_INDIRECT;
  figures->n_dissents += quote->dissent != NULL;
  figures->n_words += n_words;
}

/**
 * analyzer_figures_new:
 * @findings: what was found in one article
 *
 * Counts what each speaker says. A quote of two speakers counts for both.
 *
 * Returns: (transfer full) (array): the figures of all quotes together at 0
 *   and, at a speaker's id, those of that speaker; free them with g_free()
 */
AnalyzerFigures *
analyzer_figures_new (AnalyzerFindings *findings)
{
  AnalyzerFigures *self;
  const char *text;

  g_return_val_if_fail (findings != NULL, NULL);

  self = g_new0 (AnalyzerFigures, findings->speakers->len + 1);
  text = analyzer_article_get_utf8 (findings->article, NULL);

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      guint n_words = count_words (quote->content, text);

      add_quote (&self[0], quote, n_words);
      for (guint j = 0; j < quote->speakers->len; j++)
        {
          guint id = g_array_index (quote->speakers, guint, j);

          if (analyzer_findings_get_speaker (findings, id) != NULL)
            add_quote (&self[id], quote, n_words);
        }
    }

  return self;
}

/**
 * analyzer_figures_get_share:
 * @self: an article's figures
 * @speaker: a speaker's id
 *
 * Returns: the speaker's share of the words that the article attributes to
 *   somebody, from 0 to 1
 */
double
analyzer_figures_get_share (const AnalyzerFigures *self,
                            guint                  speaker)
{
  g_return_val_if_fail (self != NULL, 0);

  return self[0].n_words > 0 ? (double) self[speaker].n_words / self[0].n_words : 0;
}
