/* abbreviations.c: the words that end in a full stop of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <string.h>

#include "language/abbreviations.h"

/* Without the full stop. A name follows these, so that they end no sentence. */
static const char titles[] =
  "Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Profs Gen Col Maj Capt Cpt Lt Sgt Cpl Pvt Adm Cmdr Comdr Brig Sen Sens Rep "
  "Reps Gov Govs Pres Rev Fr Sr Hon Supt Insp Det Amb Atty Asst Assoc Msgr Mgr St Ste Mt Ft Sec Treas Del Ald Cllr "
  "Ven Rt Sir Dir Mlle Mme Hr Ing Lic Gov-Gen Lt-Gov Maj-Gen Lt-Gen Brig-Gen Gens Drs Spc Pfc Cdr Const Pte Supts vs "
  "viz cf eg ie v";

/* These are so only before a figure. */
static const char figures[] = "No Nos no nos Art art Fig fig Sec sec Ch ch p pp vol Vol para pt Pt Mar Jun Jul c ca";

/* American states and the like that are words or parts of names too. */
static const char places[] = "Mass Wash Miss Ill Ore Me Ala Pa La Del Mo Md Va Cal Col Ind Wis Id Ia Man Can";

/* May stand at the end of a sentence. */
static const char others[] =
  "Jr Inc Ltd Corp Co Cos Bros Assn Dept Univ Inst Intl Natl Govt Ave Blvd Rd Sq Jan Feb Apr Aug Sept Sep Oct Nov Dec "
  "Mon Tue Tues Wed Thu Thurs Fri Ariz Ark Calif Colo Conn Fla Ga Kan Kans Ky Mich Minn Mont Neb Nebr Nev Okla Penn "
  "Penna Tenn Tex Vt Wyo Ont Que Alta Sask etc Esq al est approx dept mph min hrs ft lbs oz Ph Bhd Pty Pvt PLC Plc plc";

/* Words that, in capitals, begin a sentence more often than they are part of
 * a name that goes on after an abbreviation. */
static const char starters[] =
  "A About After All Also Although Among An And Another Any Are Arguably As Asked At Because Before Both But By Can "
  "Critics Did Do Does During Each Earlier Either Even Every Few First For Former From Given Had Has Have He Her Here "
  "His How However I If In Indeed Instead Is It Its Just Last Later Like Many Maybe Meanwhile Moreover Most Much My "
  "Neither Nevertheless Next No Nobody None Nor Not Nothing Now Of Officials On Once One Only Or Other Others Our Over "
  "People Perhaps Rather Recently Several She Since So Some Soon Still Such That The Their Them Then There These They "
  "This Those Though Three Through Thus To Today Two Under Unlike Until Was We Were What When Whether Which While Who "
  "Why With Without Would Yes Yesterday Yet You Your";

typedef struct
{
  GHashTable *abbreviations;
  GHashTable *starters;
} Words;

static void
add_words (GHashTable *table,
           const char *words,
           guint       value)
{
  g_auto(GStrv) split = g_strsplit (words, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (!g_hash_table_contains (table, split[i]))
      g_hash_table_insert (table, g_strdup (split[i]), GUINT_TO_POINTER (value));
}

static gpointer
make_words (gpointer data)
{
  static Words words;

  words.abbreviations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_words (words.abbreviations, places, ANALYZER_ABBREVIATION_PLACE);
  add_words (words.abbreviations, figures, ANALYZER_ABBREVIATION_FIGURE);
  add_words (words.abbreviations, titles, ANALYZER_ABBREVIATION_TITLE);
  add_words (words.abbreviations, others, ANALYZER_ABBREVIATION_OTHER);
  words.starters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_words (words.starters, starters, 1);

  return &words;
}

static const Words *
get_words (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_words, NULL);
}

static guint
look_up (GHashTable *table,
         const char *word,
         guint       length)
{
  char key[16];

  if (length == 0 || length >= sizeof key)
    return 0;

  memcpy (key, word, length);
  key[length] = '\0';

  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
}

/* Letters with full stops between them: U.S, a.m, Ph.D. */
static gboolean
is_dotted (const char *word,
           guint       length)
{
  guint run = 0;
  gboolean dotted = FALSE;

  for (guint i = 0; i < length; i++)
    if (word[i] == '.')
      {
        if (run == 0)
          return FALSE;
        dotted = TRUE;
        run = 0;
      }
    else if (!g_ascii_isalpha (word[i]) || ++run > 2)
      return FALSE;

  return dotted && run > 0;
}

/**
 * analyzer_abbreviation_find:
 * @word: the letters before a full stop
 * @length: how many bytes
 *
 * Returns: what kind of abbreviation they make with the full stop
 */
AnalyzerAbbreviation
analyzer_abbreviation_find (const char *word,
                            guint       length)
{
  guint kind;

  if (length == 1 && g_ascii_isupper (word[0]))
    return ANALYZER_ABBREVIATION_INITIAL;

  if (length == 3 && word[1] == '.' && (word[2] == 'm' || word[2] == 'M') &&
      (word[0] == 'a' || word[0] == 'p' || word[0] == 'A' || word[0] == 'P'))
    return ANALYZER_ABBREVIATION_TIME;

  kind = look_up (get_words ()->abbreviations, word, length);
  if (kind != 0)
    return kind;

  if (is_dotted (word, length))
    return ANALYZER_ABBREVIATION_OTHER;

  /* R-Fla., then-Sen. */
  for (guint i = length; i > 0; i--)
    if (word[i - 1] == '-')
      {
        kind = analyzer_abbreviation_find (word + i, length - i);
        return kind == ANALYZER_ABBREVIATION_INITIAL || kind == ANALYZER_ABBREVIATION_FIGURE ?
               ANALYZER_ABBREVIATION_NONE : kind;
      }

  return ANALYZER_ABBREVIATION_NONE;
}

/**
 * analyzer_word_starts_sentences:
 * @word: a word with a capital
 * @length: its bytes
 *
 * Returns: whether the capital, after an abbreviation, tells of a new sentence
 */
gboolean
analyzer_word_starts_sentences (const char *word,
                                guint       length)
{
  return look_up (get_words ()->starters, word, length) != 0;
}
