/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "language/parser.h"

static AnalyzerModels *
open_models (void)
{
  g_autoptr(GError) error = NULL;
  AnalyzerModels *models = analyzer_models_new (NULL, &error);

  g_assert_no_error (error);

  return models;
}

static AnalyzerProse *
read_prose (AnalyzerModels *models,
            const char     *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  AnalyzerProse *prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);

  g_assert_no_error (error);

  return prose;
}

typedef struct
{
  const char *text;
  const char *syntax;           /* of each word: head:relation, 0 the root */
} Case;

static const Case cases[] = {
  { "The minister said that the bridge is open.",
    "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:cop 3:ccomp 3:punct" },
  { "The bridge was opened by the mayor.",
    "2:det 4:nsubj:pass 4:aux:pass 0:root 7:case 7:det 4:obl:agent 4:punct" },
  { "Officials in Rome refused to comment.",
    "4:nsubj 3:case 1:nmod 0:root 6:mark 4:xcomp 4:punct" },
  { "“We will win,” he said.",
    "8:punct 4:nsubj 4:aux 8:ccomp 8:punct 8:punct 8:nsubj 0:root 8:punct" },
};

static void
test_syntax (void)
{
  g_autoptr(AnalyzerModels) models = open_models ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AnalyzerProse) prose = read_prose (models, cases[i].text);
      g_autoptr(GString) syntax = g_string_new (NULL);

      for (guint k = 0; k < prose->n_tokens; k++)
        g_string_append_printf (syntax, " %u:%s",
                                prose->tokens[k].head == ANALYZER_NO_TOKEN ? 0 : prose->tokens[k].head + 1,
                                analyzer_relation_to_string (prose->tokens[k].relation));
      g_assert_cmpstr (syntax->str + 1, ==, cases[i].syntax);
    }
}

/* Every sentence is one tree: one root, and from each word a way to it. */
static void
check_trees (const AnalyzerProse *prose)
{
  for (guint i = 0; i < prose->n_sentences; i++)
    {
      guint first = prose->sentences[i].first_token;
      guint end = first + prose->sentences[i].n_tokens;
      guint n_roots = 0;

      for (guint k = first; k < end; k++)
        {
          guint steps = 0;

          n_roots += prose->tokens[k].head == ANALYZER_NO_TOKEN;
          g_assert_true ((prose->tokens[k].head == ANALYZER_NO_TOKEN) ==
                         (prose->tokens[k].relation == ANALYZER_RELATION_ROOT));
          for (guint at = k; prose->tokens[at].head != ANALYZER_NO_TOKEN; at = prose->tokens[at].head)
            {
              g_assert_cmpuint (prose->tokens[at].head, >=, first);
              g_assert_cmpuint (prose->tokens[at].head, <, end);
              g_assert_cmpuint (steps++, <, end - first);
            }
        }
      g_assert_cmpuint (n_roots, ==, 1);
    }
}

static void
test_trees (void)
{
  static const char *const words[] = {
    "the", "mayor", "said", "who", "that", ",", ".", "of", "and", "Paris", "“", "”", "to", "be", "not", "(", ")", "run",
    "It", "5", "\n", ":", "—", "’s",
  };
  g_autoptr(AnalyzerModels) models = open_models ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(AnalyzerProse) prose = NULL;

      for (guint n = g_rand_int_range (rand, 1, 60); n > 0; n--)
        g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      prose = read_prose (models, text->str);
      check_trees (prose);
    }
}

/* What has no end is cut, and each piece is a tree. */
static void
test_long (void)
{
  g_autoptr(AnalyzerModels) models = open_models ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(AnalyzerProse) prose = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "the mayor of ");
  prose = read_prose (models, text->str);
  g_assert_cmpuint (prose->n_tokens, ==, 15000);
  g_assert_cmpuint (prose->n_sentences, >, 30);
  check_trees (prose);
}

/* A tree that is given is the one that the actions make. */
static void
test_set_heads (void)
{
  g_autoptr(AnalyzerModels) models = open_models ();
  g_autoptr(AnalyzerProse) prose = read_prose (models, "The old man who left saw the old dog of his wife again.");
  g_autofree AnalyzerParse *parsed = g_new (AnalyzerParse, 1);
  g_autofree AnalyzerParse *given = g_new (AnalyzerParse, 1);
  const AnalyzerSentence *sentence = &prose->sentences[0];
  guint16 heads[ANALYZER_PARSER_WORDS];
  AnalyzerParser parser;

  g_assert_true (analyzer_parser_init (&parser, models, NULL));
  analyzer_parser_parse (&parser, prose, sentence, parsed);
  for (guint i = 0; i < sentence->n_tokens; i++)
    heads[i] = parsed->nodes[i].head;

  analyzer_parse_begin (given, prose, sentence);
  analyzer_parse_set_heads (given, heads);
  for (guint i = 0; i <= sentence->n_tokens; i++)
    {
      g_assert_cmpuint (given->nodes[i].left, ==, parsed->nodes[i].left);
      g_assert_cmpuint (given->nodes[i].left2, ==, parsed->nodes[i].left2);
      g_assert_cmpuint (given->nodes[i].right, ==, parsed->nodes[i].right);
      g_assert_cmpuint (given->nodes[i].n_left, ==, parsed->nodes[i].n_left);
      g_assert_cmpuint (given->nodes[i].n_right, ==, parsed->nodes[i].n_right);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/parser/syntax", test_syntax);
  g_test_add_func ("/language/parser/trees", test_trees);
  g_test_add_func ("/language/parser/long", test_long);
  g_test_add_func ("/language/parser/set-heads", test_set_heads);

  return g_test_run ();
}
