#include "bench-layout-graphs.h"

#include "io/tfl-reader.h"
#include "scene/tfl-picture.h"

#include "tfl-generator.h"

#include <string.h>

/* A row is generated (units), an example (file) or made by a function of its own. */
typedef struct
{
  const char *name;
  guint n_units;
  guint fanout;
  double density;
  const char *file;
  gboolean sources;
  gboolean packages;
} Row;

static const Row rows[] = {
  { "hospital", .file = "hospital.trefoil" },
  { "municipality", .file = "municipality.trefoil" },
  { "bank", .file = "bank.trefoil" },
  { "sources", .sources = TRUE },
  { "packages", .packages = TRUE },
  { "wide", 501, 500, 0.3 },
  { "1000-0.3", 1000, 6, 0.3 },
  { "1000-1.0", 1000, 6, 1.0 },
  { "3000-0.3", 3000, 6, 0.3 },
  { "3000-1.0", 3000, 6, 1.0 },
  { "10000-0.3", 10000, 6, 0.3 },
  { "10000-1.0", 10000, 6, 1.0 },
  { "50000-0.3", 50000, 6, 0.3 },
  { "50000-1.0", 50000, 6, 1.0 },
};

const char *const *
bench_graph_names (void)
{
  static const char *names[G_N_ELEMENTS (rows) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    names[i] = rows[i].name;

  return names;
}

TflLayoutInput *
bench_measure (TflModel *model)
{
  g_autoptr (TflScope) scope = tfl_scope_new ();
  g_autoptr (TflIndex) index = tfl_index_new (model);
  g_autoptr (TflTally) tally = tfl_tally_new (model, index);
  g_autoptr (TflFindings) findings = tfl_findings_new (model, index);
  TflPicture picture = { model, index, tally, findings, scope, .zoom = 1 };

  return tfl_picture_measure (&picture);
}

static TflModel *
read_example (const char  *name,
              const char **why)
{
  g_autofree char *path = g_build_filename (BENCH_SOURCE_ROOT, "data", "examples", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TflModel *model = tfl_read_file (file, NULL, NULL, NULL);

  if (model == NULL)
    *why = "the examples are not where the sources were";

  return model;
}

static void
make (BenchGraph  *self,
      const Row   *row,
      const char **why)
{
  TflGenerator generator = TFL_GENERATOR (row->n_units);

  if (row->sources)
    {
      self->input = bench_sources_new (BENCH_SOURCE_ROOT);
      *why = "the sources are not where they were";
      return;
    }
  if (row->packages)
    {
      self->input = bench_packages_new (BENCH_SOURCE_ROOT);
      *why = "the list of packages is not where the sources were";
      return;
    }

  generator.fanout = row->fanout;
  generator.density = row->density;
  generator.chains = TRUE;
  self->model = row->file != NULL ? read_example (row->file, why) : tfl_generate (&generator);
  if (self->model != NULL)
    self->input = bench_measure (self->model);
}

BenchGraph *
bench_graph_new (const char  *name,
                 const char **why)
{
  g_autoptr (BenchGraph) self = g_new0 (BenchGraph, 1);

  *why = "there is no graph of that name";
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].name, name) == 0)
      {
        self->name = rows[i].name;
        make (self, &rows[i], why);
      }

  return self->input != NULL ? g_steal_pointer (&self) : NULL;
}

void
bench_graph_free (BenchGraph *self)
{
  g_clear_pointer (&self->model, tfl_model_unref);
  g_clear_pointer (&self->input, tfl_layout_input_unref);
  g_free (self);
}

/* Of all units that hold units, and only such as hold none, the middle one. */
static int
middle_container (TflLayoutInput *input)
{
  guint n = tfl_layout_input_get_n_boxes (input);
  g_autofree gboolean *holds = g_new0 (gboolean, n + 1);
  g_autofree gboolean *deep = g_new0 (gboolean, n + 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = n; i-- > 0;)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

      if (box->kind == TFL_BOX_UNIT && box->parent >= 0)
        {
          holds[box->parent] = TRUE;
          deep[box->parent] |= holds[i];
        }
    }
  for (guint i = 0; i < n; i++)
    if (holds[i] && !deep[i])
      g_array_append_val (found, i);

  return found->len > 0 ? g_array_index (found, int, found->len / 2) : -1;
}

TflLayoutInput *
bench_input_with_leaf (TflLayoutInput *input,
                       int            *container)
{
  TflLayoutInput *copy = tfl_layout_input_new ();
  TflLayoutBox leaf = { "inserted", TFL_BOX_UNIT, middle_container (input), 216, 58, -1 };

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    tfl_layout_input_add_box (copy, tfl_layout_input_get_box (input, i));
  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    tfl_layout_input_add_line (copy, tfl_layout_input_get_line (input, i));
  tfl_layout_input_add_box (copy, &leaf);
  *container = leaf.parent;

  return copy;
}
