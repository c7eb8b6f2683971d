/* Elements in words, for people: where one stands, what it is, how it looks in a list.
 */
#pragma once

#include "tfl-session.h"

G_BEGIN_DECLS

/* Where it stands: “Hospital › IT”; "" at the top. (transfer full) */
char *tfl_describe_path  (TflModel         *model,
                          const TflElement *element);

/* “Work in Hospital › IT”. (transfer full) */
char *tfl_describe_kind  (TflModel         *model,
                          const TflElement *element);

/* All that its drawing says, for a screen reader: “Work: Weekly CAB meeting, no owning
 * process”. (transfer full) */
char *tfl_describe_whole (TflSession       *session,
                          const TflElement *element);

/* What to call it in a list; an agreement by its service, a tag by its element … (transfer full) */
char *tfl_describe_name  (TflModel         *model,
                          const TflElement *element);

/* “3 units, 2 work items”; the name in quotes where there is but one. (transfer full) */
char *tfl_describe_several (TflModel          *model,
                            const char *const *ids,
                            guint              n_ids);

/* What its drawing says beyond that, for a screen reader: roles, what it provides and to whom, its workflow and
 * who does it, whether it is closed, its findings; "" where there is nothing. (transfer full) */
char *tfl_describe_details (TflSession       *session,
                            const TflElement *element);

G_END_DECLS
