/* voice.h: a speaker as one article gives it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/article-item.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_VOICE (analyzer_voice_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerVoice, analyzer_voice, ANALYZER, VOICE, GObject)

GPtrArray           *analyzer_voices_of_article    (AnalyzerArticleItem *article);

AnalyzerArticleItem *analyzer_voice_get_article    (AnalyzerVoice       *self);
AnalyzerSpeaker     *analyzer_voice_get_speaker    (AnalyzerVoice       *self);
guint                analyzer_voice_get_tint       (AnalyzerVoice       *self);
guint                analyzer_voice_get_n_quotes   (AnalyzerVoice       *self);
guint                analyzer_voice_get_n_dissents (AnalyzerVoice       *self);
double               analyzer_voice_get_share      (AnalyzerVoice       *self);

G_END_DECLS
