/* A service's line as it is drawn, for the two files that draw it and its label.
 */
#pragma once

#include "tfl-painter.h"
#include "tfl-taken.h"

G_BEGIN_DECLS

/* Below this zoom lines are thin and have no names. */
#define TFL_ZOOM_NAMES 0.35

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

/* Finds room for the label, takes it, and draws; or leaves it out. `owner`: who the line is in `taken`. */
void tfl_painter_label (TflPainter         *self,
                        const TflRouteLine *line,
                        TflTaken           *taken,
                        int                 owner);

G_END_DECLS
