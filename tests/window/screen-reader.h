/* screen-reader.h: what a screen reader finds in a window, for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/* Its headers declare functions without arguments in the old way. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#include <atspi/atspi.h>
#pragma GCC diagnostic pop

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiSelection, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

/* The machine that runs the tests may be busy. */
#define SCREEN_READER_PATIENCE (60 * G_USEC_PER_SEC)

void             screen_reader_pause      (void);
AtspiAccessible *screen_reader_find       (AtspiAccessible *below,
                                           AtspiRole        role,
                                           const char      *name);
AtspiAccessible *screen_reader_wait       (AtspiAccessible *below,
                                           AtspiRole        role,
                                           const char      *name);
void             screen_reader_expect     (AtspiAccessible *below,
                                           AtspiRole        role,
                                           const char      *name);
void             screen_reader_wait_gone  (AtspiAccessible *below,
                                           AtspiRole        role,
                                           const char      *name);
void             screen_reader_do         (AtspiAccessible *accessible,
                                           const char      *action);
void             screen_reader_close      (AtspiAccessible *window);
void             screen_reader_click      (AtspiAccessible *below,
                                           const char      *name);
void             screen_reader_select     (AtspiAccessible *list,
                                           int              index);
char            *screen_reader_dup_run    (AtspiAccessible *text,
                                           const char      *attribute);

G_END_DECLS
