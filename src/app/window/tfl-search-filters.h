/* What a search leaves out: a drop-down for each of kind, process, workflow, practice and tool, and two switches.
 *
 * Signal "changed" (): tfl_search_filters_fill() gives something else.
 */
#pragma once

#include "app/session/tfl-session.h"

#include "usm/tfl-search.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_SEARCH_FILTERS (tfl_search_filters_get_type ())
G_DECLARE_FINAL_TYPE (TflSearchFilters, tfl_search_filters, TFL, SEARCH_FILTERS, GtkWidget)

/* The practices and tools to choose from are those of its model. */
void  tfl_search_filters_set_session (TflSearchFilters *self,
                                      TflSession       *session);

/* Sets what the filters ask for in a query; ids are valid until the main loop goes on. */
void  tfl_search_filters_fill        (TflSearchFilters *self,
                                      TflQuery         *query);

/* How many of them are set; and none any more. */
guint tfl_search_filters_count       (TflSearchFilters *self);
void  tfl_search_filters_clear       (TflSearchFilters *self);

G_END_DECLS
