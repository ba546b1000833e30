/* debate-finder.c: finds the debates that the views of an article make.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/debate-finder.h"

#include <string.h>

#include "discourse/view-context.h"
#include "discourse/view-rules.h"

/* How far a claim stands from what disputes it, in quotes. */
#define QUOTES_BACK 30
#define QUOTES_FORTH 4

/* Quotes nearer than this are of one exchange. */
#define EXCHANGE 4

/* Stems that two quotes about the same claim share. */
#define SAME_CLAIM 2

/* How many of the latest debates a view can belong to. */
#define DEBATES_BACK 20

/* A debate while it grows; quotes are numbers in the context. */
typedef struct
{
  guint    claim;       /* G_MAXUINT where no quote states it */
  gboolean told;        /* a dissent tells which claim: 'the idea that …' */
  char    *about;
  GArray  *holders;     /* ids of speakers */
  GArray  *dissenters;
  GArray  *support;
  GArray  *dissent;
  guint    last;
} Debate;

static void
debate_free (gpointer data)
{
  Debate *debate = data;

  g_free (debate->about);
  g_array_unref (debate->holders);
  g_array_unref (debate->dissenters);
  g_array_unref (debate->support);
  g_array_unref (debate->dissent);
  g_free (debate);
}

static Debate *
debate_new (void)
{
  Debate *debate = g_new0 (Debate, 1);

  debate->claim = G_MAXUINT;
  debate->holders = g_array_new (FALSE, FALSE, sizeof (guint));
  debate->dissenters = g_array_new (FALSE, FALSE, sizeof (guint));
  debate->support = g_array_new (FALSE, FALSE, sizeof (guint));
  debate->dissent = g_array_new (FALSE, FALSE, sizeof (guint));

  return debate;
}

static AnalyzerViewQuote *
get_view (const AnalyzerViewContext *context,
          guint                      number)
{
  return g_ptr_array_index (context->quotes, number);
}

static gboolean
share_id (GArray *a,
          GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (analyzer_ids_contain (b, g_array_index (a, guint, i)))
      return TRUE;

  return FALSE;
}

static void
add_ids (GArray *to,
         GArray *from)
{
  for (guint i = 0; i < from->len; i++)
    analyzer_ids_add (to, g_array_index (from, guint, i));
}

/* The quote of somebody dissented from that states what is disputed: about
 * the same matter, else the nearest one. */
static guint
find_claim (const AnalyzerViewContext *context,
            guint                      number)
{
  const AnalyzerViewQuote *view = get_view (context, number);
  guint first = number > QUOTES_BACK ? number - QUOTES_BACK : 0;
  guint last = MIN (context->quotes->len, number + QUOTES_FORTH + 1);
  guint best = G_MAXUINT, most = 0;

  for (guint i = first; i < last; i++)
    {
      const AnalyzerViewQuote *other = get_view (context, i);
      guint distance = i < number ? number - i : i - number, points;

      if (i == number || !share_id (view->quote->dissent->against, other->quote->speakers))
        continue;

      /* Who replies or agrees states nothing new; what stands before counts for more. */
      points = 1 + 6 * analyzer_view_quote_count_shared (view, other) + (i < number ? 6 : 0) +
               (other->quote->dissent == NULL ? 4 : 0) + (other->quote->agrees->len == 0 ? 8 : 0) + (distance < 6 ? 6 - distance : 0);
      if (points > most)
        {
          most = points;
          best = i;
        }
    }

  return best;
}

static gboolean
is_same_matter (const AnalyzerViewContext *context,
                const Debate              *debate,
                guint                      number,
                guint                      claim)
{
  const AnalyzerViewQuote *view = get_view (context, number);

  if (number - debate->last <= EXCHANGE || (claim != G_MAXUINT && claim == debate->claim))
    return TRUE;
  if (debate->claim != G_MAXUINT)
    {
      const AnalyzerViewQuote *stated = get_view (context, debate->claim);

      if (analyzer_view_quote_count_shared (view, stated) >= SAME_CLAIM)
        return TRUE;
      if (claim != G_MAXUINT && analyzer_view_quote_count_shared (get_view (context, claim), stated) >= SAME_CLAIM)
        return TRUE;
    }

  for (guint i = debate->dissent->len; i > 0 && i + 8 > debate->dissent->len; i--)
    {
      const AnalyzerViewQuote *other = get_view (context, g_array_index (debate->dissent, guint, i - 1));

      if (analyzer_view_quote_count_shared (view, other) >= SAME_CLAIM)
        return TRUE;
    }

  return FALSE;
}

/* Puts a dissent into the debate to which it belongs; a holder's answer to
 * those who dispute the claim supports it. */
static void
add_view (const AnalyzerViewContext *context,
          guint                      number,
          GPtrArray                 *debates)
{
  const AnalyzerViewQuote *view = get_view (context, number);
  const AnalyzerDissent *dissent = view->quote->dissent;
  guint told = analyzer_view_find_claim (context, number);
  guint claim = told != G_MAXUINT ? told : find_claim (context, number);
  Debate *debate = NULL;

  for (guint i = debates->len; i > 0 && i + DEBATES_BACK > debates->len; i--)
    {
      Debate *other = g_ptr_array_index (debates, i - 1);

      if (!is_same_matter (context, other, number, claim))
        continue;

      if (share_id (view->quote->speakers, other->holders) && share_id (dissent->against, other->dissenters))
        {
          g_array_append_val (other->support, number);
          other->last = number;
          return;
        }
      if (share_id (dissent->against, other->holders) && !share_id (view->quote->speakers, other->holders))
        {
          debate = other;
          break;
        }
    }

  if (debate == NULL)
    {
      debate = debate_new ();
      debate->claim = claim;
      debate->about = g_strdup (dissent->about);
      g_ptr_array_add (debates, debate);
    }
  if (told != G_MAXUINT && !debate->told)
    {
      debate->told = TRUE;
      debate->claim = told;
    }

  add_ids (debate->holders, dissent->against);
  add_ids (debate->dissenters, view->quote->speakers);
  g_array_append_val (debate->dissent, number);
  debate->last = number;
}

/* Where the claim was first stated; what else its holders say for it; who
 * takes it up. */
static void
add_support (const AnalyzerViewContext *context,
             Debate                    *debate)
{
  guint first = g_array_index (debate->dissent, guint, 0);
  guint begin = first > QUOTES_BACK ? first - QUOTES_BACK : 0;
  guint end = MIN (context->quotes->len, debate->last + QUOTES_BACK);
  const AnalyzerViewQuote *claim = debate->claim != G_MAXUINT ? get_view (context, debate->claim) : NULL;

  for (guint i = begin; i < end; i++)
    {
      const AnalyzerViewQuote *view = get_view (context, i);
      gboolean holds;

      if (i == debate->claim || view->quote->dissent != NULL)
        continue;
      holds = claim != NULL && share_id (view->quote->speakers, debate->holders) &&
              analyzer_view_quote_count_shared (view, claim) >= SAME_CLAIM;

      if (holds && i < debate->claim && share_id (view->quote->speakers, claim->quote->speakers) &&
          view->quote->agrees->len == 0)
        {
          g_array_append_val (debate->support, debate->claim);
          debate->claim = i;
          claim = view;
        }
      else if (holds || share_id (view->quote->agrees, debate->holders))
        g_array_append_val (debate->support, i);
    }

  /* Somebody who only takes up the claim is dissented from, but holds it
   * through whom he agrees with. */
  if (claim != NULL)
    for (guint i = 0; i < debate->support->len; i++)
      {
        const AnalyzerViewQuote *view = get_view (context, g_array_index (debate->support, guint, i));

        if (!share_id (view->quote->agrees, claim->quote->speakers))
          continue;
        for (guint j = 0; j < debate->holders->len;)
          if (analyzer_ids_contain (view->quote->speakers, g_array_index (debate->holders, guint, j)) &&
              !analyzer_ids_contain (claim->quote->speakers, g_array_index (debate->holders, guint, j)))
            g_array_remove_index (debate->holders, j);
          else
            j++;
      }
}

static guint
weigh (const Debate *debate)
{
  return 3 * debate->dissent->len + 2 * debate->support->len + 4 * debate->dissenters->len + (debate->claim != G_MAXUINT ? 3 : 0);
}

static int
compare_debates (gconstpointer a,
                 gconstpointer b)
{
  const Debate *x = *(Debate *const *) a, *y = *(Debate *const *) b;
  guint i = weigh (x), j = weigh (y);

  if (i != j)
    return i > j ? -1 : 1;

  return g_array_index (x->dissent, guint, 0) < g_array_index (y->dissent, guint, 0) ? -1 : 1;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint i = *(const guint *) a, j = *(const guint *) b;

  return i < j ? -1 : i > j;
}

static void
add_quotes (const AnalyzerViewContext *context,
            GArray                    *numbers,
            GArray                    *ids)
{
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    {
      guint id = get_view (context, g_array_index (numbers, guint, i))->quote->id;

      if (ids->len == 0 || g_array_index (ids, guint, ids->len - 1) != id)
        g_array_append_val (ids, id);
    }
}

static void
add_debate (const AnalyzerViewContext *context,
            Debate                    *debate)
{
  AnalyzerDebate *found = analyzer_findings_add_debate (context->findings);

  if (debate->claim != G_MAXUINT)
    {
      const AnalyzerViewQuote *claim = get_view (context, debate->claim);

      found->claim = analyzer_view_dup_content (context, debate->claim);
      found->claim_quote = claim->quote->id;
      for (guint i = 0; i < claim->quote->content->len; i++)
        {
          const AnalyzerSpan *span = &g_array_index (claim->quote->content, AnalyzerSpan, i);

          analyzer_spans_add (found->claim_spans, span->start, span->end);
        }
    }
  if (found->claim == NULL)
    found->claim = g_strdup (debate->about);
  if (found->claim == NULL)
    found->claim = analyzer_view_dup_content (context, g_array_index (debate->dissent, guint, 0));
  if (found->claim == NULL)
    found->claim = g_strdup ("");

  add_ids (found->holders, debate->holders);
  add_quotes (context, debate->support, found->support);
  add_quotes (context, debate->dissent, found->dissent);
}

/**
 * analyzer_find_debates:
 * @findings: an article's findings, whose views have been told
 * @prose: its words
 * @models: the trained models
 * @cancellable: (nullable): stops the work
 *
 * Puts together the dissents from the same claim, with who holds it and what
 * supports it. The weightiest debate comes first.
 *
 * Returns: whether the work was done; else %FALSE with @error set
 */
gboolean
analyzer_find_debates (AnalyzerFindings     *findings,
                       const AnalyzerProse  *prose,
                       AnalyzerModels       *models,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr(AnalyzerViewContext) context = NULL;
  g_autoptr(GPtrArray) debates = g_ptr_array_new_with_free_func (debate_free);
  gboolean any = FALSE;

  g_return_val_if_fail (findings != NULL, FALSE);
  g_return_val_if_fail (prose != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  for (guint i = 0; i < findings->quotes->len && !any; i++)
    any = ((const AnalyzerQuote *) g_ptr_array_index (findings->quotes, i))->dissent != NULL;
  if (!any)
    return TRUE;

  context = analyzer_view_context_new (findings, prose);
  for (guint i = 0; i < context->quotes->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (get_view (context, i)->quote->dissent != NULL)
        add_view (context, i, debates);
    }

  for (guint i = 0; i < debates->len; i++)
    add_support (context, g_ptr_array_index (debates, i));
  g_ptr_array_sort (debates, compare_debates);
  for (guint i = 0; i < debates->len; i++)
    add_debate (context, g_ptr_array_index (debates, i));

  return TRUE;
}
