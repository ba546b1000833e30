/* analyst.c: reads an article and says who says what, and who disagrees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/analyst.h"

#include "discourse/debate-finder.h"
#include "discourse/quote-finder.h"
#include "discourse/seen-text.h"
#include "discourse/speaker-finder.h"
#include "discourse/view-finder.h"
#include "language/prose.h"

/* The stages in their order. One whose result may be given says which
 * AnalyzerGiven spares it. */
static const struct
{
  gboolean      (*find) (AnalyzerFindings     *findings,
                         const AnalyzerProse  *prose,
                         AnalyzerModels       *models,
                         GCancellable         *cancellable,
                         GError              **error);
  AnalyzerGiven   spared_by;
} stages[] = {
  { analyzer_find_quotes, ANALYZER_GIVEN_QUOTES },
  { analyzer_find_speakers, ANALYZER_GIVEN_SPEAKERS },
  { analyzer_find_views, ANALYZER_GIVEN_NOTHING },
  { analyzer_find_debates, ANALYZER_GIVEN_NOTHING },
  { NULL }
};

struct _AnalyzerAnalyst
{
  GObject         parent_instance;

  AnalyzerModels *models;
};

G_DEFINE_FINAL_TYPE (AnalyzerAnalyst, analyzer_analyst, G_TYPE_OBJECT)

static void
analyzer_analyst_finalize (GObject *object)
{
  AnalyzerAnalyst *self = ANALYZER_ANALYST (object);

  g_clear_object (&self->models);

  G_OBJECT_CLASS (analyzer_analyst_parent_class)->finalize (object);
}

static void
analyzer_analyst_class_init (AnalyzerAnalystClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = analyzer_analyst_finalize;
}

static void
analyzer_analyst_init (AnalyzerAnalyst *self)
{
}

/**
 * analyzer_analyst_new:
 * @models: the trained models
 *
 * Returns: (transfer full): an analyst, which any number of threads may use at
 *   the same time
 */
AnalyzerAnalyst *
analyzer_analyst_new (AnalyzerModels *models)
{
  AnalyzerAnalyst *self;

  g_return_val_if_fail (ANALYZER_IS_MODELS (models), NULL);

  self = g_object_new (ANALYZER_TYPE_ANALYST, NULL);
  self->models = g_object_ref (models);

  return self;
}

/**
 * analyzer_analyst_complete:
 * @findings: findings that nobody else reads yet
 * @given: what is in them already
 * @cancellable: (nullable): stops the work
 *
 * Finds what is not given: the quotes of the article, who speaks them, which
 * of them dissent and from whom, and the debates that they make. Each stage
 * reads what the stages before it have found.
 *
 * Returns: whether all could be done; else @error is set
 */
gboolean
analyzer_analyst_complete (AnalyzerAnalyst   *self,
                           AnalyzerFindings  *findings,
                           AnalyzerGiven      given,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autoptr(AnalyzerProse) prose = NULL;

  g_return_val_if_fail (ANALYZER_IS_ANALYST (self), FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);

  prose = analyzer_prose_new (analyzer_article_get_text (findings->article),
                              analyzer_article_get_ignored (findings->article),
                              self->models, cancellable, error);
  if (prose == NULL)
    return FALSE;

  for (guint i = 0; stages[i].find != NULL; i++)
    {
      if (stages[i].spared_by != ANALYZER_GIVEN_NOTHING && given >= stages[i].spared_by)
        continue;
      if (!stages[i].find (findings, prose, self->models, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * analyzer_analyst_analyse:
 * @article: an article that has been read
 * @cancellable: (nullable): stops the work
 *
 * Finds everything, see analyzer_analyst_complete().
 *
 * Returns: (transfer full): the findings, or %NULL with @error set
 */
AnalyzerFindings *
analyzer_analyst_analyse (AnalyzerAnalyst  *self,
                          AnalyzerArticle  *article,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autoptr(AnalyzerFindings) findings = NULL;
  g_autoptr(AnalyzerSeenText) seen = NULL;

  g_return_val_if_fail (ANALYZER_IS_ANALYST (self), NULL);
  g_return_val_if_fail (ANALYZER_IS_ARTICLE (article), NULL);

  seen = analyzer_seen_text_new (article);
  findings = analyzer_findings_new (seen != NULL ? analyzer_seen_text_get_article (seen) : article);
  if (!analyzer_analyst_complete (self, findings, ANALYZER_GIVEN_NOTHING, cancellable, error))
    return NULL;
  if (seen != NULL)
    analyzer_seen_text_restore (seen, findings);

  return g_steal_pointer (&findings);
}

static void
analyse_in_thread (GTask        *task,
                   gpointer      self,
                   gpointer      article,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  AnalyzerFindings *findings = analyzer_analyst_analyse (self, article, cancellable, &error);

  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) analyzer_findings_unref);
  else
    g_task_return_error (task, error);
}

/**
 * analyzer_analyst_analyse_async:
 * @article: an article that has been read
 * @cancellable: (nullable): stops the work
 * @callback: called in the calling thread's main context
 *
 * Does what analyzer_analyst_analyse() does, in a thread of its own.
 */
void
analyzer_analyst_analyse_async (AnalyzerAnalyst     *self,
                                AnalyzerArticle     *article,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (ANALYZER_IS_ANALYST (self));
  g_return_if_fail (ANALYZER_IS_ARTICLE (article));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, analyzer_analyst_analyse_async);
  g_task_set_task_data (task, g_object_ref (article), g_object_unref);
  g_task_run_in_thread (task, analyse_in_thread);
}

/**
 * analyzer_analyst_analyse_finish:
 *
 * Returns: (transfer full): the findings, or %NULL with @error set
 */
AnalyzerFindings *
analyzer_analyst_analyse_finish (AnalyzerAnalyst  *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
