/* sample.h: findings for the tests of the reports, made by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

#include <string.h>

static const char sample_text[] =
  "Ägir’s harbour “will open in May”, said Anna Berg, the port’s head.\n"
  "\n"
  "Lars Holm disagreed: “=It won’t, <b>Anna</b> & all.”\n"
  "\n"
  "Share this\n";

/* The bytes of @words in the sample text. */
static inline AnalyzerSpan
sample_span (const char *words)
{
  const char *at = strstr (sample_text, words);

  g_assert_nonnull (at);

  return (AnalyzerSpan) { at - sample_text, at - sample_text + strlen (words) };
}

static inline void
sample_add (GArray     *spans,
            const char *words)
{
  AnalyzerSpan span = sample_span (words);

  analyzer_spans_add (spans, span.start, span.end);
}

/* Two speakers, two quotes, one of which dissents from the other, and one
 * debate. */
static inline AnalyzerFindings *
sample_findings (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static (sample_text, strlen (sample_text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("folder/har\"bour.txt", "plain", text);
  AnalyzerFindings *findings;
  AnalyzerSpeaker *anna, *lars;
  AnalyzerQuote *first, *second;
  AnalyzerDissent *dissent;
  AnalyzerDebate *debate;
  AnalyzerSpan share = sample_span ("Share this");

  analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, "Harbour <opens> in May", "h1");
  analyzer_article_add_candidate (article, ANALYZER_FIELD_PUBLISHER, "The Gull & Tern", "og:site_name");
  analyzer_article_set_checksum (article, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  analyzer_article_ignore (article, share.start, share.end);
  findings = analyzer_findings_new (article);

  anna = analyzer_findings_add_speaker (findings, "Anna Berg");
  anna->kind = ANALYZER_SPEAKER_PERSON;
  anna->gender = ANALYZER_GENDER_FEMALE;
  anna->role = g_strdup ("the port’s head");
  g_ptr_array_add (anna->aliases, g_strdup ("Anna"));
  sample_add (anna->mentions, "Anna Berg");
  lars = analyzer_findings_add_speaker (findings, "Lars Holm");
  lars->kind = ANALYZER_SPEAKER_PERSON;
  lars->gender = ANALYZER_GENDER_MALE;
  sample_add (lars->mentions, "Lars Holm");

  first = analyzer_findings_add_quote (findings);
  first->type = ANALYZER_QUOTE_MIXED;
  first->act = ANALYZER_ACT_SPEECH;
  sample_add (first->content, "Ägir’s harbour “will open in May”");
  sample_add (first->cue, "said");
  sample_add (first->source, "Anna Berg, the port’s head");
  analyzer_ids_add (first->speakers, anna->id);
  first->confidence = 0.875;

  second = analyzer_findings_add_quote (findings);
  second->type = ANALYZER_QUOTE_DIRECT;
  second->act = ANALYZER_ACT_SPEECH;
  sample_add (second->content, "“=It won’t, <b>Anna</b> & all.”");
  sample_add (second->cue, "disagreed");
  sample_add (second->source, "Lars Holm");
  analyzer_ids_add (second->speakers, lars->id);
  second->confidence = 1;
  dissent = analyzer_quote_add_dissent (second);
  analyzer_ids_add (dissent->against, anna->id);
  dissent->about = g_strdup ("the harbour’s opening");
  sample_add (dissent->marker, "disagreed");
  dissent->explicit_ = TRUE;
  dissent->confidence = 0.5;

  debate = analyzer_findings_add_debate (findings);
  debate->claim = g_strdup ("the harbour opens in May");
  sample_add (debate->claim_spans, "will open in May");
  debate->claim_quote = first->id;
  analyzer_ids_add (debate->holders, anna->id);
  analyzer_ids_add (debate->dissent, second->id);

  return findings;
}
