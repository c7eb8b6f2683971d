/* Text as it stands in XML. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between tags: line breaks stay. */
void tfl_escape_text  (GString    *string,
                       const char *text,
                       gsize       length);

/* Between double quotes: tab, line feed and carriage return become references. */
void tfl_escape_value (GString    *string,
                       const char *text,
                       gsize       length);

G_END_DECLS
