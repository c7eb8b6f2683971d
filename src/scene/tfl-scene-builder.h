/* The making of a scene, shape by shape, in the order of painting.
 *
 * Groups are opened and closed; the builder keeps their bounds.  Ids and texts are copied.
 * The plain functions below fill a shape in with what every shape of that kind has;
 * callers set what is special on what they return, which is valid until the next call.
 */
#pragma once

#include "tfl-filter.h"
#include "tfl-scene.h"

G_BEGIN_DECLS

typedef struct _TflSceneBuilder TflSceneBuilder;

TflSceneBuilder *tfl_scene_builder_new           (void);
void             tfl_scene_builder_free          (TflSceneBuilder *self);

/* (transfer full); the builder is gone. Margin is left free around all. */
TflScene        *tfl_scene_builder_free_to_scene (TflSceneBuilder *self,
                                                  const char      *title,
                                                  double           margin);

/* How many shapes, and begins and ends of groups, have been added so far. */
guint            tfl_scene_builder_get_n_shapes  (TflSceneBuilder *self);

/* What is added from now on is faded where the filter does not keep the element of its group; it must stay. */
void             tfl_scene_builder_set_filter    (TflSceneBuilder *self,
                                                  const TflFilter *filter);

/* Whether what is added to the innermost open group from now on is faded; what it was before. */
gboolean         tfl_scene_builder_set_faded     (TflSceneBuilder *self,
                                                  gboolean         faded);

/* What all that has been added so far lies in. */
TflRect          tfl_scene_builder_get_bounds    (TflSceneBuilder *self);

/* The innermost open group, or else the scene, reaches over this too, though nothing is drawn there. */
void             tfl_scene_builder_cover         (TflSceneBuilder *self,
                                                  TflRect          rect);

TflShape        *tfl_scene_builder_begin         (TflSceneBuilder *self,
                                                  const char      *element,
                                                  const char      *title);
void             tfl_scene_builder_end           (TflSceneBuilder *self);

/* Shapes added from now on are this part of the element of the innermost open group. */
void             tfl_scene_builder_set_part      (TflSceneBuilder *self,
                                                  TflPart          part);

TflShape        *tfl_scene_builder_add_box       (TflSceneBuilder *self,
                                                  double           x,
                                                  double           y,
                                                  double           width,
                                                  double           height,
                                                  double           radius,
                                                  TflColour        fill,
                                                  TflColour        stroke,
                                                  double           stroke_width);
TflShape        *tfl_scene_builder_add_circle    (TflSceneBuilder *self,
                                                  double           x,
                                                  double           y,
                                                  double           radius,
                                                  TflColour        fill,
                                                  TflColour        stroke,
                                                  double           stroke_width);
TflShape        *tfl_scene_builder_add_polygon   (TflSceneBuilder *self,
                                                  const TflPoint  *points,
                                                  guint            n_points,
                                                  TflColour        fill);
TflShape        *tfl_scene_builder_add_line      (TflSceneBuilder *self,
                                                  const TflPoint  *points,
                                                  guint            n_points,
                                                  TflColour        stroke,
                                                  double           stroke_width);
TflShape        *tfl_scene_builder_add_icon      (TflSceneBuilder *self,
                                                  TflIcon          icon,
                                                  double           x,
                                                  double           y,
                                                  double           width,
                                                  double           height,
                                                  TflColour        fill);

/* The text at its anchor on the baseline; `width` is its measured width. */
TflShape        *tfl_scene_builder_add_text      (TflSceneBuilder *self,
                                                  const char      *text,
                                                  double           x,
                                                  double           y,
                                                  double           width,
                                                  TflAlign         align,
                                                  double           size,
                                                  int              weight,
                                                  TflColour        fill);

G_END_DECLS
