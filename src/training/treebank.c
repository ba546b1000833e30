/* treebank.c: loads annotated documents, the layers of articles among them.
 *
 * The treebanks differ in their words and trees. All are brought to one
 * shape, that of the layers with the labels of Universal Dependencies 2:
 * hyphens do not part words, a name's last word is its head, a conjunction
 * hangs on the first of what it joins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <string.h>

#include "training/treebank-private.h"

void
analyzer_tree_word_clear (gpointer data)
{
  AnalyzerTreeWord *word = data;

  g_free (word->form);
  g_free (word->lemma);
}

void
analyzer_tree_free (AnalyzerTree *self)
{
  for (guint i = 0; i < self->prose->n_tokens; i++)
    g_free (self->lemmas[i]);
  g_free (self->lemmas);
  g_free (self->gold);
  analyzer_prose_free (self->prose);
  g_free (self);
}

const char *
analyzer_part_to_string (AnalyzerPart part)
{
  static const char *const names[] = { "train", "dev", "ewt", "gum" };

  return names[part];
}

/**
 * analyzer_treebank_get_fold:
 * @article: the name of an article
 *
 * Returns: the fold that it belongs to, less than %ANALYZER_N_FOLDS
 */
guint
analyzer_treebank_get_fold (const char *article)
{
  return (analyzer_hash_bytes (article, strlen (article)) >> 8) % ANALYZER_N_FOLDS;
}

AnalyzerTag
analyzer_tree_read_tag (const char *text)
{
  static const struct { const char *from; AnalyzerTag to; } others[] = {
    { "HYPH", ANALYZER_TAG_COLON }, { "NFP", ANALYZER_TAG_COLON }, { "ADD", ANALYZER_TAG_NNP },
    { "AFX", ANALYZER_TAG_JJ }, { "XX", ANALYZER_TAG_FW }, { "GW", ANALYZER_TAG_FW },
  };
  AnalyzerTag tag = analyzer_tag_from_string (text);

  for (guint i = 0; tag == ANALYZER_TAG_NONE && i < G_N_ELEMENTS (others); i++)
    if (strcmp (text, others[i].from) == 0)
      tag = others[i].to;

  return tag != ANALYZER_TAG_NONE ? tag : ANALYZER_TAG_NN;
}

/* A relation of version 1 or 2, without the subtypes that we do not keep. */
AnalyzerRelation
analyzer_tree_read_relation (const char *text)
{
  static const struct { const char *from; AnalyzerRelation to; } others[] = {
    { "dobj", ANALYZER_RELATION_OBJ }, { "nsubjpass", ANALYZER_RELATION_NSUBJ_PASS },
    { "csubjpass", ANALYZER_RELATION_CSUBJ }, { "auxpass", ANALYZER_RELATION_AUX_PASS },
    { "neg", ANALYZER_RELATION_ADVMOD }, { "mwe", ANALYZER_RELATION_FIXED }, { "name", ANALYZER_RELATION_FLAT },
    { "nmod:tmod", ANALYZER_RELATION_OBL_UNMARKED }, { "nmod:npmod", ANALYZER_RELATION_OBL_UNMARKED },
    { "nmod:unmarked", ANALYZER_RELATION_OBL_UNMARKED }, { "nmod:desc", ANALYZER_RELATION_COMPOUND },
    { "list", ANALYZER_RELATION_PARATAXIS }, { "dislocated", ANALYZER_RELATION_PARATAXIS },
    { "goeswith", ANALYZER_RELATION_FIXED }, { "reparandum", ANALYZER_RELATION_DEP },
    { "orphan", ANALYZER_RELATION_DEP },
  };
  AnalyzerRelation relation = analyzer_relation_from_string (text);
  g_autofree char *short_text = NULL;
  const char *colon;

  for (guint i = 0; relation == ANALYZER_RELATION_NONE && i < G_N_ELEMENTS (others); i++)
    if (strcmp (text, others[i].from) == 0)
      relation = others[i].to;
  if (relation != ANALYZER_RELATION_NONE)
    return relation;

  colon = strchr (text, ':');
  short_text = colon != NULL ? g_strndup (text, colon - text) : g_strdup (text);
  relation = analyzer_relation_from_string (short_text);

  return relation != ANALYZER_RELATION_NONE ? relation : ANALYZER_RELATION_DEP;
}

static gboolean
has_child (const AnalyzerTreeWord *words,
           guint                   n_words,
           guint                   head,
           AnalyzerRelation        relation,
           const char             *form)
{
  for (guint i = 0; i < n_words; i++)
    if (words[i].head == head && words[i].relation == relation &&
        (form == NULL || g_ascii_strcasecmp (words[i].form, form) == 0))
      return TRUE;

  return FALSE;
}

/* Version 1 says nmod where version 2 says obl. */
static void
convert_layers (AnalyzerTreeWord *words,
                guint             n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      AnalyzerTreeWord *word = &words[i];
      const AnalyzerTreeWord *head = word->head > 0 ? &words[word->head - 1] : NULL;

      if (head == NULL)
        continue;

      if (word->relation == ANALYZER_RELATION_NMOD &&
          (analyzer_tag_is_verb (head->tag) ||
           (head->tag >= ANALYZER_TAG_JJ && head->tag <= ANALYZER_TAG_JJS) ||
           (head->tag >= ANALYZER_TAG_RB && head->tag <= ANALYZER_TAG_RBS)))
        word->relation = has_child (words, n_words, i + 1, ANALYZER_RELATION_CASE, "by") &&
                         has_child (words, n_words, word->head, ANALYZER_RELATION_AUX_PASS, NULL)
                           ? ANALYZER_RELATION_OBL_AGENT : ANALYZER_RELATION_OBL;
      else if (word->relation == ANALYZER_RELATION_COMPOUND && word->name == ANALYZER_NAME_PERSON &&
               head->name == ANALYZER_NAME_PERSON && word->tag == ANALYZER_TAG_NNP && head->tag == ANALYZER_TAG_NNP)
        word->relation = ANALYZER_RELATION_FLAT;
      else if (word->relation == ANALYZER_RELATION_ADVMOD && word->tag == ANALYZER_TAG_DT)
        word->relation = ANALYZER_RELATION_DET;
    }
}


void
analyzer_tree_builder_init (AnalyzerTreeBuilder *self,
                            gboolean             headlines)
{
  self->headlines = headlines;
  self->n_sentences = 0;
  self->text = g_string_new (NULL);
  self->cuts = g_array_new (FALSE, FALSE, sizeof (AnalyzerCut));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  self->gold = g_array_new (FALSE, FALSE, sizeof (AnalyzerToken));
  self->lemmas = g_ptr_array_new ();
}

typedef enum
{
  WRITTEN_AS_IS,
  WRITTEN_AS_TITLE,
  WRITTEN_AS_CAPITALS,
} Written;

static char *
write_form (const char *form,
            Written     written)
{
  if (written == WRITTEN_AS_IS || form[0] == '\0')
    return g_strdup (form[0] != '\0' ? form : ".");
  if (written == WRITTEN_AS_CAPITALS)
    return g_utf8_strup (form, -1);
  if (strlen (form) <= 3 && g_ascii_islower (form[0]))
    return g_strdup (form);

  {
    char first[8] = "";

    g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (form)), first);
    return g_strconcat (first, g_utf8_next_char (form), NULL);
  }
}

/* Adds a sentence; its words' forms are written to the text. */
static void
builder_add_written (AnalyzerTreeBuilder    *self,
                     const AnalyzerTreeWord *words,
                     guint                   n_words,
                     Written                 written)
{
  guint first = self->gold->len;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *form = write_form (words[i].form, written);
      AnalyzerCut cut;
      AnalyzerToken token = { 0 };

      if (words[i].space_before || i == 0)
        g_string_append_c (self->text, ' ');
      cut.start = self->text->len;
      g_string_append (self->text, form);
      cut.end = self->text->len;
      cut.space_before = words[i].space_before || i == 0;
      g_array_append_val (self->cuts, cut);

      token.tag = words[i].tag;
      token.name = words[i].name;
      token.relation = words[i].relation;
      token.head = words[i].head > 0 ? first + words[i].head - 1 : ANALYZER_NO_TOKEN;
      g_array_append_val (self->gold, token);
      g_ptr_array_add (self->lemmas, words[i].lemma != NULL ? g_utf8_strdown (words[i].lemma, -1) : NULL);
    }
  g_array_append_val (self->lengths, n_words);
}

void
analyzer_tree_builder_add (AnalyzerTreeBuilder    *self,
                           const AnalyzerTreeWord *words,
                           guint                   n_words)
{
  if (n_words == 0)
    return;

  builder_add_written (self, words, n_words, WRITTEN_AS_IS);

  /* The corpora have few headlines, and few of them are labelled well. */
  self->n_sentences++;
  if (self->headlines && n_words <= 25 && self->n_sentences % 15 == 0)
    builder_add_written (self, words, n_words, WRITTEN_AS_TITLE);
  if (self->headlines && n_words <= 25 && self->n_sentences % 30 == 0)
    builder_add_written (self, words, n_words, WRITTEN_AS_CAPITALS);
}

AnalyzerTree *
analyzer_tree_builder_end (AnalyzerTreeBuilder *self,
                           gboolean             has_names,
                           gboolean             gold_made)
{
  AnalyzerTree *tree = g_new0 (AnalyzerTree, 1);
  g_autoptr(GBytes) text = g_string_free_to_bytes (self->text);

  tree->prose = analyzer_prose_new_from_cuts (text, self->cuts, self->lengths);
  tree->gold = (AnalyzerToken *) (void *) g_array_free (self->gold, FALSE);
  tree->lemmas = (char **) g_ptr_array_free (self->lemmas, FALSE);
  tree->has_names = has_names;
  tree->gold_made = gold_made;
  tree->fold = ANALYZER_NO_FOLD;
  g_array_unref (self->cuts);
  g_array_unref (self->lengths);

  return tree;
}

/* The layers of one article. Sentences that go on over a line's end are left
 * out: ours never do. */
static AnalyzerTree *
read_layers (const char  *layers,
             const char  *text,
             gboolean     train,
             GError     **error)
{
  g_autofree char *rows = NULL;
  g_autofree char *article = NULL;
  g_autofree const char **places = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GArray) words = g_array_new (FALSE, TRUE, sizeof (AnalyzerTreeWord));
  glong n_characters;
  AnalyzerTreeBuilder builder;

  if (!g_file_get_contents (layers, &rows, NULL, error) || !g_file_get_contents (text, &article, NULL, error))
    return NULL;

  n_characters = g_utf8_strlen (article, -1);
  places = g_new (const char *, n_characters + 1);
  places[0] = article;
  for (glong i = 1; i <= n_characters; i++)
    places[i] = g_utf8_next_char (places[i - 1]);

  g_array_set_clear_func (words, analyzer_tree_word_clear);
  analyzer_tree_builder_init (&builder, train);
  lines = g_strsplit (rows, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (fields) >= 8)
        {
          glong start = CLAMP (g_ascii_strtoll (fields[0], NULL, 10), 0, n_characters);
          glong end = CLAMP (g_ascii_strtoll (fields[1], NULL, 10), start, n_characters);
          AnalyzerTreeWord word = {
            .form = g_strndup (places[start], places[end] - places[start]),
            .lemma = g_strdup (fields[3]),
            .start = start,
            .end = end,
            .tag = analyzer_tree_read_tag (fields[4]),
            .name = analyzer_name_from_string (fields[5]),
            .head = g_ascii_strtoull (fields[6], NULL, 10),
            .relation = analyzer_tree_read_relation (fields[7]),
          };

          word.space_before = words->len == 0 || g_array_index (words, AnalyzerTreeWord, words->len - 1).end != word.start;
          g_array_append_val (words, word);
          continue;
        }

      if (words->len > 0)
        {
          AnalyzerTreeWord *first = (AnalyzerTreeWord *) (void *) words->data;
          const char *from = places[first->start];
          const char *to = places[first[words->len - 1].end];

          if (memchr (from, '\n', to - from) == NULL)
            {
              convert_layers (first, words->len);
              analyzer_tree_builder_add (&builder, first, words->len);
            }
          g_array_set_size (words, 0);
        }
    }

  return analyzer_tree_builder_end (&builder, TRUE, FALSE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char  *folder,
            const char  *suffix,
            GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (suffix)));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static gboolean
load_layers (GPtrArray   *trees,
             const char  *corpus,
             const char  *part,
             GError     **error)
{
  g_autofree char *folder = g_build_filename (corpus, "polnear", part, "layers", NULL);
  g_autoptr(GPtrArray) names = list_files (folder, ".tsv", error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *row_file = g_strconcat (name, ".tsv", NULL);
      g_autofree char *text_file = g_strconcat (name, ".txt", NULL);
      g_autofree char *rows = g_build_filename (folder, row_file, NULL);
      g_autofree char *text = g_build_filename (corpus, "polnear", part, "text", text_file, NULL);
      AnalyzerTree *tree = read_layers (rows, text, strcmp (part, "train") == 0, error);

      if (tree == NULL)
        return FALSE;
      tree->fold = analyzer_treebank_get_fold (name);
      g_ptr_array_add (trees, tree);
    }

  return TRUE;
}

/* The ids of the documents of a part of the web treebank, as its files say
 * them: genre-name. */
static GHashTable *
read_document_list (const char  *corpus,
                    const char  *part,
                    GError     **error)
{
  g_autofree char *file = g_strconcat ("files.", part, NULL);
  g_autofree char *path = g_build_filename (corpus, "open", "ewt", file, NULL);
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;
  GHashTable *ids;

  if (!g_file_get_contents (path, &content, NULL, error))
    return NULL;

  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *end = strstr (lines[i], ".xml");
      char *slash = strchr (lines[i], '/');

      if (slash == NULL)
        continue;
      if (end != NULL)
        *end = '\0';
      *slash = '-';
      g_hash_table_add (ids, g_strdup (lines[i]));
    }

  return ids;
}

static gboolean
load_ewt (GPtrArray   *trees,
          const char  *corpus,
          const char  *part,
          GError     **error)
{
  g_autofree char *folder = g_build_filename (corpus, "open", "ewt", NULL);
  g_autoptr(GPtrArray) names = list_files (folder, ".conllu", error);
  g_autoptr(GHashTable) wanted = names != NULL ? read_document_list (corpus, part, error) : NULL;

  if (wanted == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_strconcat (g_ptr_array_index (names, i), ".conllu", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!analyzer_treebank_read_universal (trees, path, wanted, strcmp (part, "train") == 0, error))
        return FALSE;
    }

  return TRUE;
}

/* Every fifth document of GUM is held out. */
static gboolean
load_gum (GPtrArray   *trees,
          const char  *corpus,
          gboolean     held_out,
          GError     **error)
{
  g_autofree char *folder = g_build_filename (corpus, "open", "gum", NULL);
  g_autoptr(GPtrArray) names = list_files (folder, ".conllu", error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_strconcat (g_ptr_array_index (names, i), ".conllu", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if ((i % 5 == 2) == held_out && !analyzer_treebank_read_universal (trees, path, NULL, !held_out, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * analyzer_treebank_load:
 * @corpus: the folder of the corpora
 * @part: what to load
 *
 * Returns: (transfer full) (element-type AnalyzerTree): the documents in a
 *   fixed order, or %NULL with @error set
 */
GPtrArray *
analyzer_treebank_load (const char    *corpus,
                        AnalyzerPart   part,
                        GError       **error)
{
  g_autoptr(GPtrArray) trees = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_tree_free);
  gboolean loaded;

  switch (part)
    {
    case ANALYZER_PART_TRAIN:
      loaded = load_layers (trees, corpus, "train", error) && load_ewt (trees, corpus, "train", error) &&
               load_gum (trees, corpus, FALSE, error);
      break;
    case ANALYZER_PART_DEV:
      loaded = load_layers (trees, corpus, "dev", error);
      break;
    case ANALYZER_PART_EWT:
      loaded = load_ewt (trees, corpus, "dev", error) && load_ewt (trees, corpus, "test", error);
      break;
    case ANALYZER_PART_GUM:
    default:
      loaded = load_gum (trees, corpus, TRUE, error);
      break;
    }

  return loaded ? g_steal_pointer (&trees) : NULL;
}
