#include "config.h"

#include "tfl-passage.h"

#include "tfl-rect.h"

#include <string.h>

#define LEAST_TO_AMEND 24 /* fewer are routed at once */

TflPassage *
tfl_passage_new (void)
{
  TflPassage *self = g_new0 (TflPassage, 1);

  self->passers = g_array_new (FALSE, FALSE, sizeof (TflPasser));
  self->coming = g_array_new (FALSE, FALSE, sizeof (TflPasser));
  self->leaving = g_array_new (FALSE, FALSE, sizeof (guint));
  self->doubted = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rerouted = g_ptr_array_new ();
  self->outgoing = g_array_new (FALSE, FALSE, sizeof (TflPasser));
  return self;
}

void
tfl_passage_free (TflPassage *self)
{
  g_array_unref (self->passers);
  g_array_unref (self->coming);
  g_array_unref (self->leaving);
  g_array_unref (self->doubted);
  g_ptr_array_unref (self->rerouted);
  g_array_unref (self->outgoing);
  g_free (self->was);
  g_clear_pointer (&self->answer, tfl_hop_answer_unref);
  g_free (self);
}

static TflTripHop *
hop_of (const TflPasser *passer)
{
  return &passer->trip->hops[passer->hop];
}

void
tfl_passage_come (TflPassage *self,
                  TflTrip    *trip,
                  guint       hop)
{
  TflPasser passer = { trip, hop };

  g_array_append_val (self->coming, passer);
}

void
tfl_passage_leave (TflPassage *self,
                   guint       index)
{
  g_array_append_val (self->leaving, index);
}

void
tfl_passage_doubt (TflPassage *self,
                   guint       index)
{
  if (self->answer != NULL) /* else all are asked */
    g_array_append_val (self->doubted, index);
}

static int
compare_passers (gconstpointer a,
                 gconstpointer b)
{
  const TflPasser *passer_a = a;
  const TflPasser *passer_b = b;

  if (passer_a->trip->line != passer_b->trip->line)
    return passer_a->trip->line < passer_b->trip->line ? -1 : 1;
  return (passer_a->hop > passer_b->hop) - (passer_a->hop < passer_b->hop);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  const guint *index_a = a;
  const guint *index_b = b;

  return (*index_a > *index_b) - (*index_a < *index_b);
}

/* Before which of n passers it belongs. */
static guint
find_place (const TflPasser *passers,
            guint            n,
            const TflPasser *new)
{
  guint low = 0;

  while (low < n)
    {
      guint middle = low + (n - low) / 2;

      if (compare_passers (&passers[middle], new) < 0)
        low = middle + 1;
      else
        n = middle;
    }
  return low;
}

static void
leave_out (TflPassage *self,
           guint      *was)
{
  TflPasser *passers = (TflPasser *) self->passers->data;
  guint n = 0;

  g_array_sort (self->leaving, compare_indices);
  for (guint i = 0, k = 0; i < self->passers->len; i++)
    if (k < self->leaving->len && g_array_index (self->leaving, guint, k) == i)
      k++;
    else
      {
        passers[n] = passers[i];
        was[n++] = i;
      }
  g_array_set_size (self->passers, n);
  g_array_set_size (self->leaving, 0);
}

/* From the last to the first, each to its place: those behind it move on. */
static void
take_in (TflPassage *self,
         guint      *was)
{
  guint n = self->passers->len;
  TflPasser *passers;

  g_array_set_size (self->passers, n + self->coming->len);
  passers = (TflPasser *) self->passers->data;
  for (guint i = self->coming->len; i-- > 0;)
    {
      const TflPasser *new = &g_array_index (self->coming, TflPasser, i);
      guint place = find_place (passers, n, new);

      memmove (&passers[place + i + 1], &passers[place], (n - place) * sizeof (TflPasser));
      memmove (&was[place + i + 1], &was[place], (n - place) * sizeof (guint));
      passers[place + i] = *new;
      was[place + i] = hop_of (new)->index;
      n = place;
    }
}

void
tfl_passage_renew (TflPassage *self,
                   gboolean    in_order)
{
  guint *was = g_new (guint, self->passers->len + self->coming->len + 1);
  gboolean same = TRUE;

  leave_out (self, was);
  if (in_order)
    take_in (self, was);
  else
    {
      g_array_append_vals (self->passers, self->coming->data, self->coming->len);
      g_array_sort (self->passers, compare_passers);
    }

  for (guint i = 0; i < self->passers->len; i++)
    {
      const TflPasser *passer = &g_array_index (self->passers, TflPasser, i);

      if (in_order && was[i] == i)
        continue;
      was[i] = hop_of (passer)->index;
      same = same && was[i] == i;
      hop_of (passer)->index = i;
    }
  for (guint i = 0; i < self->coming->len; i++)
    tfl_passage_doubt (self, hop_of (&g_array_index (self->coming, TflPasser, i))->index);

  g_array_set_size (self->coming, 0);
  g_free (self->was);
  self->was = was;
  if (same)
    g_clear_pointer (&self->was, g_free);
}

/* A container while its hops are routed. */
typedef struct
{
  TflPassage *passage;
  guint container;
  TflLayoutInput *input;
  const TflPlacing *placing;
} Asking;

static const TflPasser *
passer_at (const Asking *self,
           guint         i)
{
  return &g_array_index (self->passage->passers, TflPasser, i);
}

/* The end of a hop that comes out of a child: where the hop inside came to the child's border. */
static void
continue_from (const Asking     *self,
               const TflTripHop *inner,
               TflHopEnd        *end)
{
  guint child = tfl_nest_units (self->placing->nest, self->container).items[end->child];
  const TflRect *rect = &self->placing->relative[child];

  end->span.low = end->span.high =
      tfl_side_is_across (end->side) ? inner->end.y + rect->y : inner->end.x + rect->x;
}

/* The label goes where the customer is, else to the first container out from there with room for it, at last to the common
 * one. */
static gboolean
wants_label (const TflPasser *passer)
{
  for (guint i = passer->trip->n_hops; i-- > passer->hop + 1;)
    if (passer->trip->hops[i].labelled)
      return FALSE;
  return passer->hop >= passer->trip->common;
}

static TflHop
ask (const Asking    *self,
     const TflPasser *passer)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (self->input, passer->trip->line);
  const TflTripHop *here = hop_of (passer);
  TflHop asked = here->hop;

  if (tfl_trip_comes_from_inside (passer->trip, passer->hop))
    continue_from (self, here - 1, &asked.from);
  if (tfl_trip_goes_inside (passer->trip, passer->hop))
    continue_from (self, here + 1, &asked.to);
  if (wants_label (passer))
    {
      asked.label_width = line->label_width;
      asked.label_height = line->label_height;
    }
  return asked;
}

static gboolean
is_same_route (const TflHopAnswer *before,
               const TflHopRoute  *a,
               const TflHopAnswer *answer,
               const TflHopRoute  *b)
{
  return a->n_points == b->n_points && a->label_vertical == b->label_vertical && tfl_rect_equal (&a->label, &b->label) &&
         (a->n_points == 0 ||
          memcmp (before->points + a->first, answer->points + b->first, a->n_points * sizeof (TflPoint)) == 0);
}

static gboolean
is_same_point (TflPoint a,
               TflPoint b)
{
  return a.x == b.x && a.y == b.y;
}

/* Where the hop came to the container's border, if it did. */
static TflPoint
end_of (const TflHopAnswer *answer,
        const TflHopRoute  *route,
        const TflHop       *hop)
{
  if (route->n_points == 0)
    return (TflPoint){ 0, 0 };
  return hop->from.child < 0 ? answer->points[route->first] : answer->points[route->first + route->n_points - 1];
}

/* What the hop outside, and the route as a whole, have to know of it. */
static void
keep_route (Asking             *self,
            const TflHopAnswer *answer,
            guint               index)
{
  const TflPasser *passer = passer_at (self, index);
  const TflHopRoute *route = &answer->routes[index];
  TflTripHop *hop = hop_of (passer);
  TflPoint end = end_of (answer, route, &hop->hop);
  gboolean labelled = route->label.width > 0;

  g_ptr_array_add (self->passage->rerouted, passer->trip);
  if (!is_same_point (end, hop->end) || labelled != hop->labelled)
    g_array_append_val (self->passage->outgoing, *passer);
  hop->end = end;
  hop->labelled = labelled;
}

static guint
was_at (const TflPassage *self,
        guint             index)
{
  return self->was != NULL ? self->was[index] : index;
}

static void
keep_routes (Asking       *self,
             TflHopAnswer *answer,
             const guint8 *kept, /* of each: TRUE where it is known that its route is what it was */
             TflSameness   sameness)
{
  const TflHopAnswer *before = sameness != TFL_SAME_NOTHING ? self->passage->answer : NULL;

  for (guint i = 0; i < answer->n_routes; i++)
    {
      guint was = before != NULL ? was_at (self->passage, i) : TFL_NOT_THERE;

      if (kept[i])
        continue;
      if (was == TFL_NOT_THERE || !is_same_route (before, &before->routes[was], answer, &answer->routes[i]))
        keep_route (self, answer, i);
    }

  g_clear_pointer (&self->passage->answer, tfl_hop_answer_unref);
  self->passage->answer = answer;
}

/* The hops that are known, where they are now. */
static void
take_known (const TflPassage *self,
            TflHop           *hops)
{
  if (self->was == NULL)
    memcpy (hops, self->answer->hops, self->passers->len * sizeof (TflHop));
  else
    for (guint i = 0; i < self->passers->len; i++)
      if (self->was[i] != TFL_NOT_THERE)
        hops[i] = self->answer->hops[self->was[i]];
}

/* TRUE where one of them is not what it was. */
static gboolean
ask_doubted (const Asking *self,
             TflHop       *hops)
{
  const TflPassage *passage = self->passage;
  gboolean changed = passage->was != NULL || passage->answer->n_routes != passage->passers->len;

  for (guint i = 0; i < passage->doubted->len; i++)
    {
      guint index = g_array_index (passage->doubted, guint, i);

      hops[index] = ask (self, passer_at (self, index));
      changed = changed || memcmp (&hops[index], &passage->answer->hops[index], sizeof (TflHop)) != 0;
    }
  return changed;
}

/* FALSE where all are what they were. */
static gboolean
ask_all (const Asking *self,
         TflHop       *hops)
{
  const TflPassage *passage = self->passage;
  guint n = passage->passers->len;
  gboolean changed = passage->answer == NULL || passage->answer->n_routes != n || passage->was != NULL;

  for (guint i = 0; i < n; i++)
    hops[i] = ask (self, passer_at (self, i));
  return changed || memcmp (hops, passage->answer->hops, n * sizeof (TflHop)) != 0;
}

static void
settle (TflPassage *self)
{
  g_array_set_size (self->doubted, 0);
  g_clear_pointer (&self->was, g_free);
}

/* Takes the hops. */
static void
find_routes (Asking            *self,
             TflHop            *hops,
             const TflDrifting *drifting,
             gboolean           thorough)
{
  TflPassage *passage = self->passage;
  guint n = passage->passers->len;
  TflSameness sameness = tfl_drifting_of_container (drifting, self->container);
  TflRoom *room = tfl_drifting_room_before (drifting, self->container);
  g_autofree guint8 *kept = g_new0 (guint8, n + 1);
  TflHopsBefore before = { .answer = passage->answer,
                           .was = passage->was,
                           .maze = room != NULL ? tfl_room_get_maze (room) : NULL,
                           .child_was = tfl_drifting_children_before (drifting, self->container),
                           .kept = kept };
  gboolean amends = passage->answer != NULL && sameness != TFL_SAME_NOTHING && n >= LEAST_TO_AMEND;
  TflHopAnswer *answer =
      tfl_room_route (self->placing->rooms[self->container], hops, n, thorough, amends ? &before : NULL);

  keep_routes (self, answer, kept, sameness);
}

void
tfl_passage_route (TflPassage        *self,
                   guint              container,
                   const TflStanding *here,
                   const TflDrifting *drifting,
                   gboolean           thorough)
{
  Asking asking = { self, container, here->input, here->placing };
  gboolean steady = tfl_drifting_of_container (drifting, container) == TFL_SAME_ROOM;
  g_autofree TflHop *hops = g_new (TflHop, self->passers->len + 1);
  gboolean changed;

  if (self->answer == NULL || !steady)
    changed = ask_all (&asking, hops) || !steady;
  else
    {
      take_known (self, hops);
      changed = ask_doubted (&asking, hops);
    }

  if (self->passers->len == 0)
    g_clear_pointer (&self->answer, tfl_hop_answer_unref);
  else if (changed)
    find_routes (&asking, g_steal_pointer (&hops), drifting, thorough);
  settle (self);
}
