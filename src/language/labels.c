/* labels.c: the labels that words carry: tags, names, relations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-language"

#include "config.h"

#include "language/labels.h"

#define X(name, text) text,
static const char *const tag_texts[] = { ANALYZER_TAGS (X) };
static const char *const name_texts[] = { ANALYZER_NAMES (X) };
static const char *const relation_texts[] = { ANALYZER_RELATIONS (X) };
#undef X

static guint
find_text (const char *const *texts,
           guint              n_texts,
           const char        *text)
{
  for (guint i = 0; i < n_texts; i++)
    if (g_strcmp0 (texts[i], text) == 0)
      return i;

  return 0;
}

/**
 * analyzer_tag_to_string:
 *
 * Returns: the Penn Treebank's name of @tag, empty for none
 */
const char *
analyzer_tag_to_string (AnalyzerTag tag)
{
  return tag < ANALYZER_N_TAGS ? tag_texts[tag] : "";
}

/**
 * analyzer_tag_from_string:
 * @text: (nullable): a tag of the Penn Treebank
 *
 * Returns: the tag, %ANALYZER_TAG_NONE where it is none of ours
 */
AnalyzerTag
analyzer_tag_from_string (const char *text)
{
  return find_text (tag_texts, ANALYZER_N_TAGS, text);
}

/**
 * analyzer_tag_is_verb:
 *
 * Returns: whether @tag is one of the forms of a verb; modals are not
 */
gboolean
analyzer_tag_is_verb (AnalyzerTag tag)
{
  return tag >= ANALYZER_TAG_VB && tag <= ANALYZER_TAG_VBZ;
}

/**
 * analyzer_tag_is_finite:
 *
 * Returns: whether @tag is one of a verb that can stand by itself with a
 *   subject: past or present, or a modal
 */
gboolean
analyzer_tag_is_finite (AnalyzerTag tag)
{
  return tag == ANALYZER_TAG_VBD || tag == ANALYZER_TAG_VBZ || tag == ANALYZER_TAG_VBP || tag == ANALYZER_TAG_MD;
}

/**
 * analyzer_tag_is_noun:
 *
 * Returns: whether @tag is a common or proper noun
 */
gboolean
analyzer_tag_is_noun (AnalyzerTag tag)
{
  return tag >= ANALYZER_TAG_NN && tag <= ANALYZER_TAG_NNPS;
}

/**
 * analyzer_name_to_string:
 *
 * Returns: the kind of name as a word in capitals, `O` for none
 */
const char *
analyzer_name_to_string (AnalyzerName name)
{
  return name < ANALYZER_N_NAMES ? name_texts[name] : name_texts[0];
}

/**
 * analyzer_name_from_string:
 * @text: (nullable): a kind of name as a word in capitals
 *
 * Returns: the kind, %ANALYZER_NAME_NONE where it is none of ours
 */
AnalyzerName
analyzer_name_from_string (const char *text)
{
  return find_text (name_texts, ANALYZER_N_NAMES, text);
}

/**
 * analyzer_relation_to_string:
 *
 * Returns: the name of @relation in Universal Dependencies, empty for none
 */
const char *
analyzer_relation_to_string (AnalyzerRelation relation)
{
  return relation < ANALYZER_N_RELATIONS ? relation_texts[relation] : "";
}

/**
 * analyzer_relation_from_string:
 * @text: (nullable): a relation of Universal Dependencies, version 2
 *
 * Returns: the relation, %ANALYZER_RELATION_NONE where it is none of ours
 */
AnalyzerRelation
analyzer_relation_from_string (const char *text)
{
  return find_text (relation_texts, ANALYZER_N_RELATIONS, text);
}
