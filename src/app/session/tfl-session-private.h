/* How a session is kept, for its own files.
 *
 *   tfl-session.c        what follows the model: findings, tally, layout, selection, file
 *   tfl-session-filter.c what fades
 *   tfl-session-scope.c  which part of the model is on show, and how it gets into sight
 */
#pragma once

#include "tfl-session.h"

#include "tfl-selection.h"

#include "layout/tfl-layout-engine.h"

G_BEGIN_DECLS

struct _TflSession
{
  GObject          parent_instance;

  TflDocument     *document;
  TflFindings     *findings;
  TflTally        *tally;
  TflPlaces       *places;      /* may be NULL */
  GFile           *file;        /* may be NULL */
  TflCut          *cut;         /* may be NULL */

  TflScope        *scope;
  char            *view;        /* id of the view the scope came from, or NULL */
  TflRect          camera;      /* of the view, while nothing else was looked at since; no width for none */
  char            *turned;      /* the unit opened or closed last, where nothing else changed the scope since */
  char            *map_root;    /* the root to come back to from a picture about one unit, or NULL */
  TflFilter       *filter;      /* NULL where nothing fades */
  GCancellable    *filtering;   /* while another is made for it, or NULL */
  gboolean         is_filtered; /* it is what is asked for now, or that is being made */
  gboolean         shows_found; /* it is of what a search found, and goes with that; else of the scope */
  TflSelection    *selection;

  TflMeasureMemory *measured;   /* from one layout to the next */
  TflLayoutEngine *engine;
  TflLayout       *layout;      /* NULL until the first one is there */
  GCancellable    *running;     /* the run whose layout is awaited, or NULL */
  guint            layout_idle; /* 0: no run is asked for */
  gboolean         is_busy;     /* as last told */
  gboolean         moves;       /* the layout that is awaited, or came last, arrives by motion */
  gboolean         is_stepping; /* through the history */
};

/* Another layout is wanted, of what the scope shows now; turned: the unit that was opened or closed, or NULL. */
void tfl_session_scope_changed (TflSession *self,
                                const char *turned,
                                gboolean    moves);

/* The same places, but drawn otherwise. */
void tfl_session_look_changed  (TflSession *self);

/* Where the scope's view, or the model, was changed something else may fade: that is found out when somebody asks what
 * fades, NULL for nothing. */
void tfl_session_follow_view   (TflSession *self,
                                TflDiff    *diff);
void tfl_session_queue_filter  (TflSession *self);
void tfl_session_cancel_filter (TflSession *self);
const TflFilter *tfl_session_ensure_filter (TflSession *self);

/* The same where the scope shows the same as before: what one looks at stays in sight. */
void tfl_session_queue_layout  (TflSession *self,
                                gboolean    moves);

G_END_DECLS
