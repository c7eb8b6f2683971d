#include "bench-layout-edits.h"

#include "bench-desk.h"

#include <malloc.h>
#include <stdlib.h>

#define UNDO_EVERY 8

typedef struct
{
  BenchDesk desk;
  GRand *rand;
  GArray *layouts; /* seconds, one an edit */
  GArray *measures;
  GArray *undos;
} Editing;

static void
editing_init (Editing  *self,
              TflModel *model)
{
  bench_desk_init (&self->desk, model);
  self->rand = g_rand_new_with_seed (11);
  self->layouts = g_array_new (FALSE, FALSE, sizeof (double));
  self->measures = g_array_new (FALSE, FALSE, sizeof (double));
  self->undos = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
editing_clear (Editing *self)
{
  bench_desk_clear (&self->desk);
  g_rand_free (self->rand);
  g_array_unref (self->layouts);
  g_array_unref (self->measures);
  g_array_unref (self->undos);
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
}

/* The seconds that the engine ran. */
static double
lay_out (Editing *self,
         double  *measure)
{
  TflPicture picture = bench_desk_get_picture (&self->desk, 1);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (TflLayoutInput) input = tfl_picture_measure (&picture);
  g_autoptr (TflLayout) layout = NULL;

  *measure = seconds_since (start);
  start = g_get_monotonic_time ();
  layout = tfl_layout_engine_run (self->desk.engine, input, NULL, NULL);

  return seconds_since (start);
}

typedef struct
{
  TflKind kind;
  GPtrArray *ids;
} Gathering;

static gboolean
gather (const TflElement *element,
        gpointer          user_data)
{
  Gathering *gathering = user_data;

  if (tfl_element_get_kind (element) == gathering->kind)
    g_ptr_array_add (gathering->ids, (gpointer) tfl_element_get_id (element));

  return TRUE;
}

/* Any element of a kind, or NULL. */
static const char *
pick (Editing *self,
      TflKind  kind)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  Gathering gathering = { kind, ids };

  tfl_model_foreach (tfl_document_get_model (self->desk.document), gather, &gathering);

  return ids->len > 0 ? g_ptr_array_index (ids, g_rand_int_range (self->rand, 0, (gint32) ids->len)) : NULL;
}

static void
rename_unit (Editing *self,
             TflEdit *edit)
{
  const char *unit = pick (self, TFL_KIND_UNIT);
  const TflElement *element = tfl_edit_lookup (edit, unit);
  g_autofree char *name = g_strconcat (tfl_element_get_name (element), " and all that goes with it", NULL);

  tfl_edit_set (edit, unit, TFL_UNIT_NAME, name, NULL);
}

static void
add_unit (Editing *self,
          TflEdit *edit)
{
  g_autofree char *id = tfl_edit_make_id (edit, TFL_KIND_UNIT);
  TflElement *unit = tfl_element_new (TFL_KIND_UNIT, id);

  tfl_element_set (unit, TFL_UNIT_NAME, "Added");
  tfl_edit_add (edit, unit, pick (self, TFL_KIND_UNIT), NULL, NULL);
}

static void
add_work (Editing *self,
          TflEdit *edit)
{
  g_autofree char *id = tfl_edit_make_id (edit, TFL_KIND_WORK);
  TflElement *work = tfl_element_new (TFL_KIND_WORK, id);

  tfl_element_set (work, TFL_WORK_NAME, "Added");
  tfl_edit_add (edit, work, pick (self, TFL_KIND_UNIT), NULL, NULL);
}

static void
remove_work (Editing *self,
             TflEdit *edit)
{
  const char *work = pick (self, TFL_KIND_WORK);

  if (work != NULL)
    tfl_edit_remove (edit, work, NULL);
}

static void
add_service (Editing *self,
             TflEdit *edit)
{
  g_autofree char *id = tfl_edit_make_id (edit, TFL_KIND_SERVICE);
  TflElement *service = tfl_element_new (TFL_KIND_SERVICE, id);

  tfl_element_set (service, TFL_SERVICE_NAME, "Added");
  tfl_element_set (service, TFL_SERVICE_PROVIDER, pick (self, TFL_KIND_UNIT));
  tfl_element_set (service, TFL_SERVICE_CUSTOMERS, pick (self, TFL_KIND_UNIT));
  tfl_edit_add (edit, service, TFL_ROOT_ID, NULL, NULL);
}

static void
remove_service (Editing *self,
                TflEdit *edit)
{
  const char *service = pick (self, TFL_KIND_SERVICE);

  if (service != NULL)
    tfl_edit_remove (edit, service, NULL);
}

/* Not every unit may go into any other: not into what stands in it. */
static void
move_unit (Editing *self,
           TflEdit *edit)
{
  for (guint i = 0; i < 20; i++)
    if (tfl_edit_move (edit, pick (self, TFL_KIND_UNIT), pick (self, TFL_KIND_UNIT), NULL, NULL))
      return;
}

static void
edit_once (Editing *self,
           guint    i)
{
  static void (*const edits[]) (Editing *, TflEdit *) = {
    rename_unit, add_unit, add_work, remove_work, add_service, remove_service, move_unit,
  };
  TflEdit *edit = tfl_document_begin (self->desk.document);

  edits[i % G_N_ELEMENTS (edits)](self, edit);
  tfl_document_commit (self->desk.document, edit, "Edit", NULL);
}

static void
undo_and_redo (Editing *self)
{
  double measure;
  double undo;

  tfl_document_undo (self->desk.document);
  undo = lay_out (self, &measure);
  g_array_append_val (self->undos, undo);
  tfl_document_redo (self->desk.document);
  lay_out (self, &measure);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static double
at_share (GArray *values,
          double  share)
{
  if (values->len == 0)
    return 0;

  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) (share * (values->len - 1) + 0.5));
}

static void
make_edits (Editing    *self,
            guint       n_edits,
            guint       seconds,
            BenchEdits *result)
{
  gint64 end = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;

  for (guint i = 0; i < n_edits && g_get_monotonic_time () < end; i++)
    {
      guint n_placed = tfl_layout_engine_get_n_placed (self->desk.engine);
      guint n_reused = tfl_layout_engine_get_n_reused (self->desk.engine);
      double measure;
      double layout;

      edit_once (self, i);
      layout = lay_out (self, &measure);
      g_array_append_val (self->layouts, layout);
      g_array_append_val (self->measures, measure);
      n_placed = tfl_layout_engine_get_n_placed (self->desk.engine) - n_placed;
      n_reused = tfl_layout_engine_get_n_reused (self->desk.engine) - n_reused;
      result->n_placed += n_placed;
      result->n_containers += n_placed + n_reused;
      result->n_edits++;
      if (i % UNDO_EVERY == UNDO_EVERY - 1)
        undo_and_redo (self);
    }
}

static double
bytes_in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) info.uordblks + (double) info.hblkhd;
}

BenchEdits
bench_edit (TflModel *model,
            guint     n_edits,
            guint     seconds)
{
  BenchEdits result = { 0 };
  Editing editing;
  double measure;
  double before;

  editing_init (&editing, model);
  lay_out (&editing, &measure);
  before = bytes_in_use ();
  make_edits (&editing, n_edits, seconds, &result);
  result.bytes = bytes_in_use () - before;
  result.median = at_share (editing.layouts, 0.5);
  result.p95 = at_share (editing.layouts, 0.95);
  result.measure = at_share (editing.measures, 0.5);
  result.undo = at_share (editing.undos, 0.5);
  if (result.n_edits > 0)
    {
      result.n_placed /= result.n_edits;
      result.n_containers /= result.n_edits;
      result.bytes /= result.n_edits;
    }
  editing_clear (&editing);

  return result;
}
