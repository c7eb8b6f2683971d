/* A large picture on screen, as squares of pixels: what is in sight is drawn once, and moved and stretched from then
 * on; panning draws only the squares that come into sight.
 *
 * Frame by frame it is told what is looked at.  It draws a few squares a frame; where one is missing what was there
 * before at another zoom is shown, stretched, or what all of the picture is from afar, which is drawn once nothing else
 * is to be done.  After an edit, squares in which all shapes are as before stay.
 */
#pragma once

#include "scene/tfl-picture.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct
{
  TflRect          rect;    /* canvas points */
  cairo_surface_t *surface;
  gpointer         texture; /* what a toolkit has made of the surface; NULL until it has */
} TflTile;

typedef struct _TflTiles TflTiles;

/* Frees a texture. */
TflTiles *tfl_tiles_new        (GDestroyNotify    free_texture);
void      tfl_tiles_free       (TflTiles         *self);

/* Draws another layout, in another theme, or in other pixels: scale of them to one px. Takes the survey. */
void      tfl_tiles_set_survey (TflTiles         *self,
                                TflSurvey        *survey);

/* What stands where is as before, but may have to be drawn otherwise. */
void      tfl_tiles_renew      (TflTiles         *self);
void      tfl_tiles_set_look   (TflTiles         *self,
                                TflTheme          theme,
                                int               scale);

/* How closely one looks at which part; the picture says of what (its zoom is left aside).  While `zooms`, what is there
 * is stretched if it can be.  FALSE where more is to be drawn, and another frame should ask for it. */
gboolean  tfl_tiles_look       (TflTiles         *self,
                                const TflPicture *picture,
                                double            zoom,
                                const TflRect    *seen,
                                gboolean          zooms);

/* The same without drawing: only sees to the scene. */
void      tfl_tiles_turn_to    (TflTiles         *self,
                                const TflPicture *picture,
                                double            zoom,
                                const TflRect    *seen,
                                gboolean          zooms);

/* What to show, in the order of painting: what is below comes first. */
typedef void (*TflTileFunc)    (TflTile          *tile,
                                gpointer          user_data);
void      tfl_tiles_foreach    (TflTiles         *self,
                                const TflRect    *seen,
                                TflTileFunc       func,
                                gpointer          user_data);

/* Where a square lies for who looks from this corner at this zoom: whole pixels, so that no seam shows. */
TflRect   tfl_tile_get_pixels  (const TflTile    *tile,
                                TflPoint          corner,
                                double            zoom);

TflSurvey *tfl_tiles_get_survey (TflTiles        *self);

/* What the squares in sight were drawn from last: while one moves, what comes into sight may not be in it yet. NULL
 * before the first look. */
TflScene *tfl_tiles_get_scene  (TflTiles         *self);

/* The zoom that it was drawn for. */
double    tfl_tiles_get_zoom   (TflTiles         *self);

/* How many squares were ever drawn: the cost, for tests to count. */
guint     tfl_tiles_get_n_drawn (TflTiles        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflTiles, tfl_tiles_free)

G_END_DECLS
