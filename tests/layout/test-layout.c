/* What must hold of every layout, whatever the input. */
#include "samples.h"

#include "layout/tfl-layout-engine.h"

#include <math.h>
#include <string.h>

#define N_RANDOM 1000
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
  return tfl_layout_input_get_box (c->input, i);
}

static const TflRect *
rect_at (const Case *c,
         int         i)
{
  return tfl_layout_get_rect (c->layout, box_at (c, i)->id);
}

static gboolean
overlap (const TflRect *a,
         const TflRect *b)
{
  return a->x < b->x + b->width - SLACK && b->x < a->x + a->width - SLACK &&
         a->y < b->y + b->height - SLACK && b->y < a->y + a->height - SLACK;
}

static gboolean
is_finite (const TflRect *rect)
{
  return isfinite (rect->x) && isfinite (rect->y) && isfinite (rect->width) && isfinite (rect->height);
}

/* Whether it is the box itself or one around it. */
static gboolean
is_around (const Case *c,
           int         outer,
           int         inner)
{
  for (; inner >= 0; inner = box_at (c, inner)->parent)
    if (inner == outer)
      return TRUE;
  return FALSE;
}

static void
check_boxes (const Case *c)
{
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (c->input); i++)
    {
      const TflLayoutBox *box = box_at (c, i);
      const TflRect *rect = rect_at (c, i);

      g_assert_nonnull (rect);
      g_assert_true (is_finite (rect));
      if (box->kind == TFL_BOX_UNIT)
        {
          g_assert_cmpfloat (rect->width, >=, box->width - SLACK);
          g_assert_cmpfloat (rect->height, >=, box->height - SLACK);
        }
      if (box->parent >= 0)
        {
          const TflRect *parent = rect_at (c, box->parent);

          g_assert_cmpfloat (rect->x, >=, parent->x - SLACK);
          g_assert_cmpfloat (rect->y, >=, parent->y + box_at (c, box->parent)->height - SLACK);
          g_assert_cmpfloat (rect->x + rect->width, <=, parent->x + parent->width + SLACK);
          g_assert_cmpfloat (rect->y + rect->height, <=, parent->y + parent->height + SLACK);
        }
      for (guint k = 0; k < i; k++)
        if (box_at (c, k)->parent == box->parent && overlap (rect, rect_at (c, k)))
          g_error ("%s and %s overlap", box->id, box_at (c, k)->id);
    }
}

static gboolean
is_on_border (const TflPoint *point,
              const TflRect  *rect)
{
  gboolean on_x = fabs (point->x - rect->x) < SLACK || fabs (point->x - rect->x - rect->width) < SLACK;
  gboolean on_y = fabs (point->y - rect->y) < SLACK || fabs (point->y - rect->y - rect->height) < SLACK;
  gboolean in_x = point->x >= rect->x - SLACK && point->x <= rect->x + rect->width + SLACK;
  gboolean in_y = point->y >= rect->y - SLACK && point->y <= rect->y + rect->height + SLACK;

  return (on_x && in_y) || (on_y && in_x);
}

static gboolean
runs_through (const TflPoint *a,
              const TflPoint *b,
              const TflRect  *rect)
{
  TflRect segment = { MIN (a->x, b->x) - 2 * SLACK, MIN (a->y, b->y) - 2 * SLACK,
                      fabs (a->x - b->x) + 4 * SLACK, fabs (a->y - b->y) + 4 * SLACK };
  TflRect inner = { rect->x + 3 * SLACK, rect->y + 3 * SLACK, rect->width - 6 * SLACK,
                    rect->height - 6 * SLACK };

  return overlap (&segment, &inner);
}

static void
check_segment (const Case          *c,
               const TflLayoutLine *line,
               const TflPoint      *a,
               const TflPoint      *b)
{
  g_assert_true (isfinite (a->x) && isfinite (a->y) && isfinite (b->x) && isfinite (b->y));
  g_assert_true (a->x == b->x || a->y == b->y);

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (c->input); i++)
    {
      gboolean around = is_around (c, i, line->from) || is_around (c, i, line->to);
      TflRect header = *rect_at (c, i);

      if (!around && runs_through (a, b, rect_at (c, i)))
        g_error ("The route of %s runs through %s", line->service, box_at (c, i)->id);
      header.height = box_at (c, i)->height;
      if (around && box_at (c, i)->kind == TFL_BOX_UNIT && (int) i != line->from && (int) i != line->to &&
          runs_through (a, b, &header))
        g_error ("The route of %s runs through the header of %s", line->service, box_at (c, i)->id);
    }
}

static void
check_label (const Case          *c,
             const TflLayoutLine *line,
             guint                index)
{
  const TflRoute *route = tfl_layout_get_route (c->layout, index);

  if (route->label.width <= 0)
    return;

  g_assert_true (is_finite (&route->label));
  g_assert_cmpfloat (route->label.width, ==, line->label_width);
  for (guint i = 0; i < index; i++)
    {
      const TflRoute *other = tfl_layout_get_route (c->layout, i);

      g_assert_false (other->label.width > 0 && overlap (&route->label, &other->label));
    }
  for (guint i = 0; i < tfl_layout_get_n_routes (c->layout); i++)
    {
      const TflRoute *other = tfl_layout_get_route (c->layout, i);

      for (guint k = 0; k + 1 < other->n_points && i != index; k++)
        if (runs_through (&other->points[k], &other->points[k + 1], &route->label))
          g_error ("The route of %s runs through the label of %s", other->service, route->service);
    }
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (c->input); i++)
    {
      gboolean around = is_around (c, i, line->from) || is_around (c, i, line->to);

      if (!around && overlap (&route->label, rect_at (c, i)))
        g_error ("The label of %s lies on %s", line->service, box_at (c, i)->id);
    }
}

static void
check_routes (const Case *c)
{
  g_assert_cmpuint (tfl_layout_get_n_routes (c->layout), ==, tfl_layout_input_get_n_lines (c->input));

  for (guint i = 0; i < tfl_layout_get_n_routes (c->layout); i++)
    {
      const TflRoute *route = tfl_layout_get_route (c->layout, i);
      const TflLayoutLine *line = tfl_layout_input_get_line (c->input, i);

      g_assert_cmpstr (route->service, ==, line->service);
      g_assert_cmpuint (route->n_points, >=, 2);
      g_assert_true (is_on_border (&route->points[0], rect_at (c, line->from)));
      g_assert_true (is_on_border (&route->points[route->n_points - 1], rect_at (c, line->to)));
      for (guint k = 0; k + 1 < route->n_points; k++)
        check_segment (c, line, &route->points[k], &route->points[k + 1]);
      check_label (c, line, i);
    }
}

static void
check_bounds (const Case *c)
{
  TflRect bounds = tfl_layout_get_bounds (c->layout);

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (c->input); i++)
    {
      const TflRect *rect = rect_at (c, i);

      g_assert_cmpfloat (rect->x, >=, bounds.x - SLACK);
      g_assert_cmpfloat (rect->x + rect->width, <=, bounds.x + bounds.width + SLACK);
      g_assert_cmpfloat (rect->y + rect->height, <=, bounds.y + bounds.height + SLACK);
    }
}

static TflLayout *
run (TflLayoutEngine *engine,
     TflLayoutInput  *input)
{
  g_autoptr (GError) error = NULL;
  TflLayout *layout = tfl_layout_engine_run (engine, input, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (layout);
  return layout;
}

static void
check (TflLayoutInput *input,
       TflLayout      *layout)
{
  Case c = { input, layout };

  check_boxes (&c);
  check_routes (&c);
  check_bounds (&c);
}

static void
test_random (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  guint32 first = g_test_rand_int ();

  for (guint i = 0; i < N_RANDOM; i++)
    {
      guint32 seed = first + i;
      g_autoptr (TflLayoutInput) input = sample_new_random (seed, 1 + seed % 23, seed / 3 % 25);
      g_autoptr (TflLayout) layout = NULL;

      g_test_message ("seed %u", seed);
      layout = run (engine, input);
      check (input, layout);
    }
}

static void
test_samples (void)
{
  static const char *const names[] = {
    "hospital",    "municipality",     "bank",    "hospital-closed", "municipality-closed",
    "bank-closed", "hospital-compact", "star:30", "chain:20",        "nested:300:200",
  };
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TflLayoutInput) input = sample_new (names[i]);
      g_autoptr (TflLayout) layout = run (engine, input);
      TflRect bounds = tfl_layout_get_bounds (layout);

      g_test_message ("%s", names[i]);
      check (input, layout);
      g_assert_cmpfloat (bounds.width / bounds.height, >=, 0.45);
      g_assert_cmpfloat (bounds.width / bounds.height, <=, 2.5);
    }
}

static void
test_same (void)
{
  g_autoptr (TflLayoutInput) input = sample_new ("municipality");
  g_autofree char *first = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
      g_autoptr (TflLayout) layout = run (engine, input);
      g_autofree char *dump = tfl_layout_dump (layout);

      if (first == NULL)
        first = g_steal_pointer (&dump);
      else
        g_assert_cmpstr (dump, ==, first);
    }
}

static void
test_empty (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = tfl_layout_input_new ();
  g_autoptr (TflLayout) layout = run (engine, input);

  g_assert_cmpuint (tfl_layout_get_n_routes (layout), ==, 0);
  g_assert_cmpfloat (tfl_layout_get_bounds (layout).width, ==, 0);
  g_assert_null (tfl_layout_get_rect (layout, "nobody"));
}

static double
right_of (TflLayout  *layout,
          const char *id)
{
  const TflRect *rect = tfl_layout_get_rect (layout, id);

  return rect->x + rect->width;
}

static const TflRoute *
find_route (TflLayout  *layout,
            const char *service,
            const char *customer)
{
  for (guint i = 0; i < tfl_layout_get_n_routes (layout); i++)
    {
      const TflRoute *route = tfl_layout_get_route (layout, i);

      if (g_str_equal (route->service, service) && g_str_equal (route->customer, customer))
        return route;
    }
  g_assert_not_reached ();
}

/* How much of two segments lies on each other. */
static double
shared (const TflPoint *a,
        const TflPoint *b,
        const TflPoint *c,
        const TflPoint *d)
{
  if (a->x == b->x && c->x == d->x && fabs (a->x - c->x) < 5)
    return MIN (MAX (a->y, b->y), MAX (c->y, d->y)) - MAX (MIN (a->y, b->y), MIN (c->y, d->y));
  if (a->y == b->y && c->y == d->y && fabs (a->y - c->y) < 5)
    return MIN (MAX (a->x, b->x), MAX (c->x, d->x)) - MAX (MIN (a->x, b->x), MIN (c->x, d->x));
  return 0;
}

/* In models of the size of the examples every line can be told from every
 * other. */
static void
test_apart (void)
{
  static const char *const names[] = { "hospital", "municipality", "bank", "hospital-closed",
                                       "municipality-closed" };
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      g_autoptr (TflLayoutInput) input = sample_new (names[n]);
      g_autoptr (TflLayout) layout = run (engine, input);

      for (guint i = 0; i < tfl_layout_get_n_routes (layout); i++)
        for (guint j = 0; j < i; j++)
          {
            const TflRoute *a = tfl_layout_get_route (layout, i);
            const TflRoute *b = tfl_layout_get_route (layout, j);

            for (guint k = 0; k + 1 < a->n_points; k++)
              for (guint l = 0; l + 1 < b->n_points; l++)
                if (shared (&a->points[k], &a->points[k + 1], &b->points[l], &b->points[l + 1]) > 1)
                  g_error ("%s: %s and %s run on each other", names[n], a->service, b->service);
          }
    }
}

/* Graphviz may decide details otherwise in another version; how things stand to
 * each other may not change. */
static void
test_hospital (void)
{
  static const char *const outside[] = { "EHRv", "Host", "Carr", "Colo" };
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = sample_new ("hospital");
  g_autoptr (TflLayout) layout = run (engine, input);
  const TflRect *care = tfl_layout_get_rect (layout, "Care");
  const TflRect *fac = tfl_layout_get_rect (layout, "Fac");
  const TflRect *it = tfl_layout_get_rect (layout, "IT");
  const TflRect *desk = tfl_layout_get_rect (layout, "Desk");
  const TflRect *work = tfl_layout_get_rect (layout, "IT-0");
  const TflRoute *straight = find_route (layout, "S1", "Care");

  g_assert_true (care->x + care->width < it->x || care->y + care->height < it->y);
  g_assert_true (fac->x + fac->width < it->x || fac->y + fac->height < it->y);
  g_assert_cmpfloat (desk->y + desk->height, <, work->y);
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_cmpfloat (tfl_layout_get_rect (layout, outside[i])->x, >, right_of (layout, "H") + 56);
  g_assert_cmpfloat (tfl_layout_get_rect (layout, "Colo")->x, >, right_of (layout, "Host"));

  g_assert_cmpuint (straight->n_points, ==, 2);
  for (guint i = 0; i < tfl_layout_get_n_routes (layout); i++)
    g_assert_cmpfloat (tfl_layout_get_route (layout, i)->label.width, >, 0);
  g_assert_null (tfl_layout_get_message (layout));
}

/* A called chip stands right after its caller: in the next cell of the row, or
 * below and indented. */
static void
test_calls (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = sample_new ("bank");
  g_autoptr (TflLayout) layout = run (engine, input);
  const TflRect *caller = tfl_layout_get_rect (layout, "Ops-0");
  const TflRect *called = tfl_layout_get_rect (layout, "Ops-1");

  if (called->y > caller->y)
    {
      g_assert_cmpfloat (called->x, ==, caller->x + 16);
      g_assert_cmpfloat (called->y, ==, caller->y + caller->height + 8);
    }
  else
    g_assert_cmpfloat (called->x, ==, caller->x + caller->width + 14);
}

static void
test_pinned (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = tfl_layout_input_new ();
  g_autoptr (TflLayout) layout = NULL;
  TflLayoutBox root = { "root", TFL_BOX_UNIT, -1, 216, 54, -1 };
  TflLayoutBox pinned = { "pinned", TFL_BOX_UNIT, 0, 216, 54, -1, FALSE, TRUE, 40, 100 };
  TflLayoutBox other = { "other", TFL_BOX_UNIT, 0, 216, 54, -1 };
  const TflRect *outer;
  const TflRect *inner;

  tfl_layout_input_add_box (input, &root);
  tfl_layout_input_add_box (input, &other);
  tfl_layout_input_add_box (input, &pinned);
  layout = run (engine, input);
  outer = tfl_layout_get_rect (layout, "root");
  inner = tfl_layout_get_rect (layout, "pinned");

  g_assert_cmpfloat (inner->x - outer->x, ==, 40);
  g_assert_cmpfloat (inner->y - outer->y, ==, 100);
  check (input, layout);
}

static TflLayoutInput *
with_pinned (TflLayoutInput *input,
             const char     *id,
             double          x,
             double          y)
{
  TflLayoutInput *copy = tfl_layout_input_new ();

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    {
      TflLayoutBox box = *tfl_layout_input_get_box (input, i);

      if (g_str_equal (box.id, id))
        {
          box.pinned = TRUE;
          box.x = x;
          box.y = y;
        }
      tfl_layout_input_add_box (copy, &box);
    }
  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    tfl_layout_input_add_line (copy, tfl_layout_input_get_line (input, i));

  return copy;
}

/* Pinning a unit where it stands moves nothing; pinning it elsewhere moves nothing that is not in its way. */
static void
test_pin_in_place (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = sample_new ("hospital");
  g_autoptr (TflLayout) layout = run (engine, input);
  g_autofree char *dump = tfl_layout_dump (layout);
  const TflRect *outer = tfl_layout_get_rect (layout, "H");
  const TflRect *inner = tfl_layout_get_rect (layout, "Fac");
  g_autoptr (TflLayoutInput) pinned = with_pinned (input, "Fac", inner->x - outer->x, inner->y - outer->y);
  g_autoptr (TflLayout) pinned_layout = run (engine, pinned);
  g_autofree char *pinned_dump = tfl_layout_dump (pinned_layout);
  g_autoptr (TflLayoutInput) moved = with_pinned (input, "Fac", outer->width + 50, inner->y - outer->y);
  g_autoptr (TflLayout) moved_layout = run (engine, moved);
  const TflRect *it = tfl_layout_get_rect (layout, "IT");
  const TflRect *moved_it = tfl_layout_get_rect (moved_layout, "IT");

  g_assert_cmpstr (pinned_dump, ==, dump);
  g_assert_cmpfloat (moved_it->x, ==, it->x);
  g_assert_cmpfloat (moved_it->y, ==, it->y);
  check (moved, moved_layout);
}

/* Lengths that are none, and a wish to be called by a chip of another unit. */
static void
test_odd_numbers (void)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY, -5, 0, 1e300 };
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = tfl_layout_input_new ();
  g_autoptr (TflLayout) layout = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *unit_id = g_strdup_printf ("u%u", i);
      g_autofree char *chip_id = g_strdup_printf ("c%u", i);
      TflLayoutBox unit = { unit_id, TFL_BOX_UNIT, -1, odd[i], odd[i], -1, FALSE, TRUE, odd[i], odd[i] };
      TflLayoutBox chip = { chip_id, TFL_BOX_CHIP, i * 2, odd[i], odd[i], (int) i * 2 - 1 };
      TflLayoutLine line = { "s", "c", i * 2, 0, odd[i], odd[i] };

      tfl_layout_input_add_box (input, &unit);
      tfl_layout_input_add_box (input, &chip);
      tfl_layout_input_add_line (input, &line);
    }

  layout = run (engine, input);
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    g_assert_true (is_finite (tfl_layout_get_rect (layout, tfl_layout_input_get_box (input, i)->id)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/random", test_random);
  g_test_add_func ("/layout/samples", test_samples);
  g_test_add_func ("/layout/same", test_same);
  g_test_add_func ("/layout/empty", test_empty);
  g_test_add_func ("/layout/apart", test_apart);
  g_test_add_func ("/layout/hospital", test_hospital);
  g_test_add_func ("/layout/calls", test_calls);
  g_test_add_func ("/layout/pinned", test_pinned);
  g_test_add_func ("/layout/pin-in-place", test_pin_in_place);
  g_test_add_func ("/layout/odd-numbers", test_odd_numbers);

  return g_test_run ();
}
