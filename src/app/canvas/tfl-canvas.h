/* The canvas: a session's picture in a window, to look at and to draw in.
 *
 * The canvas follows its session and holds nothing of the model: what it keeps is the camera (which
 * point of the picture lies in its corner, and how close one looks), the scene drawn last, and the
 * gesture under way.  Whatever a gesture does, it does by a command, as one undo step; Escape ends
 * it with nothing changed.
 *
 * Property "zoom": pixels on screen for one canvas point.
 */
#pragma once

#include "tfl-camera.h"

#include "app/session/tfl-session.h"

#include "scene/tfl-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_CANVAS (tfl_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TflCanvas, tfl_canvas, TFL, CANVAS, GtkWidget)

GtkWidget *tfl_canvas_new            (void);

/* NULL for none. */
void       tfl_canvas_set_session    (TflCanvas  *self,
                                      TflSession *session);

/* For an audience: nothing to take hold of, no marks under the pointer, whose clicks and wheel are somebody else's. */
void       tfl_canvas_set_presenting (TflCanvas  *self,
                                      gboolean    presenting);

/* What a fitted picture leaves free at the sides, in pixels, from the next fit on; until presenting begins or ends. */
void       tfl_canvas_set_room       (TflCanvas       *self,
                                      const GtkBorder *room);

/* What of the picture is fitted, in canvas points, from the next fit on; without a width all of it.  Until presenting begins
 * or ends. */
void       tfl_canvas_set_fitted     (TflCanvas       *self,
                                      const TflRect   *part);

/* What is fitted, in canvas points; only where there is a layout. */
TflRect    tfl_canvas_get_whole      (TflCanvas  *self);

/* Fits again, where what is fitted is looked at. */
void       tfl_canvas_refit          (TflCanvas  *self);

/* A TflTheme; −1: that of the desktop. */
void       tfl_canvas_set_theme      (TflCanvas  *self,
                                      int         theme);
TflTheme   tfl_canvas_get_theme      (TflCanvas  *self);

/* What a screen reader calls the picture; NULL: what it is of. */
void       tfl_canvas_set_caption    (TflCanvas  *self,
                                      const char *caption);

/* Where one looks from, or flies to; TRUE where that is to be at the whole, whatever its size. */
gboolean   tfl_canvas_get_camera     (TflCanvas  *self,
                                      TflCamera  *camera);

/* Moves the camera; `animated` is refused where the desktop wants no motion. */
void       tfl_canvas_set_camera     (TflCanvas       *self,
                                      const TflCamera *camera,
                                      gboolean         animated);

/* The same with the next layout, instead of fitting that. */
void       tfl_canvas_return_to      (TflCanvas       *self,
                                      const TflCamera *camera);

/* Whether all stands, of what is to be on show.  "looked" is emitted when it comes to rest. */
gboolean   tfl_canvas_is_at_rest     (TflCanvas  *self);

void       tfl_canvas_zoom_in        (TflCanvas  *self);
void       tfl_canvas_zoom_out       (TflCanvas  *self);
void       tfl_canvas_zoom_normal    (TflCanvas  *self);
void       tfl_canvas_zoom_fit       (TflCanvas  *self);

/* Opens an entry over the name of the primary selection; FALSE where that has no name in the picture. */
gboolean   tfl_canvas_edit_name      (TflCanvas  *self);

/* A name that is half typed becomes a command. */
void       tfl_canvas_commit         (TflCanvas  *self);

/* Marks elements that a search found (NULL: none any more), while a card lies over so many pixels at the right:
 * what is brought into sight is brought beside it. */
void       tfl_canvas_set_found      (TflCanvas  *self,
                                      GPtrArray  *ids,
                                      double      covered);

/* For tests: between the widget's pixels and canvas points. */
TflPoint   tfl_canvas_to_scene       (TflCanvas  *self,
                                      double      x,
                                      double      y);
TflRect    tfl_canvas_from_scene     (TflCanvas  *self,
                                      TflRect     rect);
TflScene  *tfl_canvas_get_scene      (TflCanvas  *self);

/* The unit at a point: the unit itself, or the one its work stands in; NULL for none. */
const char *tfl_canvas_pick_unit     (TflCanvas  *self,
                                      double      x,
                                      double      y);

/* Where an element is drawn at this moment, in pixels of the widget: on its way where it moves. */
gboolean   tfl_canvas_find           (TflCanvas  *self,
                                      const char *id,
                                      TflRect    *rect);

/* What stands where in the picture that is on show; NULL before the first. "surveyed" is emitted with another one, and
 * "looked" where another part of it is in sight, or something else is being worked on. */
TflSurvey *tfl_canvas_get_survey     (TflCanvas  *self);
TflSession *tfl_canvas_get_session   (TflCanvas  *self);
gboolean   tfl_canvas_is_presenting  (TflCanvas  *self);

/* Whether something that lies over this part of the widget would be in the way: it would hide much of what is
 * selected, or where something is dragged to. */
gboolean   tfl_canvas_is_busy_at     (TflCanvas             *self,
                                      const graphene_rect_t *area);

/* The part of the picture that is in sight; and moves it, at the same zoom. */
TflRect    tfl_canvas_get_seen       (TflCanvas  *self);

/* The same where it says something: FALSE while the canvas keeps all of the picture in sight. */
gboolean   tfl_canvas_get_part       (TflCanvas  *self,
                                      TflRect    *seen);
void       tfl_canvas_centre         (TflCanvas  *self,
                                      TflPoint    point);

/* Zooms by a factor with one point of the widget staying where it is. */
void       tfl_canvas_zoom_at        (TflCanvas  *self,
                                      double      factor,
                                      double      x,
                                      double      y);
void       tfl_canvas_pan            (TflCanvas  *self,
                                      double      dx,
                                      double      dy);

G_END_DECLS
