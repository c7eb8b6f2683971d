/* A chain while it is being laid out, for the files that do so:
 *
 *   tfl-flow-layers.c  ranks, folded into layers
 *   tfl-flow-chain.c   nets; at last the routes
 *   tfl-flow-order.c   the order in each layer, so that few lines cross
 *   tfl-flow-level.c   heights: as straight as the order lets them
 *   tfl-flow-channel.c tracks in the channel behind each layer
 *
 * A net is all lines of one service that leave its provider at one side: they share a trunk.  A net that runs on
 * past a layer has a node there too, a pass, so that it finds a gap between the units.
 */
#pragma once

#include "tfl-layout.h"

G_BEGIN_DECLS

#define TFL_CHAIN_UNIT_GAP 24.0
#define TFL_CHAIN_PASS_GAP 16.0  /* from a unit to a line that passes it */
#define TFL_CHAIN_LINE_GAP 12.0
#define TFL_CHAIN_CORNER 16.0    /* from a unit's corner to the first line */
#define TFL_CHAIN_LABEL_ROOM 46.0 /* from one labelled line to the next */
#define TFL_CHAIN_LINE_ROOM 14.0
#define TFL_CHAIN_MANY_LABELS 10 /* at one side of a unit: more stand at the other end of their lines */

typedef struct
{
  int    box;      /* −1 for a pass */
  gboolean serves; /* the focus, or one that does; TRUE for the focus */
  gboolean served; /* by the focus, or by one that is; TRUE for the focus */
  guint  layer;
  guint  position; /* in its layer, from the top */
  double width;
  double height;
  double y;
} TflChainNode;

typedef struct
{
  int    node;      /* the provider */
  const char *service;
  int    direction; /* −1: to the left, where customers are; 1: to the right, back to them */
  guint  last;      /* the farthest layer it comes to */
  int    first_pass; /* node of its pass in the first layer after the provider's; the next follow */
  int    first_source; /* in sources: the pin it comes from in its first channel; the next follow */
} TflChainNet;

/* Where a net touches a side of a channel: at a unit, or at one of its own passes. */
typedef struct
{
  int      net;
  int      node;
  int      line;     /* that ends here; −1 for none */
  guint    channel;
  gboolean at_right; /* of the channel: it is at the left side of its node */
  gboolean source;   /* the net comes from here */
  double   need;     /* room from the middle between it and the pin above to the one below */
  double   label;    /* the width of a label here; 0 for none */
  double   offset;   /* from the top of its node */
} TflChainPin;

typedef struct
{
  int left;  /* pins */
  int right;
} TflChainEdge;

typedef struct
{
  double left;   /* for labels */
  double right;
  guint  n_tracks;
  double x;      /* of its left side */
} TflChainChannel;

typedef struct
{
  TflLayoutInput  *input;
  guint            n_layers;
  GArray          *nodes;    /* TflChainNode: boxes first */
  GArray          *nets;
  GArray          *pins;     /* by channel, then net */
  GPtrArray       *layers;   /* GArray of int: nodes from the top */
  GPtrArray       *edges;    /* for each channel, behind the layer of its number: GArray of TflChainEdge */
  TflChainChannel *channels;
  int             *sources;  /* pins, by net and channel */
  guint           *tracks;   /* of each pin's net in its channel */
} TflChain;

#define TFL_CHAIN_NODE(self, i) (&g_array_index ((self)->nodes, TflChainNode, (i)))
#define TFL_CHAIN_NET(self, i) (&g_array_index ((self)->nets, TflChainNet, (i)))
#define TFL_CHAIN_PIN(self, i) (&g_array_index ((self)->pins, TflChainPin, (i)))

/* Puts a node into a layer, below all others. */
void   tfl_chain_put      (TflChain *self,
                           int       node,
                           guint     layer);
void   tfl_chain_layers   (TflChain *self);
void   tfl_chain_order    (TflChain *self);
void   tfl_chain_level    (TflChain *self);
void   tfl_chain_channels (TflChain *self);

/* The height of a pin, once nodes have theirs. */
double tfl_chain_pin_y    (TflChain          *self,
                           const TflChainPin *pin);

G_END_DECLS
