/* furniture.c: what stands around an article on its page.
 *
 * Whoever pastes an article takes along what the page shows between its
 * paragraphs: links to other stories, buttons, advertisements. Such a line is
 * known by its words; nothing is taken for furniture because it is short, as
 * headings inside an article are short too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include "reading/furniture.h"
#include "text/span.h"

#define LONGEST 160

typedef enum
{
  WHOLE,        /* the line says nothing else */
  OPENS,        /* and what follows in the line belongs to it */
  LABELS,       /* with a colon or bar, then a link's text; or nothing else */
  CLOSES,       /* a short line that ends so */
} Use;

typedef struct
{
  const char *words;    /* in lower case */
  Use         use;
} Phrase;

static const Phrase phrases[] = {
  { "ad", WHOLE },
  { "ad feedback", WHOLE },
  { "add a comment", WHOLE },
  { "advert", WHOLE },
  { "advertisement", WHOLE },
  { "advertisements", WHOLE },
  { "advertising", WHOLE },
  { "advertise with us", WHOLE },
  { "all rights reserved", CLOSES },
  { "also on huffpost", LABELS },
  { "also read", LABELS },
  { "also see", LABELS },
  { "ap photo/", OPENS },
  { "(ap photo/", OPENS },
  { "abstract", WHOLE },
  { "article continues after advertisement", WHOLE },
  { "article continues below", WHOLE },
  { "article continues below advertisement", WHOLE },
  { "back to top", WHOLE },
  { "before you go", LABELS },
  { "bookmark", WHOLE },
  { "click here for more", OPENS },
  { "click here to read", OPENS },
  { "click here to sign up", OPENS },
  { "click here to subscribe", OPENS },
  { "click to copy", WHOLE },
  { "click to expand", WHOLE },
  { "close", WHOLE },
  { "comments", WHOLE },
  { "continue reading", WHOLE },
  { "continue reading the main story", WHOLE },
  { "continue reading below", WHOLE },
  { "contributed reporting", CLOSES },
  { "contributed to this report", CLOSES },
  { "copy link", WHOLE },
  { "copy url", WHOLE },
  { "download our app", OPENS },
  { "download the app", OPENS },
  { "editors' picks", LABELS },
  { "editor's picks", LABELS },
  { "editors’ picks", LABELS },
  { "editor’s picks", LABELS },
  { "editors' recommendations", LABELS },
  { "email this article", WHOLE },
  { "email to a friend", WHOLE },
  { "enlarge image", WHOLE },
  { "enlarge this image", WHOLE },
  { "facebook", WHOLE },
  { "facebook messenger", WHOLE },
  { "flipboard", WHOLE },
  { "follow the author on twitter", OPENS },
  { "follow @", OPENS },
  { "follow us on", OPENS },
  { "for more news", OPENS },
  { "full text", WHOLE },
  { "get our newsletter", OPENS },
  { "get the newsletter", OPENS },
  { "getty", WHOLE },
  { "getty images", CLOSES },
  { "give this article", WHOLE },
  { "go to comments", WHOLE },
  { "have your say", WHOLE },
  { "hide caption", WHOLE },
  { "image caption", LABELS },
  { "image copyright", OPENS },
  { "image credit", LABELS },
  { "image source", OPENS },
  { "instagram", WHOLE },
  { "in other news", WHOLE },
  { "join our telegram channel", OPENS },
  { "join our whatsapp", OPENS },
  { "join the conversation", WHOLE },
  { "jump to comments", WHOLE },
  { "latest headlines", LABELS },
  { "latest news", LABELS },
  { "latest stories", LABELS },
  { "latest videos", LABELS },
  { "leave a comment", WHOLE },
  { "like us on facebook", OPENS },
  { "like the page", CLOSES },
  { "linkedin", WHOLE },
  { "listen to this article", OPENS },
  { "load more", WHOLE },
  { "loading", WHOLE },
  { "loading...", WHOLE },
  { "log in", WHOLE },
  { "manage newsletter preferences", WHOLE },
  { "media caption", LABELS },
  { "more on this story", LABELS },
  { "more on this topic", LABELS },
  { "more stories", LABELS },
  { "more top stories", LABELS },
  { "most popular", LABELS },
  { "most read", LABELS },
  { "most shared", LABELS },
  { "most viewed", LABELS },
  { "must read", LABELS },
  { "must reads", LABELS },
  { "newsletter", WHOLE },
  { "newsletter sign up", OPENS },
  { "newsletter signup", OPENS },
  { "open in app", WHOLE },
  { "open image in new tab", WHOLE },
  { "our standards: the thomson reuters trust principles", WHOLE },
  { "photo credit", LABELS },
  { "photo gallery", LABELS },
  { "picture credit", LABELS },
  { "play video", WHOLE },
  { "pinterest", WHOLE },
  { "popular now", LABELS },
  { "post a comment", WHOLE },
  { "print", WHOLE },
  { "print this article", WHOLE },
  { "read also", LABELS },
  { "read comments", WHOLE },
  { "read full article", WHOLE },
  { "read full story", WHOLE },
  { "read less", WHOLE },
  { "read more", LABELS },
  { "read more about", OPENS },
  { "read more at", OPENS },
  { "read more from", OPENS },
  { "read more here", WHOLE },
  { "read more on", OPENS },
  { "read next", LABELS },
  { "read the full story", OPENS },
  { "read the rest of the story", OPENS },
  { "read the original article", OPENS },
  { "recommended", LABELS },
  { "recommended for you", LABELS },
  { "recommended stories", LABELS },
  { "recommended videos", LABELS },
  { "reddit", WHOLE },
  { "related", LABELS },
  { "related article", LABELS },
  { "related articles", LABELS },
  { "related content", LABELS },
  { "related coverage", LABELS },
  { "related links", LABELS },
  { "related news", LABELS },
  { "related posts", LABELS },
  { "related stories", LABELS },
  { "related story", LABELS },
  { "related topics", LABELS },
  { "related video", LABELS },
  { "related videos", LABELS },
  { "report this ad", WHOLE },
  { "save article", WHOLE },
  { "save for later", WHOLE },
  { "save this article", WHOLE },
  { "scroll down for video", WHOLE },
  { "scroll to continue", OPENS },
  { "see also", LABELS },
  { "see more", WHOLE },
  { "see more stories", WHOLE },
  { "send us your feedback", WHOLE },
  { "share", WHOLE },
  { "share on facebook", WHOLE },
  { "share on linkedin", WHOLE },
  { "share on twitter", WHOLE },
  { "share on whatsapp", WHOLE },
  { "share on x", WHOLE },
  { "share this", WHOLE },
  { "share this article", WHOLE },
  { "share this on facebook", WHOLE },
  { "share this page", WHOLE },
  { "share this post", WHOLE },
  { "share this story", WHOLE },
  { "share via email", WHOLE },
  { "share with your friends", WHOLE },
  { "show all", WHOLE },
  { "show comments", WHOLE },
  { "show less", WHOLE },
  { "show more", WHOLE },
  { "sign in", WHOLE },
  { "sign up", WHOLE },
  { "sign up for free", WHOLE },
  { "sign up for our", OPENS },
  { "sign up for the", OPENS },
  { "sign up here", OPENS },
  { "sign up now", WHOLE },
  { "sign up to our", OPENS },
  { "sign up to receive", OPENS },
  { "sign up to the", OPENS },
  { "skip advertisement", WHOLE },
  { "skip past newsletter promotion", WHOLE },
  { "skip to content", WHOLE },
  { "skip to main content", WHOLE },
  { "sponsored", WHOLE },
  { "sponsored content", LABELS },
  { "sponsored links", LABELS },
  { "story continues", WHOLE },
  { "story continues after advertisement", WHOLE },
  { "story continues below", WHOLE },
  { "story continues below advertisement", WHOLE },
  { "story continues below video", WHOLE },
  { "subscribe", WHOLE },
  { "subscribe here", OPENS },
  { "subscribe now", OPENS },
  { "subscribe to our", OPENS },
  { "suggested reading", LABELS },
  { "support our journalism", OPENS },
  { "swipe left", OPENS },
  { "tap to unmute", WHOLE },
  { "telegram", WHOLE },
  { "thank you for subscribing", OPENS },
  { "this article continues after advertisement", WHOLE },
  { "this video is no longer available", OPENS },
  { "toggle caption", WHOLE },
  { "top stories", LABELS },
  { "trending", LABELS },
  { "trending now", LABELS },
  { "trending stories", LABELS },
  { "trending topics", LABELS },
  { "trending videos", LABELS },
  { "tweet", WHOLE },
  { "tweet this", WHOLE },
  { "twitter", WHOLE },
  { "view all", WHOLE },
  { "view comments", WHOLE },
  { "view gallery", WHOLE },
  { "view image in fullscreen", WHOLE },
  { "view more", WHOLE },
  { "view this post on instagram", WHOLE },
  { "watch live", LABELS },
  { "watch more", LABELS },
  { "watch next", LABELS },
  { "watch now", LABELS },
  { "web stories", LABELS },
  { "whatsapp", WHOLE },
  { "you may also like", LABELS },
  { "you might also like", LABELS },
  { "you might like", LABELS },
};

static const char *const openers[] = { "More ", "All ", "View all ", "View All ", "See all ", "See All ", "Latest " };

/* What the boxes between paragraphs hold: 'More Videos'. */
static const char *const boxes[] = {
  "shorts", "videos", "reels", "podcasts", "newsletters", "galleries", "slideshows", "quizzes",
};

static gboolean
is_mark (char c)
{
  return strchr (" \t:;.!…|>»→-", c) != NULL;
}

/* What parts a label from what it labels. */
static gboolean
has_bar (const char *marks,
         gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr (":|>-", marks[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
starts_upper (const char *text,
              gsize       length)
{
  return length > 0 && g_unichar_isupper (g_utf8_get_char_validated (text, length));
}

/* The phrase of the table that the line opens with; the longest one. */
static const Phrase *
find_phrase (const char *line,
             gsize       length,
             gsize      *n)
{
  const Phrase *best = NULL;
  char first = g_ascii_tolower (line[0]);

  *n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      gsize size;

      if (phrases[i].words[0] != first)
        continue;
      size = strlen (phrases[i].words);
      if (size > *n && size <= length && phrases[i].use != CLOSES
          && g_ascii_strncasecmp (line, phrases[i].words, size) == 0)
        {
          best = &phrases[i];
          *n = size;
        }
    }

  return best;
}

static gboolean
is_box (const char *word,
        gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (strlen (boxes[i]) == length && g_ascii_strncasecmp (word, boxes[i], length) == 0)
      return TRUE;

  return FALSE;
}

/* 'More Shorts' and the like. Where no line end was kept, the next paragraph's
 * first word follows at once: 'More ShortsDennis'. */
static gsize
match_box (const char *line,
           gsize       length)
{
  gsize start, end;

  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      start = strlen (openers[i]);
      if (length <= start || strncmp (line, openers[i], start) != 0)
        continue;
      for (end = start + 1; end < length && g_ascii_islower (line[end]); end++)
        ;
      if (is_box (line + start, end - start) && (end == length || starts_upper (line + end, length - end)))
        return end;
    }

  return 0;
}

/* A line of two to four capitalised words, 'Impact Shorts'; tells where the last
 * one begins. It is a box's heading only where 'More Shorts' follows. */
static gboolean
is_heading (const char *line,
            gsize       length,
            gsize      *last)
{
  guint n_words = 0;
  gboolean inside = FALSE;

  if (length > 40)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalpha (line[i]))
      {
        if (!inside)
          {
            if (!g_ascii_isupper (line[i]))
              return FALSE;
            *last = i;
            n_words++;
          }
        inside = TRUE;
      }
    else if (line[i] == ' ' && inside)
      inside = FALSE;
    else
      return FALSE;

  return inside && n_words >= 2 && n_words <= 4;
}

/* 'More Things' after a heading 'Town Things': where these words end, or 0. */
static gsize
match_more (const char *line,
            gsize       length,
            const char *thing,
            gsize       thing_length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      gsize start = strlen (openers[i]), end = start + thing_length;

      if (end <= length && strncmp (line, openers[i], start) == 0 && memcmp (line + start, thing, thing_length) == 0
          && (end == length || starts_upper (line + end, length - end)))
        return end;
    }

  return 0;
}

/**
 * analyzer_furniture_match:
 * @line: a line of text without white space at its ends
 * @length: its length in bytes
 *
 * Returns: how many bytes from the line's beginning are a page's furniture:
 *   0 where it is prose, @length where it is nothing else, less where prose
 *   follows without a gap
 */
gsize
analyzer_furniture_match (const char *line,
                          gsize       length)
{
  const Phrase *phrase;
  gsize n, rest;

  if (length == 0)
    return 0;

  n = match_box (line, length);
  if (n > 0)
    return n;

  phrase = find_phrase (line, length, &n);
  if (phrase != NULL)
    {
      /* Marks after the phrase, such as an arrow or a bar. */
      for (rest = n; rest < length && is_mark (line[rest]); rest++)
        ;
      if (rest == length)
        return length;

      if (length <= LONGEST
          && ((phrase->use == OPENS && (!g_ascii_isalnum (line[n]) || !g_ascii_isalpha (phrase->words[n - 1])))
              || (phrase->use == LABELS && has_bar (line + n, rest - n))))
        return length;

      /* 'AdvertisementThe minister …': a line end was lost on the way. A word
       * of one's own, as in 'ReadMore', has no second one to begin with. */
      if (n >= 8 && phrase->use != OPENS && g_ascii_islower (line[n - 1]) && starts_upper (line + n, length - n)
          && memchr (line + n, ' ', length - n) != NULL)
        return n;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (phrases) && length <= LONGEST; i++)
    if (phrases[i].use == CLOSES)
      {
        gsize size = strlen (phrases[i].words), end = length;

        while (end > 0 && is_mark (line[end - 1]))
          end--;
        if (end >= size && g_ascii_strncasecmp (line + end - size, phrases[i].words, size) == 0)
          return length;
      }

  return 0;
}

/* 'Follow Jane Doe on Twitter @jane', as pages put it under an article. */
static gboolean
is_follow_line (const char *line,
                gsize       length)
{
  g_autofree char *copy = NULL;

  if (length > LONGEST || length < 12 || g_ascii_strncasecmp (line, "follow ", 7) != 0)
    return FALSE;
  copy = g_ascii_strdown (line, length);

  return strstr (copy, " on twitter") != NULL || strstr (copy, " on facebook") != NULL
         || strstr (copy, " on instagram") != NULL || strstr (copy, " on x ") != NULL;
}

/**
 * analyzer_find_furniture:
 * @text: an article's text, UTF-8
 * @length: its length in bytes
 *
 * Returns: (transfer full) (element-type AnalyzerSpan): the stretches that are
 *   no prose of the article, in text order
 */
GArray *
analyzer_find_furniture (const char *text,
                         gsize       length)
{
  GArray *spans = analyzer_spans_new ();
  gsize at = 0, heading = 0, heading_end = 0, thing = 0;

  while (at < length)
    {
      const char *newline = memchr (text + at, '\n', length - at);
      gsize end = newline != NULL ? (gsize) (newline - text) : length;
      gsize start = at, stop = end, n;

      while (start < stop && g_ascii_isspace (text[start]))
        start++;
      while (stop > start && g_ascii_isspace (text[stop - 1]))
        stop--;

      at = end + 1;
      if (start == stop)
        continue;

      n = 0;
      if (heading_end > heading)
        n = match_more (text + start, stop - start, text + heading + thing, heading_end - heading - thing);
      if (n > 0)
        analyzer_spans_add (spans, heading, heading_end);
      heading = heading_end = 0;

      if (n == 0)
        n = analyzer_furniture_match (text + start, stop - start);
      if (n == 0 && is_follow_line (text + start, stop - start))
        n = stop - start;
      if (n > 0)
        analyzer_spans_add (spans, start, start + n);
      else if (is_heading (text + start, stop - start, &thing))
        {
          heading = start;
          heading_end = stop;
        }
    }

  return spans;
}
