/* work.c: many files worked on at the same time, told in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include "command/work.h"

/* How many files for each thread may wait to be told behind a slow one. */
#define AHEAD 8

typedef struct
{
  char     *path;
  gpointer  result;
  gboolean  done;
} Slot;

typedef struct
{
  AnalyzerWorkFunc  work;
  AnalyzerWorkTell  tell;
  GDestroyNotify    free_result;
  gpointer          user_data;

  GMutex            lock;       /* held for all of what follows */
  GCond             told;
  GQueue            slots;      /* in the order of the files */
  gboolean          telling;
  gboolean          stopped;
  GError           *error;
} Run;

static void
slot_free (Slot *slot)
{
  g_free (slot->path);
  g_free (slot);
}

/* Tells every result whose turn has come. Whichever thread finishes first does
 * it, so that no result waits for a new file to be named. */
static void
tell_finished (Run *run)
{
  Slot *slot;

  if (run->telling)
    return;

  run->telling = TRUE;
  while ((slot = g_queue_peek_head (&run->slots)) != NULL && slot->done)
    {
      g_queue_pop_head (&run->slots);
      if (run->stopped)
        {
          if (slot->result != NULL)
            run->free_result (slot->result);
        }
      else
        {
          gboolean go_on;
          GError *error = NULL;

          g_mutex_unlock (&run->lock);
          go_on = run->tell (slot->result, run->user_data, &error);
          g_mutex_lock (&run->lock);
          if (!go_on)
            {
              run->stopped = TRUE;
              run->error = error;
            }
        }
      slot_free (slot);
      g_cond_signal (&run->told);
    }
  run->telling = FALSE;
}

static void
work_in_thread (gpointer data,
                gpointer user_data)
{
  Slot *slot = data;
  Run *run = user_data;
  gboolean stopped;

  g_mutex_lock (&run->lock);
  stopped = run->stopped;
  g_mutex_unlock (&run->lock);

  if (!stopped)
    slot->result = run->work (slot->path, run->user_data);

  g_mutex_lock (&run->lock);
  slot->done = TRUE;
  tell_finished (run);
  g_mutex_unlock (&run->lock);
}

static gboolean
run_alone (AnalyzerInputs    *inputs,
           AnalyzerWorkFunc   work,
           AnalyzerWorkTell   tell,
           gpointer           user_data,
           GError           **error)
{
  GError *local_error = NULL;
  char *path;

  while ((path = analyzer_inputs_next (inputs, &local_error)) != NULL)
    {
      gpointer result = work (path, user_data);

      g_free (path);
      if (!tell (result, user_data, error))
        return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

/**
 * analyzer_work_run:
 * @inputs: the files
 * @jobs: how many to work on at the same time
 * @work: does the work
 * @tell: tells what came out
 * @free_result: frees a result that won't be told any more
 *
 * Works on all files and tells what came out in their order, each as soon as
 * those before it have been told. Only a few results are kept in memory.
 *
 * Returns: whether all files were worked on; %FALSE with @error set where
 *   @tell said so or the files can't be listed to the end
 */
gboolean
analyzer_work_run (AnalyzerInputs    *inputs,
                   guint              jobs,
                   AnalyzerWorkFunc   work,
                   AnalyzerWorkTell   tell,
                   GDestroyNotify     free_result,
                   gpointer           user_data,
                   GError           **error)
{
  Run run = { work, tell, free_result, user_data };
  GThreadPool *pool;
  GError *local_error = NULL;
  char *path;

  if (jobs <= 1)
    return run_alone (inputs, work, tell, user_data, error);

  pool = g_thread_pool_new (work_in_thread, &run, jobs, TRUE, error);
  if (pool == NULL)
    return FALSE;

  g_mutex_init (&run.lock);
  g_cond_init (&run.told);
  g_queue_init (&run.slots);

  while ((path = analyzer_inputs_next (inputs, &local_error)) != NULL)
    {
      Slot *slot = g_new0 (Slot, 1);
      gboolean stopped;

      slot->path = path;
      g_mutex_lock (&run.lock);
      while (run.slots.length >= jobs * AHEAD && !run.stopped)
        g_cond_wait (&run.told, &run.lock);
      stopped = run.stopped;
      if (!stopped)
        g_queue_push_tail (&run.slots, slot);
      g_mutex_unlock (&run.lock);

      if (stopped)
        {
          slot_free (slot);
          break;
        }
      g_thread_pool_push (pool, slot, NULL);
    }

  g_thread_pool_free (pool, FALSE, TRUE);
  g_mutex_clear (&run.lock);
  g_cond_clear (&run.told);

  if (run.error != NULL)
    {
      g_clear_error (&local_error);
      local_error = run.error;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}
