/* Arithmetic of rectangles. */
#pragma once

#include "tfl-layout-input.h"

G_BEGIN_DECLS

static inline TflRect
tfl_rect_grown (TflRect rect,
                double  by)
{
  return (TflRect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

static inline gboolean
tfl_rect_equal (const TflRect *a,
                const TflRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

static inline gboolean
tfl_rect_contains (TflRect outer,
                   TflRect inner)
{
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

static inline TflRect
tfl_rect_united (TflRect a,
                 TflRect b)
{
  double x = MIN (a.x, b.x);
  double y = MIN (a.y, b.y);

  return (TflRect){ x, y, MAX (a.x + a.width, b.x + b.width) - x, MAX (a.y + a.height, b.y + b.height) - y };
}

G_END_DECLS
