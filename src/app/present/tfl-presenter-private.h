/* How a presenter is kept, for its own files.
 *
 *   tfl-presenter.c        from the beginning to the end; what is on show
 *   tfl-presenter-stage.c  what stands around the picture
 *   tfl-presenter-input.c  keys and pointer
 */
#pragma once

#include "tfl-presenter.h"

#include "tfl-stage.h"

#include "app/canvas/tfl-canvas.h"

G_BEGIN_DECLS

struct _TflPresenter
{
  GObject          parent_instance;

  TflWindow       *window;      /* which owns it */
  GtkApplication  *application; /* may be NULL, in tests */
  TflSession      *session;
  TflPresentation *presentation;
  TflCanvas       *canvas;
  TflStage        *stage;
  GtkWindow       *second;      /* for who speaks, or NULL */
  gint64           begin;
  guint            cookie;      /* keeps the screen awake; 0 where nobody does */

  guint            index;       /* what the session shows … */
  guint            n_drills;
  gboolean         is_setting;  /* the scope: it is no drill */
  gboolean         is_on_way;   /* it shows what lies between that and what was on show before */
  guint            arrival;     /* source that goes on from there, or 0 */
  gboolean         returns;     /* what is on show then is looked at from here, not all of it */
  TflCamera        camera;
  gboolean         has_spotlight;
  TflLayout       *legend_of;   /* what the legend was drawn for, or NULL */
  guint            refit;       /* source, or 0 */

  /* As it was before. */
  TflScope        *scope;
  char            *view;
  GStrv            selection;
  gboolean         looked_whole;
  TflCamera        look;
  gboolean         panes[TFL_N_PANES];

  GPtrArray       *controllers; /* on the canvas */
  GtkEventController *keys;     /* on the window */
  guint            click;       /* source that turns the slide where no second click follows, or 0 */
  guint            idle;        /* source that hides the pointer, or 0 */
  double           scrolled;
  guint32          scroll_time; /* of the last turn */
};

void tfl_presenter_update_words (TflPresenter *self);
void tfl_presenter_update_theme (TflPresenter *self);

/* A picture was drawn that is to be fitted next; the stage has another size. */
void tfl_presenter_take_survey  (TflPresenter *self);
void tfl_presenter_take_size    (TflPresenter *self);

void tfl_presenter_add_input    (TflPresenter *self);
void tfl_presenter_remove_input (TflPresenter *self);

/* Enter: to the number that was typed, or into the unit that is selected; FALSE where there is neither. */
gboolean tfl_presenter_enter    (TflPresenter *self);

/* The number of a slide, as it is typed. */
void tfl_presenter_type         (TflPresenter *self,
                                 guint         digit);
void tfl_presenter_forget_typed (TflPresenter *self);

G_END_DECLS
