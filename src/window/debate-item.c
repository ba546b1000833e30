/* debate-item.c: a debate in the window's lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/debate-item.h"

#include <glib/gi18n.h>

#include "reports/names.h"

struct _AnalyzerDebateItem
{
  GObject              parent_instance;

  AnalyzerArticleItem *article;
  AnalyzerFindings    *findings;
  AnalyzerDebate      *debate;          /* in findings */
};

enum
{
  PROP_CLAIM = 1,
  PROP_ARTICLE_TITLE,
  PROP_COUNTS,
  PROP_WEIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnalyzerDebateItem, analyzer_debate_item, G_TYPE_OBJECT)

static char *
dup_counts (AnalyzerDebateItem *self)
{
  g_autofree char *support = NULL;
  g_autofree char *dissent = NULL;

  support = g_strdup_printf (ngettext ("%u supports", "%u support", self->debate->support->len),
                             self->debate->support->len);
  dissent = g_strdup_printf (ngettext ("%u dissents", "%u dissent", self->debate->dissent->len),
                             self->debate->dissent->len);

  return g_strdup_printf ("%s · %s", support, dissent);
}

static void
analyzer_debate_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  AnalyzerDebateItem *self = ANALYZER_DEBATE_ITEM (object);

  switch (prop_id)
    {
    case PROP_CLAIM:
      g_value_set_string (value, analyzer_debate_item_get_claim (self));
      break;

    case PROP_ARTICLE_TITLE:
      g_value_set_string (value, analyzer_article_item_get_title (self->article));
      break;

    case PROP_COUNTS:
      g_value_take_string (value, dup_counts (self));
      break;

    case PROP_WEIGHT:
      g_value_set_uint (value, self->debate->holders->len + self->debate->support->len
                               + 2 * self->debate->dissent->len);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_debate_item_finalize (GObject *object)
{
  AnalyzerDebateItem *self = ANALYZER_DEBATE_ITEM (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->findings, analyzer_findings_unref);

  G_OBJECT_CLASS (analyzer_debate_item_parent_class)->finalize (object);
}

static void
analyzer_debate_item_class_init (AnalyzerDebateItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = analyzer_debate_item_get_property;
  object_class->finalize = analyzer_debate_item_finalize;

  properties[PROP_CLAIM] = g_param_spec_string ("claim", NULL, NULL, NULL, flags);
  properties[PROP_ARTICLE_TITLE] = g_param_spec_string ("article-title", NULL, NULL, NULL, flags);
  properties[PROP_COUNTS] = g_param_spec_string ("counts", NULL, NULL, NULL, flags);
  properties[PROP_WEIGHT] = g_param_spec_uint ("weight", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
analyzer_debate_item_init (AnalyzerDebateItem *self)
{
}

/**
 * analyzer_debate_item_new:
 * @article: a ready article
 * @debate: one of the debates in its findings
 *
 * Returns: (transfer full): an item for that debate
 */
AnalyzerDebateItem *
analyzer_debate_item_new (AnalyzerArticleItem *article,
                          AnalyzerDebate      *debate)
{
  AnalyzerDebateItem *self;

  g_return_val_if_fail (ANALYZER_IS_ARTICLE_ITEM (article), NULL);
  g_return_val_if_fail (debate != NULL, NULL);

  self = g_object_new (ANALYZER_TYPE_DEBATE_ITEM, NULL);
  self->article = g_object_ref (article);
  self->findings = analyzer_findings_ref (analyzer_article_item_get_findings (article));
  self->debate = debate;

  return self;
}

/**
 * analyzer_debate_item_get_article:
 *
 * Returns: (transfer none): the article in which it is found
 */
AnalyzerArticleItem *
analyzer_debate_item_get_article (AnalyzerDebateItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_DEBATE_ITEM (self), NULL);

  return self->article;
}

/**
 * analyzer_debate_item_get_debate:
 *
 * Returns: (transfer none): the debate itself
 */
AnalyzerDebate *
analyzer_debate_item_get_debate (AnalyzerDebateItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_DEBATE_ITEM (self), NULL);

  return self->debate;
}

/**
 * analyzer_debate_item_get_claim:
 *
 * Returns: what it is about
 */
const char *
analyzer_debate_item_get_claim (AnalyzerDebateItem *self)
{
  g_return_val_if_fail (ANALYZER_IS_DEBATE_ITEM (self), NULL);

  return self->debate->claim != NULL ? self->debate->claim : _("The prevailing view");
}

/**
 * analyzer_debate_item_dup_holders:
 *
 * Returns: (transfer full): who holds the claim
 */
char *
analyzer_debate_item_dup_holders (AnalyzerDebateItem *self)
{
  g_autofree char *names = NULL;

  g_return_val_if_fail (ANALYZER_IS_DEBATE_ITEM (self), NULL);

  if (self->debate->holders->len == 0)
    return g_strdup (_("The article gives it as the prevailing view"));

  names = analyzer_describe_speakers (self->findings, self->debate->holders);

  return g_strdup_printf (_("Held by %s"), names);
}
