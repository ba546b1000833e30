/* train-first-names.c: learns which first names women and men bear.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <math.h>

#include "discourse/person-names.h"
#include "training/training.h"

/* Per cent of a sex: added to both shares, so that rare names are told with less
 * certainty. */
#define SMOOTHING 0.0005

typedef struct
{
  double women;
  double men;
} Shares;

static gboolean
read_shares (AnalyzerTraining  *training,
             const char        *name,
             gboolean           women,
             GHashTable        *shares,
             GError           **error)
{
  g_autofree char *path = g_build_filename (training->corpus, "open", "names", name, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) fields = g_strsplit_set (lines[i], " \t", 2);
      g_autofree char *folded = NULL;
      Shares *share;

      if (fields[0] == NULL || fields[0][0] == '\0' || fields[1] == NULL)
        continue;
      folded = analyzer_fold_name (fields[0], -1);
      share = g_hash_table_lookup (shares, folded);
      if (share == NULL)
        {
          share = g_new0 (Shares, 1);
          g_hash_table_insert (shares, g_steal_pointer (&folded), share);
        }
      if (women)
        share->women = g_ascii_strtod (g_strstrip (fields[1]), NULL);
      else
        share->men = g_ascii_strtod (g_strstrip (fields[1]), NULL);
    }

  return TRUE;
}

static GHashTable *
read_all (AnalyzerTraining  *training,
          GError           **error)
{
  g_autoptr(GHashTable) shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!read_shares (training, "census-1990-female-first.txt", TRUE, shares, error) ||
      !read_shares (training, "census-1990-male-first.txt", FALSE, shares, error))
    return NULL;

  return g_steal_pointer (&shares);
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const AnalyzerSparseWeight *x = a, *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;

  return x->label < y->label ? -1 : x->label > y->label;
}

gboolean
analyzer_train_first_names (AnalyzerTraining  *training,
                            GError           **error)
{
  g_autoptr(GHashTable) shares = read_all (training, error);
  g_autoptr(GArray) weights = g_array_new (FALSE, FALSE, sizeof (AnalyzerSparseWeight));
  g_autoptr(AnalyzerModelWriter) writer = NULL;
  GHashTableIter iter;
  gpointer name, value;

  if (shares == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Shares *share = value;
      AnalyzerSparseWeight femininity = { analyzer_hash_first_name (name), ANALYZER_FIRST_NAMES_FEMININITY, 0 };
      AnalyzerSparseWeight frequency = { femininity.hash, ANALYZER_FIRST_NAMES_FREQUENCY, 0 };

      femininity.weight = log ((share->women + SMOOTHING) / (share->men + SMOOTHING));
      frequency.weight = 1 + log1p ((share->women + share->men) * 100);
      g_array_append_val (weights, femininity);
      g_array_append_val (weights, frequency);
    }
  g_array_sort (weights, compare_weights);

  writer = analyzer_model_writer_new ("first-names", ANALYZER_FIRST_NAMES_FEATURES);
  analyzer_model_writer_add_sparse (writer, "names", (AnalyzerSparseWeight *) (void *) weights->data, weights->len,
                                    ANALYZER_FIRST_NAMES_LABELS, 8);

  return analyzer_training_save (training, "first-names", writer,
                                 "shares of first names among women and men in the 1990 census of the United States, "
                                 "public domain",
                                 NULL, error);
}

gboolean
analyzer_evaluate_first_names (AnalyzerTraining  *training,
                               GString           *figures,
                               GError           **error)
{
  g_autoptr(GHashTable) shares = read_all (training, error);
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  GHashTableIter iter;
  gpointer name, value;
  guint known = 0, right = 0, n = 0;

  if (shares == NULL || models == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Shares *share = value;

      n++;
      known += analyzer_is_first_name (models, name);
      right += (analyzer_first_name_femininity (models, name) > 0) == (share->women > share->men);
    }

  g_string_append_printf (figures, "first-names: %u names, %.1f %% known, sex of the majority told for %.1f %%\n",
                          n, 100.0 * known / MAX (n, 1), 100.0 * right / MAX (n, 1));

  return TRUE;
}
