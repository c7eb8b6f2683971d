/* Presents the model of a window: full screen, no tools, one slide after another.
 *
 * A presenter lives as long as its presentation.  TflPresentation says what is on show; the presenter sets the session's
 * scope and fading by it, tells the stage around the picture, keeps the screen awake, and at the end puts everything
 * back as it was: scope, camera, selection and panes.  Whatever else changes the scope meanwhile is a drill, from which
 * one comes back.
 *
 * Signal "turned": another slide, step, cover or title is on show.
 */
#pragma once

#include "tfl-presentation.h"

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

#define TFL_TYPE_PRESENTER (tfl_presenter_get_type ())
G_DECLARE_FINAL_TYPE (TflPresenter, tfl_presenter, TFL, PRESENTER, GObject)

/* The window has a session.  here: from what is on show, else from the first slide. */
void             tfl_presenter_begin            (TflWindow     *window,
                                                 gboolean       here);

/* The one at work in this window, or NULL. */
TflPresenter    *tfl_presenter_get              (TflWindow     *window);
void             tfl_presenter_end              (TflPresenter  *self);

TflPresentation *tfl_presenter_get_presentation (TflPresenter  *self);
TflWindow       *tfl_presenter_get_window       (TflPresenter  *self);
gint64           tfl_presenter_get_begin        (TflPresenter  *self); /* monotonic time, µs */

/* What keys and pointer do. */
void             tfl_presenter_next             (TflPresenter  *self);
void             tfl_presenter_previous         (TflPresenter  *self);
void             tfl_presenter_go_to            (TflPresenter  *self,
                                                 guint          index);
void             tfl_presenter_go_to_last       (TflPresenter  *self);

/* FALSE where there is no such unit to go into. */
gboolean         tfl_presenter_drill            (TflPresenter  *self,
                                                 const char    *unit);

/* To where one was before the last drill, or to the whole slide; FALSE where one has not gone anywhere. */
gboolean         tfl_presenter_come_back        (TflPresenter  *self);
void             tfl_presenter_cover            (TflPresenter  *self,
                                                 TflCover       cover);
void             tfl_presenter_turn_spotlight   (TflPresenter  *self);
void             tfl_presenter_turn_build       (TflPresenter  *self);

/* The window for who speaks: opens or closes it. */
void             tfl_presenter_turn_second      (TflPresenter  *self);

/* The keys there are while one presents, with what they do: for the shortcuts window. */
typedef struct
{
  const char *keys;   /* accelerators: "Right|space" */
  const char *label;
  gboolean  (*press) (TflPresenter *self, guint keyval); /* FALSE: the key is somebody else's */
} TflPresenterKey;

const TflPresenterKey *tfl_presenter_get_keys   (guint         *n_keys);

/* FALSE where the key means nothing here. */
gboolean         tfl_presenter_press            (TflPresenter    *self,
                                                 guint            keyval,
                                                 GdkModifierType  state);

G_END_DECLS
