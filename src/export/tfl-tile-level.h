/* A large picture at one zoom, as squares of pixels.
 */
#pragma once

#include "tfl-tiles.h"

#include "tfl-tile-scene.h"

G_BEGIN_DECLS

/* px of a square. */
#define TFL_TILE_SIDE 256

/* How squares are drawn. */
typedef struct
{
  GDestroyNotify free_texture;
  TflTheme       theme;
  int            scale;
  guint          n_drawn; /* squares, ever */
} TflTileBrush;

/* Squares by column and row, from the origin of the canvas on; all inclusive. */
typedef struct
{
  int left, right, top, bottom;
} TflTileSpan;

/* Nothing, where it has no squares. */
typedef struct
{
  double      zoom;
  GHashTable *squares;
  gboolean    is_complete; /* had all that was in sight */
} TflTileLevel;

void        tfl_tile_level_init       (TflTileLevel       *self,
                                       double              zoom);
void        tfl_tile_level_clear      (TflTileLevel       *self,
                                       const TflTileBrush *brush);

/* The picture is another one: each square is to be compared with it. */
void        tfl_tile_level_doubt      (TflTileLevel       *self);

TflTileSpan tfl_tile_level_get_span   (const TflTileLevel *self,
                                       const TflRect      *rect);
TflRect     tfl_tile_level_get_rect   (const TflTileLevel *self,
                                       TflTileSpan         span);
TflTileSpan tfl_tile_span_grow        (TflTileSpan         span,
                                       int                 by);

/* Leaves of the span what the scene reaches all of; FALSE where that is less than it was. */
gboolean    tfl_tile_level_cut_span   (const TflTileLevel *self,
                                       const TflTileScene *scene,
                                       TflTileSpan        *span);

/* Draws the squares of a span that are missing or in doubt, until that has cost `most`, in shapes; takes from it what
 * it cost.  FALSE where more is to be drawn. */
gboolean    tfl_tile_level_renew      (TflTileLevel       *self,
                                       TflTileScene       *scene,
                                       TflTileSpan         span,
                                       TflTileBrush       *brush,
                                       guint              *most);

gboolean    tfl_tile_level_has        (const TflTileLevel *self,
                                       TflTileSpan         span);

/* Keeps a few times as many as are in sight. */
void        tfl_tile_level_forget_far (TflTileLevel       *self,
                                       const TflTileBrush *brush,
                                       const TflRect      *seen);

void        tfl_tile_level_foreach    (TflTileLevel       *self,
                                       const TflRect      *seen,
                                       TflTileFunc         func,
                                       gpointer            user_data);

G_END_DECLS
