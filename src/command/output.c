/* output.c: standard output.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include "command/output.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Where no terminal says how wide it is. */
#define USUAL_WIDTH 80

/**
 * analyzer_print_bytes:
 * @bytes: what to print
 * @length: how many bytes
 *
 * Prints at once, without any buffer: whoever reads the other end of a pipe
 * gets each article as soon as it is done.
 *
 * Returns: whether it could be printed
 */
gboolean
analyzer_print_bytes (const char  *bytes,
                      gsize        length,
                      GError     **error)
{
  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, bytes, length);

      if (n < 0)
        {
          int saved = errno;

          if (saved == EINTR)
            continue;
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                       _("The output can’t be written: %s"), g_strerror (saved));
          return FALSE;
        }
      bytes += n;
      length -= n;
    }

  return TRUE;
}

/**
 * analyzer_print_width:
 *
 * Returns: how many columns a line of the output has
 */
guint
analyzer_print_width (void)
{
  struct winsize size;

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;

  return USUAL_WIDTH;
}

/**
 * analyzer_print_in_colours:
 *
 * Returns: whether the output is a terminal that shows colours to a user who
 *   wants them (see no-color.org)
 */
gboolean
analyzer_print_in_colours (void)
{
  const char *unwanted = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && (unwanted == NULL || *unwanted == '\0') &&
         g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}
