/* treebank-universal.c: reads annotated documents in CoNLL-U.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include <string.h>

#include "training/treebank-private.h"

/* Makes the last word of a name its head, and hangs conjunctions on the first
 * of what they join. */
static void
convert_universal (AnalyzerTreeWord *words,
                   guint             n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      guint last = 0;

      for (guint k = i + 1; k < n_words; k++)
        if (words[k].head == i + 1 && words[k].relation == ANALYZER_RELATION_FLAT && words[k].tag != ANALYZER_TAG_CD)
          last = k;
      if (last == 0)
        continue;

      words[last].head = words[i].head;
      words[last].relation = words[i].relation;
      for (guint k = 0; k < n_words; k++)
        if (words[k].head == i + 1)
          words[k].head = last + 1;
      words[i].head = last + 1;
      words[i].relation = ANALYZER_RELATION_FLAT;
    }

  for (guint i = 0; i < n_words; i++)
    if (words[i].relation == ANALYZER_RELATION_CC && words[i].head > i + 1 &&
        words[words[i].head - 1].relation == ANALYZER_RELATION_CONJ)
      words[i].head = words[words[i].head - 1].head;
}

/* Joins the words that hyphens part: well - known. Returns how many are left. */
static guint
join_hyphens (AnalyzerTreeWord *words,
              guint             n_words)
{
  g_autofree guint *moved = g_new0 (guint, n_words + 1);
  guint n = 0;

  for (guint i = 0; i < n_words;)
    {
      guint end = i + 1, root = i;
      g_autoptr(GString) form = g_string_new (words[i].form);

      while (end + 1 < n_words && words[end].hyphen && !words[end].space_before && !words[end + 1].space_before)
        {
          g_string_append (form, words[end].form);
          g_string_append (form, words[end + 1].form);
          end += 2;
        }
      for (guint k = i; k < end; k++)
        if (words[k].head == 0 || words[k].head < i + 1 || words[k].head > end)
          {
            root = k;
            break;
          }
      for (guint k = i; k < end; k++)
        moved[k + 1] = n + 1;

      if (end > i + 1)
        {
          AnalyzerTreeWord joined = words[root];

          if ((joined.relation == ANALYZER_RELATION_AMOD || joined.relation == ANALYZER_RELATION_COMPOUND) &&
              joined.tag != ANALYZER_TAG_NNP && joined.tag != ANALYZER_TAG_NNPS)
            joined.tag = ANALYZER_TAG_JJ;
          joined.form = g_string_free (g_steal_pointer (&form), FALSE);
          joined.lemma = NULL;
          joined.space_before = words[i].space_before;
          for (guint k = i; k < end; k++)
            analyzer_tree_word_clear (&words[k]);
          words[n] = joined;
        }
      else
        words[n] = words[i];
      n++;
      i = end;
    }

  for (guint i = 0; i < n; i++)
    words[i].head = moved[words[i].head];

  return n;
}

/* A thing that GUM's people marked and that has not ended yet. */
typedef struct
{
  guint        id;
  AnalyzerName kind;
  guint        first;           /* its first word in the sentence */
} Mention;

static AnalyzerName
read_mention_kind (const char *text)
{
  if (g_str_has_prefix (text, "person-"))
    return ANALYZER_NAME_PERSON;
  if (g_str_has_prefix (text, "place-"))
    return ANALYZER_NAME_LOCATION;
  if (g_str_has_prefix (text, "organization-"))
    return ANALYZER_NAME_ORGANIZATION;

  return ANALYZER_NAME_NONE;
}

static gboolean
is_title (const char *form)
{
  static const char *const titles[] = {
    "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "President", "Vice", "Secretary", "Senator", "General", "Chief",
    "Justice", "Judge", "King", "Queen", "Prince", "Princess", "Minister", "Prime", "Professor", "Prof.", "Sir", "Lord",
    "Lady", "Madam", "Speaker", "Governor", "Mayor", "Captain", "Pope", "Saint", "St.", "Father", "Congressman",
    "Representative", "Chairman", "Director", "Emperor", "Bishop", "Reverend",
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (form, titles[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Names what ends with the last of @words, where that is a name: the capital
 * words at its end. The longer of two organizations or places counts, but a
 * person's title may hold either. */
static void
end_mention (GArray        *words,
             const Mention *mention)
{
  if (mention->kind == ANALYZER_NAME_NONE)
    return;

  for (guint i = words->len; i-- > mention->first;)
    {
      AnalyzerTreeWord *word = &g_array_index (words, AnalyzerTreeWord, i);

      if (word->tag != ANALYZER_TAG_NNP)
        break;
      if (mention->kind == ANALYZER_NAME_PERSON)
        {
          if (is_title (word->form))
            word->name = ANALYZER_NAME_NONE;
          else if (word->name == ANALYZER_NAME_UNKNOWN)
            word->name = mention->kind;
        }
      else if (word->name != ANALYZER_NAME_PERSON)
        word->name = mention->kind;
    }
}

/* Reads what begins and ends at the last of @words: “Entity=(1-person-…”,
 * “(2-place-…)1)”. */
static void
read_mentions (GArray     *words,
               GArray     *mentions,
               const char *field)
{
  const char *at = strstr (field, "Entity=");

  if (at == NULL)
    return;

  at += strlen ("Entity=");
  while (*at != '\0' && *at != '|')
    {
      char *end;

      if (*at == '(')
        {
          Mention mention = { g_ascii_strtoull (at + 1, &end, 10), ANALYZER_NAME_NONE, words->len - 1 };

          if (*end == '-')
            mention.kind = read_mention_kind (end + 1);
          at = end + strcspn (end, "()|");
          if (*at == ')')
            {
              end_mention (words, &mention);
              at++;
            }
          else
            g_array_append_val (mentions, mention);
        }
      else if (g_ascii_isdigit (*at))
        {
          guint id = g_ascii_strtoull (at, &end, 10);

          for (guint i = mentions->len; i-- > 0;)
            if (g_array_index (mentions, Mention, i).id == id)
              {
                end_mention (words, &g_array_index (mentions, Mention, i));
                g_array_remove_index (mentions, i);
                break;
              }
          at = end;
        }
      else
        at++;
    }
}

/* What is not told of: other names, nationalities, figures and times. */
static AnalyzerName
guess_no_name (const AnalyzerTreeWord *word)
{
  switch ((AnalyzerTag) word->tag)
    {
    case ANALYZER_TAG_CD:
    case ANALYZER_TAG_DOLLAR:
    case ANALYZER_TAG_FW:
    case ANALYZER_TAG_NNP:
    case ANALYZER_TAG_NNPS:
      return ANALYZER_NAME_UNKNOWN;
    default:
      return g_ascii_isupper (word->form[0]) ? ANALYZER_NAME_UNKNOWN : ANALYZER_NAME_NONE;
    }
}

static void
read_universal_sentence (AnalyzerTreeBuilder *builder,
                         GArray              *words)
{
  guint n = words->len;

  if (n == 0)
    return;

  convert_universal ((AnalyzerTreeWord *) (void *) words->data, n);
  n = join_hyphens ((AnalyzerTreeWord *) (void *) words->data, n);
  analyzer_tree_builder_add (builder, (const AnalyzerTreeWord *) (const void *) words->data, n);
  for (guint i = 0; i < n; i++)
    analyzer_tree_word_clear (&g_array_index (words, AnalyzerTreeWord, i));
  g_array_set_size (words, 0);
}

/* Adds the documents of a CoNLL-U file whose id is in @wanted, all where that
 * is NULL, as one. */
gboolean
analyzer_treebank_read_universal (GPtrArray   *trees,
                                  const char  *path,
                                  GHashTable  *wanted,
                                  gboolean     train,
                                  GError     **error)
{
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GArray) words = g_array_new (FALSE, TRUE, sizeof (AnalyzerTreeWord));
  g_autoptr(GArray) mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  gboolean take = wanted == NULL, space = TRUE, any = FALSE;
  guint range_end = 0;
  AnalyzerTreeBuilder builder;

  if (!g_file_get_contents (path, &content, NULL, error))
    return FALSE;

  analyzer_tree_builder_init (&builder, train);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) fields = NULL;

      if (g_str_has_prefix (lines[i], "# newdoc id = ") && wanted != NULL)
        take = g_hash_table_contains (wanted, lines[i] + strlen ("# newdoc id = "));
      if (lines[i][0] == '\0')
        {
          any = any || words->len > 0;
          read_universal_sentence (&builder, words);
          g_array_set_size (mentions, 0);
          space = TRUE;
          range_end = 0;
        }
      if (!take || !g_ascii_isdigit (lines[i][0]))
        continue;

      fields = g_strsplit (lines[i], "\t", -1);
      if (g_strv_length (fields) < 10 || strchr (fields[0], '.') != NULL)
        continue;
      if (strchr (fields[0], '-') != NULL)
        {
          /* Words written as one: only the last has white space behind it. */
          range_end = g_ascii_strtoull (strchr (fields[0], '-') + 1, NULL, 10);
          if (strstr (fields[9], "SpaceAfter=No") != NULL)
            range_end |= 1u << 31;
          continue;
        }

      {
        guint number = g_ascii_strtoull (fields[0], NULL, 10);
        AnalyzerTreeWord word = {
          .form = g_strdup (fields[1]),
          .lemma = g_strdup (fields[2]),
          .tag = analyzer_tree_read_tag (fields[4]),
          .head = g_ascii_strtoull (fields[6], NULL, 10),
          .relation = analyzer_tree_read_relation (fields[7]),
          .space_before = space,
          .hyphen = strcmp (fields[4], "HYPH") == 0,
        };

        /* “to” is one tag everywhere, as in the Penn Treebank. */
        if (g_ascii_strcasecmp (word.form, "to") == 0)
          word.tag = ANALYZER_TAG_TO;
        word.name = guess_no_name (&word);
        g_array_append_val (words, word);
        read_mentions (words, mentions, fields[9]);
        if ((range_end & ~(1u << 31)) >= number)
          space = number == (range_end & ~(1u << 31)) && (range_end & 1u << 31) == 0;
        else
          space = strstr (fields[9], "SpaceAfter=No") == NULL;
      }
    }
  any = any || words->len > 0;
  read_universal_sentence (&builder, words);

  /* Only GUM tells of names. */
  if (any)
    g_ptr_array_add (trees, analyzer_tree_builder_end (&builder, strstr (content, "Entity=") != NULL, TRUE));
  else
    analyzer_tree_free (analyzer_tree_builder_end (&builder, FALSE, TRUE));

  return TRUE;
}
