/* error.c: why a document can't be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <gio/gio.h>

#include "reading/error.h"

G_DEFINE_QUARK (analyzer-reading-error-quark, analyzer_reading_error)

static const char *const codes[] = {
  [ANALYZER_READING_ERROR_NOT_FOUND] = "not-found",
  [ANALYZER_READING_ERROR_NOT_READABLE] = "not-readable",
  [ANALYZER_READING_ERROR_FOLDER] = "folder",
  [ANALYZER_READING_ERROR_EMPTY] = "empty",
  [ANALYZER_READING_ERROR_BINARY] = "binary",
  [ANALYZER_READING_ERROR_TOO_LARGE] = "too-large",
  [ANALYZER_READING_ERROR_DAMAGED] = "damaged",
  [ANALYZER_READING_ERROR_UNKNOWN_FORMAT] = "unknown-format",
  [ANALYZER_READING_ERROR_NO_TEXT] = "no-text",
  [ANALYZER_READING_ERROR_PASSED_OVER] = "passed-over",
  [ANALYZER_READING_ERROR_PROFILE] = "profile",
};

/**
 * analyzer_reading_error_to_code:
 * @error: what a reader answered
 *
 * Returns: the word that stands for it in the program's JSON, such as
 *   `not-found`; `cancelled` where the user stopped it, `failed` for an error
 *   that is not about reading
 */
const char *
analyzer_reading_error_to_code (const GError *error)
{
  g_return_val_if_fail (error != NULL, "failed");

  if (error->domain == ANALYZER_READING_ERROR && (guint) error->code < G_N_ELEMENTS (codes))
    return codes[error->code];
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";

  return "failed";
}
