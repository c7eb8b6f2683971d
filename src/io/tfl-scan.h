/* A look at the bytes before libxml2 gets them, for what libxml2 does not guard against.
 *
 * The scan knows just enough of XML to tell tags from comments, CDATA and instructions, and
 * refuses what must not reach the parser: a DOCTYPE, and a tag that is too long or has too many
 * attributes.  What never ends it can name best, so it does.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tfl_scan_text (const char  *text,
                        gsize        length,
                        GError     **error);

G_END_DECLS
