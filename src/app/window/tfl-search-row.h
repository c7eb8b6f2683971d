/* One line of what a search found: the sign and the name of an element, its kind, where it stands, and what was
 * found in it where that is not the name.  What matches is heavier than the rest.  While something is to be
 * replaced, the line also says what would stand there then.
 */
#pragma once

#include "app/session/tfl-session.h"

#include "usm/tfl-search.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_SEARCH_ROW (tfl_search_row_get_type ())
G_DECLARE_FINAL_TYPE (TflSearchRow, tfl_search_row, TFL, SEARCH_ROW, GtkWidget)

GtkWidget *tfl_search_row_new  (void);

/* replacement NULL: nothing is to be replaced. */
void       tfl_search_row_bind (TflSearchRow   *self,
                                TflSession     *session,
                                const char     *id,
                                const TflQuery *query,
                                const char     *replacement);

G_END_DECLS
