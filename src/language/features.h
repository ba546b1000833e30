/* features.h: hashes of features.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is told of @value by a feature of @kind. The models hold these hashes:
 * another formula needs new models. */
static inline guint32
analyzer_feature (guint32 kind,
                  guint32 value)
{
  return ((guint64) value + kind * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) *
         G_GUINT64_CONSTANT (0xD6E8FEB86659FD93) >> 32;
}

/* Likewise of two values together. */
static inline guint32
analyzer_feature_pair (guint32 kind,
                       guint32 first,
                       guint32 second)
{
  return (((guint64) first << 32 | second) + kind * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) *
         G_GUINT64_CONSTANT (0xD6E8FEB86659FD93) >> 32;
}

G_END_DECLS
