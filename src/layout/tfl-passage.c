#include "config.h"

#include "tfl-passage.h"

#include <string.h>

#define LEAST_TO_AMEND 24 /* fewer are routed at once */

TflPassage *
tfl_passage_new (void)
{
  TflPassage *self = g_new0 (TflPassage, 1);

  self->passers = g_array_new (FALSE, FALSE, sizeof (TflPasser));
  return self;
}

void
tfl_passage_free (TflPassage *self)
{
  g_array_unref (self->passers);
  g_clear_pointer (&self->answer, tfl_hop_answer_unref);
  g_free (self);
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

void
tfl_passage_renew (TflPassage      *self,
                   const TflPasser *passers,
                   guint            n)
{
  TflPasser *all = (TflPasser *) self->passers->data;
  guint n_kept = 0;

  for (guint i = 0; i < self->passers->len; i++)
    if (all[i].trip->line != TFL_NOT_THERE && !all[i].trip->fresh)
      all[n_kept++] = all[i];
  g_array_set_size (self->passers, n_kept);
  g_array_append_vals (self->passers, passers, n);
  g_array_sort (self->passers, compare_passers);
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

static TflTripHop *
hop_of (const TflPasser *passer)
{
  return &passer->trip->hops[passer->hop];
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
is_same_rect (const TflRect *a,
              const TflRect *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

static gboolean
is_same_route (const TflHopAnswer *before,
               const TflHopRoute  *a,
               const TflHopAnswer *answer,
               const TflHopRoute  *b)
{
  return a->n_points == b->n_points && a->label_vertical == b->label_vertical && is_same_rect (&a->label, &b->label) &&
         memcmp (before->points + a->first, answer->points + b->first, a->n_points * sizeof (TflPoint)) == 0;
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

/* TRUE where it says something else than before to the hop outside. */
static gboolean
keep_route (TflTripHop         *hop,
            const TflHopAnswer *answer,
            guint               index)
{
  const TflHopRoute *route = &answer->routes[index];
  TflPoint end = end_of (answer, route, &hop->hop);
  gboolean labelled = route->label.width > 0;
  gboolean passes_on = !is_same_point (end, hop->end) || labelled != hop->labelled;

  hop->index = index;
  hop->end = end;
  hop->labelled = labelled;
  return passes_on;
}

/* was: of each hop the index that it had before, or TFL_NOT_THERE. */
static gboolean
keep_routes (Asking       *self,
             TflHopAnswer *answer,
             const guint  *was)
{
  const TflHopAnswer *before = self->passage->answer;
  gboolean passes_on = FALSE;

  for (guint i = 0; i < answer->n_routes; i++)
    {
      const TflPasser *passer = passer_at (self, i);

      if (was[i] == TFL_NOT_THERE || !is_same_route (before, &before->routes[was[i]], answer, &answer->routes[i]))
        g_atomic_int_set (&passer->trip->stale, TRUE);
      passes_on |= keep_route (hop_of (passer), answer, i);
    }

  g_clear_pointer (&self->passage->answer, tfl_hop_answer_unref);
  self->passage->answer = answer;
  return passes_on;
}

gboolean
tfl_passage_route (TflPassage       *self,
                   guint             container,
                   TflLayoutInput   *input,
                   const TflPlacing *placing,
                   TflCare           care,
                   gboolean          same_room)
{
  Asking asking = { self, container, input, placing };
  guint n = self->passers->len;
  g_autofree TflHop *hops = g_new (TflHop, n + 1);
  g_autofree guint *was = g_new (guint, n + 1);
  gboolean known = self->answer != NULL && self->answer->n_routes == n && same_room && care == self->care;
  gboolean thorough = care == TFL_CARE_THOROUGH;
  const TflHopAnswer *before = NULL;

  for (guint i = 0; i < n; i++)
    {
      const TflPasser *passer = passer_at (&asking, i);

      hops[i] = ask (&asking, passer);
      was[i] = self->answer != NULL && same_room ? hop_of (passer)->index : TFL_NOT_THERE;
      known = known && was[i] == i;
    }
  if (known && memcmp (hops, self->answer->hops, n * sizeof (TflHop)) == 0)
    return FALSE;

  self->care = care;
  before = care == TFL_CARE_QUICK && same_room && n >= LEAST_TO_AMEND ? self->answer : NULL;
  return keep_routes (&asking, tfl_room_route (placing->rooms[container], hops, n, thorough, before, was), was);
}
