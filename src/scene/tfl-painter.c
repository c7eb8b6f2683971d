#include "config.h"

#include "tfl-painter.h"

#include "tfl-measure.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const TflStripSize tfl_strip_small = { 24, 16, 2, 10 };
const TflStripSize tfl_strip_medium = { 30, 22, 3, 12.5 };
const TflStripSize tfl_strip_large = { 40, 26, 4, 14 };

const char *const tfl_process_letters[TFL_N_PROCESSES] = { "A", "C", "R", "O", "I" };
static const char *const role_letters[] = { "C", "P", "O" };

double
tfl_baseline (double top,
              double height,
              double size)
{
  return top + height / 2 + 0.36 * size;
}

gboolean
tfl_painter_is_in_part (TflPainter    *self,
                        const TflRect *rect,
                        double         by)
{
  const TflRect *part = self->part;

  return part == NULL
      || (rect->x - by <= part->x + part->width && part->x <= rect->x + rect->width + by
          && rect->y - by <= part->y + part->height && part->y <= rect->y + rect->height + by);
}

double
tfl_painter_text (TflPainter *self,
                  const char *text,
                  double      x,
                  double      y,
                  double      size,
                  int         weight,
                  TflColour   colour)
{
  double width = tfl_text_measure (text, size, weight);

  if (text[0] != '\0')
    tfl_scene_builder_add_text (self->builder, text, x, y, width, TFL_ALIGN_START, size, weight, colour);

  return width;
}

double
tfl_painter_text_fit (TflPainter *self,
                      const char *text,
                      double      x,
                      double      y,
                      double      size,
                      int         weight,
                      TflColour   colour,
                      double      width)
{
  g_autofree char *cut = tfl_text_ellipsize (text, size, weight, width);

  return tfl_painter_text (self, cut, x, y, size, weight, colour);
}

void
tfl_painter_text_middle (TflPainter *self,
                         const char *text,
                         double      x,
                         double      y,
                         double      size,
                         int         weight,
                         TflColour   colour)
{
  double width = tfl_text_measure (text, size, weight);

  tfl_scene_builder_add_text (self->builder, text, x, y, width, TFL_ALIGN_MIDDLE, size, weight, colour);
}

/* The role badge. */

static void
draw_lobe (TflPainter *self,
           TflRole     role,
           TflPoint    centre,
           double      size,
           gboolean    taken,
           gboolean    declared)
{
  double radius = 0.2333 * size;
  double letter = 0.29 * size;
  TflColour colour = taken ? TFL_COLOUR_ON_LOBE : TFL_COLOUR_LOBE_ON;

  if (taken)
    tfl_scene_builder_add_circle (self->builder, centre.x, centre.y, radius, TFL_COLOUR_LOBE_ON, TFL_COLOUR_NONE, 0);
  else
    tfl_scene_builder_add_circle (self->builder, centre.x, centre.y, radius, TFL_COLOUR_CHIP_FILL,
                                  declared ? TFL_COLOUR_LOBE_ON : TFL_COLOUR_LOBE_OFF,
                                  (declared ? 1.5 : 1) * MIN (size / 24, 1));

  if ((taken || declared) && size / self->px >= 26)
    tfl_painter_text_middle (self, role_letters[role], centre.x, centre.y + 0.345 * letter, letter, 700, colour);
}

void
tfl_painter_roles (TflPainter *self,
                   double      x,
                   double      y,
                   double      size,
                   guint       taken,
                   guint       declared)
{
  static const double angles[] = { -G_PI / 2, G_PI * 5 / 6, G_PI / 6 };
  double reach = 0.2887 * size;
  TflPoint centres[3], corners[3];

  tfl_scene_builder_set_part (self->builder, TFL_PART_ROLES);
  for (guint i = 0; i < 3; i++)
    {
      double cy = y + 0.035 * size;

      centres[i] = (TflPoint) { x + reach * cos (angles[i]), cy + reach * sin (angles[i]) };
      corners[i] = (TflPoint) { x + 0.62 * reach * cos (angles[i]), cy + 0.62 * reach * sin (angles[i]) };
    }

  tfl_scene_builder_add_polygon (self->builder, corners, 3,
                                 (taken | declared) != 0 ? TFL_COLOUR_LOBE_ON : TFL_COLOUR_LOBE_OFF);
  for (guint i = 0; i < 3; i++)
    draw_lobe (self, (TflRole) i, centres[i], size, (taken & (1u << i)) != 0, (declared & (1u << i)) != 0);

  self->roles = TRUE;
  if ((declared & ~taken) != 0)
    self->declared = TRUE;
}

/* The process strip. */

static double
cell_text_width (TflProcess  process,
                 const char *count,
                 double      size)
{
  return tfl_text_measure (tfl_process_letters[process], size, 700) + 0.18 * size + tfl_text_measure (count, size, 500);
}

/* All five cells are as wide as the widest needs. */
static double
cell_width (const TflStripSize *size,
            double              scale,
            const guint        *counts)
{
  double width = size->cell_width;

  for (guint i = 0; i < TFL_N_PROCESSES; i++)
    if (counts[i] > 9)
      {
        g_autofree char *count = g_strdup_printf ("%u", counts[i]);

        width = MAX (width, ceil (cell_text_width (i, count, size->text) + (counts[i] > 99 ? 6 : 3)));
      }

  return width * scale;
}

double
tfl_strip_get_width (const TflStripSize *size,
                     double              scale,
                     const guint        *counts)
{
  return TFL_N_PROCESSES * cell_width (size, scale, counts) + (TFL_N_PROCESSES - 1) * size->gap * scale;
}

void
tfl_painter_cell (TflPainter *self,
                  TflProcess  process,
                  guint       count,
                  TflRect     rect,
                  double      size,
                  double      scale)
{
  double baseline = tfl_baseline (rect.y, rect.height, size);
  double middle = rect.x + rect.width / 2;
  TflColour text = TFL_COLOUR_PROCESS_TEXT + process;

  if (count > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", count);
      double x = middle - cell_text_width (process, number, size) / 2;

      tfl_scene_builder_add_box (self->builder, rect.x, rect.y, rect.width, rect.height, 3 * scale,
                                 TFL_COLOUR_PROCESS_FILL + process, TFL_COLOUR_PROCESS_EDGE + process, scale);
      x += tfl_painter_text (self, tfl_process_letters[process], x, baseline, size, 700, text) + 0.18 * size;
      tfl_painter_text (self, number, x, baseline, size, 500, text);
      self->processes |= 1u << process;
    }
  else
    {
      tfl_scene_builder_add_box (self->builder, rect.x, rect.y, rect.width, rect.height, 3 * scale,
                                 TFL_COLOUR_PALE_FILL, TFL_COLOUR_PALE_EDGE, scale);
      tfl_painter_text_middle (self, tfl_process_letters[process], middle, baseline, size, 400, TFL_COLOUR_PALE_TEXT);
      self->pale = TRUE;
    }
}

double
tfl_painter_strip (TflPainter         *self,
                   double              x,
                   double              y,
                   const TflStripSize *size,
                   double              scale,
                   const guint        *counts)
{
  double width = cell_width (size, scale, counts);
  double pitch = width + size->gap * scale;

  tfl_scene_builder_set_part (self->builder, TFL_PART_STRIP);
  for (guint i = 0; i < TFL_N_PROCESSES; i++)
    tfl_painter_cell (self, i, counts[i], (TflRect) { x + i * pitch, y, width, size->cell_height * scale },
                      size->text * scale, scale);

  return TFL_N_PROCESSES * pitch - size->gap * scale;
}

/* The orphan badge. */

#define BETWEEN_BADGES 3.0

static double
get_badge_width (const TflBadge *self)
{
  return tfl_badge_get_width (self->count, self->height / self->unit) * self->unit;
}

static gboolean
badges_overlap (const TflBadge *a,
                const TflBadge *b,
                double          between)
{
  return fabs (a->middle - b->middle) < (a->height + b->height) / 2 && a->right > b->right - get_badge_width (b) - between
      && a->right - get_badge_width (a) < b->right + between;
}

double
tfl_painter_badge (TflPainter *self,
                   const char *element,
                   double      right,
                   double      middle,
                   double      height,
                   double      unit,
                   guint       count)
{
  TflBadge badge = { element, right, middle, height, unit, count };

  for (guint i = self->open->len; i-- > 0;)
    {
      int index = g_array_index (self->open, TflOpenUnit, i).badge;
      const TflBadge *around = index >= 0 ? &g_array_index (self->badges, TflBadge, (guint) index) : NULL;

      if (around != NULL && badges_overlap (&badge, around, BETWEEN_BADGES * unit))
        badge.right = around->right - get_badge_width (around) - BETWEEN_BADGES * unit;
    }
  g_array_append_val (self->badges, badge);

  return right - badge.right + get_badge_width (&badge);
}

double
tfl_painter_draw_badge (TflPainter *self,
                        double      x,
                        double      y,
                        double      height,
                        double      unit,
                        guint       count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("? %u", count) : g_strdup ("?");
  double size = 0.59 * height;
  double width = count > 0 ? tfl_badge_get_width (count, height / unit) * unit : ceil (1.35 * height);
  double inset = 0.14 * height + unit;
  double line = (height < 18 * unit ? 1.5 : 2) * unit;
  gboolean was_faded = tfl_scene_builder_set_faded (self->builder, FALSE); /* no filter hides that something is missing */
  TflShape *shape;

  shape = tfl_scene_builder_add_box (self->builder, x, y, width, height, 0.27 * height, TFL_COLOUR_HATCH_GROUND,
                                     TFL_COLOUR_MAGENTA, line);
  shape->dash[0] = 4 * unit;
  shape->dash[1] = 2.5 * unit;
  shape->hatch[0] = 2 * unit;
  shape->hatch[1] = 5 * unit;
  tfl_scene_builder_add_box (self->builder, x + inset, y + inset, width - 2 * inset, height - 2 * inset, 0.16 * height,
                             TFL_COLOUR_MAGENTA, TFL_COLOUR_NONE, 0);
  tfl_painter_text_middle (self, text, x + width / 2, tfl_baseline (y, height, size), size, 700, TFL_COLOUR_ON_MAGENTA);
  self->whole_orphans = TRUE;
  tfl_scene_builder_set_faded (self->builder, was_faded);

  return width;
}

void
tfl_painter_badges (TflPainter *self)
{
  for (guint i = 0; i < self->badges->len; i++)
    {
      const TflBadge *badge = &g_array_index (self->badges, TflBadge, i);
      double width = get_badge_width (badge);
      g_autofree char *title = g_strdup_printf (ngettext ("%u piece of work with no owning process",
                                                          "%u pieces of work with no owning process", badge->count),
                                                badge->count);
      TflShape *begin = tfl_scene_builder_begin (self->builder, badge->element, title);

      begin->part = TFL_PART_BADGE;
      tfl_scene_builder_set_part (self->builder, TFL_PART_BADGE);
      tfl_painter_draw_badge (self, badge->right - width, badge->middle - badge->height / 2, badge->height, badge->unit,
                              badge->count);
      tfl_scene_builder_end (self->builder);
    }
}

void
tfl_painter_slot (TflPainter *self,
                  TflRect     rect,
                  double      stroke_width,
                  double      radius)
{
  TflShape *slot = tfl_scene_builder_add_box (self->builder, rect.x, rect.y, rect.width, rect.height, radius,
                                              TFL_COLOUR_HATCH_GROUND, TFL_COLOUR_MAGENTA, stroke_width);

  slot->hatch[0] = 1.5;
  slot->hatch[1] = 4;
}
