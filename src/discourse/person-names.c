/* person-names.c: how people's names are made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/person-names.h"

#include <string.h>

/* One line a first name with its short forms, all of which may stand for each
 * other in an article. */
static const char *const nicknames[] = {
  "alexander alex al sandy", "alexandra alex sandra", "andrew andy drew", "anthony tony", "barbara barb", "benjamin ben benny",
  "bernard bernie", "bradley brad", "catherine cathy kate katie", "charles charlie chuck chas", "christina chris tina",
  "christine chris", "christopher chris", "cynthia cindy", "daniel dan danny", "david dave", "deborah deb debbie",
  "donald don donnie", "dorothy dot dottie", "douglas doug", "edward ed eddie ted", "elizabeth liz beth betsy betty",
  "eugene gene", "francis frank", "franklin frank", "frederick fred freddie", "gabriel gabe", "geoffrey geoff", "gerald jerry gerry",
  "gregory greg", "harold hal harry", "henry harry hank", "herbert herb", "jacob jake", "james jim jimmy jamie",
  "jeffrey jeff", "jennifer jen jenny", "joseph joe joey", "joshua josh", "katherine kathy kate katie", "kenneth ken kenny",
  "kimberly kim", "lawrence larry", "leonard len lenny", "louis lou louie", "margaret maggie meg peggy", "mathew matt",
  "matthew matt", "melvin mel", "michael mike mick", "mitchell mitch", "nathaniel nate nat", "nathan nate",
  "nicholas nick nicky", "nicolas nick", "pamela pam", "patricia pat patty tricia", "patrick pat paddy", "peter pete",
  "philip phil", "phillip phil", "randall randy", "raymond ray", "rebecca becky", "reginald reggie", "richard rick dick rich ricky",
  "robert bob rob bobby robby", "ronald ron ronnie", "russell russ", "samuel sam", "samantha sam", "sandra sandy",
  "sebastian seb", "stanley stan", "stephen steve", "steven steve", "stuart stu", "susan sue susie", "theodore ted teddy theo",
  "terrence terry", "thomas tom tommy", "timothy tim", "victoria vicky", "vincent vince vinny", "walter walt", "wilfred wilf",
  "william bill will billy willie", "zachary zach",
};

static GHashTable *
make_nickname_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (nicknames); i++)
    {
      g_auto(GStrv) names = g_strsplit (nicknames[i], " ", -1);

      /* A form of two names belongs to the first; the long names differ then
       * anyway. */
      for (guint j = 0; names[j] != NULL; j++)
        if (!g_hash_table_contains (table, names[j]))
          g_hash_table_insert (table, g_strdup (names[j]), GUINT_TO_POINTER (i + 1));
    }

  return table;
}

/**
 * analyzer_nickname_group:
 * @folded: a first name, folded
 *
 * Returns: a number that is the same for the names that may stand for each
 *   other, such as William and Bill; 0 for a name that has no other form
 */
guint
analyzer_nickname_group (const char *folded)
{
  static gsize table = 0;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_nickname_table ());

  return GPOINTER_TO_UINT (g_hash_table_lookup ((GHashTable *) table, folded));
}

/**
 * analyzer_fold_name:
 * @name: a name or a part of one, valid UTF-8
 * @length: its bytes, or -1
 *
 * Folds what may differ between two mentions of a name: case, accents,
 * apostrophes and stops. Other marks and white space become one space.
 *
 * Returns: (transfer full): the folded name
 */
char *
analyzer_fold_name (const char *name,
                    gssize      length)
{
  g_autofree char *apart = NULL, *lower = NULL;
  GString *folded;
  gboolean ascii = TRUE;
  gsize size = length < 0 ? strlen (name) : (gsize) length;

  for (gsize i = 0; i < size && ascii; i++)
    ascii = (guchar) name[i] < 0x80;

  folded = g_string_sized_new (size + 1);
  if (!ascii)
    {
      apart = g_utf8_normalize (name, size, G_NORMALIZE_ALL);
      if (apart != NULL)
        lower = g_utf8_casefold (apart, -1);
      if (lower == NULL)
        return g_string_free (folded, FALSE);
      name = lower;
      size = strlen (lower);
    }

  for (const char *p = name; p < name + size; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\'' || c == 0x2019 || c == '.' || g_unichar_ismark (c))
        continue;
      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, c < 0x80 ? (gunichar) g_ascii_tolower (c) : c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free (folded, FALSE);
}

/**
 * analyzer_name_is_initial:
 * @folded: a part of a name, folded
 *
 * Returns: whether it is a single letter
 */
gboolean
analyzer_name_is_initial (const char *folded)
{
  return folded[0] != '\0' && *g_utf8_next_char (folded) == '\0';
}

/**
 * analyzer_hash_first_name:
 * @folded: a first name, folded
 *
 * Returns: by what the model `first-names` knows it: 32-bit FNV-1a with a last
 *   mix, which fills the high bits
 */
guint32
analyzer_hash_first_name (const char *folded)
{
  guint32 hash = 2166136261u;

  for (const char *p = folded; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * 16777619u;
  hash ^= hash >> 15;

  return hash * 2654435761u;
}

static gboolean
look_up (AnalyzerModels *models,
         const char     *folded,
         double          values[ANALYZER_FIRST_NAMES_LABELS])
{
  const AnalyzerModel *model = analyzer_models_get (models, "first-names", ANALYZER_FIRST_NAMES_FEATURES, NULL);
  AnalyzerSparse sparse;
  gint32 scores[ANALYZER_FIRST_NAMES_LABELS] = { 0 };

  if (model == NULL || !analyzer_model_get_sparse (model, "names", ANALYZER_FIRST_NAMES_LABELS, &sparse, NULL))
    return FALSE;

  analyzer_sparse_add (&sparse, analyzer_hash_first_name (folded), scores);
  for (guint i = 0; i < ANALYZER_FIRST_NAMES_LABELS; i++)
    values[i] = scores[i] * sparse.scale;

  return scores[ANALYZER_FIRST_NAMES_FREQUENCY] > 0;
}

/**
 * analyzer_first_name_femininity:
 * @models: the trained models
 * @folded: a first name, folded
 *
 * Returns: above 0 where women bear it more often than men, below where men do,
 *   as a logarithm of odds; 0 where it is not known
 */
double
analyzer_first_name_femininity (AnalyzerModels *models,
                                const char     *folded)
{
  double values[ANALYZER_FIRST_NAMES_LABELS];

  return look_up (models, folded, values) ? values[ANALYZER_FIRST_NAMES_FEMININITY] : 0;
}

/**
 * analyzer_is_first_name:
 * @models: the trained models
 * @folded: a word, folded
 *
 * Returns: whether people bear it as a first name
 */
gboolean
analyzer_is_first_name (AnalyzerModels *models,
                        const char     *folded)
{
  double values[ANALYZER_FIRST_NAMES_LABELS];

  return look_up (models, folded, values);
}
