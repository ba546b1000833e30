/* speaker-cast.c: the people, bodies and places that an article names.
 *
 * The names that the tagger has found are repaired, those of people taken
 * apart, and those that may be the same put together: a surname is whoever
 * bears it in a fuller form, an acronym is the body whose initials it has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-cast-private.h"

#include <math.h>
#include <string.h>

#include "discourse/person-names.h"
#include "discourse/speaker-words.h"

/* What is so far from neither tells the sex. */
#define SURE 2.5
/* Of the bearers of one part of a name no more are compared. */
#define BEARERS_MAX 32
/* More words tell nothing more of somebody. */
#define NOUNS_MAX 96
/* Kinship of a surname counts down over that many tokens. */
#define NEAR 400.0
/* So near after a name a pronoun may mean its bearer. */
#define PRONOUN_NEAR 40
/* So many pronouns of one sex, and so many times more than of the other, tell it. */
#define PRONOUNS_TELL 4
/* Whoever is called by a surname so many times more often than that surname
 * stands in somebody's full name may be another one. */
#define LONE_TELL 4

static void
member_free (gpointer data)
{
  AnalyzerMember *member = data;

  g_free (member->name);
  g_free (member->key);
  g_array_unref (member->nouns);
  g_array_unref (member->mentions);
  g_array_unref (member->places);
  g_ptr_array_unref (member->forms);
  g_array_unref (member->parts);
  g_free (member);
}

static char *
fold_token (const AnalyzerCast *self,
            guint               token)
{
  const AnalyzerToken *t = get_token (self, token);

  return analyzer_fold_name (self->prose->text + t->start, t->end - t->start);
}

/* The number of a folded part of a name, the same for the same part. */
static guint
number_part (AnalyzerCast *self,
             char         *part)
{
  gpointer number;

  if (g_hash_table_lookup_extended (self->numbers, part, NULL, &number))
    {
      g_free (part);
      return GPOINTER_TO_UINT (number);
    }

  g_ptr_array_add (self->texts, part);
  g_hash_table_insert (self->numbers, part, GUINT_TO_POINTER (self->texts->len));

  return self->texts->len;
}

static const char *
get_part (const AnalyzerCast *self,
          guint               number)
{
  return g_ptr_array_index (self->texts, number - 1);
}

/**
 * analyzer_cast_dup_text:
 * @first: the number of a token
 * @end: the number of the token after the last one
 *
 * Returns: (transfer full): the words of the tokens as they stand, with one
 *   space for each stretch of white space
 */
char *
analyzer_cast_dup_text (const AnalyzerCast *self,
                        guint               first,
                        guint               end)
{
  GString *text = g_string_new (NULL);
  const char *p, *last;

  if (first >= end || end > self->prose->n_tokens)
    return g_string_free (text, FALSE);

  p = self->prose->text + get_token (self, first)->start;
  last = self->prose->text + get_token (self, end - 1)->end;
  for (; p < last; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (text, c);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

/**
 * analyzer_cast_get_noun:
 * @token: the number of a token
 *
 * Returns: the hash of its dictionary form, the same for all forms of a noun
 *   that may mention the same somebody: Sen., senator
 */
guint32
analyzer_cast_get_noun (const AnalyzerCast *self,
                        guint               token)
{
  const char *noun = analyzer_speaker_words_expand (analyzer_prose_get_lemma (self->prose, token));

  return analyzer_hash_bytes (noun, strlen (noun));
}

/**
 * analyzer_cast_add_noun:
 * @member: the number of a member
 * @noun: a word from analyzer_cast_get_noun()
 *
 * Lets the article call a member so.
 */
void
analyzer_cast_add_noun (AnalyzerCast *self,
                        guint         member,
                        guint32       noun)
{
  GArray *nouns = ((AnalyzerMember *) g_ptr_array_index (self->members, member))->nouns;

  for (guint i = 0; i < nouns->len; i++)
    if (g_array_index (nouns, guint32, i) == noun)
      return;
  if (nouns->len < NOUNS_MAX)
    g_array_append_val (nouns, noun);
}

AnalyzerMember *
analyzer_cast_get (const AnalyzerCast *self,
                   guint               member)
{
  return g_ptr_array_index (self->members, member);
}

/**
 * analyzer_cast_get_mention:
 * @token: the number of a token
 *
 * Returns: (transfer none) (nullable): the mention that holds it
 */
AnalyzerMention *
analyzer_cast_get_mention (const AnalyzerCast *self,
                           guint               token)
{
  if (token >= self->prose->n_tokens || self->mention_of_token[token] == ANALYZER_NO_MEMBER)
    return NULL;

  return &g_array_index (self->mentions, AnalyzerMention, self->mention_of_token[token]);
}

/* People */

static void
add_bearer (AnalyzerCast *self,
            guint         part,
            guint         member)
{
  GArray *bearers = g_hash_table_lookup (self->by_part, GUINT_TO_POINTER (part));

  if (bearers == NULL)
    {
      bearers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_part, GUINT_TO_POINTER (part), bearers);
    }
  if (bearers->len < BEARERS_MAX)
    g_array_append_val (bearers, member);
}

/* The parts of a person's name that must agree; initials between others and
 * suffixes are not among them. */
static GArray *
take_apart (AnalyzerCast *self,
            guint         first,
            guint         end,
            guint        *suffix)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));

  *suffix = 0;
  for (guint i = first; i < end; i++)
    {
      g_autofree char *folded = NULL;
      guint part;

      if (!is_word (self, i))
        continue;
      folded = fold_token (self, i);
      if (folded[0] == '\0' || (i > first && i + 1 < end && analyzer_name_is_initial (folded)))
        continue;
      part = number_part (self, g_steal_pointer (&folded));
      if (parts->len > 0 && i + 1 == end && (get_words (self, i) & ANALYZER_WORD_SUFFIX))
        *suffix = part;
      else
        g_array_append_val (parts, part);
    }

  return parts;
}

/* Hilary, Hillary; Philip, Phillip */
static gboolean
is_spelled_alike (const char *x,
                  const char *y)
{
  while (*x != '\0' && *x == *y)
    {
      char c = *x;

      while (*x == c)
        x++;
      while (*y == c)
        y++;
    }

  return *x == *y;
}

static gboolean
parts_agree (const AnalyzerCast *self,
             guint               a,
             guint               b,
             gboolean            first)
{
  const char *x, *y;

  if (a == b)
    return TRUE;

  x = get_part (self, a);
  y = get_part (self, b);
  if (!first)
    return (g_str_has_prefix (x, "al ") && g_str_equal (x + 3, y)) || (g_str_has_prefix (y, "al ") && g_str_equal (y + 3, x));

  if (analyzer_nickname_group (x) != 0 && analyzer_nickname_group (x) == analyzer_nickname_group (y))
    return TRUE;
  if (is_spelled_alike (x, y))
    return TRUE;

  return (analyzer_name_is_initial (x) && g_str_has_prefix (y, x)) || (analyzer_name_is_initial (y) && g_str_has_prefix (x, y));
}

/* Whether the parts of @shorter stand in @longer, in that order. */
static gboolean
is_shorter_form (const AnalyzerCast *self,
                 const GArray       *shorter,
                 const GArray       *longer)
{
  guint i = 0;

  if (shorter->len > longer->len || shorter->len == 0)
    return FALSE;

  for (guint j = 0; j < longer->len && i < shorter->len; j++)
    if (parts_agree (self, g_array_index (shorter, guint, i), g_array_index (longer, guint, j), i == 0 && shorter->len > 1))
      i++;

  return i == shorter->len;
}

static guint
add_member (AnalyzerCast *self,
            AnalyzerName  type)
{
  AnalyzerMember *member = g_new0 (AnalyzerMember, 1);

  member->type = type;
  member->kind = type == ANALYZER_NAME_PERSON ? ANALYZER_SPEAKER_PERSON : ANALYZER_SPEAKER_ORGANIZATION;
  member->named = type != ANALYZER_NAME_NONE;
  member->nouns = g_array_new (FALSE, FALSE, sizeof (guint32));
  member->mentions = g_array_new (FALSE, FALSE, sizeof (guint));
  member->places = analyzer_spans_new ();
  member->forms = g_ptr_array_new_with_free_func (g_free);
  member->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->members, member);

  return self->members->len - 1;
}

/**
 * analyzer_cast_get_title_femininity:
 * @mention: a person's name
 *
 * Returns: what the title before it says of its bearer's sex: above 0 for a
 *   woman, below for a man, 0 where it tells nothing
 */
double
analyzer_cast_get_title_femininity (const AnalyzerCast    *self,
                                    const AnalyzerMention *mention)
{
  double femininity = 0;

  for (guint i = mention->begin; i < mention->first; i++)
    {
      guint words = get_words (self, i);

      if (!(words & (ANALYZER_WORD_HONORIFIC | ANALYZER_WORD_TITLE)))
        continue;
      if ((words & (ANALYZER_WORD_FEMALE | ANALYZER_WORD_MALE)) == ANALYZER_WORD_FEMALE)
        femininity += 8;
      else if ((words & (ANALYZER_WORD_FEMALE | ANALYZER_WORD_MALE)) == ANALYZER_WORD_MALE)
        femininity -= 8;
    }

  return femininity;
}

/**
 * analyzer_cast_get_pronoun_femininity:
 * @mention: a person's name
 *
 * Returns: what the first pronoun after it says of its bearer's sex, unless
 *   somebody else is named before: 1 for a woman, -1 for a man, 0 without
 */
int
analyzer_cast_get_pronoun_femininity (const AnalyzerCast    *self,
                                      const AnalyzerMention *mention)
{
  guint sentence = get_token (self, mention->first)->sentence;

  for (guint i = mention->end; i < self->prose->n_tokens && i < mention->end + PRONOUN_NEAR; i++)
    {
      const AnalyzerMention *other = analyzer_cast_get_mention (self, i);
      int sex = analyzer_pronoun_get_sex (analyzer_prose_get_word (self->prose, i));

      if (get_token (self, i)->sentence > sentence + 1 || (other != NULL && other->type == ANALYZER_NAME_PERSON))
        return 0;
      if (sex != 0)
        return sex;
    }

  return 0;
}

typedef struct
{
  guint   mention;
  GArray *parts;
  guint   suffix;
} Named;

static void
named_clear (gpointer data)
{
  Named *named = data;

  g_array_unref (named->parts);
}

static int
compare_named (gconstpointer a,
               gconstpointer b)
{
  const Named *x = a, *y = b;

  if (x->parts->len != y->parts->len)
    return x->parts->len > y->parts->len ? -1 : 1;
  if ((x->suffix != 0) != (y->suffix != 0))
    return x->suffix != 0 ? -1 : 1;

  return x->mention < y->mention ? -1 : x->mention > y->mention;
}

/* John Smith and John Smith Jr. are two people where the article gives both. */
static gboolean
suffixes_agree (const AnalyzerMember *member,
                const Named          *named)
{
  if (member->suffix == named->suffix)
    return TRUE;
  if (named->suffix != 0 || member->parts->len != named->parts->len || named->parts->len < 2)
    return member->suffix == 0 || named->suffix == 0;

  return memcmp (member->parts->data, named->parts->data, named->parts->len * sizeof (guint)) != 0;
}

static void
join_member (AnalyzerCast *self,
             const Named  *named,
             guint         number)
{
  AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, named->mention);
  AnalyzerMember *member = analyzer_cast_get (self, number);

  mention->member = number;
  if (named->parts->len >= 2)
    member->n_full++;
  else
    member->n_lone++;
  member->femininity += analyzer_cast_get_title_femininity (self, mention);
}

static guint
make_person (AnalyzerCast *self,
             const Named  *named)
{
  guint number = add_member (self, ANALYZER_NAME_PERSON);
  AnalyzerMember *member = analyzer_cast_get (self, number);

  g_array_append_vals (member->parts, named->parts->data, named->parts->len);
  member->suffix = named->suffix;
  if (named->parts->len >= 2)
    member->femininity += analyzer_first_name_femininity (self->models,
                                                          get_part (self, g_array_index (named->parts, guint, 0)));
  for (guint i = 0; i < named->parts->len; i++)
    add_bearer (self, g_array_index (named->parts, guint, i), number);

  return number;
}

/* How well a lone surname or first name at @mention suits a member. */
static double
rate_bearer (const AnalyzerCast    *self,
             const AnalyzerMention *mention,
             const AnalyzerMember  *member,
             guint                  part)
{
  double rating = 0, femininity = analyzer_cast_get_title_femininity (self, mention);
  guint last = g_array_index (member->parts, guint, member->parts->len - 1);
  guint first = g_array_index (member->parts, guint, 0);

  if (femininity * member->femininity < 0)
    rating -= 10 + fabs (member->femininity);
  if (analyzer_cast_get_pronoun_femininity (self, mention) * member->femininity < 0)
    rating -= 2;
  if (part == last)
    rating += 3;
  else if (part != first)
    rating -= 1;
  else if (mention->begin < mention->first)
    rating -= 4;

  rating += log (1 + member->n_full) + 0.5 * log (1 + member->n_lone);
  if (member->seen)
    rating += 1 + 2 * exp (-(double) (mention->first - member->last) / NEAR);

  return rating;
}

/* A name of one part as it stands alone: how often, and how many women's and
 * men's titles and pronouns stand with it. */
typedef struct
{
  guint n;
  guint women;
  guint men;
} Alone;

/* Whether 'Mrs. Hale', or 'Hale opened her umbrella', is not who bears that name
 * in full. */
static gboolean
is_somebody_else (const AnalyzerCast    *self,
                  const AnalyzerMention *mention,
                  const AnalyzerMember  *bearer,
                  const Alone           *alone)
{
  guint like, unlike;

  if (fabs (bearer->femininity) <= SURE)
    return FALSE;
  if (analyzer_cast_get_title_femininity (self, mention) != 0)
    return analyzer_cast_get_title_femininity (self, mention) * bearer->femininity < 0;

  like = bearer->femininity > 0 ? alone->women : alone->men;
  unlike = bearer->femininity > 0 ? alone->men : alone->women;

  return unlike >= PRONOUNS_TELL && unlike >= PRONOUNS_TELL * like && alone->n >= LONE_TELL * bearer->n_full &&
         analyzer_cast_get_pronoun_femininity (self, mention) * bearer->femininity <= 0;
}

static void
place_lone_name (AnalyzerCast *self,
                 const Named  *named,
                 const Alone  *alone)
{
  AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, named->mention);
  guint part = g_array_index (named->parts, guint, 0);
  GArray *bearers = g_hash_table_lookup (self->by_part, GUINT_TO_POINTER (part));
  guint best = ANALYZER_NO_MEMBER;
  double best_rating = 0;

  for (guint i = 0; bearers != NULL && i < bearers->len; i++)
    {
      guint number = g_array_index (bearers, guint, i);
      double rating;

      /* Mrs. Hale is not Karl Hale, whoever she is. */
      if (is_somebody_else (self, mention, analyzer_cast_get (self, number), alone))
        continue;
      rating = rate_bearer (self, mention, analyzer_cast_get (self, number), part);
      if (best == ANALYZER_NO_MEMBER || rating > best_rating)
        {
          best = number;
          best_rating = rating;
        }
    }

  if (best == ANALYZER_NO_MEMBER)
    best = make_person (self, named);
  join_member (self, named, best);
}

static void
gather_people (AnalyzerCast *self)
{
  g_autoptr(GArray) people = g_array_new (FALSE, FALSE, sizeof (Named));
  g_autoptr(GHashTable) lone = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) alones = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  g_array_set_clear_func (people, named_clear);
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      Named named = { i, NULL, 0 };

      if (mention->type != ANALYZER_NAME_PERSON || mention->member != ANALYZER_NO_MEMBER)
        continue;
      named.parts = take_apart (self, mention->first, mention->end, &named.suffix);
      g_array_append_val (people, named);
    }
  g_array_sort (people, compare_named);

  for (guint i = 0; i < people->len; i++)
    {
      const Named *named = &g_array_index (people, Named, i);
      guint number = ANALYZER_NO_MEMBER, last;
      GArray *bearers;

      if (named->parts->len == 0)
        continue;
      if (named->parts->len == 1)
        {
          g_hash_table_insert (lone, GUINT_TO_POINTER (named->mention + 1), (gpointer) named);
          continue;
        }

      last = g_array_index (named->parts, guint, named->parts->len - 1);
      bearers = g_hash_table_lookup (self->by_part, GUINT_TO_POINTER (last));
      for (guint j = 0; bearers != NULL && j < bearers->len && number == ANALYZER_NO_MEMBER; j++)
        {
          const AnalyzerMember *member = analyzer_cast_get (self, g_array_index (bearers, guint, j));

          if (is_shorter_form (self, named->parts, member->parts) && suffixes_agree (member, named))
            number = g_array_index (bearers, guint, j);
        }
      if (number == ANALYZER_NO_MEMBER)
        number = make_person (self, named);
      join_member (self, named, number);
    }

  for (guint i = 0; i < people->len; i++)
    {
      const Named *named = &g_array_index (people, Named, i);
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, named->mention);
      Alone *alone;
      double femininity;

      if (named->parts->len != 1)
        continue;
      alone = g_hash_table_lookup (alones, GUINT_TO_POINTER (g_array_index (named->parts, guint, 0)));
      if (alone == NULL)
        {
          alone = g_new0 (Alone, 1);
          g_hash_table_insert (alones, GUINT_TO_POINTER (g_array_index (named->parts, guint, 0)), alone);
        }
      femininity = analyzer_cast_get_title_femininity (self, mention);
      if (femininity == 0)
        femininity = analyzer_cast_get_pronoun_femininity (self, mention);
      alone->n++;
      alone->women += femininity > 0;
      alone->men += femininity < 0;
    }

  /* Those of one part need to know who has been named before. */
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      const Named *named = g_hash_table_lookup (lone, GUINT_TO_POINTER (i + 1));
      AnalyzerMember *member;

      if (named != NULL)
        place_lone_name (self, named,
                         g_hash_table_lookup (alones, GUINT_TO_POINTER (g_array_index (named->parts, guint, 0))));
      if (mention->member == ANALYZER_NO_MEMBER)
        continue;
      member = analyzer_cast_get (self, mention->member);
      member->seen = TRUE;
      member->last = mention->first;
    }
}

/* Bodies and places */

static char *
fold_mention (const AnalyzerCast    *self,
              const AnalyzerMention *mention)
{
  g_autofree char *text = analyzer_cast_dup_text (self, mention->first, mention->end);
  g_autofree char *folded = analyzer_fold_name (text, -1);

  return g_str_has_prefix (folded, "the ") ? g_strdup (folded + 4) : g_steal_pointer (&folded);
}

/* The initials of the capitalised words of a body's name, and of all of them. */
static void
add_acronyms (AnalyzerCast          *self,
              const AnalyzerMention *mention,
              GHashTable            *acronyms,
              guint                  number)
{
  g_autoptr(GString) capitals = g_string_new (NULL);
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = mention->first; i < mention->end; i++)
    {
      g_autofree char *folded = NULL;
      const char *c;

      if (!is_word (self, i))
        continue;
      folded = fold_token (self, i);
      c = folded;
      if (*c == '\0')
        continue;
      g_string_append_len (all, c, g_utf8_next_char (c) - c);
      if (is_capitalised (self, i))
        g_string_append_len (capitals, c, g_utf8_next_char (c) - c);
    }

  if (capitals->len >= 2 && !g_hash_table_contains (acronyms, capitals->str))
    g_hash_table_insert (acronyms, g_strdup (capitals->str), GUINT_TO_POINTER (number + 1));
  if (all->len >= 2 && !g_hash_table_contains (acronyms, all->str))
    g_hash_table_insert (acronyms, g_strdup (all->str), GUINT_TO_POINTER (number + 1));
}

static gboolean
is_acronym (const AnalyzerCast    *self,
            const AnalyzerMention *mention)
{
  const AnalyzerToken *token = get_token (self, mention->first);
  guint letters = 0;

  if (mention->end - mention->first != 1 || token->end - token->start > 8)
    return FALSE;

  for (const char *p = self->prose->text + token->start; p < self->prose->text + token->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c))
        letters++;
      else if (c != '.')
        return FALSE;
    }

  return letters >= 2;
}

typedef struct
{
  guint mention;
  guint length;
} Body;

static int
compare_bodies (gconstpointer a,
                gconstpointer b)
{
  const Body *x = a, *y = b;

  if (x->length != y->length)
    return x->length > y->length ? -1 : 1;

  return x->mention < y->mention ? -1 : x->mention > y->mention;
}

/* A body's short forms are its first or its last words: the Times, Quinnipiac. */
static void
add_short_forms (AnalyzerCast *self,
                 const char   *key,
                 GHashTable   *short_forms,
                 guint         number)
{
  for (const char *p = strchr (key, ' '); p != NULL; p = strchr (p + 1, ' '))
    {
      g_autofree char *start = g_strndup (key, p - key);

      if (!g_hash_table_contains (short_forms, p + 1))
        g_hash_table_insert (short_forms, g_strdup (p + 1), GUINT_TO_POINTER (number + 1));
      if (!g_hash_table_contains (short_forms, start))
        g_hash_table_insert (short_forms, g_steal_pointer (&start), GUINT_TO_POINTER (number + 1));
    }
}

static void
gather_bodies (AnalyzerCast *self)
{
  g_autoptr(GArray) bodies = g_array_new (FALSE, FALSE, sizeof (Body));
  g_autoptr(GHashTable) acronyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) short_forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      Body body = { i, mention->end - mention->first };

      if (mention->type != ANALYZER_NAME_PERSON)
        g_array_append_val (bodies, body);
    }
  g_array_sort (bodies, compare_bodies);

  for (guint i = 0; i < bodies->len; i++)
    {
      guint n = g_array_index (bodies, Body, i).mention;
      AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, n);
      g_autofree char *key = fold_mention (self, mention);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));

      if (number == 0 && is_acronym (self, mention))
        number = GPOINTER_TO_UINT (g_hash_table_lookup (acronyms, key));
      if (number == 0 && mention->type == ANALYZER_NAME_ORGANIZATION)
        number = GPOINTER_TO_UINT (g_hash_table_lookup (short_forms, key));
      if (number == 0)
        {
          number = add_member (self, mention->type) + 1;
          if (mention->type == ANALYZER_NAME_ORGANIZATION)
            {
              if (mention->end - mention->first >= 2)
                {
                  add_acronyms (self, mention, acronyms, number - 1);
                  add_short_forms (self, key, short_forms, number - 1);
                }
              for (guint j = mention->first; j < mention->end; j++)
                analyzer_cast_get (self, number - 1)->words |= get_words (self, j) & (ANALYZER_WORD_BODY | ANALYZER_WORD_PRESS);
            }
        }
      if (!g_hash_table_contains (self->by_key, key))
        g_hash_table_insert (self->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (number));
      mention->member = number - 1;
    }
}

/* Names of members */

static gboolean
is_all_capitals (const char *name)
{
  gboolean letter = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      letter |= g_unichar_isupper (c);
    }

  return letter && strchr (name, ' ') != NULL;
}

static guint
count_words (const char *name)
{
  guint n = 1;

  for (const char *p = name; *p != '\0'; p++)
    n += *p == ' ';

  return n;
}

/* Initials before the first long word tell less than a first name. */
static gboolean
begins_with_initial (const char *name)
{
  const char *second = g_utf8_next_char (name);

  return *second == '.' || *second == ' ';
}

/* 'Kenneth Starr' is fuller than 'Ken Starr' and than 'K. L. Starr'. */
static gboolean
is_fuller (const char *form,
           const char *than)
{
  guint n = count_words (form), m = count_words (than);

  if (n > 1 && m > 1 && begins_with_initial (form) != begins_with_initial (than))
    return begins_with_initial (than);
  if (n != m)
    return n > m;
  if (is_all_capitals (form) != is_all_capitals (than))
    return is_all_capitals (than);

  return strlen (form) > strlen (than);
}

static gboolean
add_form (AnalyzerMember *member,
          const char     *form)
{
  for (guint i = 0; i < member->forms->len; i++)
    if (g_str_equal (form, g_ptr_array_index (member->forms, i)))
      return FALSE;

  if (member->forms->len < NAME_TOKENS_MAX)
    g_ptr_array_add (member->forms, g_strdup (form));

  return TRUE;
}

static void
name_members (AnalyzerCast *self)
{
  for (guint i = 0; i < self->members->len; i++)
    g_array_set_size (analyzer_cast_get (self, i)->mentions, 0);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (self->mentions, AnalyzerMention, i);
      g_autofree char *form = NULL;
      AnalyzerMember *member;

      if (mention->member == ANALYZER_NO_MEMBER)
        continue;
      member = analyzer_cast_get (self, mention->member);
      g_array_append_val (member->mentions, i);

      form = analyzer_cast_dup_text (self, mention->first, mention->end);
      if (!add_form (member, form))
        continue;
      if (member->name == NULL || is_fuller (form, member->name))
        {
          g_free (member->name);
          member->name = g_steal_pointer (&form);
        }
    }

  for (guint i = 0; i < self->members->len; i++)
    {
      AnalyzerMember *member = analyzer_cast_get (self, i);

      member->key = analyzer_fold_name (member->name, -1);
      if (!g_hash_table_contains (self->by_key, member->key))
        g_hash_table_insert (self->by_key, g_strdup (member->key), GUINT_TO_POINTER (i + 1));
    }
}

/**
 * analyzer_cast_new:
 * @prose: an article's prose, which must outlive the result
 * @models: the trained models
 *
 * Finds the names of people, bodies and places in @prose and tells which of
 * them are the same.
 *
 * Returns: (transfer full): the cast
 */
AnalyzerCast *
analyzer_cast_new (const AnalyzerProse *prose,
                   AnalyzerModels      *models)
{
  AnalyzerCast *self = g_new0 (AnalyzerCast, 1);

  self->prose = prose;
  self->models = models;
  self->mentions = g_array_new (FALSE, FALSE, sizeof (AnalyzerMention));
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->mention_of_token = g_new (guint, prose->n_tokens + 1);
  for (guint i = 0; i <= prose->n_tokens; i++)
    self->mention_of_token[i] = ANALYZER_NO_MEMBER;
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->by_part = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  analyzer_cast_find_names (self);
  gather_people (self);
  gather_bodies (self);
  name_members (self);

  return self;
}

void
analyzer_cast_free (AnalyzerCast *self)
{
  g_array_unref (self->mentions);
  g_ptr_array_unref (self->members);
  g_free (self->mention_of_token);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->by_part);
  g_hash_table_unref (self->by_key);
  g_free (self);
}

/**
 * analyzer_cast_add_unnamed:
 * @name: how the article calls it
 * @kind: what it is
 *
 * Adds somebody whom the article does not name: a group, 'an official', a poll.
 *
 * Returns: its number
 */
guint
analyzer_cast_add_unnamed (AnalyzerCast        *self,
                           const char          *name,
                           AnalyzerSpeakerKind  kind)
{
  guint number = add_member (self, ANALYZER_NAME_NONE);
  AnalyzerMember *member = analyzer_cast_get (self, number);

  member->name = g_strdup (name);
  member->key = analyzer_fold_name (name, -1);
  member->kind = kind;
  member->plural = kind == ANALYZER_SPEAKER_GROUP;
  g_ptr_array_add (member->forms, g_strdup (name));
  if (!g_hash_table_contains (self->by_key, member->key))
    g_hash_table_insert (self->by_key, g_strdup (member->key), GUINT_TO_POINTER (number + 1));

  return number;
}

/**
 * analyzer_cast_rename:
 * @number: a member that the article does not name
 * @name: what the article calls it as well
 *
 * Gives a member a fuller name; the old one stays among its forms.
 */
void
analyzer_cast_rename (AnalyzerCast *self,
                      guint         number,
                      const char   *name)
{
  AnalyzerMember *member = analyzer_cast_get (self, number);

  g_free (member->name);
  g_free (member->key);
  member->name = g_strdup (name);
  member->key = analyzer_fold_name (name, -1);
  member->named = TRUE;
  add_form (member, name);
  if (!g_hash_table_contains (self->by_key, member->key))
    g_hash_table_insert (self->by_key, g_strdup (member->key), GUINT_TO_POINTER (number + 1));
}

/**
 * analyzer_cast_find:
 * @name: a name in any case
 *
 * Returns: the member of that name, %ANALYZER_NO_MEMBER where there is none
 */
guint
analyzer_cast_find (const AnalyzerCast *self,
                    const char         *name)
{
  g_autofree char *key = analyzer_fold_name (name, -1);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));

  return number > 0 ? number - 1 : ANALYZER_NO_MEMBER;
}

/**
 * analyzer_cast_find_bearer:
 * @first: the number of a token
 * @end: the number of the token after the last one
 *
 * Returns: whoever has a name that is written like these tokens, of several
 *   people with the same surname the one most often named;
 *   %ANALYZER_NO_MEMBER where there is nobody
 */
guint
analyzer_cast_find_bearer (const AnalyzerCast *self,
                           guint               first,
                           guint               end)
{
  g_autofree char *name = analyzer_cast_dup_text (self, first, end);
  guint best = analyzer_cast_find (self, name);
  const AnalyzerMention alone = { first, end, first, ANALYZER_NO_MEMBER, ANALYZER_NAME_PERSON };
  const GArray *bearers = best == ANALYZER_NO_MEMBER ? analyzer_cast_get_bearers (self, &alone) : NULL;

  for (guint i = 0; bearers != NULL && i < bearers->len; i++)
    {
      guint number = g_array_index (bearers, guint, i);

      if (best == ANALYZER_NO_MEMBER ||
          analyzer_cast_get (self, number)->mentions->len > analyzer_cast_get (self, best)->mentions->len)
        best = number;
    }

  return best;
}

/**
 * analyzer_cast_add_form:
 * @member: the number of a member
 * @form: how the article calls it
 *
 * Adds another name to a member.
 */
void
analyzer_cast_add_form (AnalyzerCast *self,
                        guint         member,
                        const char   *form)
{
  add_form (analyzer_cast_get (self, member), form);
}

/**
 * analyzer_cast_get_bearers:
 * @mention: a name
 *
 * Returns: (nullable) (element-type guint): the people who bear it as one part
 *   of their names; %NULL where it has more parts or nobody does
 */
const GArray *
analyzer_cast_get_bearers (const AnalyzerCast    *self,
                           const AnalyzerMention *mention)
{
  g_autofree char *folded = NULL;
  gpointer number;

  if (mention->type != ANALYZER_NAME_PERSON || mention->end - mention->first != 1)
    return NULL;

  folded = fold_token (self, mention->first);
  if (!g_hash_table_lookup_extended (self->numbers, folded, NULL, &number))
    return NULL;

  return g_hash_table_lookup (self->by_part, number);
}
