/* train-parser.c: learns the syntax.
 *
 * The parser learns while it errs: a dynamic oracle (Goldberg and Nivre 2013)
 * tells which actions lose nothing more from wherever it has come to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <math.h>
#include <string.h>

#include "language/namer.h"
#include "language/parser.h"
#include "training/learner.h"
#include "training/draw.h"
#include "training/samples.h"
#include "training/training.h"

#define EPOCHS 8
#define RELATION_EPOCHS 5
#define MARK_EPOCHS 5

/* What each half of the sentences is parsed with learns for shorter. */
#define HALF_EPOCHS 3
#define HALF_RELATION_EPOCHS 2

/* By less than this no action may be ahead of one that loses more. */
#define MARGIN 8

/* Features that are seen less often get no place in the table. */
#define LEAST_TIMES 2

/* Two features stand in each row of the table of actions. */
#define ROWS (1u << 19)

/* While learning, there is room for this many features. */
#define SLOTS (1u << 23)

/* The table of the marks' weights has this many rows. */
#define MARK_ROWS (1u << 18)

#define NO_HEAD G_MAXUINT16

/* A feature's weights, and their sum over all times until @stamp. */
typedef struct
{
  guint32 hash;
  guint32 stamp;
  float   weights[ANALYZER_N_ACTIONS];
  float   sums[ANALYZER_N_ACTIONS];
} Feature;

typedef struct
{
  Feature *slots;
  guint16 *counts;      /* how often each was seen in the last round */
  guint32  n_used;
  guint32  time;
} Actions;

static guint
get_head (const AnalyzerSample *sample,
          guint                 word)
{
  const AnalyzerSentence *sentence = &sample->tree->prose->sentences[sample->sentence];
  guint head = sample->tree->gold[sentence->first_token + word].head;

  return head != ANALYZER_NO_TOKEN ? head - sentence->first_token : sentence->n_tokens;
}

/* The right heads of the words of a parse that has begun; no word hangs on a
 * mark, but on what that hangs on. Marks have none. */
static void
list_heads (const AnalyzerSample *sample,
            const AnalyzerParse  *parse,
            guint16              *heads)
{
  for (guint i = 0; i < parse->n_words; i++)
    {
      guint head = get_head (sample, i);

      for (guint n = 0; head < parse->n_words && parse->nodes[head].is_mark && n < parse->n_words; n++)
        head = get_head (sample, head);
      heads[i] = parse->nodes[i].is_mark ? NO_HEAD : head;
    }
}

/* How many of the right arcs @action makes impossible. */
static guint
count_losses (const AnalyzerParse *parse,
              const guint16       *heads,
              AnalyzerAction       action)
{
  guint top = parse->n_stack > 0 ? parse->stack[parse->n_stack - 1] : 0;
  guint next = parse->next;
  guint n = 0;

  if (action == ANALYZER_ACTION_SHIFT)
    {
      for (guint i = 0; i < parse->n_stack; i++)
        {
          n += heads[parse->stack[i]] == next;
          n += i + 1 < parse->n_stack && heads[next] == parse->stack[i];
        }
      return n;
    }

  for (guint i = next; i < parse->n_words; i++)
    n += heads[i] == top;
  if (action == ANALYZER_ACTION_LEFT)
    n += (heads[top] > next && heads[top] <= parse->n_words) ||
         (parse->n_stack > 1 && heads[top] == parse->stack[parse->n_stack - 2]);
  else
    n += heads[top] >= next && heads[top] <= parse->n_words;

  return n;
}

static Feature *
find_feature (Actions *self,
              guint32  hash)
{
  guint32 at = hash & (SLOTS - 1);

  while (self->slots[at].stamp != 0 && self->slots[at].hash != hash)
    at = (at + 1) & (SLOTS - 1);

  return &self->slots[at];
}

static void
bring_up_to_date (Feature *feature,
                  guint32  time)
{
  for (guint k = 0; k < ANALYZER_N_ACTIONS; k++)
    feature->sums[k] += feature->weights[k] * (time - feature->stamp);
  feature->stamp = time;
}

static void
move_weights (Actions *self,
              Feature *feature,
              guint32  hash,
              guint    right,
              guint    wrong)
{
  if (feature->stamp == 0)
    {
      /* A full table learns no new features. */
      if (self->n_used > SLOTS / 8 * 7)
        return;
      self->n_used++;
      feature->hash = hash;
    }
  bring_up_to_date (feature, self->time);
  feature->weights[right] += 1;
  feature->weights[wrong] -= 1;
}

static void
learn_actions (Actions              *self,
               const AnalyzerSample *sample,
               AnalyzerParse        *parse,
               gboolean              explore,
               gboolean              count)
{
  AnalyzerProse *prose = sample->tree->prose;
  guint16 heads[ANALYZER_PARSER_WORDS];

  analyzer_parse_begin (parse, prose, &prose->sentences[sample->sentence]);
  list_heads (sample, parse, heads);

  while (!analyzer_parse_is_done (parse))
    {
      guint32 features[ANALYZER_PARSER_MAX];
      Feature *found_features[ANALYZER_PARSER_MAX];
      guint n = analyzer_parse_list_features (parse, features);
      float scores[ANALYZER_N_ACTIONS] = { 0 };
      int found = -1, right = -1, wrong = -1;
      guint least = G_MAXUINT;
      guint losses[ANALYZER_N_ACTIONS];

      for (guint i = 0; i < n; i++)
        __builtin_prefetch (&self->slots[features[i] & (SLOTS - 1)]);
      for (guint i = 0; i < n; i++)
        {
          found_features[i] = find_feature (self, features[i]);
          for (guint k = 0; k < ANALYZER_N_ACTIONS; k++)
            scores[k] += found_features[i]->weights[k];
          if (count && self->counts[found_features[i] - self->slots] < G_MAXUINT16)
            self->counts[found_features[i] - self->slots]++;
        }

      for (guint k = 0; k < ANALYZER_N_ACTIONS; k++)
        {
          losses[k] = analyzer_parse_is_allowed (parse, k) ? count_losses (parse, heads, k) : G_MAXUINT;
          least = MIN (least, losses[k]);
        }
      for (guint k = 0; k < ANALYZER_N_ACTIONS; k++)
        {
          int *best = losses[k] == least ? &right : &wrong;

          if (losses[k] == G_MAXUINT)
            continue;
          if (found < 0 || scores[k] > scores[found])
            found = k;
          if (*best < 0 || scores[k] > scores[*best])
            *best = k;
        }

      self->time++;
      if (wrong >= 0 && scores[right] - scores[wrong] < MARGIN)
        for (guint i = 0; i < n; i++)
          {
            /* Another feature of this state may have taken the slot. */
            if (found_features[i]->stamp == 0 || found_features[i]->hash != features[i])
              found_features[i] = find_feature (self, features[i]);
            move_weights (self, found_features[i], features[i], right, wrong);
          }
      analyzer_parse_act (parse, explore ? (AnalyzerAction) found : (AnalyzerAction) right);
    }
}

static void
learn_relations (AnalyzerLearner      *learner,
                 const AnalyzerSample *sample,
                 AnalyzerParse        *parse)
{
  AnalyzerProse *prose = sample->tree->prose;
  const AnalyzerSentence *sentence = &prose->sentences[sample->sentence];
  guint16 heads[ANALYZER_PARSER_WORDS];
  guint8 relations[ANALYZER_PARSER_WORDS];

  analyzer_parse_begin (parse, prose, sentence);
  list_heads (sample, parse, heads);
  analyzer_parse_set_heads (parse, heads);

  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      guint32 features[ANALYZER_RELATION_MAX];
      float scores[ANALYZER_N_RELATIONS] = { 0 };
      guint right = sample->tree->gold[sentence->first_token + i].relation;
      guint n, best = ANALYZER_RELATION_ROOT + 1;

      relations[i] = ANALYZER_RELATION_ROOT;
      if (heads[i] == sentence->n_tokens || heads[i] == NO_HEAD)
        continue;

      n = analyzer_relation_list_features (parse, prose, sentence, i, relations, features);
      analyzer_learner_score (learner, features, n, scores);
      for (guint k = best + 1; k < ANALYZER_N_RELATIONS; k++)
        if (scores[k] > scores[best])
          best = k;
      if (right > ANALYZER_RELATION_ROOT)
        analyzer_learner_update (learner, features, n, right, best);
      relations[i] = best;
    }
}

/* A row of the marks' table: the weight of the features that share it, and its
 * sum over all times until @stamp. */
typedef struct
{
  float   weight;
  double  sum;
  guint32 stamp;
} MarkRow;

static void
move_mark_weights (MarkRow                *rows,
                   const AnalyzerParse    *parse,
                   guint                   mark,
                   const AnalyzerMarkHead *head,
                   const guint8           *relations,
                   guint32                 time,
                   float                   by)
{
  guint32 features[ANALYZER_MARK_MAX];
  guint n = analyzer_mark_list_features (parse, mark, head, relations, features);

  for (guint i = 0; i < n; i++)
    {
      MarkRow *row = &rows[features[i] & (MARK_ROWS - 1)];

      row->sum += (double) row->weight * (time - row->stamp);
      row->stamp = time;
      row->weight += by;
    }
}

static void
learn_marks (MarkRow              *rows,
             const AnalyzerSample *sample,
             AnalyzerParse        *parse,
             guint32              *time)
{
  AnalyzerProse *prose = sample->tree->prose;
  const AnalyzerSentence *sentence = &prose->sentences[sample->sentence];
  guint16 heads[ANALYZER_PARSER_WORDS];
  guint8 relations[ANALYZER_PARSER_WORDS];

  analyzer_parse_begin (parse, prose, sentence);
  for (guint i = 0; i < parse->n_words; i++)
    {
      const AnalyzerToken *token = &prose->tokens[sentence->first_token + i];

      heads[i] = token->head != ANALYZER_NO_TOKEN ? token->head - sentence->first_token : parse->n_words;
      relations[i] = token->relation;
    }
  analyzer_parse_set_heads (parse, heads);

  for (guint mark = 0; mark < parse->n_words; mark++)
    {
      AnalyzerMarkHead found[ANALYZER_MARK_HEADS];
      guint n_found, best = 0, right = G_MAXUINT;
      float highest = -INFINITY;

      if (!parse->nodes[mark].is_mark)
        continue;
      n_found = analyzer_mark_list_heads (parse, mark, found);
      for (guint i = 0; i < n_found; i++)
        {
          guint32 features[ANALYZER_MARK_MAX];
          guint n = analyzer_mark_list_features (parse, mark, &found[i], relations, features);
          float score = 0;

          for (guint k = 0; k < n; k++)
            score += rows[features[k] & (MARK_ROWS - 1)].weight;
          if (score > highest)
            {
              highest = score;
              best = i;
            }
          if (found[i].word == get_head (sample, mark))
            right = i;
        }

      ++*time;
      if (right != G_MAXUINT && right != best)
        {
          move_mark_weights (rows, parse, mark, &found[right], relations, *time, 1);
          move_mark_weights (rows, parse, mark, &found[best], relations, *time, -1);
        }
      parse->nodes[mark].head = found[best].word;
    }
}

/* Gives the words of the training part names as the namer does. */
static gboolean
name_trees (AnalyzerTraining  *training,
            GPtrArray         *trees,
            GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);
  AnalyzerNamer namer;

  if (models == NULL || !analyzer_namer_init (&namer, models, error))
    return FALSE;

  for (guint i = 0; i < trees->len; i++)
    {
      const AnalyzerTree *tree = g_ptr_array_index (trees, i);
      AnalyzerNameMemory memory;

      analyzer_name_memory_init (&memory, tree->prose);
      for (guint k = 0; k < tree->prose->n_sentences; k++)
        analyzer_namer_name (&namer, tree->prose, &tree->prose->sentences[k], &memory);
      analyzer_name_memory_clear (&memory);
    }

  return TRUE;
}

typedef struct
{
  guint32 hash;
  float   highest;
  float   worth;        /* what it is worth a place in the table */
  float   weights[ANALYZER_N_ACTIONS];
} Average;

static int
compare_averages (gconstpointer a,
                  gconstpointer b)
{
  const Average *first = a, *second = b;

  if (first->worth != second->worth)
    return first->worth > second->worth ? -1 : 1;

  return first->hash < second->hash ? -1 : first->hash > second->hash;
}

/* The averaged weights, those that are worth most first. */
static GArray *
list_averages (Actions *actions)
{
  GArray *averages = g_array_new (FALSE, FALSE, sizeof (Average));

  for (guint32 i = 0; i < SLOTS; i++)
    {
      Feature *feature = &actions->slots[i];
      Average average = { feature->hash, 0, 0, { 0 } };

      if (feature->stamp == 0)
        continue;
      bring_up_to_date (feature, actions->time);
      for (guint k = 0; k < ANALYZER_N_ACTIONS; k++)
        {
          average.weights[k] = feature->sums[k] / actions->time;
          average.highest = MAX (average.highest, fabsf (average.weights[k]));
        }
      average.worth = average.highest * sqrtf (actions->counts[i]);
      if (average.highest > 0.1f && actions->counts[i] >= LEAST_TIMES)
        g_array_append_val (averages, average);
    }
  g_array_sort (averages, compare_averages);

  return averages;
}

/* Puts the weights into the places of their rows; where both are taken,
 * they are left out. */
static void
add_table (AnalyzerModelWriter *writer,
           const GArray        *averages)
{
  g_autofree gint8 *table = g_malloc0 (ROWS * ANALYZER_ACTION_COLUMNS);
  float scale = 0;

  for (guint i = 0; i < averages->len; i++)
    scale = MAX (scale, g_array_index (averages, Average, i).highest / 127);

  for (guint i = 0; i < averages->len; i++)
    {
      const Average *average = &g_array_index (averages, Average, i);
      gint8 *row = table + (average->hash & (ROWS - 1)) * ANALYZER_ACTION_COLUMNS;
      guint8 check = average->hash >> 24;
      gint8 weights[4] = { 0, 0, 0, check };
      static const gint8 empty[4];

      for (guint k = 0; k < ANALYZER_N_ACTIONS; k++)
        weights[k] = CLAMP (lrintf (average->weights[k] / scale), -127, 127);
      if (memcmp (weights, empty, 3) == 0)
        continue;

      for (guint place = 0; place < 2; place++, row += 4)
        {
          if (memcmp (row, empty, 3) == 0)
            {
              memcpy (row, weights, 4);
              break;
            }
          if ((guint8) row[3] == check)
            break;
        }
    }

  analyzer_model_writer_add_bytes (writer, "actions", table, ROWS, ANALYZER_ACTION_COLUMNS, scale);
}

static void
add_actions (AnalyzerModelWriter *writer,
             GArray              *samples,
             guint                epochs,
             AnalyzerParse       *parse)
{
  g_autofree Feature *slots = g_new0 (Feature, SLOTS);
  g_autofree guint16 *counts = g_new0 (guint16, SLOTS);
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  g_autoptr(GArray) averages = NULL;
  Actions actions = { slots, counts, 0, 0 };

  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      analyzer_shuffle (samples, rand);
      for (guint i = 0; i < samples->len; i++)
        learn_actions (&actions, &g_array_index (samples, AnalyzerSample, i), parse, epoch > 0, epoch + 1 == epochs);
    }

  averages = list_averages (&actions);
  add_table (writer, averages);
}

static void
add_relations (AnalyzerModelWriter *writer,
               GArray              *samples,
               guint                epochs,
               AnalyzerParse       *parse)
{
  g_autoptr(AnalyzerLearner) learner = analyzer_learner_new (ANALYZER_N_RELATIONS);
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);
  g_autoptr(GArray) weights = NULL;

  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      analyzer_shuffle (samples, rand);
      for (guint i = 0; i < samples->len; i++)
        learn_relations (learner, &g_array_index (samples, AnalyzerSample, i), parse);
    }

  weights = analyzer_learner_end (learner, 1.8f);
  analyzer_model_writer_add_sparse (writer, "relations", (AnalyzerSparseWeight *) (void *) weights->data, weights->len,
                                    ANALYZER_N_RELATIONS, 0);
}

/* Learns on what hang the marks of sentences whose words have been parsed. */
static void
add_marks (AnalyzerModelWriter *writer,
           GArray              *samples,
           guint                epochs,
           AnalyzerParse       *parse)
{
  g_autofree MarkRow *rows = g_new0 (MarkRow, MARK_ROWS);
  g_autofree float *weights = g_new (float, MARK_ROWS);
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  guint32 time = 0;

  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      analyzer_shuffle (samples, rand);
      for (guint i = 0; i < samples->len; i++)
        learn_marks (rows, &g_array_index (samples, AnalyzerSample, i), parse, &time);
    }

  for (guint32 i = 0; i < MARK_ROWS; i++)
    weights[i] = (rows[i].sum + (double) rows[i].weight * (time - rows[i].stamp)) / MAX (time, 1);
  analyzer_model_writer_add_table (writer, "marks", weights, MARK_ROWS, 1, 0);
}

static gboolean
open_parser (AnalyzerParser       *parser,
             AnalyzerModelWriter  *writer,
             AnalyzerModel       **model,
             GError              **error)
{
  g_autoptr(GBytes) bytes = analyzer_model_writer_end (writer);

  *model = analyzer_model_new (bytes, ANALYZER_PARSER_NAME, ANALYZER_PARSER_FEATURES, error);

  return *model != NULL && analyzer_parser_open (parser, *model, error);
}

/* Parses the training part by models that have not seen what they parse. */
static gboolean
parse_trees (GPtrArray      *trees,
             AnalyzerParse  *parse,
             GError        **error)
{
  for (guint fold = 0; fold < 2; fold++)
    {
      g_autoptr(AnalyzerModelWriter) writer = analyzer_model_writer_new (ANALYZER_PARSER_NAME, ANALYZER_PARSER_FEATURES);
      g_autoptr(GPtrArray) others = analyzer_training_leave_out_half (trees, fold);
      g_autoptr(GArray) samples = analyzer_samples_new (others, ANALYZER_PARSER_WORDS);
      g_autoptr(AnalyzerModel) model = NULL;
      AnalyzerParser parser;

      add_actions (writer, samples, HALF_EPOCHS, parse);
      add_relations (writer, samples, HALF_RELATION_EPOCHS, parse);
      add_marks (writer, samples, 0, parse);
      if (!open_parser (&parser, writer, &model, error))
        return FALSE;
      for (guint i = 0; i < trees->len; i++)
        {
          const AnalyzerTree *tree = g_ptr_array_index (trees, i);

          for (guint k = 0; analyzer_training_get_half (i) == fold && k < tree->prose->n_sentences; k++)
            analyzer_parser_parse (&parser, tree->prose, &tree->prose->sentences[k], parse);
        }
    }

  return TRUE;
}

gboolean
analyzer_train_parser (AnalyzerTraining  *training,
                       GError           **error)
{
  g_autoptr(AnalyzerModelWriter) writer = analyzer_model_writer_new (ANALYZER_PARSER_NAME, ANALYZER_PARSER_FEATURES);
  g_autofree AnalyzerParse *parse = g_new (AnalyzerParse, 1);
  g_autoptr(GArray) samples = NULL;
  GPtrArray *trees;

  if (!analyzer_training_tag (training, error))
    return FALSE;
  trees = analyzer_training_get_part (training, ANALYZER_PART_TRAIN, error);
  if (!name_trees (training, trees, error) || !parse_trees (trees, parse, error))
    return FALSE;

  samples = analyzer_samples_new (trees, ANALYZER_PARSER_WORDS);
  add_marks (writer, samples, MARK_EPOCHS, parse);
  add_actions (writer, samples, EPOCHS, parse);
  add_relations (writer, samples, RELATION_EPOCHS, parse);

  return analyzer_training_save (training, ANALYZER_PARSER_NAME, writer,
                                 "dependencies of the layers of news articles, made by a program; of the train part of "
                                 "the English Web Treebank and of four fifths of the GUM corpus, made by people",
                                 NULL, error);
}

/**
 * analyzer_training_label:
 * @tree: a document
 * @models: the trained models
 *
 * Gives the words of a document the tags, names and syntax that the models see
 * in them.
 *
 * Returns: whether the models could be opened; else @error is set
 */
gboolean
analyzer_training_label (const AnalyzerTree  *tree,
                         AnalyzerModels      *models,
                         GError             **error)
{
  g_autofree AnalyzerParse *parse = g_new (AnalyzerParse, 1);
  AnalyzerNameMemory memory;
  AnalyzerTagger tagger;
  AnalyzerNamer namer;
  AnalyzerParser parser;

  if (!analyzer_tagger_init (&tagger, models, error) || !analyzer_namer_init (&namer, models, error) ||
      !analyzer_parser_init (&parser, models, error))
    return FALSE;

  analyzer_name_memory_init (&memory, tree->prose);
  for (guint k = 0; k < tree->prose->n_sentences; k++)
    {
      const AnalyzerSentence *sentence = &tree->prose->sentences[k];

      analyzer_tagger_tag (&tagger, tree->prose, sentence);
      analyzer_namer_name (&namer, tree->prose, sentence, &memory);
      analyzer_parser_parse (&parser, tree->prose, sentence, parse);
    }
  analyzer_name_memory_clear (&memory);

  return TRUE;
}

gboolean
analyzer_evaluate_parser (AnalyzerTraining  *training,
                          GString           *figures,
                          GError           **error)
{
  g_autoptr(AnalyzerModels) models = analyzer_training_get_models (training, error);

  if (models == NULL)
    return FALSE;

  for (AnalyzerPart part = ANALYZER_PART_DEV; part < ANALYZER_N_PARTS; part++)
    {
      GPtrArray *trees = analyzer_training_get_part (training, part, error);
      guint n[2] = { 0 }, n_heads[2] = { 0 }, n_relations[2] = { 0 };

      if (trees == NULL)
        return FALSE;
      for (guint i = 0; i < trees->len; i++)
        {
          const AnalyzerTree *tree = g_ptr_array_index (trees, i);

          if (!analyzer_training_label (tree, models, error))
            return FALSE;
          for (guint k = 0; k < tree->prose->n_tokens; k++)
            {
              const AnalyzerToken *token = &tree->prose->tokens[k];
              gboolean mark = tree->gold[k].relation == ANALYZER_RELATION_PUNCT;
              gboolean same = token->head == tree->gold[k].head;

              n[mark]++;
              n_heads[mark] += same;
              n_relations[mark] += same && token->relation == tree->gold[k].relation;
            }
        }
      g_string_append_printf (figures, "%s: heads %.2f %%, heads and relations %.2f %% right; with marks %.2f %%, "
                              "%.2f %% of %u\n", analyzer_part_to_string (part),
                              100. * n_heads[0] / MAX (n[0], 1), 100. * n_relations[0] / MAX (n[0], 1),
                              100. * (n_heads[0] + n_heads[1]) / MAX (n[0] + n[1], 1),
                              100. * (n_relations[0] + n_relations[1]) / MAX (n[0] + n[1], 1), n[0] + n[1]);
    }

  return TRUE;
}
