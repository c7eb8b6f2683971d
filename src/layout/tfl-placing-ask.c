#include "config.h"

#include "tfl-placing-ask.h"

#include <math.h>

#define GRID 4.0
#define LINE_ROOM 3.6
#define FREE_ROOM 1.5
#define FEW_LINES 12
#define WAY_OUT 14.0 /* a line that runs straight out keeps so far from what it passes */

typedef struct
{
  const TflPlacing *placing;
  TflLayoutInput *input;
} Asking;

/* What lines want beside a box that so many of them come to. They run on all its sides, and not all along all of a
 * side: it grows with the root of their number. On the grid, so that one line more rarely moves anything. */
static double
room_for (guint traffic)
{
  return ceil (MAX (0, LINE_ROOM * (sqrt (traffic) - FREE_ROOM)) / GRID) * GRID;
}

static void
ask_children (const Asking     *self,
              guint             container,
              TflPlaceQuestion *question)
{
  TflNestList units = tfl_nest_units (self->placing->nest, container);
  TflNestList chips = tfl_nest_chips (self->placing->nest, container);

  for (guint i = 0; i < units.n; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (self->input, units.items[i]);
      TflPlaceChild child = {
        .width = self->placing->sizes[units.items[i]].width,
        .height = self->placing->sizes[units.items[i]].height,
        .x = box->pinned ? box->x : 0,
        .y = box->pinned ? box->y : 0,
        .pinned = box->pinned,
        .outside = question->page && box->outside,
        .header = tfl_nest_units (self->placing->nest, units.items[i]).n > 0 ? box->height : 0,
        .margin = room_for (tfl_nest_traffic (self->placing->nest, units.items[i])),
        .pull = tfl_nest_pull (self->placing->nest, units.items[i]),
      };

      self->placing->local[units.items[i]] = i;
      g_array_append_val (question->children, child);
    }
  for (guint i = 0; i < chips.n; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (self->input, chips.items[i]);
      gboolean called = box->caller >= 0 &&
                        tfl_layout_input_get_box (self->input, box->caller)->kind == TFL_BOX_CHIP &&
                        tfl_nest_parent (self->placing->nest, box->caller) == container;
      TflPackChip chip = { box->width, box->height, called ? (int) self->placing->local[box->caller] : -1 };

      self->placing->local[chips.items[i]] = i;
      g_array_append_val (question->chips, chip);
    }
}

/* Whatever stands beside a box in its container, at the side where a line comes out, leaves no way out there. */
static void
add_blocked (const Asking *self,
             TflNestList  list,
             guint        box,
             double       base,
             gboolean     left,
             GArray      *blocked)
{
  const TflRect *relative = self->placing->relative;

  for (guint i = 0; i < list.n; i++)
    {
      const TflRect *other = &relative[list.items[i]];
      TflSpan span = { other->y - WAY_OUT - base, other->y + other->height + WAY_OUT - base };

      if (left ? other->x + other->width <= relative[box].x : other->x >= relative[box].x + relative[box].width)
        g_array_append_val (blocked, span);
    }
}

static gboolean
is_blocked (const GArray *blocked,
            double        y)
{
  for (guint i = 0; i < blocked->len; i++)
    if (y > g_array_index (blocked, TflSpan, i).low && y < g_array_index (blocked, TflSpan, i).high)
      return TRUE;
  return FALSE;
}

/* How far below the top of one of its ancestors a line from a box comes out at that side: as near to its middle as it can
 * run straight out, else below everything. */
static double
way_out (const Asking *self,
         guint         box,
         guint         ancestor,
         gboolean      left)
{
  g_autoptr (GArray) blocked = g_array_new (FALSE, FALSE, sizeof (TflSpan));
  /* Inside a container it may have become higher than it asked for, so that all its lines have room. */
  double height = box != ancestor ? self->placing->relative[box].height : self->placing->sizes[box].height;
  double best = height / 2;
  double nearest = G_MAXDOUBLE;
  double base = 0; /* the top of the box, seen from where we are */

  for (; box != ancestor; box = tfl_nest_parent (self->placing->nest, box))
    {
      guint container = tfl_nest_parent (self->placing->nest, box);

      base += self->placing->relative[box].y;
      add_blocked (self, tfl_nest_units (self->placing->nest, container), box, base, left, blocked);
      add_blocked (self, tfl_nest_chips (self->placing->nest, container), box, base, left, blocked);
    }
  if (!is_blocked (blocked, best))
    return base + best;

  for (guint i = 0; i < 2 * blocked->len; i++)
    {
      const TflSpan *span = &g_array_index (blocked, TflSpan, i / 2);
      double y = i % 2 == 0 ? span->low : span->high;

      if (y > WAY_OUT && y < height - WAY_OUT && fabs (y - height / 2) < nearest && !is_blocked (blocked, y))
        {
          nearest = fabs (y - height / 2);
          best = y;
        }
    }
  return nearest < G_MAXDOUBLE ? base + best : self->placing->sizes[ancestor].height;
}

/* A unit that all others are in: as it looks, so does the page. */
static gboolean
is_whole_page (const Asking *self,
               guint  container)
{
  guint page = tfl_nest_page (self->placing->nest);

  return container != page && tfl_nest_parent (self->placing->nest, container) == page &&
         tfl_nest_units (self->placing->nest, page).n == 1;
}

TflPlaceQuestion *
tfl_placing_ask (const TflPlacing *placing,
                 TflLayoutInput   *input,
                 guint             container,
                 TflShape          shape)
{
  const Asking self = { placing, input };
  TflPlaceQuestion *question = tfl_place_question_new ();

  question->page = container == tfl_nest_page (placing->nest);
  question->shape = question->page || is_whole_page (&self, container) ? TFL_SHAPE_PAGE : shape;
  if (!question->page)
    {
      question->min_width = tfl_layout_input_get_box (input, container)->width;
      question->header = tfl_layout_input_get_box (input, container)->height;
      question->padding = TFL_PADDING + room_for (tfl_nest_traffic (placing->nest, container));
    }
  ask_children (&self, container, question);

  return question;
}

/* Only for lines to outside parties does it matter where in a child a line ends; elsewhere it would only make questions
 * differ. */
static void
find_ways_out (const Asking     *self,
               TflPlaceQuestion *question,
               const GArray     *lines)
{
  for (guint i = 0; i < question->lines->len; i++)
    {
      TflPlaceLine *asked = &g_array_index (question->lines, TflPlaceLine, i);
      const TflNestLine *lifted = tfl_nest_line (self->placing->nest, g_array_index (lines, guint, i));
      const TflLayoutLine *line = tfl_layout_input_get_line (self->input, lifted->line);

      if (tfl_place_child (question, asked->from)->outside == tfl_place_child (question, asked->to)->outside)
        continue;
      for (int left = FALSE; left <= TRUE; left++)
        {
          asked->from_y[left] = way_out (self, line->from, lifted->from, left);
          asked->to_y[left] = way_out (self, line->to, lifted->to, left);
        }
    }
}

void
tfl_placing_ask_lines (const TflPlacing *placing,
                       TflLayoutInput   *input,
                       guint             container,
                       TflPlaceQuestion *question)
{
  const Asking self = { placing, input };
  TflNestList lines = tfl_nest_lines (placing->nest, container);
  g_autoptr (GArray) asked_for = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < lines.n; i++)
    {
      const TflNestLine *lifted = tfl_nest_line (placing->nest, lines.items[i]);
      const TflLayoutLine *line = tfl_layout_input_get_line (input, lifted->line);
      /* The label stands beside the customer: if that is deeper inside, so is the label, where there is room. Among few
       * lines all can have that here as well. */
      gboolean label_here = lifted->to == (guint) line->to || lines.n <= FEW_LINES;
      TflPlaceLine asked = {
        .label_width = label_here ? line->label_width : 0,
        .label_height = label_here ? line->label_height : 0,
        .from_deeper = lifted->from != (guint) line->from,
      };

      if (lifted->from == container || lifted->to == container)
        continue;

      asked.from = placing->local[lifted->from];
      asked.to = placing->local[lifted->to];
      g_array_append_val (question->lines, asked);
      g_array_append_val (asked_for, lines.items[i]);
    }
  if (question->page)
    find_ways_out (&self, question, asked_for);
}
