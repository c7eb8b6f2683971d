/* A picture of some kind, laid out by the engine: what must hold of each of them. */
#pragma once

#include "scene-fixture.h"

#include "layout/tfl-layout-engine.h"
#include "scene/tfl-picture-kind.h"

G_BEGIN_DECLS

/* A model by its numbers, as one kind of picture. */
typedef struct
{
  const char     *name;
  TflPictureKind  kind;
  guint           n_units;
  double          density;
  guint32         seed;
} KindCase;

typedef struct
{
  SceneFixture    scene;
  TflLayoutInput *input;
  TflLayout      *layout;
} KindFixture;

void           kind_fixture_init     (KindFixture    *self,
                                      const KindCase *row);

/* Of a scene that is there already. */
void           kind_fixture_lay_out  (KindFixture    *self,
                                      TflPictureKind  kind);
void           kind_fixture_clear    (KindFixture    *self);

const TflRect *kind_rect_at          (KindFixture    *self,
                                      guint           box);

/* More than a hair's breadth. */
gboolean       kind_overlap          (const TflRect  *a,
                                      const TflRect  *b);
TflRect        kind_segment_rect     (const TflRoute *route,
                                      guint           index);

/* No unit lies on another; every line runs from its one end to its other, and through no unit; every unit has one body in the
 * scene, where the layout put it, and can be picked there. */
void           kind_assert_apart     (KindFixture    *self);
void           kind_assert_routes    (KindFixture    *self);
void           kind_assert_drawn     (KindFixture    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KindFixture, kind_fixture_clear)

G_END_DECLS
