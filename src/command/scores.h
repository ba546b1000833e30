/* scores.h: how well findings match what people marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

/**
 * AnalyzerMeasure:
 *
 * What is counted. A found and a marked quote are a pair where their cues
 * share a word (their contents, where neither cue has a word in it). Words are
 * runs of letters and digits, so that quotation marks and stops don't count.
 *
 * - cue, source, content exact: a pair that has the same words there; whole
 *   exact: in all three
 * - cue, source, content overlap: the words shared in a pair
 * - quoted found: marked content with quotation marks in it, and found quotes
 *   that are direct or mixed: one of the other side shares half of the words
 *   of the two; quoted attributed: and shares a word of the source
 * - speaker full, known: the quote's speaker by the fullest or by any name
 * - speakers listed: the people and organizations with quotes
 * - dissent: quotes that dissent; dissent pairs: who dissents from whom;
 *   agreement: quotes that take up somebody's position
 */
typedef enum
{
  ANALYZER_MEASURE_CUE_EXACT,
  ANALYZER_MEASURE_SOURCE_EXACT,
  ANALYZER_MEASURE_CONTENT_EXACT,
  ANALYZER_MEASURE_WHOLE_EXACT,
  ANALYZER_MEASURE_CUE_OVERLAP,
  ANALYZER_MEASURE_SOURCE_OVERLAP,
  ANALYZER_MEASURE_CONTENT_OVERLAP,
  ANALYZER_MEASURE_QUOTED_FOUND,
  ANALYZER_MEASURE_QUOTED_ATTRIBUTED,
  ANALYZER_MEASURE_SPEAKER_FULL,
  ANALYZER_MEASURE_SPEAKER_KNOWN,
  ANALYZER_MEASURE_SPEAKERS_LISTED,
  ANALYZER_MEASURE_DISSENT,
  ANALYZER_MEASURE_DISSENT_PAIRS,
  ANALYZER_MEASURE_AGREEMENT,
} AnalyzerMeasure;

#define ANALYZER_N_MEASURES (ANALYZER_MEASURE_AGREEMENT + 1)

/**
 * AnalyzerTally:
 * @hits_found: of what was found, how much is right
 * @found: how much was found
 * @hits_marked: of what people marked, how much was found
 * @marked: how much people marked
 */
typedef struct
{
  guint64 hits_found;
  guint64 found;
  guint64 hits_marked;
  guint64 marked;
} AnalyzerTally;

/**
 * AnalyzerGrouping:
 *
 * By what the figures are broken down. Acts and confidences are not marked by
 * people, so that there is only precision.
 */
typedef enum
{
  ANALYZER_GROUPING_TYPE,
  ANALYZER_GROUPING_ACT,
  ANALYZER_GROUPING_LENGTH,
  ANALYZER_GROUPING_POSITION,
  ANALYZER_GROUPING_PUBLISHER,
  ANALYZER_GROUPING_CONFIDENCE,
} AnalyzerGrouping;

#define ANALYZER_N_GROUPINGS (ANALYZER_GROUPING_CONFIDENCE + 1)

typedef struct _AnalyzerScores AnalyzerScores;

AnalyzerScores      *analyzer_scores_new                (void);
void                 analyzer_scores_free               (AnalyzerScores       *self);
void                 analyzer_scores_add                (AnalyzerScores       *self,
                                                         AnalyzerFindings     *marked,
                                                         gboolean              has_views,
                                                         AnalyzerFindings     *found,
                                                         const char           *publisher);
const AnalyzerTally *analyzer_scores_get                (const AnalyzerScores *self,
                                                         AnalyzerMeasure       measure);
GPtrArray           *analyzer_scores_list_groups        (const AnalyzerScores *self,
                                                         AnalyzerGrouping      grouping);
const AnalyzerTally *analyzer_scores_get_group          (const AnalyzerScores *self,
                                                         AnalyzerGrouping      grouping,
                                                         const char           *group,
                                                         AnalyzerMeasure       measure);
double               analyzer_tally_get_precision       (const AnalyzerTally  *self);
double               analyzer_tally_get_recall          (const AnalyzerTally  *self);
double               analyzer_tally_get_f               (const AnalyzerTally  *self);
const char          *analyzer_measure_to_string         (AnalyzerMeasure       measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerScores, analyzer_scores_free)

G_END_DECLS
