/* The families of rules that tfl-rule.c puts together into one table. */
#pragma once

#include "tfl-rule.h"

G_BEGIN_DECLS

const TflRule *tfl_rules_get_of_work    (guint *n_rules);
const TflRule *tfl_rules_get_of_calls   (guint *n_rules);
const TflRule *tfl_rules_get_of_service (guint *n_rules);

G_END_DECLS
