/* What is shown one after another: slides, of which a presentation, the pages of a file and the slides of a
 * PowerPoint are made, so that they never disagree.
 *
 * An immutable, reference-counted value of one model.  A slide is a saved view (an element of the model), or one that
 * was made for the model as it is.
 */
#pragma once

#include "tfl-picture.h"

#include "layout/tfl-layout-engine.h"

G_BEGIN_DECLS

/* Nothing in it belongs to who reads it. */
typedef struct
{
  char     *view;     /* id of the view, NULL where the slide was made */
  char     *title;    /* what stands above the picture; never empty */
  gboolean  is_named; /* the title is the view's own name */
  char     *subtitle; /* a sentence below it: how much work it shows, and how much of that nobody owns */
  char     *notes;    /* what to say, NULL where nobody wrote any */
  char     *gone;     /* “shows “Desk”, which is gone”, NULL where all is there */
  TflScope *scope;
  TflRect   camera;   /* what of the picture is to be in sight, where there is a choice; no width: all of it */
  int       theme;    /* a TflTheme, −1: that of whoever shows it */
} TflSlide;

typedef struct _TflDeck TflDeck;

#define TFL_TYPE_DECK (tfl_deck_get_type ())
GType           tfl_deck_get_type      (void);
TflDeck        *tfl_deck_ref           (TflDeck      *self);
void            tfl_deck_unref         (TflDeck      *self);

/* The views in their order: by slide number those that have one, then the rest as they stand in the model.  Without
 * any view it has no slides. */
TflDeck        *tfl_deck_new_views     (TflModel     *model,
                                        TflTally     *tally);

/* The same views, by ids of char *, in the same order. (transfer container) */
GPtrArray      *tfl_deck_list_views    (TflModel     *model);

/* Made for any model: all of it, closed below two levels; each unit with units inside it, down to so many levels
 * (0: all); where nobody owns some work, all of that; who serves whom as a matrix. */
TflDeck        *tfl_deck_new_generated (TflModel     *model,
                                        TflTally     *tally,
                                        guint         depth);

/* One slide of this scope, which is copied; view as in TflSlide. */
TflDeck        *tfl_deck_new_single    (TflModel       *model,
                                        TflTally       *tally,
                                        const TflScope *scope,
                                        const char     *view);

guint           tfl_deck_get_n_slides  (TflDeck      *self);
const TflSlide *tfl_deck_get_slide     (TflDeck      *self,
                                        guint         index);

/* The index of a view's slide, −1 where it has none. */
int             tfl_deck_find          (TflDeck      *self,
                                        const char   *view);

/* What a view asks for and was deleted, for people: “shows “Desk”, which is gone”.  What is left is shown.  NULL where
 * all is there. (transfer full) */
char           *tfl_deck_describe_gone (const TflElement *view);

/* Where the legend goes: below a picture that is a band, since beside it would be nothing but that. */
TflLegend       tfl_slide_choose_legend (TflLayout      *layout);

/* Lays the slide out and draws it.  `base` says of what and how: all but its scope and filter, which are the
 * slide's.  Where the picture is a band, a legend beside it goes below.  *message (transfer full) becomes what the layout
 * has to tell, mostly NULL; may be NULL.  NULL only where it was cancelled. */
TflScene       *tfl_slide_draw         (const TflSlide   *self,
                                        const TflPicture *base,
                                        TflLayoutEngine  *engine,
                                        GCancellable     *cancellable,
                                        char            **message,
                                        GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflDeck, tfl_deck_unref)

G_END_DECLS
