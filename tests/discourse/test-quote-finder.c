/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "discourse/quote-finder.h"
#include "language/prose.h"

typedef struct
{
  GString *parts[3];      /* source, cue, content */
} Expected;

typedef struct
{
  char *rule;
  char *marked;
} Example;

static AnalyzerModels *models;
static GPtrArray *examples;

static const char part_letters[] = "sqc";

static void
append (Expected   *expected,
        char        letter,
        const char *words,
        gsize       length)
{
  GString *part = expected->parts[strchr (part_letters, letter) - part_letters];

  if (part->len > 0)
    g_string_append (part, " … ");
  g_string_append_len (part, words, length);
}

/* Takes an example apart: the text, and the parts of its quotes. A part of
 * several quotes bears all their numbers. */
static char *
read_example (const char *marked,
              GArray     *expected)
{
  GString *text = g_string_new (NULL);

  for (const char *p = marked; *p != '\0';)
    {
      gsize n_digits = p[0] == '[' && p[1] != '\0' && strchr (part_letters, p[1]) != NULL ? strspn (p + 2, "123456789") : 0;

      if (p[0] == '[' && p[1] != '\0' && strchr (part_letters, p[1]) != NULL && p[2 + n_digits] == ' ')
        {
          const char *words = p + 3 + n_digits;
          gsize length = strcspn (words, "]");

          for (gsize i = 0; i < MAX (n_digits, 1); i++)
            {
              guint number = n_digits == 0 ? 1 : p[2 + i] - '0';

              while (expected->len < number)
                {
                  Expected none = { { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) } };

                  g_array_append_val (expected, none);
                }
              append (&g_array_index (expected, Expected, number - 1), p[1], words, length);
            }
          g_string_append_len (text, words, length);
          p = words + length + (words[length] == ']');
        }
      else if (g_str_has_prefix (p, " / "))
        {
          g_string_append_c (text, '\n');
          p += 3;
        }
      else
        g_string_append_c (text, *p++);
    }

  return g_string_free (text, FALSE);
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (Expected));
  g_autofree char *text = read_example (example->marked, expected);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("example", "plain", bytes);
  g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerProse) prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (analyzer_find_quotes (findings, prose, models, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      GArray *const parts[] = { quote->source, quote->cue, quote->content };

      g_assert_cmpuint (quote->id, ==, i + 1);
      g_assert_cmpfloat (quote->confidence, >, 0);
      g_assert_cmpfloat (quote->confidence, <=, 1);
      g_assert_nonnull (quote->reasons);
      g_test_message ("%s", quote->reasons);
      for (guint part = 0; part < 3; part++)
        {
          g_autofree char *found = analyzer_spans_dup_text (parts[part], text, " … ");

          if (i < expected->len)
            g_assert_cmpstr (found, ==, g_array_index (expected, Expected, i).parts[part]->str);
          else
            g_test_message ("unexpected: %s", found);
        }
    }
  g_assert_cmpuint (findings->quotes->len, ==, expected->len);

  for (guint i = 0; i < expected->len; i++)
    for (guint part = 0; part < 3; part++)
      g_string_free (g_array_index (expected, Expected, i).parts[part], TRUE);
}

static void
test_cancelled (void)
{
  static const char text[] = "Lee said no.";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("example", "plain", bytes);
  g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerProse) prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (analyzer_find_quotes (findings, prose, models, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_types_and_acts (void)
{
  static const struct
  {
    const char        *text;
    AnalyzerQuoteType  type;
    AnalyzerAct        act;
  } cases[] = {
    { "“It will rain all day,” Lee said.", ANALYZER_QUOTE_DIRECT, ANALYZER_ACT_SPEECH },
    { "Lee said that it was “a disaster” for the town.", ANALYZER_QUOTE_MIXED, ANALYZER_ACT_SPEECH },
    { "Lee believes that the town will recover.", ANALYZER_QUOTE_INDIRECT, ANALYZER_ACT_THOUGHT },
    { "“It will rain all day,” Lee wrote on her page.", ANALYZER_QUOTE_DIRECT, ANALYZER_ACT_WRITING },
    { "A new poll shows that most voters want a bridge.", ANALYZER_QUOTE_INDIRECT, ANALYZER_ACT_DATA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr(AnalyzerArticle) article = analyzer_article_new ("example", "plain", bytes);
      g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
      g_autoptr(GError) error = NULL;
      g_autoptr(AnalyzerProse) prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);
      AnalyzerQuote *quote;

      g_assert_no_error (error);
      g_assert_true (analyzer_find_quotes (findings, prose, models, NULL, &error));
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (findings->quotes->len, ==, 1);
      quote = g_ptr_array_index (findings->quotes, 0);
      g_assert_cmpint (quote->type, ==, cases[i].type);
      g_assert_cmpint (quote->act, ==, cases[i].act);
    }
}

/* What is told as a reason is so in the text. */
static void
test_reasons (void)
{
  static const struct
  {
    const char *text;
    const char *reason;
  } cases[] = {
    { "“It will rain all day,” Lee said.", "“said” is nearly always a cue" },
    { "“It will rain all day,” Lee said.", "stands in quotation marks" },
    { "Lee warned that the town would be under water.", "governs a clause with “that”" },
    { "“The sea does not argue with anybody.” — Ada Finch", "signed with a dash" },
    { "“The sea does not argue with anybody, nor do I.” [Ada Finch.]", "a name in brackets" },
    { "Kelly Marsh, a nurse: “They closed the street and nobody asked us.”", "a name and a colon" },
    { "The old ferryman had one message: “Do not cross the bridge at night.”", "stands in quotation marks" },
    { "Lee condemned the closure of the ferry.", "right behind “condemned”" },
    { "Lee said that it was “a disaster” for the town.", "right behind “said”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr(AnalyzerArticle) article = analyzer_article_new ("example", "plain", bytes);
      g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
      g_autoptr(GError) error = NULL;
      g_autoptr(AnalyzerProse) prose = analyzer_prose_new (bytes, NULL, models, NULL, &error);
      const AnalyzerQuote *quote;

      g_assert_no_error (error);
      g_assert_true (analyzer_find_quotes (findings, prose, models, NULL, &error));
      g_assert_cmpuint (findings->quotes->len, ==, 1);
      quote = g_ptr_array_index (findings->quotes, 0);
      g_test_message ("%s", quote->reasons);
      g_assert_nonnull (strstr (quote->reasons, cases[i].reason));
    }
}

static void
example_free (gpointer data)
{
  Example *example = data;

  g_free (example->rule);
  g_free (example->marked);
  g_free (example);
}

static void
add_examples (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "discourse", "quotes.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = NULL;
  const char *rule = "";

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Example *example;
      g_autofree char *name = NULL;

      if (g_str_has_prefix (lines[i], "= "))
        rule = lines[i] + 2;
      if (lines[i][0] == '\0' || lines[i][0] == '#' || lines[i][0] == '=')
        continue;

      example = g_new (Example, 1);
      example->rule = g_strdup (rule);
      example->marked = g_strdup (lines[i]);
      g_ptr_array_add (examples, example);
      name = g_strdup_printf ("/discourse/quote-finder/line-%u", i + 1);
      g_test_add_data_func (name, example, test_example);
    }

  g_assert_cmpuint (examples->len, >, 0);
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
  examples = g_ptr_array_new_with_free_func (example_free);

  add_examples ();
  g_test_add_func ("/discourse/quote-finder/cancelled", test_cancelled);
  g_test_add_func ("/discourse/quote-finder/types-and-acts", test_types_and_acts);
  g_test_add_func ("/discourse/quote-finder/reasons", test_reasons);
  result = g_test_run ();

  g_ptr_array_unref (examples);
  g_object_unref (models);

  return result;
}
