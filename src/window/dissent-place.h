/* dissent-place.h: debates, with who supports and who dissents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/place.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_DISSENT_PLACE (analyzer_dissent_place_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerDissentPlace, analyzer_dissent_place, ANALYZER, DISSENT_PLACE, AnalyzerPlace)

G_END_DECLS
