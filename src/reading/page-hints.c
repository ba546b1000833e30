/* page-hints.c: what an element's class, id and role tell of it.
 *
 * Pages name their parts by hand, and they name them alike: 'article-body',
 * 'related-stories', 'shareTools'. A class is cut into its words, so that 'ad'
 * is found in 'top-ad' and not in 'header'.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "reading/page-hints.h"
#include "reading/page.h"

#define WORDS_MAX 12
#define WORD_MAX 24

#define BLOCK ANALYZER_ELEMENT_BLOCK
#define SKIP ANALYZER_ELEMENT_SKIP
#define HEADING (BLOCK | ANALYZER_ELEMENT_HEADING)
#define ASIDE (BLOCK | ANALYZER_ELEMENT_ASIDE)
#define CAPTION (BLOCK | ANALYZER_ELEMENT_CAPTION)

typedef struct
{
  const char *name;
  guint       kind;
} Row;

/* In the order of strcmp(). */
static const Row names[] = {
  { "a", ANALYZER_ELEMENT_LINK },
  { "address", BLOCK },
  { "applet", SKIP },
  { "article", BLOCK | ANALYZER_ELEMENT_ARTICLE },
  { "aside", ASIDE },
  { "audio", SKIP },
  { "blockquote", BLOCK | ANALYZER_ELEMENT_QUOTE },
  { "body", BLOCK | ANALYZER_ELEMENT_BODY },
  { "br", ANALYZER_ELEMENT_BREAK },
  { "button", SKIP },
  { "canvas", SKIP },
  { "caption", CAPTION },
  { "center", BLOCK },
  { "dd", BLOCK },
  { "details", BLOCK },
  { "dialog", ASIDE },
  { "dir", BLOCK },
  { "div", BLOCK },
  { "dl", BLOCK },
  { "dt", BLOCK },
  { "fieldset", BLOCK },
  { "figcaption", CAPTION },
  { "figure", CAPTION },
  { "footer", ASIDE },
  { "form", BLOCK },
  { "h1", HEADING | ANALYZER_ELEMENT_TITLE },
  { "h2", HEADING },
  { "h3", HEADING },
  { "h4", HEADING },
  { "h5", HEADING },
  { "h6", HEADING },
  { "header", ASIDE },
  { "hr", BLOCK },
  { "iframe", SKIP },
  { "input", SKIP },
  { "label", SKIP },
  { "legend", BLOCK },
  { "li", BLOCK | ANALYZER_ELEMENT_ITEM },
  { "main", BLOCK },
  { "map", SKIP },
  { "menu", ASIDE },
  { "nav", ASIDE },
  { "noframes", SKIP },
  { "noscript", SKIP },
  { "object", SKIP },
  { "ol", BLOCK },
  { "optgroup", SKIP },
  { "option", SKIP },
  { "p", BLOCK | ANALYZER_ELEMENT_PARAGRAPH },
  { "picture", SKIP },
  { "pre", BLOCK | ANALYZER_ELEMENT_VERBATIM },
  { "script", SKIP },
  { "section", BLOCK },
  { "select", SKIP },
  { "style", SKIP },
  { "summary", BLOCK },
  { "svg", SKIP },
  { "table", BLOCK },
  { "tbody", BLOCK },
  { "td", BLOCK },
  { "template", SKIP },
  { "textarea", SKIP },
  { "tfoot", BLOCK },
  { "th", BLOCK },
  { "thead", BLOCK },
  { "time", ANALYZER_ELEMENT_TIME },
  { "title", SKIP | ANALYZER_ELEMENT_TITLE },
  { "tr", BLOCK },
  { "ul", BLOCK },
  { "video", SKIP },
};

/* Words that alone tell what a part is. */
static const Row words[] = {
  { "ad", ASIDE },
  { "addthis", ASIDE },
  { "addtoany", ASIDE },
  { "ads", ASIDE },
  { "adv", ASIDE },
  { "advert", ASIDE },
  { "advertisement", ASIDE },
  { "advertising", ASIDE },
  { "adverts", ASIDE },
  { "authorbio", ASIDE },
  { "bio", ASIDE },
  { "breadcrumb", ASIDE },
  { "breadcrumbs", ASIDE },
  { "byline", ASIDE | ANALYZER_ELEMENT_BYLINE },
  { "bylines", ASIDE | ANALYZER_ELEMENT_BYLINE },
  { "caption", CAPTION },
  { "captions", CAPTION },
  { "carousel", ASIDE },
  { "comment", ANALYZER_ELEMENT_COMMENTS },
  { "commentarea", ANALYZER_ELEMENT_COMMENTS },
  { "commentlist", ANALYZER_ELEMENT_COMMENTS },
  { "comments", ANALYZER_ELEMENT_COMMENTS },
  { "consent", ASIDE },
  { "cookie", ASIDE },
  { "cookies", ASIDE },
  { "copyright", ASIDE },
  { "credit", CAPTION },
  { "credits", CAPTION },
  { "disqus", ANALYZER_ELEMENT_COMMENTS },
  { "figcaption", CAPTION },
  { "footer", ASIDE },
  { "gdpr", ASIDE },
  { "infobox", ASIDE },
  { "kicker", ASIDE },
  { "lightbox", ASIDE },
  { "livefyre", ANALYZER_ELEMENT_COMMENTS },
  { "login", ASIDE },
  { "masthead", ASIDE },
  { "menu", ASIDE },
  { "mlt", ASIDE },
  { "modal", ASIDE },
  { "morefrom", ASIDE },
  { "mostpopular", ASIDE },
  { "mostread", ASIDE },
  { "nav", ASIDE },
  { "navbar", ASIDE },
  { "navigation", ASIDE },
  { "newsletter", ASIDE },
  { "newsletters", ASIDE },
  { "noprint", ASIDE },
  { "outbrain", ASIDE },
  { "pager", ASIDE },
  { "pagination", ASIDE },
  { "popup", ASIDE },
  { "promo", ASIDE },
  { "promos", ASIDE },
  { "promotion", ASIDE },
  { "promoted", ASIDE },
  { "pullquote", ASIDE },
  { "rail", ASIDE },
  { "readmore", ASIDE },
  { "recirc", ASIDE },
  { "recirculation", ASIDE },
  { "recommend", ASIDE },
  { "recommendation", ASIDE },
  { "recommendations", ASIDE },
  { "recommended", ASIDE },
  { "related", ASIDE },
  { "relatedarticles", ASIDE },
  { "relatedcontent", ASIDE },
  { "relatedlinks", ASIDE },
  { "relatedposts", ASIDE },
  { "relatedstories", ASIDE },
  { "replies", ANALYZER_ELEMENT_COMMENTS },
  { "respond", ANALYZER_ELEMENT_COMMENTS },
  { "revcontent", ASIDE },
  { "share", ASIDE },
  { "sharebar", ASIDE },
  { "sharebuttons", ASIDE },
  { "sharedaddy", ASIDE },
  { "sharethis", ASIDE },
  { "sharetools", ASIDE },
  { "sharing", ASIDE },
  { "sidebar", ASIDE },
  { "signin", ASIDE },
  { "signup", ASIDE },
  { "skip", ASIDE },
  { "social", ASIDE },
  { "socialbar", ASIDE },
  { "socialmedia", ASIDE },
  { "socials", ASIDE },
  { "sponsor", ASIDE },
  { "sponsored", ASIDE },
  { "subscribe", ASIDE },
  { "subscription", ASIDE },
  { "taboola", ASIDE },
  { "tags", ASIDE },
  { "taglist", ASIDE },
  { "teaser", ASIDE },
  { "teasers", ASIDE },
  { "timestamp", ASIDE },
  { "toolbar", ASIDE },
  { "tooltip", ASIDE },
  { "trending", ASIDE },
  { "widget", ASIDE },
  { "widgets", ASIDE },
  { "zergnet", ASIDE },

  { "articlebody", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "articlecontent", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "articletext", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "bodycopy", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "entrycontent", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "postbody", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "postcontent", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "storybody", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "storycontent", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "storytext", ANALYZER_ELEMENT_ARTICLE_BODY },
};

/* Words that tell it together with the next one. */
static const struct
{
  const char *first;
  const char *second;
  guint       kind;
} pairs[] = {
  { "article", "body", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "article", "content", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "article", "copy", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "article", "text", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "author", "bio", ASIDE },
  { "author", "box", ASIDE },
  { "author", "card", ASIDE },
  { "author", "info", ASIDE },
  { "author", "name", ANALYZER_ELEMENT_BYLINE },
  { "about", "author", ASIDE },
  { "article", "author", ANALYZER_ELEMENT_BYLINE },
  { "body", "content", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "body", "copy", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "body", "text", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "content", "body", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "entry", "body", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "entry", "content", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "entry", "meta", ASIDE },
  { "jp", "relatedposts", ASIDE },
  { "more", "from", ASIDE },
  { "more", "news", ASIDE },
  { "more", "stories", ASIDE },
  { "most", "popular", ASIDE },
  { "most", "read", ASIDE },
  { "news", "body", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "news", "content", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "news", "text", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "post", "author", ANALYZER_ELEMENT_BYLINE },
  { "post", "body", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "post", "content", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "post", "meta", ASIDE },
  { "post", "tags", ASIDE },
  { "pull", "quote", ASIDE },
  { "read", "more", ASIDE },
  { "read", "next", ASIDE },
  { "sign", "up", ASIDE },
  { "story", "body", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "story", "content", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "story", "copy", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "story", "text", ANALYZER_ELEMENT_ARTICLE_BODY },
  { "tag", "list", ASIDE },
  { "up", "next", ASIDE },

  { "screen", "reader", ANALYZER_ELEMENT_HIDDEN },
  { "sr", "only", ANALYZER_ELEMENT_HIDDEN },
  { "visually", "hidden", ANALYZER_ELEMENT_HIDDEN },
};

/* A class that begins so tells of what is in the element or not, or what it
 * may do: 'has-sidebar', 'no-comments'. */
static const char *const says_nothing[] = { "has", "no", "with", "without", "js", "is", "not", "single", "hide", "show" };

static int
compare_row (gconstpointer key,
             gconstpointer row)
{
  return strcmp (key, ((const Row *) row)->name);
}

/**
 * analyzer_page_name_kind:
 * @name: an element's name in lower case
 *
 * Returns: what an element of that name is
 */
guint
analyzer_page_name_kind (const char *name)
{
  const Row *row = bsearch (name, names, G_N_ELEMENTS (names), sizeof (Row), compare_row);

  return row != NULL ? row->kind : 0;
}

static GHashTable *
get_words (void)
{
  static gsize made = 0;
  static GHashTable *table;

  if (g_once_init_enter (&made))
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        g_hash_table_insert (table, (gpointer) words[i].name, GUINT_TO_POINTER (words[i].kind));
      g_once_init_leave (&made, 1);
    }

  return table;
}

/* Cuts one name into its words: at marks, and where a capital follows a small
 * letter. */
static guint
split (const char *name,
       gsize       length,
       char        parts[WORDS_MAX][WORD_MAX])
{
  guint n = 0;
  gsize size = 0;

  for (gsize i = 0; i < length && n < WORDS_MAX; i++)
    {
      char c = name[i];
      gboolean starts = g_ascii_isupper (c) && i > 0 && g_ascii_islower (name[i - 1]);

      if (size > 0 && (starts || !g_ascii_isalpha (c)))
        {
          parts[n++][size] = '\0';
          size = 0;
          if (n == WORDS_MAX)
            break;
        }
      if (g_ascii_isalpha (c) && size < WORD_MAX - 1)
        parts[n][size++] = g_ascii_tolower (c);
    }
  if (size > 0 && n < WORDS_MAX)
    parts[n++][size] = '\0';

  return n;
}

static guint
name_kind (const char *name,
           gsize       length)
{
  char parts[WORDS_MAX][WORD_MAX];
  guint n = split (name, length, parts), kind = 0;

  if (n == 0)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (says_nothing) && n > 1; i++)
    if (strcmp (parts[0], says_nothing[i]) == 0)
      return 0;

  for (guint i = 0; i < n; i++)
    kind |= GPOINTER_TO_UINT (g_hash_table_lookup (get_words (), parts[i]));

  for (guint i = 0; i + 1 < n; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (pairs); k++)
      if (pairs[k].first[0] == parts[i][0] && strcmp (pairs[k].first, parts[i]) == 0
          && strcmp (pairs[k].second, parts[i + 1]) == 0)
        kind |= pairs[k].kind;

  return kind;
}

/**
 * analyzer_page_class_kind:
 * @value: (nullable): a class attribute, or an id
 *
 * Returns: what an element so named is
 */
guint
analyzer_page_class_kind (const char *value)
{
  guint kind = 0;

  if (value == NULL)
    return 0;

  for (guint n = 0; n < 32; n++)
    {
      gsize length;

      value += strspn (value, " \t\r\n\f");
      length = strcspn (value, " \t\r\n\f");
      if (length == 0)
        break;
      kind |= name_kind (value, MIN (length, 100));
      value += length;
    }

  /* What stands around the body is named after it: 'article-body-related'. */
  if ((kind & (ANALYZER_ELEMENT_ASIDE | ANALYZER_ELEMENT_CAPTION | ANALYZER_ELEMENT_COMMENTS)) != 0)
    kind &= ~ANALYZER_ELEMENT_ARTICLE_BODY;

  return kind;
}

/**
 * analyzer_page_role_kind:
 * @value: a role attribute
 *
 * Returns: what an element of that role is
 */
guint
analyzer_page_role_kind (const char *value)
{
  static const char *const around[] = {
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation",
    "search", "tooltip", "toolbar",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
    if (g_ascii_strcasecmp (value, around[i]) == 0)
      return ASIDE;

  return analyzer_page_note_kind (value);
}

/**
 * analyzer_page_note_kind:
 * @value: a role attribute, or the type that EPUB gives an element
 *
 * Returns: what an element of that role is, if it has to do with notes
 */
guint
analyzer_page_note_kind (const char *value)
{
  if (g_str_has_prefix (value, "doc-"))
    value += strlen ("doc-");
  if (strcmp (value, "noteref") == 0 || strcmp (value, "backlink") == 0)
    return ANALYZER_ELEMENT_HIDDEN;
  if (strcmp (value, "footnote") == 0 || strcmp (value, "footnotes") == 0 || strcmp (value, "endnote") == 0
      || strcmp (value, "endnotes") == 0 || strcmp (value, "rearnotes") == 0)
    return ASIDE | ANALYZER_ELEMENT_NOTE;

  return 0;
}

/**
 * analyzer_page_item_kind:
 * @value: an itemprop attribute
 *
 * Returns: what an element with that property is
 */
guint
analyzer_page_item_kind (const char *value)
{
  if (g_ascii_strcasecmp (value, "articleBody") == 0)
    return ANALYZER_ELEMENT_ARTICLE_BODY;
  if (g_ascii_strcasecmp (value, "author") == 0 || g_ascii_strcasecmp (value, "creator") == 0)
    return ANALYZER_ELEMENT_AUTHOR;
  if (g_ascii_strcasecmp (value, "datePublished") == 0)
    return ANALYZER_ELEMENT_PUBLISHED;
  if (g_ascii_strcasecmp (value, "caption") == 0)
    return CAPTION;
  if (g_ascii_strcasecmp (value, "comment") == 0)
    return ANALYZER_ELEMENT_COMMENTS;

  return 0;
}
