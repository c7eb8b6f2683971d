/* Text of people's within what is written for XML and HTML. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends the text, escaped so that it may stand between tags and in quotes of either kind.  Control characters, which
 * neither of them can hold, are left out; line ends and tabs stay.  NULL is no text.
 */
void tfl_markup_put_text (GString    *out,
                          const char *text);

G_END_DECLS
