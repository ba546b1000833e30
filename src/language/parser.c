/* parser.c: tells which word depends on which, and how.
 *
 * An arc-hybrid shift-reduce parser (Kuhlmann, Gómez-Rodríguez and Satta 2011)
 * with the root behind the sentence (Ballesteros and Nivre 2013): three
 * actions, each decided by the sum of the weights of hashed features. Once
 * the tree stands, a second classifier names the relations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <string.h>

#include "language/features.h"
#include "language/parser.h"

#define NO_WORD 0x51ED270Bu
#define ROOT_WORD 0x2C9277B5u
#define NO_TAG ANALYZER_N_TAGS
#define ROOT_TAG (ANALYZER_N_TAGS + 1)

gboolean
analyzer_parser_init (AnalyzerParser  *self,
                      AnalyzerModels  *models,
                      GError         **error)
{
  const AnalyzerModel *model = analyzer_models_get (models, ANALYZER_PARSER_NAME, ANALYZER_PARSER_FEATURES, error);

  return model != NULL && analyzer_parser_open (self, model, error);
}

/**
 * analyzer_parser_open:
 * @self: (out caller-allocates): the parser, valid as long as @model
 * @model: a model of the syntax
 *
 * Returns: whether @model has all that a parser needs; else @error is set
 */
gboolean
analyzer_parser_open (AnalyzerParser       *self,
                      const AnalyzerModel  *model,
                      GError              **error)
{
  return analyzer_model_get_table (model, "actions", ANALYZER_ACTION_COLUMNS, &self->actions, error) &&
         analyzer_model_get_sparse (model, "relations", ANALYZER_N_RELATIONS, &self->relations, error) &&
         analyzer_model_get_table (model, "marks", 1, &self->marks, error);
}

static void
init_node (AnalyzerNode *node,
           guint32       word,
           guint         tag,
           guint         none)
{
  node->word = word;
  node->tag = tag;
  node->both = analyzer_feature_pair (0, word, tag);
  node->head = none;
  node->left = node->left2 = node->right = node->right2 = none;
  node->n_left = node->n_right = node->quoted = 0;
  node->after = none;
  node->word_class = node->object = node->n_commas = 0;
  node->is_mark = node->marks = 0;
}

/* Tells the kinds of marks apart, one bit each; 0 of a word. */
static guint
get_mark_kind (guint tag)
{
  switch ((AnalyzerTag) tag)
    {
    case ANALYZER_TAG_COMMA:
      return 1;
    case ANALYZER_TAG_COLON:
      return 2;
    case ANALYZER_TAG_LRB:
    case ANALYZER_TAG_RRB:
      return 4;
    case ANALYZER_TAG_OPEN:
      return 8;
    case ANALYZER_TAG_CLOSE:
      return 16;
    case ANALYZER_TAG_STOP:
      return 32;
    default:
      return 0;
    }
}

/* The marks' kinds that part what stands before from what comes after. */
#define PARTING 7

/* Notes for each word the marks around it, and for a preposition what kind of
 * noun it goes with. */
static void
look_around (AnalyzerParse *self)
{
  guint after = self->n_words, n_commas = 0, marks = 0;
  guint noun = 0;

  for (guint i = 0; i < self->n_words; i++)
    {
      AnalyzerNode *node = &self->nodes[i];

      node->n_commas = n_commas;
      if (node->is_mark)
        {
          guint kind = get_mark_kind (node->tag);

          marks |= kind;
          n_commas += (kind & PARTING) != 0;
          continue;
        }
      node->marks = marks;
      marks = 0;
    }
  self->nodes[self->n_words].n_commas = n_commas;
  self->nodes[self->n_words].marks = marks;

  for (guint i = self->n_words; i-- > 0;)
    {
      AnalyzerNode *node = &self->nodes[i];

      node->after = after;
      if (node->is_mark)
        {
          noun = 0;
          continue;
        }
      after = i;
      if (node->tag == ANALYZER_TAG_IN || node->tag == ANALYZER_TAG_TO)
        {
          node->object = noun;
          noun = 0;
        }
      else if (analyzer_tag_is_noun (node->tag) || node->tag == ANALYZER_TAG_CD || node->tag == ANALYZER_TAG_PRP ||
               analyzer_tag_is_verb (node->tag))
        {
          const AnalyzerNode *next = &self->nodes[MIN (i + 1, self->n_words)];

          /* The last noun of a row is its head. */
          if (noun == 0 || !analyzer_tag_is_noun (next->tag))
            noun = (guint) node->tag << 10 | node->word_class;
        }
    }
  self->next = after;
}

/**
 * analyzer_parse_begin:
 * @self: (out): a parse with all words before it; the actions pass over marks
 * @sentence: a sentence of at most %ANALYZER_PARSER_WORDS, with its tags
 */
void
analyzer_parse_begin (AnalyzerParse          *self,
                      const AnalyzerProse    *prose,
                      const AnalyzerSentence *sentence)
{
  guint none = sentence->n_tokens + 1;
  gboolean quoted = FALSE, any = FALSE;

  self->n_words = sentence->n_tokens;
  self->next = 0;
  self->n_stack = 0;

  for (guint i = 0; i < self->n_words; i++)
    {
      const AnalyzerToken *token = &prose->tokens[sentence->first_token + i];

      init_node (&self->nodes[i], prose->forms[token->form].word_hash, token->tag, none);
      self->nodes[i].quoted = quoted;
      self->nodes[i].word_class = token->word_class;
      self->nodes[i].is_mark = get_mark_kind (token->tag) != 0;
      any = any || !self->nodes[i].is_mark;
      if (token->tag == ANALYZER_TAG_OPEN)
        quoted = TRUE;
      else if (token->tag == ANALYZER_TAG_CLOSE)
        quoted = FALSE;
    }
  init_node (&self->nodes[self->n_words], ROOT_WORD, ROOT_TAG, none);
  init_node (&self->nodes[none], NO_WORD, NO_TAG, none);

  /* Marks hang on words where there are any. */
  for (guint i = 0; i < self->n_words && !any; i++)
    self->nodes[i].is_mark = FALSE;
  look_around (self);
}

/**
 * analyzer_parse_is_allowed:
 *
 * One word, and one only, may hang on the root.
 *
 * Returns: whether @action is possible
 */
gboolean
analyzer_parse_is_allowed (const AnalyzerParse *self,
                           AnalyzerAction       action)
{
  switch (action)
    {
    case ANALYZER_ACTION_SHIFT:
      return self->next < self->n_words;
    case ANALYZER_ACTION_LEFT:
      return self->n_stack > 1 ? self->next < self->n_words : self->n_stack == 1;
    case ANALYZER_ACTION_RIGHT:
    default:
      return self->n_stack > 1;
    }
}

static inline void
hang (AnalyzerParse *self,
      guint          word,
      guint          head)
{
  AnalyzerNode *node = &self->nodes[head];

  self->nodes[word].head = head;
  if (word < head)
    {
      node->left2 = node->left;
      node->left = word;
      node->n_left += node->n_left < 7;
    }
  else
    {
      node->right2 = node->right;
      node->right = word;
      node->n_right += node->n_right < 7;
    }
}

/**
 * analyzer_parse_act:
 * @action: an action that is allowed
 */
void
analyzer_parse_act (AnalyzerParse  *self,
                    AnalyzerAction  action)
{
  switch (action)
    {
    case ANALYZER_ACTION_SHIFT:
      self->stack[self->n_stack++] = self->next;
      self->next = self->nodes[self->next].after;
      break;
    case ANALYZER_ACTION_LEFT:
      hang (self, self->stack[--self->n_stack], self->next);
      break;
    case ANALYZER_ACTION_RIGHT:
    default:
      self->n_stack--;
      hang (self, self->stack[self->n_stack], self->stack[self->n_stack - 1]);
      break;
    }
}

static inline guint
get_distance (guint from,
              guint to)
{
  guint distance = to - from;

  return distance <= 4 ? distance : distance <= 6 ? 5 : distance <= 10 ? 6 : 7;
}

/**
 * analyzer_parse_list_features:
 * @features: (out): room for %ANALYZER_PARSER_MAX
 *
 * Returns: how many features the state has
 */
guint
analyzer_parse_list_features (const AnalyzerParse *self,
                              guint32             *features)
{
  guint none = self->n_words + 1;
  guint i0 = self->n_stack > 0 ? self->stack[self->n_stack - 1] : none;
  guint i1 = self->n_stack > 1 ? self->stack[self->n_stack - 2] : none;
  guint i2 = self->n_stack > 2 ? self->stack[self->n_stack - 3] : none;
  const AnalyzerNode *nodes = self->nodes;
  const AnalyzerNode *s0 = &nodes[i0], *s1 = &nodes[i1], *s2 = &nodes[i2];
  const AnalyzerNode *b0 = &nodes[self->next];
  const AnalyzerNode *b1 = &nodes[b0->after];
  const AnalyzerNode *b2 = &nodes[b1->after];
  const AnalyzerNode *a0 = &nodes[s0->after], *a1 = &nodes[s1->after];
  guint gap = i0 != none ? MIN (b0->n_commas - s0->n_commas, 3) : 0;
  guint gap1 = i1 != none ? MIN (s0->n_commas - s1->n_commas, 3) : 0;
  guint class0 = s0->word_class, class1 = s1->word_class, class_next = b0->word_class;
  guint distance = i0 != none ? get_distance (i0, self->next) : 0;
  guint distance1 = i1 != none ? get_distance (i1, i0) : 0;
  guint s0t = s0->tag, s1t = s1->tag, s2t = s2->tag, b0t = b0->tag, b1t = b1->tag, b2t = b2->tag;
  guint s0lt = nodes[s0->left].tag, s0rt = nodes[s0->right].tag;
  guint s0l2t = nodes[s0->left2].tag, s0r2t = nodes[s0->right2].tag;
  guint s1lt = nodes[s1->left].tag, s1rt = nodes[s1->right].tag, s1r2t = nodes[s1->right2].tag;
  guint b0lt = nodes[b0->left].tag, b0l2t = nodes[b0->left2].tag;
  guint after0 = nodes[i0 < self->n_words ? i0 + 1 : none].tag;
  guint before0 = nodes[i0 > 0 && i0 < self->n_words ? i0 - 1 : none].tag;
  guint quoted = s0->quoted << 2 | s1->quoted << 1 | b0->quoted;
  guint n = 0;

#define ONE(value) features[n] = analyzer_feature (n + 1, value), n++
#define TWO(first, second) features[n] = analyzer_feature_pair (n + 1, first, second), n++
#define TAGS(a, b, c, d) TWO ((a) << 8 | (b), (c) << 8 | (d))
  ONE (s0->word);
  ONE (s0->both);
  ONE (s1->word);
  ONE (s1->both);
  ONE (b0->word);
  ONE (b0->both);
  ONE (b1->word);
  ONE (b1->both);
  ONE (b2->both);
  ONE (s2->both);
  TAGS (s0t, s1t, b0t, b1t);
  TAGS (s0t, b0t, b1t, b2t);
  TAGS (s2t, s1t, s0t, b0t);
  TAGS (s0t, b0t, distance, 0);
  TAGS (s1t, s0t, distance1, b0t);
  TAGS (s0t, b0t, s0lt, s0rt);
  TAGS (s0t, b0t, b0lt, b0l2t);
  TAGS (s0t, b0t, s0r2t, s0rt);
  TAGS (s0t, b0t, s0lt, s0l2t);
  TAGS (s1t, s0t, s1rt, b0t);
  TAGS (s1t, s0t, s0lt, b0t);
  TAGS (s1t, s0t, s0rt, b0t);
  TAGS (s1t, s0t, s1lt, s1rt);
  TAGS (s1t, s0t, s1r2t, s1rt);
  TAGS (s0t, b0t, after0, before0);
  TAGS (s0t, s1t, b0t, b0lt);
  TAGS (s0t, b0t, s0->n_left, s0->n_right);
  TAGS (s1t, s0t, s1->n_right, s0->n_right);
  TAGS (s0t, b0t, b0->n_left, b1t);
  TAGS (quoted, s0t, s1t, b0t);
  TAGS (s0t, b0t, 0, 0);
  TAGS (s0t, s1t, 0, 0);
  TAGS (s0t, b1t, 0, 0);
  TAGS (b0t, b1t, 0, 0);
  TWO (s0->word, b0->word);
  TWO (s0->both, b0t);
  TWO (b0->both, s0t);
  TWO (s1->word, s0->word);
  TWO (s1->both, s0t);
  TWO (s0->both, s1t);
  TWO (s1->word, b0->word);
  TWO (s1->both, b0t);
  TWO (b0->both, s1t);
  TWO (b0->word, b1->word);
  TWO (b0->both, b1t);
  TWO (s0->word, distance << 8 | b0t);
  TWO (b0->word, distance << 8 | s0t);
  TWO (s1->word, distance1 << 8 | s0t);
  TWO (s0->both, s0->n_left << 4 | s0->n_right);
  TWO (s1->both, s1->n_right << 8 | s0t);
  TWO (b0->both, b0->n_left << 8 | b0lt);
  TWO (s0->word, s0rt << 8 | b0t);
  TWO (s0->word, s0lt << 8 | b0t);
  TWO (s1->word, s1rt << 8 | s0t);
  TWO (s0->word, b0t << 8 | b1t);
  TWO (b0->word, s0t << 8 | s1t);
  TWO (nodes[s0->right].word, s0t << 8 | b0t);
  TWO (nodes[s0->left].word, s0t << 8 | b0t);
  TWO (nodes[s0->left].word, s0t << 8 | s1t);
  TWO (nodes[s1->right].word, s1t << 8 | s0t);
  TWO (nodes[b0->left].word, s0t << 8 | b0t);
  TWO (b1->word, s0t << 8 | b0t);
  TWO (nodes[s0->left].word, s1->word);
  TAGS (s0t, b0t, b0->marks, a0->marks);
  TAGS (s0t, s1t, s0->marks, b0->marks);
  TAGS (s0t, s1t, s0->marks, a1->marks);
  TAGS (s0t, b0t, gap << 4 | gap1, b0->marks);
  TAGS (s1t, s0t, gap1, gap << 6 | b0->marks);
  TAGS (b0t, b1t, b0->marks, b1->marks);
  TWO (s0->both, b0->marks << 2 | gap);
  TWO (b0->both, b0->marks << 2 | gap);
  TWO (s1->both, s0->marks << 2 | gap1);
  TWO (s0->both, s0->marks << 2 | gap1);
  TWO (s0t << 24 | s1t << 16 | b0t << 8 | b1t, s0->marks << 10 | b0->marks << 4 | gap1 << 2 | gap);
  TAGS (class0 << 1 | 1, class_next, 0, b0t);
  TAGS (class1, class0, s0t, b0t);
  TAGS (class1, class_next, s1t, b0t);
  TWO (class0 << 16 | class1, nodes[s0->left].word);
  TWO (class0 << 16 | b0->object, b0->word);
  TWO (class1 << 16 | b0->object, b0->word);
  TWO (class1 << 16 | class0, b0->word);
#undef TAGS
#undef TWO
#undef ONE

  return n;
}

/* Adds up rows of signed bytes, two 16-bit sums to a word. A row is read with
 * 128 added to each byte; that is no more than 65,535 for 256 rows. */
static inline AnalyzerAction
choose_action (const AnalyzerParser *self,
               const AnalyzerParse  *parse)
{
  guint32 features[ANALYZER_PARSER_MAX];
  guint n = analyzer_parse_list_features (parse, features);
  const guint64 *rows = (const guint64 *) (const void *) self->actions.weights;
  guint32 even = 0, odd = 0;
  guint sums[ANALYZER_N_ACTIONS];
  AnalyzerAction best;

  G_STATIC_ASSERT (ANALYZER_PARSER_MAX < 256);

  /* The table is larger than the nearest caches. */
  for (guint i = 0; i < n; i++)
    __builtin_prefetch (&rows[features[i] & self->actions.mask]);

  for (guint i = 0; i < n; i++)
    {
      guint64 both = GUINT64_FROM_LE (rows[features[i] & self->actions.mask]);
      guint32 first = both, second = both >> 32, check = features[i] >> 24;
      guint32 row;

      first = first >> 24 == check ? first : 0;
      second = second >> 24 == check ? second : 0;
      row = (first | second) ^ 0x00808080u;
      even += row & 0x00FF00FFu;
      odd += row >> 8 & 0x000000FFu;
    }
  sums[ANALYZER_ACTION_SHIFT] = even & 0xFFFF;
  sums[ANALYZER_ACTION_LEFT] = odd;
  sums[ANALYZER_ACTION_RIGHT] = even >> 16;

  best = analyzer_parse_is_allowed (parse, ANALYZER_ACTION_SHIFT) ? ANALYZER_ACTION_SHIFT : ANALYZER_ACTION_LEFT;
  for (AnalyzerAction action = ANALYZER_ACTION_LEFT; action <= ANALYZER_ACTION_RIGHT; action++)
    if ((sums[action] > sums[best] || !analyzer_parse_is_allowed (parse, best)) &&
        analyzer_parse_is_allowed (parse, action))
      best = action;

  return best;
}

/**
 * analyzer_parse_set_heads:
 * @heads: (array): for each word the number of its head
 *
 * Makes the tree of heads that are known.
 */
void
analyzer_parse_set_heads (AnalyzerParse *self,
                          const guint16 *heads)
{
  /* Nearest children first, as the parser has them. */
  for (guint i = self->n_words; i-- > 0;)
    if (heads[i] > i && !self->nodes[i].is_mark)
      hang (self, i, heads[i]);
  for (guint i = 0; i < self->n_words; i++)
    if (heads[i] < i && !self->nodes[i].is_mark)
      hang (self, i, heads[i]);
}

/**
 * analyzer_relation_list_features:
 * @word: the number of a word in @sentence
 * @relations: (array): the relations of the words before it
 * @features: (out): room for %ANALYZER_RELATION_MAX
 *
 * Returns: how many features the relation of the word to its head has
 */
guint
analyzer_relation_list_features (const AnalyzerParse    *self,
                                 const AnalyzerProse    *prose,
                                 const AnalyzerSentence *sentence,
                                 guint                   word,
                                 const guint8           *relations,
                                 guint32                *features)
{
  guint none = self->n_words + 1;
  const AnalyzerNode *nodes = self->nodes;
  const AnalyzerNode *node = &nodes[word];
  const AnalyzerNode *head = &nodes[node->head];
  const AnalyzerToken *token = &prose->tokens[sentence->first_token + word];
  const AnalyzerForm *form = &prose->forms[token->form];
  guint head_name = node->head < self->n_words ? prose->tokens[sentence->first_token + node->head].name : 0;
  gboolean left = word < node->head;
  guint side = left ? 1 : 0;
  guint distance = left ? get_distance (word, node->head) : get_distance (node->head, word);
  guint t = node->tag, ht = head->tag;
  guint pair = side << 16 | t << 8 | ht;
  guint before = word > 0 ? word - 1 : none;
  guint after = word + 1 < self->n_words ? word + 1 : none;
  guint first_left = node->left, last_right = node->right;
  guint gap = MIN (left ? head->n_commas - node->n_commas : node->n_commas - head->n_commas, 3);
  guint sibling = none;
  guint sibling_relation;
  guint n = 0;

  /* The child of the same head next before this one. */
  for (guint i = word; i-- > 0 && word - i < 12;)
    if (nodes[i].head == node->head || i == node->head)
      {
        sibling = i;
        break;
      }
  sibling_relation = sibling == none ? 0 : sibling == node->head ? ANALYZER_N_RELATIONS : relations[sibling];

#define ONE(value) features[n] = analyzer_feature (n + 1, value), n++
#define TWO(first, second) features[n] = analyzer_feature_pair (n + 1, first, second), n++
  ONE (pair);
  TWO (node->word, side << 8 | ht);
  TWO (head->word, side << 8 | t);
  TWO (node->word, head->word);
  TWO (node->both, side);
  TWO (head->both, side);
  TWO (pair, distance);
  TWO (pair, nodes[first_left].tag << 8 | nodes[last_right].tag);
  TWO (nodes[first_left].word, pair);
  TWO (nodes[node->left2].word, pair);
  TWO (nodes[first_left].word, head->word);
  TWO (nodes[last_right].word, pair);
  TWO (nodes[head->left].both, pair);
  TWO (nodes[head->left2].both, pair);
  TWO (nodes[head->right].both, pair);
  TWO (pair, nodes[before].tag << 8 | nodes[after].tag);
  TWO (nodes[before].word, pair);
  TWO (nodes[after].word, pair);
  TWO (pair, sibling_relation);
  TWO (head->word, sibling_relation << 8 | t);
  TWO (node->word, sibling_relation);
  TWO (pair, (guint) token->name << 8 | head_name);
  TWO (form->suffix_hash[2], side << 8 | ht);
  TWO (pair, node->n_left << 12 | node->n_right << 8 | head->n_left << 4 | head->n_right);
  TWO (head->tag << 8 | nodes[head->head].tag, side << 8 | t);
  TWO (nodes[head->head].word, pair);
  TWO (pair, (guint) node->quoted << 1 | head->quoted);
  TWO (node->word, distance << 8 | side);
  TWO (pair, gap << 12 | node->marks << 6 | nodes[node->after].marks);
  TWO (pair, node->word_class);
  TWO (pair, head->word_class);
  TWO (node->word_class << 16 | head->word_class, side << 8 | t);
#undef TWO
#undef ONE

  return n;
}

static void
name_relations (const AnalyzerParser   *self,
                const AnalyzerProse    *prose,
                const AnalyzerSentence *sentence,
                const AnalyzerParse    *parse,
                guint8                 *relations)
{
  for (guint i = 0; i < parse->n_words; i++)
    {
      guint best = ANALYZER_RELATION_ROOT;

      if (parse->nodes[i].is_mark)
        best = ANALYZER_RELATION_PUNCT;
      else if (parse->nodes[i].head < parse->n_words)
        {
          guint32 features[ANALYZER_RELATION_MAX];
          gint32 scores[ANALYZER_N_RELATIONS] = { 0 };
          guint n = analyzer_relation_list_features (parse, prose, sentence, i, relations, features);

          analyzer_sparse_sum (&self->relations, features, n, scores);
          best = ANALYZER_RELATION_ROOT + 1;
          for (guint k = best + 1; k < ANALYZER_N_RELATIONS; k++)
            if (scores[k] > scores[best])
              best = k;
        }
      relations[i] = best;
    }
}

/* The words, not marks, next to a mark; or the one that stands for none. */
static void
find_neighbours (const AnalyzerParse *self,
                 guint                mark,
                 guint               *before,
                 guint               *after)
{
  guint none = self->n_words + 1;
  guint i = mark;

  while (i > 0 && self->nodes[i].is_mark)
    i--;
  *before = self->nodes[i].is_mark ? none : i;
  *after = self->nodes[mark].after < self->n_words ? self->nodes[mark].after : none;
}

/**
 * analyzer_mark_list_heads:
 * @self: a parse whose words have their heads
 * @mark: the number of a mark
 * @heads: (out): room for %ANALYZER_MARK_HEADS
 *
 * Returns: how many words the mark may hang on, at least one
 */
guint
analyzer_mark_list_heads (const AnalyzerParse *self,
                          guint                mark,
                          AnalyzerMarkHead    *heads)
{
  const AnalyzerNode *nodes = self->nodes;
  guint none = self->n_words + 1;
  guint8 steps[ANALYZER_PARSER_WORDS];
  guint before, after, meeting, top = none, top_after = none, child;
  guint n_steps, n = 0;

  find_neighbours (self, mark, &before, &after);

  memset (steps, 0xFF, self->n_words);
  n_steps = 0;
  for (guint i = before; i < self->n_words; i = nodes[i].head, n_steps++)
    steps[i] = MIN (n_steps, 0xFE);
  for (meeting = after; meeting < self->n_words && steps[meeting] == 0xFF; meeting = nodes[meeting].head)
    top_after = meeting;
  for (guint i = before; i < self->n_words && i != meeting; i = nodes[i].head)
    top = i;

  n_steps = 0;
  child = none;
  for (guint i = after; i < self->n_words && n < ANALYZER_MARK_HEADS / 2; child = i, i = nodes[i].head, n_steps++)
    {
      guint below = i == meeting ? top : none;

      heads[n++] = (AnalyzerMarkHead) { i, below, child, top, top_after, steps[i], MIN (n_steps, 0xFE) };
      if (i == meeting)
        break;
    }
  child = none;
  for (guint i = before; i < self->n_words && i != meeting && n < ANALYZER_MARK_HEADS; child = i, i = nodes[i].head)
    heads[n++] = (AnalyzerMarkHead) { i, child, none, top, top_after, steps[i], 0xFF };

  return n;
}

/* The other mark of a pair: the quotation mark or bracket that closes this
 * one, or that this one closes; before a comma or dash, the last such. */
static guint
find_partner (const AnalyzerParse *self,
              guint                mark)
{
  const AnalyzerNode *nodes = self->nodes;
  guint tag = nodes[mark].tag;

  if (tag == ANALYZER_TAG_OPEN || tag == ANALYZER_TAG_LRB)
    {
      for (guint i = mark + 1; i < self->n_words && nodes[i].tag != tag; i++)
        if (nodes[i].tag == (tag == ANALYZER_TAG_OPEN ? ANALYZER_TAG_CLOSE : ANALYZER_TAG_RRB))
          return i;
    }
  else if (tag != ANALYZER_TAG_STOP)
    {
      guint other = tag == ANALYZER_TAG_CLOSE ? ANALYZER_TAG_OPEN : tag == ANALYZER_TAG_RRB ? ANALYZER_TAG_LRB : tag;

      for (guint i = mark; i-- > 0 && (nodes[i].tag != tag || tag == other);)
        if (nodes[i].tag == other)
          return i;
    }

  return self->n_words + 1;
}

/**
 * analyzer_mark_list_features:
 * @mark: the number of a mark; those before it have their heads
 * @head: one of the words that it may hang on
 * @relations: (array): the relations of all words
 * @features: (out): room for %ANALYZER_MARK_MAX
 *
 * Returns: how many features the mark has on this head
 */
guint
analyzer_mark_list_features (const AnalyzerParse    *self,
                             guint                   mark,
                             const AnalyzerMarkHead *head,
                             const guint8           *relations,
                             guint32                *features)
{
  const AnalyzerNode *nodes = self->nodes;
  const AnalyzerNode *node = &nodes[mark], *word = &nodes[head->word];
  guint none = self->n_words + 1;
  guint partner = find_partner (self, mark);
  guint before, after, paired = 0, n = 0;
  guint kind = node->tag;
  guint is_after = head->word > mark;
  guint is_root = word->head == self->n_words;
  guint way = MIN (head->n_steps, 6u) << 4 | MIN (head->n_steps_after, 6u) << 1 | is_root;
  guint distance = is_after ? get_distance (mark, head->word) : get_distance (head->word, mark);
  guint gap = is_after ? word->n_commas - node->n_commas : node->n_commas - word->n_commas;
  guint relation = relations[head->word];
  guint below = head->child < none ? relations[head->child] : 0;
  guint below_after = head->child_after < none ? relations[head->child_after] : 0;
  guint top = head->top < none ? relations[head->top] : 0;
  guint top_after = head->top_after < none ? relations[head->top_after] : 0;
  guint marks = nodes[mark > 0 ? mark - 1 : none].tag << 8 | nodes[mark + 1 < self->n_words ? mark + 1 : none].tag;
  guint where = (mark == 0) | (mark + 1 == self->n_words) << 1;
  guint quoted = node->quoted << 1 | word->quoted;
  guint sides = kind << 8 | relation << 1 | is_after;

  find_neighbours (self, mark, &before, &after);
  if (partner < none)
    {
      gboolean between = (head->word > partner) == (head->word < mark);

      paired = 1 + between;
      if (partner < mark)
        paired = nodes[partner].head == head->word ? 3 + between : 5 + between;
    }
  gap = MIN (gap, 3);

#define ONE(value) features[n] = analyzer_feature (n + 1, value), n++
#define TWO(first, second) features[n] = analyzer_feature_pair (n + 1, first, second), n++
  TWO (kind, way);
  TWO (sides, word->tag);
  TWO (sides, below << 8 | below_after);
  TWO (kind << 8 | word->tag, below << 16 | below_after << 8 | is_after);
  TWO (sides, way);
  TWO (kind << 8 | word->tag, way);
  TWO (sides, distance << 8 | word->tag);
  TWO (sides, gap);
  TWO (sides, paired);
  TWO (kind << 8 | paired, way);
  TWO (kind << 8 | where, way << 8 | paired);
  TWO (sides, nodes[after].tag << 8 | below_after);
  TWO (kind << 16 | nodes[before].tag << 8 | nodes[after].tag, way);
  TWO (nodes[after].word, sides);
  TWO (nodes[before].word, sides);
  TWO (word->word, kind << 1 | is_after);
  TWO (word->both, kind << 16 | below << 8 | below_after);
  TWO (kind << 16 | marks, way);
  TWO (sides, marks);
  TWO (sides, quoted << 16 | below << 8 | below_after);
  TWO (sides, nodes[word->head].tag << 16 | below << 8 | below_after);
  TWO (sides, word->n_left << 4 | word->n_right);
  TWO (node->word, way << 8 | word->tag);
  TWO (sides, nodes[head->child].tag << 8 | nodes[head->child_after].tag);
  TWO (sides, paired << 16 | below << 8 | below_after);
  TWO (kind << 16 | top << 8 | top_after, way);
  TWO (sides, top << 16 | top_after << 8 | word->tag);
  TWO (nodes[head->child_after].word, sides);
  TWO (nodes[head->child].word, sides);
  TWO (sides, top << 16 | top_after << 8 | nodes[after].tag);
  TWO (sides << 8 | where, marks << 8 | quoted);
#undef TWO
#undef ONE

  return n;
}

/* Gives the marks their heads, from the first to the last. */
static void
hang_marks (const AnalyzerParser *self,
            AnalyzerParse        *parse,
            const guint8         *relations)
{
  for (guint mark = 0; mark < parse->n_words; mark++)
    {
      AnalyzerMarkHead heads[ANALYZER_MARK_HEADS];
      guint n_heads, best = 0;
      gint32 highest = G_MININT32;

      if (!parse->nodes[mark].is_mark)
        continue;
      n_heads = analyzer_mark_list_heads (parse, mark, heads);
      for (guint i = 0; i < n_heads && n_heads > 1; i++)
        {
          guint32 features[ANALYZER_MARK_MAX];
          guint n = analyzer_mark_list_features (parse, mark, &heads[i], relations, features);
          gint32 score = 0;

          for (guint k = 0; k < n; k++)
            score += self->marks.weights[features[k] & self->marks.mask];
          if (score > highest)
            {
              highest = score;
              best = i;
            }
        }
      parse->nodes[mark].head = heads[best].word;
    }
}

/**
 * analyzer_parser_parse:
 * @prose: (inout): gets the heads and relations of @sentence, which has its
 *   tags and names
 * @sentence: one of its sentences
 * @parse: (out caller-allocates): room to work in
 */
void
analyzer_parser_parse (const AnalyzerParser   *self,
                       AnalyzerProse          *prose,
                       const AnalyzerSentence *sentence,
                       AnalyzerParse          *parse)
{
  guint8 relations[ANALYZER_PARSER_WORDS];

  if (sentence->n_tokens > ANALYZER_PARSER_WORDS)
    return;

  analyzer_parse_begin (parse, prose, sentence);
  while (!analyzer_parse_is_done (parse))
    analyzer_parse_act (parse, choose_action (self, parse));
  name_relations (self, prose, sentence, parse, relations);
  hang_marks (self, parse, relations);

  for (guint i = 0; i < parse->n_words; i++)
    {
      AnalyzerToken *token = &prose->tokens[sentence->first_token + i];
      guint head = parse->nodes[i].head;

      token->relation = relations[i];
      token->head = head < parse->n_words ? sentence->first_token + head : ANALYZER_NO_TOKEN;
    }
}
