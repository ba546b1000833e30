/* article-item.c: an article in the window's lists.
 *
 * An item stands in the list from the moment the user asks for the file; the
 * article and its findings come later, or a reason why they do not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/article-item.h"

#include <glib/gi18n.h>

struct _AnalyzerArticleItem
{
  GObject               parent_instance;

  guint                 serial;
  GFile                *file;
  GBytes               *bytes;
  char                 *name;
  AnalyzerArticleState  state;
  char                 *reason;
  AnalyzerArticle      *article;
  AnalyzerFindings     *findings;
  guint                 n_speakers;
  guint                 n_dissents;
};

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_PUBLISHED,
  PROP_COUNTS,
  PROP_STATE_TEXT,
  PROP_READY,
  PROP_FAILED,
  PROP_N_QUOTES,
  PROP_N_SPEAKERS,
  PROP_N_DISSENTS,
  PROP_TARGET,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnalyzerArticleItem, analyzer_article_item, G_TYPE_OBJECT)

static const char *
get_published (AnalyzerArticleItem *self)
{
  return self->article != NULL ? analyzer_article_get_field (self->article, ANALYZER_FIELD_PUBLISHED) : NULL;
}

static char *
dup_counts (AnalyzerArticleItem *self)
{
  guint n_quotes = analyzer_article_item_get_n_quotes (self);
  g_autoptr(GString) counts = NULL;

  if (self->findings == NULL)
    return g_strdup ("");

  if (n_quotes == 0)
    return g_strdup (_("No quotes found"));

  counts = g_string_new (NULL);
  g_string_append_printf (counts, ngettext ("%u quote", "%u quotes", n_quotes), n_quotes);
  g_string_append (counts, " · ");
  g_string_append_printf (counts, ngettext ("%u speaker", "%u speakers", self->n_speakers), self->n_speakers);
  if (self->n_dissents > 0)
    {
      g_string_append (counts, " · ");
      g_string_append_printf (counts, ngettext ("%u dissent", "%u dissents", self->n_dissents), self->n_dissents);
    }

  return g_string_free (g_steal_pointer (&counts), FALSE);
}

static char *
dup_state_text (AnalyzerArticleItem *self)
{
  switch (self->state)
    {
    case ANALYZER_ARTICLE_WAITING:
      return g_strdup (_("Waiting"));
    case ANALYZER_ARTICLE_READING:
      return g_strdup (_("Reading…"));
    case ANALYZER_ARTICLE_ANALYSING:
      return g_strdup (_("Finding quotes…"));
    case ANALYZER_ARTICLE_FAILED:
      return g_strdup (self->reason != NULL ? self->reason : _("It could not be read."));
    case ANALYZER_ARTICLE_STOPPED:
      return g_strdup (_("You stopped it before it was read."));
    case ANALYZER_ARTICLE_READY:
    default:
      return g_strdup ("");
    }
}

static void
analyzer_article_item_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  AnalyzerArticleItem *self = ANALYZER_ARTICLE_ITEM (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, analyzer_article_item_get_title (self));
      break;

    case PROP_SUBTITLE:
      g_value_take_string (value, analyzer_article_item_dup_subtitle (self));
      break;

    case PROP_PUBLISHED:
      g_value_set_string (value, get_published (self));
      break;

    case PROP_COUNTS:
      g_value_take_string (value, dup_counts (self));
      break;

    case PROP_STATE_TEXT:
      g_value_take_string (value, dup_state_text (self));
      break;

    case PROP_READY:
      g_value_set_boolean (value, self->state == ANALYZER_ARTICLE_READY);
      break;

    case PROP_FAILED:
      g_value_set_boolean (value, self->state > ANALYZER_ARTICLE_READY);
      break;

    case PROP_N_QUOTES:
      g_value_set_uint (value, analyzer_article_item_get_n_quotes (self));
      break;

    case PROP_N_SPEAKERS:
      g_value_set_uint (value, self->n_speakers);
      break;

    case PROP_N_DISSENTS:
      g_value_set_uint (value, self->n_dissents);
      break;

    case PROP_TARGET:
      g_value_take_variant (value, g_variant_ref_sink (g_variant_new_uint32 (self->serial)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_article_item_finalize (GObject *object)
{
  AnalyzerArticleItem *self = ANALYZER_ARTICLE_ITEM (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self->reason);
  g_clear_object (&self->article);
  g_clear_pointer (&self->findings, analyzer_findings_unref);

  G_OBJECT_CLASS (analyzer_article_item_parent_class)->finalize (object);
}

static void
analyzer_article_item_class_init (AnalyzerArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = analyzer_article_item_get_property;
  object_class->finalize = analyzer_article_item_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_PUBLISHED] = g_param_spec_string ("published", NULL, NULL, NULL, flags);
  properties[PROP_COUNTS] = g_param_spec_string ("counts", NULL, NULL, NULL, flags);
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, NULL, flags);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags);
  properties[PROP_FAILED] = g_param_spec_boolean ("failed", NULL, NULL, FALSE, flags);
  properties[PROP_N_QUOTES] = g_param_spec_uint ("n-quotes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SPEAKERS] = g_param_spec_uint ("n-speakers", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_DISSENTS] = g_param_spec_uint ("n-dissents", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /* What actions on the article are told. */
  properties[PROP_TARGET] = g_param_spec_variant ("target", NULL, NULL, G_VARIANT_TYPE_UINT32, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
analyzer_article_item_init (AnalyzerArticleItem *self)
{
  static guint last_serial = 0;

  self->serial = ++last_serial;
}

static void
notify_all (AnalyzerArticleItem *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < PROP_TARGET; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * analyzer_article_item_new:
 * @file: (nullable): where it is read from
 * @bytes: (nullable): what is read where there is no file, as with pasted text
 * @name: what to call it until its title is known
 *
 * Returns: (transfer full): an item that waits for its article
 */
AnalyzerArticleItem *
analyzer_article_item_new (GFile      *file,
                           GBytes     *bytes,
                           const char *name)
{
  AnalyzerArticleItem *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (ANALYZER_TYPE_ARTICLE_ITEM, NULL);
  self->file = file != NULL ? g_object_ref (file) : NULL;
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->name = g_strdup (name);

  return self;
}

/**
 * analyzer_article_item_get_serial:
 *
 * Returns: a number that no other item of this run has
 */
guint
analyzer_article_item_get_serial (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), 0);

  return self->serial;
}

/**
 * analyzer_article_item_get_file:
 *
 * Returns: (transfer none) (nullable): the file
 */
GFile *
analyzer_article_item_get_file (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  return self->file;
}

/**
 * analyzer_article_item_get_bytes:
 *
 * Returns: (transfer none) (nullable): what is read where there is no file
 */
GBytes *
analyzer_article_item_get_bytes (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  return self->bytes;
}

/**
 * analyzer_article_item_can_retry:
 *
 * Returns: whether it failed or was stopped and can be read again
 */
gboolean
analyzer_article_item_can_retry (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), FALSE);

  return self->state > ANALYZER_ARTICLE_READY
         && (self->file != NULL || self->bytes != NULL || self->article != NULL);
}

/**
 * analyzer_article_item_get_name:
 *
 * Returns: the file's name, or what stands for it
 */
const char *
analyzer_article_item_get_name (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  return self->name;
}

/**
 * analyzer_article_item_get_title:
 *
 * Returns: the headline, or the file's name as long as none is known
 */
const char *
analyzer_article_item_get_title (AnalyzerArticleItem *self)
{
  const char *title;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  title = self->article != NULL ? analyzer_article_get_field (self->article, ANALYZER_FIELD_TITLE) : NULL;

  return title != NULL ? title : self->name;
}

/**
 * analyzer_article_item_dup_date:
 *
 * Returns: (transfer full) (nullable): the day it came out, as the user's
 *   language writes it
 */
char *
analyzer_article_item_dup_date (AnalyzerArticleItem *self)
{
  const char *published;
  g_autoptr(GDateTime) moment = NULL;
  g_autoptr(GTimeZone) utc = NULL;
  g_autofree char *midnight = NULL;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  published = get_published (self);
  if (published == NULL)
    return NULL;

  utc = g_time_zone_new_utc ();
  moment = g_date_time_new_from_iso8601 (published, utc);
  if (moment == NULL)
    {
      midnight = g_strconcat (published, "T00:00:00Z", NULL);
      moment = g_date_time_new_from_iso8601 (midnight, utc);
    }
  if (moment == NULL)
    return g_strdup (published);

  /* Translators: the date of an article, see g_date_time_format() */
  return g_date_time_format (moment, _("%e %B %Y"));
}

/**
 * analyzer_article_item_dup_subtitle:
 *
 * Returns: (transfer full): publisher and date, or what the file is called
 */
char *
analyzer_article_item_dup_subtitle (AnalyzerArticleItem *self)
{
  const char *publisher;
  g_autofree char *date = NULL;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  date = analyzer_article_item_dup_date (self);
  publisher = self->article != NULL ? analyzer_article_get_field (self->article, ANALYZER_FIELD_PUBLISHER) : NULL;

  if (publisher != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", publisher, g_strchug (date));
  if (publisher != NULL)
    return g_strdup (publisher);
  if (date != NULL)
    return g_strdup (g_strchug (date));

  return g_strdup (self->name);
}

/**
 * analyzer_article_item_get_state:
 *
 * Returns: how far it is
 */
AnalyzerArticleState
analyzer_article_item_get_state (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), ANALYZER_ARTICLE_FAILED);

  return self->state;
}

/**
 * analyzer_article_item_set_state:
 * @state: how far it is
 * @reason: (nullable): with %ANALYZER_ARTICLE_FAILED a sentence that says why
 */
void
analyzer_article_item_set_state (AnalyzerArticleItem  *self,
                                 AnalyzerArticleState  state,
                                 const char           *reason)
{
  g_autofree char *old_reason = NULL;

  g_return_if_fail (ANALYZER_IS_ARTICLE_ITEM (self));

  if (self->state == state && g_strcmp0 (self->reason, reason) == 0)
    return;

  old_reason = self->reason;
  self->state = state;
  self->reason = g_strdup (reason);
  notify_all (self);
}

/**
 * analyzer_article_item_get_reason:
 *
 * Returns: (nullable): why it failed
 */
const char *
analyzer_article_item_get_reason (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  return self->reason;
}

/**
 * analyzer_article_item_get_article:
 *
 * Returns: (transfer none) (nullable): the article, once it has been read
 */
AnalyzerArticle *
analyzer_article_item_get_article (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  return self->article;
}

/**
 * analyzer_article_item_set_article:
 * @article: what has been read
 */
void
analyzer_article_item_set_article (AnalyzerArticleItem *self,
                                   AnalyzerArticle     *article)
{
  g_return_if_fail (ANALYZER_IS_ARTICLE_ITEM (self));
  g_return_if_fail (ANALYZER_IS_ARTICLE (article));

  if (g_set_object (&self->article, article))
    notify_all (self);
}

/**
 * analyzer_article_item_get_findings:
 *
 * Returns: (transfer none) (nullable): what was found in the article
 */
AnalyzerFindings *
analyzer_article_item_get_findings (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), NULL);

  return self->findings;
}

static void
count (AnalyzerArticleItem *self)
{
  g_autoptr(GHashTable) heard = g_hash_table_new (NULL, NULL);

  self->n_dissents = 0;
  for (guint i = 0; i < self->findings->quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (self->findings->quotes, i);

      if (quote->dissent != NULL)
        self->n_dissents++;
      for (guint j = 0; j < quote->speakers->len; j++)
        g_hash_table_add (heard, GUINT_TO_POINTER (g_array_index (quote->speakers, guint, j)));
    }
  self->n_speakers = g_hash_table_size (heard);
}

/**
 * analyzer_article_item_set_findings:
 * @findings: what was found in the article
 *
 * Makes the item ready.
 */
void
analyzer_article_item_set_findings (AnalyzerArticleItem *self,
                                    AnalyzerFindings    *findings)
{
  g_autoptr(AnalyzerFindings) old = NULL;

  g_return_if_fail (ANALYZER_IS_ARTICLE_ITEM (self));
  g_return_if_fail (findings != NULL);

  old = g_steal_pointer (&self->findings);
  self->findings = analyzer_findings_ref (findings);
  g_set_object (&self->article, findings->article);
  self->state = ANALYZER_ARTICLE_READY;
  g_clear_pointer (&self->reason, g_free);
  count (self);
  notify_all (self);
}

/**
 * analyzer_article_item_get_n_quotes:
 *
 * Returns: how many quotes were found
 */
guint
analyzer_article_item_get_n_quotes (AnalyzerArticleItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (self), 0);

  return self->findings != NULL ? self->findings->quotes->len : 0;
}
