/* speaker-names.c: where names of people, bodies and places stand.
 *
 * The tagger's names are repaired by what newspapers do: an office within a
 * name parts a body from a person ('Steelworkers Director Tim Waters'), a
 * headline's next word is no part of a name that stands alone elsewhere, and
 * whatever is written like the surname of somebody named in full is that
 * person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-cast-private.h"

#include <string.h>

#include "discourse/person-names.h"

/* A title before a name has no more words than that. */
#define TITLES_MAX 6
/* van der, de la, bin al */
#define PARTICLES_MAX 3
/* A headline has at least that many words written like names. */
#define HEADLINE_CAPITALS 4
/* and no more words at all than that. */
#define HEADLINE_TOKENS 48
/* The words before the colon of a transcript's turn. */
#define LABEL_TOKENS_MAX 6u

static gboolean
is_first_name (const AnalyzerCast *self,
               guint               token)
{
  return is_capitalised (self, token) &&
         analyzer_is_first_name (self->models, analyzer_prose_get_word (self->prose, token));
}

/* Whether token @i, which no name holds, joins two parts of a person's name:
 * an initial, a particle, a nickname in quotation marks. */
static guint
find_continuation (const AnalyzerCast *self,
                   guint               end)
{
  const AnalyzerProse *prose = self->prose;
  guint i = end;

  if (!same_sentence (self, end - 1, end))
    return 0;

  /* Bill de Blasio */
  if ((get_words (self, end - 1) & ANALYZER_WORD_PARTICLE) && !is_capitalised (self, end - 1) && is_capitalised (self, end))
    return end + 1;

  if (get_token (self, i)->name == ANALYZER_NAME_PERSON && get_token (self, i)->name_begins &&
      get_token (self, i)->space_before)
    return is_capitalised (self, i) && !(get_words (self, i) & (ANALYZER_WORD_HONORIFIC | ANALYZER_WORD_TITLE)) ? i + 1 : 0;

  /* Harry Hale III, where the tagger saw two names */
  if (is_first_name (self, end - 1) && is_capitalised (self, i) && same_sentence (self, i, i + 1) &&
      (get_words (self, i + 1) & ANALYZER_WORD_SUFFIX) && is_capitalised (self, i + 1))
    return i + 2;

  if (get_token (self, i)->tag == ANALYZER_TAG_OPEN || g_str_equal (analyzer_prose_get_word (prose, i), "\"") ||
      get_token (self, i)->tag == ANALYZER_TAG_LRB)
    {
      /* William "Bill" Smith */
      if (same_sentence (self, i, i + 3) && is_capitalised (self, i + 1) && !is_word (self, i + 2) &&
          get_token (self, i + 3)->name == ANALYZER_NAME_PERSON)
        return i + 4;
      return 0;
    }

  if (is_capitalised (self, i) && get_token (self, i)->end - get_token (self, i)->start <= 2 &&
      same_sentence (self, i, i + 1))
    {
      guint next = i + 1;

      if (analyzer_prose_is_word (prose, next, ".") && same_sentence (self, i, next + 1))
        next++;
      if (get_token (self, next)->name == ANALYZER_NAME_PERSON)
        return next + 1;
    }

  while (i - end < PARTICLES_MAX && (get_words (self, i) & ANALYZER_WORD_PARTICLE) && same_sentence (self, i, i + 1))
    {
      i++;
      if (get_token (self, i)->name == ANALYZER_NAME_PERSON && is_capitalised (self, i))
        return i + 1;
    }

  return 0;
}

/* Suffixes follow with or without comma. */
static guint
skip_suffix (const AnalyzerCast *self,
             guint               end)
{
  guint i = end;

  if (same_sentence (self, end - 1, i) && analyzer_prose_is_word (self->prose, i, ","))
    i++;
  if (same_sentence (self, end - 1, i) && (get_words (self, i) & ANALYZER_WORD_SUFFIX) && is_capitalised (self, i))
    return i + 1;

  return end;
}

/* Whether a word is an office or a form of address, though Earl, Dean or Don
 * before one more word is a first name. */
static gboolean
is_title (const AnalyzerCast *self,
          guint               token,
          guint               end)
{
  static const char *const first_names[] = { "don", "dom", "earl", "duke", "dean", "baron", "sheriff", "father", NULL };
  const char *word = analyzer_prose_get_word (self->prose, token);

  if (!(get_words (self, token) & (ANALYZER_WORD_HONORIFIC | ANALYZER_WORD_TITLE)))
    return FALSE;

  return token + 2 != end || !g_strv_contains (first_names, word) || !analyzer_is_first_name (self->models, word);
}

/* 'Maybe Trump', 'Enter The Washington Post' */
static gboolean
is_no_name_start (const AnalyzerCast *self,
                  guint               token)
{
  static const char *const never[] = {
    "maybe", "perhaps", "why", "how", "if", "when", "what", "as", "but", "and", "is", "was", "does", "did", "can", "will",
    "watch", "read", "says", "exclusive", "breaking", NULL,
  };

  if (g_strv_contains (never, analyzer_prose_get_word (self->prose, token)))
    return TRUE;

  switch (get_token (self, token)->tag)
    {
    case ANALYZER_TAG_DT:
    case ANALYZER_TAG_RB:
    case ANALYZER_TAG_UH:
    case ANALYZER_TAG_CC:
    case ANALYZER_TAG_IN:
    case ANALYZER_TAG_PRP:
    case ANALYZER_TAG_PRP_POSS:
    case ANALYZER_TAG_VB:
    case ANALYZER_TAG_VBD:
    case ANALYZER_TAG_VBZ:
    case ANALYZER_TAG_VBP:
    case ANALYZER_TAG_WRB:
    case ANALYZER_TAG_WP:
      return TRUE;
    default:
      return !is_word (self, token);
    }
}

/* Whether nearly all words of a token's sentence are written like names. */
static gboolean
is_headline (const AnalyzerCast *self,
             guint               token)
{
  const AnalyzerSentence *sentence = &self->prose->sentences[get_token (self, token)->sentence];
  guint small = 0, capitalised = 0;

  if (sentence->n_tokens > HEADLINE_TOKENS)
    return FALSE;
  for (guint i = sentence->first_token; i < sentence->first_token + sentence->n_tokens && small < 2; i++)
    {
      capitalised += is_capitalised (self, i);
      small += is_word (self, i) && !is_capitalised (self, i) && get_token (self, i)->end - get_token (self, i)->start > 3;
    }

  return small < 2 && capitalised >= HEADLINE_CAPITALS;
}

/* Other verbs that headlines write like names, none of which is part of one, and
 * what parts two names there: 'Insult at Hale', 'Board Knew Pier Was Unsafe'. */
static gboolean
parts_headline (const AnalyzerCast *self,
                guint               token)
{
  static const char *const words[] = {
    "at", "by", "with", "from", "about", "after", "amid", "against", "over", "before", "during", "into", "as", "vs", "v",
    "to", "is", "are", "was", "were", "has", "have", "had", "does", "did", "be", "been", "can", "could", "should", "would",
    "knew", "knows", "reveals", "revealed", "hid", "hides", "resigns", "resigned", "refuses", "refused", "shared",
    "shares", "endorsed", "elects", "elected", "blocks", "blocked", "dies", "died", "sues", "sued", "fires", "fired",
    "quits", "heads", "finds", "found", "shows", "sees", "votes", "voted", "bans", "banned", "lifts", "fears", "vowed",
    "accuses", "accused", "threatens", "demands", "orders", "considers", "reports", "confirms", "suggests", "thinks",
    "believes", "knocks", "pledges", "promises", "defeats", "beats", "trails", "laments", "steps", "just", NULL,
  };

  return g_strv_contains (words, analyzer_prose_get_word (self->prose, token)) && is_headline (self, token);
}

/* Headlines write verbs like names. */
static gboolean
is_reporting (const AnalyzerCast *self,
              guint               token)
{
  static const char *const verbs[] = {
    "says", "said", "tells", "told", "tell", "calls", "called", "opened", "opens", "slams", "vows", "wants", "claims",
    "blasts", "urges", "denies", "admits", "insists", "warns", "reacts", "responds", "asks", "explains", "defends",
    "compares", "addresses", "address", "backs", "hits", "rips", "wins", "leads", "endorses", "joins", "faces", "gets",
    "takes", "makes", "gives", "goes", "visits", "meets", "plans", "seeks", "pushes", "attacks", "mocks", "praises",
    "criticizes", "rejects", "supports", "opposes", "loses", "drops", "launches", "announces", NULL,
  };

  return g_strv_contains (verbs, analyzer_prose_get_word (self->prose, token));
}

/* 'Madam Chair', 'Mr. President': nobody's name. */
static gboolean
is_form_of_address (const AnalyzerCast    *self,
                    const AnalyzerMention *mention)
{
  guint before = mention->first;

  if (mention->end - mention->first > 1 || !(get_words (self, mention->first) & ANALYZER_WORD_TITLE))
    return FALSE;
  while (before > 0 && mention->first - before < 2 && !is_word (self, before - 1))
    before--;

  return before > 0 && same_sentence (self, before - 1, mention->first) &&
         (get_words (self, before - 1) & ANALYZER_WORD_HONORIFIC) && is_capitalised (self, before - 1);
}

static void
add_mention (AnalyzerCast *self,
             guint         first,
             guint         end,
             AnalyzerName  type)
{
  AnalyzerMention mention = { first, end, first, ANALYZER_NO_MEMBER, type };

  while (mention.end > mention.first + 1 &&
         (is_possessive (self, mention.end - 1) || !is_word (self, mention.end - 1)) &&
         !analyzer_prose_is_word (self->prose, mention.end - 1, "."))
    mention.end--;
  while (mention.first + 1 < mention.end && is_no_name_start (self, mention.first))
    mention.first++;
  /* 'Hillary Clinton Says Trump', 'Hale Just Revealed' */
  for (guint i = mention.first + 1; i < mention.end; i++)
    if (is_reporting (self, i) || get_token (self, i)->tag == ANALYZER_TAG_RB || parts_headline (self, i))
      mention.end = i;
  /* 'OLYMPICS The Olympic Committee' */
  for (guint i = mention.first + 1; i + 1 < mention.end && type != ANALYZER_NAME_PERSON; i++)
    if (analyzer_prose_is_word (self->prose, i, "the") && is_capitalised (self, i))
      mention.first = i + 1;

  /* A newspaper that begins like a country. */
  if (analyzer_prose_is_word (self->prose, mention.end - 1, "usa") && same_sentence (self, first, mention.end) &&
      analyzer_prose_is_word (self->prose, mention.end, "today") && is_capitalised (self, mention.end))
    {
      mention.end++;
      mention.type = ANALYZER_NAME_ORGANIZATION;
    }

  if (type == ANALYZER_NAME_PERSON)
    {
      /* 'Vardal Mayor Don Solberg' */
      for (guint i = mention.first + 1; i + 1 < mention.end && !is_first_name (self, mention.first); i++)
        if (is_title (self, i, mention.end) && is_capitalised (self, i + 1) &&
            !(get_words (self, i + 1) & ANALYZER_WORD_SUFFIX))
          mention.first = i;
      while (mention.first + 1 < mention.end &&
             (is_title (self, mention.first, mention.end) || !is_word (self, mention.first)))
        mention.first++;
      if (is_form_of_address (self, &mention))
        return;
    }

  mention.begin = mention.first;
  if (!is_word (self, mention.first) || mention.end - mention.first > NAME_TOKENS_MAX)
    return;

  g_array_append_val (self->mentions, mention);
}

static void
number_tokens (AnalyzerCast *self)
{
  for (guint i = 0; i < self->prose->n_tokens; i++)
    self->mention_of_token[i] = ANALYZER_NO_MEMBER;
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);

      for (guint j = mention->first; j < mention->end; j++)
        self->mention_of_token[j] = i;
    }
}

/* Where in a name that was taken for a body's a person's name begins, after an
 * office or an outlet; @end without. */
static guint
find_person_within (const AnalyzerCast *self,
                    guint               first,
                    guint               end)
{
  guint start = end, words;

  if (get_words (self, end - 1) & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS | ANALYZER_WORD_TITLE))
    return end;

  for (guint i = first + 1; i < end; i++)
    {
      if (!is_capitalised (self, i) || !is_word (self, i))
        {
          start = end;
          continue;
        }
      words = get_words (self, i - 1);
      if (is_title (self, i, end) || (get_words (self, i) & ANALYZER_WORD_BODY))
        start = end;
      else if (words & (ANALYZER_WORD_TITLE | ANALYZER_WORD_PERSON))
        start = i;
      else if ((words & ANALYZER_WORD_PRESS) && end - i >= 2 && is_first_name (self, i))
        start = i;
    }

  return start < end && (end - start >= 2 || (get_words (self, start - 1) & ANALYZER_WORD_TITLE)) ? start : end;
}

static gboolean
is_proper (const AnalyzerCast *self,
           guint               token)
{
  const AnalyzerToken *t = get_token (self, token);

  return is_capitalised (self, token) && (t->tag == ANALYZER_TAG_NNP || t->tag == ANALYZER_TAG_NNPS);
}

/* 'Division of Gaming Enforcement', 'Court of Appeals for the Ninth Circuit' */
static guint
find_body_end (const AnalyzerCast *self,
               guint               first,
               guint               end)
{
  static const char *const links[] = { "of", "for", NULL };
  guint court = first;

  /* 'the Court of Appeals' has its noun before the 'of'. */
  while (court + 1 < end && !analyzer_prose_is_word (self->prose, court + 1, "of"))
    court++;

  while (end < self->prose->n_tokens && end - first < NAME_TOKENS_MAX && same_sentence (self, first, end) &&
         ((get_words (self, end - 1) | get_words (self, court)) & (ANALYZER_WORD_BODY | ANALYZER_WORD_GROUP)) &&
         is_capitalised (self, end - 1) &&
         g_strv_contains (links, analyzer_prose_get_word (self->prose, end)))
    {
      guint next = end + 1;
      gboolean numbered = FALSE;

      if (same_sentence (self, first, next) && get_token (self, next)->tag == ANALYZER_TAG_DT)
        next++;
      /* 'for the 3rd Circuit' */
      if (same_sentence (self, first, next + 1) && g_ascii_isdigit (self->prose->text[get_token (self, next)->start]) &&
          is_capitalised (self, next + 1) && analyzer_tag_is_noun (get_token (self, next + 1)->tag))
        {
          numbered = TRUE;
          next++;
        }
      if (!same_sentence (self, first, next) || (!is_proper (self, next) && !numbered) ||
          get_token (self, next)->name == ANALYZER_NAME_PERSON)
        break;
      next += numbered;
      while (same_sentence (self, first, next) && is_proper (self, next) && next - first < NAME_TOKENS_MAX)
        next++;
      end = next;
    }

  return end;
}

/* Clinton Foundation, Orlando Sentinel: the last word tells what a tagger may have
 * taken for a person or a place. */
static AnalyzerName
correct_type (const AnalyzerCast *self,
              guint               first,
              guint               end,
              AnalyzerName        type)
{
  static const char *const places[] = {
    "state", "country", "nation", "city", "town", "county", "village", "kingdom", "republic", "empire", "house", "world",
    "center", "centre", "park", "district", "station", "court", "chamber", "college", "union", NULL,
  };
  guint words = get_words (self, end - 1);

  if (end - first >= 2 && type == ANALYZER_NAME_LOCATION && (words & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS)) &&
      !(words & ANALYZER_WORD_PERSON) && is_capitalised (self, end - 1) &&
      !g_strv_contains (places, analyzer_prose_get_word (self->prose, end - 1)))
    return ANALYZER_NAME_ORGANIZATION;
  if (end - first >= 2 && type == ANALYZER_NAME_PERSON &&
      (words & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS)) && !(words & (ANALYZER_WORD_PERSON | ANALYZER_WORD_SUFFIX)) &&
      !is_first_name (self, first))
    return ANALYZER_NAME_ORGANIZATION;
  /* Harry Hale III */
  if (end - first >= 3 && type != ANALYZER_NAME_PERSON && (words & ANALYZER_WORD_SUFFIX) && is_capitalised (self, end - 1) &&
      is_first_name (self, first))
    return ANALYZER_NAME_PERSON;

  return type;
}

/* 'MAYOR ADA HOLM:' before a turn of a transcript, in capitals, where no tagger
 * knows a name: the colon, or 0 where there is none. */
static guint
find_speaker_label (const AnalyzerCast *self,
                    guint               first)
{
  const AnalyzerProse *prose = self->prose;
  guint words = 0, n_names = 0;

  for (guint i = first; i < prose->n_tokens && i <= first + LABEL_TOKENS_MAX; i++)
    {
      const AnalyzerToken *token = get_token (self, i);
      guint known = get_words (self, i);
      gsize letters = 0;

      if (prose->sentences[token->sentence].paragraph != prose->sentences[get_token (self, first)->sentence].paragraph)
        return 0;
      if (analyzer_prose_is_character (prose, i, ':'))
        return n_names > 0 && !(words & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS | ANALYZER_WORD_GROUP)) ? i : 0;

      for (const char *p = prose->text + token->start; p < prose->text + token->end; p = g_utf8_next_char (p))
        {
          if (g_unichar_islower (g_utf8_get_char (p)) || g_unichar_isdigit (g_utf8_get_char (p)))
            return 0;
          letters += g_unichar_isupper (g_utf8_get_char (p));
        }
      words |= known;
      n_names += letters >= 3 && !(known & (ANALYZER_WORD_PERSON | ANALYZER_WORD_TITLE | ANALYZER_WORD_HONORIFIC));
    }

  return 0;
}

/* The colons of such labels, by the tokens with which they begin. One alone is
 * a heading. */
static GHashTable *
find_speaker_labels (const AnalyzerCast *self)
{
  const AnalyzerProse *prose = self->prose;
  GHashTable *labels = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < prose->n_paragraphs; i++)
    {
      const AnalyzerParagraph *paragraph = &prose->paragraphs[i];
      guint first, colon;

      if (paragraph->n_sentences == 0)
        continue;
      first = prose->sentences[paragraph->first_sentence].first_token;
      colon = find_speaker_label (self, first);
      if (colon > 0)
        g_hash_table_insert (labels, GUINT_TO_POINTER (first), GUINT_TO_POINTER (colon));
    }
  if (g_hash_table_size (labels) < 2)
    g_hash_table_remove_all (labels);

  return labels;
}

static void
find_names (AnalyzerCast *self)
{
  const AnalyzerProse *prose = self->prose;
  g_autoptr(GHashTable) labels = find_speaker_labels (self);
  guint i = 0;

  while (i < prose->n_tokens)
    {
      const AnalyzerToken *token = &prose->tokens[i];
      AnalyzerName type = token->name;
      guint end = i + 1, longer, colon = GPOINTER_TO_UINT (g_hash_table_lookup (labels, GUINT_TO_POINTER (i)));

      if (colon > 0)
        {
          guint n = self->mentions->len;

          add_mention (self, i, colon, ANALYZER_NAME_PERSON);
          /* 'MS. HALE:', where the stop seems to end a sentence */
          if (self->mentions->len > n)
            g_array_index (self->mentions, AnalyzerMention, n).begin = i;
          i = colon;
          continue;
        }

      if (type != ANALYZER_NAME_PERSON && type != ANALYZER_NAME_ORGANIZATION && type != ANALYZER_NAME_LOCATION)
        {
          i++;
          continue;
        }

      while (same_sentence (self, i, end) && prose->tokens[end].name == type && !prose->tokens[end].name_begins)
        end++;

      type = correct_type (self, i, end, type);
      if (type == ANALYZER_NAME_PERSON)
        {
          while (end - i < NAME_TOKENS_MAX && (longer = find_continuation (self, end)) > 0)
            {
              end = longer;
              while (same_sentence (self, i, end) && prose->tokens[end].name == type && !prose->tokens[end].name_begins)
                end++;
            }
          end = skip_suffix (self, end);
        }

      /* 'Smith and Jones' taken for one name */
      if (type == ANALYZER_NAME_PERSON)
        for (guint j = i + 1; j + 1 < end; j++)
          if (prose->tokens[j].tag == ANALYZER_TAG_CC || prose->tokens[j].tag == ANALYZER_TAG_POS)
            {
              end = j;
              break;
            }

      if (type == ANALYZER_NAME_ORGANIZATION)
        end = find_body_end (self, i, end);
      if (type != ANALYZER_NAME_PERSON)
        {
          guint person = find_person_within (self, i, end);

          if (person < end)
            {
              guint body_end = person;

              while (body_end > i + 1 && (!is_capitalised (self, body_end - 1) ||
                                          (get_words (self, body_end - 1) & (ANALYZER_WORD_TITLE | ANALYZER_WORD_PERSON))))
                body_end--;
              if (!(get_words (self, body_end - 1) & (ANALYZER_WORD_TITLE | ANALYZER_WORD_PERSON)))
                add_mention (self, i, body_end, type);
              add_mention (self, person, end, ANALYZER_NAME_PERSON);
              i = end;
              continue;
            }
        }

      add_mention (self, i, end, type);
      i = end;
    }
}

static gboolean
may_belong_to_body (const AnalyzerCast *self,
                    guint               token)
{
  const AnalyzerToken *t = get_token (self, token);

  return is_proper (self, token) && (t->name == ANALYZER_NAME_NONE || t->name == ANALYZER_NAME_MISC) &&
         !(get_words (self, token) & (ANALYZER_WORD_TITLE | ANALYZER_WORD_HONORIFIC | ANALYZER_WORD_PERSON));
}

/* 'Vardal | Free Press', 'Harbour | Board': a name of which the tagger has seen
 * one part. */
static void
lengthen_bodies (AnalyzerCast *self)
{
  guint last_end = 0;

  for (guint i = 0; i < self->mentions->len; i++)
    {
      AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      guint limit = i + 1 < self->mentions->len ? g_array_index (self->mentions, AnalyzerMention, i + 1).begin : self->prose->n_tokens;
      guint first = mention->first, end = mention->end;

      if (mention->type != ANALYZER_NAME_PERSON && !is_headline (self, first))
        {
          while (end < limit && end - first < NAME_TOKENS_MAX && same_sentence (self, first, end) &&
                 may_belong_to_body (self, end) && get_token (self, end)->space_before && !is_reporting (self, end))
            end++;
          while (mention->type == ANALYZER_NAME_ORGANIZATION && first > last_end && end - first < NAME_TOKENS_MAX &&
                 same_sentence (self, first - 1, first) && may_belong_to_body (self, first - 1) &&
                 get_token (self, first)->space_before)
            first--;
          if (end > mention->end)
            mention->type = ANALYZER_NAME_ORGANIZATION;
          mention->first = mention->begin = first;
          mention->end = end;
        }
      last_end = mention->end;
    }
}

/* 'Orlando | Regional Medical Center': the place with which a body's name begins. */
static void
join_places (AnalyzerCast *self)
{
  guint n = 0;

  for (guint i = 0; i < self->mentions->len; i++)
    {
      AnalyzerMention mention = g_array_index (self->mentions, AnalyzerMention, i);
      AnalyzerMention *before = n > 0 ? &g_array_index (self->mentions, AnalyzerMention, n - 1) : NULL;

      if (before != NULL && before->type == ANALYZER_NAME_LOCATION && mention.type == ANALYZER_NAME_ORGANIZATION &&
          before->end == mention.first && mention.end - mention.first >= 2 && mention.end - before->first <= NAME_TOKENS_MAX &&
          (get_words (self, mention.end - 1) & ANALYZER_WORD_BODY) && is_capitalised (self, mention.first) &&
          same_sentence (self, before->first, mention.first) && get_token (self, mention.first)->space_before &&
          !is_headline (self, mention.first))
        {
          before->type = ANALYZER_NAME_ORGANIZATION;
          before->end = mention.end;
          continue;
        }
      g_array_index (self->mentions, AnalyzerMention, n++) = mention;
    }
  g_array_set_size (self->mentions, n);
}

/* 'Jean-Luc', 'Anne-Marie' */
static gboolean
is_double_first_name (const AnalyzerCast *self,
                      guint               token)
{
  const char *word = self->prose->text + get_token (self, token)->start;
  const char *end = self->prose->text + get_token (self, token)->end;
  const char *hyphen = memchr (word, '-', end - word);

  return hyphen != NULL && hyphen - word >= 3 && end - hyphen >= 4 && g_ascii_isupper (word[0]) && g_ascii_islower (hyphen[-1]) &&
         g_ascii_isupper (hyphen[1]) && g_ascii_islower (hyphen[2]);
}

/* Rand Paul: the first name before a surname was not seen to be one. Jean-Luc
 * Morel: it was taken for a place. */
static void
lengthen_surnames (AnalyzerCast *self)
{
  guint last_end = 0, n = 0;

  for (guint i = 0; i < self->mentions->len; i++)
    {
      AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      guint before = mention->first - 1;

      if (mention->type == ANALYZER_NAME_PERSON && mention->end - mention->first == 1 && mention->first > 0 &&
          same_sentence (self, before, mention->first) && get_token (self, mention->first)->space_before &&
          get_token (self, before)->name != ANALYZER_NAME_PERSON && is_double_first_name (self, before) &&
          (mention->first > last_end || g_array_index (self->mentions, AnalyzerMention, n - 1).first == before))
        {
          n -= mention->first == last_end;
          mention->first = mention->begin = before;
        }
      if (mention->type == ANALYZER_NAME_PERSON && mention->end - mention->first == 1 && mention->first > last_end &&
          same_sentence (self, before, mention->first) && is_capitalised (self, before) && is_word (self, before) &&
          get_token (self, before)->name == ANALYZER_NAME_NONE && get_token (self, before)->tag == ANALYZER_TAG_NNP &&
          get_token (self, mention->first)->space_before &&
          (is_first_name (self, before) ||
           (get_words (self, before) == 0 && before > 0 && same_sentence (self, before - 1, before) &&
            get_token (self, before)->end - get_token (self, before)->start > 2)))
        mention->first = mention->begin = before;
      last_end = mention->end;
      g_array_index (self->mentions, AnalyzerMention, n++) = *mention;
    }
  g_array_set_size (self->mentions, n);
}

/* Whether two capitalised words are a full name that the tagger may have
 * missed: a first name and a surname that stands alone elsewhere, or what
 * follows an office. */
static gboolean
is_full_name (const AnalyzerCast *self,
              guint               first,
              guint               last,
              GHashTable         *lone)
{
  guint words = get_words (self, last);

  /* 'Ann Richards:' may be a noun in the plural to the tagger. */
  if (!is_capitalised (self, first) || !is_capitalised (self, last) || !analyzer_tag_is_noun (get_token (self, first)->tag) ||
      !analyzer_tag_is_noun (get_token (self, last)->tag) || !get_token (self, last)->space_before ||
      get_token (self, last)->end - get_token (self, last)->start < 3 ||
      (words & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS | ANALYZER_WORD_TITLE | ANALYZER_WORD_HONORIFIC)) ||
      (get_words (self, first) & (ANALYZER_WORD_TITLE | ANALYZER_WORD_HONORIFIC | ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS)))
    return FALSE;
  if (same_sentence (self, last, last + 1) && is_proper (self, last + 1) &&
      (get_words (self, last + 1) & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS)))
    return FALSE;

  if (is_first_name (self, first) && g_hash_table_contains (lone, GUINT_TO_POINTER (get_token (self, last)->word)))
    return TRUE;
  if (!is_proper (self, first) || !is_proper (self, last) ||
      first == 0 || get_token (self, first)->sentence != get_token (self, first - 1)->sentence ||
      get_token (self, first)->name == ANALYZER_NAME_LOCATION || get_token (self, first)->name == ANALYZER_NAME_MISC)
    return FALSE;

  words = get_words (self, first - 1);
  if (analyzer_prose_is_word (self->prose, first - 1, ".") && first >= 2 &&
      get_token (self, first - 1)->start == get_token (self, first - 2)->end)
    words = get_words (self, first - 2);

  return (words & (ANALYZER_WORD_TITLE | ANALYZER_WORD_HONORIFIC)) ||
         ((words & ANALYZER_WORD_PERSON) && !is_capitalised (self, first - 1));
}

/* Makes people of full names that are no person's names yet, and shortens what
 * was taken for a name around them. */
static void
find_full_names (AnalyzerCast *self)
{
  const AnalyzerProse *prose = self->prose;
  g_autoptr(GHashTable) lone = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (AnalyzerMention));
  guint next = 0, covered = 0;

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);

      if (mention->end - mention->first == 1)
        g_hash_table_add (lone, GUINT_TO_POINTER (get_token (self, mention->first)->word));
    }

  for (guint i = 0; i + 1 < prose->n_tokens; i++)
    {
      AnalyzerMention *held;
      AnalyzerMention full = { i, i + 2, i, ANALYZER_NO_MEMBER, ANALYZER_NAME_PERSON };

      while (next < self->mentions->len && g_array_index (self->mentions, AnalyzerMention, next).end <= i)
        {
          const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, next++);

          if (mention->first >= covered)
            g_array_append_val (all, *mention);
        }
      if (i < covered || !same_sentence (self, i, i + 1) || !is_full_name (self, i, i + 1, lone))
        continue;

      held = next < self->mentions->len ? &g_array_index (self->mentions, AnalyzerMention, next) : NULL;
      if (held != NULL && held->first <= i + 1)
        {
          if (held->type == ANALYZER_NAME_PERSON && held->end - held->first >= 2)
            continue;
          /* A longer name of a body goes on after it. */
          if (held->end > i + 2)
            continue;
          if (held->first < i && held->first >= covered)
            {
              AnalyzerMention rest = *held;

              rest.end = i;
              g_array_append_val (all, rest);
            }
        }
      g_array_append_val (all, full);
      covered = i + 2;
    }
  for (; next < self->mentions->len; next++)
    if (g_array_index (self->mentions, AnalyzerMention, next).first >= covered)
      g_array_append_val (all, g_array_index (self->mentions, AnalyzerMention, next));

  g_array_unref (self->mentions);
  self->mentions = g_steal_pointer (&all);
}

/* 'van der Berg', 'William "Bill" Hale': what belongs to a name before it. */
static void
lengthen_names (AnalyzerCast *self)
{
  g_autoptr(GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (AnalyzerMention), self->mentions->len);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      AnalyzerMention mention = g_array_index (self->mentions, AnalyzerMention, i);
      guint first = mention.first, last_end = 0;

      if (all->len > 0)
        last_end = g_array_index (all, AnalyzerMention, all->len - 1).end;
      if (mention.type == ANALYZER_NAME_PERSON)
        {
          while (first > last_end && mention.first - first < PARTICLES_MAX && same_sentence (self, first - 1, first) &&
                 (get_words (self, first - 1) & ANALYZER_WORD_PARTICLE) && !is_capitalised (self, first - 1))
            first--;
          if (first >= 4 && same_sentence (self, first - 4, first) && get_token (self, first - 1)->tag == ANALYZER_TAG_CLOSE &&
              is_capitalised (self, first - 2) && get_token (self, first - 3)->tag == ANALYZER_TAG_OPEN &&
              is_first_name (self, first - 4) && last_end <= first - 1)
            {
              first -= 4;
              while (all->len > 0 && g_array_index (all, AnalyzerMention, all->len - 1).end > first)
                g_array_set_size (all, all->len - 1);
            }
        }
      mention.first = mention.begin = first;
      g_array_append_val (all, mention);
    }

  g_array_unref (self->mentions);
  self->mentions = g_steal_pointer (&all);
}

static char *
dup_key (const AnalyzerCast *self,
         guint               first,
         guint               end)
{
  const AnalyzerProse *prose = self->prose;

  return analyzer_fold_name (prose->text + prose->tokens[first].start, prose->tokens[end - 1].end - prose->tokens[first].start);
}

/* 'Lindsey Graham Endorsement', 'Marine John Tiegen': a word too many, where the
 * name stands without it as well. */
static void
shorten_names (AnalyzerCast *self)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);

      if (mention->type == ANALYZER_NAME_PERSON && mention->end - mention->first >= 2)
        g_hash_table_add (names, dup_key (self, mention->first, mention->end));
    }

  for (guint i = 0; i < self->mentions->len; i++)
    {
      AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      guint words = mention->end - mention->first;
      g_autofree char *without_last = NULL, *without_first = NULL;

      if (mention->type != ANALYZER_NAME_PERSON || words < 3 ||
          (get_words (self, mention->end - 1) & ANALYZER_WORD_SUFFIX))
        continue;
      without_last = dup_key (self, mention->first, mention->end - 1);
      without_first = dup_key (self, mention->first + 1, mention->end);
      if (g_hash_table_contains (names, without_last))
        mention->end--;
      else if (g_hash_table_contains (names, without_first) && is_first_name (self, mention->first + 1) &&
               !is_first_name (self, mention->first))
        mention->begin = ++mention->first;
    }
}

/* Titles and honorifics before a name belong to its mention. */
static void
find_titles (AnalyzerCast *self)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);

      if (mention->type != ANALYZER_NAME_PERSON)
        continue;

      while (mention->begin > 0 && mention->first - mention->begin < TITLES_MAX &&
             same_sentence (self, mention->first, mention->begin - 1) &&
             self->mention_of_token[mention->begin - 1] == ANALYZER_NO_MEMBER)
        {
          guint before = mention->begin - 1;

          if (analyzer_prose_is_word (self->prose, before, ".") && before > 0 &&
              get_token (self, before)->start == get_token (self, before - 1)->end)
            before--;
          if (!is_capitalised (self, before) ||
              !(get_words (self, before) & (ANALYZER_WORD_HONORIFIC | ANALYZER_WORD_TITLE)))
            break;
          mention->begin = before;
        }
    }
}

/* A surname that is a word as well, such as Small, is one where its sentence
 * begins with it as the subject. */
static gboolean
may_be_surname (const AnalyzerCast *self,
                guint               token)
{
  const AnalyzerToken *t = get_token (self, token);

  if (analyzer_tag_is_noun (t->tag))
    return t->name != ANALYZER_NAME_MISC;

  return t->tag == ANALYZER_TAG_JJ && token == self->prose->sentences[t->sentence].first_token &&
         same_sentence (self, token, token + 1) &&
         (get_token (self, token + 1)->tag == ANALYZER_TAG_COMMA || analyzer_tag_is_verb (get_token (self, token + 1)->tag));
}

/* 'Mr. Hale' */
static gboolean
is_addressed (const AnalyzerCast *self,
              guint               token)
{
  guint before = token;

  if (before > 0 && analyzer_prose_is_word (self->prose, before - 1, "."))
    before--;

  return before > 0 && same_sentence (self, before - 1, token) && is_capitalised (self, before - 1) &&
         self->mention_of_token[before - 1] == ANALYZER_NO_MEMBER && is_capitalised (self, token) && is_word (self, token) &&
         (get_words (self, before - 1) & ANALYZER_WORD_HONORIFIC) &&
         !(get_words (self, token) & (ANALYZER_WORD_HONORIFIC | ANALYZER_WORD_TITLE)) &&
         !(same_sentence (self, token, token + 1) && is_proper (self, token + 1));
}

/* The tagger may miss a name or take it for a place: whatever is written like
 * the surname of somebody who has been named in full is that person. */
static void
find_known_surnames (AnalyzerCast *self)
{
  const AnalyzerProse *prose = self->prose;
  g_autoptr(GHashTable) surnames = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) lone = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) more = g_array_new (FALSE, FALSE, sizeof (AnalyzerMention));

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      guint last = mention->end - 1;

      if (mention->type != ANALYZER_NAME_PERSON)
        continue;
      if (mention->end - mention->first < 2)
        {
          g_hash_table_add (lone, GUINT_TO_POINTER (get_token (self, last)->word));
          continue;
        }
      while (last > mention->first && (!is_word (self, last) || (get_words (self, last) & ANALYZER_WORD_SUFFIX)))
        last--;
      if (last > mention->first && get_token (self, last)->end - get_token (self, last)->start > 2)
        g_hash_table_add (surnames, GUINT_TO_POINTER (get_token (self, last)->word));
    }

  /* A person's name taken for a place or a body, which stands alone as a
   * person's elsewhere: 'Neera Tanden', 'Tanden'. */
  for (guint i = 0; i < self->mentions->len; i++)
    {
      AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      gpointer last = GUINT_TO_POINTER (get_token (self, mention->end - 1)->word);

      if (mention->type != ANALYZER_NAME_PERSON && mention->end - mention->first == 2 &&
          g_hash_table_contains (lone, last) && !g_hash_table_contains (surnames, last) &&
          !(get_words (self, mention->end - 1) & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS)))
        {
          mention->type = ANALYZER_NAME_PERSON;
          g_hash_table_add (surnames, last);
        }
    }

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      AnalyzerMention *held = analyzer_cast_get_mention (self, i);
      gboolean known = g_hash_table_contains (surnames, GUINT_TO_POINTER (prose->tokens[i].word)) && is_capitalised (self, i);

      if (held != NULL)
        {
          if (held->type != ANALYZER_NAME_PERSON && held->end - held->first == 1 &&
              (known || g_hash_table_contains (lone, GUINT_TO_POINTER (prose->tokens[i].word))))
            held->type = ANALYZER_NAME_PERSON;
        }
      else if ((known && may_be_surname (self, i)) || is_addressed (self, i))
        {
          AnalyzerMention mention = { i, i + 1, i, ANALYZER_NO_MEMBER, ANALYZER_NAME_PERSON };

          g_array_append_val (more, mention);
        }
    }

  if (more->len > 0)
    {
      g_autoptr(GArray) both = g_array_sized_new (FALSE, FALSE, sizeof (AnalyzerMention), self->mentions->len + more->len);
      guint i = 0, j = 0;

      while (i < self->mentions->len || j < more->len)
        if (j == more->len || (i < self->mentions->len && g_array_index (self->mentions, AnalyzerMention, i).first <
                                                            g_array_index (more, AnalyzerMention, j).first))
          g_array_append_val (both, g_array_index (self->mentions, AnalyzerMention, i++));
        else
          g_array_append_val (both, g_array_index (more, AnalyzerMention, j++));

      g_array_unref (self->mentions);
      self->mentions = g_steal_pointer (&both);
    }
}

/* Finds the names of @self's prose, in text order. */
void
analyzer_cast_find_names (AnalyzerCast *self)
{
  find_names (self);
  lengthen_surnames (self);
  find_full_names (self);
  lengthen_bodies (self);
  join_places (self);
  lengthen_names (self);
  shorten_names (self);
  number_tokens (self);
  find_known_surnames (self);
  number_tokens (self);
  find_titles (self);
}
