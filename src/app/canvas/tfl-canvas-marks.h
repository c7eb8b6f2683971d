/* What the files that paint over the picture share: a place to draw, and how an element is traced there. */
#pragma once

#include "tfl-canvas.h"

#include <cairo.h>

G_BEGIN_DECLS

#define TFL_MARKS_FADED 0.45 /* what nothing may be dropped on, what may not be dropped, and where it stood */

typedef struct
{
  TflCanvas *canvas;
  cairo_t   *cr;    /* in pixels of the widget */
  TflTheme   theme;
} TflMarks;

void tfl_marks_set_colour   (const TflMarks *marks,
                             TflColour       colour,
                             double          opacity);

/* Adds a box to the path, with the corners of this element. */
void tfl_marks_trace        (const TflMarks *marks,
                             const char     *id,
                             TflRect         rect);

/* Strokes the path and forgets it. */
void tfl_marks_stroke       (const TflMarks *marks,
                             TflColour       colour,
                             double          width);
void tfl_marks_stroke_dots  (const TflMarks *marks,
                             TflColour       colour,
                             double          width,
                             double          on,
                             double          off);

/* An element of a scene with all that stands inside it, without what it stands on, in canvas points. */
void tfl_marks_draw_alone   (const TflMarks *marks,
                             TflScene       *scene,
                             const char     *id);

/* Lights up the unit that would receive what is dragged. */
void tfl_marks_draw_target  (const TflMarks *marks);

G_END_DECLS
