/* view-lesson.h: an annotated article from which views are learned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/analyst.h"
#include "discourse/annotated-article.h"
#include "discourse/view-targets.h"
#include "language/prose.h"

G_BEGIN_DECLS

/**
 * AnalyzerViewLesson:
 * @article: the article as people annotated it
 * @findings: its quotes and speakers, given or found
 * @prose: its words
 * @context: the same, laid out
 * @given: what is taken from the annotation
 * @fold: which part of the articles it belongs to
 * @n: how many quotes
 * @dissents: for each quote whether people say that it dissents
 * @features: for each quote the features by which that is learned now
 * @parties: for each quote the numbers of those it may dissent from
 * @targets: for each of these the features
 * @right: for each of these whether people say that it is so
 * @target_scores: for each of these what was learned from other articles
 * @scores: for each quote likewise
 * @together: for each quote its score with its neighbours, likewise
 */
typedef struct
{
  AnalyzerAnnotatedArticle *article;
  AnalyzerFindings         *findings;
  AnalyzerProse            *prose;
  AnalyzerViewContext      *context;
  AnalyzerGiven             given;
  guint                     fold;
  guint                     n;
  gboolean                 *dissents;
  GArray                  **features;
  GArray                  **parties;
  GPtrArray               **targets;
  GArray                  **right;
  double                  **target_scores;
  AnalyzerViewScores        scores;
  double                   *together;
} AnalyzerViewLesson;

AnalyzerViewLesson *analyzer_view_lesson_new              (const char          *folder,
                                                           const char          *views,
                                                           const char          *name,
                                                           AnalyzerGiven        given,
                                                           AnalyzerModels      *models,
                                                           GError             **error);
void                analyzer_view_lesson_free             (AnalyzerViewLesson  *self);
void                analyzer_view_lesson_describe_targets (AnalyzerViewLesson  *self);
void                analyzer_view_lesson_describe_beside  (AnalyzerViewLesson  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerViewLesson, analyzer_view_lesson_free)

G_END_DECLS
