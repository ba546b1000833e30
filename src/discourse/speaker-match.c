/* speaker-match.c: whether the speakers of two articles are the same.
 *
 * Articles name the same person in different fullness and describe her in
 * different words. The names must allow it; how surely they are the same then
 * depends on how much of the name agrees, on the words of the roles, and on
 * what the articles speak of (the vector-space model of Bagga and Baldwin,
 * 1998, for the same task).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-match.h"

#include <math.h>
#include <string.h>

#include "discourse/person-names.h"
#include "discourse/speaker-words.h"
#include "language/words.h"

/* So much of the text before and after a mention is its context. */
#define CONTEXT_BYTES  240
#define MENTIONS_MAX   12
#define WORDS_MAX      400
/* Shorter words are mostly grammar. */
#define WORD_LENGTH    4

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

static void
sort_and_fold (GArray *hashes)
{
  guint n = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (i == 0 || g_array_index (hashes, guint32, i) != g_array_index (hashes, guint32, n - 1))
      g_array_index (hashes, guint32, n++) = g_array_index (hashes, guint32, i);
  g_array_set_size (hashes, n);
}

static void
add_words (GArray     *hashes,
           const char *text,
           gsize       length,
           guint       shortest)
{
  g_autofree char *folded = analyzer_fold_name (text, length);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL && hashes->len < WORDS_MAX; i++)
    if (strlen (words[i]) >= shortest)
      {
        guint32 hash = analyzer_hash_bytes (words[i], strlen (words[i]));

        g_array_append_val (hashes, hash);
      }
}

static void
add_context (const AnalyzerSpeakerProfile *self,
             const AnalyzerFindings       *findings,
             const AnalyzerSpeaker        *speaker)
{
  gsize length;
  const char *text = analyzer_article_get_utf8 (findings->article, &length);

  for (guint i = 0; i < speaker->mentions->len && i < MENTIONS_MAX; i++)
    {
      const AnalyzerSpan *mention = &g_array_index (speaker->mentions, AnalyzerSpan, i);
      gsize start = mention->start > CONTEXT_BYTES ? mention->start - CONTEXT_BYTES : 0;
      gsize end = MIN (length, (gsize) mention->end + CONTEXT_BYTES);

      while (start < mention->start && ((guchar) text[start] & 0xC0) == 0x80)
        start++;
      while (end < length && end > mention->end && ((guchar) text[end] & 0xC0) == 0x80)
        end--;
      add_words (self->context_words, text + start, mention->start - start, WORD_LENGTH);
      if (end > mention->end)
        add_words (self->context_words, text + mention->end, end - mention->end, WORD_LENGTH);
    }
}

/* Splits a folded name and leaves out what follows it, such as Jr. */
static char **
split_name (const char *name,
            char      **suffix)
{
  char **parts = g_strsplit (name, " ", -1);
  guint n = g_strv_length (parts);

  *suffix = NULL;
  if (n >= 2 && (analyzer_speaker_words_get (parts[n - 1]) & ANALYZER_WORD_SUFFIX))
    {
      *suffix = parts[n - 1];
      parts[n - 1] = NULL;
    }

  return parts;
}

/* People are looked up by surname, bodies by their whole name. */
static char *
make_key (const AnalyzerSpeakerProfile *self)
{
  g_auto(GStrv) parts = NULL;
  g_autofree char *suffix = NULL;
  guint n;

  switch (self->kind)
    {
    case ANALYZER_SPEAKER_PERSON:
      parts = split_name (self->name, &suffix);
      n = g_strv_length (parts);
      return n > 0 && parts[n - 1][0] != '\0' ? g_strdup (parts[n - 1]) : NULL;

    case ANALYZER_SPEAKER_ORGANIZATION:
      return self->name[0] != '\0' ? g_strdup (g_str_has_prefix (self->name, "the ") ? self->name + 4 : self->name) : NULL;

    case ANALYZER_SPEAKER_GROUP:
    case ANALYZER_SPEAKER_ANONYMOUS:
    default:
      return NULL;
    }
}

/**
 * analyzer_speaker_profile_new:
 * @findings: an article's findings
 * @speaker: one of its speakers
 *
 * Returns: (transfer full): what the article tells of @speaker
 */
AnalyzerSpeakerProfile *
analyzer_speaker_profile_new (const AnalyzerFindings *findings,
                              const AnalyzerSpeaker  *speaker)
{
  AnalyzerSpeakerProfile *self;

  g_return_val_if_fail (findings != NULL, NULL);
  g_return_val_if_fail (speaker != NULL, NULL);

  self = g_new0 (AnalyzerSpeakerProfile, 1);
  self->name = analyzer_fold_name (speaker->name, -1);
  self->kind = speaker->kind;
  self->gender = speaker->gender;
  self->key = make_key (self);
  self->role_words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->context_words = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (speaker->role != NULL)
    add_words (self->role_words, speaker->role, strlen (speaker->role), WORD_LENGTH);
  if (speaker->affiliation != NULL)
    add_words (self->role_words, speaker->affiliation, strlen (speaker->affiliation), 2);
  add_context (self, findings, speaker);
  sort_and_fold (self->role_words);
  sort_and_fold (self->context_words);

  return self;
}

void
analyzer_speaker_profile_free (AnalyzerSpeakerProfile *self)
{
  g_free (self->key);
  g_free (self->name);
  g_array_unref (self->role_words);
  g_array_unref (self->context_words);
  g_free (self);
}

/* The cosine of two sets of words. */
static double
compare_words (const GArray *a,
               const GArray *b)
{
  guint i = 0, j = 0, shared = 0;

  if (a->len == 0 || b->len == 0)
    return 0;

  while (i < a->len && j < b->len)
    {
      guint32 x = g_array_index (a, guint32, i), y = g_array_index (b, guint32, j);

      shared += x == y;
      i += x <= y;
      j += y <= x;
    }

  return shared / sqrt ((double) a->len * b->len);
}

static gboolean
first_names_agree (const char *a,
                   const char *b,
                   gboolean   *surely)
{
  *surely = g_str_equal (a, b);
  if (*surely)
    return TRUE;
  if (analyzer_nickname_group (a) != 0 && analyzer_nickname_group (a) == analyzer_nickname_group (b))
    return TRUE;

  return (analyzer_name_is_initial (a) && g_str_has_prefix (b, a)) || (analyzer_name_is_initial (b) && g_str_has_prefix (a, b));
}

/* The log odds that names allow for; below all others where they exclude it. */
static double
compare_people (const char *a,
                const char *b)
{
  g_autofree char *a_suffix = NULL, *b_suffix = NULL;
  g_auto(GStrv) x = split_name (a, &a_suffix);
  g_auto(GStrv) y = split_name (b, &b_suffix);
  guint n = g_strv_length (x), m = g_strv_length (y);
  gboolean surely;

  if (n == 0 || m == 0 || !g_str_equal (x[n - 1], y[m - 1]))
    return -G_MAXDOUBLE;
  if (a_suffix != NULL && b_suffix != NULL && !g_str_equal (a_suffix, b_suffix))
    return -G_MAXDOUBLE;
  if (n == 1 || m == 1)
    return n == m ? -0.5 : -1.0;
  if (!first_names_agree (x[0], y[0], &surely))
    return -G_MAXDOUBLE;
  /* Two middle names that differ are two people. */
  if (n > 2 && m > 2 && x[1][0] != y[1][0])
    return -G_MAXDOUBLE;
  if ((a_suffix != NULL) != (b_suffix != NULL))
    return 0;

  return surely ? (n > 2 && m > 2 ? 2.5 : 1.5) : 0.5;
}

/**
 * analyzer_speaker_profile_match:
 * @a: a speaker of one article
 * @b: a speaker of another one
 *
 * Returns: from 0 to 1, how likely both are the same
 */
double
analyzer_speaker_profile_match (const AnalyzerSpeakerProfile *a,
                                const AnalyzerSpeakerProfile *b)
{
  double odds, roles;

  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (a->key == NULL || b->key == NULL || a->kind != b->kind || strcmp (a->key, b->key) != 0)
    return 0;
  if (a->kind == ANALYZER_SPEAKER_ORGANIZATION)
    return 0.98;
  if (a->gender != ANALYZER_GENDER_UNKNOWN && b->gender != ANALYZER_GENDER_UNKNOWN && a->gender != b->gender)
    return 0;

  odds = compare_people (a->name, b->name);
  if (odds == -G_MAXDOUBLE)
    return 0;

  roles = compare_words (a->role_words, b->role_words);
  if (roles > 0)
    odds += 1 + 2 * roles;
  else if (a->role_words->len > 0 && b->role_words->len > 0)
    odds -= 0.7;
  odds += 4 * compare_words (a->context_words, b->context_words);

  return 1 / (1 + exp (-odds));
}
