/* train-attribution.h: learns to find cues, sources and contents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/annotated-article.h"
#include "discourse/attribution.h"
#include "training/training.h"

G_BEGIN_DECLS

/**
 * AnalyzerLesson:
 * @prose: an article
 * @scene: the same, made ready for the features
 * @models: (nullable): what gave the scene its hints, which it still needs
 * @cues: (element-type AnalyzerCue): what people marked as cues
 * @parts: (element-type GByteArray): for each cue the right label of each token
 *   of the article
 *
 * An article to learn from.
 */
typedef struct
{
  char           *name;
  AnalyzerProse  *prose;
  AnalyzerScene  *scene;
  AnalyzerModels *models;
  GArray         *cues;
  GPtrArray      *parts;
} AnalyzerLesson;

AnalyzerLesson *analyzer_lesson_new    (AnalyzerAnnotatedArticle  *article,
                                        AnalyzerProse             *prose);
void            analyzer_lesson_free   (AnalyzerLesson            *self);

GPtrArray      *analyzer_lessons_load  (AnalyzerTraining          *training,
                                        const char                *part,
                                        gboolean                   hinted,
                                        GError                   **error);
GBytes         *analyzer_lessons_learn (GPtrArray                 *lessons,
                                        guint                      n_trainings);

G_END_DECLS
