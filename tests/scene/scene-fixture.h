/* A picture of a model given as XML, laid out in a plain column: tests of the scene depend
 * neither on Graphviz nor on how layouts look.
 */
#pragma once

#include "scene/tfl-picture.h"

G_BEGIN_DECLS

typedef struct
{
  TflModel    *model;
  TflIndex    *index;
  TflTally    *tally;
  TflFindings *findings;
  TflScope    *scope;
  TflPicture   picture;
} SceneFixture;

/* The elements inside <model>, without it. */
void       scene_fixture_init  (SceneFixture *self,
                                const char   *elements);
void       scene_fixture_init_model (SceneFixture *self,
                                     TflModel     *model);
void       scene_fixture_clear (SceneFixture *self);

/* Units and chips one below the other; each line goes out at the right, along and in again. (transfer full) */
TflLayout *scene_fixture_lay_out (SceneFixture *self);
TflScene  *scene_fixture_draw    (SceneFixture *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SceneFixture, scene_fixture_clear)

G_END_DECLS
