/* error.h: why a document can't be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnalyzerReadingError:
 * @ANALYZER_READING_ERROR_NOT_FOUND: there is no such file
 * @ANALYZER_READING_ERROR_NOT_READABLE: it may not be read, or reading it failed
 * @ANALYZER_READING_ERROR_FOLDER: it is a folder
 * @ANALYZER_READING_ERROR_EMPTY: it holds nothing, or white space alone
 * @ANALYZER_READING_ERROR_BINARY: it is no text and of no format that is known
 * @ANALYZER_READING_ERROR_TOO_LARGE: it is larger than what is read
 * @ANALYZER_READING_ERROR_DAMAGED: it is not what it says it is, or a part is missing
 * @ANALYZER_READING_ERROR_UNKNOWN_FORMAT: there is no reader of the format asked for
 * @ANALYZER_READING_ERROR_NO_TEXT: it was read, but there is no article in it
 * @ANALYZER_READING_ERROR_PASSED_OVER: a part of it is no article, the others are
 * @ANALYZER_READING_ERROR_PROFILE: a profile of exports that a user wrote is
 *   broken, or none fits
 *
 * What can be wrong with a document that a user wants to read.
 */
typedef enum
{
  ANALYZER_READING_ERROR_NOT_FOUND,
  ANALYZER_READING_ERROR_NOT_READABLE,
  ANALYZER_READING_ERROR_FOLDER,
  ANALYZER_READING_ERROR_EMPTY,
  ANALYZER_READING_ERROR_BINARY,
  ANALYZER_READING_ERROR_TOO_LARGE,
  ANALYZER_READING_ERROR_DAMAGED,
  ANALYZER_READING_ERROR_UNKNOWN_FORMAT,
  ANALYZER_READING_ERROR_NO_TEXT,
  ANALYZER_READING_ERROR_PASSED_OVER,
  ANALYZER_READING_ERROR_PROFILE,
} AnalyzerReadingError;

#define ANALYZER_READING_ERROR (analyzer_reading_error_quark ())
GQuark      analyzer_reading_error_quark   (void);
const char *analyzer_reading_error_to_code (const GError *error);

G_END_DECLS
