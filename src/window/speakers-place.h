/* speakers-place.h: who is heard, how often and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/place.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_SPEAKERS_PLACE (analyzer_speakers_place_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerSpeakersPlace, analyzer_speakers_place, ANALYZER, SPEAKERS_PLACE, AnalyzerPlace)

void analyzer_speakers_place_show_speaker (AnalyzerSpeakersPlace *self,
                                           AnalyzerSpeakerItem   *speaker);

G_END_DECLS
