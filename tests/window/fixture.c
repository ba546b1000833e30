/* fixture.c: an article with findings made by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "fixture.h"

static const char article_text[] =
  "Town council backs new ferry – and gets a storm\n"
  "\n"
  "The ferry will run all year, Mayor Ada Brandt said on Monday. “We owe it to the island,” she told reporters.\n"
  "\n"
  "Captain Jonas Rehm disagreed. “Nobody can dock there in winter,” he said, and called the plan “naïve”.\n"
  "\n"
  "A senior official agreed with Brandt that the pier would hold.\n"
  "\n"
  "Share this story\n";

/**
 * fixture_find:
 * @words: what stands in the article
 *
 * Returns: where it stands first
 */
AnalyzerSpan
fixture_find (AnalyzerFindings *findings,
              const char       *words)
{
  const char *text = analyzer_article_get_utf8 (findings->article, NULL);
  const char *found = strstr (text, words);
  AnalyzerSpan span;

  g_assert_nonnull (found);
  span.start = found - text;
  span.end = span.start + strlen (words);

  return span;
}

static void
add_span (AnalyzerFindings *findings,
          GArray           *spans,
          const char       *words)
{
  AnalyzerSpan span;

  if (words == NULL)
    return;

  span = fixture_find (findings, words);
  g_array_append_val (spans, span);
}

static AnalyzerQuote *
add_quote (AnalyzerFindings  *findings,
           guint              speaker,
           AnalyzerQuoteType  type,
           const char        *source,
           const char        *cue,
           const char        *content)
{
  AnalyzerQuote *quote = analyzer_findings_add_quote (findings);

  quote->type = type;
  quote->confidence = 0.9;
  quote->speaker_confidence = 0.8;
  add_span (findings, quote->source, source);
  add_span (findings, quote->cue, cue);
  add_span (findings, quote->content, content);
  analyzer_ids_add (quote->speakers, speaker);

  return quote;
}

/**
 * fixture_findings_new:
 *
 * Returns: (transfer full): five quotes of three speakers, one of them
 *   dissenting and one agreeing, in a debate
 */
AnalyzerFindings *
fixture_findings_new (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static (article_text, strlen (article_text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("ferry.txt", "text", text);
  AnalyzerFindings *findings;
  AnalyzerSpeaker *brandt, *rehm, *official;
  AnalyzerDissent *dissent;
  AnalyzerDebate *debate;
  AnalyzerQuote *quote;
  AnalyzerSpan span;

  analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, "Town council backs new ferry – and gets a storm", "text");
  analyzer_article_add_candidate (article, ANALYZER_FIELD_PUBLISHER, "Island Post", "text");
  analyzer_article_add_candidate (article, ANALYZER_FIELD_PUBLISHED, "2024-03-12", "text");
  span.start = strstr (article_text, "Share this") - article_text;
  span.end = strlen (article_text) - 1;
  analyzer_article_ignore (article, span.start, span.end);

  findings = analyzer_findings_new (article);
  brandt = analyzer_findings_add_speaker (findings, "Ada Brandt");
  brandt->kind = ANALYZER_SPEAKER_PERSON;
  brandt->role = g_strdup ("Mayor");
  brandt->role_span = fixture_find (findings, "Mayor");
  g_ptr_array_add (brandt->aliases, g_strdup ("Brandt"));
  rehm = analyzer_findings_add_speaker (findings, "Jonas Rehm");
  rehm->kind = ANALYZER_SPEAKER_PERSON;
  rehm->role = g_strdup ("Captain");
  rehm->role_span = fixture_find (findings, "Captain");
  official = analyzer_findings_add_speaker (findings, "A senior official");
  official->kind = ANALYZER_SPEAKER_ANONYMOUS;

  add_quote (findings, brandt->id, ANALYZER_QUOTE_INDIRECT, "Mayor Ada Brandt", "said", "The ferry will run all year");
  add_quote (findings, brandt->id, ANALYZER_QUOTE_DIRECT, "she", "told", "We owe it to the island");
  quote = add_quote (findings, rehm->id, ANALYZER_QUOTE_DIRECT, "he said", "said, and",
                     "Nobody can dock there in winter");
  quote->why = g_strdup ("“he” is Jonas Rehm, who was named last.");
  analyzer_ids_add (quote->runners_up, brandt->id);
  dissent = analyzer_quote_add_dissent (quote);
  analyzer_ids_add (dissent->against, brandt->id);
  dissent->about = g_strdup ("The ferry will run all year");
  span = fixture_find (findings, "Nobody");
  g_array_append_val (dissent->marker, span);
  add_quote (findings, rehm->id, ANALYZER_QUOTE_MIXED, "he said", "called", "naïve");
  quote = add_quote (findings, official->id, ANALYZER_QUOTE_INDIRECT, "A senior official", "agreed with",
                     "the pier would hold");
  quote->confidence = 0.5;
  analyzer_ids_add (quote->agrees, brandt->id);

  debate = analyzer_findings_add_debate (findings);
  debate->claim = g_strdup ("The ferry will run all year");
  debate->claim_quote = 1;
  add_span (findings, debate->claim_spans, "The ferry will run all year");
  analyzer_ids_add (debate->holders, brandt->id);
  analyzer_ids_add (debate->support, 5);
  analyzer_ids_add (debate->dissent, 3);

  return findings;
}

/**
 * fixture_add:
 * @name: what to call the article's file
 *
 * Returns: (transfer none): a ready article of @collection
 */
AnalyzerArticleItem *
fixture_add (AnalyzerCollection *collection,
             const char         *name)
{
  g_autoptr(AnalyzerFindings) findings = fixture_findings_new ();
  g_autofree char *path = g_strconcat ("/nowhere/", name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  AnalyzerArticleItem *item = analyzer_article_item_new (file, NULL, name);

  analyzer_collection_add (collection, item);
  analyzer_collection_set_findings (collection, item, findings);
  g_object_unref (item);

  return item;
}
