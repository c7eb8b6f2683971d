/* The scene that squares of a large picture are drawn from: of a part of it at one zoom, and the next one in the making
 * while one looks at this one.
 */
#pragma once

#include "scene/tfl-painting.h"

G_BEGIN_DECLS

typedef struct
{
  TflScene    *scene;       /* NULL at first, and after another layout */
  TflRect      part;
  double       zoom;
  TflPainting *coming;      /* or NULL */
  TflRect      coming_part;
} TflTileScene;

void     tfl_tile_scene_clear   (TflTileScene     *self);

gboolean tfl_tile_scene_covers  (TflTileScene     *self,
                                 double            zoom,
                                 const TflRect    *part);

/* Draws a part here and now. */
void     tfl_tile_scene_draw    (TflTileScene     *self,
                                 const TflPicture *picture,
                                 TflSurvey        *survey,
                                 double            zoom,
                                 const TflRect    *part);

/* Whether the one that comes will do for this. */
gboolean tfl_tile_scene_expects (TflTileScene     *self,
                                 double            zoom,
                                 const TflRect    *part);

/* Begins one that will be there later. */
void     tfl_tile_scene_begin   (TflTileScene     *self,
                                 const TflPicture *picture,
                                 TflSurvey        *survey,
                                 double            zoom,
                                 const TflRect    *part);

/* Draws on, about so many shapes. TRUE when it is done and can be taken. */
gboolean tfl_tile_scene_go_on   (TflTileScene     *self,
                                 const TflPicture *picture,
                                 guint             most);

/* From now on it is the scene. */
void     tfl_tile_scene_take    (TflTileScene     *self);

G_END_DECLS
