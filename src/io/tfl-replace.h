/* Replaces a file whole, or leaves it as it was. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Follows symbolic links and keeps the permissions of what is replaced.  The message of an error
 * is one sentence that names the file. */
gboolean tfl_replace_file  (GFile         *file,
                            GBytes        *bytes,
                            GCancellable  *cancellable,
                            GError       **error);

/* The same way of saying things, for reading: “name” cannot be read: there is no such file. */
void     tfl_name_error    (GError       **error,
                            GFile         *file,
                            const char    *format);

G_END_DECLS
