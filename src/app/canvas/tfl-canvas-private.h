/* What the files of the canvas share.
 *
 *   tfl-canvas.c           the widget: what it follows, what it draws
 *   tfl-canvas-camera.c    which part of the picture is in sight
 *   tfl-canvas-motion.c    how one layout becomes the next
 *   tfl-canvas-picture.c   the scene, as it comes on screen
 *   tfl-canvas-marks.c     what is painted over the picture: selection, hover, drops
 *   tfl-canvas-found.c     … and what a search found
 *   tfl-canvas-disclosure.c  the button that opens and closes a unit
 *   tfl-canvas-gestures.c  pointer: press, scroll, pinch, hover
 *   tfl-canvas-drag.c      what all drags share, from the press to the release; pan and rubber band
 *   tfl-canvas-move.c      units and work dragged into another unit, or units to another place
 *   tfl-canvas-connect.c   services drawn from a unit's side, and their ends hung elsewhere
 *   tfl-canvas-card.c      what is said of an element where the pointer rests
 *   tfl-canvas-keys.c      keyboard: walk, begin to type
 *   tfl-canvas-rename.c    the entry over a name
 */
#pragma once

#include "tfl-canvas.h"

#include "tfl-canvas-marks.h"
#include "tfl-motion.h"
#include "tfl-snap.h"

#include "app/session/tfl-walk.h"

#include "export/tfl-tiles.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TFL_CANVAS_MOST_ZOOM 8.0
#define TFL_CANVAS_MARGIN 24        /* px left free around a fitted picture */
#define TFL_CANVAS_BOTTOM_MARGIN 76 /* px that the pills take */

typedef enum
{
  TFL_DRAG_NONE,
  TFL_DRAG_PAN,
  TFL_DRAG_MOVE,    /* units and work into another unit; units to another place in their own */
  TFL_DRAG_CONNECT, /* from a handle at one party of a new service to the other */
  TFL_DRAG_HANG,    /* one end of a service to another unit */
  TFL_DRAG_RUBBER,
} TflDragKind;

/* The sides of a unit that have a handle. */
typedef enum
{
  TFL_SIDE_PROVIDER, /* right: the unit provides what is drawn from here */
  TFL_SIDE_CUSTOMER, /* left: it is the customer */
} TflSide;
#define TFL_N_SIDES 2

typedef struct
{
  TflDragKind kind;
  gboolean    is_under_way; /* the pointer has moved far enough to mean it */
  double      press_x;      /* of the widget */
  double      press_y;
  TflPoint    origin;       /* the same in the picture, which may scroll meanwhile */
  double      x;            /* of the widget: the pointer now */
  double      y;
  TflCamera   camera;       /* as it was at the press */
  TflScene   *scene;        /* the same, for what moves: it may have scrolled out of the part that is drawn now */
  guint       tick;         /* scrolls at the border; 0 while not under way */

  char       *subject;      /* MOVE: what was grabbed; CONNECT: the unit with the handle; HANG: the service */
  TflSide     side;         /* CONNECT: of the handle; HANG: the end that was taken */
  char       *customer;     /* HANG: the customer whose end was taken; NULL for the provider's */

  char       *target;       /* the unit under the pointer; NULL for the bare canvas */
  char       *reason;       /* why it cannot be dropped there; NULL where it can */
  gboolean    is_placing;   /* MOVE: within what it stands in, so that a drop pins it */
  TflSnap     snap;         /* MOVE, placing: where it would come to stand in the picture */
  const char *note;         /* what a drop there does, where that needs saying, or NULL */
} TflDrag;

/* The scene, drawn. */
typedef struct
{
  GskRenderNode *node; /* NULL where it has to be drawn again */
  TflRect        part; /* of the picture that it shows */
  double         zoom;
  TflTheme       theme;
} TflLook;

struct _TflCanvas
{
  GtkWidget      parent_instance;

  TflSession    *session;
  GSignalGroup  *signals;
  gboolean       presenting;
  GtkBorder      room;      /* px left free around a fitted picture */
  TflRect        fitted;    /* what is fitted; no width: all */
  int            theme;     /* a TflTheme, −1: that of the desktop */
  char          *caption;   /* what a screen reader calls the picture, or NULL: what it is of */

  TflCamera      camera;
  TflCamera      flight_from;
  TflCamera      flight_to;
  AdwAnimation  *flight;    /* NULL while the camera stands */
  gboolean       is_fitted; /* the picture has been fitted once */
  gboolean       keeps_fit; /* nobody has moved the camera since */
  gboolean       returns;   /* the next layout is looked at from here: */
  TflCamera      return_to;
  gboolean       wants_fit; /* fit as soon as there is a layout of what is on show now */

  TflScene      *scene;      /* of all, or of what is around the window where there are tiles; or NULL */
  double         scene_zoom; /* the zoom that it was drawn for */
  TflSurvey     *survey;     /* that it was drawn from, where there are no tiles; or NULL */
  TflTiles      *tiles;      /* NULL while the picture is small enough to be drawn whole */
  guint          rest;       /* source that ends the stretching of tiles once nobody zooms any more, or 0 */
  guint          tick;       /* callback that asks for another frame, or 0 */
  char          *message;    /* what the layout has to say */
  char          *hint;       /* why the picture is as good as empty, or NULL */

  char          *scene_root; /* of the scope that it shows */
  TflPictureKind scene_kind;

  TflMotion     *motion;     /* from the scene before to this one; NULL while nothing moves */
  double         motion_age; /* ms */
  AdwAnimation  *motion_animation;
  char          *anchor;     /* what was opened or closed for the layout to come: it stays where it is */
  char          *dropped_in; /* where something was put, for the layout to come: that unit stays, or the page does */

  TflLook        look;
  TflLook        last;       /* what this look fades in from; no node where it does not */
  TflCamera      last_camera;
  gboolean       last_stands; /* it stays where it was on screen, else in the picture */
  double         fade;       /* how far, 0 … 1 */
  AdwAnimation  *fade_animation;

  double         pointer_x;
  double         pointer_y;
  char          *hover;
  char          *card;       /* what the card beside the pointer is about; NULL while there is none */
  double         card_x;     /* where the pointer came to rest */
  double         card_y;
  guint          card_timer;
  gboolean       is_on_tool; /* the pointer is on a handle or a grip */
  gboolean       space_held;
  gboolean       alt_held;
  TflDrag        drag;
  GStrv          selected_before; /* the last press */
  double         pinch_zoom;

  char          *ring;      /* the element that a ring is drawn around to show where it is */
  double         ring_age;  /* 0 … 1 */
  AdwAnimation  *ring_animation;
  char          *revealing; /* to be shown when its layout is there */

  GPtrArray     *found;       /* ids of what a search found, or NULL */
  GArray        *found_marks; /* where they are marked in found_scene; NULL where that has to be found out */
  TflScene      *found_scene;
  double         covered;     /* px at the right that a card lies over */

  char          *focus;     /* where keys go from, while it is not what was selected last; or NULL */
  gboolean       toggles;   /* the focus in and out of the selection: it stays */
  TflWalk       *walk;      /* through what is on show; NULL until a key asks */
  GtkWidget     *entry;     /* over a name; NULL while nothing is renamed */
  char          *renaming;
  gboolean       names_child;  /* … or a unit that is to stand in it */
  gboolean       renames_next; /* begin to rename what is revealed next */
};

void         tfl_canvas_stop_flight (TflCanvas      *self);
void         tfl_canvas_fit        (TflCanvas       *self,
                                    gboolean         animated);

/* A part of the picture fills the widget. */
void         tfl_canvas_fill       (TflCanvas       *self,
                                    const TflRect   *part,
                                    gboolean         animated);

/* How close one would be; there is a layout. */
double       tfl_canvas_get_fit_zoom (TflCanvas     *self);

/* Whether all of it is looked at by an audience, and goes on being so whatever is edited. */
gboolean     tfl_canvas_stays_whole (TflCanvas      *self);

/* Draws the scene anew from the session's layout. */
void         tfl_canvas_draw_scene (TflCanvas       *self);

/* The same for another zoom only, which may show more or less of it. */
void         tfl_canvas_draw_closer (TflCanvas      *self);

/* Keeps what is on screen to fade from, where the desktop wants motion; begins to fade, where something was kept. */
void         tfl_canvas_keep_look  (TflCanvas       *self);

void         tfl_canvas_fade       (TflCanvas       *self,
                                    gboolean         stands);
void         tfl_canvas_forget_look (TflCanvas      *self);
void         tfl_canvas_ensure_look (TflCanvas      *self);
void         tfl_canvas_draw_picture (TflCanvas     *self,
                                      GtkSnapshot   *snapshot);

/* What the scene is of, in a large picture: from the survey on, and as the camera moves. Takes the survey. */
void         tfl_canvas_take_survey (TflCanvas      *self,
                                     TflSurvey      *survey);
void         tfl_canvas_turn_tiles (TflCanvas       *self,
                                    gboolean         zoomed);
void         tfl_canvas_renew_tiles  (TflCanvas      *self);
void         tfl_canvas_forget_tiles (TflCanvas     *self);

/* Tells whoever follows the camera. */
void         tfl_canvas_tell_look  (TflCanvas       *self);

/* Where the picture has an element, in canvas points, in sight or not; FALSE where it is not drawn. */
gboolean     tfl_canvas_locate     (TflCanvas       *self,
                                    const char      *id,
                                    TflRect         *rect);

/* Where units were put by hand changed: what they stand in stays where it is with the layout to come. */
void         tfl_canvas_note_places (TflCanvas      *self,
                                     TflModel       *before,
                                     TflModel       *after,
                                     TflDiff        *diff);

/* Takes the session's new layout, or scope. */
void         tfl_canvas_take_layout (TflCanvas      *self);
void         tfl_canvas_take_scope  (TflCanvas      *self);
void         tfl_canvas_stop_motion (TflCanvas      *self);
void         tfl_canvas_draw_motion (TflCanvas      *self,
                                     GtkSnapshot    *snapshot);
void         tfl_canvas_show_closely (TflCanvas     *self,
                                      TflRect        rect);
void         tfl_canvas_show_rect  (TflCanvas       *self,
                                    TflRect          rect);

/* The element that keys go from: the focus, else what was selected last; NULL for none. */
const char  *tfl_canvas_get_focus  (TflCanvas       *self);
void         tfl_canvas_set_focus  (TflCanvas       *self,
                                    const char      *id);

/* What is at a point of the widget; NULL for the bare canvas. */
const char  *tfl_canvas_pick       (TflCanvas       *self,
                                    double           x,
                                    double           y,
                                    TflPart         *part);

/* Whether units are boxes in boxes here, between which things may be dragged. */
gboolean     tfl_canvas_is_map     (TflCanvas       *self);

/* The handles at the sides of the selected unit and of the one under the pointer, from which services are drawn.
 * FALSE, or NULL, where there is none. */
gboolean     tfl_canvas_get_handle (TflCanvas       *self,
                                    const char      *unit,
                                    TflSide          side,
                                    TflPoint        *centre);
const char  *tfl_canvas_pick_handle (TflCanvas      *self,
                                     double          x,
                                     double          y,
                                     TflSide        *side);

/* The grips at both ends of the selected service's lines. NULL where there is none; first and last point of a route
 * are where they are. */
const TflRoute *tfl_canvas_pick_grip (TflCanvas     *self,
                                      double         x,
                                      double         y,
                                      TflSide       *side);
void         tfl_canvas_draw_handles (const TflMarks *marks);

/* What the pointer would do here, in words, or NULL. */
const char  *tfl_canvas_get_handle_note (TflCanvas  *self);

/* What a drag does: the pointer moved; it is let go; it is drawn. */
void         tfl_canvas_follow_move (TflCanvas      *self);
void         tfl_canvas_drop_move  (TflCanvas       *self);
void         tfl_canvas_draw_move  (const TflMarks  *marks);
void         tfl_canvas_follow_connect (TflCanvas   *self);
void         tfl_canvas_drop_connect (TflCanvas     *self);
void         tfl_canvas_draw_connect (const TflMarks *marks);
void         tfl_canvas_follow_hang (TflCanvas      *self);
void         tfl_canvas_drop_hang  (TflCanvas       *self);
void         tfl_canvas_draw_hang  (const TflMarks  *marks);

/* The drag, whatever its kind. */
void         tfl_canvas_add_drags  (TflCanvas       *self);
void         tfl_canvas_draw_drag  (const TflMarks  *marks);

/* Something else than the pointer changed: Alt, or the camera. */
void         tfl_canvas_follow_drag (TflCanvas      *self);

/* Ends it with nothing changed, as Escape does. FALSE where none had begun. */
gboolean     tfl_canvas_cancel_drag (TflCanvas      *self);

/* The same where there is nothing to go back to. */
void         tfl_canvas_forget_drag (TflCanvas      *self);

void         tfl_canvas_draw_marks (TflCanvas       *self,
                                    GtkSnapshot     *snapshot);

/* Marks what was found; and forgets where that was. */
void         tfl_canvas_draw_found (TflCanvas       *self,
                                    cairo_t         *cr);
void         tfl_canvas_forget_found (TflCanvas     *self);

/* The picture and what is selected in it, in words, for a screen reader. */
void         tfl_canvas_update_words (TflCanvas     *self);

/* The unit whose button to open and close it is at a point; NULL for none. */
const char  *tfl_canvas_pick_disclosure (TflCanvas  *self,
                                         double      x,
                                         double      y);
void         tfl_canvas_draw_disclosure (TflCanvas  *self,
                                         cairo_t    *cr);

/* The unit under the pointer, or around what is there; NULL for none. */
const char  *tfl_canvas_get_hovered_unit (TflCanvas *self);
void         tfl_canvas_set_hover  (TflCanvas       *self,
                                    const char      *element);

/* The pointer moved, and may come to rest; or something else happened. */
void         tfl_canvas_rest       (TflCanvas       *self);
void         tfl_canvas_hide_card  (TflCanvas       *self);
void         tfl_canvas_draw_card  (TflCanvas       *self,
                                    GtkSnapshot     *snapshot);
void         tfl_canvas_add_gestures (TflCanvas     *self);
void         tfl_canvas_add_keys   (TflCanvas       *self);

/* FALSE where the name is not in the picture. */
gboolean     tfl_canvas_begin_rename (TflCanvas     *self,
                                      const char    *id);

/* Asks for the name of a unit, of which something is typed already; only then it is made. */
gboolean     tfl_canvas_begin_child  (TflCanvas     *self,
                                      const char    *parent,
                                      const char    *text);
void         tfl_canvas_end_rename (TflCanvas       *self,
                                    gboolean         keep);
void         tfl_canvas_place_entry (TflCanvas      *self);

/* Tells the session of a command that failed. */
void         tfl_canvas_complain   (TflCanvas       *self,
                                    gboolean         done,
                                    const GError    *error);

G_END_DECLS
