/* What people do with parts of models: cut, duplicate, paste.  As all commands, each is one named step
 * that undo takes back whole; where it cannot be done nothing changes, and the error is a sentence for people.
 * What came is selected and brought into sight.
 */
#pragma once

#include "tfl-session.h"

#include "io/tfl-table-rows.h"

G_BEGIN_DECLS

/* What is selected, as the excerpt that the clipboard holds. (transfer full) */
TflModel *tfl_command_excerpt     (TflSession         *session);

/* Deletes what is selected, of which excerpt is; that it was copied is another's business.  Pasted in the same
 * session, it is named again by those who named it. */
gboolean  tfl_command_cut         (TflSession         *session,
                                   TflModel           *excerpt,
                                   GError            **error);

/* What is selected again, each right after its original. */
gboolean  tfl_command_duplicate   (TflSession         *session,
                                   GError            **error);

/* An excerpt, or all of a model that is none, into the unit that is selected or stands around what is; at the
 * top where nothing is.  Not into what has the name of what comes: whoever pastes what is still selected wants
 * another one beside it.  What was dropped is told. */
gboolean  tfl_command_paste       (TflSession         *session,
                                   TflModel           *model,
                                   GError            **error);

/* Units by a typed list (of TflListLine), and what the rows of a table become, into the same. */
gboolean  tfl_command_paste_list  (TflSession         *session,
                                   GArray             *lines,
                                   GError            **error);
gboolean  tfl_command_paste_rows  (TflSession         *session,
                                   GPtrArray          *rows,
                                   TflKind             kind,
                                   GError            **error);

/* Where that is: the id of a unit, or TFL_ROOT_ID. */
const char *tfl_command_get_paste_parent (TflSession  *session);

G_END_DECLS
