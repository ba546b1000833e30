/* quote-links.c: guesses of a small network what belongs to a cue.
 *
 * The hints of quote-hints.c tell what part a word plays in some quote. Here a
 * further recurrent layer reads the words around one cue, and knows of each
 * what the layers before have made of it, what they have made of the cue, and
 * how the two stand to each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include <string.h>

#include "discourse/quote-links.h"

#define DENSE ANALYZER_LINKS_DENSE
#define STATE ANALYZER_LINKS_STATE
#define GATES ANALYZER_LINKS_GATES
#define BOTH ANALYZER_LINKS_BOTH
#define JOINED (DENSE + BOTH)
#define SIGNS ANALYZER_LINKS_SIGNS

AnalyzerLinkWork *
analyzer_link_work_new (void)
{
  return g_new0 (AnalyzerLinkWork, 1);
}

void
analyzer_link_work_free (AnalyzerLinkWork *self)
{
  g_free (self->words);
  g_free (self->signs);
  g_free (self->dense);
  g_free (self->gates);
  g_free (self->cells);
  g_free (self->states);
  g_free (self->joined);
  g_free (self->output);
  g_free (self);
}

/**
 * analyzer_link_work_resize:
 * @n: for how many words there must be room
 */
void
analyzer_link_work_resize (AnalyzerLinkWork *self,
                           guint             n)
{
  gsize room;

  self->n = n;
  if (!analyzer_hints_grow (n, &self->room))
    return;

  room = self->room;
  self->words = g_renew (float, self->words, room * DENSE);
  self->signs = g_renew (guint16, self->signs, room * SIGNS);
  self->dense = g_renew (float, self->dense, room * DENSE);
  self->gates = g_renew (float, self->gates, room * GATES);
  self->cells = g_renew (float, self->cells, room * BOTH);
  self->states = g_renew (float, self->states, room * BOTH);
  self->joined = g_renew (float, self->joined, room * JOINED);
  self->output = g_renew (float, self->output, room * ANALYZER_HINTS_OUTPUT);
}

/* What is known of each word, of the cue, and of how they stand. */
ANALYZER_WIDE static void
add_signs (AnalyzerLinkWork *self,
           const float      *table,
           const float      *cue)
{
  for (guint t = 0; t < self->n; t++)
    {
      float *to = self->dense + (gsize) t * DENSE;
      const float *from = self->words + (gsize) t * DENSE;

      for (guint k = 0; k < DENSE; k++)
        to[k] = from[k] + cue[k];
      for (guint i = 0; i < SIGNS; i++)
        {
          const float *row = table + (gsize) self->signs[t * SIGNS + i] * DENSE;

          for (guint k = 0; k < DENSE; k++)
            to[k] += row[k];
        }
      for (guint k = 0; k < DENSE; k++)
        to[k] = MAX (to[k], 0.1f * to[k]);
    }
}

/**
 * analyzer_link_work_run:
 * @self: with its words and signs filled
 * @head: what they tell of the cue
 * @kept: (nullable): by what the states are multiplied, while learning
 *
 * Computes all layers.
 */
void
analyzer_link_work_run (AnalyzerLinkWork          *self,
                        const AnalyzerHintWeights *weights,
                        const float               *head,
                        const float               *kept)
{
  gsize n = self->n;
  float cue[DENSE];

  analyzer_multiply_rows (head, 1, DENSE, weights->link_cue, DENSE, cue);
  add_signs (self, weights->link_signs, cue);
  analyzer_multiply_rows (self->dense, n, DENSE, weights->link_gates, GATES, self->gates);
  analyzer_recur (n, STATE, FALSE, self->gates, self->cells, self->states);
  analyzer_recur (n, STATE, TRUE, self->gates, self->cells, self->states);
  if (kept != NULL)
    for (gsize i = 0; i < n * BOTH; i++)
      self->states[i] *= kept[i];
  for (gsize i = 0; i < n; i++)
    {
      memcpy (self->joined + i * JOINED, self->dense + i * DENSE, DENSE * sizeof (float));
      memcpy (self->joined + i * JOINED + DENSE, self->states + i * BOTH, BOTH * sizeof (float));
    }
  analyzer_multiply_rows (self->joined, n, JOINED, weights->link_output, ANALYZER_HINTS_OUTPUT, self->output);
}

/* The number of which @high is the higher half: the lower one is small. */
ANALYZER_WIDE static void
unpack (const guint16 *high,
        gsize          n,
        float         *numbers)
{
  for (gsize i = 0; i < n; i++)
    {
      guint32 bits = (guint32) high[i] << 16;

      memcpy (&numbers[i], &bits, sizeof bits);
    }
}

/**
 * analyzer_view_list_signs:
 * @signs: gets %ANALYZER_LINKS_SIGNS rows of the table of signs for each word
 *   of the view
 *
 * Tells how each word stands to the cue.
 */
void
analyzer_view_list_signs (const AnalyzerView *view,
                          guint16            *signs)
{
  const AnalyzerScene *scene = view->scene;
  const AnalyzerTraits *cue = &scene->traits[view->cue.head];
  const AnalyzerTraits *subject = cue->subject != ANALYZER_NO_TOKEN ? &scene->traits[cue->subject] : NULL;

  for (guint token = view->first; token < view->end; token++, signs += SIGNS)
    {
      const AnalyzerTraits *t = &scene->traits[token];
      guint at = token - view->first, side, distance, link, part, base = 0;

      side = token < view->cue.first ? 0 : token > view->cue.last ? 1 : 2;
      distance = side == 0 ? view->cue.first - token : side == 1 ? token - view->cue.last : 0;
      link = t->quotation == ANALYZER_NO_QUOTATION ? 0
             : t->quotation == view->before ? 1
             : t->quotation == view->after ? 2
             : t->quotation == cue->quotation ? 3 : 4;
      part = subject == NULL ? 3
             : token < subject->left || token > subject->right ? 0
             : token == cue->subject ? 2 : 1;

      distance = distance <= 8 ? distance : distance <= 12 ? 9 : distance <= 20 ? 10 : distance <= 40 ? 11 : 12;
      signs[0] = base + side * 13 + distance;
      base += 3 * 13;
      signs[1] = base + view->paths[at] % 128;
      base += 128;
      signs[2] = base + (CLAMP (view->sentences[at], -4, 4) + 4) * 2 + (view->others[at] != 0);
      base += 9 * 2;
      signs[3] = base + link * 4 + t->state;
      base += 5 * 4;
      signs[4] = base + part * 4 + (view->gap_before < 4) * 2 + (view->gap_after < 4);
      base += 4 * 4;
      signs[5] = base + (MIN (view->cues[at], 3) * 5 + MIN (view->commas[at], 4)) * 2 + (side == 1);
      base += 4 * 5 * 2;
      g_assert (base <= ANALYZER_LINKS_ROWS);
    }
}

/**
 * analyzer_view_add_links:
 * Gives each word its guess what it is to the cue, where the scene has hints.
 */
void
analyzer_view_add_links (AnalyzerView *view)
{
  const AnalyzerScene *scene = view->scene;
  AnalyzerLinkWork *work;
  float head[DENSE];

  if (scene->told == NULL)
    return;
  if (view->link_work == NULL)
    view->link_work = analyzer_link_work_new ();
  work = view->link_work;
  analyzer_link_work_resize (work, view->end - view->first);
  analyzer_view_list_signs (view, work->signs);
  unpack (scene->told + (gsize) view->first * DENSE, work->n * DENSE, work->words);
  unpack (scene->told + (gsize) view->cue.head * DENSE, DENSE, head);
  analyzer_link_work_run (work, scene->weights, head, NULL);
  for (guint t = 0; t < work->n; t++)
    {
      const float *output = work->output + (gsize) t * ANALYZER_HINTS_OUTPUT;

      view->links[t].source_begins = analyzer_grade_hint (output, ANALYZER_N_LINKS, 1 << 1);
      view->links[t].source = analyzer_grade_hint (output, ANALYZER_N_LINKS, 1 << 1 | 1 << 2);
      view->links[t].content_begins = analyzer_grade_hint (output, ANALYZER_N_LINKS, 1 << 3);
      view->links[t].content = analyzer_grade_hint (output, ANALYZER_N_LINKS, 1 << 3 | 1 << 4);
    }
}
