/* place.c: one of the window's places, a list beside a detail.
 *
 * Subclasses bring a template whose only child is the leaflet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/place.h"

typedef struct
{
  AdwLeaflet         *leaflet;          /* the template's child, borrowed */
  AnalyzerCollection *collection;
  guint               notify_source;
} AnalyzerPlacePrivate;

enum
{
  PROP_CAN_GO_BACK = 1,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnalyzerPlace, analyzer_place, GTK_TYPE_WIDGET)

static gboolean
notify_cb (gpointer user_data)
{
  AnalyzerPlace *self = user_data;
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  priv->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);

  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is being laid out; who shows or hides anything
 * then leaves widgets without a place. */
static void
leaflet_changed_cb (AnalyzerPlace *self)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  if (priv->notify_source == 0)
    priv->notify_source = g_idle_add_full (G_PRIORITY_HIGH, notify_cb, self, NULL);
}

static void
analyzer_place_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AnalyzerPlace *self = ANALYZER_PLACE (object);

  switch (prop_id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, analyzer_place_get_can_go_back (self));
      break;

    case PROP_FOLDED:
      g_value_set_boolean (value, analyzer_place_get_folded (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_place_dispose (GObject *object)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (ANALYZER_PLACE (object));

  g_clear_handle_id (&priv->notify_source, g_source_remove);
  g_clear_pointer ((GtkWidget **) &priv->leaflet, gtk_widget_unparent);
  g_clear_object (&priv->collection);

  G_OBJECT_CLASS (analyzer_place_parent_class)->dispose (object);
}

static void
analyzer_place_class_init (AnalyzerPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = analyzer_place_get_property;
  object_class->dispose = analyzer_place_dispose;

  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
analyzer_place_init (AnalyzerPlace *self)
{
}

/**
 * analyzer_place_set_leaflet:
 * @leaflet: the child of the subclass's template
 *
 * For the subclass's init.
 */
void
analyzer_place_set_leaflet (AnalyzerPlace *self,
                            AdwLeaflet    *leaflet)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  g_return_if_fail (ANALYZER_IS_PLACE (self));
  g_return_if_fail (ADW_IS_LEAFLET (leaflet));

  priv->leaflet = leaflet;
  g_signal_connect_object (leaflet, "notify::folded", G_CALLBACK (leaflet_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (leaflet, "notify::visible-child", G_CALLBACK (leaflet_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * analyzer_place_set_collection:
 * @collection: what is open
 */
void
analyzer_place_set_collection (AnalyzerPlace      *self,
                               AnalyzerCollection *collection)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  g_return_if_fail (ANALYZER_IS_PLACE (self));
  g_return_if_fail (ANALYZER_IS_COLLECTION (collection));

  if (g_set_object (&priv->collection, collection))
    ANALYZER_PLACE_GET_CLASS (self)->set_collection (self, collection);
}

/**
 * analyzer_place_get_collection:
 *
 * Returns: (transfer none) (nullable): what is open
 */
AnalyzerCollection *
analyzer_place_get_collection (AnalyzerPlace *self)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  g_return_val_if_fail (ANALYZER_IS_PLACE (self), NULL);

  return priv->collection;
}

/**
 * analyzer_place_get_folded:
 *
 * Returns: whether there is room for either the list or the detail alone
 */
gboolean
analyzer_place_get_folded (AnalyzerPlace *self)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  g_return_val_if_fail (ANALYZER_IS_PLACE (self), FALSE);

  return priv->leaflet != NULL && adw_leaflet_get_folded (priv->leaflet);
}

/**
 * analyzer_place_get_can_go_back:
 *
 * Returns: whether the detail hides the list
 */
gboolean
analyzer_place_get_can_go_back (AnalyzerPlace *self)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  g_return_val_if_fail (ANALYZER_IS_PLACE (self), FALSE);

  return analyzer_place_get_folded (self)
         && adw_leaflet_get_adjacent_child (priv->leaflet, ADW_NAVIGATION_DIRECTION_BACK) != NULL;
}

/**
 * analyzer_place_go_back:
 *
 * Shows the list where the detail hides it.
 */
void
analyzer_place_go_back (AnalyzerPlace *self)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  g_return_if_fail (ANALYZER_IS_PLACE (self));

  adw_leaflet_navigate (priv->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/**
 * analyzer_place_show_detail:
 *
 * Shows the detail where the list hides it.
 */
void
analyzer_place_show_detail (AnalyzerPlace *self)
{
  AnalyzerPlacePrivate *priv = analyzer_place_get_instance_private (self);

  g_return_if_fail (ANALYZER_IS_PLACE (self));

  adw_leaflet_navigate (priv->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/**
 * analyzer_place_search:
 *
 * Puts the focus where the place's list is searched.
 */
void
analyzer_place_search (AnalyzerPlace *self)
{
  g_return_if_fail (ANALYZER_IS_PLACE (self));

  analyzer_place_go_back (self);
  ANALYZER_PLACE_GET_CLASS (self)->search (self);
}
