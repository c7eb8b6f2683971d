/* Which places are taken: rectangles and lines in a grid of cells, to find room for labels. */
#pragma once

#include "layout/tfl-layout.h"

G_BEGIN_DECLS

typedef struct _TflTaken TflTaken;

#define TFL_TAKEN_BY_NOBODY (-1)

TflTaken *tfl_taken_new     (void);
void      tfl_taken_free    (TflTaken *self);

/* owner: who takes it, so that a line does not stand in its own label's way. */
void      tfl_taken_add     (TflTaken *self,
                             TflRect   rect,
                             int       owner);
/* A line from a to b, at any angle: what it runs past is not taken. */
void      tfl_taken_add_line (TflTaken *self,
                              TflPoint  a,
                              TflPoint  b,
                              int       owner);
gboolean  tfl_taken_is_free (TflTaken *self,
                             TflRect   rect,
                             int       owner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflTaken, tfl_taken_free)

G_END_DECLS
