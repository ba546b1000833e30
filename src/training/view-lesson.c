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
  g_free (self->together);
  g_clear_pointer (&self->context, analyzer_view_context_free);
  g_clear_pointer (&self->prose, analyzer_prose_free);
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

/* A name without title, article, case and marks. */
static char *
dup_plain_name (const char *name)
{
  static const char *const titles[] = {
    "mr", "mrs", "ms", "dr", "sen", "senator", "rep", "gov", "president", "the", "former", "secretary", "prof", "a",
  };
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_auto(GStrv) words = NULL;
  guint first = 0, n;

  for (char *p = folded; *p != '\0'; p++)
    if (g_ascii_ispunct (*p))
      *p = ' ';
  words = g_strsplit_set (g_strstrip (folded), " ", -1);
  n = g_strv_length (words);
  while (first + 1 < n && (*words[first] == '\0' || g_strv_contains (titles, words[first])))
    first++;

  return g_strjoinv (" ", words + first);
}

static void
add_forms (GHashTable            *forms,
           const AnalyzerSpeaker *speaker)
{
  g_hash_table_add (forms, dup_plain_name (speaker->name));
  for (guint i = 0; i < speaker->aliases->len; i++)
    g_hash_table_add (forms, dup_plain_name (g_ptr_array_index (speaker->aliases, i)));
}

/* What people say of the quotes that are the same as @quote: whether one
 * dissents, and all names of those it dissents from. */
static gboolean
look_up (const AnalyzerViewLesson *self,
         const AnalyzerQuote      *quote,
         GHashTable               *forms,
         gboolean                 *prevailing)
{
  AnalyzerFindings *marked = self->article->findings;
  gboolean dissents = FALSE;

  *prevailing = FALSE;
  for (guint i = 0; i < marked->quotes->len; i++)
    {
      const AnalyzerQuote *other = g_ptr_array_index (marked->quotes, i);

      if (other->dissent == NULL || !is_same_quote (quote, other))
        continue;

      dissents = TRUE;
      *prevailing |= other->dissent->prevailing;
      for (guint j = 0; j < other->dissent->against->len; j++)
        add_forms (forms, analyzer_findings_get_speaker (marked, g_array_index (other->dissent->against, guint, j)));
    }

  return dissents;
}

static gboolean
prepare (AnalyzerViewLesson  *self,
         AnalyzerGiven        given,
         AnalyzerModels      *models,
         GError             **error)
{
  AnalyzerFindings *marked = self->article->findings;

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
 * @given: what is taken from the annotation; the rest is found
 * @models: the models for that
 *
 * Returns: (transfer full): the article with the features of its quotes, or
 *   %NULL with @error set
 */
AnalyzerViewLesson *
analyzer_view_lesson_new (const char      *folder,
                          const char      *views,
                          const char      *name,
                          AnalyzerGiven    given,
                          AnalyzerModels  *models,
                          GError         **error)
{
  g_autoptr(AnalyzerViewLesson) self = g_new0 (AnalyzerViewLesson, 1);
  g_autofree char *articles = g_build_filename (folder, "text", NULL);
  g_autofree char *attributions = g_build_filename (folder, "attributions", NULL);

  self->given = given;
  self->article = analyzer_annotated_article_load (articles, attributions, views, name, error);
  if (self->article == NULL)
    return NULL;
  self->prose = analyzer_prose_new (analyzer_article_get_text (self->article->findings->article), NULL, models, NULL, error);
  if (self->prose == NULL || !prepare (self, given, models, error))
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
  self->together = g_new0 (double, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      self->features[i] = g_array_new (FALSE, FALSE, sizeof (AnalyzerViewFeature));
      analyzer_view_features_of_quote (self->context, i, self->features[i]);
    }
  for (guint i = 0; i < self->n; i++)
    {
      const AnalyzerViewQuote *view = g_ptr_array_index (self->context->quotes, i);
      g_autoptr(GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GArray *parties = analyzer_view_targets_list (self->context, i);
      gboolean prevailing;

      self->dissents[i] = look_up (self, view->quote, forms, &prevailing);
      self->parties[i] = parties;
      self->right[i] = g_array_new (FALSE, FALSE, sizeof (gboolean));
      self->target_scores[i] = g_new0 (double, parties->len);
      for (guint j = 0; j < parties->len; j++)
        {
          guint number = g_array_index (parties, guint, j);
          gboolean right = prevailing;

          if (number != ANALYZER_PARTY_PREVAILING)
            {
              const AnalyzerParty *party = g_ptr_array_index (self->context->parties, number);
              g_autofree char *plain = dup_plain_name (party->name);

              right = g_hash_table_contains (forms, plain);
            }
          g_array_append_val (self->right[i], right);
        }
    }

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
