/* A scene in the making: drawn bit by bit, for who has a frame to show in between.
 *
 * It shows the model, scope and layout of the survey, which must stay as long; all else of the picture is the one at
 * hand each time it goes on.
 */
#pragma once

#include "tfl-picture.h"

G_BEGIN_DECLS

typedef struct _TflPainting TflPainting;

/* See tfl_picture_draw_part(). */
TflPainting *tfl_painting_new           (const TflPicture *picture,
                                         TflSurvey        *survey,
                                         const TflRect    *part);
void         tfl_painting_free          (TflPainting      *self);

/* Draws until about so many shapes were drawn, or what costs as much; TRUE when all are. */
gboolean     tfl_painting_go_on         (TflPainting      *self,
                                         const TflPicture *picture,
                                         guint             most);

/* Once all are; it is gone then. (transfer full) */
TflScene    *tfl_painting_free_to_scene (TflPainting      *self);

double       tfl_painting_get_zoom      (TflPainting      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPainting, tfl_painting_free)

G_END_DECLS
