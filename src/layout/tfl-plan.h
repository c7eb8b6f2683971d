/* Which way each line takes, before it has a route: the sides of all units through which it
 * comes out to the common container of its ends, and goes in again.
 *
 * Chosen for each line by itself: the least length and the fewest bends, in all containers together.
 */
#pragma once

#include "tfl-hops.h"
#include "tfl-placing.h"

G_BEGIN_DECLS

/* A hop that a line makes. The hops of a line follow one another, from the provider to the customer. */
typedef struct
{
  guint  line;
  guint  container;
  TflHop hop; /* ends that are not on a unit at which the line really ends have no place yet */
} TflPlannedHop;

typedef struct
{
  TflPlannedHop *hops;
  guint          n_hops;
  guint         *first; /* hop of each line; one more at the end */
} TflPlan;

/* Looks beforehand for the ways that lines between the children of a container will take. For several containers at a
 * time, but not for two that share a room: whoever calls holds its lock. */
void     tfl_plan_prepare (TflLayoutInput   *input,
                           const TflPlacing *placing,
                           guint             container);

TflPlan *tfl_plan_new  (TflLayoutInput   *input,
                        const TflPlacing *placing);
void     tfl_plan_free (TflPlan        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlan, tfl_plan_free)

G_END_DECLS
