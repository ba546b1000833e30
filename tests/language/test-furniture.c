/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "language/furniture.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *furniture;        /* what is found, with bars between */
} Case;

static const Case cases[] = {
  { "none", "The mayor spoke on Monday.\nShe was clear.", "" },
  { "line", "The mayor spoke.\nAdvertisement\nShe was clear.", "Advertisement" },
  { "capitals", "The mayor spoke.\r\n  READ MORE \r\nShe was clear.", "READ MORE" },
  { "lead", "The mayor spoke.\nRead more: Mayor opens bridge\nShe was clear.", "Read more: Mayor opens bridge" },
  { "lead-in-sentence", "Read more books, she said.", "" },
  { "request", "Sign up for our morning newsletter", "Sign up for our morning newsletter" },
  { "request-in-sentence", "Subscribe to his theory at your own risk.", "" },
  { "box", "She left.\nCity Videos\nMore Videos\nHe stayed.", "City Videos|More Videos" },
  { "box-run-together", "She left.\nCity Videos\nMore VideosAnn Lee, the mayor, stayed.", "City Videos|More Videos" },
  { "heading", "She left.\nCity Videos\nThe council met.", "" },
  { "run-together", "AdvertisementThe council met.\nSee alsoAnn Lee stayed.", "Advertisement|See also" },
  { "name-with-capital", "PlayStation sales fell.\nMcDonald said so.", "" },
  { "empty", "", "" },
  { "no-final-newline", "\n\nShare", "Share" },
};

static void
test_find (gconstpointer data)
{
  const Case *c = data;
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
      g_autofree char *path = g_strconcat ("/language/furniture/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_find);
    }

  return g_test_run ();
}
