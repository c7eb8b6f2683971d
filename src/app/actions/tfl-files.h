/* Files and the questions about them: open, save, close.
 *
 * Reading happens on another thread.  A window that shows a model is never taken over: another
 * file opens another window.
 */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

void tfl_files_new_model   (TflWindow  *window);

/* One of the small models that come along: "team", "stream", "supplier". */
void tfl_files_new_from    (TflWindow  *window,
                            const char *start);
void tfl_files_open        (TflWindow  *window,
                            GFile      *file);
void tfl_files_choose_open (TflWindow  *window);

/* Asks for a file, and does something with it. */
typedef void (*TflFileFunc) (TflWindow *window,
                             GFile     *file);
void tfl_files_choose      (TflWindow  *window,
                            const char *title,
                            TflFileFunc func);

/* Called with FALSE where it was not saved. */
typedef void (*TflSavedFunc) (TflWindow *window,
                              gboolean   saved);
void tfl_files_save        (TflWindow  *window,
                            TflSavedFunc func);
void tfl_files_save_as     (TflWindow  *window,
                            TflSavedFunc func);

/* The file that a window shows, or is about to show; NULL for none. */
GFile     *tfl_files_get_file    (TflWindow      *window);

/* The window of a file, or NULL. */
TflWindow *tfl_files_find_window (GtkApplication *application,
                                  GFile          *file);

/* Asks where there is something unsaved, and closes the window unless the answer is no. */
void tfl_files_close       (TflWindow  *window);

G_END_DECLS
