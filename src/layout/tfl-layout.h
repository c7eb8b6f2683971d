/* Where everything is: a rectangle for each box and a route for each line, as an
 * immutable, reference-counted value.
 *
 * What always holds: siblings do not overlap; children lie inside their parent, below its
 * header; no route runs through a unit that is no ancestor of either of its ends.
 */
#pragma once

#include "tfl-layout-input.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} TflPoint;

typedef struct
{
  const char *service;
  const char *customer;
  guint       n_points; /* at least 2: from the provider's border to the customer's */
  TflPoint   *points;   /* each segment horizontal or vertical, but where lines are pulled taut */
  TflRect     label;    /* where the label goes; width 0 where there is none */
  gboolean    label_vertical; /* the label stands beside a vertical segment */
} TflRoute;

typedef struct _TflLayout TflLayout;

#define TFL_TYPE_LAYOUT (tfl_layout_get_type ())
GType           tfl_layout_get_type     (void);
TflLayout      *tfl_layout_ref          (TflLayout   *self);
void            tfl_layout_unref        (TflLayout   *self);

/* The rectangle of a box, or NULL where it was not laid out. */
const TflRect  *tfl_layout_get_rect     (TflLayout   *self,
                                         const char  *id);
guint           tfl_layout_get_n_routes (TflLayout   *self);
const TflRoute *tfl_layout_get_route    (TflLayout   *self,
                                         guint        index);

/* What was laid out; the rectangle of each of its boxes, and its line of each route: for who looks at all of them. */
TflLayoutInput *tfl_layout_get_input    (TflLayout   *self);
const TflRect  *tfl_layout_get_box_rect (TflLayout   *self,
                                         guint        box);
guint           tfl_layout_get_line     (TflLayout   *self,
                                         guint        route);

/* What all boxes, routes and labels lie in. */
TflRect         tfl_layout_get_bounds   (TflLayout   *self);

/* Why it is plainer than it should be (“Graphviz is not installed: units are placed in a
 * plain grid”), translated, or NULL. */
const char     *tfl_layout_get_message  (TflLayout   *self);

/* All of it as text, one box or route a line, rounded to whole points; for tests. (transfer full) */
char           *tfl_layout_dump         (TflLayout   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflLayout, tfl_layout_unref)

G_END_DECLS
