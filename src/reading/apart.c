/* apart.c: reads a document in a process of its own.
 *
 * The libraries for mail and archives are large, and so is what may be wrong
 * with them. The program analyzer-reader, which does nothing but call them, is
 * started for each document that needs one, with limits on time, memory and
 * files; what becomes of it is the affair of that document alone.
 *
 * Starting it takes about as long as reading two web pages. That is why small
 * documents without such a library are read at once where they are asked for;
 * what does the work there is fuzzed, and its input small.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "reading/answer.h"
#include "reading/apart.h"
#include "reading/archive.h"
#include "reading/decode.h"
#include "reading/export-profile.h"
#include "reading/helper.h"
#include "reading/reader-private.h"
#include "text/places.h"

#define PROGRAM "analyzer-reader"
#define SECONDS 30u
#define SECOND_SIZE (1024 * 1024)

/* The address sanitizer sets aside more addresses than any limit has. */
#if defined (__SANITIZE_ADDRESS__)
#define MEMORY 0
#elif defined (__has_feature)
#if __has_feature (address_sanitizer)
#define MEMORY 0
#endif
#endif
#ifndef MEMORY
#define MEMORY (2ul * 1024 * 1024 * 1024)
#endif

/* How the helper is called: PROGRAM WORK FORMAT KIND [PATH] */
#define WORK_READ "read"
#define WORK_UNPACK "unpack"
#define KIND_ANY "any"
#define KIND_ARTICLE "article"

static char *
dup_program (void)
{
  const char *chosen = g_getenv ("ANALYZER_READER");

  return chosen != NULL && *chosen != '\0' ? g_strdup (chosen) : analyzer_places_dup_program_path (PROGRAM);
}

static GBytes *
ask_helper (const AnalyzerInput  *input,
            const char           *work,
            const char           *format,
            GCancellable         *cancellable,
            GError              **error)
{
  g_autofree char *program = dup_program ();
  const char *const arguments[] = {
    program, work, format, input->may_be_export ? KIND_ANY : KIND_ARTICLE, input->path, NULL
  };
  const AnalyzerHelperLimits limits = {
    .seconds = SECONDS + input->length / SECOND_SIZE,
    .memory = MEMORY,
    .output = 2 * ANALYZER_FILE_MAX,
  };
  g_autoptr(GBytes) answer = NULL;
  int status;

  answer = analyzer_helper_run (arguments, input->bytes, &limits, &status, cancellable, error);
  if (answer == NULL || status == 0)
    return g_steal_pointer (&answer);

  g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                       _("Reading the document was stopped, as it is damaged or takes too much time or memory; save it in"
                         " another format and open that."));

  return NULL;
}

/**
 * analyzer_apart_read:
 * @reader: who reads it
 * @input: a document
 * @cancellable: (nullable): stops the reading
 *
 * Reads as @reader does, in a process of its own.
 *
 * Returns: (transfer full) (element-type AnalyzerArticle): at least one
 *   article, or %NULL with @error set
 */
GPtrArray *
analyzer_apart_read (const AnalyzerReader  *reader,
                     const AnalyzerInput   *input,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  g_autoptr(GBytes) answer = NULL;
  GPtrArray *articles;

  /* The helper tells of broken profiles for every document, this once. */
  if (input->may_be_export)
    analyzer_export_profiles_get (input->failures);

  answer = ask_helper (input, WORK_READ, reader->id, cancellable, error);
  if (answer == NULL)
    return NULL;

  articles = analyzer_answer_read (answer, failures, error);
  for (guint i = 0; i < failures->len; i++)
    {
      const AnalyzerFailure *failure = g_ptr_array_index (failures, i);

      analyzer_failures_add (input->failures, failure->path, failure->error);
    }

  return articles;
}

/**
 * analyzer_apart_unpack:
 * @input: an archive
 * @cancellable: (nullable): stops the work
 *
 * Unpacks as analyzer_folder_unpack() does, in a process of its own.
 *
 * Returns: (transfer full) (element-type AnalyzerMember): what it holds, or
 *   %NULL with @error set
 */
GPtrArray *
analyzer_apart_unpack (const AnalyzerInput  *input,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr(GBytes) answer = ask_helper (input, WORK_UNPACK, "archive", cancellable, error);

  return answer != NULL ? analyzer_members_answer_read (answer, error) : NULL;
}

/* In the helper: everything is done in this process. */
static GBytes *
answer_input (AnalyzerInput        *input,
              const char           *work,
              const AnalyzerReader *reader)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) result = NULL;

  if (strcmp (work, WORK_UNPACK) == 0)
    {
      result = analyzer_folder_unpack (input, NULL, &error);

      return analyzer_members_answer_new (result, error);
    }

  input->head = analyzer_decode_head (input->data, input->length, ANALYZER_HEAD_MAX);
  result = reader->read (input, NULL, &error);
  g_free (input->head);

  return analyzer_answer_new (result, input->failures, error);
}

static gboolean
write_all (GBytes *bytes)
{
  gsize length, at = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  while (at < length)
    {
      gssize n = write (STDOUT_FILENO, data + at, length - at);

      if (n < 0 && errno != EINTR)
        return FALSE;
      at += MAX (n, 0);
    }

  return TRUE;
}

/**
 * analyzer_apart_serve:
 *
 * What the helper does: reads the document on its standard input and writes the
 * answer to its standard output. Only analyzer_apart_read() and
 * analyzer_apart_unpack() know how to call it.
 *
 * Returns: the exit status
 */
int
analyzer_apart_serve (int    argc,
                      char **argv)
{
  const AnalyzerReader *reader = argc >= 4 ? analyzer_reader_get (argv[2]) : NULL;
  g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, NULL);
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  g_autoptr(GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr(GBytes) answer = NULL;
  AnalyzerInput input = { .bytes = bytes, .failures = failures, .in_helper = TRUE };

  if (reader == NULL || bytes == NULL)
    return 1;

  input.data = g_bytes_get_data (bytes, &input.length);
  input.path = argv[4];
  input.may_be_export = strcmp (argv[3], KIND_ANY) == 0;
  answer = answer_input (&input, argv[1], reader);

  return write_all (answer) ? 0 : 1;
}
