/* quotes-place.c: a table of all quotes, and one of them in its context.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/quotes-place.h"

#include <glib/gi18n.h>

#include "window/quote-card.h"
#include "window/reading-view.h"

struct _AnalyzerQuotesPlace
{
  AnalyzerPlace        parent_instance;

  AdwLeaflet          *leaflet;
  GtkColumnView       *column_view;
  GtkSingleSelection  *selection;
  GtkSortListModel    *sorted;
  GtkFilterListModel  *filtered;
  GtkFilter           *parts_filter;
  GtkDropDown         *type_drop_down;
  GtkDropDown         *act_drop_down;
  GtkDropDown         *dissent_drop_down;
  GtkWidget           *search_entry;
  GtkLabel            *count_label;
  GtkWidget           *clear_button;
  GtkStack            *list_stack;
  GtkStack            *detail_stack;
  AnalyzerReadingView *reading_view;
  AnalyzerQuoteCard   *card;
  GtkColumnViewColumn *type_column;
  GtkColumnViewColumn *act_column;
  GtkColumnViewColumn *article_column;
  GtkColumnViewColumn *dissent_column;
  GtkColumnViewColumn *confidence_column;
};

/* As in the .ui file. */
enum
{
  DISSENT_ALL,
  DISSENT_DISSENTS,
  DISSENT_AGREES,
  DISSENT_NEITHER,
};

G_DEFINE_FINAL_TYPE (AnalyzerQuotesPlace, analyzer_quotes_place, ANALYZER_TYPE_PLACE)

static void
selected_cb (AnalyzerQuotesPlace *self)
{
  AnalyzerQuoteItem *quote = gtk_single_selection_get_selected_item (self->selection);

  gtk_stack_set_visible_child_name (self->detail_stack, quote != NULL ? "quote" : "none");
  if (quote == NULL)
    return;

  analyzer_quote_card_set_quote (self->card, quote);
  analyzer_reading_view_set_item (self->reading_view, analyzer_quote_item_get_article (quote));
  analyzer_reading_view_light (self->reading_view, analyzer_quote_item_get_id (quote), TRUE);
}

static void
context_activated_cb (AnalyzerQuotesPlace *self,
                      guint                id)
{
  AnalyzerQuoteItem *quote = analyzer_quote_card_get_quote (self->card);
  AnalyzerArticleItem *article;

  if (quote == NULL)
    return;
  article = analyzer_quote_item_get_article (quote);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-quote", "(uu)",
                              analyzer_article_item_get_serial (article), id);
}

static void
activate_cb (AnalyzerQuotesPlace *self,
             guint                position)
{
  g_autoptr(AnalyzerQuoteItem) quote = NULL;

  if (analyzer_place_get_folded (ANALYZER_PLACE (self)))
    {
      analyzer_place_show_detail (ANALYZER_PLACE (self));
      return;
    }

  quote = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-quote", "(uu)",
                              analyzer_article_item_get_serial (analyzer_quote_item_get_article (quote)),
                              analyzer_quote_item_get_id (quote));
}

static gboolean
filter_parts (gpointer item,
              gpointer user_data)
{
  AnalyzerQuotesPlace *self = user_data;
  AnalyzerQuote *quote = analyzer_quote_item_get_quote (item);
  guint type = gtk_drop_down_get_selected (self->type_drop_down);
  guint act = gtk_drop_down_get_selected (self->act_drop_down);

  /* Types and acts follow 'all' in the order of their enumerations. */
  if (type != 0 && quote->type != type - 1)
    return FALSE;
  if (act != 0 && quote->act != act - 1)
    return FALSE;

  switch (gtk_drop_down_get_selected (self->dissent_drop_down))
    {
    case DISSENT_DISSENTS:
      return quote->dissent != NULL;
    case DISSENT_AGREES:
      return quote->agrees->len > 0;
    case DISSENT_NEITHER:
      return quote->dissent == NULL && quote->agrees->len == 0;
    case DISSENT_ALL:
    default:
      return TRUE;
    }
}

static void
filter_changed_cb (AnalyzerQuotesPlace *self)
{
  gtk_filter_changed (self->parts_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
clear_filters_cb (AnalyzerQuotesPlace *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->type_drop_down, 0);
  gtk_drop_down_set_selected (self->act_drop_down, 0);
  gtk_drop_down_set_selected (self->dissent_drop_down, 0);
}

static void
update_list (AnalyzerQuotesPlace *self)
{
  AnalyzerCollection *collection = analyzer_place_get_collection (ANALYZER_PLACE (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  g_autofree char *count = NULL;
  guint total;

  if (collection == NULL)
    return;

  total = g_list_model_get_n_items (analyzer_collection_get_quotes (collection));
  if (n == total)
    count = g_strdup_printf (ngettext ("%u quote", "%u quotes", n), n);
  else
    /* Translators: how many quotes of all are listed */
    count = g_strdup_printf (_("%u of %u quotes"), n, total);
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (self->clear_button, n != total);
  gtk_stack_set_visible_child_name (self->list_stack, total == 0 ? "none" : n == 0 ? "nothing" : "table");
}

static void
folded_cb (AnalyzerQuotesPlace *self)
{
  gboolean wide = !analyzer_place_get_folded (ANALYZER_PLACE (self));

  gtk_column_view_column_set_visible (self->type_column, wide);
  gtk_column_view_column_set_visible (self->act_column, wide);
  gtk_column_view_column_set_visible (self->article_column, wide);
  gtk_column_view_column_set_visible (self->dissent_column, wide);
  gtk_column_view_column_set_visible (self->confidence_column, wide);
  gtk_column_view_set_single_click_activate (self->column_view, !wide);
}

static void
analyzer_quotes_place_set_collection (AnalyzerPlace      *place,
                                      AnalyzerCollection *collection)
{
  AnalyzerQuotesPlace *self = ANALYZER_QUOTES_PLACE (place);

  gtk_filter_list_model_set_model (self->filtered, analyzer_collection_get_quotes (collection));
  g_signal_connect_object (collection, "changed", G_CALLBACK (update_list), self, G_CONNECT_SWAPPED);
  update_list (self);
}

static void
analyzer_quotes_place_search (AnalyzerPlace *place)
{
  gtk_widget_grab_focus (ANALYZER_QUOTES_PLACE (place)->search_entry);
}

static void
analyzer_quotes_place_class_init (AnalyzerQuotesPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnalyzerPlaceClass *place_class = ANALYZER_PLACE_CLASS (klass);

  place_class->set_collection = analyzer_quotes_place_set_collection;
  place_class->search = analyzer_quotes_place_search;

  g_type_ensure (ANALYZER_TYPE_QUOTE_CARD);
  g_type_ensure (ANALYZER_TYPE_QUOTE_ITEM);
  g_type_ensure (ANALYZER_TYPE_READING_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Analyzer/quotes-place.ui");
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, column_view);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, selection);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, sorted);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, filtered);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, parts_filter);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, type_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, act_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, dissent_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, clear_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, reading_view);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, card);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, type_column);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, act_column);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, article_column);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, dissent_column);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerQuotesPlace, confidence_column);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, context_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_list);
}

static void
analyzer_quotes_place_init (AnalyzerQuotesPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  analyzer_place_set_leaflet (ANALYZER_PLACE (self), self->leaflet);
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->parts_filter), filter_parts, self, NULL);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->column_view));
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
}

static gboolean
select_quote (AnalyzerQuotesPlace *self,
              AnalyzerQuoteItem   *quote)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(AnalyzerQuoteItem) item = g_list_model_get_item (model, i);

      if (item != quote)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->column_view)),
                                  "list.scroll-to-item", "u", i);
      return TRUE;
    }

  return FALSE;
}

/**
 * analyzer_quotes_place_show_quote:
 * @quote: a quote of the collection
 *
 * Selects @quote and shows it in its context; filters that hide it are taken
 * back.
 */
void
analyzer_quotes_place_show_quote (AnalyzerQuotesPlace *self,
                                  AnalyzerQuoteItem   *quote)
{
  g_return_if_fail (ANALYZER_IS_QUOTES_PLACE (self));
  g_return_if_fail (ANALYZER_IS_QUOTE_ITEM (quote));

  if (!select_quote (self, quote))
    {
      clear_filters_cb (self);
      select_quote (self, quote);
    }
  analyzer_place_show_detail (ANALYZER_PLACE (self));
}
