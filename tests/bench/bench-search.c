/* What a search costs at three sizes of model, in one run: making it, queries of several kinds, and following an
 * edit.  Queries are also compared with the least that a search without an index could do, one strcasestr() over
 * the name of each element, which knows no accents, no other texts, no filters and no order.
 *
 * A key must be answered within a frame or two (33 ms) at 100,000 elements; an edit must not cost more in a large model.
 */
#include "usm/tfl-search.h"

#include "tfl-generator.h"

#include <string.h>

#define N_RUNS 15
#define N_EDITS 500
#define LIMIT 1000 /* as the window lists */
#define SHARE 2.3  /* elements for each unit that the generator makes: work, services, agreements */

static const struct
{
  const char *title;
  TflQuery    query;
} queries[] = {
  { "one letter (u)", { .text = "u" } },
  { "a word (unit)", { .text = "unit" } },
  { "two words (unit 12)", { .text = "unit 12" } },
  { "a rare word (99)", { .text = "99" } },
  { "nothing (zzz)", { .text = "zzz" } },
  { "work of change", { .processes = 1u << TFL_PROCESS_CHANGE } },
  { "orphans", { .is_orphan = TRUE } },
};
#define N_QUERIES G_N_ELEMENTS (queries)

typedef struct
{
  guint  n_elements;
  double making;              /* ms */
  double queries[N_QUERIES];  /* ms, the median */
  guint  n_found[N_QUERIES];
  double plain;               /* ms */
  double edit;                /* µs */
} Cost;

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static double
milliseconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

static double
measure_query (TflSearch      *search,
               const TflQuery *query,
               TflFindings    *findings,
               guint          *n_found)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) ids = tfl_search_find (search, query, findings, LIMIT, n_found);

      times[i] = milliseconds (start);
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);

  return times[N_RUNS / 2];
}

typedef struct
{
  guint n_elements;
  guint n_found;
} Plain;

static gboolean
look_plainly (const TflElement *element,
              gpointer          user_data)
{
  Plain *plain = user_data;

  plain->n_elements++;
  plain->n_found += strcasestr (tfl_element_get_name (element), "unit") != NULL;

  return TRUE;
}

static double
measure_plain (TflModel *model,
               guint    *n_elements)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      Plain plain = { 0, 0 };

      tfl_model_foreach (model, look_plainly, &plain);
      times[i] = milliseconds (start);
      *n_elements = plain.n_elements;
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);

  return times[N_RUNS / 2];
}

/* Renames all over the model, the diffs made beforehand. */
static double
measure_edits (TflModel  *model,
               TflSearch *search,
               guint      n_units)
{
  g_autoptr (TflDocument) document = tfl_document_new (model);
  g_autoptr (GPtrArray) diffs = g_ptr_array_new_with_free_func ((GDestroyNotify) tfl_diff_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gint64 start;

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TflModel) before = tfl_model_ref (tfl_document_get_model (document));
      g_autofree char *id = g_strdup_printf ("u%d", g_rand_int_range (rand, 1, (gint32) n_units));
      g_autofree char *name = g_strdup_printf ("Renamed %u", i);
      TflEdit *edit = tfl_document_begin (document);

      tfl_edit_set (edit, id, TFL_UNIT_NAME, name, NULL);
      tfl_document_commit (document, edit, name, NULL);
      g_ptr_array_add (diffs, tfl_diff_new (before, tfl_document_get_model (document)));
    }

  start = g_get_monotonic_time ();
  for (guint i = 0; i < diffs->len; i++)
    tfl_search_update (search, g_ptr_array_index (diffs, i));

  return 1000 * milliseconds (start) / N_EDITS;
}

static Cost
measure (guint n_elements)
{
  guint n_units = (guint) (n_elements / SHARE);
  TflGenerator generator = TFL_GENERATOR (n_units);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflIndex) index = tfl_index_new (model);
  g_autoptr (TflFindings) findings = tfl_findings_new (model, index);
  g_autoptr (TflSearch) search = NULL;
  Cost cost;
  gint64 start = g_get_monotonic_time ();

  search = tfl_search_new (model);
  cost.making = milliseconds (start);
  cost.plain = measure_plain (model, &cost.n_elements);
  for (guint i = 0; i < N_QUERIES; i++)
    cost.queries[i] = measure_query (search, &queries[i].query, findings, &cost.n_found[i]);
  cost.edit = measure_edits (model, search, n_units);

  return cost;
}

static void
print_row (const char *title,
           double      small,
           double      middle,
           double      large,
           double      plain)
{
  g_print ("  %-26s %10.3f %10.3f %10.3f %10.2f", title, small, middle, large, large / small);
  if (plain > 0)
    g_print (" %10.2f", large / plain);
  g_print ("\n");
}

int
main (void)
{
  Cost small = measure (1000);
  Cost middle = measure (10000);
  Cost large = measure (100000);

  g_print ("%-28s %10u %10u %10u %10s %10s\n", "elements", small.n_elements, middle.n_elements, large.n_elements, "ratio",
           ": plain");
  print_row ("strcasestr over names (ms)", small.plain, middle.plain, large.plain, large.plain);
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s: %u", queries[i].title, large.n_found[i]);

      print_row (title, small.queries[i], middle.queries[i], large.queries[i], large.plain);
    }
  print_row ("following an edit (us)", small.edit, middle.edit, large.edit, 0);
  print_row ("making it (ms)", small.making, middle.making, large.making, large.plain);

  return 0;
}
