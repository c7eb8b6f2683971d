/* Knows the best ways through a maze: the shortest, where every bend counts as so much more length.
 *
 * Remembers what ways cost; the ways themselves until it rests.
 */
#pragma once

#include "tfl-maze.h"

G_BEGIN_DECLS

/* What a bend costs, as length. */
#define TFL_BEND_COST 300.0

/* More than any way costs. */
#define TFL_NO_WAY 1e9

typedef struct _TflGuide TflGuide;

/* The maze must live as long. */
TflGuide     *tfl_guide_new      (TflMaze       *maze);
void          tfl_guide_free     (TflGuide      *self);

/* Gives back what it will not need unless it is asked anew. */
void          tfl_guide_rest     (TflGuide      *self);

/* Length and bends of the best way; TFL_NO_WAY or more where there is none. */
double        tfl_guide_cost     (TflGuide      *self,
                                  guint          from,
                                  guint          to);

/* What a way costs at least, whatever stands between. */
double        tfl_guide_least    (TflGuide      *self,
                                  guint          from,
                                  guint          to);

/* Whether so much stands here that looking for ways takes long: then better go by the least that they cost. */
gboolean      tfl_guide_is_slow  (TflGuide      *self);

/* Finds beforehand what it costs to come from every child to the container's border. */
void          tfl_guide_prepare  (TflGuide      *self);

/* After that: what it costs from each side of the child to each side of the border; TFL_N_SIDES after TFL_N_SIDES. */
const float  *tfl_guide_get_exits (TflGuide      *self,
                                  guint          child);

/* Puts the best way into runs, of guint: numbers of runs. The spans say where on its side the way may start and end.
 * FALSE where there is none. */
gboolean      tfl_guide_find     (TflGuide      *self,
                                  guint          from,
                                  TflSpan        from_span,
                                  guint          to,
                                  TflSpan        to_span,
                                  GArray        *runs);

/* The same for the best way that goes by a run: it may be longer, but pass what stands there on its other side. FALSE also
 * where it would come back the way it went. */
gboolean      tfl_guide_find_via  (TflGuide     *self,
                                  guint          from,
                                  TflSpan        from_span,
                                  guint          via,
                                  guint          to,
                                  TflSpan        to_span,
                                  GArray        *runs);

/* Length and bends of that way; TFL_NO_WAY or more where there is none. */
double        tfl_guide_cost_via  (TflGuide     *self,
                                  guint          from,
                                  guint          via,
                                  guint          to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflGuide, tfl_guide_free)

G_END_DECLS
