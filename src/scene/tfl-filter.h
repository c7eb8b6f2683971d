/* What keeps its full strength in a picture while all else is faded: what a query finds, and all that stands around
 * that.  A service is drawn between its ends, so where it is found they are kept too.
 *
 * An immutable, reference-counted value, of one model.
 */
#pragma once

#include "usm/tfl-search.h"

G_BEGIN_DECLS

typedef struct _TflFilter TflFilter;

/* Keeps what was found: ids of char *. */
TflFilter *tfl_filter_new       (TflModel        *model,
                                 GPtrArray       *ids);

/* Keeps what a query finds, whose text and has_findings are left aside; NULL where it asks for nothing. Looks at all
 * that there is. */
TflFilter *tfl_filter_new_query (TflModel        *model,
                                 const TflQuery  *query);
TflFilter *tfl_filter_ref       (TflFilter       *self);
void       tfl_filter_unref     (TflFilter       *self);

/* The id is an element's own.  self NULL: there is no filter, and everything is kept. */
gboolean   tfl_filter_keeps     (const TflFilter *self,
                                 const char      *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflFilter, tfl_filter_unref)

G_END_DECLS
