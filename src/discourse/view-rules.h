/* view-rules.h: what the article's own words say of a quote's view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/view-context.h"

G_BEGIN_DECLS

/**
 * AnalyzerViewRule:
 * @ANALYZER_VIEW_RULE_NONE: nothing
 * @ANALYZER_VIEW_RULE_LIKEWISE: doubts like those of the dissent before it:
 *   'Similar doubts were also expressed by'
 * @ANALYZER_VIEW_RULE_NOT_ALL: somebody disagrees: 'not everyone agreed'
 * @ANALYZER_VIEW_RULE_AGREES: it takes up somebody's position: 'echoed',
 *   'reiterated the same assertion'
 * @ANALYZER_VIEW_RULE_EACH_OTHER: its speakers dissent from each other: 'Lee
 *   and Moss clashed over the dam'
 * @ANALYZER_VIEW_RULE_OPPOSES: its speaker says so: 'I am against it', 'we
 *   oppose the plan'
 *
 * Signs too rare to be learned.
 */
typedef enum
{
  ANALYZER_VIEW_RULE_NONE,
  ANALYZER_VIEW_RULE_LIKEWISE,
  ANALYZER_VIEW_RULE_NOT_ALL,
  ANALYZER_VIEW_RULE_AGREES,
  ANALYZER_VIEW_RULE_EACH_OTHER,
  ANALYZER_VIEW_RULE_OPPOSES,
} AnalyzerViewRule;

AnalyzerViewRule  analyzer_view_rule_apply   (const AnalyzerViewContext *context,
                                              guint                      number,
                                              AnalyzerSpan              *span);
void              analyzer_view_find_marker  (const AnalyzerViewContext *context,
                                              guint                      number,
                                              GArray                    *marker);
char             *analyzer_view_dup_content  (const AnalyzerViewContext *context,
                                              guint                      number);
guint             analyzer_view_count_claimed (const AnalyzerViewContext *context,
                                               guint                      number,
                                               guint                      other);
guint             analyzer_view_find_claim   (const AnalyzerViewContext *context,
                                              guint                      number);
char             *analyzer_view_dup_about    (const AnalyzerViewContext *context,
                                              guint                      number,
                                              guint                      target);

G_END_DECLS
