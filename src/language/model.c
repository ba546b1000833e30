/* model.c: one file of trained weights, mapped and checked.
 *
 * A model is never trusted: its checksum, the bounds of each section and each
 * reference within one are checked once, when it is opened, so that who reads
 * weights need not look again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <math.h>
#include <string.h>

#include "language/model-private.h"

struct _AnalyzerModel
{
  GBytes                     *bytes;
  const AnalyzerModelHeader  *header;
  const AnalyzerModelSection *sections;
};

G_DEFINE_QUARK (analyzer-language-error-quark, analyzer_language_error)

/**
 * analyzer_model_checksum:
 * @data: what to sum
 * @length: its bytes
 *
 * Four lanes of multiply and rotate keep up with the memory. It guards
 * against accidents, not against forgery.
 *
 * Returns: the checksum
 */
guint64
analyzer_model_checksum (const void *data,
                         gsize       length)
{
  static const guint64 factors[4] = {
    G_GUINT64_CONSTANT (0x9E3779B97F4A7C15), G_GUINT64_CONSTANT (0xD6E8FEB86659FD93),
    G_GUINT64_CONSTANT (0xA0761D6478BD642F), G_GUINT64_CONSTANT (0xE7037ED1A0B428DB),
  };
  const char *at = data;
  guint64 lanes[4] = { length, 1, 2, 3 };
  guint64 sum = 0;

  for (; length >= 32; at += 32, length -= 32)
    for (guint i = 0; i < 4; i++)
      {
        guint64 part;

        memcpy (&part, at + 8 * i, 8);
        lanes[i] = (lanes[i] ^ part) * factors[i];
        lanes[i] = lanes[i] << 29 | lanes[i] >> 35;
      }

  for (; length > 0; at++, length--)
    {
      lanes[0] = (lanes[0] ^ (guchar) *at) * factors[0];
      lanes[0] = lanes[0] << 29 | lanes[0] >> 35;
    }

  for (guint i = 0; i < 4; i++)
    {
      sum = (sum ^ lanes[i]) * factors[i];
      sum ^= sum >> 31;
    }

  return sum;
}

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (GError     **error,
        const char  *name,
        const char  *format,
        ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, ANALYZER_LANGUAGE_ERROR, ANALYZER_LANGUAGE_ERROR_BAD_MODEL,
               "The model “%s” cannot be used: %s; install the program again", name, reason);

  return FALSE;
}

static gboolean
is_power_of_two (guint32 n)
{
  return n > 0 && (n & (n - 1)) == 0;
}

/* Whether @n things of @size bytes from @offset on are within @length. */
static gboolean
is_within (guint64 offset,
           guint64 n,
           guint64 size,
           guint64 length)
{
  return offset <= length && n <= (length - offset) / size;
}

static gboolean
check_sparse (const char                 *data,
              gsize                       length,
              const AnalyzerModelSection *section)
{
  const AnalyzerSparseSlot *slots = (const AnalyzerSparseSlot *) (const void *) (data + section->offset);
  const AnalyzerSparseEntry *entries = (const AnalyzerSparseEntry *) (const void *) (slots + section->n_rows);
  guint64 used = 0;

  if (section->n_rows == 0 || section->n_columns == 0 || section->n_columns > 256 ||
      !is_within (section->offset, section->n_rows, sizeof *slots, length) ||
      !is_within (section->offset + section->n_rows * (guint64) sizeof *slots, section->n_entries, sizeof *entries,
                  length))
    return FALSE;

  for (guint32 i = 0; i < section->n_rows; i++)
    {
      used += slots[i].count > 0;
      if (slots[i].first + slots[i].count > section->n_entries)
        return FALSE;
    }
  for (guint32 i = 0; i < section->n_entries; i++)
    if (entries[i].label >= section->n_columns)
      return FALSE;

  /* A search must come to an end. */
  return used < section->n_rows;
}

static gboolean
check_numbers (const char                 *data,
               gsize                       length,
               const AnalyzerModelSection *section)
{
  const float *numbers = (const float *) (const void *) (data + section->offset);

  if (!is_within (section->offset, section->n_rows, sizeof *numbers, length))
    return FALSE;

  for (guint32 i = 0; i < section->n_rows; i++)
    if (!isfinite (numbers[i]))
      return FALSE;

  return TRUE;
}

static gboolean
check_section (const char                 *data,
               gsize                       length,
               const AnalyzerModelSection *section)
{
  if (section->offset % ANALYZER_MODEL_ALIGN != 0 || memchr (section->name, '\0', sizeof section->name) == NULL ||
      !isfinite (section->scale) || section->offset > length)
    return FALSE;

  switch (section->kind)
    {
    case ANALYZER_SECTION_TABLE:
      return is_power_of_two (section->n_rows) && section->n_columns > 0 && section->n_columns <= 4096 &&
             is_within (section->offset, (guint64) section->n_rows * section->n_columns, 1, length);

    case ANALYZER_SECTION_SPARSE:
      return check_sparse (data, length, section);

    case ANALYZER_SECTION_NUMBERS:
      return check_numbers (data, length, section);

    case ANALYZER_SECTION_TEXT:
      return section->n_rows > 0 && is_within (section->offset, section->n_rows, 1, length) &&
             data[section->offset + section->n_rows - 1] == '\0' &&
             g_utf8_validate (data + section->offset, section->n_rows - 1, NULL);

    default:
      return FALSE;
    }
}

/**
 * analyzer_model_new:
 * @bytes: the content of a model file
 * @name: what model it should be
 * @features: the version of the features that its weights should be for
 *
 * Opens a model. Its weights stay where they are, in @bytes.
 *
 * Returns: (transfer full): the model, or %NULL with @error set to
 *   %ANALYZER_LANGUAGE_ERROR_BAD_MODEL
 */
AnalyzerModel *
analyzer_model_new (GBytes      *bytes,
                    const char  *name,
                    guint        features,
                    GError     **error)
{
  const AnalyzerModelHeader *header;
  const AnalyzerModelSection *sections;
  AnalyzerModel *self;
  const char *data;
  gsize length;

  data = g_bytes_get_data (bytes, &length);
  header = (const AnalyzerModelHeader *) (const void *) data;
  sections = (const AnalyzerModelSection *) (const void *) (header + 1);

  if (length < sizeof *header || memcmp (header->magic, ANALYZER_MODEL_MAGIC, sizeof header->magic) != 0)
    {
      refuse (error, name, "it is no model file");
      return NULL;
    }
  if (header->byte_order != ANALYZER_MODEL_BYTE_ORDER)
    {
      refuse (error, name, "it was made for another kind of machine");
      return NULL;
    }
  if (header->version != ANALYZER_MODEL_VERSION)
    {
      refuse (error, name, "its format is version %u, this program reads %d", header->version,
              ANALYZER_MODEL_VERSION);
      return NULL;
    }
  if (header->size != length)
    {
      refuse (error, name, "it should have %" G_GUINT64_FORMAT " bytes and has %" G_GSIZE_FORMAT, header->size, length);
      return NULL;
    }
  if (header->checksum != analyzer_model_checksum (&header->features,
                                                   length - G_STRUCT_OFFSET (AnalyzerModelHeader, features)))
    {
      refuse (error, name, "it is damaged");
      return NULL;
    }
  if (strncmp (header->name, name, sizeof header->name) != 0)
    {
      refuse (error, name, "it is another model");
      return NULL;
    }
  if (header->features != features)
    {
      refuse (error, name, "it is of version %u, this program reads %u", header->features, features);
      return NULL;
    }
  if (header->n_sections > ANALYZER_MODEL_MAX_SECTIONS ||
      !is_within (sizeof *header, header->n_sections, sizeof *sections, length))
    {
      refuse (error, name, "it is damaged");
      return NULL;
    }
  for (guint i = 0; i < header->n_sections; i++)
    if (!check_section (data, length, &sections[i]))
      {
        refuse (error, name, "its section %u is damaged", i);
        return NULL;
      }

  self = g_new0 (AnalyzerModel, 1);
  self->bytes = g_bytes_ref (bytes);
  self->header = header;
  self->sections = sections;

  return self;
}

void
analyzer_model_free (AnalyzerModel *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

static const AnalyzerModelSection *
find_section (const AnalyzerModel *self,
              const char          *name,
              AnalyzerSectionKind  kind)
{
  for (guint i = 0; i < self->header->n_sections; i++)
    if (self->sections[i].kind == kind && strcmp (self->sections[i].name, name) == 0)
      return &self->sections[i];

  return NULL;
}

static gconstpointer
get_data (const AnalyzerModel        *self,
          const AnalyzerModelSection *section)
{
  return (const char *) self->header + section->offset;
}

/**
 * analyzer_model_get_table:
 * @section: the name of a section
 * @n_columns: how many weights a row must have
 * @table: (out): the weights, valid as long as @self
 *
 * Returns: whether @self has such a table; else @error is set
 */
gboolean
analyzer_model_get_table (const AnalyzerModel  *self,
                          const char           *section,
                          guint                 n_columns,
                          AnalyzerTable        *table,
                          GError              **error)
{
  const AnalyzerModelSection *found = find_section (self, section, ANALYZER_SECTION_TABLE);

  if (found == NULL || found->n_columns != n_columns)
    return refuse (error, self->header->name, "its table “%s” is missing", section);

  table->weights = get_data (self, found);
  table->mask = found->n_rows - 1;
  table->n_columns = n_columns;
  table->scale = found->scale;

  return TRUE;
}

/**
 * analyzer_model_get_sparse:
 * @section: the name of a section
 * @n_labels: how many labels it must be for
 * @sparse: (out): the weights, valid as long as @self
 *
 * Returns: whether @self has such a sparse table; else @error is set
 */
gboolean
analyzer_model_get_sparse (const AnalyzerModel  *self,
                           const char           *section,
                           guint                 n_labels,
                           AnalyzerSparse       *sparse,
                           GError              **error)
{
  const AnalyzerModelSection *found = find_section (self, section, ANALYZER_SECTION_SPARSE);

  if (found == NULL || found->n_columns != n_labels)
    return refuse (error, self->header->name, "its table “%s” is missing", section);

  sparse->slots = get_data (self, found);
  sparse->entries = (const AnalyzerSparseEntry *) (const void *) (sparse->slots + found->n_rows);
  sparse->n_slots = found->n_rows;
  sparse->n_labels = n_labels;
  sparse->scale = found->scale;

  return TRUE;
}

/**
 * analyzer_model_get_numbers:
 * @section: the name of a section
 * @n_numbers: how many numbers it must have
 *
 * Returns: (transfer none) (array length=n_numbers): the numbers, all finite,
 *   or %NULL with @error set
 */
const float *
analyzer_model_get_numbers (const AnalyzerModel  *self,
                            const char           *section,
                            guint                 n_numbers,
                            GError              **error)
{
  const AnalyzerModelSection *found = find_section (self, section, ANALYZER_SECTION_NUMBERS);

  if (found == NULL || found->n_rows != n_numbers)
    {
      refuse (error, self->header->name, "its numbers “%s” are missing", section);
      return NULL;
    }

  return get_data (self, found);
}

/**
 * analyzer_model_get_text:
 * @section: the name of a section
 *
 * Returns: (transfer none) (nullable): the text, %NULL where it has none
 */
const char *
analyzer_model_get_text (const AnalyzerModel *self,
                         const char          *section)
{
  const AnalyzerModelSection *found = find_section (self, section, ANALYZER_SECTION_TEXT);

  return found != NULL ? get_data (self, found) : NULL;
}
