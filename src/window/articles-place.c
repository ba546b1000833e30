/* articles-place.c: the articles, and one of them set for reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/articles-place.h"

#include <glib/gi18n.h>

#include "reading/languages.h"
#include "window/list-row.h"
#include "window/quote-card.h"
#include "window/reading-view.h"
#include "window/sorters.h"

struct _AnalyzerArticlesPlace
{
  AnalyzerPlace        parent_instance;

  AdwLeaflet          *leaflet;
  GtkListView         *list_view;
  GtkSingleSelection  *selection;
  GtkSortListModel    *sorted;
  GtkFilterListModel  *filtered;
  GtkFilter           *state_filter;
  GtkDropDown         *filter_drop_down;
  GtkDropDown         *sort_drop_down;
  GtkWidget           *search_entry;
  GtkStack            *list_stack;
  GtkStack            *detail_stack;
  GtkLabel            *failed_label;
  GtkLabel            *language_label;
  GtkWidget           *retry_button;
  AdwFlap             *flap;
  AnalyzerReadingView *reading_view;
  GtkRevealer         *card_revealer;
  AnalyzerQuoteCard   *card;
  GtkSingleSelection  *voice_selection;
  GListStore          *voices;
  GtkWidget           *all_voices_button;

  AnalyzerArticleItem *article;
};

/* As in the .ui file. */
enum
{
  FILTER_ALL,
  FILTER_DISSENT,
  FILTER_UNREAD,
};

enum
{
  SORT_OPENED,
  SORT_TITLE,
  SORT_DATE,
  SORT_QUOTES,
  SORT_DISSENTS,
};

G_DEFINE_FINAL_TYPE (AnalyzerArticlesPlace, analyzer_articles_place, ANALYZER_TYPE_PLACE)

static void
show_card (AnalyzerArticlesPlace *self,
           guint                  id,
           gboolean               scroll)
{
  AnalyzerCollection *collection = analyzer_place_get_collection (ANALYZER_PLACE (self));
  AnalyzerQuoteItem *quote = NULL;

  if (self->article != NULL && id != 0)
    quote = analyzer_collection_find_quote (collection, analyzer_article_item_get_serial (self->article), id);

  analyzer_reading_view_light (self->reading_view, quote != NULL ? id : 0, scroll);
  gtk_revealer_set_reveal_child (self->card_revealer, quote != NULL);
  if (quote != NULL)
    analyzer_quote_card_set_quote (self->card, quote);
}

static void
quote_activated_cb (AnalyzerArticlesPlace *self,
                    guint                  id)
{
  show_card (self, id, FALSE);
}

static void
card_closed_cb (AnalyzerArticlesPlace *self)
{
  show_card (self, 0, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reading_view));
}

static void
step (AnalyzerArticlesPlace *self,
      int                    direction,
      gboolean               dissents)
{
  guint lit = analyzer_reading_view_get_lit (self->reading_view);
  guint next = analyzer_reading_view_find_quote (self->reading_view, lit, direction, dissents);

  /* Dissents are few: after the last comes the first. */
  if (next == 0 && dissents)
    next = analyzer_reading_view_find_quote (self->reading_view, 0, 1, TRUE);
  if (next != 0)
    {
      analyzer_place_show_detail (ANALYZER_PLACE (self));
      show_card (self, next, TRUE);
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  AnalyzerArticlesPlace *self = ANALYZER_ARTICLES_PLACE (widget);

  if (g_str_equal (action_name, "article.next-quote"))
    step (self, 1, FALSE);
  else if (g_str_equal (action_name, "article.previous-quote"))
    step (self, -1, FALSE);
  else
    step (self, 1, TRUE);
}

static gboolean
key_pressed_cb (AnalyzerArticlesPlace *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);

  if (GTK_IS_EDITABLE (focus) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_j:
      step (self, 1, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_k:
      step (self, -1, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_d:
      step (self, 1, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!gtk_revealer_get_reveal_child (self->card_revealer))
        return GDK_EVENT_PROPAGATE;
      card_closed_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
update_voices (AnalyzerArticlesPlace *self)
{
  g_autoptr(GPtrArray) voices = NULL;

  if (self->article != NULL)
    voices = analyzer_voices_of_article (self->article);
  g_list_store_splice (self->voices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->voices)),
                       voices != NULL ? voices->pdata : NULL, voices != NULL ? voices->len : 0);
}

/* Findings in a language that the analysis does not know are hardly any. */
static void
update_language (AnalyzerArticlesPlace *self)
{
  AnalyzerArticle *article = self->article != NULL ? analyzer_article_item_get_article (self->article) : NULL;
  g_autofree char *note = article != NULL ? analyzer_dup_language_note (article) : NULL;

  gtk_label_set_text (self->language_label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->language_label), note != NULL);
}

static void
update_detail (AnalyzerArticlesPlace *self)
{
  AnalyzerArticleState state;
  gboolean ready = FALSE;

  if (self->article == NULL)
    {
      gtk_stack_set_visible_child_name (self->detail_stack, "none");
    }
  else
    {
      state = analyzer_article_item_get_state (self->article);
      ready = state == ANALYZER_ARTICLE_READY;
      if (state > ANALYZER_ARTICLE_READY)
        {
          g_autofree char *reason = NULL;

          g_object_get (self->article, "state-text", &reason, NULL);
          gtk_label_set_text (self->failed_label, reason);
          gtk_actionable_set_action_target (GTK_ACTIONABLE (self->retry_button), "u",
                                            analyzer_article_item_get_serial (self->article));
          gtk_widget_set_visible (self->retry_button, analyzer_article_item_can_retry (self->article));
          gtk_stack_set_visible_child_name (self->detail_stack, "failed");
        }
      else if (analyzer_article_item_get_article (self->article) != NULL)
        gtk_stack_set_visible_child_name (self->detail_stack, "text");
      else
        gtk_stack_set_visible_child_name (self->detail_stack, "waiting");
    }

  update_language (self);
  if (!ready || g_list_model_get_n_items (G_LIST_MODEL (self->voices)) == 0)
    update_voices (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.next-quote", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.previous-quote", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.next-dissent",
                                 ready && analyzer_reading_view_find_quote (self->reading_view, 0, 1, TRUE) != 0);
}

static void
set_article (AnalyzerArticlesPlace *self,
             AnalyzerArticleItem   *article)
{
  if (self->article == article)
    return;

  if (self->article != NULL)
    g_signal_handlers_disconnect_by_func (self->article, update_detail, self);
  g_set_object (&self->article, article);
  gtk_single_selection_set_selected (self->voice_selection, GTK_INVALID_LIST_POSITION);
  g_list_store_remove_all (self->voices);
  analyzer_reading_view_set_item (self->reading_view, article);
  show_card (self, 0, FALSE);
  if (article != NULL)
    g_signal_connect_swapped (article, "notify::state-text", G_CALLBACK (update_detail), self);
  update_detail (self);
}

static void
selected_cb (AnalyzerArticlesPlace *self)
{
  set_article (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
list_activate_cb (AnalyzerArticlesPlace *self)
{
  analyzer_place_show_detail (ANALYZER_PLACE (self));
}

static void
voice_selected_cb (AnalyzerArticlesPlace *self)
{
  AnalyzerVoice *voice = gtk_single_selection_get_selected_item (self->voice_selection);
  guint first;

  gtk_widget_set_sensitive (self->all_voices_button, voice != NULL);
  analyzer_reading_view_set_speaker (self->reading_view,
                                     voice != NULL ? analyzer_voice_get_speaker (voice)->id : 0);
  if (voice == NULL)
    return;

  first = analyzer_reading_view_find_quote (self->reading_view, 0, 1, FALSE);
  show_card (self, first, TRUE);
}

static void
all_voices_cb (AnalyzerArticlesPlace *self)
{
  gtk_single_selection_set_selected (self->voice_selection, GTK_INVALID_LIST_POSITION);
}

static gboolean
filter_state (gpointer item,
              gpointer user_data)
{
  AnalyzerArticlesPlace *self = user_data;
  guint n_dissents;

  switch (gtk_drop_down_get_selected (self->filter_drop_down))
    {
    case FILTER_DISSENT:
      g_object_get (item, "n-dissents", &n_dissents, NULL);
      return n_dissents > 0;
    case FILTER_UNREAD:
      return analyzer_article_item_get_state (item) > ANALYZER_ARTICLE_READY;
    case FILTER_ALL:
    default:
      return TRUE;
    }
}

static void
filter_changed_cb (AnalyzerArticlesPlace *self)
{
  gtk_filter_changed (self->state_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
sort_changed_cb (AnalyzerArticlesPlace *self)
{
  g_autoptr(GtkSorter) sorter = NULL;

  switch (gtk_drop_down_get_selected (self->sort_drop_down))
    {
    case SORT_TITLE:
      sorter = analyzer_sorter_new_by_text (ANALYZER_TYPE_ARTICLE_ITEM, "title");
      break;
    case SORT_DATE:
      sorter = analyzer_sorter_new_by_text (ANALYZER_TYPE_ARTICLE_ITEM, "published");
      break;
    case SORT_QUOTES:
      sorter = analyzer_sorter_new_by_number (ANALYZER_TYPE_ARTICLE_ITEM, "n-quotes");
      break;
    case SORT_DISSENTS:
      sorter = analyzer_sorter_new_by_number (ANALYZER_TYPE_ARTICLE_ITEM, "n-dissents");
      break;
    case SORT_OPENED:
    default:
      break;
    }

  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

static void
update_list (AnalyzerArticlesPlace *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0;

  gtk_stack_set_visible_child_name (self->list_stack, any ? "list" : "nothing");
}

static void
collection_changed_cb (AnalyzerArticlesPlace *self)
{
  if (gtk_drop_down_get_selected (self->filter_drop_down) != FILTER_ALL)
    filter_changed_cb (self);
  if (gtk_sort_list_model_get_sorter (self->sorted) != NULL)
    gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
analyzer_articles_place_set_collection (AnalyzerPlace      *place,
                                        AnalyzerCollection *collection)
{
  AnalyzerArticlesPlace *self = ANALYZER_ARTICLES_PLACE (place);

  gtk_filter_list_model_set_model (self->filtered, analyzer_collection_get_articles (collection));
  g_signal_connect_object (collection, "changed", G_CALLBACK (collection_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
analyzer_articles_place_search (AnalyzerPlace *place)
{
  gtk_widget_grab_focus (ANALYZER_ARTICLES_PLACE (place)->search_entry);
}

static void
analyzer_articles_place_dispose (GObject *object)
{
  AnalyzerArticlesPlace *self = ANALYZER_ARTICLES_PLACE (object);

  if (self->article != NULL)
    g_signal_handlers_disconnect_by_func (self->article, update_detail, self);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (analyzer_articles_place_parent_class)->dispose (object);
}

static void
analyzer_articles_place_class_init (AnalyzerArticlesPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnalyzerPlaceClass *place_class = ANALYZER_PLACE_CLASS (klass);

  object_class->dispose = analyzer_articles_place_dispose;
  place_class->set_collection = analyzer_articles_place_set_collection;
  place_class->search = analyzer_articles_place_search;

  g_type_ensure (ANALYZER_TYPE_LIST_ROW);
  g_type_ensure (ANALYZER_TYPE_ARTICLE_ITEM);
  g_type_ensure (ANALYZER_TYPE_QUOTE_CARD);
  g_type_ensure (ANALYZER_TYPE_READING_VIEW);
  g_type_ensure (ANALYZER_TYPE_VOICE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Analyzer/articles-place.ui");
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, list_view);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, selection);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, sorted);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, filtered);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, state_filter);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, sort_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, failed_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, language_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, retry_button);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, flap);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, reading_view);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, card_revealer);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, card);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, voice_selection);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, voices);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerArticlesPlace, all_voices_button);
  gtk_widget_class_bind_template_callback (widget_class, all_voices_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, quote_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_list);
  gtk_widget_class_bind_template_callback (widget_class, voice_selected_cb);

  gtk_widget_class_install_action (widget_class, "article.next-quote", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "article.previous-quote", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "article.next-dissent", NULL, step_action);
}

static void
analyzer_articles_place_init (AnalyzerArticlesPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  analyzer_place_set_leaflet (ANALYZER_PLACE (self), self->leaflet);
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->state_filter), filter_state, self, NULL);
  update_detail (self);
}

/**
 * analyzer_articles_place_get_article:
 *
 * Returns: (transfer none) (nullable): the article in the detail
 */
AnalyzerArticleItem *
analyzer_articles_place_get_article (AnalyzerArticlesPlace *self)
{
  g_return_val_if_fail (ANALYZER_IS_ARTICLES_PLACE (self), NULL);

  return self->article;
}

static gboolean
select_article (AnalyzerArticlesPlace *self,
                AnalyzerArticleItem   *article)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(AnalyzerArticleItem) item = g_list_model_get_item (model, i);

      if (item != article)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", i);
      return TRUE;
    }

  return FALSE;
}

/**
 * analyzer_articles_place_show_article:
 * @article: an article of the collection
 *
 * Selects @article and shows it; a filter that hides it is taken back.
 */
void
analyzer_articles_place_show_article (AnalyzerArticlesPlace *self,
                                      AnalyzerArticleItem   *article)
{
  g_return_if_fail (ANALYZER_IS_ARTICLES_PLACE (self));
  g_return_if_fail (ANALYZER_IS_ARTICLE_ITEM (article));

  if (!select_article (self, article))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      gtk_drop_down_set_selected (self->filter_drop_down, FILTER_ALL);
      /* The list follows in its own time; the detail need not wait for it. */
      if (!select_article (self, article))
        set_article (self, article);
    }
  analyzer_place_show_detail (ANALYZER_PLACE (self));
}

/**
 * analyzer_articles_place_show_quote:
 * @quote: a quote of the collection
 *
 * Shows the place of @quote in its article.
 */
void
analyzer_articles_place_show_quote (AnalyzerArticlesPlace *self,
                                    AnalyzerQuoteItem     *quote)
{
  g_return_if_fail (ANALYZER_IS_ARTICLES_PLACE (self));
  g_return_if_fail (ANALYZER_IS_QUOTE_ITEM (quote));

  analyzer_articles_place_show_article (self, analyzer_quote_item_get_article (quote));
  all_voices_cb (self);
  show_card (self, analyzer_quote_item_get_id (quote), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reading_view));
}

/**
 * analyzer_articles_place_show_spans:
 * @article: an article of the collection
 * @spans: (element-type AnalyzerSpan): what of its text
 *
 * Shows a place of @article that is no quote.
 */
void
analyzer_articles_place_show_spans (AnalyzerArticlesPlace *self,
                                    AnalyzerArticleItem   *article,
                                    GArray                *spans)
{
  g_return_if_fail (ANALYZER_IS_ARTICLES_PLACE (self));
  g_return_if_fail (ANALYZER_IS_ARTICLE_ITEM (article));

  analyzer_articles_place_show_article (self, article);
  show_card (self, 0, FALSE);
  analyzer_reading_view_light_spans (self->reading_view, spans);
  gtk_widget_grab_focus (GTK_WIDGET (self->reading_view));
}

/**
 * analyzer_articles_place_show_failed:
 *
 * Lists only what could not be read.
 */
void
analyzer_articles_place_show_failed (AnalyzerArticlesPlace *self)
{
  g_return_if_fail (ANALYZER_IS_ARTICLES_PLACE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->filter_drop_down, FILTER_UNREAD);
  analyzer_place_go_back (ANALYZER_PLACE (self));
}
