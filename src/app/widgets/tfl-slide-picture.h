/* A slide, small: its picture as the exports draw it. */
#pragma once

#include "app/session/tfl-session.h"

#include "scene/tfl-deck.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_SLIDE_PICTURE (tfl_slide_picture_get_type ())
G_DECLARE_FINAL_TYPE (TflSlidePicture, tfl_slide_picture, TFL, SLIDE_PICTURE, GtkWidget)

/* slide NULL: nothing.  It is drawn when its layout is there; theme: where the slide has none of its own. */
void tfl_slide_picture_set (TflSlidePicture *self,
                            TflSession      *session,
                            const TflSlide  *slide,
                            TflTheme         theme);

G_END_DECLS
