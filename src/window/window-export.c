/* window-export.c: reports of what is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/window-private.h"

#include <glib/gi18n.h>

#include "reports/report.h"

typedef struct
{
  const AnalyzerReportFormat *format;
  GPtrArray                  *findings;         /* of AnalyzerFindings */
  GFile                      *file;
  char                       *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_ptr_array_unref (export->findings);
  g_object_unref (export->file);
  g_free (export->path);
  g_free (export);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;
  g_autoptr(AnalyzerReport) report = analyzer_report_new (export->format, export->path, &error);

  for (guint i = 0; report != NULL && error == NULL && i < export->findings->len; i++)
    analyzer_report_add (report, g_ptr_array_index (export->findings, i), 0, &error);
  if (report != NULL && error == NULL)
    analyzer_report_finish (report, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  AnalyzerWindow *self = ANALYZER_WINDOW (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *uri = g_file_get_uri (export->file);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: the name of a file */
      text = g_strdup_printf (_("“%s” is written"), shown);
      analyzer_window_show_toast (self, text, _("_Show"), "win.show-export", g_variant_new_string (uri));
      return;
    }

  text = g_strdup_printf (_("“%s” could not be written: %s"), shown, error->message);
  analyzer_window_show_toast (self, text, NULL, NULL, NULL);
}

static void
write_report (AnalyzerWindow             *self,
              const AnalyzerReportFormat *format,
              GFile                      *file)
{
  g_autoptr(GTask) task = NULL;
  Export *export;
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      analyzer_window_show_toast (self, _("Reports are written to this computer only. Choose another folder."),
                                  NULL, NULL, NULL);
      return;
    }

  export = g_new0 (Export, 1);
  export->format = format;
  export->findings = analyzer_collection_list_findings (self->collection);
  export->file = g_object_ref (file);
  export->path = path;

  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, write_report);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_in_thread);
}

static void
response_cb (AnalyzerWindow *self,
             int             response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  const AnalyzerReportFormat *format = g_object_get_data (G_OBJECT (chooser), "format");
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    write_report (self, format, file);
}

static char *
dup_report_name (AnalyzerWindow             *self,
                 const AnalyzerReportFormat *format)
{
  GListModel *articles = analyzer_collection_get_articles (self->collection);
  g_autoptr(AnalyzerArticleItem) article = NULL;
  g_autofree char *title = NULL;

  if (g_list_model_get_n_items (articles) != 1)
    return g_strdup_printf ("%s.%s", _("Quotes"), format->extension);

  article = g_list_model_get_item (articles, 0);
  title = g_strdup (analyzer_article_item_get_title (article));
  g_strdelimit (title, "/\\:*?\"<>|\n", '-');

  return g_strdup_printf ("%.*s.%s", (int) (g_utf8_offset_to_pointer (title, MIN (60, g_utf8_strlen (title, -1))) - title),
                          title, format->extension);
}

static void
export_as (AnalyzerWindow *self,
           const char     *id)
{
  const AnalyzerReportFormat *format = analyzer_report_format_get (id);
  g_autofree char *name = NULL;

  if (format == NULL)
    return;

  name = dup_report_name (self, format);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Export Report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_object_set_data (G_OBJECT (self->chooser), "format", (gpointer) format);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  export_as (ANALYZER_WINDOW (widget), parameter != NULL ? g_variant_get_string (parameter, NULL) : "html");
}

static void
show_export_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

/**
 * analyzer_window_install_exports:
 * @widget_class: the window's class
 */
void
analyzer_window_install_exports (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "win.export-page", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "win.export-page", NULL);
  gtk_widget_class_install_action (widget_class, "win.show-export", "s", show_export_action);
}
