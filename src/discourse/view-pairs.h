/* view-pairs.h: who dissents from whom in an article, all quotes together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/view-targets.h"

G_BEGIN_DECLS

/* How far below its likeliest target a quote still dissents from another one
 * from whom its speaker dissents. */
#define ANALYZER_VIEW_LAG 1.0

/**
 * AnalyzerViewShare:
 * @quote: the number of a quote
 * @score: how much speaks for its dissenting from the target, as log odds
 * @lag: how much more speaks for another target of the quote; below 0 where
 *   this one is the likeliest
 *
 * What one quote has to do with a pair.
 */
typedef struct
{
  guint  quote;
  double score;
  double lag;
} AnalyzerViewShare;

/**
 * AnalyzerViewPair:
 * @speaker: the number of a party
 * @target: likewise, or %ANALYZER_PARTY_PREVAILING
 * @shares: (element-type AnalyzerViewShare): the speaker's quotes that may
 *   dissent from the target, in order
 * @best: the number of the one of these that shows it most
 * @sum: how much all of them together speak for it, as log odds
 * @score: how much speaks for it when all pairs are seen; set by the caller
 *
 * Somebody and whom he or she may dissent from.
 */
typedef struct
{
  guint   speaker;
  guint   target;
  GArray *shares;
  guint   best;
  double  sum;
  double  score;
} AnalyzerViewPair;

/**
 * AnalyzerViewPairs:
 * @pairs: (element-type AnalyzerViewPair): each speaker with each of those from
 *   whom one of its quotes may dissent
 *
 * All pairs of an article.
 */
typedef struct
{
  GPtrArray                 *pairs;

  /*< private >*/
  const AnalyzerViewContext *context;
  GHashTable                *table;      /* numbers of a pair -> the pair */
  GPtrArray                 *by_quote;   /* of each quote its part in pairs */
  double                    *attacks;    /* of each party: the sum of its chances as a speaker */
  double                    *attacked;   /* ... and as a target */
} AnalyzerViewPairs;

AnalyzerViewPairs *analyzer_view_pairs_new      (const AnalyzerViewContext  *context,
                                                 GArray * const             *parties,
                                                 double * const             *scores);
void               analyzer_view_pairs_free     (AnalyzerViewPairs          *self);
GPtrArray         *analyzer_view_pairs_choose   (const AnalyzerViewPairs    *self,
                                                 guint                       number,
                                                 double                      threshold);
AnalyzerViewPair  *analyzer_view_pairs_find     (const AnalyzerViewPairs    *self,
                                                 guint                       speaker,
                                                 guint                       target);
void               analyzer_view_pairs_describe (const AnalyzerViewPairs    *self,
                                                 const AnalyzerViewPair     *pair,
                                                 const double               *together,
                                                 GArray                     *features);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerViewPairs, analyzer_view_pairs_free)

G_END_DECLS
