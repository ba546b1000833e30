/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "discourse/quotation.h"

#include <string.h>

/* What is found is written as the inner text of each quotation, in order,
 * joined by " | ", with ">" for each level of depth before it, "+" before one
 * that continues the paragraph before, "+" behind one that goes on. */
typedef struct
{
  const char *name;
  const char *text;
  const char *found;
} Case;

static const Case cases[] = {
  { "empty", "", "" },
  { "none", "Nobody said anything at the workers' club.", "" },
  { "straight", "\"Yes,\" she said. \"No.\"", "Yes, | No." },
  { "curly", "“Yes,” she said. “No.”", "Yes, | No." },
  { "curly-in-curly", "“He said “no” to me,” she said.", "He said “no” to me, | >no" },
  { "straight-in-straight", "\"He said \"no\" to me,\" she said.", "He said \"no\" to me, | >no" },
  { "single-in-double", "\"He told me 'no' twice,\" she said.", "He told me 'no' twice, | >no" },
  { "double-in-single", "'He told me \"no\" twice,' she said.", "He told me \"no\" twice, | >no" },
  { "nested-ends-together", "“She told us, ‘Go.’” He left.", "She told us, ‘Go.’ | >Go." },
  { "nested-starts-together", "\"'Go,' she said, and we went.\"", "'Go,' she said, and we went. | >Go," },
  { "british", "'The workers' pay is low,' he said. 'It's a shame.'", "The workers' pay is low, | It's a shame." },
  { "british-curly", "‘The workers’ pay is low,’ he said. ‘It’s a shame.’", "The workers’ pay is low, | It’s a shame." },
  { "british-scare", "The 'Manchester workers' are back.", "Manchester workers" },
  { "british-plural-end", "He called them 'the boys' and laughed.", "the boys" },
  { "british-stop-outside", "The minister called it 'a mess'. Nobody's surprised.", "a mess" },
  { "apostrophes", "The '90s boys' club didn't play rock 'n' roll or O'Brien's songs.", "" },
  { "apostrophes-curly", "In ‘90s Britain ’twas the dogs’ dinner; give ’em hell.", "" },
  { "clipped-inside", "'I love rock 'n' roll,' he sang.", "I love rock 'n' roll," },
  { "clipped-participle", "'I was goin' home to the '60s,' he said.", "I was goin' home to the '60s," },
  { "names", "Sinn Féin's O'Neill and D'Arcy met in Hawai‘i.", "" },
  { "guillemets", "«Oui», dit-elle. « Non », dit-il.", "Oui |  Non " },
  { "guillemets-inward", "»Ja«, sagte sie. »Nein.«", "Ja | Nein." },
  { "single-guillemets", "«Il a dit ‹non› hier»", "Il a dit ‹non› hier | >non" },
  { "low-high", "„Ja“, sagte sie. „Er sagte ‚nein‘ dazu“, sagte er.", "Ja | Er sagte ‚nein‘ dazu | >nein" },
  { "low-high-close", "„Tak” — powiedziała.", "Tak" },
  { "swedish", "”Ja”, sa hon. ”Nej.”", "Ja | Nej." },
  { "corner", "「はい」と言った。『いいえ』", "はい | いいえ" },
  { "doubled-straight", "''Yes,'' she said. ''It's no.''", "Yes, | It's no." },
  { "doubled-latex", "``Yes,'' she said. ``She said 'no'.''", "Yes, | She said 'no'. | >no" },
  { "doubled-three", "''She said 'no''' is all.", "She said 'no' | >no" },
  { "backtick", "She said `yes' to him.", "yes" },
  { "mixed-shapes", "“Yes,\" she said. \"No,” said he.", "Yes, | No," },
  { "wrong-closing", "She said “yes“ and “no“.", "yes | no" },
  { "dash", "He waited—\"Now!\"—and \"I was—\" came the answer.", "Now! | I was—" },
  { "colon", "Verdict:\"Guilty\"", "Guilty" },
  { "bracket", "(\"Yes\") [“no”] and/or \"perhaps\"", "Yes | no | perhaps" },
  { "ellipsis", "\"... and so on,\" and “…maybe”", "... and so on, | …maybe" },
  { "currency", "\"$5 or £6\" and '€7'", "$5 or £6 | €7" },
  { "spaced", "He said \" yes \" twice.", " yes " },
  { "feet", "At 6'2\" he towers over his 5'4\" coach.", "" },
  { "feet-inside", "\"He is 6'2\" tall,\" she said.", "He is 6'2\" tall," },
  { "inches", "A 12\" pizza, \"fresh\".", "fresh" },
  { "year-inside", "\"It was 1990\" and '1991' too.", "It was 1990 | 1991" },
  { "stray-open", "He said \"yes and left. She said \"no\" and stayed.\nThe rest is silence.",
    "yes and left. She said | no" },
  { "stray-open-alone", "He said \"yes and left.\nThe rest is \"silence\".", "yes and left. | silence" },
  { "stray-close", "He said yes\" and left.\nThe rest is “silence”.", "silence" },
  { "stray-single", "He said 'yes and left. The rest.\nThe end.", "" },
  { "reopens", "“One.\n“Two.\n\n“Three,” she said.", "One.+ | +Two.+ | +Three," },
  { "reopens-straight", "\"One.\n\"Two,\" she said. \"Three.\"", "One.+ | +Two, | Three." },
  { "reopens-single", "‘One.\n‘Two,’ she said.", "One.+ | +Two," },
  { "reopens-nested", "“He said: ‘One.\n“‘Two.’ That was it,” she said.", "He said: ‘One.+ | >One.+ | +‘Two.’ That was it, | >+Two." },
  { "reopens-doubled", "''One.\n''Two.''", "One.+ | +Two." },
  { "reopens-guillemets", "« Un.\n» Deux. »", " Un.+ | + Deux. " },
  { "closes-later", "“One.\nTwo.\nThree,” she said.", "One.+ | +Two.+ | +Three," },
  { "closes-too-late", "“One.\nTwo.\nThree.\nFour.\nFive,” she said.", "One." },
  { "missing-at-start", "“One. And “two” too.\nThree.", "One. And “two” too. | >two" },
  { "crlf", "\"One.\r\n\"Two.\"\r\n", "One.+ | +Two." },
  { "crossing", "'He said \"no.' She left.", "He said \"no." },
  { "many-byte", "“naïve – ไทย” 和 “b”", "naïve – ไทย | b" },
};

static char *
describe (const char *text,
          GArray     *found)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const AnalyzerQuotation *quotation = &g_array_index (found, AnalyzerQuotation, i);

      if (i > 0)
        g_string_append (string, " | ");
      for (guint n = 0; n < quotation->depth; n++)
        g_string_append_c (string, '>');
      if (quotation->continued)
        g_string_append_c (string, '+');
      g_string_append_len (string, text + quotation->inner.start, quotation->inner.end - quotation->inner.start);
      if (quotation->continues)
        g_string_append_c (string, '+');
    }

  return g_string_free (string, FALSE);
}

static void
test_find (gconstpointer data)
{
  const Case *c = data;
  gsize length = strlen (c->text);
  /* Without a zero byte behind it, so that reading too far is seen. */
  g_autofree char *text = g_memdup2 (c->text, MAX (length, 1));
  g_autoptr(GArray) found = analyzer_find_quotations (text, length);
  g_autofree char *description = describe (text, found);

  g_assert_cmpstr (description, ==, c->found);
}

/* Every part of every case, cut anywhere, even within a character, gives spans
 * that lie in the text and in one another. */
static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize length = 0; length <= strlen (cases[i].text); length++)
      {
        g_autofree char *text = g_memdup2 (cases[i].text, MAX (length, 1));
        g_autoptr(GArray) found = analyzer_find_quotations (text, length);
        guint start = 0;

        for (guint n = 0; n < found->len; n++)
          {
            const AnalyzerQuotation *quotation = &g_array_index (found, AnalyzerQuotation, n);

            g_assert_cmpuint (quotation->outer.start, >=, start);
            g_assert_cmpuint (quotation->inner.start, >=, quotation->outer.start);
            g_assert_cmpuint (quotation->inner.end, >, quotation->inner.start);
            g_assert_cmpuint (quotation->outer.end, >=, quotation->inner.end);
            g_assert_cmpuint (quotation->outer.end, <=, length);
            start = quotation->outer.start;
          }
      }
}

static char *
repeat (const char *piece,
        guint       times)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (string, piece);

  return g_string_free (string, FALSE);
}

static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "“a ", "\"a ", "'a ", "‘a’ “", "\"", "'", "''", "«»", "” ", "a” ", "“a\n", "\"a\n", "“‘", "’”", "„", "s' a ", "`", "6'2\" ",
  };
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *text = repeat (pieces[i], 30000);
      g_autoptr(GArray) found = analyzer_find_quotations (text, strlen (text));

      g_assert_cmpuint (found->len, <=, 120000);
    }

  /* Far below a second without instruments; a squared running time takes minutes. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_nested_deeply (void)
{
  g_autofree char *opening = repeat ("“a ", 30000);
  g_autofree char *closing = repeat ("a” ", 30000);
  g_autofree char *text = g_strconcat (opening, closing, NULL);
  g_autoptr(GArray) found = analyzer_find_quotations (text, strlen (text));

  g_assert_cmpuint (found->len, ==, 30000);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpuint (g_array_index (found, AnalyzerQuotation, i).depth, ==, i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/discourse/quotation/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_find);
    }

  g_test_add_func ("/discourse/quotation/cut", test_cut);
  g_test_add_func ("/discourse/quotation/hostile", test_hostile);
  g_test_add_func ("/discourse/quotation/nested-deeply", test_nested_deeply);

  return g_test_run ();
}
