/* evaluate.c: the command that measures the findings against people's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "command/commands.h"
#include "command/documents.h"
#include "command/output.h"
#include "command/scores.h"
#include "command/work.h"
#include "discourse/annotated-article.h"

typedef struct
{
  AnalyzerAnalyst *analyst;
  const char      *articles;
  const char      *attributions;
  const char      *views;
  AnalyzerGiven    given;
  AnalyzerScores  *scores;
  guint            n_articles;
  guint            n_found;
  guint            n_other_text;
} Evaluation;

/* One article: what people marked and what the program finds. */
typedef struct
{
  AnalyzerAnnotatedArticle *marked;
  AnalyzerFindings         *found;
  gboolean                  other_text;
  char                     *complaint;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  g_clear_pointer (&comparison->marked, analyzer_annotated_article_free);
  g_clear_pointer (&comparison->found, analyzer_findings_unref);
  g_free (comparison->complaint);
  g_free (comparison);
}

static gboolean
is_same_text (AnalyzerArticle *a,
              AnalyzerArticle *b)
{
  return g_bytes_equal (analyzer_article_get_text (a), analyzer_article_get_text (b));
}

/* The article as a reader makes it, as long as the text is the annotated one;
 * else the annotated text as it stands. */
static AnalyzerArticle *
choose_article (const Evaluation *evaluation,
                Comparison       *comparison,
                const char       *name)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (evaluation->articles, file, NULL);
  g_autoptr(AnalyzerDocument) document = analyzer_document_read (path, NULL);
  AnalyzerArticle *annotated = comparison->marked->findings->article;

  if (document->articles != NULL && document->articles->len == 1 &&
      is_same_text (g_ptr_array_index (document->articles, 0), annotated))
    return g_object_ref (g_ptr_array_index (document->articles, 0));

  comparison->other_text = TRUE;

  return g_object_ref (annotated);
}

static void
append_array (GArray *to,
              GArray *from)
{
  g_array_append_vals (to, from->data, from->len);
}

/* What is given to the program of what people marked. */
static void
give (AnalyzerFindings *findings,
      AnalyzerFindings *marked,
      AnalyzerGiven     given)
{
  for (guint i = 0; given >= ANALYZER_GIVEN_SPEAKERS && i < marked->speakers->len; i++)
    {
      const AnalyzerSpeaker *from = g_ptr_array_index (marked->speakers, i);
      AnalyzerSpeaker *to = analyzer_findings_add_speaker (findings, from->name);

      to->kind = from->kind;
      to->gender = from->gender;
      to->role = g_strdup (from->role);
      to->affiliation = g_strdup (from->affiliation);
      to->role_span = from->role_span;
      to->affiliation_span = from->affiliation_span;
      for (guint j = 0; j < from->aliases->len; j++)
        g_ptr_array_add (to->aliases, g_strdup (g_ptr_array_index (from->aliases, j)));
      append_array (to->mentions, from->mentions);
    }

  for (guint i = 0; i < marked->quotes->len; i++)
    {
      const AnalyzerQuote *from = g_ptr_array_index (marked->quotes, i);
      AnalyzerQuote *to = analyzer_findings_add_quote (findings);

      to->type = from->type;
      to->act = from->act;
      to->confidence = from->confidence;
      append_array (to->source, from->source);
      append_array (to->cue, from->cue);
      append_array (to->content, from->content);
      if (given >= ANALYZER_GIVEN_SPEAKERS)
        {
          append_array (to->speakers, from->speakers);
          to->speaker_confidence = 1;
        }
    }
}

static gpointer
compare_article (const char *name,
                 gpointer    user_data)
{
  const Evaluation *evaluation = user_data;
  Comparison *comparison = g_new0 (Comparison, 1);
  g_autoptr(AnalyzerArticle) article = NULL;
  g_autoptr(GError) error = NULL;

  comparison->marked = analyzer_annotated_article_load (evaluation->articles, evaluation->attributions,
                                                        evaluation->views, name, &error);
  if (comparison->marked == NULL)
    {
      comparison->complaint = g_strdup_printf ("%s: %s", name, error->message);
      return comparison;
    }

  article = choose_article (evaluation, comparison, name);
  comparison->found = analyzer_findings_new (article);
  if (evaluation->given != ANALYZER_GIVEN_NOTHING)
    give (comparison->found, comparison->marked->findings, evaluation->given);
  if (!analyzer_analyst_complete (evaluation->analyst, comparison->found, evaluation->given, NULL, &error))
    {
      comparison->complaint = g_strdup_printf ("%s: %s", name, error->message);
      g_clear_pointer (&comparison->found, analyzer_findings_unref);
    }

  return comparison;
}

/* The outlet: what the article says itself, else what its file's name says, in
 * the manner of "outlet_2016-09-12_headline". */
static char *
dup_publisher (const Comparison *comparison)
{
  const char *publisher = comparison->found != NULL
    ? analyzer_article_get_field (comparison->found->article, ANALYZER_FIELD_PUBLISHER) : NULL;
  const char *name = comparison->marked->name;
  const char *bar = strchr (name, '_');

  if (publisher != NULL)
    return g_strdup (publisher);

  return bar != NULL ? g_strndup (name, bar - name) : g_strdup (_("unknown"));
}

static gboolean
count_comparison (gpointer   data,
                  gpointer   user_data,
                  GError   **error)
{
  Evaluation *evaluation = user_data;
  Comparison *comparison = data;

  if (comparison->complaint != NULL)
    analyzer_command_complain ("%s", comparison->complaint);

  if (comparison->marked != NULL)
    {
      g_autofree char *publisher = dup_publisher (comparison);

      evaluation->n_articles++;
      evaluation->n_found += comparison->found != NULL;
      evaluation->n_other_text += comparison->other_text;
      analyzer_scores_add (evaluation->scores, comparison->marked->findings, comparison->marked->has_views,
                           comparison->found, publisher);
    }
  comparison_free (comparison);

  return TRUE;
}

static void
append_totals (GString              *out,
               const AnalyzerScores *scores)
{
  g_string_append_printf (out, "%-18s %6s %6s %6s  %s\n", "", "P", "R", "F", "annotated");
  for (guint m = 0; m < ANALYZER_N_MEASURES; m++)
    {
      const AnalyzerTally *tally = analyzer_scores_get (scores, m);

      if (tally->marked > 0)
        g_string_append_printf (out, "%-18s %6.1f %6.1f %6.1f  %" G_GUINT64_FORMAT "\n", analyzer_measure_to_string (m),
                                analyzer_tally_get_precision (tally), analyzer_tally_get_recall (tally),
                                analyzer_tally_get_f (tally), tally->marked);
    }
}

/* Groups that people did not mark have precision only. */
static void
append_grouping (GString              *out,
                 const AnalyzerScores *scores,
                 AnalyzerGrouping      grouping,
                 const char           *name,
                 gboolean              is_marked)
{
  static const struct { AnalyzerMeasure measure; const char *name; } columns[] = {
    { ANALYZER_MEASURE_CUE_EXACT, "cue" },
    { ANALYZER_MEASURE_SOURCE_EXACT, "source" },
    { ANALYZER_MEASURE_CONTENT_EXACT, "content" },
    { ANALYZER_MEASURE_WHOLE_EXACT, "whole" },
    { ANALYZER_MEASURE_CONTENT_OVERLAP, "overlap" },
    { ANALYZER_MEASURE_SPEAKER_FULL, "speaker" },
  };
  g_autoptr(GPtrArray) groups = analyzer_scores_list_groups (scores, grouping);

  g_string_append_printf (out, "\n%-22s", name);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, " %7s", columns[i].name);
  g_string_append_printf (out, "  %s\n", is_marked ? "found annotated" : "found (precision only)");

  for (guint i = 0; i < groups->len; i++)
    {
      const char *group = g_ptr_array_index (groups, i);
      const AnalyzerTally *whole = analyzer_scores_get_group (scores, grouping, group, ANALYZER_MEASURE_WHOLE_EXACT);

      g_string_append_printf (out, "%-22s", group);
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          const AnalyzerTally *tally = analyzer_scores_get_group (scores, grouping, group, columns[j].measure);

          g_string_append_printf (out, " %7.1f", is_marked ? analyzer_tally_get_f (tally) : analyzer_tally_get_precision (tally));
        }
      g_string_append_printf (out, "  %5" G_GUINT64_FORMAT, whole->found);
      if (is_marked)
        g_string_append_printf (out, " %9" G_GUINT64_FORMAT, whole->marked);
      g_string_append_c (out, '\n');
    }
}

static void
append_report (GString          *out,
               const Evaluation *evaluation)
{
  g_string_append_printf (out, "%u articles, %u with results", evaluation->n_articles, evaluation->n_found);
  if (evaluation->n_other_text > 0)
    g_string_append_printf (out, ", %u of them not read as the annotated text, which was taken as it stands", evaluation->n_other_text);
  g_string_append_c (out, '\n');

  append_totals (out, evaluation->scores);
  append_grouping (out, evaluation->scores, ANALYZER_GROUPING_TYPE, "F by type", TRUE);
  append_grouping (out, evaluation->scores, ANALYZER_GROUPING_LENGTH, "F by length", TRUE);
  append_grouping (out, evaluation->scores, ANALYZER_GROUPING_POSITION, "F by position", TRUE);
  append_grouping (out, evaluation->scores, ANALYZER_GROUPING_PUBLISHER, "F by publisher", TRUE);
  append_grouping (out, evaluation->scores, ANALYZER_GROUPING_ACT, "P by act", FALSE);
  append_grouping (out, evaluation->scores, ANALYZER_GROUPING_CONFIDENCE, "P by confidence", FALSE);
}

/**
 * analyzer_command_evaluate:
 *
 * Prints how well the program finds what people marked in articles.
 */
AnalyzerStatus
analyzer_command_evaluate (int    argc,
                           char **argv)
{
  g_autofree char *articles = NULL;
  g_autofree char *attributions = NULL;
  g_autofree char *views = NULL;
  gboolean given_quotes = FALSE;
  gboolean given_speakers = FALSE;
  g_auto(AnalyzerInputOptions) options = ANALYZER_INPUT_OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "articles", 0, 0, G_OPTION_ARG_FILENAME, &articles,
      N_("The articles, plain text, NAME.txt"), N_("DIR") },
    { "attributions", 0, 0, G_OPTION_ARG_FILENAME, &attributions,
      N_("What people marked in them, brat standoff, NAME_ANNOTATOR.ann"), N_("DIR") },
    { "views", 0, 0, G_OPTION_ARG_FILENAME, &views,
      N_("Who speaks and who dissents, NAME.json; only articles that have one are measured"), N_("DIR") },
    { "given-quotes", 0, 0, G_OPTION_ARG_NONE, &given_quotes,
      N_("Take the marked quotes and find only who speaks and who dissents"), NULL },
    { "given-speakers", 0, 0, G_OPTION_ARG_NONE, &given_speakers,
      N_("Take the marked quotes and speakers and find only who dissents"), NULL },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &options.jobs,
      N_("Work on N articles at the same time (as many as there are processors)"), N_("N") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(AnalyzerInputs) inputs = NULL;
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(AnalyzerAnalyst) analyst = NULL;
  g_autoptr(AnalyzerScores) scores = NULL;
  g_autoptr(GString) out = NULL;
  g_autoptr(GError) error = NULL;
  Evaluation evaluation = { NULL };

  if (!analyzer_command_parse ("evaluate", NULL,
                               _("Measures how well quotes, speakers and dissent are found that people marked in articles."),
                               _("P: how much of what is found is right, R: how much of what people marked is found,\n"
                                 "F: the harmonic mean of the two; all in percent over all articles together."),
                               entries, &argc, &argv))
    return ANALYZER_STATUS_USAGE;

  if (argc > 1)
    return analyzer_command_usage ("evaluate", _("“%s” is not understood"), argv[1]);
  if (articles == NULL || attributions == NULL)
    return analyzer_command_usage ("evaluate", _("Say with --articles and --attributions what to measure against"));
  if (given_speakers && views == NULL)
    return analyzer_command_usage ("evaluate", _("--given-speakers takes the speakers from --views"));
  if (options.jobs < 1 || options.jobs > ANALYZER_MAX_JOBS)
    return analyzer_command_usage ("evaluate", _("--jobs takes a number from 1 to %d"), ANALYZER_MAX_JOBS);

  names = analyzer_annotated_article_list (articles, attributions, views, &error);
  if (names != NULL)
    models = analyzer_models_new (NULL, &error);
  if (models == NULL)
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }
  if (names->len == 0)
    {
      analyzer_command_complain (_("There is no annotated article in these folders"));
      return ANALYZER_STATUS_FAILED;
    }

  /* The names stand in for files. */
  g_ptr_array_add (names, NULL);
  options.files = g_strdupv ((char **) names->pdata);
  inputs = analyzer_inputs_new (&options, &error);
  g_assert (inputs != NULL);

  analyst = analyzer_analyst_new (models);
  scores = analyzer_scores_new ();
  evaluation.analyst = analyst;
  evaluation.articles = articles;
  evaluation.attributions = attributions;
  evaluation.views = views;
  evaluation.given = given_speakers ? ANALYZER_GIVEN_SPEAKERS : given_quotes ? ANALYZER_GIVEN_QUOTES : ANALYZER_GIVEN_NOTHING;
  evaluation.scores = scores;

  out = g_string_new (NULL);
  if (analyzer_work_run (inputs, options.jobs, compare_article, count_comparison, comparison_free, &evaluation, &error))
    {
      append_report (out, &evaluation);
      if (analyzer_print_bytes (out->str, out->len, &error))
        return evaluation.n_found == names->len - 1 ? ANALYZER_STATUS_DONE : ANALYZER_STATUS_FAILED;
    }
  analyzer_command_complain ("%s", error->message);

  return ANALYZER_STATUS_FAILED;
}
