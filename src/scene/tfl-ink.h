/* What a shape looks like, as paths to fill and to stroke: the one place that knows how
 * boxes, lines, their marks and icons are drawn.  Renderers walk the paths; only text
 * is theirs alone.
 */
#pragma once

#include "tfl-scene.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_STEP_MOVE,
  TFL_STEP_LINE,
  TFL_STEP_CURVE,
  TFL_STEP_CLOSE,
} TflStepKind;

typedef struct
{
  TflStepKind kind;
  TflPoint    first;  /* CURVE: its two control points */
  TflPoint    second;
  TflPoint    to;
} TflStep;

typedef struct
{
  const TflStep *steps;
  guint          n_steps;
  TflColour      fill;
  TflColour      stroke;
  double         stroke_width;
  double         dash[2];
  double         hatch[2];     /* over the fill */
  gboolean       round_caps;
} TflInk;

typedef void (*TflInkFunc) (const TflInk *ink,
                            gpointer      user_data);

/* Calls func for each path, in the order of painting; never for BEGIN, END and TEXT. */
void tfl_shape_foreach_ink (const TflShape *shape,
                            TflInkFunc      func,
                            gpointer        user_data);

G_END_DECLS
