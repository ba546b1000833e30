/* languages.c: what languages are called, and which one a text is in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <textcat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "reading/languages.h"

#define NAME_MAX_UNITS 64

/* So much of the text tells its language; shorter ones could be any. */
#define SAMPLE_MIN 100u
#define SAMPLE_MAX 1500u
#define SAMPLE_END 16

/* The languages in whose words a document may name another. */
static const char *const namers[] = { "en", "de", "fr", "es", "it", "nl", "pt" };

/* Words that no text in English does without, and other languages hardly have. */
static const char *const english_words[] = {
  "a", "and", "are", "as", "at", "be", "but", "by", "for", "from", "has", "have", "he", "in", "is", "it", "not", "of", "on",
  "said", "she", "that", "the", "they", "this", "to", "was", "were", "which", "who", "will", "with", "would",
};

static void
add_name (GHashTable *names,
          const char *code,
          const char *in)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[NAME_MAX_UNITS];
  char name[NAME_MAX_UNITS * 3 + 1];
  int32_t length = uloc_getDisplayLanguage (code, in, wide, NAME_MAX_UNITS, &status);
  char *folded;

  if (U_FAILURE (status) || length >= NAME_MAX_UNITS)
    return;
  u_strToUTF8 (name, sizeof name, NULL, wide, length, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    return;

  folded = g_utf8_casefold (name, -1);
  if (g_hash_table_contains (names, folded))
    g_free (folded);
  else
    g_hash_table_insert (names, folded, (gpointer) code);
}

static GHashTable *
get_names (void)
{
  static GHashTable *names = NULL;

  if (g_once_init_enter (&names))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      const char *const *codes = uloc_getISOLanguages ();

      for (gsize i = 0; codes[i] != NULL; i++)
        {
          /* The codes of three letters have their names to themselves only
           * where none of two has it. */
          if (strlen (codes[i]) == 2)
            {
              for (gsize j = 0; j < G_N_ELEMENTS (namers); j++)
                add_name (table, codes[i], namers[j]);
              add_name (table, codes[i], codes[i]);
            }
        }
      g_once_init_leave (&names, table);
    }

  return names;
}

/**
 * analyzer_dup_language_tag:
 * @name: what a document calls a language, such as `English`, `ENGLISH; EN`,
 *   `Deutsch` or `en-GB`
 *
 * Returns: (transfer full) (nullable): its tag of BCP 47, or %NULL where no
 *   language is called so
 */
char *
analyzer_dup_language_tag (const char *name)
{
  g_autofree char *first = NULL, *folded = NULL;
  const char *code;
  gsize length;

  g_return_val_if_fail (name != NULL, NULL);

  first = g_strstrip (g_strndup (name, strcspn (name, ",;/(|")));
  length = strlen (first);
  if (length == 0 || length > 40)
    return NULL;

  folded = g_utf8_casefold (first, -1);
  code = g_hash_table_lookup (get_names (), folded);
  if (code != NULL)
    return g_strdup (code);

  /* A tag already. */
  if ((length == 2 || (length > 3 && (first[2] == '-' || first[2] == '_')))
      && strspn (first, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == length)
    return g_strdelimit (g_steal_pointer (&first), "_", '-');

  return NULL;
}

static gboolean
is_english_word (const char *word,
                 gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (english_words); i++)
    if (strlen (english_words[i]) == length && g_ascii_strncasecmp (english_words[i], word, length) == 0)
      return TRUE;

  return FALSE;
}

/* Most articles are in English, and few words tell. */
static gboolean
is_plainly_english (const char *text,
                    gsize       length)
{
  guint n_words = 0, n_known = 0;

  for (gsize at = 0; at < length;)
    {
      gsize start;

      while (at < length && !g_ascii_isalpha (text[at]) && (guchar) text[at] < 0x80)
        at++;
      start = at;
      while (at < length && (g_ascii_isalpha (text[at]) || (guchar) text[at] >= 0x80))
        at++;
      if (at == start)
        continue;
      n_words++;
      n_known += is_english_word (text + start, at - start);
    }

  return n_words >= 20 && n_known * 4 >= n_words;
}

/* The library's answer, `[en--utf8]` or several of them. */
static char *
dup_guess (const char *text,
           gsize       length)
{
  static GMutex lock;
  static void *categories = NULL;
  static gboolean missing = FALSE;
  g_autofree char *answer = NULL, *sample = g_malloc0 (length + SAMPLE_END);
  const char *end;

  /* The library reads on behind the length that it is told, to a zero byte. */
  memcpy (sample, text, length);
  g_mutex_lock (&lock);
  if (categories == NULL && !missing)
    {
      categories = special_textcat_Init (TEXTCAT_DATADIR "/fpdb.conf", TEXTCAT_DATADIR "/");
      missing = categories == NULL;
    }
  if (categories != NULL)
    answer = g_strdup (textcat_Classify (categories, sample, length));
  g_mutex_unlock (&lock);

  if (answer == NULL || *answer != '[')
    return NULL;
  end = strstr (answer, "--");
  if (end == NULL || end - answer > 20)
    return NULL;

  return g_strndup (answer + 1, end - answer - 1);
}

/**
 * analyzer_guess_language:
 * @article: an article that does not say in which language it is
 *
 * Adds the language that its words are most likely of, with the origin
 * `guessed`. Short texts are not guessed.
 */
void
analyzer_guess_language (AnalyzerArticle *article)
{
  g_autofree char *tag = NULL;
  const char *text;
  gsize length;

  if (analyzer_article_get_field (article, ANALYZER_FIELD_LANGUAGE) != NULL)
    return;

  text = analyzer_article_get_utf8 (article, &length);
  if (length < SAMPLE_MIN)
    return;
  if (length > SAMPLE_MAX)
    for (length = SAMPLE_MAX; ((guchar) text[length] & 0xC0) == 0x80;)
      length--;

  tag = is_plainly_english (text, length) ? g_strdup ("en") : dup_guess (text, length);
  analyzer_article_add_candidate (article, ANALYZER_FIELD_LANGUAGE, tag, "guessed");
}

static gboolean
is_english (const char *tag)
{
  return g_ascii_strncasecmp (tag, "en", 2) == 0 && !g_ascii_isalpha (tag[2]);
}

/* What the user's language calls another, or the tag where it has no word. */
static char *
dup_language_name (const char *tag)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[NAME_MAX_UNITS];
  char name[NAME_MAX_UNITS * 3 + 1];
  int32_t length = uloc_getDisplayLanguage (tag, NULL, wide, NAME_MAX_UNITS, &status);

  if (U_FAILURE (status) || length >= NAME_MAX_UNITS)
    return g_strdup (tag);
  u_strToUTF8 (name, sizeof name, NULL, wide, length, &status);

  return g_strdup (U_SUCCESS (status) && *name != '\0' ? name : tag);
}

/**
 * analyzer_dup_language_note:
 * @article: an article that has been read
 *
 * Returns: (transfer full) (nullable): a sentence that warns the user where the
 *   article is in a language that the analysis does not know, else %NULL
 */
char *
analyzer_dup_language_note (AnalyzerArticle *article)
{
  GPtrArray *candidates;
  const AnalyzerCandidate *candidate;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE (article), NULL);

  candidates = analyzer_article_get_candidates (article, ANALYZER_FIELD_LANGUAGE);
  if (candidates->len == 0)
    return NULL;
  candidate = g_ptr_array_index (candidates, 0);
  if (is_english (candidate->value))
    return NULL;

  name = dup_language_name (candidate->value);
  if (g_str_equal (candidate->origin, "guessed"))
    /* Translators: %s is a language */
    return g_strdup_printf (_("The analysis knows English; this article seems to be in %s."), name);

  /* Translators: %s is a language */
  return g_strdup_printf (_("The analysis knows English; this article says that it is in %s."), name);
}
