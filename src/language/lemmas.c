/* lemmas.c: tells the dictionary form of a word.
 *
 * Irregular forms are listed; for all others, weights tell which of a few
 * endings falls away: “making” is “make”, “walking” is “walk”.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include <string.h>

#include "language/features.h"
#include "language/lemmas.h"

/* Longer words are their own lemma. */
#define LEMMA_MAX 64

const AnalyzerEnding analyzer_endings[] = {
  { "", "", FALSE },
  { "s", "", FALSE }, { "es", "", FALSE }, { "ies", "y", FALSE }, { "ves", "f", FALSE }, { "ves", "fe", FALSE },
  { "zes", "", FALSE }, { "ses", "", FALSE }, { "ses", "sis", FALSE },
  { "ed", "", FALSE }, { "d", "", FALSE }, { "ied", "y", FALSE }, { "ed", "", TRUE },
  { "ing", "", FALSE }, { "ing", "e", FALSE }, { "ing", "", TRUE }, { "ying", "ie", FALSE },
  { "er", "", FALSE }, { "r", "", FALSE }, { "ier", "y", FALSE }, { "er", "", TRUE },
  { "est", "", FALSE }, { "st", "", FALSE }, { "iest", "y", FALSE }, { "est", "", TRUE },
  { "men", "man", FALSE }, { "a", "um", FALSE }, { "i", "us", FALSE },
};

const guint analyzer_n_endings = G_N_ELEMENTS (analyzer_endings);

/* A line each: the lemma, then its forms that no ending tells. */
static const char verbs[] =
  "be is was were are am been being 's 're 'm\n" "have has had having 've\n" "do does did done doing\n"
  "go goes went gone going\n" "say said says\n" "arise arose arisen\n" "awake awoke awoken\n" "bear bore borne born\n"
  "beat beaten\n" "become became\n" "befall befell befallen\n" "begin began begun\n" "behold beheld\n" "bend bent\n"
  "beset\n" "bet\n" "bid bade bidden\n" "bind bound\n" "bite bit bitten\n" "bleed bled\n" "blow blew blown\n"
  "break broke broken\n" "breed bred\n" "bring brought\n" "broadcast\n" "build built\n" "burn burnt\n" "burst\n"
  "buy bought\n" "cast\n" "catch caught\n" "choose chose chosen choosing\n" "cling clung\n" "come came\n" "cost\n"
  "creep crept\n" "cut\n" "deal dealt\n" "dig dug\n" "draw drew drawn\n" "dream dreamt\n" "drink drank drunk\n"
  "drive drove driven\n" "dwell dwelt\n" "eat ate eaten\n" "fall fell fallen\n" "feed fed\n" "feel felt\n"
  "fight fought\n" "find found\n" "flee fled\n" "fling flung\n" "fly flew flown\n" "forbid forbade forbidden\n"
  "forecast\n" "foresee foresaw foreseen\n" "foretell foretold\n" "forget forgot forgotten\n"
  "forgive forgave forgiven\n" "forgo forwent forgone\n" "forsake forsook forsaken\n" "freeze froze frozen\n"
  "get got gotten\n" "give gave given\n" "grind ground\n" "grow grew grown\n" "hang hung\n" "hear heard\n"
  "hide hid hidden\n" "hit\n" "hold held\n" "hurt\n" "keep kept\n" "kneel knelt\n" "know knew known\n" "lay laid\n"
  "lead led\n" "lean leant\n" "leap leapt\n" "learn learnt\n" "leave left\n" "lend lent\n" "let\n" "lie lay lain lying\n"
  "light lit\n" "lose lost\n" "make made\n" "mean meant\n" "meet met\n" "mislead misled\n" "mistake mistook mistaken\n"
  "misunderstand misunderstood\n" "overcome overcame\n" "overhear overheard\n" "override overrode overridden\n"
  "oversee oversaw overseen\n" "overtake overtook overtaken\n" "overthrow overthrew overthrown\n" "pay paid\n"
  "partake partook partaken\n" "plead pled\n" "prove proven\n" "put\n" "quit\n" "read\n" "rebuild rebuilt\n"
  "rend rent\n" "repay repaid\n" "rethink rethought\n" "rewrite rewrote rewritten\n" "rid\n" "ride rode ridden\n"
  "ring rang rung\n" "rise rose risen\n" "run ran\n" "see saw seen\n" "seek sought\n" "sell sold\n"
  "send sent\n" "set\n" "sew sewn\n" "shake shook shaken\n" "shed\n" "shine shone\n" "shoot shot\n" "show shown\n"
  "shrink shrank shrunk\n" "shut\n" "sing sang sung\n" "sink sank sunk\n" "sit sat\n" "slay slew slain\n" "sleep slept\n"
  "slide slid\n" "sling slung\n" "slit\n" "smell smelt\n" "sow sown\n" "speak spoke spoken\n" "speed sped\n"
  "spell spelt\n" "spend spent\n" "spill spilt\n" "spin spun\n" "spit spat\n" "split\n" "spoil spoilt\n" "spread\n"
  "spring sprang sprung\n" "stand stood\n" "steal stole stolen\n" "stick stuck\n" "sting stung\n" "stink stank stunk\n"
  "stride strode\n" "strike struck stricken\n" "strive strove striven\n" "swear swore sworn\n" "sweep swept\n"
  "swell swollen\n" "swim swam swum\n" "swing swung\n" "take took taken\n" "teach taught\n" "tear tore torn\n"
  "tell told\n" "think thought\n" "throw threw thrown\n" "thrust\n" "tread trod trodden\n" "undergo underwent undergone\n"
  "understand understood\n" "undertake undertook undertaken\n" "undo undid undone\n" "uphold upheld\n" "upset\n"
  "wake woke woken\n" "wear wore worn\n" "weave wove woven\n" "weep wept\n" "win won\n" "wind wound\n"
  "withdraw withdrew withdrawn\n" "withhold withheld\n" "withstand withstood\n" "wring wrung\n" "write wrote written\n"
  "die dying\n" "tie tying\n" "agree agreed agreeing\n" "see seeing\n" "flee fleeing\n";

static const char nouns[] =
  "child children\n" "people\n" "foot feet\n" "tooth teeth\n" "goose geese\n" "mouse mice\n" "man men\n"
  "woman women\n" "ox oxen\n" "crisis crises\n" "analysis analyses\n" "thesis theses\n" "hypothesis hypotheses\n"
  "basis bases\n" "oasis oases\n" "diagnosis diagnoses\n" "criterion criteria\n" "phenomenon phenomena\n"
  "index indices\n" "matrix matrices\n" "appendix appendices\n" "life lives\n" "wife wives\n" "knife knives\n"
  "news\n" "series\n" "species\n" "politics\n" "headquarters\n" "means\n" "media\n" "data\n" "police\n" "thanks\n"
  "earnings\n" "economics\n" "ethics\n" "physics\n" "mathematics\n" "athletics\n" "statistics\n";

static const char compared[] =
  "good better best\n" "bad worse worst\n" "more\n" "most\n" "less\n" "least\n" "far further farther "
  "furthest farthest\n" "well\n" "old elder eldest\n";

/* Small words, whatever their tag. */
static const char others[] =
  "not n't\n" "will 'll wo\n" "can ca\n" "a an\n" "I me my mine myself\n" "he him his himself\n"
  "she her hers herself\n" "they them their theirs themselves 'em\n" "we us our ours ourselves\n"
  "you your yours yourself yourselves\n" "it its itself\n" "who whom whose\n" "these\n" "those\n";

typedef struct
{
  GHashTable *forms[ANALYZER_INFLECTION_COMPARED + 1];
} Irregulars;

static GHashTable *
read_list (const char *list)
{
  GHashTable *forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) lines = g_strsplit (list, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", -1);

      for (guint k = 0; words[0] != NULL && words[k] != NULL; k++)
        if (words[k][0] != '\0' && !g_hash_table_contains (forms, words[k]))
          g_hash_table_insert (forms, g_strdup (words[k]), g_utf8_strdown (words[0], -1));
    }

  return forms;
}

static gpointer
make_irregulars (gpointer data)
{
  static Irregulars irregulars;

  irregulars.forms[ANALYZER_INFLECTION_NONE] = read_list (others);
  irregulars.forms[ANALYZER_INFLECTION_VERB] = read_list (verbs);
  irregulars.forms[ANALYZER_INFLECTION_NOUN] = read_list (nouns);
  irregulars.forms[ANALYZER_INFLECTION_COMPARED] = read_list (compared);

  return &irregulars;
}

/**
 * analyzer_tag_get_inflection:
 *
 * Returns: how words of @tag are changed from their dictionary form
 */
AnalyzerInflection
analyzer_tag_get_inflection (AnalyzerTag tag)
{
  switch (tag)
    {
    case ANALYZER_TAG_VBD:
    case ANALYZER_TAG_VBG:
    case ANALYZER_TAG_VBN:
    case ANALYZER_TAG_VBP:
    case ANALYZER_TAG_VBZ:
      return ANALYZER_INFLECTION_VERB;
    case ANALYZER_TAG_NNS:
    case ANALYZER_TAG_NNPS:
      return ANALYZER_INFLECTION_NOUN;
    case ANALYZER_TAG_JJR:
    case ANALYZER_TAG_JJS:
    case ANALYZER_TAG_RBR:
    case ANALYZER_TAG_RBS:
      return ANALYZER_INFLECTION_COMPARED;
    default:
      return ANALYZER_INFLECTION_NONE;
    }
}

/**
 * analyzer_lemma_find_irregular:
 * @word: a word in lower case
 *
 * Returns: (nullable): its dictionary form where that is listed
 */
const char *
analyzer_lemma_find_irregular (const char         *word,
                               AnalyzerInflection  inflection)
{
  static GOnce once = G_ONCE_INIT;
  const Irregulars *irregulars = g_once (&once, make_irregulars, NULL);

  return g_hash_table_lookup (irregulars->forms[inflection], word);
}

/**
 * analyzer_ending_fits:
 * @ending: a number in analyzer_endings
 *
 * Returns: whether @word has the ending
 */
gboolean
analyzer_ending_fits (guint       ending,
                      const char *word,
                      gsize       length)
{
  const AnalyzerEnding *rule = &analyzer_endings[ending];
  gsize cut = strlen (rule->from);

  return length >= cut + 2 + 2 * rule->twice && memcmp (word + length - cut, rule->from, cut) == 0 &&
         (!rule->twice || word[length - cut - 1] == word[length - cut - 2]);
}

/**
 * analyzer_ending_apply:
 * @ending: an ending that fits
 * @lemma: (out): room for @length + 4 bytes
 *
 * Returns: the length of the lemma
 */
guint
analyzer_ending_apply (guint       ending,
                       const char *word,
                       gsize       length,
                       char       *lemma)
{
  const AnalyzerEnding *rule = &analyzer_endings[ending];
  gsize kept = length - strlen (rule->from) - (rule->twice ? 1 : 0);
  gsize added = strlen (rule->to);

  memcpy (lemma, word, kept);
  memcpy (lemma + kept, rule->to, added);

  return kept + added;
}

/**
 * analyzer_lemmatiser_list_features:
 * @features: (out): room for %ANALYZER_LEMMATISER_MAX
 *
 * Returns: how many features the word has
 */
guint
analyzer_lemmatiser_list_features (const char  *word,
                                   gsize        length,
                                   AnalyzerTag  tag,
                                   guint32     *features)
{
  guint n = 0;

  features[n++] = analyzer_feature (1, tag);
  features[n++] = analyzer_feature_pair (2, analyzer_hash_bytes (word, length), tag);
  for (guint k = 2; k <= 8 && k <= length; k++)
    features[n++] = analyzer_feature_pair (1 + k, analyzer_hash_bytes (word + length - k, k), tag);

  return n;
}

gboolean
analyzer_lemmatiser_init (AnalyzerLemmatiser  *self,
                          AnalyzerModels      *models,
                          GError             **error)
{
  const AnalyzerModel *model;

  memset (self->keys, 0, sizeof self->keys);
  model = analyzer_models_get (models, ANALYZER_LEMMATISER_NAME, ANALYZER_LEMMATISER_FEATURES, error);

  return model != NULL &&
         analyzer_model_get_sparse (model, "weights", analyzer_n_endings, &self->weights, error);
}

static guint
find_lemma (const AnalyzerLemmatiser *self,
            AnalyzerWords            *words,
            guint                     word,
            AnalyzerTag               tag)
{
  const char *text = analyzer_words_get_text (words, word);
  gsize length = strlen (text);
  AnalyzerInflection inflection = analyzer_tag_get_inflection (tag);
  const char *irregular = NULL;
  guint32 features[ANALYZER_LEMMATISER_MAX];
  gint32 scores[G_N_ELEMENTS (analyzer_endings)] = { 0 };
  char lemma[LEMMA_MAX + 8];
  guint n, best = 0;

  /* “US” is no pronoun. */
  if (inflection != ANALYZER_INFLECTION_NONE || (tag != ANALYZER_TAG_NNP && tag != ANALYZER_TAG_NN))
    irregular = analyzer_lemma_find_irregular (text, inflection);
  if (irregular != NULL)
    return analyzer_words_add_word (words, irregular, strlen (irregular));
  if (inflection == ANALYZER_INFLECTION_NONE || length < 3 || length > LEMMA_MAX)
    return word;

  n = analyzer_lemmatiser_list_features (text, length, tag, features);
  analyzer_sparse_sum (&self->weights, features, n, scores);
  for (guint i = 1; i < analyzer_n_endings; i++)
    if (scores[i] > scores[best] && analyzer_ending_fits (i, text, length))
      best = i;
  if (best == 0)
    return word;

  return analyzer_words_add_word (words, lemma, analyzer_ending_apply (best, text, length, lemma));
}

/**
 * analyzer_lemmatiser_find:
 * @words: (inout): gets the lemma added
 * @word: the number of a word in lower case
 * @tag: its part of speech
 *
 * Returns: the number of its lemma
 */
guint
analyzer_lemmatiser_find (AnalyzerLemmatiser *self,
                          AnalyzerWords      *words,
                          guint               word,
                          AnalyzerTag         tag)
{
  guint64 key = ((guint64) word << 8 | tag) + 1;
  guint slot = (word * 7 + tag) % ANALYZER_LEMMATISER_CACHE;

  if (self->keys[slot] != key)
    {
      self->lemmas[slot] = find_lemma (self, words, word, tag);
      self->keys[slot] = key;
    }

  return self->lemmas[slot];
}
