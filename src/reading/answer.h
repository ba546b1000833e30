/* answer.h: what the reading helper hands back, as bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes    *analyzer_answer_new         (GPtrArray     *articles,
                                        GPtrArray     *failures,
                                        const GError  *error);
GPtrArray *analyzer_answer_read        (GBytes        *answer,
                                        GPtrArray     *failures,
                                        GError       **error);
GBytes    *analyzer_members_answer_new  (GPtrArray     *members,
                                         const GError  *error);
GPtrArray *analyzer_members_answer_read (GBytes        *answer,
                                         GError       **error);

G_END_DECLS
