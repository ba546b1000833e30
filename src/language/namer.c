/* namer.c: tells names, figures and times.
 *
 * From left to right, as the tagger does; what a word was earlier in the
 * article is one more feature.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include "language/features.h"
#include "language/namer.h"

#define NO_WORD 0x51ED270Bu
#define NO_CLASS 0xFFFFu

/* No row of capitalised words is looked at further than this. */
#define RUN_MAX 8

gboolean
analyzer_namer_init (AnalyzerNamer   *self,
                     AnalyzerModels  *models,
                     GError         **error)
{
  const AnalyzerModel *model = analyzer_models_get (models, ANALYZER_NAMER_NAME, ANALYZER_NAMER_FEATURES, error);

  return model != NULL &&
         analyzer_model_get_sparse (model, "weights", ANALYZER_N_NAMES, &self->weights, error);
}

void
analyzer_name_memory_init (AnalyzerNameMemory  *self,
                           const AnalyzerProse *prose)
{
  self->n_words = analyzer_words_get_n_words (prose->words);
  self->names = g_malloc0 (MAX (self->n_words, 1));
}

void
analyzer_name_memory_clear (AnalyzerNameMemory *self)
{
  g_clear_pointer (&self->names, g_free);
}

/**
 * analyzer_name_memory_keep:
 * @sentence: a sentence whose tokens have their names
 *
 * Keeps what its names were.
 */
void
analyzer_name_memory_keep (AnalyzerNameMemory     *self,
                           const AnalyzerProse    *prose,
                           const AnalyzerSentence *sentence)
{
  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      const AnalyzerToken *token = &prose->tokens[sentence->first_token + i];

      if (token->name >= ANALYZER_NAME_PERSON && token->name <= ANALYZER_NAME_MISC && token->word < self->n_words)
        self->names[token->word] = token->name;
    }
}

/**
 * analyzer_namer_needs_weights:
 * @i: the number of a token in @sentence, which has its tags
 *
 * Returns: whether the token may be part of a name, figure or time at all
 */
gboolean
analyzer_namer_needs_weights (const AnalyzerProse    *prose,
                              const AnalyzerSentence *sentence,
                              guint                   i)
{
  const AnalyzerToken *token = &prose->tokens[sentence->first_token + i];

  switch ((AnalyzerTag) token->tag)
    {
    case ANALYZER_TAG_STOP:
    case ANALYZER_TAG_OPEN:
    case ANALYZER_TAG_CLOSE:
    case ANALYZER_TAG_PRP:
    case ANALYZER_TAG_MD:
    case ANALYZER_TAG_VBD:
    case ANALYZER_TAG_WDT:
    case ANALYZER_TAG_WP:
    case ANALYZER_TAG_WP_POSS:
    case ANALYZER_TAG_EX:
      return (prose->forms[token->form].flags & (ANALYZER_FORM_CAPITAL | ANALYZER_FORM_DIGITS)) != 0 && i > 0;
    default:
      return TRUE;
    }
}

static gboolean
is_capital (const AnalyzerProse *prose,
            const AnalyzerToken *token)
{
  return (prose->forms[token->form].flags & ANALYZER_FORM_CAPITAL) != 0;
}

/**
 * analyzer_namer_list_features:
 * @capitals: what the sentence's capitals tell
 * @memory: what was named before
 * @i: the number of a token in @sentence; those before it have their names
 * @features: (out): room for %ANALYZER_NAMER_MAX
 *
 * Returns: how many features the token has
 */
guint
analyzer_namer_list_features (const AnalyzerProse      *prose,
                              const AnalyzerSentence   *sentence,
                              AnalyzerCapitals          capitals,
                              const AnalyzerNameMemory *memory,
                              guint                     i,
                              guint32                  *features)
{
  static const AnalyzerForm no_form = { .word_hash = NO_WORD, .suffix_hash = { NO_WORD, NO_WORD, NO_WORD, NO_WORD } };
  const AnalyzerToken *token = &prose->tokens[sentence->first_token + i];
  guint left = sentence->n_tokens - i;
  const AnalyzerForm *form = &prose->forms[token->form];
  const AnalyzerForm *before = i > 0 ? &prose->forms[token[-1].form] : &no_form;
  const AnalyzerForm *before2 = i > 1 ? &prose->forms[token[-2].form] : &no_form;
  const AnalyzerForm *after = left > 1 ? &prose->forms[token[1].form] : &no_form;
  const AnalyzerForm *after2 = left > 2 ? &prose->forms[token[2].form] : &no_form;
  guint tag1 = i > 0 ? token[-1].tag : ANALYZER_N_TAGS;
  guint tag_after = left > 1 ? token[1].tag : ANALYZER_N_TAGS;
  guint name1 = i > 0 ? token[-1].name : ANALYZER_N_NAMES;
  guint name2 = i > 1 ? token[-2].name : ANALYZER_N_NAMES;
  guint class_before = i > 0 ? token[-1].word_class : NO_CLASS;
  guint class_after = left > 1 ? token[1].word_class : NO_CLASS;
  guint look = form->flags | capitals << 8 | (i == 0 ? 1 << 10 : 0);
  guint memory0 = token->word < memory->n_words ? memory->names[token->word] : 0;
  guint memory1 = left > 1 && token[1].word < memory->n_words ? memory->names[token[1].word] : 0;
  guint n = 0;

  features[n++] = analyzer_feature (1, form->word_hash);
  features[n++] = analyzer_feature (2, form->suffix_hash[2]);
  features[n++] = analyzer_feature (3, form->suffix_hash[3]);
  features[n++] = analyzer_feature (4, form->prefix_hash);
  features[n++] = analyzer_feature_pair (5, form->shape_hash, capitals);
  features[n++] = analyzer_feature_pair (6, look, token->tag);
  features[n++] = analyzer_feature (7, before->word_hash);
  features[n++] = analyzer_feature (8, before2->word_hash);
  features[n++] = analyzer_feature (9, after->word_hash);
  features[n++] = analyzer_feature (10, after2->word_hash);
  features[n++] = analyzer_feature (11, token->tag << 16 | tag1 << 8 | tag_after);
  features[n++] = analyzer_feature (12, name1 << 8 | token->tag);
  features[n++] = analyzer_feature_pair (13, name1, form->word_hash);
  features[n++] = analyzer_feature_pair (14, name1, form->shape_hash);
  features[n++] = analyzer_feature_pair (15, name1, before->word_hash);
  features[n++] = analyzer_feature (16, name2 << 16 | name1 << 8 | tag1);
  features[n++] = analyzer_feature_pair (17, before->word_hash, form->word_hash);
  features[n++] = analyzer_feature_pair (18, after->word_hash, form->word_hash);
  features[n++] = analyzer_feature_pair (19, before->word_hash, form->shape_hash);
  features[n++] = analyzer_feature_pair (20, after->word_hash, form->shape_hash);
  features[n++] = analyzer_feature_pair (21, after->suffix_hash[2], token->tag);
  features[n++] = analyzer_feature_pair (22, name1, after->word_hash);
  features[n++] = analyzer_feature_pair (23, name1 << 8 | token->tag, after->shape_hash);
  features[n++] = analyzer_feature_pair (24, memory0, look);
  features[n++] = analyzer_feature (25, memory0 << 16 | memory1 << 8 | name1);
  features[n++] = analyzer_feature_pair (33, token->word_class, look);
  features[n++] = analyzer_feature_pair (34, token->word_class, name1);
  features[n++] = analyzer_feature_pair (35, class_before << 16 | class_after, look);
  features[n++] = analyzer_feature_pair (36, class_before << 16 | token->word_class, name1);
  features[n++] = analyzer_feature_pair (37, token->word_class << 16 | class_after, look);
  features[n++] = analyzer_feature_pair (38, class_before, form->shape_hash);
  features[n++] = analyzer_feature_pair (39, class_after, form->shape_hash);

  if (is_capital (prose, token))
    {
      guint first = i, last = i;

      /* The row of capitalised words: what stands before it, its first and
       * last word and what comes after tell the kind of name. */
      while (first > 0 && i - first < RUN_MAX && is_capital (prose, token - (i - first) - 1))
        first--;
      while (last + 1 < sentence->n_tokens && last - i < RUN_MAX && is_capital (prose, token + (last - i) + 1))
        last++;

      features[n++] = analyzer_feature_pair (26, prose->forms[token[(int) last - (int) i].form].word_hash,
                                             (last - i) << 8 | MIN (i - first, 3));
      features[n++] = analyzer_feature (27, prose->forms[token[(int) last - (int) i].form].word_hash);
      features[n++] = analyzer_feature (28, prose->forms[token[(int) first - (int) i].form].word_hash);
      features[n++] = analyzer_feature (29, first > 0 ? prose->forms[token[(int) first - (int) i - 1].form].word_hash
                                                      : NO_WORD);
      features[n++] = analyzer_feature (30, last + 1 < sentence->n_tokens
                                              ? prose->forms[token[(int) last - (int) i + 1].form].word_hash : NO_WORD);
      features[n++] = analyzer_feature (31, (last - first) << 8 | (i - first));
      features[n++] = analyzer_feature_pair (40, token[(int) last - (int) i].word_class, last - i);
      features[n++] = analyzer_feature_pair (41, token[(int) last - (int) i].word_class << 16 |
                                                 token[(int) first - (int) i].word_class, (last - first) << 8 | (i - first));
      features[n++] = analyzer_feature (42, first > 0 ? token[(int) first - (int) i - 1].word_class : NO_CLASS);
      features[n++] = analyzer_feature (43, last + 1 < sentence->n_tokens ? token[(int) last - (int) i + 1].word_class
                                                                          : NO_CLASS);
      features[n++] = analyzer_feature_pair (32, prose->forms[token[(int) last - (int) i].form].suffix_hash[2],
                                             last - i);
    }

  return n;
}

/**
 * analyzer_namer_name:
 * @prose: (inout): gets the names of @sentence, which has its tags
 * @sentence: one of its sentences
 * @memory: (inout): what was named before
 */
void
analyzer_namer_name (const AnalyzerNamer    *self,
                     AnalyzerProse          *prose,
                     const AnalyzerSentence *sentence,
                     AnalyzerNameMemory     *memory)
{
  AnalyzerCapitals capitals = analyzer_sentence_capitals (prose, sentence);

  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      AnalyzerToken *token = &prose->tokens[sentence->first_token + i];
      guint name = ANALYZER_NAME_NONE;

      if (analyzer_namer_needs_weights (prose, sentence, i))
        {
          guint32 features[ANALYZER_NAMER_MAX];
          gint32 scores[ANALYZER_N_NAMES] = { 0 };
          guint n = analyzer_namer_list_features (prose, sentence, capitals, memory, i, features);

          analyzer_sparse_sum (&self->weights, features, n, scores);
          for (guint k = 1; k < ANALYZER_N_NAMES; k++)
            if (scores[k] > scores[name])
              name = k;
        }
      token->name = name;
      token->name_begins = name != ANALYZER_NAME_NONE && (i == 0 || token[-1].name != name);
    }

  analyzer_name_memory_keep (memory, prose, sentence);
}
