/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well what is quoted is found in short articles of every kind. One quote
 * more or less does not matter, but all of them together must reach a floor.
 */
#include <string.h>

#include "command/scores.h"
#include "discourse/quotation.h"
#include "discourse/quote-finder.h"
#include "language/prose.h"

/* What must be reached over all the articles together, in percent. */
#define FLOOR_FOUND 95
#define FLOOR_ATTRIBUTED 90
#define FLOOR_ACTS 94

#define MAX_QUOTES 32

typedef struct
{
  const char *file;
  gboolean    is_seen;      /* what is missed may be shown */
} Collection;

static const Collection collections[] = {
  { "quoted.txt", TRUE },
  { "quoted-unseen.txt", FALSE },
};

static AnalyzerModels *models;
static AnalyzerScores *all_scores;
static guint n_articles, n_acts, n_right_acts;

/* Reads the "1+2d " behind a part's letter; returns what follows it, NULL where
 * it is none. */
static const char *
read_numbers (const char  *p,
              guint       *numbers,
              guint       *n_numbers,
              AnalyzerAct *act)
{
  *n_numbers = 0;
  *act = ANALYZER_ACT_SPEECH;

  do
    {
      char *end;
      guint64 number;

      if (!g_ascii_isdigit (*p))
        return NULL;
      number = g_ascii_strtoull (p, &end, 10);
      if (number == 0 || number > MAX_QUOTES || *n_numbers == 2)
        return NULL;
      numbers[(*n_numbers)++] = number;
      p = end;
    }
  while (*p == '+' && *++p != '\0');

  if (*p == 't' || *p == 'w' || *p == 'd')
    {
      *act = *p == 't' ? ANALYZER_ACT_THOUGHT : *p == 'w' ? ANALYZER_ACT_WRITING : ANALYZER_ACT_DATA;
      p++;
    }

  return *p == ' ' ? p + 1 : NULL;
}

static AnalyzerQuote *
ensure_quote (AnalyzerFindings *marked,
              guint             number)
{
  while (marked->quotes->len < number)
    analyzer_findings_add_quote (marked);

  return g_ptr_array_index (marked->quotes, number - 1);
}

/* The text of an article without its marks. */
static char *
strip_marks (const char *written)
{
  GString *text = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = written; *p != '\0'; p++)
    {
      guint numbers[2], n;
      AnalyzerAct act;
      const char *rest = *p == '[' && p[1] != '\0' ? read_numbers (p + 2, numbers, &n, &act) : NULL;

      if (rest != NULL)
        {
          g_assert_false (inside);
          inside = TRUE;
          p = rest - 1;
        }
      else if (*p == ']' && inside)
        inside = FALSE;
      else
        g_string_append_c (text, *p);
    }
  g_assert_false (inside);

  return g_string_free (text, FALSE);
}

/* Adds the quotes that are marked in @written to @marked. */
static void
read_marks (AnalyzerFindings *marked,
            const char       *written)
{
  gsize at = 0, start = 0;
  guint numbers[2], n = 0;
  AnalyzerAct act = ANALYZER_ACT_SPEECH;
  char part = '\0';

  for (const char *p = written; *p != '\0'; p++)
    {
      const char *rest = *p == '[' && p[1] != '\0' ? read_numbers (p + 2, numbers, &n, &act) : NULL;

      if (rest != NULL)
        {
          part = p[1];
          start = at;
          p = rest - 1;
          continue;
        }
      if (*p != ']' || part == '\0')
        {
          at++;
          continue;
        }

      for (guint i = 0; i < n; i++)
        {
          AnalyzerQuote *quote = ensure_quote (marked, numbers[i]);

          analyzer_spans_add (part == 's' ? quote->source : part == 'q' ? quote->cue : quote->content, start, at);
          if (part == 'q')
            quote->act = act;
        }
      part = '\0';
    }
}

/* A marked quote is quoted where quotation marks stand in its content. */
static void
judge_types (AnalyzerFindings *marked,
             const char       *text)
{
  g_autoptr(GArray) quotations = analyzer_find_quotations (text, strlen (text));
  g_autoptr(GArray) spans = analyzer_spans_new ();

  for (guint i = 0; i < quotations->len; i++)
    {
      const AnalyzerQuotation *quotation = &g_array_index (quotations, AnalyzerQuotation, i);

      if (quotation->depth == 0)
        analyzer_spans_add (spans, quotation->outer.start, quotation->outer.end);
    }

  for (guint i = 0; i < marked->quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (marked->quotes, i);

      g_assert_cmpuint (quote->cue->len, >, 0);
      g_assert_cmpuint (quote->content->len, >, 0);
      quote->type = analyzer_spans_overlap (quote->content, spans) ? ANALYZER_QUOTE_DIRECT : ANALYZER_QUOTE_INDIRECT;
    }
}

/* Whether @quote has the content of one of @others, at least half of it. */
static const AnalyzerQuote *
find_like (const AnalyzerQuote *quote,
           AnalyzerFindings    *others)
{
  for (guint i = 0; i < others->quotes->len; i++)
    {
      const AnalyzerQuote *other = g_ptr_array_index (others->quotes, i);
      gsize shared = 0, all = 0;

      for (guint j = 0; j < quote->content->len; j++)
        {
          const AnalyzerSpan *x = &g_array_index (quote->content, AnalyzerSpan, j);

          all += x->end - x->start;
          for (guint k = 0; k < other->content->len; k++)
            {
              const AnalyzerSpan *y = &g_array_index (other->content, AnalyzerSpan, k);

              if (x->start < y->end && y->start < x->end)
                shared += MIN (x->end, y->end) - MAX (x->start, y->start);
            }
        }
      for (guint k = 0; k < other->content->len; k++)
        all += g_array_index (other->content, AnalyzerSpan, k).end - g_array_index (other->content, AnalyzerSpan, k).start;
      if (2 * shared >= all - shared)
        return other;
    }

  return NULL;
}

static void
show_quotes (const char       *name,
             const char       *what,
             AnalyzerFindings *findings,
             AnalyzerFindings *others,
             const char       *text)
{
  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      const AnalyzerQuote *other = find_like (quote, others);
      g_autofree char *source = analyzer_spans_dup_text (quote->source, text, " … ");
      g_autofree char *cue = analyzer_spans_dup_text (quote->cue, text, " … ");
      g_autofree char *content = analyzer_spans_dup_text (quote->content, text, " … ");

      if (quote->type != ANALYZER_QUOTE_INDIRECT && other == NULL)
        g_test_message ("%s, %s: [%s] [%s] [%s]", name, what, source, cue, content);
      else if (other != NULL && other->act != quote->act)
        g_test_message ("%s, act is %s: [%s] [%s]", name, analyzer_act_to_string (quote->act), source, cue);
    }
}

static void
count_acts (AnalyzerFindings *marked,
            AnalyzerFindings *found)
{
  for (guint i = 0; i < marked->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (marked->quotes, i);
      const AnalyzerQuote *other = find_like (quote, found);

      n_acts += other != NULL;
      n_right_acts += other != NULL && other->act == quote->act;
    }
}

static void
check_article (const char     *name,
               const char     *written,
               gboolean        is_seen,
               AnalyzerScores *scores)
{
  g_autofree char *text = strip_marks (written);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new (name, "plain", bytes);
  g_autoptr(AnalyzerFindings) marked = analyzer_findings_new (article);
  g_autoptr(AnalyzerFindings) found = analyzer_findings_new (article);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerProse) prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (analyzer_find_quotes (found, prose, models, NULL, &error));
  g_assert_no_error (error);

  read_marks (marked, written);
  judge_types (marked, text);
  analyzer_scores_add (scores, marked, FALSE, found, NULL);
  analyzer_scores_add (all_scores, marked, FALSE, found, NULL);
  count_acts (marked, found);
  n_articles++;

  if (is_seen)
    {
      show_quotes (name, "missed", marked, found, text);
      show_quotes (name, "wrong", found, marked, text);
    }
}

static void
show_scores (const char     *name,
             AnalyzerScores *scores)
{
  for (AnalyzerMeasure measure = 0; measure <= ANALYZER_MEASURE_QUOTED_ATTRIBUTED; measure++)
    {
      const AnalyzerTally *tally = analyzer_scores_get (scores, measure);

      g_test_message ("%s: %s: P %.1f R %.1f F %.1f", name, analyzer_measure_to_string (measure),
                      analyzer_tally_get_precision (tally), analyzer_tally_get_recall (tally), analyzer_tally_get_f (tally));
    }
}

static void
test_collection (gconstpointer data)
{
  const Collection *collection = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "discourse", collection->file, NULL);
  g_autofree char *contents = NULL;
  g_autoptr(AnalyzerScores) scores = analyzer_scores_new ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) articles = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  articles = g_strsplit (contents, "\n@ ", -1);
  for (guint i = 1; articles[i] != NULL; i++)
    {
      char *text = strchr (articles[i], '\n');

      g_assert_nonnull (text);
      *text++ = '\0';
      check_article (articles[i], g_strstrip (text), collection->is_seen, scores);
    }
  show_scores (collection->file, scores);
}

static void
test_floors (void)
{
  g_assert_cmpuint (n_articles, >=, 40);
  show_scores ("all", all_scores);
  g_test_message ("acts: %u of %u", n_right_acts, n_acts);

  g_assert_cmpfloat (analyzer_tally_get_f (analyzer_scores_get (all_scores, ANALYZER_MEASURE_QUOTED_FOUND)), >=, FLOOR_FOUND);
  g_assert_cmpfloat (analyzer_tally_get_f (analyzer_scores_get (all_scores, ANALYZER_MEASURE_QUOTED_ATTRIBUTED)), >=,
                     FLOOR_ATTRIBUTED);
  g_assert_cmpfloat (100.0 * n_right_acts / MAX (n_acts, 1), >=, FLOOR_ACTS);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);

  models = analyzer_models_new (NULL, &error);
  g_assert_no_error (error);
  all_scores = analyzer_scores_new ();

  for (guint i = 0; i < G_N_ELEMENTS (collections); i++)
    {
      g_autofree char *name = g_strdup_printf ("/discourse/quoted/%s", collections[i].file);

      g_test_add_data_func (name, &collections[i], test_collection);
    }
  g_test_add_func ("/discourse/quoted/floors", test_floors);
  result = g_test_run ();

  analyzer_scores_free (all_scores);
  g_object_unref (models);

  return result;
}
