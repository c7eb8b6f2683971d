/* What a unit is in the services of its model. */
#pragma once

#include "model/tfl-index.h"

G_BEGIN_DECLS

/* Bit 1 << TflRole for each role that services name the unit in, directly or, for
 * Operator, through one of its profiles. */
guint tfl_unit_get_service_roles (TflModel   *model,
                                  TflIndex   *index,
                                  const char *unit);

/* The same, and Operator too where it operates a piece of work. */
guint tfl_unit_get_roles         (TflModel   *model,
                                  TflIndex   *index,
                                  const char *unit);

G_END_DECLS
