/* speaker-phrase.c: the words that say who speaks, taken apart.
 *
 * A source is a noun phrase: a name with title and apposition, a pronoun, a
 * description, or several of these joined. Tags and commas are enough to find
 * its head, so that a wrong parse does no harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-phrase.h"

#include <string.h>

#include "discourse/speaker-words.h"

/* Nobody names more sources than that in one go. */
#define PHRASES_MAX 12
#define PHRASE_WORDS_MAX 40

static const AnalyzerToken *
get_token (const AnalyzerCast *cast,
           guint               token)
{
  return &cast->prose->tokens[token];
}

static const char *
get_word (const AnalyzerCast *cast,
          guint               token)
{
  return analyzer_prose_get_word (cast->prose, token);
}

static gboolean
is_one_of (const char        *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

static gboolean
is_comma (const AnalyzerCast *cast,
          guint               token)
{
  return g_str_equal (get_word (cast, token), ",");
}

static gboolean
is_and (const AnalyzerCast *cast,
        guint               token)
{
  static const char *const words[] = { "and", "&", "or", "nor", NULL };

  return is_one_of (get_word (cast, token), words);
}

static gboolean
is_possessive (const AnalyzerCast *cast,
               guint               token)
{
  static const char *const words[] = { "'s", "’s", "'", "’", NULL };

  return get_token (cast, token)->tag == ANALYZER_TAG_POS || is_one_of (get_word (cast, token), words);
}

gboolean
analyzer_is_third_person (const AnalyzerCast *cast,
                          guint               token)
{
  static const char *const words[] = {
    "he", "she", "they", "it", "him", "her", "them", "his", "hers", "their", "theirs", "its", "himself", "herself",
    "themselves", "itself", NULL,
  };

  return is_one_of (get_word (cast, token), words);
}

gboolean
analyzer_is_first_person (const AnalyzerCast *cast,
                          guint               token)
{
  static const char *const words[] = { "i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves", NULL };

  return is_one_of (get_word (cast, token), words);
}

static gboolean
is_pronoun (const AnalyzerCast *cast,
            guint               token)
{
  static const char *const words[] = { "you", "your", "who", "whom", "whose", "which", "that", "one", NULL };

  return analyzer_is_third_person (cast, token) || analyzer_is_first_person (cast, token) ||
         is_one_of (get_word (cast, token), words);
}

/* 'one unaligned strategist', 'one in four voters', 'one of her rivals' */
static gboolean
counts (const AnalyzerCast *cast,
        guint               token,
        guint               end)
{
  return token + 1 < end && g_str_equal (get_word (cast, token), "one");
}

static gboolean
is_determiner (const AnalyzerCast *cast,
               guint               token)
{
  const AnalyzerToken *t = get_token (cast, token);

  return t->tag == ANALYZER_TAG_DT || t->tag == ANALYZER_TAG_PDT || t->tag == ANALYZER_TAG_PRP_POSS;
}

/* What may stand in a noun phrase before and with its head. */
static gboolean
is_nominal (const AnalyzerCast *cast,
            guint               token)
{
  const AnalyzerToken *t = get_token (cast, token);

  if (cast->mention_of_token[token] != ANALYZER_NO_MEMBER)
    return TRUE;
  if (analyzer_tag_is_noun (t->tag) || is_determiner (cast, token))
    return TRUE;

  switch (t->tag)
    {
    case ANALYZER_TAG_JJ:
    case ANALYZER_TAG_JJR:
    case ANALYZER_TAG_JJS:
    case ANALYZER_TAG_CD:
    case ANALYZER_TAG_POS:
    case ANALYZER_TAG_FW:
    case ANALYZER_TAG_DOLLAR:
    case ANALYZER_TAG_HASH:
    case ANALYZER_TAG_PRP:
      return TRUE;
    default:
      return FALSE;
    }
}

/* 'striking unions', 'a newly elected mayor', 'USA TODAY/Suffolk University poll' */
static gboolean
leads_to_nominal (const AnalyzerCast *cast,
                  guint               first,
                  guint               token,
                  guint               end)
{
  static const char *const joints[] = { "/", "-", "–", "\"", "“", "”", "``", "''", NULL };
  const AnalyzerToken *t = get_token (cast, token);
  const AnalyzerToken *next;

  if (token + 1 >= end)
    return FALSE;
  next = get_token (cast, token + 1);
  if (is_one_of (get_word (cast, token), joints))
    return is_nominal (cast, token + 1);
  if (t->tag != ANALYZER_TAG_RB && t->tag != ANALYZER_TAG_RBR && t->tag != ANALYZER_TAG_RBS &&
      t->tag != ANALYZER_TAG_VBG && t->tag != ANALYZER_TAG_VBN)
    return FALSE;

  /* 'a poll released Wednesday' has its noun already. */
  if (token > first && analyzer_tag_is_noun (get_token (cast, token - 1)->tag))
    return FALSE;

  return analyzer_tag_is_noun (next->tag) || next->tag == ANALYZER_TAG_JJ || next->tag == ANALYZER_TAG_CD ||
         next->tag == ANALYZER_TAG_VBN;
}

static gboolean
tells_time (const AnalyzerCast *cast,
            guint               token)
{
  AnalyzerName name = get_token (cast, token)->name;

  return name == ANALYZER_NAME_DATE || name == ANALYZER_NAME_TIME || name == ANALYZER_NAME_DURATION;
}

/* The end of the noun phrase that begins at @first, without what follows its
 * head. */
static guint
find_core_end (const AnalyzerCast *cast,
               guint               first,
               guint               end)
{
  guint i = first;

  while (i < end && (is_nominal (cast, i) || leads_to_nominal (cast, first, i, end)))
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (cast, i);

      /* 'the poll last week', 'the party today' */
      if (i > first && tells_time (cast, i) && analyzer_tag_is_noun (get_token (cast, i - 1)->tag) && !tells_time (cast, i - 1))
        break;
      /* A determiner begins a phrase of its own: 'Trump the man', as a pronoun
       * does: 'an account she gave'. */
      if (i > first && ((get_token (cast, i)->tag == ANALYZER_TAG_DT && !is_determiner (cast, i - 1)) ||
                        get_token (cast, i)->tag == ANALYZER_TAG_PRP))
        break;
      i = mention != NULL && mention->end <= end ? MAX (mention->end, i + 1) : i + 1;
    }
  while (i > first + 1 && is_possessive (cast, i - 1))
    i--;
  /* 'a person familiar with the talks', 'a book just published' */
  while (i > first + 1 && cast->mention_of_token[i - 1] == ANALYZER_NO_MEMBER &&
         (get_token (cast, i - 1)->tag == ANALYZER_TAG_JJ || get_token (cast, i - 1)->tag == ANALYZER_TAG_RB) &&
         analyzer_tag_is_noun (get_token (cast, i - 2)->tag))
    i--;

  return i;
}

static gboolean
is_plural (const AnalyzerCast *cast,
           guint               head)
{
  const AnalyzerToken *t = get_token (cast, head);

  return t->tag == ANALYZER_TAG_NNS || t->tag == ANALYZER_TAG_NNPS;
}

static guint
get_head_words (const AnalyzerCast *cast,
                guint               head)
{
  guint words = analyzer_speaker_words_get (get_word (cast, head));

  return words | analyzer_speaker_words_get (analyzer_prose_get_lemma (cast->prose, head));
}

static AnalyzerSpeakerKind
tell_kind (const AnalyzerCast *cast,
           guint               first,
           guint               head,
           guint               words)
{
  static const char *const ones[] = { "a", "an", "one", "another", "the", "this", "that", "his", "her", "their", "my", "our", NULL };
  static const char *const endings[] = { "ist", "man", "woman", "keeper", "worker", "owner", "maker", "master" };
  guint exact = analyzer_speaker_words_get (get_word (cast, head));

  if (is_plural (cast, head) || get_token (cast, head)->tag == ANALYZER_TAG_CD ||
      get_token (cast, head)->name == ANALYZER_NAME_PERCENT)
    return ANALYZER_SPEAKER_GROUP;
  if ((exact & ANALYZER_WORD_PERSON) && !(exact & ANALYZER_WORD_GROUP))
    return ANALYZER_SPEAKER_ANONYMOUS;
  if ((exact & ANALYZER_WORD_QUANTITY) && !(exact & ANALYZER_WORD_BODY))
    return ANALYZER_SPEAKER_GROUP;
  if (exact & ANALYZER_WORD_GROUP)
    return ANALYZER_SPEAKER_GROUP;
  if (words & (ANALYZER_WORD_BODY | ANALYZER_WORD_DOCUMENT | ANALYZER_WORD_UTTERANCE))
    return ANALYZER_SPEAKER_ORGANIZATION;
  if (words & ANALYZER_WORD_PERSON)
    return is_one_of (get_word (cast, first), ones) || head > first ? ANALYZER_SPEAKER_ANONYMOUS : ANALYZER_SPEAKER_GROUP;
  /* 'a 21-year-old', 'the Republican', 'a glaciologist' */
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (get_word (cast, head), endings[i]))
      return ANALYZER_SPEAKER_ANONYMOUS;
  if (g_str_has_suffix (get_word (cast, head), "-old") || get_token (cast, head)->name == ANALYZER_NAME_MISC)
    return ANALYZER_SPEAKER_ANONYMOUS;

  return ANALYZER_SPEAKER_ORGANIZATION;
}

static gboolean
tell_definite (const AnalyzerCast *cast,
               guint               first,
               guint               end)
{
  static const char *const definite[] = { "the", "this", "that", "these", "those", "both", "his", "her", "their", "its", "my", "our", NULL };

  if (is_one_of (get_word (cast, first), definite))
    return TRUE;
  for (guint i = first; i + 1 < end; i++)
    if (is_possessive (cast, i))
      return TRUE;

  return FALSE;
}

/* Whose it is: 'his campaign', 'Clinton’s campaign', 'the Trump campaign'. */
static guint
find_owner (const AnalyzerCast *cast,
            guint               first,
            guint               head)
{
  for (guint i = head; i > first; i--)
    {
      AnalyzerMention *mention = analyzer_cast_get_mention (cast, i - 1);

      if (get_token (cast, i - 1)->tag == ANALYZER_TAG_PRP_POSS)
        return i - 1;
      if (is_possessive (cast, i - 1) && i >= first + 2)
        return i - 2;
      if (mention != NULL && mention->type == ANALYZER_NAME_PERSON)
        return i - 1;
    }

  return ANALYZER_NO_TOKEN;
}

/* Where a description ends: at a comma, a bracket, a dash or its own end. */
static guint
find_description_end (const AnalyzerCast *cast,
                      guint               head,
                      guint               end)
{
  static const char *const stops[] = { ",", ";", ":", "--", "—", "–", "(", "-lrb-", "...", "…", ".", NULL };
  guint i = head + 1;

  while (i < end && i - head < PHRASE_WORDS_MAX && !is_one_of (get_word (cast, i), stops))
    i++;
  while (i > head + 1 && (is_possessive (cast, i - 1) ||
                          !g_unichar_isalnum (g_utf8_get_char (cast->prose->text + get_token (cast, i - 1)->start))))
    {
      const char *word = get_word (cast, i - 1);

      if (g_str_equal (word, "%") || g_str_equal (word, "''") || g_str_equal (word, "”") || g_str_equal (word, "\""))
        break;
      i--;
    }

  return i;
}

/* 'Speaker of the House Rep. Paul Ryan', 'Vatican spokesman the Rev. Federico
 * Lombardi': a description that ends with the name of whom it describes. */
static AnalyzerMention *
find_office_holder (const AnalyzerCast   *cast,
                    const AnalyzerPhrase *phrase,
                    guint                 end)
{
  guint last = find_description_end (cast, phrase->head, end);
  AnalyzerMention *mention = last > phrase->head + 1 ? analyzer_cast_get_mention (cast, last - 1) : NULL;

  if (mention == NULL || mention->type != ANALYZER_NAME_PERSON || mention->end != last || is_plural (cast, phrase->head) ||
      !(phrase->words & ANALYZER_WORD_PERSON) || mention->begin <= phrase->head)
    return NULL;

  for (guint i = phrase->head + 1; i < mention->begin; i++)
    {
      AnalyzerTag tag = get_token (cast, i)->tag;

      if (is_possessive (cast, i) || analyzer_tag_is_verb (tag) || tag == ANALYZER_TAG_TO || tag == ANALYZER_TAG_WP ||
          tag == ANALYZER_TAG_WDT)
        return NULL;
      if (tag == ANALYZER_TAG_IN && (!g_str_equal (get_word (cast, i), "of") || i + 1 >= mention->begin ||
                                     !(phrase->words & (ANALYZER_WORD_TITLE | ANALYZER_WORD_OFFICIAL))))
        return NULL;
    }

  return mention;
}

/* 'a former captain named Tom Hale' */
static AnalyzerMention *
find_given_name (const AnalyzerCast   *cast,
                 const AnalyzerPhrase *phrase,
                 guint                 end)
{
  static const char *const verbs[] = { "named", "called", NULL };
  guint verb = phrase->head + 1;
  AnalyzerMention *mention;

  if (verb + 1 >= end || !is_one_of (get_word (cast, verb), verbs) || is_plural (cast, phrase->head))
    return NULL;
  mention = analyzer_cast_get_mention (cast, verb + 1);

  return mention != NULL && mention->type == ANALYZER_NAME_PERSON && mention->begin == verb + 1 && mention->end <= end ? mention : NULL;
}

/* '“Harbour Lights” star Ann Lee': a name behind a noun for its bearer ends the
 * source, whatever stands before. */
static AnalyzerMention *
find_closing_name (const AnalyzerCast *cast,
                   guint               first,
                   guint               end)
{
  AnalyzerMention *mention = analyzer_cast_get_mention (cast, end - 1);

  if (mention == NULL || mention->type != ANALYZER_NAME_PERSON || mention->end != end || mention->begin <= first + 1 ||
      !(get_head_words (cast, mention->begin - 1) & (ANALYZER_WORD_PERSON | ANALYZER_WORD_TITLE)) ||
      get_token (cast, mention->begin - 1)->tag != ANALYZER_TAG_NN)
    return NULL;

  for (guint i = first; i < mention->begin; i++)
    if (get_token (cast, i)->tag == ANALYZER_TAG_IN || get_token (cast, i)->tag == ANALYZER_TAG_TO)
      return NULL;

  return mention;
}

/* The name in apposition: 'her campaign manager, Robby Mook,'. */
static AnalyzerMention *
find_apposed_name (const AnalyzerCast *cast,
                   guint               from,
                   guint               end,
                   gboolean            is_person)
{
  for (guint i = from; i + 1 < end; i++)
    {
      AnalyzerMention *mention;
      guint next = i + 1;

      if (!is_comma (cast, i) && !g_str_equal (get_word (cast, i), "—") && !g_str_equal (get_word (cast, i), "--"))
        continue;
      next = find_core_end (cast, next, end);
      mention = next > i + 1 ? analyzer_cast_get_mention (cast, next - 1) : NULL;
      if (mention == NULL || mention->end != next ||
          (mention->type != ANALYZER_NAME_PERSON && (is_person || mention->type != ANALYZER_NAME_ORGANIZATION)))
        return NULL;
      /* A list of names is no apposition. */
      if (mention->end < end && is_and (cast, mention->end))
        return NULL;
      if (mention->end >= end || g_str_equal (get_word (cast, mention->end), "of") || !g_unichar_isalnum (g_utf8_get_char (cast->prose->text + get_token (cast, mention->end)->start)))
        return mention;
      return NULL;
    }

  return NULL;
}

/* 'at least four senators', 'nearly all of them' */
static guint
skip_vagueness (const AnalyzerCast *cast,
                guint               first,
                guint               end)
{
  static const char *const vague[] = {
    "at", "least", "most", "about", "nearly", "almost", "only", "just", "roughly", "around", "more", "than", "less",
    "fewer", "over", "virtually", "up", "to", "even", "not", NULL,
  };
  guint i = first;

  while (i + 1 < end && is_one_of (get_word (cast, i), vague))
    i++;

  return is_nominal (cast, i) ? i : first;
}

/* 'former secretary of state Hillary Clinton': what follows the office is the
 * name. */
static guint
find_name_behind_office (const AnalyzerCast *cast,
                         guint               core,
                         guint               end)
{
  AnalyzerMention *mention;
  guint longer;

  if (core + 2 >= end || !g_str_equal (get_word (cast, core), "of") ||
      !(get_head_words (cast, core - 1) & (ANALYZER_WORD_TITLE | ANALYZER_WORD_OFFICIAL)) ||
      is_determiner (cast, core + 1) || analyzer_cast_get_mention (cast, core + 1) != NULL)
    return core;

  longer = find_core_end (cast, core + 1, end);
  mention = longer > core + 1 ? analyzer_cast_get_mention (cast, longer - 1) : NULL;
  for (guint i = core + 1; i < longer; i++)
    if (is_possessive (cast, i))
      return core;

  return mention != NULL && mention->type == ANALYZER_NAME_PERSON ? longer : core;
}

/**
 * analyzer_read_phrase:
 * @first: the number of the first token
 * @end: the number of the token after the last one
 * @phrase: (out caller-allocates): what the tokens say
 *
 * Reads tokens that mention one somebody.
 *
 * Returns: whether they mention anybody
 */
gboolean
analyzer_read_phrase (const AnalyzerCast *cast,
                      guint               first,
                      guint               end,
                      AnalyzerPhrase     *phrase)
{
  static const char *const leaders[] = { "according", "to", "by", "from", "even", "only", "like", "of", "for", "as", "if", "when", "while", "but", "and", "with", "especially",
                                         "particularly", NULL };
  static const char *const conjunctions[] = { "that", "both", "either", "neither", NULL };
  static const char *const emphasis[] = { "himself", "herself", "themselves", "itself", "alone", "too", "also", NULL };
  AnalyzerMention *mention;
  guint core, start;

  /* 'that Rubio', 'both him and Ann Lee' */
  if (first + 1 < end && (is_one_of (get_word (cast, first), conjunctions)) &&
      (is_pronoun (cast, first + 1) || analyzer_cast_get_mention (cast, first + 1) != NULL))
    first++;
  while (first < end && (!g_unichar_isalnum (g_utf8_get_char (cast->prose->text + get_token (cast, first)->start)) ||
                         (end - first > 1 && is_one_of (get_word (cast, first), leaders))) &&
         get_token (cast, first)->tag != ANALYZER_TAG_DOLLAR && *get_word (cast, first) != '@')
    first++;
  while (end > first && (is_possessive (cast, end - 1) || is_comma (cast, end - 1) ||
                         (end - first > 1 && is_one_of (get_word (cast, end - 1), emphasis))))
    end--;
  if (first >= end)
    return FALSE;

  memset (phrase, 0, sizeof *phrase);
  phrase->first = first;
  phrase->end = end;
  phrase->head = first;
  phrase->member = ANALYZER_NO_MEMBER;
  phrase->owner = ANALYZER_NO_TOKEN;

  if (is_pronoun (cast, first) && !counts (cast, first, end) &&
      (end - first == 1 || get_token (cast, first)->tag == ANALYZER_TAG_WP_POSS || (get_token (cast, first)->tag != ANALYZER_TAG_PRP_POSS && get_token (cast, first)->tag != ANALYZER_TAG_DT &&
                            !analyzer_tag_is_noun (get_token (cast, first + 1)->tag) &&
                            get_token (cast, first + 1)->tag != ANALYZER_TAG_JJ)))
    {
      const char *word = get_word (cast, first);

      phrase->form = ANALYZER_PHRASE_PRONOUN;
      phrase->definite = TRUE;
      phrase->plural = word[0] == 't' && !g_str_equal (word, "that");
      return TRUE;
    }

  start = skip_vagueness (cast, first, end);
  core = find_core_end (cast, start, end);
  if (core == start)
    core = start + 1;
  core = find_name_behind_office (cast, core, end);
  phrase->head = core - 1;
  /* '55 percent of voters', 'a number of families' keep the first noun. */
  mention = analyzer_cast_get_mention (cast, phrase->head);
  if (mention != NULL && mention->end <= end)
    phrase->head = mention->end - 1;
  else if (mention != NULL)
    {
      /* The source cuts a name that goes too far: 'Hale | Reveals'. */
      guint cut = MAX (mention->first, start);

      mention = NULL;
      phrase->member = analyzer_cast_find_bearer (cast, cut, phrase->head + 1);
      if (phrase->member != ANALYZER_NO_MEMBER)
        {
          phrase->form = ANALYZER_PHRASE_NAME;
          phrase->definite = TRUE;
          phrase->kind = analyzer_cast_get (cast, phrase->member)->kind;
          return TRUE;
        }
    }

  /* 'a super PAC' is no name, 'the Hale Campaign' is Hale's. */
  if (mention != NULL && mention->end - mention->first == 1 && mention->type == ANALYZER_NAME_ORGANIZATION &&
      mention->first > start && (get_head_words (cast, mention->first) & ANALYZER_WORD_BODY) &&
      !is_determiner (cast, mention->first - 1))
    {
      AnalyzerMention *before = analyzer_cast_get_mention (cast, mention->first - 1);

      if (before != NULL ? before->type == ANALYZER_NAME_PERSON
                         : g_unichar_islower (g_utf8_get_char (cast->prose->text + get_token (cast, mention->first - 1)->start)))
        mention = NULL;
    }

  /* 'many Millennials' */
  if (mention != NULL && mention->type != ANALYZER_NAME_PERSON && start == first && mention->first > first &&
      (analyzer_speaker_words_get (get_word (cast, first)) & ANALYZER_WORD_QUANTITY) &&
      g_str_has_suffix (get_word (cast, mention->end - 1), "s"))
    mention = NULL;
  else if (mention == NULL)
    {
      phrase->words = get_head_words (cast, phrase->head);
      mention = find_apposed_name (cast, core, end, (phrase->words & ANALYZER_WORD_PERSON) != 0);
      if (mention != NULL && is_plural (cast, phrase->head))
        mention = NULL;
      if (mention != NULL)
        phrase->head = mention->end - 1;
    }

  if (mention != NULL && mention->member != ANALYZER_NO_MEMBER)
    {
      phrase->form = ANALYZER_PHRASE_NAME;
      phrase->member = mention->member;
      phrase->definite = TRUE;
      phrase->kind = analyzer_cast_get (cast, mention->member)->kind;
      return TRUE;
    }

  phrase->words = get_head_words (cast, phrase->head);
  mention = find_office_holder (cast, phrase, end);
  if (mention == NULL)
    mention = find_given_name (cast, phrase, end);
  if (mention == NULL)
    mention = find_closing_name (cast, first, end);
  if (mention != NULL && mention->member != ANALYZER_NO_MEMBER)
    {
      phrase->form = ANALYZER_PHRASE_NAME;
      phrase->head = mention->end - 1;
      phrase->member = mention->member;
      phrase->definite = TRUE;
      phrase->kind = ANALYZER_SPEAKER_PERSON;
      return TRUE;
    }

  phrase->form = ANALYZER_PHRASE_DESCRIPTION;
  phrase->kind = tell_kind (cast, first, phrase->head, phrase->words);
  phrase->plural = phrase->kind == ANALYZER_SPEAKER_GROUP;
  phrase->definite = tell_definite (cast, first, phrase->head + 1);
  phrase->owner = find_owner (cast, first, phrase->head);
  phrase->end = find_description_end (cast, phrase->head, end);

  return TRUE;
}

/* Whether what follows a joining word begins somebody else, and where. */
static guint
begins_another (const AnalyzerCast *cast,
                guint               first,
                guint               joint,
                guint               end)
{
  static const char *const others[] = {
    "other", "others", "many", "some", "several", "his", "her", "their", "the", "a", "an", "former", "fellow", "much", "most",
    "its", NULL,
  };
  guint i = joint + 1, core;
  AnalyzerMention *mention, *before;
  AnalyzerPhrase left;

  if (i >= end)
    return 0;

  core = find_core_end (cast, i, end);
  if (core == i && !is_one_of (get_word (cast, i), others))
    return 0;
  mention = core > i ? analyzer_cast_get_mention (cast, core - 1) : NULL;
  before = analyzer_cast_get_mention (cast, joint - 1);
  if (before == NULL && joint >= first + 2 && is_comma (cast, joint - 1))
    before = analyzer_cast_get_mention (cast, joint - 2);

  /* What stands before must be somebody, not the end of a description. */
  if (!analyzer_read_phrase (cast, first, joint, &left) ||
      (left.form == ANALYZER_PHRASE_DESCRIPTION && find_core_end (cast, first, joint) < joint))
    return 0;
  if (mention != NULL && mention->type == ANALYZER_NAME_PERSON)
    return i;
  if (mention != NULL && before != NULL && before->type != ANALYZER_NAME_PERSON && left.form == ANALYZER_PHRASE_NAME &&
      left.head == before->end - 1)
    return i;
  if (left.form == ANALYZER_PHRASE_NAME && get_token (cast, i)->tag == ANALYZER_TAG_CD && is_plural (cast, core - 1))
    return i;
  /* 'his campaign and residents of the town' */
  if (before == NULL && left.form == ANALYZER_PHRASE_DESCRIPTION && !left.plural && left.definite &&
      (left.words & ANALYZER_WORD_BODY) && core > i && is_plural (cast, core - 1))
    return i;
  /* 'his campaign and much of the media' */
  if (before == NULL && joint > first + 1 && find_core_end (cast, first, joint) == joint &&
      (get_head_words (cast, joint - 1) & (ANALYZER_WORD_BODY | ANALYZER_WORD_PERSON)) &&
      (is_one_of (get_word (cast, i), others) || (mention != NULL && mention->type != ANALYZER_NAME_LOCATION)))
    return i;
  /* 'Murphy and other Democrats', 'she and her aides' */
  if ((before != NULL || (joint == first + 1 && is_pronoun (cast, first))) && is_one_of (get_word (cast, i), others))
    return i;

  return 0;
}

static const char *const others[] = { "others", "many", "some", "several", NULL };

/* 'unions, residents and many captains': several groups without names are one. */
static gboolean
is_list_of_groups (const AnalyzerCast *cast,
                   guint               first,
                   guint               end)
{
  guint i = first, n = 0;
  gboolean joined = FALSE;

  while (i < end)
    {
      guint start = skip_vagueness (cast, i, end);
      guint core = find_core_end (cast, start, end);
      AnalyzerMention *mention;

      if (core == start)
        return FALSE;
      mention = analyzer_cast_get_mention (cast, core - 1);
      if (!(is_plural (cast, core - 1) || is_one_of (get_word (cast, core - 1), others)) ||
          (mention != NULL && mention->type == ANALYZER_NAME_PERSON))
        return FALSE;
      n++;
      i = core;
      if (i < end && is_comma (cast, i))
        i++;
      if (i < end && is_and (cast, i))
        {
          joined = TRUE;
          i++;
        }
      if (i < end && i == core)
        return FALSE;
    }

  return joined && n >= 2;
}

/* 'Two captains, Tom Hale and Ann Lee': where the names begin, @first without. */
static guint
skip_to_names (const AnalyzerCast *cast,
               guint               first,
               guint               end)
{
  guint core = find_core_end (cast, first, end), names;
  AnalyzerMention *mention;

  if (core == first || core + 1 >= end || !is_comma (cast, core) || !is_plural (cast, core - 1) ||
      analyzer_cast_get_mention (cast, core - 1) != NULL)
    return first;

  names = find_core_end (cast, core + 1, end);
  mention = names > core + 1 ? analyzer_cast_get_mention (cast, names - 1) : NULL;
  if (mention == NULL || mention->end != names || mention->type == ANALYZER_NAME_LOCATION)
    return first;
  for (guint i = names; i < end && i < core + PHRASE_WORDS_MAX; i++)
    if (is_and (cast, i))
      return core + 1;

  return first;
}

/**
 * analyzer_read_phrases:
 * @first: the number of the first token of a source
 * @end: the number of the token after its last one
 *
 * Reads the words that say who speaks.
 *
 * Returns: (transfer full) (element-type AnalyzerPhrase): everybody whom they
 *   mention as a speaker
 */
GArray *
analyzer_read_phrases (const AnalyzerCast *cast,
                       guint               first,
                       guint               end)
{
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (AnalyzerPhrase));
  AnalyzerPhrase phrase;
  guint start, depth = 0;

  if (is_list_of_groups (cast, first, end) && analyzer_read_phrase (cast, first, end, &phrase) &&
      phrase.form == ANALYZER_PHRASE_DESCRIPTION)
    {
      phrase.end = end;
      g_array_append_val (phrases, phrase);
      return phrases;
    }
  first = start = skip_to_names (cast, first, end);
  for (guint i = first + 1; i < end && phrases->len + 1 < PHRASES_MAX; i++)
    {
      const char *word = get_word (cast, i);
      guint another = 0;

      if (g_str_equal (word, "(") || g_str_equal (word, "-lrb-"))
        depth++;
      else if (depth > 0 && (g_str_equal (word, ")") || g_str_equal (word, "-rrb-")))
        depth--;
      if (depth > 0)
        continue;

      if (is_and (cast, i))
        another = begins_another (cast, first, i, end);
      else if (g_str_equal (word, "including") && i + 1 < end)
        {
          guint core = find_core_end (cast, i + 1, end);
          AnalyzerMention *mention = core > i + 1 ? analyzer_cast_get_mention (cast, core - 1) : NULL;

          another = mention != NULL && mention->type == ANALYZER_NAME_PERSON ? i + 1 : 0;
        }
      else if (is_comma (cast, i) && i + 1 < end)
        {
          /* 'A, B and C': a name right after a name */
          AnalyzerMention *before = analyzer_cast_get_mention (cast, i - 1);
          guint core = find_core_end (cast, i + 1, end);
          AnalyzerMention *after = core > i + 1 ? analyzer_cast_get_mention (cast, core - 1) : NULL;

          if (before != NULL && after != NULL && before->type == ANALYZER_NAME_PERSON &&
              after->type == ANALYZER_NAME_PERSON && before->member != after->member && !is_determiner (cast, i + 1))
            another = i + 1;
        }

      if (another > 0)
        {
          if (analyzer_read_phrase (cast, start, i, &phrase))
            g_array_append_val (phrases, phrase);
          start = another;
          i = another;
        }
    }

  if (analyzer_read_phrase (cast, start, end, &phrase))
    g_array_append_val (phrases, phrase);

  return phrases;
}

/**
 * analyzer_phrase_is_named:
 * @phrase: a description
 *
 * Returns: whether a name stands in it: 'a Harbour Board poll'
 */
gboolean
analyzer_phrase_is_named (const AnalyzerCast   *cast,
                          const AnalyzerPhrase *phrase)
{
  for (guint i = phrase->first; i <= phrase->head; i++)
    if (analyzer_cast_get_mention (cast, i) != NULL || get_token (cast, i)->name == ANALYZER_NAME_MISC)
      return TRUE;

  return FALSE;
}

/**
 * analyzer_find_phrase_first:
 * @head: the number of a noun's token
 *
 * Returns: the number of the first token of the noun phrase that @head ends
 */
guint
analyzer_find_phrase_first (const AnalyzerCast *cast,
                            guint               head)
{
  guint first = head;

  while (first > 0 && head - first < PHRASE_WORDS_MAX / 2 &&
         get_token (cast, first - 1)->sentence == get_token (cast, head)->sentence &&
         (is_nominal (cast, first - 1) || leads_to_nominal (cast, first - 1, first - 1, head + 1)))
    {
      first--;
      if (is_determiner (cast, first) && (first == 0 || !is_determiner (cast, first - 1)))
        break;
    }
  while (first < head && is_possessive (cast, first))
    first++;

  return first;
}
