#include "bench-layout-report.h"

#include <math.h>
#include <string.h>

/* The bars of the design, one row each. */

static const BenchResult *
find (GArray     *results,
      const char *name)
{
  for (guint i = 0; i < results->len; i++)
    if (strcmp (g_array_index (results, BenchResult, i).name, name) == 0)
      return &g_array_index (results, BenchResult, i);

  return NULL;
}

static void
print_row (const char *what,
           const char *bar,
           const char *value,
           gboolean    well)
{
  g_print ("%-64s %14s %14s   %s\n", what, bar, value, well ? "ok" : "MISSED");
}

static void
print_missing (const char *what,
               const char *bar)
{
  g_print ("%-64s %14s %14s\n", what, bar, "not run");
}

/* Ours is to take no more than 1/bar of theirs. One that was stopped would have taken longer still. */
static void
bar_speed (GArray      *results,
           const char  *name,
           BenchEngine  engine,
           double       bar)
{
  const BenchResult *r = find (results, name);
  const BenchCell *theirs = r != NULL ? &r->cells[engine] : NULL;
  g_autofree char *what = g_strdup_printf ("%s: full layout, part of the time of %s", name, bench_engine_name (engine));
  g_autofree char *most = g_strdup_printf ("<= 1/%.0f", bar);
  g_autofree char *value = NULL;
  double ratio;

  if (r == NULL || (theirs->outcome != BENCH_DONE && theirs->outcome != BENCH_TOO_LONG))
    {
      print_missing (what, most);
      return;
    }

  ratio = theirs->seconds / r->cells[BENCH_OURS].seconds;
  value = g_strdup_printf ("%s1/%.1f", theirs->outcome == BENCH_TOO_LONG ? "< " : "", ratio);
  if (theirs->outcome == BENCH_TOO_LONG && ratio < bar)
    g_print ("%-64s %14s %14s   cannot be told: it was stopped\n", what, most, value);
  else
    print_row (what, most, value, ratio >= bar);
}

static void
bar_edits (GArray     *results,
           const char *name)
{
  const BenchResult *r = find (results, name);
  g_autofree char *what = g_strdup_printf ("%s: layout after one edit, median part of a full one", name);
  g_autofree char *late = g_strdup_printf ("%s: layout after one edit, 95th percentile (ms)", name);
  g_autofree char *ratio = NULL;
  g_autofree char *p95 = NULL;

  if (r == NULL || r->edits.n_edits == 0)
    {
      print_missing (what, "<= 1/20");
      print_missing (late, "<= 16");
      return;
    }

  ratio = g_strdup_printf ("1/%.1f", r->cells[BENCH_OURS].seconds / r->edits.median);
  p95 = g_strdup_printf ("%.1f", 1000 * r->edits.p95);
  print_row (what, "<= 1/20", ratio, r->edits.median <= r->cells[BENCH_OURS].seconds / 20);
  print_row (late, "<= 16", p95, r->edits.p95 <= 0.016);
}

static void
bar_growth (GArray     *results,
            const char *small,
            const char *large)
{
  const BenchResult *a = find (results, small);
  const BenchResult *b = find (results, large);
  g_autofree char *what = g_strdup_printf ("%s to %s: growth of the full layout (n log n)", small, large);
  g_autofree char *bar = NULL;
  g_autofree char *value = NULL;
  double most, ratio;

  if (a == NULL || b == NULL)
    {
      print_missing (what, "<= 5.87");
      return;
    }

  most = b->n_units * log (b->n_units) / (a->n_units * log (a->n_units));
  ratio = b->cells[BENCH_OURS].seconds / a->cells[BENCH_OURS].seconds;
  bar = g_strdup_printf ("<= %.2f", most);
  value = g_strdup_printf ("%.2f", ratio);
  print_row (what, bar, value, ratio <= most);
}

/* What must be so on every graph; the graphs where it is not are named. */
static void
bar_everywhere (GArray      *results,
                const char  *what,
                const char  *bar,
                gboolean   (*is_well) (const BenchResult *result))
{
  g_autoptr (GString) misses = g_string_new (NULL);
  g_autofree char *value = NULL;
  guint n_well = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const BenchResult *r = &g_array_index (results, BenchResult, i);

      if (is_well (r))
        n_well++;
      else
        g_string_append_printf (misses, "%s%s", misses->len > 0 ? ", " : " (not ", r->name);
    }
  value = g_strdup_printf ("%u of %u", n_well, results->len);
  g_print ("%-64s %14s %14s   %s%s%s\n", what, bar, value, n_well == results->len ? "ok" : "MISSED", misses->str,
           misses->len > 0 ? ")" : "");
}

static gboolean
has_no_overlap (const BenchResult *r)
{
  return r->cells[BENCH_OURS].quality.overlaps == 0;
}

static gboolean
has_none_outside (const BenchResult *r)
{
  return r->cells[BENCH_OURS].quality.outside == 0;
}

static gboolean
has_no_foreign (const BenchResult *r)
{
  return r->cells[BENCH_OURS].quality.foreign == 0;
}

static gboolean
has_all_routes (const BenchResult *r)
{
  return r->cells[BENCH_OURS].quality.drawn == 1;
}

static gboolean
is_steady (const BenchResult *r)
{
  return r->cells[BENCH_OURS].moved && r->cells[BENCH_OURS].movement.strange == 0;
}

static gboolean
is_shaped (const BenchResult *r)
{
  return r->cells[BENCH_OURS].quality.shaped >= 0.95;
}

static gboolean
is_page (const BenchResult *r)
{
  return r->cells[BENCH_OURS].quality.aspect >= 1 && r->cells[BENCH_OURS].quality.aspect <= 2;
}

static void
bar_shaped (GArray *results)
{
  double n = 0;
  double well = 0;
  g_autofree char *value = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const BenchResult *r = &g_array_index (results, BenchResult, i);

      n += r->n_containers;
      well += r->n_containers * r->cells[BENCH_OURS].quality.shaped;
    }
  value = g_strdup_printf ("%.1f%%", 100 * well / MAX (n, 1));
  print_row ("all containers of all graphs between 1:2 and 2:1", ">= 95%", value, well >= 0.95 * n);
}

typedef double (*Measure) (const BenchQuality *quality);

static double
crossings_of (const BenchQuality *quality)
{
  return quality->crossings;
}

/* The eye sees that a bundle is crossed by another one; it cannot see what crosses within a bundle. */
static double
all_crossings_of (const BenchQuality *quality)
{
  return quality->crossings + MAX (quality->hidden, 0);
}

static double
bends_of (const BenchQuality *quality)
{
  return quality->bends;
}

static void
bar_against_elk (GArray     *results,
                 const char *name,
                 const char *measure_name,
                 Measure     measure)
{
  const BenchResult *r = find (results, name);
  const BenchCell *elk = r != NULL ? &r->cells[BENCH_ELK_INCLUDE] : NULL;
  g_autofree char *what = g_strdup_printf ("%s: %s a route, beside elk include", name, measure_name);
  g_autofree char *bar = NULL;
  g_autofree char *value = NULL;
  double ours, theirs;

  if (r == NULL || elk->outcome != BENCH_DONE)
    {
      print_missing (what, "<= elk");
      return;
    }

  ours = measure (&r->cells[BENCH_OURS].quality);
  theirs = measure (&elk->quality);
  bar = g_strdup_printf ("<= %.2f", theirs);
  value = g_strdup_printf ("%.2f", ours);
  print_row (what, bar, value, ours <= theirs);
}

static void
bar_leaves (GArray     *results,
            const char *name)
{
  const BenchResult *r = find (results, name);
  g_autofree char *what = g_strdup_printf ("%s: share of the page under leaf units", name);
  g_autofree char *value = r != NULL ? g_strdup_printf ("%.1f%%", 100 * r->cells[BENCH_OURS].quality.leaves) : NULL;

  if (r == NULL)
    print_missing (what, ">= 12%");
  else
    print_row (what, ">= 12%", value, r->cells[BENCH_OURS].quality.leaves >= 0.12);
}

void
bench_report_bars (GArray *results)
{
  static const char *const compared[] = { "hospital", "municipality", "bank", "1000-0.3", "1000-1.0" };

  g_print ("\n%-64s %14s %14s\n", "Bars", "", "here");
  bar_speed (results, "10000-1.0", BENCH_DOT, 200);
  bar_speed (results, "10000-1.0", BENCH_ELK_SEPARATE, 15);
  bar_edits (results, "10000-1.0");
  bar_growth (results, "10000-0.3", "50000-0.3");
  bar_growth (results, "10000-1.0", "50000-1.0");
  bar_everywhere (results, "graphs without overlapping siblings", "all", has_no_overlap);
  bar_everywhere (results, "graphs with every child inside its parent", "all", has_none_outside);
  bar_everywhere (results, "graphs without routes through foreign boxes", "all", has_no_foreign);
  bar_everywhere (results, "graphs with a route for every line", "all", has_all_routes);
  bar_everywhere (results, "graphs where a leaf more changes nothing off its path", "all", is_steady);
  bar_shaped (results);
  bar_everywhere (results, "graphs with 95 % of containers between 1:2 and 2:1", "all", is_shaped);
  bar_everywhere (results, "graphs with a page between 1:1 and 2:1", "all", is_page);
  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      bar_against_elk (results, compared[i], "crossings", crossings_of);
      bar_against_elk (results, compared[i], "crossings with hidden", all_crossings_of);
      bar_against_elk (results, compared[i], "bends", bends_of);
    }
  bar_leaves (results, "1000-0.3");
  bar_leaves (results, "1000-1.0");
}
