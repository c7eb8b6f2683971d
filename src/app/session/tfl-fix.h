/* What can be done about a finding by one command.
 *
 * The fixes are a table by rule; a rule without a row, or one whose row offers nothing for an element,
 * leaves it to people.  To add one: a row and two functions in tfl-fix.c.
 */
#pragma once

#include "tfl-session.h"

G_BEGIN_DECLS

/* What the button says, such as “Choose W3”; NULL where there is no fix. (transfer full) */
char     *tfl_fix_make_label (TflSession     *session,
                              const TflRule  *rule,
                              const char     *element);

/* Does it; there is a label for it. */
gboolean  tfl_fix_apply      (TflSession     *session,
                              const TflRule  *rule,
                              const char     *element,
                              GError        **error);

G_END_DECLS
