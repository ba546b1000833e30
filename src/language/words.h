/* words.h: every word of an article once, with what its letters tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANALYZER_FORM_CAPITAL  = 1 << 0,      /* begins with a capital */
  ANALYZER_FORM_CAPITALS = 1 << 1,      /* all letters are capitals, at least two */
  ANALYZER_FORM_LETTERS  = 1 << 2,      /* has a letter */
  ANALYZER_FORM_DIGITS   = 1 << 3,      /* has a figure */
  ANALYZER_FORM_HYPHEN   = 1 << 4,      /* has a hyphen within */
  ANALYZER_FORM_STOP     = 1 << 5,      /* has a full stop within or at its end */
  ANALYZER_FORM_LOWER    = 1 << 6,      /* begins with a small letter */
} AnalyzerFormFlags;

/**
 * AnalyzerForm:
 * @hash: of the word as written
 * @word_hash: of the word in lower case
 * @prefix_hash: of its first three letters in lower case
 * @suffix_hash: of its last one, two, three and four letters in lower case
 * @shape_hash: of its shape, such as `Xx`, `dd`, `X.X.`
 * @word: the number of its lower-case form
 * @length: its bytes
 * @flags: AnalyzerFormFlags
 *
 * One word as it is written, counted once in an article, with what features
 * are made of. The hashes are the same in every article.
 */
typedef struct
{
  guint32 hash;
  guint32 word_hash;
  guint32 prefix_hash;
  guint32 suffix_hash[4];
  guint32 shape_hash;
  guint   word;
  guint16 length;
  guint16 flags;
} AnalyzerForm;

typedef struct _AnalyzerWords AnalyzerWords;

AnalyzerWords      *analyzer_words_new        (void);
void                analyzer_words_free       (AnalyzerWords       *self);

guint               analyzer_words_add        (AnalyzerWords       *self,
                                               const char          *text,
                                               guint                length);
guint               analyzer_words_add_word   (AnalyzerWords       *self,
                                               const char          *text,
                                               guint                length);
const AnalyzerForm *analyzer_words_get_forms  (const AnalyzerWords *self);
const char         *analyzer_words_get_text   (const AnalyzerWords *self,
                                               guint                word);
guint32             analyzer_words_get_hash   (const AnalyzerWords *self,
                                               guint                word);
guint               analyzer_words_get_n_words (const AnalyzerWords *self);

guint32             analyzer_hash_bytes       (const char          *bytes,
                                               gsize                length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerWords, analyzer_words_free)

G_END_DECLS
