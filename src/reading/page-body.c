/* page-body.c: finds the article in a web page.
 *
 * The article is where the prose is: the smallest element that holds most of
 * the page's paragraphs, or one that the page itself names its article's body.
 * What pages put around and between the paragraphs is left out by what its
 * elements are called, by how much of it is links, and by what it says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/dates.h"
#include "reading/furniture.h"
#include "reading/opening.h"
#include "reading/page-blocks.h"
#include "reading/page-body.h"

/* Shares of a page's prose, in percent. */
#define COMMENTS_AT_MOST 90     /* else it is the article that is called so */
#define ASIDE_AT_MOST 40
#define BODY_AT_LEAST 50        /* for an element that is called the body */
#define CHILD_AT_LEAST 60       /* to go on into a child */

#define HEADED_AT_LEAST 15      /* for an element around the article's heading */
#define HEADED_LEAST 400        /* characters, for the same */

#define TOLD_LEAST 300          /* bytes of body in the page's own data */

typedef struct
{
  AnalyzerPage   *page;
  AnalyzerBlocks *blocks;
  guint           n_blocks;
  guint8         *state;        /* of each block: one of the below */
  guint64        *prose;        /* weight of the prose before each block, without what is out */
  guint64        *all;          /* characters of any kind, likewise */
  guint64        *linked;       /* those in links, likewise */
} Search;

enum
{
  UNKNOWN,
  IN,
  OUT,
  ASLEEP,       /* hidden, but it may belong to what is in */
};

static const AnalyzerNode *
get_node (Search *search,
          guint   index)
{
  return &g_array_index (search->page->nodes, AnalyzerNode, index);
}

static const AnalyzerBlock *
get_block (Search *search,
           guint   index)
{
  return &g_array_index (search->blocks->blocks, AnalyzerBlock, index);
}

static const char *
get_words (Search *search,
           guint   index)
{
  return search->blocks->text->str + get_block (search, index)->start;
}

static guint
first_of (Search *search,
          guint   node)
{
  return search->blocks->first[node];
}

static guint
end_of (Search *search,
        guint   node)
{
  return search->blocks->first[get_node (search, node)->end];
}

/* Verses, lists and lines without a full stop are text too, if less surely. */
static guint
weigh (const AnalyzerBlock *block)
{
  if (block->is_prose)
    return block->n_characters;
  if (block->n_words >= 5 && block->n_linked * 5 < block->n_characters
      && (block->kind & (ANALYZER_ELEMENT_HEADING | ANALYZER_ELEMENT_CAPTION)) == 0)
    return block->n_characters / 3;

  return 0;
}

static void
count (Search *search)
{
  for (guint i = 0; i < search->n_blocks; i++)
    {
      const AnalyzerBlock *block = get_block (search, i);
      gboolean counts = search->state[i] != OUT && search->state[i] != ASLEEP;

      search->prose[i + 1] = search->prose[i] + (counts ? weigh (block) : 0);
      search->all[i + 1] = search->all[i] + (counts ? block->n_characters : 0);
      search->linked[i + 1] = search->linked[i] + (counts ? block->n_linked : 0);
    }
}

static guint64
sum (Search        *search,
     const guint64 *counts,
     guint          node)
{
  return counts[end_of (search, node)] - counts[first_of (search, node)];
}

/* What is hidden in the article comes in with it: the rest may wait for a click
 * on 'Read more'. */
static void
mark (Search *search,
      guint   from,
      guint   to,
      guint8  state)
{
  for (guint i = from; i < to; i++)
    if (search->state[i] != OUT && (search->state[i] != ASLEEP || state == IN))
      search->state[i] = state;
}

/* Whether an element beside the article's paragraphs goes on with them. */
static gboolean
reads_on (Search *search,
          guint   node)
{
  guint64 prose = sum (search, search->prose, node);
  guint64 all = sum (search, search->all, node);
  guint64 linked = sum (search, search->linked, node);

  if ((get_node (search, node)->kind & (ANALYZER_ELEMENT_ITEM | ANALYZER_ELEMENT_ARTICLE)) != 0)
    return FALSE;

  return prose >= 80 && prose * 100 >= all * 80 && linked * 100 < all * 12;
}

/* The letters and digits of a text in lower case, to compare two. */
static char *
dup_core (const char *text,
          gsize       length)
{
  GString *core = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (core, g_unichar_tolower (c));
    }

  return g_string_free (core, FALSE);
}

/* Leaves out the elements of some kinds, but for those that hold so much of
 * the page that they can't be what they are called. */
static void
leave_out (Search *search,
           guint   kinds,
           guint   at_most)
{
  guint64 total;

  count (search);
  total = search->prose[search->n_blocks];
  for (guint i = 1; i < search->page->nodes->len;)
    {
      const AnalyzerNode *node = get_node (search, i);

      if ((node->kind & kinds) != 0 && (node->kind & ANALYZER_ELEMENT_BLOCK) != 0
          && sum (search, search->prose, i) * 100 <= total * at_most)
        {
          gboolean asleep = (node->kind & ANALYZER_ELEMENT_HIDDEN) != 0 && reads_on (search, i);

          mark (search, first_of (search, i), end_of (search, i), asleep ? ASLEEP : OUT);
          i = node->end;
        }
      else
        {
          i++;
        }
    }
  count (search);
}

/* A teaser: the link to another article with a paragraph or two of it. */
static gboolean
is_card (Search *search,
         guint   node)
{
  guint first = first_of (search, node), end = end_of (search, node), n_prose = 0;
  gboolean linked = FALSE;

  if (end - first < 2 || end - first > 8)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      const AnalyzerBlock *block = get_block (search, i);

      if (block->n_linked * 10 >= block->n_characters * 8 && block->n_words >= 3 && n_prose == 0)
        linked = TRUE;
      if (block->is_prose)
        {
          n_prose++;
          if (block->n_words > 120)
            return FALSE;
        }
    }

  return linked && n_prose >= 1 && n_prose <= 2;
}

/* Rows of teasers read like prose; where there is other prose they are none of
 * the article. */
static void
leave_out_cards (Search *search)
{
  g_autoptr(GArray) cards = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 inside = 0;

  for (guint i = 0; i < search->page->nodes->len; i++)
    {
      guint n_cards = 0, n_before = cards->len;

      if (end_of (search, i) - first_of (search, i) < 6)
        continue;
      for (guint child = i + 1; child < get_node (search, i)->end; child = get_node (search, child)->end)
        if (is_card (search, child))
          {
            n_cards++;
            g_array_append_val (cards, child);
          }
      if (n_cards < 3)
        g_array_set_size (cards, n_before);
    }

  for (guint i = 0; i < cards->len; i++)
    inside += sum (search, search->prose, g_array_index (cards, guint, i));
  if (search->prose[search->n_blocks] < inside + 400)
    return;

  for (guint i = 0; i < cards->len; i++)
    {
      guint card = g_array_index (cards, guint, i);

      mark (search, first_of (search, card), end_of (search, card), OUT);
    }
  count (search);
}

static guint
find_article_around (Search *search,
                     guint   node)
{
  while (node > 0 && (get_node (search, node)->kind & ANALYZER_ELEMENT_ARTICLE) == 0)
    node = get_node (search, node)->parent;

  return node;
}

/* Where the page itself names its article's body; marks it and tells so. */
static gboolean
mark_named_body (Search *search)
{
  guint64 total = search->prose[search->n_blocks], named = 0, most = 0;
  guint best = 0, article = 0;
  gboolean one_article = TRUE;
  g_autoptr(GArray) outermost = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < search->page->nodes->len;)
    {
      const AnalyzerNode *node = get_node (search, i);
      guint64 prose;

      if ((node->kind & ANALYZER_ELEMENT_ARTICLE_BODY) == 0)
        {
          i++;
          continue;
        }

      prose = sum (search, search->prose, i);
      if (prose > 0)
        {
          guint around = find_article_around (search, i);

          one_article = one_article && (outermost->len == 0 || around == article);
          article = around;
          g_array_append_val (outermost, i);
          named += prose;
          if (prose > most)
            {
              most = prose;
              best = i;
            }
        }
      i = node->end;
    }

  if (named == 0)
    return FALSE;

  if (most * 100 >= total * BODY_AT_LEAST)
    {
      /* A smaller one inside that holds nearly all of it is the better one. */
      for (guint i = best + 1; i < get_node (search, best)->end; i++)
        if ((get_node (search, i)->kind & ANALYZER_ELEMENT_ARTICLE_BODY) != 0
            && sum (search, search->prose, i) * 100 >= most * 90)
          best = i;
      mark (search, first_of (search, best), end_of (search, best), IN);

      /* A body in several pieces, with something else between them. */
      article = find_article_around (search, best);
      for (guint i = 0; i < outermost->len; i++)
        {
          guint node = g_array_index (outermost, guint, i);

          if (reads_on (search, node)
              && (article != 0 ? find_article_around (search, node) == article
                  : get_node (search, node)->parent == get_node (search, best)->parent))
            mark (search, first_of (search, node), end_of (search, node), IN);
        }
      return TRUE;
    }

  if (named * 100 < total * BODY_AT_LEAST)
    return FALSE;

  for (guint i = 0; i < outermost->len; i++)
    {
      guint node = g_array_index (outermost, guint, i);

      /* A page that goes on with the next article begins with its own. */
      if (one_article || sum (search, search->prose, node) * 2 >= most)
        mark (search, first_of (search, node), end_of (search, node), IN);
      if (!one_article && sum (search, search->prose, node) * 2 >= most)
        break;
    }

  return TRUE;
}

/* Where several articles stand in what was found: either the first is the one
 * and the page goes on with others, or they are cards for other pages. */
static guint
choose_article (Search *search,
                guint   node)
{
  guint64 here = sum (search, search->prose, node), inside = 0;
  g_autoptr(GArray) articles = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = node + 1; i < get_node (search, node)->end;)
    {
      guint64 prose;

      if ((get_node (search, i)->kind & ANALYZER_ELEMENT_ARTICLE) == 0)
        {
          i++;
          continue;
        }
      prose = sum (search, search->prose, i);
      if (prose > 0)
        {
          inside += prose;
          g_array_append_val (articles, i);
        }
      i = get_node (search, i)->end;
    }

  if (articles->len < 2)
    return node;

  if (inside * 2 < here)
    {
      for (guint i = 0; i < articles->len; i++)
        {
          guint article = g_array_index (articles, guint, i);

          mark (search, first_of (search, article), end_of (search, article), OUT);
        }
      return node;
    }

  if (sum (search, search->prose, g_array_index (articles, guint, 0)) * 100 >= here * 30)
    return g_array_index (articles, guint, 0);

  return node;
}

static gboolean
is_title (const char *core,
          GPtrArray  *titles)
{
  for (guint i = 0; i < titles->len; i++)
    if (strcmp (core, g_ptr_array_index (titles, i)) == 0)
      return TRUE;

  return FALSE;
}

/* The smallest element around the article's own heading that holds a good
 * part of the page's prose; the root where there is no such heading. */
static guint
find_around_heading (Search    *search,
                     GPtrArray *titles)
{
  guint64 total = search->prose[search->n_blocks];

  for (guint i = 0; i < search->n_blocks; i++)
    {
      const AnalyzerBlock *block = get_block (search, i);
      g_autofree char *core = NULL;
      guint node = block->node;

      if ((block->kind & ANALYZER_ELEMENT_HEADING) == 0 || block->length > 400)
        continue;
      core = dup_core (get_words (search, i), block->length);
      if (*core == '\0' || !is_title (core, titles))
        continue;

      while (node > 0 && (sum (search, search->prose, node) < HEADED_LEAST
                          || sum (search, search->prose, node) * 100 < total * HEADED_AT_LEAST))
        node = get_node (search, node)->parent;
      return node;
    }

  return 0;
}

static void
mark_densest (Search    *search,
              GPtrArray *titles)
{
  guint start = find_around_heading (search, titles), node = start;

  for (;;)
    {
      guint64 here = sum (search, search->prose, node), most = 0;
      guint best = 0;

      for (guint i = node + 1; i < get_node (search, node)->end; i = get_node (search, i)->end)
        {
          guint64 prose = sum (search, search->prose, i);

          if (prose > most)
            {
              most = prose;
              best = i;
            }
        }
      if (best == 0 || most * 100 < here * CHILD_AT_LEAST)
        break;
      node = best;
    }

  node = choose_article (search, node);
  mark (search, first_of (search, node), end_of (search, node), IN);

  for (guint level = 0; level < 3 && node > start; level++)
    {
      guint parent = get_node (search, node)->parent;

      if ((get_node (search, node)->kind & (ANALYZER_ELEMENT_ARTICLE | ANALYZER_ELEMENT_BODY)) != 0)
        break;
      for (guint i = parent + 1; i < get_node (search, parent)->end; i = get_node (search, i)->end)
        if (i != node && reads_on (search, i))
          mark (search, first_of (search, i), end_of (search, i), IN);
      node = parent;
    }
}

static guint
hash_word (const char **at,
           const char  *end)
{
  guint hash = 0;
  const char *p = *at;

  while (p < end && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  while (p < end && g_unichar_isalnum (g_utf8_get_char (p)))
    {
      hash = hash * 31 + g_unichar_tolower (g_utf8_get_char (p)) + 1;
      p = g_utf8_next_char (p);
    }
  *at = p;

  return hash;
}

/* Runs of three words. */
static GArray *
hash_runs (const char *text,
           gsize       length)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last[3] = { 0, 0, 0 };

  for (const char *p = text; p < text + length;)
    {
      guint word = hash_word (&p, text + length), run;

      if (word == 0)
        continue;
      last[0] = last[1];
      last[1] = last[2];
      last[2] = word;
      if (last[0] == 0)
        continue;
      run = (last[0] * 1000003u + last[1]) * 1000003u + last[2];
      g_array_append_val (runs, run);
    }

  return runs;
}

/* Where the page's own data tell the body's words, these decide. */
static void
follow_told (Search     *search,
             const char *told)
{
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) runs = hash_runs (told, strlen (told));
  g_autofree guint8 *share = g_malloc0 (search->n_blocks + 1);
  guint64 told_in = 0, in = 0, told_all = 0;

  for (guint i = 0; i < runs->len; i++)
    g_hash_table_add (known, GUINT_TO_POINTER (g_array_index (runs, guint, i)));

  for (guint i = 0; i < search->n_blocks; i++)
    {
      const AnalyzerBlock *block = get_block (search, i);
      g_autoptr(GArray) own = NULL;
      guint n = 0;

      if (search->state[i] == OUT)
        continue;
      own = hash_runs (get_words (search, i), block->length);
      for (guint k = 0; k < own->len; k++)
        n += g_hash_table_contains (known, GUINT_TO_POINTER (g_array_index (own, guint, k)));
      share[i] = own->len > 0 ? n * 100 / own->len : 50;
      if (!block->is_prose)
        continue;
      if (share[i] >= 80)
        told_all += block->n_characters;
      if (search->state[i] == IN)
        {
          in += block->n_characters;
          if (share[i] >= 80)
            told_in += block->n_characters;
        }
    }

  /* Some tell only the beginning, and some another text. */
  if (told_all * 100 < strlen (told) * 70 || told_in * 100 < in * 70)
    return;

  for (guint i = 0; i < search->n_blocks; i++)
    {
      const AnalyzerBlock *block = get_block (search, i);

      if (search->state[i] == IN && share[i] < 20 && (block->kind & ANALYZER_ELEMENT_HEADING) == 0)
        search->state[i] = OUT;
      else if (search->state[i] == UNKNOWN && block->is_prose && share[i] >= 90)
        search->state[i] = IN;
    }
}

static gboolean
is_link (const AnalyzerBlock *block)
{
  return block->n_linked * 100 >= block->n_characters * 60;
}

/* A date, maybe with a word before it such as 'Updated', and no more. */
static gboolean
is_date (Search *search,
         guint   index)
{
  const AnalyzerBlock *block = get_block (search, index);
  g_autofree char *line = NULL;
  g_autofree char *iso = NULL;

  if (block->length > 80 || block->n_words > 12)
    return FALSE;
  line = g_strndup (get_words (search, index), block->length);
  if (strpbrk (line, "0123456789") == NULL)
    return FALSE;
  iso = analyzer_dup_iso_date (line);

  return iso != NULL && (block->n_words <= 6 || !block->is_sentence);
}

/* What is no paragraph of an article, whatever stands around it. */
static gboolean
is_furniture (Search    *search,
              guint      index,
              GPtrArray *titles)
{
  const AnalyzerBlock *block = get_block (search, index);
  const char *words = get_words (search, index);
  g_autofree char *core = NULL;

  if ((block->kind & (ANALYZER_ELEMENT_ASIDE | ANALYZER_ELEMENT_CAPTION | ANALYZER_ELEMENT_BYLINE)) != 0
      && !block->is_prose)
    return TRUE;
  if (is_link (block) && block->n_words < 40)
    return TRUE;
  if (analyzer_furniture_match (words, block->length) == block->length)
    return TRUE;
  /* A message from elsewhere names its author and date. */
  if ((block->kind & ANALYZER_ELEMENT_QUOTE) != 0)
    return FALSE;
  if (analyzer_is_byline (words, block->length))
    return TRUE;
  if (!block->is_prose && is_date (search, index))
    return TRUE;
  if (block->length > 300)
    return FALSE;

  core = dup_core (words, block->length);

  return *core == '\0' || is_title (core, titles);
}

static gboolean
is_unlinked_paragraph (const AnalyzerBlock *block)
{
  return (block->kind & ANALYZER_ELEMENT_PARAGRAPH) != 0 && block->n_words >= 8 && block->n_linked == 0;
}

/* Headings and short lines count where prose follows or stands before. */
static void
keep_between_prose (Search *search)
{
  guint first = search->n_blocks, last = 0;
  gboolean goes_on = TRUE;

  for (guint i = 0; i < search->n_blocks; i++)
    if (search->state[i] == IN && get_block (search, i)->is_prose)
      {
        first = MIN (first, i);
        last = i;
      }
  if (first == search->n_blocks)
    return;

  for (guint i = first; i-- > 0;)
    if (search->state[i] == IN && !is_unlinked_paragraph (get_block (search, i)))
      search->state[i] = OUT;

  /* What goes on after the last one: items of a list, a short last sentence. */
  for (guint i = last + 1; i < search->n_blocks; i++)
    {
      const AnalyzerBlock *block = get_block (search, i);

      if (search->state[i] == UNKNOWN)
        continue;
      if (search->state[i] == IN && goes_on && block->n_linked == 0
          && (block->kind & ANALYZER_ELEMENT_HEADING) == 0
          && (is_unlinked_paragraph (block) || block->is_sentence
              || (block->kind & (ANALYZER_ELEMENT_ITEM | ANALYZER_ELEMENT_QUOTE)) != 0))
        continue;
      goes_on = FALSE;
      search->state[i] = OUT;
    }

  /* A heading over nothing: what it headed has been left out. */
  for (guint i = 0; i < search->n_blocks; i++)
    {
      guint next;

      if (search->state[i] != IN || (get_block (search, i)->kind & ANALYZER_ELEMENT_HEADING) == 0)
        continue;
      for (next = i + 1; next < search->n_blocks && search->state[next] == OUT; next++)
        ;
      if (next == search->n_blocks || search->state[next] != IN
          || ((get_block (search, next)->kind & ANALYZER_ELEMENT_HEADING) != 0 && next > i + 1))
        search->state[i] = OUT;
    }
}

/* Lists of links, with the label above them. */
static void
leave_out_link_lists (Search *search)
{
  for (guint i = 0; i < search->n_blocks; i++)
    {
      guint end, n_linked = 0, n_characters = 0;

      if (search->state[i] == OUT || (get_block (search, i)->kind & ANALYZER_ELEMENT_ITEM) == 0)
        continue;
      for (end = i; end < search->n_blocks && (get_block (search, end)->kind & ANALYZER_ELEMENT_ITEM) != 0; end++)
        {
          n_linked += get_block (search, end)->n_linked;
          n_characters += get_block (search, end)->n_characters;
        }
      if (n_linked * 100 >= n_characters * 50)
        {
          mark (search, i, end, OUT);
          if (i > 0 && search->state[i - 1] == IN && !get_block (search, i - 1)->is_prose
              && get_block (search, i - 1)->n_words <= 8)
            search->state[i - 1] = OUT;
        }
      i = end - 1;
    }
}

/* From a heading such as 'Related stories' or 'About the author' on, a page has
 * done with its article. */
static void
cut_after_end (Search *search)
{
  static const char *const ends[] = {
    "about the author", "about the authors", "about us", "contact", "contacts", "contact us", "media contact",
    "media contacts", "press contact", "press contacts", "leave a reply", "leave a comment", "more from", "more on",
    "more in", "popular posts", "recent posts", "further reading", "what to read next", "you may also enjoy",
  };
  guint64 total = 0, before = 0;
  guint i;

  for (i = 0; i < search->n_blocks; i++)
    if (search->state[i] == IN && get_block (search, i)->is_prose)
      total += get_block (search, i)->n_characters;

  for (i = 0; i < search->n_blocks; i++)
    {
      const AnalyzerBlock *block = get_block (search, i);
      const char *words = get_words (search, i);
      gboolean is_end;

      if (search->state[i] != IN)
        continue;
      if (block->is_prose)
        before += block->n_characters;
      if (block->n_words > 6 || before * 2 < total || block->is_prose)
        continue;

      is_end = (block->kind & ANALYZER_ELEMENT_HEADING) != 0
               && analyzer_furniture_match (words, block->length) == block->length;
      for (gsize k = 0; k < G_N_ELEMENTS (ends) && !is_end; k++)
        is_end = block->length >= strlen (ends[k]) && g_ascii_strncasecmp (words, ends[k], strlen (ends[k])) == 0
                 && (strspn (words + strlen (ends[k]), ":. ") >= block->length - strlen (ends[k])
                     || (block->kind & ANALYZER_ELEMENT_HEADING) != 0);
      if (is_end)
        break;
    }

  for (; i < search->n_blocks; i++)
    if (search->state[i] == IN)
      search->state[i] = OUT;
}

static GBytes *
join (Search *search)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < search->n_blocks; i++)
    if (search->state[i] == IN)
      {
        if (text->len > 0)
          g_string_append (text, "\n\n");
        g_string_append_len (text, get_words (search, i), get_block (search, i)->length);
      }

  return g_string_free_to_bytes (text);
}

/**
 * analyzer_page_find_body:
 * @page: a page
 * @titles: (element-type utf8): what the page says its title is
 * @told: (nullable): the article's words, as the page's own data tell them
 *
 * Returns: (transfer full): the article's paragraphs, parted by empty lines;
 *   empty where the page has none
 */
GBytes *
analyzer_page_find_body (AnalyzerPage *page,
                         GPtrArray    *titles,
                         const char   *told)
{
  g_autoptr(AnalyzerBlocks) blocks = analyzer_blocks_new (page);
  g_autoptr(GPtrArray) cores = g_ptr_array_new_with_free_func (g_free);
  Search search = { .page = page, .blocks = blocks };
  GBytes *body;

  for (guint i = 0; i < titles->len; i++)
    {
      const char *title = g_ptr_array_index (titles, i);

      g_ptr_array_add (cores, dup_core (title, strlen (title)));
    }

  search.n_blocks = blocks->blocks->len;
  search.state = g_malloc0 (search.n_blocks + 1);
  search.prose = g_new0 (guint64, search.n_blocks + 1);
  search.all = g_new0 (guint64, search.n_blocks + 1);
  search.linked = g_new0 (guint64, search.n_blocks + 1);

  leave_out (&search, ANALYZER_ELEMENT_COMMENTS, COMMENTS_AT_MOST);
  leave_out (&search, ANALYZER_ELEMENT_ASIDE | ANALYZER_ELEMENT_CAPTION | ANALYZER_ELEMENT_HIDDEN, ASIDE_AT_MOST);
  leave_out_cards (&search);
  if (!mark_named_body (&search))
    mark_densest (&search, cores);

  if (told != NULL && strlen (told) >= TOLD_LEAST)
    follow_told (&search, told);

  cut_after_end (&search);
  leave_out_link_lists (&search);
  for (guint i = 0; i < search.n_blocks; i++)
    if (search.state[i] == IN && is_furniture (&search, i, cores))
      search.state[i] = OUT;
  keep_between_prose (&search);
  body = join (&search);

  g_free (search.state);
  g_free (search.prose);
  g_free (search.all);
  g_free (search.linked);

  return body;
}
