/* speaker-item.h: a speaker, over all the articles that are open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/quote-item.h"
#include "window/voice.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_SPEAKER_ITEM (analyzer_speaker_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalyzerSpeakerItem, analyzer_speaker_item, ANALYZER, SPEAKER_ITEM, GObject)

AnalyzerSpeakerItem *analyzer_speaker_item_new            (const char           *key);

const char          *analyzer_speaker_item_get_key        (AnalyzerSpeakerItem  *self);
const char          *analyzer_speaker_item_get_name       (AnalyzerSpeakerItem  *self);
AnalyzerSpeakerKind  analyzer_speaker_item_get_kind       (AnalyzerSpeakerItem  *self);
guint                analyzer_speaker_item_get_n_articles (AnalyzerSpeakerItem  *self);
GPtrArray           *analyzer_speaker_item_get_voices     (AnalyzerSpeakerItem  *self);
GListModel          *analyzer_speaker_item_get_quotes     (AnalyzerSpeakerItem  *self);
char                *analyzer_speaker_item_dup_aliases    (AnalyzerSpeakerItem  *self);

void                 analyzer_speaker_item_add            (AnalyzerSpeakerItem  *self,
                                                           AnalyzerVoice        *voice,
                                                           GPtrArray            *quotes);
void                 analyzer_speaker_item_remove         (AnalyzerSpeakerItem  *self,
                                                           AnalyzerArticleItem  *article);

G_END_DECLS
