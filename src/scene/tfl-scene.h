/* What is drawn, as an immutable, reference-counted value: a list of shapes of a few
 * kinds, in the order in which they are painted.
 *
 * Each renderer (screen, Cairo, SVG, slides) is one switch over the kinds.  Colours are
 * names, so one scene serves all themes.  All that stands for one element lies between a
 * BEGIN and an END; these nest as units nest.  A BEGIN knows the bounds of all up to
 * its END, so a renderer can skip what is out of sight.
 *
 * Lengths are canvas points; y runs downwards.
 */
#pragma once

#include "tfl-theme.h"

#include "layout/tfl-layout.h"
#include "usm/tfl-orphan.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_SHAPE_BEGIN,   /* element, title, rect = bounds, end = index of its END */
  TFL_SHAPE_END,
  TFL_SHAPE_BOX,     /* rect, radius, square_right, fill, hatch, stroke, stroke_width, dash.  The stroke lies inside rect */
  TFL_SHAPE_CIRCLE,  /* rect (its square), fill, stroke, stroke_width: inside too */
  TFL_SHAPE_POLYGON, /* points, fill, stroke, stroke_width */
  TFL_SHAPE_LINE,    /* points, radius of its corners, stroke, stroke_width, dash, doubled, start, end_mark */
  TFL_SHAPE_TEXT,    /* points[0] = anchor on the baseline, text, size, weight, fill, align, rect = ink bounds */
  TFL_SHAPE_ICON,    /* rect, icon, fill */
} TflShapeKind;

typedef enum { TFL_ALIGN_START, TFL_ALIGN_MIDDLE, TFL_ALIGN_END } TflAlign;
typedef enum { TFL_MARK_NONE, TFL_MARK_ARROW, TFL_MARK_RING, TFL_MARK_OPEN_ARROW, TFL_MARK_DOT } TflMark;
typedef enum { TFL_ICON_PERSON, TFL_ICON_PLUG, TFL_ICON_PIN, TFL_ICON_DELIVERY, TFL_ICON_ARROW } TflIcon;

/* What of an element a shape is: lets tests, pickers and slides tell a name from a badge. */
typedef enum
{
  TFL_PART_NONE,
  TFL_PART_BODY,    /* the unit's or chip's own box */
  TFL_PART_NAME,
  TFL_PART_CAPTION,
  TFL_PART_ROLES,   /* the three-lobed badge */
  TFL_PART_STRIP,   /* the five process cells */
  TFL_PART_CELL,    /* a chip's process cell */
  TFL_PART_DETAIL,  /* a chip's second and third line */
  TFL_PART_ORPHAN,  /* hatch, outline and “?” of an orphan */
  TFL_PART_BADGE,   /* the count of orphans inside */
  TFL_PART_ROUTE,
  TFL_PART_LABEL,
  TFL_PART_CALL,    /* elbow from a chip to one it called */
  TFL_PART_LEGEND,
  TFL_PART_TITLE,
} TflPart;

/* Kept small: a large model has a million of these. */
typedef struct
{
  TflShapeKind  kind : 8;
  TflPart       part : 8;         /* BEGIN: BADGE where the group is an element's second one: its badge, painted last */
  TflColour     fill : 8;
  TflColour     stroke : 8;
  TflOrphan     orphan : 8;       /* BEGIN of work: its class, NONE where it is set aside */
  TflAlign      align : 8;        /* TEXT */
  TflMark       start : 4;        /* LINE */
  TflMark       end_mark : 4;     /* LINE */
  TflIcon       icon : 4;
  guint         round_dots : 1;   /* LINE: round caps, for dotted lines */
  guint         doubled : 1;      /* LINE: two lines, centres 3.6 apart */
  guint         struck : 1;       /* TEXT: struck out */
  guint         faded : 1;        /* at 40 % of its strength: a filter does not keep it */
  guint         square_right : 1; /* BOX: the corners at its right are square */
  const char   *element;          /* id of what it stands for, NULL for title and legend */
  const char   *text;             /* TEXT; BEGIN: a title for people, such as “Work: Weekly CAB meeting, no owning process” */
  TflPoint     *points;
  TflRect       rect;
  guint         n_points;
  guint         end;              /* BEGIN: index of its END */
  float         radius;
  float         stroke_width;
  float         dash[2];          /* on, off; 0, 0 for a solid line */
  float         hatch[2];         /* stripe, period at 45°, in HATCH_STRIPE over fill; 0, 0 for none */
  float         size;             /* TEXT: px; LINE: how much larger its marks are, 0 for as they are */
  int           weight;           /* TEXT: 400 … 700 */
} TflShape;

typedef struct _TflScene TflScene;

#define TFL_TYPE_SCENE (tfl_scene_get_type ())
GType           tfl_scene_get_type      (void);
TflScene       *tfl_scene_ref           (TflScene   *self);
void            tfl_scene_unref         (TflScene   *self);

guint           tfl_scene_get_n_shapes  (TflScene   *self);
const TflShape *tfl_scene_get_shape     (TflScene   *self,
                                         guint       index);
TflRect         tfl_scene_get_bounds    (TflScene   *self);
const char     *tfl_scene_get_title     (TflScene   *self);

/* The bounds of one element's BODY (or route), FALSE where it is not drawn. */
gboolean        tfl_scene_find          (TflScene   *self,
                                         const char *element,
                                         TflRect    *rect);

/* The innermost element drawn at a point, NULL for the bare canvas; *part says which part
 * was hit.  `slack` widens lines, in canvas points. */
const char     *tfl_scene_pick          (TflScene   *self,
                                         double      x,
                                         double      y,
                                         double      slack,
                                         TflPart    *part);

/* One line a shape, without coordinates and measured widths, so that it does not depend on
 * fonts: for golden tests. (transfer full) */
char           *tfl_scene_dump          (TflScene   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflScene, tfl_scene_unref)

G_END_DECLS
