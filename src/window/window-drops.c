/* window-drops.c: files and text dropped on the window, and recent files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/window-private.h"

#include <glib/gi18n.h>

#define RECENT_MAX 10

static gboolean
drop_cb (AnalyzerWindow *self,
         const GValue   *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr(GPtrArray) files = g_ptr_array_new ();

      for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
        g_ptr_array_add (files, l->data);
      analyzer_window_open_files (self, (GFile **) files->pdata, files->len);
      return TRUE;
    }

  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    {
      analyzer_window_open_text (self, g_value_get_string (value));
      return TRUE;
    }

  return FALSE;
}

/**
 * analyzer_window_accept_drops:
 *
 * Lets files, folders and text be dropped anywhere on the window.
 */
void
analyzer_window_accept_drops (AnalyzerWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
append_recent (AnalyzerWindow *self,
               GtkRecentInfo  *info)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_auto(GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (info));
  g_menu_append_item (self->recent_menu, item);
}

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
fill_recent (AnalyzerWindow *self)
{
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n = 0;

  g_menu_remove_all (self->recent_menu);
  infos = g_list_sort (infos, compare_recent);
  for (GList *l = infos; l != NULL && n < RECENT_MAX; l = l->next)
    {
      if (!gtk_recent_info_has_application (l->data, g_get_application_name ()))
        continue;
      append_recent (self, l->data);
      n++;
    }

  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
}

/**
 * analyzer_window_update_recent:
 *
 * Keeps the menu of recent files up to date from now on.
 */
void
analyzer_window_update_recent (AnalyzerWindow *self)
{
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (fill_recent), self,
                           G_CONNECT_SWAPPED);
  fill_recent (self);
}
