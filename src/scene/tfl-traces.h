/* Which pixels lines lead over already: from afar thousands of lines lie within a few, and to draw each of them costs
 * much and shows nothing.
 */
#pragma once

#include "layout/tfl-layout.h"

G_BEGIN_DECLS

typedef struct _TflTraces TflTraces;

/* For lines in this part of the picture; px: canvas points a pixel. */
TflTraces *tfl_traces_new      (TflRect    part,
                                double     px);
void       tfl_traces_free     (TflTraces *self);

/* Whether the segment leads over a pixel of the part that none before it, across or down as it is, did.  Slanted ones
 * always do. */
gboolean   tfl_traces_add      (TflTraces *self,
                                TflPoint   a,
                                TflPoint   b);

/* The same for the mark at the end of a line: one of those that stand almost in one place. */
gboolean   tfl_traces_add_mark (TflTraces *self,
                                TflPoint   at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflTraces, tfl_traces_free)

G_END_DECLS
