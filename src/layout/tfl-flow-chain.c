/* The chain: nets between layers, and at the end what becomes of all that was found out: places and routes. */
#include "config.h"

#include "tfl-flow.h"

#include "tfl-flow-chain.h"

#include <math.h>
#include <string.h>

#define SIDE 20.0            /* of a channel, without labels */
#define LABEL_FROM_TIP 14.0
#define LABEL_FROM_TRACK 14.0
#define LEAST_CHANNEL 56.0

/* Nets. */

static int
find_net (TflChain            *self,
          GHashTable          *known,
          const TflLayoutLine *line)
{
  guint from = TFL_CHAIN_NODE (self, line->from)->layer;
  guint to = TFL_CHAIN_NODE (self, line->to)->layer;
  TflChainNet net = { line->from, line->service, to < from ? -1 : 1, from, -1, -1 };
  g_autofree char *key = g_strdup_printf ("%d %d %s", line->from, net.direction, line->service != NULL ? line->service : "");
  gpointer found;
  int index;

  if (g_hash_table_lookup_extended (known, key, NULL, &found))
    index = GPOINTER_TO_INT (found);
  else
    {
      index = (int) self->nets->len;
      g_array_append_val (self->nets, net);
      g_hash_table_insert (known, g_steal_pointer (&key), GINT_TO_POINTER (index));
    }
  if (net.direction < 0)
    TFL_CHAIN_NET (self, index)->last = MIN (TFL_CHAIN_NET (self, index)->last, to);
  else
    TFL_CHAIN_NET (self, index)->last = MAX (TFL_CHAIN_NET (self, index)->last, to);

  return index;
}

static guint
provider_layer (TflChain          *self,
                const TflChainNet *net)
{
  return TFL_CHAIN_NODE (self, net->node)->layer;
}

/* How many channels it runs in; at least the one at its side of the provider. */
static guint
count_channels (TflChain          *self,
                const TflChainNet *net)
{
  return MAX (1, ABS ((int) provider_layer (self, net) - (int) net->last));
}

/* The channel so many steps from the provider. */
static guint
channel_of (TflChain          *self,
            const TflChainNet *net,
            guint              step)
{
  guint layer = provider_layer (self, net);

  return net->direction < 0 ? layer - 1 - step : layer + step;
}

static void
add_passes (TflChain *self)
{
  for (guint i = 0; i < self->nets->len; i++)
    {
      TflChainNet *net = TFL_CHAIN_NET (self, i);
      guint layer = provider_layer (self, net);

      net->first_pass = (int) self->nodes->len;
      for (guint step = 1; step < count_channels (self, net); step++)
        {
          TflChainNode pass = { .box = -1 };

          g_array_append_val (self->nodes, pass);
          tfl_chain_put (self, (int) self->nodes->len - 1, net->direction < 0 ? layer - step : layer + step);
        }
    }
}

/* Passes in the middle of their layers to begin with: where nothing else decides, the picture is balanced. */
static void
centre_passes (TflChain *self)
{
  for (guint i = 0; i < self->n_layers; i++)
    {
      GArray *layer = g_ptr_array_index (self->layers, i);
      g_autoptr (GArray) centred = g_array_new (FALSE, FALSE, sizeof (int));
      guint n_units = 0;

      while (n_units < layer->len && TFL_CHAIN_NODE (self, g_array_index (layer, int, n_units))->box >= 0)
        n_units++;
      if (n_units == layer->len)
        continue;
      g_array_append_vals (centred, layer->data, n_units / 2);
      g_array_append_vals (centred, &g_array_index (layer, int, n_units), layer->len - n_units);
      g_array_append_vals (centred, &g_array_index (layer, int, n_units / 2), n_units - n_units / 2);
      memcpy (layer->data, centred->data, layer->len * sizeof (int));
    }
}

static void
add_pin (TflChain *self,
         int       net,
         int       node,
         int       line,
         guint     channel,
         gboolean  at_right,
         gboolean  source)
{
  TflChainPin pin = { net, node, line, channel, at_right, source, TFL_CHAIN_LINE_ROOM, 0, 0 };

  g_array_append_val (self->pins, pin);
}

static void
add_net_pins (TflChain *self,
              int       index)
{
  const TflChainNet *net = TFL_CHAIN_NET (self, index);
  guint n = count_channels (self, net);
  gboolean leftwards = net->direction < 0;

  for (guint step = 0; step < n; step++)
    {
      guint channel = channel_of (self, net, step);

      add_pin (self, index, step == 0 ? net->node : net->first_pass + (int) step - 1, -1, channel, leftwards, TRUE);
      if (step + 1 < n)
        add_pin (self, index, net->first_pass + (int) step, -1, channel, !leftwards, FALSE);
    }
}

static void
add_line_pin (TflChain *self,
              int       index,
              int       line)
{
  const TflChainNet *net = TFL_CHAIN_NET (self, index);
  int to = tfl_layout_input_get_line (self->input, (guint) line)->to;
  guint layer = TFL_CHAIN_NODE (self, to)->layer;

  /* A customer to the left, or in the same layer, gets its line at its right side. */
  if (layer <= provider_layer (self, net))
    add_pin (self, index, to, line, layer, FALSE, FALSE);
  else
    add_pin (self, index, to, line, layer - 1, TRUE, FALSE);
}

static int
compare_pins (const void *a,
              const void *b)
{
  const TflChainPin *one = a, *other = b;

  if (one->channel != other->channel)
    return one->channel < other->channel ? -1 : 1;
  if (one->net != other->net)
    return one->net - other->net;
  if (one->source != other->source)
    return one->source ? -1 : 1;

  return one->line - other->line;
}

/* By channel, then net, the pin it comes from first; from there an edge to each across the channel. */
static void
sort_pins (TflChain *self)
{
  guint n_sources = 0;

  g_array_sort (self->pins, compare_pins);
  for (guint i = 0; i < self->nets->len; i++)
    {
      TFL_CHAIN_NET (self, i)->first_source = (int) n_sources;
      n_sources += count_channels (self, TFL_CHAIN_NET (self, i));
    }
  self->sources = g_new0 (int, n_sources + 1);
  for (guint i = 0; i < self->n_layers; i++)
    g_ptr_array_add (self->edges, g_array_new (FALSE, FALSE, sizeof (TflChainEdge)));
  for (guint i = 0, source = 0; i < self->pins->len; i++)
    {
      const TflChainPin *pin = TFL_CHAIN_PIN (self, i);
      const TflChainNet *net = TFL_CHAIN_NET (self, pin->net);
      TflChainEdge edge = { (int) (pin->at_right ? source : i), (int) (pin->at_right ? i : source) };

      if (pin->source)
        {
          guint step = ABS ((int) pin->channel - (int) channel_of (self, net, 0));

          source = i;
          self->sources[net->first_source + (int) step] = (int) i;
        }
      else if (pin->at_right != TFL_CHAIN_PIN (self, source)->at_right)
        g_array_append_val ((GArray *) g_ptr_array_index (self->edges, pin->channel), edge);
    }
}

/* What goes past the focus, from one that only serves to one that is only served, is no part of its chain. */
static gboolean
is_step (TflChain            *self,
         const TflLayoutLine *line)
{
  return line->from != line->to && (TFL_CHAIN_NODE (self, line->from)->served || TFL_CHAIN_NODE (self, line->to)->serves);
}

static void
make_nets (TflChain *self,
           int      *line_nets)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_lines = tfl_layout_input_get_n_lines (self->input);

  for (guint i = 0; i < n_lines; i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (self->input, i);

      line_nets[i] = is_step (self, line) ? find_net (self, known, line) : -1;
    }
  add_passes (self);
  centre_passes (self);
  for (guint i = 0; i < self->nets->len; i++)
    add_net_pins (self, (int) i);
  for (guint i = 0; i < n_lines; i++)
    if (line_nets[i] >= 0)
      add_line_pin (self, line_nets[i], (int) i);
  sort_pins (self);
}

/* Labels stand at the customer's end; where too many meet there, at the provider's. */
static void
place_labels (TflChain *self)
{
  g_autofree guint *counts = g_new0 (guint, 2 * self->nodes->len);

  for (guint i = 0; i < self->pins->len; i++)
    {
      const TflChainPin *pin = TFL_CHAIN_PIN (self, i);

      counts[2 * pin->node + pin->at_right] += pin->line >= 0;
    }
  for (guint i = 0; i < self->pins->len; i++)
    {
      TflChainPin *pin = TFL_CHAIN_PIN (self, i);
      double label = pin->line >= 0 ? tfl_layout_input_get_line (self->input, (guint) pin->line)->label_width : 0;

      if (label <= 0)
        continue;
      if (counts[2 * pin->node + pin->at_right] > TFL_CHAIN_MANY_LABELS)
        pin = TFL_CHAIN_PIN (self, self->sources[TFL_CHAIN_NET (self, pin->net)->first_source]);
      pin->label = MAX (pin->label, label);
      pin->need = TFL_CHAIN_LABEL_ROOM;
    }
}

/* Units grow until there is room for the lines at their sides. */
static void
grow_nodes (TflChain *self)
{
  g_autofree double *needs = g_new0 (double, 2 * self->nodes->len);
  g_autofree double *least = g_new0 (double, 2 * self->nodes->len);

  for (guint i = 0; i < self->pins->len; i++)
    {
      const TflChainPin *pin = TFL_CHAIN_PIN (self, i);
      guint side = 2 * pin->node + pin->at_right;

      least[side] = needs[side] > 0 ? MIN (least[side], pin->need) : pin->need;
      needs[side] += pin->need;
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      TflChainNode *node = TFL_CHAIN_NODE (self, i);

      if (node->box >= 0)
        node->height = MAX (node->height, MAX (needs[2 * i] - least[2 * i], needs[2 * i + 1] - least[2 * i + 1]) +
                                            2 * TFL_CHAIN_CORNER);
    }
}

/* Places. */

static double
zone (double label)
{
  return label > 0 ? LABEL_FROM_TIP + label + LABEL_FROM_TRACK : SIDE;
}

static double
track_x (const TflChainChannel *channel,
         guint                  track)
{
  return channel->x + zone (channel->left) + track * TFL_CHAIN_LINE_GAP;
}

static double
channel_width (const TflChainChannel *channel)
{
  return MAX (LEAST_CHANNEL, zone (channel->left) + zone (channel->right) +
                               (MAX (channel->n_tracks, 1) - 1) * TFL_CHAIN_LINE_GAP);
}

static void
place_nodes (TflChain *self,
             TflRect  *rects)
{
  double x = 0;

  for (guint i = 0; i < self->n_layers; i++)
    {
      GArray *layer = g_ptr_array_index (self->layers, i);
      double width = 0;

      for (guint j = 0; j < layer->len; j++)
        {
          const TflChainNode *node = TFL_CHAIN_NODE (self, g_array_index (layer, int, j));

          width = MAX (width, node->width);
          if (node->box >= 0)
            rects[node->box] = (TflRect){ x, node->y, node->width, node->height };
        }
      self->channels[i].x = x + width;
      x += width + channel_width (&self->channels[i]);
    }
}

/* Leaves out what lies on the line between its neighbours. */
static void
add_point (GArray *points,
           double  x,
           double  y)
{
  TflPoint point = { x, y };

  if (points->len > 0)
    {
      const TflPoint *last = &g_array_index (points, TflPoint, points->len - 1);

      if (last->x == x && last->y == y)
        return;
      if (points->len > 1 && ((last->x == x && last[-1].x == x) || (last->y == y && last[-1].y == y)))
        g_array_set_size (points, points->len - 1);
    }
  g_array_append_val (points, point);
}

/* The side of the node that the pin is at. */
static double
side_x (TflChain          *self,
        const TflRect     *rects,
        const TflChainPin *pin)
{
  const TflRect *rect = &rects[TFL_CHAIN_NODE (self, pin->node)->box];

  return pin->at_right ? rect->x : rect->x + rect->width;
}

static void
put_label (TflChain            *self,
           const TflRect       *rects,
           const TflChainPin   *pin,
           const TflLayoutLine *line,
           TflRoute            *route)
{
  double x = side_x (self, rects, pin);

  x += pin->at_right ? -LABEL_FROM_TIP - line->label_width : LABEL_FROM_TIP;
  route->label = (TflRect){ x, tfl_chain_pin_y (self, pin) - line->label_height / 2, line->label_width, line->label_height };
}

static void
draw_route (TflChain          *self,
            const TflRect     *rects,
            const TflChainPin *end,
            TflRoutes         *routes)
{
  TflRoute *route = tfl_routes_get (routes, (guint) end->line);
  const TflLayoutLine *line = tfl_layout_input_get_line (self->input, (guint) end->line);
  const TflChainNet *net = TFL_CHAIN_NET (self, end->net);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  const TflChainPin *start = TFL_CHAIN_PIN (self, self->sources[net->first_source]);
  guint step = 0, channel;

  add_point (points, side_x (self, rects, start), tfl_chain_pin_y (self, start));
  do
    {
      int source = self->sources[net->first_source + (int) step];
      double x, y;

      channel = channel_of (self, net, step);
      x = track_x (&self->channels[channel], self->tracks[source]);
      y = channel == end->channel ? tfl_chain_pin_y (self, end) : TFL_CHAIN_NODE (self, net->first_pass + (int) step)->y;
      add_point (points, x, tfl_chain_pin_y (self, TFL_CHAIN_PIN (self, source)));
      add_point (points, x, y);
      step++;
    }
  while (channel != end->channel);
  add_point (points, side_x (self, rects, end), tfl_chain_pin_y (self, end));

  if (end->label > 0)
    put_label (self, rects, end, line, route);
  else if (start->label > 0)
    put_label (self, rects, start, line, route);
  memcpy (tfl_routes_allot (routes, (guint) end->line, points->len), points->data, points->len * sizeof (TflPoint));
}

static void
chain_clear (TflChain *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->nets);
  g_array_unref (self->pins);
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->edges);
  g_free (self->channels);
  g_free (self->sources);
  g_free (self->tracks);
}

void
tfl_flow_lay_chain (TflLayoutInput *input,
                    TflRect        *rects,
                    TflRoutes      *routes)
{
  g_autofree int *line_nets = g_new (int, tfl_layout_input_get_n_lines (input) + 1);
  TflChain chain = {
    .input = input,
    .nodes = g_array_new (FALSE, FALSE, sizeof (TflChainNode)),
    .nets = g_array_new (FALSE, FALSE, sizeof (TflChainNet)),
    .pins = g_array_new (FALSE, FALSE, sizeof (TflChainPin)),
    .layers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
    .edges = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
  };

  tfl_chain_layers (&chain);
  make_nets (&chain, line_nets);
  place_labels (&chain);
  grow_nodes (&chain);
  chain.channels = g_new0 (TflChainChannel, chain.n_layers);
  chain.tracks = g_new0 (guint, chain.pins->len + 1);
  tfl_chain_order (&chain);
  tfl_chain_level (&chain);
  tfl_chain_channels (&chain);
  place_nodes (&chain, rects);
  for (guint i = 0; i < chain.pins->len; i++)
    if (TFL_CHAIN_PIN (&chain, i)->line >= 0)
      draw_route (&chain, rects, TFL_CHAIN_PIN (&chain, i), routes);
  chain_clear (&chain);
}
