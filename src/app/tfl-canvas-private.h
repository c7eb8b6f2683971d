/* What the files of the canvas share.
 *
 *   tfl-canvas.c           the widget: what it follows, what it draws
 *   tfl-canvas-camera.c    which part of the picture is in sight
 *   tfl-canvas-motion.c    how one layout becomes the next
 *   tfl-canvas-picture.c   the scene, as it comes on screen
 *   tfl-canvas-marks.c     what is painted over the picture: selection, hover, drops
 *   tfl-canvas-disclosure.c  the button that opens and closes a unit
 *   tfl-canvas-gestures.c  pointer: pan, zoom, select, drag
 *   tfl-canvas-keys.c      keyboard: walk, begin to type
 *   tfl-canvas-rename.c    the entry over a name
 */
#pragma once

#include "tfl-canvas.h"

#include "tfl-motion.h"

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
  TFL_DRAG_MOVE,    /* units and work into another unit */
  TFL_DRAG_SERVICE, /* from a provider's handle to a customer */
  TFL_DRAG_RUBBER,
} TflDragKind;

typedef struct
{
  TflDragKind kind;
  gboolean    is_under_way; /* the pointer has moved far enough to mean it */
  double      start_x;      /* widget */
  double      start_y;
  double      x;
  double      y;
  char       *subject;      /* MOVE: what was grabbed; SERVICE: the provider */
  char       *target;       /* the unit under the pointer; NULL for the bare canvas */
  char       *reason;       /* why it cannot be dropped there; NULL where it can */
} TflDrag;

typedef struct
{
  double x; /* canvas point in the widget's top left corner */
  double y;
  double zoom;
} TflCamera;

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

  TflCamera      camera;
  TflCamera      flight_from;
  TflCamera      flight_to;
  AdwAnimation  *flight;    /* NULL while the camera stands */
  gboolean       is_fitted; /* the picture has been fitted once */
  gboolean       keeps_fit; /* nobody has moved the camera since */
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

  TflLook        look;
  TflLook        last;       /* what this look fades in from; no node where it does not */
  TflCamera      last_camera;
  gboolean       last_stands; /* it stays where it was on screen, else in the picture */
  double         fade;       /* how far, 0 … 1 */
  AdwAnimation  *fade_animation;

  double         pointer_x;
  double         pointer_y;
  char          *hover;
  gboolean       space_held;
  TflDrag        drag;
  double         pinch_zoom;

  char          *ring;      /* the element that a ring is drawn around to show where it is */
  double         ring_age;  /* 0 … 1 */
  AdwAnimation  *ring_animation;
  char          *revealing; /* to be shown when its layout is there */

  GtkWidget     *entry;     /* over a name; NULL while nothing is renamed */
  char          *renaming;
  gboolean       names_child;  /* … or a unit that is to stand in it */
  gboolean       renames_next; /* begin to rename what is revealed next */
};

TflTheme     tfl_canvas_get_theme  (TflCanvas       *self);

/* Moves the camera; `animated` is refused where the desktop wants no motion. */
void         tfl_canvas_set_camera (TflCanvas       *self,
                                    const TflCamera *camera,
                                    gboolean         animated);
void         tfl_canvas_stop_flight (TflCanvas      *self);
void         tfl_canvas_fit        (TflCanvas       *self,
                                    gboolean         animated);

/* How close one would be; there is a layout. */
double       tfl_canvas_get_fit_zoom (TflCanvas     *self);

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
void         tfl_canvas_forget_tiles (TflCanvas     *self);

/* Tells whoever follows the camera. */
void         tfl_canvas_tell_look  (TflCanvas       *self);

/* Where the picture has an element, in canvas points, in sight or not; FALSE where it is not drawn. */
gboolean     tfl_canvas_locate     (TflCanvas       *self,
                                    const char      *id,
                                    TflRect         *rect);

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

/* What is at a point of the widget; NULL for the bare canvas. */
const char  *tfl_canvas_pick       (TflCanvas       *self,
                                    double           x,
                                    double           y,
                                    TflPart         *part);

/* The unit at a point: the unit itself, or the one its work stands in. */
const char  *tfl_canvas_pick_unit  (TflCanvas       *self,
                                    double           x,
                                    double           y);

/* Whether units are boxes in boxes here, between which things may be dragged. */
gboolean     tfl_canvas_is_map     (TflCanvas       *self);

/* Where the selected unit's handle is, from which a service is drawn. FALSE where there is none. */
gboolean     tfl_canvas_get_handle (TflCanvas       *self,
                                    TflPoint        *centre);

void         tfl_canvas_draw_marks (TflCanvas       *self,
                                    GtkSnapshot     *snapshot);

/* The unit whose button to open and close it is at a point; NULL for none. */
const char  *tfl_canvas_pick_disclosure (TflCanvas  *self,
                                         double      x,
                                         double      y);
void         tfl_canvas_draw_disclosure (TflCanvas  *self,
                                         cairo_t    *cr);
void         tfl_canvas_set_hover  (TflCanvas       *self,
                                    const char      *element);
void         tfl_canvas_add_gestures (TflCanvas     *self);
void         tfl_canvas_add_keys   (TflCanvas       *self);

/* FALSE where no gesture was under way. */
gboolean     tfl_canvas_cancel_drag (TflCanvas      *self);
void         tfl_canvas_drag_clear (TflDrag         *drag);

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
