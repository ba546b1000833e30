/* view-groups.h: people and bodies that an article mentions without a name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/prose.h"

G_BEGIN_DECLS

/**
 * AnalyzerViewGroup:
 * @first: the number of its first token, behind 'the' or 'these'
 * @head: the number of the token that carries it
 * @end: the number of the token after its last one
 * @known: whether it is mentioned as something known: 'the', 'these'
 * @body: whether it is one body rather than several people
 *
 * 'party leaders', 'the media', 'supporters of the strike'.
 */
typedef struct
{
  guint    first;
  guint    head;
  guint    end;
  gboolean known;
  gboolean body;
} AnalyzerViewGroup;

GArray *analyzer_view_groups_find (const AnalyzerProse *prose,
                                   const guint         *taken);

G_END_DECLS
