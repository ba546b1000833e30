/* window-private.h: what the files of the window share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "window/articles-place.h"
#include "window/dissent-place.h"
#include "window/loader.h"
#include "window/quotes-place.h"
#include "window/speakers-place.h"
#include "window/window.h"

G_BEGIN_DECLS

struct _AnalyzerWindow
{
  AdwApplicationWindow   parent_instance;

  AdwToastOverlay       *toasts;
  GtkStack              *content_stack;
  AdwViewStack          *places;
  AnalyzerArticlesPlace *articles_place;
  AnalyzerSpeakersPlace *speakers_place;
  AnalyzerQuotesPlace   *quotes_place;
  AnalyzerDissentPlace  *dissent_place;
  GtkWidget             *back_button;
  GtkWidget             *search_button;
  GtkRevealer           *progress_revealer;
  GtkProgressBar        *progress_bar;
  GtkLabel              *progress_label;
  GMenu                 *recent_menu;

  GSettings             *settings;
  AnalyzerCollection    *collection;
  AnalyzerLoader        *loader;
  GtkFileChooserNative  *chooser;       /* while it is open */
  guint                  progress_timeout;
};

void analyzer_window_install_actions    (GtkWidgetClass      *widget_class);
void analyzer_window_update_actions     (AnalyzerWindow      *self);
void analyzer_window_install_exports    (GtkWidgetClass      *widget_class);
void analyzer_window_accept_drops       (AnalyzerWindow      *self);
void analyzer_window_update_recent      (AnalyzerWindow      *self);
void analyzer_window_show_toast         (AnalyzerWindow      *self,
                                         const char          *text,
                                         const char          *button,
                                         const char          *action,
                                         GVariant            *target);
void analyzer_window_show_place         (AnalyzerWindow      *self,
                                         AnalyzerPlace       *place);

G_END_DECLS
