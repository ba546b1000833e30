/* view-lesson.h: an annotated article from which views are learned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/analyst.h"
#include "discourse/annotated-article.h"
#include "discourse/view-pairs.h"
#include "language/prose.h"
#include "training/view-labels.h"

G_BEGIN_DECLS

/**
 * AnalyzerOpposition:
 * @who: (element-type utf8): the plain names of somebody, a set
 * @against: (element-type utf8): those of whom he or she dissents from, as
 *   people say; empty for the prevailing view
 * @n_found: how many of the quotes that show it are there
 * @n_named: of how many of these the speaker is right
 * @n_listed: ... and the one dissented from is among those it may be
 */
typedef struct
{
  GHashTable *who;
  GHashTable *against;
  guint       n_found;
  guint       n_named;
  guint       n_listed;
} AnalyzerOpposition;

/**
 * AnalyzerViewLesson:
 * @article: the article as people annotated it
 * @findings: its quotes and speakers, given or found
 * @prose: its words
 * @models: what the words' meanings are from
 * @context: the same, laid out
 * @given: what is taken from the annotation
 * @labelled: whether it is told beside the corpora who dissents in it
 * @fold: which part of the articles it belongs to
 * @n: how many quotes
 * @dissents: for each quote whether people say that it dissents
 * @features: for each quote the features by which that is learned now
 * @parties: for each quote the numbers of those it may dissent from
 * @targets: for each of these the features
 * @right: for each of these whether people say that it is so
 * @oppositions: (element-type AnalyzerOpposition): who dissents from whom as
 *   people say, each pair once
 * @names: for each party its plain name
 * @target_scores: for each of these what was learned from other articles
 * @scores: for each quote likewise
 * @together: for each quote its score with its neighbours, likewise
 * @pairs: who may dissent from whom, with scores likewise
 * @pair_features: (element-type GArray): for each pair the features
 */
typedef struct
{
  AnalyzerAnnotatedArticle *article;
  AnalyzerFindings         *findings;
  AnalyzerProse            *prose;
  AnalyzerModels           *models;
  AnalyzerViewContext      *context;
  AnalyzerGiven             given;
  gboolean                  labelled;
  guint                     fold;
  guint                     n;
  gboolean                 *dissents;
  GArray                  **features;
  GArray                  **parties;
  GPtrArray               **targets;
  GArray                  **right;
  GPtrArray                *oppositions;
  char                    **names;
  double                  **target_scores;
  AnalyzerViewScores        scores;
  double                   *together;
  AnalyzerViewPairs        *pairs;
  GPtrArray                *pair_features;
} AnalyzerViewLesson;

AnalyzerViewLesson *analyzer_view_lesson_new              (const char          *folder,
                                                           const char          *views,
                                                           const char          *name,
                                                           const AnalyzerViewLabels *labels,
                                                           AnalyzerGiven        given,
                                                           AnalyzerModels      *models,
                                                           GError             **error);
void                analyzer_view_lesson_free             (AnalyzerViewLesson  *self);
void                analyzer_view_lesson_describe_targets (AnalyzerViewLesson  *self);
void                analyzer_view_lesson_describe_beside  (AnalyzerViewLesson  *self);
void                analyzer_view_lesson_describe_pairs   (AnalyzerViewLesson  *self);
guint               analyzer_view_lesson_find_opposition  (const AnalyzerViewLesson *self,
                                                           guint                speaker,
                                                           guint                target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerViewLesson, analyzer_view_lesson_free)

G_END_DECLS
