/* Labels of services: where there is room for them. */
#include "config.h"

#include "tfl-route-line.h"

#include "tfl-service-line.h"
#include "tfl-text.h"

#include <math.h>

#define ZOOM_KINDS 0.5
#define SMALLEST_TEXT 9.0
#define NAME_ABOVE 8.0
#define KIND_BELOW 16.0
#define BESIDE 12.0
#define FROM_TIP 16.0 /* the arrow is 9 long and stands 2 off */
#define FROM_RING 5.0
#define LEAST_CUT 36.0 /* less of a name says nothing */
#define MAX_TRIES 12    /* places for a label on one segment */

typedef struct
{
  char    *name;
  char    *kind;       /* NULL where only the name is shown */
  double   name_size;
  double   kind_size;
  double   name_width;
  double   kind_width;
} Label;

static void
label_init (Label              *self,
            TflPainter         *painter,
            const TflRouteLine *line)
{
  double zoom = 1 / painter->px;
  g_auto (TflServiceLabel) text = { 0 };

  tfl_service_label_init (&text, painter->picture->model, line->service, line->route->customer);
  self->name = g_steal_pointer (&text.name);
  self->kind = zoom >= ZOOM_KINDS ? g_steal_pointer (&text.kind) : NULL;
  self->name_size = MAX (TFL_SERVICE_NAME_SIZE, (SMALLEST_TEXT + 0.5) * painter->px);
  self->kind_size = MAX (TFL_SERVICE_KIND_SIZE, SMALLEST_TEXT * painter->px);
  self->name_width = tfl_text_measure (self->name, self->name_size, 600);
  self->kind_width = self->kind != NULL ? tfl_text_measure (self->kind, self->kind_size, 400) : 0;
}

static void
label_clear (Label *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->kind, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Label, label_clear)

/* The name above a line that runs across, the kind below it. */
static TflRect
rect_over (const Label *label,
           double       left,
           double       y)
{
  double top = y - NAME_ABOVE - 0.78 * label->name_size;
  double bottom = label->kind != NULL ? y + KIND_BELOW - TFL_SERVICE_KIND_SIZE + 1.25 * label->kind_size : y - 4;

  return (TflRect) { left, top, MAX (label->name_width, label->kind_width), bottom - top };
}

/* Both, one below the other, at the right of a line that runs down. */
static TflRect
rect_beside (const Label *label,
             double       x,
             double       middle)
{
  double height = label->name_size * 1.1 + (label->kind != NULL ? label->kind_size * 1.4 : 0);

  return (TflRect) { x + BESIDE, middle - height / 2, MAX (label->name_width, label->kind_width), height };
}

static void
draw_label_over (TflPainter  *self,
                 const Label *label,
                 TflRect      rect,
                 double       y)
{
  tfl_painter_text (self, label->name, rect.x, y - NAME_ABOVE, label->name_size, 600, TFL_COLOUR_INK);
  if (label->kind != NULL)
    tfl_painter_text (self, label->kind, rect.x, y + KIND_BELOW - TFL_SERVICE_KIND_SIZE + label->kind_size,
                      label->kind_size, 400, TFL_COLOUR_INK_2);
}

static void
draw_label_beside (TflPainter  *self,
                   const Label *label,
                   TflRect      rect)
{
  tfl_painter_text (self, label->name, rect.x, rect.y + 0.86 * label->name_size, label->name_size, 600, TFL_COLOUR_INK);
  if (label->kind != NULL)
    tfl_painter_text (self, label->kind, rect.x, rect.y + 1.1 * label->name_size + 1.12 * label->kind_size,
                      label->kind_size, 400, TFL_COLOUR_INK_2);
}

typedef struct
{
  TflRect  rect;
  gboolean across;
  double   y;       /* of the line that runs across */
} Spot;

/* The segment that the layout meant the label for, if it is one that runs across. */
static gboolean
find_across (const TflRouteLine *line,
             double             *y)
{
  TflRect r = line->route->label;

  for (guint i = 0; i + 1 < line->n_points; i++)
    {
      TflPoint a = line->points[i], b = line->points[i + 1];

      if (fabs (a.y - b.y) < 0.01 && a.y >= r.y - 1 && a.y <= r.y + r.height + 1
          && MIN (a.x, b.x) < r.x + r.width && MAX (a.x, b.x) > r.x)
        {
          *y = a.y;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
try_spot (TflTaken *taken,
          int       owner,
          Spot     *spot)
{
  TflRect around = { spot->rect.x - 2, spot->rect.y, spot->rect.width + 4, spot->rect.height };

  return tfl_taken_is_free (taken, around, owner);
}

/* Along one segment, from the customer's end on. */
static gboolean
slide (const TflRouteLine *line,
       const Label        *label,
       TflTaken           *taken,
       int                 owner,
       guint               segment,
       Spot               *spot)
{
  TflPoint from = line->points[segment + 1];
  TflPoint to = line->points[segment];
  double length = fabs (from.x - to.x) + fabs (from.y - to.y);

  spot->across = fabs (from.y - to.y) < 0.01;
  spot->y = from.y;
  for (guint try = 0; try < MAX_TRIES; try++)
    {
      double at = FROM_TIP + 16 * try;
      double width = MAX (label->name_width, label->kind_width);

      if (at + (spot->across ? width : 0) + FROM_RING > length)
        return FALSE;
      if (spot->across)
        spot->rect = rect_over (label, to.x > from.x ? from.x + at : from.x - at - width, from.y);
      else
        {
          spot->rect = rect_beside (label, from.x, from.y);
          spot->rect.y = to.y > from.y ? from.y + at : from.y - at - spot->rect.height;
          if (at + spot->rect.height + FROM_RING > length)
            return FALSE;
        }
      if (try_spot (taken, owner, spot))
        return TRUE;
    }

  return FALSE;
}

/* Where the layout put it, else along its own line; FALSE where there is no room at all. */
static gboolean
find_spot (TflPainter         *self,
           const TflRouteLine *line,
           const Label        *label,
           TflTaken           *taken,
           int                 owner,
           Spot               *spot)
{
  TflRect r = line->route->label;
  double y = 0;

  if (r.width > 0 && self->px <= 1 / TFL_ZOOM_NEAR + 0.01)
    {
      spot->across = find_across (line, &y);
      spot->y = y;
      spot->rect = spot->across ? rect_over (label, r.x, y) : rect_beside (label, r.x - BESIDE, r.y + r.height / 2);
      if (try_spot (taken, owner, spot))
        return TRUE;
    }
  /* Beside the customer's end: its last two segments. */
  for (guint i = line->n_points - 1; i-- > 0 && i + 3 >= line->n_points;)
    if (slide (line, label, taken, owner, i, spot))
      return TRUE;

  return FALSE;
}

/* Anywhere on its line, however far from the customer. */
static gboolean
find_far_spot (const TflRouteLine *line,
               const Label        *label,
               TflTaken           *taken,
               int                 owner,
               Spot               *spot)
{
  for (guint i = line->n_points - 1, n = 0; i-- > 0 && n < MAX_TRIES; n++)
    if (slide (line, label, taken, owner, i, spot))
      return TRUE;

  return FALSE;
}

/* The last resort before a name goes: as much of it as there is room for on its last segment. */
static gboolean
find_cut_spot (const TflRouteLine *line,
               Label              *label,
               TflTaken           *taken,
               int                 owner,
               Spot               *spot)
{
  TflPoint end = line->points[line->n_points - 1];
  TflPoint before = line->points[line->n_points - 2];
  double room = MIN (fabs (end.x - before.x) - FROM_TIP - FROM_RING, label->name_width);
  g_autofree char *name = g_steal_pointer (&label->name);

  if (fabs (end.y - before.y) > 0.01)
    return FALSE;

  for (; room >= LEAST_CUT; room *= 0.8)
    {
      g_free (label->name);
      label->name = tfl_text_ellipsize (name, label->name_size, 600, room - 0.5);
      label->name_width = tfl_text_measure (label->name, label->name_size, 600);
      if (slide (line, label, taken, owner, line->n_points - 2, spot))
        return TRUE;
    }

  return FALSE;
}

void
tfl_painter_label (TflPainter         *self,
                   const TflRouteLine *line,
                   TflTaken           *taken,
                   int                 owner)
{
  g_auto (Label) label = { 0 };
  Spot spot;
  gboolean found;

  if (self->px > 1 / TFL_ZOOM_NAMES)
    return;

  label_init (&label, self, line);
  found = find_spot (self, line, &label, taken, owner, &spot);
  if (!found && label.kind != NULL)
    {
      /* It moves first, then it drops the kind, and only then it goes. */
      g_clear_pointer (&label.kind, g_free);
      label.kind_width = 0;
      found = find_spot (self, line, &label, taken, owner, &spot)
           || find_far_spot (line, &label, taken, owner, &spot)
           || find_cut_spot (line, &label, taken, owner, &spot);
    }
  if (!found)
    return;

  tfl_taken_add (taken, spot.rect, TFL_TAKEN_BY_NOBODY);
  tfl_scene_builder_set_part (self->builder, TFL_PART_LABEL);
  if (spot.across)
    draw_label_over (self, &label, spot.rect, spot.y);
  else
    draw_label_beside (self, &label, spot.rect);
}
