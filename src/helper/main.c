/* main.c: analyzer-reader, which reads one document for another program of
 * Analyzer, so that a broken one takes down nothing but this process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-helper"

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "reading/apart.h"
#include "text/places.h"

int
main (int   argc,
      char *argv[])
{
  g_autofree char *locale_path = analyzer_places_dup_locale_path ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_path);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return analyzer_apart_serve (argc, argv);
}
