/* The chain: who a unit serves, whom these serve, and so on to the left; who serves it, and who serves those, to the
 * right. */
#include "config.h"

#include "tfl-picture-kind.h"

#include "tfl-measure.h"
#include "tfl-painter.h"
#include "tfl-service-line.h"

#include <glib/gi18n-lib.h>

#define MAX_WIDTH 320.0
#define MANY_UNITS 400 /* nobody reads a chain of more; it would take seconds to draw */

typedef struct
{
  TflModel   *model;
  const char *focus;
  GHashTable *customers; /* unit id → GPtrArray of the ids it, or a unit inside it, serves */
  GHashTable *suppliers; /* the same of those that serve it */
} Chain;

static void
note (GHashTable *parties,
      const char *unit,
      const char *party)
{
  GPtrArray *list = g_hash_table_lookup (parties, unit);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (parties, (gpointer) unit, list);
    }
  g_ptr_array_add (list, (gpointer) party);
}

/* For the unit and all it stands in, up to where the party stands too: within that the service is nobody else's. */
static void
note_upwards (Chain            *self,
              GHashTable       *parties,
              const TflElement *unit,
              const char       *party)
{
  for (; unit != NULL && tfl_element_get_kind (unit) == TFL_KIND_UNIT; unit = tfl_model_get_parent (self->model, unit))
    {
      if (tfl_model_is_inside (self->model, party, tfl_element_get_id (unit)))
        return;
      note (parties, tfl_element_get_id (unit), party);
    }
}

static void
chain_init (Chain            *self,
            const TflPicture *picture)
{
  TflChildIter iter;
  const TflElement *service;

  self->model = picture->model;
  self->focus = picture->scope->root;
  self->customers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->suppliers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  tfl_child_iter_init (&iter, self->model, tfl_model_get_root (self->model), TFL_KIND_SERVICE);
  while ((service = tfl_child_iter_next (&iter)) != NULL)
    {
      const TflElement *provider = tfl_model_follow (self->model, service, TFL_SERVICE_PROVIDER);
      TflRefIter refs;
      const char *id;

      tfl_ref_iter_init (&refs, service, TFL_SERVICE_CUSTOMERS);
      while (provider != NULL && (id = tfl_ref_iter_next (&refs)) != NULL)
        {
          const TflElement *customer = tfl_model_lookup (self->model, id);

          note_upwards (self, self->customers, provider, tfl_element_get_id (customer));
          note_upwards (self, self->suppliers, customer, tfl_element_get_id (provider));
        }
    }
}

static void
chain_clear (Chain *self)
{
  g_hash_table_unref (self->customers);
  g_hash_table_unref (self->suppliers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

/* One side while it is explored. */
typedef struct
{
  GHashTable *parties;
  GHashTable *seen;
  GPtrArray  *row;     /* as far as one has come */
} Side;

static void
side_init (Side       *self,
           GHashTable *parties,
           const char *focus)
{
  self->parties = parties;
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->row = g_ptr_array_new ();
  g_ptr_array_add (self->row, (gpointer) focus);
  g_hash_table_add (self->seen, (gpointer) focus);
}

static void
side_clear (Side *self)
{
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* One step further. What stands in the focus is the focus. */
static void
step (Side        *self,
      const Chain *chain,
      GHashTable  *shown)
{
  g_autoptr (GPtrArray) row = g_steal_pointer (&self->row);

  self->row = g_ptr_array_new ();
  for (guint i = 0; i < row->len; i++)
    {
      GPtrArray *list = g_hash_table_lookup (self->parties, g_ptr_array_index (row, i));

      for (guint j = 0; list != NULL && j < list->len; j++)
        {
          const char *id = g_ptr_array_index (list, j);

          if (tfl_model_is_inside (chain->model, id, chain->focus) || !g_hash_table_add (self->seen, (gpointer) id))
            continue;
          g_hash_table_add (shown, (gpointer) id);
          g_ptr_array_add (self->row, (gpointer) id);
        }
    }
}

/* Adds all that can be reached from the focus, to either side, in as many steps as the scope says (0: any number); but
 * after the first no step that makes too many of them.  Returns after how many steps that was; 0 where there was none. */
static guint
reach (const TflPicture *picture,
       GHashTable       *shown)
{
  guint most = picture->scope->depth > 0 ? picture->scope->depth : G_MAXUINT;
  g_auto (Chain) chain = { 0 };
  g_auto (Side) left = { 0 };
  g_auto (Side) right = { 0 };

  chain_init (&chain, picture);
  side_init (&left, chain.customers, chain.focus);
  side_init (&right, chain.suppliers, chain.focus);
  for (guint steps = 0; left.row->len + right.row->len > 0 && steps < most; steps++)
    {
      g_autoptr (GHashTable) more = g_hash_table_new (g_str_hash, g_str_equal);
      GHashTableIter iter;
      gpointer id;

      step (&left, &chain, more);
      step (&right, &chain, more);
      if (steps > 0 && g_hash_table_size (more) > 0 && g_hash_table_size (shown) + g_hash_table_size (more) > MANY_UNITS)
        return steps;
      g_hash_table_iter_init (&iter, more);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_add (shown, id);
    }

  return 0;
}

typedef struct
{
  GHashTable *shown;
  GPtrArray  *units;
} Collection;

static gboolean
collect (const TflElement *element,
         gpointer          user_data)
{
  Collection *collection = user_data;

  if (tfl_element_get_kind (element) == TFL_KIND_UNIT &&
      g_hash_table_contains (collection->shown, tfl_element_get_id (element)))
    g_ptr_array_add (collection->units, (gpointer) element);

  return TRUE;
}

/* Marks what lines lead to from the focus, to one side: round by round, for as long as there is more. */
static void
mark (GArray   *lines,
      gboolean  customers,
      gboolean *reached)
{
  g_autoptr (GHashTable) next_to = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) queue = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TflServiceLine *line = &g_array_index (lines, TflServiceLine, i);
      gpointer from = GINT_TO_POINTER (customers ? line->from : line->to);
      GArray *others = g_hash_table_lookup (next_to, from);

      if (others == NULL)
        {
          others = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (next_to, from, others);
        }
      g_array_append_val (others, *(customers ? &line->to : &line->from));
    }
  g_array_set_size (queue, 1);
  g_hash_table_add (seen, GINT_TO_POINTER (0));
  for (guint at = 0; at < queue->len; at++)
    {
      int unit = g_array_index (queue, int, at);
      GArray *others = g_hash_table_lookup (next_to, GINT_TO_POINTER (unit));

      reached[unit] = TRUE;
      for (guint i = 0; others != NULL && i < others->len; i++)
        if (g_hash_table_add (seen, GINT_TO_POINTER (g_array_index (others, int, i))))
          g_array_append_val (queue, g_array_index (others, int, i));
    }
}

/* A service ends at the innermost unit that is shown. What was found by way of a unit inside another, which then is
 * shown itself, may hang in the air: it goes, until all that is left hangs together. */
static TflExtent *
prune (const TflPicture *picture,
       GPtrArray        *units)
{
  for (;;)
    {
      g_autoptr (TflExtent) extent = tfl_extent_new_list (picture->model, picture->scope, units);
      g_autoptr (GArray) lines = tfl_service_lines_new (picture->model, extent);
      g_autofree gboolean *reached = g_new0 (gboolean, units->len + 1);
      guint n = 0;

      mark (lines, TRUE, reached);
      mark (lines, FALSE, reached);
      for (guint i = 0; i < units->len; i++)
        if (reached[i])
          g_ptr_array_index (units, n++) = g_ptr_array_index (units, i);
      if (n == units->len)
        return g_steal_pointer (&extent);
      g_ptr_array_set_size (units, (int) n);
    }
}

/* The focus first, the others in file order. */
static TflExtent *
list (const TflPicture *picture)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  const TflElement *focus = tfl_model_lookup (picture->model, picture->scope->root);
  Collection collection = { shown, units };

  if (focus != NULL)
    {
      g_ptr_array_add (units, (gpointer) focus);
      reach (picture, shown);
      tfl_model_foreach (picture->model, collect, &collection);
    }

  return prune (picture, units);
}

static TflLayoutInput *
measure (const TflPicture *picture)
{
  g_autoptr (TflExtent) extent = list (picture);
  TflLayoutInput *input = tfl_layout_input_new ();
  guint n = tfl_extent_get_n (extent);
  g_autofree int *boxes = g_new (int, n + 1);
  double width = TFL_UNIT_MIN_WIDTH;

  tfl_layout_input_set_flow (input, TFL_FLOW_CHAIN);
  for (guint i = 0; i < n; i++)
    width = MAX (width, tfl_unit_get_width (picture, tfl_extent_get (extent, i)->unit));
  for (guint i = 0; i < n; i++)
    {
      const TflExtentUnit *row = tfl_extent_get (extent, i);
      TflLayoutBox box = {
        .id = tfl_element_get_id (row->unit),
        .kind = TFL_BOX_UNIT,
        .parent = -1,
        .width = MIN (width, MAX_WIDTH),
        .height = TFL_UNIT_HEADER_LEAF,
        .caller = -1,
        .outside = tfl_element_get_boolean (row->unit, TFL_UNIT_OUTSIDE),
      };

      boxes[i] = tfl_layout_input_add_box (input, &box);
    }
  tfl_measure_lines (picture, extent, input, boxes);

  return input;
}

/* Says so where there is more. */
static void
draw_note (TflPainter *painter)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  guint steps = painter->picture->scope->root != NULL ? reach (painter->picture, shown) : 0;
  g_autofree char *note = NULL;

  if (steps == 0)
    return;

  note = g_strdup_printf (ngettext ("Only %u step from the focus: there are too many more", "Only %u steps from the focus: there are too many more",
                                    steps), steps);
  tfl_painter_note (painter, note);
}

static gboolean
draw (TflPainter *painter,
      guint      *most)
{
  if (!tfl_painter_units (painter, most) || !tfl_painter_routes (painter, most))
    return FALSE;

  draw_note (painter);

  return TRUE;
}

const TflPictureKindInfo tfl_picture_chain = {
  .kind = TFL_PICTURE_CHAIN,
  .title = N_("Supply chain"),
  .description = N_("Who one unit serves, who serves it, and so on"),
  .focus = TRUE,
  .services = TRUE,
  .where = TRUE,
  .list = list,
  .measure = measure,
  .draw = draw,
};
