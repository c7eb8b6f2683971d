#include "config.h"

#include "tfl-poster.h"

#include <math.h>

#define SLACK 1e-6 /* sheets: a row is not added for what comes of rounding */

TflPoster
tfl_poster_plan (TflRect bounds,
                 double  width,
                 double  height,
                 guint   columns,
                 double  most)
{
  TflPoster self = { 1, MAX (columns, 1), 1, width, height };
  double picture_width = MAX (bounds.width, 1);
  double picture_height = MAX (bounds.height, 1);

  self.scale = MIN (self.columns * width / picture_width, most);
  if (self.columns == 1)
    self.scale = MIN (self.scale, height / picture_height);
  self.columns = (guint) MAX (ceil (picture_width * self.scale / width - SLACK), 1);
  self.rows = (guint) MAX (ceil (picture_height * self.scale / height - SLACK), 1);

  return self;
}

guint
tfl_poster_get_n (const TflPoster *self)
{
  return self->columns * self->rows;
}

/* What the sheets have more than the picture is shared by both sides. */
TflRect
tfl_poster_get_tile (const TflPoster *self,
                     TflRect          bounds,
                     guint            sheet)
{
  double width = self->width / self->scale;
  double height = self->height / self->scale;
  double left = bounds.x + (bounds.width - width * self->columns) / 2;
  double top = bounds.y + (bounds.height - height * self->rows) / 2;

  return (TflRect) { left + width * (sheet % self->columns), top + height * (sheet / self->columns), width, height };
}
