/* loader.c: reads files into a collection, beside the window's work.
 *
 * Threads read and analyse; what they find comes back through idles of the
 * main context, and only there are items changed. A folder comes back as the
 * files in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/loader.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "discourse/analyst.h"
#include "reading/directory.h"
#include "reading/reader.h"
#include "text/places.h"
#include "window/words.h"

struct _AnalyzerLoader
{
  GObject             parent_instance;

  AnalyzerCollection *collection;
  AnalyzerProgress   *progress;
  GThreadPool        *threads;
  GCancellable       *cancellable;      /* of all that is on its way */
  guint               n_asked;          /* since it was last idle */
  guint               n_done;
  guint               n_failed;
  gint64              begun;

  GMutex              lock;             /* held for what follows */
  AnalyzerAnalyst    *analyst;
};

/* What a thread is given. The items are only carried: threads never look at
 * them. */
typedef struct
{
  AnalyzerLoader      *loader;
  AnalyzerArticleItem *item;
  GPtrArray           *items;           /* one for each article of the file */
  GFile               *file;
  GBytes              *bytes;
  AnalyzerArticle     *article;         /* nullable: read already */
  char                *path;
  GCancellable        *cancellable;
} Job;

/* What comes back to the main context. */
typedef struct
{
  Job              *job;
  GPtrArray        *articles;           /* nullable: what was read */
  AnalyzerFindings *findings;           /* nullable: what was found in one of them */
  guint             index;              /* which one */
  GPtrArray        *files;              /* nullable: what the folder holds */
  GPtrArray        *failures;           /* nullable: what beside the articles could not be read */
  GError           *error;
  gboolean          last;               /* whether the job ends with it */
} Report;

enum
{
  PROP_BUSY = 1,
  PROP_PROGRESS,
  N_PROPS,
};

enum
{
  FINISHED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalyzerLoader, analyzer_loader, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_object_unref (job->loader);
  g_object_unref (job->item);
  g_ptr_array_unref (job->items);
  g_clear_object (&job->file);
  g_clear_object (&job->article);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->path);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_clear_pointer (&report->articles, g_ptr_array_unref);
  g_clear_pointer (&report->findings, analyzer_findings_unref);
  g_clear_pointer (&report->files, g_ptr_array_unref);
  g_clear_pointer (&report->failures, g_ptr_array_unref);
  g_clear_error (&report->error);
  if (report->last)
    job_free (report->job);
  g_free (report);
}

static void
tell_progress (AnalyzerLoader *self)
{
  g_autoptr(GString) message = g_string_new (NULL);
  double left;

  /* Translators: %1$u of %2$u articles are done */
  g_string_append_printf (message, _("%1$u of %2$u"), self->n_done, self->n_asked);
  if (self->n_done >= 10 && self->n_done < self->n_asked)
    {
      left = (double) (g_get_monotonic_time () - self->begun) / G_USEC_PER_SEC
             / self->n_done * (self->n_asked - self->n_done);
      if (left > 90)
        g_string_append_printf (message, ngettext (" · %u minute left", " · %u minutes left",
                                                   (guint) (left / 60 + 0.5)), (guint) (left / 60 + 0.5));
      else if (left > 5)
        g_string_append_printf (message, ngettext (" · %u second left", " · %u seconds left",
                                                   (guint) (left + 0.5)), (guint) (left + 0.5));
    }

  analyzer_progress_set (self->progress, self->n_asked > 0 ? (double) self->n_done / self->n_asked : 0,
                         message->str);
}

static void
end_one (AnalyzerLoader *self)
{
  guint n_failed;

  self->n_done++;
  tell_progress (self);
  if (self->n_done < self->n_asked)
    return;

  n_failed = self->n_failed;
  self->n_asked = self->n_done = self->n_failed = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_signal_emit (self, signals[FINISHED], 0, n_failed);
}

static void
fail (AnalyzerLoader      *self,
      AnalyzerArticleItem *item,
      const GError        *error)
{
  g_autofree char *reason = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      analyzer_article_item_set_state (item, ANALYZER_ARTICLE_STOPPED, NULL);
      return;
    }

  reason = analyzer_words_for_error (error);
  analyzer_article_item_set_state (item, ANALYZER_ARTICLE_FAILED, reason);
  self->n_failed++;
  g_signal_emit (self, signals[FAILED], 0, item);
}

static gboolean
is_wanted (AnalyzerLoader      *self,
           AnalyzerArticleItem *item)
{
  return analyzer_collection_find_article (self->collection, analyzer_article_item_get_serial (item)) == item;
}

static void
take_articles (AnalyzerLoader *self,
               Job            *job,
               GPtrArray      *articles)
{
  for (guint i = 0; i < articles->len; i++)
    {
      AnalyzerArticle *article = g_ptr_array_index (articles, i);
      g_autoptr(AnalyzerArticleItem) item = NULL;

      if (i == 0)
        item = g_object_ref (job->item);
      else
        {
          item = analyzer_article_item_new (job->file, job->bytes, analyzer_article_item_get_name (job->item));
          analyzer_collection_add (self->collection, item);
        }
      g_ptr_array_add (job->items, g_object_ref (item));
      analyzer_article_item_set_article (item, article);
      analyzer_article_item_set_state (item, ANALYZER_ARTICLE_ANALYSING, NULL);
    }
}

/* What an archive holds and can't be read stands beside what can. A profile
 * that the user wrote and that is broken is told of but once: whatever becomes
 * of the file that was read then, it has to be seen. */
static void
take_failures (AnalyzerLoader *self,
               Job            *job,
               GPtrArray      *failures,
               gboolean        of_profiles)
{
  for (guint i = 0; i < failures->len; i++)
    {
      const AnalyzerFailure *failure = g_ptr_array_index (failures, i);
      g_autofree char *name = failure->path != NULL ? g_filename_display_basename (failure->path)
                                                    : g_strdup (analyzer_article_item_get_name (job->item));
      g_autoptr(AnalyzerArticleItem) item = NULL;

      if (of_profiles != g_error_matches (failure->error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE))
        continue;
      item = analyzer_article_item_new (NULL, NULL, name);
      analyzer_collection_add (self->collection, item);
      fail (self, item, failure->error);
    }
}

static gboolean
report_cb (gpointer user_data)
{
  Report *report = user_data;
  Job *job = report->job;
  AnalyzerLoader *self = job->loader;
  AnalyzerArticleItem *item = job->item;

  if (report->index < job->items->len)
    item = g_ptr_array_index (job->items, report->index);

  if (report->failures != NULL)
    take_failures (self, job, report->failures, TRUE);
  if (!is_wanted (self, item))
    ;                           /* the user has closed it meanwhile */
  else if (g_cancellable_is_cancelled (job->cancellable))
    {
      /* What comes late comes too late. */
      if (analyzer_article_item_get_state (item) < ANALYZER_ARTICLE_READY)
        analyzer_article_item_set_state (item, ANALYZER_ARTICLE_STOPPED, NULL);
    }
  else if (report->files != NULL)
    {
      analyzer_collection_remove (self->collection, item);
      for (guint i = 0; i < report->files->len; i++)
        analyzer_loader_add_file (self, g_ptr_array_index (report->files, i));
    }
  else if (report->articles != NULL)
    {
      take_articles (self, job, report->articles);
      take_failures (self, job, report->failures, FALSE);
    }
  else if (report->error != NULL)
    fail (self, item, report->error);
  else if (report->findings != NULL)
    analyzer_collection_set_findings (self->collection, item, report->findings);
  else
    analyzer_article_item_set_state (item, ANALYZER_ARTICLE_READING, NULL);

  if (report->last)
    end_one (self);

  return G_SOURCE_REMOVE;
}

/* After what has to be drawn, so that the window stays quick, but before all
 * that only waits for a quiet moment. */
static void
send_report (Report *report)
{
  g_idle_add_full (GDK_PRIORITY_REDRAW + 10, report_cb, report, report_free);
}

static Report *
report_new (Job *job)
{
  Report *report = g_new0 (Report, 1);

  report->job = job;

  return report;
}

static AnalyzerAnalyst *
get_analyst (AnalyzerLoader  *self,
             GError         **error)
{
  AnalyzerAnalyst *analyst;

  g_mutex_lock (&self->lock);
  if (self->analyst == NULL)
    {
      g_autofree char *directory = analyzer_places_dup_data_path ("models/en");
      g_autoptr(AnalyzerModels) models = analyzer_models_new (directory, error);

      if (models != NULL)
        self->analyst = analyzer_analyst_new (models);
    }
  analyst = self->analyst;
  g_mutex_unlock (&self->lock);

  return analyst;
}

static void
analyse_articles (AnalyzerLoader *self,
                  Job            *job,
                  GPtrArray      *articles)
{
  g_autoptr(GError) error = NULL;
  AnalyzerAnalyst *analyst = get_analyst (self, &error);

  for (guint i = 0; i < articles->len; i++)
    {
      Report *report = report_new (job);

      report->index = i;
      report->last = i + 1 == articles->len;
      if (analyst != NULL)
        report->findings = analyzer_analyst_analyse (analyst, g_ptr_array_index (articles, i),
                                                     job->cancellable, &report->error);
      else
        report->error = g_error_copy (error);
      send_report (report);
    }
}

static void
work_in_thread (gpointer data,
                gpointer user_data)
{
  Job *job = data;
  AnalyzerLoader *self = job->loader;
  GError *error = NULL;
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  Report *report;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &error))
    {
      send_report (report_new (job));
      if (job->article != NULL)
        {
          articles = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (articles, g_object_ref (job->article));
        }
      else if (job->file == NULL)
        articles = analyzer_read_pasted (job->bytes, job->path, failures, job->cancellable, &error);
      else if (g_file_query_file_type (job->file, G_FILE_QUERY_INFO_NONE, job->cancellable) == G_FILE_TYPE_DIRECTORY)
        files = analyzer_directory_list_files (job->file, job->cancellable, &error);
      else
        articles = analyzer_read_file (job->file, job->path, NULL, failures, job->cancellable, &error);
    }

  report = report_new (job);
  report->failures = g_steal_pointer (&failures);
  if (articles != NULL)
    {
      report->articles = g_ptr_array_ref (articles);
      send_report (report);
      analyse_articles (self, job, articles);
    }
  else
    {
      report->files = g_steal_pointer (&files);
      report->error = error;
      report->last = TRUE;
      send_report (report);
    }
}

static void
analyzer_loader_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AnalyzerLoader *self = ANALYZER_LOADER (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, analyzer_loader_is_busy (self));
      break;

    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_loader_finalize (GObject *object)
{
  AnalyzerLoader *self = ANALYZER_LOADER (object);

  /* Every job holds the loader, so that none is left here. */
  g_thread_pool_free (self->threads, TRUE, FALSE);
  g_object_unref (self->collection);
  g_object_unref (self->progress);
  g_object_unref (self->cancellable);
  g_clear_object (&self->analyst);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (analyzer_loader_parent_class)->finalize (object);
}

static void
analyzer_loader_class_init (AnalyzerLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = analyzer_loader_get_property;
  object_class->finalize = analyzer_loader_finalize;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] =
    g_param_spec_object ("progress", NULL, NULL, ANALYZER_TYPE_PROGRESS,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AnalyzerLoader::finished:
   * @n_failed: how many files could not be read
   *
   * Nothing is on its way any more.
   */
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * AnalyzerLoader::failed:
   * @article: what could not be read
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, ANALYZER_TYPE_ARTICLE_ITEM);
}

static void
analyzer_loader_init (AnalyzerLoader *self)
{
  g_mutex_init (&self->lock);
  self->progress = analyzer_progress_new ();
  self->cancellable = g_cancellable_new ();
  self->threads = g_thread_pool_new (work_in_thread, NULL, CLAMP (g_get_num_processors (), 1, 4), FALSE, NULL);
}

/**
 * analyzer_loader_new:
 * @collection: where the articles go
 *
 * Returns: (transfer full): a loader with nothing to do
 */
AnalyzerLoader *
analyzer_loader_new (AnalyzerCollection *collection)
{
  AnalyzerLoader *self;

  g_return_val_if_fail (ANALYZER_IS_COLLECTION (collection), NULL);

  self = g_object_new (ANALYZER_TYPE_LOADER, NULL);
  self->collection = g_object_ref (collection);

  return self;
}

/**
 * analyzer_loader_get_progress:
 *
 * Returns: (transfer none): how far it is with all that was asked
 */
AnalyzerProgress *
analyzer_loader_get_progress (AnalyzerLoader *self)
{
  g_return_val_if_fail (ANALYZER_IS_LOADER (self), NULL);

  return self->progress;
}

/**
 * analyzer_loader_is_busy:
 *
 * Returns: whether something is on its way
 */
gboolean
analyzer_loader_is_busy (AnalyzerLoader *self)
{
  g_return_val_if_fail (ANALYZER_IS_LOADER (self), FALSE);

  return self->n_asked > 0;
}

static void
enqueue (AnalyzerLoader      *self,
         AnalyzerArticleItem *item)
{
  GFile *file = analyzer_article_item_get_file (item);
  GBytes *bytes = analyzer_article_item_get_bytes (item);
  AnalyzerArticle *article = analyzer_article_item_get_article (item);
  Job *job = g_new0 (Job, 1);

  job->loader = g_object_ref (self);
  job->item = g_object_ref (item);
  job->items = g_ptr_array_new_with_free_func (g_object_unref);
  job->article = article != NULL ? g_object_ref (article) : NULL;
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  job->path = file != NULL ? g_file_get_parse_name (file) : g_strdup (analyzer_article_item_get_name (item));
  job->cancellable = g_object_ref (self->cancellable);

  if (self->n_asked++ == 0)
    {
      self->begun = g_get_monotonic_time ();
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
    }
  tell_progress (self);
  g_thread_pool_push (self->threads, job, NULL);
}

/**
 * analyzer_loader_add_file:
 * @file: a file or a folder
 *
 * Puts @file into the collection at once and reads it when its turn comes. A
 * file that is there already is not read again, unless it failed.
 *
 * Returns: (transfer none): the article that stands for it
 */
AnalyzerArticleItem *
analyzer_loader_add_file (AnalyzerLoader *self,
                          GFile          *file)
{
  AnalyzerArticleItem *known;
  g_autoptr(AnalyzerArticleItem) item = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (ANALYZER_IS_LOADER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  known = analyzer_collection_find_file (self->collection, file);
  if (known != NULL)
    {
      analyzer_loader_retry (self, known);
      return known;
    }

  name = g_file_get_basename (file);
  shown = name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
  item = analyzer_article_item_new (file, NULL, shown);
  analyzer_collection_add (self->collection, item);
  enqueue (self, item);

  return item;
}

/**
 * analyzer_loader_add_text:
 * @text: an article, as somebody pasted it
 *
 * Returns: (transfer none): the article that stands for it
 */
AnalyzerArticleItem *
analyzer_loader_add_text (AnalyzerLoader *self,
                          const char     *text)
{
  g_autoptr(AnalyzerArticleItem) item = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (ANALYZER_IS_LOADER (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new (text, strlen (text));
  item = analyzer_article_item_new (NULL, bytes, _("Pasted text"));
  analyzer_collection_add (self->collection, item);
  enqueue (self, item);

  return item;
}

/**
 * analyzer_loader_retry:
 * @article: an article of the collection
 *
 * Reads @article again where it failed or was stopped. A part of a file can
 * only be read again with the file.
 */
void
analyzer_loader_retry (AnalyzerLoader      *self,
                       AnalyzerArticleItem *article)
{
  g_return_if_fail (ANALYZER_IS_LOADER (self));
  g_return_if_fail (ANALYZER_IS_ARTICLE_ITEM (article));

  if (!analyzer_article_item_can_retry (article))
    return;

  analyzer_article_item_set_state (article, ANALYZER_ARTICLE_WAITING, NULL);
  enqueue (self, article);
}

/**
 * analyzer_loader_cancel:
 *
 * Stops all that is on its way. What is read already stays; the rest stays in
 * the collection as stopped and can be asked for again.
 */
void
analyzer_loader_cancel (AnalyzerLoader *self)
{
  g_return_if_fail (ANALYZER_IS_LOADER (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}
