#include "config.h"

#include "tfl-measure.h"

#include "tfl-picture-kind.h"
#include "tfl-service-line.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEAT_WIDTH 34.0
#define BADGE_HEIGHT 24.0
#define LABEL_HEIGHT 36.0 /* a line runs through its middle: the name above, the kind below */

double
tfl_chip_name_width (TflChipState state,
                     double       width)
{
  /* An orphan's text stands on a plate with the hatch around it. */
  return state == TFL_CHIP_ORPHAN ? width - 71 : width - 42 - 8;
}

static double
chip_height (const TflChipPlace *place)
{
  double width = TFL_CHIP_WIDTH - (place->caller >= 0 ? TFL_CHIP_INDENT : 0);
  int weight = place->state == TFL_CHIP_ORPHAN ? 600 : 500;
  g_autofree char *name = tfl_text_clean (tfl_element_get_name (place->work));

  return tfl_text_measure (name, 12, weight) > tfl_chip_name_width (place->state, width) ? 75 : 59;
}

static GArray *
measure_chips (const TflPicture *picture,
               const TflElement *unit)
{
  g_autoptr (GArray) places = tfl_chips_sort (picture, unit);
  GArray *chips = g_array_sized_new (FALSE, FALSE, sizeof (TflMeasuredChip), places->len);

  for (guint i = 0; i < places->len; i++)
    {
      const TflChipPlace *place = &g_array_index (places, TflChipPlace, i);
      TflMeasuredChip chip = { tfl_element_get_id (place->work), place->caller, chip_height (place) };

      tfl_measure_memory_count (picture->memory);
      g_array_append_val (chips, chip);
    }

  return chips;
}

GArray *
tfl_unit_get_chips (const TflPicture *picture,
                    const TflElement *unit)
{
  TflMeasuredUnit *measured = tfl_measure_memory_get_unit (picture->memory, tfl_element_get_id (unit));

  if (measured->chips == NULL)
    measured->chips = measure_chips (picture, unit);

  return measured->chips;
}

double
tfl_badge_get_width (guint  count,
                     double height)
{
  g_autofree char *text = g_strdup_printf ("? %u", count);

  return ceil (MAX (1.35 * height, tfl_text_measure (text, 0.59 * height, 700) + 0.95 * height));
}

/* In such pictures a unit's caption is of another one, and what was measured of it says nothing of its own. */
static gboolean
says_where (const TflPicture *picture)
{
  return tfl_picture_kind_get_info (picture->scope->kind)->where;
}

/* What the tags of the scope's overlay say of a unit. (transfer full) */
static char *
list_tags (const TflPicture *picture,
           const TflElement *unit)
{
  GString *names = g_string_new (NULL);
  guint n;
  const TflReferrer *referrers = tfl_index_get_referrers (picture->index, tfl_element_get_id (unit), &n);

  for (guint i = 0; i < n; i++)
    {
      const TflElement *tag = referrers[i].field == TFL_TAG_ELEMENT ? tfl_model_lookup (picture->model, referrers[i].id) : NULL;
      g_autofree char *name = tag != NULL ? tfl_text_clean (tfl_element_get_name (tag)) : NULL;

      if (name != NULL && g_strcmp0 (tfl_element_get_parent (tag), picture->scope->overlay) == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_string_free (names, FALSE);
}

char *
tfl_unit_get_caption (const TflPicture *picture,
                      const TflElement *unit)
{
  const TflElement *parent = says_where (picture) ? tfl_model_get_parent (picture->model, unit) : NULL;

  if (parent != NULL && tfl_element_get_kind (parent) == TFL_KIND_UNIT)
    {
      g_autofree char *name = tfl_text_clean (tfl_element_get_name (parent));

      /* Translators: which unit a unit stands in, as in “in Hospital”. */
      return g_strdup_printf (_("in %s"), name);
    }

  if (picture->scope->overlay != NULL)
    return list_tags (picture, unit);

  return tfl_text_clean (tfl_element_get (unit, TFL_UNIT_CAPTION));
}

static double
measure_unit (const TflPicture *picture,
              const TflElement *unit,
              guint             orphans)
{
  g_autofree char *name = tfl_text_clean (tfl_element_get_name (unit));
  g_autofree char *caption = tfl_unit_get_caption (picture, unit);
  double text = tfl_text_measure (name, 14, 600);
  double badge = orphans > 0 ? tfl_badge_get_width (orphans, BADGE_HEIGHT) + 12 : 0;

  if (picture->scope->heat >= 0)
    badge += HEAT_WIDTH;

  if (caption[0] != '\0')
    text += 9 + tfl_text_measure (caption, 10.5, 400);
  tfl_measure_memory_count (picture->memory);

  return CLAMP (ceil (52 + MAX (text, 128) + 12 + badge), TFL_UNIT_MIN_WIDTH, TFL_UNIT_MAX_WIDTH);
}

double
tfl_unit_get_width (const TflPicture *picture,
                    const TflElement *unit)
{
  guint orphans = tfl_tally_get (picture->tally, tfl_element_get_id (unit)).orphans;
  TflMeasuredUnit *measured;

  if (says_where (picture) || picture->scope->overlay != NULL || picture->scope->heat >= 0)
    return measure_unit (picture, unit, orphans);

  measured = tfl_measure_memory_get_unit (picture->memory, tfl_element_get_id (unit));
  if (measured->width < 0 || measured->orphans != orphans)
    {
      measured->width = measure_unit (picture, unit, orphans);
      measured->orphans = orphans;
    }

  return measured->width;
}

static double
measure_label (const TflPicture *picture,
               const TflElement *service,
               const char       *customer)
{
  g_auto (TflServiceLabel) label = { 0 };

  tfl_service_label_init (&label, picture->model, service, customer);
  tfl_measure_memory_count (picture->memory);

  return ceil (MAX (tfl_text_measure (label.name, TFL_SERVICE_NAME_SIZE, 600),
                    tfl_text_measure (label.kind, TFL_SERVICE_KIND_SIZE, 400)));
}

/* One list of lines. */
typedef struct
{
  const TflPicture *picture;
  TflExtent        *extent;
  TflLayoutInput   *input;
  const int        *boxes;
  guint             run;
} Lines;

static void
lines_init (Lines *self)
{
  guint n = tfl_extent_get_n (self->extent);

  self->run = tfl_measure_memory_begin_run (self->picture->memory);
  for (guint i = 0; i < n; i++)
    {
      const char *id = tfl_element_get_id (tfl_extent_get (self->extent, i)->unit);
      TflMeasuredUnit *unit = tfl_measure_memory_get_unit (self->picture->memory, id);

      unit->run = self->run;
      unit->shown = (int) i;
    }
}

/* The index of the unit that this one is drawn as, or −1. Each unit passed on the way keeps it, so many questions
 * about one deep branch cost its depth once. */
static int
lift (const Lines     *self,
      TflMeasuredUnit *unit)
{
  if (unit->run != self->run)
    {
      const char *parent = tfl_element_get_parent (unit->unit);
      gboolean is_top = g_str_equal (parent, TFL_ROOT_ID);

      unit->run = self->run;
      unit->shown = is_top ? -1 : lift (self, tfl_measure_memory_get_unit (self->picture->memory, parent));
    }

  return unit->shown;
}

static void
add_line (const Lines              *self,
          const TflMeasuredService *service,
          TflMeasuredLine          *line,
          int                       from,
          int                       to)
{
  const char *customer = line->customer->id;
  TflLayoutLine out = { service->id, customer, self->boxes[from], self->boxes[to], 0, LABEL_HEIGHT };

  if (line->label_width < 0)
    line->label_width = measure_label (self->picture, service->service, customer);
  out.label_width = line->label_width;
  tfl_layout_input_add_line (self->input, &out);
}

void
tfl_measure_lines (const TflPicture *picture,
                   TflExtent        *extent,
                   TflLayoutInput   *input,
                   const int        *boxes)
{
  GPtrArray *services = tfl_measure_memory_get_services (picture->memory);
  /* Of each unit of the extent: the last service that has a line to it, counted from 1. */
  g_autofree guint *last = g_new0 (guint, tfl_extent_get_n (extent) + 1);
  Lines self = { picture, extent, input, boxes, 0 };

  lines_init (&self);
  for (guint i = 0; i < services->len; i++)
    {
      const TflMeasuredService *service = g_ptr_array_index (services, i);
      int from = service->provider != NULL ? lift (&self, service->provider) : -1;

      for (guint j = 0; from >= 0 && j < service->lines->len; j++)
        {
          TflMeasuredLine *line = &g_array_index (service->lines, TflMeasuredLine, j);
          int to = lift (&self, line->customer);

          if (to < 0 || to == from || last[to] == i + 1)
            continue;
          last[to] = i + 1;
          add_line (&self, service, line, from, to);
        }
    }
}
