/* json-line.c: an article and what was found in it, as one line of JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/json-line.h"

#include "reports/json.h"

/* A reader refuses a major version that it does not know. */
#define FORMAT "analyzer/1"

static void
write_head (AnalyzerJson *json,
            const char   *path)
{
  analyzer_json_open (json, '{');
  analyzer_json_key (json, "format");
  analyzer_json_string (json, FORMAT);
  analyzer_json_key (json, "path");
  analyzer_json_string (json, path);
}

static void
write_body (AnalyzerJson          *json,
            AnalyzerArticle       *article,
            const AnalyzerOffsets *offsets)
{
  const char *text;
  gsize length;

  /* The fields that came later stand with their origin alone. */
  for (guint i = 0; i <= ANALYZER_FIELD_LANGUAGE; i++)
    {
      analyzer_json_key (json, analyzer_field_to_string (i));
      analyzer_json_string (json, analyzer_article_get_field (article, i));
    }

  text = analyzer_article_get_utf8 (article, &length);
  analyzer_json_key (json, "text");
  analyzer_json_text (json, text, length);
  analyzer_json_key (json, "ignored");
  analyzer_json_spans (json, analyzer_article_get_ignored (article), offsets);
}

static void
write_speaker (AnalyzerJson          *json,
               const AnalyzerSpeaker *speaker,
               const AnalyzerOffsets *offsets)
{
  static const char *const genders[] = { NULL, "f", "m" };

  analyzer_json_open (json, '{');
  analyzer_json_key (json, "id");
  analyzer_json_integer (json, speaker->id);
  analyzer_json_key (json, "name");
  analyzer_json_string (json, speaker->name);
  analyzer_json_key (json, "kind");
  analyzer_json_string (json, analyzer_speaker_kind_to_string (speaker->kind));
  analyzer_json_key (json, "role");
  analyzer_json_string (json, speaker->role);
  analyzer_json_key (json, "affiliation");
  analyzer_json_string (json, speaker->affiliation);
  analyzer_json_key (json, "aliases");
  analyzer_json_open (json, '[');
  for (guint i = 0; i < speaker->aliases->len; i++)
    analyzer_json_string (json, g_ptr_array_index (speaker->aliases, i));
  analyzer_json_close (json, ']');
  analyzer_json_key (json, "gender");
  analyzer_json_string (json, genders[speaker->gender]);
  analyzer_json_key (json, "mentions");
  analyzer_json_spans (json, speaker->mentions, offsets);
  analyzer_json_close (json, '}');
}

static void
write_dissent (AnalyzerJson          *json,
               const AnalyzerDissent *dissent,
               const AnalyzerOffsets *offsets)
{
  if (dissent == NULL)
    {
      analyzer_json_null (json);
      return;
    }

  analyzer_json_open (json, '{');
  analyzer_json_key (json, "against");
  analyzer_json_ids (json, dissent->against);
  analyzer_json_key (json, "prevailing");
  analyzer_json_boolean (json, dissent->prevailing);
  analyzer_json_key (json, "about");
  analyzer_json_string (json, dissent->about);
  analyzer_json_key (json, "marker");
  analyzer_json_spans (json, dissent->marker, offsets);
  analyzer_json_key (json, "explicit");
  analyzer_json_boolean (json, dissent->explicit_);
  analyzer_json_key (json, "confidence");
  analyzer_json_share (json, dissent->confidence);
  analyzer_json_close (json, '}');
}

static void
write_quote (AnalyzerJson          *json,
             const AnalyzerQuote   *quote,
             const AnalyzerOffsets *offsets)
{
  analyzer_json_open (json, '{');
  analyzer_json_key (json, "id");
  analyzer_json_integer (json, quote->id);
  analyzer_json_key (json, "type");
  analyzer_json_string (json, analyzer_quote_type_to_string (quote->type));
  analyzer_json_key (json, "act");
  analyzer_json_string (json, analyzer_act_to_string (quote->act));
  analyzer_json_key (json, "source");
  analyzer_json_spans (json, quote->source, offsets);
  analyzer_json_key (json, "cue");
  analyzer_json_spans (json, quote->cue, offsets);
  analyzer_json_key (json, "content");
  analyzer_json_spans (json, quote->content, offsets);
  analyzer_json_key (json, "speakers");
  analyzer_json_ids (json, quote->speakers);
  analyzer_json_key (json, "dissent");
  write_dissent (json, quote->dissent, offsets);
  analyzer_json_key (json, "agrees");
  analyzer_json_ids (json, quote->agrees);
  analyzer_json_key (json, "confidence");
  analyzer_json_share (json, quote->confidence);
  analyzer_json_close (json, '}');
}

static void
write_debate (AnalyzerJson          *json,
              const AnalyzerDebate  *debate,
              const AnalyzerOffsets *offsets)
{
  analyzer_json_open (json, '{');
  analyzer_json_key (json, "id");
  analyzer_json_integer (json, debate->id);
  analyzer_json_key (json, "claim");
  analyzer_json_open (json, '{');
  analyzer_json_key (json, "text");
  analyzer_json_string (json, debate->claim);
  analyzer_json_key (json, "spans");
  analyzer_json_spans (json, debate->claim_spans, offsets);
  analyzer_json_key (json, "quote");
  if (debate->claim_quote != 0)
    analyzer_json_integer (json, debate->claim_quote);
  else
    analyzer_json_null (json);
  analyzer_json_close (json, '}');
  analyzer_json_key (json, "holders");
  analyzer_json_ids (json, debate->holders);
  analyzer_json_key (json, "support");
  analyzer_json_ids (json, debate->support);
  analyzer_json_key (json, "dissent");
  analyzer_json_ids (json, debate->dissent);
  analyzer_json_close (json, '}');
}

/**
 * analyzer_json_line_append_findings:
 * @out: where the line goes
 * @findings: what was found in one article
 *
 * Appends one object in the form `analyzer/1`, with its line end. Offsets are
 * told in Unicode code points.
 */
void
analyzer_json_line_append_findings (GString          *out,
                                    AnalyzerFindings *findings)
{
  AnalyzerJson json = { out, FALSE };
  g_autoptr(AnalyzerOffsets) offsets = NULL;
  const char *text;
  gsize length;

  g_return_if_fail (out != NULL);
  g_return_if_fail (findings != NULL);

  text = analyzer_article_get_utf8 (findings->article, &length);
  offsets = analyzer_offsets_new (text, length);

  write_head (&json, analyzer_article_get_path (findings->article));
  write_body (&json, findings->article, offsets);

  analyzer_json_key (&json, "speakers");
  analyzer_json_open (&json, '[');
  for (guint i = 0; i < findings->speakers->len; i++)
    write_speaker (&json, g_ptr_array_index (findings->speakers, i), offsets);
  analyzer_json_close (&json, ']');

  analyzer_json_key (&json, "quotes");
  analyzer_json_open (&json, '[');
  for (guint i = 0; i < findings->quotes->len; i++)
    write_quote (&json, g_ptr_array_index (findings->quotes, i), offsets);
  analyzer_json_close (&json, ']');

  analyzer_json_key (&json, "debates");
  analyzer_json_open (&json, '[');
  for (guint i = 0; i < findings->debates->len; i++)
    write_debate (&json, g_ptr_array_index (findings->debates, i), offsets);
  analyzer_json_close (&json, ']');

  analyzer_json_close (&json, '}');
  g_string_append_c (out, '\n');
}

/**
 * analyzer_json_line_append_article:
 * @out: where the line goes
 * @article: an article as it was read
 *
 * Appends one object with the article's text and what the document says of
 * itself, without any findings: the fields of `analyzer/1` up to `ignored`,
 * the reader (`reader`), the file's SHA-256 (`sha256`), and under `fields` all
 * that was found for each field, also `section`, the most trusted first, with
 * its origin.
 */
void
analyzer_json_line_append_article (GString         *out,
                                   AnalyzerArticle *article)
{
  AnalyzerJson json = { out, FALSE };
  g_autoptr(AnalyzerOffsets) offsets = NULL;
  const char *text;
  gsize length;

  g_return_if_fail (out != NULL);
  g_return_if_fail (ANALYZER_IS_ARTICLE (article));

  text = analyzer_article_get_utf8 (article, &length);
  offsets = analyzer_offsets_new (text, length);

  write_head (&json, analyzer_article_get_path (article));
  write_body (&json, article, offsets);

  analyzer_json_key (&json, "reader");
  analyzer_json_string (&json, analyzer_article_get_format (article));
  analyzer_json_key (&json, "sha256");
  analyzer_json_string (&json, analyzer_article_get_checksum (article));
  analyzer_json_key (&json, "fields");
  analyzer_json_open (&json, '{');
  for (guint i = 0; i < ANALYZER_N_FIELDS; i++)
    {
      GPtrArray *candidates = analyzer_article_get_candidates (article, i);

      analyzer_json_key (&json, analyzer_field_to_string (i));
      analyzer_json_open (&json, '[');
      for (guint j = 0; j < candidates->len; j++)
        {
          const AnalyzerCandidate *candidate = g_ptr_array_index (candidates, j);

          analyzer_json_open (&json, '{');
          analyzer_json_key (&json, "value");
          analyzer_json_string (&json, candidate->value);
          analyzer_json_key (&json, "origin");
          analyzer_json_string (&json, candidate->origin);
          analyzer_json_close (&json, '}');
        }
      analyzer_json_close (&json, ']');
    }
  analyzer_json_close (&json, '}');

  analyzer_json_close (&json, '}');
  g_string_append_c (out, '\n');
}

/**
 * analyzer_json_line_append_error:
 * @out: where the line goes
 * @path: (nullable): the file as the user named it
 * @code: what is wrong, for programs
 * @message: what is wrong, for people
 *
 * Appends the line of a document that can't be read.
 */
void
analyzer_json_line_append_error (GString    *out,
                                 const char *path,
                                 const char *code,
                                 const char *message)
{
  AnalyzerJson json = { out, FALSE };

  g_return_if_fail (out != NULL);
  g_return_if_fail (code != NULL);
  g_return_if_fail (message != NULL);

  write_head (&json, path);
  analyzer_json_key (&json, "error");
  analyzer_json_open (&json, '{');
  analyzer_json_key (&json, "code");
  analyzer_json_string (&json, code);
  analyzer_json_key (&json, "message");
  analyzer_json_string (&json, message);
  analyzer_json_close (&json, '}');
  analyzer_json_close (&json, '}');
  g_string_append_c (out, '\n');
}
