/* Which part of a model is on show, as what kind of picture, and how closely: the root unit, how
 * deep, which units are closed, full or compact chips, how lines run, what keeps its strength and what is shown
 * beside units, work and services.  A plain value; copy it freely.
 */
#pragma once

#include "layout/tfl-layout.h"
#include "usm/tfl-search.h"

G_BEGIN_DECLS

/* In the order of the words of TFL_VIEW_SHAPE. What each is: tfl-picture-kind.h. */
typedef enum
{
  TFL_PICTURE_MAP,
  TFL_PICTURE_CHAIN,
  TFL_PICTURE_TREE,
  TFL_PICTURE_MATRIX,
} TflPictureKind;
#define TFL_N_PICTURE_KINDS 4

typedef struct
{
  TflPictureKind kind;
  char       *root;    /* id of the unit one has gone into, for a chain the one it begins at; NULL for the whole model */
  guint       depth;   /* levels of units shown below the root; 0 for all */
  GHashTable *closed;  /* set of unit ids drawn closed */
  GHashTable *places;  /* of unit ids to TflPoint: where units are pinned, seen from the corner of what they stand in */
  gboolean    compact; /* compact chips */
  gboolean    work;    /* chips are shown at all */
  TflQuery    only;    /* what does not suit it is faded; empty: nothing is; practice and tool are the scope's */
  guint       shows;   /* bits 1 << TflShown */
  char       *overlay; /* id of the one whose tags stand where captions stand, NULL for none */
  int         heat;    /* a TflHeat: units are the darker the more of it they have; −1: none */
  gboolean    taut;    /* lines of a map run straight from unit to unit, not across and down */
} TflScope;

TflScope *tfl_scope_new       (void); /* the whole model, all open, full chips */
TflScope *tfl_scope_copy      (const TflScope   *self);
void      tfl_scope_free      (TflScope         *self);
void      tfl_scope_set_root  (TflScope         *self,
                               const char       *unit);
void      tfl_scope_set_closed (TflScope        *self,
                                const char      *unit,
                                gboolean         closed);
gboolean  tfl_scope_is_closed (const TflScope   *self,
                               const char       *unit);

/* The scope that a TFL_KIND_VIEW element describes, but for its places. (transfer full) */
TflScope *tfl_scope_from_view (const TflElement *view);

/* What keeps its strength. Copied; its text and findings are left aside. */
void      tfl_scope_set_only  (TflScope         *self,
                               const TflQuery   *only);

/* Sets what describes the scope in a new view: what tfl_scope_from_view() reads. */
void      tfl_scope_describe  (const TflScope   *self,
                               TflModel         *model,
                               TflElement       *view);

/* Takes from a view what fades, what is shown beside, and its heat map and overlay. */
void      tfl_scope_take_stress (TflScope         *self,
                                 const TflElement *view);

/* The part of the picture that a view wants in sight; FALSE, and no width, where that is all of it. */
gboolean  tfl_scope_read_camera (const TflElement *view,
                                 TflRect          *rect);

/* The view whose places count: this one where it is a map, else the first map among the views; NULL where there is
 * none.  Places are seen from the unit around them, so those of one map do for any other. */
const TflElement *tfl_scope_find_map (TflModel  *model,
                                      const char *view);

/* Takes the places of that view; view may be NULL. */
void      tfl_scope_take_places (TflScope       *self,
                                 TflModel       *model,
                                 const char     *view);

/* NULL for a unit that is not pinned. */
const TflPoint *tfl_scope_get_place (const TflScope *self,
                                     const char     *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflScope, tfl_scope_free)

G_END_DECLS
