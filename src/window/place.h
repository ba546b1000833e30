/* place.h: one of the window's places, a list beside a detail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "window/collection.h"

G_BEGIN_DECLS

#define ANALYZER_TYPE_PLACE (analyzer_place_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnalyzerPlace, analyzer_place, ANALYZER, PLACE, GtkWidget)

/**
 * AnalyzerPlaceClass:
 * @set_collection: shows what is in the collection
 * @search: puts the focus where the place's list is searched
 */
struct _AnalyzerPlaceClass
{
  GtkWidgetClass parent_class;

  void (*set_collection) (AnalyzerPlace      *self,
                          AnalyzerCollection *collection);
  void (*search)         (AnalyzerPlace      *self);
};

void                analyzer_place_set_leaflet       (AnalyzerPlace      *self,
                                                      AdwLeaflet         *leaflet);
void                analyzer_place_set_collection    (AnalyzerPlace      *self,
                                                      AnalyzerCollection *collection);
AnalyzerCollection *analyzer_place_get_collection    (AnalyzerPlace      *self);
gboolean            analyzer_place_get_folded        (AnalyzerPlace      *self);
gboolean            analyzer_place_get_can_go_back   (AnalyzerPlace      *self);
void                analyzer_place_go_back           (AnalyzerPlace      *self);
void                analyzer_place_show_detail       (AnalyzerPlace      *self);
void                analyzer_place_search            (AnalyzerPlace      *self);

G_END_DECLS
