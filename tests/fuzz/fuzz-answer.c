/* What is made of the reading helper's answer, whoever wrote it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"
#include "reading/answer.h"
#include "reading/reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GPtrArray) failures = analyzer_failures_new ();
  g_autoptr(GError) error = NULL, other = NULL;
  g_autoptr(GPtrArray) articles = analyzer_answer_read (bytes, failures, &error);
  g_autoptr(GPtrArray) members = analyzer_members_answer_read (bytes, &other);

  g_assert_true ((articles == NULL) == (error != NULL));
  g_assert_true ((members == NULL) == (other != NULL));
  for (guint i = 0; articles != NULL && i < articles->len; i++)
    fuzz_check (g_ptr_array_index (articles, i));

  return 0;
}
