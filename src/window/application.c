/* application.c: the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/application.h"

#include <glib/gi18n.h>

#include "reports/palette.h"
#include "text/places.h"
#include "window/window.h"

/* What text is tall where the user has chosen nothing. */
#define READING_SIZE 12.0

struct _AnalyzerApplication
{
  AdwApplication  parent_instance;

  GSettings      *settings;
  GtkCssProvider *css;
};

G_DEFINE_FINAL_TYPE (AnalyzerApplication, analyzer_application, ADW_TYPE_APPLICATION)

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchemaSource) own = NULL;
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autofree char *directory = analyzer_places_dup_schema_path ();
  g_autoptr(GError) error = NULL;

  /* The program's own folder comes first: an uninstalled program must not read
   * an installed one's schema. */
  own = g_settings_schema_source_new_from_directory (directory, source, FALSE, NULL);
  if (own != NULL)
    source = own;
  schema = source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;
  if (schema == NULL)
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

static void
update_style (AnalyzerApplication *self)
{
  g_autofree char *style = g_settings_get_string (self->settings, "style");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (style, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (style, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

/* The size of the text and the colours of the speakers, which reports share. */
static void
update_css (AnalyzerApplication *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr(GString) css = g_string_new (NULL);
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (size, sizeof size, "%.1f", READING_SIZE * g_settings_get_double (self->settings, "reading-scale"));
  g_string_append_printf (css, "textview.reading { font-size: %spt; }\n", size);
  for (guint i = 0; i < ANALYZER_N_COLOURS; i++)
    {
      const AnalyzerColours *colours = analyzer_palette_get (i + 1);

      g_string_append_printf (css, ".swatch.tint-%u { background-color: %s; border-color: %s; }\n", i,
                              dark ? colours->dark_fill : colours->light_fill,
                              dark ? colours->dark_line : colours->light_line);
    }

  gtk_css_provider_load_from_data (self->css, css->str, css->len);
}

static AnalyzerWindow *
get_window (AnalyzerApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (analyzer_window_new (GTK_APPLICATION (self), self->settings));

  return ANALYZER_WINDOW (window);
}

static void
analyzer_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (ANALYZER_APPLICATION (application))));
}

static void
analyzer_application_open (GApplication  *application,
                           GFile        **files,
                           int            n_files,
                           const char    *hint)
{
  AnalyzerWindow *window = get_window (ANALYZER_APPLICATION (application));

  analyzer_window_open_files (window, files, n_files);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkApplication *application = user_data;

  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name", _("Analyzer"),
                         "application-icon", APP_ID,
                         "developer-name", _("The Analyzer Contributors"),
                         "version", PACKAGE_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Finds who says what in news articles, and who dissents from whom. "
                                       "It reads English prose by rules and trained models, and it errs: "
                                       "every finding tells how sure it is, so check what you rely on. "
                                       "Nothing leaves your computer."),
                         NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  /* Closing keeps the window's size, quitting must not lose it. */
  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (user_data);
}

static void
analyzer_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "about", about_action },
    { "quit", quit_action },
  };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.show-help-overlay", { "<Control>question" } },
  };
  AnalyzerApplication *self = ANALYZER_APPLICATION (application);
  AdwStyleManager *styles;

  G_APPLICATION_CLASS (analyzer_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action (G_ACTION_MAP (self), g_settings_create_action (self->settings, "style"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action,
                                           (const char *const *) keys[i].keys);

  styles = adw_style_manager_get_default ();
  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::reading-scale", G_CALLBACK (update_css), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (styles, "notify::dark", G_CALLBACK (update_css), self, G_CONNECT_SWAPPED);
  update_style (self);
  update_css (self);

  if (!analyzer_places_is_installed ())
    {
      g_autofree char *icons = analyzer_places_dup_data_path ("icons");

      gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), icons);
    }
}

static gboolean
analyzer_application_local_command_line (GApplication   *application,
                                         char         ***arguments,
                                         int            *exit_status)
{
  AnalyzerApplication *self = ANALYZER_APPLICATION (application);

  self->settings = open_settings ();
  if (self->settings == NULL)
    {
      g_printerr (_("%s: a part of the program is missing (%s.gschema.xml); install it again\n"),
                  g_get_prgname (), APP_ID);
      *exit_status = 1;
      return TRUE;
    }

  return G_APPLICATION_CLASS (analyzer_application_parent_class)->local_command_line (application, arguments,
                                                                                      exit_status);
}

static void
analyzer_application_finalize (GObject *object)
{
  AnalyzerApplication *self = ANALYZER_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->css);

  G_OBJECT_CLASS (analyzer_application_parent_class)->finalize (object);
}

static void
analyzer_application_class_init (AnalyzerApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = analyzer_application_finalize;
  application_class->activate = analyzer_application_activate;
  application_class->open = analyzer_application_open;
  application_class->startup = analyzer_application_startup;
  application_class->local_command_line = analyzer_application_local_command_line;
}

static void
analyzer_application_init (AnalyzerApplication *self)
{
}

/**
 * analyzer_application_new:
 *
 * Returns: (transfer full): the program, not yet running
 */
AnalyzerApplication *
analyzer_application_new (void)
{
  return g_object_new (ANALYZER_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/example/Analyzer",
                       NULL);
}
