/* page.h: a web page taken apart into elements and text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What an element is, by its name. */
typedef enum
{
  ANALYZER_ELEMENT_BLOCK = 1 << 0,      /* stands on lines of its own */
  ANALYZER_ELEMENT_SKIP = 1 << 1,       /* holds nothing to read */
  ANALYZER_ELEMENT_HEADING = 1 << 2,
  ANALYZER_ELEMENT_PARAGRAPH = 1 << 3,
  ANALYZER_ELEMENT_ITEM = 1 << 4,
  ANALYZER_ELEMENT_QUOTE = 1 << 5,
  ANALYZER_ELEMENT_CAPTION = 1 << 6,
  ANALYZER_ELEMENT_LINK = 1 << 7,
  ANALYZER_ELEMENT_BREAK = 1 << 8,
  ANALYZER_ELEMENT_VERBATIM = 1 << 9,
  ANALYZER_ELEMENT_ARTICLE = 1 << 10,
  ANALYZER_ELEMENT_BODY = 1 << 11,
  ANALYZER_ELEMENT_TITLE = 1 << 12,     /* the page's title or its first heading */
  ANALYZER_ELEMENT_TIME = 1 << 13,
  ANALYZER_ELEMENT_TEXT = 1 << 14,      /* no element, but text */

  /* What its name, class, id or role tell. */
  ANALYZER_ELEMENT_ASIDE = 1 << 16,     /* around an article, not of it */
  ANALYZER_ELEMENT_COMMENTS = 1 << 17,
  ANALYZER_ELEMENT_HIDDEN = 1 << 18,
  ANALYZER_ELEMENT_ARTICLE_BODY = 1 << 19,
  ANALYZER_ELEMENT_BYLINE = 1 << 20,
  ANALYZER_ELEMENT_AUTHOR = 1 << 21,    /* rel or itemprop say so */
  ANALYZER_ELEMENT_PUBLISHED = 1 << 22, /* itemprop says so */
  ANALYZER_ELEMENT_NOTE = 1 << 23,      /* footnotes, which stand around an article, too */
} AnalyzerElementKind;

/**
 * AnalyzerNode:
 * @kind: of #AnalyzerElementKind
 * @parent: the index of the element around it
 * @end: the index after its last descendant
 * @start: of text, where it begins in the page's text
 * @length: of text, its length; of a time element, that of its machine form
 *
 * An element or a piece of text. Nodes stand in the order of the page.
 */
typedef struct
{
  guint kind;
  guint parent;
  guint end;
  guint start;
  guint length;
} AnalyzerNode;

/**
 * AnalyzerMeta:
 * @key: in lower case: name, property, itemprop or http-equiv of a meta
 *   element, the rel of a link element with `link:` before it
 * @value: its content or address
 */
typedef struct
{
  char *key;
  char *value;
} AnalyzerMeta;

/**
 * AnalyzerPage:
 * @nodes: (element-type AnalyzerNode): the elements and texts; the first is a
 *   root around all of them
 * @text: all the text that is no script or style
 * @metas: (element-type AnalyzerMeta): in the order of the page
 * @scripts: (element-type utf8): what JSON-LD the page holds
 * @language: (nullable): the language that the html element names
 * @marks: (nullable) (element-type guint): for each node which of the names
 *   asked for it has, a bit each
 */
typedef struct
{
  GArray    *nodes;
  GString   *text;
  GPtrArray *metas;
  GPtrArray *scripts;
  char      *language;
  GArray    *marks;
} AnalyzerPage;

#define ANALYZER_PAGE_NAMES_MAX 32u

AnalyzerPage *analyzer_page_parse        (GBytes        *bytes,
                                          GCancellable  *cancellable,
                                          GError       **error);
AnalyzerPage *analyzer_page_parse_marked (GBytes        *bytes,
                                          GPtrArray     *names,
                                          GCancellable  *cancellable,
                                          GError       **error);
void          analyzer_page_free         (AnalyzerPage  *self);
char         *analyzer_page_dup_text     (AnalyzerPage  *self,
                                          guint          node);
const char   *analyzer_page_get_meta     (AnalyzerPage  *self,
                                          const char    *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerPage, analyzer_page_free)

G_END_DECLS
