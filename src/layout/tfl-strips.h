/* Pieces of lines that stand in a container, all running the same way, put where one more piece that looks for its place soon
 * finds those that it has to do with: in strips, side by side.
 *
 * There may be tens of thousands.  Only strips are filled where somebody will look.
 */
#pragma once

#include "tfl-lanes.h"

G_BEGIN_DECLS

/* No more than it takes to count crossings. */
typedef struct
{
  float  from; /* along */
  float  to;
  float  place;
  gint16 turn_from; /* as in TflLane */
  gint16 turn_to;
} TflStanding;

typedef struct
{
  double       low;     /* of the first strip */
  double       width;   /* of each */
  guint        n_strips;
  guint8      *wanted;  /* of each strip */
  GArray      *pieces;  /* of TflStanding, as they came */
  TflStanding *sorted;  /* those that were there when they were sorted: strip after strip */
  guint        n_sorted;
  guint       *first;   /* of each strip, among the sorted; one more at the end */
} TflStrips;

/* From low on, over that length. */
void tfl_strips_init  (TflStrips     *self,
                       double         low,
                       double         length);
void tfl_strips_clear (TflStrips     *self);

/* Before anything is added: a piece will look for its place from low to high. */
void tfl_strips_want  (TflStrips     *self,
                       double         low,
                       double         high);

void tfl_strips_add   (TflStrips     *self,
                       TflStanding    standing);

/* Once most are there. */
void tfl_strips_sort  (TflStrips     *self);

/* Puts those where a piece may be, as it sees them, into an array of TflStandingPiece. */
void tfl_strips_meet  (const TflStrips *self,
                       const TflLane   *lane,
                       GArray          *met);

G_END_DECLS
