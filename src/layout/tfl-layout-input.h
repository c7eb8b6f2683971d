/* What is to be laid out, as plain numbers: boxes in boxes, chips in boxes, and
 * lines between boxes.
 *
 * The input knows nothing of models and text; src/scene measures a model and makes
 * one.  All lengths are canvas points (1 point = 1 CSS pixel at 100 %).
 * An input is built once and then never changes; runs on other threads may read it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} TflRect;

typedef enum
{
  TFL_BOX_UNIT, /* may hold boxes; header and padding are kept free */
  TFL_BOX_CHIP, /* a piece of work: fixed size, stands in its unit's block of work */
} TflBoxKind;

typedef struct
{
  const char *id;     /* of the unit or the work */
  TflBoxKind  kind;
  int         parent; /* index of the unit it stands in, always smaller than its own; −1 at the top */
  double      width;  /* UNIT: the least width; CHIP: its width */
  double      height; /* UNIT: the height of the header; CHIP: its height */
  int         caller; /* CHIP: index of the chip in the same unit that called it, or −1 */
  gboolean    outside; /* UNIT: an outside party: stands at the right, or at the left where it is only a customer */
  gboolean    pinned; /* UNIT: x and y are where it stays, relative to its parent's top left corner */
  double      x;
  double      y;
} TflLayoutBox;

typedef struct
{
  const char *service;      /* id of the service */
  const char *customer;     /* id of the customer as the model says, before lifting to what is drawn */
  int         from;         /* box of the provider */
  int         to;           /* box of the customer */
  double      label_width;  /* 0 for no label */
  double      label_height;
} TflLayoutLine;

/* How boxes stand. All but NESTED look at the boxes of the top level only. */
typedef enum
{
  TFL_FLOW_NESTED, /* boxes in boxes, lines between them: the map */
  TFL_FLOW_CHAIN,  /* in ranks around the first box: whom lines lead to at its left, whom they come from at its right;
                    * a line past it, from one that only serves to one that is only served, has no route */
  TFL_FLOW_TREE,   /* each line leads down from a parent to one of its children, which comes after it */
  TFL_FLOW_ROWS,   /* one below the other, in as many columns as make a page */
} TflLayoutFlow;
#define TFL_N_LAYOUT_FLOWS 4

typedef struct _TflLayoutInput TflLayoutInput;

TflLayoutInput      *tfl_layout_input_new         (void);
TflLayoutInput      *tfl_layout_input_ref         (TflLayoutInput      *self);
void                 tfl_layout_input_unref       (TflLayoutInput      *self);

/* While it is being built. Ids are copied. Returns the index. */
int                  tfl_layout_input_add_box     (TflLayoutInput      *self,
                                                   const TflLayoutBox  *box);
int                  tfl_layout_input_add_line    (TflLayoutInput      *self,
                                                   const TflLayoutLine *line);

guint                tfl_layout_input_get_n_boxes (TflLayoutInput      *self);
guint                tfl_layout_input_get_n_lines (TflLayoutInput      *self);
const TflLayoutBox  *tfl_layout_input_get_box     (TflLayoutInput      *self,
                                                   guint                index);
const TflLayoutLine *tfl_layout_input_get_line    (TflLayoutInput      *self,
                                                   guint                index);

/* NESTED to begin with. */
void                 tfl_layout_input_set_flow    (TflLayoutInput      *self,
                                                   TflLayoutFlow        flow);
TflLayoutFlow        tfl_layout_input_get_flow    (TflLayoutInput      *self);

/* Whether lines of a nested layout are pulled taut: straight from unit to unit, or with a bend only where something
 * stands in the way. FALSE to begin with: they run across and down. */
void                 tfl_layout_input_set_taut    (TflLayoutInput      *self,
                                                   gboolean             taut);
gboolean             tfl_layout_input_get_taut    (TflLayoutInput      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflLayoutInput, tfl_layout_input_unref)

G_END_DECLS
