/* reading-view.c: an article set for reading, with its quotes marked.
 *
 * Tints tell speakers apart, but nothing is told by a tint alone: the margin
 * names who speaks and who dissents, the cue is underlined, and a quote tells
 * its speaker, type and confidence under the pointer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/reading-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "reports/palette.h"
#include "window/ink.h"
#include "window/page-text.h"
#include "window/quote-item.h"
#include "window/voice.h"

/* From this width on there is room for names in the margin. */
#define WIDE 560
#define WIDE_MARGIN 112
#define NARROW_MARGIN 22

struct _AnalyzerReadingView
{
  GtkTextView          parent_instance;

  AnalyzerArticleItem *item;
  AnalyzerPageText    *page;
  GHashTable          *tints;           /* speaker's id -> tint + 1 */
  guint                lit;             /* a quote's id, or 0 */
  guint                speaker;         /* whose quotes alone are tinted, or 0 */
  guint                margins_source;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalyzerReadingView, analyzer_reading_view, GTK_TYPE_TEXT_VIEW)

static AnalyzerFindings *
get_findings (AnalyzerReadingView *self)
{
  return self->item != NULL ? analyzer_article_item_get_findings (self->item) : NULL;
}

static void
set_tag_colour (AnalyzerReadingView *self,
                const char          *tag_name,
                const char          *property,
                const char          *colour_name)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, tag_name);
  GdkRGBA colour;

  if (tag != NULL && gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                                     colour_name, &colour))
    g_object_set (tag, property, &colour, NULL);
}

/* Speakers have the colours that reports give them; the rest is the style
 * sheets', which know dark and high contrast. */
static void
update_colours (AnalyzerReadingView *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; i < ANALYZER_N_COLOURS; i++)
    {
      const AnalyzerColours *colours = analyzer_palette_get (i + 1);
      char name[16];

      g_snprintf (name, sizeof name, "tint-%u", i);
      g_object_set (gtk_text_tag_table_lookup (table, name),
                    "background", dark ? colours->dark_fill : colours->light_fill, NULL);
    }
  set_tag_colour (self, "tint-none", "background-rgba", "analyzer_tint_none");
  set_tag_colour (self, "kicker", "foreground-rgba", "analyzer_dim");
  set_tag_colour (self, "ignored", "foreground-rgba", "analyzer_dim");
  set_tag_colour (self, "lit", "background-rgba", "analyzer_lit");
  set_tag_colour (self, "lit-source", "background-rgba", "analyzer_lit_source");
}

static void
create_tags (AnalyzerReadingView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  g_autoptr(GtkTextTag) kicker = analyzer_ink_new ("kicker");
  g_autoptr(GtkTextTag) ignored = analyzer_ink_new ("ignored");

  g_object_set (kicker, "scale", 0.85, "pixels-above-lines", 18, NULL);
  gtk_text_tag_table_add (table, kicker);
  g_object_set (ignored, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_tag_table_add (table, ignored);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "scale", 1.6,
                              "pixels-below-lines", 16, NULL);
  gtk_text_buffer_create_tag (buffer, "blank", "scale", 0.2, "pixels-below-lines", 0, NULL);
  gtk_text_buffer_create_tag (buffer, "tint-none", NULL);
  for (guint i = 0; i < ANALYZER_N_COLOURS; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "tint-%u", i);
      gtk_text_buffer_create_tag (buffer, name, NULL);
    }
  gtk_text_buffer_create_tag (buffer, "cue", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "marker", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "lit", NULL);
  gtk_text_buffer_create_tag (buffer, "lit-source", "weight", PANGO_WEIGHT_BOLD, NULL);
}

static void
tag_spans (AnalyzerReadingView *self,
           GArray              *spans,
           const char          *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  for (guint i = 0; i < spans->len; i++)
    if (analyzer_page_text_get_iters (self->page, g_array_index (spans, AnalyzerSpan, i), &start, &end))
      gtk_text_buffer_apply_tag_by_name (buffer, tag, &start, &end);
}

static guint
get_first_speaker (const AnalyzerQuote *quote)
{
  return quote->speakers->len > 0 ? g_array_index (quote->speakers, guint, 0) : 0;
}

static gboolean
is_shown (AnalyzerReadingView *self,
          const AnalyzerQuote *quote)
{
  return self->speaker == 0 || analyzer_ids_contain (quote->speakers, self->speaker);
}

static void
tag_quote (AnalyzerReadingView *self,
           const AnalyzerQuote *quote)
{
  guint tint = GPOINTER_TO_UINT (g_hash_table_lookup (self->tints, GUINT_TO_POINTER (get_first_speaker (quote))));
  char tag[16] = "tint-none";

  if (!is_shown (self, quote))
    return;

  if (tint > 0)
    g_snprintf (tag, sizeof tag, "tint-%u", tint - 1);
  tag_spans (self, quote->content, tag);
  tag_spans (self, quote->cue, "cue");
  if (quote->dissent != NULL)
    tag_spans (self, quote->dissent->marker, "marker");
}

static void
tag_quotes (AnalyzerReadingView *self)
{
  AnalyzerFindings *findings = get_findings (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  for (guint i = 0; i < ANALYZER_N_COLOURS; i++)
    {
      char tag[16];

      g_snprintf (tag, sizeof tag, "tint-%u", i);
      gtk_text_buffer_remove_tag_by_name (buffer, tag, &start, &end);
    }
  gtk_text_buffer_remove_tag_by_name (buffer, "tint-none", &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "cue", &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "marker", &start, &end);

  for (guint i = 0; findings != NULL && i < findings->quotes->len; i++)
    tag_quote (self, g_ptr_array_index (findings->quotes, i));
}

static void
find_tints (AnalyzerReadingView *self)
{
  g_autoptr(GPtrArray) voices = analyzer_voices_of_article (self->item);

  g_hash_table_remove_all (self->tints);
  for (guint i = 0; i < voices->len; i++)
    {
      AnalyzerVoice *voice = g_ptr_array_index (voices, i);

      g_hash_table_insert (self->tints, GUINT_TO_POINTER (analyzer_voice_get_speaker (voice)->id),
                           GUINT_TO_POINTER (analyzer_voice_get_tint (voice) + 1));
    }
}

static gboolean
spans_bounds (GArray *spans,
              guint  *start,
              guint  *end)
{
  if (spans->len == 0)
    return FALSE;

  *start = g_array_index (spans, AnalyzerSpan, 0).start;
  *end = g_array_index (spans, AnalyzerSpan, spans->len - 1).end;

  return TRUE;
}

/* The innermost quote there. */
static guint
quote_at (AnalyzerReadingView *self,
          const GtkTextIter   *iter)
{
  AnalyzerFindings *findings = get_findings (self);
  guint byte, found = 0, best = G_MAXUINT;

  if (findings == NULL || self->page == NULL
      || !analyzer_page_text_to_byte (self->page, gtk_text_iter_get_offset (iter), &byte))
    return 0;

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      guint start, end;

      if (!is_shown (self, quote))
        continue;
      if (!analyzer_spans_contain (quote->content, byte) && !analyzer_spans_contain (quote->cue, byte)
          && !analyzer_spans_contain (quote->source, byte))
        continue;
      if (spans_bounds (quote->content, &start, &end) && end - start < best)
        {
          best = end - start;
          found = quote->id;
        }
    }

  return found;
}

static guint
quote_at_point (AnalyzerReadingView *self,
                double               x,
                double               y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return 0;

  return quote_at (self, &iter);
}

static void
activate (AnalyzerReadingView *self,
          guint                id)
{
  if (id != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
released_cb (AnalyzerReadingView *self,
             int                  n_press,
             double               x,
             double               y)
{
  /* Who drags selects text and means no quote. */
  if (n_press == 1 && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    activate (self, quote_at_point (self, x, y));
}

static void
open_quote (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  activate (ANALYZER_READING_VIEW (widget), quote_at (ANALYZER_READING_VIEW (widget), &iter));
}

static gboolean
analyzer_reading_view_query_tooltip (GtkWidget  *widget,
                                     int         x,
                                     int         y,
                                     gboolean    keyboard,
                                     GtkTooltip *tooltip)
{
  AnalyzerReadingView *self = ANALYZER_READING_VIEW (widget);
  g_autoptr(AnalyzerQuoteItem) quote = NULL;
  g_autofree char *summary = NULL;
  guint id = keyboard ? self->lit : quote_at_point (self, x, y);

  if (id == 0)
    return FALSE;

  quote = analyzer_quote_item_new (self->item, id);
  summary = analyzer_quote_item_dup_summary (quote);
  gtk_tooltip_set_text (tooltip, summary);

  return TRUE;
}

/* What the margin says beside a quote: the name's last word, which is the
 * surname where it is a person's. */
static char *
dup_margin_name (AnalyzerReadingView *self,
                 const AnalyzerQuote *quote)
{
  AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (get_findings (self), get_first_speaker (quote));
  const char *space;

  if (speaker == NULL)
    return NULL;

  space = speaker->kind == ANALYZER_SPEAKER_PERSON ? strrchr (speaker->name, ' ') : NULL;

  return g_strdup (space != NULL && space[1] != '\0' ? space + 1 : speaker->name);
}

static int
draw_margin_line (AnalyzerReadingView *self,
                  GtkSnapshot         *snapshot,
                  const char          *text,
                  gboolean             strong,
                  int                  width,
                  int                  x,
                  int                  y)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA colour;
  int height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.72));
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, width < WIDE_MARGIN ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, NULL, &height);

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       strong ? "analyzer_dissent" : "analyzer_dim", &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);

  return height;
}

static void
draw_bar (AnalyzerReadingView *self,
          GtkSnapshot         *snapshot,
          int                  x,
          int                  top,
          int                  bottom)
{
  GdkRGBA colour;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "analyzer_dissent", &colour))
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, top, 3, bottom - top));
}

/* Draws what belongs beside one quote, from @free_from downwards; says where the
 * margin is free again. */
static int
draw_margin (AnalyzerReadingView *self,
             GtkSnapshot         *snapshot,
             const AnalyzerQuote *quote,
             const AnalyzerQuote *before,
             int                  free_from)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int margin = gtk_text_view_get_left_margin (view);
  gboolean wide = margin >= WIDE_MARGIN;
  gboolean same = before != NULL && get_first_speaker (before) == get_first_speaker (quote);
  gboolean dissents = quote->dissent != NULL && !(same && before->dissent != NULL);
  GtkTextIter start, end;
  GdkRectangle first, last;
  AnalyzerSpan span;
  int y;

  spans_bounds (quote->content, &span.start, &span.end);
  if (!analyzer_page_text_get_iters (self->page, span, &start, &end))
    return free_from;

  gtk_text_iter_backward_char (&end);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);

  if (quote->dissent != NULL)
    draw_bar (self, snapshot, margin - 10, first.y, last.y + last.height);

  if (!wide)
    {
      /* The gap above the paragraph takes the sign and the word. */
      if (dissents)
        {
          gtk_text_iter_set_line_offset (&start, 0);
          gtk_text_view_get_iter_location (view, &start, &first);
          draw_margin_line (self, snapshot, _("≠ Dissent"), TRUE, WIDE_MARGIN, margin - 10, first.y - 15);
        }
      return free_from;
    }

  y = MAX (first.y + 2, free_from);
  if (dissents)
    y += draw_margin_line (self, snapshot, _("≠ Dissent"), TRUE, margin - 26, 8, y);
  if (dissents || !same)
    {
      g_autofree char *name = dup_margin_name (self, quote);

      if (name != NULL)
        y += draw_margin_line (self, snapshot, name, FALSE, margin - 26, 8, y);
    }

  return y;
}

static void
analyzer_reading_view_snapshot_layer (GtkTextView      *view,
                                      GtkTextViewLayer  layer,
                                      GtkSnapshot      *snapshot)
{
  AnalyzerReadingView *self = ANALYZER_READING_VIEW (view);
  AnalyzerFindings *findings = get_findings (self);
  GtkTextIter top, bottom;
  GdkRectangle visible;
  const AnalyzerQuote *before = NULL;
  guint from, to;
  int free_from = G_MININT;

  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT || findings == NULL || self->page == NULL)
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &top, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &bottom, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&bottom);
  from = gtk_text_iter_get_offset (&top);
  to = gtk_text_iter_get_offset (&bottom);

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      guint start, end;

      if (!is_shown (self, quote) || !spans_bounds (quote->content, &start, &end))
        continue;
      if (analyzer_page_text_to_offset (self->page, end) >= from
          && analyzer_page_text_to_offset (self->page, start) <= to)
        free_from = draw_margin (self, snapshot, quote, before, free_from);
      before = quote;
    }
}

static gboolean
set_margins_cb (gpointer user_data)
{
  AnalyzerReadingView *self = user_data;
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= WIDE;

  self->margins_source = 0;
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), wide ? WIDE_MARGIN : NARROW_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), wide ? 36 : NARROW_MARGIN);

  return G_SOURCE_REMOVE;
}

static void
analyzer_reading_view_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  AnalyzerReadingView *self = ANALYZER_READING_VIEW (widget);
  gboolean is_wide = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) == WIDE_MARGIN;

  GTK_WIDGET_CLASS (analyzer_reading_view_parent_class)->size_allocate (widget, width, height, baseline);

  /* Other margins ask for another layout, which must not happen in this one. */
  if (is_wide != (width >= WIDE) && self->margins_source == 0)
    self->margins_source = g_idle_add_full (G_PRIORITY_HIGH, set_margins_cb, self, NULL);
}

static void
analyzer_reading_view_css_changed (GtkWidget         *widget,
                                   GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (analyzer_reading_view_parent_class)->css_changed (widget, change);

  update_colours (ANALYZER_READING_VIEW (widget));
}

static void
analyzer_reading_view_dispose (GObject *object)
{
  AnalyzerReadingView *self = ANALYZER_READING_VIEW (object);

  g_clear_handle_id (&self->margins_source, g_source_remove);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->page, analyzer_page_text_free);
  g_clear_pointer (&self->tints, g_hash_table_unref);

  G_OBJECT_CLASS (analyzer_reading_view_parent_class)->dispose (object);
}

static void
analyzer_reading_view_class_init (AnalyzerReadingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = analyzer_reading_view_dispose;
  widget_class->size_allocate = analyzer_reading_view_size_allocate;
  widget_class->css_changed = analyzer_reading_view_css_changed;
  widget_class->query_tooltip = analyzer_reading_view_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = analyzer_reading_view_snapshot_layer;

  /**
   * AnalyzerReadingView::quote-activated:
   * @id: a quote's id
   *
   * The user clicked a quote, or pressed Enter on it.
   */
  signals[ACTIVATED] = g_signal_new ("quote-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "reading.open-quote", NULL, open_quote);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "reading.open-quote", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "reading.open-quote", NULL);
}

static void
analyzer_reading_view_init (AnalyzerReadingView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkGesture *click = gtk_gesture_click_new ();

  self->tints = g_hash_table_new (NULL, NULL);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_below_lines (view, 14);
  gtk_text_view_set_pixels_inside_wrap (view, 5);
  gtk_text_view_set_left_margin (view, NARROW_MARGIN);
  gtk_text_view_set_right_margin (view, NARROW_MARGIN);
  gtk_text_view_set_bottom_margin (view, 48);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the article"), -1);
  create_tags (self);
  update_colours (self);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
clear_light (AnalyzerReadingView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "lit", &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "lit-source", &start, &end);
}

static void
go_to (AnalyzerReadingView *self,
       GArray              *spans,
       gboolean             scroll)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  if (spans->len == 0
      || !analyzer_page_text_get_iters (self->page, g_array_index (spans, AnalyzerSpan, 0), &start, &end))
    return;

  gtk_text_buffer_place_cursor (buffer, &start);
  if (scroll)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0.1, TRUE, 0, 0.3);
}

static void
show_text (AnalyzerReadingView *self)
{
  GtkTextIter start;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  g_clear_pointer (&self->page, analyzer_page_text_free);
  if (self->item != NULL && analyzer_article_item_get_article (self->item) != NULL)
    self->page = analyzer_page_text_new (self->item, buffer);
  else
    gtk_text_buffer_set_text (buffer, "", 0);

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
item_changed_cb (AnalyzerReadingView *self)
{
  if (self->page == NULL)
    show_text (self);
  if (self->page == NULL || get_findings (self) == NULL || g_hash_table_size (self->tints) > 0)
    return;

  find_tints (self);
  tag_quotes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * analyzer_reading_view_set_item:
 * @item: (nullable): the article to show
 *
 * Shows as much of @item as there is, and the rest when it comes.
 */
void
analyzer_reading_view_set_item (AnalyzerReadingView *self,
                                AnalyzerArticleItem *item)
{
  g_return_if_fail (ANALYZER_IS_READING_VIEW (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  self->lit = 0;
  self->speaker = 0;
  g_hash_table_remove_all (self->tints);
  show_text (self);

  if (item != NULL)
    {
      g_signal_connect_swapped (item, "notify::n-quotes", G_CALLBACK (item_changed_cb), self);
      item_changed_cb (self);
    }
}

/**
 * analyzer_reading_view_get_lit:
 *
 * Returns: the id of the quote that is lit, 0 for none
 */
guint
analyzer_reading_view_get_lit (AnalyzerReadingView *self)
{
  g_return_val_if_fail (ANALYZER_IS_READING_VIEW (self), 0);

  return self->lit;
}

/**
 * analyzer_reading_view_light:
 * @id: a quote's id, or 0
 * @scroll: whether to show the place
 *
 * Lights one quote with its source and cue, and puts the cursor on it.
 */
void
analyzer_reading_view_light (AnalyzerReadingView *self,
                             guint                id,
                             gboolean             scroll)
{
  AnalyzerFindings *findings;
  AnalyzerQuote *quote;

  g_return_if_fail (ANALYZER_IS_READING_VIEW (self));

  findings = get_findings (self);
  quote = findings != NULL ? analyzer_findings_get_quote (findings, id) : NULL;
  clear_light (self);
  self->lit = quote != NULL ? id : 0;
  if (quote == NULL || self->page == NULL)
    return;

  tag_spans (self, quote->content, "lit");
  tag_spans (self, quote->source, "lit-source");
  tag_spans (self, quote->cue, "lit-source");

  go_to (self, quote->content, scroll);
}

/**
 * analyzer_reading_view_light_spans:
 * @spans: (element-type AnalyzerSpan): what of the article's text
 *
 * Lights words that are no quote and shows the place.
 */
void
analyzer_reading_view_light_spans (AnalyzerReadingView *self,
                                   GArray              *spans)
{
  g_return_if_fail (ANALYZER_IS_READING_VIEW (self));

  clear_light (self);
  self->lit = 0;
  if (self->page == NULL)
    return;

  tag_spans (self, spans, "lit");
  go_to (self, spans, TRUE);
}

/**
 * analyzer_reading_view_set_speaker:
 * @id: a speaker's id, or 0
 *
 * Marks the quotes of that speaker alone, or those of all.
 */
void
analyzer_reading_view_set_speaker (AnalyzerReadingView *self,
                                   guint                id)
{
  g_return_if_fail (ANALYZER_IS_READING_VIEW (self));

  if (self->speaker == id)
    return;

  self->speaker = id;
  if (self->page != NULL)
    tag_quotes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * analyzer_reading_view_find_quote:
 * @after: a quote's id, or 0 for the place before the first
 * @step: 1 for onwards, -1 for back
 * @dissents: whether only quotes that dissent are meant
 *
 * Returns: the id of the next quote that is marked, 0 where there is none
 */
guint
analyzer_reading_view_find_quote (AnalyzerReadingView *self,
                                  guint                after,
                                  int                  step,
                                  gboolean             dissents)
{
  AnalyzerFindings *findings;

  g_return_val_if_fail (ANALYZER_IS_READING_VIEW (self), 0);

  findings = get_findings (self);
  if (findings == NULL)
    return 0;

  for (gint64 id = (gint64) after + step; id >= 1 && id <= findings->quotes->len; id += step)
    {
      AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, id - 1);

      if (is_shown (self, quote) && (!dissents || quote->dissent != NULL))
        return quote->id;
    }

  return 0;
}
