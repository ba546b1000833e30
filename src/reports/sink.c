/* sink.c: a file that is written whole or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reports"
#define _GNU_SOURCE 1           /* O_TMPFILE */

#include "config.h"

#include "reports/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _AnalyzerSink
{
  char        *name;            /* for messages */
  char        *target;          /* where it ends up; %NULL where it is written in place */
  char        *temporary;       /* what it is called until then; %NULL where it has no name */
  gboolean     exists;          /* whether the target was there before */
  struct stat  before;          /* what it was */
  int          fd;
};

static void
set_error (AnalyzerSink  *self,
           int            code,
           GError       **error)
{
  const char *advice;

  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      advice = _("there is no such folder");
      break;

    case ENOSPC:
    case EDQUOT:
      advice = _("the disk is full");
      break;

    case EACCES:
    case EPERM:
    case EROFS:
      advice = _("you may not write there");
      break;

    case EISDIR:
      advice = _("it is a folder");
      break;

    default:
      advice = g_strerror (code);
    }

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("“%s” can’t be written: %s"), self->name, advice);
}

/* Where a link leads, so that a new file takes the place of the linked one and
 * not of the link. A link that leads nowhere is treated as the file's name. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);

  return copy;
}

/* A name beside the target that nobody else has, as a file can only be renamed
 * on its own disk. It is kept short for file systems that allow no longer ones. */
static char *
make_template (AnalyzerSink *self)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  g_autofree char *base = g_path_get_basename (self->target);

  base[MIN (strlen (base), 32)] = '\0';

  return g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
}

/* Where the system allows it the new file has no name yet, so that nothing is
 * left behind however the program ends. */
static gboolean
open_temporary (AnalyzerSink  *self,
                GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);

  self->fd = open (folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd < 0 && errno != ENOENT && errno != ENOTDIR && errno != EACCES)
    {
      self->temporary = make_template (self);
      self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0666);
    }
  if (self->fd < 0)
    {
      int saved = errno;

      g_clear_pointer (&self->temporary, g_free);
      set_error (self, saved, error);
      return FALSE;
    }

  /* Who could read the old file can read the new one. */
  if (self->exists && fchmod (self->fd, self->before.st_mode & 07777) != 0)
    g_debug ("%s keeps the usual permissions: %s", self->name, g_strerror (errno));

  return TRUE;
}

/* Gives a file without a name one, which is the last thing before it takes its
 * place: a file that is there can be replaced by renaming only. */
static gboolean
name_temporary (AnalyzerSink *self)
{
  char source[64];

  g_snprintf (source, sizeof source, "/proc/self/fd/%d", self->fd);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = make_template (self);

      for (char *p = name + strlen (name) - 6; *p != '\0'; p++)
        *p = 'a' + g_random_int_range (0, 26);
      if (linkat (AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0)
        {
          self->temporary = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }

  return FALSE;
}

/**
 * analyzer_sink_new:
 * @path: where the file shall be, `-` for standard output
 *
 * What is written appears at @path only once analyzer_sink_finish() is called;
 * until then a file that is there stays as it is. Devices and pipes are written
 * at once.
 *
 * Returns: (transfer full): a file to write, or %NULL with @error set
 */
AnalyzerSink *
analyzer_sink_new (const char  *path,
                   GError     **error)
{
  g_autoptr(AnalyzerSink) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (AnalyzerSink, 1);
  self->fd = -1;
  self->name = g_filename_display_name (path);

  if (g_str_equal (path, "-"))
    {
      self->fd = STDOUT_FILENO;
      self->exists = fstat (self->fd, &self->before) == 0;
      return g_steal_pointer (&self);
    }

  self->exists = stat (path, &self->before) == 0;
  if (self->exists && S_ISDIR (self->before.st_mode))
    {
      set_error (self, EISDIR, error);
      return NULL;
    }

  if (self->exists && !S_ISREG (self->before.st_mode))
    {
      self->fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
      if (self->fd < 0)
        {
          set_error (self, errno, error);
          return NULL;
        }
      return g_steal_pointer (&self);
    }

  /* A file that its owner has locked against writing is not to be replaced. */
  if (self->exists && g_access (path, W_OK) != 0)
    {
      set_error (self, errno, error);
      return NULL;
    }

  self->target = resolve (path);
  if (!open_temporary (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * analyzer_sink_free:
 *
 * Forgets what was written where it has not been finished.
 */
void
analyzer_sink_free (AnalyzerSink *self)
{
  if (self->fd >= 0 && self->fd != STDOUT_FILENO)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->name);
  g_free (self->target);
  g_free (self->temporary);
  g_free (self);
}

/**
 * analyzer_sink_would_harm:
 * @path: a file that is read
 *
 * Returns: whether @path is the file that would be written over, by whatever
 *   name or link
 */
gboolean
analyzer_sink_would_harm (AnalyzerSink *self,
                          const char   *path)
{
  struct stat other;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return self->exists && S_ISREG (self->before.st_mode) && stat (path, &other) == 0 &&
         other.st_dev == self->before.st_dev && other.st_ino == self->before.st_ino;
}

/**
 * analyzer_sink_write:
 * @bytes: what to write
 * @length: how many bytes
 *
 * Returns: whether it could be written
 */
gboolean
analyzer_sink_write (AnalyzerSink  *self,
                     const char    *bytes,
                     gsize          length,
                     GError       **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  while (length > 0)
    {
      gssize n = write (self->fd, bytes, length);

      if (n < 0)
        {
          if (errno == EINTR)
            continue;
          set_error (self, errno, error);
          return FALSE;
        }
      bytes += n;
      length -= n;
    }

  return TRUE;
}

/**
 * analyzer_sink_finish:
 *
 * Puts the file into its place, after it has reached the disk.
 *
 * Returns: whether it is there; else what was there before still is
 */
gboolean
analyzer_sink_finish (AnalyzerSink  *self,
                      GError       **error)
{
  int fd;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  if (self->fd == STDOUT_FILENO)
    return TRUE;

  if (self->target != NULL &&
      (fsync (self->fd) != 0 || (self->temporary == NULL && !name_temporary (self))))
    {
      set_error (self, errno, error);
      return FALSE;
    }

  fd = self->fd;
  self->fd = -1;
  if (close (fd) != 0)
    {
      set_error (self, errno, error);
      return FALSE;
    }

  if (self->temporary != NULL)
    {
      if (g_rename (self->temporary, self->target) != 0)
        {
          set_error (self, errno, error);
          return FALSE;
        }
      g_clear_pointer (&self->temporary, g_free);
    }

  return TRUE;
}
