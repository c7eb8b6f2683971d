/* Units: open and closed, near and far. */
#include "config.h"

#include "tfl-painter.h"

#include "tfl-measure.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Sizes on screen below which the next simpler drawing is taken. */
#define SUMMARY_WIDTH 220.0
#define SUMMARY_HEIGHT 90.0
#define SMALL_WIDTH 130.0
#define SMALL_HEIGHT 64.0
#define TINY_WIDTH 56.0
#define TINY_HEIGHT 24.0
#define LEAF_WIDTH 172.0 /* one without work: only its header, which then still fits */
#define STANDS_OUT 48.0  /* px that a badge may lie outside of its unit */

typedef struct
{
  const TflExtentUnit *row;
  const char          *id;
  const TflRect       *rect;
  char                *name;
  char                *caption;
  TflCounts            counts;
  guint                taken;     /* roles */
  guint                declared;
  gboolean             is_pinned;
  guint                heat;
  guint                warmth;    /* 0: not coloured */
} Unit;

static void
unit_init (Unit       *self,
           TflPainter *painter,
           guint       index)
{
  const TflPicture *picture = painter->picture;

  self->row = tfl_extent_get (painter->extent, index);
  self->id = tfl_element_get_id (self->row->unit);
  self->rect = tfl_survey_get_rect (painter->survey, index);
  self->name = tfl_text_clean (tfl_element_get_name (self->row->unit));
  self->caption = tfl_unit_get_caption (picture, self->row->unit);
  self->counts = tfl_tally_get (picture->tally, self->id);
  self->taken = tfl_survey_get_roles (painter->survey, picture->index, index);
  /* That it was put there by hand matters to whoever draws, not to whoever gets the picture. */
  self->is_pinned = !picture->title && picture->scope->kind == TFL_PICTURE_MAP &&
                    tfl_scope_get_place (picture->scope, self->id) != NULL;
  self->declared = tfl_element_get_flags (self->row->unit, TFL_UNIT_DECLARES);
  self->heat = tfl_painter_get_heat (painter, index, &self->warmth);
}

static void
unit_clear (Unit *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->caption, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Unit, unit_clear)

static gboolean
has_work (TflPainter          *painter,
          const TflExtentUnit *row)
{
  TflChildIter iter;

  tfl_child_iter_init (&iter, painter->picture->model, row->unit, TFL_KIND_WORK);

  return tfl_child_iter_next (&iter) != NULL;
}

static TflDetail
detail_of (TflPainter          *painter,
           const TflExtentUnit *row,
           guint                index,
           const TflRect       *rect)
{
  double width = rect->width / painter->px;
  double height = rect->height / painter->px;
  gboolean holds_units = row->end > index + 1;
  gboolean is_far = painter->px > 1 / TFL_ZOOM_FAR;
  gboolean fits = width >= SUMMARY_WIDTH && height >= SUMMARY_HEIGHT;

  if (width < TINY_WIDTH || height < TINY_HEIGHT)
    return TFL_DETAIL_TINY;
  if (!is_far && !holds_units && (row->closed || !has_work (painter, row)))
    return width >= LEAF_WIDTH ? TFL_DETAIL_FULL : TFL_DETAIL_SMALL;
  /* Chips that can be read are worth more than a large summary of them. */
  if (!is_far)
    return TFL_DETAIL_FULL;
  if (width < SMALL_WIDTH || height < SMALL_HEIGHT)
    return TFL_DETAIL_SMALL;

  return fits && holds_units ? TFL_DETAIL_FAR : TFL_DETAIL_SUMMARY;
}

/* What was not laid out counts as a summary: nothing in it is drawn. */
TflDetail
tfl_painter_get_detail (TflPainter *self,
                        guint       index)
{
  const TflRect *rect = tfl_survey_get_rect (self->survey, index);

  if (rect == NULL)
    return TFL_DETAIL_SUMMARY;
  if (self->details[index] == 0)
    self->details[index] = 1 + detail_of (self, tfl_extent_get (self->extent, index), index, rect);

  return (TflDetail) (self->details[index] - 1);
}

guint
tfl_painter_get_shown (TflPainter *self,
                       guint       index)
{
  int parent = tfl_extent_get (self->extent, index)->parent;
  guint shown = index;

  if (self->shown[index] != 0)
    return self->shown[index] - 1;

  if (parent >= 0)
    {
      guint outer = tfl_painter_get_shown (self, (guint) parent);

      if (outer != (guint) parent || tfl_painter_get_detail (self, outer) >= TFL_DETAIL_SUMMARY
          || tfl_survey_get_rect (self->survey, index) == NULL)
        shown = outer;
    }
  self->shown[index] = shown + 1;

  return shown;
}

gboolean
tfl_painter_is_hidden (TflPainter *self,
                       guint       index)
{
  return tfl_painter_get_shown (self, index) != index || tfl_survey_get_rect (self->survey, index) == NULL;
}

static TflColour
fill_of (const Unit *unit)
{
  return unit->warmth > 0 ? TFL_COLOUR_HEAT + unit->warmth - 1 : unit->row->depth % 2 == 0 ? TFL_COLOUR_WASH : TFL_COLOUR_PAPER;
}

static void
draw_body (TflPainter *self,
           const Unit *unit)
{
  const TflRect *r = unit->rect;
  double line = MAX (1, self->px);
  double radius = MIN (10, MAX (10 * self->px, 3));
  const TflScope *scope = self->picture->scope;
  gboolean is_focus = tfl_picture_kind_get_info (scope->kind)->focus && g_strcmp0 (scope->root, unit->id) == 0;

  if (unit->row->closed && self->px < 3)
    tfl_scene_builder_add_box (self->builder, r->x + 5, r->y + r->height - 8, r->width - 10, 12, 9, fill_of (unit),
                               TFL_COLOUR_UNIT_BORDER, line);
  tfl_scene_builder_set_part (self->builder, TFL_PART_BODY);
  tfl_scene_builder_add_box (self->builder, r->x, r->y, r->width, r->height, radius, fill_of (unit),
                             is_focus ? TFL_COLOUR_INK : unit->warmth > 0 ? TFL_COLOUR_INK_2 : TFL_COLOUR_UNIT_BORDER,
                             is_focus ? 2 * line : line); /* the focus: the one that the picture is about */
}

/* Name and caption on one line: the caption goes before the name is cut. */
static void
draw_name (TflPainter *self,
           const Unit *unit,
           double      x,
           double      y,
           double      size,
           double      caption_size,
           double      width)
{
  double used;

  tfl_scene_builder_set_part (self->builder, TFL_PART_NAME);
  used = tfl_painter_text_fit (self, unit->name, x, y, size, 600, TFL_COLOUR_INK, width);
  if (unit->caption[0] == '\0' || caption_size <= 0)
    return;

  tfl_scene_builder_set_part (self->builder, TFL_PART_CAPTION);
  if (width - used - 9 > 2.5 * caption_size)
    tfl_painter_text_fit (self, unit->caption, x + used + 9, y, caption_size, 400, TFL_COLOUR_INK_2, width - used - 9);
}

/* In the corner of a unit: that it stands where somebody put it, and its number on a heat map. Returns their room. */
static double
draw_marks (TflPainter *self,
            const Unit *unit,
            double      right,
            double      y,
            double      grow)
{
  double used = unit->is_pinned ? (8 + 7) * grow : 0;

  tfl_scene_builder_set_part (self->builder, TFL_PART_NONE);
  if (unit->is_pinned)
    tfl_scene_builder_add_icon (self->builder, TFL_ICON_PIN, right - 8 * grow, y, 8 * grow, 12 * grow, TFL_COLOUR_INK_2);
  if (unit->warmth > 0)
    used += tfl_painter_heat (self, unit->heat, right - used, y, grow);

  return used;
}

/* The header of a unit that is near enough to read.  From the middle distance its texts keep
 * their least size on screen, within the same 54. */
static void
draw_header (TflPainter *self,
             const Unit *unit,
             guint       index)
{
  const TflRect *r = unit->rect;
  double grow = MAX (1, TFL_ZOOM_NEAR * self->px);
  gboolean is_leaf = r->height <= TFL_UNIT_HEADER_LEAF + 1;
  double drop = is_leaf ? 2 : 0; /* the same drawing in 58 instead of 54 */
  double x = r->x + 12 + 32 * grow + 8;
  double right = r->x + r->width - 12;
  double size = (unit->row->depth == 0 && unit->row->end > index + 1 ? 14 : 13) * grow;

  right -= draw_marks (self, unit, right, r->y + 14 + drop, grow);
  if (unit->counts.orphans > 0)
    right -= tfl_painter_badge (self, unit->id, right, r->y + 27 + drop, 24 * grow, grow, unit->counts.orphans) + 4;
  /* Grown texts in a narrow unit: the strip needs the room of the roles. */
  if (x + tfl_strip_get_width (&tfl_strip_small, grow, unit->counts.by_process) <= right)
    tfl_painter_roles (self, r->x + 12 + 16 * grow, r->y + 27 + drop, 32 * grow, unit->taken, unit->declared);
  else
    x = r->x + 12;
  draw_name (self, unit, x, r->y + 22 + drop, size, 10.5 * grow, right - x);
  tfl_painter_strip (self, x, r->y + 29 + drop, &tfl_strip_small, grow, unit->counts.by_process);
}

/* Names are never smaller than this on screen; a header thinner than the next has no room for one. */
#define LEAST_TEXT 9.0
#define LEAST_BAND 11.0

static double
far_badge_height (TflPainter *self)
{
  return CLAMP (TFL_UNIT_HEADER - 8 * self->px, 18 * self->px, 28 * self->px);
}

/* One line, for a unit whose content is shown from afar: what fits into the header's height. */
static void
draw_far_header (TflPainter *self,
                 const Unit *unit,
                 double      right)
{
  const TflRect *r = unit->rect;
  double px = self->px;
  double band = TFL_UNIT_HEADER;
  double lobes = MIN (24 * px, band - 6 * px);
  double size = CLAMP (0.62 * band, LEAST_TEXT * px, 15 * px);
  double x = r->x + 10 * px;
  double strip = tfl_strip_get_width (&tfl_strip_small, px, unit->counts.by_process);
  double name;

  if (lobes >= 12 * px)
    {
      tfl_painter_roles (self, x + lobes / 2, r->y + band / 2, lobes, unit->taken, unit->declared);
      x += lobes + 8 * px;
    }
  tfl_scene_builder_set_part (self->builder, TFL_PART_NAME);
  name = tfl_painter_text_fit (self, unit->name, x, tfl_baseline (r->y, band, size), size, 600, TFL_COLOUR_INK, right - x);
  if (band >= 20 * px && x + name + 12 * px + strip < right)
    tfl_painter_strip (self, x + name + 12 * px, r->y + band / 2 - 8 * px, &tfl_strip_small, px, unit->counts.by_process);
}

/* Where the header is thinner than any text the name lies over what is inside, as on a map: all of that is
 * too small to read there, and a container without a name says less than a covered corner. */
static void
draw_tag (TflPainter *self,
          const Unit *unit,
          double      right)
{
  const TflRect *r = unit->rect;
  double px = self->px;
  double x = r->x + 4 * px;
  double y = r->y + 4 * px;
  g_autofree char *name = tfl_text_ellipsize (unit->name, 12 * px, 600, right - x - 12 * px);
  double width = tfl_text_measure (name, 12 * px, 600);

  if (name[0] == '\0')
    return;

  tfl_scene_builder_set_part (self->builder, TFL_PART_NAME);
  tfl_scene_builder_add_box (self->builder, x, y, width + 10 * px, 18 * px, 4 * px, fill_of (unit), TFL_COLOUR_UNIT_BORDER, px);
  tfl_painter_text (self, name, x + 5 * px, tfl_baseline (y, 18 * px, 12 * px), 12 * px, 600, TFL_COLOUR_INK);
}

static char *
describe_work (const Unit *unit)
{
  if (unit->caption[0] != '\0')
    return g_strdup (unit->caption);
  if (unit->counts.work == 0)
    return g_strdup (_("no work recorded"));

  return g_strdup_printf (ngettext ("%u work item", "%u work items", unit->counts.work), unit->counts.work);
}

/* Five ticks where there is no room for letters: full or pale, in the same order. */
static void
draw_ticks (TflPainter *self,
            const Unit *unit,
            double      x,
            double      y,
            double      width)
{
  double pitch = width / TFL_N_PROCESSES;

  tfl_scene_builder_set_part (self->builder, TFL_PART_STRIP);
  for (guint i = 0; i < TFL_N_PROCESSES; i++)
    {
      gboolean full = unit->counts.by_process[i] > 0;

      tfl_scene_builder_add_box (self->builder, x + i * pitch, y, pitch - 2 * self->px, 4 * self->px, self->px,
                                 full ? TFL_COLOUR_PROCESS_FILL + i : TFL_COLOUR_PALE_FILL,
                                 full ? TFL_COLOUR_PROCESS_EDGE + i : TFL_COLOUR_PALE_EDGE, 0.8 * self->px);
    }
}

/* How large a summary is drawn: all in px. */
typedef struct
{
  const TflStripSize *strip;
  double              roles;
  double              badge;
  double              inset;
  double              beside; /* at both sides of the strip together, at least */
  double              height; /* at least */
  double              names[2];
} SummarySize;

static const SummarySize summary_sizes[] = {
  { &tfl_strip_large, 44, 36, 20, 40, 132, { 20, 15 } },
  { &tfl_strip_medium, 24, 28, 16, 24, 0, { 15, 13 } },
  { &tfl_strip_small, 24, 22, 10, 0, 0, { 15, 13 } },
};

/* The first one that there is room for. */
static const SummarySize *
find_summary_size (TflPainter *self,
                   const Unit *unit)
{
  double px = self->px;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (summary_sizes); i++)
    {
      const SummarySize *size = &summary_sizes[i];
      double width = tfl_strip_get_width (size->strip, px, unit->counts.by_process) + size->beside * px;

      if (unit->rect->width >= width && unit->rect->height >= size->height * px)
        return size;
    }

  return &summary_sizes[G_N_ELEMENTS (summary_sizes) - 1];
}

/* The largest of a few sizes at which the whole name fits, else the smallest. */
static double
fitting_size (const char   *name,
              const double *sizes,
              double        width,
              double        px)
{
  for (guint i = 0; i < 2; i++)
    if (tfl_text_measure (name, sizes[i] * px, 600) <= width)
      return sizes[i] * px;

  return 11 * px;
}

/* Constant on screen: all in px. Room that is short is taken from the sub line, then from the gaps. */
static void
draw_summary (TflPainter *self,
              const Unit *unit)
{
  const SummarySize *size = find_summary_size (self, unit);
  const TflStripSize *strip = size->strip;
  const TflRect *r = unit->rect;
  double px = self->px;
  double height = r->height / px;
  gboolean has_line = height >= size->roles + strip->cell_height + 16 + 16;
  double content = size->roles + strip->cell_height + (has_line ? 14 : 0);
  double gap = CLAMP ((height - content) / (has_line ? 4 : 3), 3, 14);
  double half = size->roles / 2 * px;
  double x = r->x + size->inset * px;
  double right = r->x + r->width - 12 * px;
  double y = r->y + gap * px;
  double name_x = x + 2 * half + 8 * px;
  double name;

  if (unit->counts.orphans > 0)
    right -= tfl_painter_badge (self, unit->id, right, y + half, size->badge * px, px, unit->counts.orphans) + 6 * px;
  right -= draw_marks (self, unit, right, y, px);
  name = fitting_size (unit->name, size->names, right - name_x, px);
  tfl_painter_roles (self, x + half, y + half, 2 * half, unit->taken, unit->declared);
  tfl_scene_builder_set_part (self->builder, TFL_PART_NAME);
  tfl_painter_text_fit (self, unit->name, name_x, tfl_baseline (y, 2 * half, name), name, 600, TFL_COLOUR_INK,
                        right - name_x);

  y += 2 * half + gap * px;
  if (r->width >= tfl_strip_get_width (strip, px, unit->counts.by_process) + 18 * px)
    tfl_painter_strip (self, x, y, strip, px, unit->counts.by_process);
  else
    draw_ticks (self, unit, x, y + 6 * px, r->width - 20 * px);
  if (has_line)
    {
      g_autofree char *line = describe_work (unit);

      y += (strip->cell_height + gap) * px;
      tfl_scene_builder_set_part (self->builder, TFL_PART_CAPTION);
      tfl_painter_text_fit (self, line, x, tfl_baseline (y, 14 * px, 11.5 * px), 11.5 * px, 400, TFL_COLOUR_INK_2,
                            r->x + r->width - 12 * px - x);
    }
}

static void
draw_small (TflPainter *self,
            const Unit *unit)
{
  const TflRect *r = unit->rect;
  double px = self->px;
  double height = r->height / px;
  double strip = tfl_strip_get_width (&tfl_strip_small, px, unit->counts.by_process);
  gboolean letters = height >= 38 && r->width >= strip + 14 * px;
  double content = letters ? 34 : height >= 30 ? 22 : 12;
  double top = r->y + CLAMP ((height - content) / 2, 1, 14) * px;
  double x = r->x + 8 * px;
  double right = r->x + r->width - 6 * px;

  if (unit->counts.orphans > 0)
    {
      /* Without room beside the name it sits on the corner: it may leave the unit, but not shrink. */
      double width = tfl_badge_get_width (unit->counts.orphans, 20) * px;
      gboolean beside = r->width - width >= 44 * px && !(letters && r->width < strip + width + 24 * px && height < 60);

      tfl_painter_badge (self, unit->id, beside ? right : r->x + r->width + 6 * px,
                         !beside ? r->y + r->height - 4 * px : height < 30 ? r->y + r->height / 2 : top + 10 * px,
                         20 * px, px, unit->counts.orphans);
      right -= beside ? width + 4 * px : 0;
    }
  if (unit->warmth > 0 || right - x >= 60 * px)
    right -= draw_marks (self, unit, right, top, px);
  tfl_scene_builder_set_part (self->builder, TFL_PART_NAME);
  tfl_painter_text_fit (self, unit->name, x, top + 10.5 * px, 11 * px, 600, TFL_COLOUR_INK, right - x);
  if (letters)
    tfl_painter_strip (self, x, top + 18 * px, &tfl_strip_small, px, unit->counts.by_process);
  else if (height >= 30)
    draw_ticks (self, unit, x, top + 17 * px, MIN (right - x, 90 * px));
}

static void
draw_tiny (TflPainter *self,
           const Unit *unit)
{
  const TflRect *r = unit->rect;
  double px = self->px;

  if (unit->counts.orphans > 0)
    {
      double width = tfl_badge_get_width (unit->counts.orphans, 18) * px;

      tfl_painter_badge (self, unit->id, r->x + r->width / 2 + width / 2, r->y + r->height / 2, 18 * px, px,
                         unit->counts.orphans);
    }
}

/* What a unit that shows its inside has below that: its badge and, where it has room for one, its header. The tag that
 * stands for a header comes after what is inside: returns where it ends at the right, or 0 for none. */
static double
draw_far (TflPainter *self,
          const Unit *unit)
{
  const TflRect *r = unit->rect;
  double px = self->px;
  gboolean has_band = TFL_UNIT_HEADER >= LEAST_BAND * px;
  double badge = far_badge_height (self);
  double right = r->x + r->width - 10 * px;

  if (unit->counts.orphans > 0)
    right -= tfl_painter_badge (self, unit->id, right, r->y + MAX (TFL_UNIT_HEADER / 2, badge / 2 + 2 * px), badge, px,
                                unit->counts.orphans) + 8 * px;
  if (has_band)
    right -= draw_marks (self, unit, right, r->y + TFL_UNIT_HEADER / 2 - 6 * px, px);
  if (!has_band)
    return right;
  draw_far_header (self, unit, right);

  return 0;
}

static void
begin_unit (TflPainter *self,
            const Unit *unit)
{
  /* Translators: what an element of the picture is, as in “Unit: IT”. */
  g_autofree char *title = g_strdup_printf (_("Unit: %s"), unit->name);

  tfl_scene_builder_begin (self->builder, unit->id, title);
  tfl_scene_builder_set_part (self->builder, TFL_PART_NONE);
  draw_body (self, unit);
}

/* The unit but for what is inside; where that is shown the unit stays open. */
static void
open_unit (TflPainter *self,
           guint       index)
{
  g_auto (Unit) unit = { 0 };
  TflDetail detail = tfl_painter_get_detail (self, index);
  TflOpenUnit open = { index, 0, -1 };
  guint n_badges = self->badges->len;

  unit_init (&unit, self, index);
  begin_unit (self, &unit);
  switch (detail)
    {
    case TFL_DETAIL_FULL:
      draw_header (self, &unit, index);
      break;
    case TFL_DETAIL_FAR:
      open.tag = draw_far (self, &unit);
      break;
    case TFL_DETAIL_SUMMARY:
      draw_summary (self, &unit);
      break;
    case TFL_DETAIL_SMALL:
      draw_small (self, &unit);
      break;
    case TFL_DETAIL_TINY:
      draw_tiny (self, &unit);
      break;
    }
  if (self->badges->len > n_badges)
    open.badge = (int) n_badges;
  if (detail < TFL_DETAIL_SUMMARY)
    g_array_append_val (self->open, open);
  else
    tfl_scene_builder_end (self->builder);
  self->next_unit = detail < TFL_DETAIL_SUMMARY ? index + 1 : unit.row->end;
}

static void
close_unit (TflPainter        *self,
            const TflOpenUnit *open)
{
  tfl_painter_work (self, open->unit);
  if (open->tag > 0)
    {
      g_auto (Unit) unit = { 0 };

      unit_init (&unit, self, open->unit);
      draw_tag (self, &unit, open->tag);
    }
  tfl_scene_builder_end (self->builder);
  g_array_set_size (self->open, self->open->len - 1);
}

static gboolean
is_seen (TflPainter *self,
         guint       index)
{
  return !tfl_painter_is_hidden (self, index)
      && tfl_painter_is_in_part (self, tfl_survey_get_rect (self->survey, index), STANDS_OUT * MAX (1, self->px));
}

gboolean
tfl_painter_units (TflPainter *self,
                   guint      *most)
{
  guint n = tfl_extent_get_n (self->extent);

  while (self->next_unit < n || self->open->len > 0)
    {
      TflOpenUnit *open = self->open->len > 0 ? &g_array_index (self->open, TflOpenUnit, self->open->len - 1) : NULL;
      guint before = tfl_scene_builder_get_n_shapes (self->builder);

      if (*most == 0)
        return FALSE;
      if (open != NULL && self->next_unit >= tfl_extent_get (self->extent, open->unit)->end)
        close_unit (self, open);
      else if (is_seen (self, self->next_unit))
        open_unit (self, self->next_unit);
      else
        self->next_unit = tfl_extent_get (self->extent, self->next_unit)->end;
      *most -= MIN (*most, 1 + tfl_scene_builder_get_n_shapes (self->builder) - before);
    }

  return TRUE;
}
