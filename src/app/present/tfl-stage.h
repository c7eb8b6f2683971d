/* What stands around the picture on a slide, and lies over it: title and subtitle above, a legend at the right where there
 * is room, the place in the presentation below; the spotlight, and the black or white screen.
 *
 * It lies over the canvas, as large as it, and takes no part in what the pointer does.  Emits "resized" with another
 * size.
 */
#pragma once

#include "tfl-presentation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_STAGE (tfl_stage_get_type ())
G_DECLARE_FINAL_TYPE (TflStage, tfl_stage, TFL, STAGE, GtkWidget)

GtkWidget *tfl_stage_new       (void);
void       tfl_stage_set_theme (TflStage        *self,
                                TflTheme         theme);

/* note: what keys do here, or what it is all about; place: such as “3 / 7”. */
void       tfl_stage_set_words (TflStage        *self,
                                const char      *title,
                                const char      *subtitle,
                                const char      *note,
                                const char      *place);

/* Takes the legend out of a picture that has one at its side, or below.  NULL: none. */
void       tfl_stage_set_legend (TflStage       *self,
                                 TflScene       *scene,
                                 gboolean        below);

/* What is left to a picture of this size, for tfl_canvas_set_room(): the legend is shown only where that does
 * not make the picture much smaller. */
GtkBorder  tfl_stage_make_room (TflStage        *self,
                                TflRect          picture,
                                double           most_zoom);
void       tfl_stage_set_cover (TflStage        *self,
                                TflCover         cover);

/* Everything but a circle around the point is dimmed. */
void       tfl_stage_set_spotlight (TflStage    *self,
                                    gboolean     is_on);
void       tfl_stage_point_at  (TflStage        *self,
                                double           x,
                                double           y);

G_END_DECLS
