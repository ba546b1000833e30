/* error.h: what can be wrong with a library.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnalyzerLibraryError:
 * @ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY: the file is something else
 * @ANALYZER_LIBRARY_ERROR_TOO_NEW: a later version of the program made it
 * @ANALYZER_LIBRARY_ERROR_DAMAGED: its content makes no sense
 * @ANALYZER_LIBRARY_ERROR_BUSY: another program is writing into it
 * @ANALYZER_LIBRARY_ERROR_FULL: there is no room left on the disk
 * @ANALYZER_LIBRARY_ERROR_NOT_ACCESSIBLE: it can't be opened or written
 * @ANALYZER_LIBRARY_ERROR_NOT_FOUND: there is no such article in it
 * @ANALYZER_LIBRARY_ERROR_FAILED: something else
 */
typedef enum
{
  ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY,
  ANALYZER_LIBRARY_ERROR_TOO_NEW,
  ANALYZER_LIBRARY_ERROR_DAMAGED,
  ANALYZER_LIBRARY_ERROR_BUSY,
  ANALYZER_LIBRARY_ERROR_FULL,
  ANALYZER_LIBRARY_ERROR_NOT_ACCESSIBLE,
  ANALYZER_LIBRARY_ERROR_NOT_FOUND,
  ANALYZER_LIBRARY_ERROR_FAILED,
} AnalyzerLibraryError;

#define ANALYZER_LIBRARY_ERROR (analyzer_library_error_quark ())
GQuark analyzer_library_error_quark (void);

G_END_DECLS
