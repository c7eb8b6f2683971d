/* An input beside the one before it: which box was which, which line was which, and which containers the
 * difference touches.
 *
 * Boxes and lines are known by their ids.  A container that is not touched is asked the same question as before, but for
 * the sizes of what is in it.
 */
#pragma once

#include "tfl-nest.h"

G_BEGIN_DECLS

/* In place of an index: it was not there before, or is not there any more. */
#define TFL_NOT_THERE G_MAXUINT

typedef struct
{
  guint   n_boxes;    /* of the input; the page comes after them, here as in a nest */
  guint   n_lines;
  guint  *was;      /* of each box and the page: its index before */
  guint  *now;      /* of each box and the page before: its index in the input */
  guint  *line_was; /* the same of lines; only of those that lead through the same units, and have as large a label */
  guint8 *changed;  /* of each box: TRUE where it is not to its unit what it was */
  guint8 *touched;  /* of each box and the page: TRUE where its question, or a child's part in it, may differ */
} TflMatch;

/* By ids alone. */
TflMatch *tfl_match_new  (TflLayoutInput *before,
                          TflLayoutInput *input);

/* What it comes to: lines that lead through other units than before are others, and containers are touched. */
void      tfl_match_find_touched (TflMatch *self,
                                  TflLayoutInput *before,
                                  TflNest        *nest_before,
                                  TflLayoutInput *input,
                                  TflNest        *nest);
void      tfl_match_free (TflMatch       *self);

/* Whether a list holds what one of the nest before held, in the same order. */
gboolean  tfl_match_is_same_list (const TflMatch *self,
                                  TflNestList     before,
                                  TflNestList     list);

/* Of each item of a list that is what is left of one of the nest before, in the same order, its index there; NULL where it is not.
 * (transfer full) */
guint    *tfl_match_find_rest    (const TflMatch *self,
                                  TflNestList     before,
                                  TflNestList     list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflMatch, tfl_match_free)

G_END_DECLS
