/* view-groups.c: people and bodies that an article mentions without a name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/view-groups.h"

#include "discourse/speaker-words.h"

/* How many words stand before the noun and behind an 'of' at most. */
#define WORDS_BEFORE 6
#define WORDS_BEHIND 6

/* Nouns that may mean people or a body by themselves. */
#define SEVERAL (ANALYZER_WORD_PERSON | ANALYZER_WORD_KIN | ANALYZER_WORD_GROUP)

static gboolean
is_of_phrase (const AnalyzerProse *prose,
              guint                token)
{
  switch (prose->tokens[token].tag)
    {
    case ANALYZER_TAG_NN:
    case ANALYZER_TAG_NNS:
    case ANALYZER_TAG_NNP:
    case ANALYZER_TAG_NNPS:
    case ANALYZER_TAG_JJ:
    case ANALYZER_TAG_JJR:
    case ANALYZER_TAG_JJS:
    case ANALYZER_TAG_CD:
    case ANALYZER_TAG_POS:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Finds where the phrase with @group's head begins. */
static void
find_first (const AnalyzerProse *prose,
            AnalyzerViewGroup   *group)
{
  guint limit = prose->sentences[prose->tokens[group->head].sentence].first_token;

  group->first = group->head;
  while (group->first > limit && group->head - group->first < WORDS_BEFORE && is_of_phrase (prose, group->first - 1))
    group->first--;
  if (group->first == limit)
    return;

  switch (prose->tokens[group->first - 1].tag)
    {
    case ANALYZER_TAG_PRP_POSS:
      group->first--;
      group->known = TRUE;
      break;
    case ANALYZER_TAG_DT:
      if (analyzer_prose_is_word (prose, group->first - 1, "the") || analyzer_prose_is_word (prose, group->first - 1, "these") ||
          analyzer_prose_is_word (prose, group->first - 1, "those"))
        group->known = TRUE;
      else
        group->first--;
      break;
    default:
      break;
    }
}

/* 'supporters of the strike', 'members of the council'. */
static void
find_end (const AnalyzerProse *prose,
          AnalyzerViewGroup   *group)
{
  const AnalyzerSentence *sentence = &prose->sentences[prose->tokens[group->head].sentence];
  guint limit = MIN (sentence->first_token + sentence->n_tokens, group->head + 2 + WORDS_BEHIND), end = group->head + 2;

  group->end = group->head + 1;
  if (group->body || end >= limit || !analyzer_prose_is_word (prose, group->head + 1, "of"))
    return;

  if (prose->tokens[end].tag == ANALYZER_TAG_DT || prose->tokens[end].tag == ANALYZER_TAG_PRP_POSS)
    end++;
  while (end < limit && is_of_phrase (prose, end))
    end++;
  if (analyzer_tag_is_noun (prose->tokens[end - 1].tag))
    group->end = end;
}

/**
 * analyzer_view_groups_find:
 * @taken: for each token 0 unless somebody is mentioned there
 *
 * Returns: (transfer full) (element-type AnalyzerViewGroup): what is mentioned
 *   elsewhere, in order
 */
GArray *
analyzer_view_groups_find (const AnalyzerProse *prose,
                           const guint         *taken)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (AnalyzerViewGroup));

  for (guint i = 0; i < prose->n_tokens; i++)
    {
      guint tag = prose->tokens[i].tag, words;
      AnalyzerViewGroup group = { i, i, i + 1, FALSE, FALSE };

      if (taken[i] != 0 || (tag != ANALYZER_TAG_NN && tag != ANALYZER_TAG_NNS) ||
          (i + 1 < prose->n_tokens && (analyzer_tag_is_noun (prose->tokens[i + 1].tag) ||
                                       prose->tokens[i + 1].tag == ANALYZER_TAG_POS)))
        continue;

      words = analyzer_speaker_words_get (analyzer_prose_get_word (prose, i));
      if (tag == ANALYZER_TAG_NNS && (words & ANALYZER_WORD_GROUP) == 0)
        words = analyzer_speaker_words_get (analyzer_prose_get_lemma (prose, i)) & (ANALYZER_WORD_PERSON | ANALYZER_WORD_KIN);
      else
        words &= ANALYZER_WORD_GROUP | ANALYZER_WORD_BODY;
      if (words == 0)
        continue;

      group.body = (words & SEVERAL) == 0;
      find_first (prose, &group);
      /* 'a group', 'right' */
      if (tag == ANALYZER_TAG_NN && !group.known)
        continue;
      find_end (prose, &group);
      g_array_append_val (groups, group);
    }

  return groups;
}
