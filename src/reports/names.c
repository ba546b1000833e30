/* names.c: findings in the user's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/names.h"

#include <glib/gi18n-lib.h>

/**
 * analyzer_describe_type:
 *
 * Returns: how much of a quote stands in quotation marks, for people to read
 */
const char *
analyzer_describe_type (AnalyzerQuoteType type)
{
  static const char *const texts[] = { N_("direct"), N_("partly direct"), N_("indirect") };

  return _(texts[type]);
}

/**
 * analyzer_describe_act:
 *
 * Returns: whether a quote was said, thought, written or shown
 */
const char *
analyzer_describe_act (AnalyzerAct act)
{
  static const char *const texts[] = { N_("said"), N_("thought"), N_("written"), N_("shown") };

  return _(texts[act]);
}

/**
 * analyzer_describe_kind:
 *
 * Returns: what a speaker is
 */
const char *
analyzer_describe_kind (AnalyzerSpeakerKind kind)
{
  static const char *const texts[] = { N_("person"), N_("organization"), N_("group"), N_("anonymous") };

  return _(texts[kind]);
}

/**
 * analyzer_describe_speakers:
 * @ids: (element-type guint): ids of speakers of @findings
 *
 * Returns: (transfer full): their names, parted by commas
 */
char *
analyzer_describe_speakers (AnalyzerFindings *findings,
                            GArray           *ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      const AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (findings, g_array_index (ids, guint, i));

      if (speaker == NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, speaker->name);
    }

  return g_string_free (names, FALSE);
}

/**
 * analyzer_describe_who:
 * @quote: a quote of @findings
 *
 * Returns: (transfer full): its speakers' names; where they are not known, the
 *   source as it is written, or that nobody is named
 */
char *
analyzer_describe_who (AnalyzerFindings    *findings,
                       const AnalyzerQuote *quote)
{
  g_autofree char *names = analyzer_describe_speakers (findings, quote->speakers);

  if (*names != '\0')
    return g_steal_pointer (&names);

  if (quote->source->len > 0)
    return analyzer_spans_dup_text (quote->source, analyzer_article_get_utf8 (findings->article, NULL), " … ");

  return g_strdup (_("nobody named"));
}

/**
 * analyzer_describe_dissent:
 * @quote: a quote of @findings
 *
 * Returns: (transfer full) (nullable): whom it dissents from and about what,
 *   %NULL where it doesn't
 */
char *
analyzer_describe_dissent (AnalyzerFindings    *findings,
                           const AnalyzerQuote *quote)
{
  g_autofree char *names = NULL;
  GString *words;

  if (quote->dissent == NULL)
    return NULL;

  names = analyzer_describe_speakers (findings, quote->dissent->against);
  words = g_string_new (NULL);
  if (*names != '\0')
    g_string_append_printf (words, _("dissents from %s"), names);
  if (quote->dissent->prevailing)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", _("dissents from the prevailing view"));
  if (words->len == 0)
    g_string_append (words, _("dissents"));
  if (quote->dissent->about != NULL)
    {
      g_string_append (words, ": ");
      g_string_append (words, quote->dissent->about);
    }

  return g_string_free (words, FALSE);
}

/**
 * analyzer_describe_role:
 * @speaker: a speaker
 *
 * Returns: (transfer full) (nullable): role and affiliation as the article
 *   words them, %NULL where it tells neither
 */
char *
analyzer_describe_role (const AnalyzerSpeaker *speaker)
{
  if (speaker->role != NULL && speaker->affiliation != NULL &&
      g_strstr_len (speaker->role, -1, speaker->affiliation) == NULL)
    return g_strdup_printf ("%s, %s", speaker->role, speaker->affiliation);

  return g_strdup (speaker->role != NULL ? speaker->role : speaker->affiliation);
}
