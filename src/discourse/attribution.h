/* attribution.h: finds cues, their sources and their contents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/attribution-chain.h"
#include "discourse/attribution-features.h"
#include "discourse/attribution-reranker.h"
#include "language/models.h"

G_BEGIN_DECLS

/* The labels of the words of a paragraph: outside of every cue, the first word
 * of one, a further word of one. */
enum
{
  ANALYZER_CUE_LABEL_NONE,
  ANALYZER_CUE_LABEL_BEGIN,
  ANALYZER_CUE_LABEL_GOES_ON,
  ANALYZER_N_CUE_LABELS
};

/* The labels of the words around a cue. */
enum
{
  ANALYZER_PART_LABEL_NONE,
  ANALYZER_PART_LABEL_SOURCE_BEGINS,
  ANALYZER_PART_LABEL_SOURCE_GOES_ON,
  ANALYZER_PART_LABEL_CONTENT_BEGINS,
  ANALYZER_PART_LABEL_CONTENT_GOES_ON,
  ANALYZER_N_PART_LABELS
};

#define ANALYZER_ATTRIBUTION_NAME "attribution"
/* The version of the features; see attribution-features.c. */
#define ANALYZER_ATTRIBUTION_FEATURES 3

/* From what a quote's confidence is reckoned: always 1, how sure its cue is,
 * how sure its parts are, whether it holds quotation marks, has a source. */
#define ANALYZER_N_GROUNDS 5

/**
 * AnalyzerAttributionModel:
 * @cues: two columns: a word begins a cue, goes on with one
 * @parts: four columns: begins a source, goes on, begins a content, goes on
 * @cue_transitions: see AnalyzerChain
 * @part_transitions: see AnalyzerChain
 * @cue_bias: added to every beginning of a cue
 * @grounds: weights of what a quote's confidence is reckoned from
 * @reranker: (nullable): chooses among the best readings of a quote
 */
typedef struct
{
  AnalyzerTable cues;
  AnalyzerTable parts;
  const float  *cue_transitions;
  const float  *part_transitions;
  float         cue_bias;
  const float  *grounds;

  const AnalyzerReranker *reranker;
} AnalyzerAttributionModel;

/**
 * AnalyzerAttribution:
 * @cue: the cue
 * @labels: (element-type guint8): the labels of the words of its view
 * @first: the first word of its view
 * @links: those of the words of its view
 * @certainty: the logarithm of the probability of the likeliest labels
 * @confidence: from 0 to 1
 *
 * A cue with its parts.
 */
typedef struct
{
  AnalyzerCue    cue;
  GByteArray    *labels;
  guint          first;
  AnalyzerLinks *links;
  float          certainty;
  float          confidence;
} AnalyzerAttribution;

gboolean   analyzer_attribution_model_read      (AnalyzerAttributionModel        *self,
                                                 const AnalyzerModel             *model,
                                                 GError                         **error);
GArray    *analyzer_attribution_model_find_cues (const AnalyzerAttributionModel  *self,
                                                 const AnalyzerScene             *scene);
GPtrArray *analyzer_attribution_model_find      (const AnalyzerAttributionModel  *self,
                                                 const AnalyzerScene             *scene,
                                                 GArray                          *cues,
                                                 GCancellable                    *cancellable,
                                                 GError                         **error);
void       analyzer_attribution_score_parts     (const AnalyzerAttributionModel  *self,
                                                 AnalyzerView                    *view,
                                                 AnalyzerChain                   *chain,
                                                 float                           *plain,
                                                 guint8                          *known);
void       analyzer_attribution_get_grounds     (const AnalyzerAttribution       *self,
                                                 const AnalyzerScene             *scene,
                                                 float                           *grounds);
void       analyzer_attribution_free            (AnalyzerAttribution             *self);

G_END_DECLS
