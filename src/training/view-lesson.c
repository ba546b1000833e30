/* view-lesson.c: an annotated article from which views are learned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "training/view-lesson.h"

#include <string.h>

#include "discourse/quote-finder.h"
#include "discourse/speaker-finder.h"

void
analyzer_view_lesson_free (AnalyzerViewLesson *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_array_unref (self->features[i]);
      g_clear_pointer (&self->parties[i], g_array_unref);
      g_clear_pointer (&self->targets[i], g_ptr_array_unref);
      g_clear_pointer (&self->right[i], g_array_unref);
      g_free (self->target_scores[i]);
    }
  g_free (self->features);
  g_free (self->parties);
  g_free (self->targets);
  g_free (self->right);
  g_free (self->target_scores);
  g_free (self->dissents);
  g_free (self->scores.alone);
  g_free (self->scores.target);
  g_free (self->scores.runner_up);
  g_free (self->scores.anybody);
  g_free (self->together);
  g_strfreev (self->names);
  g_clear_pointer (&self->oppositions, g_ptr_array_unref);
  g_clear_pointer (&self->pairs, analyzer_view_pairs_free);
  g_clear_pointer (&self->pair_features, g_ptr_array_unref);
  g_clear_pointer (&self->context, analyzer_view_context_free);
  g_clear_pointer (&self->prose, analyzer_prose_free);
  g_clear_object (&self->models);
  g_clear_pointer (&self->findings, analyzer_findings_unref);
  g_clear_pointer (&self->article, analyzer_annotated_article_free);
  g_free (self);
}

static guint
count_bytes (GArray *spans)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    n += g_array_index (spans, AnalyzerSpan, i).end - g_array_index (spans, AnalyzerSpan, i).start;

  return n;
}

static guint
count_shared_bytes (GArray *a,
                    GArray *b)
{
  guint n = 0;

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        const AnalyzerSpan *x = &g_array_index (a, AnalyzerSpan, i), *y = &g_array_index (b, AnalyzerSpan, j);
        guint start = MAX (x->start, y->start), end = MIN (x->end, y->end);

        n += end > start ? end - start : 0;
      }

  return n;
}

/* Two quotes are the same where their cues overlap or half of their contents
 * does. */
static gboolean
is_same_quote (const AnalyzerQuote *a,
               const AnalyzerQuote *b)
{
  guint shared = count_shared_bytes (a->content, b->content);

  return analyzer_spans_overlap (a->cue, b->cue) ||
         (shared > 0 && 2 * shared >= count_bytes (a->content) + count_bytes (b->content) - shared);
}

static void
opposition_free (gpointer data)
{
  AnalyzerOpposition *opposition = data;

  g_hash_table_unref (opposition->who);
  g_hash_table_unref (opposition->against);
  g_free (opposition);
}

static GHashTable *
list_forms (const AnalyzerFindings *findings,
            guint                   id)
{
  const AnalyzerSpeaker *speaker = analyzer_findings_get_speaker ((AnalyzerFindings *) findings, id);
  GHashTable *forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (speaker == NULL)
    return forms;

  g_hash_table_add (forms, analyzer_annotated_dup_plain_name (speaker->name));
  for (guint i = 0; i < speaker->aliases->len; i++)
    g_hash_table_add (forms, analyzer_annotated_dup_plain_name (g_ptr_array_index (speaker->aliases, i)));

  return forms;
}

/* Beside the corpora it is told where somebody is mentioned, but not by which
 * names: those of the parties there are added. */
static void
add_parties (AnalyzerViewLesson *self,
             guint               id,
             GHashTable         *forms)
{
  const AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (self->article->findings, id);

  for (guint i = 0; speaker != NULL && i < speaker->mentions->len; i++)
    {
      const AnalyzerSpan *mention = &g_array_index (speaker->mentions, AnalyzerSpan, i);
      guint token = analyzer_prose_find_token (self->prose, mention->start), party;

      if (token >= self->prose->n_tokens || self->context->party_at[token] == 0)
        continue;

      /* 'An adviser to Clinton' is not Clinton. */
      party = self->context->party_at[token];
      while (token < self->prose->n_tokens && self->prose->tokens[token].start < mention->end &&
             self->context->party_at[token] == party)
        token++;
      if (token == self->prose->n_tokens || self->prose->tokens[token].start >= mention->end)
        g_hash_table_add (forms, g_strdup (self->names[party - 1]));
    }
}

/* Who dissents from whom; the same pair of ids has the same number. */
static AnalyzerOpposition *
ensure_opposition (AnalyzerViewLesson *self,
                   GHashTable         *numbers,
                   guint               who,
                   guint               against)
{
  gint64 key = ((gint64) who << 32) | against;
  AnalyzerOpposition *opposition = g_hash_table_lookup (numbers, &key);

  if (opposition != NULL)
    return opposition;

  opposition = g_new0 (AnalyzerOpposition, 1);
  opposition->who = list_forms (self->article->findings, who);
  opposition->against = list_forms (self->article->findings, against);
  if (self->labelled)
    {
      add_parties (self, who, opposition->who);
      add_parties (self, against, opposition->against);
    }
  g_ptr_array_add (self->oppositions, opposition);
  g_hash_table_insert (numbers, g_memdup2 (&key, sizeof key), opposition);

  return opposition;
}

static gboolean
is_against (const AnalyzerViewLesson *self,
            const AnalyzerOpposition *opposition,
            guint                     target)
{
  if (target == ANALYZER_PARTY_PREVAILING)
    return g_hash_table_size (opposition->against) == 0;

  return g_hash_table_contains (opposition->against, self->names[target]);
}

/* Compares what people say of one quote with what is there. */
static void
add_oppositions (AnalyzerViewLesson  *self,
                 const AnalyzerQuote *marked,
                 GHashTable          *numbers)
{
  const AnalyzerDissent *dissent = marked->dissent;

  for (guint i = 0; i < marked->speakers->len; i++)
    for (guint j = 0; j < dissent->against->len + dissent->prevailing; j++)
      {
        guint against = j < dissent->against->len ? g_array_index (dissent->against, guint, j) : 0;
        AnalyzerOpposition *opposition = ensure_opposition (self, numbers, g_array_index (marked->speakers, guint, i), against);

        for (guint k = 0; k < self->n; k++)
          {
            const AnalyzerViewQuote *view = g_ptr_array_index (self->context->quotes, k);
            gboolean listed = FALSE, is_named;

            if (!is_same_quote (view->quote, marked))
              continue;

            for (guint t = 0; t < self->parties[k]->len; t++)
              if (is_against (self, opposition, g_array_index (self->parties[k], guint, t)))
                {
                  listed = TRUE;
                  g_array_index (self->right[k], gboolean, t) = TRUE;
                }
            is_named = view->party != 0 && g_hash_table_contains (opposition->who, self->names[view->party - 1]);
            opposition->n_found++;
            opposition->n_named += is_named;
            opposition->n_listed += is_named && listed;
          }
      }
}

/* What people say of the quotes that are the same as those that are there. */
static void
compare (AnalyzerViewLesson *self)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const GPtrArray *marked = self->article->findings->quotes;

  for (guint i = 0; i < marked->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (marked, i);

      if (quote->dissent == NULL)
        continue;
      add_oppositions (self, quote, numbers);
      for (guint j = 0; j < self->n; j++)
        self->dissents[j] |= is_same_quote (((const AnalyzerViewQuote *) g_ptr_array_index (self->context->quotes, j))->quote, quote);
    }
}

/**
 * analyzer_view_lesson_find_opposition:
 * @speaker: the number of a party
 * @target: likewise, or %ANALYZER_PARTY_PREVAILING
 *
 * Returns: the number of the opposition that people marked between them,
 *   %G_MAXUINT where there is none
 */
guint
analyzer_view_lesson_find_opposition (const AnalyzerViewLesson *self,
                                      guint                     speaker,
                                      guint                     target)
{
  for (guint i = 0; i < self->oppositions->len; i++)
    {
      const AnalyzerOpposition *opposition = g_ptr_array_index (self->oppositions, i);

      if (g_hash_table_contains (opposition->who, self->names[speaker]) && is_against (self, opposition, target))
        return i;
    }

  return G_MAXUINT;
}

static gboolean
prepare (AnalyzerViewLesson        *self,
         const AnalyzerViewLabels  *labels,
         AnalyzerGiven              given,
         AnalyzerModels            *models,
         GError                   **error)
{
  AnalyzerFindings *marked = self->article->findings;

  if (self->labelled && (!analyzer_find_speakers (marked, self->prose, models, NULL, error) ||
                         !analyzer_view_labels_apply_views (labels, self->article, error)))
    return FALSE;

  if (given == ANALYZER_GIVEN_SPEAKERS)
    {
      self->findings = analyzer_findings_ref (marked);
      return TRUE;
    }

  self->findings = analyzer_findings_new (marked->article);
  for (guint i = 0; given == ANALYZER_GIVEN_QUOTES && i < marked->quotes->len; i++)
    {
      const AnalyzerQuote *from = g_ptr_array_index (marked->quotes, i);
      AnalyzerQuote *to = analyzer_findings_add_quote (self->findings);
      GArray *const parts[][2] = {
        { from->source, to->source }, { from->cue, to->cue }, { from->content, to->content },
      };

      to->type = from->type;
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        g_array_append_vals (parts[j][1], parts[j][0]->data, parts[j][0]->len);
    }
  if (given == ANALYZER_GIVEN_NOTHING && !analyzer_find_quotes (self->findings, self->prose, models, NULL, error))
    return FALSE;

  return analyzer_find_speakers (self->findings, self->prose, models, NULL, error);
}

/**
 * analyzer_view_lesson_new:
 * @folder: a folder with `text` and `attributions`
 * @views: a folder that tells who speaks and who dissents
 * @name: an article's name
 * @labels: (nullable): what tells it instead
 * @given: what is taken from the annotation; the rest is found
 * @models: the models for that
 *
 * Returns: (transfer full): the article with the features of its quotes, or
 *   %NULL with @error set
 */
AnalyzerViewLesson *
analyzer_view_lesson_new (const char                *folder,
                          const char                *views,
                          const char                *name,
                          const AnalyzerViewLabels  *labels,
                          AnalyzerGiven              given,
                          AnalyzerModels            *models,
                          GError                   **error)
{
  g_autoptr(AnalyzerViewLesson) self = g_new0 (AnalyzerViewLesson, 1);
  g_autofree char *articles = g_build_filename (folder, "text", NULL);
  g_autofree char *attributions = g_build_filename (folder, "attributions", NULL);

  self->given = given;
  self->labelled = labels != NULL;
  self->models = g_object_ref (models);
  self->article = analyzer_annotated_article_load (articles, attributions, self->labelled ? NULL : views, name, error);
  if (self->article == NULL)
    return NULL;
  self->prose = analyzer_prose_new (analyzer_article_get_text (self->article->findings->article), NULL, models, NULL, error);
  if (self->prose == NULL || !prepare (self, labels, given, models, error))
    return NULL;

  self->context = analyzer_view_context_new (self->findings, self->prose);
  self->n = self->context->quotes->len;
  self->dissents = g_new0 (gboolean, self->n);
  self->features = g_new0 (GArray *, self->n);
  self->parties = g_new0 (GArray *, self->n);
  self->targets = g_new0 (GPtrArray *, self->n);
  self->right = g_new0 (GArray *, self->n);
  self->target_scores = g_new0 (double *, self->n);
  self->scores.alone = g_new0 (double, self->n);
  self->scores.target = g_new0 (double, self->n);
  self->scores.runner_up = g_new0 (double, self->n);
  self->scores.anybody = g_new0 (double, self->n);
  self->together = g_new0 (double, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      self->features[i] = g_array_new (FALSE, FALSE, sizeof (AnalyzerViewFeature));
      analyzer_view_features_of_quote (self->context, i, self->features[i]);
    }
  self->oppositions = g_ptr_array_new_with_free_func (opposition_free);
  self->names = g_new0 (char *, self->context->parties->len + 1);
  for (guint i = 0; i < self->context->parties->len; i++)
    self->names[i] = analyzer_annotated_dup_plain_name (((const AnalyzerParty *) g_ptr_array_index (self->context->parties, i))->name);
  for (guint i = 0; i < self->n; i++)
    {
      self->parties[i] = analyzer_view_targets_list (self->context, i);
      self->right[i] = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), self->parties[i]->len);
      g_array_set_size (self->right[i], self->parties[i]->len);
      self->target_scores[i] = g_new0 (double, self->parties[i]->len);
    }
  compare (self);

  return g_steal_pointer (&self);
}

/**
 * analyzer_view_lesson_describe_targets:
 *
 * Tells the features of all that each quote may dissent from, once the quotes'
 * scores alone are known.
 */
void
analyzer_view_lesson_describe_targets (AnalyzerViewLesson *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      self->targets[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      for (guint j = 0; j < self->parties[i]->len; j++)
        {
          GArray *features = g_array_new (FALSE, FALSE, sizeof (AnalyzerViewFeature));

          analyzer_view_targets_describe (self->context, i, g_array_index (self->parties[i], guint, j),
                                          self->scores.alone, features);
          g_ptr_array_add (self->targets[i], features);
        }
    }
}

/**
 * analyzer_view_lesson_describe_beside:
 *
 * Puts the features of the quotes' scores and of those around them in the
 * place of their own, once all scores are known.
 */
void
analyzer_view_lesson_describe_beside (AnalyzerViewLesson *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_array_set_size (self->features[i], 0);
      analyzer_view_features_of_neighbours (self->context, i, &self->scores, self->features[i]);
    }
}

/**
 * analyzer_view_lesson_describe_pairs:
 *
 * Puts together who may dissent from whom, once the scores of the targets and
 * those of the quotes with their neighbours are known.
 */
void
analyzer_view_lesson_describe_pairs (AnalyzerViewLesson *self)
{
  self->pairs = analyzer_view_pairs_new (self->context, self->parties, self->target_scores);
  self->pair_features = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->pairs->pairs->len; i++)
    {
      GArray *features = g_array_new (FALSE, FALSE, sizeof (AnalyzerViewFeature));

      analyzer_view_pairs_describe (self->pairs, g_ptr_array_index (self->pairs->pairs, i), self->together, features);
      g_ptr_array_add (self->pair_features, features);
    }
}
