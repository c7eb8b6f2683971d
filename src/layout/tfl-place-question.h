/* How do the children of this container stand? A question made of plain numbers, without ids, so
 * that the same question can be recognised.
 */
#pragma once

#include "tfl-pack.h"

G_BEGIN_DECLS

typedef struct
{
  double   width;
  double   height;
  double   x; /* where it is pinned */
  double   y;
  gboolean pinned;
  gboolean outside; /* beside the others; only on the page */
  double   header;  /* of a unit with units in it, else 0 */
  double   margin;  /* kept free around it, for lines */
  int      pull;    /* lines it provides to the world outside the container minus those it consumes */
} TflPlaceChild;

/* A line between two children. */
typedef struct
{
  guint  from; /* the provider's */
  guint  to;
  double from_y[2]; /* where in the child the line comes out at the right, and at the left; 0 but for lines to outside parties */
  double to_y[2];
  double label_width;
  double label_height;
  gboolean from_deeper; /* the provider is not the child but something in it */
} TflPlaceLine;

typedef struct
{
  gboolean page;      /* no header, no padding; outside parties beside everything else */
  TflShape shape;     /* what it should look like */
  double   min_width;
  double   header;
  double   padding; /* between the border and what is inside; 0 on the page */
  double   slack;     /* a large container grows in steps of about this share of its length */
  gboolean amends;    /* an answer may be amended, or made to fit what was there: it is not for who begins from nothing */
  TflSize  slot;      /* how large it was, if it had better not grow; 0 by 0 for no matter. No part of the content: it only
                       * tells which of two good answers is better */
  GArray  *children;  /* of TflPlaceChild */
  GArray  *lines;     /* of TflPlaceLine */
  GArray  *chips;     /* of TflPackChip */
} TflPlaceQuestion;

TflPlaceQuestion    *tfl_place_question_new   (void);
TflPlaceQuestion    *tfl_place_question_copy  (const TflPlaceQuestion *self); /* (transfer full) */
void                 tfl_place_question_free  (TflPlaceQuestion       *self);

/* The content as bytes: the same question, the same bytes. (transfer full) */
GBytes              *tfl_place_question_bytes (const TflPlaceQuestion *self);

const TflPlaceChild *tfl_place_child          (const TflPlaceQuestion *self,
                                               guint                   index);
const TflPlaceLine  *tfl_place_line           (const TflPlaceQuestion *self,
                                               guint                   index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlaceQuestion, tfl_place_question_free)

G_END_DECLS
