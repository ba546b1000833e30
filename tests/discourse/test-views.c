/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "discourse/analyst.h"
#include "discourse/debate-finder.h"
#include "discourse/speaker-finder.h"
#include "discourse/view-finder.h"
#include "discourse/view-pairs.h"
#include "text/places.h"

/* What must be reached over all the articles together. */
#define FLOOR_PRECISION 0.80
#define FLOOR_RECALL 0.55
#define FLOOR_FOUND_PRECISION 0.74
#define FLOOR_FOUND_RECALL 0.42
#define FLOOR_TOLD 0.70
#define FLOOR_TARGETS 0.56
#define FLOOR_FOUND_TARGETS 0.57
#define FLOOR_AGREEMENTS 2

/* An article of views.txt, with its quotes and speakers given, and what a
 * reader finds in it. */
typedef struct
{
  char             *name;
  GString          *text;
  AnalyzerFindings *findings;
  GPtrArray        *lines;
  GPtrArray        *against;    /* for each quote the names, joined by ';' */
  GPtrArray        *with;
} Sample;

static AnalyzerModels *models;
static GPtrArray *samples;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->name);
  g_string_free (sample->text, TRUE);
  g_clear_pointer (&sample->findings, analyzer_findings_unref);
  g_ptr_array_unref (sample->lines);
  g_ptr_array_unref (sample->against);
  g_ptr_array_unref (sample->with);
  g_free (sample);
}

static AnalyzerSpeaker *
ensure_speaker (AnalyzerFindings *findings,
                const char       *written)
{
  g_autofree char *name = NULL;
  AnalyzerSpeakerKind kind = ANALYZER_SPEAKER_PERSON;
  AnalyzerSpeaker *speaker;

  for (AnalyzerSpeakerKind k = ANALYZER_SPEAKER_ORGANIZATION; k <= ANALYZER_SPEAKER_ANONYMOUS; k++)
    {
      g_autofree char *prefix = g_strconcat (analyzer_speaker_kind_to_string (k), ": ", NULL);

      if (g_str_has_prefix (written, prefix))
        {
          kind = k;
          written += strlen (prefix);
        }
    }

  name = g_strstrip (g_strdup (written));
  for (guint i = 0; i < findings->speakers->len; i++)
    {
      speaker = g_ptr_array_index (findings->speakers, i);
      if (g_str_equal (speaker->name, name))
        return speaker;
    }

  speaker = analyzer_findings_add_speaker (findings, name);
  speaker->kind = kind;

  return speaker;
}

/* Where @part stands in the text, as near to @near as can be. */
static AnalyzerSpan
find_nearest (const char *text,
              const char *part,
              guint       near)
{
  AnalyzerSpan span = { 0, 0 };
  guint best = G_MAXUINT;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    {
      guint at = p - text, distance = at > near ? at - near : near - at;

      if (distance < best)
        {
          best = distance;
          span.start = at;
          span.end = at + strlen (part);
        }
    }
  if (best == G_MAXUINT)
    g_error ("“%s” is not in the article", part);

  return span;
}

static AnalyzerSpan
find_content (const char *text,
              const char *content)
{
  g_auto(GStrv) ends = g_strsplit (content, " … ", 2);
  AnalyzerSpan span = find_nearest (text, ends[0], 0);

  if (ends[1] != NULL)
    {
      const char *end = strstr (text + span.end, ends[1]);

      g_assert_nonnull (end);
      span.end = end - text + strlen (ends[1]);
    }

  return span;
}

static void
add_line (Sample     *sample,
          const char *line)
{
  g_auto(GStrv) fields = g_strsplit (line, " | ", -1);
  const char *text = sample->text->str;
  g_auto(GStrv) pieces = NULL;
  AnalyzerSpan content = { 0, 0 }, source, cue;
  AnalyzerQuote *quote;
  AnalyzerSpeaker *speaker;
  const char *against = NULL, *with = NULL;

  g_assert_cmpuint (g_strv_length (fields), >=, 4);
  speaker = ensure_speaker (sample->findings, fields[0]);
  quote = analyzer_findings_add_quote (sample->findings);
  quote->confidence = 1;
  pieces = g_strsplit (fields[3], " & ", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      content = find_content (text, pieces[i]);
      analyzer_spans_add (quote->content, content.start, content.end);
    }
  source = find_nearest (text, fields[1], content.start);
  cue = find_nearest (text, fields[2], content.start);

  quote->type = strstr (fields[3], "“") == NULL && strstr (fields[3], "‘") == NULL ? ANALYZER_QUOTE_INDIRECT :
                g_str_has_prefix (fields[3], "“") || g_str_has_prefix (fields[3], "‘") ? ANALYZER_QUOTE_DIRECT :
                ANALYZER_QUOTE_MIXED;
  analyzer_spans_add (quote->source, source.start, source.end);
  analyzer_spans_add (quote->cue, cue.start, cue.end);
  analyzer_ids_add (quote->speakers, speaker->id);
  analyzer_spans_add (speaker->mentions, source.start, source.end);

  for (guint i = 4; fields[i] != NULL; i++)
    if (g_str_has_prefix (fields[i], "against "))
      against = fields[i] + strlen ("against ");
    else if (g_str_has_prefix (fields[i], "with "))
      with = fields[i] + strlen ("with ");
    else
      g_error ("“%s” is no view", fields[i]);

  g_ptr_array_add (sample->against, g_strdup (against));
  g_ptr_array_add (sample->with, g_strdup (with));
}

static GPtrArray *
read_samples (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "discourse", "views.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = NULL;
  GPtrArray *read = g_ptr_array_new_with_free_func (sample_free);
  Sample *sample = NULL;
  gboolean in_text = FALSE;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "@ "))
      {
        sample = g_new0 (Sample, 1);
        sample->name = g_strdup (lines[i] + 2);
        sample->text = g_string_new (NULL);
        sample->lines = g_ptr_array_new_with_free_func (g_free);
        sample->against = g_ptr_array_new_with_free_func (g_free);
        sample->with = g_ptr_array_new_with_free_func (g_free);
        g_ptr_array_add (read, sample);
        in_text = TRUE;
      }
    else if (g_str_equal (lines[i], "---"))
      in_text = FALSE;
    else if (sample != NULL && in_text)
      g_string_append_printf (sample->text, "%s\n", lines[i]);
    else if (sample != NULL && *lines[i] != '\0')
      g_ptr_array_add (sample->lines, g_strdup (lines[i]));

  for (guint i = 0; i < read->len; i++)
    {
      g_autoptr(AnalyzerArticle) article = NULL;
      g_autoptr(GBytes) bytes = NULL;

      sample = g_ptr_array_index (read, i);
      bytes = g_bytes_new (sample->text->str, sample->text->len);
      article = analyzer_article_new (sample->name, "text", bytes);
      sample->findings = analyzer_findings_new (article);
      for (guint j = 0; j < sample->lines->len; j++)
        add_line (sample, g_ptr_array_index (sample->lines, j));
    }

  return read;
}

static AnalyzerProse *
read_prose (Sample *sample)
{
  g_autoptr(GError) error = NULL;
  AnalyzerProse *prose = analyzer_prose_new (analyzer_article_get_text (sample->findings->article), NULL, models, NULL, &error);

  g_assert_no_error (error);

  return prose;
}

/* A name counts where it holds the other: 'Karsk' and 'the defence ministry
 * in Karsk'. */
static gboolean
is_expected (const AnalyzerFindings *findings,
             const AnalyzerDissent  *dissent,
             const char             *against)
{
  g_auto(GStrv) names = g_strsplit (against, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_utf8_casefold (g_strstrip (names[i]), -1);

      if (g_str_equal (name, "prevailing") && dissent->prevailing)
        return TRUE;
      for (guint j = 0; j < dissent->against->len; j++)
        {
          const AnalyzerSpeaker *speaker = analyzer_findings_get_speaker ((AnalyzerFindings *) findings,
                                                                          g_array_index (dissent->against, guint, j));
          g_autofree char *found = g_utf8_casefold (speaker->name, -1);

          if (strstr (found, name) != NULL || strstr (name, found) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/* What the analysis finds in all the articles together, not in each. */
static void
test_floor (void)
{
  guint marked = 0, hits = 0, expected = 0, targets = 0, told = 0, agreements = 0, right_agreements = 0;
  double precision, recall;

  for (guint i = 0; i < samples->len; i++)
    {
      Sample *sample = g_ptr_array_index (samples, i);
      g_autoptr(AnalyzerProse) prose = read_prose (sample);
      g_autoptr(GError) error = NULL;

      g_assert_true (analyzer_find_views (sample->findings, prose, models, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (analyzer_find_debates (sample->findings, prose, models, NULL, &error));
      g_assert_no_error (error);

      for (guint j = 0; j < sample->findings->quotes->len; j++)
        {
          const AnalyzerQuote *quote = g_ptr_array_index (sample->findings->quotes, j);
          const char *against = g_ptr_array_index (sample->against, j), *with = g_ptr_array_index (sample->with, j);

          expected += against != NULL;
          marked += quote->dissent != NULL;
          hits += against != NULL && quote->dissent != NULL;
          if (against != NULL && quote->dissent != NULL)
            targets += is_expected (sample->findings, quote->dissent, against);
          agreements += quote->agrees->len > 0;
          right_agreements += quote->agrees->len > 0 && with != NULL;
          if ((against != NULL) != (quote->dissent != NULL))
            g_test_message ("%s: %s: %s", sample->name, against != NULL ? "missed" : "not expected",
                            (char *) g_ptr_array_index (sample->lines, j));

          if (quote->dissent != NULL)
            {
              g_test_message ("%s: %s: %.2f %s %s", sample->name, (char *) g_ptr_array_index (sample->lines, j),
                              quote->dissent->confidence, quote->dissent->why,
                              quote->dissent->about != NULL ? quote->dissent->about : "");
              told += quote->dissent->prevailing || quote->dissent->against->len > 0;
              g_assert_cmpint (quote->dissent->explicit_, ==, quote->dissent->marker->len > 0);
              g_assert_cmpfloat (quote->dissent->confidence, >, 0);
              g_assert_cmpfloat (quote->dissent->confidence, <, 1);
              g_assert_nonnull (quote->dissent->why);
              g_assert_cmpuint (quote->agrees->len, ==, 0);
              for (guint k = 0; k < quote->dissent->against->len; k++)
                g_assert_false (analyzer_ids_contain (quote->speakers, g_array_index (quote->dissent->against, guint, k)));
            }
        }
    }

  precision = (double) hits / MAX (marked, 1);
  recall = (double) hits / expected;
  g_test_message ("dissent: precision %.3f recall %.3f; targets told %u of %u, right %u of %u; agreements right %u of %u",
                  precision, recall, told, marked, targets, hits, right_agreements, agreements);
  g_assert_cmpfloat (precision, >=, FLOOR_PRECISION);
  g_assert_cmpfloat (recall, >=, FLOOR_RECALL);
  g_assert_cmpfloat ((double) targets / MAX (hits, 1), >=, FLOOR_TARGETS);
  g_assert_cmpfloat ((double) told / MAX (marked, 1), >=, FLOOR_TOLD);
  g_assert_cmpuint (right_agreements, >=, FLOOR_AGREEMENTS);
}

static Sample *
get_sample (const char *name)
{
  for (guint i = 0; i < samples->len; i++)
    {
      Sample *sample = g_ptr_array_index (samples, i);

      if (g_str_equal (sample->name, name))
        return sample;
    }

  g_assert_not_reached ();
}

/* Two quotes that each may dissent from somebody speak for it together; who
 * is far less likely than another is not told of a quote. */
static void
test_pairs (void)
{
  Sample *sample = get_sample ("cycle-lane");
  g_autoptr(AnalyzerProse) prose = read_prose (sample);
  g_autoptr(AnalyzerViewContext) context = analyzer_view_context_new (sample->findings, prose);
  g_autoptr(AnalyzerViewPairs) pairs = NULL;
  g_autoptr(GPtrArray) chosen = NULL, none = NULL, strict = NULL;
  g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr(GPtrArray) scores = g_ptr_array_new_with_free_func (g_free);
  guint rao, tom, finch, prevailing = ANALYZER_PARTY_PREVAILING;
  AnalyzerViewPair *pair;

  g_assert_cmpuint (context->quotes->len, ==, 5);
  rao = ((AnalyzerViewQuote *) g_ptr_array_index (context->quotes, 0))->party - 1;
  tom = ((AnalyzerViewQuote *) g_ptr_array_index (context->quotes, 2))->party - 1;
  finch = ((AnalyzerViewQuote *) g_ptr_array_index (context->quotes, 4))->party - 1;

  for (guint i = 0; i < context->quotes->len; i++)
    {
      const AnalyzerViewQuote *view = g_ptr_array_index (context->quotes, i);
      GArray *parties = g_array_new (FALSE, FALSE, sizeof (guint));
      double *score = g_new0 (double, 3);

      if (view->party == tom + 1)
        {
          g_array_append_val (parties, rao);
          g_array_append_val (parties, finch);
          score[0] = 0.5;
          score[1] = -2;
        }
      g_array_append_val (parties, prevailing);
      score[parties->len - 1] = -3;
      g_ptr_array_add (lists, parties);
      g_ptr_array_add (scores, score);
    }

  pairs = analyzer_view_pairs_new (context, (GArray **) lists->pdata, (double **) scores->pdata);
  g_assert_null (analyzer_view_pairs_find (pairs, rao, tom));
  pair = analyzer_view_pairs_find (pairs, tom, rao);
  g_assert_nonnull (pair);
  g_assert_cmpuint (pair->shares->len, ==, 2);
  g_assert_cmpuint (pair->best, ==, 2);
  g_assert_cmpfloat (pair->sum, >, 0.5);

  for (guint i = 0; i < pairs->pairs->len; i++)
    ((AnalyzerViewPair *) g_ptr_array_index (pairs->pairs, i))->score = 1;
  chosen = analyzer_view_pairs_choose (pairs, 3, 0);
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_true (g_ptr_array_index (chosen, 0) == pair);
  strict = analyzer_view_pairs_choose (pairs, 3, 2);
  g_assert_cmpuint (strict->len, ==, 0);

  /* Only the prevailing view is there to dissent from. */
  none = analyzer_view_pairs_choose (pairs, 0, 0);
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_cmpuint (((AnalyzerViewPair *) g_ptr_array_index (none, 0))->target, ==, ANALYZER_PARTY_PREVAILING);
}

static guint
count_mentions (const AnalyzerViewContext *context,
                const char                *name)
{
  for (guint i = 0; i < context->parties->len; i++)
    {
      const AnalyzerParty *party = g_ptr_array_index (context->parties, i);

      if (g_str_equal (party->name, name))
        {
          g_assert_true (party->nameless);
          return party->mentions->len;
        }
    }

  return 0;
}

/* People and bodies without a name can be dissented from; a shorter mention of
 * what is known already is the same, other things are none. */
static void
test_groups (void)
{
  const char *text = "Senior union leaders met on Monday. The leaders blamed the media and supporters of the new contract. "
                     "Some tables were broken. The government answered that the media were right, and a group left.\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("groups", "text", bytes);
  g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerProse) prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);
  g_autoptr(AnalyzerViewContext) context = NULL;

  g_assert_no_error (error);
  context = analyzer_view_context_new (findings, prose);
  g_assert_cmpuint (count_mentions (context, "Senior union leaders"), ==, 2);
  g_assert_cmpuint (count_mentions (context, "media"), ==, 2);
  g_assert_cmpuint (count_mentions (context, "supporters of the new contract"), ==, 1);
  g_assert_cmpuint (count_mentions (context, "government"), ==, 1);
  g_assert_cmpuint (context->parties->len, ==, 4);
  g_assert_cmpuint (context->n_main, ==, 0);
}

/* Finds who speaks and dissents in a text of one quote, whose parts are given by
 * their words. */
static AnalyzerFindings *
tell_views (const char *text,
            const char *source,
            const char *cue,
            const char *content)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("dam", "text", bytes);
  AnalyzerFindings *findings = analyzer_findings_new (article);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerProse) prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);
  AnalyzerQuote *quote = analyzer_findings_add_quote (findings);
  const char *const words[] = { source, cue, content };
  GArray *const parts[] = { quote->source, quote->cue, quote->content };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *place = strstr (text, words[i]);

      analyzer_spans_add (parts[i], place - text, place - text + strlen (words[i]));
    }
  quote->confidence = 1;
  g_assert_true (analyzer_find_speakers (findings, prose, models, NULL, &error));
  g_assert_true (analyzer_find_views (findings, prose, models, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("%s", text);

  return findings;
}

/* Two who clash dissent from each other; two who say the same do not. */
static void
test_each_other (void)
{
  static const struct
  {
    const char *cue;
    gboolean    reciprocal;
  } cases[] = {
    { "clashed over", TRUE },
    { "traded charges about", TRUE },
    { "have opposing views on", TRUE },
    { "attacked each other for", TRUE },
    { "argued again over", TRUE },
    { "spoke about", FALSE },
    { "do not differ on", FALSE },
    { "traded stories about", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Anna Moss and Peter Lee %s the new dam.\n", cases[i].cue);
      g_autoptr(AnalyzerFindings) findings = tell_views (text, "Anna Moss and Peter Lee", cases[i].cue, "the new dam");
      const AnalyzerQuote *quote = analyzer_findings_get_quote (findings, 1);
      gboolean told = quote->dissent != NULL && quote->dissent->against->len == 2;

      g_assert_cmpuint (quote->speakers->len, ==, 2);
      g_assert_true (told == cases[i].reciprocal);
      if (told)
        {
          g_assert_true (analyzer_ids_contain (quote->dissent->against, 1));
          g_assert_true (analyzer_ids_contain (quote->dissent->against, 2));
          g_assert_cmpuint (quote->dissent->marker->len, ==, 1);
        }
    }
}

/* Who says that he or she is against something dissents; who was, need not. */
static void
test_says_no (void)
{
  static const struct
  {
    const char *content;
    const char *marker;
  } cases[] = {
    { "I am against it", "I am against" },
    { "We're strongly opposed to the new dam", "We're strongly opposed" },
    { "I object to the new dam", "I object" },
    { "I was against it for a year", NULL },
    { "I am not against it", NULL },
    { "I am glad of it", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *content = g_strdup_printf ("“%s,”", cases[i].content);
      g_autofree char *text = g_strdup_printf ("Anna Moss wants a new dam. %s Peter Lee said.\n", content);
      g_autoptr(AnalyzerFindings) findings = tell_views (text, "Peter Lee", "said", content);
      const AnalyzerQuote *quote = analyzer_findings_get_quote (findings, 1);
      g_autofree char *marker = NULL;

      g_assert_true (quote->dissent != NULL || cases[i].marker == NULL);
      if (quote->dissent != NULL)
        marker = analyzer_spans_dup_text (quote->dissent->marker, text, " … ");
      if (cases[i].marker != NULL)
        g_assert_cmpstr (marker, ==, cases[i].marker);
      else
        g_assert_true (marker == NULL || strstr (marker, "against") == NULL);
    }
}

static gboolean
is_same (const AnalyzerQuote *a,
         const AnalyzerQuote *b)
{
  return analyzer_spans_overlap (a->cue, b->cue) || analyzer_spans_overlap (a->content, b->content);
}

/* Likewise with nothing given: the quotes and speakers are found too. */
static void
test_end_to_end (void)
{
  g_autoptr(AnalyzerAnalyst) analyst = analyzer_analyst_new (models);
  guint marked = 0, right = 0, expected = 0, found = 0, targets = 0;
  double precision, recall;

  for (guint i = 0; i < samples->len; i++)
    {
      Sample *sample = g_ptr_array_index (samples, i);
      g_autoptr(AnalyzerFindings) findings = NULL;
      g_autoptr(GError) error = NULL;

      findings = analyzer_analyst_analyse (analyst, sample->findings->article, NULL, &error);
      g_assert_no_error (error);

      for (guint j = 0; j < findings->quotes->len; j++)
        {
          const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, j);
          gboolean is_right = FALSE, has_target = FALSE;

          for (guint k = 0; k < sample->findings->quotes->len && quote->dissent != NULL; k++)
            {
              const char *against = g_ptr_array_index (sample->against, k);

              if (against == NULL || !is_same (quote, g_ptr_array_index (sample->findings->quotes, k)))
                continue;
              is_right = TRUE;
              has_target |= is_expected (findings, quote->dissent, against);
            }
          marked += quote->dissent != NULL;
          right += is_right;
          targets += has_target;
        }

      for (guint k = 0; k < sample->findings->quotes->len; k++)
        {
          gboolean is_found = FALSE;

          if (g_ptr_array_index (sample->against, k) == NULL)
            continue;
          for (guint j = 0; j < findings->quotes->len; j++)
            {
              const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, j);

              is_found |= quote->dissent != NULL && is_same (quote, g_ptr_array_index (sample->findings->quotes, k));
            }
          expected++;
          found += is_found;
        }
    }

  precision = (double) right / MAX (marked, 1);
  recall = (double) found / expected;
  g_test_message ("dissent, nothing given: precision %.3f recall %.3f; targets right %u of %u", precision, recall, targets, right);
  g_assert_cmpfloat (precision, >=, FLOOR_FOUND_PRECISION);
  g_assert_cmpfloat (recall, >=, FLOOR_FOUND_RECALL);
  g_assert_cmpfloat ((double) targets / MAX (right, 1), >=, FLOOR_FOUND_TARGETS);
}

static gboolean
has_name (Sample     *sample,
          GArray     *ids,
          const char *name)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (analyzer_findings_get_speaker (sample->findings, g_array_index (ids, guint, i))->name, name))
      return TRUE;

  return FALSE;
}

/* An assessment that one takes up, one doubts, and others doubt likewise. */
static void
test_debate (void)
{
  Sample *sample = get_sample ("quiet-alliance");
  const AnalyzerDebate *debate;
  g_autoptr(GArray) speakers = g_array_new (FALSE, FALSE, sizeof (guint));

  g_assert_cmpuint (sample->findings->debates->len, >=, 1);
  debate = g_ptr_array_index (sample->findings->debates, 0);
  g_test_message ("%s", debate->claim);
  g_assert_nonnull (strstr (debate->claim, "popular"));
  g_assert_true (has_name (sample, debate->holders, "Maria Solano"));
  g_assert_cmpuint (debate->claim_quote, ==, 1);
  g_assert_cmpuint (debate->claim_spans->len, ==, 1);

  for (guint i = 0; i < debate->dissent->len; i++)
    {
      const AnalyzerQuote *quote = analyzer_findings_get_quote (sample->findings, g_array_index (debate->dissent, guint, i));

      analyzer_ids_add (speakers, g_array_index (quote->speakers, guint, 0));
    }
  g_assert_true (has_name (sample, speakers, "Luis Aquino"));
  g_assert_true (has_name (sample, speakers, "Pablo Reyes"));
  g_assert_false (has_name (sample, speakers, "Hugh Penrose"));
  g_assert_true (has_name (sample, ((AnalyzerQuote *) g_ptr_array_index (sample->findings->quotes, 2))->agrees, "Maria Solano"));
}

static void
test_cancelled (void)
{
  Sample *sample = get_sample ("cycle-lane");
  g_autoptr(AnalyzerProse) prose = read_prose (sample);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (analyzer_find_views (sample->findings, prose, models, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (analyzer_find_debates (sample->findings, prose, models, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_empty (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("empty", "text", bytes);
  g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerProse) prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (analyzer_find_views (findings, prose, models, NULL, &error));
  g_assert_true (analyzer_find_debates (findings, prose, models, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->debates->len, ==, 0);
}

/* Two thousand quotes that all hold the same words: no square of them. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(AnalyzerArticle) article = NULL;
  g_autoptr(AnalyzerFindings) findings = NULL;
  g_autoptr(AnalyzerProse) prose = NULL;
  g_autoptr(GError) error = NULL;
  double before;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "Ann Lee denied that Bob Ray's plan was a lie, Mr Ray %u said.\n", i % 7);
  bytes = g_bytes_new (text->str, text->len);
  article = analyzer_article_new ("many", "text", bytes);
  findings = analyzer_findings_new (article);
  for (guint i = 0; i < 7; i++)
    analyzer_findings_add_speaker (findings, "Ann Lee");
  for (guint i = 0; i < 2000; i++)
    {
      AnalyzerQuote *quote = analyzer_findings_add_quote (findings);

      /* Each content reaches to the end of the article. */
      analyzer_spans_add (quote->content, i * (text->len / 2000), text->len);
      analyzer_ids_add (quote->speakers, 1 + i % 7);
    }

  prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);
  g_assert_no_error (error);
  g_test_timer_start ();
  g_assert_true (analyzer_find_views (findings, prose, models, NULL, &error));
  g_assert_true (analyzer_find_debates (findings, prose, models, NULL, &error));
  before = g_test_timer_elapsed ();
  g_test_message ("%.3f s", before);
  g_assert_cmpfloat (before, <, 30);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *directory = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  directory = analyzer_places_dup_data_path ("models/en");
  models = analyzer_models_new (directory, &error);
  g_assert_no_error (error);
  samples = read_samples ();

  g_test_add_func ("/discourse/views/pairs", test_pairs);
  g_test_add_func ("/discourse/views/groups", test_groups);
  g_test_add_func ("/discourse/views/floor", test_floor);
  g_test_add_func ("/discourse/views/each-other", test_each_other);
  g_test_add_func ("/discourse/views/says-no", test_says_no);
  g_test_add_func ("/discourse/views/end-to-end", test_end_to_end);
  g_test_add_func ("/discourse/views/debate", test_debate);
  g_test_add_func ("/discourse/views/cancelled", test_cancelled);
  g_test_add_func ("/discourse/views/empty", test_empty);
  g_test_add_func ("/discourse/views/many", test_many);

  status = g_test_run ();
  g_ptr_array_unref (samples);
  g_assert_finalize_object (models);

  return status;
}
