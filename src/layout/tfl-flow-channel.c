/* Channels: which net runs up and down on which track, so that few cross and none lie on each other. */
#include "config.h"

#include "tfl-flow-chain.h"

#include <math.h>
#include <string.h>

#define ON_EACH_OTHER 100 /* crossings that two lines on each other are as bad as */
#define MOST_PASSES 16
#define ROOM 8.0          /* that two lines need at least */
#define MANY_WIRES 400    /* in one channel: their order is not worth its time */

/* One net in one channel. */
typedef struct
{
  guint  first; /* pins */
  guint  end;
  double top;
  double bottom;
  guint  track;
} Wire;

/* How bad it is that one wire runs at the left of the other. */
static guint
cost_of (TflChain   *self,
         const Wire *left,
         const Wire *right)
{
  guint cost = 0;

  for (guint i = right->first; i < right->end; i++)
    {
      const TflChainPin *pin = TFL_CHAIN_PIN (self, i);
      double y = tfl_chain_pin_y (self, pin);

      if (pin->at_right)
        continue;
      cost += y > left->top && y < left->bottom;
      for (guint j = left->first; j < left->end; j++)
        if (TFL_CHAIN_PIN (self, j)->at_right && fabs (tfl_chain_pin_y (self, TFL_CHAIN_PIN (self, j)) - y) < 8)
          cost += ON_EACH_OTHER;
    }
  for (guint i = left->first; i < left->end; i++)
    {
      double y = tfl_chain_pin_y (self, TFL_CHAIN_PIN (self, i));

      cost += TFL_CHAIN_PIN (self, i)->at_right && y > right->top && y < right->bottom;
    }

  return cost;
}

static gboolean
meet (const Wire *a,
      const Wire *b)
{
  return a->top < b->bottom + TFL_CHAIN_LINE_GAP && b->top < a->bottom + TFL_CHAIN_LINE_GAP;
}

/* What moving the wire past the other would gain. */
static int
gain_of (TflChain   *self,
         const Wire *wire,
         const Wire *other,
         gboolean    is_left)
{
  int left, right;

  if (!meet (wire, other))
    return 0;
  left = (int) cost_of (self, wire, other);
  right = (int) cost_of (self, other, wire);

  return is_left ? left - right : right - left;
}

/* Where among all it would do best. */
static guint
best_place (TflChain   *self,
            const Wire *wires,
            guint       n,
            guint       at)
{
  int gain = 0, best = 0;
  guint place = at;

  for (guint i = at; i-- > 0;)
    {
      gain += gain_of (self, &wires[at], &wires[i], FALSE);
      if (gain > best)
        {
          best = gain;
          place = i;
        }
    }
  gain = 0;
  for (guint i = at + 1; i < n; i++)
    {
      gain += gain_of (self, &wires[at], &wires[i], TRUE);
      if (gain > best)
        {
          best = gain;
          place = i;
        }
    }

  return place;
}

/* Each moves to its best place among the others, for as long as any of them moves. */
static void
sort_wires (TflChain *self,
            Wire     *wires,
            guint     n)
{
  gboolean better = TRUE;

  for (guint pass = 0; better && pass < MOST_PASSES; pass++)
    {
      better = FALSE;
      for (guint i = 0; i < n; i++)
        {
          guint place = best_place (self, wires, n, i);
          Wire wire = wires[i];

          if (place < i)
            memmove (&wires[place + 1], &wires[place], (i - place) * sizeof *wires);
          else
            memmove (&wires[i], &wires[i + 1], (place - i) * sizeof *wires);
          wires[place] = wire;
          better = better || place != i;
        }
    }
}

/* A pass may move where nothing is near, and where the channel behind it has not been looked at yet. */
static gboolean
pass_has_room (TflChain          *self,
               const TflChainPin *pin,
               double             lower)
{
  const TflChainNode *node = TFL_CHAIN_NODE (self, pin->node);
  GArray *layer = g_ptr_array_index (self->layers, node->layer);
  int at = (int) node->position + (lower > 0 ? 1 : -1);
  const TflChainNode *next;

  if (!pin->at_right)
    return FALSE;
  if (at < 0 || at >= (int) layer->len)
    return TRUE;

  next = TFL_CHAIN_NODE (self, g_array_index (layer, int, at));

  return fabs (lower > 0 ? next->y - node->y : node->y - next->y - next->height) - fabs (lower) >= TFL_CHAIN_PASS_GAP;
}

/* Whether there is room for the pin at its unit's side, so much lower. */
static gboolean
unit_has_room (TflChain          *self,
               const TflChainPin *pin,
               double             lower)
{
  const TflChainNode *node = TFL_CHAIN_NODE (self, pin->node);
  double offset = pin->offset + lower;

  if (offset < TFL_CHAIN_CORNER / 2 || offset > node->height - TFL_CHAIN_CORNER / 2)
    return FALSE;

  for (guint i = 0; i < self->pins->len; i++)
    {
      const TflChainPin *other = TFL_CHAIN_PIN (self, i);

      if (other != pin && other->node == pin->node && other->at_right == pin->at_right &&
          fabs (other->offset - offset) < ROOM)
        return FALSE;
    }

  return TRUE;
}

static gboolean
nudge (TflChain    *self,
       TflChainPin *pin)
{
  static const double steps[] = { ROOM, -ROOM, 2 * ROOM, -2 * ROOM };
  TflChainNode *node = TFL_CHAIN_NODE (self, pin->node);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (node->box < 0 && pass_has_room (self, pin, steps[i]))
      {
        node->y += steps[i];
        return TRUE;
      }
    else if (node->box >= 0 && unit_has_room (self, pin, steps[i]))
      {
        pin->offset += steps[i];
        return TRUE;
      }

  return FALSE;
}

/* Two that change sides at one height lie on each other whichever is at the left: one of their ends gives way. */
static void
part_wires (TflChain   *self,
            const Wire *left,
            const Wire *right)
{
  for (guint i = left->first; i < left->end; i++)
    for (guint j = right->first; j < right->end; j++)
      {
        TflChainPin *a = TFL_CHAIN_PIN (self, i), *b = TFL_CHAIN_PIN (self, j);

        if (a->at_right && !b->at_right && fabs (tfl_chain_pin_y (self, a) - tfl_chain_pin_y (self, b)) < ROOM / 2 &&
            !nudge (self, a))
          nudge (self, b);
      }
}

static int
compare_wires (const void *a,
               const void *b)
{
  const Wire *one = a, *other = b;

  if (one->bottom != other->bottom)
    return one->bottom > other->bottom ? -1 : 1;

  return one->first < other->first ? -1 : 1;
}

static int
compare_tops (const void *a,
              const void *b)
{
  const Wire *one = a, *other = b;

  if (one->top != other->top)
    return one->top < other->top ? -1 : 1;

  return one->first < other->first ? -1 : 1;
}

/* Each on the first track that is free, from the top: for so many that nobody can follow them anyway. */
static void
assign_many (TflChain        *self,
             TflChainChannel *channel,
             Wire            *wires,
             guint            n)
{
  g_autofree double *bottoms = g_new (double, n);

  qsort (wires, n, sizeof *wires, compare_tops);
  for (guint i = 0; i < n; i++)
    {
      guint track = 0;

      while (track < channel->n_tracks && bottoms[track] + TFL_CHAIN_LINE_GAP > wires[i].top)
        track++;
      channel->n_tracks = MAX (channel->n_tracks, track + 1);
      bottoms[track] = wires[i].bottom;
      for (guint pin = wires[i].first; pin < wires[i].end; pin++)
        self->tracks[pin] = track;
    }
}

static void
assign (TflChain        *self,
        TflChainChannel *channel,
        Wire            *wires,
        guint            n)
{
  if (n == 0)
    return;
  if (n > MANY_WIRES)
    {
      assign_many (self, channel, wires, n);
      return;
    }

  qsort (wires, n, sizeof *wires, compare_wires);
  sort_wires (self, wires, n);
  for (guint i = 0; i < n; i++)
    {
      wires[i].track = 0;
      for (guint j = 0; j < i; j++)
        if (meet (&wires[j], &wires[i]))
          wires[i].track = MAX (wires[i].track, wires[j].track + 1);
      for (guint j = 0; j < i; j++)
        if (wires[j].track < wires[i].track)
          part_wires (self, &wires[j], &wires[i]);
      channel->n_tracks = MAX (channel->n_tracks, wires[i].track + 1);
      for (guint pin = wires[i].first; pin < wires[i].end; pin++)
        self->tracks[pin] = wires[i].track;
    }
}

static void
include (Wire   *wire,
         double  y)
{
  wire->top = MIN (wire->top, y);
  wire->bottom = MAX (wire->bottom, y);
}

void
tfl_chain_channels (TflChain *self)
{
  g_autoptr (GArray) wires = g_array_new (FALSE, FALSE, sizeof (Wire));
  guint n = self->pins->len;

  for (guint first = 0, end; first < n; first = end)
    {
      const TflChainPin *pin = TFL_CHAIN_PIN (self, first);
      guint index = pin->channel;
      TflChainChannel *channel = &self->channels[index];
      Wire wire = { first, first, G_MAXDOUBLE, -G_MAXDOUBLE, 0 };

      for (end = first; end < n && TFL_CHAIN_PIN (self, end)->net == pin->net &&
                        TFL_CHAIN_PIN (self, end)->channel == index; end++)
        {
          const TflChainPin *each = TFL_CHAIN_PIN (self, end);

          include (&wire, tfl_chain_pin_y (self, each));
          channel->left = MAX (channel->left, each->at_right ? 0 : each->label);
          channel->right = MAX (channel->right, each->at_right ? each->label : 0);
        }
      wire.end = end;
      /* One that runs straight across needs no track. */
      if (wire.bottom > wire.top)
        g_array_append_val (wires, wire);
      if (end == n || TFL_CHAIN_PIN (self, end)->channel != index)
        {
          assign (self, channel, (Wire *) wires->data, wires->len);
          g_array_set_size (wires, 0);
        }
    }
}
