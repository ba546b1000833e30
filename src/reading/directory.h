/* directory.h: the articles in a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *analyzer_directory_list_files (GFile         *folder,
                                          GCancellable  *cancellable,
                                          GError       **error);

G_END_DECLS
