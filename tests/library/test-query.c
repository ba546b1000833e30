/* test-query.c: tests library/query.c and library/lists.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "library/query.h"

#include <string.h>

#include "library/lists.h"

typedef struct
{
  const char *words;
  const char *match;
} QueryCase;

static const QueryCase query_cases[] = {
  { "", NULL },
  { "   \t\n", NULL },
  { "harbour", "\"harbour\"" },
  { "harbour May", "\"harbour\" AND \"May\"" },
  { "“opens in May”", "\"opens in May\"" },
  { "\"opens in May", "\"opens in May\"" },
  { "harb*", "\"harb*\"*" },
  { "harbour -May", "(\"harbour\") NOT (\"May\")" },
  { "a -b c -\"d e\"", "(\"a\" AND \"c\") NOT (\"b\" OR \"d e\")" },
  { "-May", NULL },
  { "* \" - ( ) : ^ + ''", NULL },
  { "NEAR(a b) OR c AND NOT", "\"NEAR(a\" AND \"b)\" AND \"OR\" AND \"c\" AND \"AND\" AND \"NOT\"" },
  { "words:secret", "\"words:secret\"" },
  { "it's", "\"it's\"" },
  { "a\"b", "\"a\" AND \"b\"" },
  { "\xff\xfe", NULL },
  { "a\xff", "\"a\xEF\xBF\xBD\"" },
};

static void
test_query (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (query_cases); i++)
    {
      g_autofree char *match = analyzer_query_to_match (query_cases[i].words);

      g_test_message ("case %u", i);
      g_assert_cmpstr (match, ==, query_cases[i].match);
    }
}

static void
test_long_query (void)
{
  g_autofree char *term = g_strnfill (100000, 'x');
  g_autoptr(GString) many = g_string_new (NULL);
  g_autofree char *first = analyzer_query_to_match (term);
  g_autofree char *second = NULL;

  g_assert_cmpuint (strlen (first), <, 300);
  for (guint i = 0; i < 10000; i++)
    g_string_append (many, "é ");
  second = analyzer_query_to_match (many->str);
  g_assert_cmpuint (strlen (second), <, 500);
}

typedef struct
{
  const char *list;
  gboolean    is_list;
  guint       n;
} ListCase;

/* In the text "aéb", whose é is the bytes 1 and 2. */
static const ListCase span_cases[] = {
  { "", TRUE, 0 },
  { "0-4", TRUE, 1 },
  { "0-1,1-3,3-4", TRUE, 3 },
  { "0-0", TRUE, 1 },
  { NULL, FALSE },
  { "0-2", FALSE },
  { "2-3", FALSE },
  { "3-1", FALSE },
  { "0-5", FALSE },
  { "0-99999999999999999999", FALSE },
  { "-1-2", FALSE },
  { "0-1,", FALSE },
  { "0-1;3-4", FALSE },
  { "0", FALSE },
  { "0-", FALSE },
  { "x", FALSE },
};

static const ListCase number_cases[] = {
  { "", TRUE, 0 },
  { "1", TRUE, 1 },
  { "1,7,2", TRUE, 3 },
  { NULL, FALSE },
  { "0", FALSE },
  { "8", FALSE },
  { "1,", FALSE },
  { ",1", FALSE },
  { "1 2", FALSE },
  { "-1", FALSE },
};

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (span_cases); i++)
    {
      g_autoptr(GArray) spans = analyzer_spans_new ();

      g_test_message ("spans %u", i);
      g_assert_true (analyzer_lists_read_spans (span_cases[i].list, "aéb", 4, spans) == span_cases[i].is_list);
      if (span_cases[i].is_list)
        {
          g_autofree char *again = analyzer_lists_write_spans (spans);

          g_assert_cmpuint (spans->len, ==, span_cases[i].n);
          g_assert_cmpstr (again, ==, span_cases[i].list);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

      g_test_message ("numbers %u", i);
      g_assert_true (analyzer_lists_read_numbers (number_cases[i].list, 7, numbers) == number_cases[i].is_list);
      if (number_cases[i].is_list)
        {
          g_autofree char *again = analyzer_lists_write_numbers (numbers);

          g_assert_cmpuint (numbers->len, ==, number_cases[i].n);
          g_assert_cmpstr (again, ==, number_cases[i].list);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/query/words", test_query);
  g_test_add_func ("/library/query/long", test_long_query);
  g_test_add_func ("/library/lists", test_lists);

  return g_test_run ();
}
