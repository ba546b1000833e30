/* helper.c: another program that does a part of the reading, within limits.
 *
 * A library that reads a large format has large faults. It runs in a process
 * of its own, which may use only so much time and memory and write no file, so
 * that a broken document takes down nothing else.
 *
 * PDF is read by programs of poppler, mail, archives and all that is large by
 * one of our own: see apart.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "reading/error.h"
#include "reading/helper.h"

#define FILES_MAX 64
#define PIECE (256 * 1024)

static const AnalyzerHelperLimits usual_limits = {
  .seconds = 30,
  .memory = 2ul * 1024 * 1024 * 1024,
  .output = 128u * 1024 * 1024,
};

static void
limit (int    resource,
       rlim_t value)
{
  const struct rlimit limits = { value, value };

  /* A stricter limit that is set already stays. */
  setrlimit (resource, &limits);
}

/* In the new process, before the program starts. */
static void
set_limits (gpointer user_data)
{
  const AnalyzerHelperLimits *limits = user_data;

  /* The alarm stops one that waits for something, and so uses no time. */
  limit (RLIMIT_CPU, limits->seconds);
  alarm (2 * limits->seconds);
  if (limits->memory > 0)
    limit (RLIMIT_AS, limits->memory);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, FILES_MAX);
  limit (RLIMIT_CORE, 0);
}

/* A file without a name that holds the input, from its beginning. */
static int
open_input (GBytes *input)
{
  gsize length, at = 0;
  const char *data = g_bytes_get_data (input, &length);
  int fd = memfd_create ("analyzer-input", MFD_CLOEXEC);

  while (fd >= 0 && at < length)
    {
      gssize n = write (fd, data + at, length - at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (fd);
          return -1;
        }
      at += n;
    }
  if (fd >= 0 && lseek (fd, 0, SEEK_SET) < 0)
    {
      close (fd);
      return -1;
    }

  return fd;
}

static GBytes *
read_output (GSubprocess   *process,
             gsize          most,
             GCancellable  *cancellable,
             GError       **error)
{
  GInputStream *stream = g_subprocess_get_stdout_pipe (process);
  g_autoptr(GByteArray) output = g_byte_array_new ();
  g_autofree char *piece = g_malloc (PIECE);
  gssize n;

  while ((n = g_input_stream_read (stream, piece, PIECE, cancellable, error)) > 0)
    {
      if (output->len + (gsize) n > most)
        {
          g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                               _("The document holds too much text; split it and try again."));
          return NULL;
        }
      g_byte_array_append (output, (const guint8 *) piece, n);
    }

  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&output)) : NULL;
}

/**
 * analyzer_helper_run:
 * @arguments: (array zero-terminated=1): the program and its arguments
 * @input: what it reads from its standard input
 * @limits: (nullable): what it may use; %NULL for as much as a long document
 *   takes
 * @status: (out): its exit status, -1 where it was stopped
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full): what it wrote, or %NULL with @error set
 */
GBytes *
analyzer_helper_run (const char *const           *arguments,
                     GBytes                      *input,
                     const AnalyzerHelperLimits  *limits,
                     int                         *status,
                     GCancellable                *cancellable,
                     GError                     **error)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) output = NULL;
  int fd = open_input (input);

  if (limits == NULL)
    limits = &usual_limits;
  *status = -1;
  if (fd < 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NOT_READABLE,
                           _("There is not enough memory to read the document; close other programs and try again."));
      return NULL;
    }

  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_subprocess_launcher_set_child_setup (launcher, set_limits, (gpointer) limits, NULL);
  process = g_subprocess_launcher_spawnv (launcher, arguments, NULL);
  if (process == NULL)
    {
      g_set_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NOT_READABLE,
                   _("Reading this needs the program %s; install it and try again."), arguments[0]);
      return NULL;
    }

  output = read_output (process, limits->output, cancellable, error);
  if (output == NULL)
    {
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);
      return NULL;
    }

  if (!g_subprocess_wait (process, cancellable, error))
    {
      g_subprocess_force_exit (process);
      return NULL;
    }
  if (g_subprocess_get_if_exited (process))
    *status = g_subprocess_get_exit_status (process);

  return g_steal_pointer (&output);
}
