/* How a motion is kept: tfl-motion.c pairs what is in both scenes, tfl-motion-draw.c draws it on its way. */
#pragma once

#include "tfl-motion.h"

G_BEGIN_DECLS

/* Groups are named by the index of their BEGIN. */
struct _TflMotion
{
  TflScene   *from;
  TflScene   *to;
  TflPoint    shift;
  char       *turned;
  int        *twins;     /* of each shape of `to`: the same group in `from`, or −1 */
  gboolean   *alike;     /* of each shape of `to`: the group has the same shapes as its twin */
  gboolean   *has_twin;  /* of each shape of `from` */
  GHashTable *leaving;   /* group of `to`, −1 for none → GArray of groups of `from` that fade away in it */
};

TflRect         tfl_motion_shift    (TflRect        rect,
                                     TflPoint       by);
gboolean        tfl_motion_touches  (TflRect        a,
                                     const TflRect *b);
gboolean        tfl_motion_is_group (const TflShape *shape);

/* The next shape of a group's own, from index on; what stands in groups inside it is theirs.  NULL at its end. */
const TflShape *tfl_motion_next_own (TflScene      *scene,
                                     guint          end,
                                     guint         *index);

G_END_DECLS
