/* A service's line as it is drawn, for the files that find, draw and label it.
 */
#pragma once

#include "tfl-painter.h"
#include "tfl-taken.h"

G_BEGIN_DECLS

/* Below this zoom lines are thin and have no names. */
#define TFL_ZOOM_NAMES 0.35

/* What lies so far outside of the part that is drawn has no say in it, nor a label in it. */
#define TFL_ROUTE_REACH 600.0

typedef struct
{
  const TflElement *service;
  const TflRoute   *route;
  TflPoint         *points; /* cut to what is shown */
  guint             n_points;
  int               agreement;
  gboolean          begins_here; /* its first point is its provider's, its last one its customer's */
  gboolean          ends_here;
} TflRouteLine;

/* A line of the survey; FALSE where nothing of it is left to show. */
gboolean tfl_route_line_init  (TflRouteLine *self,
                               TflPainter   *painter,
                               guint         index);
void     tfl_route_line_clear (TflRouteLine *self);

/* Whether a straight line between two points has a say in the part that is drawn. */
gboolean tfl_painter_is_segment_near (TflPainter *self,
                                      TflPoint    a,
                                      TflPoint    b);

/* Takes the places of units shown as one thing, of headers and borders of open ones, of chips and of lines. */
void tfl_taken_add_picture (TflTaken           *self,
                            TflPainter         *painter,
                            const TflRouteLine *lines,
                            guint               n_lines);

/* Finds room for the label, takes it, and draws; or leaves it out. `owner`: who the line is in `taken`. */
void tfl_painter_label (TflPainter         *self,
                        const TflRouteLine *line,
                        TflTaken           *taken,
                        int                 owner);

G_END_DECLS
