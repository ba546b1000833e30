/* passed-over.h: what a file of many articles holds beside them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/reader.h"

G_BEGIN_DECLS

/**
 * AnalyzerPassedOver:
 * @n: how many parts of the file
 * @first: (nullable): what the first of them is called
 *
 * Parts of a file that hold no article, told of in one sentence.
 */
typedef struct
{
  guint  n;
  char  *first;
} AnalyzerPassedOver;

/* The most articles that are read of a file. */
#define ANALYZER_ARTICLES_MAX 100000u

void analyzer_passed_over_add   (AnalyzerPassedOver  *self,
                                 const char          *name);
void analyzer_passed_over_tell  (AnalyzerPassedOver  *self,
                                 const AnalyzerInput *input);
void analyzer_tell_rest         (const AnalyzerInput *input);
void analyzer_passed_over_clear (AnalyzerPassedOver  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalyzerPassedOver, analyzer_passed_over_clear)

G_END_DECLS
