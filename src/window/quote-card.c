/* quote-card.c: all that is known of one quote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/quote-card.h"

#include <glib/gi18n.h>

#include "reports/names.h"
#include "window/words.h"

struct _AnalyzerQuoteCard
{
  GtkWidget          parent_instance;

  GtkWidget         *frame;
  GtkLabel          *speaker_label;
  GtkLabel          *summary_label;
  GtkLabel          *dissent_label;
  GtkLabel          *why_label;
  GtkLabel          *others_label;
  GtkWidget         *speaker_button;
  GtkWidget         *copy_button;
  GtkWidget         *list_button;
  GtkWidget         *place_button;
  GtkWidget         *close_button;

  AnalyzerQuoteItem *quote;
  gboolean           in_place;
};

enum
{
  PROP_IN_PLACE = 1,
  N_PROPS,
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalyzerQuoteCard, analyzer_quote_card, GTK_TYPE_WIDGET)

static void
set_in_place (AnalyzerQuoteCard *self,
              gboolean           in_place)
{
  self->in_place = in_place;
  gtk_widget_set_visible (self->close_button, in_place);
  gtk_widget_set_visible (self->list_button, in_place);
  gtk_widget_set_visible (self->place_button, !in_place);
}

static void
close_cb (AnalyzerQuoteCard *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
analyzer_quote_card_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AnalyzerQuoteCard *self = ANALYZER_QUOTE_CARD (object);

  switch (prop_id)
    {
    case PROP_IN_PLACE:
      g_value_set_boolean (value, self->in_place);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_quote_card_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  AnalyzerQuoteCard *self = ANALYZER_QUOTE_CARD (object);

  switch (prop_id)
    {
    case PROP_IN_PLACE:
      set_in_place (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_quote_card_dispose (GObject *object)
{
  AnalyzerQuoteCard *self = ANALYZER_QUOTE_CARD (object);

  g_clear_object (&self->quote);
  g_clear_pointer (&self->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (analyzer_quote_card_parent_class)->dispose (object);
}

static void
analyzer_quote_card_class_init (AnalyzerQuoteCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = analyzer_quote_card_get_property;
  object_class->set_property = analyzer_quote_card_set_property;
  object_class->dispose = analyzer_quote_card_dispose;

  /**
   * AnalyzerQuoteCard:in-place:
   *
   * Whether the card stands beside the article's text, so that it can be
   * closed and leads to the list of quotes; another one leads to the text.
   */
  properties[PROP_IN_PLACE] =
    g_param_spec_boolean ("in-place", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AnalyzerQuoteCard::closed:
   *
   * The user has seen enough of the quote.
   */
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Analyzer/quote-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, frame);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, speaker_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, summary_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, dissent_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, why_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, others_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, speaker_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, copy_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, list_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, place_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuoteCard, close_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
analyzer_quote_card_init (AnalyzerQuoteCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_in_place (self, FALSE);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
aim (GtkWidget *button,
     guint      serial,
     guint      id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", serial, id);
}

static char *
dup_dissent (AnalyzerFindings    *findings,
             const AnalyzerQuote *quote)
{
  g_autofree char *words = analyzer_words_for_dissent (findings, quote);

  if (quote->dissent == NULL || quote->dissent->about == NULL)
    return g_steal_pointer (&words);

  /* Translators: who differs from whom, and about which claim */
  return g_strdup_printf (_("%s about: %s"), words, quote->dissent->about);
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (sentence == NULL)
    return;

  g_string_append_printf (text, " %s", sentence);
  if (text->str[text->len - 1] != '.')
    g_string_append_c (text, '.');
}

static char *
dup_why (AnalyzerFindings    *findings,
         const AnalyzerQuote *quote)
{
  g_autofree char *source = analyzer_words_for_spans (findings, quote->source);
  g_autofree char *cue = analyzer_words_for_spans (findings, quote->cue);
  g_autofree char *sure = NULL;
  g_autoptr(GString) why = g_string_new (NULL);

  if (quote->speakers->len > 0)
    {
      sure = analyzer_words_for_confidence (quote->speaker_confidence);
      /* Translators: how sure the program is who speaks, such as "Sure (95 %)" */
      g_string_append_printf (why, _("Speaker: %s."), sure);
    }
  if (*source != '\0' && *cue != '\0')
    g_string_append_printf (why, _(" The text says “%s” with “%s”."), source, cue);
  else if (*source != '\0')
    g_string_append_printf (why, _(" The text says “%s”."), source);
  append_sentence (why, quote->reasons);
  append_sentence (why, quote->why);
  if (quote->dissent != NULL)
    append_sentence (why, quote->dissent->why);

  return g_strdup (g_strstrip (why->str));
}

/**
 * analyzer_quote_card_get_quote:
 *
 * Returns: (transfer none) (nullable): the quote that it shows
 */
AnalyzerQuoteItem *
analyzer_quote_card_get_quote (AnalyzerQuoteCard *self)
{
  g_return_val_if_fail (ANALYZER_IS_QUOTE_CARD (self), NULL);

  return self->quote;
}

/**
 * analyzer_quote_card_set_quote:
 * @quote: (nullable): the quote to show
 */
void
analyzer_quote_card_set_quote (AnalyzerQuoteCard *self,
                               AnalyzerQuoteItem *quote)
{
  AnalyzerFindings *findings;
  AnalyzerQuote *data;
  g_autofree char *summary = NULL;
  g_autofree char *confidence = NULL;
  g_autofree char *dissent = NULL;
  g_autofree char *why = NULL;
  g_autofree char *names = NULL;
  g_autofree char *others = NULL;
  guint serial, id;

  g_return_if_fail (ANALYZER_IS_QUOTE_CARD (self));

  if (!g_set_object (&self->quote, quote) || quote == NULL)
    return;

  findings = analyzer_quote_item_get_findings (quote);
  data = analyzer_quote_item_get_quote (quote);
  serial = analyzer_article_item_get_serial (analyzer_quote_item_get_article (quote));
  id = analyzer_quote_item_get_id (quote);

  confidence = analyzer_words_for_confidence (data->confidence);
  summary = g_strjoin (" · ", analyzer_words_for_type (data->type), analyzer_words_for_act (data->act),
                       confidence, NULL);
  dissent = dup_dissent (findings, data);
  why = dup_why (findings, data);
  if (data->runners_up->len > 0)
    {
      names = analyzer_describe_speakers (findings, data->runners_up);
      others = g_strdup_printf (_("It could also be: %s"), names);
    }

  set_label (self->speaker_label, analyzer_quote_item_get_speaker (quote));
  set_label (self->summary_label, summary);
  set_label (self->dissent_label, dissent);
  set_label (self->why_label, why);
  set_label (self->others_label, others);

  aim (self->copy_button, serial, id);
  aim (self->list_button, serial, id);
  aim (self->place_button, serial, id);
  gtk_widget_set_visible (self->speaker_button, data->speakers->len > 0);
  aim (self->speaker_button, serial,
       data->speakers->len > 0 ? g_array_index (data->speakers, guint, 0) : 0);
}
