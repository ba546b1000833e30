/* manuscript.h: an article that a reader writes down paragraph by paragraph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/article.h"

G_BEGIN_DECLS

typedef struct _AnalyzerManuscript AnalyzerManuscript;

AnalyzerManuscript *analyzer_manuscript_new           (void);
void                analyzer_manuscript_free          (AnalyzerManuscript *self);
void                analyzer_manuscript_add_text      (AnalyzerManuscript *self,
                                                       const char         *text,
                                                       gsize               length);
void                analyzer_manuscript_break_line    (AnalyzerManuscript *self);
void                analyzer_manuscript_end_paragraph (AnalyzerManuscript *self);
void                analyzer_manuscript_begin_note    (AnalyzerManuscript *self);
void                analyzer_manuscript_end_note      (AnalyzerManuscript *self);
void                analyzer_manuscript_set_aside     (AnalyzerManuscript *self,
                                                       gboolean            aside);
char               *analyzer_manuscript_dup_text      (AnalyzerManuscript *self);
const char         *analyzer_manuscript_get_field     (AnalyzerManuscript *self,
                                                       AnalyzerField       field,
                                                       const char         *origin);
gboolean            analyzer_manuscript_add_field     (AnalyzerManuscript *self,
                                                       AnalyzerField       field,
                                                       const char         *value,
                                                       const char         *origin);
gboolean            analyzer_manuscript_is_empty      (AnalyzerManuscript *self);
AnalyzerArticle    *analyzer_manuscript_finish        (AnalyzerManuscript *self,
                                                       const char         *format,
                                                       gboolean            has_opening);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerManuscript, analyzer_manuscript_free)

G_END_DECLS
