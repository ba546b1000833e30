/* window.c: the program's window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/window-private.h"

#include <glib/gi18n.h>

/* What is read sooner than this needs no progress bar. */
#define PROGRESS_DELAY 400

G_DEFINE_FINAL_TYPE (AnalyzerWindow, analyzer_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * analyzer_window_show_toast:
 * @text: what to tell
 * @button: (nullable): what the button says
 * @action: (nullable): what it does
 * @target: (nullable): with what
 */
void
analyzer_window_show_toast (AnalyzerWindow *self,
                            const char     *text,
                            const char     *button,
                            const char     *action,
                            GVariant       *target)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
      adw_toast_set_timeout (toast, 10);
    }

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * analyzer_window_show_place:
 * @place: one of the window's places
 */
void
analyzer_window_show_place (AnalyzerWindow *self,
                            AnalyzerPlace  *place)
{
  adw_view_stack_set_visible_child (self->places, GTK_WIDGET (place));
}

static void
update_buttons (AnalyzerWindow *self)
{
  AnalyzerPlace *place = ANALYZER_PLACE (adw_view_stack_get_visible_child (self->places));

  if (place == NULL)
    return;

  gtk_widget_set_visible (self->back_button, analyzer_place_get_can_go_back (place));
  gtk_widget_set_visible (self->search_button, !analyzer_place_get_folded (place));
}

static void
articles_changed_cb (AnalyzerWindow *self)
{
  gboolean any = g_list_model_get_n_items (analyzer_collection_get_articles (self->collection)) > 0;

  gtk_stack_set_visible_child_name (self->content_stack, any ? "places" : "empty");
  analyzer_window_update_actions (self);
}

static void
reveal_progress_cb (gpointer user_data)
{
  AnalyzerWindow *self = user_data;

  self->progress_timeout = 0;
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);
}

static void
busy_changed_cb (AnalyzerWindow *self)
{
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  if (analyzer_loader_is_busy (self->loader))
    self->progress_timeout = g_timeout_add_once (PROGRESS_DELAY, reveal_progress_cb, self);
  else
    gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
}

static void
failed_cb (AnalyzerWindow      *self,
           AnalyzerArticleItem *article)
{
  g_autofree char *text = NULL;

  /* Of many, their number is told at the end. */
  if (g_list_model_get_n_items (analyzer_collection_get_articles (self->collection)) > 5)
    return;

  text = g_strdup_printf ("%s: %s", analyzer_article_item_get_name (article),
                          analyzer_article_item_get_reason (article));
  if (analyzer_article_item_can_retry (article))
    analyzer_window_show_toast (self, text, _("_Retry"), "win.retry",
                                g_variant_new_uint32 (analyzer_article_item_get_serial (article)));
  else
    analyzer_window_show_toast (self, text, NULL, NULL, NULL);
}

static void
finished_cb (AnalyzerWindow *self,
             guint           n_failed)
{
  g_autofree char *text = NULL;

  if (n_failed > 0 && g_list_model_get_n_items (analyzer_collection_get_articles (self->collection)) > 5)
    {
      text = g_strdup_printf (ngettext ("%u file could not be read.", "%u files could not be read.", n_failed),
                              n_failed);
      analyzer_window_show_toast (self, text, _("_Show"), "win.show-failed", NULL);
    }
  analyzer_window_update_actions (self);
}

/* Buttons that show only a picture are called what their tooltip says. */
static void
name_buttons (GtkWidget  *widget,
              const char *tooltip)
{
  const char *own = gtk_widget_get_tooltip_text (widget);

  if (own != NULL)
    tooltip = own;
  else if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget) && !GTK_IS_BOX (widget))
    tooltip = NULL;

  if (tooltip != NULL && (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child, tooltip);
}

static void
save_state (AnalyzerWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_string (self->settings, "place", adw_view_stack_get_visible_child_name (self->places));
}

static void
restore_state (AnalyzerWindow *self)
{
  g_autofree char *place = g_settings_get_string (self->settings, "place");
  int width, height;

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  if (width >= 360 && height >= 294)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_view_stack_set_visible_child_name (self->places, place);
}

static gboolean
analyzer_window_close_request (GtkWindow *window)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (window);

  save_state (self);
  analyzer_loader_cancel (self->loader);

  return GTK_WINDOW_CLASS (analyzer_window_parent_class)->close_request (window);
}

static void
analyzer_window_dispose (GObject *object)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (object);

  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  if (self->loader != NULL)
    {
      analyzer_loader_cancel (self->loader);
      g_signal_handlers_disconnect_by_data (self->loader, self);
    }
  g_clear_object (&self->chooser);
  g_clear_object (&self->loader);
  g_clear_object (&self->collection);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (analyzer_window_parent_class)->dispose (object);
}

static void
analyzer_window_class_init (AnalyzerWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = analyzer_window_dispose;
  window_class->close_request = analyzer_window_close_request;

  g_type_ensure (ANALYZER_TYPE_ARTICLES_PLACE);
  g_type_ensure (ANALYZER_TYPE_SPEAKERS_PLACE);
  g_type_ensure (ANALYZER_TYPE_QUOTES_PLACE);
  g_type_ensure (ANALYZER_TYPE_DISSENT_PLACE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Analyzer/window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, places);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, articles_place);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, speakers_place);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, quotes_place);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, dissent_place);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerWindow, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);

  analyzer_window_install_actions (widget_class);
  analyzer_window_install_exports (widget_class);
}

static void
analyzer_window_init (AnalyzerWindow *self)
{
  AnalyzerPlace *places[4];
  AnalyzerProgress *progress;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->collection = analyzer_collection_new ();
  self->loader = analyzer_loader_new (self->collection);

  places[0] = ANALYZER_PLACE (self->articles_place);
  places[1] = ANALYZER_PLACE (self->speakers_place);
  places[2] = ANALYZER_PLACE (self->quotes_place);
  places[3] = ANALYZER_PLACE (self->dissent_place);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      analyzer_place_set_collection (places[i], self->collection);
      g_signal_connect_object (places[i], "notify::folded", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
    }

  progress = analyzer_loader_get_progress (self->loader);
  g_object_bind_property (progress, "fraction", self->progress_bar, "fraction", G_BINDING_SYNC_CREATE);
  g_object_bind_property (progress, "message", self->progress_label, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->loader, "notify::busy", G_CALLBACK (busy_changed_cb), self);
  g_signal_connect_swapped (self->loader, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->loader, "finished", G_CALLBACK (finished_cb), self);
  g_signal_connect_object (analyzer_collection_get_articles (self->collection), "items-changed",
                           G_CALLBACK (articles_changed_cb), self, G_CONNECT_SWAPPED);

  name_buttons (GTK_WIDGET (self), NULL);
  analyzer_window_accept_drops (self);
  analyzer_window_update_recent (self);
  articles_changed_cb (self);
  update_buttons (self);
}

/**
 * analyzer_window_new:
 * @application: the application
 * @settings: where size and place are kept
 *
 * Returns: (transfer none): a window with nothing open
 */
AnalyzerWindow *
analyzer_window_new (GtkApplication *application,
                     GSettings      *settings)
{
  AnalyzerWindow *self = g_object_new (ANALYZER_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  restore_state (self);

  return self;
}

static void
remember (GFile *file)
{
  GtkRecentData data = {
    .mime_type = (char *) "text/plain",
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "analyzer %u",
  };
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * analyzer_window_open_files:
 * @files: (array length=n_files): files and folders
 *
 * Opens them beside what is open already and shows the first.
 */
void
analyzer_window_open_files (AnalyzerWindow  *self,
                            GFile          **files,
                            guint            n_files)
{
  AnalyzerArticleItem *first = NULL;
  gboolean any;

  g_return_if_fail (ANALYZER_IS_WINDOW (self));

  any = g_list_model_get_n_items (analyzer_collection_get_articles (self->collection)) > 0;

  for (guint i = 0; i < n_files; i++)
    {
      AnalyzerArticleItem *article = analyzer_loader_add_file (self->loader, files[i]);

      if (first == NULL)
        first = article;
      if (i < 10)
        remember (files[i]);
    }

  if (first != NULL)
    {
      /* A window that was empty begins where the last one was left. */
      if (any)
        analyzer_window_show_place (self, ANALYZER_PLACE (self->articles_place));
      analyzer_articles_place_show_article (self->articles_place, first);
    }
}

/**
 * analyzer_window_open_text:
 * @text: an article
 *
 * Opens @text beside what is open already and shows it.
 */
void
analyzer_window_open_text (AnalyzerWindow *self,
                           const char     *text)
{
  g_return_if_fail (ANALYZER_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  analyzer_window_show_place (self, ANALYZER_PLACE (self->articles_place));
  analyzer_articles_place_show_article (self->articles_place, analyzer_loader_add_text (self->loader, text));
}
