/* window-actions.c: what the user can do in the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/window-private.h"

#include <glib/gi18n.h>

#include "reading/reader.h"
#include "text/places.h"

/* Nobody pastes more by intent; a book has a million characters. */
#define PASTE_MAX (16u * 1024 * 1024)

static GtkFileFilter *
create_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  const AnalyzerReader *const *readers;
  guint n_readers;

  gtk_file_filter_set_name (filter, _("Articles"));
  readers = analyzer_readers_get (&n_readers);
  for (guint i = 0; i < n_readers; i++)
    {
      for (guint j = 0; readers[i]->extensions != NULL && readers[i]->extensions[j] != NULL; j++)
        gtk_file_filter_add_suffix (filter, readers[i]->extensions[j]);
      for (guint j = 0; readers[i]->mime_types != NULL && readers[i]->mime_types[j] != NULL; j++)
        gtk_file_filter_add_mime_type (filter, readers[i]->mime_types[j]);
    }

  return filter;
}

static void
chooser_response_cb (AnalyzerWindow *self,
                     int             response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GListModel) files = NULL;
  g_autoptr(GPtrArray) list = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  analyzer_window_open_files (self, (GFile **) list->pdata, list->len);
}

static void
choose (AnalyzerWindow       *self,
        const char           *title,
        GtkFileChooserAction  action)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, _("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      g_autoptr(GtkFileFilter) articles = create_filter ();
      g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (all, _("All Files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), articles);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
    }

  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  choose (ANALYZER_WINDOW (widget), _("Open Articles"), GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
open_folder_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  choose (ANALYZER_WINDOW (widget), _("Open Folders"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

static void
open_uri_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  analyzer_window_open_files (ANALYZER_WINDOW (widget), &file, 1);
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_autofree char *path = analyzer_places_dup_data_path ("samples/harbour-tunnel.txt");
  g_autoptr(GFile) file = g_file_new_for_path (path);

  analyzer_window_open_files (ANALYZER_WINDOW (widget), &file, 1);
}

static void
text_pasted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(AnalyzerWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *g_strstrip (text) == '\0')
    analyzer_window_show_toast (self, _("There is no text to paste. Copy an article first."), NULL, NULL, NULL);
  else if (strlen (text) > PASTE_MAX)
    analyzer_window_show_toast (self, _("This is too much to paste. Save it as a file and open that."),
                                NULL, NULL, NULL);
  else
    analyzer_window_open_text (self, text);
}

static void
files_pasted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(AnalyzerWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new ();

  if (value == NULL)
    return;

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  analyzer_window_open_files (self, (GFile **) files->pdata, files->len);
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_pasted_cb, g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_pasted_cb, g_object_ref (widget));
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  AnalyzerArticleItem *article = analyzer_collection_find_article (self->collection, g_variant_get_uint32 (parameter));

  if (article != NULL)
    analyzer_loader_retry (self->loader, article);
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  analyzer_loader_cancel (ANALYZER_WINDOW (widget)->loader);
}

static void
close_article_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  AnalyzerArticleItem *article = analyzer_articles_place_get_article (self->articles_place);

  if (article != NULL)
    analyzer_collection_remove (self->collection, article);
}

static void
show_failed_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);

  analyzer_window_show_place (self, ANALYZER_PLACE (self->articles_place));
  analyzer_articles_place_show_failed (self->articles_place);
}

static AnalyzerQuoteItem *
find_quote (AnalyzerWindow *self,
            GVariant       *parameter)
{
  guint serial, id;

  g_variant_get (parameter, "(uu)", &serial, &id);

  return analyzer_collection_find_quote (self->collection, serial, id);
}

static void
show_quote_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  AnalyzerQuoteItem *quote = find_quote (self, parameter);

  if (quote == NULL)
    return;
  analyzer_window_show_place (self, ANALYZER_PLACE (self->articles_place));
  analyzer_articles_place_show_quote (self->articles_place, quote);
}

static void
list_quote_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  AnalyzerQuoteItem *quote = find_quote (self, parameter);

  if (quote == NULL)
    return;
  analyzer_window_show_place (self, ANALYZER_PLACE (self->quotes_place));
  analyzer_quotes_place_show_quote (self->quotes_place, quote);
}

static void
copy_quote_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  AnalyzerQuoteItem *quote = find_quote (self, parameter);
  g_autofree char *citation = NULL;

  if (quote == NULL)
    return;
  citation = analyzer_quote_item_dup_citation (quote);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
  analyzer_window_show_toast (self, _("Quote copied"), NULL, NULL, NULL);
}

static void
show_speaker_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  AnalyzerArticleItem *article;
  AnalyzerSpeakerItem *speaker;
  guint serial, id;

  g_variant_get (parameter, "(uu)", &serial, &id);
  article = analyzer_collection_find_article (self->collection, serial);
  speaker = article != NULL ? analyzer_collection_find_speaker (self->collection, article, id) : NULL;
  if (speaker == NULL)
    return;
  analyzer_window_show_place (self, ANALYZER_PLACE (self->speakers_place));
  analyzer_speakers_place_show_speaker (self->speakers_place, speaker);
}

static void
show_role_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  g_autoptr(GArray) spans = analyzer_spans_new ();
  AnalyzerArticleItem *article;
  AnalyzerSpeaker *speaker;
  AnalyzerSpan span;
  guint serial, id;

  g_variant_get (parameter, "(uu)", &serial, &id);
  article = analyzer_collection_find_article (self->collection, serial);
  if (article == NULL || analyzer_article_item_get_findings (article) == NULL)
    return;
  speaker = analyzer_findings_get_speaker (analyzer_article_item_get_findings (article), id);
  if (speaker == NULL)
    return;

  span = speaker->role != NULL ? speaker->role_span : speaker->affiliation_span;
  if (span.start < span.end)
    analyzer_spans_add (spans, span.start, span.end);
  analyzer_window_show_place (self, ANALYZER_PLACE (self->articles_place));
  analyzer_articles_place_show_spans (self->articles_place, article, spans);
}

static void
show_claim_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  AnalyzerArticleItem *article;
  AnalyzerFindings *findings;
  guint serial, id;

  g_variant_get (parameter, "(uu)", &serial, &id);
  article = analyzer_collection_find_article (self->collection, serial);
  findings = article != NULL ? analyzer_article_item_get_findings (article) : NULL;
  if (findings == NULL)
    return;

  for (guint i = 0; i < findings->debates->len; i++)
    {
      AnalyzerDebate *debate = g_ptr_array_index (findings->debates, i);

      if (debate->id != id)
        continue;
      analyzer_window_show_place (self, ANALYZER_PLACE (self->articles_place));
      analyzer_articles_place_show_spans (self->articles_place, article, debate->claim_spans);
      return;
    }
}

static void
show_place_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  adw_view_stack_set_visible_child_name (ANALYZER_WINDOW (widget)->places, g_variant_get_string (parameter, NULL));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  GtkWidget *place = adw_view_stack_get_visible_child (ANALYZER_WINDOW (widget)->places);

  analyzer_place_search (ANALYZER_PLACE (place));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  GtkWidget *place = adw_view_stack_get_visible_child (ANALYZER_WINDOW (widget)->places);

  analyzer_place_go_back (ANALYZER_PLACE (place));
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (widget);
  double scale = g_settings_get_double (self->settings, "reading-scale");

  if (g_str_equal (action_name, "win.zoom-in"))
    scale = MIN (scale + 0.1, 3);
  else if (g_str_equal (action_name, "win.zoom-out"))
    scale = MAX (scale - 0.1, 0.5);
  else
    scale = 1;

  g_settings_set_double (self->settings, "reading-scale", scale);
}

/**
 * analyzer_window_install_actions:
 * @widget_class: the window's class
 */
void
analyzer_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char     *name;
    const char     *parameter;
    GtkWidgetActionActivateFunc activate;
    guint           key;
    GdkModifierType modifiers;
  } actions[] = {
    { "win.open", NULL, open_action, GDK_KEY_o, GDK_CONTROL_MASK },
    { "win.open-folder", NULL, open_folder_action, GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.open-uri", "s", open_uri_action, 0, 0 },
    { "win.open-sample", NULL, open_sample_action, 0, 0 },
    { "win.paste", NULL, paste_action, GDK_KEY_v, GDK_CONTROL_MASK },
    { "win.retry", "u", retry_action, 0, 0 },
    { "win.stop", NULL, stop_action, 0, 0 },
    { "win.close-article", NULL, close_article_action, GDK_KEY_w, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.show-failed", NULL, show_failed_action, 0, 0 },
    { "win.show-quote", "(uu)", show_quote_action, 0, 0 },
    { "win.list-quote", "(uu)", list_quote_action, 0, 0 },
    { "win.copy-quote", "(uu)", copy_quote_action, 0, 0 },
    { "win.show-speaker", "(uu)", show_speaker_action, 0, 0 },
    { "win.show-role", "(uu)", show_role_action, 0, 0 },
    { "win.show-claim", "(uu)", show_claim_action, 0, 0 },
    { "win.show-place", "s", show_place_action, 0, 0 },
    { "win.search", NULL, search_action, GDK_KEY_f, GDK_CONTROL_MASK },
    { "win.back", NULL, back_action, GDK_KEY_Left, GDK_ALT_MASK },
    { "win.zoom-in", NULL, zoom_action, GDK_KEY_plus, GDK_CONTROL_MASK },
    { "win.zoom-out", NULL, zoom_action, GDK_KEY_minus, GDK_CONTROL_MASK },
    { "win.zoom-reset", NULL, zoom_action, GDK_KEY_0, GDK_CONTROL_MASK },
  };
  static const char *const places[] = { "articles", "speakers", "quotes", "dissent" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "win.zoom-in", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.show-place", "s", places[i]);
}

/**
 * analyzer_window_update_actions:
 *
 * Lets the user do only what can be done now.
 */
void
analyzer_window_update_actions (AnalyzerWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = g_list_model_get_n_items (analyzer_collection_get_articles (self->collection)) > 0;
  gboolean any_quote = g_list_model_get_n_items (analyzer_collection_get_quotes (self->collection)) > 0;

  gtk_widget_action_set_enabled (widget, "win.close-article", any);
  gtk_widget_action_set_enabled (widget, "win.search", any);
  gtk_widget_action_set_enabled (widget, "win.show-place", any);
  gtk_widget_action_set_enabled (widget, "win.export", any_quote);
  gtk_widget_action_set_enabled (widget, "win.export-page", any_quote);
}
