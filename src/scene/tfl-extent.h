/* Which units a scope shows, in file order, parents before what stands in them; and to
 * which of them something further inside, or hidden, belongs.
 */
#pragma once

#include "tfl-measure-memory.h"
#include "tfl-scope.h"

G_BEGIN_DECLS

typedef struct
{
  const TflElement *unit;
  int               parent;  /* index, −1 at the top */
  guint             depth;   /* 0 at the top */
  guint             end;     /* index behind all that stands in it */
  gboolean          closed;  /* holds something that is not shown */
} TflExtentUnit;

typedef struct _TflExtent TflExtent;

TflExtent           *tfl_extent_new     (TflModel        *model,
                                         const TflScope  *scope);
/* The same, from a memory that was brought to this model: it need not look for what stands in what. */
TflExtent           *tfl_extent_new_remembered (TflMeasureMemory *memory,
                                                TflModel         *model,
                                                const TflScope   *scope);
/* These units and no others, each for itself; closed where they hold anything. */
TflExtent           *tfl_extent_new_list (TflModel        *model,
                                          const TflScope  *scope,
                                          GPtrArray       *units);

/* The same units, each for itself: none stands in another. (transfer full) for both */
TflExtent           *tfl_extent_flatten (TflExtent       *self);
void                 tfl_extent_free    (TflExtent       *self);
guint                tfl_extent_get_n   (TflExtent       *self);
const TflExtentUnit *tfl_extent_get     (TflExtent       *self,
                                         guint            index);

/* The innermost shown unit that is, or holds, this unit: its index, or −1 for one outside the scope. */
int                  tfl_extent_lift    (TflExtent       *self,
                                         const char      *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflExtent, tfl_extent_free)

G_END_DECLS
