/* What a unit is in the services of its model. */
#pragma once

#include "model/tfl-index.h"

G_BEGIN_DECLS

/* TRUE where it provides or operates a service, itself or through one of its profiles. */
gboolean tfl_unit_serves    (TflModel   *model,
                             TflIndex   *index,
                             const char *unit);

/* Bit 1 << TflRole for each role that it has: Customer and Provider in services, Operator in services
 * and in work, itself or through one of its profiles. */
guint    tfl_unit_get_roles (TflModel   *model,
                             TflIndex   *index,
                             const char *unit);

G_END_DECLS
