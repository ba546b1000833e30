/* prose.c: an article's text as paragraphs, sentences and words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include "language/prose.h"

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
  g_autoptr(AnalyzerProse) self = g_new0 (AnalyzerProse, 1);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self->bytes = g_bytes_ref (text);
  self->text = g_bytes_get_data (text, &self->length);
  self->strings = g_ptr_array_new ();
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->chunk = g_string_chunk_new (4096);

  return g_steal_pointer (&self);
}

void
analyzer_prose_free (AnalyzerProse *self)
{
  g_free (self->tokens);
  g_free (self->sentences);
  g_free (self->paragraphs);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->chunk, g_string_chunk_free);
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

  return g_ptr_array_index (self->strings, self->tokens[token].word);
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

  return g_ptr_array_index (self->strings, self->tokens[token].lemma);
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
