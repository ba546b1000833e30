/* samples.c: the sentences to learn from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "training/samples.h"

/**
 * analyzer_samples_new:
 * @trees: (element-type AnalyzerTree): annotated documents
 * @longest: sentences of more words are left out
 *
 * Returns: (transfer full) (element-type AnalyzerSample): their sentences
 */
GArray *
analyzer_samples_new (GPtrArray *trees,
                      guint      longest)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (AnalyzerSample));

  for (guint i = 0; i < trees->len; i++)
    {
      const AnalyzerTree *tree = g_ptr_array_index (trees, i);

      for (guint k = 0; k < tree->prose->n_sentences; k++)
        {
          AnalyzerSample sample = { tree, k };

          if (tree->prose->sentences[k].n_tokens <= longest)
            g_array_append_val (self, sample);
        }
    }

  return self;
}
