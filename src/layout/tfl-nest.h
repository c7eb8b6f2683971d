/* An input seen as a tree: the children of each container, and each line brought up to where
 * it matters: to the children of the lowest common ancestor of its ends.
 *
 * A container is known by its box; the page by tfl_nest_page(), one past the last box.
 */
#pragma once

#include "tfl-layout-input.h"

G_BEGIN_DECLS

/* A run of indices. */
typedef struct
{
  const guint *items;
  guint n;
} TflNestList;

/* A line between two children of one container, or between the container and something in it. */
typedef struct
{
  guint line;
  guint container; /* the lowest common ancestor, where one end may be the container itself */
  guint from;      /* child of the container that holds the provider, or the container */
  guint to;        /* the same for the customer */
} TflNestLine;

typedef struct _TflNest TflNest;

TflNest           *tfl_nest_new           (TflLayoutInput *input);
void               tfl_nest_free          (TflNest        *self);

guint              tfl_nest_page          (TflNest        *self);
guint              tfl_nest_parent        (TflNest        *self,
                                           guint           box);
guint              tfl_nest_depth         (TflNest        *self,
                                           guint           box); /* of the page 0 */
TflNestList        tfl_nest_units         (TflNest        *self,
                                           guint           container);
TflNestList        tfl_nest_chips         (TflNest        *self,
                                           guint           container);

/* Lines of the container, in the order of the input; indices for tfl_nest_line(). */
TflNestList        tfl_nest_lines         (TflNest        *self,
                                           guint           container);
const TflNestLine *tfl_nest_line          (TflNest        *self,
                                           guint           line);

/* How many lines leave the parent of this box through it: those it provides minus those it consumes. */
int                tfl_nest_pull          (TflNest        *self,
                                           guint           box);

/* Containers by how deep their content is: those of a level depend only on levels before. The page is the last. */
guint              tfl_nest_n_levels      (TflNest        *self);
TflNestList        tfl_nest_level         (TflNest        *self,
                                           guint           level);

/* How many lines cross the border of this box, or end at it. */
guint              tfl_nest_traffic       (TflNest        *self,
                                           guint           box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflNest, tfl_nest_free)

G_END_DECLS
