/* Inputs for the layout tests and for looking at: shapes like those of the examples, and random ones.
 */
#pragma once

#include "layout/tfl-layout-input.h"

G_BEGIN_DECLS

/* “hospital”, “municipality”, “bank”, with “-closed” or “-compact” for closed units or small chips;
 * “star:N”, “chain:N”, “random:SEED”, “wide:N:LINES”, “nested:N:LINES”. NULL where there is none of that name. (transfer full) */
TflLayoutInput *sample_new        (const char *name);

/* Boxes in boxes with lines between any two of them, all from the seed. (transfer full) */
TflLayoutInput *sample_new_random (guint32     seed,
                                   guint       n_units,
                                   guint       n_lines);

/* A tree of n units, eight in each, with so many lines, most of them between near relations; the unit
 * wide (or none where it is NULL) is wider than the others. (transfer full) */
TflLayoutInput *sample_new_nested (guint       n_units,
                                   guint       n_lines,
                                   const char *wide);

/* One unit with so many customers. (transfer full) */
TflLayoutInput *sample_new_star   (guint       n_units);

/* So many units in one, with lines at random. (transfer full) */
TflLayoutInput *sample_new_wide   (guint       n_units,
                                   guint       n_lines);

/* Each the supplier of the one before. (transfer full) */
TflLayoutInput *sample_new_chain  (guint       n_units);

G_END_DECLS
