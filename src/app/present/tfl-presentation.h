/* A presentation under way: which slide is on show, how far it is built up, and where one has gone from it.
 *
 * It knows no widget: TflPresenter shows what it says.  It follows the model by tfl_presentation_follow(); the tally and
 * the findings are whoever's it is given, and must live as long.
 *
 * On a question one drills: into a unit, or to whatever is asked for.  Each drill is laid on those before, and coming
 * back leads to where one was.  Going on to another slide ends all drills.
 */
#pragma once

#include "app/canvas/tfl-camera.h"

#include "scene/tfl-deck.h"

G_BEGIN_DECLS

/* What a slide is built up by, one step after another; what is still to come is faded. */
typedef enum
{
  TFL_BUILD_NONE,    /* all of it is there at once */
  TFL_BUILD_PROCESS, /* the work of one process after another, at last what nobody owns */
  TFL_BUILD_WORK,
  TFL_BUILD_FINDING,
} TflBuild;
#define TFL_N_BUILDS 4

typedef enum
{
  TFL_COVER_NONE,
  TFL_COVER_BLACK,
  TFL_COVER_WHITE,
} TflCover;

typedef struct _TflPresentation TflPresentation;

/* Of the views, or where the model has none, of slides made for it. */
TflPresentation *tfl_presentation_new         (TflModel         *model,
                                               TflTally         *tally,
                                               TflFindings      *findings);
void             tfl_presentation_free        (TflPresentation  *self);

/* The model is another one; tally and findings are up to date.  TRUE where other things than before are to be on show:
 * what was shown is gone, or is looked at differently. */
gboolean         tfl_presentation_follow      (TflPresentation  *self,
                                               TflModel         *model);
TflDeck         *tfl_presentation_get_deck    (TflPresentation  *self);
guint            tfl_presentation_get_index   (TflPresentation  *self);

/* What is on show: a slide of the deck, or that of a drill, which is no part of it. */
const TflSlide  *tfl_presentation_get_slide   (TflPresentation  *self);

/* The next four are FALSE where there is nothing there.  Where the screen is covered the first two only uncover it. */
gboolean         tfl_presentation_next        (TflPresentation  *self);
gboolean         tfl_presentation_previous    (TflPresentation  *self);
gboolean         tfl_presentation_go_to       (TflPresentation  *self,
                                               guint             index);

/* At the slide of this view, else at one of the same unit; else that is a drill from the first slide. */
void             tfl_presentation_begin_at    (TflPresentation  *self,
                                               const char       *view,
                                               const TflScope   *scope);

/* Drills into a unit; FALSE where it is on show already, or there is no such unit.  camera: where one looks from now;
 * NULL: at the whole. */
gboolean         tfl_presentation_drill       (TflPresentation  *self,
                                               const char       *unit,
                                               const TflCamera  *camera);

/* The same to any scope. */
void             tfl_presentation_wander      (TflPresentation  *self,
                                               const TflScope   *scope,
                                               const TflCamera  *camera);

/* FALSE where one has not drilled.  *looks_whole: at the whole, else from *camera. */
gboolean         tfl_presentation_come_back   (TflPresentation  *self,
                                               gboolean         *looks_whole,
                                               TflCamera        *camera);
guint            tfl_presentation_get_n_drills (TflPresentation *self);

/* Building up; a slide whose picture holds none of what it would be built by has no steps. */
TflBuild         tfl_presentation_get_build   (TflPresentation  *self);
void             tfl_presentation_set_build   (TflPresentation  *self,
                                               TflBuild          build);
guint            tfl_presentation_get_n_steps (TflPresentation  *self);
guint            tfl_presentation_get_step    (TflPresentation  *self);

/* Ids of what keeps its strength; NULL where nothing is still to come. (transfer container) */
GPtrArray       *tfl_presentation_list_revealed (TflPresentation *self);

/* The same cover twice takes it away. */
void             tfl_presentation_cover       (TflPresentation  *self,
                                               TflCover          cover);
TflCover         tfl_presentation_get_cover   (TflPresentation  *self);

/* The number of a slide as it is typed, 0 for none; going there. */
void             tfl_presentation_type        (TflPresentation  *self,
                                               guint             digit);
guint            tfl_presentation_get_typed   (TflPresentation  *self);
void             tfl_presentation_forget_typed (TflPresentation *self);
gboolean         tfl_presentation_go_to_typed (TflPresentation  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPresentation, tfl_presentation_free)

G_END_DECLS
