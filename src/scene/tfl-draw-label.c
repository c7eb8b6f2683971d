/* Labels of services: where there is room for them. */
#include "config.h"

#include "tfl-route-line.h"

#include "tfl-service-line.h"
#include "tfl-text.h"

#include "layout/tfl-rect.h"

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
#define FROM_TAUT 7.0   /* a line at any angle to the nearest corner of its label */
#define FROM_OTHERS 3.0 /* such a label to all else */
#define TAUT_TRIES 12   /* places on either side of it */

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

typedef struct
{
  TflRect  rect;
  gboolean across;
  double   y;       /* of the line that runs across */
  double   lean;    /* of the rows of one beside a line: 0 to its left … 1 to its right */
} Spot;

static void
draw_label_beside (TflPainter  *self,
                   const Label *label,
                   const Spot  *spot)
{
  TflRect rect = spot->rect;

  tfl_painter_text (self, label->name, rect.x + spot->lean * (rect.width - label->name_width),
                    rect.y + 0.86 * label->name_size, label->name_size, 600, TFL_COLOUR_INK);
  if (label->kind != NULL)
    tfl_painter_text (self, label->kind, rect.x + spot->lean * (rect.width - label->kind_width),
                      rect.y + 1.1 * label->name_size + 1.12 * label->kind_size, label->kind_size, 400,
                      TFL_COLOUR_INK_2);
}

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

static guint
find_longest (const TflRouteLine *line)
{
  guint longest = 0;
  double most = 0;

  for (guint i = 0; i + 1 < line->n_points; i++)
    {
      double length = hypot (line->points[i + 1].x - line->points[i].x, line->points[i + 1].y - line->points[i].y);

      if (length > most)
        {
          most = length;
          longest = i;
        }
    }

  return longest;
}

/* A level label at a point of a line at any angle: as near as its corners let it. */
static void
put_aside (const Label *label,
           TflPoint     at,
           TflPoint     aside,
           Spot        *spot)
{
  TflRect rect = rect_beside (label, 0, 0);
  double away = FROM_TAUT + (fabs (aside.x) * rect.width + fabs (aside.y) * rect.height) / 2;

  spot->rect = (TflRect) { at.x + away * aside.x - rect.width / 2, at.y + away * aside.y - rect.height / 2,
                           rect.width, rect.height };
  spot->across = FALSE;
  spot->lean = (1 - aside.x) / 2;
}

/* Beside the longest segment of a taut line, as near to its middle as there is room. The line itself is in the way:
 * it may have another corner there. */
static gboolean
find_taut_spot (const TflRouteLine *line,
                const Label        *label,
                TflTaken           *taken,
                Spot               *spot)
{
  guint longest = find_longest (line);
  TflPoint a = line->points[longest], b = line->points[longest + 1];
  double length = hypot (b.x - a.x, b.y - a.y);
  TflPoint along = { (b.x - a.x) / MAX (length, 1), (b.y - a.y) / MAX (length, 1) };
  TflRect size = rect_beside (label, 0, 0);
  double room = length - FROM_TIP - FROM_RING - fabs (along.x) * size.width - fabs (along.y) * size.height;
  double up = along.x > 0.01 || (along.x > -0.01 && along.y > 0) ? 1 : -1; /* above, or to the right */

  for (guint try = 0; room >= 0 && try <= TAUT_TRIES; try++)
    {
      double from_middle = (try % 2 == 0 ? 1 : -1) * (double) ((try + 1) / 2) * room / TAUT_TRIES;
      TflPoint at = { (a.x + b.x) / 2 + from_middle * along.x, (a.y + b.y) / 2 + from_middle * along.y };

      for (int side = 1; side >= -1; side -= 2)
        {
          put_aside (label, at, (TflPoint) { side * up * along.y, -side * up * along.x }, spot);
          if (tfl_taken_is_free (taken, tfl_rect_grown (spot->rect, FROM_OTHERS), TFL_TAKEN_BY_NOBODY))
            return TRUE;
        }
    }

  return FALSE;
}

/* It moves first, then it drops the kind, then it is cut, and only then it goes. */
static gboolean
find_any_spot (TflPainter         *self,
               const TflRouteLine *line,
               Label              *label,
               TflTaken           *taken,
               int                 owner,
               Spot               *spot)
{
  gboolean taut = self->picture->scope->taut;

  if (taut ? find_taut_spot (line, label, taken, spot) : find_spot (self, line, label, taken, owner, spot))
    return TRUE;
  if (label->kind == NULL)
    return FALSE;

  g_clear_pointer (&label->kind, g_free);
  label->kind_width = 0;
  if (taut)
    return find_taut_spot (line, label, taken, spot) || find_cut_spot (line, label, taken, owner, spot);

  return find_spot (self, line, label, taken, owner, spot) || find_far_spot (line, label, taken, owner, spot)
      || find_cut_spot (line, label, taken, owner, spot);
}

void
tfl_painter_label (TflPainter         *self,
                   const TflRouteLine *line,
                   TflTaken           *taken,
                   int                 owner)
{
  g_auto (Label) label = { 0 };
  Spot spot = { 0 };

  /* Where the customer's end is far from the part that is drawn, so is the label, but for one that was given room
   * elsewhere. */
  if (self->px > 1 / TFL_ZOOM_NAMES
      || (!line->ends_here && !tfl_painter_is_in_part (self, &line->route->label, 0)))
    return;

  label_init (&label, self, line);
  if (!find_any_spot (self, line, &label, taken, owner, &spot))
    return;

  tfl_taken_add (taken, spot.rect, TFL_TAKEN_BY_NOBODY);
  tfl_scene_builder_set_part (self->builder, TFL_PART_LABEL);
  if (spot.across)
    draw_label_over (self, &label, spot.rect, spot.y);
  else
    draw_label_beside (self, &label, &spot);
}
