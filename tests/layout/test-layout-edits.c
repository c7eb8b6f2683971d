/* One engine over many edits: what it keeps from run to run must not show.  With some lines the layout is that of an
 * engine that knows nothing; with more it may be another, but all that holds of a layout holds of it.
 */
#include "layout-check.h"

#include "layout/tfl-layout-engine.h"

#include <string.h>

#define N_UNITS 700
#define SOME_LINES 600
#define AMENDED_LINES 620 /* a few more than are always laid out from nothing */
#define MORE_LINES 1500  /* routes are amended */
#define MANY_LINES 6300  /* and lines do not regard each other */
#define N_EDITS 42
#define CHECK_EVERY 14
#define MOST_PLACED 16  /* containers, after an edit: those on the way to the root, twice */

typedef struct
{
  guint id;
  int parent; /* index of a unit before it, or −1 */
  int width;
  int height; /* of its header */
  int n_chips;
} Unit;

typedef struct
{
  guint id;
  guint from; /* ids of units */
  guint to;
} Line;

/* A model that can be edited. */
typedef struct
{
  GRand *rand;
  GArray *units;
  GArray *lines;
  guint n_ids;
} Plan;

static guint
below (Plan  *self,
       guint  n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static Unit *
unit_at (Plan  *self,
         guint  i)
{
  return &g_array_index (self->units, Unit, i);
}

static Unit *
some_unit (Plan *self)
{
  return unit_at (self, below (self, self->units->len));
}

static void
add_unit (Plan *self)
{
  guint n = self->units->len;
  /* Six in each, so that it becomes deep. */
  Unit unit = { self->n_ids++, n < N_UNITS ? ((int) n - 1) / 6 - (n == 0) : (int) below (self, n), 0, 40, 0 };

  unit.width = 120 + (int) below (self, 160);
  unit.n_chips = (int) below (self, 3);
  g_array_append_val (self->units, unit);
}

static void
add_line (Plan *self)
{
  Line line = { self->n_ids++, some_unit (self)->id, some_unit (self)->id };

  g_array_append_val (self->lines, line);
}

static void
plan_init (Plan    *self,
           guint32  seed,
           guint    n_lines)
{
  *self = (Plan){ g_rand_new_with_seed (seed), g_array_new (FALSE, FALSE, sizeof (Unit)),
                  g_array_new (FALSE, FALSE, sizeof (Line)), 0 };
  for (guint i = 0; i < N_UNITS; i++)
    add_unit (self);
  for (guint i = 0; i < n_lines; i++)
    add_line (self);
}

static void
plan_clear (Plan *self)
{
  g_rand_free (self->rand);
  g_array_unref (self->units);
  g_array_unref (self->lines);
}

static void
widen (Plan *self)
{
  some_unit (self)->width += 40;
}

/* One of the large ones, or of those in them: its name takes one more line. */
static void
heighten (Plan *self)
{
  unit_at (self, below (self, 12))->height += 21;
}

static void
add_work (Plan *self)
{
  some_unit (self)->n_chips++;
}

static void
remove_work (Plan *self)
{
  some_unit (self)->n_chips = 0;
}

static void
remove_line (Plan *self)
{
  g_array_remove_index (self->lines, below (self, self->lines->len));
}

/* To a unit before it, which cannot stand in it. */
static void
move_unit (Plan *self)
{
  guint i = 1 + below (self, self->units->len - 1);

  unit_at (self, i)->parent = (int) below (self, i);
}

/* The last one is nobody's parent. Its lines go with it. */
static void
remove_unit (Plan *self)
{
  guint id = unit_at (self, self->units->len - 1)->id;

  g_array_set_size (self->units, self->units->len - 1);
  for (guint i = self->lines->len; i-- > 0;)
    if (g_array_index (self->lines, Line, i).from == id || g_array_index (self->lines, Line, i).to == id)
      g_array_remove_index (self->lines, i);
}

/* The order of lines counts where nothing else does. */
static void
swap_lines (Plan *self)
{
  Line *line = &g_array_index (self->lines, Line, below (self, self->lines->len));
  Line *other = &g_array_index (self->lines, Line, below (self, self->lines->len));
  Line swapped = *line;

  *line = *other;
  *other = swapped;
}

static void (*const edits[]) (Plan *) = {
  widen, add_unit, add_work, remove_work, add_line, remove_line, move_unit, remove_unit, swap_lines, heighten,
};

static TflLayoutInput *
make_input (Plan *self)
{
  TflLayoutInput *input = tfl_layout_input_new ();
  g_autoptr (GHashTable) boxes = g_hash_table_new (NULL, NULL);
  g_autofree int *indices = g_new (int, self->units->len);

  for (guint i = 0; i < self->units->len; i++)
    {
      const Unit *unit = unit_at (self, i);
      g_autofree char *id = g_strdup_printf ("u%u", unit->id);
      TflLayoutBox box = { id, TFL_BOX_UNIT, unit->parent < 0 ? -1 : indices[unit->parent], unit->width, unit->height, -1 };

      indices[i] = tfl_layout_input_add_box (input, &box);
      g_hash_table_insert (boxes, GUINT_TO_POINTER (unit->id), GINT_TO_POINTER (indices[i]));
      for (int k = 0; k < unit->n_chips; k++)
        {
          g_autofree char *work = g_strdup_printf ("w%u-%d", unit->id, k);
          TflLayoutBox chip = { work, TFL_BOX_CHIP, indices[i], 200, 26, -1 };

          tfl_layout_input_add_box (input, &chip);
        }
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      g_autofree char *service = g_strdup_printf ("s%u", line->id);
      TflLayoutLine asked = { service, "customer",
                              GPOINTER_TO_INT (g_hash_table_lookup (boxes, GUINT_TO_POINTER (line->from))),
                              GPOINTER_TO_INT (g_hash_table_lookup (boxes, GUINT_TO_POINTER (line->to))),
                              line->id % 3 == 0 ? 90 : 0, 18 };

      tfl_layout_input_add_line (input, &asked);
    }

  return input;
}

static TflLayout *
lay_out (TflLayoutEngine *engine,
         TflLayoutInput  *input)
{
  g_autoptr (GError) error = NULL;
  TflLayout *layout = tfl_layout_engine_run (engine, input, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (tfl_layout_get_message (layout));
  return layout;
}

static void
assert_like_new (TflLayoutInput *input,
                 TflLayout      *layout)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayout) other = lay_out (engine, input);
  g_autofree char *dump = tfl_layout_dump (layout);
  g_autofree char *expected = tfl_layout_dump (other);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL && expected_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected_lines[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (expected_lines));
}

/* Whatever was edited, the engine says the same as one that has seen nothing before. */
static void
test_like_new (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  Plan plan;

  plan_init (&plan, 5, SOME_LINES - 50);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TflLayoutInput) input = make_input (&plan);
      g_autoptr (TflLayout) layout = lay_out (engine, input);

      if (i > 0)
        g_test_message ("edit %u, of kind %zu", i, (i - 1) % G_N_ELEMENTS (edits));
      assert_like_new (input, layout);
      edits[i % G_N_ELEMENTS (edits)](&plan);
    }
  plan_clear (&plan);
}

/* Whatever was amended while there were more lines is forgotten once there are few. */
static void
test_fewer (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  Plan plan;

  plan_init (&plan, 11, AMENDED_LINES);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TflLayoutInput) input = make_input (&plan);
      g_autoptr (TflLayout) layout = lay_out (engine, input);

      if (tfl_layout_input_get_n_lines (input) <= SOME_LINES)
        assert_like_new (input, layout);
      edits[i % G_N_ELEMENTS (edits)](&plan);
      remove_line (&plan);
    }
  g_assert_cmpuint (plan.lines->len, <, SOME_LINES);
  plan_clear (&plan);
}

/* Among many lines an edit asks for few containers, and leaves a layout in which all is well. */
static void
test_many (gconstpointer data)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  Plan plan;

  plan_init (&plan, 7, GPOINTER_TO_UINT (data));
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TflLayoutInput) input = make_input (&plan);
      guint n_placed = tfl_layout_engine_get_n_placed (engine);
      g_autoptr (TflLayout) layout = lay_out (engine, input);

      g_test_message ("edit %u, of kind %zu", i, (i - 1) % G_N_ELEMENTS (edits));
      if (i > 0)
        g_assert_cmpuint (tfl_layout_engine_get_n_placed (engine) - n_placed, <=, MOST_PLACED);
      if (i % CHECK_EVERY == CHECK_EVERY - 1)
        layout_check (input, layout);
      edits[i % G_N_ELEMENTS (edits)](&plan);
    }
  plan_clear (&plan);
}

/* A run that was cancelled leaves nothing behind that the next one believes. */
static void
test_after_cancel (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (TflLayoutInput) input = NULL;
  g_autoptr (TflLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  Plan plan;

  plan_init (&plan, 9, SOME_LINES - 50);
  for (guint i = 0; i < 3; i++)
    {
      g_clear_pointer (&input, tfl_layout_input_unref);
      g_clear_pointer (&layout, tfl_layout_unref);
      input = make_input (&plan);
      if (i == 1)
        g_cancellable_cancel (cancelled);
      layout = tfl_layout_engine_run (engine, input, i == 1 ? cancelled : NULL, i == 1 ? &error : NULL);
      widen (&plan);
      move_unit (&plan);
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_like_new (input, layout);
  plan_clear (&plan);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-edits/like-new", test_like_new);
  g_test_add_func ("/layout-edits/fewer", test_fewer);
  g_test_add_data_func ("/layout-edits/more", GUINT_TO_POINTER (MORE_LINES), test_many);
  g_test_add_data_func ("/layout-edits/many", GUINT_TO_POINTER (MANY_LINES), test_many);
  g_test_add_func ("/layout-edits/after-cancel", test_after_cancel);

  return g_test_run ();
}
