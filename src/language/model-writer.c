/* model-writer.c: writes a file of trained weights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <math.h>
#include <string.h>

#include "language/model-private.h"
#include "language/model-writer.h"

struct _AnalyzerModelWriter
{
  AnalyzerModelHeader  header;
  GArray              *sections;        /* of AnalyzerModelSection */
  GByteArray          *data;            /* offsets are from its begin */
};

/**
 * analyzer_model_writer_new:
 * @name: what the model is called
 * @features: the version of the features that its weights are for
 *
 * Returns: (transfer full): a model to be filled
 */
AnalyzerModelWriter *
analyzer_model_writer_new (const char *name,
                           guint       features)
{
  AnalyzerModelWriter *self = g_new0 (AnalyzerModelWriter, 1);

  memcpy (self->header.magic, ANALYZER_MODEL_MAGIC, sizeof self->header.magic);
  self->header.byte_order = ANALYZER_MODEL_BYTE_ORDER;
  self->header.version = ANALYZER_MODEL_VERSION;
  self->header.features = features;
  g_strlcpy (self->header.name, name, sizeof self->header.name);
  self->sections = g_array_new (FALSE, FALSE, sizeof (AnalyzerModelSection));
  self->data = g_byte_array_new ();

  return self;
}

void
analyzer_model_writer_free (AnalyzerModelWriter *self)
{
  g_array_unref (self->sections);
  g_byte_array_unref (self->data);
  g_free (self);
}

static AnalyzerModelSection *
add_section (AnalyzerModelWriter *self,
             const char          *name,
             AnalyzerSectionKind  kind)
{
  static const guint8 zeros[ANALYZER_MODEL_ALIGN];
  AnalyzerModelSection section = { .kind = kind, .scale = 1 };

  g_assert (self->sections->len < ANALYZER_MODEL_MAX_SECTIONS);

  g_strlcpy (section.name, name, sizeof section.name);
  if (self->data->len % ANALYZER_MODEL_ALIGN != 0)
    g_byte_array_append (self->data, zeros, ANALYZER_MODEL_ALIGN - self->data->len % ANALYZER_MODEL_ALIGN);
  section.offset = self->data->len;
  g_array_append_val (self->sections, section);

  return &g_array_index (self->sections, AnalyzerModelSection, self->sections->len - 1);
}

/* By what a quantised weight is multiplied. */
static float
find_scale (const float *weights,
            gsize        n_weights,
            gsize        stride,
            float        limit)
{
  float highest = 0;

  for (gsize i = 0; i < n_weights; i++)
    highest = MAX (highest, fabsf (*(const float *) (const void *) ((const char *) weights + i * stride)));
  if (limit > 0)
    highest = MIN (highest, limit);

  return highest > 0 ? highest / 127 : 1;
}

static gint8
quantise (float weight,
          float scale)
{
  return CLAMP (lrintf (weight / scale), -127, 127);
}

/**
 * analyzer_model_writer_add_table:
 * @section: what the table is called
 * @weights: (array): the rows, one after the other
 * @n_rows: how many, a power of two
 * @n_columns: the weights of a row
 * @limit: a higher weight counts as this one; 0 for no limit
 *
 * Adds weights, each kept in eight bits.
 */
void
analyzer_model_writer_add_table (AnalyzerModelWriter *self,
                                 const char          *section,
                                 const float         *weights,
                                 guint                n_rows,
                                 guint                n_columns,
                                 float                limit)
{
  AnalyzerModelSection *added = add_section (self, section, ANALYZER_SECTION_TABLE);
  gsize n = (gsize) n_rows * n_columns;
  g_autofree gint8 *quantised = g_new (gint8, n);

  added->n_rows = n_rows;
  added->n_columns = n_columns;
  added->scale = find_scale (weights, n, sizeof *weights, limit);
  for (gsize i = 0; i < n; i++)
    quantised[i] = quantise (weights[i], added->scale);

  g_byte_array_append (self->data, (const guint8 *) quantised, n);
}

/**
 * analyzer_model_writer_add_bytes:
 * @section: what the table is called
 * @weights: (array): the rows, one after the other, in eight bits each
 * @n_rows: how many, a power of two
 * @n_columns: the bytes of a row
 * @scale: by what a weight is multiplied to get its value
 *
 * Adds a table that was laid out by the caller.
 */
void
analyzer_model_writer_add_bytes (AnalyzerModelWriter *self,
                                 const char          *section,
                                 const gint8         *weights,
                                 guint                n_rows,
                                 guint                n_columns,
                                 float                scale)
{
  AnalyzerModelSection *added = add_section (self, section, ANALYZER_SECTION_TABLE);

  added->n_rows = n_rows;
  added->n_columns = n_columns;
  added->scale = scale;
  g_byte_array_append (self->data, (const guint8 *) weights, (gsize) n_rows * n_columns);
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const AnalyzerSparseWeight *first = a, *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;

  return (int) first->label - (int) second->label;
}

/**
 * analyzer_model_writer_add_sparse:
 * @section: what the table is called
 * @weights: (array length=n_weights): the weights, in any order
 * @n_weights: how many
 * @n_labels: how many labels they are for, at most 255
 * @limit: a higher weight counts as this one; 0 for no limit
 *
 * Adds weights, each kept in eight bits; those that come to nothing are left
 * out.
 */
void
analyzer_model_writer_add_sparse (AnalyzerModelWriter        *self,
                                  const char                 *section,
                                  const AnalyzerSparseWeight *weights,
                                  gsize                       n_weights,
                                  guint                       n_labels,
                                  float                       limit)
{
  AnalyzerModelSection *added = add_section (self, section, ANALYZER_SECTION_SPARSE);
  g_autofree AnalyzerSparseWeight *sorted = g_memdup2 (weights, MAX (n_weights, 1) * sizeof *weights);
  g_autofree AnalyzerSparseSlot *slots = NULL;
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (AnalyzerSparseEntry));
  guint32 n_features = 0, n_slots;

  added->n_columns = n_labels;
  added->scale = find_scale (n_weights > 0 ? &weights->weight : NULL, n_weights, sizeof *weights, limit);

  if (n_weights > 0)
    qsort (sorted, n_weights, sizeof *sorted, compare_weights);
  for (gsize i = 0; i < n_weights; i++)
    n_features += i == 0 || sorted[i].hash != sorted[i - 1].hash;
  n_slots = n_features + n_features / 2 + 2;
  slots = g_new0 (AnalyzerSparseSlot, n_slots);

  for (gsize i = 0; i < n_weights;)
    {
      AnalyzerSparseSlot slot = { sorted[i].hash, entries->len, 0 };
      guint32 at = (guint64) slot.hash * n_slots >> 32;

      for (; i < n_weights && sorted[i].hash == slot.hash; i++)
        {
          AnalyzerSparseEntry entry = { sorted[i].label, quantise (sorted[i].weight, added->scale) };

          if (entry.weight == 0 || slot.count == 255)
            continue;
          g_array_append_val (entries, entry);
          slot.count++;
        }
      if (slot.count == 0)
        continue;

      g_assert (entries->len < 1u << 24);
      while (slots[at].count != 0)
        at = (at + 1) % n_slots;
      slots[at] = slot;
    }

  added->n_rows = n_slots;
  added->n_entries = entries->len;
  g_byte_array_append (self->data, (const guint8 *) slots, n_slots * sizeof *slots);
  if (entries->len > 0)
    g_byte_array_append (self->data, (const guint8 *) entries->data, entries->len * sizeof (AnalyzerSparseEntry));
}

/**
 * analyzer_model_writer_add_numbers:
 * @section: what the numbers are called
 * @numbers: (array length=n_numbers): finite numbers
 * @n_numbers: how many
 */
void
analyzer_model_writer_add_numbers (AnalyzerModelWriter *self,
                                   const char          *section,
                                   const float         *numbers,
                                   guint                n_numbers)
{
  add_section (self, section, ANALYZER_SECTION_NUMBERS)->n_rows = n_numbers;
  g_byte_array_append (self->data, (const guint8 *) numbers, n_numbers * sizeof *numbers);
}

/**
 * analyzer_model_writer_add_text:
 * @section: what the text is called
 * @text: UTF-8
 */
void
analyzer_model_writer_add_text (AnalyzerModelWriter *self,
                                const char          *section,
                                const char          *text)
{
  gsize size = strlen (text) + 1;

  add_section (self, section, ANALYZER_SECTION_TEXT)->n_rows = size;
  g_byte_array_append (self->data, (const guint8 *) text, size);
}

/**
 * analyzer_model_writer_end:
 *
 * Returns: (transfer full): the content of the model's file
 */
GBytes *
analyzer_model_writer_end (AnalyzerModelWriter *self)
{
  gsize head = sizeof self->header + self->sections->len * sizeof (AnalyzerModelSection);
  gsize start = (head + ANALYZER_MODEL_ALIGN - 1) / ANALYZER_MODEL_ALIGN * ANALYZER_MODEL_ALIGN;
  gsize size = start + self->data->len;
  char *file = g_malloc0 (size);
  AnalyzerModelHeader *header = (AnalyzerModelHeader *) (void *) file;

  for (guint i = 0; i < self->sections->len; i++)
    g_array_index (self->sections, AnalyzerModelSection, i).offset += start;

  *header = self->header;
  header->size = size;
  header->n_sections = self->sections->len;
  if (self->sections->len > 0)
    memcpy (header + 1, self->sections->data, self->sections->len * sizeof (AnalyzerModelSection));
  if (self->data->len > 0)
    memcpy (file + start, self->data->data, self->data->len);
  header->checksum = analyzer_model_checksum (&header->features,
                                              size - G_STRUCT_OFFSET (AnalyzerModelHeader, features));

  for (guint i = 0; i < self->sections->len; i++)
    g_array_index (self->sections, AnalyzerModelSection, i).offset -= start;

  return g_bytes_new_take (file, size);
}
