/* findings.c: what the analysis finds in an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/findings.h"

G_DEFINE_BOXED_TYPE (AnalyzerFindings, analyzer_findings, analyzer_findings_ref, analyzer_findings_unref)

static GArray *
ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
dissent_free (AnalyzerDissent *dissent)
{
  g_array_unref (dissent->against);
  g_array_unref (dissent->marker);
  g_free (dissent->about);
  g_free (dissent->why);
  g_free (dissent);
}

static void
quote_free (gpointer data)
{
  AnalyzerQuote *quote = data;

  g_array_unref (quote->source);
  g_array_unref (quote->cue);
  g_array_unref (quote->content);
  g_array_unref (quote->speakers);
  g_array_unref (quote->agrees);
  g_array_unref (quote->runners_up);
  g_clear_pointer (&quote->dissent, dissent_free);
  g_free (quote->why);
  g_free (quote->reasons);
  g_free (quote);
}

static void
speaker_free (gpointer data)
{
  AnalyzerSpeaker *speaker = data;

  g_free (speaker->name);
  g_free (speaker->role);
  g_free (speaker->affiliation);
  g_ptr_array_unref (speaker->aliases);
  g_array_unref (speaker->mentions);
  g_free (speaker);
}

static void
debate_free (gpointer data)
{
  AnalyzerDebate *debate = data;

  g_free (debate->claim);
  g_array_unref (debate->claim_spans);
  g_array_unref (debate->holders);
  g_array_unref (debate->support);
  g_array_unref (debate->dissent);
  g_free (debate);
}

/**
 * analyzer_findings_new:
 * @article: what is analysed
 *
 * Returns: (transfer full): findings without any quote yet
 */
AnalyzerFindings *
analyzer_findings_new (AnalyzerArticle *article)
{
  AnalyzerFindings *self;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE (article), NULL);

  self = g_new0 (AnalyzerFindings, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->article = g_object_ref (article);
  self->quotes = g_ptr_array_new_with_free_func (quote_free);
  self->speakers = g_ptr_array_new_with_free_func (speaker_free);
  self->debates = g_ptr_array_new_with_free_func (debate_free);

  return self;
}

AnalyzerFindings *
analyzer_findings_ref (AnalyzerFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
analyzer_findings_unref (AnalyzerFindings *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->speakers);
  g_ptr_array_unref (self->debates);
  g_object_unref (self->article);
  g_free (self);
}

/**
 * analyzer_findings_add_quote:
 *
 * Returns: (transfer none): a new quote with the next id and empty parts, at
 *   the end of the list
 */
AnalyzerQuote *
analyzer_findings_add_quote (AnalyzerFindings *self)
{
  AnalyzerQuote *quote;

  g_return_val_if_fail (self != NULL, NULL);

  quote = g_new0 (AnalyzerQuote, 1);
  quote->id = self->quotes->len + 1;
  quote->type = ANALYZER_QUOTE_INDIRECT;
  quote->source = analyzer_spans_new ();
  quote->cue = analyzer_spans_new ();
  quote->content = analyzer_spans_new ();
  quote->speakers = ids_new ();
  quote->agrees = ids_new ();
  quote->runners_up = ids_new ();
  g_ptr_array_add (self->quotes, quote);

  return quote;
}

/**
 * analyzer_findings_add_speaker:
 * @name: the fullest name
 *
 * Returns: (transfer none): a new speaker with the next id
 */
AnalyzerSpeaker *
analyzer_findings_add_speaker (AnalyzerFindings *self,
                               const char       *name)
{
  AnalyzerSpeaker *speaker;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  speaker = g_new0 (AnalyzerSpeaker, 1);
  speaker->id = self->speakers->len + 1;
  speaker->name = g_strdup (name);
  speaker->aliases = g_ptr_array_new_with_free_func (g_free);
  speaker->mentions = analyzer_spans_new ();
  g_ptr_array_add (self->speakers, speaker);

  return speaker;
}

/**
 * analyzer_findings_add_debate:
 *
 * Returns: (transfer none): a new debate with the next id and nobody in it;
 *   its claim is still to be set
 */
AnalyzerDebate *
analyzer_findings_add_debate (AnalyzerFindings *self)
{
  AnalyzerDebate *debate;

  g_return_val_if_fail (self != NULL, NULL);

  debate = g_new0 (AnalyzerDebate, 1);
  debate->id = self->debates->len + 1;
  debate->claim_spans = analyzer_spans_new ();
  debate->holders = ids_new ();
  debate->support = ids_new ();
  debate->dissent = ids_new ();
  g_ptr_array_add (self->debates, debate);

  return debate;
}

static guint
quote_start (const AnalyzerQuote *quote)
{
  guint start = G_MAXUINT;
  GArray *const parts[] = { quote->source, quote->cue, quote->content };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->len > 0)
      start = MIN (start, g_array_index (parts[i], AnalyzerSpan, 0).start);

  return start;
}

static int
compare_quotes (gconstpointer a,
                gconstpointer b)
{
  const AnalyzerQuote *x = *(AnalyzerQuote *const *) a;
  const AnalyzerQuote *y = *(AnalyzerQuote *const *) b;
  guint i = quote_start (x), j = quote_start (y);

  if (i != j)
    return i < j ? -1 : 1;

  return x->id < y->id ? -1 : x->id > y->id;
}

/**
 * analyzer_findings_sort_quotes:
 *
 * Puts the quotes into the order of the text and numbers them anew from 1.
 * For the finder of quotes only, before anything refers to their ids.
 */
void
analyzer_findings_sort_quotes (AnalyzerFindings *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_sort (self->quotes, compare_quotes);
  for (guint i = 0; i < self->quotes->len; i++)
    ((AnalyzerQuote *) g_ptr_array_index (self->quotes, i))->id = i + 1;
}

/**
 * analyzer_findings_get_quote:
 * @id: a quote's id
 *
 * Returns: (transfer none) (nullable): the quote
 */
AnalyzerQuote *
analyzer_findings_get_quote (AnalyzerFindings *self,
                             guint             id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id >= 1 && id <= self->quotes->len ? g_ptr_array_index (self->quotes, id - 1) : NULL;
}

/**
 * analyzer_findings_get_speaker:
 * @id: a speaker's id
 *
 * Returns: (transfer none) (nullable): the speaker
 */
AnalyzerSpeaker *
analyzer_findings_get_speaker (AnalyzerFindings *self,
                               guint             id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id >= 1 && id <= self->speakers->len ? g_ptr_array_index (self->speakers, id - 1) : NULL;
}

/**
 * analyzer_quote_add_dissent:
 *
 * Returns: (transfer none): the quote's dissent, a new empty one where it had
 *   none
 */
AnalyzerDissent *
analyzer_quote_add_dissent (AnalyzerQuote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->dissent == NULL)
    {
      self->dissent = g_new0 (AnalyzerDissent, 1);
      self->dissent->against = ids_new ();
      self->dissent->marker = analyzer_spans_new ();
    }

  return self->dissent;
}

/**
 * analyzer_quote_clear_views:
 *
 * Forgets whether and from whom a quote dissents and with whom it agrees.
 */
void
analyzer_quote_clear_views (AnalyzerQuote *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->dissent, dissent_free);
  g_array_set_size (self->agrees, 0);
}

/**
 * analyzer_ids_add:
 * @ids: (element-type guint): a set of ids
 * @id: an id
 *
 * Adds @id where it is not there yet.
 */
void
analyzer_ids_add (GArray *ids,
                  guint   id)
{
  if (!analyzer_ids_contain (ids, id))
    g_array_append_val (ids, id);
}

/**
 * analyzer_ids_contain:
 * @ids: (element-type guint): a set of ids
 * @id: an id
 *
 * Returns: whether @id is one of @ids
 */
gboolean
analyzer_ids_contain (GArray *ids,
                      guint   id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, guint, i) == id)
      return TRUE;

  return FALSE;
}

/**
 * analyzer_quote_type_to_string:
 *
 * Returns: `direct`, `mixed` or `indirect`
 */
const char *
analyzer_quote_type_to_string (AnalyzerQuoteType type)
{
  static const char *const texts[] = { "direct", "mixed", "indirect" };

  return texts[type];
}

/**
 * analyzer_act_to_string:
 *
 * Returns: `speech`, `thought`, `writing` or `data`
 */
const char *
analyzer_act_to_string (AnalyzerAct act)
{
  static const char *const texts[] = { "speech", "thought", "writing", "data" };

  return texts[act];
}

/**
 * analyzer_speaker_kind_to_string:
 *
 * Returns: `person`, `organization`, `group` or `anonymous`
 */
const char *
analyzer_speaker_kind_to_string (AnalyzerSpeakerKind kind)
{
  static const char *const texts[] = { "person", "organization", "group", "anonymous" };

  return texts[kind];
}
