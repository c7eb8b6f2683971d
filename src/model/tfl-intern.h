/* Shared strings: ids and words, which come again and again.  Two of them read the same exactly where they are
 * the same pointer, as long as both are held.
 *
 * From any thread: a model is often let go last by a thread that drew it, while the window interns the same ids.
 * This is what GLib's own g_ref_string_new_intern() of 2.74 does not stand: it hands out a string whose last
 * holder is just giving it up. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): give it back with tfl_intern_release(). */
char *tfl_intern         (const char *text);

/* text: from tfl_intern() and held by somebody, as it will be by the caller too. (transfer full) */
char *tfl_intern_acquire (const char *text);

void  tfl_intern_release (char       *text);

G_END_DECLS
