/* How a motion looks at some time of it. */
#include "config.h"

#include "tfl-motion-private.h"

#include "export/tfl-cairo.h"

#define AWAY_UNTIL 80.0 /* ms */
#define HERE_FROM 120.0

typedef struct
{
  TflMotion     *motion;
  cairo_t       *cr;
  TflTheme       theme;
  const TflRect *clip;
  double         away;  /* how far lines and badges that lead elsewhere have faded away, 0 … 1 */
  double         here;  /* the same of new ones, which wait for what they lead to */
  double         turn;  /* how far opening and closing have come, 0 … 1 */
  double         move;  /* the same of what makes room for it */
} Frame;

static double
ease_out_cubic (double progress)
{
  double left = 1 - CLAMP (progress, 0, 1);

  return 1 - left * left * left;
}

static double
between (double from,
         double to,
         double progress)
{
  return from + (to - from) * progress;
}

static TflRect
rect_between (TflRect from,
              TflRect to,
              double  progress)
{
  return (TflRect) { between (from.x, to.x, progress), between (from.y, to.y, progress),
                     between (from.width, to.width, progress), between (from.height, to.height, progress) };
}

static TflRect
united (TflRect a,
        TflRect b)
{
  double x = MIN (a.x, b.x);
  double y = MIN (a.y, b.y);

  return (TflRect) { x, y, MAX (a.x + a.width, b.x + b.width) - x, MAX (a.y + a.height, b.y + b.height) - y };
}

static const TflShape *
find_body (TflScene *scene,
           guint     group)
{
  guint end = tfl_scene_get_shape (scene, group)->end;
  const TflShape *shape;

  for (group++; (shape = tfl_motion_next_own (scene, end, &group)) != NULL;)
    if (shape->part == TFL_PART_BODY)
      return shape;

  return NULL;
}

/* The body of a group, else all of it. */
static TflRect
place_of (TflScene *scene,
          guint     group)
{
  const TflShape *body = find_body (scene, group);

  return body != NULL ? body->rect : tfl_scene_get_shape (scene, group)->rect;
}

/* Where a group of `to` that has a twin is by now. */
static TflRect
place_now (Frame *frame,
           guint  group,
           double progress)
{
  TflMotion *self = frame->motion;
  TflRect from = tfl_motion_shift (place_of (self->from, (guint) self->twins[group]), self->shift);

  return rect_between (from, place_of (self->to, group), progress);
}

static double
progress_of (Frame *frame,
             guint  group)
{
  const char *element = tfl_scene_get_shape (frame->motion->to, group)->element;

  return g_strcmp0 (element, frame->motion->turned) == 0 ? frame->turn : frame->move;
}

static void
draw_shape (Frame          *frame,
            const TflShape *from,
            const TflShape *to,
            double          progress)
{
  TflShape shape = *to;
  TflPoint shift = frame->motion->shift;
  g_autofree TflPoint *points = g_new (TflPoint, MAX (to->n_points, 1));

  shape.rect = rect_between (tfl_motion_shift (from->rect, shift), to->rect, progress);
  for (guint i = 0; i < to->n_points; i++)
    {
      points[i].x = between (from->points[i].x + shift.x, to->points[i].x, progress);
      points[i].y = between (from->points[i].y + shift.y, to->points[i].y, progress);
    }
  shape.points = points;
  tfl_cairo_draw_shape (frame->cr, &shape, frame->theme);
}

/* Shapes of a group that looks otherwise than it did: its body grows or shrinks, the rest keeps its distance
 * from the body's corner. */
static void
draw_loosely (Frame          *frame,
              const TflShape *shape,
              TflRect         was,
              TflRect         now)
{
  TflShape moved = *shape;

  if (shape->part == TFL_PART_BODY && shape->kind == TFL_SHAPE_BOX)
    {
      moved.rect = (TflRect) { now.x + shape->rect.x - was.x, now.y + shape->rect.y - was.y,
                               now.width + shape->rect.width - was.width,
                               now.height + shape->rect.height - was.height };
      if (moved.rect.width > 0 && moved.rect.height > 0)
        tfl_cairo_draw_shape (frame->cr, &moved, frame->theme);
      return;
    }

  cairo_save (frame->cr);
  cairo_translate (frame->cr, now.x - was.x, now.y - was.y);
  tfl_cairo_draw_shape (frame->cr, shape, frame->theme);
  cairo_restore (frame->cr);
}

/* All of a group that is in one picture only, in the body of what it stands in. */
static void
draw_fading (Frame    *frame,
             TflScene *scene,
             guint     group,
             TflPoint  by,
             TflRect  *within,
             double    opacity)
{
  const TflShape *begin = tfl_scene_get_shape (scene, group);

  if (opacity <= 0 || !tfl_motion_touches (tfl_motion_shift (begin->rect, by), frame->clip))
    return;

  cairo_save (frame->cr);
  if (within != NULL)
    {
      cairo_rectangle (frame->cr, within->x, within->y, within->width, within->height);
      cairo_clip (frame->cr);
    }
  cairo_translate (frame->cr, by.x, by.y);
  cairo_rectangle (frame->cr, begin->rect.x - 4, begin->rect.y - 4, begin->rect.width + 8, begin->rect.height + 8);
  cairo_clip (frame->cr);
  cairo_push_group (frame->cr);
  for (guint i = group; i <= begin->end; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      /* What moved elsewhere is drawn there. */
      if (tfl_motion_is_group (shape) && scene == frame->motion->from && frame->motion->has_twin[i])
        i = shape->end;
      else
        tfl_cairo_draw_shape (frame->cr, shape, frame->theme);
    }
  cairo_pop_group_to_source (frame->cr);
  cairo_paint_with_alpha (frame->cr, opacity);
  cairo_restore (frame->cr);
}

/* What fades away in a group of `to`; −1: what stood in none. */
static void
draw_leaving (Frame   *frame,
              int      group,
              TflRect *now)
{
  TflMotion *self = frame->motion;
  GArray *leaving = g_hash_table_lookup (self->leaving, GINT_TO_POINTER (group));
  TflPoint by = self->shift;

  if (group >= 0)
    {
      TflRect was = place_of (self->from, (guint) self->twins[group]);

      by = (TflPoint) { now->x - was.x, now->y - was.y };
    }
  for (guint i = 0; leaving != NULL && i < leaving->len; i++)
    draw_fading (frame, self->from, g_array_index (leaving, guint, i), by, now,
                 1 - (now != NULL ? frame->turn : frame->away));
}

/* Goes into all groups.  What is new fades in within the body of what it stands in, moved by as much as that
 * still is from its place. */
static void
draw_group (Frame   *frame,
            guint    group,
            TflPoint by,
            TflRect *within)
{
  TflMotion *self = frame->motion;
  const TflShape *begin = tfl_scene_get_shape (self->to, group);
  double progress = progress_of (frame, group);
  guint twin, twin_end;
  TflRect was, now;

  if (self->twins[group] < 0)
    return draw_fading (frame, self->to, group, by, within, within != NULL ? frame->turn : frame->here);

  twin = (guint) self->twins[group];
  twin_end = tfl_scene_get_shape (self->from, twin)->end;
  if (!tfl_motion_touches (united (begin->rect, tfl_motion_shift (tfl_scene_get_shape (self->from, twin)->rect, self->shift)),
                           frame->clip))
    return;

  was = place_of (self->to, group);
  now = place_now (frame, group, progress);
  twin++;
  for (guint i = group + 1; i < begin->end; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->to, i);

      if (tfl_motion_is_group (shape))
        {
          draw_group (frame, i, (TflPoint) { now.x - was.x, now.y - was.y }, &now);
          i = shape->end;
        }
      else if (self->alike[group])
        draw_shape (frame, tfl_motion_next_own (self->from, twin_end, &twin), shape, progress);
      else
        draw_loosely (frame, shape, was, now);
    }
  draw_leaving (frame, (int) group, &now);
}

static double
turn_at (double age)
{
  return ease_out_cubic (age / TFL_MOTION_TURN);
}

static double
move_at (double age)
{
  return ease_out_cubic (age / TFL_MOTION_TIME);
}

void
tfl_motion_draw (TflMotion     *self,
                 cairo_t       *cr,
                 TflTheme       theme,
                 const TflRect *clip,
                 double         age)
{
  Frame frame = {
    .motion = self,
    .cr = cr,
    .theme = theme,
    .clip = clip,
    .away = CLAMP (age / AWAY_UNTIL, 0, 1),
    .here = CLAMP ((age - HERE_FROM) / (TFL_MOTION_TIME - HERE_FROM), 0, 1),
    .turn = turn_at (age),
    .move = move_at (age),
  };

  for (guint i = 0; i < tfl_scene_get_n_shapes (self->to); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->to, i);

      if (!tfl_motion_is_group (shape))
        {
          tfl_cairo_draw_shape (cr, shape, theme);
          continue;
        }
      draw_group (&frame, i, (TflPoint) { 0, 0 }, NULL);
      i = shape->end;
    }
  draw_leaving (&frame, -1, NULL);
}

gboolean
tfl_motion_find (TflMotion  *self,
                 const char *element,
                 double      age,
                 TflRect    *rect)
{
  TflRect from, to;

  if (!tfl_scene_find (self->to, element, &to))
    return FALSE;

  if (tfl_scene_find (self->from, element, &from))
    *rect = rect_between (tfl_motion_shift (from, self->shift), to,
                          g_strcmp0 (element, self->turned) == 0 ? turn_at (age) : move_at (age));
  else
    *rect = to;

  return TRUE;
}
