/* export-profile.h: how a database lays out many articles in one file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/article.h"

G_BEGIN_DECLS

/**
 * AnalyzerExportRole:
 * @fields: which fields a text tells, a bit each of #AnalyzerField
 * @is_body: the text of the article begins with it
 * @is_tail: the text of the article ends before it
 *
 * What something in an export is for.
 */
typedef struct
{
  guint    fields;
  gboolean is_body;
  gboolean is_tail;
} AnalyzerExportRole;

/**
 * AnalyzerExportLabel:
 * @name: the label as it stands in the document
 * @role: what follows it
 * @values: (nullable): a regular expression with named groups that takes what
 *   follows it apart into fields
 */
typedef struct
{
  char               *name;
  AnalyzerExportRole  role;
  GRegex             *values;
} AnalyzerExportLabel;

/**
 * AnalyzerExportItem:
 * @label: what the line is for
 * @shape: (nullable): what the line looks like
 * @is_date: whether it has to be a date
 * @is_any: whether it stands for lines that tell nothing
 * @may_lack: whether it may be missing
 * @may_repeat: whether it may be several lines
 *
 * One of the lines at the head of an article, in their order.
 */
typedef struct
{
  AnalyzerExportLabel  label;
  GRegex              *shape;
  gboolean             is_date;
  gboolean             is_any;
  gboolean             may_lack;
  gboolean             may_repeat;
} AnalyzerExportItem;

/**
 * AnalyzerExportProfile:
 * @id: its file's name, without the extension
 * @path: (nullable): its file
 * @name: what users call the layout
 * @contains: one of these stands in every such document
 * @begin: (nullable): a line before an article
 * @end: (nullable): a line after an article
 * @skip: (nullable): a line that is no part of anything, such as a running head
 * @cover: (nullable): a line of what stands before all articles
 * @begin_at: (nullable): an element or class of a page with which one begins
 * @labels: (element-type AnalyzerExportLabel): 'Label: value', by the label in
 *   lower case
 * @codes: (element-type AnalyzerExportLabel): 'CODE  value'
 * @headings: (element-type AnalyzerExportLabel): a line of its own
 * @items: (element-type AnalyzerExportItem): the lines at the head
 * @last: (nullable): the last line of the head, where nothing else tells it
 * @joins: whether lines at the head without an empty one between are one
 * @body_end: (nullable): a line after the article's text
 * @classes: (element-type AnalyzerExportLabel): elements and classes of a page
 * @names: (element-type utf8): the names of @begin_at and @classes
 *
 * How a database lays out many articles in one file. Never changes.
 */
typedef struct
{
  char        *id;
  char        *path;
  char        *name;
  char       **contains;
  GRegex      *begin;
  GRegex      *end;
  GRegex      *skip;
  GRegex      *cover;
  char        *begin_at;
  GHashTable  *labels;
  GHashTable  *codes;
  GHashTable  *headings;
  GPtrArray   *items;
  GRegex      *last;
  gboolean     joins;
  GRegex      *body_end;
  GPtrArray   *classes;
  GPtrArray   *names;
} AnalyzerExportProfile;

AnalyzerExportProfile *analyzer_export_profile_new      (const char             *id,
                                                         const char             *data,
                                                         gsize                   length,
                                                         GError                **error);
void                   analyzer_export_profile_free     (AnalyzerExportProfile  *self);
gboolean               analyzer_export_profile_fits     (AnalyzerExportProfile  *self,
                                                         const char             *text,
                                                         gsize                   length);

GPtrArray             *analyzer_export_profiles_load    (const char *const      *folders,
                                                         GPtrArray              *failures);
GPtrArray             *analyzer_export_profiles_get     (GPtrArray              *failures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerExportProfile, analyzer_export_profile_free)

G_END_DECLS
