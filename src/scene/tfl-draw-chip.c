/* Chips: full and compact, from the middle distance and from afar; orphans. */
#include "config.h"

#include "tfl-painter.h"

#include "tfl-measure.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define COMPACT_CELL 40.0
#define TEXT_X 42.0
#define ORPHAN_TEXT_X 49.0
#define ICON 9.5
#define ICON_TO_TEXT 14.0
#define LINE_SIZE 10.5
#define LINE_HEIGHT 14.0
#define NAME_HEIGHT 16.0
#define MIN_REQUESTER 44.0

typedef struct
{
  TflPainter    *painter;
  const TflChip *chip;
  TflRect        rect;
} Draw;

static TflSceneBuilder *
builder (Draw *draw)
{
  return draw->painter->builder;
}

static gboolean
is_weak (const TflChip *chip)
{
  return chip->orphan >= TFL_ORPHAN_UNTRIGGERED;
}

/* The ground of a chip: a whole orphan's is hatched, with a plate to read on. */

typedef struct
{
  double radius, line, dash[2], hatch[2];
  double plate_x, plate_right, plate_inset, plate_radius;
} OrphanSize;

static const OrphanSize full_orphan = { 7, 3, { 7, 4 }, { 3, 8 }, 42, 18, 6, 4 };
static const OrphanSize compact_orphan = { 6, 2.5, { 6, 3.5 }, { 2.6, 7 }, 33, 20, 4, 3 };

static void
draw_orphan_ground (Draw             *draw,
                    const OrphanSize *size,
                    double            scale)
{
  TflRect r = draw->rect;
  TflShape *body;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_BODY);
  body = tfl_scene_builder_add_box (builder (draw), r.x, r.y, r.width, r.height, size->radius, TFL_COLOUR_HATCH_GROUND,
                                    TFL_COLOUR_MAGENTA, size->line * scale);
  body->dash[0] = size->dash[0] * scale;
  body->dash[1] = size->dash[1] * scale;
  body->hatch[0] = size->hatch[0] * scale;
  body->hatch[1] = size->hatch[1] * scale;
  draw->painter->whole_orphans = TRUE;
}

static void
draw_plate (Draw             *draw,
            const OrphanSize *size)
{
  TflRect r = draw->rect;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_ORPHAN);
  tfl_scene_builder_add_box (builder (draw), r.x + size->plate_x, r.y + size->plate_inset,
                             r.width - size->plate_x - size->plate_right, r.height - 2 * size->plate_inset,
                             size->plate_radius, TFL_COLOUR_PLATE, TFL_COLOUR_NONE, 0);
}

static void
draw_question (Draw   *draw,
               double  x,
               double  width,
               double  height,
               double  edge,
               double  size)
{
  TflRect r = draw->rect;
  double y = r.y + (r.height - height) / 2;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_ORPHAN);
  tfl_scene_builder_add_box (builder (draw), r.x + x, y, width, height, MIN (6, 0.22 * height), TFL_COLOUR_MAGENTA,
                             TFL_COLOUR_PLATE, edge);
  tfl_painter_text_middle (draw->painter, "?", r.x + x + width / 2, tfl_baseline (y, height, size), size, 700,
                           TFL_COLOUR_ON_MAGENTA);
}

static void
draw_ground (Draw   *draw,
             double  radius)
{
  TflRect r = draw->rect;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_BODY);
  tfl_scene_builder_add_box (builder (draw), r.x, r.y, r.width, r.height, radius, TFL_COLOUR_CHIP_FILL,
                             TFL_COLOUR_CHIP_BORDER, 1);
}

static void
draw_weak_outline (Draw   *draw,
                   double  radius)
{
  TflRect r = draw->rect;
  TflShape *outline;

  if (!is_weak (draw->chip))
    return;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_ORPHAN);
  outline = tfl_scene_builder_add_box (builder (draw), r.x, r.y, r.width, r.height, radius, TFL_COLOUR_NONE,
                                       TFL_COLOUR_MAGENTA, 1.5);
  outline->dash[0] = outline->dash[1] = 3;
  draw->painter->weak_orphans = TRUE;
}

/* The cell at the left: whose work it is. */

static void
draw_cell_ground (Draw   *draw,
                  double  width,
                  double  radius)
{
  const TflChip *chip = draw->chip;
  TflRect r = draw->rect;
  gboolean owned = chip->process >= 0 && chip->state == TFL_CHIP_OWNED;
  TflShape *cell;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_CELL);
  cell = tfl_scene_builder_add_box (builder (draw), r.x, r.y, width, r.height, radius,
                                    owned ? TFL_COLOUR_PROCESS_FILL + chip->process
                                          : chip->state == TFL_CHIP_DELIVERY ? TFL_COLOUR_WASH : TFL_COLOUR_CHIP_FILL,
                                    owned ? TFL_COLOUR_PROCESS_EDGE + chip->process : TFL_COLOUR_CHIP_BORDER, 1);
  cell->square_right = TRUE;
  if (owned)
    draw->painter->processes |= 1u << chip->process;
}

/* O3 and O4: the hole is in the half of the cell where the workflow stands. */
static void
draw_workflow_hole (Draw   *draw,
                    double  x,
                    double  width,
                    double  baseline,
                    double  scale)
{
  gboolean off_path = draw->chip->orphan == TFL_ORPHAN_OFF_PATH;
  const char *text = off_path ? draw->chip->workflow : "?";
  double size = (off_path ? 9.5 : 11) * scale;
  double plate = (off_path ? 20 : 12) * scale;
  double middle = x + width / 2;
  double half = MIN (13 * scale, width / 2 - 2);
  TflShape *shape;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_ORPHAN);
  tfl_painter_slot (draw->painter, (TflRect) { middle - half, baseline - 11 * scale, 2 * half, 15 * scale }, 1.5, 3);
  tfl_scene_builder_add_box (builder (draw), middle - plate / 2, baseline - 9.5 * scale, plate, 12 * scale, 2,
                             TFL_COLOUR_PLATE, TFL_COLOUR_NONE, 0);
  shape = tfl_scene_builder_add_text (builder (draw), text, middle, baseline - 3.5 * scale + 0.36 * size,
                                      tfl_text_measure (text, size, 700), TFL_ALIGN_MIDDLE, size, 700,
                                      TFL_COLOUR_MAGENTA);
  shape->struck = off_path;
}

static gboolean
has_workflow_hole (const TflChip *chip)
{
  return chip->orphan == TFL_ORPHAN_UNTRIGGERED || chip->orphan == TFL_ORPHAN_OFF_PATH;
}

static void
draw_delivery_mark (Draw   *draw,
                    double  middle,
                    double  scale)
{
  TflRect r = draw->rect;

  tfl_scene_builder_add_icon (builder (draw), TFL_ICON_DELIVERY, middle - 3 * scale, r.y + r.height / 2 - 6 * scale,
                              7 * scale, 12 * scale, TFL_COLOUR_INK_2);
  draw->painter->delivery = TRUE;
}

static void
draw_hollow_question (Draw   *draw,
                      double  middle,
                      double  size)
{
  TflRect r = draw->rect;
  double y = r.y + (r.height - size) / 2;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_ORPHAN);
  tfl_scene_builder_add_box (builder (draw), middle - size / 2, y, size, size, 0.2 * size, TFL_COLOUR_NONE,
                             TFL_COLOUR_MAGENTA, 1.5);
  tfl_painter_text_middle (draw->painter, "?", middle, tfl_baseline (y, size, 0.66 * size), 0.66 * size, 700,
                           TFL_COLOUR_MAGENTA);
  draw->painter->aside = TRUE;
}

static void
note_workflow (Draw *draw)
{
  int workflow = tfl_words_find (TFL_WORDS_WORKFLOW, draw->chip->workflow);

  if (workflow >= 0)
    draw->painter->workflows |= 1u << workflow;
  else if (draw->chip->workflow[0] != '\0')
    draw->painter->undecided = TRUE;
}

/* Letter over workflow. */
static void
draw_tall_cell (Draw   *draw,
                double  width,
                double  letter,
                double  workflow,
                double  scale)
{
  const TflChip *chip = draw->chip;
  TflRect r = draw->rect;
  double middle = r.x + width / 2;
  double centre = r.y + r.height / 2;
  TflColour text = TFL_COLOUR_PROCESS_TEXT + MAX (chip->process, 0);

  draw_cell_ground (draw, width, 6);
  if (chip->state == TFL_CHIP_DELIVERY)
    {
      draw_delivery_mark (draw, middle, scale);
      return;
    }
  if (chip->state == TFL_CHIP_ASIDE)
    {
      draw_hollow_question (draw, middle, 24 * scale);
      return;
    }

  tfl_painter_text_middle (draw->painter, chip->letter, middle, centre + scale, letter, 700, text);
  if (has_workflow_hole (chip))
    draw_workflow_hole (draw, r.x, width, centre + 15 * scale, scale);
  else if (chip->workflow[0] != '\0')
    {
      tfl_painter_text_middle (draw->painter, chip->workflow, middle, centre + 15 * scale, workflow, 600, text);
      note_workflow (draw);
    }
}

/* Letter beside workflow. */
static void
draw_flat_cell (Draw   *draw,
                double  width,
                double  scale)
{
  const TflChip *chip = draw->chip;
  TflRect r = draw->rect;
  double letter = 12 * scale;
  double workflow = 10 * scale;
  TflColour text = TFL_COLOUR_PROCESS_TEXT + MAX (chip->process, 0);
  double letter_width = tfl_text_measure (chip->letter, letter, 700);
  double used = letter_width + 3 * scale + tfl_text_measure (chip->workflow, workflow, 600);
  double x = r.x + (width - used) / 2;

  draw_cell_ground (draw, width, 5);
  if (chip->state == TFL_CHIP_DELIVERY)
    draw_delivery_mark (draw, r.x + width / 2, 0.7 * scale);
  else if (chip->state == TFL_CHIP_ASIDE)
    draw_hollow_question (draw, r.x + width / 2, 18 * scale);
  else if (has_workflow_hole (chip))
    {
      tfl_painter_text (draw->painter, chip->letter, r.x + 6 * scale, tfl_baseline (r.y, r.height, letter), letter, 700, text);
      draw_workflow_hole (draw, r.x + 5 * scale + letter_width, width - 6 * scale - letter_width,
                          r.y + r.height / 2 + 3.5 * scale, scale);
    }
  else
    {
      tfl_painter_text (draw->painter, chip->letter, x, tfl_baseline (r.y, r.height, letter), letter, 700, text);
      tfl_painter_text (draw->painter, chip->workflow, x + letter_width + 3 * scale,
                        tfl_baseline (r.y, r.height, workflow), workflow, 600, text);
      note_workflow (draw);
    }
}

/* The lines of text. */

/* One or two lines of name; returns where they end. */
static double
draw_name (Draw   *draw,
           double  x,
           double  y,
           double  width,
           double  size,
           double  leading)
{
  int weight = draw->chip->state == TFL_CHIP_ORPHAN ? 600 : 500;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n = tfl_text_wrap (draw->chip->name, size, weight, width, &first, &second);

  tfl_scene_builder_set_part (builder (draw), TFL_PART_NAME);
  tfl_painter_text (draw->painter, first, x, tfl_baseline (y, leading, size), size, weight, TFL_COLOUR_INK);
  if (n > 1)
    tfl_painter_text (draw->painter, second, x, tfl_baseline (y + leading, leading, size), size, weight, TFL_COLOUR_INK);

  return y + n * leading;
}

/* “no operator” in a hatched slot; returns its width. */
static double
draw_hole_text (Draw       *draw,
                const char *text,
                double      x,
                double      baseline)
{
  double width = tfl_text_measure (text, LINE_SIZE, 600);
  TflRect slot = { x, baseline - 9.5, width + 8, 13 };

  tfl_scene_builder_set_part (builder (draw), TFL_PART_ORPHAN);
  tfl_painter_slot (draw->painter, slot, 1, 3);
  tfl_scene_builder_add_box (builder (draw), slot.x + 2, slot.y + 1.5, slot.width - 4, slot.height - 3, 2,
                             TFL_COLOUR_PLATE, TFL_COLOUR_NONE, 0);
  tfl_painter_text (draw->painter, text, x + 4, baseline, LINE_SIZE, 600, TFL_COLOUR_MAGENTA);
  tfl_scene_builder_set_part (builder (draw), TFL_PART_DETAIL);

  return slot.width;
}

static const char *
requester_hole (const TflChip *chip)
{
  if (chip->orphan == TFL_ORPHAN_UNREQUESTED)
    return _("no customer");

  return NULL;
}

/* Who asked: cut before the operators are, to no less than 44. */
static double
draw_requester (Draw   *draw,
                double  x,
                double  baseline,
                double  width)
{
  const TflChip *chip = draw->chip;
  const char *hole = requester_hole (chip);
  double operators = chip->operators != NULL ? tfl_text_measure (chip->operators, LINE_SIZE, 500) + 15 : 0;
  double room = MAX (width - operators, MIN (MIN_REQUESTER, width));

  if (hole != NULL)
    return draw_hole_text (draw, hole, x, baseline);
  if (chip->requester != NULL)
    return tfl_painter_text_fit (draw->painter, chip->requester, x, baseline, LINE_SIZE, 400, TFL_COLOUR_INK_2, room);
  if (chip->state == TFL_CHIP_ORPHAN)
    return tfl_painter_text (draw->painter, _("no call"), x, baseline, LINE_SIZE, 600, TFL_COLOUR_MAGENTA);

  return 0;
}

/* Who asked → who does it. */
static void
draw_people (Draw   *draw,
             double  x,
             double  baseline,
             double  width)
{
  const TflChip *chip = draw->chip;
  double right = x + width;
  double used;

  tfl_scene_builder_set_part (builder (draw), TFL_PART_DETAIL);
  tfl_scene_builder_add_icon (builder (draw), TFL_ICON_PERSON, x, baseline - 8.5, ICON, ICON, TFL_COLOUR_INK_3);
  x += ICON_TO_TEXT;
  used = draw_requester (draw, x, baseline, right - x);
  x += used > 0 ? used + 4 : 0;
  if (chip->operators == NULL && chip->orphan != TFL_ORPHAN_UNOPERATED)
    return;

  if (used > 0)
    {
      tfl_scene_builder_add_icon (builder (draw), TFL_ICON_ARROW, x, baseline - 6.2, 7, 5.2, TFL_COLOUR_INK_3);
      x += 11;
    }
  if (chip->operators != NULL)
    tfl_painter_text_fit (draw->painter, chip->operators, x, baseline, LINE_SIZE, 500, TFL_COLOUR_INK, right - x);
  else
    draw_hole_text (draw, _("no operator"), x, baseline);
}

static gboolean
has_people (const TflChip *chip)
{
  return chip->state != TFL_CHIP_ASIDE
      && (chip->requester != NULL || chip->operators != NULL || chip->state == TFL_CHIP_ORPHAN
          || chip->orphan == TFL_ORPHAN_UNOPERATED || requester_hole (chip) != NULL);
}

static void
draw_practice (Draw   *draw,
               double  x,
               double  baseline,
               double  width)
{
  tfl_scene_builder_set_part (builder (draw), TFL_PART_DETAIL);
  tfl_scene_builder_add_icon (builder (draw), TFL_ICON_PLUG, x, baseline - 8.5, ICON, ICON, TFL_COLOUR_INK_3);
  tfl_painter_text_fit (draw->painter, draw->chip->detail, x + ICON_TO_TEXT, baseline, LINE_SIZE, 400, TFL_COLOUR_INK_2,
                        width - ICON_TO_TEXT);
}

static void
draw_lines (Draw   *draw,
            double  x,
            double  y,
            double  width)
{
  const TflChip *chip = draw->chip;

  if (chip->state == TFL_CHIP_ASIDE)
    {
      tfl_scene_builder_set_part (builder (draw), TFL_PART_DETAIL);
      tfl_painter_text_fit (draw->painter, chip->detail, x, y + 10.5, LINE_SIZE, 400, TFL_COLOUR_INK_2, width);
      if (chip->second != NULL)
        tfl_painter_text_fit (draw->painter, chip->second, x, y + LINE_HEIGHT + 10.5, LINE_SIZE, 400, TFL_COLOUR_INK_2, width);
      return;
    }
  if (has_people (chip))
    {
      draw_people (draw, x, y + 10.5, width);
      y += LINE_HEIGHT;
    }
  if (chip->detail != NULL)
    draw_practice (draw, x, y + 10.5, width);
}

static guint
count_lines (const TflChip *chip)
{
  if (chip->state == TFL_CHIP_ASIDE)
    return chip->second != NULL ? 2 : 1;

  return (has_people (chip) ? 1 : 0) + (chip->detail != NULL ? 1 : 0);
}

/* The four ways to draw a chip. */

static void
draw_full (Draw *draw)
{
  gboolean orphan = draw->chip->state == TFL_CHIP_ORPHAN;
  TflRect r = draw->rect;
  double width = tfl_chip_name_width (draw->chip->state, r.width);
  guint n = tfl_text_measure (draw->chip->name, 12, orphan ? 600 : 500) > width ? 2 : 1;
  double content = n * NAME_HEIGHT + count_lines (draw->chip) * LINE_HEIGHT;
  double top = r.y + floor ((r.height - content) / 2) - 0.3;
  double x = r.x + (orphan ? ORPHAN_TEXT_X : TEXT_X);

  if (orphan)
    {
      draw_orphan_ground (draw, &full_orphan, 1);
      draw_plate (draw, &full_orphan);
      draw_question (draw, 8, 28, 28, 2, 20);
    }
  else
    {
      draw_ground (draw, 6);
      draw_tall_cell (draw, TFL_CHIP_CELL, 17, 10, 1);
      draw_weak_outline (draw, 6);
    }

  draw_lines (draw, x, draw_name (draw, x, top, width, 12, NAME_HEIGHT), width);
}

static void
draw_compact (Draw   *draw,
              double  scale)
{
  TflRect r = draw->rect;
  double size = 11 * scale;
  double cell = COMPACT_CELL * MIN (scale, 1.3);
  double x = r.x + cell + 7;
  double right = r.x + r.width - 8;
  gboolean orphan = draw->chip->state == TFL_CHIP_ORPHAN;

  if (orphan)
    {
      draw_orphan_ground (draw, &compact_orphan, 1);
      draw_plate (draw, &compact_orphan);
      draw_question (draw, 8, 20, 19, 1, 13.5);
      x = r.x + 39;
      right = r.x + r.width - compact_orphan.plate_right - 4;
    }
  else
    {
      draw_ground (draw, 5);
      draw_flat_cell (draw, cell, MIN (scale, 1.3));
      draw_weak_outline (draw, 5);
    }

  tfl_scene_builder_set_part (builder (draw), TFL_PART_NAME);
  tfl_painter_text_fit (draw->painter, draw->chip->name, x, tfl_baseline (r.y, r.height, size), size, orphan ? 600 : 500,
                        TFL_COLOUR_INK, right - x);
}

/* From the middle distance: cell and name, constant on screen, in the chip's own place. */
static void
draw_named (Draw *draw)
{
  double px = draw->painter->px;
  double size = 11 * px;
  gboolean orphan = draw->chip->state == TFL_CHIP_ORPHAN;
  TflRect r = draw->rect;
  double x = r.x + (orphan ? ORPHAN_TEXT_X : TEXT_X);
  double width = tfl_chip_name_width (draw->chip->state, r.width);
  double leading = MIN (14 * px, (r.height - 4) / 2);
  guint n = tfl_text_measure (draw->chip->name, size, orphan ? 600 : 500) > width ? 2 : 1;

  if (orphan)
    {
      draw_orphan_ground (draw, &full_orphan, 1);
      draw_plate (draw, &full_orphan);
      draw_question (draw, 8, 28, 28, 2, 20);
    }
  else
    {
      draw_ground (draw, 6);
      draw_tall_cell (draw, TFL_CHIP_CELL, 17, 9 * px, 1);
      draw_weak_outline (draw, 6);
    }
  draw_name (draw, x, r.y + (r.height - n * leading) / 2, width, size, leading);
}

/* From afar, in a unit whose children are shown: where it is and whose.  Without room for the letter there
 * is no colour either: it never stands alone. */
static void
draw_block (Draw *draw)
{
  double px = draw->painter->px;
  TflRect r = draw->rect;
  double letter = MIN (12 * px, 0.8 * r.height);
  gboolean readable = letter >= 9 * px;

  if (r.height < 4 * px)
    return;
  if (draw->chip->state == TFL_CHIP_ORPHAN)
    {
      double side = MIN (28, r.height - 6);

      draw_orphan_ground (draw, r.height > 30 ? &full_orphan : &compact_orphan, 1);
      if (readable)
        draw_question (draw, (r.width - side) / 2, side, side, 1.5, 0.7 * side);
      return;
    }

  draw_ground (draw, 6);
  if (readable && draw->chip->state == TFL_CHIP_OWNED)
    {
      double cell = MIN (MAX (TFL_CHIP_CELL, 16 * px), r.width);

      draw_cell_ground (draw, cell, 6);
      tfl_painter_text_middle (draw->painter, draw->chip->letter, r.x + cell / 2, tfl_baseline (r.y, r.height, letter),
                               letter, 700, TFL_COLOUR_PROCESS_TEXT + draw->chip->process);
    }
  draw_weak_outline (draw, 6);
}

void
tfl_painter_chip (TflPainter    *self,
                  const TflChip *chip,
                  TflRect        rect)
{
  Draw drawing = { self, chip, rect };
  Draw *draw = &drawing;
  double px = draw->painter->px;
  gboolean compact = draw->rect.height <= TFL_CHIP_COMPACT + 4;

  if (px > 1 / TFL_ZOOM_CHIPS)
    draw_block (draw);
  else if (compact)
    draw_compact (draw, px > 1 / TFL_ZOOM_NEAR ? px : 1);
  else if (px > 1 / TFL_ZOOM_NEAR)
    draw_named (draw);
  else
    draw_full (draw);
}
