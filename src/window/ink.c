/* ink.c: text in another colour.
 *
 * When a screen reader asks GTK 4.8 how a text looks, GTK reads a colour from
 * the property `foreground` of its tags, which there is a string that can only
 * be written, and goes on with what it did not get. Here it gets the colour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/ink.h"

struct _AnalyzerInk
{
  GtkTextTag parent_instance;
};

enum
{
  PROP_FOREGROUND = 1,
};

G_DEFINE_FINAL_TYPE (AnalyzerInk, analyzer_ink, GTK_TYPE_TEXT_TAG)

static void
analyzer_ink_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOREGROUND:
      g_object_get_property (object, "foreground-rgba", value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_ink_class_init (AnalyzerInkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = analyzer_ink_get_property;

  g_object_class_install_property (object_class, PROP_FOREGROUND,
                                   g_param_spec_boxed ("foreground", NULL, NULL, GDK_TYPE_RGBA,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
analyzer_ink_init (AnalyzerInk *self)
{
}

/**
 * analyzer_ink_new:
 * @name: the tag's name
 *
 * Returns: (transfer full): a tag whose `foreground-rgba` may be set
 */
GtkTextTag *
analyzer_ink_new (const char *name)
{
  return g_object_new (ANALYZER_TYPE_INK, "name", name, NULL);
}
