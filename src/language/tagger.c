/* tagger.c: tells the parts of speech.
 *
 * From left to right, each word gets the tag for which its features speak
 * most; their weights are those of an averaged perceptron (Collins 2002).
 * Marks need no weights, and words that only ever had one tag none either.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <string.h>

#include "language/features.h"
#include "language/tagger.h"

/* Stand for the words before and after a sentence. */
#define NO_WORD 0x51ED270Bu
#define NO_CLASS 0xFFFFu

gboolean
analyzer_tagger_init (AnalyzerTagger  *self,
                      AnalyzerModels  *models,
                      GError         **error)
{
  const AnalyzerModel *model = analyzer_models_get (models, ANALYZER_TAGGER_NAME, ANALYZER_TAGGER_FEATURES, error);

  return model != NULL &&
         analyzer_model_get_sparse (model, "known", ANALYZER_N_TAGS, &self->known, error) &&
         analyzer_model_get_sparse (model, "weights", ANALYZER_N_TAGS, &self->weights, error);
}

/**
 * analyzer_sentence_capitals:
 *
 * Returns: how much the capitals of @sentence tell
 */
AnalyzerCapitals
analyzer_sentence_capitals (const AnalyzerProse    *prose,
                            const AnalyzerSentence *sentence)
{
  guint n_words = 0, n_capital = 0, n_capitals = 0, n_small = 0;

  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      const AnalyzerForm *form = &prose->forms[prose->tokens[sentence->first_token + i].form];

      if ((form->flags & ANALYZER_FORM_LETTERS) == 0)
        continue;
      n_words++;
      n_capitals += (form->flags & ANALYZER_FORM_CAPITALS) != 0;
      if ((form->flags & ANALYZER_FORM_CAPITAL) != 0)
        n_capital++;
      else if (form->length > 3)
        n_small++;
    }

  if (n_words >= 3 && n_capitals * 5 >= n_words * 4)
    return ANALYZER_CAPITALS_ALL;
  if (n_words >= 4 && n_small * 6 <= n_capital)
    return ANALYZER_CAPITALS_TITLE;

  return ANALYZER_CAPITALS_SOME;
}

/**
 * analyzer_tagger_find_mark:
 * @i: the number of a token in @sentence
 * @open: (inout): whether a straight double mark is open
 *
 * Returns: the tag of a mark that has but one; else %ANALYZER_TAG_NONE
 */
AnalyzerTag
analyzer_tagger_find_mark (const AnalyzerProse    *prose,
                           const AnalyzerSentence *sentence,
                           guint                   i,
                           gboolean               *open)
{
  const AnalyzerToken *token = &prose->tokens[sentence->first_token + i];
  const char *text = prose->text + token->start;
  guint length = token->end - token->start;
  gboolean space_after = i + 1 == sentence->n_tokens || token[1].space_before;

  if (prose->forms[token->form].flags & (ANALYZER_FORM_LETTERS | ANALYZER_FORM_DIGITS))
    return ANALYZER_TAG_NONE;

  switch (text[0])
    {
    case ',':
      return ANALYZER_TAG_COMMA;
    case '.':
      return length > 1 ? ANALYZER_TAG_COLON : ANALYZER_TAG_STOP;
    case '?':
    case '!':
      return ANALYZER_TAG_STOP;
    case ';':
    case ':':
      return ANALYZER_TAG_COLON;
    case '-':
    case '_':
      return ANALYZER_TAG_COLON;
    case '(':
    case '[':
    case '{':
      return ANALYZER_TAG_LRB;
    case ')':
    case ']':
    case '}':
      return ANALYZER_TAG_RRB;
    case '$':
      return ANALYZER_TAG_DOLLAR;
    case '#':
      return ANALYZER_TAG_HASH;
    case '%':
      return ANALYZER_TAG_NN;
    case '&':
      return ANALYZER_TAG_CC;

    case '"':
      /* White space tells, as at a sentence's begin and end; where it does
       * not, the marks before do. */
      if (i == 0)
        *open = TRUE;
      else if (token->space_before != space_after)
        *open = token->space_before;
      else
        *open = !*open && i + 1 < sentence->n_tokens;
      return *open ? ANALYZER_TAG_OPEN : ANALYZER_TAG_CLOSE;

    case '`':
      return ANALYZER_TAG_OPEN;

    case '\'':
      if (length == 2)
        return (token->space_before || i == 0) && !space_after ? ANALYZER_TAG_OPEN : ANALYZER_TAG_CLOSE;
      return (token->space_before || i == 0) && !space_after ? ANALYZER_TAG_OPEN : ANALYZER_TAG_NONE;

    default:
      break;
    }

  if (length == 2)
    {
      if (memcmp (text, "«", 2) == 0)
        return space_after && !token->space_before ? ANALYZER_TAG_CLOSE : ANALYZER_TAG_OPEN;
      if (memcmp (text, "»", 2) == 0)
        return !space_after && token->space_before ? ANALYZER_TAG_OPEN : ANALYZER_TAG_CLOSE;
      if (memcmp (text, "£", 2) == 0 || memcmp (text, "¥", 2) == 0)
        return ANALYZER_TAG_DOLLAR;
    }
  else if (length >= 3 && text[0] == '\xe2' && text[1] == '\x80')
    {
      switch (text[2] & 0x3f)
        {
        case 0x12:              /* the dashes U+2012 to U+2015 */
        case 0x13:
        case 0x14:
        case 0x15:
        case 0x26:              /* the ellipsis U+2026 */
          return ANALYZER_TAG_COLON;
        case 0x18:              /* ‘ “ „ ‚ ‹ */
        case 0x1a:
        case 0x1c:
        case 0x1e:
        case 0x39:
          return ANALYZER_TAG_OPEN;
        case 0x19:              /* ’ may be a possessive; ” › may not */
          return (token->space_before || i == 0) && !space_after ? ANALYZER_TAG_OPEN : ANALYZER_TAG_NONE;
        case 0x1d:
        case 0x3a:
          return ANALYZER_TAG_CLOSE;
        default:
          break;
        }
    }
  else if (length == 3 && memcmp (text, "€", 3) == 0)
    return ANALYZER_TAG_DOLLAR;

  return ANALYZER_TAG_NONE;
}

/**
 * analyzer_tagger_list_features:
 * @capitals: what the sentence's capitals tell
 * @i: the number of a token in @sentence; those before it have their tags
 * @features: (out): room for %ANALYZER_TAGGER_MAX
 *
 * Returns: how many features the token has
 */
guint
analyzer_tagger_list_features (const AnalyzerProse    *prose,
                               const AnalyzerSentence *sentence,
                               AnalyzerCapitals        capitals,
                               guint                   i,
                               guint32                *features)
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
  guint tag2 = i > 1 ? token[-2].tag : ANALYZER_N_TAGS;
  guint class_before = i > 0 ? token[-1].word_class : NO_CLASS;
  guint class_after = left > 1 ? token[1].word_class : NO_CLASS;
  guint class_after2 = left > 2 ? token[2].word_class : NO_CLASS;
  guint look = form->flags | capitals << 8 | (i == 0 ? 1 << 10 : 0);
  guint n = 0;

  features[n++] = analyzer_feature (1, form->word_hash);
  features[n++] = analyzer_feature (2, form->suffix_hash[0]);
  features[n++] = analyzer_feature (3, form->suffix_hash[1]);
  features[n++] = analyzer_feature (4, form->suffix_hash[2]);
  features[n++] = analyzer_feature (5, form->suffix_hash[3]);
  features[n++] = analyzer_feature (6, form->prefix_hash);
  features[n++] = analyzer_feature_pair (7, form->shape_hash, capitals);
  features[n++] = analyzer_feature (8, look);
  features[n++] = analyzer_feature_pair (9, form->suffix_hash[1], look);
  features[n++] = analyzer_feature (10, before->word_hash);
  features[n++] = analyzer_feature (11, before2->word_hash);
  features[n++] = analyzer_feature (12, after->word_hash);
  features[n++] = analyzer_feature (13, after2->word_hash);
  features[n++] = analyzer_feature (14, after->suffix_hash[2]);
  features[n++] = analyzer_feature (15, before->suffix_hash[2]);
  features[n++] = analyzer_feature (16, tag1);
  features[n++] = analyzer_feature (17, tag1 << 8 | tag2);
  features[n++] = analyzer_feature_pair (18, form->word_hash, tag1);
  features[n++] = analyzer_feature_pair (19, form->suffix_hash[2], tag1);
  features[n++] = analyzer_feature_pair (20, before->word_hash, form->word_hash);
  features[n++] = analyzer_feature_pair (21, after->word_hash, form->word_hash);
  features[n++] = analyzer_feature_pair (22, after->word_hash, tag1);
  features[n++] = analyzer_feature (23, (guint) after->flags << 16 | look);
  features[n++] = analyzer_feature_pair (24, after->suffix_hash[1], form->suffix_hash[1]);
  features[n++] = analyzer_feature_pair (25, tag1 << 16 | tag2, form->word_hash);
  features[n++] = analyzer_feature_pair (26, look, tag1);
  features[n++] = analyzer_feature_pair (27, token->word_class, look);
  features[n++] = analyzer_feature_pair (28, token->word_class, tag1);
  features[n++] = analyzer_feature_pair (29, token->word_class, form->suffix_hash[1]);
  features[n++] = analyzer_feature (30, class_before);
  features[n++] = analyzer_feature (31, class_after);
  features[n++] = analyzer_feature_pair (32, class_after, form->suffix_hash[2]);
  features[n++] = analyzer_feature_pair (33, class_before, form->suffix_hash[2]);
  features[n++] = analyzer_feature_pair (34, class_after << 16 | class_after2, tag1);

  return n;
}

static AnalyzerTag
find_known (const AnalyzerSparse *known,
            guint32               hash)
{
  const AnalyzerSparseSlot *slot = analyzer_sparse_find (known, hash);

  return slot->count > 0 ? known->entries[slot->first].label : ANALYZER_TAG_NONE;
}

/**
 * analyzer_tagger_tag:
 * @prose: (inout): gets the tags of @sentence
 * @sentence: one of its sentences
 */
void
analyzer_tagger_tag (const AnalyzerTagger   *self,
                     AnalyzerProse          *prose,
                     const AnalyzerSentence *sentence)
{
  AnalyzerCapitals capitals = analyzer_sentence_capitals (prose, sentence);
  gboolean open = FALSE;

  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      AnalyzerToken *token = &prose->tokens[sentence->first_token + i];
      AnalyzerTag tag = analyzer_tagger_find_mark (prose, sentence, i, &open);
      guint32 features[ANALYZER_TAGGER_MAX];
      gint32 scores[ANALYZER_N_TAGS] = { 0 };
      guint n;

      if (tag == ANALYZER_TAG_NONE && capitals == ANALYZER_CAPITALS_SOME)
        tag = find_known (&self->known, prose->forms[token->form].hash);
      if (tag == ANALYZER_TAG_NONE)
        {
          n = analyzer_tagger_list_features (prose, sentence, capitals, i, features);
          analyzer_sparse_sum (&self->weights, features, n, scores);

          tag = ANALYZER_TAG_NONE + 1;
          for (guint k = tag + 1; k < ANALYZER_N_TAGS; k++)
            if (scores[k] > scores[tag])
              tag = k;
        }
      token->tag = tag;
    }
}
