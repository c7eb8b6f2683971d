/* The views in their order, as small pictures below the canvas.  Selecting one selects it in the session, so that its
 * notes stand in the inspector; Enter or two clicks put it on show; a drag, or Alt+Shift+Left and Right, move it.
 *
 * Pictures are drawn one by one on another thread, whenever nothing else is to be done, and kept as long as the view
 * and the model would give the same.
 *
 * Property "wanted": FALSE where nobody wants to see it.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_VIEW_STRIP (tfl_view_strip_get_type ())
G_DECLARE_FINAL_TYPE (TflViewStrip, tfl_view_strip, TFL, VIEW_STRIP, GtkWidget)

/* NULL for none. */
void         tfl_view_strip_set_session (TflViewStrip *self,
                                         TflSession   *session);
gboolean     tfl_view_strip_is_wanted   (TflViewStrip *self);
void         tfl_view_strip_set_wanted  (TflViewStrip *self,
                                         gboolean      wanted);

/* Opens it where it is not, and has the keys: on the view that is selected, or on show, or the first. */
void         tfl_view_strip_take_focus  (TflViewStrip *self);

/* Not even where it is wanted: for an audience. */
void         tfl_view_strip_set_hidden  (TflViewStrip *self,
                                         gboolean      hidden);

/* For tests: “View 2 of 5: Desk”, as it is read out, and whether its picture is there. (transfer full) */
char        *tfl_view_strip_describe    (TflViewStrip *self,
                                         guint         position,
                                         gboolean     *drawn);

/* For tests: as a drop of one view on another does. */
void         tfl_view_strip_drop        (TflViewStrip *self,
                                         guint         from,
                                         guint         to);

G_END_DECLS
