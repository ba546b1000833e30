/* stance-card.c: a quote that supports a claim or dissents from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/stance-card.h"

#include <glib/gi18n.h>

#include "window/words.h"

static GtkWidget *
create_label (const char *text,
              const char *css_class,
              int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The marking words stand in the quote or beside it; where they stand in it
 * they are strong there, and they are always told by themselves. */
static void
emphasise (GtkLabel            *label,
           const AnalyzerQuote *quote)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  guint before = 0;

  for (guint i = 0; i < quote->content->len; i++)
    {
      AnalyzerSpan part = g_array_index (quote->content, AnalyzerSpan, i);

      for (guint j = 0; j < quote->dissent->marker->len; j++)
        {
          AnalyzerSpan marker = g_array_index (quote->dissent->marker, AnalyzerSpan, j);
          PangoAttribute *attribute;

          if (marker.start < part.start || marker.end > part.end)
            continue;
          attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
          attribute->start_index = before + marker.start - part.start;
          attribute->end_index = before + marker.end - part.start;
          pango_attr_list_insert (attributes, attribute);
        }
      before += part.end - part.start + strlen (" … ");
    }

  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

/**
 * analyzer_stance_card_new:
 * @quote: a quote that takes a position
 *
 * Returns: (transfer floating): a button that says who takes it and with which
 *   words, and leads to the place in the article
 */
GtkWidget *
analyzer_stance_card_new (AnalyzerQuoteItem *quote)
{
  AnalyzerFindings *findings = analyzer_quote_item_get_findings (quote);
  AnalyzerQuote *data = analyzer_quote_item_get_quote (quote);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *content = create_label (analyzer_quote_item_get_content (quote), NULL, 8);
  g_autofree char *stance = analyzer_words_for_dissent (findings, data);

  gtk_box_append (GTK_BOX (box), create_label (analyzer_quote_item_get_speaker (quote), "heading", 2));
  gtk_box_append (GTK_BOX (box), content);
  if (data->dissent != NULL)
    {
      emphasise (GTK_LABEL (content), data);
      if (data->dissent->marker->len > 0)
        {
          g_autofree char *marker = analyzer_words_for_spans (findings, data->dissent->marker);
          g_autofree char *line = g_strdup_printf (_("≠ “%s”"), marker);

          gtk_box_append (GTK_BOX (box), create_label (line, "dissent", 2));
        }
    }
  if (*stance != '\0')
    gtk_box_append (GTK_BOX (box), create_label (stance, "caption", 2));

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "stance");
  gtk_widget_set_tooltip_text (button, _("Show in Article"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)",
                                    analyzer_article_item_get_serial (analyzer_quote_item_get_article (quote)),
                                    analyzer_quote_item_get_id (quote));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-quote");

  return button;
}
