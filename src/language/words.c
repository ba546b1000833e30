/* words.c: every word of an article once, with what its letters tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <string.h>

#include "language/characters.h"
#include "language/words.h"

/* Longer words (addresses, noise) are told apart by their whole, but their
 * lower-case form is cut here. */
#define WORD_MAX 256

/* Open addressing: a slot holds the number of an entry plus one. */
typedef struct
{
  guint *slots;
  guint  n_slots;
  guint  n_entries;
} Table;

typedef struct
{
  const char *text;
  guint       length;
  guint32     hash;
} Word;

struct _AnalyzerWords
{
  GStringChunk *chunk;
  GArray       *forms;          /* of AnalyzerForm */
  GArray       *form_texts;     /* of Word; the texts are the article's */
  GArray       *words;          /* of Word */
  Table         form_table;
  Table         word_table;
};

/**
 * analyzer_hash_bytes:
 * @bytes: what to hash
 * @length: how much
 *
 * Returns: a hash that is the same on every machine; the trained models hold
 *   such hashes
 */
guint32
analyzer_hash_bytes (const char *bytes,
                     gsize       length)
{
  guint64 hash = G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) ^ length;

  for (; length >= 8; bytes += 8, length -= 8)
    {
      guint64 part;

      memcpy (&part, bytes, 8);
      hash = (hash ^ GUINT64_FROM_LE (part)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
      hash ^= hash >> 32;
    }
  if (length > 0)
    {
      guint64 part = 0;

      memcpy (&part, bytes, length);
      hash = (hash ^ GUINT64_FROM_LE (part)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
      hash ^= hash >> 32;
    }
  hash *= G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);

  return hash >> 32;
}

static void
table_grow (Table        *self,
            const GArray *entries)
{
  guint n_slots = self->n_slots == 0 ? 1024 : self->n_slots * 2;

  g_free (self->slots);
  self->slots = g_new0 (guint, n_slots);
  self->n_slots = n_slots;
  for (guint i = 0; i < self->n_entries; i++)
    {
      guint at = g_array_index (entries, Word, i).hash & (n_slots - 1);

      while (self->slots[at] != 0)
        at = (at + 1) & (n_slots - 1);
      self->slots[at] = i + 1;
    }
}

/* Returns the entry's number; one behind the last, with its slot prepared,
 * where it is new. */
static guint
table_find (Table        *self,
            const GArray *entries,
            const char   *text,
            guint         length,
            guint32       hash)
{
  guint at;

  if (self->n_entries * 2 >= self->n_slots)
    table_grow (self, entries);

  for (at = hash & (self->n_slots - 1); self->slots[at] != 0; at = (at + 1) & (self->n_slots - 1))
    {
      const Word *word = &g_array_index (entries, Word, self->slots[at] - 1);

      if (word->hash == hash && word->length == length && memcmp (word->text, text, length) == 0)
        return self->slots[at] - 1;
    }

  self->slots[at] = ++self->n_entries;

  return self->n_entries - 1;
}

AnalyzerWords *
analyzer_words_new (void)
{
  AnalyzerWords *self = g_new0 (AnalyzerWords, 1);

  self->chunk = g_string_chunk_new (16384);
  self->forms = g_array_sized_new (FALSE, FALSE, sizeof (AnalyzerForm), 512);
  self->form_texts = g_array_sized_new (FALSE, FALSE, sizeof (Word), 512);
  self->words = g_array_sized_new (FALSE, FALSE, sizeof (Word), 512);

  return self;
}

void
analyzer_words_free (AnalyzerWords *self)
{
  g_string_chunk_free (self->chunk);
  g_array_unref (self->forms);
  g_array_unref (self->form_texts);
  g_array_unref (self->words);
  g_free (self->form_table.slots);
  g_free (self->word_table.slots);
  g_free (self);
}

/**
 * analyzer_words_add_word:
 * @text: a word in lower case
 * @length: its bytes
 *
 * Returns: its number, the same whenever it is added again
 */
guint
analyzer_words_add_word (AnalyzerWords *self,
                         const char    *text,
                         guint          length)
{
  guint32 hash = analyzer_hash_bytes (text, length);
  guint number = table_find (&self->word_table, self->words, text, length, hash);

  if (number == self->words->len)
    {
      Word word = { g_string_chunk_insert_len (self->chunk, text, length), length, hash };

      g_array_append_val (self->words, word);
    }

  return number;
}

/* Writes the lower case of @text, with one apostrophe for all, to @lower;
 * tells the shape and what else there is to see. */
static guint
lower_word (const char   *text,
            guint         length,
            char         *lower,
            AnalyzerForm *form)
{
  guint at = 0, to = 0, n_shape = 0, n_capitals = 0, n_small = 0, last = 0;
  char shape[8];

  while (at < length)
    {
      guint size;
      gunichar c = analyzer_character_at (text, at, length, &size);
      guint kind = c < 0x80 ? analyzer_ascii_characters[c] : analyzer_character_classify (c);
      char sign;

      if ((kind & ANALYZER_CHARACTER_UPPER) != 0)
        {
          n_capitals++;
          form->flags |= at == 0 ? ANALYZER_FORM_CAPITAL | ANALYZER_FORM_LETTERS : ANALYZER_FORM_LETTERS;
          sign = 'X';
        }
      else if ((kind & ANALYZER_CHARACTER_LETTER) != 0)
        {
          n_small++;
          form->flags |= at == 0 ? ANALYZER_FORM_LOWER | ANALYZER_FORM_LETTERS : ANALYZER_FORM_LETTERS;
          sign = 'x';
        }
      else if ((kind & ANALYZER_CHARACTER_DIGIT) != 0)
        {
          form->flags |= ANALYZER_FORM_DIGITS;
          sign = 'd';
        }
      else if ((kind & ANALYZER_CHARACTER_APOSTROPHE) != 0)
        sign = '\'';
      else if ((kind & ANALYZER_CHARACTER_DASH) != 0)
        sign = '_';
      else
        {
          if (c == '.')
            form->flags |= ANALYZER_FORM_STOP;
          else if ((kind & ANALYZER_CHARACTER_HYPHEN) != 0 && at > 0)
            form->flags |= ANALYZER_FORM_HYPHEN;
          sign = c < 0x80 ? c : '*';
        }

      /* Two of a kind stand for any number of it. */
      if (n_shape < sizeof shape && !(n_shape >= 2 && shape[n_shape - 1] == sign && shape[n_shape - 2] == sign))
        shape[n_shape++] = sign;

      if (to + 8 < WORD_MAX)
        {
          last = at + size;
          if (c < 0x80)
            lower[to++] = g_ascii_tolower (c);
          else if (c == 0x2019 && length > size)
            lower[to++] = '\'';
          else
            to += g_unichar_to_utf8 (g_unichar_tolower (c), lower + to);
        }
      at += size;
    }

  if (last < length)
    {
      /* What was cut off is kept apart by its hash. */
      g_snprintf (lower + to, 9, "%08x", analyzer_hash_bytes (text, length));
      to += 8;
    }
  if (n_capitals >= 2 && n_small == 0)
    form->flags |= ANALYZER_FORM_CAPITALS;
  form->shape_hash = analyzer_hash_bytes (shape, n_shape) | 1;

  return to;
}

static void
hash_affixes (const char   *lower,
              guint         length,
              AnalyzerForm *form)
{
  guint at = length;

  for (guint i = 0; i < G_N_ELEMENTS (form->suffix_hash); i++)
    {
      while (at > 0 && (lower[--at] & 0xC0) == 0x80)
        ;
      form->suffix_hash[i] = analyzer_hash_bytes (lower + at, length - at);
    }

  at = 0;
  for (guint i = 0; i < 3 && at < length; i++)
    do
      at++;
    while (at < length && (lower[at] & 0xC0) == 0x80);
  form->prefix_hash = analyzer_hash_bytes (lower, at);
}

/**
 * analyzer_words_add:
 * @text: a word as written; must stay for as long as @self
 * @length: its bytes
 *
 * Returns: the number of its form, the same whenever it is added again
 */
guint
analyzer_words_add (AnalyzerWords *self,
                    const char    *text,
                    guint          length)
{
  guint32 hash = analyzer_hash_bytes (text, length);
  guint number = table_find (&self->form_table, self->form_texts, text, length, hash);

  if (number == self->forms->len)
    {
      Word word = { text, length, hash };
      AnalyzerForm form = { .hash = hash, .length = MIN (length, G_MAXUINT16) };
      char lower[WORD_MAX + 8];
      guint lower_length = lower_word (text, length, lower, &form);

      form.word = analyzer_words_add_word (self, lower, lower_length);
      form.word_hash = g_array_index (self->words, Word, form.word).hash;
      hash_affixes (lower, lower_length, &form);
      g_array_append_val (self->form_texts, word);
      g_array_append_val (self->forms, form);
    }

  return number;
}

/**
 * analyzer_words_get_forms:
 *
 * Returns: (transfer none): the forms by number; moves when one is added
 */
const AnalyzerForm *
analyzer_words_get_forms (const AnalyzerWords *self)
{
  return (const AnalyzerForm *) (const void *) self->forms->data;
}

/**
 * analyzer_words_get_text:
 * @word: the number of a word in lower case
 *
 * Returns: (transfer none): the word
 */
const char *
analyzer_words_get_text (const AnalyzerWords *self,
                         guint                word)
{
  return g_array_index (self->words, Word, word).text;
}

/**
 * analyzer_words_get_hash:
 * @word: the number of a word in lower case
 *
 * Returns: its analyzer_hash_bytes()
 */
guint32
analyzer_words_get_hash (const AnalyzerWords *self,
                         guint                word)
{
  return g_array_index (self->words, Word, word).hash;
}

guint
analyzer_words_get_n_words (const AnalyzerWords *self)
{
  return self->words->len;
}
