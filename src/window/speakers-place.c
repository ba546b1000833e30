/* speakers-place.c: who is heard, how often and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/speakers-place.h"

#include <glib/gi18n.h>

#include "reports/names.h"
#include "window/list-row.h"
#include "window/sorters.h"

/* More relations than this tell a reader nothing. */
#define RELATIONS_MAX 12

struct _AnalyzerSpeakersPlace
{
  AnalyzerPlace        parent_instance;

  AdwLeaflet          *leaflet;
  GtkListView         *list_view;
  GtkSingleSelection  *selection;
  GtkSortListModel    *sorted;
  GtkFilterListModel  *filtered;
  GtkFilter           *kind_filter;
  GtkDropDown         *kind_drop_down;
  GtkDropDown         *sort_drop_down;
  GtkWidget           *search_entry;
  GtkStack            *list_stack;
  GtkStack            *detail_stack;
  GtkLabel            *name_label;
  GtkLabel            *counts_label;
  GtkLabel            *aliases_label;
  GtkListBox          *roles_list;
  GtkLabel            *relations_label;
  GtkNoSelection      *quotes_selection;

  AnalyzerSpeakerItem *speaker;
};

/* As in the .ui file. */
enum
{
  SORT_QUOTES,
  SORT_NAME,
  SORT_ARTICLES,
  SORT_DISSENTS,
};

G_DEFINE_FINAL_TYPE (AnalyzerSpeakersPlace, analyzer_speakers_place, ANALYZER_TYPE_PLACE)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_roles (AnalyzerSpeakersPlace *self)
{
  GPtrArray *voices = analyzer_speaker_item_get_voices (self->speaker);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->roles_list))) != NULL)
    gtk_list_box_remove (self->roles_list, child);

  for (guint i = 0; i < voices->len && n < RELATIONS_MAX; i++)
    {
      AnalyzerSpeaker *speaker = analyzer_voice_get_speaker (g_ptr_array_index (voices, i));
      AnalyzerArticleItem *article = analyzer_voice_get_article (g_ptr_array_index (voices, i));
      g_autofree char *role = NULL;
      GtkWidget *row;

      role = analyzer_describe_role (speaker);
      if (role == NULL)
        continue;

      row = g_object_new (ADW_TYPE_ACTION_ROW,
                          "use-markup", FALSE,
                          "title", role,
                          "title-lines", 3,
                          "subtitle", analyzer_article_item_get_title (article),
                          "subtitle-lines", 1,
                          "activatable", TRUE,
                          NULL);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(uu)", analyzer_article_item_get_serial (article),
                                        speaker->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-role");
      gtk_list_box_append (self->roles_list, row);
      n++;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->roles_list), n > 0);
}

static void
add_names (const AnalyzerFindings *findings,
           GArray                 *ids,
           GHashTable             *seen,
           GString                *names)
{
  for (guint i = 0; i < ids->len && g_hash_table_size (seen) < RELATIONS_MAX; i++)
    {
      AnalyzerSpeaker *speaker = analyzer_findings_get_speaker ((AnalyzerFindings *) findings,
                                                                g_array_index (ids, guint, i));

      if (speaker == NULL || !g_hash_table_add (seen, speaker->name))
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, speaker->name);
    }
}

static void
show_relations (AnalyzerSpeakersPlace *self)
{
  GListModel *quotes = analyzer_speaker_item_get_quotes (self->speaker);
  g_autoptr(GHashTable) agreed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) opposed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) agrees = g_string_new (NULL);
  g_autoptr(GString) dissents = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (quotes); i++)
    {
      g_autoptr(AnalyzerQuoteItem) item = g_list_model_get_item (quotes, i);
      AnalyzerQuote *quote = analyzer_quote_item_get_quote (item);
      AnalyzerFindings *findings = analyzer_quote_item_get_findings (item);

      add_names (findings, quote->agrees, agreed, agrees);
      if (quote->dissent != NULL)
        add_names (findings, quote->dissent->against, opposed, dissents);
    }

  if (agrees->len > 0)
    g_string_append_printf (text, _("Agrees with %s"), agrees->str);
  if (agrees->len > 0 && dissents->len > 0)
    g_string_append_c (text, '\n');
  if (dissents->len > 0)
    g_string_append_printf (text, _("Dissents from %s"), dissents->str);
  set_label (self->relations_label, text->str);
}

static void
update_detail (AnalyzerSpeakersPlace *self)
{
  g_autofree char *counts = NULL;
  g_autofree char *description = NULL;
  g_autofree char *line = NULL;
  g_autofree char *aliases = NULL;
  g_autofree char *also = NULL;

  if (self->speaker == NULL || analyzer_speaker_item_get_name (self->speaker) == NULL)
    {
      gtk_stack_set_visible_child_name (self->detail_stack, "none");
      return;
    }

  gtk_stack_set_visible_child_name (self->detail_stack, "speaker");
  g_object_get (self->speaker, "counts", &counts, "description", &description, NULL);
  line = g_strjoin (" · ", description, counts, NULL);
  aliases = analyzer_speaker_item_dup_aliases (self->speaker);
  also = *aliases != '\0' ? g_strdup_printf (_("Also called %s"), aliases) : g_strdup ("");
  set_label (self->name_label, analyzer_speaker_item_get_name (self->speaker));
  set_label (self->counts_label, line);
  set_label (self->aliases_label, also);
  show_roles (self);
  show_relations (self);
}

static void
selected_cb (AnalyzerSpeakersPlace *self)
{
  AnalyzerSpeakerItem *speaker = gtk_single_selection_get_selected_item (self->selection);

  if (self->speaker == speaker)
    return;

  if (self->speaker != NULL)
    g_signal_handlers_disconnect_by_func (self->speaker, update_detail, self);
  g_set_object (&self->speaker, speaker);
  gtk_no_selection_set_model (self->quotes_selection,
                              speaker != NULL ? analyzer_speaker_item_get_quotes (speaker) : NULL);
  if (speaker != NULL)
    g_signal_connect_swapped (speaker, "notify::counts", G_CALLBACK (update_detail), self);
  update_detail (self);
}

static void
list_activate_cb (AnalyzerSpeakersPlace *self)
{
  analyzer_place_show_detail (ANALYZER_PLACE (self));
}

static void
quote_activate_cb (AnalyzerSpeakersPlace *self,
                   guint                  position)
{
  g_autoptr(AnalyzerQuoteItem) quote = g_list_model_get_item (G_LIST_MODEL (self->quotes_selection), position);
  AnalyzerArticleItem *article = analyzer_quote_item_get_article (quote);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-quote", "(uu)",
                              analyzer_article_item_get_serial (article), analyzer_quote_item_get_id (quote));
}

static gboolean
filter_kind (gpointer item,
             gpointer user_data)
{
  AnalyzerSpeakersPlace *self = user_data;
  guint chosen = gtk_drop_down_get_selected (self->kind_drop_down);

  /* The kinds follow 'All' in the order of the enumeration. */
  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION || analyzer_speaker_item_get_kind (item) == chosen - 1;
}

static void
filter_changed_cb (AnalyzerSpeakersPlace *self)
{
  gtk_filter_changed (self->kind_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
sort_changed_cb (AnalyzerSpeakersPlace *self)
{
  g_autoptr(GtkSorter) sorter = NULL;

  switch (gtk_drop_down_get_selected (self->sort_drop_down))
    {
    case SORT_NAME:
      sorter = analyzer_sorter_new_by_text (ANALYZER_TYPE_SPEAKER_ITEM, "name");
      break;
    case SORT_ARTICLES:
      sorter = analyzer_sorter_new_by_number (ANALYZER_TYPE_SPEAKER_ITEM, "n-articles");
      break;
    case SORT_DISSENTS:
      sorter = analyzer_sorter_new_by_number (ANALYZER_TYPE_SPEAKER_ITEM, "n-dissents");
      break;
    case SORT_QUOTES:
    default:
      sorter = analyzer_sorter_new_by_number (ANALYZER_TYPE_SPEAKER_ITEM, "n-quotes");
      break;
    }

  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

static void
update_list (AnalyzerSpeakersPlace *self)
{
  AnalyzerCollection *collection = analyzer_place_get_collection (ANALYZER_PLACE (self));
  const char *page = "list";

  if (collection == NULL || g_list_model_get_n_items (analyzer_collection_get_speakers (collection)) == 0)
    page = "nobody";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0)
    page = "nothing";

  gtk_stack_set_visible_child_name (self->list_stack, page);
}

static void
collection_changed_cb (AnalyzerSpeakersPlace *self)
{
  /* The list sorts what comes in, not what changes in it. */
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  update_list (self);
}

static void
analyzer_speakers_place_set_collection (AnalyzerPlace      *place,
                                        AnalyzerCollection *collection)
{
  AnalyzerSpeakersPlace *self = ANALYZER_SPEAKERS_PLACE (place);

  gtk_filter_list_model_set_model (self->filtered, analyzer_collection_get_speakers (collection));
  g_signal_connect_object (collection, "changed", G_CALLBACK (collection_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
analyzer_speakers_place_search (AnalyzerPlace *place)
{
  gtk_widget_grab_focus (ANALYZER_SPEAKERS_PLACE (place)->search_entry);
}

static void
analyzer_speakers_place_dispose (GObject *object)
{
  AnalyzerSpeakersPlace *self = ANALYZER_SPEAKERS_PLACE (object);

  if (self->speaker != NULL)
    g_signal_handlers_disconnect_by_func (self->speaker, update_detail, self);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (analyzer_speakers_place_parent_class)->dispose (object);
}

static void
analyzer_speakers_place_class_init (AnalyzerSpeakersPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnalyzerPlaceClass *place_class = ANALYZER_PLACE_CLASS (klass);

  object_class->dispose = analyzer_speakers_place_dispose;
  place_class->set_collection = analyzer_speakers_place_set_collection;
  place_class->search = analyzer_speakers_place_search;

  g_type_ensure (ANALYZER_TYPE_LIST_ROW);
  g_type_ensure (ANALYZER_TYPE_SPEAKER_ITEM);
  g_type_ensure (ANALYZER_TYPE_QUOTE_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Analyzer/speakers-place.ui");
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, list_view);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, selection);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, sorted);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, filtered);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, sort_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, name_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, counts_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, aliases_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, roles_list);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, relations_label);
  gtk_widget_class_bind_template_child (widget_class, AnalyzerSpeakersPlace, quotes_selection);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, quote_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_list);
}

static void
analyzer_speakers_place_init (AnalyzerSpeakersPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  analyzer_place_set_leaflet (ANALYZER_PLACE (self), self->leaflet);
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->kind_filter), filter_kind, self, NULL);
  sort_changed_cb (self);
}

static gboolean
select_speaker (AnalyzerSpeakersPlace *self,
                AnalyzerSpeakerItem   *speaker)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(AnalyzerSpeakerItem) item = g_list_model_get_item (model, i);

      if (item != speaker)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", i);
      return TRUE;
    }

  return FALSE;
}

/**
 * analyzer_speakers_place_show_speaker:
 * @speaker: a speaker of the collection
 *
 * Selects @speaker and shows it; a filter that hides it is taken back.
 */
void
analyzer_speakers_place_show_speaker (AnalyzerSpeakersPlace *self,
                                      AnalyzerSpeakerItem   *speaker)
{
  g_return_if_fail (ANALYZER_IS_SPEAKERS_PLACE (self));
  g_return_if_fail (ANALYZER_IS_SPEAKER_ITEM (speaker));

  if (!select_speaker (self, speaker))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      gtk_drop_down_set_selected (self->kind_drop_down, 0);
      select_speaker (self, speaker);
    }
  analyzer_place_show_detail (ANALYZER_PLACE (self));
}
