/* What is made of pdftotext's answer, and of a document's XMP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"
#include "reading/pdf-words.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(AnalyzerManuscript) manuscript = analyzer_manuscript_new (), whole = analyzer_manuscript_new ();
  g_autoptr(AnalyzerArticle) article = NULL;

  analyzer_pdf_read_words (bytes, bytes, whole, manuscript);
  if (analyzer_manuscript_is_empty (manuscript))
    return 0;

  article = analyzer_manuscript_finish (manuscript, "pdf", TRUE);
  fuzz_check (article);

  return 0;
}
