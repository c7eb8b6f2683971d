/* The matrix: a row for each unit, a column for each process, and one for what no process owns. */
#include "config.h"

#include "tfl-picture-kind.h"

#include "tfl-measure.h"
#include "tfl-painter.h"
#include "tfl-scene-private.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_HEIGHT 30.0
#define HEAD_HEIGHT 62.0
#define FOOT_HEIGHT 40.0
#define INDENT 16.0
#define ROLES 20.0
#define PADDING 12.0
#define NAME_LEAST 150.0
#define NAME_MOST 320.0
#define CELL_WIDTH 38.0
#define CELL_HEIGHT 20.0
#define CELL_SIZE 11.0
#define SUM_SIZE 9.5
#define DOT 1.75
#define BADGE_HEIGHT 22.0
#define COLUMN_LEAST 66.0  /* a cell, and the sum behind it */
#define ORPHANS_LEAST 112.0
#define LABEL_SIZE 10.0

/* A column: what it counts, and how it is headed. */
typedef enum
{
  COLUMN_PROCESS, /* + TflProcess */
  COLUMN_DELIVERY = COLUMN_PROCESS + TFL_N_PROCESSES,
  COLUMN_ASIDE,
  COLUMN_ORPHANS,
  N_COLUMNS
} Column;

typedef struct
{
  guint own[N_COLUMNS];
  guint sum[N_COLUMNS]; /* with all units inside */
} Counts;

typedef struct
{
  TflPainter *painter;
  double      name_width;
  double      column_width;
  double      orphans_width;
  gboolean    has_aside;
  gboolean    has_sums;  /* some unit holds others */
} Table;

static TflExtent *
list (const TflPicture *picture)
{
  return tfl_extent_new (picture->model, picture->scope);
}

static void
take_counts (guint            *columns,
             const TflCounts  *counts)
{
  guint placed = counts->delivery + counts->orphans;

  for (guint i = 0; i < TFL_N_PROCESSES; i++)
    {
      columns[COLUMN_PROCESS + i] = counts->by_process[i];
      placed += counts->by_process[i];
    }
  columns[COLUMN_DELIVERY] = counts->delivery;
  columns[COLUMN_ORPHANS] = counts->orphans;
  columns[COLUMN_ASIDE] = counts->work > placed ? counts->work - placed : 0;
}

static void
count_unit (const TflPicture *picture,
            const TflElement *unit,
            Counts           *counts)
{
  TflCounts tally = tfl_tally_get (picture->tally, tfl_element_get_id (unit));
  TflChildIter iter;
  const TflElement *child;

  take_counts (counts->sum, &tally);
  take_counts (counts->own, &tally);
  tfl_child_iter_init (&iter, picture->model, unit, TFL_KIND_UNIT);
  while ((child = tfl_child_iter_next (&iter)) != NULL)
    {
      guint inside[N_COLUMNS];

      tally = tfl_tally_get (picture->tally, tfl_element_get_id (child));
      take_counts (inside, &tally);
      for (guint i = 0; i < N_COLUMNS; i++)
        counts->own[i] -= inside[i];
    }
}

static const char *
column_label (guint column)
{
  if (column < COLUMN_DELIVERY)
    return tfl_words_label (TFL_WORDS_PROCESS, (int) (column - COLUMN_PROCESS));
  if (column == COLUMN_DELIVERY)
    return _("Delivery");

  return column == COLUMN_ASIDE ? _("Set aside") : _("No owning process");
}

/* Headings are never cut: they are what the columns mean. */
static void
measure_labels (Table *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gboolean is_orphans = i == COLUMN_ORPHANS;
      double *width = is_orphans ? &self->orphans_width : &self->column_width;

      *width = MAX (*width, ceil (tfl_text_measure (column_label (i), LABEL_SIZE, is_orphans ? 600 : 500)) +
                              (is_orphans ? 2 * PADDING : 10));
    }
}

static void
table_init (Table            *self,
            const TflPicture *picture,
            TflExtent        *extent)
{
  double width = NAME_LEAST;

  *self = (Table) { .column_width = COLUMN_LEAST, .orphans_width = ORPHANS_LEAST };
  measure_labels (self);
  for (guint i = 0; i < tfl_extent_get_n (extent); i++)
    {
      const TflExtentUnit *row = tfl_extent_get (extent, i);
      g_autofree char *name = tfl_text_clean (tfl_element_get_name (row->unit));
      Counts counts;

      count_unit (picture, row->unit, &counts);
      self->has_aside = self->has_aside || counts.sum[COLUMN_ASIDE] > 0;
      self->has_sums = self->has_sums || row->closed || row->end > i + 1;
      width = MAX (width, PADDING + row->depth * INDENT + ROLES + 8 + tfl_text_measure (name, 13, 600) + PADDING);
    }
  self->name_width = ceil (MIN (width, NAME_MOST));
}

static gboolean
has_column (const Table *self,
            guint        column)
{
  return column != COLUMN_ASIDE || self->has_aside;
}

/* Relative to the left edge of a row. */
static double
column_x (const Table *self,
          guint        column)
{
  double x = self->name_width;

  for (guint i = 0; i < column; i++)
    x += has_column (self, i) ? self->column_width : 0;

  return x;
}

static double
table_width (const Table *self)
{
  return column_x (self, COLUMN_ORPHANS) + self->orphans_width;
}

static TflLayoutInput *
measure (const TflPicture *picture)
{
  g_autoptr (TflExtent) extent = list (picture);
  TflLayoutInput *input = tfl_layout_input_new ();
  Table table;

  table_init (&table, picture, extent);
  tfl_layout_input_set_flow (input, TFL_FLOW_ROWS);
  for (guint i = 0; i < tfl_extent_get_n (extent); i++)
    {
      TflLayoutBox box = {
        .id = tfl_element_get_id (tfl_extent_get (extent, i)->unit),
        .kind = TFL_BOX_UNIT,
        .parent = -1,
        .width = table_width (&table),
        .height = ROW_HEIGHT,
        .caller = -1,
      };

      tfl_layout_input_add_box (input, &box);
    }

  return input;
}

/* Cells. */

static void
draw_number (const Table *self,
             guint        number,
             double       x,
             double       y,
             double       size,
             int          weight,
             TflColour    colour)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  tfl_painter_text (self->painter, text, x, y, size, weight, colour);
}

static void
draw_number_middle (const Table *self,
                    guint        number,
                    double       x,
                    double       y,
                    TflColour    colour)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  tfl_painter_text_middle (self->painter, text, x, y, CELL_SIZE, 600, colour);
}

/* What a cell shows of its own: x, y is its left upper corner. */
static void
draw_own (const Table *self,
          guint        column,
          guint        count,
          double       x,
          double       y)
{
  TflPainter *painter = self->painter;
  TflRect rect = { x, y, CELL_WIDTH, CELL_HEIGHT };
  double baseline = tfl_baseline (y, CELL_HEIGHT, CELL_SIZE);

  if (column == COLUMN_ORPHANS && count > 0)
    tfl_painter_draw_badge (painter, x, y + (CELL_HEIGHT - BADGE_HEIGHT) / 2, BADGE_HEIGHT, 1, count);
  else if (count == 0)
    /* Of most cells there is nothing to say; hundreds of empty boxes would be louder than those with work. */
    tfl_scene_builder_add_circle (painter->builder, x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2, DOT, TFL_COLOUR_PALE_EDGE,
                                  TFL_COLOUR_NONE, 0);
  else if (column < COLUMN_DELIVERY)
    tfl_painter_cell (painter, (TflProcess) (column - COLUMN_PROCESS), count, rect, CELL_SIZE, 1);
  else if (column == COLUMN_DELIVERY)
    {
      tfl_scene_builder_add_box (painter->builder, rect.x, rect.y, rect.width, rect.height, 3, TFL_COLOUR_WASH,
                                 TFL_COLOUR_CHIP_BORDER, 1);
      draw_number_middle (self, count, x + CELL_WIDTH / 2, baseline, TFL_COLOUR_INK);
      painter->delivery = TRUE;
    }
  else
    {
      tfl_scene_builder_add_box (painter->builder, rect.x, rect.y, rect.width, rect.height, 3, TFL_COLOUR_NONE,
                                 TFL_COLOUR_MAGENTA, 1.5);
      draw_number_middle (self, count, x + CELL_WIDTH / 2, baseline, TFL_COLOUR_MAGENTA);
      painter->aside = TRUE;
    }
}

static double
own_width (guint column,
           guint count)
{
  return column == COLUMN_ORPHANS && count > 0 ? tfl_badge_get_width (count, BADGE_HEIGHT) : CELL_WIDTH;
}

static void
draw_cells (const Table  *self,
            const TflRect *rect,
            const Counts *counts,
            gboolean      with_sums)
{
  double y = rect->y + (rect->height - CELL_HEIGHT) / 2;
  TflSceneBuilder *builder = self->painter->builder;
  gboolean is_faded = tfl_scene_builder_set_faded (builder, FALSE);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      double x = rect->x + column_x (self, i) + (i == COLUMN_ORPHANS ? PADDING : 0);
      gboolean is_orphans = i == COLUMN_ORPHANS;

      if (!has_column (self, i))
        continue;
      tfl_scene_builder_set_part (builder, is_orphans ? TFL_PART_ORPHAN : TFL_PART_CELL);
      tfl_scene_builder_set_faded (builder, is_faded && !is_orphans); /* as a badge does not fade */
      draw_own (self, i, counts->own[i], x, y);
      if (with_sums && counts->sum[i] > 0)
        draw_number (self, counts->sum[i], x + own_width (i, counts->own[i]) + 5, tfl_baseline (y, CELL_HEIGHT, SUM_SIZE),
                     SUM_SIZE, is_orphans ? 600 : 400, is_orphans ? TFL_COLOUR_MAGENTA : TFL_COLOUR_INK_2);
    }
  tfl_scene_builder_set_faded (builder, is_faded);
}

static void
draw_line (const Table *self,
           double       x,
           double       y,
           double       width,
           TflColour    colour)
{
  tfl_scene_builder_add_box (self->painter->builder, x, y, width, 1, 0, colour, TFL_COLOUR_NONE, 0);
}

static void
draw_row (const Table *self,
          guint        index)
{
  TflPainter *painter = self->painter;
  const TflExtentUnit *row = tfl_extent_get (painter->extent, index);
  const char *id = tfl_element_get_id (row->unit);
  const TflRect *rect = tfl_layout_get_rect (painter->layout, id);
  g_autofree char *name = tfl_text_clean (tfl_element_get_name (row->unit));
  g_autofree char *title = g_strdup_printf (_("Unit: %s"), name);
  gboolean holds_units = row->end > index + 1 || row->closed;
  double x;
  Counts counts;

  if (rect == NULL)
    return;

  x = rect->x + PADDING + row->depth * INDENT;
  count_unit (painter->picture, row->unit, &counts);
  tfl_scene_builder_begin (painter->builder, id, title);
  tfl_scene_builder_set_part (painter->builder, TFL_PART_BODY);
  tfl_scene_builder_add_box (painter->builder, rect->x, rect->y, rect->width, rect->height, 0,
                             row->depth == 0 ? TFL_COLOUR_WASH : TFL_COLOUR_PAPER, TFL_COLOUR_NONE, 0);
  tfl_scene_builder_set_part (painter->builder, TFL_PART_NONE);
  draw_line (self, rect->x, rect->y, rect->width, TFL_COLOUR_PALE_EDGE);
  tfl_painter_roles (painter, x + ROLES / 2, rect->y + rect->height / 2, ROLES,
                     tfl_tally_get_roles (painter->picture->model, painter->picture->index, id),
                     tfl_element_get_flags (row->unit, TFL_UNIT_DECLARES));
  x += ROLES + 8;
  tfl_scene_builder_set_part (painter->builder, TFL_PART_NAME);
  tfl_painter_text_fit (painter, name, x, tfl_baseline (rect->y, rect->height, 12), 12, row->depth == 0 ? 600 : 500,
                        TFL_COLOUR_INK, rect->x + self->name_width - 8 - x);
  draw_cells (self, rect, &counts, holds_units);
  tfl_scene_builder_end (painter->builder);
}

/* Head and foot. */

static void
draw_column_mark (const Table *self,
                  guint        column,
                  double       x,
                  double       y)
{
  TflPainter *painter = self->painter;

  if (column < COLUMN_DELIVERY)
    {
      TflProcess process = (TflProcess) (column - COLUMN_PROCESS);

      tfl_scene_builder_add_box (painter->builder, x, y, CELL_WIDTH, 24, 4, TFL_COLOUR_PROCESS_FILL + process,
                                 TFL_COLOUR_PROCESS_EDGE + process, 1);
      tfl_painter_text_middle (painter, tfl_process_letters[process], x + CELL_WIDTH / 2, tfl_baseline (y, 24, 14), 14,
                               700, TFL_COLOUR_PROCESS_TEXT + process);
    }
  else if (column == COLUMN_DELIVERY)
    {
      tfl_scene_builder_add_box (painter->builder, x, y, CELL_WIDTH, 24, 4, TFL_COLOUR_WASH, TFL_COLOUR_CHIP_BORDER, 1);
      tfl_scene_builder_add_icon (painter->builder, TFL_ICON_DELIVERY, x + CELL_WIDTH / 2 - 3, y + 6.5, 6, 11, TFL_COLOUR_INK_2);
    }
  else if (column == COLUMN_ASIDE)
    {
      tfl_scene_builder_add_box (painter->builder, x + 7, y, 24, 24, 4, TFL_COLOUR_NONE, TFL_COLOUR_MAGENTA, 1.5);
      tfl_painter_text_middle (painter, "?", x + 19, tfl_baseline (y, 24, 14), 14, 700, TFL_COLOUR_MAGENTA);
    }
  else
    tfl_painter_draw_badge (painter, x, y, 24, 1, 0);
}

static void
draw_head (const Table *self,
           double       x,
           double       bottom)
{
  TflPainter *painter = self->painter;
  double y = bottom - HEAD_HEIGHT + 12;

  tfl_painter_text (painter, _("Unit"), x + PADDING, bottom - 12, 10.5, 600, TFL_COLOUR_INK_2);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      double left = x + column_x (self, i) + (i == COLUMN_ORPHANS ? PADDING : 0);
      gboolean is_orphans = i == COLUMN_ORPHANS;

      if (!has_column (self, i))
        continue;
      draw_column_mark (self, i, left, y);
      tfl_painter_text (painter, column_label (i), left, bottom - 12, LABEL_SIZE, is_orphans ? 600 : 500,
                        is_orphans ? TFL_COLOUR_MAGENTA : TFL_COLOUR_INK_2);
    }
}

static void
draw_foot (const Table *self,
           double       x,
           double       y)
{
  TflPainter *painter = self->painter;
  const TflPicture *picture = painter->picture;
  const TflElement *root = tfl_model_lookup (picture->model, picture->scope->root);
  TflCounts tally = tfl_tally_get (picture->tally, root != NULL ? tfl_element_get_id (root) : TFL_ROOT_ID);
  TflRect rect = { x, y, table_width (self), FOOT_HEIGHT };
  Counts counts;

  take_counts (counts.own, &tally);
  draw_line (self, x, y, rect.width, TFL_COLOUR_UNIT_BORDER);
  tfl_painter_text (painter, _("All units"), x + PADDING, tfl_baseline (y, FOOT_HEIGHT, 12), 12, 600, TFL_COLOUR_INK);
  draw_cells (self, &rect, &counts, FALSE);
}

static const TflRect *
row_rect (TflPainter *painter,
          guint       index)
{
  return tfl_layout_get_rect (painter->layout, tfl_element_get_id (tfl_extent_get (painter->extent, index)->unit));
}

/* One column of rows as a sheet: from its first row up to the one before end. */
static TflRect
draw_sheet (const Table *self,
            guint        first,
            guint        end,
            gboolean     is_last)
{
  TflPainter *painter = self->painter;
  const TflRect *top = row_rect (painter, first);
  double bottom = top->y + (end - first) * top->height;
  TflRect sheet = { top->x, top->y - HEAD_HEIGHT, top->width, bottom - top->y + HEAD_HEIGHT + (is_last ? FOOT_HEIGHT : 6) };

  tfl_scene_builder_begin (painter->builder, NULL, _("Matrix of work"));
  tfl_scene_builder_set_part (painter->builder, TFL_PART_NONE);
  tfl_scene_builder_add_box (painter->builder, sheet.x - 1, sheet.y, sheet.width + 2, sheet.height, 10, TFL_COLOUR_PAPER,
                             TFL_COLOUR_UNIT_BORDER, 1);
  draw_head (self, top->x, top->y);
  if (is_last)
    draw_foot (self, top->x, bottom);
  tfl_scene_builder_end (painter->builder);
  for (guint i = first; i < end; i++)
    draw_row (self, i);

  return sheet;
}

static gboolean
draw (TflPainter *painter,
      guint      *most)
{
  guint n = tfl_extent_get_n (painter->extent);
  Table table;

  table_init (&table, painter->picture, painter->extent);
  table.painter = painter;
  for (guint first = 0, end; first < n; first = end)
    {
      const TflRect *top = row_rect (painter, first);

      end = first + 1;
      while (end < n && top != NULL && row_rect (painter, end) != NULL && row_rect (painter, end)->x == top->x)
        end++;
      if (top != NULL)
        painter->around = tfl_rect_union (painter->around, draw_sheet (&table, first, end, end == n));
    }
  if (table.has_sums && n > 0)
    tfl_painter_note (painter, _("In a cell: the unit’s own work; small, with all units inside"));

  return TRUE;
}

const TflPictureKindInfo tfl_picture_matrix = {
  .kind = TFL_PICTURE_MATRIX,
  .title = N_("Matrix of work"),
  .description = N_("Units by processes: how much work, and what no process owns"),
  .list = list,
  .measure = measure,
  .draw = draw,
};
