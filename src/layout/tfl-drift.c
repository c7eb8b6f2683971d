#include "config.h"

#include "tfl-drift.h"

#include "tfl-rect.h"

#include <math.h>

#define FAR (1 / 8.0) /* of the width of the container, or of its height */

struct _TflDrifting
{
  TflStanding here;
  const TflStanding *before;
  const TflMatch *match;
  guint8 *sameness; /* TflSameness of each container */
  guint **rest;     /* of each container from which children have gone: of each that is left, the index that it had; else NULL */
  guint8 *moved;    /* of each box: TRUE where its rectangle on the page is another one */
  int *unsteady;    /* of each box, how deep the nearest container around it is whose room is another one; −1 where all are the same */
  int *astray;      /* likewise, the nearest in which the box, or the one around it that stands there, is far from where it was */
};

static TflSameness
find_sameness (TflDrifting *self,
               guint        container)
{
  guint was = self->match->was[container];

  if (was == TFL_NOT_THERE)
    return TFL_SAME_NOTHING;
  if (self->match->touched[container])
    {
      TflNestList before = tfl_nest_units (self->before->placing->nest, was);
      TflNestList units = tfl_nest_units (self->here.placing->nest, container);

      if (!tfl_match_is_same_list (self->match, before, units))
        {
          self->rest[container] = tfl_match_find_rest (self->match, before, units);
          return self->rest[container] != NULL ? TFL_SAME_CHILDREN : TFL_SAME_NOTHING;
        }
    }
  return self->here.placing->rooms[container] == self->before->placing->rooms[was] ? TFL_SAME_ROOM : TFL_SAME_CHILDREN;
}

/* How far the middle of one length in another moved, where the other is 1. */
static double
share_moved (double before_at,
             double before_length,
             double before_whole,
             double at,
             double length,
             double whole)
{
  return fabs ((before_at + before_length / 2) / before_whole - (at + length / 2) / whole);
}

/* In its container. */
static gboolean
is_far (const TflDrifting *self,
        guint              box)
{
  const TflPlacing *placing = self->here.placing;
  const TflPlacing *before = self->before->placing;
  guint was = self->match->was[box];
  guint parent = tfl_nest_parent (placing->nest, box);
  const TflSize *size, *size_before;
  const TflRect *rect, *rect_before;

  if (was == TFL_NOT_THERE || tfl_nest_parent (before->nest, was) != self->match->was[parent])
    return TRUE;

  size = &placing->sizes[parent];
  size_before = &before->sizes[self->match->was[parent]];
  rect = &placing->relative[box];
  rect_before = &before->relative[was];
  return share_moved (rect_before->x, rect_before->width, size_before->width, rect->x, rect->width, size->width) > FAR ||
         share_moved (rect_before->y, rect_before->height, size_before->height, rect->y, rect->height, size->height) > FAR;
}

static gboolean
is_steady (const TflDrifting *self,
           guint              container)
{
  return self->sameness[container] == TFL_SAME_ROOM;
}

static gboolean
has_moved (const TflDrifting *self,
           guint              box)
{
  guint was = self->match->was[box];

  return was == TFL_NOT_THERE || !tfl_rect_equal (&self->here.placing->rects[box], &self->before->placing->rects[was]);
}

/* Every box comes after its parent. */
static void
find_depths (TflDrifting *self)
{
  TflNest *nest = self->here.placing->nest;
  guint page = tfl_nest_page (nest);

  self->unsteady[page] = self->astray[page] = -1;
  for (guint i = 0; i < page; i++)
    {
      guint parent = tfl_nest_parent (nest, i);
      gboolean steady = is_steady (self, parent);
      int depth = (int) tfl_nest_depth (nest, parent);

      self->unsteady[i] = steady ? self->unsteady[parent] : depth;
      self->astray[i] = steady || !is_far (self, i) ? self->astray[parent] : depth;
    }
}

TflDrifting *
tfl_drifting_new (const TflStanding *here,
                  const TflStanding *before,
                  const TflMatch    *match)
{
  TflDrifting *self = g_new0 (TflDrifting, 1);
  guint n = tfl_nest_page (here->placing->nest) + 1;

  self->here = *here;
  self->before = before;
  self->match = match;
  self->sameness = g_new0 (guint8, n);
  if (before == NULL)
    return self;

  self->rest = g_new0 (guint *, n);
  self->moved = g_new (guint8, n);
  for (guint i = 0; i < n; i++)
    {
      self->sameness[i] = find_sameness (self, i);
      self->moved[i] = has_moved (self, i);
    }
  self->unsteady = g_new (int, n);
  self->astray = g_new (int, n);
  find_depths (self);
  return self;
}

void
tfl_drifting_free (TflDrifting *self)
{
  for (guint i = 0; self->rest != NULL && i <= tfl_nest_page (self->here.placing->nest); i++)
    g_free (self->rest[i]);
  g_free (self->rest);
  g_free (self->sameness);
  g_free (self->moved);
  g_free (self->unsteady);
  g_free (self->astray);
  g_free (self);
}

TflSameness
tfl_drifting_of_container (const TflDrifting *self,
                           guint              container)
{
  return self->sameness[container];
}

TflRoom *
tfl_drifting_room_before (const TflDrifting *self,
                          guint              container)
{
  guint was = self->before != NULL ? self->match->was[container] : TFL_NOT_THERE;

  return was != TFL_NOT_THERE ? self->before->placing->rooms[was] : NULL;
}

const guint *
tfl_drifting_children_before (const TflDrifting *self,
                              guint              container)
{
  return self->rest != NULL ? self->rest[container] : NULL;
}

gboolean
tfl_drifting_has_moved (const TflDrifting *self,
                        guint              container)
{
  return self->moved == NULL || self->moved[container];
}

TflDrift
tfl_drifting_of_line (const TflDrifting *self,
                      guint              line)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->here.input, line);
  TflNest *nest = self->here.placing->nest;
  guint common = tfl_nest_line (nest, line)->container;
  gboolean loop = asked->from == asked->to;
  int depth;

  if (self->before == NULL || self->match->line_was[line] == TFL_NOT_THERE)
    return TFL_DRIFT_FAR;

  /* From a unit to itself a line runs around it. */
  if (loop)
    common = tfl_nest_parent (nest, common);
  depth = (int) tfl_nest_depth (nest, common);
  if (self->unsteady[asked->from] < depth && self->unsteady[asked->to] < depth)
    return TFL_DRIFT_NONE;
  /* Its ends have fixed places. */
  return loop || self->astray[asked->from] >= depth || self->astray[asked->to] >= depth ? TFL_DRIFT_FAR : TFL_DRIFT_LITTLE;
}
