/* marking.c: which marks each stretch of an article's text carries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"

#include "config.h"

#include "reports/marking.h"

typedef enum
{
  EDGE_CONTENT,
  EDGE_CUE,
  EDGE_MARKER,
  EDGE_IGNORED,
} EdgeKind;

#define N_EDGE_KINDS (EDGE_IGNORED + 1)

typedef struct
{
  guint                at;
  EdgeKind             kind;
  gboolean             opens;
  gboolean             first;   /* opens the first piece of a content */
  const AnalyzerQuote *quote;
} Edge;

static void
add_edges (GArray              *edges,
           GArray              *spans,
           EdgeKind             kind,
           const AnalyzerQuote *quote,
           gsize                length)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);
      Edge opening = { span->start, kind, TRUE, i == 0, quote };
      Edge closing = { span->end, kind, FALSE, FALSE, quote };

      if (span->start >= span->end || span->end > length)
        continue;
      g_array_append_val (edges, opening);
      g_array_append_val (edges, closing);
    }
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const Edge *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  if (x->opens != y->opens)
    return x->opens ? 1 : -1;

  /* Of two that open together the later found lies inside. */
  return x->quote != NULL && y->quote != NULL ? (int) x->quote->id - (int) y->quote->id : 0;
}

static void
mark_clear (gpointer data)
{
  AnalyzerMark *mark = data;

  g_clear_pointer (&mark->begins, g_ptr_array_unref);
}

static void
close_quote (GPtrArray           *open,
             const AnalyzerQuote *quote)
{
  for (guint i = open->len; i > 0; i--)
    if (g_ptr_array_index (open, i - 1) == quote)
      {
        g_ptr_array_remove_index (open, i - 1);
        return;
      }
}

/**
 * analyzer_marking_new:
 * @findings: what was found in one article
 *
 * Cuts the text wherever a mark begins or ends.
 *
 * Returns: (transfer full) (element-type AnalyzerMark): all of the text, in
 *   order and without a gap
 */
GArray *
analyzer_marking_new (AnalyzerFindings *findings)
{
  g_autoptr(GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr(GPtrArray) open = g_ptr_array_new ();
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AnalyzerMark));
  guint depth[N_EDGE_KINDS] = { 0 };
  g_autoptr(GPtrArray) begins = NULL;
  guint at = 0;
  gsize length;

  g_return_val_if_fail (findings != NULL, NULL);

  g_array_set_clear_func (marks, mark_clear);

  analyzer_article_get_utf8 (findings->article, &length);
  add_edges (edges, analyzer_article_get_ignored (findings->article), EDGE_IGNORED, NULL, length);
  for (guint i = 0; i < findings->quotes->len; i++)
    {
      const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);

      add_edges (edges, quote->content, EDGE_CONTENT, quote, length);
      add_edges (edges, quote->cue, EDGE_CUE, quote, length);
      if (quote->dissent != NULL)
        add_edges (edges, quote->dissent->marker, EDGE_MARKER, quote, length);
    }
  g_array_sort (edges, compare_edges);

  for (guint i = 0; i <= edges->len; i++)
    {
      const Edge *edge = i < edges->len ? &g_array_index (edges, Edge, i) : NULL;
      guint next = edge != NULL ? edge->at : length;

      if (next > at)
        {
          AnalyzerMark mark = { { at, next } };

          mark.quote = open->len > 0 ? g_ptr_array_index (open, open->len - 1) : NULL;
          mark.begins = g_steal_pointer (&begins);
          mark.cue = depth[EDGE_CUE] > 0;
          mark.marker = depth[EDGE_MARKER] > 0;
          mark.ignored = depth[EDGE_IGNORED] > 0;
          g_array_append_val (marks, mark);
          at = next;
        }
      if (edge == NULL)
        break;

      depth[edge->kind] += edge->opens ? 1 : -1;
      if (edge->kind == EDGE_CONTENT && edge->opens)
        {
          g_ptr_array_add (open, (gpointer) edge->quote);
          if (edge->first && begins == NULL)
            begins = g_ptr_array_new ();
          if (edge->first)
            g_ptr_array_add (begins, (gpointer) edge->quote);
        }
      else if (edge->kind == EDGE_CONTENT)
        close_quote (open, edge->quote);
    }

  return marks;
}
