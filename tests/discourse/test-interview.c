/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "discourse/analyst.h"

#define TURNS \
  "\n\nQ: Why did the ferry stop?\n\nA: The engine was old, and nobody paid for a new one.\n\nQ: Will it run again?\n\n" \
  "A: It will run from Monday. The council was wrong to wait.\n\nQ: Is it safe?\n\nA: It is."

typedef struct
{
  const char *name;
  const char *text;
  const char *byline;
  const char *asks;
  const char *answers;
} Case;

static const Case cases[] = {
  { "with", "In an interview with harbour master Ingrid Solberg, we talked about the ferry." TURNS, NULL, "Q", "Ingrid Solberg" },
  { "with-byline", "In an interview with harbour master Ingrid Solberg, we talked about the ferry." TURNS, "Tom Hale", "Tom Hale",
    "Ingrid Solberg" },
  { "spoke-to", "Ingrid Solberg, the harbour master, spoke to the Vardal Gazette about the ferry." TURNS, NULL, "Vardal Gazette",
    "Ingrid Solberg" },
  { "outlet-spoke-with", "The Vardal Gazette spoke with Ingrid Solberg about the ferry." TURNS, NULL, "Vardal Gazette",
    "Ingrid Solberg" },
  { "with-outlet", "In an interview with the Vardal Gazette, Ingrid Solberg talked about the ferry." TURNS, NULL, "Vardal Gazette",
    "Ingrid Solberg" },
  { "outlet-like-person", "In an interview with the Brack Mail, Mayor Ingrid Solberg says why the bridge stays shut." TURNS, NULL,
    "Brack Mail", "Ingrid Solberg" },
  { "answered", "The ferry of Tom Hale stopped in May. Ingrid Solberg answered our questions." TURNS, NULL, "Q", "Ingrid Solberg" },
  { "only-person", "The ferry has not run for a year. Ingrid Solberg runs the harbour." TURNS, NULL, "Q", "Ingrid Solberg" },
  { "two-people", "The ferry has not run for a year. Ingrid Solberg and Tom Hale run the harbour." TURNS, NULL, "Q", "A" },
  { "nobody", "The ferry has not run for a year." TURNS, NULL, "Q", "A" },
  { "several-authors", "We met Ingrid Solberg in the harbour." TURNS, "Tom Hale and Ada Holm", "Q", "Ingrid Solberg" },
  { "author-named", "Tom Hale met Ingrid Solberg in the harbour." TURNS, "Tom Hale", "Tom Hale", "Ingrid Solberg" },
};

static AnalyzerModels *models;

static AnalyzerFindings *
analyse (const char *text,
         const char *format,
         const char *byline)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("example", format, bytes);
  g_autoptr(AnalyzerAnalyst) analyst = analyzer_analyst_new (models);
  g_autoptr(GError) error = NULL;
  AnalyzerFindings *findings;

  analyzer_article_add_candidate (article, ANALYZER_FIELD_BYLINE, byline, "byline");
  findings = analyzer_analyst_analyse (analyst, article, NULL, &error);
  g_assert_no_error (error);

  return findings;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(AnalyzerFindings) findings = analyse (c->text, "plain", c->byline);
  guint n_turns = 0;

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      AnalyzerSpan source = { 0 };
      const AnalyzerSpeaker *speaker;
      char letter;

      if (quote->source->len > 0)
        source = g_array_index (quote->source, AnalyzerSpan, 0);
      letter = c->text[source.start];
      if (source.end != source.start + 1 || (letter != 'Q' && letter != 'A'))
        continue;

      g_assert_cmpuint (quote->speakers->len, ==, 1);
      speaker = analyzer_findings_get_speaker (findings, g_array_index (quote->speakers, guint, 0));
      g_assert_cmpstr (speaker->name, ==, letter == 'Q' ? c->asks : c->answers);
      /* Nobody is "a" by profession. */
      g_assert_cmpstr (speaker->role, !=, "A");
      n_turns++;
    }
  g_assert_cmpuint (n_turns, ==, 6);
}

/* Who speaks may be told by initials. */
static void
test_initials (void)
{
  static const char text[] =
    "Ingrid Solberg runs the harbour, and Ivar Moe runs the ferry.\n\nTH: Why did the ferry stop?\n\nIS: The engine was old."
    "\n\nTH: Will it run again?\n\nIS: It will.\n\nXY: It will not.";
  static const char *const speakers[] = { "Tom Hale", "Ingrid Solberg", "Tom Hale", "Ingrid Solberg", "XY" };
  g_autoptr(AnalyzerFindings) findings = analyse (text, "plain", "Tom Hale");

  g_assert_cmpuint (findings->quotes->len, ==, G_N_ELEMENTS (speakers));
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);

      g_assert_cmpuint (quote->speakers->len, ==, 1);
      g_assert_cmpstr (analyzer_findings_get_speaker (findings, g_array_index (quote->speakers, guint, 0))->name, ==, speakers[i]);
    }
}

/* Letters of a list are nobody. */
static void
test_list (void)
{
  static const char text[] = "Ingrid Solberg runs the harbour.\n\nA: The ferry sails.\n\nB: The ferry stays.\n\nC: The ferry is sold.";
  g_autoptr(AnalyzerFindings) findings = analyse (text, "plain", NULL);

  for (guint i = 0; i < findings->speakers->len; i++)
    g_assert_cmpstr (((AnalyzerSpeaker *) g_ptr_array_index (findings->speakers, i))->name, !=, "Ingrid Solberg");
}

/* Subtitles tell who speaks, be it only once. */
static void
test_subtitles (void)
{
  static const char text[] = "Ingrid Solberg: The pier is unsafe. I have seen it.\n\nThe pier was built in 1911.";
  g_autoptr(AnalyzerFindings) findings = analyse (text, "subtitles", NULL);
  const AnalyzerQuote *quote;

  g_assert_cmpuint (findings->quotes->len, ==, 1);
  quote = g_ptr_array_index (findings->quotes, 0);
  g_assert_cmpuint (quote->speakers->len, ==, 1);
  g_assert_cmpstr (analyzer_findings_get_speaker (findings, g_array_index (quote->speakers, guint, 0))->name, ==, "Ingrid Solberg");
  g_assert_cmpuint (g_array_index (quote->content, AnalyzerSpan, 0).start, ==, strlen ("Ingrid Solberg: "));
}

/* An answer goes on over paragraphs, until the next turn begins; what comes after
 * the last one is nobody's. */
static void
test_long_answer (void)
{
  static const char text[] =
    "Ingrid Solberg runs the harbour.\n\nQ: Why did the ferry stop?\n\nA: The engine was old.\n\nNobody paid for a new one."
    "\n\n(The phone rings.)\n\nQ: Will it run again?\n\nA: It will.\n\nThe ferry was built in 1911.";
  g_autoptr(AnalyzerFindings) findings = analyse (text, "plain", NULL);
  const AnalyzerQuote *answer, *last;
  AnalyzerSpan second;

  g_assert_cmpuint (findings->quotes->len, ==, 4);
  answer = g_ptr_array_index (findings->quotes, 1);
  last = g_ptr_array_index (findings->quotes, 3);
  g_assert_cmpuint (answer->content->len, ==, 2);
  second = g_array_index (answer->content, AnalyzerSpan, 1);
  g_assert_cmpmem (text + second.start, second.end - second.start, "Nobody paid for a new one.", 26);
  g_assert_cmpuint (last->content->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  models = analyzer_models_new (NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/discourse/interview/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/discourse/interview/initials", test_initials);
  g_test_add_func ("/discourse/interview/list", test_list);
  g_test_add_func ("/discourse/interview/long-answer", test_long_answer);
  g_test_add_func ("/discourse/interview/subtitles", test_subtitles);
  status = g_test_run ();
  g_object_unref (models);

  return status;
}
