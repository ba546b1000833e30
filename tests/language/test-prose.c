/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "language/prose.h"

typedef struct
{
  const char *text;
  const char *expected;         /* tokens; / parts sentences, // paragraphs */
} Case;

static const Case cases[] = {
  /* Contractions and other apostrophes. */
  { "I don't know.", "I do n't know ." },
  { "They’re sure it’ll rain.", "They ’re sure it ’ll rain ." },
  { "We shouldn't've cannot", "We should n't 've can not" },
  { "O’Brien’s plan, the workers' plan", "O’Brien ’s plan , the workers ' plan" },
  { "gonna Gotta", "gon na Got ta" },
  { "rock 'n' roll in the '80s, tell 'em", "rock 'n ' roll in the '80s , tell 'em" },
  { "‘It can’t,’ she said.", "‘ It ca n’t , ’ she said ." },
  /* Hyphens, dashes, strokes. */
  { "a well-known U.S.-born man—tall--left – 3", "a well-known U.S.-born man — tall -- left – 3" },
  { "and/or 9/11 CNN/ORC", "and/or 9/11 CNN/ORC" },
  { "AT&T and Q&A & co", "AT&T and Q&A & co" },
  /* Figures. */
  { "$1.5 million, 50% of 1,237 at 9:30", "$ 1.5 million , 50 % of 1,237 at 9:30" },
  { "US$5, €3, 1990s, 20th, -4, .5", "US$ 5 , € 3 , 1990s , 20th , -4 , .5" },
  { "in 2015,2016", "in 2015 , 2016" },
  { "We're #2. No. 1 said no.", "We 're # 2 . / No. 1 said no ." },
  /* Addresses. */
  { "See https://example.org/a_b?c=1, or mail ann.lee@example.org.",
    "See https://example.org/a_b?c=1 , or mail ann.lee@example.org ." },
  { "(www.example.org) @ann_lee #TopNews", "( www.example.org ) @ann_lee #TopNews" },
  /* Quotation marks. */
  { "''We go,'' she said. ''Now.''", "'' We go , '' she said . / '' Now . ''" },
  { "``We go,'' she said.", "`` We go , '' she said ." },
  { "“‘Go,’ he said,” she said.", "“ ‘ Go , ’ he said , ” she said ." },
  { "«Go» „Go“", "« Go » „ Go “" },
  /* Sentences. */
  { "She left. He stayed! Why? Nobody knows.", "She left . / He stayed ! / Why ? / Nobody knows ." },
  { "“We won.” He left.", "“ We won . ” / He left ." },
  { "\"We won.\" \"They lost.\"", "\" We won . \" / \" They lost . \"" },
  { "“Why?” he asked.", "“ Why ? ” he asked ." },
  { "(She left.) He stayed.", "( She left . ) / He stayed ." },
  { "Yahoo! said so, Jeb!, too.", "Yahoo ! said so , Jeb ! , too ." },
  { "Mr. J. B. Priestley of the U.S. Senate spoke.", "Mr. J. B. Priestley of the U.S. Senate spoke ." },
  { "He lives in the U.S. But she left.", "He lives in the U.S. / But she left ." },
  { "at 9 p.m. Monday. At 8 a.m. The end", "at 9 p.m. Monday . / At 8 a.m. / The end" },
  { "Sen. Ann Lee, R-Fla., of Boston, Mass., spoke.", "Sen. Ann Lee , R-Fla. , of Boston , Mass. , spoke ." },
  { "It was about Me. He knew no. The end.", "It was about Me . / He knew no . / The end ." },
  { "So did I. We left.", "So did I . / We left ." },
  { "Acme Inc. said so. Smith v. Jones, et al. lost.", "Acme Inc. said so . / Smith v. Jones , et al. lost ." },
  { "Wait... what? Well . . . yes. No… She left", "Wait ... what ? / Well . . . yes . / No … / She left" },
  { "He left.The end", "He left . / The end" },
  { "on example.com. And state.gov", "on example.com . / And state.gov" },
  { "MAYOR TO QUIT: REPORT", "MAYOR TO QUIT : REPORT" },
  /* Paragraphs. */
  { "One line\nNext. Line\n\n\tThird", "One line // Next . / Line // Third" },
  { "One\r\nTwo\rThree\u2028Four", "One // Two // Three // Four" },
  { "", "" },
  { " \n\u00a0\ufeff\n", "" },
};

static char *
print (const AnalyzerProse *prose)
{
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < prose->n_sentences; i++)
    {
      const AnalyzerSentence *sentence = &prose->sentences[i];

      if (i > 0)
        g_string_append (printed, sentence->paragraph != sentence[-1].paragraph ? " // " : " / ");
      for (guint k = 0; k < sentence->n_tokens; k++)
        {
          const AnalyzerToken *token = &prose->tokens[sentence->first_token + k];

          g_assert_cmpuint (token->sentence, ==, i);
          if (k > 0)
            g_string_append_c (printed, ' ');
          g_string_append_len (printed, prose->text + token->start, token->end - token->start);
        }
      g_assert_cmpuint (sentence->span.start, ==, prose->tokens[sentence->first_token].start);
      g_assert_cmpuint (sentence->span.end, ==, prose->tokens[sentence->first_token + sentence->n_tokens - 1].end);
    }

  return g_string_free (printed, FALSE);
}

static AnalyzerProse *
split (const char *text,
       gssize      length,
       GArray     *ignored)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));
  g_autoptr(GError) error = NULL;
  AnalyzerProse *prose = analyzer_prose_split (bytes, ignored, NULL, &error);

  g_assert_no_error (error);

  return prose;
}

static void
test_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AnalyzerProse) prose = split (cases[i].text, -1, NULL);
      g_autofree char *printed = print (prose);

      g_assert_cmpstr (printed, ==, cases[i].expected);
    }
}

static void
test_ignored (void)
{
  static const char text[] = "Share\nMore NewsAnn Lee left.\nThe end";
  g_autoptr(GArray) ignored = analyzer_spans_new ();
  g_autoptr(AnalyzerProse) prose = NULL;
  g_autofree char *printed = NULL;

  analyzer_spans_add (ignored, 0, 5);
  analyzer_spans_add (ignored, 6, 15);
  prose = split (text, -1, ignored);
  printed = print (prose);

  g_assert_cmpstr (printed, ==, "Ann Lee left . // The end");
  g_assert_cmpuint (prose->n_paragraphs, ==, 4);
  g_assert_true (prose->paragraphs[0].ignored);
  g_assert_cmpuint (prose->paragraphs[0].n_sentences, ==, 0);
  g_assert_true (prose->paragraphs[1].ignored);
  g_assert_false (prose->paragraphs[2].ignored);
  g_assert_cmpuint (prose->paragraphs[2].span.start, ==, 15);
  g_assert_cmpuint (prose->paragraphs[3].first_sentence, ==, 1);
}

/* Lines broken at a fixed width are no paragraphs. */
static void
test_wrapped (void)
{
  static const char text[] =
    "The council met on Monday to hear what the people of the old\n"
    "town had to say about the bridge that has been closed since\n"
    "the spring, and about the school that is to be built there.\n"
    "\n"
    "“We want it open,” said Ann Lee, who keeps a shop beside the\n"
    "bridge and has lost half of the people who used to come by.\n";
  g_autoptr(AnalyzerProse) prose = split (text, -1, NULL);

  g_assert_cmpuint (prose->n_paragraphs, ==, 2);
  g_assert_cmpuint (prose->n_sentences, ==, 2);
}

static void
test_find_token (void)
{
  g_autoptr(AnalyzerProse) prose = split ("One  two", -1, NULL);

  g_assert_cmpuint (analyzer_prose_find_token (prose, 0), ==, 0);
  g_assert_cmpuint (analyzer_prose_find_token (prose, 2), ==, 0);
  g_assert_cmpuint (analyzer_prose_find_token (prose, 3), ==, 1);
  g_assert_cmpuint (analyzer_prose_find_token (prose, 7), ==, 1);
  g_assert_cmpuint (analyzer_prose_find_token (prose, 8), ==, ANALYZER_NO_TOKEN);
  g_assert_cmpstr (analyzer_prose_get_word (prose, 0), ==, "one");
  g_assert_true (prose->tokens[1].space_before);
}

/* Whatever the text, the tokens stand in order, do not overlap and hold
 * every byte that is not white space. */
static void
check_whole (const char *text,
             gsize       length)
{
  g_autoptr(AnalyzerProse) prose = split (text, length, NULL);
  guint at = 0;

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      for (; at < prose->tokens[i].start; at++)
        g_assert_true ((guchar) text[at] <= ' ' || (text[at] & 0x80) != 0 || text[at] == 0x7f);
      g_assert_cmpuint (at, ==, prose->tokens[i].start);
      g_assert_cmpuint (prose->tokens[i].end, >, prose->tokens[i].start);
      at = prose->tokens[i].end;
    }
  g_assert_cmpuint (at, <=, length);
}

static void
test_noise (void)
{
  static const char *const pieces[] = {
    "a", "B", "7", " ", ".", ",", "'", "’", "\"", "“", "”", "''", "-", "—", "…", "@", "#", "$", "http://", "www.", ":",
    "/", "&", "_", "(", ")", "!", "?", "\n", "Mr.", "n't", "’s", "é", "😀", "\u00ad", "\u200b", "No.", "e.g.", "*",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      guint n = g_rand_int_range (rand, 1, 40);

      while (n-- > 0)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      check_whole (text->str, text->len);
    }
}

/* Long rows of one thing are read in time that grows no faster than they. */
static void
test_long_rows (void)
{
  static const char *const pieces[] = {
    "(", "'", "\"", "“", ". ", ".", "-", "a-", "a.", "U.S.", "a@", "http://", "!", "?\"", "! (", "’s", "…", "#", "A ",
    "\n", "aB", "aa.Bb", ". . ", "“a. ", "_",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      while (text->len < 300000)
        g_string_append (text, pieces[i]);
      check_whole (text->str, text->len);
    }
}

static void
test_cancelled (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("One two", 7);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (analyzer_prose_split (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/prose/split", test_split);
  g_test_add_func ("/language/prose/ignored", test_ignored);
  g_test_add_func ("/language/prose/wrapped", test_wrapped);
  g_test_add_func ("/language/prose/find-token", test_find_token);
  g_test_add_func ("/language/prose/noise", test_noise);
  g_test_add_func ("/language/prose/long-rows", test_long_rows);
  g_test_add_func ("/language/prose/cancelled", test_cancelled);

  return g_test_run ();
}
