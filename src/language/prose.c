/* prose.c: an article's text as paragraphs, sentences and words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include "language/prose-private.h"

#include "language/lemmas.h"
#include "language/namer.h"
#include "language/paragraphs.h"
#include "language/parser.h"
#include "language/sentences.h"
#include "language/tokens.h"

/* How many bytes are read between two looks at the cancellable. */
#define STRIDE (64 * 1024)

static void
add_sentence (GArray            *tokens,
              GArray            *sentences,
              AnalyzerWords     *words,
              const char        *text,
              guint              paragraph,
              const AnalyzerCut *cuts,
              guint              n_cuts)
{
  AnalyzerSentence sentence = { { cuts[0].start, cuts[n_cuts - 1].end }, tokens->len, n_cuts, paragraph };

  for (guint i = 0; i < n_cuts; i++)
    {
      AnalyzerToken token = { cuts[i].start, cuts[i].end, sentences->len };

      token.form = analyzer_words_add (words, text + cuts[i].start, cuts[i].end - cuts[i].start);
      token.word = analyzer_words_get_forms (words)[token.form].word;
      token.lemma = token.word;
      token.head = ANALYZER_NO_TOKEN;
      token.space_before = cuts[i].space_before;
      g_array_append_val (tokens, token);
    }

  g_array_append_val (sentences, sentence);
}

/* No sentence has more tokens than this: what is longer is no sentence, and
 * is cut. */
#define SENTENCE_MAX 400

/**
 * analyzer_prose_split:
 * @text: the article's text, valid UTF-8
 * @ignored: (nullable) (element-type AnalyzerSpan): what of it is not prose
 * @cancellable: (nullable): stops the work
 *
 * Takes a text apart into paragraphs, sentences and words, which carry no
 * labels yet.
 *
 * Returns: (transfer full): the prose, or %NULL with @error set
 */
AnalyzerProse *
analyzer_prose_split (GBytes        *text,
                      GArray        *ignored,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(AnalyzerProse) self = g_new0 (AnalyzerProse, 1);
  g_autoptr(GArray) paragraphs = NULL;
  g_autoptr(GArray) sentences = g_array_new (FALSE, FALSE, sizeof (AnalyzerSentence));
  g_autoptr(GArray) tokens = NULL;
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (AnalyzerCut));
  gsize stride = 0, n_tokens, n_sentences, n_paragraphs;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self->bytes = g_bytes_ref (text);
  self->text = g_bytes_get_data (text, &self->length);
  self->words = analyzer_words_new ();

  paragraphs = analyzer_find_paragraphs (self->text, self->length, ignored);
  tokens = g_array_sized_new (FALSE, FALSE, sizeof (AnalyzerToken), self->length / 5 + 1);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      AnalyzerParagraph *paragraph = &g_array_index (paragraphs, AnalyzerParagraph, i);

      if (stride <= paragraph->span.start)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          stride = paragraph->span.start + STRIDE;
        }

      paragraph->first_sentence = sentences->len;
      if (paragraph->ignored)
        continue;

      g_array_set_size (cuts, 0);
      analyzer_split_tokens (self->text, paragraph->span.start, paragraph->span.end, cuts);

      for (guint first = 0, n; first < cuts->len; first += n)
        {
          const AnalyzerCut *cut = &g_array_index (cuts, AnalyzerCut, first);

          n = analyzer_find_sentence_end (self->text, cut, MIN (cuts->len - first, SENTENCE_MAX));
          add_sentence (tokens, sentences, self->words, self->text, i, cut, n);
        }
      paragraph->n_sentences = sentences->len - paragraph->first_sentence;
    }

  self->tokens = g_array_steal (tokens, &n_tokens);
  self->n_tokens = n_tokens;
  self->sentences = g_array_steal (sentences, &n_sentences);
  self->n_sentences = n_sentences;
  self->paragraphs = g_array_steal (paragraphs, &n_paragraphs);
  self->n_paragraphs = n_paragraphs;
  self->forms = analyzer_words_get_forms (self->words);

  return g_steal_pointer (&self);
}

/**
 * analyzer_prose_new_from_cuts:
 * @text: a text, valid UTF-8
 * @cuts: (element-type AnalyzerCut): its tokens
 * @lengths: (element-type guint): how many tokens each sentence has
 *
 * Makes prose, of one paragraph, of words and sentences that are known.
 *
 * Returns: (transfer full): the prose, without labels
 */
AnalyzerProse *
analyzer_prose_new_from_cuts (GBytes *text,
                              GArray *cuts,
                              GArray *lengths)
{
  AnalyzerProse *self = g_new0 (AnalyzerProse, 1);
  g_autoptr(GArray) sentences = g_array_new (FALSE, FALSE, sizeof (AnalyzerSentence));
  g_autoptr(GArray) tokens = g_array_new (FALSE, FALSE, sizeof (AnalyzerToken));
  guint first = 0;

  self->bytes = g_bytes_ref (text);
  self->text = g_bytes_get_data (text, &self->length);
  self->words = analyzer_words_new ();

  for (guint i = 0; i < lengths->len; i++)
    {
      guint n = g_array_index (lengths, guint, i);

      if (n == 0)
        continue;
      g_return_val_if_fail (first + n <= cuts->len, self);
      add_sentence (tokens, sentences, self->words, self->text, 0, &g_array_index (cuts, AnalyzerCut, first), n);
      first += n;
    }

  self->n_tokens = tokens->len;
  self->tokens = (AnalyzerToken *) (void *) g_array_free (g_steal_pointer (&tokens), FALSE);
  self->n_sentences = sentences->len;
  self->sentences = (AnalyzerSentence *) (void *) g_array_free (g_steal_pointer (&sentences), FALSE);
  self->n_paragraphs = 1;
  self->paragraphs = g_new0 (AnalyzerParagraph, 1);
  self->paragraphs->span.end = self->length;
  self->paragraphs->n_sentences = self->n_sentences;
  self->forms = analyzer_words_get_forms (self->words);

  return self;
}

/**
 * analyzer_prose_find_meanings:
 * @models: the trained models, which must outlive @self
 *
 * Tells the meaning and the class of each word.
 *
 * Returns: whether the model could be opened; else @error is set
 */
gboolean
analyzer_prose_find_meanings (AnalyzerProse   *self,
                              AnalyzerModels  *models,
                              GError         **error)
{
  guint n_words = analyzer_words_get_n_words (self->words);
  g_autofree guint *meanings = NULL;

  if (!analyzer_meanings_init (&self->meanings, models, error))
    return FALSE;

  meanings = g_new (guint, n_words);
  for (guint i = 0; i < n_words; i++)
    meanings[i] = analyzer_meanings_find (&self->meanings, analyzer_words_get_hash (self->words, i));
  for (guint i = 0; i < self->n_tokens; i++)
    {
      self->tokens[i].meaning = meanings[self->tokens[i].word];
      self->tokens[i].word_class = analyzer_meanings_get_class (&self->meanings, self->tokens[i].meaning);
    }

  return TRUE;
}

/* Gives the words their labels, stage by stage. */
static gboolean
label (AnalyzerProse   *self,
       AnalyzerModels  *models,
       GCancellable    *cancellable,
       GError         **error)
{
  g_autofree AnalyzerLemmatiser *lemmatiser = g_new (AnalyzerLemmatiser, 1);
  g_autofree AnalyzerParse *parse = g_new (AnalyzerParse, 1);
  AnalyzerNameMemory memory;
  AnalyzerTagger tagger;
  AnalyzerNamer namer;
  AnalyzerParser parser;
  gboolean cancelled = FALSE;

  if (!analyzer_prose_find_meanings (self, models, error) ||
      !analyzer_tagger_init (&tagger, models, error) ||
      !analyzer_namer_init (&namer, models, error) ||
      !analyzer_lemmatiser_init (lemmatiser, models, error) ||
      !analyzer_parser_init (&parser, models, error))
    return FALSE;

  analyzer_name_memory_init (&memory, self);
  for (guint i = 0; i < self->n_sentences && !cancelled; i++)
    {
      const AnalyzerSentence *sentence = &self->sentences[i];

      analyzer_tagger_tag (&tagger, self, sentence);
      analyzer_namer_name (&namer, self, sentence, &memory);
      for (guint k = sentence->first_token; k < sentence->first_token + sentence->n_tokens; k++)
        self->tokens[k].lemma = analyzer_lemmatiser_find (lemmatiser, self->words, self->tokens[k].word,
                                                          self->tokens[k].tag);
      analyzer_parser_parse (&parser, self, sentence, parse);
      cancelled = i % 256 == 255 && g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  analyzer_name_memory_clear (&memory);

  return !cancelled;
}

/**
 * analyzer_prose_new:
 * @text: the article's text, valid UTF-8
 * @ignored: (nullable) (element-type AnalyzerSpan): what of it is not prose
 * @models: the trained models
 * @cancellable: (nullable): stops the work
 *
 * Takes a text apart into paragraphs, sentences and words, and labels the
 * words.
 *
 * Returns: (transfer full): the prose, or %NULL with @error set
 */
AnalyzerProse *
analyzer_prose_new (GBytes          *text,
                    GArray          *ignored,
                    AnalyzerModels  *models,
                    GCancellable    *cancellable,
                    GError         **error)
{
  g_autoptr(AnalyzerProse) self = analyzer_prose_split (text, ignored, cancellable, error);

  if (self == NULL || !label (self, models, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
analyzer_prose_free (AnalyzerProse *self)
{
  g_free (self->tokens);
  g_free (self->sentences);
  g_free (self->paragraphs);
  g_clear_pointer (&self->words, analyzer_words_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * analyzer_prose_get_word:
 * @token: the number of a token
 *
 * Returns: (transfer none): the token in lower case
 */
const char *
analyzer_prose_get_word (const AnalyzerProse *self,
                         guint                token)
{
  g_return_val_if_fail (token < self->n_tokens, "");

  return analyzer_words_get_text (self->words, self->tokens[token].word);
}

/**
 * analyzer_prose_get_lemma:
 * @token: the number of a token
 *
 * Returns: (transfer none): its dictionary form, in lower case
 */
const char *
analyzer_prose_get_lemma (const AnalyzerProse *self,
                          guint                token)
{
  g_return_val_if_fail (token < self->n_tokens, "");

  return analyzer_words_get_text (self->words, self->tokens[token].lemma);
}

/**
 * analyzer_prose_find_token:
 * @offset: a byte offset in the text
 *
 * Returns: the number of the token that holds @offset or is the first after
 *   it; %ANALYZER_NO_TOKEN where none is
 */
guint
analyzer_prose_find_token (const AnalyzerProse *self,
                           guint                offset)
{
  guint low = 0, high = self->n_tokens;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->tokens[middle].end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->n_tokens ? low : ANALYZER_NO_TOKEN;
}

/**
 * analyzer_prose_get_paragraph:
 * @paragraph: the number of a paragraph
 * @first: (out): the number of its first token
 * @end: (out): the number of the token after its last one
 *
 * Returns: whether it has tokens; if not, @first and @end are not set
 */
gboolean
analyzer_prose_get_paragraph (const AnalyzerProse *self,
                              guint                paragraph,
                              guint               *first,
                              guint               *end)
{
  const AnalyzerParagraph *lines = &self->paragraphs[paragraph];
  const AnalyzerSentence *last;

  if (lines->n_sentences == 0)
    return FALSE;

  last = &self->sentences[lines->first_sentence + lines->n_sentences - 1];
  *first = self->sentences[lines->first_sentence].first_token;
  *end = last->first_token + last->n_tokens;

  return TRUE;
}
