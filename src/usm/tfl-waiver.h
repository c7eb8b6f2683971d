/* Whether somebody set a finding aside. */
#pragma once

#include "model/tfl-index.h"

G_BEGIN_DECLS

/* The waiver of this rule for this element, or NULL; of several the one with the smallest id. */
const TflElement *tfl_waiver_find       (TflModel         *model,
                                         TflIndex         *index,
                                         const char       *element,
                                         const char       *rule);

/* TRUE where the work has no owner and the finding that says so is set aside. */
gboolean          tfl_work_is_set_aside (TflModel         *model,
                                         TflIndex         *index,
                                         const TflElement *work);

G_END_DECLS
