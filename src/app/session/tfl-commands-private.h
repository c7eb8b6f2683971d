/* What the files of the commands share. */
#pragma once

#include "tfl-commands.h"

G_BEGIN_DECLS

/* Where a unit was pinned means nothing once it is in another container: takes the places away in the same edit. */
gboolean tfl_commands_forget_places (TflSession  *session,
                                     TflEdit     *edit,
                                     const char  *id,
                                     const char  *container,
                                     GError     **error);

/* “Team”, “Team 2”, “Team 3” …: the first that none of the kind inside the same parent has. (transfer full) */
char    *tfl_commands_make_name (TflSession *session,
                                 TflKind     kind,
                                 const char *parent,
                                 const char *base);

G_END_DECLS
