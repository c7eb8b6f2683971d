/* How a scene is kept; for the folder's own files. */
#pragma once

#include "tfl-scene.h"

G_BEGIN_DECLS

struct _TflScene
{
  TflShape     *shapes;
  guint         n_shapes;
  TflPoint     *points;   /* of all shapes */
  GStringChunk *strings;
  GHashTable   *bodies;   /* element → index of its BODY or first ROUTE, plus one */
  TflRect       bounds;
  char         *title;
};

/* Takes all it is given. */
TflScene *tfl_scene_new_take   (TflShape     *shapes,
                                guint         n_shapes,
                                TflPoint     *points,
                                GStringChunk *strings,
                                TflRect       bounds,
                                const char   *title);

TflRect   tfl_rect_union       (TflRect       a,
                                TflRect       b);
gboolean  tfl_rect_is_empty    (TflRect       rect);

G_END_DECLS
