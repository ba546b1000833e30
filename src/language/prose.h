/* prose.h: an article's text as paragraphs, sentences and words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/labels.h"
#include "language/meanings.h"
#include "language/models.h"
#include "language/words.h"
#include "text/span.h"

G_BEGIN_DECLS

#define ANALYZER_NO_TOKEN G_MAXUINT

/**
 * AnalyzerToken:
 * @start: first byte in the article's text
 * @end: the byte after the last one
 * @sentence: the number of its sentence
 * @form: the number of its AnalyzerForm, with the hashes that features need
 * @word: the number of its lower-case form, see analyzer_prose_get_word()
 * @lemma: the number of its dictionary form, see analyzer_prose_get_lemma()
 * @head: the number of the token on which it depends, %ANALYZER_NO_TOKEN for
 *   the root of a sentence
 * @meaning: the number of its lower-case form's meaning, 0 where that has none
 * @word_class: the class of words with such a meaning, 0 where it has none
 * @tag: its part of speech, an AnalyzerTag
 * @name: the kind of name of which it is part, an AnalyzerName
 * @name_begins: whether a name begins with it
 * @relation: how it depends on its head, an AnalyzerRelation
 * @space_before: whether white space stands before it
 *
 * One word or mark. Tokens are numbered through the article.
 */
typedef struct
{
  guint   start;
  guint   end;
  guint   sentence;
  guint   form;
  guint   word;
  guint   lemma;
  guint   head;
  guint   meaning;
  guint16 word_class;
  guint8  tag;
  guint8  name;
  guint8  relation;
  guint8  name_begins : 1;
  guint8  space_before : 1;
} AnalyzerToken;

/**
 * AnalyzerSentence:
 * @span: from its first token's first byte to its last token's end
 * @first_token: the number of its first token
 * @n_tokens: how many it has, at least one
 * @paragraph: the number of its paragraph
 */
typedef struct
{
  AnalyzerSpan span;
  guint        first_token;
  guint        n_tokens;
  guint        paragraph;
} AnalyzerSentence;

/**
 * AnalyzerParagraph:
 * @span: its line or lines, without the white space around it
 * @first_sentence: the number of its first sentence
 * @n_sentences: how many it has; none where it is @ignored
 * @ignored: whether it is not the article's prose
 */
typedef struct
{
  AnalyzerSpan span;
  guint        first_sentence;
  guint        n_sentences;
  gboolean     ignored;
} AnalyzerParagraph;

/**
 * AnalyzerProse:
 * @text: the article's UTF-8, not ended by a zero byte
 * @length: its bytes
 * @tokens: the words and marks
 * @sentences: the sentences
 * @paragraphs: the paragraphs
 * @forms: the words as written, each once
 *
 * An article's text, taken apart. Its fields are for reading only.
 */
typedef struct
{
  const char        *text;
  gsize              length;
  AnalyzerToken     *tokens;
  guint              n_tokens;
  AnalyzerSentence  *sentences;
  guint              n_sentences;
  AnalyzerParagraph *paragraphs;
  guint              n_paragraphs;
  const AnalyzerForm *forms;
  AnalyzerMeanings   meanings;

  /*< private >*/
  GBytes            *bytes;
  AnalyzerWords     *words;
} AnalyzerProse;

AnalyzerProse *analyzer_prose_split      (GBytes               *text,
                                          GArray               *ignored,
                                          GCancellable         *cancellable,
                                          GError              **error);
AnalyzerProse *analyzer_prose_new        (GBytes               *text,
                                          GArray               *ignored,
                                          AnalyzerModels       *models,
                                          GCancellable         *cancellable,
                                          GError              **error);
void           analyzer_prose_free       (AnalyzerProse        *self);

const char    *analyzer_prose_get_word   (const AnalyzerProse  *self,
                                          guint                 token);
const char    *analyzer_prose_get_lemma  (const AnalyzerProse  *self,
                                          guint                 token);
guint          analyzer_prose_find_token (const AnalyzerProse  *self,
                                          guint                 offset);
gboolean       analyzer_prose_get_paragraph
                                         (const AnalyzerProse  *self,
                                          guint                 paragraph,
                                          guint                *first,
                                          guint                *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerProse, analyzer_prose_free)

/* Whether a token is the word @word, which is in lower case. */
static inline gboolean
analyzer_prose_is_word (const AnalyzerProse *self,
                        guint                token,
                        const char          *word)
{
  return g_str_equal (analyzer_prose_get_word (self, token), word);
}

/* Whether a token is @character and nothing else. */
static inline gboolean
analyzer_prose_is_character (const AnalyzerProse *self,
                             guint                token,
                             char                 character)
{
  const AnalyzerToken *word = &self->tokens[token];

  return word->end - word->start == 1 && self->text[word->start] == character;
}

G_END_DECLS
