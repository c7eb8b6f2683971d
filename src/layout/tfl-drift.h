/* How far boxes stand from where they stood when they were placed last: lines follow boxes that stand a bit elsewhere, and
 * look for their way anew where one stands quite elsewhere.
 */
#pragma once

#include "tfl-placing.h"

G_BEGIN_DECLS

/* An input as it stands. */
typedef struct
{
  TflLayoutInput   *input;
  const TflPlacing *placing;
} TflStanding;

/* What is as it was when a container was routed last. */
typedef enum
{
  TFL_SAME_NOTHING,
  TFL_SAME_CHILDREN, /* but they stand elsewhere, and there may have been more of them */
  TFL_SAME_ROOM,
} TflSameness;

/* Of all that a line goes through. */
typedef enum
{
  TFL_DRIFT_NONE,
  TFL_DRIFT_LITTLE,
  TFL_DRIFT_FAR,
} TflDrift;

typedef struct _TflDrifting TflDrifting;

/* before: NULL where nothing is known, then match may be NULL as well, and all is far from where it was. */
TflDrifting *tfl_drifting_new          (const TflStanding *here,
                                        const TflStanding *before,
                                        const TflMatch    *match);
void         tfl_drifting_free         (TflDrifting       *self);

TflSameness  tfl_drifting_of_container (const TflDrifting *self,
                                        guint              container);

/* The room that a container had, or NULL; and of each child the index that it had there, or NULL where all have the same. */
TflRoom     *tfl_drifting_room_before  (const TflDrifting *self,
                                        guint              container);
const guint *tfl_drifting_children_before (const TflDrifting *self,
                                        guint              container);

/* On the page, or has another size. */
gboolean     tfl_drifting_has_moved    (const TflDrifting *self,
                                        guint              container);
TflDrift     tfl_drifting_of_line      (const TflDrifting *self,
                                        guint              line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflDrifting, tfl_drifting_free)

G_END_DECLS
