#include "config.h"

#include "tfl-join.h"

#include <string.h>

#define LINES_AT_A_TIME 128

/* Beside the trips, which take much more room: only few of those are looked at after an edit. */
struct _TflJoin
{
  TflRoutes *routes; /* of the last run; NULL before there was one */
};

/* A run under way. */
typedef struct
{
  TflRoutes *before; /* NULL where nothing is known */
  const TflJoining *joining;
  TflRoutes *routes; /* of each line */
  GArray **points;   /* of each task, of TflPoint: those of the routes that it joined; NULL for none */
  gint n_stuck;      /* atomic */
} Run;

/* The route of a line in the last run, or NULL. */
static const TflRoute *
route_before (const Run *self,
              guint      line)
{
  guint was = self->before != NULL ? self->joining->match->line_was[line] : TFL_NOT_THERE;

  return was != TFL_NOT_THERE ? tfl_routes_get (self->before, was) : NULL;
}

static gboolean
is_stale (const Run *self,
          guint      line)
{
  guint container = tfl_nest_line (self->joining->here.placing->nest, line)->container;

  return self->joining->stale[line] || tfl_drifting_has_moved (self->joining->drifting, container);
}

/* Whether the route of a line is to be joined anew: else it is what it was. */
static gboolean
has_to_join (const Run *self,
             guint      line)
{
  return route_before (self, line) == NULL || is_stale (self, line);
}

/* The routes of some lines that follow one another. */
static void
make_routes (guint    task,
             guint    worker,
             gpointer user_data)
{
  Run *self = user_data;
  const TflJoining *joining = self->joining;
  guint n = tfl_layout_input_get_n_lines (joining->here.input);
  g_autoptr (GArray) containers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = task * LINES_AT_A_TIME; i < MIN (n, (task + 1) * LINES_AT_A_TIME); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (joining->here.input, i);
      const TflRoute *before = route_before (self, i);
      TflRoute *route = tfl_routes_get (self->routes, i);

      if (has_to_join (self, i))
        {
          if (self->points[task] == NULL)
            self->points[task] = g_array_new (FALSE, FALSE, sizeof (TflPoint));
          *route = tfl_trip_join (joining->trips[i], &joining->here, joining->answers, containers, self->points[task]);
          if (before != NULL && before->n_points > 0 && route->n_points == 0)
            g_atomic_int_inc (&self->n_stuck);
        }
      else
        *route = *before;
      route->service = line->service;
      route->customer = line->customer;
    }
}

/* Tasks ran at the same time: their points go to the others only now. */
static void
take_points (Run   *self,
             guint  task)
{
  guint n = tfl_layout_input_get_n_lines (self->joining->here.input);
  const TflPoint *points = (const TflPoint *) self->points[task]->data;

  for (guint i = task * LINES_AT_A_TIME; i < MIN (n, (task + 1) * LINES_AT_A_TIME); i++)
    if (has_to_join (self, i))
      {
        guint n_points = tfl_routes_get (self->routes, i)->n_points;

        if (n_points > 0)
          memcpy (tfl_routes_allot (self->routes, i, n_points), points, n_points * sizeof (TflPoint));
        points += n_points;
      }
}

static void
take_all_points (Run   *self,
                 guint  n_tasks)
{
  guint n_points = 0;

  for (guint i = 0; i < n_tasks; i++)
    n_points += self->points[i] != NULL ? self->points[i]->len : 0;
  tfl_routes_reserve (self->routes, n_points);
  for (guint i = 0; i < n_tasks; i++)
    if (self->points[i] != NULL)
      {
        take_points (self, i);
        g_array_unref (self->points[i]);
      }
}

TflRoutes *
tfl_join_run (TflJoin          *self,
              const TflJoining *joining,
              TflCrew          *crew,
              guint            *stuck)
{
  guint n = tfl_layout_input_get_n_lines (joining->here.input);
  guint n_tasks = (n + LINES_AT_A_TIME - 1) / LINES_AT_A_TIME;
  TflRoutes *before = joining->match != NULL ? self->routes : NULL;
  g_autofree GArray **points = g_new0 (GArray *, n_tasks + 1);
  Run run = { before, joining, tfl_routes_new (n, before), points, 0 };

  tfl_crew_run (crew, n_tasks, make_routes, &run);
  take_all_points (&run, n_tasks);
  tfl_routes_tidy (run.routes);
  g_clear_pointer (&self->routes, tfl_routes_unref);
  self->routes = tfl_routes_ref (run.routes);
  *stuck = (guint) run.n_stuck;
  return run.routes;
}

TflJoin *
tfl_join_new (void)
{
  return g_new0 (TflJoin, 1);
}

void
tfl_join_free (TflJoin *self)
{
  g_clear_pointer (&self->routes, tfl_routes_unref);
  g_free (self);
}
