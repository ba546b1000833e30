/* quote-item.c: a quote in the window's lists.
 *
 * It knows its article and its number there; words are made when they are
 * first asked for, because most of a long table is never looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/quote-item.h"

#include <glib/gi18n.h>

#include "reports/names.h"
#include "window/words.h"

struct _AnalyzerQuoteItem
{
  GObject              parent_instance;

  AnalyzerArticleItem *article;
  AnalyzerFindings    *findings;
  AnalyzerQuote       *quote;           /* in findings */
  char                *content;
  char                *speaker;
};

enum
{
  PROP_CONTENT = 1,
  PROP_SPEAKER,
  PROP_TYPE_TEXT,
  PROP_ACT_TEXT,
  PROP_ARTICLE_TITLE,
  PROP_DISSENT_TEXT,
  PROP_CONFIDENCE,
  PROP_CONFIDENCE_TEXT,
  PROP_SUMMARY,
  PROP_FACTS,
  PROP_DISSENTS,
  PROP_TARGET,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnalyzerQuoteItem, analyzer_quote_item, G_TYPE_OBJECT)

static char *
dup_view (AnalyzerQuoteItem *self)
{
  g_autofree char *words = analyzer_words_for_dissent (self->findings, self->quote);

  /* A cell that is empty says nothing to who can't see that it is. */
  return *words != '\0' ? g_steal_pointer (&words) : g_strdup ("–");
}

static void
analyzer_quote_item_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AnalyzerQuoteItem *self = ANALYZER_QUOTE_ITEM (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      g_value_set_string (value, analyzer_quote_item_get_content (self));
      break;

    case PROP_SPEAKER:
      g_value_set_string (value, analyzer_quote_item_get_speaker (self));
      break;

    case PROP_TYPE_TEXT:
      g_value_set_static_string (value, analyzer_words_for_type (self->quote->type));
      break;

    case PROP_ACT_TEXT:
      g_value_set_static_string (value, analyzer_words_for_act (self->quote->act));
      break;

    case PROP_ARTICLE_TITLE:
      g_value_set_string (value, analyzer_article_item_get_title (self->article));
      break;

    case PROP_DISSENT_TEXT:
      g_value_take_string (value, dup_view (self));
      break;

    case PROP_CONFIDENCE:
      g_value_set_double (value, self->quote->confidence);
      break;

    case PROP_CONFIDENCE_TEXT:
      g_value_take_string (value, analyzer_words_for_confidence (self->quote->confidence));
      break;

    case PROP_SUMMARY:
      g_value_take_string (value, analyzer_quote_item_dup_summary (self));
      break;

    case PROP_FACTS:
      g_value_take_string (value, analyzer_quote_item_dup_facts (self));
      break;

    case PROP_DISSENTS:
      g_value_set_boolean (value, self->quote->dissent != NULL);
      break;

    case PROP_TARGET:
      g_value_take_variant (value, g_variant_ref_sink (g_variant_new ("(uu)", analyzer_article_item_get_serial (self->article),
                                                                      self->quote->id)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_quote_item_finalize (GObject *object)
{
  AnalyzerQuoteItem *self = ANALYZER_QUOTE_ITEM (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->findings, analyzer_findings_unref);
  g_free (self->content);
  g_free (self->speaker);

  G_OBJECT_CLASS (analyzer_quote_item_parent_class)->finalize (object);
}

static void
analyzer_quote_item_class_init (AnalyzerQuoteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = analyzer_quote_item_get_property;
  object_class->finalize = analyzer_quote_item_finalize;

  properties[PROP_CONTENT] = g_param_spec_string ("content", NULL, NULL, NULL, flags);
  properties[PROP_SPEAKER] = g_param_spec_string ("speaker", NULL, NULL, NULL, flags);
  properties[PROP_TYPE_TEXT] = g_param_spec_string ("type-text", NULL, NULL, NULL, flags);
  properties[PROP_ACT_TEXT] = g_param_spec_string ("act-text", NULL, NULL, NULL, flags);
  properties[PROP_ARTICLE_TITLE] = g_param_spec_string ("article-title", NULL, NULL, NULL, flags);
  properties[PROP_DISSENT_TEXT] = g_param_spec_string ("dissent-text", NULL, NULL, NULL, flags);
  properties[PROP_CONFIDENCE] = g_param_spec_double ("confidence", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_CONFIDENCE_TEXT] = g_param_spec_string ("confidence-text", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_FACTS] = g_param_spec_string ("facts", NULL, NULL, NULL, flags);
  properties[PROP_DISSENTS] = g_param_spec_boolean ("dissents", NULL, NULL, FALSE, flags);
  /* What actions on the quote are told. */
  properties[PROP_TARGET] = g_param_spec_variant ("target", NULL, NULL, G_VARIANT_TYPE ("(uu)"), NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
analyzer_quote_item_init (AnalyzerQuoteItem *self)
{
}

/**
 * analyzer_quote_item_new:
 * @article: a ready article
 * @id: the quote's id in its findings
 *
 * Returns: (transfer full): an item for that quote
 */
AnalyzerQuoteItem *
analyzer_quote_item_new (AnalyzerArticleItem *article,
                         guint                id)
{
  AnalyzerFindings *findings;
  AnalyzerQuoteItem *self;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (article), NULL);

  findings = analyzer_article_item_get_findings (article);
  g_return_val_if_fail (findings != NULL && analyzer_findings_get_quote (findings, id) != NULL, NULL);

  self = g_object_new (ANALYZER_TYPE_QUOTE_ITEM, NULL);
  self->article = g_object_ref (article);
  self->findings = analyzer_findings_ref (findings);
  self->quote = analyzer_findings_get_quote (findings, id);

  return self;
}

/**
 * analyzer_quote_item_get_article:
 *
 * Returns: (transfer none): the article in which it stands
 */
AnalyzerArticleItem *
analyzer_quote_item_get_article (AnalyzerQuoteItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), NULL);

  return self->article;
}

/**
 * analyzer_quote_item_get_id:
 *
 * Returns: its id in the findings
 */
guint
analyzer_quote_item_get_id (AnalyzerQuoteItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), 0);

  return self->quote->id;
}

/**
 * analyzer_quote_item_get_findings:
 *
 * Returns: (transfer none): the findings of which it is a part
 */
AnalyzerFindings *
analyzer_quote_item_get_findings (AnalyzerQuoteItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), NULL);

  return self->findings;
}

/**
 * analyzer_quote_item_get_quote:
 *
 * Returns: (transfer none): the quote itself
 */
AnalyzerQuote *
analyzer_quote_item_get_quote (AnalyzerQuoteItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), NULL);

  return self->quote;
}

/**
 * analyzer_quote_item_get_content:
 *
 * Returns: what is said, on one line
 */
const char *
analyzer_quote_item_get_content (AnalyzerQuoteItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), NULL);

  if (self->content == NULL)
    self->content = analyzer_words_for_spans (self->findings, self->quote->content);

  return self->content;
}

/**
 * analyzer_quote_item_get_speaker:
 *
 * Returns: who says it
 */
const char *
analyzer_quote_item_get_speaker (AnalyzerQuoteItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), NULL);

  if (self->speaker == NULL)
    self->speaker = analyzer_describe_who (self->findings, self->quote);

  return self->speaker;
}

/**
 * analyzer_quote_item_dup_facts:
 *
 * Returns: (transfer full): type, act, confidence and dissent in a line
 */
char *
analyzer_quote_item_dup_facts (AnalyzerQuoteItem *self)
{
  g_autofree char *confidence = NULL;
  g_autofree char *dissent = NULL;

  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), NULL);

  confidence = analyzer_words_for_confidence (self->quote->confidence);
  dissent = analyzer_words_for_dissent (self->findings, self->quote);

  return g_strjoin (" · ",
                    analyzer_words_for_type (self->quote->type),
                    analyzer_words_for_act (self->quote->act),
                    confidence,
                    *dissent != '\0' ? dissent : NULL,
                    NULL);
}

/**
 * analyzer_quote_item_dup_summary:
 *
 * Returns: (transfer full): the speaker and the facts in a line
 */
char *
analyzer_quote_item_dup_summary (AnalyzerQuoteItem *self)
{
  g_autofree char *facts = NULL;

  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), NULL);

  facts = analyzer_quote_item_dup_facts (self);

  return g_strjoin (" · ", analyzer_quote_item_get_speaker (self), facts, NULL);
}

/**
 * analyzer_quote_item_dup_citation:
 *
 * Returns: (transfer full): the words as they stand in the article, with who
 *   said them and where, to be pasted elsewhere
 */
char *
analyzer_quote_item_dup_citation (AnalyzerQuoteItem *self)
{
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (ANALYZER_IS_QUOTE_ITEM (self), NULL);

  words = analyzer_spans_dup_text (self->quote->content,
                                   analyzer_article_get_utf8 (self->findings->article, NULL), " … ");
  subtitle = analyzer_article_item_dup_subtitle (self->article);

  return g_strdup_printf ("%s\n— %s, %s (%s)\n", words, analyzer_quote_item_get_speaker (self),
                          analyzer_article_item_get_title (self->article), subtitle);
}
