/* main.c: starts the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "text/places.h"
#include "window/application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AnalyzerApplication) application = NULL;
  g_autofree char *translations = analyzer_places_dup_locale_path ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (_("Analyzer"));
  gtk_window_set_default_icon_name (APP_ID);
  application = analyzer_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
