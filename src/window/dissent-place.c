/* dissent-place.c: debates, with who supports and who dissents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/dissent-place.h"

#include <glib/gi18n.h>

#include "window/list-row.h"
#include "window/sorters.h"
#include "window/stance-card.h"

/* Cards are widgets; a debate of more quotes says how many are left out. */
#define CARDS_MAX 60

struct _AnalyzerDissentPlace
{
  AnalyzerPlace       parent_instance;

  AdwLeaflet         *leaflet;
  GtkSingleSelection *selection;
  GtkSortListModel   *sorted;
  GtkFilterListModel *filtered;
  GtkWidget          *search_entry;
  GtkStack           *list_stack;
  GtkStack           *detail_stack;
  GtkLabel           *claim_label;
  GtkLabel           *holders_label;
  GtkLabel           *article_label;
  GtkWidget          *claim_button;
  GtkBox             *columns;
  GtkBox             *support_box;
  GtkBox             *dissent_box;
  GtkLabel           *support_label;
  GtkLabel           *dissent_label;
};

G_DEFINE_FINAL_TYPE (AnalyzerDissentPlace, analyzer_dissent_place, ANALYZER_TYPE_PLACE)

static void
fill_column (AnalyzerDissentPlace *self,
             GtkBox               *box,
             AnalyzerDebateItem   *debate,
             GArray               *ids,
             const char           *nobody)
{
  AnalyzerCollection *collection = analyzer_place_get_collection (ANALYZER_PLACE (self));
  guint serial = analyzer_article_item_get_serial (analyzer_debate_item_get_article (debate));
  GtkWidget *child;
  GtkWidget *label;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; i < ids->len && n < CARDS_MAX; i++)
    {
      AnalyzerQuoteItem *quote = analyzer_collection_find_quote (collection, serial, g_array_index (ids, guint, i));

      if (quote == NULL)
        continue;
      gtk_box_append (box, analyzer_stance_card_new (quote));
      n++;
    }

  if (n > 0 && n == ids->len)
    return;

  if (n == 0)
    label = gtk_label_new (nobody);
  else
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more, to be found in Quotes",
                                                         "and %u more, to be found in Quotes", ids->len - n),
                                               ids->len - n);

      label = gtk_label_new (more);
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

static void
selected_cb (AnalyzerDissentPlace *self)
{
  AnalyzerDebateItem *item = gtk_single_selection_get_selected_item (self->selection);
  AnalyzerArticleItem *article;
  AnalyzerDebate *debate;
  g_autofree char *holders = NULL;
  g_autofree char *support = NULL;
  g_autofree char *dissent = NULL;

  gtk_stack_set_visible_child_name (self->detail_stack, item != NULL ? "debate" : "none");
  if (item == NULL)
    return;

  article = analyzer_debate_item_get_article (item);
  debate = analyzer_debate_item_get_debate (item);
  holders = analyzer_debate_item_dup_holders (item);
  gtk_label_set_text (self->claim_label, analyzer_debate_item_get_claim (item));
  gtk_label_set_text (self->holders_label, holders);
  gtk_label_set_text (self->article_label, analyzer_article_item_get_title (article));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->claim_button), "(uu)",
                                    analyzer_article_item_get_serial (article), debate->id);

  support = g_strdup_printf (_("Support (%u)"), debate->support->len);
  dissent = g_strdup_printf (_("≠ Dissent (%u)"), debate->dissent->len);
  gtk_label_set_text (self->support_label, support);
  gtk_label_set_text (self->dissent_label, dissent);
  fill_column (self, self->support_box, item, debate->support, _("Nobody else supports it."));
  fill_column (self, self->dissent_box, item, debate->dissent, _("Nobody dissents."));
}

static void
list_activate_cb (AnalyzerDissentPlace *self)
{
  analyzer_place_show_detail (ANALYZER_PLACE (self));
}

static void
folded_cb (AnalyzerDissentPlace *self)
{
  gboolean folded = analyzer_place_get_folded (ANALYZER_PLACE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !folded);
}

static void
update_list (AnalyzerDissentPlace *self)
{
  AnalyzerCollection *collection = analyzer_place_get_collection (ANALYZER_PLACE (self));
  const char *page = "list";

  if (collection == NULL || g_list_model_get_n_items (analyzer_collection_get_debates (collection)) == 0)
    page = "none";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0)
    page = "nothing";

  gtk_stack_set_visible_child_name (self->list_stack, page);
}

static void
analyzer_dissent_place_set_collection (AnalyzerPlace      *place,
                                       AnalyzerCollection *collection)
{
  AnalyzerDissentPlace *self = ANALYZER_DISSENT_PLACE (place);

  gtk_filter_list_model_set_model (self->filtered, analyzer_collection_get_debates (collection));
  g_signal_connect_object (collection, "changed", G_CALLBACK (update_list), self, G_CONNECT_SWAPPED);
  update_list (self);
}

static void
analyzer_dissent_place_search (AnalyzerPlace *place)
{
  gtk_widget_grab_focus (ANALYZER_DISSENT_PLACE (place)->search_entry);
}

static void
analyzer_dissent_place_class_init (AnalyzerDissentPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnalyzerPlaceClass *place_class = ANALYZER_PLACE_CLASS (klass);

  place_class->set_collection = analyzer_dissent_place_set_collection;
  place_class->search = analyzer_dissent_place_search;

  g_type_ensure (ANALYZER_TYPE_LIST_ROW);
  g_type_ensure (ANALYZER_TYPE_DEBATE_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Analyzer/dissent-place.ui");
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, selection);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, sorted);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, filtered);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, claim_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, holders_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, article_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, claim_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, columns);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, support_box);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, dissent_box);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, support_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerDissentPlace, dissent_label);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_list);
}

static void
analyzer_dissent_place_init (AnalyzerDissentPlace *self)
{
  g_autoptr(GtkSorter) sorter = analyzer_sorter_new_by_number (ANALYZER_TYPE_DEBATE_ITEM, "weight");

  gtk_widget_init_template (GTK_WIDGET (self));
  analyzer_place_set_leaflet (ANALYZER_PLACE (self), self->leaflet);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
}
