/* The title above and the legend beside or below: made from what the picture shows. */
#include "config.h"

#include "tfl-painter.h"

#include "tfl-text.h"

#include "usm/tfl-method.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NO_AGREEMENT 3
#define COLUMN_WIDTH 275.0
#define AWAY 28.0      /* from the picture */
#define INSET 16.0
#define HEAD_SIZE 10.5
#define TEXT_SIZE 10.5
#define LABEL_SIZE 11.5

/* How much room it takes, and its drawing with the middle of its left edge at x, y. */
typedef struct
{
  guint       group;
  double      height;                                  /* in the column */
  double      symbol;                                  /* width of its drawing, with what is free behind */
  const char *text;
  int         weight;
  TflColour   colour;
  void      (*draw) (TflPainter *self, double x, double y, guint value);
  guint       value;
} Entry;

enum
{
  GROUP_PROCESS,
  GROUP_WORKFLOW,
  GROUP_SERVICE,
  GROUP_CURVE,
  GROUP_ROLE,
  N_GROUPS
};

#define CURVE_CALL 2 /* after policy and feedback */

static const char *const group_titles[N_GROUPS] = {
  N_("Owning process"),
  N_("Workflow"),
  N_("Service, provider to customer"),
  N_("Governance and calls"),
  N_("Role of a unit"),
};

static void
draw_process (TflPainter *self,
              double      x,
              double      y,
              guint       value)
{
  tfl_scene_builder_add_box (self->builder, x, y - 9, 22, 18, 3, TFL_COLOUR_PROCESS_FILL + value,
                             TFL_COLOUR_PROCESS_EDGE + value, 1);
  tfl_painter_text_middle (self, tfl_process_letters[value], x + 11, tfl_baseline (y - 9, 18, 11), 11, 700,
                           TFL_COLOUR_PROCESS_TEXT + value);
}

static void
draw_pale (TflPainter *self,
           double      x,
           double      y,
           guint       value)
{
  tfl_scene_builder_add_box (self->builder, x, y - 9, 22, 18, 3, TFL_COLOUR_PALE_FILL, TFL_COLOUR_PALE_EDGE, 1);
  tfl_painter_text_middle (self, tfl_process_letters[value], x + 11, tfl_baseline (y - 9, 18, 11), 11, 400, TFL_COLOUR_PALE_TEXT);
}

static void
draw_orphan (TflPainter *self,
             double      x,
             double      y,
             guint       value)
{
  tfl_painter_draw_badge (self, x - 4, y - 11, 22, 1, 0);
}

static void
draw_weak (TflPainter *self,
           double      x,
           double      y,
           guint       value)
{
  TflShape *box = tfl_scene_builder_add_box (self->builder, x, y - 8, 22, 16, 4, TFL_COLOUR_CHIP_FILL, TFL_COLOUR_MAGENTA, 1.5);

  box->dash[0] = box->dash[1] = 3;
}

static void
draw_aside (TflPainter *self,
            double      x,
            double      y,
            guint       value)
{
  tfl_scene_builder_add_box (self->builder, x + 2, y - 9, 18, 18, 4, TFL_COLOUR_NONE, TFL_COLOUR_MAGENTA, 1.5);
  tfl_painter_text_middle (self, "?", x + 11, tfl_baseline (y - 9, 18, 12), 12, 700, TFL_COLOUR_MAGENTA);
}

static void
draw_delivery (TflPainter *self,
               double      x,
               double      y,
               guint       value)
{
  tfl_scene_builder_add_box (self->builder, x, y - 9, 22, 18, 3, TFL_COLOUR_WASH, TFL_COLOUR_CHIP_BORDER, 1);
  tfl_scene_builder_add_icon (self->builder, TFL_ICON_DELIVERY, x + 9, y - 4.5, 5, 9, TFL_COLOUR_INK_2);
}

static void
draw_workflow (TflPainter *self,
               double      x,
               double      y,
               guint       value)
{
  const TflWorkflowInfo *info = tfl_workflow_get_info (value);
  TflProcess owner = info->sequence[0];

  tfl_scene_builder_add_box (self->builder, x, y - 6, 4, 12, 2, TFL_COLOUR_PROCESS_FILL + owner,
                             TFL_COLOUR_PROCESS_EDGE + owner, 1);
  tfl_painter_text (self, info->short_name, x + 10, tfl_baseline (y - 8, 16, TEXT_SIZE), TEXT_SIZE, 600, TFL_COLOUR_INK);
}

static void
draw_undecided (TflPainter *self,
                double      x,
                double      y,
                guint       value)
{
  tfl_painter_text (self, "…", x + 12, tfl_baseline (y - 8, 16, TEXT_SIZE), TEXT_SIZE, 600, TFL_COLOUR_INK);
}

static void
draw_service (TflPainter *self,
              double      x,
              double      y,
              guint       value)
{
  TflPoint points[] = { { x + 40, y }, { x - 1, y } };
  TflShape *line = tfl_scene_builder_add_line (self->builder, points, 2, TFL_COLOUR_SERVICE,
                                               value == NO_AGREEMENT ? 1.2 : 1.8);

  line->start = TFL_MARK_RING;
  line->end_mark = TFL_MARK_ARROW;
  line->doubled = value == TFL_AGREEMENT_UC;
  line->round_dots = value == NO_AGREEMENT;
  if (value == TFL_AGREEMENT_OLA || value == NO_AGREEMENT)
    {
      line->dash[0] = value == NO_AGREEMENT ? 1.5 : 7;
      line->dash[1] = value == NO_AGREEMENT ? 3 : 4;
    }
}

static void
draw_curve (TflPainter *self,
            double      x,
            double      y,
            guint       value)
{
  gboolean is_feedback = value == 1;
  TflPoint points[] = { { is_feedback ? x + 38 : x + 2, y }, { is_feedback ? x : x + 40, y } };
  double px = self->px;

  self->px = 1;
  tfl_painter_draw_curve (self, value == CURVE_CALL, points, G_N_ELEMENTS (points));
  self->px = px;
  tfl_scene_builder_set_part (self->builder, TFL_PART_LEGEND);
}

/* One lobe each, so that letters, place and name are learnt together. */
static void
draw_role (TflPainter *self,
           double      x,
           double      y,
           guint       value)
{
  double px = self->px;

  self->px = 1;
  tfl_painter_roles (self, x + 13, y, 26, 1u << value, 0);
  self->px = px;
  tfl_scene_builder_set_part (self->builder, TFL_PART_LEGEND);
}

static void
draw_declared (TflPainter *self,
               double      x,
               double      y,
               guint       value)
{
  double px = self->px;

  self->px = 1;
  tfl_painter_roles (self, x + 13, y, 26, 0, 1u << value);
  self->px = px;
  tfl_scene_builder_set_part (self->builder, TFL_PART_LEGEND);
}

static void
add (GArray     *entries,
     gboolean    shown,
     guint       group,
     double      height,
     double      symbol,
     const char *text,
     TflColour   colour,
     void (*draw) (TflPainter *, double, double, guint),
     guint       value)
{
  Entry entry = { group, height, symbol, text, colour == TFL_COLOUR_MAGENTA ? 600 : group == GROUP_PROCESS ? 500 : 400,
                  colour, draw, value };

  if (shown)
    g_array_append_val (entries, entry);
}

static void
collect_processes (TflPainter *self,
                   GArray     *entries)
{
  for (guint i = 0; i < TFL_N_PROCESSES; i++)
    add (entries, (self->processes & (1u << i)) != 0, GROUP_PROCESS, 21, 30, tfl_words_label (TFL_WORDS_PROCESS, i),
         TFL_COLOUR_INK, draw_process, i);
  add (entries, self->pale, GROUP_PROCESS, 21, 30, _("None here"), TFL_COLOUR_INK_2, draw_pale, 0);
  add (entries, self->delivery, GROUP_PROCESS, 21, 30, _("Delivery, needs no process"), TFL_COLOUR_INK, draw_delivery, 0);
  add (entries, self->aside, GROUP_PROCESS, 22, 30, _("Set aside, with a reason"), TFL_COLOUR_INK, draw_aside, 0);
  add (entries, self->weak_orphans, GROUP_PROCESS, 22, 30, _("An answer is missing"), TFL_COLOUR_MAGENTA, draw_weak, 0);
  add (entries, self->whole_orphans, GROUP_PROCESS, 26, 33, _("No owning process"), TFL_COLOUR_MAGENTA, draw_orphan, 0);
}

static GArray *
collect (TflPainter *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  collect_processes (self, entries);
  for (guint i = 0; i < TFL_N_WORKFLOWS; i++)
    add (entries, (self->workflows & (1u << i)) != 0, GROUP_WORKFLOW, 16, 34, _(tfl_workflow_get_info (i)->name),
         TFL_COLOUR_INK_2, draw_workflow, i);
  add (entries, self->undecided, GROUP_WORKFLOW, 16, 34, _("Not decided yet"), TFL_COLOUR_INK_2, draw_undecided, 0);
  for (guint i = 0; i <= TFL_AGREEMENT_UC; i++)
    add (entries, (self->agreements & (1u << i)) != 0, GROUP_SERVICE, 18, 52, tfl_words_label (TFL_WORDS_AGREEMENT_KIND, i),
         TFL_COLOUR_INK_2, draw_service, i);
  add (entries, (self->agreements & (1u << NO_AGREEMENT)) != 0, GROUP_SERVICE, 18, 52, _("No agreement"),
       TFL_COLOUR_INK_2, draw_service, NO_AGREEMENT);
  for (guint i = 0; i < CURVE_CALL; i++)
    add (entries, (self->flows & (1u << i)) != 0, GROUP_CURVE, 18, 52, tfl_words_label (TFL_WORDS_FLOW_KIND, (int) i),
         TFL_COLOUR_INK_2, draw_curve, i);
  add (entries, self->calls, GROUP_CURVE, 18, 52, _("Call to another unit"), TFL_COLOUR_INK_2, draw_curve, CURVE_CALL);
  for (guint i = TFL_ROLE_CUSTOMER; self->roles && i <= TFL_ROLE_OPERATOR; i++)
    add (entries, TRUE, GROUP_ROLE, 28, 34, tfl_words_label (TFL_WORDS_ROLE, i), TFL_COLOUR_INK_2, draw_role, i);
  add (entries, self->declared, GROUP_ROLE, 28, 34, _("Declared, in no service yet"), TFL_COLOUR_INK_2, draw_declared,
       TFL_ROLE_CUSTOMER);

  return entries;
}

static void
draw_frame (TflPainter *self,
            TflRect     rect)
{
  tfl_scene_builder_add_box (self->builder, rect.x, rect.y, rect.width, rect.height, 10, TFL_COLOUR_PAPER,
                             TFL_COLOUR_CHIP_BORDER, 1);
}

static double
text_size (const Entry *entry)
{
  return entry->group == GROUP_PROCESS ? LABEL_SIZE : TEXT_SIZE;
}

static void
draw_entry (TflPainter  *self,
            const Entry *entry,
            double       x,
            double       y)
{
  double size = text_size (entry);

  entry->draw (self, x, y, entry->value);
  tfl_painter_text (self, entry->text, x + entry->symbol, tfl_baseline (y - 8, 16, size), size, entry->weight, entry->colour);
}

static void
draw_beside (TflPainter   *self,
             const GArray *entries,
             TflRect       around)
{
  double x = around.x + around.width + AWAY;
  double y = around.y + INSET;
  guint group = N_GROUPS;
  double height = 2 * INSET - 12;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      height += entry->height + (entry->group != group ? 20 + 12 : 0);
      group = entry->group;
    }
  draw_frame (self, (TflRect) { x, around.y, COLUMN_WIDTH, height });

  group = N_GROUPS;
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->group != group)
        {
          y += group != N_GROUPS ? 12 : 0;
          tfl_painter_text (self, _(group_titles[entry->group]), x + INSET, y + 9, HEAD_SIZE, 600, TFL_COLOUR_INK_2);
          y += 20;
          group = entry->group;
        }
      draw_entry (self, entry, x + INSET, y + entry->height / 2);
      y += entry->height;
    }
}

static double
entry_width (const Entry *entry)
{
  return entry->symbol + tfl_text_measure (entry->text, text_size (entry), entry->weight) + 18;
}

/* Groups one after the other in a band; within a group, and from group to group, lines break as text does. */
static void
draw_below (TflPainter   *self,
            const GArray *entries,
            TflRect       around)
{
  double width = MAX (around.width, 640);
  double left = around.x + INSET + 4;
  double right = around.x + width - INSET;
  double top = around.y + around.height + AWAY;
  double x = left;
  double y = top + 12;
  guint group = N_GROUPS;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TflPoint));

  /* First where all goes, since the frame is painted before them. */
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      TflPoint place;

      if (entry->group != group && group != N_GROUPS)
        {
          x = left;
          y += 34;
        }
      if (entry->group != group)
        y += 18;
      else if (x + entry_width (entry) > right)
        {
          x = left;
          y += 28;
        }
      group = entry->group;
      place = (TflPoint) { x, y + 16 };
      g_array_append_val (places, place);
      x += entry_width (entry);
    }

  draw_frame (self, (TflRect) { around.x, top, width, y + 42 - top });
  group = N_GROUPS;
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      TflPoint place = g_array_index (places, TflPoint, i);

      if (entry->group != group)
        tfl_painter_text (self, _(group_titles[entry->group]), place.x, place.y - 20, HEAD_SIZE, 600, TFL_COLOUR_INK_2);
      group = entry->group;
      draw_entry (self, entry, place.x, place.y);
    }
}

void
tfl_painter_legend (TflPainter *self)
{
  g_autoptr (GArray) entries = collect (self);
  TflRect around = self->around;

  if (self->picture->legend == TFL_LEGEND_NONE || entries->len == 0)
    return;

  tfl_scene_builder_begin (self->builder, NULL, _("Legend"));
  tfl_scene_builder_set_part (self->builder, TFL_PART_LEGEND);
  switch (self->picture->legend)
    {
    case TFL_LEGEND_NONE:
      break;
    case TFL_LEGEND_BESIDE:
      draw_beside (self, entries, around);
      break;
    case TFL_LEGEND_BELOW:
      draw_below (self, entries, around);
      break;
    }
  tfl_scene_builder_end (self->builder);
}

void
tfl_painter_note (TflPainter *self,
                  const char *note)
{
  double y = self->around.y + self->around.height + 18;

  tfl_scene_builder_begin (self->builder, NULL, note);
  tfl_scene_builder_set_part (self->builder, TFL_PART_LEGEND);
  tfl_painter_text (self, note, self->around.x + 12, y, TEXT_SIZE, 400, TFL_COLOUR_INK_2);
  tfl_scene_builder_end (self->builder);
  self->around.height += 24;
}

/* The title. */

static guint
count_services (TflPainter *self)
{
  g_autoptr (GHashTable) seen = NULL;

  if (self->picture->scope->root == NULL)
    return tfl_model_count (self->picture->model, TFL_KIND_SERVICE);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < tfl_layout_get_n_routes (self->layout); i++)
    g_hash_table_add (seen, (gpointer) tfl_layout_get_route (self->layout, i)->service);

  return g_hash_table_size (seen);
}

/* “21 work items · 7 services · ”, or units where no services are shown. */
static char *
count_all (TflPainter      *self,
           const TflCounts *counts)
{
  gboolean services = tfl_picture_kind_get_info (self->picture->scope->kind)->services;
  guint n = services ? count_services (self) : tfl_extent_get_n (self->extent);
  g_autofree char *work = g_strdup_printf (ngettext ("%u work item", "%u work items", counts->work), counts->work);
  g_autofree char *others = services ? g_strdup_printf (ngettext ("%u service", "%u services", n), n)
                                     : g_strdup_printf (ngettext ("%u unit", "%u units", n), n);

  return g_strdup_printf ("%s · %s%s", services ? work : others, services ? others : work, counts->orphans > 0 ? " · " : "");
}

static void
draw_name (TflPainter *self,
           const char *name,
           double      x,
           double      y)
{
  const char *kind = self->picture->name == NULL ? tfl_picture_kind_get_info (self->picture->scope->kind)->title : NULL;
  double width = MAX (self->around.width, 640);
  double used = tfl_painter_text_fit (self, name, x, y, 18, 600, TFL_COLOUR_INK, width);

  if (kind != NULL && used + 120 < width)
    tfl_painter_text_fit (self, _(kind), x + used + 12, y, 13, 400, TFL_COLOUR_INK_2, width - used - 12);
}

void
tfl_painter_title (TflPainter *self)
{
  const TflPicture *picture = self->picture;
  const TflElement *root = tfl_model_lookup (picture->model, picture->scope->root);
  TflCounts counts = tfl_picture_count (picture);
  const char *own = tfl_element_get_name (root != NULL ? root : tfl_model_get_root (picture->model));
  g_autofree char *name = tfl_text_clean (picture->name != NULL ? picture->name : own);
  g_autofree char *line = count_all (self, &counts);
  double x = self->around.x + 4;
  double y = self->around.y - 22;
  double used;

  tfl_scene_builder_begin (self->builder, NULL, name);
  tfl_scene_builder_set_part (self->builder, TFL_PART_TITLE);
  draw_name (self, name, x, y - 20);
  used = tfl_painter_text (self, line, x, y, 11.5, 400, TFL_COLOUR_INK_2);
  if (counts.orphans > 0)
    {
      g_autofree char *orphans = g_strdup_printf (ngettext ("%u with no owning process", "%u with no owning process",
                                                            counts.orphans), counts.orphans);

      tfl_painter_text (self, orphans, x + used, y, 11.5, 600, TFL_COLOUR_MAGENTA);
    }
  tfl_scene_builder_end (self->builder);
}
