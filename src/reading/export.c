/* export.c: many articles in one file, as databases hand them out.
 *
 * Exports come as plain text, web pages, PDF and documents of word processors;
 * their readers ask here, as soon as they have the text, whether a profile knows
 * how it is laid out. Where none does, the file is one article as any other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/export-split.h"
#include "reading/export.h"
#include "reading/reader-private.h"

/* Takes the better of two results. */
static void
choose (AnalyzerExportResult **best,
        AnalyzerExportResult  *result)
{
  if (result->worth > 0 && (*best == NULL || result->worth > (*best)->worth))
    {
      AnalyzerExportResult *worse = *best;

      *best = result;
      result = worse;
    }
  g_clear_pointer (&result, analyzer_export_result_free);
}

static GPtrArray *
hand_over (const AnalyzerInput  *input,
           AnalyzerExportResult *result)
{
  g_ptr_array_extend_and_steal (input->failures, g_steal_pointer (&result->failures));

  return g_steal_pointer (&result->articles);
}

static GPtrArray *
read_lines (const AnalyzerInput  *input,
            const char           *text,
            gsize                 length,
            gboolean              is_typed,
            GCancellable         *cancellable,
            GError              **error)
{
  GPtrArray *profiles = analyzer_export_profiles_get (input->in_helper ? NULL : input->failures);
  g_autoptr(AnalyzerTranscript) transcript = NULL;
  g_autoptr(AnalyzerExportResult) best = NULL;

  for (guint i = 0; i < profiles->len; i++)
    {
      AnalyzerExportProfile *profile = g_ptr_array_index (profiles, i);
      AnalyzerExportResult *result;

      if (!analyzer_export_profile_fits (profile, text, length))
        continue;
      if (transcript == NULL)
        transcript = analyzer_transcript_new_from_text (text, length, is_typed);
      result = analyzer_export_split (transcript, profile, input->path, cancellable, error);
      if (result == NULL)
        return NULL;
      choose (&best, result);
    }

  return best != NULL ? hand_over (input, best) : NULL;
}

/**
 * analyzer_export_read_text:
 * @input: what the reader was given
 * @text: all of it in UTF-8, with LF at the ends of lines
 * @length: its length in bytes
 * @cancellable: (nullable): stops the work
 *
 * Returns: (transfer full) (nullable) (element-type AnalyzerArticle): the
 *   articles of an export, or %NULL where it is none, and with @error set where
 *   the work was stopped
 */
GPtrArray *
analyzer_export_read_text (const AnalyzerInput  *input,
                           const char           *text,
                           gsize                 length,
                           GCancellable         *cancellable,
                           GError              **error)
{
  return input->may_be_export ? read_lines (input, text, length, TRUE, cancellable, error) : NULL;
}

/**
 * analyzer_export_read_manuscript:
 * @input: what the reader was given
 * @manuscript: all that is in it
 * @cancellable: (nullable): stops the work
 *
 * Returns: as analyzer_export_read_text()
 */
GPtrArray *
analyzer_export_read_manuscript (const AnalyzerInput  *input,
                                 AnalyzerManuscript   *manuscript,
                                 GCancellable         *cancellable,
                                 GError              **error)
{
  g_autofree char *text = NULL, *whole = NULL;
  const char *title;

  if (!input->may_be_export)
    return NULL;

  /* What is set as the document's title is that of the first article. */
  text = analyzer_manuscript_dup_text (manuscript);
  title = analyzer_manuscript_get_field (manuscript, ANALYZER_FIELD_TITLE, "title-style");
  whole = title != NULL ? g_strconcat (title, "\n\n", text, NULL) : g_steal_pointer (&text);

  return read_lines (input, whole, strlen (whole), FALSE, cancellable, error);
}

/**
 * analyzer_export_read_page:
 * @input: what the reader was given, a web page
 * @cancellable: (nullable): stops the work
 *
 * Returns: as analyzer_export_read_text()
 */
GPtrArray *
analyzer_export_read_page (const AnalyzerInput  *input,
                           GCancellable         *cancellable,
                           GError              **error)
{
  GPtrArray *profiles;
  g_autoptr(AnalyzerExportResult) best = NULL;

  if (!input->may_be_export)
    return NULL;

  profiles = analyzer_export_profiles_get (input->in_helper ? NULL : input->failures);
  for (guint i = 0; i < profiles->len; i++)
    {
      AnalyzerExportProfile *profile = g_ptr_array_index (profiles, i);
      g_autoptr(AnalyzerPage) page = NULL;
      g_autoptr(AnalyzerTranscript) transcript = NULL;
      AnalyzerExportResult *result;

      if (!analyzer_export_profile_fits (profile, input->data, input->length))
        continue;
      /* What is wrong with the page its own reader says. */
      page = analyzer_page_parse_marked (input->bytes, profile->names, cancellable, NULL);
      if (page == NULL)
        return NULL;
      transcript = analyzer_transcript_new_from_page (page);
      result = analyzer_export_split (transcript, profile, input->path, cancellable, error);
      if (result == NULL)
        return NULL;
      for (guint j = 0; j < result->articles->len; j++)
        analyzer_article_add_candidate (g_ptr_array_index (result->articles, j), ANALYZER_FIELD_LANGUAGE,
                                        page->language, "html");
      choose (&best, result);
    }

  return best != NULL ? hand_over (input, best) : NULL;
}

static guint
export_recognise (const AnalyzerInput *input)
{
  /* The readers of the documents that exports come in ask for themselves. */
  return 0;
}

static GPtrArray *
export_read (const AnalyzerInput  *input,
             GCancellable         *cancellable,
             GError              **error)
{
  const AnalyzerReader *reader = analyzer_reader_recognise (input);
  g_autoptr(GPtrArray) articles = NULL;

  if (reader != NULL)
    {
      articles = reader->read (input, cancellable, error);
      if (articles == NULL)
        return NULL;
      if (strcmp (analyzer_article_get_format (g_ptr_array_index (articles, 0)), "export") == 0)
        return g_steal_pointer (&articles);
    }

  g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE,
                       _("No profile knows how this export is laid out; write one, or open it as another format."));

  return NULL;
}

static const char *const extensions[] = { NULL };
static const char *const mime_types[] = { NULL };

const AnalyzerReader analyzer_export_reader = {
  .id = "export",
  .name = N_("Database export (Nexis, Factiva, ProQuest, Europresse)"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = export_recognise,
  .read = export_read,
  .apart_from = ANALYZER_APART_ALWAYS,
};
