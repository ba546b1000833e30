/* unpack.c: what is in a compressed file, within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/error.h"
#include "reading/reader.h"
#include "reading/unpack.h"

/* Text shrinks to a third or a tenth; what grows a hundredfold is no article.
 * Small files may do so: a page of blanks is harmless. */
#define RATIO_MAX 100
#define RATIO_FREE (16u * 1024 * 1024)
#define PIECE (256 * 1024)

/**
 * analyzer_is_gzip:
 * @bytes: a file
 *
 * Returns: whether it is compressed by gzip
 */
gboolean
analyzer_is_gzip (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 10 && memcmp (data, "\x1f\x8b\x08", 3) == 0;
}

/**
 * analyzer_unpack_gzip:
 * @bytes: a file that is compressed by gzip
 * @cancellable: (nullable): stops the work
 *
 * Returns: (transfer full): what is in it, or %NULL with @error set where it is
 *   damaged or becomes too large
 */
GBytes *
analyzer_unpack_gzip (GBytes        *bytes,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GByteArray) result = g_byte_array_new ();
  g_autofree char *piece = g_malloc (PIECE);
  gsize length, at = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  GConverterResult state = G_CONVERTER_CONVERTED;

  while (state != G_CONVERTER_FINISHED)
    {
      g_autoptr(GError) failure = NULL;
      gsize n_read = 0, n_written = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      state = g_converter_convert (converter, data + at, length - at, piece, PIECE, G_CONVERTER_INPUT_AT_END,
                                   &n_read, &n_written, &failure);
      if (state == G_CONVERTER_ERROR)
        {
          g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                               _("The compressed file is damaged or cut off; fetch it again."));
          return NULL;
        }
      at += n_read;
      /* Web archives are many compressed pieces, one after the other. */
      if (state == G_CONVERTER_FINISHED && length - at >= 10 && memcmp (data + at, "\x1f\x8b\x08", 3) == 0)
        {
          g_converter_reset (converter);
          state = G_CONVERTER_CONVERTED;
        }
      g_byte_array_append (result, (const guint8 *) piece, n_written);

      if (result->len > ANALYZER_FILE_MAX || (result->len > RATIO_FREE && result->len / RATIO_MAX > at))
        {
          g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                               _("The compressed file becomes too large when unpacked; unpack it yourself and open"
                                 " the article in it."));
          return NULL;
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&result));
}
