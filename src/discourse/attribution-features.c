/* attribution-features.c: what in the text speaks for and against a quote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "discourse/attribution-features.h"
#include "discourse/quote-links.h"
#include "discourse/quotation.h"

#define MAX_CLIMB 64
#define MAX_CHAIN 8
#define VIEW_SENTENCES_BEFORE 4
#define VIEW_SENTENCES_AFTER 5
#define VIEW_TOKENS 400
#define NO_MARK 255

/**
 * analyzer_clue_to_string:
 *
 * Returns: (transfer none): the kind of feature in the user's language
 */
const char *
analyzer_clue_to_string (AnalyzerClue clue)
{
  static const char *const texts[] = {
#define X(name, text) [ANALYZER_CLUE_##name] = text,
    ANALYZER_CLUES (X)
#undef X
  };

  g_return_val_if_fail ((guint) clue < G_N_ELEMENTS (texts), "");

  return g_dgettext (GETTEXT_PACKAGE, texts[clue]);
}

static inline guint64
mix (guint64 x)
{
  x ^= x >> 32;
  x *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  x ^= x >> 32;
  x *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  x ^= x >> 32;

  return x;
}

static guint64
hash_bytes (const char *bytes,
            gsize       n,
            guint64     seed)
{
  guint64 hash = seed ^ (n * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  for (; n >= 8; bytes += 8, n -= 8)
    {
      guint64 part;

      memcpy (&part, bytes, 8);
      hash = mix (hash ^ GUINT64_FROM_LE (part));
    }
  if (n > 0)
    {
      guint64 part = 0;

      for (gsize i = 0; i < n; i++)
        part |= (guint64) (guint8) bytes[i] << (8 * i);
      hash = mix (hash ^ part);
    }

  return mix (hash + 1);
}

/* The small numbers and labels that features are made of, spread over 64 bits. */
enum
{
  KIND_TAG = 1,
  KIND_NAME,
  KIND_RELATION,
  KIND_MARK,
  KIND_NUMBER,
  KIND_EDGE,
  KIND_PATH,
};

static inline guint64
code (guint   kind,
      guint64 value)
{
  return mix (value * 16 + kind);
}

static inline guint64
turn (guint64 x,
      guint   by)
{
  return x << by | x >> (64 - by);
}

static guint64 tag_codes[ANALYZER_N_TAGS];
static guint64 name_codes[ANALYZER_N_NAMES];
static guint64 relation_codes[ANALYZER_N_RELATIONS];
static guint64 number_codes[256];
static AnalyzerTraits edge;

static void
make_codes (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (tag_codes); i++)
    tag_codes[i] = code (KIND_TAG, i);
  for (guint i = 0; i < G_N_ELEMENTS (name_codes); i++)
    name_codes[i] = code (KIND_NAME, i);
  for (guint i = 0; i < G_N_ELEMENTS (relation_codes); i++)
    relation_codes[i] = code (KIND_RELATION, i);
  for (guint i = 0; i < G_N_ELEMENTS (number_codes); i++)
    number_codes[i] = code (KIND_NUMBER, i);
  edge.word = edge.lemma = edge.tag = edge.name = edge.shape = edge.ending = code (KIND_EDGE, 0);
  edge.relation = edge.mark = code (KIND_EDGE, 1);
  edge.head = edge.subject = edge.object = edge.clause = edge.by = ANALYZER_NO_TOKEN;
  edge.quotation = ANALYZER_NO_QUOTATION;
  edge.since_mark = edge.until_mark = NO_MARK;
  g_once_init_leave (&done, 1);
}

static inline guint
bucket (guint n)
{
  return n <= 5 ? n : n <= 7 ? 6 : n <= 10 ? 7 : n <= 15 ? 8 : n <= 25 ? 9 : n <= 45 ? 10 : 11;
}

static inline guint64
number (guint n)
{
  return number_codes[MIN (n, 255)];
}

static guint64
hash_shape (const char *word,
            gsize       length)
{
  char shape[12];
  guint n = 0;

  for (gsize i = 0; i < length && n < sizeof shape; i++)
    {
      char c = word[i];
      char kind = g_ascii_isupper (c) ? 'X' : g_ascii_islower (c) ? 'x' : g_ascii_isdigit (c) ? '9' : c < 0 ? 'u' : c;

      if (n < 2 || shape[n - 1] != kind || shape[n - 2] != kind)
        shape[n++] = kind;
    }

  return hash_bytes (shape, n, 5);
}

static void
set_words (AnalyzerScene *self)
{
  const AnalyzerProse *prose = self->prose;
  guint n_words = analyzer_words_get_n_words (prose->words);
  g_autofree guint64 *hashes = g_new (guint64, n_words);
  g_autofree guint64 *endings = g_new (guint64, n_words);

  for (guint i = 0; i < n_words; i++)
    {
      const char *string = analyzer_words_get_text (prose->words, i);
      gsize n = strlen (string);

      hashes[i] = hash_bytes (string, n, 3);
      endings[i] = n > 3 ? hash_bytes (string + n - 3, 3, 4) : hashes[i];
    }

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      const AnalyzerToken *token = &prose->tokens[i];
      AnalyzerTraits *traits = &self->traits[i];

      traits->word = hashes[token->word];
      traits->lemma = hashes[token->lemma];
      traits->ending = endings[token->word];
      traits->shape = hash_shape (prose->text + token->start, token->end - token->start);
      traits->tag = tag_codes[token->tag];
      traits->name = name_codes[token->name];
      traits->relation = relation_codes[token->relation];
      traits->pos = token->tag;
      traits->head = token->head;
      traits->subject = traits->object = traits->clause = traits->by = ANALYZER_NO_TOKEN;
      traits->left = traits->right = i;
      traits->quotation = ANALYZER_NO_QUOTATION;
      traits->paragraph = prose->sentences[token->sentence].paragraph;
    }
}

static inline gboolean
is_relation (const AnalyzerScene *self,
             guint                token,
             AnalyzerRelation     relation)
{
  return self->prose->tokens[token].relation == relation;
}

static void
set_structure (AnalyzerScene *self)
{
  const AnalyzerProse *prose = self->prose;

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      guint head = self->traits[i].head;
      AnalyzerTraits *parent;

      for (guint up = head, n = 0; up != ANALYZER_NO_TOKEN && n < MAX_CLIMB; up = self->traits[up].head, n++)
        {
          if (self->traits[up].left > i)
            self->traits[up].left = i;
          if (self->traits[up].right < i)
            self->traits[up].right = i;
        }
      if (head == ANALYZER_NO_TOKEN)
        continue;

      parent = &self->traits[head];
      parent->children |= G_GUINT64_CONSTANT (1) << prose->tokens[i].relation;
      switch (prose->tokens[i].relation)
        {
        case ANALYZER_RELATION_NSUBJ:
        case ANALYZER_RELATION_NSUBJ_PASS:
          if (parent->subject == ANALYZER_NO_TOKEN)
            parent->subject = i;
          break;
        case ANALYZER_RELATION_OBJ:
          if (parent->object == ANALYZER_NO_TOKEN)
            parent->object = i;
          break;
        case ANALYZER_RELATION_CCOMP:
          parent->clause = i;
          break;
        case ANALYZER_RELATION_XCOMP:
        case ANALYZER_RELATION_PARATAXIS:
        case ANALYZER_RELATION_DEP:
          if (parent->clause == ANALYZER_NO_TOKEN)
            parent->clause = i;
          break;
        case ANALYZER_RELATION_CASE:
          if (prose->tokens[i].end - prose->tokens[i].start == 2 &&
              g_ascii_strncasecmp (prose->text + prose->tokens[i].start, "by", 2) == 0 &&
              parent->head != ANALYZER_NO_TOKEN)
            self->traits[parent->head].by = head;
          break;
        default:
          break;
        }
    }

  /* A verb without a subject of its own has its governor's. */
  for (guint i = 0; i < prose->n_tokens; i++)
    {
      guint at = i;

      if (self->traits[i].subject != ANALYZER_NO_TOKEN || !analyzer_tag_is_verb (prose->tokens[i].tag))
        continue;

      for (guint n = 0; n < 4; n++)
        {
          guint head = self->traits[at].head;

          if (head == ANALYZER_NO_TOKEN)
            break;
          if (is_relation (self, at, ANALYZER_RELATION_ACL) || is_relation (self, at, ANALYZER_RELATION_ACL_RELCL))
            {
              self->traits[i].subject = head;
              break;
            }
          if (!is_relation (self, at, ANALYZER_RELATION_CONJ) && !is_relation (self, at, ANALYZER_RELATION_XCOMP) &&
              !is_relation (self, at, ANALYZER_RELATION_ADVCL) && !is_relation (self, at, ANALYZER_RELATION_DEP) &&
              !is_relation (self, at, ANALYZER_RELATION_PARATAXIS) && !is_relation (self, at, ANALYZER_RELATION_CCOMP))
            break;
          if (self->traits[head].subject != ANALYZER_NO_TOKEN)
            {
              self->traits[i].subject = self->traits[head].subject;
              break;
            }
          at = head;
        }
    }
}

static void
set_marks (AnalyzerScene *self)
{
  const AnalyzerProse *prose = self->prose;

  self->quotation_first = g_new (guint, self->quotations->len + 1);
  self->quotation_last = g_new (guint, self->quotations->len + 1);
  for (guint i = 0; i < self->quotations->len; i++)
    {
      const AnalyzerQuotation *quotation = &g_array_index (self->quotations, AnalyzerQuotation, i);
      guint first = analyzer_prose_find_token (prose, quotation->outer.start);
      guint t;

      self->quotation_first[i] = self->quotation_last[i] = ANALYZER_NO_TOKEN;
      if (quotation->depth > 0 || first == ANALYZER_NO_TOKEN)
        continue;

      for (t = first; t < prose->n_tokens && prose->tokens[t].start < quotation->outer.end; t++)
        {
          self->traits[t].quotation = i;
          if (prose->tokens[t].end <= quotation->inner.start)
            self->traits[t].state = ANALYZER_MARK_OPENS;
          else if (prose->tokens[t].start >= quotation->inner.end)
            self->traits[t].state = ANALYZER_MARK_CLOSES;
          else
            self->traits[t].state = ANALYZER_MARK_INSIDE;
        }
      if (t > first)
        {
          self->quotation_first[i] = first;
          self->quotation_last[i] = t - 1;
        }
    }

  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      guint first, end, since = NO_MARK, until = NO_MARK;

      if (!analyzer_prose_get_paragraph (prose, i, &first, &end))
        continue;

      for (guint t = first; t < end; t++)
        {
          self->traits[t].since_mark = since;
          if (self->traits[t].quotation != ANALYZER_NO_QUOTATION)
            since = 0;
          else if (since != NO_MARK)
            since = MIN (since + 1, NO_MARK - 1);
        }
      for (guint t = end; t-- > first;)
        {
          self->traits[t].until_mark = until;
          if (self->traits[t].quotation != ANALYZER_NO_QUOTATION)
            until = 0;
          else if (until != NO_MARK)
            until = MIN (until + 1, NO_MARK - 1);
        }
    }

  for (guint t = 0; t < prose->n_tokens; t++)
    {
      guint state = self->traits[t].state;

      /* Two passages side by side are two. */
      if (state == ANALYZER_MARK_INSIDE && t > 0 && self->traits[t - 1].quotation != self->traits[t].quotation)
        state = 4;
      self->traits[t].mark = code (KIND_MARK, state);
    }
}

/**
 * analyzer_scene_new:
 * @prose: an article, kept alive as long as the scene
 *
 * Returns: (transfer full): the article made ready for the features
 */
AnalyzerScene *
analyzer_scene_new (const AnalyzerProse *prose)
{
  AnalyzerScene *self = g_new0 (AnalyzerScene, 1);

  make_codes ();
  self->prose = prose;
  self->traits = g_new0 (AnalyzerTraits, MAX (prose->n_tokens, 1));
  self->quotations = analyzer_find_quotations (prose->text, prose->length);
  set_words (self);
  set_structure (self);
  set_marks (self);

  return self;
}

void
analyzer_scene_free (AnalyzerScene *self)
{
  g_free (self->traits);
  g_free (self->told);
  g_free (self->quotation_first);
  g_free (self->quotation_last);
  g_array_unref (self->quotations);
  g_free (self);
}

/**
 * analyzer_scene_find_cue_head:
 * @first: the first token of a cue
 * @last: its last token
 *
 * Returns: the token on which the cue hangs: the one whose governor stands
 *   outside of it, a verb before a noun before anything else
 */
guint
analyzer_scene_find_cue_head (const AnalyzerScene *self,
                              guint                first,
                              guint                last)
{
  guint best = last;
  int best_worth = -1;

  for (guint t = first; t <= last; t++)
    {
      guint head = self->traits[t].head;
      AnalyzerTag tag = self->prose->tokens[t].tag;
      int worth = 0;

      if (head == ANALYZER_NO_TOKEN || head < first || head > last)
        worth += 4;
      if (analyzer_tag_is_verb (tag) && !is_relation (self, t, ANALYZER_RELATION_AUX) &&
          !is_relation (self, t, ANALYZER_RELATION_AUX_PASS))
        worth += 3;
      else if (analyzer_tag_is_noun (tag))
        worth += 2;
      else if (tag == ANALYZER_TAG_JJ)
        worth += 1;
      if (worth > best_worth)
        {
          best = t;
          best_worth = worth;
        }
    }

  return best;
}

/**
 * analyzer_scene_get_boundary:
 * @token: the number of a token
 *
 * Returns: what stands between a token and the one before it, below
 *   %ANALYZER_N_BOUNDARIES
 */
guint
analyzer_scene_get_boundary (const AnalyzerScene *self,
                             guint                token)
{
  const AnalyzerTraits *traits = &self->traits[token];
  gboolean new_sentence;

  if (token == 0)
    return 0;

  new_sentence = self->prose->tokens[token].sentence != self->prose->tokens[token - 1].sentence;
  if (traits->state == ANALYZER_MARK_OPENS)
    return new_sentence ? 1 : 2;
  if (traits[-1].state == ANALYZER_MARK_OPENS)
    return 3;
  if (traits->state == ANALYZER_MARK_CLOSES)
    return 4;
  if (traits[-1].state == ANALYZER_MARK_CLOSES)
    return new_sentence ? 5 : 6;
  if (new_sentence)
    return traits->quotation != ANALYZER_NO_QUOTATION && traits[-1].quotation == traits->quotation ? 7 : 8;
  if (traits[-1].pos == ANALYZER_TAG_COMMA)
    return 9;
  if (traits->pos == ANALYZER_TAG_COMMA || traits->pos == ANALYZER_TAG_STOP)
    return 10;
  if (traits[-1].pos == ANALYZER_TAG_COLON || traits->pos == ANALYZER_TAG_COLON)
    return 11;

  return 0;
}

/* Each use of F() is a template of its own: its number is its place. The models
 * know the templates by these numbers, so any change here asks for a training. */
#define F(clue, key) analyzer_features_add (self, ANALYZER_CLUE_##clue, template++, (key))
#define A(x) turn (x, 7)
#define B(x) turn (x, 19)
#define C(x) turn (x, 31)
#define D(x) turn (x, 43)

static inline const AnalyzerTraits *
neighbour (const AnalyzerScene *scene,
      guint                token,
      int                  offset)
{
  gint64 at = (gint64) token + offset;

  if (at < 0 || at >= scene->prose->n_tokens ||
      scene->traits[at].paragraph != scene->traits[token].paragraph)
    return &edge;

  return &scene->traits[at];
}

static inline const AnalyzerTraits *
linked (const AnalyzerScene *scene,
        guint                token)
{
  return token == ANALYZER_NO_TOKEN ? &edge : &scene->traits[token];
}

static inline guint64
way (guint from,
     guint to)
{
  if (to == ANALYZER_NO_TOKEN)
    return number (200);

  return number (to < from ? 100 + bucket (from - to) : bucket (to - from));
}

/**
 * analyzer_features_add_cue:
 * @token: the number of a token
 *
 * Adds what tells whether a token belongs to a cue.
 */
void
analyzer_features_add_cue (AnalyzerFeatures    *self,
                           const AnalyzerScene *scene,
                           guint                token)
{
  const AnalyzerToken *word = &scene->prose->tokens[token];
  const AnalyzerSentence *sentence = &scene->prose->sentences[word->sentence];
  const AnalyzerParagraph *paragraph = &scene->prose->paragraphs[sentence->paragraph];
  const AnalyzerTraits *t = &scene->traits[token];
  const AnalyzerTraits *p1 = neighbour (scene, token, -1), *p2 = neighbour (scene, token, -2), *p3 = neighbour (scene, token, -3);
  const AnalyzerTraits *n1 = neighbour (scene, token, 1), *n2 = neighbour (scene, token, 2), *n3 = neighbour (scene, token, 3);
  const AnalyzerTraits *head = linked (scene, t->head), *grand = linked (scene, head->head);
  const AnalyzerTraits *subject = linked (scene, t->subject), *object = linked (scene, t->object);
  const AnalyzerTraits *clause = linked (scene, t->clause);
  guint place = token - sentence->first_token, rest = sentence->first_token + sentence->n_tokens - 1 - token;
  guint number_in_paragraph = word->sentence - paragraph->first_sentence;
  guint template = 0;
  guint64 set;

  F (WORD, 0);
  F (WORD, t->word);
  F (WORD, t->lemma);
  F (WORD, t->lemma + A (t->tag));
  F (FORM, t->ending);
  F (FORM, t->shape);
  F (TAG, t->tag);
  F (NAME, t->name);
  F (WORDS, p1->word);
  F (WORDS, n1->word);
  F (WORDS, p2->word);
  F (WORDS, n2->word);
  F (WORDS, p1->word + A (t->word));
  F (WORDS, t->word + A (n1->word));
  F (WORDS, p1->lemma + A (t->lemma) + B (t->tag));
  F (WORDS, t->lemma + A (n1->lemma) + B (n1->tag));
  F (WORDS, p1->word + A (t->tag));
  F (WORDS, t->tag + A (n1->word));
  F (WORDS, p1->lemma + A (n1->lemma));
  F (WORDS, t->lemma + A (n2->lemma));
  F (WORDS, t->lemma + A (p2->lemma));
  F (TAGS, p1->tag);
  F (TAGS, n1->tag);
  F (TAGS, p2->tag + A (p1->tag));
  F (TAGS, n1->tag + A (n2->tag));
  F (TAGS, p1->tag + A (t->tag));
  F (TAGS, t->tag + A (n1->tag));
  F (TAGS, p1->tag + A (t->tag) + B (n1->tag));
  F (TAGS, p2->tag + A (p1->tag) + B (t->tag));
  F (TAGS, t->tag + A (n1->tag) + B (n2->tag));
  F (TAGS, t->tag + A (n1->tag) + B (n2->tag) + C (n3->tag));
  F (TAGS, p3->tag + A (p2->tag) + B (p1->tag) + C (t->tag));
  F (TAGS, t->lemma + A (n1->tag));
  F (TAGS, t->lemma + A (p1->tag));
  F (TAGS, t->lemma + A (n1->tag) + B (n2->tag));
  F (TAGS, t->lemma + A (p1->tag) + B (p2->tag));
  F (NAME, p1->name + A (t->tag));
  F (NAME, t->tag + A (n1->name));
  F (NAME, t->lemma + A (n1->name));
  F (NAME, t->lemma + A (p1->name));
  F (MARKS, p1->mark + A (t->mark) + B (n1->mark));
  F (MARKS, t->mark + A (t->lemma));
  F (MARKS, t->mark + A (t->tag));
  F (MARKS, p1->mark + A (p2->mark) + B (t->lemma));
  F (MARKS, n1->mark + A (n2->mark) + B (t->lemma));
  F (NEAR_MARKS, number (bucket (t->since_mark)) + A (t->tag));
  F (NEAR_MARKS, number (bucket (t->since_mark)) + A (t->lemma));
  F (NEAR_MARKS, number (bucket (t->until_mark)) + A (t->tag));
  F (NEAR_MARKS, number (bucket (t->until_mark)) + A (t->lemma));
  F (NEAR_MARKS, number (MIN (bucket (t->since_mark), 8)) + A (number (MIN (bucket (t->until_mark), 8))) + B (t->mark) + C (t->tag));
  F (RELATION, t->relation);
  F (RELATION, t->relation + A (t->lemma));
  F (RELATION, t->relation + A (t->tag));
  F (RELATION, p1->relation + A (t->relation));
  F (RELATION, t->relation + A (n1->relation));
  F (RELATION, p1->relation + A (t->relation) + B (n1->relation));
  F (HEAD, head->lemma);
  F (HEAD, t->relation + A (head->lemma));
  F (HEAD, t->relation + A (head->tag) + B (t->tag));
  F (HEAD, head->lemma + A (t->lemma));
  F (HEAD, grand->lemma + A (t->word));
  F (HEAD, grand->lemma + A (t->relation) + B (head->relation));
  F (HEAD, t->relation + A (head->relation));
  F (HEAD, t->relation + A (way (token, t->head)));
  F (HEAD, head->mark + A (t->relation) + B (head->lemma));

  for (set = t->children; set != 0; set &= set - 1)
    {
      guint64 child = relation_codes[g_bit_nth_lsf (set, -1) & 63];

      analyzer_features_add (self, ANALYZER_CLUE_PARTS, 190, child + A (t->tag));
      analyzer_features_add (self, ANALYZER_CLUE_PARTS, 191, child + A (t->lemma));
      if (self->n > 100)
        break;
    }
  set = t->children & (1ull << ANALYZER_RELATION_NSUBJ | 1ull << ANALYZER_RELATION_NSUBJ_PASS | 1ull << ANALYZER_RELATION_OBJ |
                       1ull << ANALYZER_RELATION_CCOMP | 1ull << ANALYZER_RELATION_XCOMP | 1ull << ANALYZER_RELATION_OBL |
                       1ull << ANALYZER_RELATION_MARK | 1ull << ANALYZER_RELATION_AUX_PASS | 1ull << ANALYZER_RELATION_PARATAXIS);
  set *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  F (PARTS, mix (set) + A (t->tag));
  F (PARTS, mix (set) + A (t->lemma));
  F (SUBJECT, subject->lemma);
  F (SUBJECT, subject->tag + A (t->tag));
  F (SUBJECT, subject->name + A (t->tag));
  F (SUBJECT, subject->name + A (t->lemma));
  F (SUBJECT, subject->lemma + A (t->lemma));
  F (SUBJECT, subject->tag + A (subject->relation) + B (t->lemma));
  F (SUBJECT, way (token, t->subject) + A (t->lemma));
  F (SUBJECT, way (token, t->subject) + A (t->tag) + B (subject->name));
  F (OBJECT, object->lemma + A (t->lemma));
  F (OBJECT, object->tag + A (t->lemma));
  F (OBJECT, object->lemma);
  F (CLAUSE, clause->relation + A (clause->tag) + B (t->lemma));
  F (CLAUSE, clause->relation + A (clause->tag) + B (t->tag));
  F (CLAUSE, way (token, t->clause) + A (clause->relation) + B (t->tag));
  F (CLAUSE, clause->mark + A (t->lemma));
  F (CLAUSE, clause->lemma + A (t->lemma));
  F (CLAUSE, mix (clause->children) + A (t->lemma));
  F (POSITION, number (bucket (place)) + A (t->tag));
  F (POSITION, number (bucket (rest)) + A (t->tag));
  F (POSITION, number (bucket (place)) + A (t->lemma));
  F (POSITION, number (bucket (rest)) + A (t->lemma));
  F (POSITION, number (bucket (number_in_paragraph)) + A (number (MIN (sentence->paragraph, 3))) + B (t->tag));
  F (POSITION, number (bucket (sentence->n_tokens)) + A (number (bucket (paragraph->n_sentences))) + B (t->tag));
  F (HINT, number (t->hints.cue_begins));
  F (HINT, number (t->hints.cue));
  F (HINT, number (t->hints.cue_begins) + A (number (t->hints.cue)) + B (t->tag));
  F (HINT, number (t->hints.cue_begins) + A (t->lemma));
  F (HINT, number (p1->hints.cue) + A (number (t->hints.cue_begins)));
  F (HINT, number (p1->hints.cue / 2) + A (number (t->hints.cue / 2)) + B (number (n1->hints.cue / 2)));
  F (HINT, number (t->hints.cue / 2) + A (number (n1->hints.content / 2)) + B (number (p1->hints.source / 2)));
  F (HINT, number (t->hints.cue / 2) + A (number (t->hints.content / 2)) + B (number (t->hints.source / 2)));
}

/**
 * analyzer_features_add_plain:
 * @token: the number of a token
 *
 * Adds what tells whether a token belongs to some source or content, whatever
 * its cue.
 */
void
analyzer_features_add_plain (AnalyzerFeatures    *self,
                             const AnalyzerScene *scene,
                             guint                token)
{
  const AnalyzerTraits *t = &scene->traits[token];
  const AnalyzerTraits *p1 = neighbour (scene, token, -1), *p2 = neighbour (scene, token, -2);
  const AnalyzerTraits *n1 = neighbour (scene, token, 1), *n2 = neighbour (scene, token, 2);
  const AnalyzerTraits *head = linked (scene, t->head), *grand = linked (scene, head->head);
  const AnalyzerTraits *before = t->left > 0 ? neighbour (scene, t->left, -1) : &edge;
  const AnalyzerSentence *sentence = &scene->prose->sentences[scene->prose->tokens[token].sentence];
  guint template = 200;

  F (WORD, 0);
  F (WORD, t->word);
  F (WORD, t->lemma + A (t->tag));
  F (FORM, t->shape + A (p1->shape));
  F (FORM, t->ending);
  F (TAG, t->tag + A (t->name));
  F (WORDS, p1->word);
  F (WORDS, n1->word);
  F (WORDS, p1->word + A (t->word));
  F (WORDS, t->word + A (n1->word));
  F (WORDS, p2->word + A (p1->word));
  F (WORDS, n1->word + A (n2->word));
  F (TAGS, p1->tag + A (t->tag));
  F (TAGS, t->tag + A (n1->tag));
  F (TAGS, p2->tag + A (p1->tag) + B (t->tag));
  F (TAGS, p1->tag + A (t->tag) + B (n1->tag));
  F (TAGS, t->tag + A (n1->tag) + B (n2->tag));
  F (NAME, p1->name + A (t->name) + B (n1->name));
  F (NAME, p1->name + A (t->tag));
  F (RELATION, t->relation + A (t->tag));
  F (RELATION, p1->relation + A (t->relation));
  F (RELATION, t->relation + A (n1->relation));
  F (HEAD, head->lemma + A (t->relation));
  F (HEAD, head->tag + A (t->relation) + B (t->tag));
  F (HEAD, grand->lemma + A (head->relation) + B (t->relation));
  F (MARKS, p1->mark + A (t->mark) + B (n1->mark));
  F (MARKS, p2->mark + A (p1->mark) + B (t->mark) + C (t->tag));
  F (MARKS, t->mark + A (n1->mark) + B (n2->mark) + C (t->tag));
  F (NEAR_MARKS, number (bucket (t->since_mark)) + A (number (bucket (t->until_mark))) + B (t->mark));
  F (EDGE, number (token == t->left) + A (t->relation) + B (p1->tag));
  F (EDGE, number (token == head->left) + A (number (token == head->right)) + B (head->relation));
  F (EDGE, before->tag + A (t->relation) + B (t->tag));
  F (POSITION, number (token - sentence->first_token < 2 ? token - sentence->first_token : 2) + A (t->tag));
  F (HINT, number (t->hints.source));
  F (HINT, number (t->hints.source_begins));
  F (HINT, number (t->hints.content));
  F (HINT, number (t->hints.content_begins));
  F (HINT, number (t->hints.content) + A (number (t->hints.source)) + B (number (t->hints.cue / 2)));
  F (HINT, number (p1->hints.source) + A (number (t->hints.source)));
  F (HINT, number (p1->hints.content) + A (number (t->hints.content)));
  F (HINT, number (t->hints.source) + A (number (n1->hints.source)));
  F (HINT, number (t->hints.content) + A (number (n1->hints.content)));
  F (HINT, number (t->hints.content) + A (t->mark) + B (t->tag));
}

/**
 * analyzer_features_add_linked:
 * @token: the number of a token of the view
 *
 * Adds what tells whether a token belongs to the source or the content of the
 * view's cue.
 */
void
analyzer_features_add_linked (AnalyzerFeatures   *self,
                              const AnalyzerView *view,
                              guint               token)
{
  const AnalyzerScene *scene = view->scene;
  const AnalyzerTraits *t = &scene->traits[token], *cue = &scene->traits[view->cue.head];
  const AnalyzerTraits *p1 = neighbour (scene, token, -1), *n1 = neighbour (scene, token, 1);
  const AnalyzerTraits *subject = linked (scene, cue->subject);
  guint at = token - view->first, top = view->branches[at];
  guint64 path = view->paths[at];
  guint64 path_before = at > 0 ? view->paths[at - 1] : 0, path_after = token + 1 < view->end ? view->paths[at + 1] : 0;
  guint side, distance, link, part, template = 400;
  guint64 where, commas, begins, ends, quoted, subject_part;
  int offset = view->sentences[at];
  const AnalyzerLinks none = { 0 }, *l = &view->links[at];
  const AnalyzerLinks *before = at > 0 ? l - 1 : &none, *after = token + 1 < view->end ? l + 1 : &none;

  if (token < view->cue.first)
    {
      side = 0;
      distance = view->cue.first - token;
    }
  else if (token > view->cue.last)
    {
      side = 1;
      distance = token - view->cue.last;
    }
  else
    {
      side = 2;
      distance = 0;
    }
  where = number (side * 20 + bucket (distance));
  commas = number (side * 20 + MIN (view->commas[at], 4));
  begins = number (top == ANALYZER_NO_TOKEN ? 2 : token == scene->traits[top].left);
  ends = number (top == ANALYZER_NO_TOKEN ? 2 : token == scene->traits[top].right);

  link = t->quotation == ANALYZER_NO_QUOTATION ? 0
         : t->quotation == view->before ? 1
         : t->quotation == view->after ? 2
         : t->quotation == cue->quotation ? 3 : 4;
  quoted = number (link * 8 + MIN (t->state, 3)) +
           A (number (view->gap_before)) + B (number (view->gap_after));
  part = cue->subject == ANALYZER_NO_TOKEN ? 5
         : token < subject->left || token > subject->right ? 0
         : token == subject->left ? (token == subject->right ? 4 : 1)
         : token == subject->right ? 3 : 2;
  if (cue->by != ANALYZER_NO_TOKEN)
    {
      const AnalyzerTraits *by = &scene->traits[cue->by];

      if (token >= by->left && token <= by->right)
        part = 8 + (token == by->left) + 2 * (token == by->right);
    }
  subject_part = number (part);

  F (DISTANCE, where);
  F (DISTANCE, where + A (t->tag));
  F (DISTANCE, where + A (number (offset + 10)) + B (t->mark));
  F (DISTANCE, number (offset + 10) + A (t->tag) + B (number (link)));
  F (DISTANCE, number (side * 20 + MIN (distance, 6)) + A (t->word));
  F (DISTANCE, number (side * 20 + MIN (distance, 12)) + A (cue->lemma));
  F (DISTANCE, number (side * 20 + MIN (distance, 6)) + A (p1->tag) + B (t->tag) + C (n1->tag));
  F (PATH, path);
  F (PATH, path + A (t->tag));
  F (PATH, path + A (cue->lemma));
  F (PATH, path + A (cue->tag) + B (where));
  F (PATH, path + A (t->word));
  F (PATH, path + A (begins) + B (ends));
  F (PATH, path + A (begins) + B (t->tag) + C (p1->tag));
  F (PATH, path + A (ends) + B (t->tag) + C (n1->tag));
  F (PATH, path + A (t->relation));
  F (PATH, path + A (commas));
  F (PATH, path + A (t->mark) + B (p1->mark) + C (n1->mark));
  F (PATH, path + A (number (link)));
  F (EDGE, path_before + A (path));
  F (EDGE, path + A (path_after));
  F (EDGE, path_before + A (path) + B (path_after));
  F (EDGE, path_before + A (path) + B (cue->lemma));
  F (EDGE, path + A (path_after) + B (cue->lemma));
  F (CUE, number (side) + A (cue->lemma) + B (t->tag));
  F (CUE, number (side) + A (cue->tag) + B (t->tag) + C (t->relation));
  F (CUE, number (side) + A (cue->lemma) + B (number (link)));
  F (CUE, number (side) + A (cue->relation) + B (cue->tag) + C (t->tag));
  F (CUE, number (side) + A (scene->traits[view->cue.last].word) + B (number (MIN (distance, 4))));
  F (CUE, number (side) + A (mix (cue->children & (1ull << ANALYZER_RELATION_CCOMP | 1ull << ANALYZER_RELATION_XCOMP | 1ull << ANALYZER_RELATION_OBJ |
                                                  1ull << ANALYZER_RELATION_NSUBJ | 1ull << ANALYZER_RELATION_NSUBJ_PASS |
                                                  1ull << ANALYZER_RELATION_AUX_PASS))) + B (path));
  F (SUBJECT, subject_part + A (t->tag));
  F (SUBJECT, subject_part + A (number (side)) + B (subject->relation));
  F (SUBJECT, subject_part + A (p1->tag) + B (n1->tag));
  F (SUBJECT, subject_part + A (cue->tag) + B (number (MIN (distance, 3))));
  F (BETWEEN, commas + A (t->tag));
  F (BETWEEN, commas + A (number (side * 20 + MIN (view->verbs[at], 5))));
  F (BETWEEN, number (side * 20 + MIN (view->verbs[at], 5)) + A (t->tag) + B (t->relation));
  F (BETWEEN, number (side * 20 + MIN (view->cues[at], 3)) + A (number (offset + 10)));
  F (BETWEEN, number (side * 20 + MIN (view->cues[at], 3)) + A (commas) + B (t->tag));
  F (BETWEEN, number (side * 20 + MIN (view->cues[at], 3)) + A (path));
  F (LINK, quoted);
  F (LINK, quoted + A (number (side * 40 + offset + 10)));
  F (LINK, quoted + A (t->tag));
  F (LINK, number (link * 8 + t->state) + A (number (offset + 10)) + B (number (side * 20 + MIN (view->cues[at], 3))));
  F (LINK, number (link * 8 + t->state) + A (n1->mark) + B (commas));
  F (HINT, number (t->hints.content) + A (where));
  F (HINT, number (t->hints.source) + A (where));
  F (HINT, number (t->hints.content) + A (path));
  F (HINT, number (t->hints.source) + A (path));
  F (HINT, number (side * 20 + view->weakest[at]) + A (number (t->hints.content / 2)));
  F (HINT, number (side * 20 + view->weakest[at]) + A (number (offset + 10)) + B (number (link)));
  F (HINT, number (t->hints.content) + A (number (offset + 10)) + B (number (side * 20 + MIN (view->cues[at], 3))));

  F (HINT, number (l->source));
  F (HINT, number (l->source_begins));
  F (HINT, number (l->content));
  F (HINT, number (l->content_begins));
  F (HINT, number (l->source) + A (number (l->content)));
  F (HINT, number (l->source) + A (number (before->source)));
  F (HINT, number (l->content) + A (number (before->content)));
  F (HINT, number (l->source) + A (number (after->source)));
  F (HINT, number (l->content) + A (number (after->content)));
  F (HINT, number (l->content) + A (t->mark) + B (t->tag));
  F (HINT, number (l->content) + A (where));
  F (HINT, number (l->source) + A (path));
  F (HINT, number (l->content) + A (path));
  F (HINT, number (l->content) + A (number (t->hints.content)));
}

/**
 * analyzer_view_new:
 *
 * Returns: (transfer full): a view that looks from no cue yet
 */
AnalyzerView *
analyzer_view_new (const AnalyzerScene *scene)
{
  AnalyzerView *self = g_new0 (AnalyzerView, 1);
  guint size = 2 * VIEW_TOKENS + 256;

  self->scene = scene;
  self->paths = g_new (guint64, size);
  self->branches = g_new (guint, size);
  self->others = g_new (guint8, size);
  self->commas = g_new (guint16, size);
  self->verbs = g_new (guint16, size);
  self->cues = g_new (guint16, size);
  self->sentences = g_new (gint8, size);
  self->weakest = g_new (guint8, size);
  self->links = g_new0 (AnalyzerLinks, size);

  return self;
}

void
analyzer_view_free (AnalyzerView *self)
{
  g_free (self->paths);
  g_free (self->branches);
  g_free (self->others);
  g_free (self->commas);
  g_free (self->verbs);
  g_free (self->cues);
  g_free (self->sentences);
  g_free (self->weakest);
  g_free (self->links);
  g_clear_pointer (&self->link_work, analyzer_link_work_free);
  g_free (self);
}

static void
set_paths (AnalyzerView *self)
{
  const AnalyzerScene *scene = self->scene;
  const AnalyzerProse *prose = scene->prose;
  guint chain[MAX_CHAIN], n_chain = 0;
  guint sentence = prose->tokens[self->cue.head].sentence;

  for (guint up = self->cue.head; up != ANALYZER_NO_TOKEN && n_chain < MAX_CHAIN; up = scene->traits[up].head)
    chain[n_chain++] = up;

  for (guint t = self->first; t < self->end; t++)
    {
      guint at = t - self->first, top = t, level = MAX_CHAIN, side;
      gint offset = CLAMP ((gint) prose->tokens[t].sentence - (gint) sentence, -9, 9);

      self->sentences[at] = offset;
      if (offset != 0)
        {
          self->branches[at] = ANALYZER_NO_TOKEN;
          self->paths[at] = code (KIND_PATH, 100000 + (offset + 10) * 64 +
                                               (scene->traits[t].head == ANALYZER_NO_TOKEN ? 1 : 0));
          continue;
        }

      for (guint n = 0; n < MAX_CLIMB && level == MAX_CHAIN; n++)
        {
          guint head = scene->traits[top].head;

          for (guint i = 0; i < n_chain && level == MAX_CHAIN; i++)
            if (top == chain[i])
              level = 100 + i;
            else if (head == chain[i] && (i == 0 || top != chain[i - 1]))
              level = i;
          if (level != MAX_CHAIN || head == ANALYZER_NO_TOKEN)
            break;
          top = head;
        }
      side = top < self->cue.first ? 0 : top > self->cue.last ? 1 : 2;
      self->branches[at] = top;
      if (level >= 100)
        self->paths[at] = code (KIND_PATH, 50000 + MIN (level - 100, 4) * 4096 + prose->tokens[t].relation * 4 + side);
      else
        self->paths[at] = code (KIND_PATH, MIN (level, 4) * 4096 + prose->tokens[top].relation * 4 + side);
    }
}

/* How likely it is that a word plays a part in some quote; marks do not matter. */
static guint8
find_told (const AnalyzerScene *scene,
           guint                token)
{
  const AnalyzerHints *hints = &scene->traits[token].hints;

  if ((scene->prose->forms[scene->prose->tokens[token].form].flags & (ANALYZER_FORM_LETTERS | ANALYZER_FORM_DIGITS)) == 0)
    return ANALYZER_HINT_SURE;

  return MAX (hints->content, MAX (hints->source, hints->cue));
}

/**
 * analyzer_view_set_cue:
 * @cues: (element-type AnalyzerCue): all cues of the article, in text order
 * @cue: the place of one of them
 *
 * Looks from a cue. The words of the other cues belong to none of its parts. The
 * links are those of the cue before, until analyzer_view_add_links().
 */
void
analyzer_view_set_cue (AnalyzerView *self,
                       GArray       *cues,
                       guint         cue)
{
  const AnalyzerScene *scene = self->scene;
  const AnalyzerProse *prose = scene->prose;
  const AnalyzerSentence *sentence;
  const AnalyzerParagraph *paragraph;
  guint first_sentence, last_sentence, n, commas, verbs, others;
  guint8 weakest;

  self->cue = g_array_index (cues, AnalyzerCue, cue);
  sentence = &prose->sentences[prose->tokens[self->cue.head].sentence];
  paragraph = &prose->paragraphs[sentence->paragraph];
  n = sentence - prose->sentences;
  first_sentence = MAX (paragraph->first_sentence, n > VIEW_SENTENCES_BEFORE ? n - VIEW_SENTENCES_BEFORE : 0);
  last_sentence = MIN (paragraph->first_sentence + paragraph->n_sentences - 1, n + VIEW_SENTENCES_AFTER);
  self->first = prose->sentences[first_sentence].first_token;
  self->end = prose->sentences[last_sentence].first_token + prose->sentences[last_sentence].n_tokens;
  if (self->cue.first - self->first > VIEW_TOKENS)
    self->first = self->cue.first - VIEW_TOKENS;
  if (self->end - self->cue.first > VIEW_TOKENS)
    self->end = self->cue.first + VIEW_TOKENS;
  self->cue.last = MIN (self->cue.last, self->end - 1);

  memset (self->others, 0, self->end - self->first);
  for (guint i = cue; i-- > 0;)
    {
      const AnalyzerCue *other = &g_array_index (cues, AnalyzerCue, i);

      if (other->last < self->first)
        break;
      for (guint t = MAX (other->first, self->first); t <= other->last; t++)
        self->others[t - self->first] = 1;
    }
  for (guint i = cue + 1; i < cues->len; i++)
    {
      const AnalyzerCue *other = &g_array_index (cues, AnalyzerCue, i);

      if (other->first >= self->end)
        break;
      for (guint t = other->first; t <= other->last && t < self->end; t++)
        self->others[t - self->first] = 1;
    }

  commas = verbs = others = 0;
  weakest = ANALYZER_HINT_SURE;
  for (guint t = self->cue.first; t-- > self->first;)
    {
      guint at = t - self->first;

      weakest = self->weakest[at] = MIN (weakest, find_told (scene, t));
      self->commas[at] = commas;
      self->verbs[at] = verbs;
      self->cues[at] = others;
      commas += scene->traits[t].pos == ANALYZER_TAG_COMMA || scene->traits[t].pos == ANALYZER_TAG_COLON;
      verbs += analyzer_tag_is_verb (scene->traits[t].pos);
      others += self->others[at] && (t + 1 >= self->end || !self->others[at + 1]);
    }
  commas = verbs = others = 0;
  weakest = ANALYZER_HINT_SURE;
  for (guint t = self->cue.first; t < self->end; t++)
    {
      guint at = t - self->first;

      if (t > self->cue.last)
        weakest = MIN (weakest, find_told (scene, t));
      self->weakest[at] = weakest;
      self->commas[at] = commas;
      self->verbs[at] = verbs;
      self->cues[at] = others;
      if (t <= self->cue.last)
        continue;
      commas += scene->traits[t].pos == ANALYZER_TAG_COMMA || scene->traits[t].pos == ANALYZER_TAG_COLON;
      verbs += analyzer_tag_is_verb (scene->traits[t].pos);
      others += self->others[at] && (at == 0 || !self->others[at - 1]);
    }

  self->before = self->after = ANALYZER_NO_QUOTATION;
  self->gap_before = self->gap_after = 20;
  for (guint t = self->cue.first, steps = 0; t-- > self->first && steps < 60; steps++)
    if (scene->traits[t].quotation != ANALYZER_NO_QUOTATION)
      {
        if (scene->traits[t].quotation != scene->traits[self->cue.head].quotation)
          {
            self->before = scene->traits[t].quotation;
            self->gap_before = bucket (steps);
          }
        break;
      }
  for (guint t = self->cue.last + 1, steps = 0; t < self->end && steps < 60; t++, steps++)
    if (scene->traits[t].quotation != ANALYZER_NO_QUOTATION)
      {
        if (scene->traits[t].quotation != scene->traits[self->cue.head].quotation)
          {
            self->after = scene->traits[t].quotation;
            self->gap_after = bucket (steps);
          }
        break;
      }

  set_paths (self);
}
