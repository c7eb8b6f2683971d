/* Find, and replace: a card over the picture, with what it finds listed below what is typed.
 *
 * While it is open all that is found is marked in the picture, and all else may be faded.  The focus may stay in its entry: Enter, Down and F3 go
 * to the next, Shift+Enter, Up and Shift+F3 to the one before.  Escape closes it and gives the focus to the picture.
 * What was typed stays for the next time.
 */
#pragma once

#include "app/canvas/tfl-canvas.h"
#include "app/session/tfl-finder.h"

G_BEGIN_DECLS

#define TFL_TYPE_SEARCH_PANEL (tfl_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (TflSearchPanel, tfl_search_panel, TFL, SEARCH_PANEL, GtkWidget)

/* session NULL: closes. */
void     tfl_search_panel_set_session (TflSearchPanel *self,
                                       TflSession     *session);

/* Where what is found is marked; it outlives the panel. */
void     tfl_search_panel_set_canvas  (TflSearchPanel *self,
                                       TflCanvas      *canvas);

/* Opens it with the caret in its entry; or, where it is open and there is something to replace, in that for the
 * replacement. */
void     tfl_search_panel_open        (TflSearchPanel *self,
                                       gboolean        replaces);
void     tfl_search_panel_close       (TflSearchPanel *self);
gboolean tfl_search_panel_is_open     (TflSearchPanel *self);

TflFinder *tfl_search_panel_get_finder (TflSearchPanel *self);

/* To the next that was found, or the one before, round and round; opens the panel where it is closed. */
void     tfl_search_panel_go          (TflSearchPanel *self,
                                       gboolean        forwards);

G_END_DECLS
