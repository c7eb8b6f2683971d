#include "layout-check.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#define SLACK 0.05

typedef struct
{
  TflLayoutInput *input;
  TflLayout *layout;
} Case;

static const TflLayoutBox *
box_at (const Case *c,
        int         i)
{
  return tfl_layout_input_get_box (c->input, (guint) i);
}

static const TflRect *
rect_at (const Case *c,
         int         i)
{
  return tfl_layout_get_rect (c->layout, box_at (c, i)->id);
}

static gboolean
is_around (const Case *c,
           int         outer,
           int         inner)
{
  while (inner > outer)
    inner = box_at (c, inner)->parent;

  return inner == outer;
}

/* Whether what lies between two corners reaches further into the rectangle than that. */
static gboolean
reaches_into (const TflRect *rect,
              TflPoint       a,
              TflPoint       b,
              double         depth)
{
  return MIN (a.x, b.x) < rect->x + rect->width - depth && MAX (a.x, b.x) > rect->x + depth &&
         MIN (a.y, b.y) < rect->y + rect->height - depth && MAX (a.y, b.y) > rect->y + depth;
}

static gboolean
overlap (const TflRect *a,
         const TflRect *b)
{
  TflPoint first = { b->x, b->y };
  TflPoint last = { b->x + b->width, b->y + b->height };

  return reaches_into (a, first, last, SLACK);
}

static void
check_inside (const Case *c,
              int         i)
{
  const TflRect *rect = rect_at (c, i);
  int parent = box_at (c, i)->parent;
  const TflRect *around;

  g_assert_nonnull (rect);
  g_assert_true (isfinite (rect->x) && isfinite (rect->y) && isfinite (rect->width) && isfinite (rect->height));
  if (parent < 0)
    return;

  around = rect_at (c, parent);
  if (rect->x < around->x - SLACK || rect->x + rect->width > around->x + around->width + SLACK ||
      rect->y < around->y + box_at (c, parent)->height - SLACK ||
      rect->y + rect->height > around->y + around->height + SLACK)
    g_error ("%s is not inside %s", box_at (c, i)->id, box_at (c, parent)->id);
}

/* Two that are both pinned stand where they were put. */
static void
check_boxes (const Case *c)
{
  for (int i = 0; i < (int) tfl_layout_input_get_n_boxes (c->input); i++)
    {
      check_inside (c, i);
      for (int k = 0; k < i; k++)
        if (box_at (c, k)->parent == box_at (c, i)->parent && !(box_at (c, k)->pinned && box_at (c, i)->pinned) &&
            overlap (rect_at (c, i), rect_at (c, k)))
          g_error ("%s and %s overlap", box_at (c, i)->id, box_at (c, k)->id);
    }
}

static gboolean
is_on_border (TflPoint       p,
              const TflRect *rect)
{
  return p.x >= rect->x - SLACK && p.x <= rect->x + rect->width + SLACK && p.y >= rect->y - SLACK &&
         p.y <= rect->y + rect->height + SLACK && !reaches_into (rect, p, p, SLACK);
}

static void
check_segment (const Case          *c,
               const TflLayoutLine *line,
               TflPoint             a,
               TflPoint             b)
{
  g_assert_true (isfinite (a.x) && isfinite (a.y) && isfinite (b.x) && isfinite (b.y));
  if (a.x != b.x && a.y != b.y)
    g_error ("The route of %s is slanted", line->service);

  for (int i = 0; i < (int) tfl_layout_input_get_n_boxes (c->input); i++)
    if (!is_around (c, i, line->from) && !is_around (c, i, line->to) && reaches_into (rect_at (c, i), a, b, SLACK))
      g_error ("The route of %s runs through %s", line->service, box_at (c, i)->id);
}

static void
check_route (const Case          *c,
             const TflLayoutLine *line,
             const TflRoute      *route)
{
  g_assert_cmpuint (route->n_points, >=, 2);
  if (!is_on_border (route->points[0], rect_at (c, line->from)))
    g_error ("The route of %s does not begin on the border of its provider", line->service);
  if (!is_on_border (route->points[route->n_points - 1], rect_at (c, line->to)))
    g_error ("The route of %s does not end on the border of its customer", line->service);
  for (guint i = 0; i + 1 < route->n_points; i++)
    check_segment (c, line, route->points[i], route->points[i + 1]);
}

static void
check_routes (const Case *c)
{
  guint n_routes = tfl_layout_get_n_routes (c->layout);

  for (guint i = 0; i < tfl_layout_input_get_n_lines (c->input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (c->input, i);

      if (i >= n_routes || strcmp (tfl_layout_get_route (c->layout, i)->service, line->service) != 0)
        g_error ("%s from %s to %s has no route", line->service, box_at (c, line->from)->id, box_at (c, line->to)->id);
      check_route (c, line, tfl_layout_get_route (c->layout, i));
    }
}

void
layout_check (TflLayoutInput *input,
              TflLayout      *layout)
{
  Case c = { input, layout };

  check_boxes (&c);
  check_routes (&c);
}

struct _LayoutFailingDot
{
  char *dir;
  char *program;
  char *count;
};

/* A Graphviz that counts how often it was started, and each time lives for some milliseconds (it may be killed before
 * it has begun, while it reads, thinks or answers), hangs, or answers something else first. */
static const char fake_dot[] =
  "#!/bin/sh\n"
  "read -r n < \"$0.n\"\n"
  "n=$(((n * 75 + 74) % 65537))\n"
  "echo $n > \"$0.n\"\n"
  "case $((n % 9)) in\n"
  "  0) exec sleep 60 ;;\n"
  "  1) echo graph 1 2 nonsense; echo stop ;;\n"
  "  2) printf 'graph 1 2 3\\nnode n0 1 1' ;;\n"
  "  3) exit 3 ;;\n"
  "esac\n"
  "exec timeout -s KILL \"0.$(printf '%03d' $((n / 9 % 40 + 1)))\" dot \"$@\"\n";

LayoutFailingDot *
layout_failing_dot_new (void)
{
  LayoutFailingDot *self = g_new0 (LayoutFailingDot, 1);
  g_autofree char *start = g_strdup_printf ("%d\n", g_test_rand_int_range (1, 65536));

  self->dir = g_dir_make_tmp ("trefoil-layout-XXXXXX", NULL);
  self->program = g_build_filename (self->dir, "dot", NULL);
  self->count = g_strconcat (self->program, ".n", NULL);
  g_assert_true (g_file_set_contents (self->program, fake_dot, -1, NULL));
  g_assert_true (g_file_set_contents (self->count, start, -1, NULL));
  g_assert_cmpint (chmod (self->program, 0700), ==, 0);

  return self;
}

void
layout_failing_dot_free (LayoutFailingDot *self)
{
  g_remove (self->count);
  g_remove (self->program);
  g_rmdir (self->dir);
  g_free (self->count);
  g_free (self->program);
  g_free (self->dir);
  g_free (self);
}

const char *
layout_failing_dot_get_program (LayoutFailingDot *self)
{
  return self->program;
}
