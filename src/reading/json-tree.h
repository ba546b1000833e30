/* json-tree.h: JSON that strangers wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode   *analyzer_json_parse      (const char *text,
                                      gsize       length);
const char *analyzer_json_get_string (JsonObject *object,
                                      const char *member);

G_END_DECLS
