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
  { "City Shorts", "" },
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

typedef struct
{
  const char *name;
  const char *text;
  const char *furniture;        /* what is found, with bars between */
} TextCase;

static const TextCase text_cases[] = {
  { "none", "The mayor spoke on Monday.\nShe was clear.", "" },
  { "line", "The mayor spoke.\nAdvertisement\nShe was clear.", "Advertisement" },
  { "capitals", "The mayor spoke.\r\n  READ MORE \r\nShe was clear.", "READ MORE" },
  { "label", "The mayor spoke.\nRead more: Mayor opens bridge\nShe was clear.", "Read more: Mayor opens bridge" },
  { "follow", "She left.\nFollow Jo Hill on Twitter @jo\n“Read more,” she said.", "Follow Jo Hill on Twitter @jo" },
  { "request-in-sentence", "Subscribe to his theory at your own risk.", "" },
  { "box", "She left.\nCity Notes\n\nMore Notes\nHe stayed.", "City Notes|More Notes" },
  { "box-run-together", "She left.\n Town Shorts \nMore ShortsAnn Lee, the mayor, stayed.", "Town Shorts|More Shorts" },
  { "heading", "She left.\nCity Videos\nThe council met.", "" },
  { "headings", "She left.\nCity Life\nMore Money\nThe council met.", "" },
  { "run-together", "AdvertisementThe council met.\nSee alsoAnn Lee stayed.", "Advertisement|See also" },
  { "name-with-capital", "PlayStation sales fell.\nMcDonald said so.", "" },
  { "empty", "", "" },
  { "no-final-newline", "\n\nShare", "Share" },
};

static void
test_find (gconstpointer data)
{
  const TextCase *c = data;
  g_autoptr(GArray) spans = analyzer_find_furniture (c->text, strlen (c->text));
  g_autofree char *found = analyzer_spans_dup_text (spans, c->text, "|");

  g_assert_cmpstr (found, ==, c->furniture);
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
  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/furniture/find/", text_cases[i].name, NULL);

      g_test_add_data_func (path, &text_cases[i], test_find);
    }

  return g_test_run ();
}
