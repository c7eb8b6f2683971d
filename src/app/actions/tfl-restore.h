/* Opens the windows of last time again.
 *
 * The list of the files on show, with the sizes of their windows, is written down whenever it changes, so
 * that it is there after a crash too.  The window closed last stays in it: that is how most people quit.
 * A model that has no file is in no list; closing its window asks to save it.
 */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

/* leaving: a window that is about to go, or NULL. */
void     tfl_restore_remember (GtkApplication *application,
                               TflWindow      *leaving);

/* All windows are about to go: the list stays as it is, until somebody changes their mind. */
void     tfl_restore_begin_quit (GtkApplication *application);
void     tfl_restore_end_quit   (GtkApplication *application);

/* FALSE where there was none to open, or nobody wants it. */
gboolean tfl_restore_open     (GtkApplication *application);

G_END_DECLS
