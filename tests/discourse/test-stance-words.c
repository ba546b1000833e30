/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "discourse/stance-words.h"

typedef struct
{
  const char *word;
  guint       stance;
} Case;

static const Case cases[] = {
  { "denied", ANALYZER_STANCE_DENY },
  { "denies", ANALYZER_STANCE_DENY },
  { "criticised", ANALYZER_STANCE_CRITICISE },
  { "criticizing", ANALYZER_STANCE_CRITICISE },
  { "slammed", ANALYZER_STANCE_CRITICISE },
  { "scathing", ANALYZER_STANCE_CRITICISE },
  { "rebuffed", ANALYZER_STANCE_REJECT },
  { "refuses", ANALYZER_STANCE_REJECT },
  { "scepticism", ANALYZER_STANCE_DOUBT },
  { "misgivings", ANALYZER_STANCE_DOUBT },
  { "critics", ANALYZER_STANCE_OPPONENT },
  { "absurd", ANALYZER_STANCE_BAD },
  { "lies", ANALYZER_STANCE_FALSE },
  { "so-called", ANALYZER_STANCE_FALSE },
  { "hurting", ANALYZER_STANCE_HARM },
  { "n’t", ANALYZER_STANCE_NOT },
  { "however", ANALYZER_STANCE_CONTRAST },
  { "policies", ANALYZER_STANCE_CLAIM },
  { "echoed", ANALYZER_STANCE_AGREE },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].word);
      g_assert_cmpuint (analyzer_stance_of_word (cases[i].word) & cases[i].stance, ==, cases[i].stance);
    }

  g_assert_cmpuint (analyzer_stance_of_word (""), ==, 0);
  g_assert_cmpuint (analyzer_stance_of_word ("s"), ==, 0);
  g_assert_cmpuint (analyzer_stance_of_word ("table"), ==, 0);
  g_assert_cmpuint (analyzer_stance_of_word ("bed"), ==, 0);
  g_assert_cmpuint (analyzer_stance_of_word ("ing"), ==, 0);
}

static void
test_phrases (void)
{
  static const char * const pushed[] = { "pushed", "back", "hard" };
  static const char * const critical[] = { "critical", "of", "the", "plan" };
  static const char * const not_all[] = { "not", "everyone", "agreed", "with" };
  static const char * const part[] = { "for", "its", "part" };
  static const char * const none[] = { "for", "the", "part" };
  guint length;

  g_assert_cmpuint (analyzer_stance_of_phrase (pushed, G_N_ELEMENTS (pushed), &length), ==, ANALYZER_STANCE_OPPOSE);
  g_assert_cmpuint (length, ==, 2);
  g_assert_cmpuint (analyzer_stance_of_phrase (critical, G_N_ELEMENTS (critical), &length), ==, ANALYZER_STANCE_CRITICISE);
  g_assert_cmpuint (length, ==, 2);
  g_assert_cmpuint (analyzer_stance_of_phrase (critical, 1, &length), ==, 0);
  g_assert_cmpuint (analyzer_stance_of_phrase (not_all, G_N_ELEMENTS (not_all), &length), ==, ANALYZER_STANCE_OPPOSE);
  g_assert_cmpuint (length, ==, 3);
  g_assert_cmpuint (analyzer_stance_of_phrase (part, G_N_ELEMENTS (part), &length), ==, ANALYZER_STANCE_CONTRAST);
  g_assert_cmpuint (analyzer_stance_of_phrase (part, 2, &length), ==, 0);
  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpuint (analyzer_stance_of_phrase (none, G_N_ELEMENTS (none), &length), ==, 0);
  g_assert_cmpuint (analyzer_stance_of_phrase (none, 0, &length), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discourse/stance-words/words", test_words);
  g_test_add_func ("/discourse/stance-words/phrases", test_phrases);

  return g_test_run ();
}
