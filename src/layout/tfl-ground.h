/* The ground that lines are routed on: where every box stands, and the tracks beside the
 * children of each container.
 */
#pragma once

#include "tfl-layout.h"
#include "tfl-nest.h"

G_BEGIN_DECLS

#define TFL_LINE_DISTANCE 16.0 /* from a unit that is no end, where there is room */
#define TFL_LINE_PARALLEL 12.0 /* between two lines */

typedef struct
{
  GArray *xs; /* of double */
  GArray *ys;
} TflTracks;

typedef struct
{
  TflLayoutInput *input;
  TflNest        *nest;
  const TflRect  *rects; /* of each box */
  TflRect         page;  /* all of them, with room around */
  TflTracks      *tracks;
} TflGround;

/* What it is made of must stay as long as the ground. */
void             tfl_ground_init   (TflGround      *self,
                                    TflLayoutInput *input,
                                    TflNest        *nest,
                                    const TflRect  *rects);
void             tfl_ground_clear  (TflGround      *self);

TflRect          tfl_ground_rect   (TflGround      *self,
                                    guint           container);
double           tfl_ground_header (TflGround      *self,
                                    guint           container);

/* The block of work of a container as one rectangle; FALSE where it has none. */
gboolean         tfl_ground_work   (TflGround      *self,
                                    guint           container,
                                    TflRect        *work);

/* The columns and rows that lines take between the children of a container, made when first asked for. */
const TflTracks *tfl_ground_tracks (TflGround      *self,
                                    guint           container);

/* How far the next sibling at the right is, most at most. */
double           tfl_ground_gap    (TflGround      *self,
                                    guint           box,
                                    double          most);

TflRect          tfl_rect_grown    (TflRect         rect,
                                    double          by);
TflRect          tfl_rect_united   (TflRect         a,
                                    TflRect         b);
gboolean         tfl_rect_touches  (const TflRect  *a,
                                    const TflRect  *b);
int              tfl_compare_doubles (const void   *a,
                                    const void     *b);

G_END_DECLS
