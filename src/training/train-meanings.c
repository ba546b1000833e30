/* train-meanings.c: learns what kind of word a word is from word vectors.
 *
 * The vectors come from outside, in the text form of GloVe (Pennington, Socher
 * and Manning 2014): a word and its numbers a line, frequent words first. They
 * are made shorter by their principal components, without the first one, which
 * tells little but how frequent a word is (Mu and Viswanath 2018). The classes
 * are made by k-means over directions (Dhillon and Modha 2001), first the
 * coarse ones, then the fine ones within each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <math.h>
#include <string.h>

#include "language/meanings.h"
#include "language/words.h"
#include "text/places.h"
#include "training/training.h"

#define N_ROWS (1 << 16)
#define N_WORDS 52000
/* The words that say where the components and the middles of classes lie. */
#define N_LEADING 20000
#define N_DROPPED 1
#define N_COMPONENTS (N_DROPPED + ANALYZER_MEANING_LENGTH)
#define N_ROUNDS 25
#define MAX_DIMENSIONS 1024

typedef struct
{
  GArray *hashes;               /* of guint32, by word */
  GArray *numbers;              /* of float, the vectors one after the other */
  guint   length;               /* of a vector */
} Vectors;

static void
vectors_free (Vectors *self)
{
  g_array_unref (self->hashes);
  g_array_unref (self->numbers);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Vectors, vectors_free)

static float *
get_vector (const Vectors *self,
            guint          word)
{
  return &g_array_index (self->numbers, float, (gsize) word * self->length);
}

static gboolean
has_letter (const char *word,
            gsize       length)
{
  for (const char *at = word; at < word + length; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/* Reads the numbers behind the word of a line. */
static guint
read_numbers (const char *at,
              const char *end,
              GArray     *numbers)
{
  guint n = 0;

  while (at < end && n < MAX_DIMENSIONS)
    {
      char *after;
      float number = g_ascii_strtod (at, &after);

      if (after == at || after > end || !isfinite (number))
        break;
      g_array_append_val (numbers, number);
      n++;
      at = after;
    }

  return n;
}

static Vectors *
read_vectors (const char  *path,
              GError     **error)
{
  g_autoptr(Vectors) self = g_new0 (Vectors, 1);
  g_autofree char *text = NULL;
  gsize length;
  guint number = 0;

  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (float));
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  for (const char *line = text, *next; line < text + length && self->hashes->len < N_WORDS; line = next)
    {
      const char *end = memchr (line, '\n', text + length - line);
      const char *space;
      guint n;

      end = end != NULL ? end : text + length;
      next = end + 1;
      number++;
      space = memchr (line, ' ', end - line);
      if (space == NULL || space == line || !g_utf8_validate (line, space - line, NULL) || !has_letter (line, space - line))
        continue;

      n = read_numbers (space, end, self->numbers);
      if (self->length == 0)
        self->length = n;
      if (n != self->length || n < N_COMPONENTS)
        {
          g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                       "Line %u of “%s” has %u numbers; each line must have a word and as many numbers, at least %d",
                       number, path, n, N_COMPONENTS);
          return NULL;
        }
      g_array_append_vals (self->hashes, &(guint32) { analyzer_hash_bytes (line, space - line) }, 1);
    }

  if (self->hashes->len < ANALYZER_N_COARSE_CLASSES * ANALYZER_CLASSES_PER_COARSE)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "“%s” has the vectors of %u words; that is too few", path,
                   self->hashes->len);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static float
multiply (const float *a,
          const float *b,
          guint        n)
{
  float sum = 0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];

  return sum;
}

static void
normalise (float *vector,
           guint  n)
{
  float length = sqrtf (multiply (vector, vector, n));

  if (length > 0)
    for (guint i = 0; i < n; i++)
      vector[i] /= length;
}

/* Moves the mean of the leading words to zero. */
static void
centre (Vectors *vectors)
{
  guint n = vectors->length, leading = MIN (vectors->hashes->len, N_LEADING);
  g_autofree double *mean = g_new0 (double, n);

  for (guint i = 0; i < leading; i++)
    for (guint k = 0; k < n; k++)
      mean[k] += get_vector (vectors, i)[k] / leading;
  for (guint i = 0; i < vectors->hashes->len; i++)
    for (guint k = 0; k < n; k++)
      get_vector (vectors, i)[k] -= mean[k];
}

/* Finds the principal components, by orthogonal iteration. */
static float *
find_components (const Vectors *vectors)
{
  guint n = vectors->length, leading = MIN (vectors->hashes->len, N_LEADING);
  g_autofree float *covariance = g_new0 (float, n * n);
  g_autofree float *product = g_new (float, n);
  float *components = g_new (float, N_COMPONENTS * n);
  g_autoptr(GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < leading; i++)
    for (guint k = 0; k < n; k++)
      for (guint l = 0; l < n; l++)
        covariance[k * n + l] += get_vector (vectors, i)[k] * get_vector (vectors, i)[l] / leading;
  for (guint i = 0; i < N_COMPONENTS * n; i++)
    components[i] = g_rand_double_range (random, -1, 1);

  for (guint round = 0; round < 200; round++)
    for (guint c = 0; c < N_COMPONENTS; c++)
      {
        float *component = components + c * n;

        for (guint k = 0; k < n; k++)
          product[k] = multiply (covariance + k * n, component, n);
        for (guint before = 0; before < c; before++)
          {
            float along = multiply (product, components + before * n, n);

            for (guint k = 0; k < n; k++)
              product[k] -= along * components[before * n + k];
          }
        normalise (product, n);
        memcpy (component, product, n * sizeof *product);
      }

  return components;
}

static guint
find_nearest (const float *vector,
              const float *middles,
              guint        n_middles,
              guint        length)
{
  guint nearest = 0;
  float highest = -G_MAXFLOAT;

  for (guint i = 0; i < n_middles; i++)
    {
      float likeness = multiply (vector, middles + (gsize) i * length, length);

      if (likeness > highest)
        {
          highest = likeness;
          nearest = i;
        }
    }

  return nearest;
}

/* Parts the words @members into @n_classes by the direction of their vectors;
 * @classes gets the class of each. The first middles are words that are far
 * from those before. */
static void
part (const Vectors *vectors,
      GArray        *members,
      guint          n_classes,
      guint         *classes)
{
  guint length = vectors->length;
  g_autofree float *middles = g_new0 (float, (gsize) n_classes * length);
  g_autofree float *nearest = g_new (float, members->len);
  guint n_leading = 0, chosen = 0;

  for (guint i = 0; i < members->len; i++)
    {
      nearest[i] = -G_MAXFLOAT;
      n_leading += g_array_index (members, guint, i) < N_LEADING;
    }
  n_leading = MAX (n_leading, MIN (members->len, n_classes));

  for (guint c = 0; c < n_classes && members->len > 0; c++)
    {
      float lowest = G_MAXFLOAT;
      const float *middle = middles + (gsize) c * length;

      memcpy (middles + (gsize) c * length, get_vector (vectors, g_array_index (members, guint, chosen)), length * sizeof (float));
      /* Among the most frequent, so that no oddity makes a class of its own. */
      for (guint i = 0; i < MIN (n_leading, 20 * n_classes); i++)
        {
          nearest[i] = MAX (nearest[i], multiply (get_vector (vectors, g_array_index (members, guint, i)), middle, length));
          if (nearest[i] < lowest)
            {
              lowest = nearest[i];
              chosen = i;
            }
        }
    }

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < n_leading; i++)
        classes[i] = find_nearest (get_vector (vectors, g_array_index (members, guint, i)), middles, n_classes, length);
      memset (middles, 0, (gsize) n_classes * length * sizeof *middles);
      for (guint i = 0; i < n_leading; i++)
        for (guint k = 0; k < length; k++)
          middles[(gsize) classes[i] * length + k] += get_vector (vectors, g_array_index (members, guint, i))[k];
      for (guint c = 0; c < n_classes; c++)
        normalise (middles + (gsize) c * length, length);
    }
  for (guint i = 0; i < members->len; i++)
    classes[i] = find_nearest (get_vector (vectors, g_array_index (members, guint, i)), middles, n_classes, length);
}

/* Returns the fine class of each word. */
static guint16 *
find_classes (const Vectors *vectors)
{
  guint n = vectors->hashes->len;
  guint16 *fine = g_new (guint16, n);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *coarse = g_new (guint, n);
  g_autofree guint *within = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (all, i);
  part (vectors, all, ANALYZER_N_COARSE_CLASSES, coarse);
  for (guint c = 0; c < ANALYZER_N_COARSE_CLASSES; c++)
    {
      g_array_set_size (members, 0);
      for (guint i = 0; i < n; i++)
        if (coarse[i] == c)
          g_array_append_val (members, i);
      part (vectors, members, ANALYZER_CLASSES_PER_COARSE, within);
      for (guint i = 0; i < members->len; i++)
        fine[g_array_index (members, guint, i)] = 1 + c * ANALYZER_CLASSES_PER_COARSE + within[i];
    }

  return fine;
}

static AnalyzerModelWriter *
write_meanings (const Vectors *vectors,
                const float   *components,
                const guint16 *fine)
{
  AnalyzerModelWriter *writer = analyzer_model_writer_new (ANALYZER_MEANINGS_NAME, ANALYZER_MEANINGS_FEATURES);
  g_autofree guint32 *keys = g_new0 (guint32, N_ROWS);
  g_autofree guint16 *classes = g_new0 (guint16, N_ROWS);
  g_autofree gint8 *numbers = g_new0 (gint8, N_ROWS * ANALYZER_MEANING_LENGTH);

  for (guint i = 0; i < vectors->hashes->len; i++)
    {
      guint32 hash = g_array_index (vectors->hashes, guint32, i), at = hash & (N_ROWS - 1);
      float vector[ANALYZER_MEANING_LENGTH];

      if (hash == 0)
        continue;
      while (keys[at] != 0 && keys[at] != hash)
        at = (at + 1) & (N_ROWS - 1);
      if (keys[at] == hash)
        continue;

      for (guint k = 0; k < ANALYZER_MEANING_LENGTH; k++)
        vector[k] = multiply (get_vector (vectors, i), components + (k + N_DROPPED) * vectors->length, vectors->length);
      normalise (vector, ANALYZER_MEANING_LENGTH);
      keys[at] = hash;
      classes[at] = fine[i];
      for (guint k = 0; k < ANALYZER_MEANING_LENGTH; k++)
        numbers[at * ANALYZER_MEANING_LENGTH + k] = lrintf (vector[k] * 127);
    }

  analyzer_model_writer_add_bytes (writer, "keys", (const gint8 *) keys, N_ROWS, sizeof *keys, 1);
  analyzer_model_writer_add_bytes (writer, "classes", (const gint8 *) classes, N_ROWS, sizeof *classes, 1);
  analyzer_model_writer_add_bytes (writer, "vectors", numbers, N_ROWS, ANALYZER_MEANING_LENGTH, 1 / 127.0f);

  return writer;
}

/* Takes the meanings that come with the program. */
static gboolean
keep_meanings (AnalyzerTraining  *training,
               GError           **error)
{
  static const char *const files[] = { ANALYZER_MEANINGS_NAME ".model", ANALYZER_MEANINGS_NAME ".txt" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *relative = g_build_filename ("models/en", files[i], NULL);
      g_autofree char *from = analyzer_places_dup_data_path (relative);
      g_autofree char *to = g_build_filename (training->output, files[i], NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_test (to, G_FILE_TEST_EXISTS))
        continue;
      if (!g_file_get_contents (from, &content, &length, error) || !g_file_set_contents (to, content, length, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
analyzer_train_meanings (AnalyzerTraining  *training,
                         GError           **error)
{
  g_autoptr(Vectors) vectors = NULL;
  g_autoptr(AnalyzerModelWriter) writer = NULL;
  g_autofree float *components = NULL;
  g_autofree guint16 *fine = NULL;
  guint n;

  if (training->vectors == NULL)
    return keep_meanings (training, error);

  vectors = read_vectors (training->vectors, error);
  if (vectors == NULL)
    return FALSE;

  n = vectors->length;
  centre (vectors);
  components = find_components (vectors);
  for (guint i = 0; i < vectors->hashes->len; i++)
    {
      float *vector = get_vector (vectors, i);

      for (guint c = 0; c < N_DROPPED; c++)
        {
          float along = multiply (vector, components + c * n, n);

          for (guint k = 0; k < n; k++)
            vector[k] -= along * components[c * n + k];
        }
      normalise (vector, n);
    }
  fine = find_classes (vectors);
  writer = write_meanings (vectors, components, fine);

  return analyzer_training_save (training, ANALYZER_MEANINGS_NAME, writer,
                                 "vectors of the most frequent words in GloVe 6B (Pennington, Socher and Manning 2014; Wikipedia "
                                 "of 2014 and the Gigaword 5 news), public domain (PDDL)",
                                 NULL, error);
}

gboolean
analyzer_evaluate_meanings (AnalyzerTraining  *training,
                            GString           *figures,
                            GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  GPtrArray *trees = models != NULL ? analyzer_training_get_part (training, ANALYZER_PART_DEV, error) : NULL;
  AnalyzerMeanings meanings;
  guint known = 0, n = 0;

  if (trees == NULL || !analyzer_meanings_init (&meanings, models, error))
    return FALSE;

  for (guint i = 0; i < trees->len; i++)
    {
      const AnalyzerTree *tree = g_ptr_array_index (trees, i);

      for (guint t = 0; t < tree->prose->n_tokens; t++)
        {
          const AnalyzerForm *form = &tree->prose->forms[tree->prose->tokens[t].form];

          if ((form->flags & ANALYZER_FORM_LETTERS) == 0)
            continue;
          n++;
          known += analyzer_meanings_find (&meanings, form->word_hash) > 0;
        }
    }
  g_string_append_printf (figures, "dev: the meanings of %.2f %% of %u words known\n", 100.0 * known / MAX (n, 1), n);

  return TRUE;
}
