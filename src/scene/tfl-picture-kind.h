/* The kinds of picture as one table: a row and a file each.
 *
 * To add one: a word in the list TFL_WORDS_SHAPE, a value of TflPictureKind, a row in tfl-picture-kind.c
 * and a file tfl-picture-….c with its two functions.  A kind's nick and label are its word's:
 * tfl_words_nick (TFL_WORDS_SHAPE, kind), tfl_words_label (…).
 */
#pragma once

#include "tfl-extent.h"
#include "tfl-picture.h"

G_BEGIN_DECLS

typedef struct _TflPainter TflPainter;

typedef struct
{
  TflPictureKind   kind;
  const char      *title;       /* N_("Supply chain"): above the picture; NULL for the map, which needs none */
  const char      *description; /* N_("Who a unit serves, and who serves it"): for choosing one */
  gboolean         focus;       /* it is about one unit: the scope's root, else tfl_picture_find_focus() */
  gboolean         work;        /* shows pieces of work one by one */
  gboolean         services;    /* shows services as lines */
  gboolean         taut;        /* its lines can be pulled taut */
  gboolean         parts;       /* a part of it can be drawn for itself */
  gboolean         where;       /* units say where they stand, since the picture does not */
  TflExtent     *(*list)        (const TflPicture *picture); /* the units it shows */
  TflLayoutInput *(*measure)    (const TflPicture *picture);
  /* See tfl_painter_units(). A kind without parts may draw all of it at once. */
  gboolean        (*draw)       (TflPainter       *painter,
                                 guint            *most);
} TflPictureKindInfo;

const TflPictureKindInfo *tfl_picture_kind_get_info (TflPictureKind    kind);

/* The unit with most services beyond itself, the first one of several; NULL where there are no units. It is what
 * a picture about one unit shows where nobody said which. */
const char               *tfl_picture_find_focus    (const TflPicture *picture);

G_END_DECLS
