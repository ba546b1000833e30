/* What is in a DOCX once it is unpacked: the text, its styles and its notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"
#include "../reading/packing.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *part = g_strndup ((const char *) data, MIN (size, 512 * 1024));
  g_autoptr(GBytes) packed = pack ("zip", FALSE, "word/document.xml", part, "word/styles.xml", part, "word/footnotes.xml", part,
                                   "docProps/core.xml", part, NULL);
  gsize length;
  const uint8_t *bytes = g_bytes_get_data (packed, &length);

  fuzz_read (bytes, length, "office");

  return 0;
}
