/* Which way lines take, before they have routes: the sides of all units through which each
 * comes out to the common container of its ends, and goes in again.
 *
 * Each for itself the way with the least length and the fewest bends, in all containers together; then with regard to
 * each other (tfl-borders.h).
 */
#pragma once

#include "tfl-hops.h"
#include "tfl-placing.h"

G_BEGIN_DECLS

/* A hop that a line makes. The hops of a line follow one another, from the provider to the customer. */
typedef struct
{
  guint  line; /* index among the lines of the plan */
  guint  container;
  TflHop hop; /* ends that are not on a unit at which the line really ends have no place yet */
} TflPlannedHop;

typedef struct
{
  guint         *lines; /* of the input: those that are planned */
  guint          n_lines;
  TflPlannedHop *hops;
  guint          n_hops;
  guint         *first; /* hop of each line; one more at the end */
} TflPlan;

/* Looks beforehand for the ways that lines between the children of a container will take. For several containers at a
 * time, but not for two that share a room: whoever calls holds its lock. */
void     tfl_plan_prepare (TflLayoutInput   *input,
                           const TflPlacing *placing,
                           guint             container);

/* Some lines of an input. Several plans for different lines may be made at a time; where lines regard each other, one for all
 * of them. */
TflPlan *tfl_plan_new     (TflLayoutInput   *input,
                           const TflPlacing *placing,
                           const guint      *lines,
                           guint             n,
                           gboolean          together); /* with regard to each other */
void     tfl_plan_free    (TflPlan          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlan, tfl_plan_free)

G_END_DECLS
