/* What reaches farthest over a stretch: keeps the largest value that was set anywhere in it.
 *
 * For packing things with an extent along an axis closely beside each other.  Setting and
 * asking cost the logarithm of the number of stretches.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TflReach TflReach;

/* Stretches are numbered; from[i] <= to[i]. Stretches that only touch do not meet. */
TflReach *tfl_reach_new   (const double *from,
                           const double *to,
                           guint         n);
void      tfl_reach_free  (TflReach     *self);

/* Forgets all values. */
void      tfl_reach_reset (TflReach     *self);

void      tfl_reach_set   (TflReach     *self,
                           guint         stretch,
                           double        value);

/* The largest value set for a stretch that meets this one; −G_MAXDOUBLE where there is none. */
double    tfl_reach_get   (TflReach     *self,
                           guint         stretch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflReach, tfl_reach_free)

G_END_DECLS
