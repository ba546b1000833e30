/* collection.c: the articles that are open, and all that was found in them.
 *
 * Speakers with a name of their own are one over all articles; 'a senior
 * official' of one article is nobody's of another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/collection.h"

#define CHANGED_DELAY 300

struct _AnalyzerCollection
{
  GObject     parent_instance;

  GListStore *articles;
  GListStore *quotes;
  GListStore *speakers;
  GListStore *debates;

  GHashTable *articles_by_serial;       /* guint -> AnalyzerArticleItem, borrowed */
  GHashTable *articles_by_file;         /* GFile -> AnalyzerArticleItem, borrowed */
  GHashTable *quotes_by_serial;         /* guint -> GPtrArray of AnalyzerQuoteItem */
  GHashTable *speakers_by_key;          /* key -> AnalyzerSpeakerItem, borrowed */
  guint       changed_source;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalyzerCollection, analyzer_collection, G_TYPE_OBJECT)

static void
analyzer_collection_finalize (GObject *object)
{
  AnalyzerCollection *self = ANALYZER_COLLECTION (object);

  g_clear_handle_id (&self->changed_source, g_source_remove);
  g_hash_table_unref (self->articles_by_serial);
  g_hash_table_unref (self->articles_by_file);
  g_hash_table_unref (self->quotes_by_serial);
  g_hash_table_unref (self->speakers_by_key);
  g_object_unref (self->articles);
  g_object_unref (self->quotes);
  g_object_unref (self->speakers);
  g_object_unref (self->debates);

  G_OBJECT_CLASS (analyzer_collection_parent_class)->finalize (object);
}

static void
analyzer_collection_class_init (AnalyzerCollectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = analyzer_collection_finalize;

  /**
   * AnalyzerCollection::changed:
   *
   * Findings came or went a moment ago; counts of speakers are other than
   * before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analyzer_collection_init (AnalyzerCollection *self)
{
  self->articles = g_list_store_new (ANALYZER_TYPE_ARTICLE_ITEM);
  self->quotes = g_list_store_new (ANALYZER_TYPE_QUOTE_ITEM);
  self->speakers = g_list_store_new (ANALYZER_TYPE_SPEAKER_ITEM);
  self->debates = g_list_store_new (ANALYZER_TYPE_DEBATE_ITEM);
  self->articles_by_serial = g_hash_table_new (NULL, NULL);
  self->articles_by_file = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);
  self->quotes_by_serial = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->speakers_by_key = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * analyzer_collection_new:
 *
 * Returns: (transfer full): a collection without articles
 */
AnalyzerCollection *
analyzer_collection_new (void)
{
  return g_object_new (ANALYZER_TYPE_COLLECTION, NULL);
}

/**
 * analyzer_collection_get_articles:
 *
 * Returns: (transfer none): a list of #AnalyzerArticleItem
 */
GListModel *
analyzer_collection_get_articles (AnalyzerCollection *self)
{
  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), NULL);

  return G_LIST_MODEL (self->articles);
}

/**
 * analyzer_collection_get_quotes:
 *
 * Returns: (transfer none): a list of #AnalyzerQuoteItem
 */
GListModel *
analyzer_collection_get_quotes (AnalyzerCollection *self)
{
  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), NULL);

  return G_LIST_MODEL (self->quotes);
}

/**
 * analyzer_collection_get_speakers:
 *
 * Returns: (transfer none): a list of #AnalyzerSpeakerItem
 */
GListModel *
analyzer_collection_get_speakers (AnalyzerCollection *self)
{
  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), NULL);

  return G_LIST_MODEL (self->speakers);
}

/**
 * analyzer_collection_get_debates:
 *
 * Returns: (transfer none): a list of #AnalyzerDebateItem
 */
GListModel *
analyzer_collection_get_debates (AnalyzerCollection *self)
{
  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), NULL);

  return G_LIST_MODEL (self->debates);
}

static void
changed_cb (gpointer user_data)
{
  AnalyzerCollection *self = user_data;

  self->changed_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Lists are sorted anew then, which a thousand articles must not do a thousand
 * times. */
static void
tell_changed (AnalyzerCollection *self)
{
  if (self->changed_source == 0)
    self->changed_source = g_timeout_add_once (CHANGED_DELAY, changed_cb, self);
}

static char *
speaker_key (AnalyzerArticleItem   *article,
             const AnalyzerSpeaker *speaker)
{
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;

  if (speaker->kind >= ANALYZER_SPEAKER_GROUP)
    return g_strdup_printf ("%u/%u", analyzer_article_item_get_serial (article), speaker->id);

  normal = g_utf8_normalize (speaker->name, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_utf8_casefold (normal != NULL ? normal : speaker->name, -1);

  return g_strdup_printf ("%s/%s", analyzer_speaker_kind_to_string (speaker->kind), g_strstrip (folded));
}

static void
add_speakers (AnalyzerCollection  *self,
              AnalyzerArticleItem *article,
              GPtrArray           *quotes)
{
  AnalyzerFindings *findings = analyzer_article_item_get_findings (article);
  g_autoptr(GPtrArray) voices = analyzer_voices_of_article (article);
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < findings->speakers->len; i++)
    g_ptr_array_add (said, g_ptr_array_new ());
  for (guint i = 0; i < quotes->len; i++)
    {
      GArray *ids = analyzer_quote_item_get_quote (g_ptr_array_index (quotes, i))->speakers;

      for (guint j = 0; j < ids->len; j++)
        if (g_array_index (ids, guint, j) - 1 < said->len)
          g_ptr_array_add (g_ptr_array_index (said, g_array_index (ids, guint, j) - 1),
                           g_ptr_array_index (quotes, i));
    }

  for (guint i = 0; i < voices->len; i++)
    {
      AnalyzerVoice *voice = g_ptr_array_index (voices, i);
      AnalyzerSpeaker *speaker = analyzer_voice_get_speaker (voice);
      g_autofree char *key = speaker_key (article, speaker);
      AnalyzerSpeakerItem *item = g_hash_table_lookup (self->speakers_by_key, key);

      if (item == NULL)
        {
          item = analyzer_speaker_item_new (key);
          g_ptr_array_add (added, item);
          g_hash_table_insert (self->speakers_by_key, (char *) analyzer_speaker_item_get_key (item), item);
        }
      analyzer_speaker_item_add (item, voice, g_ptr_array_index (said, speaker->id - 1));
    }

  g_list_store_splice (self->speakers, g_list_model_get_n_items (G_LIST_MODEL (self->speakers)), 0,
                       added->pdata, added->len);
}

/**
 * analyzer_collection_add:
 * @article: an article that is not in the collection yet
 */
void
analyzer_collection_add (AnalyzerCollection  *self,
                         AnalyzerArticleItem *article)
{
  GFile *file;

  g_return_if_fail (ANALYZER_IS_COLLECTION (self));
  g_return_if_fail (ANALYZER_IS_ARTICLE_ITEM (article));

  file = analyzer_article_item_get_file (article);
  g_hash_table_insert (self->articles_by_serial,
                       GUINT_TO_POINTER (analyzer_article_item_get_serial (article)), article);
  if (file != NULL && !g_hash_table_contains (self->articles_by_file, file))
    g_hash_table_insert (self->articles_by_file, g_object_ref (file), article);
  g_list_store_append (self->articles, article);
}

/**
 * analyzer_collection_set_findings:
 * @article: an article of the collection
 * @findings: what was found in it
 *
 * Adds the quotes, speakers and debates of @article to those of the others.
 */
void
analyzer_collection_set_findings (AnalyzerCollection  *self,
                                  AnalyzerArticleItem *article,
                                  AnalyzerFindings    *findings)
{
  GPtrArray *quotes;
  g_autoptr(GPtrArray) debates = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (ANALYZER_IS_COLLECTION (self));
  g_return_if_fail (ANALYZER_IS_ARTICLE_ITEM (article));
  g_return_if_fail (analyzer_article_item_get_findings (article) == NULL);

  analyzer_article_item_set_findings (article, findings);

  quotes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < findings->quotes->len; i++)
    g_ptr_array_add (quotes, analyzer_quote_item_new (article, i + 1));
  g_hash_table_insert (self->quotes_by_serial,
                       GUINT_TO_POINTER (analyzer_article_item_get_serial (article)), quotes);
  g_list_store_splice (self->quotes, g_list_model_get_n_items (G_LIST_MODEL (self->quotes)), 0,
                       quotes->pdata, quotes->len);

  add_speakers (self, article, quotes);

  for (guint i = 0; i < findings->debates->len; i++)
    g_ptr_array_add (debates, analyzer_debate_item_new (article, g_ptr_array_index (findings->debates, i)));
  g_list_store_splice (self->debates, g_list_model_get_n_items (G_LIST_MODEL (self->debates)), 0,
                       debates->pdata, debates->len);

  tell_changed (self);
}

static void
remove_quotes (AnalyzerCollection  *self,
               AnalyzerArticleItem *article)
{
  guint serial = analyzer_article_item_get_serial (article);
  GPtrArray *quotes = g_hash_table_lookup (self->quotes_by_serial, GUINT_TO_POINTER (serial));
  guint position;

  /* They were added together and nothing sorts the store. */
  if (quotes != NULL && quotes->len > 0
      && g_list_store_find (self->quotes, g_ptr_array_index (quotes, 0), &position))
    g_list_store_splice (self->quotes, position, quotes->len, NULL, 0);

  g_hash_table_remove (self->quotes_by_serial, GUINT_TO_POINTER (serial));
}

static void
remove_speakers (AnalyzerCollection  *self,
                 AnalyzerArticleItem *article)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->speakers)); i > 0; i--)
    {
      g_autoptr(AnalyzerSpeakerItem) speaker = g_list_model_get_item (G_LIST_MODEL (self->speakers), i - 1);

      analyzer_speaker_item_remove (speaker, article);
      if (analyzer_speaker_item_get_n_articles (speaker) > 0)
        continue;
      g_hash_table_remove (self->speakers_by_key, analyzer_speaker_item_get_key (speaker));
      g_list_store_remove (self->speakers, i - 1);
    }
}

/**
 * analyzer_collection_remove:
 * @article: an article of the collection
 *
 * Takes @article and all that was found in it out of the collection.
 */
void
analyzer_collection_remove (AnalyzerCollection  *self,
                            AnalyzerArticleItem *article)
{
  g_autoptr(AnalyzerArticleItem) kept = NULL;
  GFile *file;
  guint position;

  g_return_if_fail (ANALYZER_IS_COLLECTION (self));

  if (!g_list_store_find (self->articles, article, &position))
    return;

  kept = g_object_ref (article);
  g_list_store_remove (self->articles, position);
  g_hash_table_remove (self->articles_by_serial,
                       GUINT_TO_POINTER (analyzer_article_item_get_serial (article)));
  file = analyzer_article_item_get_file (article);
  if (file != NULL && g_hash_table_lookup (self->articles_by_file, file) == article)
    g_hash_table_remove (self->articles_by_file, file);
  remove_quotes (self, article);
  remove_speakers (self, article);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->debates)); i > 0; i--)
    {
      g_autoptr(AnalyzerDebateItem) debate = g_list_model_get_item (G_LIST_MODEL (self->debates), i - 1);

      if (analyzer_debate_item_get_article (debate) == article)
        g_list_store_remove (self->debates, i - 1);
    }

  tell_changed (self);
}

/**
 * analyzer_collection_find_article:
 * @serial: an article's number
 *
 * Returns: (transfer none) (nullable): the article
 */
AnalyzerArticleItem *
analyzer_collection_find_article (AnalyzerCollection *self,
                                  guint               serial)
{
  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), NULL);

  return g_hash_table_lookup (self->articles_by_serial, GUINT_TO_POINTER (serial));
}

/**
 * analyzer_collection_find_file:
 * @file: a file
 *
 * Returns: (transfer none) (nullable): the first article that is read from it
 */
AnalyzerArticleItem *
analyzer_collection_find_file (AnalyzerCollection *self,
                               GFile              *file)
{
  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), NULL);

  return g_hash_table_lookup (self->articles_by_file, file);
}

/**
 * analyzer_collection_find_quote:
 * @serial: an article's number
 * @id: a quote's id there
 *
 * Returns: (transfer none) (nullable): the quote
 */
AnalyzerQuoteItem *
analyzer_collection_find_quote (AnalyzerCollection *self,
                                guint               serial,
                                guint               id)
{
  GPtrArray *quotes;

  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), NULL);

  quotes = g_hash_table_lookup (self->quotes_by_serial, GUINT_TO_POINTER (serial));

  return quotes != NULL && id >= 1 && id <= quotes->len ? g_ptr_array_index (quotes, id - 1) : NULL;
}

/**
 * analyzer_collection_find_speaker:
 * @article: an article of the collection
 * @id: a speaker's id there
 *
 * Returns: (transfer none) (nullable): that speaker over all articles; %NULL
 *   where it is never quoted
 */
AnalyzerSpeakerItem *
analyzer_collection_find_speaker (AnalyzerCollection  *self,
                                  AnalyzerArticleItem *article,
                                  guint                id)
{
  AnalyzerFindings *findings;
  AnalyzerSpeaker *speaker;
  g_autofree char *key = NULL;

  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), NULL);

  findings = analyzer_article_item_get_findings (article);
  speaker = findings != NULL ? analyzer_findings_get_speaker (findings, id) : NULL;
  if (speaker == NULL)
    return NULL;
  key = speaker_key (article, speaker);

  return g_hash_table_lookup (self->speakers_by_key, key);
}

/**
 * analyzer_collection_list_findings:
 *
 * Returns: (transfer full) (element-type AnalyzerFindings): what was found in
 *   each article that is ready, in the order in which they were opened
 */
GPtrArray *
analyzer_collection_list_findings (AnalyzerCollection *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_findings_unref);

  g_return_val_if_fail (ANALYZER_IS_COLLECTION (self), list);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->articles)); i++)
    {
      g_autoptr(AnalyzerArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->articles), i);
      AnalyzerFindings *findings = analyzer_article_item_get_findings (item);

      if (findings != NULL)
        g_ptr_array_add (list, analyzer_findings_ref (findings));
    }

  return list;
}
