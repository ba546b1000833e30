/* archive.h: what is in a ZIP or tar archive, within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnalyzerMember:
 * @name: its name in the archive, UTF-8
 * @content: what is in it
 *
 * One file of an archive.
 */
typedef struct
{
  char   *name;
  GBytes *content;
} AnalyzerMember;

typedef gboolean (*AnalyzerMemberFunc) (const char *name);

GPtrArray *analyzer_members_new  (void);
void       analyzer_members_add  (GPtrArray           *members,
                                  const char          *name,
                                  GBytes              *content);

GPtrArray *analyzer_archive_read (GBytes              *bytes,
                                  AnalyzerMemberFunc   is_wanted,
                                  GCancellable        *cancellable,
                                  GError             **error);
GBytes    *analyzer_archive_get  (GPtrArray           *members,
                                  const char          *name);

G_END_DECLS
