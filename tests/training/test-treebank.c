/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "training/treebank.h"

typedef struct
{
  const char *path;
  const char *content;
} File;

static const File files[] = {
  { "polnear/train/text/a.txt", "Ann Lee’s plan was backed by voters.\nShe\nleft.\n" },
  { "polnear/train/layers/a.tsv",
    "0\t3\tAnn\tAnn\tNNP\tPERSON\t2\tcompound\t-\n"
    "4\t7\tLee\tLee\tNNP\tPERSON\t4\tnmod:poss\t-\n"
    "7\t9\t's\t's\tPOS\tO\t2\tcase\t-\n"
    "10\t14\tplan\tplan\tNN\tO\t6\tnsubjpass\t-\n"
    "15\t18\twas\tbe\tVBD\tO\t6\tauxpass\t-\n"
    "19\t25\tbacked\tback\tVBN\tO\t0\troot\t-\n"
    "26\t28\tby\tby\tIN\tO\t8\tcase\t-\n"
    "29\t35\tvoters\tvoter\tNNS\tO\t6\tnmod\t-\n"
    "35\t36\t.\t.\t.\tO\t6\tpunct\t-\n"
    "\n"
    "37\t40\tShe\tshe\tPRP\tO\t2\tnsubj\t-\n"
    "41\t45\tleft\tleave\tVBD\tO\t0\troot\t-\n"
    "45\t46\t.\t.\t.\tO\t2\tpunct\t-\n" },
  { "open/ewt/files.train", "weblog/one.xml.conllu\n" },
  { "open/ewt/files.dev", "weblog/two.xml.conllu\n" },
  { "open/ewt/files.test", "\n" },
  { "open/ewt/weblog.conllu",
    "# newdoc id = weblog-one\n"
    "1\tAnn\tAnn\tPROPN\tNNP\t_\t3\tnsubj\t_\t_\n"
    "2\tLee\tLee\tPROPN\tNNP\t_\t1\tflat\t_\t_\n"
    "3\tran\trun\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "4\tto\tto\tADP\tIN\t_\t8\tcase\t_\t_\n"
    "5\twell\twell\tADV\tRB\t_\t7\tadvmod\t_\tSpaceAfter=No\n"
    "6\t-\t-\tPUNCT\tHYPH\t_\t7\tpunct\t_\tSpaceAfter=No\n"
    "7\tknown\tknow\tVERB\tVBN\t_\t8\tamod\t_\t_\n"
    "8\ttowns\ttown\tNOUN\tNNS\t_\t3\tobl\t_\t_\n"
    "9\tand\tand\tCCONJ\tCC\t_\t11\tcc\t_\t_\n"
    "10-11\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "10\tdid\tdo\tAUX\tVBD\t_\t11\taux\t_\t_\n"
    "11\tn't\tnot\tPART\tRB\t_\t3\tconj\t_\t_\n"
    "11.1\tx\tx\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "# newdoc id = weblog-two\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
    "\n" },
  { "open/gum/a.conllu",
    "1\tPresident\tPresident\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new\n"
    "2\tAnn\tAnn\tPROPN\tNNP\t_\t1\tflat\t_\t_\n"
    "3\tLee\tLee\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)|MSeg=Lee\n"
    "4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "5\tRome\tRome\tPROPN\tNNP\t_\t4\tobj\t_\tEntity=(2-place-new)\n"
    "6\tMay\tMay\tPROPN\tNNP\t_\t4\tobl:unmarked\t_\tEntity=9)(\n"
    "\n" },
};

static char *
make_corpus (void)
{
  char *corpus = g_dir_make_tmp ("analyzer-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (corpus, files[i].path, NULL);
      g_autofree char *folder = g_path_get_dirname (path);

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (path, files[i].content, -1, NULL));
    }

  return corpus;
}

static void
remove_corpus (const char *corpus)
{
  static const char *const folders[] = {
    "polnear/train/text", "polnear/train/layers", "polnear/train", "polnear", "open/ewt", "open/gum", "open", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (corpus, files[i].path, NULL);

      g_unlink (path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (corpus, folders[i], NULL);

      g_rmdir (path);
    }
}

static char *
print_tree (const AnalyzerTree *tree)
{
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < tree->prose->n_tokens; i++)
    {
      const AnalyzerToken *token = &tree->prose->tokens[i];
      const AnalyzerToken *gold = &tree->gold[i];

      g_string_append_printf (printed, "%s%.*s/%s/%d:%s", i > 0 ? " " : "", (int) (token->end - token->start),
                              tree->prose->text + token->start, analyzer_tag_to_string (gold->tag),
                              gold->head != ANALYZER_NO_TOKEN ? (int) gold->head + 1 : 0,
                              analyzer_relation_to_string (gold->relation));
    }

  return g_string_free (printed, FALSE);
}

static void
test_train (void)
{
  g_autofree char *corpus = make_corpus ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) trees = analyzer_treebank_load (corpus, ANALYZER_PART_TRAIN, &error);
  g_autofree char *layers = NULL;
  g_autofree char *universal = NULL;
  const AnalyzerTree *tree;

  remove_corpus (corpus);
  g_assert_no_error (error);
  g_assert_cmpuint (trees->len, ==, 3);

  /* The sentence over two lines is left out. */
  tree = g_ptr_array_index (trees, 0);
  layers = print_tree (tree);
  g_assert_cmpstr (layers, ==,
                   "Ann/NNP/2:flat Lee/NNP/4:nmod:poss ’s/POS/2:case plan/NN/6:nsubj:pass was/VBD/6:aux:pass "
                   "backed/VBN/0:root by/IN/8:case voters/NNS/6:obl:agent ././6:punct");
  g_assert_true (tree->has_names);
  g_assert_false (tree->gold_made);
  g_assert_cmpuint (tree->gold[0].name, ==, ANALYZER_NAME_PERSON);
  g_assert_cmpstr (tree->lemmas[5], ==, "back");

  /* The last word of a name is its head, hyphens join, the conjunction hangs
   * on the first of what it joins. */
  tree = g_ptr_array_index (trees, 1);
  universal = print_tree (tree);
  g_assert_cmpstr (universal, ==,
                   "Ann/NNP/2:flat Lee/NNP/3:nsubj ran/VBD/0:root to/TO/6:case well-known/JJ/6:amod towns/NNS/3:obl "
                   "and/CC/3:cc did/VBD/9:aux n't/RB/3:conj");
  g_assert_true (tree->gold_made);
  g_assert_false (tree->prose->tokens[8].space_before);
}

/* People told of persons, organizations and places, but not of all names. */
static void
test_mentions (void)
{
  static const guint expected[] = {
    ANALYZER_NAME_NONE, ANALYZER_NAME_PERSON, ANALYZER_NAME_PERSON, ANALYZER_NAME_NONE, ANALYZER_NAME_LOCATION,
    ANALYZER_NAME_UNKNOWN,
  };
  g_autofree char *corpus = make_corpus ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) trees = analyzer_treebank_load (corpus, ANALYZER_PART_TRAIN, &error);
  const AnalyzerTree *tree;

  remove_corpus (corpus);
  g_assert_no_error (error);
  tree = g_ptr_array_index (trees, 2);
  g_assert_true (tree->has_names);
  g_assert_cmpuint (tree->prose->n_tokens, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (tree->gold[i].name, ==, expected[i]);
}

static void
test_held_out (void)
{
  g_autofree char *corpus = make_corpus ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) trees = analyzer_treebank_load (corpus, ANALYZER_PART_EWT, &error);
  g_autofree char *printed = NULL;

  remove_corpus (corpus);
  g_assert_no_error (error);
  g_assert_cmpuint (trees->len, ==, 1);
  printed = print_tree (g_ptr_array_index (trees, 0));
  g_assert_cmpstr (printed, ==, "Yes/UH/0:root");
}

static void
test_missing (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_treebank_load ("/nonexistent", ANALYZER_PART_TRAIN, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/training/treebank/train", test_train);
  g_test_add_func ("/training/treebank/mentions", test_mentions);
  g_test_add_func ("/training/treebank/held-out", test_held_out);
  g_test_add_func ("/training/treebank/missing", test_missing);

  return g_test_run ();
}
