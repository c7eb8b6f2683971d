/* What a chip says of a piece of work, and in which order a unit's chips stand.
 */
#pragma once

#include "tfl-picture.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_CHIP_OWNED,     /* a process owns it; it may still be a weak orphan */
  TFL_CHIP_DELIVERY,
  TFL_CHIP_ASIDE,     /* no process owns it, and somebody set that aside */
  TFL_CHIP_ORPHAN,    /* no process owns it */
} TflChipState;

typedef struct
{
  const char  *id;
  TflChipState state;
  TflOrphan    orphan;     /* NONE where it is set aside */
  int          process;    /* −1 for none */
  const char  *letter;     /* of its process */
  const char  *workflow;   /* "W3", "…" for undecided, "" for none */
  char        *name;
  char        *requester;  /* NULL where nobody asked */
  char        *operators;  /* NULL for none */
  char        *detail;     /* practice and tool, or why it was set aside; NULL for nothing */
  char        *second;     /* what stands where a practice would, for work set aside */
} TflChip;

void         tfl_chip_init      (TflChip           *self,
                                 const TflPicture  *picture,
                                 const TflElement  *work);
void         tfl_chip_clear     (TflChip           *self);

/* Follows from the work itself and the waivers that name it, and from nothing else. */
TflChipState tfl_chip_get_state (const TflPicture  *picture,
                                 const TflElement  *work);

/* What it is, for people. (transfer full) */
char        *tfl_chip_get_title (const TflChip     *self);

typedef struct
{
  const TflElement *work;
  TflChipState      state;
  int               caller; /* position of the one that called it, always smaller; −1 for none */
} TflChipPlace;

/* The unit's work in process order, then delivery, then what is set aside, then orphans; each followed
 * by what it called. (transfer full) array of TflChipPlace */
GArray *tfl_chips_sort    (const TflPicture  *picture,
                           const TflElement  *unit);

/* Where a piece of work from elsewhere would come in that order, put last into the unit: the one that it would come
 * before, or NULL for the end. */
const TflElement *tfl_chips_find_next (const TflPicture *picture,
                                       const TflElement *unit,
                                       const TflElement *work);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TflChip, tfl_chip_clear)

G_END_DECLS
