/* view-features.h: what speaks for and against a view being a dissent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/view-context.h"

G_BEGIN_DECLS

/**
 * AnalyzerViewReason:
 * @ANALYZER_VIEW_REASON_PLAIN: nothing that one would tell
 * @ANALYZER_VIEW_REASON_CUE: how the quote is reported
 * @ANALYZER_VIEW_REASON_JUDGEMENT: words of judgement in it
 * @ANALYZER_VIEW_REASON_NEGATION: it says no
 * @ANALYZER_VIEW_REASON_RIVAL: what it says of somebody else
 * @ANALYZER_VIEW_REASON_CONTRAST: a contrast before or around it
 * @ANALYZER_VIEW_REASON_REPLY: somebody else has attacked the speaker
 * @ANALYZER_VIEW_REASON_SUBJECT: it is about what another quote is about
 * @ANALYZER_VIEW_REASON_CARRY: other quotes of the speaker or next to it
 * @ANALYZER_VIEW_REASON_SOURCE: who the source is: critics, opponents
 *
 * Groups of features, for telling why.
 */
typedef enum
{
  ANALYZER_VIEW_REASON_PLAIN,
  ANALYZER_VIEW_REASON_CUE,
  ANALYZER_VIEW_REASON_JUDGEMENT,
  ANALYZER_VIEW_REASON_NEGATION,
  ANALYZER_VIEW_REASON_RIVAL,
  ANALYZER_VIEW_REASON_CONTRAST,
  ANALYZER_VIEW_REASON_REPLY,
  ANALYZER_VIEW_REASON_SUBJECT,
  ANALYZER_VIEW_REASON_CARRY,
  ANALYZER_VIEW_REASON_SOURCE,
} AnalyzerViewReason;

#define ANALYZER_N_VIEW_REASONS 10

/* The score of a target where there is none. */
#define ANALYZER_VIEW_NO_TARGET (-8.0)

/**
 * AnalyzerViewFeature:
 * @hash: what it is
 * @reason: an AnalyzerViewReason
 * @value: how much of it there is
 *
 * One feature of a quote.
 */
typedef struct
{
  guint32 hash;
  guint32 reason;
  float   value;
} AnalyzerViewFeature;

/**
 * AnalyzerViewScores:
 * @alone: for each quote how much speaks for its being a dissent, taken alone
 * @target: for each quote how much speaks for its likeliest target
 * @runner_up: ... and for the next likely one
 * @anybody: ... and for all of them together
 *
 * What has been found of the quotes one by one, as log odds.
 */
typedef struct
{
  double *alone;
  double *target;
  double *runner_up;
  double *anybody;
} AnalyzerViewScores;

void analyzer_view_features_add           (GArray                    *features,
                                           AnalyzerViewReason         reason,
                                           double                     value,
                                           const char                *kind,
                                           const char                *a,
                                           const char                *b);
void analyzer_view_features_multiply      (GArray                    *features);
void analyzer_view_scores_set_targets     (AnalyzerViewScores        *self,
                                           guint                      number,
                                           const double              *scores,
                                           guint                      n);
void analyzer_view_features_of_quote      (const AnalyzerViewContext *context,
                                           guint                      number,
                                           GArray                    *features);
void analyzer_view_features_of_neighbours (const AnalyzerViewContext *context,
                                           guint                      number,
                                           const AnalyzerViewScores  *scores,
                                           GArray                    *features);

G_END_DECLS
