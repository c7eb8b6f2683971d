/* Random edits that keep to what the rules look at: owners, workflows, calls, callers, operators,
 * services and their parties, agreements, profiles, waivers, and where all of these stand.
 * (tfl_random_edit() of tests/support changes anything, and so seldom makes two
 * pieces of work fit together.)
 */
#pragma once

#include "model/tfl-document.h"

G_BEGIN_DECLS

void tfl_random_method_edit (TflDocument *document,
                             GRand       *rand);

G_END_DECLS
