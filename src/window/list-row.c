/* list-row.c: what a row of a list holds.
 *
 * A box that gives the list's own widget around it a name for screen readers,
 * which before GTK 4.12 a list item can't do itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/list-row.h"

struct _AnalyzerListRow
{
  GtkBox  parent_instance;

  char   *title;
  char   *detail;
};

enum
{
  PROP_TITLE = 1,
  PROP_DETAIL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnalyzerListRow, analyzer_list_row, GTK_TYPE_BOX)

static void
name_parent (AnalyzerListRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (parent == NULL || self->title == NULL)
    return;

  name = g_strjoin (", ", self->title, self->detail != NULL && *self->detail != '\0' ? self->detail : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
analyzer_list_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  AnalyzerListRow *self = ANALYZER_LIST_ROW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_list_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  AnalyzerListRow *self = ANALYZER_LIST_ROW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      name_parent (self);
      break;

    case PROP_DETAIL:
      g_free (self->detail);
      self->detail = g_value_dup_string (value);
      name_parent (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_list_row_finalize (GObject *object)
{
  AnalyzerListRow *self = ANALYZER_LIST_ROW (object);

  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (analyzer_list_row_parent_class)->finalize (object);
}

static void
analyzer_list_row_class_init (AnalyzerListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = analyzer_list_row_get_property;
  object_class->set_property = analyzer_list_row_set_property;
  object_class->finalize = analyzer_list_row_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
analyzer_list_row_init (AnalyzerListRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "list-row");
  g_signal_connect (self, "notify::parent", G_CALLBACK (name_parent), NULL);
}
