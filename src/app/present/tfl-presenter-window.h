/* What who speaks sees on the other monitor: what is on show, what comes next, the notes, the time, and all slides.
 *
 * Its keys are those of the presentation.
 */
#pragma once

#include "tfl-presenter.h"

G_BEGIN_DECLS

/* It follows the presenter; whoever asked for it closes it before the presenter goes. */
GtkWindow *tfl_presenter_window_new (TflPresenter *presenter);

G_END_DECLS
