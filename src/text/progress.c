/* progress.c: how far a long piece of work has come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-text"

#include "config.h"

#include "text/progress.h"

struct _AnalyzerProgress
{
  GObject       parent_instance;

  GMutex        lock;           /* held for all of what follows */
  double        fraction;
  char         *message;
  guint         notify_source;
  GMainContext *context;
};

enum
{
  PROP_FRACTION = 1,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnalyzerProgress, analyzer_progress, G_TYPE_OBJECT)

static gboolean
notify_cb (gpointer user_data)
{
  AnalyzerProgress *self = user_data;

  g_mutex_lock (&self->lock);
  self->notify_source = 0;
  g_mutex_unlock (&self->lock);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);

  return G_SOURCE_REMOVE;
}

static void
analyzer_progress_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  AnalyzerProgress *self = ANALYZER_PROGRESS (object);

  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, analyzer_progress_get_fraction (self));
      break;

    case PROP_MESSAGE:
      g_value_take_string (value, analyzer_progress_dup_message (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_progress_finalize (GObject *object)
{
  AnalyzerProgress *self = ANALYZER_PROGRESS (object);

  g_mutex_clear (&self->lock);
  g_free (self->message);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (analyzer_progress_parent_class)->finalize (object);
}

static void
analyzer_progress_class_init (AnalyzerProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = analyzer_progress_get_property;
  object_class->finalize = analyzer_progress_finalize;

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
analyzer_progress_init (AnalyzerProgress *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * analyzer_progress_new:
 *
 * Its properties notify in the calling thread's main context, from whichever
 * thread the work reports.
 *
 * Returns: (transfer full): a progress at its beginning
 */
AnalyzerProgress *
analyzer_progress_new (void)
{
  return g_object_new (ANALYZER_TYPE_PROGRESS, NULL);
}

/**
 * analyzer_progress_set:
 * @fraction: from 0 to 1
 * @message: (nullable): what is being done, for the user to read
 *
 * Tells how far the work is. May be called from any thread, as often as it
 * likes: notifications wait for one idle and are told together.
 */
void
analyzer_progress_set (AnalyzerProgress *self,
                       double            fraction,
                       const char       *message)
{
  g_return_if_fail (ANALYZER_IS_PROGRESS (self));

  g_mutex_lock (&self->lock);

  self->fraction = CLAMP (fraction, 0, 1);
  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
    }

  if (self->notify_source == 0)
    {
      g_autoptr(GSource) source = g_idle_source_new ();

      /* Work that fills the main loop is what progress is for. */
      g_source_set_priority (source, G_PRIORITY_HIGH_IDLE);
      g_source_set_callback (source, notify_cb, g_object_ref (self), g_object_unref);
      self->notify_source = g_source_attach (source, self->context);
    }

  g_mutex_unlock (&self->lock);
}

/**
 * analyzer_progress_get_fraction:
 *
 * Returns: how much of the work is done, from 0 to 1
 */
double
analyzer_progress_get_fraction (AnalyzerProgress *self)
{
  double fraction;

  g_return_val_if_fail (ANALYZER_IS_PROGRESS (self), 0);

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  g_mutex_unlock (&self->lock);

  return fraction;
}

/**
 * analyzer_progress_dup_message:
 *
 * Returns: (transfer full) (nullable): what is being done
 */
char *
analyzer_progress_dup_message (AnalyzerProgress *self)
{
  char *message;

  g_return_val_if_fail (ANALYZER_IS_PROGRESS (self), NULL);

  g_mutex_lock (&self->lock);
  message = g_strdup (self->message);
  g_mutex_unlock (&self->lock);

  return message;
}
