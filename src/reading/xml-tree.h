/* xml-tree.h: XML that strangers wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "reading/manuscript.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

xmlDoc   *analyzer_xml_parse      (GBytes      *bytes,
                                   GError     **error);
gboolean  analyzer_xml_is         (xmlNode     *node,
                                   const char  *name);
xmlNode  *analyzer_xml_find_child (xmlNode     *node,
                                   const char  *name);
xmlNode  *analyzer_xml_find       (xmlNode     *node,
                                   const char  *name);
xmlNode  *analyzer_xml_next       (xmlNode     *node,
                                   xmlNode     *top,
                                   gboolean     enter);
char     *analyzer_xml_dup_text   (xmlNode     *node);
char     *analyzer_xml_dup_child  (xmlNode     *node,
                                   const char  *name);
char     *analyzer_xml_dup_attribute (xmlNode  *node,
                                   const char  *name);
char     *analyzer_xml_dup_markup (xmlNode     *node);
void      analyzer_xml_write      (xmlNode     *node,
                                   const char *const *blocks,
                                   const char *const *left_out,
                                   AnalyzerManuscript *manuscript);

G_END_DECLS
