/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "language/prose.h"

typedef struct
{
  const char *text;
  const char *tags;
  const char *lemmas;
  const char *names;
} Case;

static const Case cases[] = {
  { "The ministers said they were going to visit Paris .",
    "DT NNS VBD PRP VBD VBG TO VB NNP .",
    "the minister say they be go to visit paris .",
    "O O O O O O O O LOCATION O" },
  { "“She doesn't think so,” Anna Berger told him.",
    "`` PRP VBZ RB VB RB , '' NNP NNP VBD PRP .",
    "“ she do not think so , ” anna berger tell he .",
    "O O O O O O O O PERSON PERSON O O O" },
  { "We cannot pay $5 million, the company's lawyers wrote.",
    "PRP MD RB VB $ CD CD , DT NN POS NNS VBD .",
    "we can not pay $ 5 million , the company 's lawyer write .",
    "O O O O MONEY MONEY MONEY O O O O O O O" },
};

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

static void
test_labels (void)
{
  g_autoptr(AnalyzerModels) models = open_models ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AnalyzerProse) prose = read_prose (models, cases[i].text);
      g_autoptr(GString) tags = g_string_new (NULL);
      g_autoptr(GString) lemmas = g_string_new (NULL);
      g_autoptr(GString) names = g_string_new (NULL);

      for (guint k = 0; k < prose->n_tokens; k++)
        {
          g_string_append_printf (tags, " %s", analyzer_tag_to_string (prose->tokens[k].tag));
          g_string_append_printf (lemmas, " %s", analyzer_prose_get_lemma (prose, k));
          g_string_append_printf (names, " %s", analyzer_name_to_string (prose->tokens[k].name));
        }
      g_assert_cmpstr (tags->str + 1, ==, cases[i].tags);
      g_assert_cmpstr (lemmas->str + 1, ==, cases[i].lemmas);
      g_assert_cmpstr (names->str + 1, ==, cases[i].names);
    }
}

static void
test_names_begin (void)
{
  g_autoptr(AnalyzerModels) models = open_models ();
  g_autoptr(AnalyzerProse) prose = read_prose (models, "Anna Berger met the mayor on Monday.");

  g_assert_true (prose->tokens[0].name_begins);
  g_assert_false (prose->tokens[1].name_begins);
  g_assert_false (prose->tokens[2].name_begins);
  g_assert_cmpuint (prose->tokens[6].name, ==, ANALYZER_NAME_DATE);
  g_assert_true (prose->tokens[6].name_begins);
}

static void
test_no_models (void)
{
  g_autofree char *directory = g_dir_make_tmp ("analyzer-XXXXXX", NULL);
  g_autoptr(AnalyzerModels) models = analyzer_models_new (directory, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("One", 3);
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_prose_new (bytes, NULL, models, NULL, &error));
  g_assert_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_NO_MODEL);
  g_rmdir (directory);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/labels/labels", test_labels);
  g_test_add_func ("/language/labels/names-begin", test_names_begin);
  g_test_add_func ("/language/labels/no-models", test_no_models);

  return g_test_run ();
}
