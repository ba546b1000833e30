/* speaker-item.c: a speaker, over all the articles that are open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/speaker-item.h"

#include <glib/gi18n.h>

#include "window/words.h"

struct _AnalyzerSpeakerItem
{
  GObject     parent_instance;

  char       *key;
  char       *name;             /* the longest that an article gives */
  GPtrArray  *voices;           /* of AnalyzerVoice, one an article */
  GListStore *quotes;           /* of AnalyzerQuoteItem */
  guint       n_dissents;
};

enum
{
  PROP_NAME = 1,
  PROP_DESCRIPTION,
  PROP_COUNTS,
  PROP_N_QUOTES,
  PROP_N_ARTICLES,
  PROP_N_DISSENTS,
  PROP_KIND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnalyzerSpeakerItem, analyzer_speaker_item, G_TYPE_OBJECT)

static guint
get_n_quotes (AnalyzerSpeakerItem *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->quotes));
}

static char *
dup_description (AnalyzerSpeakerItem *self)
{
  AnalyzerSpeakerKind kind = analyzer_speaker_item_get_kind (self);
  AnalyzerVoice *voice;

  for (guint i = 0; i < self->voices->len; i++)
    {
      AnalyzerSpeaker *speaker = analyzer_voice_get_speaker (g_ptr_array_index (self->voices, i));

      if (speaker->role != NULL)
        return g_strdup_printf ("%s · %s", analyzer_words_for_kind (kind), speaker->role);
    }

  /* Who has no name of their own is told apart by the article. */
  if (kind >= ANALYZER_SPEAKER_GROUP && self->voices->len > 0)
    {
      voice = g_ptr_array_index (self->voices, 0);
      return g_strdup_printf ("%s · %s", analyzer_words_for_kind (kind),
                              analyzer_article_item_get_title (analyzer_voice_get_article (voice)));
    }

  return g_strdup (analyzer_words_for_kind (kind));
}

static char *
dup_counts (AnalyzerSpeakerItem *self)
{
  guint n_quotes = get_n_quotes (self);
  g_autoptr(GString) counts = g_string_new (NULL);

  g_string_append_printf (counts, ngettext ("%u quote", "%u quotes", n_quotes), n_quotes);
  g_string_append (counts, " · ");
  g_string_append_printf (counts, ngettext ("%u article", "%u articles", self->voices->len), self->voices->len);
  if (self->n_dissents > 0)
    {
      g_string_append (counts, " · ");
      g_string_append_printf (counts, ngettext ("%u dissent", "%u dissents", self->n_dissents), self->n_dissents);
    }

  return g_string_free (g_steal_pointer (&counts), FALSE);
}

static void
analyzer_speaker_item_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  AnalyzerSpeakerItem *self = ANALYZER_SPEAKER_ITEM (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;

    case PROP_COUNTS:
      g_value_take_string (value, dup_counts (self));
      break;

    case PROP_N_QUOTES:
      g_value_set_uint (value, get_n_quotes (self));
      break;

    case PROP_N_ARTICLES:
      g_value_set_uint (value, self->voices->len);
      break;

    case PROP_N_DISSENTS:
      g_value_set_uint (value, self->n_dissents);
      break;

    case PROP_KIND:
      g_value_set_uint (value, analyzer_speaker_item_get_kind (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_speaker_item_finalize (GObject *object)
{
  AnalyzerSpeakerItem *self = ANALYZER_SPEAKER_ITEM (object);

  g_free (self->key);
  g_free (self->name);
  g_ptr_array_unref (self->voices);
  g_object_unref (self->quotes);

  G_OBJECT_CLASS (analyzer_speaker_item_parent_class)->finalize (object);
}

static void
analyzer_speaker_item_class_init (AnalyzerSpeakerItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = analyzer_speaker_item_get_property;
  object_class->finalize = analyzer_speaker_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_COUNTS] = g_param_spec_string ("counts", NULL, NULL, NULL, flags);
  properties[PROP_N_QUOTES] = g_param_spec_uint ("n-quotes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ARTICLES] = g_param_spec_uint ("n-articles", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_DISSENTS] = g_param_spec_uint ("n-dissents", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
analyzer_speaker_item_init (AnalyzerSpeakerItem *self)
{
  self->voices = g_ptr_array_new_with_free_func (g_object_unref);
  self->quotes = g_list_store_new (ANALYZER_TYPE_QUOTE_ITEM);
}

static void
notify_all (AnalyzerSpeakerItem *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * analyzer_speaker_item_new:
 * @key: what tells this speaker from all the others
 *
 * Returns: (transfer full): a speaker that says nothing yet
 */
AnalyzerSpeakerItem *
analyzer_speaker_item_new (const char *key)
{
  AnalyzerSpeakerItem *self;

  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (ANALYZER_TYPE_SPEAKER_ITEM, NULL);
  self->key = g_strdup (key);

  return self;
}

/**
 * analyzer_speaker_item_get_key:
 *
 * Returns: what tells this speaker from all the others
 */
const char *
analyzer_speaker_item_get_key (AnalyzerSpeakerItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_SPEAKER_ITEM (self), NULL);

  return self->key;
}

/**
 * analyzer_speaker_item_get_name:
 *
 * Returns: (nullable): the fullest name
 */
const char *
analyzer_speaker_item_get_name (AnalyzerSpeakerItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_SPEAKER_ITEM (self), NULL);

  return self->name;
}

/**
 * analyzer_speaker_item_get_kind:
 *
 * Returns: what kind of speaker it is
 */
AnalyzerSpeakerKind
analyzer_speaker_item_get_kind (AnalyzerSpeakerItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_SPEAKER_ITEM (self), ANALYZER_SPEAKER_PERSON);

  if (self->voices->len == 0)
    return ANALYZER_SPEAKER_PERSON;

  return analyzer_voice_get_speaker (g_ptr_array_index (self->voices, 0))->kind;
}

/**
 * analyzer_speaker_item_get_n_articles:
 *
 * Returns: how many articles quote it
 */
guint
analyzer_speaker_item_get_n_articles (AnalyzerSpeakerItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_SPEAKER_ITEM (self), 0);

  return self->voices->len;
}

/**
 * analyzer_speaker_item_get_voices:
 *
 * Returns: (transfer none) (element-type AnalyzerVoice): the speaker in each
 *   article that quotes it
 */
GPtrArray *
analyzer_speaker_item_get_voices (AnalyzerSpeakerItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_SPEAKER_ITEM (self), NULL);

  return self->voices;
}

/**
 * analyzer_speaker_item_get_quotes:
 *
 * Returns: (transfer none): a list of #AnalyzerQuoteItem
 */
GListModel *
analyzer_speaker_item_get_quotes (AnalyzerSpeakerItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_SPEAKER_ITEM (self), NULL);

  return G_LIST_MODEL (self->quotes);
}

/**
 * analyzer_speaker_item_dup_aliases:
 *
 * Returns: (transfer full): its other names, empty where there are none
 */
char *
analyzer_speaker_item_dup_aliases (AnalyzerSpeakerItem *self)
{
  g_autoptr(GHashTable) seen = NULL;
  g_autoptr(GString) names = NULL;

  g_return_val_if_fail (ANALYZER_IS_SPEAKER_ITEM (self), NULL);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  names = g_string_new (NULL);
  g_hash_table_add (seen, self->name);
  for (guint i = 0; i < self->voices->len; i++)
    {
      AnalyzerSpeaker *speaker = analyzer_voice_get_speaker (g_ptr_array_index (self->voices, i));

      for (guint j = 0; j < speaker->aliases->len; j++)
        {
          char *alias = g_ptr_array_index (speaker->aliases, j);

          if (!g_hash_table_add (seen, alias))
            continue;
          if (names->len > 0)
            g_string_append (names, ", ");
          g_string_append (names, alias);
        }
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
choose_name (AnalyzerSpeakerItem *self)
{
  const char *best = NULL;

  for (guint i = 0; i < self->voices->len; i++)
    {
      const char *name = analyzer_voice_get_speaker (g_ptr_array_index (self->voices, i))->name;

      if (best == NULL || strlen (name) > strlen (best))
        best = name;
    }

  g_free (self->name);
  self->name = g_strdup (best);
}

/**
 * analyzer_speaker_item_add:
 * @voice: the speaker in one article
 * @quotes: (element-type AnalyzerQuoteItem): its quotes there
 */
void
analyzer_speaker_item_add (AnalyzerSpeakerItem *self,
                           AnalyzerVoice       *voice,
                           GPtrArray           *quotes)
{
  g_return_if_fail (ANALYZER_IS_SPEAKER_ITEM (self));
  g_return_if_fail (ANALYZER_IS_VOICE (voice));

  g_ptr_array_add (self->voices, g_object_ref (voice));
  g_list_store_splice (self->quotes, get_n_quotes (self), 0, quotes->pdata, quotes->len);
  self->n_dissents += analyzer_voice_get_n_dissents (voice);
  choose_name (self);
  notify_all (self);
}

/**
 * analyzer_speaker_item_remove:
 * @article: an article that is closed
 *
 * Forgets what the speaker says there.
 */
void
analyzer_speaker_item_remove (AnalyzerSpeakerItem *self,
                              AnalyzerArticleItem *article)
{
  g_return_if_fail (ANALYZER_IS_SPEAKER_ITEM (self));

  for (guint i = self->voices->len; i > 0; i--)
    {
      AnalyzerVoice *voice = g_ptr_array_index (self->voices, i - 1);

      if (analyzer_voice_get_article (voice) != article)
        continue;
      self->n_dissents -= analyzer_voice_get_n_dissents (voice);
      g_ptr_array_remove_index (self->voices, i - 1);
    }

  for (guint i = get_n_quotes (self); i > 0; i--)
    {
      g_autoptr(AnalyzerQuoteItem) quote = g_list_model_get_item (G_LIST_MODEL (self->quotes), i - 1);

      if (analyzer_quote_item_get_article (quote) == article)
        g_list_store_remove (self->quotes, i - 1);
    }

  if (self->voices->len > 0)
    {
      choose_name (self);
      notify_all (self);
    }
}
