/* A window on one model, or on the start page where there is none.
 *
 * The window owns the session and hands it to its parts; each part follows the session by itself.  What one can do in it
 * comes from without: it knows nothing of actions, files and presenters, which follow its signals.
 *
 * Signal "updated": what can be done may have changed.
 * Signal "leaving": it still has its session, and is about to take another one, or none.
 */
#pragma once

#include "tfl-panes.h"

#include "app/session/tfl-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TFL_TYPE_WINDOW (tfl_window_get_type ())
G_DECLARE_FINAL_TYPE (TflWindow, tfl_window, TFL, WINDOW, AdwApplicationWindow)

TflWindow  *tfl_window_new             (GtkApplication *application);

/* NULL while the start page is shown. */
TflSession *tfl_window_get_session     (TflWindow      *self);
void        tfl_window_set_session     (TflWindow      *self,
                                        TflSession     *session);

/* What is selected, the last of several; NULL for nothing. */
const TflElement *tfl_window_get_primary (TflWindow    *self);

/* The drawing: a TflCanvas. */
GtkWidget  *tfl_window_get_canvas      (TflWindow      *self);

/* A TflMinimap. */
GtkWidget  *tfl_window_get_minimap     (TflWindow      *self);

/* A TflViewStrip. */
GtkWidget  *tfl_window_get_strip       (TflWindow      *self);

/* Something to tell in passing; an error has to be read, and gets a dialog. */
void        tfl_window_tell            (TflWindow      *self,
                                        const char     *sentence);
void        tfl_window_tell_error      (TflWindow      *self,
                                        const char     *heading,
                                        const GError   *error);

gboolean    tfl_window_shows_pane      (TflWindow      *self,
                                        TflPane         pane);
void        tfl_window_show_pane       (TflWindow      *self,
                                        TflPane         pane,
                                        gboolean        show);

/* The canvas alone, full screen: the face of a presentation, which TflPresenter gives. */
gboolean    tfl_window_is_presenting   (TflWindow      *self);
void        tfl_window_set_presenting  (TflWindow      *self,
                                        gboolean        presenting);

/* The card to find and replace in: a TflSearchPanel. */
GtkWidget  *tfl_window_get_search      (TflWindow      *self);

/* all: behind the button in the header; look: of the kinds of picture, in the palette. */
void        tfl_window_set_menus       (TflWindow      *self,
                                        GMenuModel     *all,
                                        GMenuModel     *look);
void        tfl_window_open_menu       (TflWindow      *self);

/* Puts the caret into the name of what is selected: in the picture, or in the inspector. */
void        tfl_window_edit_name       (TflWindow      *self);

/* Puts the caret into the first field of what is selected, or of the model. */
void        tfl_window_edit_fields     (TflWindow      *self);

/* What is half typed becomes a command: before the model is saved, or the window closed. */
void        tfl_window_flush           (TflWindow      *self);

/* What a command gave back, told where it failed; TRUE where it did not. */
gboolean    tfl_window_check           (TflWindow      *self,
                                        gboolean        done,
                                        const GError   *error);

G_END_DECLS
