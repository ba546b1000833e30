/* model-private.h: how a model file is laid out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/model.h"

G_BEGIN_DECLS

#define ANALYZER_MODEL_MAGIC "ANLZMODL"
#define ANALYZER_MODEL_VERSION 1
#define ANALYZER_MODEL_BYTE_ORDER 0x01020304u
#define ANALYZER_MODEL_NAME_MAX 24
#define ANALYZER_MODEL_ALIGN 64
#define ANALYZER_MODEL_MAX_SECTIONS 64

typedef enum
{
  ANALYZER_SECTION_TABLE   = 1,         /* rows of gint8 */
  ANALYZER_SECTION_SPARSE  = 2,         /* slots, then entries */
  ANALYZER_SECTION_NUMBERS = 3,         /* floats */
  ANALYZER_SECTION_TEXT    = 4,         /* UTF-8, ended by a zero byte */
} AnalyzerSectionKind;

/* The file begins with it; all is in the byte order of the machine that made
 * it, little-endian in practice. The checksum is of what follows it. */
typedef struct
{
  char    magic[8];
  guint32 byte_order;
  guint32 version;
  guint64 size;
  guint64 checksum;
  guint32 features;             /* the version of the features its weights are for */
  guint32 n_sections;
  char    name[ANALYZER_MODEL_NAME_MAX];
} AnalyzerModelHeader;

/* As many as n_sections follow the header. */
typedef struct
{
  char    name[ANALYZER_MODEL_NAME_MAX];
  guint32 kind;
  float   scale;
  guint32 n_rows;               /* or slots, or numbers, or bytes */
  guint32 n_columns;            /* or labels */
  guint32 n_entries;            /* of a sparse table */
  guint32 unused;
  guint64 offset;
} AnalyzerModelSection;

guint64 analyzer_model_checksum (const void *data,
                                 gsize       length);

G_END_DECLS
