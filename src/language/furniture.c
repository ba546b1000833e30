/* furniture.c: finds the lines of a pasted page that are no prose.
 *
 * Who copies an article from a web page also copies what stands between its
 * paragraphs: advertisements' labels, links to share it or to read on, the
 * heading of a box. Only short lines without the end of a sentence are taken
 * for it, and of those only what pages are known to say, and what belongs
 * together with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <string.h>

#include "language/characters.h"
#include "language/furniture.h"

/* No longer line is furniture. */
#define FURNITURE_MAX 120

/* Whole lines, in lower case, without marks at the end. */
static const char *const lines[] = {
  "ad", "ads", "advert", "advertisement", "advertisements", "advertising", "all rights reserved", "also read",
  "also watch", "article continues after advertisement", "article continues below", "back to top", "breaking news",
  "click here", "close", "comment", "comments", "continue reading", "continue reading the main story", "copy link",
  "copy url", "download", "editor's picks", "editors' picks", "email", "email this article", "enlarge", "enlarge image",
  "enlarge this image", "facebook", "first published", "follow", "follow us", "get alerts", "get our newsletter",
  "get the app", "home", "image source", "in this story", "just in", "keep reading", "latest news", "latest stories",
  "latest videos", "learn more", "linkedin", "listen to this article", "load more", "loading", "log in", "main story",
  "menu", "more", "more for you", "more from this section", "more info", "more news", "more on this", "more on this story",
  "more on this topic", "more stories", "more to explore", "more videos", "most popular", "most read", "most viewed",
  "most watched", "newsletter", "newsletters", "next article", "next story", "now playing", "open in app", "pinterest",
  "play", "play video", "popular", "previous article", "previous story", "print", "print this article", "read",
  "read also", "read full story", "read less", "read more", "read next", "read the full story", "recommended",
  "recommended for you", "reddit", "register", "related", "related articles", "related content", "related news",
  "related posts", "related stories", "related topics", "related videos", "reprints", "save", "save article", "see also",
  "see more", "see more stories", "share", "share article", "share full article", "share on facebook",
  "share on linkedin", "share on twitter", "share on whatsapp", "share on x", "share this", "share this article",
  "share this story", "show comments", "show less", "show more", "sign in", "sign up", "sign up now", "skip",
  "skip advertisement", "skip to content", "skip to main content", "slideshow", "sponsored", "sponsored content",
  "story continues below", "story continues below advertisement", "subscribe", "subscribe now", "supported by", "tags",
  "telegram", "top news", "top stories", "topics", "trending", "trending now", "trending stories", "tweet", "twitter",
  "up next", "view comments", "view gallery", "view more", "watch", "watch more", "watch now", "watch video",
  "whatsapp", "you may also like", "you might also like", "you might like",
};

/* What begins a line that leads elsewhere, with a colon or a bar after it. */
static const char *const leads[] = {
  "read more", "read also", "also read", "see also", "read next", "related", "more", "watch", "watch more", "also watch",
  "must read", "in case you missed it", "recommended", "read", "don't miss", "up next", "explore more", "tags", "topics",
  "filed under",
};

/* What begins a line that asks for something; nothing but a title follows. */
static const char *const requests[] = {
  "sign up for", "subscribe to", "sign up to", "follow us on", "download our", "download the", "get the latest",
  "click here to", "share on ", "share via", "join our", "join us on", "register for our",
};

static gboolean
is_one_of (const char        *line,
           const char *const *phrases,
           guint              n_phrases)
{
  for (guint i = 0; i < n_phrases; i++)
    if (strcmp (line, phrases[i]) == 0)
      return TRUE;

  return FALSE;
}

/* A line in lower case, one space between words, curly apostrophes straight;
 * marks at its end fall away. Returns NULL where it is no short line. */
static char *
fold_line (const char *text,
           guint       start,
           guint       end)
{
  GString *folded;
  gboolean space = FALSE;

  if (end - start > FURNITURE_MAX)
    return NULL;

  folded = g_string_new (NULL);
  while (start < end)
    {
      guint size, kind = analyzer_character_kind (text, start, end, &size);

      if ((kind & ANALYZER_CHARACTER_SPACE) != 0)
        space = folded->len > 0;
      else
        {
          if (space)
            g_string_append_c (folded, ' ');
          space = FALSE;
          if (size == 1)
            g_string_append_c (folded, g_ascii_tolower (text[start]));
          else if ((kind & ANALYZER_CHARACTER_APOSTROPHE) != 0)
            g_string_append_c (folded, '\'');
          else
            g_string_append_len (folded, text + start, size);
        }
      start += size;
    }
  while (folded->len > 0 && strchr (":|>*-+ ", folded->str[folded->len - 1]) != NULL)
    g_string_truncate (folded, folded->len - 1);

  return g_string_free (folded, FALSE);
}

static gboolean
ends_sentence (const char *folded)
{
  gsize length = strlen (folded);

  return length > 0 && strchr (".?!\")", folded[length - 1]) != NULL;
}

static gboolean
is_furniture (const char *folded)
{
  if (folded[0] == '\0')
    return FALSE;

  if (is_one_of (folded, lines, G_N_ELEMENTS (lines)))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      gsize length = strlen (leads[i]);

      if (g_str_has_prefix (folded, leads[i]) && folded[length] != '\0')
        {
          const char *rest = folded + length;

          if (*rest == ' ')
            rest++;
          if ((*rest == ':' && !ends_sentence (folded)) || *rest == '|')
            return TRUE;
        }
    }

  if (ends_sentence (folded))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    if (g_str_has_prefix (folded, requests[i]))
      return TRUE;

  return FALSE;
}

/* A heading of two to four capitalised words, “Impact Shorts”; gives its last
 * word and where that begins. */
static gboolean
is_heading (const char  *text,
            guint        start,
            guint        end,
            guint       *last)
{
  guint n_words = 0;
  gboolean inside = FALSE;

  if (end - start > 40)
    return FALSE;

  for (guint i = start; i < end; i++)
    if (g_ascii_isalpha (text[i]))
      {
        if (!inside)
          {
            if (!g_ascii_isupper (text[i]))
              return FALSE;
            *last = i;
            n_words++;
          }
        inside = TRUE;
      }
    else if (text[i] == ' ' && inside)
      inside = FALSE;
    else
      return FALSE;

  return inside && n_words >= 2 && n_words <= 4;
}

/* What follows a heading “X Things”: a line “More Things”, often run together
 * with the paragraph after it. Returns where its words end, 0 where it is
 * none. */
static guint
find_more_line (const char *text,
                guint       start,
                guint       end,
                const char *thing,
                guint       length)
{
  static const char *const mores[] = { "More ", "All ", "View all ", "See all " };

  for (guint i = 0; i < G_N_ELEMENTS (mores); i++)
    {
      guint at = start + strlen (mores[i]);

      if (at + length <= end && memcmp (text + start, mores[i], at - start) == 0 &&
          memcmp (text + at, thing, length) == 0 &&
          (at + length == end || g_ascii_isupper (text[at + length])))
        return at + length;
    }

  return 0;
}

/* A phrase run together with what follows: “AdvertisementThe minister”.
 * Returns where the phrase ends, 0 where there is none. */
static guint
find_glued_end (const char *text,
                guint       start,
                guint       end)
{
  guint limit = MIN (end, start + FURNITURE_MAX);
  guint n_words = 1;

  for (guint i = start + 1; i + 1 < limit; i++)
    {
      if (text[i] == ' ' && ++n_words > 7)
        return 0;

      if (g_ascii_isupper (text[i]) && g_ascii_islower (text[i - 1]) && g_ascii_islower (text[i + 1]))
        {
          g_autofree char *folded = NULL;

          /* “PlayStation” is a word. */
          if (n_words == 1 && i - start < 10)
            return 0;

          folded = fold_line (text, start, i);
          return is_one_of (folded, lines, G_N_ELEMENTS (lines)) ? i : 0;
        }
    }

  return 0;
}

typedef struct
{
  guint start;
  guint end;
} Heading;

/**
 * analyzer_find_furniture:
 * @text: a text, valid UTF-8
 * @length: its bytes
 *
 * Finds what a pasted page says between its paragraphs. Where it runs into a
 * paragraph, “More VideosThe minister”, only it is in the span.
 *
 * Returns: (transfer full) (element-type AnalyzerSpan): in text order
 */
GArray *
analyzer_find_furniture (const char *text,
                         gsize       length)
{
  GArray *spans = analyzer_spans_new ();
  Heading heading = { 0, 0 };
  gsize at = 0;

  while (at < length)
    {
      const char *found = memchr (text + at, '\n', length - at);
      guint start = at, end = found != NULL ? (gsize) (found - text) : length;
      g_autofree char *folded = NULL;
      guint glued, last = 0;

      at = end + 1;
      while (start < end && g_ascii_isspace (text[start]))
        start++;
      while (end > start && g_ascii_isspace (text[end - 1]))
        end--;
      if (start == end)
        continue;

      if (heading.end > heading.start)
        {
          guint thing = heading.start;

          is_heading (text, heading.start, heading.end, &thing);
          glued = find_more_line (text, start, end, text + thing, heading.end - thing);
          if (glued > 0)
            {
              analyzer_spans_add (spans, heading.start, heading.end);
              analyzer_spans_add (spans, start, glued);
              heading.start = heading.end = 0;
              continue;
            }
        }
      heading.start = heading.end = 0;

      folded = fold_line (text, start, end);
      if (folded != NULL && is_furniture (folded))
        analyzer_spans_add (spans, start, end);
      else if ((glued = find_glued_end (text, start, end)) > 0)
        analyzer_spans_add (spans, start, glued);
      else if (is_heading (text, start, end, &last))
        {
          heading.start = start;
          heading.end = end;
        }
    }

  return spans;
}
