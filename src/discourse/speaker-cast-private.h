/* speaker-cast-private.h: what finding names and gathering their bearers share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/speaker-cast.h"
#include "discourse/speaker-words.h"

G_BEGIN_DECLS

/* Longer names are lists or mistakes. */
#define NAME_TOKENS_MAX 12

static inline const AnalyzerToken *
get_token (const AnalyzerCast *self,
           guint               token)
{
  return &self->prose->tokens[token];
}

static inline guint
get_words (const AnalyzerCast *self,
           guint               token)
{
  return analyzer_speaker_words_get (analyzer_prose_get_word (self->prose, token));
}

static inline gboolean
is_capitalised (const AnalyzerCast *self,
                guint               token)
{
  return g_unichar_isupper (g_utf8_get_char (self->prose->text + get_token (self, token)->start));
}

static inline gboolean
is_word (const AnalyzerCast *self,
         guint               token)
{
  return g_unichar_isalnum (g_utf8_get_char (self->prose->text + get_token (self, token)->start));
}

static inline gboolean
is_possessive (const AnalyzerCast *self,
               guint               token)
{
  const char *word = analyzer_prose_get_word (self->prose, token);

  return get_token (self, token)->tag == ANALYZER_TAG_POS || g_str_equal (word, "'s") || g_str_equal (word, "’s") ||
         g_str_equal (word, "’") || g_str_equal (word, "'");
}

static inline gboolean
same_sentence (const AnalyzerCast *self,
               guint               a,
               guint               b)
{
  return b < self->prose->n_tokens && get_token (self, a)->sentence == get_token (self, b)->sentence;
}

void analyzer_cast_find_names (AnalyzerCast *self);

G_END_DECLS
