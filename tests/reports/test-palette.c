/* test-palette.c: tests reports/palette.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reports/palette.h"

#include <math.h>
#include <stdio.h>

typedef struct
{
  double c[3];
} Colour;

/* Linear light of `#rrggbb`. */
static Colour
parse (const char *text)
{
  guint r, g, b;
  Colour colour;

  g_assert_cmpint (sscanf (text, "#%2x%2x%2x", &r, &g, &b), ==, 3);
  colour = (Colour) { { r / 255.0, g / 255.0, b / 255.0 } };
  for (guint i = 0; i < 3; i++)
    colour.c[i] = colour.c[i] <= 0.04045 ? colour.c[i] / 12.92 : pow ((colour.c[i] + 0.055) / 1.055, 2.4);

  return colour;
}

/* The contrast ratio of WCAG 2. */
static double
contrast (const char *x,
          const char *y)
{
  Colour a = parse (x), b = parse (y);
  double i = 0.2126 * a.c[0] + 0.7152 * a.c[1] + 0.0722 * a.c[2];
  double j = 0.2126 * b.c[0] + 0.7152 * b.c[1] + 0.0722 * b.c[2];

  return (MAX (i, j) + 0.05) / (MIN (i, j) + 0.05);
}

static Colour
multiply (const double m[3][3],
          Colour       x)
{
  Colour y;

  for (guint i = 0; i < 3; i++)
    y.c[i] = m[i][0] * x.c[0] + m[i][1] * x.c[1] + m[i][2] * x.c[2];

  return y;
}

/* OKLab of a colour in linear light. */
static Colour
perceive (Colour x)
{
  static const double to_cones[3][3] = {
    { 0.4122214708, 0.5363325363, 0.0514459929 },
    { 0.2119034982, 0.6806995451, 0.1073969566 },
    { 0.0883024619, 0.2817188376, 0.6299787005 },
  };
  static const double to_lab[3][3] = {
    { 0.2104542553, 0.7936177850, -0.0040720468 },
    { 1.9779984951, -2.4285922050, 0.4505937099 },
    { 0.0259040371, 0.7827717662, -0.8086757660 },
  };
  Colour cones = multiply (to_cones, x);

  for (guint i = 0; i < 3; i++)
    cones.c[i] = cbrt (MAX (cones.c[i], 0));

  return multiply (to_lab, cones);
}

static void
test_contrast (void)
{
  for (guint i = 1; i <= ANALYZER_N_COLOURS; i++)
    {
      const AnalyzerColours *colours = analyzer_palette_get (i);

      g_assert_cmpfloat (contrast (colours->light_fill, "#1e1e1e"), >=, 7);
      g_assert_cmpfloat (contrast (colours->dark_fill, "#eeeeee"), >=, 7);
      g_assert_cmpfloat (contrast (colours->light_line, "#ffffff"), >=, 4.5);
      g_assert_cmpfloat (contrast (colours->dark_line, "#1e1e1e"), >=, 4.5);
    }
}

static void
test_told_apart (void)
{
  static const double sights[][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  };

  for (guint s = 0; s < G_N_ELEMENTS (sights); s++)
    for (guint i = 1; i <= ANALYZER_N_COLOURS; i++)
      for (guint j = i + 1; j <= ANALYZER_N_COLOURS; j++)
        {
          Colour x = perceive (multiply (sights[s], parse (analyzer_palette_get (i)->light_fill)));
          Colour y = perceive (multiply (sights[s], parse (analyzer_palette_get (j)->light_fill)));
          double distance = sqrt (pow (x.c[0] - y.c[0], 2) + pow (x.c[1] - y.c[1], 2) + pow (x.c[2] - y.c[2], 2));

          g_assert_cmpfloat (distance, >=, i <= 4 && j <= 4 ? 0.08 : 0.05);
        }
}

static void
test_goes_round (void)
{
  g_assert_true (analyzer_palette_get (1) != analyzer_palette_get (2));
  g_assert_true (analyzer_palette_get (1) == analyzer_palette_get (ANALYZER_N_COLOURS + 1));
  g_assert_true (analyzer_palette_get (ANALYZER_N_COLOURS) == analyzer_palette_get (0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reports/palette/contrast", test_contrast);
  g_test_add_func ("/reports/palette/told-apart", test_told_apart);
  g_test_add_func ("/reports/palette/goes-round", test_goes_round);

  return g_test_run ();
}
