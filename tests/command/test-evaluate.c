/* test-evaluate.c: tests command/scores.c and the command evaluate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command/scores.h"
#include "discourse/annotated-article.h"
#include "program.h"
#include "reports/json-line.h"

typedef struct
{
  const char *name;
  const char *plain;
} NameCase;

static const NameCase name_cases[] = {
  { "Anna Berg", "anna berg" },
  { "Mr. Tore Lien", "tore lien" },
  { "the former Prime Minister Zoë Ó’Faoláin-Smith", "zoe o faolain smith" },
  { "Minister", "minister" },
  { "The King", "king" },
  { "Vestøy council's office", "vest y council office" },
  { "ＡＢＣ 7", "abc 7" },
  { "Straße", "strasse" },
  { "李小龙", "" },
  { "", "" },
  { NULL, "" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *plain = analyzer_annotated_dup_plain_name (name_cases[i].name);

      g_assert_cmpstr (plain, ==, name_cases[i].plain);
    }
}

static void
add_spans (GArray *to,
           GArray *from)
{
  g_array_append_vals (to, from->data, from->len);
}

/* The last word less, as long as there is another one. */
static void
shorten (GArray     *spans,
         const char *text)
{
  AnalyzerSpan *last = &g_array_index (spans, AnalyzerSpan, spans->len - 1);

  for (guint end = last->end - 1; end > last->start; end--)
    if (text[end] == ' ')
      {
        last->end = end;
        return;
      }
}

/* What a program might make of the article: some of what people marked is
 * missing, some is another way. */
static AnalyzerFindings *
spoil (AnalyzerFindings *marked)
{
  AnalyzerFindings *found = analyzer_findings_new (marked->article);
  const char *text = analyzer_article_get_utf8 (marked->article, NULL);

  for (guint i = 0; i < marked->speakers->len; i++)
    {
      const AnalyzerSpeaker *from = g_ptr_array_index (marked->speakers, i);
      AnalyzerSpeaker *to = analyzer_findings_add_speaker (found, i % 4 == 1 && from->aliases->len > 0 ?
                                                           g_ptr_array_index (from->aliases, 0) : from->name);

      to->kind = i % 6 == 5 ? ANALYZER_SPEAKER_GROUP : from->kind;
    }

  for (guint i = 0; i < marked->quotes->len; i++)
    {
      const AnalyzerQuote *from = g_ptr_array_index (marked->quotes, i);
      AnalyzerQuote *to;

      if (i % 5 == 3)
        continue;

      to = analyzer_findings_add_quote (found);
      to->type = i % 6 == 4 ? ANALYZER_QUOTE_DIRECT : from->type;
      to->act = i % 2 == 0 ? ANALYZER_ACT_SPEECH : ANALYZER_ACT_WRITING;
      to->confidence = (i % 11) / 10.0;
      add_spans (to->source, from->source);
      add_spans (to->cue, from->cue);
      add_spans (to->content, from->content);
      add_spans (to->speakers, from->speakers);
      if (i % 7 == 1)
        shorten (to->content, text);
      if (i % 7 == 2)
        g_array_set_size (to->source, 0);
      if (i % 8 == 5 && from->cue->len > 0)
        g_array_set_size (to->cue, 0);
      if (i % 9 == 6 && found->speakers->len > 0)
        analyzer_ids_add (to->speakers, 1 + i % found->speakers->len);
      add_spans (to->agrees, from->agrees);
      if (i % 6 == 2 && found->speakers->len > 0)
        analyzer_ids_add (to->agrees, 1);
      if ((from->dissent != NULL) != (i % 5 == 4))
        {
          AnalyzerDissent *dissent = analyzer_quote_add_dissent (to);

          dissent->prevailing = i % 3 == 0;
          if (from->dissent != NULL)
            add_spans (dissent->against, from->dissent->against);
          if (i % 4 == 2 && found->speakers->len > 0)
            analyzer_ids_add (dissent->against, 1);
        }
    }

  return found;
}

/* The first @n measures. */
static char *
describe_scores (AnalyzerScores *scores,
                 guint           n)
{
  GString *out = g_string_new (NULL);

  for (guint m = 0; m < n; m++)
    {
      const AnalyzerTally *tally = analyzer_scores_get (scores, m);

      if (tally->marked > 0)
        g_string_append_printf (out, "%-18s %6.1f %6.1f %6.1f  %" G_GUINT64_FORMAT "\n", analyzer_measure_to_string (m),
                                analyzer_tally_get_precision (tally), analyzer_tally_get_recall (tally),
                                analyzer_tally_get_f (tally), tally->marked);
    }

  return g_string_free (out, FALSE);
}

/* The scores of spoiled annotations, and these as lines of JSON. */
static AnalyzerScores *
score_spoiled (const char *articles,
               const char *attributions,
               const char *views,
               GString    *lines)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = analyzer_annotated_article_list (articles, attributions, views, &error);
  AnalyzerScores *scores = analyzer_scores_new ();

  g_assert_no_error (error);
  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr(AnalyzerAnnotatedArticle) marked =
        analyzer_annotated_article_load (articles, attributions, views, g_ptr_array_index (names, i), &error);
      g_autoptr(AnalyzerFindings) found = NULL;

      g_assert_no_error (error);
      found = spoil (marked->findings);
      analyzer_scores_add (scores, marked->findings, marked->has_views, found, "The Gull");
      analyzer_json_line_append_findings (lines, found);
    }

  return scores;
}

/* Figures of the same spoiled findings, all but the last computed by another
 * program. */
static const char expected[] =
  "cue exact            84.6   68.8   75.9  16\n"
  "source exact         69.2   56.2   62.1  16\n"
  "content exact        69.2   56.2   62.1  16\n"
  "whole exact          53.8   43.8   48.3  16\n"
  "cue overlap         100.0   72.2   83.9  18\n"
  "source overlap       73.0   49.1   58.7  55\n"
  "content overlap      83.5   71.0   76.7  93\n"
  "quoted found        100.0  100.0  100.0  6\n"
  "quoted attributed    71.4   66.7   69.0  6\n"
  "speaker full         76.9   71.4   74.1  14\n"
  "speaker known        92.3   85.7   88.9  14\n"
  "speakers listed      80.0   80.0   80.0  5\n"
  "dissent              66.7   50.0   57.1  4\n"
  "dissent pairs       100.0   75.0   85.7  4\n"
  "agreement            33.3  100.0   50.0  1\n";

static void
test_own_articles (void)
{
  g_autofree char *articles = g_test_build_filename (G_TEST_DIST, "command", "annotated", "text", NULL);
  g_autofree char *attributions = g_test_build_filename (G_TEST_DIST, "command", "annotated", "attributions", NULL);
  g_autofree char *views = g_test_build_filename (G_TEST_DIST, "command", "annotated", "views", NULL);
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(AnalyzerScores) scores = score_spoiled (articles, attributions, views, lines);
  g_autofree char *described = describe_scores (scores, ANALYZER_N_MEASURES);
  g_autoptr(GPtrArray) types = analyzer_scores_list_groups (scores, ANALYZER_GROUPING_TYPE);
  guint64 marked = 0;

  g_assert_cmpstr (described, ==, expected);

  /* Groups part the quotes and lose none. */
  for (guint i = 0; i < types->len; i++)
    marked += analyzer_scores_get_group (scores, ANALYZER_GROUPING_TYPE, g_ptr_array_index (types, i),
                                         ANALYZER_MEASURE_WHOLE_EXACT)->marked;
  g_assert_cmpuint (marked, ==, 16);
  g_assert_cmpuint (analyzer_scores_get_group (scores, ANALYZER_GROUPING_PUBLISHER, "The Gull",
                                               ANALYZER_MEASURE_CUE_EXACT)->marked, ==, 16);
  g_assert_cmpuint (analyzer_scores_get_group (scores, ANALYZER_GROUPING_POSITION, "no source",
                                               ANALYZER_MEASURE_CUE_EXACT)->marked, ==, 1);
  g_assert_null (analyzer_scores_get_group (scores, ANALYZER_GROUPING_PUBLISHER, "The Tern", ANALYZER_MEASURE_CUE_EXACT));
}

static void
test_nothing_found (void)
{
  g_autofree char *articles = g_test_build_filename (G_TEST_DIST, "command", "annotated", "text", NULL);
  g_autofree char *attributions = g_test_build_filename (G_TEST_DIST, "command", "annotated", "attributions", NULL);
  g_autoptr(AnalyzerScores) scores = analyzer_scores_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerAnnotatedArticle) marked =
    analyzer_annotated_article_load (articles, attributions, NULL, "gull_ferry", &error);

  g_assert_no_error (error);
  analyzer_scores_add (scores, marked->findings, FALSE, NULL, NULL);
  g_assert_cmpuint (analyzer_scores_get (scores, ANALYZER_MEASURE_WHOLE_EXACT)->marked, ==, 9);
  g_assert_cmpuint (analyzer_scores_get (scores, ANALYZER_MEASURE_WHOLE_EXACT)->found, ==, 0);
  g_assert_cmpuint (analyzer_scores_get (scores, ANALYZER_MEASURE_DISSENT)->marked, ==, 0);
  g_assert_cmpfloat (analyzer_tally_get_f (analyzer_scores_get (scores, ANALYZER_MEASURE_WHOLE_EXACT)), ==, 0);
}

/* Holds the figures to those of the corpora's own program, which knows no
 * agreements. */
static void
compare_with_script (const char *script,
                     const char *articles,
                     const char *attributions,
                     const char *views)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(AnalyzerScores) scores = score_spoiled (articles, attributions, views, lines);
  g_autofree char *described = describe_scores (scores, ANALYZER_MEASURE_AGREEMENT);
  char *folder = make_folder ();
  g_autofree char *results = g_build_filename (folder, "results", NULL);
  const char *argv[] = { "python3", script, "--articles", articles, "--attributions", attributions,
                         "--views", views, results, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  const char *table;
  g_autoptr(GError) error = NULL;
  int status;

  put_file (folder, "results", lines->str);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (err, ==, "");
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  table = strstr (out, "cue exact ");
  g_assert_nonnull (table);
  g_assert_cmpstr (described, ==, table);
  remove_folder (folder);
}

static void
test_against_script (void)
{
  static const char *const sets[][3] = {
    { "corpus/polnear/dev/text", "corpus/polnear/dev/attributions", "corpus/views/dev" },
    { "corpus/pages/text", "corpus/pages/attributions", "corpus/pages/views" },
  };
  const char *corpus = g_getenv ("ANALYZER_CORPUS");
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *script = corpus != NULL ? g_build_filename (corpus, "bench", "score.py", NULL) : NULL;
  g_autofree char *own_articles = g_test_build_filename (G_TEST_DIST, "command", "annotated", "text", NULL);
  g_autofree char *own_attributions = g_test_build_filename (G_TEST_DIST, "command", "annotated", "attributions", NULL);
  g_autofree char *own_views = g_test_build_filename (G_TEST_DIST, "command", "annotated", "views", NULL);

  if (script == NULL || python == NULL || !g_file_test (script, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("Needs python3 and ANALYZER_CORPUS");
      return;
    }

  compare_with_script (script, own_articles, own_attributions, own_views);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *articles = g_build_filename (corpus, sets[i][0], NULL);
      g_autofree char *attributions = g_build_filename (corpus, sets[i][1], NULL);
      g_autofree char *views = g_build_filename (corpus, sets[i][2], NULL);

      compare_with_script (script, articles, attributions, views);
    }
}

static void
test_command (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "command", "annotated", NULL);
  g_auto(Run) whole = run_program (folder, NULL, "evaluate --articles=text --attributions=attributions");
  g_auto(Run) quotes = run_program (folder, NULL, "evaluate --articles text --attributions attributions --views views --given-quotes");
  g_auto(Run) speakers = run_program (folder, NULL, "evaluate --articles text --attributions attributions --views views --given-speakers");
  g_auto(Run) none = run_program (folder, NULL, "evaluate --articles text --attributions views");
  g_auto(Run) nowhere = run_program (folder, NULL, "evaluate --articles text --attributions no-such-folder");

  g_assert_cmpint (whole.status, ==, 0);
  g_assert_cmpstr (whole.err, ==, "");
  g_assert_true (g_str_has_prefix (whole.out, "2 articles, 2 with results\n"));
  g_assert_nonnull (strstr (whole.out, "\ncue exact "));
  g_assert_null (strstr (whole.out, "\ndissent "));
  g_assert_nonnull (strstr (whole.out, "\nF by publisher "));
  g_assert_nonnull (strstr (whole.out, "\ngull "));

  g_assert_cmpint (quotes.status, ==, 0);
  g_assert_nonnull (strstr (quotes.out, "\nwhole exact         100.0  100.0  100.0  16\n"));
  g_assert_nonnull (strstr (quotes.out, "\ndissent "));

  g_assert_cmpint (speakers.status, ==, 0);
  g_assert_nonnull (strstr (speakers.out, "\nspeaker full        100.0  100.0  100.0  14\n"));

  g_assert_cmpint (none.status, ==, 1);
  g_assert_cmpint (nowhere.status, ==, 1);
  g_assert_nonnull (strstr (nowhere.err, "no-such-folder"));
}

static void
test_usage (void)
{
  static const char *const arguments[] = {
    "evaluate",
    "evaluate --articles=.",
    "evaluate --articles=. --attributions=. --given-speakers",
    "evaluate --articles=. --attributions=. --jobs=0",
    "evaluate --articles=. --attributions=. more",
  };

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    {
      g_auto(Run) run = run_program (NULL, NULL, arguments[i]);

      g_assert_cmpint (run.status, ==, 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command/scores/names", test_names);
  g_test_add_func ("/command/scores/own-articles", test_own_articles);
  g_test_add_func ("/command/scores/nothing-found", test_nothing_found);
  g_test_add_func ("/command/scores/against-script", test_against_script);
  g_test_add_func ("/command/evaluate/command", test_command);
  g_test_add_func ("/command/evaluate/usage", test_usage);

  return g_test_run ();
}
