#include "config.h"

#include "tfl-route.h"

#include "tfl-care.h"
#include "tfl-join.h"
#include "tfl-passage.h"
#include "tfl-plan.h"
#include "tfl-straight.h"

#define LINES_AT_A_TIME 128

struct _TflRouter
{
  TflTrip **trips;       /* of each line */
  guint8 *able;          /* of each line: its trip may be straight. Trips are large: most are not looked at after an edit */
  guint n_trips;
  TflPassage **passages; /* of each container; NULL where nothing passes */
  guint n_passages;
  TflJoin *join;
};

/* A hop of a trip that stayed, which may go another way all the same. */
typedef struct
{
  guint container;
  const TflTripHop *hop;
} Doubt;

/* A run under way. */
typedef struct
{
  TflRouter *router;
  TflStanding here;
  const TflStanding *before; /* NULL to begin anew */
  const TflMatch *match;
  GCancellable *cancellable;

  TflCare care;
  TflDrifting *drifting;
  GArray *to_plan;      /* of guint: lines */
  guint n_at_a_time;    /* of them */
  gboolean together;    /* they regard each other */
  TflTrip **trips;      /* of each line, while they are made */
  guint8 *able;
  guint last_line;      /* before, of those that stay */
  gboolean shuffled;    /* lines that stay are in another order than before */
  guint8 *renewed;      /* of each container: other trips come through */
  guint8 *asked;        /* of each container: its hops may be others than before */
  guint8 *sides;        /* of each side of each box: a trip ended there that is gone */
  GPtrArray *gone;      /* of TflTrip: they belong to it */
  GArray *doubts;       /* of Doubt: told when passages are renewed */
  GArray *containers;   /* of guint: of the trip at hand */
  GArray *changed;      /* of guint8: of its hops */
  guint8 *stale;        /* of each line: its route has to be joined anew */
  TflNestList level;    /* the containers that are prepared, renewed or routed at the same time */
} Run;

static guint
page_of (const Run *self)
{
  return tfl_nest_page (self->here.placing->nest);
}

static void
drop_all (TflRouter *self)
{
  for (guint i = 0; i < self->n_trips; i++)
    tfl_trip_free (self->trips[i]);
  for (guint i = 0; i < self->n_passages; i++)
    g_clear_pointer (&self->passages[i], tfl_passage_free);
  g_clear_pointer (&self->trips, g_free);
  g_clear_pointer (&self->able, g_free);
  g_clear_pointer (&self->passages, g_free);
  self->n_trips = self->n_passages = 0;
}

static gboolean
is_steady (const Run *self,
           guint      container)
{
  return tfl_drifting_of_container (self->drifting, container) == TFL_SAME_ROOM;
}

/* Passages go with their containers. */
static void
carry_passages_over (Run *self)
{
  guint n = page_of (self) + 1;
  TflPassage **passages = g_new0 (TflPassage *, n);

  for (guint i = 0; i < n && self->before != NULL; i++)
    {
      guint was = self->match->was[i];

      if (was != TFL_NOT_THERE)
        passages[i] = g_steal_pointer (&self->router->passages[was]);
    }

  for (guint i = 0; i < self->router->n_passages; i++)
    g_clear_pointer (&self->router->passages[i], tfl_passage_free);
  g_free (self->router->passages);
  self->router->passages = passages;
  self->router->n_passages = n;
}

static void
prepare_container (guint    task,
                   guint    worker,
                   gpointer user_data)
{
  const Run *self = user_data;
  guint container = self->level.items[task];
  TflRoom *room = self->here.placing->rooms[container];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (tfl_room_get_lock (room));

  if (tfl_room_prepare (room))
    tfl_plan_prepare (self->here.input, self->here.placing, container);
}

/* All that lines go through that look for a way. */
static void
prepare_rooms (Run     *self,
               TflCrew *crew)
{
  TflNest *nest = self->here.placing->nest;
  g_autoptr (GArray) containers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *passed = g_new0 (guint8, page_of (self) + 1);

  for (guint i = 0; i < self->to_plan->len; i++)
    {
      guint index = g_array_index (self->to_plan, guint, i);
      const TflLayoutLine *line = tfl_layout_input_get_line (self->here.input, index);
      guint common = tfl_nest_line (nest, index)->container;
      guint ends[] = { (guint) line->from, (guint) line->to };

      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        for (guint box = ends[k]; box != common;)
          {
            box = tfl_nest_parent (nest, box);
            if (!passed[box])
              g_array_append_val (containers, box);
            passed[box] = TRUE;
          }
    }
  self->level = (TflNestList){ (const guint *) containers->data, containers->len };
  tfl_crew_run (crew, containers->len, prepare_container, self);
}

static void
touch_side (Run     *self,
            guint    box,
            TflSide  side)
{
  if (box != TFL_NOT_THERE)
    self->sides[box * TFL_N_SIDES + side] = TRUE;
}

/* The ends of a trip, which may have been straight; from, to: the boxes that it ends at, as they are numbered now. */
static void
touch_ends (Run           *self,
            const TflTrip *trip,
            guint          from,
            guint          to)
{
  touch_side (self, from, trip->hops[0].hop.from.side);
  touch_side (self, to, trip->hops[trip->n_hops - 1].hop.to.side);
}

/* The trip of a line as it was: all that it went through has to know. */
static void
give_up (Run   *self,
         guint  line_before)
{
  GArray *containers = self->containers;
  TflTrip *trip = self->router->trips[line_before];
  const TflLayoutLine *line = tfl_layout_input_get_line (self->before->input, line_before);

  tfl_trip_list_containers (trip, self->before->input, self->before->placing->nest, line_before, containers);
  for (guint i = 0; i < containers->len; i++)
    {
      guint now = self->match->now[g_array_index (containers, guint, i)];

      if (now == TFL_NOT_THERE)
        continue;
      tfl_passage_leave (self->router->passages[now], trip->hops[i].index);
      self->renewed[now] = TRUE;
    }
  if (trip->may_be_straight)
    touch_ends (self, trip, self->match->now[line->from], self->match->now[line->to]);
  g_ptr_array_add (self->gone, trip);
}

/* A fresh trip: all that it goes through has to know. */
static void
announce (Run     *self,
          TflTrip *trip)
{
  GArray *containers = self->containers;

  tfl_trip_list_containers (trip, self->here.input, self->here.placing->nest, trip->line, containers);
  for (guint i = 0; i < containers->len; i++)
    {
      guint container = g_array_index (containers, guint, i);
      TflPassage **passage = &self->router->passages[container];

      if (*passage == NULL)
        *passage = tfl_passage_new ();
      tfl_passage_come (*passage, trip, i);
      self->renewed[container] = TRUE;
    }
}

/* Where boxes stand a bit elsewhere. FALSE where the trip cannot stay what it is. */
static gboolean
follow (Run     *self,
        TflTrip *trip)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (self->here.input, trip->line);
  gboolean was_able = trip->may_be_straight;
  gboolean changes;

  if (!tfl_trip_follow (trip, &self->here, self->drifting, self->containers, self->changed))
    return FALSE;

  self->stale[trip->line] = TRUE;
  changes = tfl_straight_measure (trip, self->here.input, self->here.placing);
  if (was_able && !trip->may_be_straight)
    g_array_index (self->changed, guint8, 0) = g_array_index (self->changed, guint8, trip->n_hops - 1) = TRUE;
  for (guint i = 0; i < trip->n_hops; i++)
    if (g_array_index (self->changed, guint8, i))
      {
        Doubt doubt = { g_array_index (self->containers, guint, i), &trip->hops[i] };

        g_array_append_val (self->doubts, doubt);
        changes = TRUE;
      }
  if (changes && (was_able || trip->may_be_straight))
    touch_ends (self, trip, (guint) line->from, (guint) line->to);
  self->able[trip->line] = trip->may_be_straight;
  return TRUE;
}

/* A trip that stays, if it does. */
static TflTrip *
keep_trip (Run   *self,
           guint  line)
{
  TflDrift drift = tfl_drifting_of_line (self->drifting, line);
  TflTrip **before;

  if (drift == TFL_DRIFT_FAR)
    return NULL;

  /* There are many: one that has nothing to be told is not even looked at. */
  before = &self->router->trips[self->match->line_was[line]];
  if (self->match->line_was[line] != line)
    (*before)->line = line;
  self->able[line] = self->router->able[self->match->line_was[line]];
  if (drift == TFL_DRIFT_LITTLE && !follow (self, *before))
    return NULL;

  self->shuffled |= self->match->line_was[line] < self->last_line;
  self->last_line = self->match->line_was[line];
  return g_steal_pointer (before);
}

/* Some of the lines that have no trip. */
static void
plan_lines (guint    task,
            guint    worker,
            gpointer user_data)
{
  Run *self = user_data;
  guint first = task * self->n_at_a_time;
  g_autoptr (TflPlan) plan = tfl_plan_new (self->here.input, self->here.placing, (const guint *) self->to_plan->data + first,
                                           MIN (self->n_at_a_time, self->to_plan->len - first), self->together);

  for (guint i = 0; i < plan->n_lines; i++)
    {
      TflTrip *trip = tfl_trip_new (plan, i, self->here.placing->nest, self->here.input);

      tfl_straight_measure (trip, self->here.input, self->here.placing);
      self->trips[trip->line] = trip;
      self->able[trip->line] = trip->may_be_straight;
    }
}

/* Lines regard each other in a run from nothing; those that are added to it go between the others. Among very many it would take
 * longer than to route them. */
static void
plan_all (Run     *self,
          TflCrew *crew)
{
  guint n = self->to_plan->len;

  self->together = self->care != TFL_CARE_QUICK && self->before == NULL;
  self->n_at_a_time = self->together ? MAX (1, n) : LINES_AT_A_TIME;
  tfl_crew_run (crew, (n + self->n_at_a_time - 1) / self->n_at_a_time, plan_lines, self);
}

/* The trips of all lines: those that stay, and fresh ones. */
static void
make_trips (Run     *self,
            TflCrew *crew)
{
  guint n = tfl_layout_input_get_n_lines (self->here.input);

  self->trips = g_new0 (TflTrip *, n + 1);
  self->able = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->trips[i] = keep_trip (self, i);
      if (self->trips[i] == NULL)
        g_array_append_val (self->to_plan, i);
    }
  prepare_rooms (self, crew);
  plan_all (self, crew);
  for (guint i = 0; i < self->to_plan->len; i++)
    {
      guint line = g_array_index (self->to_plan, guint, i);

      if (self->before != NULL && self->match->line_was[line] != TFL_NOT_THERE)
        tfl_trip_succeed (self->trips[line], self->router->trips[self->match->line_was[line]]);
      announce (self, self->trips[line]);
      self->stale[line] = TRUE;
    }

  for (guint i = 0; i < self->router->n_trips; i++)
    if (self->router->trips[i] != NULL)
      give_up (self, i);
  g_free (self->router->trips);
  g_free (self->router->able);
  self->router->trips = g_steal_pointer (&self->trips);
  self->router->able = g_steal_pointer (&self->able);
  self->router->n_trips = n;
}

static void
doubt (Run   *self,
       guint  container,
       guint  index)
{
  tfl_passage_doubt (self->router->passages[container], index);
  self->asked[container] = TRUE;
}

/* Once passages are renewed: a doubt is about who passes now. */
static void
choose_straight (Run *self)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  GArray *containers = self->containers;

  tfl_straight_choose (self->router->trips, self->router->able, self->router->n_trips, &self->here, self->sides, moved);
  for (guint i = 0; i < moved->len && self->before != NULL; i++)
    {
      const TflTrip *trip = g_ptr_array_index (moved, i);

      tfl_trip_list_containers (trip, self->here.input, self->here.placing->nest, trip->line, containers);
      doubt (self, g_array_index (containers, guint, 0), trip->hops[0].index);
      doubt (self, g_array_index (containers, guint, containers->len - 1), trip->hops[trip->n_hops - 1].index);
    }
  for (guint i = 0; i < self->to_plan->len; i++)
    self->router->trips[g_array_index (self->to_plan, guint, i)]->fresh = FALSE;
}

static void
renew_passage (guint    task,
               guint    worker,
               gpointer user_data)
{
  const Run *self = user_data;

  tfl_passage_renew (self->router->passages[self->level.items[task]], !self->shuffled);
}

static void
renew_passages (Run     *self,
                TflCrew *crew)
{
  g_autoptr (GArray) renewed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->router->n_passages; i++)
    if (self->renewed[i] || (self->shuffled && self->router->passages[i] != NULL))
      {
        g_array_append_val (renewed, i);
        self->asked[i] = TRUE;
      }
  self->level = (TflNestList){ (const guint *) renewed->data, renewed->len };
  tfl_crew_run (crew, renewed->len, renew_passage, self);

  for (guint i = 0; i < self->doubts->len; i++)
    {
      const Doubt *one = &g_array_index (self->doubts, Doubt, i);

      doubt (self, one->container, one->hop->index);
    }
}

static void
route_container (guint    task,
                 guint    worker,
                 gpointer user_data)
{
  Run *self = user_data;
  guint container = self->level.items[task];
  TflPassage *passage = self->router->passages[container];

  if (!g_cancellable_is_cancelled (self->cancellable))
    tfl_passage_route (passage, container, &self->here, self->drifting, self->care == TFL_CARE_THOROUGH);
}

/* Once all are routed: containers may share a room. */
static void
rest_room (guint    task,
           guint    worker,
           gpointer user_data)
{
  const Run *self = user_data;

  tfl_room_rest (self->here.placing->rooms[self->level.items[task]]);
}

static gboolean
has_to_ask (const Run *self,
            guint      container)
{
  const TflPassage *passage = self->router->passages[container];

  return passage != NULL && (passage->passers->len > 0 || passage->answer != NULL) &&
         (self->asked[container] || !is_steady (self, container));
}

/* What comes out of a container goes on in the one around it; a label that has its place is not looked for any more in all
 * those farther out. */
static void
pass_on (Run             *self,
         const TflPasser *passer)
{
  GArray *containers = self->containers;
  const TflTrip *trip = passer->trip;

  tfl_trip_list_containers (trip, self->here.input, self->here.placing->nest, trip->line, containers);
  if (passer->hop < trip->common)
    doubt (self, g_array_index (containers, guint, passer->hop + 1), trip->hops[passer->hop + 1].index);
  for (guint i = passer->hop; i-- > trip->common;)
    doubt (self, g_array_index (containers, guint, i), trip->hops[i].index);
}

static void
tell (Run              *self,
      const TflPassage *passage)
{
  for (guint i = 0; i < passage->rerouted->len; i++)
    self->stale[((const TflTrip *) g_ptr_array_index (passage->rerouted, i))->line] = TRUE;
  for (guint i = 0; i < passage->outgoing->len; i++)
    pass_on (self, &g_array_index (passage->outgoing, TflPasser, i));
}

static void
route_level (Run         *self,
             TflNestList  level,
             TflCrew     *crew)
{
  g_autoptr (GArray) asking = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < level.n; i++)
    if (has_to_ask (self, level.items[i]))
      g_array_append_val (asking, level.items[i]);

  self->level = (TflNestList){ (const guint *) asking->data, asking->len };
  tfl_crew_run (crew, asking->len, route_container, self);
  tfl_crew_run (crew, asking->len, rest_room, self);
  for (guint i = 0; i < asking->len; i++)
    {
      TflPassage *passage = self->router->passages[self->level.items[i]];

      if (self->before != NULL) /* else all are asked and joined anyway */
        tell (self, passage);
      g_ptr_array_set_size (passage->rerouted, 0);
      g_array_set_size (passage->outgoing, 0);
    }
}

static TflRoutes *
join_all (Run     *self,
          TflCrew *crew,
          guint   *stuck)
{
  guint n = self->router->n_passages;
  g_autofree TflHopAnswer **answers = g_new0 (TflHopAnswer *, n + 1);
  TflJoining joining = { self->here, self->drifting, self->before != NULL ? self->match : NULL, self->router->trips, answers,
                         self->stale };

  for (guint i = 0; i < n; i++)
    if (self->router->passages[i] != NULL)
      answers[i] = self->router->passages[i]->answer;
  return tfl_join_run (self->router->join, &joining, crew, stuck);
}

static void
run_init (Run               *self,
          TflRouter         *router,
          TflStanding        standing,
          const TflStanding *before,
          const TflMatch    *match,
          GCancellable      *cancellable)
{
  guint n = tfl_nest_page (standing.placing->nest) + 1;

  *self = (Run){ .router = router, .here = standing, .before = before, .match = match, .cancellable = cancellable };
  self->care = tfl_care_for (tfl_layout_input_get_n_lines (standing.input));
  self->stale = g_new0 (guint8, tfl_layout_input_get_n_lines (standing.input) + 1);
  self->drifting = tfl_drifting_new (&standing, before, match);
  self->renewed = g_new0 (guint8, n);
  self->asked = g_new0 (guint8, n);
  self->sides = g_new0 (guint8, n * TFL_N_SIDES);
  self->to_plan = g_array_new (FALSE, FALSE, sizeof (guint));
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) tfl_trip_free);
  self->doubts = g_array_new (FALSE, FALSE, sizeof (Doubt));
  self->containers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->changed = g_array_new (FALSE, FALSE, sizeof (guint8));
}

static void
run_clear (Run *self)
{
  tfl_drifting_free (self->drifting);
  g_free (self->renewed);
  g_free (self->asked);
  g_free (self->sides);
  g_free (self->stale);
  g_array_unref (self->to_plan);
  g_ptr_array_unref (self->gone);
  g_array_unref (self->doubts);
  g_array_unref (self->containers);
  g_array_unref (self->changed);
}

/* Lines that follow what they go through may get stuck, if rarely: then all begin anew. */
TflRoutes *
tfl_router_run (TflRouter         *self,
                TflStanding        standing,
                const TflStanding *before,
                const TflMatch    *match,
                TflCrew           *crew,
                GCancellable      *cancellable)
{
  TflNest *nest = standing.placing->nest;
  TflRoutes *routes = NULL;
  guint stuck = 0;
  Run run;

  /* What is known of containers lies in their rooms all the same. */
  if (!tfl_care_amends (tfl_layout_input_get_n_lines (standing.input)))
    before = NULL;
  if (before == NULL)
    drop_all (self);
  run_init (&run, self, standing, before, match, cancellable);
  carry_passages_over (&run);
  make_trips (&run, crew);
  renew_passages (&run, crew);
  choose_straight (&run);
  for (guint i = 0; i < tfl_nest_n_levels (nest); i++)
    route_level (&run, tfl_nest_level (nest, i), crew);
  if (!g_cancellable_is_cancelled (cancellable))
    routes = join_all (&run, crew, &stuck);

  run_clear (&run);
  if (stuck > 0)
    {
      tfl_routes_unref (routes);
      return tfl_router_run (self, standing, NULL, NULL, crew, cancellable);
    }
  return routes;
}

TflRouter *
tfl_router_new (void)
{
  TflRouter *self = g_new0 (TflRouter, 1);

  self->join = tfl_join_new ();
  return self;
}

void
tfl_router_free (TflRouter *self)
{
  drop_all (self);
  tfl_join_free (self->join);
  g_free (self);
}
