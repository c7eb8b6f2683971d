/* One open model, as one window sees it: the document and all that follows it.
 *
 * A session owns the document (the model, its history), the findings and the tally, which
 * it brings up to date from each diff; the scope, the layout, which it asks for again whenever
 * the model or the scope changed (on another thread, the latest wins); the selection; and the
 * file.  Widgets hold no model of their own: they read the session and
 * follow its signals.  Elements travel between widgets as ids, never as pointers.
 *
 * What always holds when a signal is emitted: document, index, findings, tally, scope and selection
 * agree with the model; selected ids and the scope's root exist in it.  Only the
 * layout may lag behind.
 *
 * Signals
 *   "changed"           (TflModel *before, TflModel *after, TflDiff *diff): another model is on show
 *   "selection-changed" ()
 *   "scope-changed"     (): another root, something opened or closed, another density
 *   "layout-changed"    (): tfl_session_get_layout() gives a new value
 *   "look-changed"      (): things stand where they stood, but something else fades, or more is shown
 *   "busy-changed"      (): tfl_session_is_laying_out() gives a new value
 *   "file-changed"      (): the file, or whether the model on show is the saved one
 *   "reveal"            (const char *id): bring the element into sight; the scope already shows it
 *   "message"           (const char *sentence): something to tell in passing, translated
 */
#pragma once

#include "io/tfl-cut.h"
#include "io/tfl-reader.h"
#include "layout/tfl-layout.h"
#include "model/tfl-document.h"
#include "scene/tfl-picture.h"
#include "scene/tfl-scope.h"
#include "usm/tfl-findings.h"
#include "usm/tfl-tally.h"

G_BEGIN_DECLS

#define TFL_TYPE_SESSION (tfl_session_get_type ())
G_DECLARE_FINAL_TYPE (TflSession, tfl_session, TFL, SESSION, GObject)

/* file and places (transfer full) may be NULL. */
TflSession         *tfl_session_new              (TflModel        *model,
                                                  GFile           *file,
                                                  TflPlaces       *places);

/* All (transfer none). The model is the one on show now. */
TflDocument        *tfl_session_get_document     (TflSession      *self);
TflModel           *tfl_session_get_model        (TflSession      *self);
TflIndex           *tfl_session_get_index        (TflSession      *self);
TflFindings        *tfl_session_get_findings     (TflSession      *self);
TflTally           *tfl_session_get_tally        (TflSession      *self);

/* tfl_model_lookup() in the model on show. */
const TflElement   *tfl_session_lookup           (TflSession      *self,
                                                  const char      *id);

/* The file it was read from or last saved to, or NULL. */
GFile              *tfl_session_get_file         (TflSession      *self);
void                tfl_session_set_file         (TflSession      *self,
                                                  GFile           *file);

/* Writes the model on show to a file, which becomes the session's file. */
gboolean            tfl_session_save             (TflSession      *self,
                                                  GFile           *file,
                                                  GError         **error);

/* What to call it: the model's name, else the file's, else “Untitled”. (transfer full) */
char               *tfl_session_make_title       (TflSession      *self);

/* What was cut last, or NULL. */
TflCut             *tfl_session_get_cut          (TflSession      *self);
void                tfl_session_take_cut         (TflSession      *self,
                                                  TflCut          *cut);

/* Scope: what part is on show. The scope is the session's: read it, change it by these. */
const TflScope     *tfl_session_get_scope        (TflSession      *self);
void                tfl_session_enter            (TflSession      *self,
                                                  const char      *unit); /* NULL: the whole model */
gboolean            tfl_session_leave            (TflSession      *self); /* one level out; FALSE at the top */
void                tfl_session_set_closed       (TflSession      *self,
                                                  const char      *unit,
                                                  gboolean         closed);

/* All units below one (NULL: all there are), which stays open itself. */
void                tfl_session_set_closed_below (TflSession      *self,
                                                  const char      *unit,
                                                  gboolean         closed);

/* Closes what is deeper than this many levels of what is on show, and opens the rest; 0: opens all. */
void                tfl_session_set_levels       (TflSession      *self,
                                                  guint            n_levels);

/* The unit that was opened or closed, where that was the last change of the scope; else NULL. */
const char         *tfl_session_get_turned       (TflSession      *self);
void                tfl_session_set_compact      (TflSession      *self,
                                                  gboolean         compact);

/* Lines run straight; no signal but that of the layout, since the same is on show. */
void                tfl_session_set_taut         (TflSession      *self,
                                                  gboolean         taut);

/* Fades all but what a search found: ids of char *, by this query, of which the scope takes what a view can say. NULL:
 * nothing fades any more, where that was so. */
void                tfl_session_set_found        (TflSession      *self,
                                                  GPtrArray       *ids,
                                                  const TflQuery  *query);

/* The part of the picture that the view on show wants in sight; FALSE where it wants all of it, or where somebody has
 * gone elsewhere since. */
gboolean            tfl_session_get_camera       (TflSession      *self,
                                                  TflRect         *rect);

/* Fades all but these ids, for as long as some are to come, and leaves the scope as it is; NULL: what the scope says. */
void                tfl_session_set_revealed     (TflSession      *self,
                                                  GPtrArray       *ids);

/* What is shown beside units, work and services: bits 1 << TflShown. */
void                tfl_session_set_shows        (TflSession      *self,
                                                  guint            shows);

/* A picture about one unit begins at the selected one; the next other kind is of what was on show before. */
void                tfl_session_set_kind         (TflSession      *self,
                                                  TflPictureKind   kind);

/* The view (an element of the model) that the scope was last set from, or NULL. */
const char         *tfl_session_get_view         (TflSession      *self);
void                tfl_session_set_view         (TflSession      *self,
                                                  const char      *view);

/* Any scope, which is copied, with the view whose places count. */
void                tfl_session_set_scope        (TflSession      *self,
                                                  const TflScope  *scope,
                                                  const char      *view);

/* The last finished layout; NULL before the first one. */
TflLayout          *tfl_session_get_layout       (TflSession      *self);

/* TRUE while a layout is under way. */
gboolean            tfl_session_is_laying_out    (TflSession      *self);

/* Whether what changes place may be seen to move there with this layout, or the one under way: not where the
 * history is stepped through, and not where one types. */
gboolean            tfl_session_is_to_move       (TflSession      *self);

/* Fills in what there is to draw: valid until the main loop goes on. */
void                tfl_session_init_picture     (TflSession      *self,
                                                  double           zoom,
                                                  TflPicture      *picture);

/* Selection: ids in the order in which they were selected; the primary one, which the inspector
 * shows, is the last selected.  Units, work, services, and any other kind. */
const char         *tfl_session_get_primary      (TflSession      *self); /* NULL: nothing */
guint               tfl_session_get_n_selected   (TflSession      *self);
const char *const  *tfl_session_get_selection    (TflSession      *self); /* NULL-terminated */
gboolean            tfl_session_is_selected      (TflSession      *self,
                                                  const char      *id);
void                tfl_session_select           (TflSession      *self,
                                                  const char      *id); /* alone; NULL: nothing */
void                tfl_session_select_many      (TflSession      *self,
                                                  const char *const *ids,
                                                  guint            n_ids);
void                tfl_session_add_to_selection (TflSession      *self,
                                                  const char      *id); /* takes it away where it is in */
void                tfl_session_clear_selection  (TflSession      *self);

/* Shows an element wherever it is: leaves the scope or opens what is closed, selects it, and
 * emits "reveal". */
void                tfl_session_reveal           (TflSession      *self,
                                                  const char      *id);

/* Undo and redo that reveal what the step touched. */
void                tfl_session_undo             (TflSession      *self);
void                tfl_session_redo             (TflSession      *self);

/* Emits "message". */
void                tfl_session_tell             (TflSession      *self,
                                                  const char      *sentence);

G_END_DECLS
