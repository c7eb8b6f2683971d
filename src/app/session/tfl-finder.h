/* What a query finds in a session's model, kept up to date while one types and while the model changes.
 *
 * The search behind it is made on another thread when the first query comes, and follows the session from then on.
 * A query that takes longer than a part of a frame goes on when nothing else is to do; the next one ends it.
 *
 * Signal "found" (): tfl_finder_get_ids() gives new values.  Until then it gives those of the query before.
 */
#pragma once

#include "tfl-session.h"

#include "usm/tfl-search.h"

G_BEGIN_DECLS

/* More are counted, but not listed. */
#define TFL_FINDER_MOST 1000

#define TFL_TYPE_FINDER (tfl_finder_get_type ())
G_DECLARE_FINAL_TYPE (TflFinder, tfl_finder, TFL, FINDER, GObject)

TflFinder  *tfl_finder_new         (void);

/* session NULL: finds nothing. */
void        tfl_finder_set_session (TflFinder      *self,
                                    TflSession     *session);

/* query NULL, or one that asks for nothing: finds nothing.  It is copied. */
void        tfl_finder_set_query   (TflFinder      *self,
                                    const TflQuery *query);

/* NULL where nothing is asked for. */
const TflQuery *tfl_finder_get_query (TflFinder    *self);

/* The best, as ids of char *; and how many there are in all. */
GPtrArray  *tfl_finder_get_ids     (TflFinder      *self);
guint       tfl_finder_get_n_found (TflFinder      *self);

/* All that there are, at once; the ids are empty while the search is being made. (transfer full) */
GPtrArray  *tfl_finder_find_all    (TflFinder      *self);

/* Whether all fades in the picture that is not found. */
void        tfl_finder_set_fades   (TflFinder      *self,
                                    gboolean        fades);
gboolean    tfl_finder_fades       (TflFinder      *self);

/* TRUE until the query that was set last is answered. */
gboolean    tfl_finder_is_busy     (TflFinder      *self);

G_END_DECLS
