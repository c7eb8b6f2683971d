/* What one edit costs, at three sizes of model, in one run: the edit itself with its diff and
 * the update of the index, undoing it, redoing it; and the memory that one undo step
 * keeps.  The last column compares 100,000 units with 1,000.
 *
 * Edits are measured as people make them, in one department of some hundred units, and
 * scattered over the whole model.  The second is the worst there is: nothing that an edit
 * touches is in the processor's cache, which a model of 1,000 units fits into whole.
 */
#include "model/tfl-document.h"

#include "tfl-generator.h"

#include <locale.h>
#include <malloc.h>

#define N_STEPS 2000
#define N_RUNS 5
#define DEPARTMENT 200

typedef struct
{
  double edit; /* µs */
  double undo;
  double redo;
  double bytes; /* a step */
} Cost;

/* What the edits choose from. */
typedef struct
{
  GPtrArray *units;
  GPtrArray *work;
} Ground;

static double
microseconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / N_STEPS;
}

static Ground
find_ground (TflModel *model,
             guint     n_units,
             gboolean  scattered)
{
  Ground ground = { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
  guint first = scattered ? 1 : n_units / 3;
  guint last = scattered ? n_units : first + DEPARTMENT;

  for (guint i = first; i < last; i++)
    {
      char *id = g_strdup_printf ("u%u", i);
      TflChildIter iter;
      const TflElement *work;

      g_ptr_array_add (ground.units, id);
      tfl_child_iter_init (&iter, model, tfl_model_lookup (model, id), TFL_KIND_WORK);
      while ((work = tfl_child_iter_next (&iter)) != NULL)
        g_ptr_array_add (ground.work, g_strdup (tfl_element_get_id (work)));
    }

  return ground;
}

static const char *
pick (GPtrArray *ids,
      GRand     *rand)
{
  return g_ptr_array_index (ids, g_rand_int_range (rand, 0, (gint32) ids->len));
}

/* Each edit as users make them: a rename, a new piece of work, a move, a reference. */
static void
edit_once (TflDocument  *document,
           const Ground *ground,
           GRand        *rand,
           guint         i)
{
  TflEdit *edit = tfl_document_begin (document);
  const char *unit = pick (ground->units, rand);
  const char *work = pick (ground->work, rand);
  g_autofree char *text = g_strdup_printf ("Step %u", i);
  g_autofree char *id = NULL;

  switch (i % 4)
    {
    case 0:
      tfl_edit_set (edit, unit, TFL_UNIT_NAME, text, NULL);
      break;
    case 1:
      id = tfl_edit_make_id (edit, TFL_KIND_WORK);
      tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, id), unit, NULL, NULL);
      break;
    case 2:
      tfl_edit_move (edit, work, unit, NULL, NULL);
      break;
    case 3:
      tfl_edit_set (edit, work, TFL_WORK_CUSTOMER, unit, NULL);
      break;
    default:
      g_assert_not_reached ();
    }
  tfl_document_commit (document, edit, text, NULL);
}

static Cost
measure (TflModel     *model,
         const Ground *ground)
{
  g_autoptr (TflDocument) document = tfl_document_new (model);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gsize before = mallinfo2 ().uordblks;
  gint64 start = g_get_monotonic_time ();
  Cost cost;

  for (guint i = 0; i < N_STEPS; i++)
    edit_once (document, ground, rand, i);
  cost.edit = microseconds (start);
  cost.bytes = (double) (mallinfo2 ().uordblks - before) / N_STEPS;

  start = g_get_monotonic_time ();
  while (tfl_document_can_undo (document))
    tfl_document_undo (document);
  cost.undo = microseconds (start);

  start = g_get_monotonic_time ();
  while (tfl_document_can_redo (document))
    tfl_document_redo (document);
  cost.redo = microseconds (start);

  return cost;
}

static int
compare_costs (gconstpointer a,
               gconstpointer b)
{
  const Cost *one = a;
  const Cost *other = b;

  return (one->edit > other->edit) - (one->edit < other->edit);
}

/* The middle one of several runs by what an edit takes. */
static Cost
measure_median (guint    n_units,
                gboolean scattered)
{
  TflGenerator generator = TFL_GENERATOR (n_units);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  Ground ground = find_ground (model, n_units, scattered);
  Cost costs[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    costs[i] = measure (model, &ground);
  qsort (costs, N_RUNS, sizeof *costs, compare_costs);
  g_ptr_array_unref (ground.units);
  g_ptr_array_unref (ground.work);

  return costs[N_RUNS / 2];
}

static void
print_table (const char *title,
             gboolean    scattered)
{
  Cost small = measure_median (1000, scattered);
  Cost middle = measure_median (10000, scattered);
  Cost large = measure_median (100000, scattered);

#define ROW(what, small, middle, large)                                                                                \
  g_print ("  %-26s %10.1f %10.1f %10.1f %10.2f\n", what, small, middle, large, (large) / (small))

  g_print ("%-28s %10s %10s %10s %10s\n", title, "1,000", "10,000", "100,000", "ratio");
  ROW ("edit, diff, index (us)", small.edit, middle.edit, large.edit);
  ROW ("undo, diff, index (us)", small.undo, middle.undo, large.undo);
  ROW ("redo, diff, index (us)", small.redo, middle.redo, large.redo);
  ROW ("all three (us)", small.edit + small.undo + small.redo, middle.edit + middle.undo + middle.redo,
       large.edit + large.undo + large.redo);
  ROW ("memory of a step (bytes)", small.bytes, middle.bytes, large.bytes);
}

int
main (void)
{
  setlocale (LC_ALL, "");
  print_table ("edits in one department", FALSE);
  print_table ("edits all over the model", TRUE);

  return 0;
}
