/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reading/furniture.h"
#include "text/span.h"

typedef struct
{
  const char *line;
  const char *furniture;        /* its beginning that is no prose */
} Case;

static const Case cases[] = {
  { "", "" },
  { "Advertisement", "Advertisement" },
  { "ADVERTISEMENT", "ADVERTISEMENT" },
  { "Read more »", "Read more »" },
  { "Read more: Mayor ‘won’t go’", "Read more: Mayor ‘won’t go’" },
  { "ALSO READ | Harbour deal off", "ALSO READ | Harbour deal off" },
  { "Read more than the headline, she said.", "" },
  { "Related", "Related" },
  { "Related: Ferries stay in port", "Related: Ferries stay in port" },
  { "Related claims were dropped in May.", "" },
  { "Sign up for our morning newsletter", "Sign up for our morning newsletter" },
  { "Sign up for ourselves", "" },
  { "Share this article", "Share this article" },
  { "Share prices fell.", "" },
  { "AdvertisementThe minister said no.", "Advertisement" },
  { "Story continues below advertisementPolice said so.", "Story continues below advertisement" },
  { "AdvertisementX", "" },
  { "City Shorts", "City Shorts" },
  { "More ShortsAnna Berg, a lawyer, agreed.", "More Shorts" },
  { "More VideosÖrjan Falk said so.", "More Videos" },
  { "More Shorts were sold, he said.", "" },
  { "Shorts", "" },
  { "A Long Way Home", "" },
  { "‘Unacceptable’", "" },
  { "Printed in Leeds", "" },
  { "Print", "Print" },
  { "(AP Photo/Jane Roe)", "(AP Photo/Jane Roe)" },
  { "© 2020 The Daily. All rights reserved.", "© 2020 The Daily. All rights reserved." },
  { "Comments", "Comments" },
  { "Follow @dailytimes", "Follow @dailytimes" },
  { "Jo Hill in Oslo contributed to this report.", "Jo Hill in Oslo contributed to this report." },
  { "Follow the money, he said.", "" },
  { "Comments by the mayor were condemned.", "" },
};

static void
test_match (gconstpointer data)
{
  const Case *c = data;

  g_assert_cmpuint (analyzer_furniture_match (c->line, strlen (c->line)), ==, strlen (c->furniture));
}

static void
test_find (void)
{
  const char *text = "The mayor said the plan was dead.\n\n  Town Shorts \nMore ShortsCarla Ruiz disagreed.\n"
                     "Follow Jo Hill on Twitter @jo\n“Read more,” she said.";
  g_autoptr(GArray) spans = analyzer_find_furniture (text, strlen (text));
  const char *const expected[] = { "Town Shorts", "More Shorts", "Follow Jo Hill on Twitter @jo" };

  g_assert_cmpuint (spans->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < spans->len; i++)
    {
      AnalyzerSpan span = g_array_index (spans, AnalyzerSpan, i);
      g_autofree char *found = g_strndup (text + span.start, span.end - span.start);

      g_assert_cmpstr (found, ==, expected[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reading/furniture/match/%u", (guint) i);

      g_test_add_data_func (path, &cases[i], test_match);
    }
  g_test_add_func ("/reading/furniture/find", test_find);

  return g_test_run ();
}
